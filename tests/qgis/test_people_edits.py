"""What is changed in the dock 人房信息: what a passing failure leaves to be tried again, which dates are refused."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QWidget

from civicgrid.plugin.domain.dwelling import Resident
from civicgrid.plugin.panels.people_houses import edit_dialogs, edits
from civicgrid.plugin.panels.people_houses.edit_dialogs import EndStayDialog, StayDialog
from civicgrid.plugin.panels.people_houses.edits import Edits
from civicgrid.plugin.store.errors import ChangedMeanwhile, StoreUnavailable
from civicgrid.plugin.store.residents.dwelling import Stay

TODAY = date(2026, 5, 20)
ZONE = "Asia/Shanghai"


class Bench:
    """A workbench that works at once; what follows is kept until `tell`."""

    def __init__(self):
        self.session = SimpleNamespace(store=object())
        self.said, self._told = [], []

    def in_store(self, _title, work, done, failed):
        try:
            self._told.append((done, work(self.session.store)))
        except Exception as error:
            self._told.append((failed, error))

    def tell(self):
        told, self._told = self._told, []
        for act, value in told:
            act(value)

    def say(self, text, _level=None):
        self.said.append(text)

    def say_error(self, error):
        self.said.append(str(error))


@pytest.fixture
def parent(qgis_app):
    widget = QWidget()
    yield widget
    widget.deleteLater()


@pytest.fixture
def written(parent, monkeypatch):
    """Edits with the changes first and second done, and the answers that the store gives to an undo, in turn."""
    answers, undone = [], []

    class Stays:
        def __init__(self, _store):
            pass

        def undo(self, change):
            undone.append(change)
            if answers and (error := answers.pop(0)) is not None:
                raise error

    monkeypatch.setattr(edits, "Stays", Stays)
    bench = Bench()
    made = Edits(bench, parent)
    for change in ("first", "second"):
        made._write(lambda _store, change=change: change, "")
        bench.tell()
    return SimpleNamespace(bench=bench, edits=made, answers=answers, undone=undone)


def test_a_change_that_could_not_be_taken_back_for_a_moment_can_be_tried_again(written):
    written.answers.append(StoreUnavailable("gone"))
    for _ in range(2):
        written.edits.undo()
        written.bench.tell()
    assert written.undone == ["second", "second"]
    assert written.bench.said[-2] == "gone"
    written.edits.undo()
    written.bench.tell()
    assert written.undone[2:] == ["first"]
    assert not written.edits.can_undo()


def test_what_somebody_worked_on_since_does_not_keep_what_was_done_before(written):
    written.answers.append(ChangedMeanwhile("worked on"))
    for _ in range(2):
        written.edits.undo()
        written.bench.tell()
    assert written.undone == ["second", "first"]


def test_a_change_is_taken_back_once_however_often_the_key_is_pressed(written):
    written.edits.undo()
    written.edits.undo()
    written.bench.tell()
    assert written.undone == ["second"]


def test_a_store_that_was_left_while_taking_back_leaves_nothing_in_the_way(written):
    written.edits.undo()
    written.edits.forget()
    written.bench.session.store = object()
    written.bench.tell()
    written.edits._write(lambda _store: "third", "")
    written.bench.tell()
    written.edits.undo()
    assert written.undone == ["second", "third"]


def stay(begin):
    person = Resident(1, 1, 1, "family", begin, name_masked="张*")
    return Stay(
        1, 1, 1, 1, "family", True, begin, None, "hand", 1.0, None, "manual", None, "1", 5, "501", "self_occupied",
        True, "3栋", person,
    )  # fmt: skip


def building():
    return SimpleNamespace(rooms=[SimpleNamespace(id=1, unit="1", floor=5, number="501")])


@pytest.fixture
def at_home(parent, monkeypatch):
    monkeypatch.setattr(edit_dialogs, "today", lambda _zone: TODAY)
    return parent


def turn(field, day):
    field.setDate(QDate(day.year, day.month, day.day))


def test_a_begin_in_the_future_is_said_and_not_taken(at_home):
    dialog = StayDialog(stay(date(2020, 1, 1)), building(), ZONE, at_home)
    assert dialog.ok.isEnabled()
    assert dialog.wrong.isHidden()
    turn(dialog._from, TODAY + timedelta(1))
    assert dialog._from.date().toPyDate() == TODAY + timedelta(1), "what was typed stays"
    assert not dialog.ok.isEnabled()
    assert "A stay cannot begin in the future." in dialog.wrong.text()
    assert not dialog.wrong.isHidden()
    turn(dialog._from, TODAY)
    assert dialog.ok.isEnabled()
    assert dialog.wrong.isHidden()


def test_a_stored_begin_in_the_future_is_shown_as_it_is(at_home):
    dialog = StayDialog(stay(TODAY + timedelta(30)), building(), ZONE, at_home)
    assert dialog._from.date().toPyDate() == TODAY + timedelta(30)
    assert not dialog.ok.isEnabled()


def test_an_end_before_the_begin_is_said_and_not_taken(at_home):
    dialog = StayDialog(stay(date(2020, 1, 1)), building(), ZONE, at_home)
    turn(dialog._to, date(2019, 1, 1))
    assert dialog.ok.isEnabled(), "an end that is not asked for contradicts nothing"
    dialog._ended.setChecked(True)
    assert "A stay cannot end before it begins." in dialog.wrong.text()
    assert not dialog.ok.isEnabled()
    ending = EndStayDialog(stay(date(2020, 1, 1)), ZONE, at_home)
    assert ending.ok.isEnabled()
    turn(ending._day, date(2019, 1, 1))
    assert not ending.ok.isEnabled()
