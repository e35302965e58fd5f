"""Looking at the store all the time: nothing that happens to one look may be the end of all."""

from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import QObject

from civicgrid.plugin.panels.shared import looks
from civicgrid.plugin.panels.shared.looks import Looks


@pytest.fixture
def asked():
    """What was given to the background, oldest first: (done, failed)."""
    return []


@pytest.fixture
def workbench(asked):
    def in_open_store(_title, _work, done, failed):
        asked.append((done, failed))

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


def test_a_look_that_is_lost_is_made_again_and_comes_too_late(workbench, asked, qgis_app, monkeypatch):
    shown = []
    parent = QObject()
    look = Looks(workbench, "t", lambda store: None, shown.append, 0, parent)
    look.look()
    monkeypatch.setattr(looks, "PATIENCE", 0)
    look.look()
    assert len(asked) == 2
    asked[1][0]("second")
    asked[0][0]("first")
    assert shown == ["second"]


def test_the_slow_is_shown_while_later_ones_are_under_way(workbench, asked, qgis_app, monkeypatch):
    shown = []
    parent = QObject()
    look = Looks(workbench, "t", lambda store: None, shown.append, 0, parent)
    monkeypatch.setattr(looks, "PATIENCE", 0)
    look.look()
    look.look()
    asked[0][0]("first")
    asked[1][0]("second")
    assert shown == ["first", "second"]
