"""Shortest paths on the graph: a search that grows in bounded slices, and what it says about positions."""

from collections.abc import Callable

import numpy as np

from .avoid import Blocked
from .graph import Graph, ranges
from .location import Positions
from .roads import BACKWARD, FORWARD

# One call into scipy keeps the interpreter; about this many nodes a call stay below 100 ms.
SLICE_NODES = 60_000


class Cancelled(Exception):
    """The user cancelled."""


class Costs:
    """What travelling costs: metres ("shortest") or hours ("fastest") per edge, with the blocked edges taken out."""

    def __init__(self, graph: Graph, strategy: str, blocked: Blocked | None = None):
        self.graph = graph
        self.blocked = blocked or Blocked.nothing()
        if strategy == "shortest":
            self.pace = np.ones(graph.edges)
        elif strategy == "fastest":
            self.pace = 1.0 / (1000.0 * graph.edge_speed)
        else:
            raise ValueError(strategy)
        self.is_metres = strategy == "shortest"
        self.least_pace = float(self.pace.min())
        self.typical_metres = float(np.median(graph.edge_metres))
        edge_cost = graph.edge_metres * self.pace
        edge_cost[self.blocked.edges] = np.inf
        self.out_cost = edge_cost[graph.out_arc >> 1]
        self.in_cost = edge_cost[graph.in_arc >> 1]

    def leave(self, positions: Positions) -> np.ndarray:
        """Return (n, 2) costs from each position to its edge's first and last node, inf where not allowed."""
        return self._ends(positions, BACKWARD, FORWARD)

    def arrive(self, positions: Positions) -> np.ndarray:
        """Return (n, 2) costs from the edge's first and last node to each position, inf where not allowed."""
        return self._ends(positions, FORWARD, BACKWARD)

    def _ends(self, positions: Positions, over_first: int, over_last: int) -> np.ndarray:
        """``over_first`` is the direction of travel on the stretch between the first node and the position."""
        graph = self.graph
        edge = np.maximum(positions.edge, 0)
        direction = graph.edge_direction[edge]
        head, tail = self.blocked.limits(edge, graph.edge_metres[edge])
        first = positions.from_start * self.pace[edge]
        last = positions.to_end * self.pace[edge]
        at_first = (positions.node >= 0) & (positions.from_start == 0)
        at_last = (positions.node >= 0) & (positions.to_end == 0)
        first[(direction == -over_first) & ~at_first] = np.inf
        last[(direction == -over_last) & ~at_last] = np.inf
        first[positions.from_start > head] = np.inf
        last[positions.from_start < tail] = np.inf
        first[positions.edge < 0] = np.inf
        last[positions.edge < 0] = np.inf
        return np.column_stack((first, last))

    def on_one_edge(self, start: Positions, end: Positions, between: np.ndarray) -> np.ndarray:
        """Return the cost straight along the common edge from each start to each end, inf where there is none.

        ``between`` holds the metres between the two places along their edge.
        """
        edge = np.maximum(start.edge, 0)
        direction = self.graph.edge_direction[edge]
        ahead = end.from_start - start.from_start
        same = (start.edge >= 0) & (start.edge == end.edge)
        allowed = (ahead == 0) | ((ahead > 0) & (direction != BACKWARD)) | ((ahead < 0) & (direction != FORWARD))
        head, tail = self.blocked.limits(edge, self.graph.edge_metres[edge])
        low, high = np.minimum(start.from_start, end.from_start), np.maximum(start.from_start, end.from_start)
        free = (high <= head) | (low >= tail)
        return np.where(same & allowed & free, between * self.pace[edge], np.inf)


class Search:
    """Searches with one set of costs; keeps the arrays that scipy works on, with room for the starting row."""

    def __init__(self, costs: Costs, cancelled: Callable[[], bool] = lambda: False):
        self.costs = costs
        self.graph = costs.graph
        self.cancelled = cancelled
        self._rooms: dict[bool, list[np.ndarray]] = {}

    def matrix(self, backward: bool, nodes: np.ndarray, costs: np.ndarray):
        """Return the CSR matrix of the graph with one more row: arcs from a virtual node to ``nodes``."""
        from scipy.sparse import csr_matrix

        graph = self.graph
        indptr, node, cost = (
            (graph.in_indptr, graph.in_node, self.costs.in_cost)
            if backward
            else (graph.out_indptr, graph.out_node, self.costs.out_cost)
        )
        arcs = len(node)
        room = self._rooms.get(backward)
        if room is None or len(room[0]) < arcs + len(nodes):
            spare = np.zeros(2 * len(nodes) + 64)
            room = [
                np.concatenate((node, spare.astype(np.int32))),
                np.concatenate((cost, spare)),
                np.concatenate((indptr, [arcs])).astype(np.int32),
            ]
            self._rooms[backward] = room
        end = arcs + len(nodes)
        room[0][arcs:end], room[1][arcs:end], room[2][-1] = nodes, costs, end
        return csr_matrix((room[1][:end], room[0][:end], room[2]), shape=(graph.nodes + 1, graph.nodes + 1))

    def sweep(self, ends: np.ndarray, nodes: np.ndarray, backward: bool = False) -> "Sweep":
        """Return the search that starts with the finite ``ends`` (costs) at ``nodes``.

        Forward it finds the costs from there to every node, ``backward`` the costs from every node to there.
        """
        return Sweep(self, nodes, ends, backward)


class Sweep:
    """Dijkstra's search from one place, grown limit by limit.

    ``cost`` holds the final costs up to ``limit`` and inf beyond; ``previous`` the node before each on its path, -1
    where the path begins. Each `grow` is one bounded call; what is known is not searched again: the next call starts
    from the arcs that lead out of it.
    """

    def __init__(self, search: Search, nodes: np.ndarray, costs: np.ndarray, backward: bool):
        usable = np.isfinite(costs)
        self.search = search
        self.backward = backward
        self.limit = 0.0
        self.cost = np.full(search.graph.nodes, np.inf)
        self.previous = np.full(search.graph.nodes, -1, dtype=np.int32)
        self._border = (
            np.asarray(nodes)[usable].astype(np.int32),
            np.asarray(costs, dtype=float)[usable],
            np.full(int(usable.sum()), -1, dtype=np.int32),
        )
        self._fresh = np.empty(0, dtype=np.int64)
        self.found = 0

    @property
    def exhausted(self) -> bool:
        """True when nothing more can be reached."""
        self._advance_border()
        return not len(self._border[0])

    def grow(self, limit: float) -> None:
        """Make every cost up to ``limit`` final; raises Cancelled."""
        from scipy.sparse.csgraph import dijkstra

        if self.search.cancelled():
            raise Cancelled
        if not self.exhausted:
            nodes, costs, tails = self._border
            matrix = self.search.matrix(self.backward, nodes, costs)
            start = len(self.cost)
            cost, previous = dijkstra(matrix, indices=start, limit=limit, return_predecessors=True)
            fresh = np.flatnonzero(np.isfinite(cost[:start]) & np.isinf(self.cost))
            self.cost[fresh] = cost[fresh]
            before = previous[fresh]
            entered = before == start
            entry = np.full(start, -1, dtype=np.int32)
            # The cheapest border arc into a node is written last.
            order = np.argsort(-costs, kind="stable")
            entry[nodes[order]] = tails[order]
            before[entered] = entry[fresh[entered]]
            self.previous[fresh] = before
            self.found += len(fresh)
            self._fresh = fresh
        self.limit = limit

    def run(self, limit: float, first: float = np.inf, enough: Callable[[], bool] = lambda: False) -> None:
        """Grow to ``limit`` in slices, beginning with ``first``; stop when ``enough`` says so or all is found."""
        nodes = self.search.graph.nodes
        if nodes > SLICE_NODES:
            first = min(first, self._first_slice())
        target = min(first, limit)
        while True:
            self.grow(target)
            if target >= limit or self.exhausted or enough():
                return
            # The nodes found grow with the square of the limit at most; double while they are few.
            target = min(limit, target * min(2.0, np.sqrt(1.0 + SLICE_NODES / max(self.found, 1))))

    def _first_slice(self) -> float:
        """Return a limit that finds about SLICE_NODES nodes if they lay evenly."""
        costs = self.search.costs
        return max(np.sqrt(SLICE_NODES) * costs.typical_metres * costs.least_pace / 2.0, np.finfo(float).tiny)

    def _advance_border(self) -> None:
        """Add the arcs that lead out of the nodes found last; drop those that lead to found ones."""
        if not len(self._fresh) and self.limit == 0.0:
            return
        graph, costs = self.search.graph, self.search.costs
        indptr, node, cost = (
            (graph.in_indptr, graph.in_node, costs.in_cost)
            if self.backward
            else (graph.out_indptr, graph.out_node, costs.out_cost)
        )
        first = indptr[self._fresh]
        arcs, owner = ranges(first.astype(np.int64), indptr[self._fresh + 1] - first)
        heads = node[arcs]
        new = np.isinf(self.cost[heads]) & np.isfinite(cost[arcs])
        tails = self._fresh[owner[new]].astype(np.int32)
        kept = np.isinf(self.cost[self._border[0]])
        self._border = (
            np.concatenate((self._border[0][kept], heads[new])),
            np.concatenate((self._border[1][kept], self.cost[tails] + cost[arcs[new]])),
            np.concatenate((self._border[2][kept], tails)),
        )
        self._fresh = np.empty(0, dtype=np.int64)
