"""Sensors, their alarms and the events that these become, as tests of both engines make and read them."""

from datetime import timedelta

import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.tests.support.events import PLACE

SINCE = timedelta(minutes=5)
COLUMNS = ["id", "event_type", "source", "title", "description", "address", "display_level", "reported_at", "area_id",
           "grid_id", "state", "geom", "warning_colour"]  # fmt: skip


def sensor(store, number="SN1", metric="smoke", *, at=PLACE, **values):
    geom = shapely.to_wkb(shapely.Point(*at)) if at is not None else None
    row = {
        "uid": new_uid(),
        "number": number,
        "name": f"中心桥{number}",
        "metric": metric,
        "unit": "dB/m",
        "geom": geom,
    }
    return store.insert("sensor", {**row, **values})


def alarm(store, of, level=1, **values):
    row = {"uid": new_uid(), "sensor_id": of, "state": "active", "level": level, "value": 0.345,
           "since": clock.utc_now() - SINCE}  # fmt: skip
    return store.insert("sensor_alarm", {**row, **values})


def event(store, **where):
    rows = store.read("event", COLUMNS, where=where or None, order_by=["id"])
    return [dict(zip(rows, row, strict=True)) for row in zip(*rows.values(), strict=True)]


def tied(store):
    return store.read("sensor_alarm", ["event_id"], order_by=["id"])["event_id"]


def level_of(store):
    return [one["display_level"] for one in event(store)]


def grow(store, key, level):
    store.execute("UPDATE sensor_alarm SET level = :level WHERE id = :key", {"level": level, "key": key})
