"""Where a store's residents live, as points with a count: what a range is asked about."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Homes:
    """Buildings with residents: ids, a point inside each (n, 2) in the store's CRS, and how many live there."""

    building: np.ndarray
    points: np.ndarray
    persons: np.ndarray


def homes_of(store) -> Homes:
    """Return the buildings in which someone lives today."""
    from ..services.geos import shapely
    from ..store.places import residents_by_building

    count = residents_by_building(store)
    buildings = store.read("building", ["id", "geom"], where={"id": list(count)}, order_by=("id",))
    kept = [(number, geom) for number, geom in zip(*buildings.values(), strict=True) if geom is not None]
    if not kept:
        return Homes(np.empty(0, dtype=np.int64), np.empty((0, 2)), np.empty(0, dtype=np.int64))
    numbers = np.array([number for number, _ in kept], dtype=np.int64)
    points = shapely.get_coordinates(shapely.point_on_surface(shapely.from_wkb([geom for _, geom in kept])))
    return Homes(numbers, points.reshape(-1, 2), np.array([count[number] for number in numbers.tolist()]))
