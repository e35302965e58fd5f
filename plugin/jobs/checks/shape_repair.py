"""Repairs of shapes: old shapes and faults in, new shapes out. Nothing is written here.

All work is done on coordinates in the shapes' own CRS, so that vertices that a repair does not touch stay exactly where
they are: roads are joined by equal coordinates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from ...services.coordinates import LocalMetres
from ...services.geos import shapely
from .faults import LIMITS, Fault, Limits
from .polygons import spike_vertices

DROPS = frozenset({"drop_duplicate", "drop_object"})
"""The fixes that take an object out."""

GONE = None
"""The new shape of a row that is to be deleted."""


def repair_shapes(
    shapes: np.ndarray,
    faults: Iterable[Fault],
    fixes: dict[str, str],
    plane: LocalMetres,
    *,
    keep: str = "larger",
    limits: Limits = LIMITS,
) -> dict[int, object]:
    """New shapes by row for the given faults of ``shapes`` (in the plane's CRS); GONE for a row to be deleted.

    ``fixes``: the fix of each rule. ``keep``: whose an overlap is to be, the larger's or the first row's. Faults of one
    row are repaired one after the other. A repair that would leave nothing of a shape is not made.
    """
    now: dict[int, object] = {}

    def current(row: int) -> object:
        return now.get(row, shapes[row])

    for fault in faults:
        fix = fixes.get(fault.rule, "")
        if not fix or current(fault.row) is GONE:
            continue
        if fix in DROPS:
            now[fault.row] = GONE
        elif fix == "give_overlap":
            if current(fault.other) is not GONE:
                _give(now, current, fault, keep)
        elif fix in _ALONE:
            new = _ALONE[fix](current(fault.row), plane, limits)
            if not shapely.is_empty(new):
                now[fault.row] = new
        elif fault.target is not None:
            _join(now, current, fault, fix, plane)
    return {row: shape for row, shape in now.items() if shape is GONE or not _equal(shape, shapes[row])}


def _equal(one: object, other: object) -> bool:
    return shapely.to_wkb(one) == shapely.to_wkb(other)


def _areas(shape: object) -> object:
    """The areas among a shape's parts, as one shape."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    areas = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON.value]
    return areas[0] if len(areas) == 1 else shapely.MultiPolygon(list(areas))


def _like(shape: object, model: object) -> object:
    """A shape as single or multiple as the one that it replaces."""
    if model.geom_type == "MultiPolygon" and shape.geom_type == "Polygon":
        return shapely.MultiPolygon([shape])
    return shape


def _make_valid(shape: object, _plane: LocalMetres, _limits: Limits) -> object:
    made = shapely.make_valid(shape)
    return _like(_areas(made), shape) if shapely.get_dimensions(shape) == 2 else made


def _remove_repeats(shape: object, plane: LocalMetres, limits: Limits) -> object:
    def thin(coords: np.ndarray, _closed: bool) -> np.ndarray:
        step = np.hypot(*((coords[1:] - coords[:-1]) * plane.scale).T)
        keep = np.r_[True, step >= limits.repeated]
        if not keep[-1]:  # the last vertex of a ring, or the end of a line that others meet
            keep[np.flatnonzero(keep)[-1]], keep[-1] = False, True
            keep[0] = True
        return coords[keep]

    return _rebuild(shape, thin)


def _remove_spikes(shape: object, plane: LocalMetres, limits: Limits) -> object:
    def blunt(coords: np.ndarray, closed: bool) -> np.ndarray:
        while closed and len(coords) > 3:
            flat = (coords - plane.origin) * plane.scale
            tips = spike_vertices(flat, np.zeros(len(coords), dtype=int), limits)
            if not tips.any():
                break
            if len(coords) < 5:  # a triangle that is all spike: a hole like a hair
                return coords[:0]
            opened = np.delete(coords[:-1], int(np.argmax(tips[:-1])), axis=0)
            step = np.hypot(*((opened - np.roll(opened, 1, axis=0)) * plane.scale).T)
            opened = opened[step >= limits.repeated]
            coords = np.vstack((opened, opened[:1]))
        return coords

    return _rebuild(shape, blunt)


def _rebuild(shape: object, change: Callable[[np.ndarray, bool], np.ndarray]) -> object:
    """A shape whose lines and rings have gone through ``change(coords, closed)``; rings too short for an area go."""
    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        parts = []
        for part in shapely.get_parts(shape):
            rings = [change(shapely.get_coordinates(ring), True) for ring in shapely.get_rings(part)]
            rings = [ring if len(ring) > 3 else None for ring in rings]
            if rings and rings[0] is not None:
                parts.append(shapely.Polygon(rings[0], [ring for ring in rings[1:] if ring is not None]))
        return shapely.MultiPolygon(parts) if shape.geom_type == "MultiPolygon" else (parts or [shapely.Polygon()])[0]
    lines = [change(shapely.get_coordinates(part), False) for part in shapely.get_parts(shape)]
    lines = [shapely.LineString(line) for line in lines if len(line) > 1]
    if not lines:
        return shape
    return shapely.MultiLineString(lines) if shape.geom_type == "MultiLineString" else lines[0]


def _drop_parts(shape: object, plane: LocalMetres, limits: Limits) -> object:
    parts = shapely.get_parts(shape)
    sizes = shapely.area(plane.to_metres(parts))
    large = parts[(sizes >= limits.tiny_part) | (sizes == sizes.max())]
    return shapely.MultiPolygon(list(large))


def _fill_holes(shape: object, plane: LocalMetres, limits: Limits) -> object:
    parts = []
    for part in shapely.get_parts(shape):
        inner = shapely.get_interior_ring(part, np.arange(shapely.get_num_interior_rings(part)))
        sizes = shapely.area(plane.to_metres(shapely.polygons(inner)))
        parts.append(shapely.Polygon(part.exterior, list(inner[sizes >= limits.small_hole])))
    return _like(parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts), shape)


def _flatten(shape: object, _plane: LocalMetres, _limits: Limits) -> object:
    return shapely.force_2d(shape)


_ALONE = {
    "make_valid": _make_valid,
    "remove_repeats": _remove_repeats,
    "remove_spikes": _remove_spikes,
    "drop_parts": _drop_parts,
    "fill_holes": _fill_holes,
    "flatten": _flatten,
}


def _give(now: dict, current: Callable, fault: Fault, keep: str) -> None:
    """Cut an overlap away from the smaller area, or from the later row."""
    loser, winner = fault.row, fault.other
    if keep == "larger" and shapely.area(current(loser)) > shapely.area(current(winner)):
        loser, winner = winner, loser
    old = current(loser)
    left = _areas(shapely.difference(shapely.make_valid(old), shapely.make_valid(current(winner))))
    if not shapely.is_empty(left):
        now[loser] = _like(left, old)


def _join(now: dict, current: Callable, fault: Fault, fix: str, plane: LocalMetres) -> None:
    """Bring an end to its target, and see that the other line has a vertex there."""
    line = current(fault.row)
    coords = shapely.get_coordinates(line)
    target = np.array(fault.target)
    if fix == "cut_back":
        coords = _cut(coords, target, fault.end, plane)
    elif fix != "insert_vertex":
        coords[fault.end] = target
    if len(coords) < 2 or not np.any(coords != coords[0]):
        return
    other = current(fault.other)
    if other is GONE:
        return
    now[fault.row] = shapely.LineString(coords)
    if fix != "join_ends" and other.geom_type == "LineString":
        now[fault.other] = shapely.LineString(_with_vertex(shapely.get_coordinates(other), target, plane))


def _segment_of(coords: np.ndarray, target: np.ndarray, plane: LocalMetres) -> int:
    """The segment of a line that lies nearest to a position."""
    flat, point = (coords - plane.origin) * plane.scale, shapely.Point((target - plane.origin) * plane.scale)
    return int(np.argmin(shapely.distance(shapely.linestrings(np.stack((flat[:-1], flat[1:]), axis=1)), point)))


def _with_vertex(coords: np.ndarray, target: np.ndarray, plane: LocalMetres) -> np.ndarray:
    if (coords == target).all(axis=1).any():
        return coords
    return np.insert(coords, _segment_of(coords, target, plane) + 1, target, axis=0)


def _cut(coords: np.ndarray, target: np.ndarray, end: int, plane: LocalMetres) -> np.ndarray:
    segment = _segment_of(coords, target, plane)
    if end == 0:
        return np.vstack((target, coords[segment + 1 :]))
    return np.vstack((coords[: segment + 1], target))
