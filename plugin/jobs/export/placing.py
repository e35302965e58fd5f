"""In which coordinates an exported file stands."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...domain.coordinates import COORDINATES, convert
from ...domain.problems import DomainError, Problem
from ...services.coordinates import from_degrees, is_degrees, is_known, to_degrees
from ...services.geos import shapely

_CRS = {"wgs84": "EPSG:4326", "cgcs2000": "EPSG:4490"}
_MARKS = {"gcj02": "GCJ-02", "bd09": "BD-09"}


@dataclass(frozen=True)
class Placing:
    """``crs`` is the CRS of the file, None for a shifted system, which has none and is named by ``mark`` instead.

    ``change`` turns shapely shapes of the store into the file's; ``degrees`` says whether those are degrees.
    """

    crs: str | None
    mark: str
    degrees: bool
    change: Callable[[np.ndarray], np.ndarray]


def placing(store_crs: str, coordinates: str) -> Placing:
    """How shapes in ``store_crs`` are written in one of COORDINATES or in a CRS; raises DomainError for another."""
    if coordinates in COORDINATES:
        degrees = to_degrees(store_crs)
        if coordinates in _CRS:
            return Placing(_CRS[coordinates], "", True, degrees)

        def shift(coords: np.ndarray) -> np.ndarray:
            return np.column_stack(convert(coords[:, 0], coords[:, 1], "wgs84", coordinates))

        return Placing(None, _MARKS[coordinates], True, lambda shapes: shapely.transform(degrees(shapes), shift))
    if not is_known(coordinates):
        known = ", ".join((*COORDINATES, "EPSG:4326 …"))
        raise DomainError(Problem("coordinates.unknown", params={"name": coordinates, "known": known}))
    if coordinates == store_crs:
        return Placing(coordinates, "", is_degrees(coordinates), shapely.force_2d)
    there, back = to_degrees(store_crs), from_degrees(coordinates)
    return Placing(coordinates, "", is_degrees(coordinates), lambda shapes: back(there(shapes)))
