"""Deadlines that pass: told once, with their places, and when the next one will; the same on both engines."""

from datetime import timedelta

import numpy as np
import pytest

from civicgrid.plugin.services import clock
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop import passing
from civicgrid.plugin.store.loop.event_list import EventFilter, EventList
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.passing import read_passing
from civicgrid.tests.support.event_desk import SPOT, fill_desk
from civicgrid.tests.support.events import take
from civicgrid.tests.support.people import add_account, add_area, own_login
from civicgrid.tests.support.rewritten import rewrite

HOUR = timedelta(hours=1)


@pytest.fixture
def street(store):
    """Five events without a deadline."""
    Access(store).create_user(own_login(store), "王芳")
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events = fill_desk(store)
    for key in events:
        set_deadline(store, key, None, None)
    return events


def set_deadline(store, event, warn, due):
    now = clock.utc_now()
    values = {name: None if after is None else now + after for name, after in (("warn", warn), ("due", due))}
    rewrite(store, "UPDATE event SET due_at = :due, warn_at = :warn WHERE id = :event", {**values, "event": event})


def test_what_passed_since_is_told_once_and_what_comes_next(store, street):
    soon, late, later, *_ = street
    since = clock.utc_now() - HOUR
    set_deadline(store, soon, -HOUR / 2, HOUR)
    set_deadline(store, late, -2 * HOUR, -HOUR / 3)
    set_deadline(store, later, 2 * HOUR, 3 * HOUR)
    found = read_passing(store, since)
    assert found.ids == (soon, late)
    assert found.places == pytest.approx(np.array([SPOT, (SPOT[0] + 0.0015, SPOT[1] + 0.0008)]))
    assert abs(found.at - clock.utc_now()) < timedelta(seconds=10)
    assert HOUR - timedelta(seconds=30) < found.wait <= HOUR  # of the one that is due soon
    again = read_passing(store, found.at)
    assert (again.ids, len(again.places)) == ((), 0)
    for code, key in (("due_soon", soon), ("overdue", late)):
        wanted = EventFilter(open=True, deadlines=(code,))
        assert EventList(store, Access(store).who_am_i()).ids(wanted).tolist() == [key]


def test_the_warning_comes_before_the_deadline(store, street):
    set_deadline(store, street[0], HOUR, 3 * HOUR)
    set_deadline(store, street[1], None, 2 * HOUR)
    assert read_passing(store, None).wait <= HOUR
    set_deadline(store, street[0], -HOUR, 3 * HOUR)
    assert HOUR < read_passing(store, None).wait <= 2 * HOUR


def test_the_first_question_looks_back_a_little_and_no_farther(store, street):
    set_deadline(store, street[0], None, timedelta(seconds=-8))
    set_deadline(store, street[1], None, -HOUR)
    found = read_passing(store, None)
    assert (found.ids, found.wait) == ((street[0],), None)


def test_an_event_that_is_nowhere_has_no_place_and_many_are_everywhere(store, street, monkeypatch):
    set_deadline(store, street[0], None, -HOUR)
    set_deadline(store, street[1], None, -HOUR)
    store.update("event", street[0], {"geom": None})
    found = read_passing(store, clock.utc_now() - 2 * HOUR)
    assert (found.ids, len(found.places)) == (tuple(street[:2]), 1)
    monkeypatch.setattr(passing, "MOST_PLACES", 1)
    assert read_passing(store, clock.utc_now() - 2 * HOUR).places is None


def test_a_voided_event_passes_no_more(store, street):
    take(Events(store), street[0], "void")
    set_deadline(store, street[0], None, -HOUR)
    assert read_passing(store, clock.utc_now() - 2 * HOUR).ids == ()


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_an_account_is_told_of_its_own_area_only(store, street, cluster):
    set_deadline(store, street[0], None, -HOUR)
    area = store.read("event", ["area_id"], where={"id": street[0]})["area_id"][0]
    for name, place, seen in (("孙同事", area, (street[0],)), ("孙外人", add_area(store, "9"), ())):
        with add_account(cluster, store, name, ("clerk",), place) as other:
            assert read_passing(other, clock.utc_now() - 2 * HOUR).ids == seen
