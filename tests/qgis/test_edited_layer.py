"""Somebody edits a table of the loop as a layer of QGIS: what follows from steps is refused, with the reason."""

import pytest
from qgis.core import QgsVectorLayer

from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import REPORT, walk


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "街道.gpkg"
    with create_store(str(path)) as store:
        store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
        events = Events(store)
        event = events.report({**REPORT, "urgency": "critical"})
        walk(events, event, "accept", "file", "dispatch")
    return path


def edited(file, table, column, value):
    """Whether QGIS could save a changed attribute of a table's only row, and what it says."""
    layer = QgsVectorLayer(f"{file}|layername={table}", table, "ogr")
    assert layer.startEditing()
    (row,) = layer.getFeatures()
    assert layer.changeAttributeValue(row.id(), layer.fields().indexOf(column), value)
    saved, said = layer.commitChanges(), " ".join(layer.commitErrors())
    layer.rollBack()
    return saved, said


@pytest.mark.parametrize(("table", "column", "value", "reason"), [
    ("event", "supervision", "red", "follows from the steps"),
    ("event", "department_id", None, "follows from the steps"),
    ("event", "display_level", 4, "follows from its colour"), ("event", "urgency", "panic", "no such urgency"),
    ("event", "event_type", "nonsense", "no such type"), ("event", "reported_at", None, "stay as they are"),
    ("event", "due_at", None, "follow from its steps and the rules"), ("event", "number", "1", "cannot change"),
    ("event_department", "part", "assist", "which departments"), ("event_fact", "handled", 1, "what is measured"),
])  # fmt: skip
def test_what_follows_from_steps_is_refused_to_an_edited_layer(file, table, column, value, reason):
    saved, said = edited(file, table, column, value)
    assert not saved
    assert reason in said


def test_what_was_reported_is_corrected_in_an_edited_layer(file):
    assert edited(file, "event", "title", "改正")[0]
    assert edited(file, "event", "urgency", "normal")[0]
    (row,) = QgsVectorLayer(f"{file}|layername=event", "event", "ogr").getFeatures()
    assert [row["title"], row["urgency"], row["display_level"]] == ["改正", "normal", 4]


def test_no_row_of_the_log_or_of_what_follows_is_deleted_in_an_edited_layer(file):
    for table in ("event", "event_step", "event_department", "event_fact"):
        layer = QgsVectorLayer(f"{file}|layername={table}", table, "ogr")
        assert layer.startEditing()
        assert layer.deleteFeature(next(layer.getFeatures()).id())
        assert not layer.commitChanges(), table
        layer.rollBack()
