"""Nearest resources, cost matrices, and the lines of the routes."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .location import Positions
from .network import Piece, RoadNetwork
from .search import Costs, Search, Sweep

_DETOUR = 1.3  # roads against the straight line: only how far the first slice of a search goes


@dataclass(frozen=True)
class Found:
    """One resource found for an incident: ``resource`` is its row, ``cost`` metres or hours, ``line`` (n, 2)."""

    resource: int
    rank: int
    cost: float
    metres: float
    line: np.ndarray


class Ways:
    """The ways from ``resources`` to the one ``incident``: ``cost`` of each, metres or hours, inf where there is none.

    A search backwards from the incident, only as far as the ``k`` nearest need it or up to ``max_cost``; what lies
    beyond may be inf as well. Raises Cancelled.
    """

    def __init__(
        self,
        network: RoadNetwork,
        search: Search,
        incident: Positions,
        resources: Positions,
        k: int,
        max_cost: float = np.inf,
    ):
        self._network, self._costs = network, search.costs
        self._incident = incident
        self.cost = np.full(len(resources), np.inf)
        self._usable = np.flatnonzero(network.connected(incident, resources))
        wanted = min(k, len(self._usable))
        if wanted < 1:
            return
        costs = search.costs
        self._candidates = candidates = resources.take(self._usable)
        self._leave = leave = costs.leave(candidates)
        self._ends = ends = network.ends(candidates)
        self._direct = direct = network.on_one_edge(costs, candidates, incident)
        self._start = network.ends(incident)[0]
        self._sweep = sweep = search.sweep(costs.arrive(incident)[0], self._start, backward=True)

        def totals() -> np.ndarray:
            return np.minimum(direct, (leave + sweep.cost[ends]).min(axis=1))

        def enough() -> bool:
            return np.count_nonzero(totals() <= sweep.limit) >= wanted

        straight = network.straight(candidates.xy, incident.xy[0])
        first = np.partition(straight, wanted - 1)[wanted - 1] * _DETOUR * costs.least_pace
        sweep.run(max_cost, first=max(first, np.finfo(float).tiny), enough=enough)
        self.cost[self._usable] = totals()
        self.cost[self.cost > max_cost] = np.inf

    def best(self, k: int) -> np.ndarray:
        """The rows of up to ``k`` resources by cost; equal costs in the order of the resources."""
        order = np.argsort(self.cost, kind="stable")[:k]
        return order[np.isfinite(self.cost[order])]

    def route(self, resource: int) -> Piece:
        """Metres and line from a resource that has a way to the incident, in the network's CRS."""
        row = int(np.searchsorted(self._usable, resource))
        one = self._candidates.take(slice(row, row + 1))
        if self._direct[row] <= self.cost[resource]:
            return _joined([self._network.stretch(one, self._incident)])
        side = self._side(row)
        path = _follow(self._sweep, int(self._ends[row, side]))
        pieces = [self._network.to_end(one, side), self._network.path(self._costs, path)]
        pieces.append(self._network.from_end(self._incident, self._entry(path[-1])))
        return _joined(pieces)

    def metres(self) -> np.ndarray:
        """The metres of every way, inf where there is none: the paths of all are followed at once."""
        result = np.full(len(self.cost), np.inf)
        finite = np.isfinite(self.cost)
        rows = np.flatnonzero(finite[self._usable])
        if not len(rows):
            return result
        if self._costs.is_metres:
            return self.cost.copy()
        straight = self._direct[rows] <= self.cost[self._usable[rows]]
        on_edge = rows[straight]
        result[self._usable[on_edge]] = self._network.between(self._candidates, self._incident)[on_edge]
        rows = rows[~straight]
        side = np.array([self._side(row) for row in rows.tolist()], dtype=np.int64)
        stretch = np.where(side == 0, self._candidates.from_start[rows], self._candidates.to_end[rows])
        paths = [self._ends[rows, side]]
        while True:
            before = np.where(paths[-1] >= 0, self._sweep.previous[paths[-1]], -1)
            if (before < 0).all():
                break
            paths.append(before)
        nodes = np.unique(np.concatenate(paths))
        nodes = nodes[nodes >= 0]
        onward = self._sweep.previous[nodes]
        moving = onward >= 0
        length = np.zeros(len(nodes))
        edges = self._network.cheapest_edges(self._costs, nodes[moving], onward[moving])
        length[moving] = self._network.graph.edge_metres[edges]
        offsets = np.array((self._incident.from_start[0], self._incident.to_end[0]))
        length[~moving] = [offsets[self._entry(node)] for node in nodes[~moving].tolist()]
        for path in paths:
            there = path >= 0
            stretch[there] += length[np.searchsorted(nodes, path[there])]
        result[self._usable[rows]] = stretch
        return result

    def _side(self, row: int) -> int:
        """The end of its edge (0 first, 1 last) by which a candidate leaves."""
        return int(np.argmin(self._leave[row] + self._sweep.cost[self._ends[row]]))

    def _entry(self, node: int) -> int:
        return _entry_side(self._costs, self._incident, self._start, node)


def nearest(
    network: RoadNetwork,
    search: Search,
    incident: Positions,
    resources: Positions,
    k: int = 1,
    max_cost: float = np.inf,
) -> list[Found]:
    """Return up to ``k`` resources by the cost of their way to the one ``incident``, each with its route.

    Equal costs rank in the order of the resources. Lines run from the resource to the incident in the network's CRS.
    Raises Cancelled.
    """
    ways = Ways(network, search, incident, resources, k, max_cost)
    found = []
    for rank, row in enumerate(ways.best(k).tolist(), start=1):
        metres, line = ways.route(row)
        found.append(Found(row, rank, float(ways.cost[row]), metres, line))
    return found


def matrix(
    network: RoadNetwork, search: Search, origins: Positions, destinations: Positions, max_cost: float = np.inf
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield for each origin the costs to all destinations and the metres of those ways, inf where there is none.

    Raises Cancelled.
    """
    costs = search.costs
    arrive = costs.arrive(destinations)
    ends = network.ends(destinations)
    for row in range(len(origins)):
        origin = origins.take(slice(row, row + 1))
        usable = network.connected(origin, destinations)
        if not usable.any():
            yield np.full(len(destinations), np.inf), np.full(len(destinations), np.inf)
            continue
        start = network.ends(origin)[0]
        leaving = costs.leave(origin)[0]
        sweep = search.sweep(leaving, start)
        direct = np.where(usable, network.on_one_edge(costs, origin, destinations), np.inf)

        def totals(sweep=sweep, usable=usable) -> np.ndarray:
            return np.where(usable[:, None], sweep.cost[ends] + arrive, np.inf)

        def enough(sweep=sweep, usable=usable, direct=direct, totals=totals) -> bool:
            return bool((np.minimum(direct, totals().min(axis=1))[usable] <= sweep.limit).all())

        straight = network.straight(destinations.xy[usable], origin.xy[0])
        first = float(straight.max()) * _DETOUR * costs.least_pace
        sweep.run(max_cost, first=max(first, np.finfo(float).tiny), enough=enough)
        through = totals()
        side = through.argmin(axis=1)
        cost = np.minimum(direct, through.min(axis=1))
        cost[cost > max_cost] = np.inf
        yield cost, _metres(network, costs, sweep, origin, destinations, side, cost, direct, ends)


def _metres(network, costs: Costs, sweep: Sweep, origin, destinations, side, cost, direct, ends) -> np.ndarray:
    """Return the metres of each way found."""
    if costs.is_metres:
        return cost
    result = np.full(len(cost), np.inf)
    straight = np.isfinite(cost) & (direct <= cost)
    result[straight] = network.between(origin, destinations)[straight]
    rows = np.flatnonzero(np.isfinite(cost) & ~straight)
    if not len(rows):
        return result
    start = network.ends(origin)[0]
    nodes = np.flatnonzero(np.isfinite(sweep.cost))
    number = np.full(len(sweep.cost), -1, dtype=np.int64)
    number[nodes] = np.arange(len(nodes))
    before = sweep.previous[nodes]
    begins = before < 0
    metres = np.zeros(len(nodes))
    metres[~begins] = network.graph.edge_metres[network.cheapest_edges(costs, before[~begins], nodes[~begins])]
    offsets = np.array((origin.from_start[0], origin.to_end[0]))
    metres[begins] = [offsets[_leave_side(costs, origin, start, node)] for node in nodes[begins]]
    # Sum along the tree by doubling the step towards the root.
    parent = np.where(begins, np.arange(len(nodes)), number[before])
    metres_up = np.where(begins, 0.0, metres)
    root_metres = np.where(begins, metres, 0.0)
    while True:
        grand = parent[parent]
        metres_up = metres_up + np.where(parent == np.arange(len(nodes)), 0.0, metres_up[parent])
        if (grand == parent).all():
            break
        parent = grand
    total = metres_up + root_metres[parent]
    last = ends[rows, side[rows]]
    stretch = np.where(side[rows] == 0, destinations.from_start[rows], destinations.to_end[rows])
    result[rows] = total[number[last]] + stretch
    return result


def _leave_side(costs: Costs, origin: Positions, start: np.ndarray, node: int) -> int:
    leaving = np.where(start == node, costs.leave(origin)[0], np.inf)
    return int(np.argmin(leaving))


def _entry_side(costs: Costs, incident: Positions, start: np.ndarray, node: int) -> int:
    return int(np.argmin(np.where(start == node, costs.arrive(incident)[0], np.inf)))


def _follow(sweep: Sweep, node: int) -> np.ndarray:
    """Return the nodes from ``node`` to where the sweep began."""
    path = [node]
    while sweep.previous[path[-1]] >= 0:
        path.append(int(sweep.previous[path[-1]]))
    return np.array(path)


def _joined(pieces: list[tuple[float, np.ndarray]]) -> tuple[float, np.ndarray]:
    """Return the metres of all pieces and one line without repeated vertices; at least two vertices."""
    line = np.concatenate([coords for _, coords in pieces])
    keep = np.ones(len(line), dtype=bool)
    keep[1:] = (line[1:] != line[:-1]).any(axis=1)
    if keep.sum() > 1:
        line = line[keep]
    return float(sum(metres for metres, _ in pieces)), line
