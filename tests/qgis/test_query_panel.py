"""Parts of the query's panel: shapes in metres, and a table of a million rows that reads what is in view."""

import math
from datetime import date

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from civicgrid.plugin.panels.query.model import PAGE, PersonsModel
from civicgrid.plugin.panels.shared.shapes import buffer_metres, circle, moved, together
from civicgrid.plugin.store.residents.query import Answer, Stay

DEGREES, METRES = QgsCoordinateReferenceSystem("EPSG:4490"), QgsCoordinateReferenceSystem("EPSG:4547")
MERCATOR = QgsCoordinateReferenceSystem("EPSG:3857")
MIDDLE = QgsPointXY(114.2, 22.7)


def area_metres(shape, crs):
    return moved(shape, crs, METRES).area()


@pytest.mark.parametrize("crs", [DEGREES, METRES, MERCATOR], ids=lambda crs: crs.authid())
def test_a_circle_is_round_in_metres_whatever_the_map(crs):
    centre = moved(QgsGeometry.fromPointXY(MIDDLE), DEGREES, crs).asPoint()
    edge = moved(QgsGeometry.fromPointXY(QgsPointXY(114.203, 22.7)), DEGREES, crs).asPoint()
    shape, metres = circle(centre, edge, crs)
    assert metres == pytest.approx(308.3, rel=0.01)
    assert area_metres(shape, crs) == pytest.approx(math.pi * metres**2, rel=0.01)
    assert moved(shape, crs, DEGREES).boundingBox().contains(MIDDLE)


def test_a_line_is_followed_on_both_sides():
    line = QgsGeometry.fromPolylineXY([MIDDLE, QgsPointXY(114.21, 22.7)])
    length = moved(line, DEGREES, METRES).length()
    around = buffer_metres(line, DEGREES, 50)
    assert area_metres(around, DEGREES) == pytest.approx(length * 100 + math.pi * 50**2, rel=0.01)


def test_shapes_are_one_place_and_a_knot_is_undone():
    knot = QgsGeometry.fromPolygonXY([[QgsPointXY(*point) for point in ((0, 0), (1, 1), (1, 0), (0, 1))]])
    whole = together([QgsGeometry(), knot, QgsGeometry.fromRect(knot.boundingBox())])
    assert whole.isGeosValid()
    assert whole.area() == pytest.approx(1)
    assert together([]).isNull()


class Words:
    """Stands for a `PersonTable`: the id in every cell."""

    def cells(self, stay):
        return [stay.id] * 15


def stay(key):
    return Stay(
        id=key, person_id=key, name_masked="张*", document_masked="", phone_masked="", sex="1", birth_year=1950,
        person_class="registered", residence_state=None, resident=None, room_id=1, unit="", floor=1, room_number="101",
        use_class="rented", building_id=1, building="路1号", role="owner", lives_here=True,
        valid_from=date(2020, 1, 1), valid_to=None, verified_at=None, method="hand", confidence=None,
    )  # fmt: skip


@pytest.fixture
def shown():
    """A model of a million rows, and what it has asked for; rows whose id ends in 7 are gone."""
    asked = []

    def load(ids, take):
        asked.append(list(ids))
        take({key: stay(key) for key in ids if key % 10 != 7})

    model = PersonsModel(load)
    model.show_first(Words(), [stay(key) for key in range(5)])
    ids = np.arange(1_000_000, dtype=np.int64)
    model.show_answer(Answer(ids, ids, ids // 25))
    return model, asked


def test_a_million_rows_are_there_at_once_and_read_when_seen(shown):
    model, asked = shown
    assert model.rowCount() == 1_000_000
    assert asked == []
    assert model.index(500_000, 0).data() == "…"
    QTest.qWait(100)
    assert model.index(500_000, 0).data() == "500000"
    assert asked == [list(range(500_000, 500_000 + PAGE))]
    assert model.index(500_000, 0).data(Qt.ItemDataRole.UserRole).id == 500_000


def test_rows_that_scroll_by_are_not_read(shown):
    model, asked = shown
    for row in range(0, 900_000, 10_000):
        model.index(row, 0).data()
    QTest.qWait(100)
    assert len(asked) == 1
    assert len(asked[0]) == 3 * PAGE
    assert asked[0][-1] // PAGE == 890_000 // PAGE


def test_a_row_that_is_gone_is_not_asked_for_again(shown):
    model, asked = shown
    model.index(707, 0).data()
    QTest.qWait(100)
    assert model.index(707, 0).data() == "—"
    model.index(707, 0).data()
    QTest.qWait(100)
    assert len(asked) == 1


def test_rows_of_some_buildings_and_what_was_chosen(shown):
    model, _ = shown
    ids = np.arange(1000, dtype=np.int64)
    answer = Answer(ids, ids, ids // 25)
    model.show_answer(answer, {2, 4})
    assert model.rowCount() == 50
    assert model.stay_ids([(0, 1), (49, 49), (0, 0)]) == [50, 51, 124]
    assert answer.among([50, 51, 124]).by_building() == {2: 2, 4: 1}
    model.show_answer(answer, set())
    assert model.rowCount() == 0
