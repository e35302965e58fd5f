"""On a server: who may set deadlines and working time, whatever program asks."""

import psycopg2
import psycopg2.errors
import pytest
import shapely

from civicgrid.plugin.store import AccessDenied, StoreError
from civicgrid.plugin.store.loop import deadlines, working_time
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.town import Town

DENIED = psycopg2.errors.InsufficientPrivilege
SET = ("SELECT set_deadlines(ARRAY[%s]::bigint[], ARRAY['reported'], ARRAY[NULL]::timestamptz[], ARRAY['close'],"
       " ARRAY[now() + interval '9 days'], ARRAY[now() + interval '8 days'],"
       " ARRAY['{}']::jsonb[])")  # fmt: skip


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "deadlines")
    yield town
    town.remove()


def due(town, event):
    return town.store.read("event", ["milestone", "due_at"], where={"id": event})


def test_a_clerk_corrects_events_of_the_own_area_only(town):
    with town.open_as("clerk_east") as store:
        events = Events(store)
        mine = events.report({"event_type": "0102", "title": "t", "area_id": town.east})
        before = due(town, mine)
        events.correct(mine, {"urgency": "critical"})
        assert due(town, mine) != before
        with pytest.raises(StoreError, match="is not there"):
            events.correct(town.rows["w"]["event"], {"urgency": "critical"})
    with town.open_as("handler_east") as store, pytest.raises(AccessDenied, match="clerk"):
        Events(store).correct(mine, {"urgency": "normal"})


def test_a_corrected_place_takes_an_event_to_the_area_and_the_grid_there(town):
    at = {mark: shapely.to_wkb(shapely.Point(x, 22.7005)) for mark, x in (("e", 114.1005), ("w", 114.3005))}

    def where(event):
        found = town.store.read("event", ["area_id", "grid_id"], where={"id": event})
        return found["area_id"][0], found["grid_id"][0]

    with town.open_as("clerk_county") as store:
        event = Events(store).report({"event_type": "0102", "title": "t", "geom": at["e"]})
        assert where(event) == (town.east, town.rows["e"]["grid"])
        Events(store).correct(event, {"geom": at["w"]})
        assert where(event) == (town.west, town.rows["w"]["grid"])


def test_deadlines_are_set_by_their_function_only(town):
    east, west = (town.rows[mark]["event"] for mark in "ew")
    for login in ("clerk_east", "manager_west"):
        with town.as_login(login) as cursor, pytest.raises(DENIED):
            cursor.execute("UPDATE event SET due_at = now()")
    for login in ("handler_east", "viewer_east", "grid_worker_east"):
        with town.as_login(login) as cursor, pytest.raises(DENIED):
            cursor.execute(SET, [east])
    with town.as_login("clerk_east") as cursor:
        for event, count in ((west, 0), (east, 1)):
            cursor.execute(SET, [event])
            assert cursor.fetchone() == (count,)
    with town.as_login("clerk_east") as cursor:
        town.store.execute("UPDATE event SET state = state, due_at = now() WHERE id = :event", {"event": east})
        cursor.execute(SET, [east])
        assert cursor.fetchone() == (0,), "somebody has set another one meanwhile"


def test_working_time_is_for_managers(town):
    for login in ("clerk_east", "all_east"):
        with town.as_login(login) as cursor, pytest.raises(DENIED):
            cursor.execute("SELECT set_working_time('working_hours', '00:00-24:00')")
        with town.open_as(login) as store, pytest.raises(AccessDenied, match="managers"):
            deadlines.install_profile(store, "district_hours")
    with town.open_as("manager_west") as store:
        with pytest.raises(StoreError, match="crs is no setting"):
            working_time.set_setting(store, "crs", "EPSG:3857")
        deadlines.install_profile(store, "district_hours")
        found = deadlines.recompute(store)
        assert found.open == found.changed > 0
        assert deadlines.recompute(store).changed == 0
        assert working_time.settings(store)[working_time.HOURS] == "08:00-20:00"


def test_a_manager_says_that_an_older_reckoning_is_known(town):
    town.store.execute("DELETE FROM setting WHERE name = 'deadline_edition'")
    with town.open_as("clerk_east") as store:
        assert deadlines.are_older(store)
        with pytest.raises(AccessDenied):
            deadlines.managers_know(store)
    with town.open_as("manager_west") as store:
        deadlines.managers_know(store)
        assert not deadlines.are_older(store)
