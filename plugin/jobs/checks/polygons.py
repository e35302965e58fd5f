"""Faults of areas: invalid, doubled, overlapping, slivers, holes, spikes, repeated vertices, parts, and gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from ...services.coordinates import LocalMetres
from ...services.geos import shapely
from .faults import LIMITS, Fault, Limits, shared

_PLACE = re.compile(r"^(?P<what>[^\[]+)\[(?P<x>\S+) (?P<y>\S+)\]$")


def check_polygons(
    shapes: np.ndarray,
    plane: LocalMetres,
    *,
    limits: Limits = LIMITS,
    groups: Sequence[object] | None = None,
    holes: bool = True,
    one_part: bool = False,
) -> list[Fault]:
    """Faults of the areas of one table or layer (shapely areas in the plane's CRS; missing ones are passed over).

    ``groups``: only areas of one group must not overlap; all without it. ``holes``: whether holes are usual (courts);
    small ones are found in any case. ``one_part``: whether several parts are a fault.
    """
    shapes = np.asarray(shapes, dtype=object)
    rows = np.flatnonzero(~shapely.is_missing(shapes) & ~shapely.is_empty(shapes))
    given = shapely.force_2d(shapes[rows])
    flat = plane.to_metres(given)
    valid = flat.copy()
    broken = ~shapely.is_valid(valid)
    # The two halves of a crossed outline have areas of opposite signs.
    valid[broken] = shapely.make_valid(valid[broken])
    areas = shapely.area(valid)
    empty = areas < limits.no_area
    faults = [Fault("polygon.no_area", int(rows[row]), given[row]) for row in np.flatnonzero(empty).tolist()]
    rows, given, flat, valid, areas = rows[~empty], given[~empty], flat[~empty], valid[~empty], areas[~empty]
    found = [
        *_invalid(given),
        *_vertices(given, flat, limits),
        *_rings(given, flat, limits, holes),
        *_parts(given, flat, areas, limits, one_part),
        *_slivers(given, flat, areas, limits),
        *_pairs(given, valid, areas, plane, limits, None if groups is None else [groups[row] for row in rows.tolist()]),
    ]
    numbers = rows.tolist()
    return faults + [
        Fault(one.rule, numbers[one.row], one.place, one.params, numbers[one.other] if one.other >= 0 else -1)
        for one in found
    ]


def check_gaps(parts: np.ndarray, whole: object, plane: LocalMetres, limits: Limits = LIMITS) -> list[Fault]:
    """Gaps that ``parts`` leave in ``whole`` (an area, or None: holes of their union); ``row`` is -1."""
    parts = shapely.make_valid(parts[~shapely.is_missing(parts)])
    if not len(parts):
        return []
    union = shapely.union_all(parts)
    if whole is None:
        rings = shapely.get_parts(shapely.get_parts(union))
        outer = shapely.union_all(shapely.polygons(shapely.get_exterior_ring(_areas_only(rings))))
        left = shapely.difference(outer, union)
    else:
        left = shapely.difference(shapely.make_valid(whole), union)
    pieces = _areas_only(shapely.get_parts(left))
    flat = plane.to_metres(pieces)
    areas, widths = shapely.area(flat), _width(flat)
    return [
        Fault("grid.gap", -1, pieces[index], {"area": round(float(areas[index]), 1), "width": _short(widths[index])})
        for index in np.flatnonzero(areas > limits.gap_area).tolist()
    ]


def _areas_only(parts: np.ndarray) -> np.ndarray:
    return parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON.value]


def _width(flat: np.ndarray) -> np.ndarray:
    """Mean width of long thin areas in metres."""
    length = shapely.length(flat)
    return np.divide(2.0 * shapely.area(flat), length, out=np.zeros(len(flat)), where=length > 0)


def _short(value: float) -> float:
    return round(float(value), 2)


def _invalid(given: np.ndarray):
    for row in np.flatnonzero(~shapely.is_valid(given)).tolist():
        reason = _PLACE.match(shapely.is_valid_reason(given[row]))
        place = shapely.Point(float(reason["x"]), float(reason["y"])) if reason else shapely.envelope(given[row])
        yield Fault("polygon.invalid", row, place)


def _vertices(given: np.ndarray, flat: np.ndarray, limits: Limits):
    """Repeated vertices and spikes; one fault a shape, at the first of them."""
    parts, shape_of_part = shapely.get_parts(flat, return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    coords, ring = shapely.get_coordinates(rings, return_index=True)
    if not len(coords):
        return
    original = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(given)))
    shape = shape_of_part[part_of_ring][ring]
    joined = ring[1:] == ring[:-1]
    step = np.hypot(*(coords[1:] - coords[:-1]).T)
    repeated = np.flatnonzero(joined & (step < limits.repeated))
    for row, first, count in _first_of_each(shape[repeated], repeated):
        yield Fault("polygon.repeated", row, shapely.Point(original[first]), {"count": count})
    spikes = np.flatnonzero(spike_vertices(coords, ring, limits))
    for row, first, count in _first_of_each(shape[spikes], spikes):
        yield Fault("polygon.spike", row, shapely.Point(original[first]), {"count": count})


def spike_vertices(coords: np.ndarray, ring: np.ndarray, limits: Limits = LIMITS) -> np.ndarray:
    """Which vertices of closed rings are the tips of spikes; ``coords`` in metres, ``ring`` the ring of each."""
    start = np.flatnonzero(np.r_[True, ring[1:] != ring[:-1]])
    end = np.r_[start[1:], len(ring)] - 1
    before, after = np.arange(-1, len(ring) - 1), np.arange(1, len(ring) + 1)
    before[start] = np.maximum(end - 1, start)
    after[end] = end
    back, ahead = coords[before] - coords, coords[after] - coords
    one, other = np.hypot(*back.T), np.hypot(*ahead.T)
    product = one * other
    cosine = np.divide((back * ahead).sum(axis=1), product, out=np.full(len(ring), -1.0), where=product > 0)
    angle = np.arccos(np.clip(cosine, -1.0, 1.0))
    tips = angle < np.radians(limits.spike_degrees)
    tips &= np.minimum(one, other) * np.sin(angle) < limits.spike_width
    tips &= np.minimum(one, other) > limits.repeated
    tips[end] = False  # the last vertex is the first again
    return tips


def _first_of_each(rows: np.ndarray, places: np.ndarray):
    found, first, count = np.unique(rows, return_index=True, return_counts=True)
    yield from zip(found.tolist(), places[first].tolist(), count.tolist(), strict=True)


def _rings(given: np.ndarray, flat: np.ndarray, limits: Limits, holes: bool):
    parts, shape = shapely.get_parts(flat, return_index=True)
    originals = shapely.get_parts(given)
    for index in np.flatnonzero(shapely.get_num_interior_rings(parts) > 0).tolist():
        areas = shapely.area(shapely.polygons(_inner(parts[index])))
        wrong = np.flatnonzero(areas < (limits.small_hole if holes else np.inf))
        if len(wrong):
            place = shapely.polygons(_inner(originals[index]))[int(wrong[0])]
            params = {"count": len(wrong), "area": _short(areas[wrong].min())}
            yield Fault("polygon.hole", int(shape[index]), place, params)


def _inner(polygon) -> np.ndarray:
    return shapely.get_interior_ring(polygon, np.arange(shapely.get_num_interior_rings(polygon)))


def _parts(given: np.ndarray, flat: np.ndarray, areas: np.ndarray, limits: Limits, one_part: bool):
    counts = shapely.get_num_geometries(flat)
    for row in np.flatnonzero(counts > 1).tolist():
        parts = shapely.get_parts(flat[row])
        sizes = shapely.area(parts)
        tiny = np.flatnonzero((sizes < limits.tiny_part) & (sizes < areas[row] / 2))
        if len(tiny):
            place = shapely.get_parts(given[row])[int(tiny[0])]
            yield Fault("polygon.tiny_part", row, place, {"count": len(tiny), "area": _short(sizes[tiny].min())})
        if one_part and len(parts) - len(tiny) > 1:
            yield Fault("polygon.parts", row, given[row], {"count": len(parts)})


def _slivers(given: np.ndarray, flat: np.ndarray, areas: np.ndarray, limits: Limits):
    length = shapely.length(flat)
    thin = np.divide(4.0 * np.pi * areas, length**2, out=np.ones(len(flat)), where=length > 0)
    widths = _width(flat)
    sliver = (thin < limits.sliver_thinness) & (widths < limits.sliver_width)
    for row in np.flatnonzero(sliver).tolist():
        params = {"width": _short(widths[row]), "thinness": round(float(thin[row]), 3)}
        yield Fault("polygon.sliver", row, given[row], params)


def _pairs(given: np.ndarray, valid: np.ndarray, areas: np.ndarray, plane: LocalMetres, limits: Limits, groups):
    """Duplicates and overlaps; the later row of a pair is at fault."""
    one, other = shapely.STRtree(valid).query(valid)
    keep = one < other
    if groups is not None:
        number = {group: index for index, group in enumerate(dict.fromkeys(groups))}
        codes = np.array([number[group] for group in groups], dtype=np.int64)
        keep &= codes[one] == codes[other]
    one, other = one[keep], other[keep]
    # What boxes have in common is no less than what the areas have.
    boxes = shapely.bounds(valid)
    side = np.minimum(boxes[one, 2:], boxes[other, 2:]) - np.maximum(boxes[one, :2], boxes[other, :2])
    near = (side.min(axis=1) > 0) & (side.prod(axis=1) > np.minimum(limits.overlap_area, areas[other] / 2))
    one, other = one[near], other[near]
    shapely.prepare(valid)
    touching = shapely.intersects(valid[one], valid[other])
    one, other = one[touching], other[touching]
    common = shared(valid[one], valid[other])
    size = shapely.area(common)
    union = areas[one] + areas[other] - size
    same = (size > 0) & (size >= limits.same * union)
    wide = _width(common) > limits.overlap_width
    for index in np.flatnonzero(same | ((size > limits.overlap_area) & wide)).tolist():
        row, partner = int(other[index]), int(one[index])
        if same[index]:
            yield Fault("polygon.duplicate", row, given[row], {}, partner)
        else:
            place = plane.from_metres(common[index])
            yield Fault("polygon.overlap", row, place, {"area": round(float(size[index]), 1)}, partner)
