"""Faults of positions of any shape: not numbers, at 0/0, outside the county, swapped, with heights."""

from __future__ import annotations

import numpy as np

from ...services.geos import shapely
from .faults import Fault

_NEAR_ZERO = 1e-6  # in the CRS's unit


def check_positions(shapes: np.ndarray, region: object | None) -> list[Fault]:
    """Faults of where shapes are; ``region``: the area all must touch, in the same CRS, None when there is none.

    Missing shapes are passed over. A shape at 0/0 is not called outside as well.
    """
    shapes = np.asarray(shapes, dtype=object)
    rows = np.flatnonzero(~shapely.is_missing(shapes) & ~shapely.is_empty(shapes))
    given = shapes[rows]
    with np.errstate(invalid="ignore"):
        bounds = shapely.bounds(given)
    coords, row = shapely.get_coordinates(given, return_index=True)
    broken = np.zeros(len(given), dtype=bool)
    broken[row[~np.isfinite(coords).all(axis=1)]] = True
    zero = ~broken & (np.abs(bounds) < _NEAR_ZERO).all(axis=1)
    faults = [Fault("shape.not_finite", int(rows[index]), None) for index in np.flatnonzero(broken).tolist()]
    faults += [
        Fault("shape.zero", int(rows[index]), shapely.Point(0.0, 0.0)) for index in np.flatnonzero(zero).tolist()
    ]
    high = shapely.has_z(given) & ~broken
    faults += [Fault("shape.height", int(rows[index]), given[index]) for index in np.flatnonzero(high).tolist()]
    if region is None:
        return faults
    shapely.prepare(region)
    outside = ~broken & ~zero
    outside[outside] = ~shapely.intersects(region, given[outside])
    for index in np.flatnonzero(outside).tolist():
        west, south, east, north = bounds[index]
        middle = shapely.Point((west + east) / 2, (south + north) / 2)
        swapped = region.intersects(shapely.Point(middle.y, middle.x))
        faults.append(Fault("shape.swapped" if swapped else "shape.outside", int(rows[index]), middle))
    return faults
