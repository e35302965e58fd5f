"""WGS 84, CGCS2000, GCJ-02 and BD-09, both ways, for arrays and single positions.

Positions are longitude and latitude in degrees. CGCS2000 is taken as WGS 84: they differ by centimetres to decimetres,
far less than any source of this software. GCJ-02 shifts positions inside the box 72.004 … 137.8347 E,
0.8293 … 55.8271 N (the box of the published reference code) and leaves all others as they are; the box is asked of
the WGS 84 position, also on the way back. Inside lie parts of the neighbouring countries: the box is no border.
BD-09 is GCJ-02 with a second shift, everywhere.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .problems import DomainError, Problem

COORDINATES = ("wgs84", "cgcs2000", "gcj02", "bd09")
"""Systems that `convert` knows."""

CHINA_BOX = (72.004, 0.8293, 137.8347, 55.8271)
"""West, south, east, north in WGS 84 degrees: where GCJ-02 shifts."""

_A = 6378245.0  # Krasovsky 1940 as GCJ-02 uses it
_EE = 0.00669342162296594323
_X_PI = np.pi * 3000.0 / 180.0
_LARGEST_SHIFT = 0.02  # degrees; measured 0.0108 in the box
_EDGE = 1e-10  # degrees; rounding may leave a position of the very edge outside by the last bit
_ITERATIONS = 6  # measured over the whole box: 4 reach 2e-11 degrees, 6 the last bit

Positions = tuple[np.ndarray, np.ndarray]


def convert(lon: ArrayLike, lat: ArrayLike, source: str, target: str) -> Positions:
    """Converts positions between two of COORDINATES.

    `lon`, `lat`: degrees, any equal shapes; returns float64 arrays of that shape (0-d for scalars). NaN stays NaN.
    Raises DomainError for an unknown system.
    """
    for name in (source, target):
        if name not in COORDINATES:
            raise DomainError(Problem("coordinates.unknown", params={"name": name, "known": ", ".join(COORDINATES)}))
    x, y = np.broadcast_arrays(np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64))
    ranks = {"wgs84": 0, "cgcs2000": 0, "gcj02": 1, "bd09": 2}
    start, end = ranks[source], ranks[target]
    for step in range(start, end):
        x, y = (_wgs84_to_gcj02, _gcj02_to_bd09)[step](x, y)
    for step in range(start, end, -1):
        x, y = (_gcj02_to_wgs84, _bd09_to_gcj02)[step - 1](x, y)
    return np.array(x), np.array(y)


def in_china_box(lon: ArrayLike, lat: ArrayLike, margin: float = 0.0) -> np.ndarray:
    """Whether GCJ-02 shifts the WGS 84 positions, as booleans; `margin` in degrees makes the box larger."""
    west, south, east, north = CHINA_BOX
    x, y = np.asarray(lon), np.asarray(lat)
    return (x >= west - margin) & (x <= east + margin) & (y >= south - margin) & (y <= north + margin)


def _offset(lon: np.ndarray, lat: np.ndarray) -> Positions:
    """The shift of GCJ-02 in degrees at WGS 84 positions, without asking the box."""
    x, y = lon - 105.0, lat - 35.0
    root = np.sqrt(np.abs(x))
    wave = 20.0 * np.sin(6.0 * np.pi * x) + 20.0 * np.sin(2.0 * np.pi * x)
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north += (wave + 20.0 * np.sin(np.pi * y) + 40.0 * np.sin(np.pi / 3.0 * y)) * 2.0 / 3.0
    north += (160.0 * np.sin(np.pi / 12.0 * y) + 320.0 * np.sin(np.pi / 30.0 * y)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east += (wave + 20.0 * np.sin(np.pi * x) + 40.0 * np.sin(np.pi / 3.0 * x)) * 2.0 / 3.0
    east += (150.0 * np.sin(np.pi / 12.0 * x) + 300.0 * np.sin(np.pi / 30.0 * x)) * 2.0 / 3.0
    radians = np.radians(lat)
    w2 = 1.0 - _EE * np.sin(radians) ** 2
    d_lat = np.degrees(north * w2 * np.sqrt(w2) / (_A * (1.0 - _EE)))
    d_lon = np.degrees(east * np.sqrt(w2) / (_A * np.cos(radians)))
    return d_lon, d_lat


def _wgs84_to_gcj02(lon: np.ndarray, lat: np.ndarray) -> Positions:
    inside = in_china_box(lon, lat)
    d_lon, d_lat = _offset(np.where(inside, lon, 105.0), np.where(inside, lat, 35.0))
    return np.where(inside, lon + d_lon, lon), np.where(inside, lat + d_lat, lat)


def _gcj02_to_wgs84(lon: np.ndarray, lat: np.ndarray) -> Positions:
    """Fixed-point iteration on the smooth shift; the box is asked of the result.

    At the box's edge some GCJ-02 positions have two origins (a shifted one inside, an unshifted one outside) or none:
    the inside is preferred.
    """
    near = in_china_box(lon, lat, _LARGEST_SHIFT)
    gcj_x, gcj_y = np.where(near, lon, 105.0), np.where(near, lat, 35.0)
    x, y = gcj_x, gcj_y
    for _ in range(_ITERATIONS):
        d_lon, d_lat = _offset(x, y)
        x, y = gcj_x - d_lon, gcj_y - d_lat
    inside = near & in_china_box(x, y, _EDGE)
    return np.where(inside, x, lon), np.where(inside, y, lat)


def _gcj02_to_bd09(lon: np.ndarray, lat: np.ndarray) -> Positions:
    radius = np.hypot(lon, lat) + 0.00002 * np.sin(lat * _X_PI)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _X_PI)
    return radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006


def _bd09_to_gcj02(lon: np.ndarray, lat: np.ndarray) -> Positions:
    """Iteration as well: the published inverse is only good to some 1e-5 degrees."""
    x, y = lon - 0.0065, lat - 0.006
    for _ in range(_ITERATIONS):
        bd_x, bd_y = _gcj02_to_bd09(x, y)
        x, y = x + lon - bd_x, y + lat - bd_y
    return x, y
