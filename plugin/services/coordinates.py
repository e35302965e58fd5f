"""Between WGS 84 degrees and a store's CRS, for arrays of shapes."""

from collections.abc import Callable

import numpy as np

from ..domain.coordinates import COORDINATES
from ..domain.problems import DomainError, Problem
from . import geodesic
from .geos import shapely

# CGCS2000 is taken as WGS 84 (domain.coordinates says why): no transform that could shift.
_DEGREES = {"EPSG:4326", "EPSG:4490"}
_A, _E2 = 6378137.0, 0.00669438002290  # GRS 80, the ellipsoid of CGCS2000
_F = 1 / 298.257222101


def from_degrees(crs: str) -> Callable[[np.ndarray], np.ndarray]:
    """Return a function from shapely shapes in WGS 84 degrees to shapes in ``crs``; Z is dropped.

    Positions that ``crs`` cannot express become infinite.
    """
    return _between("EPSG:4326", crs)


def to_degrees(crs: str) -> Callable[[np.ndarray], np.ndarray]:
    """Return the function back, from ``crs`` to WGS 84 degrees."""
    return _between(crs, "EPSG:4326")


def is_degrees(crs: str) -> bool:
    """Whether coordinates in ``crs`` are degrees."""
    return crs in _DEGREES or bool(_reference(crs).IsGeographic())


def is_known(crs: str) -> bool:
    """Whether ``crs`` names a coordinate reference system."""
    return _reference(crs).GetName() is not None


def _between(source: str, target: str) -> Callable[[np.ndarray], np.ndarray]:
    if source == target or {source, target} <= _DEGREES:
        return shapely.force_2d
    from osgeo import osr

    transform = osr.CoordinateTransformation(_reference(source), _reference(target))

    def change(coords: np.ndarray) -> np.ndarray:
        if not len(coords):
            return coords
        return np.asarray(transform.TransformPoints(coords.tolist()), dtype=float)[:, :2]

    return lambda shapes: shapely.transform(shapely.force_2d(shapes), change)


def _reference(crs: str):
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def require_known(coordinates: str) -> None:
    """Raise DomainError unless a text names one of the systems of `domain.coordinates` or a CRS."""
    if coordinates in COORDINATES:
        return
    from osgeo import osr

    try:
        if osr.SpatialReference().SetFromUserInput(coordinates) == 0:
            return
    except RuntimeError:  # where GDAL's exceptions are on
        pass
    params = {"name": coordinates, "known": ", ".join((*COORDINATES, "EPSG:…"))}
    raise DomainError(Problem("coordinates.unknown", params=params))


class LocalMetres:
    """A plane in metres around a place, for shapes of a small region; equal positions stay equal both ways.

    Degrees are scaled by the radii of curvature of the GRS 80 ellipsoid at the place; metres stay as they are.
    """

    def __init__(self, crs: str, bounds: tuple[float, float, float, float]):
        self.origin = np.array([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2])
        self.scale = np.ones(2)
        if is_degrees(crs):
            latitude = np.radians(self.origin[1])
            w = 1.0 - _E2 * np.sin(latitude) ** 2
            self.scale = np.radians(1.0) * _A * np.array([np.cos(latitude) / np.sqrt(w), (1.0 - _E2) / w**1.5])

    def to_metres(self, shapes: np.ndarray) -> np.ndarray:
        """Shapes of the CRS in the plane."""
        return shapely.transform(shapes, lambda coords: (coords - self.origin) * self.scale)

    def from_metres(self, shapes: np.ndarray) -> np.ndarray:
        """Shapes of the plane in the CRS."""
        return shapely.transform(shapes, lambda coords: coords / self.scale + self.origin)


def metres_to(place: bytes, crs: str, longitude: float, latitude: float) -> float:
    """Metres on the ellipsoid (GRS 80) from a point (WKB in ``crs``) to a position in WGS 84 degrees."""
    x, y = shapely.get_coordinates(to_degrees(crs)(np.array([shapely.from_wkb(place)], dtype=object)))[0]
    ends = (np.array([value], dtype=float) for value in (x, y, longitude, latitude))
    return float(geodesic.lengths(*ends, _A, _F)[0])
