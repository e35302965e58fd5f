"""Where people say they are, against where the buildings stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...services.coordinates import LocalMetres
from ...services.geos import shapely
from ...store import Store
from .evidence import BESIDE_METRES
from .points import link_points

NONE = -1


class Positions:
    """Points in the store's CRS (None where there is none), and the buildings around them.

    ``inside`` and ``beside`` are building ids a point, NONE for none: the smallest building that covers it, and the
    nearest one within `BESIDE_METRES`. ``known`` says which rows have a point.
    """

    def __init__(self, store: Store, points: Sequence):
        rows = store.read("building", ["id", "geom"], order_by=("id",))
        shapes = shapely.from_wkb(np.array(rows["geom"], dtype=object))
        there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
        points = np.array(list(points), dtype=object)
        self.known = ~(shapely.is_missing(points) | shapely.is_empty(points))
        self.inside = np.full(len(points), NONE, dtype=np.int64)
        self.beside = np.full(len(points), NONE, dtype=np.int64)
        ids, shapes = np.array(rows["id"], dtype=np.int64)[there], shapes[there]
        self._row = {number: row for row, number in enumerate(ids.tolist())}
        self._points = points
        if not len(shapes) or not self.known.any():
            self._shapes = shapes
            return
        plane = LocalMetres(store.crs, tuple(shapely.total_bounds(shapes)))
        self._shapes = plane.to_metres(shapes)
        self._points = np.full(len(points), None, dtype=object)
        self._points[self.known] = plane.to_metres(points[self.known])
        self._ids = ids
        self._tree = shapely.STRtree(self._shapes)
        # The smallest last, so that it stays.
        point, polygon = link_points(self._points, self._shapes)
        order = np.argsort(-shapely.area(self._shapes)[polygon], kind="stable")
        self.inside[point[order]] = ids[polygon[order]]
        rest = np.flatnonzero(self.known & (self.inside == NONE))
        if len(rest):
            row, polygon = self._tree.query_nearest(self._points[rest], max_distance=BESIDE_METRES, all_matches=False)
            self.beside[rest[row]] = ids[polygon]

    def metres(self, rows: Sequence[int], buildings: Sequence[int]) -> np.ndarray:
        """How far the points of some rows are from a building each, NaN where either is nowhere."""
        places = np.array([self._row.get(building, NONE) for building in buildings], dtype=np.int64)
        found = np.full(len(places), np.nan)
        there = places != NONE
        found[there] = shapely.distance(
            self._points[np.asarray(rows, dtype=np.int64)[there]], self._shapes[places[there]]
        )
        return found

    def near(self, row: int, metres: float, most: int) -> list[tuple[int, float]]:
        """The nearest buildings around a row's point with their distances, the nearest first."""
        if not self.known[row] or not self._row:
            return []
        point = self._points[row]
        around = self._tree.query(point, predicate="dwithin", distance=metres)
        distances = shapely.distance(point, self._shapes[around])
        order = np.argsort(distances, kind="stable")[:most]
        return [(int(self._ids[around[place]]), float(distances[place])) for place in order.tolist()]
