"""The views of the map: what holds now, what is silent, what was counted."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.places import swap_memberships
from civicgrid.plugin.store.residents.counts import count_population

BOX = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.2, 22.7, 114.21, 22.71)]))
POINT = shapely.to_wkb(shapely.Point(114.205, 22.705))
HOUR = timedelta(hours=1)


def local(value):
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def test_closures_hold_from_and_until(store):
    now = clock.utc_now()
    for begin, end in ((None, None), (now - HOUR, now + HOUR), (now + HOUR, None), (None, now - HOUR)):
        store.insert("closure", {"uid": new_uid(), "valid_from": begin, "valid_to": end, "geom": BOX})
    rows = store.query("SELECT state, from_local FROM closure_map ORDER BY id")
    assert [row["state"] for row in rows] == ["now", "now", "later", "over"]
    there = local(rows[1]["from_local"])
    assert abs(there - (now - HOUR + timedelta(hours=8)).replace(tzinfo=None)) < timedelta(seconds=1)


@pytest.mark.parametrize(("alarm", "cleared", "age", "expected"), [
    (None, False, timedelta(minutes=1), "normal"),
    (None, False, 3 * HOUR, "stale"),
    (None, False, None, "stale"),
    ("active", False, timedelta(minutes=1), "alarm"),
    ("acknowledged", False, 3 * HOUR, "alarm"),
    ("active", True, timedelta(minutes=1), "normal"),
    ("pending", False, timedelta(minutes=1), "normal"),
])  # fmt: skip
def test_a_sensor_alarms_or_speaks_or_is_silent(store, alarm, cleared, age, expected):
    now = clock.utc_now()
    sensor = store.insert("sensor", {"uid": new_uid(), "number": "S", "name": "S", "metric": "water_level",
                                     "stale_seconds": 3600, "geom": POINT})  # fmt: skip
    for number, old in (("S", age), ("other", timedelta())):
        if old is not None:
            times = [now - old - HOUR, now - old]
            store.load("reading", {"source": [number] * 2, "at": times, "value": [1.0, 2.0]}, key=("source", "at"))
    if alarm:
        store.insert("sensor_alarm", {"uid": new_uid(), "sensor_id": sensor, "state": alarm, "level": 2, "since": now,
                                      "cleared_at": now if cleared else None})  # fmt: skip
    row = store.query("SELECT state, value, alarm_level FROM sensor_map")[0]
    assert row["state"] == expected
    assert row["value"] == (None if age is None else 2.0)
    assert row["alarm_level"] == (2 if expected == "alarm" else None)


def test_grids_that_are_no_more_are_not_shown(store):
    today = clock.local_day(clock.utc_now(), store.zone)
    day = timedelta(days=1)
    long_ago = date(2020, 1, 1)
    for code, begin, end in (("now", long_ago, None), ("tomorrow", today + day, None), ("past", long_ago, today),
                             ("last day", long_ago, today + day)):  # fmt: skip
        store.insert("grid", {"uid": new_uid(), "code": code, "name": code, "valid_from": begin, "valid_to": end,
                              "geom": BOX})  # fmt: skip
    assert [row["code"] for row in store.query("SELECT code FROM grid_map ORDER BY id")] == ["now", "last day"]


def test_counting_again_counts_what_there_is_now(store):
    grid = store.insert("grid", {"uid": new_uid(), "code": "G", "name": "G", "valid_from": date(2020, 1, 1),
                                 "geom": BOX})  # fmt: skip
    building = store.insert("building", {"uid": new_uid(), "geom": BOX})
    swap_memberships(store, "building", np.array([building]), np.array([grid]))
    rooms = [store.insert("room", {"uid": new_uid(), "building_id": building, "floor": floor, "number": str(floor)})
             for floor in (1, 2)]  # fmt: skip
    store.insert("household", {"uid": new_uid(), "room_id": rooms[0]})
    persons = [store.insert("person", {"uid": new_uid(), "name_masked": "张*"}) for _ in range(3)]

    def live(person, room, lives=True):
        store.insert("occupancy", {"uid": new_uid(), "person_id": person, "room_id": room, "role": "tenant",
                                   "lives_here": lives, "valid_from": date(2020, 1, 1)})  # fmt: skip

    def counts():
        assert count_population(store) == 1
        row = store.query("SELECT buildings, rooms, households, residents FROM grid_map")[0]
        return tuple(row.values())

    assert counts() == (1, 2, 1, 0)
    live(persons[0], rooms[0])
    live(persons[0], rooms[1])  # two homes, one person
    live(persons[1], rooms[1], lives=False)
    assert counts() == (1, 2, 1, 1)
    live(persons[2], rooms[1])
    assert counts() == (1, 2, 1, 2)


def test_steps_are_told_in_the_zones_time(store):
    Events(store).report({"event_type": "0102", "title": "t", "geom": POINT})
    row = store.query("SELECT seq, action, at_local FROM event_step_map")[0]
    assert (row["seq"], row["action"]) == (0, "genesis")
    here = (clock.utc_now() + timedelta(hours=8)).replace(tzinfo=None)
    assert abs(local(row["at_local"]) - here) < timedelta(minutes=1)
