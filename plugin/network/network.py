"""The road network in use: its graph, how it is measured, and where things stand on it."""

import numpy as np

from .avoid import block
from .graph import Graph, ranges
from .location import Locator, Positions
from .measure import Measure
from .search import Costs

Piece = tuple[float, np.ndarray]  # metres, coordinates (n, 2)


class RoadNetwork:
    """A graph with its measure; coordinates go in and come out in the network's CRS."""

    def __init__(self, graph: Graph, measure: Measure, tolerance: float = 0.0):
        self.graph = graph
        self.measure = measure
        self.locator = Locator(graph, measure, tolerance)
        self._costs: dict[str, Costs] = {}

    def locate(self, points: np.ndarray, max_distance: float = np.inf) -> Positions:
        """Return the positions of points, see `Locator.locate`."""
        return self.locator.locate(points, max_distance)

    def costs(self, strategy: str, avoid: np.ndarray | None = None) -> Costs:
        """Return the costs of "shortest" (metres) or "fastest" (hours) with the polygons ``avoid`` kept out of."""
        if strategy not in self._costs:
            self._costs[strategy] = Costs(self.graph, strategy)
        free = self._costs[strategy]
        return free if avoid is None else Costs(self.graph, strategy, block(self.locator, avoid))

    def ends(self, positions: Positions) -> np.ndarray:
        """Return the first and last node of each position's edge, (n, 2); node 0 where there is no edge."""
        edge = np.maximum(positions.edge, 0)
        return np.column_stack((self.graph.edge_from[edge], self.graph.edge_to[edge])).astype(np.int64)

    def connected(self, one: Positions, others: Positions) -> np.ndarray:
        """Return which of ``others`` are in the connected part of the single position ``one``, one-ways apart."""
        component = self.graph.node_component
        same = component[self.ends(others)[:, 0]] == component[self.ends(one)[0, 0]]
        return same & (others.edge >= 0) & (one.edge[0] >= 0)

    def straight(self, xy: np.ndarray, centre: np.ndarray) -> np.ndarray:
        """Return about how many metres lie between each place and ``centre``: a guess to begin a search with."""
        scale = np.array([float(one[0]) for one in self.measure.scale(centre[1:2])])
        return np.hypot(*((xy - centre) * scale).T)

    def between(self, start: Positions, end: Positions) -> np.ndarray:
        """Return metres along the edge between places on one edge; within a segment the segment is measured anew."""
        metres = np.abs(end.from_start - start.from_start)
        start_xy, end_xy = np.broadcast_arrays(start.xy, end.xy)
        same = (start.segment == end.segment) & (start.edge >= 0) & (end.edge >= 0)
        if same.any():
            metres[same] = self.measure.lengths(start_xy[same], end_xy[same])
        return metres

    def on_one_edge(self, costs: Costs, start: Positions, end: Positions) -> np.ndarray:
        """Return the cost straight along a common edge, inf where there is none; one side may be a single position."""
        return costs.on_one_edge(start, end, self.between(start, end))

    def cheapest_edges(self, costs: Costs, tails: np.ndarray, heads: np.ndarray) -> np.ndarray:
        """Return the edge of the cheapest arc from each tail to its head; parallel roads have several."""
        return self.cheapest_arcs(costs, tails, heads) >> 1

    def cheapest_arcs(self, costs: Costs, tails: np.ndarray, heads: np.ndarray) -> np.ndarray:
        """Return the number of the cheapest arc from each tail to its head."""
        graph = self.graph
        first = graph.out_indptr[tails].astype(np.int64)
        arcs, owner = ranges(first, graph.out_indptr[np.asarray(tails) + 1] - first)
        hit = graph.out_node[arcs] == np.asarray(heads)[owner]
        arcs, owner = arcs[hit], owner[hit]
        order = np.lexsort((costs.out_cost[arcs], owner))
        arcs, owner = arcs[order], owner[order]
        return graph.out_arc[arcs[np.unique(owner, return_index=True)[1]]]

    def path(self, costs: Costs, nodes: np.ndarray) -> Piece:
        """Return the way along ``nodes`` over the cheapest arcs, in the direction of travel."""
        graph = self.graph
        if len(nodes) < 2:
            return 0.0, graph.xy[graph.node_vertex[nodes]]
        arcs = self.cheapest_arcs(costs, nodes[:-1], nodes[1:])
        edges, backward = arcs >> 1, (arcs & 1).astype(bool)
        first, last = graph.edge_first[edges], graph.edge_last[edges]
        place, owner = ranges(np.zeros(len(edges), dtype=np.int64), last - first + 1)
        vertices = np.where(backward[owner], last[owner] - place, first[owner] + place)
        return float(graph.edge_metres[edges].sum()), graph.xy[vertices]

    def to_end(self, position: Positions, side: int) -> Piece:
        """Return the stretch from one position to the first (0) or last (1) node of its edge."""
        metres, coords = self.from_end(position, side)
        return metres, coords[::-1]

    def from_end(self, position: Positions, side: int) -> Piece:
        """Return the stretch from the first (0) or last (1) node of its edge to one position."""
        edge, segment = int(position.edge[0]), int(position.segment[0])
        xy = self.graph.xy
        if side == 0:
            coords = xy[self.graph.edge_first[edge] : segment + 1]
            return float(position.from_start[0]), np.vstack((coords, position.xy))
        coords = xy[segment + 1 : self.graph.edge_last[edge] + 1]
        return float(position.to_end[0]), np.vstack((coords[::-1], position.xy))

    def stretch(self, start: Positions, end: Positions) -> Piece:
        """Return the stretch of one edge between two single positions, in the direction of travel."""
        low, high = sorted((start, end), key=lambda position: (position.segment[0], position.from_start[0]))
        inner = self.graph.xy[int(low.segment[0]) + 1 : int(high.segment[0]) + 1]
        coords = np.vstack((low.xy, inner, high.xy))
        return float(self.between(start, end)[0]), coords if low is start else coords[::-1]
