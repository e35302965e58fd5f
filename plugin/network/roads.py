"""What every reader hands over: road lines as arrays, in the layer's own coordinate system."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

FORWARD, BACKWARD, BOTH = 1, -1, 0

# Weidmann (1993), free walking speed of the level, 1.34 m/s.
WALKING_SPEED = 1.34 * 3.6

PROFILES = ("drive", "walk")


@dataclass(frozen=True)
class RoadFields:
    """How direction and speed are read; the meaning is that of QGIS's own network algorithms.

    The text of the direction field is compared with the three values, "both" first; anything else takes
    ``default_direction``. A NULL compares as empty text. A speed that is NULL, not a number or not above zero takes
    ``default_speed`` (km/h).
    """

    direction_field: str = ""
    value_forward: str = ""
    value_backward: str = ""
    value_both: str = ""
    default_direction: int = BOTH
    speed_field: str = ""
    default_speed: float = 50.0

    def direction_of(self, text: str) -> int:
        """Return FORWARD, BACKWARD or BOTH for the text of one attribute."""
        if text == self.value_both:
            return BOTH
        if text == self.value_forward:
            return FORWARD
        if text == self.value_backward:
            return BACKWARD
        return self.default_direction

    def directions(
        self, values: np.ndarray | None, missing: np.ndarray, text_of: Callable[[object], str]
    ) -> np.ndarray:
        """Return int8 codes for a column of attributes; ``missing`` marks the NULLs, None means there is no field."""
        codes = np.full(len(missing), self.default_direction, dtype=np.int8)
        if values is None:
            return codes
        different, inverse = np.unique(values, return_inverse=True)
        codes = np.array([self.direction_of(text_of(value)) for value in different.tolist()], dtype=np.int8)[inverse]
        codes[missing] = self.direction_of("")
        return codes

    def speeds(self, values: np.ndarray | None, count: int) -> np.ndarray:
        """Return km/h for ``count`` roads; ``values`` has NaN for NULL, and is None when there is no speed field."""
        if values is None:
            return np.full(count, float(self.default_speed))
        return np.where(_usable(values), values, float(self.default_speed))


def count_speeds(values: np.ndarray | None) -> tuple[int, int]:
    """Return how many rows have a speed of their own and how many take the default one; see `RoadFields.speeds`."""
    if values is None:
        return 0, 0
    own = int(np.count_nonzero(_usable(values)))
    return own, len(values) - own


def _usable(values: np.ndarray) -> np.ndarray:
    values = np.asarray(values, dtype=float)
    return np.isfinite(values) & (values > 0)


@dataclass(frozen=True)
class Roads:
    """Road lines.

    ``coords`` (vertices, 2) in the network's CRS; line i has the vertices ``offsets[i]`` to ``offsets[i + 1]``;
    ``road_id`` names the feature of each line (a multi-part feature gives several lines), ``direction`` is FORWARD,
    BACKWARD or BOTH along the line's own order, ``speed`` km/h above zero. ``left_out`` counts rejected rows by reason:
    "no geometry", "not a line", "bad coordinates". ``speeds`` counts the rows with a speed of their own and those that
    take the default one; none without a speed field.
    """

    coords: np.ndarray
    offsets: np.ndarray
    road_id: np.ndarray
    direction: np.ndarray
    speed: np.ndarray
    left_out: dict[str, int] = field(default_factory=dict)
    speeds: tuple[int, int] = (0, 0)


def roads_from_wkb(
    wkb: Sequence[bytes | None] | np.ndarray,
    road_id: np.ndarray,
    direction: np.ndarray,
    speed: np.ndarray,
) -> Roads:
    """Decode WKB lines (None = NULL) with their attributes; what is no line or has a bad coordinate is counted.

    A GeoPackage's curves are expected as lines: readers turn them into line strings first.
    """
    from ..services.geos import shapely

    geometries = shapely.from_wkb(np.asarray(wkb, dtype=object), on_invalid="ignore")
    left_out: dict[str, int] = {}
    present = ~(shapely.is_missing(geometries) | shapely.is_empty(geometries))
    kind = shapely.get_type_id(geometries)
    line = np.isin(kind, (int(shapely.GeometryType.LINESTRING), int(shapely.GeometryType.LINEARRING)))
    multi = kind == int(shapely.GeometryType.MULTILINESTRING)
    _count(left_out, "no geometry", ~present)
    _count(left_out, "not a line", present & ~line & ~multi)
    rows = np.flatnonzero(present & (line | multi))
    parts = geometries[rows]
    if multi.any():
        parts, row_of_part = shapely.get_parts(parts, return_index=True)
        rows = rows[row_of_part]
    coords, line_of_vertex = shapely.get_coordinates(parts, return_index=True)
    bad = np.zeros(len(parts), dtype=bool)
    bad[line_of_vertex[~np.isfinite(coords).all(axis=1)]] = True
    _count(left_out, "bad coordinates", bad)
    bad |= shapely.get_num_coordinates(parts) < 2
    if bad.any():
        coords = coords[~bad[line_of_vertex]]
        parts, rows = parts[~bad], rows[~bad]
    offsets = np.concatenate(([0], np.cumsum(shapely.get_num_coordinates(parts))))
    return Roads(coords, offsets, np.asarray(road_id)[rows], direction[rows], speed[rows], left_out)


def _count(left_out: dict[str, int], reason: str, mask: np.ndarray) -> None:
    if mask.any():
        left_out[reason] = left_out.get(reason, 0) + int(mask.sum())
