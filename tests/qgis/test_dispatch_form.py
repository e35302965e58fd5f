"""The form of a dispatch: the department that the rules propose is chosen, and its reason goes with the step."""

import pytest
from qgis.PyQt.QtWidgets import QLabel, QWidget

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.event_look import Answer
from civicgrid.plugin.panels.events.fields import DepartmentField, NoteField
from civicgrid.plugin.panels.events.proposing import choices, proposed
from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import REPORT, walk


@pytest.fixture
def case(tmp_path):
    """A store with two departments, the first of which leads in what is reported; an event ready for dispatch."""
    with create_store(str(tmp_path / "派发.gpkg")) as store:
        area = store.insert("area", {"uid": new_uid(), "code": "Q", "name": "青石街道", "level": "town"})
        keys = {}
        for code, name, part in (("CG", "城管中队", "lead"), ("HW", "环卫所", "assist")):
            keys[code] = store.insert("department", {"uid": new_uid(), "code": code, "name": name, "area_id": area})
            duty = {"department_id": keys[code], "event_type": "0102", "part": part, "basis": "《职责清单》第3条"}
            store.insert("responsibility", duty)
        Access(store).create_user("", "王芳")
        store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
        events = Events(store)
        event = events.report({**REPORT, "area_id": area})
        walk(events, event, "accept", "file")
        yield store, events, event, keys


def form(case):
    store, _, event, _ = case
    body = QWidget()
    lead = DepartmentField(choices(store), proposed(store, event), body)
    return body, lead, NoteField("dispatch", False, body)


def answer(*fields):
    found = Answer()
    for field in fields:
        field.put(found)
    return found


def test_what_is_proposed_is_chosen_and_its_reason_is_the_note(qgis_app, case):
    _, _, _, keys = case
    _body, lead, note = form(case)
    said = answer(lead, note)
    assert (said.department, said.assisting) == (keys["CG"], ["HW"])
    assert "《职责清单》第3条" in said.note
    assert "《职责清单》第3条" in lead.findChild(QLabel, "CivicGrid.events.proposal").text()
    note.text.setPlainText("请当日处置")
    assert answer(lead, note).note == "请当日处置"
    note.text.clear()
    lead.lead.setCurrentIndex(lead.lead.findData(keys["HW"]))
    assert answer(lead, note).note == ""


def test_without_a_rule_nothing_is_chosen_and_the_duty_desk_is_named(qgis_app, case):
    store, *_ = case
    store.execute("UPDATE event SET event_type = '0505'")
    _body, lead, note = form(case)
    said = answer(lead, note)
    assert (said.department, said.note) == (None, "")
    assert "duty desk" in lead.findChild(QLabel, "CivicGrid.events.proposal").text()


def test_open_work_stands_behind_a_departments_name(qgis_app, case):
    store, events, event, _ = case
    assert {one.name for one in choices(store)} == {"城管中队", "环卫所"}
    walk(events, event, "dispatch")
    assert {one.name for one in choices(store)} == {"城管中队 (1 open)", "环卫所"}
