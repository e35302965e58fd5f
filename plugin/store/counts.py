"""Counts by grid for the map at small scales: a derived table, written anew by a job."""

from datetime import date, datetime

import numpy as np

from ..services import clock
from .places import residents_by_building
from .store import Store


def count_grids(store: Store, now: datetime | None = None) -> int:
    """Count buildings, rooms, households and residents of every grid anew; returns how many grids were counted.

    ``now`` is the instant of the count when it is not this one. In PostGIS an account bound to an area counts the grids
    of its area.
    """
    now = now or clock.utc_now()
    with store.transaction():
        grids = np.array(store.read("grid", ["id"], order_by=("id",))["id"], dtype=np.int64)
        members = store.read("grid_membership", ["object_id", "grid_id"], where={"object_type": "building"})
        grid = np.array(members["grid_id"], dtype=np.int64)
        seen = np.isin(grid, grids)  # an account of one area sees the pairs of others, but not their grids
        buildings = np.array(members["object_id"], dtype=np.int64)[seen]
        place = np.searchsorted(grids, grid[seen])
        columns = {"buildings": np.ones(len(buildings), dtype=np.int64)}
        for name, counts in _by_building(store, clock.local_day(now, store.zone)).items():
            columns[name] = np.array([counts.get(number, 0) for number in buildings.tolist()], dtype=np.int64)
        store.execute("DELETE FROM population_count WHERE object_type = 'grid' AND object_id IN (SELECT id FROM grid)")
        rows = {
            name: np.bincount(place, weights=values, minlength=len(grids)).astype(np.int64).tolist()
            for name, values in columns.items()
        }
        rows |= {"object_type": ["grid"] * len(grids), "object_id": grids.tolist(), "counted_at": [now] * len(grids)}
        store.load("population_count", rows, key=("object_type", "object_id"))
    return len(grids)


def _by_building(store: Store, today: date) -> dict[str, dict[int, int]]:
    rooms = store.query("SELECT building_id, count(*) AS found FROM room GROUP BY building_id")
    households = store.query(
        "SELECT building_id, count(*) AS found FROM household JOIN room ON room.id = room_id GROUP BY building_id"
    )
    return {
        "rooms": {row["building_id"]: row["found"] for row in rooms},
        "households": {row["building_id"]: row["found"] for row in households},
        "residents": residents_by_building(store, today),
    }
