"""The road graph: lines joined at shared vertices, as CSR arrays that a file can be mapped onto."""

from dataclasses import dataclass, fields

import numpy as np

from .measure import Measure
from .roads import BACKWARD, FORWARD, Roads

# QGIS's own director joins vertices within 1e-10 of a layer unit even when its tolerance is zero.
_GRID = 1e-10


@dataclass(frozen=True)
class Graph:
    """Nodes (junctions and line ends), edges (stretches of a line between nodes), arcs (an edge in one direction).

    ``xy`` (vertices, 2) and ``chainage`` (metres from the line's start) hold all vertices; edge e has the vertices
    ``edge_first[e]`` to ``edge_last[e]``, both included; neighbouring edges of one line share their common vertex.
    ``edge_from``, ``edge_to`` are nodes, ``edge_metres`` lengths, ``edge_speed`` km/h, ``edge_direction`` FORWARD,
    BACKWARD or BOTH, ``edge_road`` feature ids. ``node_vertex`` finds a node's place in ``xy``, ``node_component`` its
    weakly connected component. Arc number 2e is edge e travelled forward, 2e + 1 backward; ``out_*`` lists the arcs
    that leave each node, ``in_*`` those that arrive (CSR: indptr, the node at the other end, the arc's number).
    Parallel arcs all stay: which is the cheapest depends on the call.
    """

    xy: np.ndarray
    chainage: np.ndarray
    edge_first: np.ndarray
    edge_last: np.ndarray
    edge_from: np.ndarray
    edge_to: np.ndarray
    edge_metres: np.ndarray
    edge_speed: np.ndarray
    edge_direction: np.ndarray
    edge_road: np.ndarray
    node_vertex: np.ndarray
    node_component: np.ndarray
    out_indptr: np.ndarray
    out_node: np.ndarray
    out_arc: np.ndarray
    in_indptr: np.ndarray
    in_node: np.ndarray
    in_arc: np.ndarray

    @property
    def nodes(self) -> int:
        """The number of nodes."""
        return len(self.node_vertex)

    @property
    def edges(self) -> int:
        """The number of edges."""
        return len(self.edge_first)

    def vertices_of(self, edges: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the indices into ``xy`` of the vertices of ``edges`` in order, and which of ``edges`` each is of."""
        first = np.asarray(self.edge_first[edges], dtype=np.int64)
        return ranges(first, np.asarray(self.edge_last[edges]) - first + 1)


ARRAYS = tuple(field.name for field in fields(Graph))


def ranges(first: np.ndarray, count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return first[0], first[0] + 1 … (count[0] of them), first[1] …, and the number of the range each belongs to."""
    owner = np.repeat(np.arange(len(first)), count)
    start = np.cumsum(count) - count
    return np.arange(len(owner)) - start[owner] + first[owner], owner


def build_graph(roads: Roads, measure: Measure, tolerance: float = 0.0) -> Graph:
    """Join lines at vertices that are within ``tolerance`` metres (0: the same place), never where they merely cross.

    Raises ValueError when no line is left.
    """
    line = np.repeat(np.arange(len(roads.offsets) - 1), np.diff(roads.offsets))
    vertex, place = _join(roads.coords, measure, tolerance)
    # A vertex that fell together with the one before it is no step.
    keep = np.ones(len(vertex), dtype=bool)
    keep[1:] = (vertex[1:] != vertex[:-1]) | (line[1:] != line[:-1])
    vertex, line = vertex[keep], line[keep]
    steps = np.bincount(line, minlength=len(roads.offsets) - 1)
    if (steps == 1).any():
        keep = steps[line] > 1
        vertex, line = vertex[keep], line[keep]
    if not len(vertex):
        raise ValueError("no lines")
    xy = roads.coords[place[vertex]]

    starts = np.ones(len(vertex), dtype=bool)
    starts[1:] = line[1:] != line[:-1]
    ends = np.ones(len(vertex), dtype=bool)
    ends[:-1] = starts[1:]
    is_node = np.bincount(vertex, minlength=len(place)) > 1
    is_node[vertex[starts | ends]] = True
    at_node = is_node[vertex]

    metres = np.concatenate(([0.0], np.cumsum(measure.along(xy, ~starts[1:]))))
    chainage = metres - metres[np.flatnonzero(starts)][np.cumsum(starts) - 1]

    edge_first = np.flatnonzero(at_node & ~ends)
    edge_last = np.flatnonzero(at_node & ~starts)
    node_of = np.cumsum(is_node) - 1
    edge_from = node_of[vertex[edge_first]].astype(np.int32)
    edge_to = node_of[vertex[edge_last]].astype(np.int32)
    node_vertex = np.empty(int(is_node.sum()), dtype=np.int64)
    node_vertex[node_of[vertex[at_node]]] = np.flatnonzero(at_node)
    direction = roads.direction[line[edge_first]]
    return Graph(
        xy=xy,
        chainage=chainage,
        edge_first=edge_first,
        edge_last=edge_last,
        edge_from=edge_from,
        edge_to=edge_to,
        edge_metres=chainage[edge_last] - chainage[edge_first],
        edge_speed=roads.speed[line[edge_first]],
        edge_direction=direction,
        edge_road=roads.road_id[line[edge_first]],
        node_vertex=node_vertex,
        **_arcs(edge_from, edge_to, direction, len(node_vertex)),
    )


def _join(coords: np.ndarray, measure: Measure, tolerance: float) -> tuple[np.ndarray, np.ndarray]:
    """Return for each vertex the number of its place, and for each place the index of the vertex it is taken from."""
    grid = max(_GRID, np.abs(coords).max(initial=0.0) / 2.0**62)  # integers hold no more
    keys = np.rint(coords / grid).astype(np.int64)
    order = np.lexsort((keys[:, 1], keys[:, 0]))
    keys = keys[order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]).any(axis=1)
    # Stable order within a key: the first vertex in the layer gives the place its coordinates.
    place = order[fresh]
    vertex = np.empty(len(order), dtype=np.int64)
    vertex[order] = np.cumsum(fresh) - 1
    if tolerance > 0:
        vertex, place = _snap(coords, vertex, place, measure, tolerance)
    return vertex, place


def _snap(
    coords: np.ndarray, vertex: np.ndarray, place: np.ndarray, measure: Measure, tolerance: float
) -> tuple[np.ndarray, np.ndarray]:
    """Move each place onto the first kept one within ``tolerance``, in the layer's order, as QGIS's director does."""
    from scipy.spatial import cKDTree

    in_order = np.argsort(place)
    space, norm = measure.snapping_space(coords[place[in_order]])
    pairs = cKDTree(space).query_pairs(tolerance, p=norm, output_type="ndarray")
    onto = np.arange(len(place))
    if len(pairs):
        pairs = pairs[np.lexsort((pairs[:, 0], pairs[:, 1]))]
        later, begin = np.unique(pairs[:, 1], return_index=True)
        for place_later, earlier in zip(later, np.split(pairs[:, 0], begin[1:]), strict=True):
            kept = earlier[onto[earlier] == earlier]
            if len(kept):
                onto[place_later] = kept[0]
    back = np.empty(len(place), dtype=np.int64)
    back[in_order] = onto
    return back[vertex], place[in_order]


def _arcs(start: np.ndarray, end: np.ndarray, direction: np.ndarray, nodes: int) -> dict[str, np.ndarray]:
    """Return the CSR arrays of the arcs that leave and arrive, and the component of each node."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    # An edge that comes back to its node leads nowhere; positions on it are reached through its ends all the same.
    edge = np.arange(len(start), dtype=np.int32)
    forward = (direction != BACKWARD) & (start != end)
    backward = (direction != FORWARD) & (start != end)
    tail = np.concatenate((start[forward], end[backward]))
    head = np.concatenate((end[forward], start[backward]))
    arc = np.concatenate((2 * edge[forward], 2 * edge[backward] + 1))
    arrays: dict[str, np.ndarray] = {}
    for name, at, other in (("out", tail, head), ("in", head, tail)):
        order = np.argsort(at, kind="stable")
        indptr = np.zeros(nodes + 1, dtype=np.int32)
        np.cumsum(np.bincount(at, minlength=nodes), out=indptr[1:])
        arrays |= {f"{name}_indptr": indptr, f"{name}_node": other[order], f"{name}_arc": arc[order]}
    matrix = csr_matrix(
        (np.ones(len(head), dtype=np.int8), arrays["out_node"], arrays["out_indptr"]), shape=(nodes, nodes)
    )
    _, component = connected_components(matrix, directed=True, connection="weak")
    return arrays | {"node_component": component.astype(np.int32)}
