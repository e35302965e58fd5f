"""Corrections that move an event: what hangs on it goes along, what was sent stays what it was, on both engines."""

import sqlite3
from contextlib import nullcontext
from datetime import date

import psycopg2
import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.info_reports import InfoReports
from civicgrid.tests.support.duty import area_of, operator, past_the_program
from civicgrid.tests.support.events import REPORT

REFUSED = (sqlite3.IntegrityError, psycopg2.errors.RaiseException)


def at(x):
    return shapely.to_wkb(shapely.Point(x, 22.705))


@pytest.fixture
def areas(store):
    """Two areas side by side, each with a grid of its name."""
    operator(store)
    found = {}
    for name, x in (("east", 114.2), ("west", 114.3)):
        box = shapely.to_wkb(shapely.MultiPolygon([shapely.box(x, 22.7, x + 0.01, 22.71)]))
        found[name] = area_of(store, name)
        grid = {"uid": new_uid(), "code": name, "name": name, "valid_from": date(2020, 1, 1), "area_id": found[name]}
        store.insert("grid", {**grid, "geom": box})
    return found


def where(store, event):
    """The area of an event, its reports and its steps, and the code of its grid."""
    found = store.read("event", ["area_id", "grid_id"], where={"id": event})
    grid = store.read("grid", ["code"], where={"id": found["grid_id"]})["code"]
    areas = {found["area_id"][0]}
    for table in ("info_report", "event_step"):
        areas.update(store.read(table, ["area_id"], where={"event_id": event})["area_id"])
    [area] = areas
    return area, grid[0] if grid else None


def reported(store):
    """An event in the east with a report that was sent and a draft."""
    event = Events(store).report({**REPORT, "geom": at(114.205)})
    reports = InfoReports(store)
    reports.send(reports.begin(event, "first", "原文"))
    reports.begin(event, "follow_up", "稿")
    return event


def test_an_event_moves_area_with_its_sent_report(store, areas):
    event = reported(store)
    Events(store).correct(event, {"area_id": areas["west"]})
    assert where(store, event) == (areas["west"], "east")
    assert [one.content for one in InfoReports(store).reports([event])] == ["原文", "稿"]
    Events(store).correct(event, {"area_id": None})
    assert where(store, event) == (None, "east")


@pytest.mark.parametrize("change", ["area_id = {west}", "area_id = NULL", "area_id = {east}, content = 'x'"])
def test_a_sent_report_moves_with_its_event_only(store, areas, change):
    reported(store)
    before = store.read("info_report", ["area_id", "content"], where={"serial": 1})
    # A server puts the event's area back before it looks at what is left to refuse.
    silent = store.engine == "postgis" and "content" not in change
    with nullcontext() if silent else pytest.raises(REFUSED, match="stays as it was sent"):
        past_the_program(store, f"UPDATE info_report SET {change.format(**areas)} WHERE serial = 1")
    assert store.read("info_report", ["area_id", "content"], where={"serial": 1}) == before


def test_a_corrected_place_takes_grid_and_area_along(store, areas):
    event, events = reported(store), Events(store)
    assert where(store, event) == (areas["east"], "east")
    events.correct(event, {"geom": at(114.305)})
    assert where(store, event) == (areas["west"], "west")
    # Outside all areas the event has no grid, and stays with those who have it.
    events.correct(event, {"geom": at(113)})
    assert where(store, event) == (areas["west"], None)
    # An area that is named holds, and is not lost where the place is given unchanged.
    events.correct(event, {"geom": at(114.305), "area_id": areas["east"]})
    assert where(store, event) == (areas["east"], "west")
    events.correct(event, {"geom": at(114.305), "title": "x"})
    assert where(store, event) == (areas["east"], "west")
    events.correct(event, {"geom": None})
    assert where(store, event) == (areas["east"], None)
