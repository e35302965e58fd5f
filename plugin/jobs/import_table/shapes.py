"""Shapes of a file as the store wants them: its CRS, its dimensions, the kind that the target takes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...domain.coordinates import COORDINATES, convert
from ...domain.problems import Problem
from ...domain.tables.positions import likely_axis
from ...domain.targets import Target
from ...services.coordinates import LocalMetres, from_degrees, is_degrees, to_degrees
from ...services.geos import shapely
from ...services.translation import tr
from ...store import Store, StoreError

ASSUMED_METRES = 10.0
"""Side of the square that stands for a house known by a point only."""

INVALID_REASONS = {
    "Self-intersection": "the outline crosses itself",
    "Ring Self-intersection": "the outline touches itself",
    "Hole lies outside shell": "a hole lies outside",
    "Nested holes": "a hole lies in another hole",
    "Nested shells": "a part lies in another part",
    "Interior is disconnected": "holes cut the area apart",
    "Duplicate Rings": "an outline is there twice",
    "Too few points in geometry component": "too few vertices",
    "Invalid Coordinate": "a coordinate is no number",
    "Ring is not closed": "the outline is not closed",
}
"""What GEOS finds wrong with an area, in words."""

_DIGITS = {True: 8, False: 3}  # a millimetre, in degrees and in metres
_POINT, _LINE, _POLYGON, _MULTIPOLYGON = 0, 1, 3, 6  # shapely's ids of types
_LINE_END = 0.05  # metres between the ends of an outline that a draughtsman meant to be closed


@dataclass
class Shapes:
    """Shapes in the store's CRS by row of the file, several where a line had several parts.

    ``rows`` names the file's row of each shape, which is None where the row has none; ``problems`` are of rows whose
    shape cannot be used, ``notes`` of rows whose shape was changed; ``assumed`` marks outlines made from a point.
    """

    rows: list[int] = field(default_factory=list)
    shapes: list = field(default_factory=list)
    assumed: list[bool] = field(default_factory=list)
    problems: dict[int, Problem] = field(default_factory=dict)
    notes: dict[int, Problem] = field(default_factory=dict)


def to_degrees_of(shapes: np.ndarray, crs: str, coordinates: str) -> np.ndarray:
    """Shapes in WGS 84 degrees.

    ``crs`` is what the file says of itself ("" when it says nothing), ``coordinates`` what the user says: one of
    COORDINATES, whose numbers may still be projected by ``crs``, or a CRS that overrules the file's.
    Raises StoreError where neither tells how to read projected numbers.
    """
    if coordinates and coordinates not in COORDINATES:
        return to_degrees(coordinates)(shapes)
    projected = bool(crs) and not is_degrees(crs)
    shapes = to_degrees(crs)(shapes) if projected else shapely.force_2d(shapes)
    if not crs:
        _require_degrees(shapes)
    if coordinates in {"gcj02", "bd09"}:
        return shapely.transform(shapes, lambda c: np.column_stack(convert(c[:, 0], c[:, 1], coordinates, "wgs84")))
    return shapes


def _require_degrees(shapes: np.ndarray) -> None:
    coords = shapely.get_coordinates(shapes)
    finite = coords[np.isfinite(coords).all(axis=1)]
    if len(finite) and np.median(np.abs(finite[:, 0])) > 360:
        text = tr(
            "The coordinates are no degrees, and the file does not say what they are: name its coordinate system."
        )
        raise StoreError(text)


def points_of(x: Sequence[float | None], y: Sequence[float | None]) -> tuple[np.ndarray, Problem | None]:
    """Points of two columns, and a note when the columns were exchanged: surveyors call north X."""
    east = np.array([np.nan if value is None else value for value in x], dtype=float)
    north = np.array([np.nan if value is None else value for value in y], dtype=float)
    note = None
    given = np.isfinite(east) & np.isfinite(north)
    if given.any() and (likely_axis(np.median(east[given])), likely_axis(np.median(north[given]))) == ("y", "x"):
        east, north, note = north, east, Problem("import.axes_exchanged")
    made = np.full(len(east), None, dtype=object)
    made[given] = shapely.points(east[given], north[given])
    return made, note


def fit(shapes: np.ndarray, target: Target, store: Store, *, repair: bool) -> Shapes:
    """Shapes in WGS 84 degrees (None where a row has none) as the target takes them, in the store's CRS."""
    result = Shapes()
    missing = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    placed = np.full(len(shapes), None, dtype=object)
    placed[~missing] = from_degrees(store.crs)(shapes[~missing])
    finite = np.isfinite(shapely.bounds(placed)).all(axis=1) & _on_earth(shapes)
    plane = None
    if finite.any():
        plane = LocalMetres(store.crs, tuple(shapely.total_bounds(placed[finite])))
    whole, assumed = _whole(placed, finite, target, plane)
    for row, shape in enumerate(placed):
        problem = note = None
        if missing[row]:
            parts = [None]
        elif whole[row] is not None:
            parts, note = [whole[row]], _ASSUMED if assumed[row] else None
        elif not finite[row]:
            problem = Problem("import.outside")
        elif shape.geom_type == "Point" and shape.x == 0 and shape.y == 0:
            problem = Problem("import.zero_position")
        else:
            parts, problem, note = _FITTERS[target.geometry[0]](shape, target, plane, repair)
        if problem:
            result.problems[row] = problem
            continue
        if note:
            result.notes[row] = note
        result.rows.extend([row] * len(parts))
        result.shapes.extend(parts)
        result.assumed.extend([note == _ASSUMED] * len(parts))
    return result


def _on_earth(shapes: np.ndarray) -> np.ndarray:
    """Whether shapes in degrees lie on the earth: exchanged axes and metres taken for degrees do not."""
    west, south, east, north = shapely.bounds(shapes).T
    with np.errstate(invalid="ignore"):
        return (west >= -180) & (east <= 180) & (south >= -90) & (north <= 90)


_ASSUMED = Problem("import.assumed_outline")


def _whole(
    placed: np.ndarray, finite: np.ndarray, target: Target, plane: LocalMetres | None
) -> tuple[np.ndarray, np.ndarray]:
    """The shapes that fit as they are, and squares for points that stand for houses, all at once; None for the others.

    Also says which are such squares.
    """
    whole, kinds = np.full(len(placed), None, dtype=object), shapely.get_type_id(placed)
    points = (kinds == _POINT) & finite
    points[points] = (shapely.get_coordinates(placed[points]) != 0).any(axis=1)
    square = np.zeros(len(placed), dtype=bool)
    if target.geometry[0] == "point":
        whole[points] = placed[points]
    elif target.geometry[0] == "line":
        lines = (kinds == _LINE) & finite & (shapely.length(placed) > 0)
        whole[lines] = placed[lines]
    else:
        areas = (
            np.isin(kinds, (_POLYGON, _MULTIPOLYGON)) & finite & shapely.is_valid(placed) & (shapely.area(placed) > 0)
        )
        whole[areas] = _multi(placed[areas])
        if "point" in target.geometry and points.any():
            x, y = shapely.get_coordinates(plane.to_metres(placed[points])).T
            half = ASSUMED_METRES / 2
            whole[points] = _multi(plane.from_metres(shapely.box(x - half, y - half, x + half, y + half)))
            square = points
    return whole, square


def _multi(areas: np.ndarray) -> np.ndarray:
    """Polygons and MultiPolygons as MultiPolygons."""
    areas = areas.copy()
    single = shapely.get_type_id(areas) == _POLYGON
    if single.any():
        areas[single] = shapely.multipolygons(areas[single], indices=np.arange(single.sum()))
    return areas


def _point(shape, target: Target, plane: LocalMetres, repair: bool):
    if shape.geom_type == "Point":
        return [shape], None, None
    if shape.geom_type == "MultiPoint" and len(shape.geoms) == 1:
        return [shape.geoms[0]], None, None
    if shape.geom_type in {"Polygon", "MultiPolygon"} and "polygon" in target.geometry:
        return [shapely.point_on_surface(shape)], None, Problem("import.point_of_area")
    return [], Problem("import.geometry_kind", "geom", {"kind": shape.geom_type}), None


def _polygon(shape, target: Target, plane: LocalMetres, repair: bool):
    note = None
    if shape.geom_type in {"Point", "MultiPoint"} and "point" in target.geometry:
        return list(_whole(np.array([shape.centroid]), np.array([True]), target, plane)[0]), None, _ASSUMED
    if shape.geom_type in {"LineString", "MultiLineString"}:
        closed = _closed(shape, plane)
        if closed is None:
            return [], Problem("import.outline_open", "geom"), None
        shape, note = closed, Problem("import.outline_closed")
    if not shapely.is_valid(shape):
        if not repair:
            found = shapely.is_valid_reason(shape).split("[")[0].strip()
            reason = tr(INVALID_REASONS[found]) if found in INVALID_REASONS else found
            return [], Problem("import.geometry_invalid", "geom", {"reason": reason}), None
        shape, note = shapely.make_valid(shape), Problem("import.repaired")
    parts = [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == "Polygon" and part.area]
    if not parts:
        return [], Problem("import.no_area", "geom"), None
    return [shapely.MultiPolygon(parts)], None, note


def _line(shape, target: Target, plane: LocalMetres, repair: bool):
    if shape.geom_type == "LineString":
        parts = [shape]
    elif shape.geom_type == "MultiLineString":
        parts = list(shapely.get_parts(shapely.line_merge(shape)))
    else:
        return [], Problem("import.geometry_kind", "geom", {"kind": shape.geom_type}), None
    parts = [part for part in parts if part.length > 0]
    if not parts:
        return [], Problem("import.no_length", "geom"), None
    note = Problem("import.several_lines", "geom", {"count": len(parts)}) if len(parts) > 1 else None
    return parts, None, note


_FITTERS = {"point": _point, "polygon": _polygon, "line": _line}


def _closed(shape, plane: LocalMetres):
    """The area that a drawn outline encloses, None when its ends do not meet."""
    merged = shape if shape.geom_type == "LineString" else shapely.line_merge(shape)
    if merged.geom_type != "LineString" or len(merged.coords) < 4:
        return None
    coords = shapely.get_coordinates(merged)
    ends = plane.to_metres(shapely.points(coords[[0, -1]]))
    if shapely.distance(ends[0], ends[1]) > _LINE_END:
        return None
    coords[-1] = coords[0]
    return shapely.Polygon(coords)


def digests(shapes: Sequence, crs: str) -> list[str | None]:
    """A short text for each shape that is the same for the same shape, whatever its first vertex; None for none."""
    array = np.array(list(shapes) or [None], dtype=object)[: len(shapes)]
    digits = _DIGITS[is_degrees(crs)]
    rounded = shapely.normalize(shapely.transform(array, lambda coords: np.round(coords, digits) + 0.0))
    return [
        None if wkb is None else hashlib.sha256(wkb).hexdigest()[:32] for wkb in shapely.to_wkb(rounded, byte_order=1)
    ]
