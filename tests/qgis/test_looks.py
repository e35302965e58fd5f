"""Looking at the store all the time: nothing that happens to one look may be the end of all."""

from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import QObject

from civicgrid.plugin.panels.shared.looks import Looks
from civicgrid.plugin.services.tasks import Task


@pytest.fixture
def asked():
    """What was given to the background, oldest first: (done, failed, its task)."""
    return []


@pytest.fixture
def workbench(asked):
    def in_open_store(title, work, done, failed):
        asked.append((done, failed, Task(title, work, done, failed)))
        return asked[-1][2]

    said = []
    return SimpleNamespace(
        session=SimpleNamespace(store=object(), lost=""), in_open_store=in_open_store, say_error=said.append, said=said
    )


def broken(_found):
    raise RuntimeError("a window that is gone")


def test_one_at_a_time_and_what_changes_meanwhile_afterwards(workbench, asked, qgis_app):
    shown = []
    parent = QObject()
    look = Looks(workbench, "t", lambda store: None, shown.append, 0, parent)
    look.at_once()
    look.at_once()
    look.look()
    assert len(asked) == 1
    asked[0][0]("a")
    qgis_app.processEvents()
    assert shown == ["a"]
    assert len(asked) == 2


def test_what_cannot_be_shown_does_not_end_the_looking(workbench, asked, qgis_app):
    parent = QObject()
    look = Looks(workbench, "t", lambda store: None, broken, 0, parent, broken)
    for end in (0, 1):
        look.at_once()
        with pytest.raises(RuntimeError):
            asked[-1][end](ValueError())
    look.at_once()
    assert len(asked) == 3


def test_a_look_that_somebody_cancels_is_not_the_last(workbench, asked, qgis_app):
    parent = QObject()
    look = Looks(workbench, "t", lambda store: None, broken, 0, parent)
    look.at_once()
    asked[0][2].stopped.emit()
    look.at_once()
    assert len(asked) == 2
