"""What is reached within a cost: streets, the polygon around them, and who lives there."""

import numpy as np

from .graph import ranges
from .location import SAME_PLACE, Positions
from .network import RoadNetwork
from .roads import BACKWARD, FORWARD
from .search import Costs, Search, Sweep

# How tightly the polygon follows the reached streets: 0 the tightest, 1 the convex hull. Gaps of up to BLOCK metres
# between streets are a block of houses, and inside, however small the range.
HULL_RATIO = 0.15
BLOCK = 300.0
# Streets lie inside the polygon by this many metres.
STREET_HALF_WIDTH = 10.0
# The hull is taken of places this many metres apart along the streets, of fewer where the streets are very long.
_STEP, _MOST_PLACES = 50.0, 5_000


class Reach:
    """The search from one origin up to the largest of the costs asked for; smaller costs are read from it."""

    def __init__(self, network: RoadNetwork, search: Search, origin: Positions, max_cost: float):
        self.network = network
        self.costs: Costs = search.costs
        self.origin = origin
        self.sweep: Sweep | None = None
        if origin.edge[0] >= 0:
            leaving = self.costs.leave(origin)[0]
            self.sweep = search.sweep(leaving, network.ends(origin)[0])
            self.sweep.run(max_cost)

    def cost_at(self, positions: Positions) -> np.ndarray:
        """Return the cost of the way from the origin to each position, inf beyond the search."""
        if self.sweep is None:
            return np.full(len(positions), np.inf)
        through = self.sweep.cost[self.network.ends(positions)] + self.costs.arrive(positions)
        direct = self.network.on_one_edge(self.costs, self.origin, positions)
        return np.minimum(direct, through.min(axis=1))

    def stretches(self, cost: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the streets reached within ``cost`` as edges with metres from and to along each.

        An edge reached from both ends without meeting gives two stretches; no metre is given twice.
        """
        if self.sweep is None:
            return np.empty(0, dtype=np.int64), np.empty(0), np.empty(0)
        network, costs = self.network, self.costs
        graph = network.graph
        at = np.flatnonzero(self.sweep.cost <= cost)
        touched = [int(self.origin.edge[0])]
        for indptr, arcs in ((graph.out_indptr, graph.out_arc), (graph.in_indptr, graph.in_arc)):
            first = indptr[at].astype(np.int64)
            touched.append(arcs[ranges(first, indptr[at + 1] - first)[0]] >> 1)
        touched.append(np.flatnonzero(_loops(network)))
        edges = np.unique(np.concatenate([np.atleast_1d(part) for part in touched]))
        length, pace, direction = graph.edge_metres[edges], costs.pace[edges], graph.edge_direction[edges]
        head, tail = costs.blocked.limits(edges, length)
        left_first = np.maximum(cost - self.sweep.cost[graph.edge_from[edges]], 0.0) / pace
        left_last = np.maximum(cost - self.sweep.cost[graph.edge_to[edges]], 0.0) / pace
        # From the first node forward up to `ahead`, from the last node backward down to `back`.
        ahead = np.where(direction != BACKWARD, np.minimum(left_first, head), 0.0)
        back = length - np.where(direction != FORWARD, np.minimum(left_last, length - tail), 0.0)
        begin = [np.zeros(len(edges)), back]
        end = [ahead, length]
        which = [edges, edges]
        own = edges == self.origin.edge[0]
        offset = self.origin.from_start[0]
        low, high = head[own], tail[own]
        run = np.full(int(own.sum()), cost) / pace[own]
        one_way = direction[own]
        free_up = np.where(offset <= low, low, length[own])
        free_down = np.where(offset >= high, high, 0.0)
        closed = (offset > low) & (offset < high)
        up = np.where((one_way != BACKWARD) & ~closed, np.minimum(offset + run, free_up), offset)
        down = np.where((one_way != FORWARD) & ~closed, np.maximum(offset - run, free_down), offset)
        which.append(edges[own])
        begin.append(down)
        end.append(up)
        return _merged(np.concatenate(which), np.concatenate(begin), np.concatenate(end))

    def lines(self, cost: float) -> np.ndarray:
        """Return the streets reached within ``cost`` as shapely lines, ends cut at the exact cost."""
        return cut_edges(self.network, *self.stretches(cost))


def _loops(network: RoadNetwork) -> np.ndarray:
    return network.graph.edge_from == network.graph.edge_to


def _merged(edges, begin, end):
    """Return the stretches sorted, those that touch or overlap on one edge as one."""
    # Where a node's cost is the limit itself, rounding leaves a stretch whose ends are one place: no line.
    real = end - begin > SAME_PLACE
    edges, begin, end = edges[real], begin[real], end[real]
    order = np.lexsort((begin, edges))
    edges, begin, end = edges[order], begin[order], end[order]
    if not len(edges):
        return edges, begin, end
    # At most three stretches an edge: two passes join what the first one lengthened.
    for _ in range(2):
        joins = np.zeros(len(edges), dtype=bool)
        joins[1:] = (edges[1:] == edges[:-1]) & (begin[1:] <= end[:-1])
        if not joins.any():
            break
        first = np.flatnonzero(~joins)
        end = np.maximum.reduceat(end, first)
        edges, begin = edges[first], begin[first]
    return edges, begin, end


def cut_edges(network: RoadNetwork, edges: np.ndarray, begin: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return shapely lines: the stretch of each edge from ``begin`` to ``end`` metres along it."""
    from ..services.geos import shapely

    graph = network.graph
    if not len(edges):
        return np.empty(0, dtype=object)
    vertices, owner = graph.vertices_of(edges)
    along = graph.chainage[vertices] - graph.chainage[graph.edge_first[edges]][owner]
    inside = (along > begin[owner]) & (along < end[owner])
    starts = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
    places, numbers, order = [graph.xy[vertices[inside]]], [owner[inside]], [along[inside]]
    for metres in (begin, end):
        # The last vertex at or before the place, but never the edge's last.
        before = np.add.reduceat(along <= metres[owner], starts) - 1
        before = np.minimum(before, graph.edge_last[edges] - graph.edge_first[edges] - 1)
        at = starts + before
        step = along[at + 1] - along[at]
        share = np.clip((metres - along[at]) / np.where(step > 0, step, 1.0), 0.0, 1.0)[:, None]
        low, high = graph.xy[vertices[at]], graph.xy[vertices[at + 1]]
        # The far vertex itself, not a sum that rounding moves off it.
        places.append(np.where(share == 1.0, high, low + share * (high - low)))
        numbers.append(np.arange(len(edges)))
        order.append(metres)
    number = np.concatenate(numbers)
    rows = np.lexsort((np.concatenate(order), number))
    return shapely.linestrings(np.concatenate(places)[rows], indices=number[rows])


def hull(network: RoadNetwork, lines: np.ndarray, origin: Positions, inner=None):
    """Return the concave hull of ``lines``, made in metres around the origin, as a polygon of the network's CRS.

    Every reached street lies inside: what a hull of places along the streets cuts off is added to it, and so is
    ``inner``, the polygon of a smaller cost. What is surrounded is inside.
    """
    from ..services.geos import shapely

    if not len(lines):
        return None
    centre = origin.xy[0]
    scale = np.array([float(one[0]) for one in network.measure.scale(centre[1:2])])
    streets = shapely.transform(lines, lambda coords: (coords - centre) * scale)
    step = max(_STEP, float(shapely.length(streets).sum()) / _MOST_PLACES)
    places = np.unique(shapely.get_coordinates(shapely.segmentize(streets, step)), axis=0)
    spots = shapely.multipoints(places)
    gaps = shapely.length(shapely.get_parts(shapely.delaunay_triangles(spots, only_edges=True)))
    spread = np.ptp(gaps) if len(gaps) else 0.0
    ratio = max(HULL_RATIO, min(1.0, (BLOCK - gaps.min()) / spread)) if spread > 0 else 1.0
    shape = shapely.concave_hull(spots, ratio=ratio)
    shapely.prepare(shape)
    outside = streets[~shapely.covers(shape, streets)]
    parts = shapely.buffer(np.append(outside, shape), STREET_HALF_WIDTH, quad_segs=2)
    shape = shapely.transform(shapely.union_all(parts), lambda coords: coords / scale + centre)
    if inner is not None:
        shape = shapely.union(inner, shape)
    return shapely.union_all(shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(shape))))


def people_inside(reach: Reach, homes: Positions, persons: np.ndarray, cost: float) -> int:
    """Return how many of ``persons`` (a count for each of ``homes``) live where the road is reached within ``cost``."""
    return int(persons[reach.cost_at(homes) <= cost].sum())
