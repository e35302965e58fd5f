"""The watch over sensors' alarms: many are a round of looks, and what came of it is said once."""

from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import QObject, pyqtSignal

from civicgrid.plugin.jobs import sensor_events
from civicgrid.plugin.jobs.sensor_events import Entered
from civicgrid.plugin.panels.alarms.sensor_watch import SensorWatch
from civicgrid.plugin.services.tasks import Task


class Session(QObject):
    opened, leaving, changed, returned = pyqtSignal(), pyqtSignal(), pyqtSignal(list), pyqtSignal()
    store, lost, account = object(), "", SimpleNamespace(roles=frozenset({"clerk"}))


@pytest.fixture
def said():
    return []


@pytest.fixture
def window(said, qgis_app, monkeypatch):
    """A watch, what its looks find, and what they were asked for."""
    found, asked = [], []

    def enter_alarms(store, **given):
        asked.append(given)
        return found.pop(0)

    def in_open_store(title, work, done, failed):
        done(work(None))
        return Task(title, work, done, failed)

    monkeypatch.setattr(sensor_events, "enter_alarms", enter_alarms)
    session = Session()
    workbench = SimpleNamespace(session=session, in_open_store=in_open_store, say=lambda text, *_: said.append(text))
    watch = SensorWatch(workbench)
    watch._looks._gap.setInterval(0)

    def look(*entered):
        found.extend(entered)
        watch._looks.look()
        for _ in range(50):
            qgis_app.processEvents()
        assert found == []

    watch._watch.start()
    yield SimpleNamespace(look=look, asked=asked, session=session)
    watch.close()


def test_many_alarms_are_a_round_of_which_is_said_once_what_came_of_it(window, said):
    window.look(
        Entered(made=[(1, "20261130-000001", "A")], failed={1: "no type", 2: "no type"}, more=True),
        Entered(made=[(2, "20261130-000002", "B")], failed={3: "no type", 4: "no level"}, more=True),
        Entered(),
    )
    assert [one["besides"] for one in window.asked] == [frozenset(), frozenset({1, 2}), frozenset({1, 2, 3, 4})]
    assert {one["at_most"] for one in window.asked} == {50}
    assert len(said) == 2
    assert "2 new events" in said[0]
    assert said[1] == "4 alarms of sensors could not be made events: no type (3) no level (1)"
    # The next round tries all again, and says only what is new.
    window.look(Entered(failed={1: "no type", 2: "no type", 3: "no type", 4: "no level", 5: "no type"}))
    assert window.asked[-1]["besides"] == frozenset()
    assert said[2:] == ["A sensor's alarm could not be made an event: no type"]


def test_how_many_are_too_old_is_said_when_it_changes(window, said):
    for old in (3, 3, 0, 3):
        window.look(Entered(old=old))
    assert len(said) == 2
    assert "24 hours ago: 3" in said[0]
