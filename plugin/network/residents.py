"""Where a store's residents live, as points with a count: what a range is asked about."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np


@dataclass(frozen=True)
class Homes:
    """Buildings with residents: ids, a point inside each (n, 2) in the store's CRS, and how many live there."""

    building: np.ndarray
    points: np.ndarray
    persons: np.ndarray


def residents_by_building(store, day: date) -> Homes:
    """Return the buildings in which someone lives on ``day``, by the occupancies marked as lived in.

    A person with several such occupancies counts once, at the one that began last.
    """
    from ..services.geos import shapely

    rooms = store.read("room", ["id", "building_id"])
    building_of = dict(zip(rooms["id"], rooms["building_id"], strict=True))
    rows = store.read(
        "occupancy",
        ["person_id", "room_id", "valid_from", "valid_to"],
        where={"lives_here": True},
        order_by=("valid_from", "id"),
    )
    lives_in = {
        person: building_of[room]
        for person, room, start, end in zip(*rows.values(), strict=True)
        if start <= day and (end is None or day < end)
    }
    count = Counter(lives_in.values())
    if not count:
        return Homes(np.empty(0, dtype=np.int64), np.empty((0, 2)), np.empty(0, dtype=np.int64))
    buildings = store.read("building", ["id", "geom"], order_by=("id",))
    kept = [
        (number, geom)
        for number, geom in zip(buildings["id"], buildings["geom"], strict=True)
        if geom is not None and number in count
    ]
    numbers = np.array([number for number, _ in kept], dtype=np.int64)
    points = shapely.get_coordinates(shapely.point_on_surface(shapely.from_wkb([geom for _, geom in kept])))
    return Homes(numbers, points.reshape(-1, 2), np.array([count[number] for number in numbers.tolist()]))
