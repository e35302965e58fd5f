"""Lengths on the ellipsoid for many short lines at a time."""

import numpy as np

_ROUNDS = 50
_CLOSE_ENOUGH = 1e-14  # radians of longitude on the auxiliary sphere, below a tenth of a micrometre


def lengths(
    lon1: np.ndarray, lat1: np.ndarray, lon2: np.ndarray, lat2: np.ndarray, semi_major: float, flattening: float
) -> np.ndarray:
    """Return the geodesic's length in metres between points given in degrees (arrays of one shape).

    T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations",
    Survey Review 23 (176), 1975. The sine of the arc is written with the difference of the reduced latitudes and
    sin²(λ/2), so that metres keep their digits. Nearly antipodal points, which roads never join, do not converge and
    come back as NaN.
    """
    lat1, lat2 = np.radians(lat1), np.radians(lat2)
    difference = np.radians(np.remainder(np.subtract(lon2, lon1) + 180.0, 360.0) - 180.0)
    u1 = np.arctan((1.0 - flattening) * np.tan(lat1))
    u2 = np.arctan((1.0 - flattening) * np.tan(lat2))
    sin_u1, cos_u1, sin_u2, cos_u2 = np.sin(u1), np.cos(u1), np.sin(u2), np.cos(u2)
    sin_du = np.sin(u2 - u1)
    longitude = difference
    converged = False
    for _ in range(_ROUNDS):
        sin_lambda, half = np.sin(longitude), np.sin(longitude / 2.0)
        across = cos_u2 * sin_lambda
        along = sin_du + 2.0 * sin_u1 * cos_u2 * half * half
        sin_sigma = np.hypot(across, along)
        cos_sigma = sin_u1 * sin_u2 + cos_u1 * cos_u2 * np.cos(longitude)
        sigma = np.arctan2(sin_sigma, cos_sigma)
        sin_alpha = np.divide(cos_u1 * across, sin_sigma, out=np.zeros_like(sin_sigma), where=sin_sigma > 0)
        cos2_alpha = np.maximum(1.0 - sin_alpha * sin_alpha, 0.0)
        cos_2m = cos_sigma - np.divide(
            2.0 * sin_u1 * sin_u2, cos2_alpha, out=np.array(cos_sigma, copy=True), where=cos2_alpha > 1e-15
        )
        c = flattening / 16.0 * cos2_alpha * (4.0 + flattening * (4.0 - 3.0 * cos2_alpha))
        new = difference + (1.0 - c) * flattening * sin_alpha * (
            sigma + c * sin_sigma * (cos_2m + c * cos_sigma * (2.0 * cos_2m * cos_2m - 1.0))
        )
        moved = np.abs(new - longitude)
        longitude = new
        converged = moved <= _CLOSE_ENOUGH
        if np.all(converged):
            break
    ratio = 1.0 / (1.0 - flattening)
    k = cos2_alpha * (ratio * ratio - 1.0)
    a = 1.0 + k / 16384.0 * (4096.0 + k * (-768.0 + k * (320.0 - 175.0 * k)))
    b = k / 1024.0 * (256.0 + k * (-128.0 + k * (74.0 - 47.0 * k)))
    inner = cos_sigma * (2.0 * cos_2m * cos_2m - 1.0)
    inner -= b / 6.0 * cos_2m * (4.0 * sin_sigma * sin_sigma - 3.0) * (4.0 * cos_2m * cos_2m - 3.0)
    delta = b * sin_sigma * (cos_2m + b / 4.0 * inner)
    result = semi_major * (1.0 - flattening) * a * (sigma - delta)
    return np.where(converged, result, np.nan)


def metres_per_degree(latitude: np.ndarray, semi_major: float, flattening: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the metres of one degree of longitude and of latitude at each latitude (degrees).

    From the radii of curvature in the prime vertical and in the meridian.
    """
    phi = np.radians(latitude)
    eccentricity2 = flattening * (2.0 - flattening)
    w2 = 1.0 - eccentricity2 * np.sin(phi) ** 2
    east = semi_major / np.sqrt(w2) * np.cos(phi)
    north = semi_major * (1.0 - eccentricity2) / w2**1.5
    return np.radians(east), np.radians(north)
