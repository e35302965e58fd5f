"""Polygons to keep out of: they act on one call, the graph stays as it is."""

from dataclasses import dataclass

import numpy as np

from .location import Locator


@dataclass(frozen=True)
class Blocked:
    """Edges cut by an avoided polygon.

    Of edge ``edges[i]`` only the first ``head[i]`` metres and what comes after ``tail[i]`` metres are free; nobody
    passes from one end to the other.
    """

    edges: np.ndarray
    head: np.ndarray
    tail: np.ndarray

    @classmethod
    def nothing(cls) -> "Blocked":
        """No polygon at all."""
        return cls(np.empty(0, dtype=np.int64), np.empty(0), np.empty(0))

    def limits(self, edges: np.ndarray, metres: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return head and tail for any ``edges`` of the given lengths: (length, 0) where nothing is in the way."""
        head, tail = np.array(metres, dtype=float), np.zeros(len(edges))
        if len(self.edges):
            at = np.minimum(np.searchsorted(self.edges, edges), len(self.edges) - 1)
            hit = self.edges[at] == edges
            head[hit], tail[hit] = self.head[at[hit]], self.tail[at[hit]]
        return head, tail


def block(locator: Locator, polygons: np.ndarray) -> Blocked:
    """Return what ``polygons`` (shapely geometries in the network's CRS) cut off; a line on the border is cut too."""
    from ..services.geos import shapely

    polygons = np.asarray(polygons, dtype=object)
    polygons = polygons[~(shapely.is_missing(polygons) | shapely.is_empty(polygons))]
    if not len(polygons):
        return Blocked.nothing()
    area = shapely.union_all(shapely.make_valid(polygons))
    edges = np.sort(locator.tree.query(area, predicate="intersects"))
    if not len(edges):
        return Blocked.nothing()
    lines = locator.lines[edges]
    shapely.prepare(area)
    inside = shapely.intersection(lines, area)
    points, owner = shapely.get_coordinates(inside, return_index=True)
    # A cut that only rounding sees leaves nothing behind: then the whole edge is closed.
    head, tail = np.zeros(len(edges)), locator.graph.edge_metres[edges].copy()
    first, last = np.full(len(edges), np.inf), np.full(len(edges), -np.inf)
    metres = _metres_at(locator, edges[owner], shapely.line_locate_point(lines[owner], shapely.points(points)))
    np.minimum.at(first, owner, metres)
    np.maximum.at(last, owner, metres)
    cut = np.isfinite(first)
    head[cut], tail[cut] = first[cut], last[cut]
    return Blocked(edges, head, tail)


def _metres_at(locator: Locator, edges: np.ndarray, planar: np.ndarray) -> np.ndarray:
    """Return metres from the start of each edge to the place ``planar`` layer units along it."""
    graph = locator.graph
    result = np.empty(len(edges))
    for row, edge in enumerate(edges):
        first, last = graph.edge_first[edge], graph.edge_last[edge]
        coords = graph.xy[first : last + 1]
        along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(coords, axis=0).T))))
        result[row] = np.interp(planar[row], along, graph.chainage[first : last + 1] - graph.chainage[first])
    return result
