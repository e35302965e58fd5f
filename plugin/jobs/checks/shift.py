"""Whether points lie beside where they belong, as after a wrong declaration of WGS 84, GCJ-02 or BD-09.

Points that stand where they belong keep a habit towards what is around them: buildings keep off the street and near it,
lamps stand along it, households lie inside outlines. Points moved by half a kilometre meet streets by chance. So the
distances to the next street and outline are compared with those of the same points moved about at random; a conversion
that makes the habit appear, where there was none, is the one that was forgotten, or made once too often.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...domain.coordinates import convert
from ...services.compass import compass_point
from ...services.coordinates import LocalMetres
from ...services.geos import shapely
from ...services.translation import tr

FEWEST_POINTS = 25
"""Measured on real villages: with fewer points chance looks like a habit."""

SHIFT_SYSTEMS = {"wgs84": "WGS 84 / CGCS2000", "gcj02": "GCJ-02", "bd09": "BD-09"}

# What the points may be, and the conversion that would bring them home. Points that were WGS 84 and were taken for a
# shifted system lie shifted the other way.
_GUESSES = (
    ("gcj02", "gcj02", "wgs84"),
    ("bd09", "bd09", "wgs84"),
    ("wgs84", "wgs84", "gcj02"),
    ("wgs84", "wgs84", "bd09"),
)
_SAMPLE = 400
_REACH = 60.0  # metres beyond which a distance says nothing
_STEPS = np.array([0, 3, 6, 9, 12, 15, 18, 21, 25, 30, 40, _REACH])
_MOVES = 96
_NEAREST_MOVE, _FARTHEST_MOVE = 200.0, 900.0  # metres; GCJ-02 and BD-09 move by 100 to 1300 m
_GOLDEN = (np.sqrt(5) - 1) / 2
_JITTER = tuple((x, y) for x in (-6.0, 0.0, 6.0) for y in (-6.0, 0.0, 6.0))  # metres by which good data may be off
_SMALLEST_MOVE = 20.0  # metres: a conversion that moves less (outside China) explains nothing
_LARGEST_OUTLINE = 40_000.0  # square metres: larger areas are grids and parks, whose inside says little
_CLEAR, _ABOVE_CHANCE, _ABOVE_DECLARED = 5.5, 1.4, 3.0  # in standard deviations of the moved points
_INSIDE_AFTER, _INSIDE_BEFORE = 0.97, 0.85  # shares of points within the areas


@dataclass(frozen=True)
class Shift:
    """Points are ``metres`` away in direction ``bearing`` (degrees clockwise from north) of where they belong.

    ``source`` is what they are: gcj02 or bd09 (they were taken for unshifted), or wgs84 (they were converted from a
    shifted system once too often). ``fit_before`` and ``fit_after`` say how far the distances to streets and outlines
    are from chance (0: like chance), or, where there are only areas, the share of points within them.
    """

    source: str
    metres: float
    bearing: float
    fit_before: float
    fit_after: float


def shift_sentence(shift: Shift) -> str:
    """The sentence that tells the user about a shift."""
    text = tr(
        "These points lie {metres} m to the {direction} of the streets and buildings that they belong to; "
        "their coordinates look like {system}."
    )
    direction = compass_point(shift.bearing)
    metres = int(round(shift.metres, -1))
    return text.format(metres=metres, direction=direction, system=tr(SHIFT_SYSTEMS[shift.source]))


def likely_shift(points: np.ndarray, reference: np.ndarray) -> Shift | None:
    """Recognise points that lie beside their streets and buildings because of a wrong coordinate system.

    ``points``: (n, 2) longitude and latitude in degrees, as they would enter the store. ``reference``: shapely lines
    and areas (streets, outlines of buildings, grids) in the same degrees. Returns None when the points fit as they are,
    when no conversion makes them fit, and when there is too little to tell.
    """
    points = np.asarray(points, dtype=float).reshape(-1, 2)
    points = points[np.isfinite(points).all(axis=1) & (np.abs(points) <= (180.0, 90.0)).all(axis=1)]
    reference = np.asarray(reference, dtype=object)
    reference = reference[~shapely.is_missing(reference) & ~shapely.is_empty(reference)]
    if len(points) < FEWEST_POINTS or not len(reference):
        return None
    points = points[np.unique(np.linspace(0, len(points) - 1, _SAMPLE).astype(int))]
    # Without what lies far off: one stray point must not stretch the plane.
    middle = np.median(points, axis=0)
    plane = LocalMetres("EPSG:4326", (*middle, *middle))
    placed = _flat(points, plane)
    guesses = []
    for source, start, end in _GUESSES:
        moved = _flat(np.column_stack(convert(points[:, 0], points[:, 1], start, end)), plane)
        if np.median(np.hypot(*(moved - placed).T)) >= _SMALLEST_MOVE:
            guesses.append((source, moved))
    window = shapely.box(*placed.min(axis=0) - 2000.0, *placed.max(axis=0) + 2000.0)
    shapes = shapely.force_2d(plane.to_metres(reference))
    shapes = shapes[shapely.intersects(shapely.box(*shapely.bounds(shapes).T), window)]
    found = _by_habit(placed, guesses, shapes)
    if found is None:
        return None
    source, moved, before, after = found
    east, north = np.median(placed - moved, axis=0)
    bearing = float(np.degrees(np.arctan2(east, north)) % 360.0)
    return Shift(source, float(np.hypot(east, north)), bearing, before, after)


def _flat(degrees: np.ndarray, plane: LocalMetres) -> np.ndarray:
    return (degrees - plane.origin) * plane.scale


def _by_habit(placed: np.ndarray, guesses: list, shapes: np.ndarray) -> tuple | None:
    """The guess that fits, with its fit before and after, by streets and outlines, or else by areas alone."""
    areal = shapely.get_dimensions(shapes) == 2
    large = areal & (shapely.area(shapes) > _LARGEST_OUTLINE)
    trees = [shapely.STRtree(part) for part in (_segments(shapes[~areal]), shapes[areal & ~large]) if len(part)]
    if not trees:
        return _by_areas(placed, guesses, shapes[large])
    number = np.arange(_MOVES)
    radius = _NEAREST_MOVE + (_FARTHEST_MOVE - _NEAREST_MOVE) * (number * _GOLDEN % 1.0)
    angle = 2.0 * np.pi * number * _GOLDEN
    moves = np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))
    chance = np.array([[_counts(tree, placed + move) for tree in trees] for move in moves])
    usual = chance.sum(axis=0) + 1.0
    usual /= usual.sum(axis=1, keepdims=True)
    habits = np.array([_habit(counts, usual, len(placed)) for counts in chance])
    mean, spread = habits.mean(), habits.std() + 1e-9

    def fit(xy: np.ndarray) -> float:
        counts = ([_counts(tree, xy + jitter) for tree in trees] for jitter in _JITTER)
        return max(_habit(np.array(one), usual, len(placed)) for one in counts)

    before = fit(placed)
    if not guesses:
        return None
    source, moved, after = max(((source, moved, fit(moved)) for source, moved in guesses), key=lambda found: found[2])
    score, declared, highest = ((value - mean) / spread for value in (after, before, habits.max()))
    if score < max(_CLEAR, _ABOVE_CHANCE * highest, declared + _ABOVE_DECLARED):
        return None
    return source, moved, float(before), float(after)


def _by_areas(placed: np.ndarray, guesses: list, areas: np.ndarray) -> tuple | None:
    if not len(areas):
        return None
    tree = shapely.STRtree(areas)

    def inside(xy: np.ndarray) -> float:
        return len(np.unique(tree.query(shapely.points(xy), predicate="intersects")[0])) / len(xy)

    before = inside(placed)
    fits = [(source, moved, before, inside(moved)) for source, moved in guesses]
    fits = [found for found in fits if before <= _INSIDE_BEFORE and found[3] >= _INSIDE_AFTER]
    # Two conversions that both bring the points inside do not tell which it was.
    return fits[0] if len(fits) == 1 else None


def _segments(lines: np.ndarray) -> np.ndarray:
    coords, line = shapely.get_coordinates(lines, return_index=True)
    joined = line[1:] == line[:-1]
    return shapely.linestrings(np.stack((coords[:-1][joined], coords[1:][joined]), axis=1))


def _counts(tree, xy: np.ndarray) -> np.ndarray:
    """How many points have which distance (steps of _STEPS) to the next shape of the tree."""
    _, distance = tree.query_nearest(shapely.points(xy), max_distance=_REACH, return_distance=True, all_matches=False)
    return np.histogram(distance, _STEPS)[0]


def _habit(counts: np.ndarray, usual: np.ndarray, points: int) -> float:
    """How far distances are from the usual ones: their relative entropy, by the share of points in reach."""
    total = 0.0
    for found, chance in zip(counts, usual, strict=True):
        number = found.sum()
        if number:
            share = found / number
            there = share > 0
            total += number / points * float(np.sum(share[there] * np.log(share[there] / chance[there])))
    return total
