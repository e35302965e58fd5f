"""The residents of a building as a table: in the order of the rooms, filtered, children without a name."""

from datetime import date

import pytest
from qgis.PyQt.QtCore import Qt

from civicgrid.plugin.domain.dwelling import Resident, Room
from civicgrid.plugin.panels.people_houses.history import History, Place
from civicgrid.plugin.panels.people_houses.people_model import MINOR, RESIDENT, PeopleModel
from civicgrid.plugin.panels.people_houses.words import details_of, name_of, room_label

ROOMS = {
    1: Room(1, "10", 1, "101", "self_occupied"),
    2: Room(2, "2", 10, "1001", "self_occupied"),
    3: Room(3, "2", 9, "902", "rented"),
    4: Room(4, "2", -1, "B1", "shop"),
}


def one(number, room, name="张*", **values):
    return Resident(number, number, room, "family", date(2000 + number, 1, 1), name_masked=name, **values)


PEOPLE = [
    one(1, 1, person_class="registered", household_id=5, birth_year=1980),
    one(2, 2, "欧阳*", person_class="floating", birth_year=1970),
    one(3, 3, "李*", person_class="registered"),
    one(4, 1, "张**", person_class="registered", household_id=5, birth_year=2020, sex="2"),
    one(5, 4, None),
]


@pytest.fixture
def model(qgis_app):
    model = PeopleModel()
    model.fill(PEOPLE, ROOMS, 2026)
    return model


def column(model, number):
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_rooms_come_as_they_stand_and_children_have_no_name(model):
    assert column(model, 0) == ["Unit 2, B1", "Unit 2, 902", "Unit 2, 1001", "Unit 10, 101", "Unit 10, 101"]
    assert column(model, 1) == ["person of another area", "李*", "欧阳*", "张*", "child (guardian 张*)"]
    assert model.index(4, 1).data(Qt.ItemDataRole.ToolTipRole) == "", "nothing more is said of a child"


def test_filters_and_sorting_go_together(model):
    model.ask("902", "")
    assert column(model, 1) == ["李*"]
    model.ask("欧阳", "")
    assert column(model, 0) == ["Unit 2, 1001"]
    model.ask("", MINOR)
    assert column(model, 1) == ["child (guardian 张*)"]
    model.ask("", "registered")
    model.sort(4, Qt.SortOrder.DescendingOrder)
    assert column(model, 4) == ["2004-01-01", "2003-01-01", "2001-01-01"]
    assert (model.row_of(3), model.row_of(2), model.whole) == (1, -1, 5)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.ask("", "")
    assert model.index(0, 0).data(RESIDENT).person_id in {1, 4}


def test_words_tell_no_more_than_may_be_told():
    child = PEOPLE[3]
    assert name_of(child, [], 2026) == "child"
    assert details_of(child, 2026) == ""
    assert details_of(PEOPLE[1], 2026) == "born 1970"
    # In the year after that of turning eighteen a person has a name.
    assert name_of(child, [], 2038) == "child"
    assert name_of(child, [], 2039) == "张**"
    assert room_label("", 3, "301") == "301"
    assert room_label("", -1, "7") == "B1 7"
    assert room_label("2", -1, "7") == "Unit 2, 7"


def test_the_way_back_and_forward():
    history = History()
    assert (history.here, history.can(-1), history.step(-1)) == (None, False, None)
    first, second, third = Place("building", 1), Place("room", 2), Place("person", 3)
    for place in (first, second, second, third):
        history.go(place)
    assert history.step(-1) == second
    assert history.step(-1) == first
    assert not history.can(-1)
    assert history.step(1) == second
    history.go(third)
    assert not history.can(1)
    history.clear()
    assert history.here is None
