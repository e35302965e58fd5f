"""Faults of lines: without length, doubled, crossing themselves, ends that do not meet what they should meet.

The road network joins lines at shared vertices only (two roads that merely cross may be a bridge), so an end that
misses its junction by a hand's breadth is a dead end for every search.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...services.coordinates import LocalMetres
from ...services.geos import shapely
from .faults import LIMITS, TOLERANCES, Fault, Limits, shared

_EQUAL = 0.001  # metres


def check_lines(
    shapes: np.ndarray, plane: LocalMetres, *, limits: Limits = LIMITS, levels: Sequence[object] | None = None
) -> list[Fault]:
    """Faults of the lines of one table or layer (shapely lines in the plane's CRS; missing ones are passed over).

    Ends are compared within ``limits.tolerance``; ``levels`` (layer, bridge, tunnel) keep apart what only crosses on
    the map.
    """
    shapes = np.asarray(shapes, dtype=object)
    rows = np.flatnonzero(~shapely.is_missing(shapes) & ~shapely.is_empty(shapes))
    given = shapely.force_2d(shapes[rows])
    flat = plane.to_metres(given)
    lengths = shapely.length(flat)
    numbers = rows.tolist()
    faults = [
        Fault("line.no_length", numbers[row], shapely.get_point(given[row], 0))
        for row in np.flatnonzero(lengths < _EQUAL).tolist()
    ]
    faults += [
        Fault("line.repeated", numbers[row], place, {"count": count}) for row, place, count in _repeats(flat, given)
    ]
    faults += [
        Fault("line.crosses_itself", numbers[row], place)
        for row in np.flatnonzero(~shapely.is_simple(flat)).tolist()
        if (place := _own_crossing(given[row])) is not None
    ]
    same = shapely.to_wkb(shapely.normalize(shapely.set_precision(flat, _EQUAL, mode="pointwise")))
    first: dict[bytes, int] = {}
    for row, key in enumerate(same.tolist()):
        known = first.setdefault(key, row)
        if known != row and lengths[row] >= _EQUAL:
            faults.append(Fault("line.duplicate", numbers[row], given[row], {}, numbers[known]))
    return faults + open_ends(shapes, plane, tolerance=limits.tolerance, levels=levels)


def open_ends(
    shapes: np.ndarray, plane: LocalMetres, *, tolerance: float, levels: Sequence[object] | None = None
) -> list[Fault]:
    """Ends within ``tolerance`` metres of another line that share no vertex with it.

    Rules: line.gap (two ends that do not meet), line.short (ends before the other line), line.over (ends behind it),
    line.no_vertex (on it, where it has no vertex). ``params["metres"]`` is how far; ``target`` where the end should be.
    """
    shapes = np.asarray(shapes, dtype=object)
    rows = np.flatnonzero(~shapely.is_missing(shapes) & ~shapely.is_empty(shapes))
    parts, part_row = shapely.get_parts(shapely.force_2d(shapes[rows]), return_index=True)
    if not len(parts):
        return []
    # An end of a multi-line's part is named by the whole's ends only where it is one.
    single = shapely.get_num_geometries(shapes[rows])[part_row] == 1
    row_of = rows[part_row]
    flat = plane.to_metres(parts)
    coords, line = shapely.get_coordinates(flat, return_index=True)
    start = np.flatnonzero(np.r_[True, line[1:] != line[:-1]])
    last = np.r_[start[1:], len(line)] - 1
    key = np.round(coords / _EQUAL).astype(np.int64)
    _, place, count = np.unique(key[:, 0] * (1 << 32) + key[:, 1], return_inverse=True, return_counts=True)
    vertex = np.concatenate((start, last))
    ends = np.concatenate((np.zeros(len(start), dtype=int), np.full(len(last), -1)))
    owner = np.concatenate((np.arange(len(start)), np.arange(len(last))))
    loose = (count[place[vertex]] == 1) & single[owner] & (shapely.length(flat)[owner] >= _EQUAL)
    vertex, ends, owner = vertex[loose], ends[loose], owner[loose]
    points = shapely.points(coords[vertex])
    end, near = shapely.STRtree(flat).query(points, predicate="dwithin", distance=tolerance)
    keep = near != owner[end]
    if levels is not None:
        number = {level: index for index, level in enumerate(dict.fromkeys(levels))}
        code = np.array([number[level] for level in levels], dtype=np.int64)[row_of]
        keep &= code[near] == code[owner[end]]
    end, near = end[keep], near[keep]
    distance = shapely.distance(points[end], flat[near])
    crossing = shared(flat[owner[end]], flat[near])
    behind = shapely.distance(points[end], crossing)
    behind = np.where(np.isfinite(behind) & (behind <= tolerance) & (distance > _EQUAL), behind, np.inf)
    order = np.lexsort((np.minimum(distance, behind), end))
    chosen = order[np.r_[True, end[order][1:] != end[order][:-1]]] if len(order) else order
    degrees = shapely.get_coordinates(parts)
    faults, met = [], set()
    for index in chosen.tolist():
        mine, other = int(owner[end[index]]), int(near[index])
        at = vertex[end[index]]
        fault = _end_fault(coords, degrees, (start[other], last[other]), flat[other], at, tolerance, plane,
                           float(distance[index]), float(behind[index]), crossing[index])  # fmt: skip
        rule, metres, target, partner = fault
        if partner is not None:
            pair = (min(at, partner), max(at, partner))
            if pair in met:
                continue
            met.add(pair)
        faults.append(
            Fault(
                rule,
                int(row_of[mine]),
                shapely.Point(degrees[at]),
                {"metres": round(metres, 2)},
                int(row_of[other]),
                target,
                int(ends[end[index]]),
            )
        )
    return faults


def _end_fault(coords, degrees, tips, line, at, tolerance, plane, distance, behind, crossing):
    """Rule, metres, target in the CRS and, for two ends, the vertex of the other, of one loose end and a line."""
    tip_distance = [float(np.hypot(*(coords[tip] - coords[at]))) for tip in tips]
    nearest = int(np.argmin(tip_distance))
    if distance <= _EQUAL:
        return "line.no_vertex", 0.0, tuple(degrees[at].tolist()), None
    if np.isfinite(behind):
        parts = shapely.get_parts(crossing)
        point = shapely.get_coordinates(parts[int(np.argmin(shapely.distance(parts, shapely.Point(coords[at]))))])[0]
        return "line.over", behind, tuple((point / plane.scale + plane.origin).tolist()), None
    if tip_distance[nearest] <= tolerance:
        return "line.gap", tip_distance[nearest], tuple(degrees[tips[nearest]].tolist()), int(tips[nearest])
    point = shapely.get_coordinates(line.interpolate(line.project(shapely.Point(coords[at]))))[0]
    return "line.short", distance, tuple((point / plane.scale + plane.origin).tolist()), None


def places_by_tolerance(
    shapes: np.ndarray,
    plane: LocalMetres,
    *,
    levels: Sequence[object] | None = None,
    tolerances: Sequence[float] = TOLERANCES,
) -> dict[float, int]:
    """How many ends a repair with each tolerance would change: said before one of them is applied."""
    faults = open_ends(shapes, plane, tolerance=max(tolerances), levels=levels)
    metres = np.array([fault.params["metres"] for fault in faults])
    return {tolerance: int((metres <= tolerance).sum()) for tolerance in tolerances}


def _own_crossing(line) -> object | None:
    """Where a line crosses itself between its vertices; a loop that comes back to a vertex is a junction."""
    noded = shapely.get_coordinates(shapely.union_all([line]))
    known = set(map(tuple, shapely.get_coordinates(line).tolist()))
    new = [place for place in map(tuple, noded.tolist()) if place not in known]
    return shapely.Point(new[0]) if new else None


def _repeats(flat: np.ndarray, given: np.ndarray):
    parts, shape = shapely.get_parts(flat, return_index=True)
    coords, part = shapely.get_coordinates(parts, return_index=True)
    degrees = shapely.get_coordinates(given)
    again = np.flatnonzero((part[1:] == part[:-1]) & (np.hypot(*(coords[1:] - coords[:-1]).T) < _EQUAL))
    long = shapely.length(flat)[shape[part[again]]] >= _EQUAL
    rows, first, count = np.unique(shape[part[again[long]]], return_index=True, return_counts=True)
    for row, index, number in zip(rows.tolist(), again[long][first].tolist(), count.tolist(), strict=True):
        yield row, shapely.Point(degrees[index]), number
