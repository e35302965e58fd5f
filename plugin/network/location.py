"""Where a point stands on the network: the nearest place on an edge, exact to the vertex."""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from .graph import Graph, ranges
from .measure import Measure

# Nearer than this to a vertex a position is that vertex: far below any survey, far above rounding.
SAME_PLACE = 1e-6  # metres
_POINTS_AT_A_TIME = 2000


@dataclass(frozen=True)
class Positions:
    """Places on edges.

    ``edge`` is -1 where there is none (the point has no coordinates, or stands too far away). ``segment`` is the index
    into the graph's ``xy`` of the vertex before the place, ``xy`` the place in the network's CRS, ``from_start`` and
    ``to_end`` metres along the edge, ``distance`` metres from the point to the place. ``node`` is the node a place
    falls on, else -1.
    """

    edge: np.ndarray
    segment: np.ndarray
    xy: np.ndarray
    from_start: np.ndarray
    to_end: np.ndarray
    distance: np.ndarray
    node: np.ndarray

    def __len__(self) -> int:
        return len(self.edge)

    def take(self, rows) -> "Positions":
        """Return the positions of ``rows`` (a slice, a mask or indices)."""
        return Positions(*(getattr(self, field.name)[rows] for field in fields(self)))


class Locator:
    """Finds positions; the tree of edges is made at the first call and kept."""

    def __init__(self, graph: Graph, measure: Measure, tolerance: float = 0.0):
        self.graph = graph
        self.measure = measure
        self.tolerance = max(tolerance, SAME_PLACE)

    @cached_property
    def lines(self) -> np.ndarray:
        """The edges as shapely lines in the network's CRS."""
        from ..services.geos import shapely

        vertices, owner = self.graph.vertices_of(np.arange(self.graph.edges))
        return shapely.linestrings(self.graph.xy[vertices], indices=owner)

    @cached_property
    def tree(self):
        """The tree over `lines`."""
        from ..services.geos import shapely

        return shapely.STRtree(self.lines)

    def locate(self, points: np.ndarray, max_distance: float = np.inf) -> Positions:
        """Return the positions of ``points``, (n, 2) in the network's CRS, NaN for none.

        Nearest is measured in metres on the ground around each point, also in a layer of degrees. A point farther than
        ``max_distance`` metres keeps its distance and gets no edge. Where several edges are equally near (coincident
        lines) the first of the layer is taken, as QGIS's own network algorithms do.
        """
        points = np.asarray(points, dtype=float).reshape(-1, 2)
        found = [
            self._locate(points[start : start + _POINTS_AT_A_TIME], max_distance)
            for start in range(0, len(points), _POINTS_AT_A_TIME)
        ] or [self._locate(points, max_distance)]
        return Positions(
            *(np.concatenate([getattr(part, field.name) for part in found]) for field in fields(Positions))
        )

    def _locate(self, points: np.ndarray, max_distance: float) -> Positions:
        count = len(points)
        segment = np.full(count, -1, dtype=np.int64)
        edge = np.full(count, -1, dtype=np.int64)
        xy = np.full((count, 2), np.nan)
        rows = np.flatnonzero(np.isfinite(points).all(axis=1))
        if len(rows):
            edge[rows], segment[rows], xy[rows] = self._nearest(points[rows])
        return self._positions(points, edge, segment, xy, max_distance)

    def _nearest(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return edge, segment and place for each point."""
        from ..services.geos import shapely

        scale = np.column_stack(self.measure.scale(points[:, 1]))
        first = self.tree.nearest(shapely.points(points))
        # Nearest in the layer's units bounds the nearest in metres; all edges within that bound are candidates.
        row, _, place, _ = self._candidates(points, np.arange(len(points)), first)
        metres = np.hypot(*((place - points[row]) * scale[row]).T)
        reach = np.minimum.reduceat(metres, _group_starts(row)) + SAME_PLACE
        half = reach[:, None] / scale
        boxes = shapely.box(*(points - half).T, *(points + half).T)
        row, edge = self.tree.query(boxes)
        missed = np.setdiff1d(np.arange(len(points)), row)  # rounding at a far corner of the box
        row, edge = np.concatenate((row, missed)), np.concatenate((edge, first[missed]))
        order = np.lexsort((edge, row))
        row, segment, place, edge = self._candidates(points, row[order], edge[order])
        metres = np.hypot(*((place - points[row]) * scale[row]).T)
        group = _group_starts(row)
        nearest = np.minimum.reduceat(metres, group)
        tied = metres <= nearest[row] + SAME_PLACE
        # Among ties the layer's own units decide, then the order of the layer.
        square = np.where(tied, ((place - points[row]) ** 2).sum(axis=1), np.inf)
        smallest = np.minimum.reduceat(square, group)
        hits = np.flatnonzero(square == smallest[row])
        _, begin = np.unique(row[hits], return_index=True)
        best = hits[begin]
        return edge[best], segment[best], place[best]

    def _candidates(self, points, row, edge):
        """Return row, segment, nearest place and edge for each segment of the candidate edges of each row."""
        graph = self.graph
        first = np.asarray(graph.edge_first[edge], dtype=np.int64)
        count = np.asarray(graph.edge_last[edge]) - first
        segment, owner = ranges(first, count)
        row, edge = np.asarray(row)[owner], np.asarray(edge)[owner]
        start = graph.xy[segment]
        step = graph.xy[segment + 1] - start
        offset = points[row] - start
        if self.measure.geographic:
            scale = np.column_stack(self.measure.scale(points[row][:, 1]))
            along = (offset * step * scale * scale).sum(axis=1) / (step * step * scale * scale).sum(axis=1)
        else:
            along = (offset * step).sum(axis=1) / (step * step).sum(axis=1)
        along = along[:, None]
        place = np.where(along > 1, graph.xy[segment + 1], np.where(along > 0, start + step * along, start))
        return row, segment, place, edge

    def _positions(self, points, edge, segment, xy, max_distance) -> Positions:
        graph, measure = self.graph, self.measure
        count = len(points)
        distance = np.full(count, np.nan)
        from_start, to_end = np.full(count, np.nan), np.full(count, np.nan)
        node = np.full(count, -1, dtype=np.int64)
        found = np.flatnonzero(edge >= 0)
        distance[found] = measure.lengths(points[found], xy[found])
        far = distance > max_distance
        edge[far] = -1
        found = np.flatnonzero(edge >= 0)
        if len(found):
            at, on = segment[found], edge[found]
            before = measure.lengths(graph.xy[at], xy[found])
            after = measure.lengths(xy[found], graph.xy[at + 1])
            # Within the tolerance of a vertex the place is the vertex.
            to_first, to_next = before <= self.tolerance, after <= self.tolerance
            to_next &= ~to_first | (after < before)
            to_first &= ~to_next
            step = graph.chainage[at + 1] - graph.chainage[at]
            before = np.where(to_first, 0.0, np.where(to_next, step, before))
            after = np.where(to_first, step, np.where(to_next, 0.0, after))
            xy[found] = np.where(
                to_first[:, None], graph.xy[at], np.where(to_next[:, None], graph.xy[at + 1], xy[found])
            )
            first, last = graph.edge_first[on], graph.edge_last[on]
            from_start[found] = graph.chainage[at] - graph.chainage[first] + before
            to_end[found] = graph.chainage[last] - graph.chainage[at + 1] + after
            at_first, at_last = to_first & (at == first), to_next & (at + 1 == last)
            node[found] = np.where(at_first, graph.edge_from[on], np.where(at_last, graph.edge_to[on], -1))
            from_start[found[at_first]] = 0.0
            to_end[found[at_last]] = 0.0
        return Positions(edge, segment, xy, from_start, to_end, distance, node)


def _group_starts(sorted_rows: np.ndarray) -> np.ndarray:
    return np.flatnonzero(np.concatenate(([True], sorted_rows[1:] != sorted_rows[:-1])))
