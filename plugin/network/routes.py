"""Nearest resources, cost matrices, and the lines of the routes."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .location import Positions
from .network import RoadNetwork
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


def nearest(
    network: RoadNetwork,
    search: Search,
    incident: Positions,
    resources: Positions,
    k: int = 1,
    max_cost: float = np.inf,
) -> list[Found]:
    """Return up to ``k`` resources by the cost of their way to the one ``incident``, each with its route.

    A search backwards from the incident, only as far as needed; equal costs rank in the order of the resources. Lines
    run from the resource to the incident in the network's CRS. Raises Cancelled.
    """
    costs = search.costs
    usable = np.flatnonzero(network.connected(incident, resources))
    if not len(usable) or k < 1:
        return []
    candidates = resources.take(usable)
    leave = costs.leave(candidates)
    ends = network.ends(candidates)
    direct = network.on_one_edge(costs, candidates, incident)
    start = network.ends(incident)[0]
    sweep = search.sweep(costs.arrive(incident)[0], start, backward=True)
    wanted = min(k, len(usable))

    def totals() -> np.ndarray:
        return np.minimum(direct, (leave + sweep.cost[ends]).min(axis=1))

    def enough() -> bool:
        return np.count_nonzero(totals() <= sweep.limit) >= wanted

    straight = network.straight(candidates.xy, incident.xy[0])
    first = np.partition(straight, wanted - 1)[wanted - 1] * _DETOUR * costs.least_pace
    sweep.run(max_cost, first=max(first, np.finfo(float).tiny), enough=enough)
    total = totals()
    best = np.argsort(total, kind="stable")[:wanted]
    best = best[total[best] <= max_cost]
    found = []
    for rank, row in enumerate(best[np.isfinite(total[best])], start=1):
        one = slice(row, row + 1)
        if direct[row] <= total[row]:
            pieces = [network.stretch(candidates.take(one), incident)]
        else:
            side = int(np.argmin(leave[row] + sweep.cost[ends[row]]))
            path = _follow(sweep, int(ends[row, side]))
            pieces = [network.to_end(candidates.take(one), side)]
            pieces.append(network.path(costs, path))
            pieces.append(network.from_end(incident, _entry_side(costs, incident, start, path[-1])))
        metres, line = _joined(pieces)
        found.append(Found(int(usable[row]), rank, float(total[row]), metres, line))
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
