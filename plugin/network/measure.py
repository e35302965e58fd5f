"""How a network is measured: metres from coordinates, in a plane or on an ellipsoid."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..services import geodesic


@dataclass(frozen=True)
class Measure:
    """Turns coordinates of a network's CRS into metres.

    ``geographic``: the coordinates are degrees (longitude, latitude). ``unit`` is metres in one unit of a projected
    CRS. With ``semi_major`` (metres) lengths are geodesics; ``to_degrees`` brings (n, 2) coordinates of a projected CRS
    to longitude and latitude first. ``name`` tells measures apart in the cache's key.
    """

    name: str
    geographic: bool = False
    unit: float = 1.0
    semi_major: float = 0.0
    flattening: float = 0.0
    to_degrees: Callable[[np.ndarray], np.ndarray] | None = None

    def __post_init__(self):
        if self.geographic and not self.semi_major:
            raise ValueError("degrees need an ellipsoid")

    def lengths(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """Return metres between pairs of points, (n, 2) arrays."""
        if not self.semi_major:
            return np.hypot(end[:, 0] - start[:, 0], end[:, 1] - start[:, 1]) * self.unit
        if self.to_degrees is not None:
            start, end = self.to_degrees(start), self.to_degrees(end)
        return geodesic.lengths(start[:, 0], start[:, 1], end[:, 0], end[:, 1], self.semi_major, self.flattening)

    def along(self, coords: np.ndarray, joined: np.ndarray) -> np.ndarray:
        """Return metres from each vertex to the next where ``joined`` (n - 1 flags) says so, else 0; n - 1 values."""
        if self.semi_major and self.to_degrees is not None:
            coords = self.to_degrees(coords)
        metres = np.zeros(max(len(coords) - 1, 0))
        start, end = coords[:-1][joined], coords[1:][joined]
        if self.semi_major:
            metres[joined] = geodesic.lengths(
                start[:, 0], start[:, 1], end[:, 0], end[:, 1], self.semi_major, self.flattening
            )
        else:
            metres[joined] = np.hypot(end[:, 0] - start[:, 0], end[:, 1] - start[:, 1]) * self.unit
        return metres

    def scale(self, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return metres of one unit in x and in y at each ``y``: a local plane, right for a few kilometres around."""
        if self.geographic:
            # At the poles a degree of longitude has no length; keep it invertible.
            east, north = geodesic.metres_per_degree(np.clip(y, -89.9, 89.9), self.semi_major, self.flattening)
            return east, north
        flat = np.full(np.shape(y), self.unit)
        return flat, flat

    def snapping_space(self, coords: np.ndarray) -> tuple[np.ndarray, float]:
        """Return coordinates in which TOLERANCE is a distance in metres, and the Minkowski norm to compare with.

        Degrees become points on a sphere (a chord of metres is its arc), compared by the Euclidean norm. In a plane
        QGIS's own director compares in a box of ± TOLERANCE: the maximum norm.
        """
        if not self.geographic:
            return coords * self.unit, np.inf
        lon, lat = np.radians(coords[:, 0]), np.radians(coords[:, 1])
        flat = np.cos(lat)
        return self.semi_major * np.column_stack((flat * np.cos(lon), flat * np.sin(lon), np.sin(lat))), 2.0
