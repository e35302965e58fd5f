"""Open events around a new one, in both engines."""

from datetime import timedelta

import pytest
import shapely

from civicgrid.plugin.domain.events.similar import Report
from civicgrid.plugin.services.clock import utc_now
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.event_similar import similar_events
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import REPORT, take
from civicgrid.tests.support.people import own_login


def new():
    # Now, not when the tests were collected.
    return Report("0102", "人民路12号对面垃圾成堆", utc_now())


def place(metres_east=0.0):
    return shapely.to_wkb(shapely.Point(114.205 + metres_east / 102_700, 22.705))


@pytest.fixture
def events(store):
    login = own_login(store)
    if not store.read("app_user", ["id"])["id"]:
        Access(store).create_user(login, "王芳")
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    return Events(store)


def told(events, title, metres, kind="0102", **more):
    return events.report({**REPORT, "event_type": kind, "title": title, "geom": place(metres), **more})


def test_open_events_near_by_are_found_with_the_numbers_that_rank_them(store, events):
    near = told(events, "人民路12号垃圾", 23, reported_at=utc_now() - timedelta(hours=2))
    further = told(events, "人民路边垃圾堆放", 80)
    told(events, "人民路12号垃圾", 130)  # too far
    told(events, "井盖缺失", 5, kind="0401")  # another matter
    events.report({**REPORT, "geom": None, "title": "人民路12号垃圾"})
    closed = told(events, "人民路12号对面垃圾成堆", 1)
    take(events, closed, "accept")
    take(events, closed, "void")
    found = similar_events(store, place(), new())
    assert [one.id for one in found] == [near, further]
    first = found[0].likeness
    assert first.metres == pytest.approx(23, abs=0.5)
    assert first.hours == pytest.approx(2, abs=0.1)
    assert first.same_type
    assert found[0].number == store.read("event", ["number"], where={"id": near})["number"][0]
    assert [one.id for one in similar_events(store, place(), new(), metres=50)] == [near]
    assert [one.id for one in similar_events(store, place(), new(), most=1)] == [near]


def test_a_place_without_events_finds_none(store, events):
    assert similar_events(store, place(), new()) == []
