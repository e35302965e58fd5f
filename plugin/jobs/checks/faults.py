"""What the checks of shapes return, for layers and for the store alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ...services.coordinates import LocalMetres
from ...services.geos import shapely


@dataclass(frozen=True)
class Fault:
    """A fault of the shape in ``row``: the rule's code, where it is (a shapely shape in the shapes' CRS), its numbers.

    ``other`` is the row of the second shape of a pair, -1 without one; ``target`` the position in the shapes' CRS that
    a repair moves an end to, ``end`` which end of the line (0 or -1).
    """

    rule: str
    row: int
    place: object
    params: Mapping[str, object] = field(default_factory=dict)
    other: int = -1
    target: tuple[float, float] | None = None
    end: int = 0


@dataclass(frozen=True)
class Limits:
    """From where on a shape is at fault; lengths in metres, areas in square metres."""

    repeated: float = 0.001
    spike_degrees: float = 1.5
    spike_width: float = 0.1
    no_area: float = 0.01
    overlap_area: float = 1.0
    overlap_width: float = 0.2
    same: float = 0.98  # share of the union that two outlines have in common
    sliver_thinness: float = 0.05  # 4 pi area / perimeter^2: 1 for a circle
    sliver_width: float = 0.5
    small_hole: float = 1.0
    tiny_part: float = 1.0
    gap_area: float = 1.0
    tolerance: float = 0.5


LIMITS = Limits()
TOLERANCES = (0.1, 0.5, 1.0, 2.0)
"""Metres for which is said how many ends a repair would change, before one of them is applied."""


def readable(wkbs: list) -> np.ndarray:
    """Shapes of WKBs; what shapely cannot read (curves) is missing."""
    return shapely.from_wkb(np.array(wkbs, dtype=object), on_invalid="ignore")


def usable(shapes: np.ndarray) -> np.ndarray:
    """The shapes that have a place; those without coordinates, or with one that is not a number, are missing."""
    with np.errstate(invalid="ignore"):
        return np.where(np.isfinite(shapely.bounds(shapes)).all(axis=1), shapes, None)


def plane_of(crs: str, shapes: np.ndarray) -> LocalMetres:
    """A plane in metres around the middle of most shapes: what lies at 0/0 does not stretch it."""
    bounds = shapely.bounds(shapes)
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    middle = np.median((bounds[:, :2] + bounds[:, 2:]) / 2, axis=0) if len(bounds) else np.zeros(2)
    return LocalMetres(crs, (*middle, *middle))


def shared(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """What shapes have in common, pair by pair."""
    with np.errstate(invalid="ignore"):  # GEOS raises the flag on the way, not in the result
        return shapely.intersection(one, other)
