"""Coordinates and positions as text: decimal, degrees and minutes, pairs, WKT."""

from __future__ import annotations

import json
import math
import re

from ..problems import DomainError, Problem
from ..targets import X, Y
from .texts import half_width, shown

LATITUDES, LONGITUDES = (3.0, 54.0), (73.0, 136.0)
"""Degrees of China."""

_NORTHINGS, _EASTINGS, _ZONED_EASTINGS = (1.9e6, 6.1e6), (2e5, 8e5), (1.3e7, 4.6e7)
"""Metres of Gauss-Krueger zones in China; surveyors call the northing X. With the zone an easting has eight digits."""

_MARKS = str.maketrans({"′": "'", "’": "'", "‘": "'", "″": '"', "”": '"', "“": '"', "º": "°", "˚": "°", "度": "°",
                        "分": "'", "秒": '"', "−": "-", "–": "-", "，": ",", "；": ";", "、": ","})  # fmt: skip
_WORDS = {"东经": "E", "西经": "W", "北纬": "N", "南纬": "S", "经度": "", "纬度": "", "东": "E", "西": "W", "北": "N",
          "南": "S"}  # fmt: skip
_DECIMAL = re.compile(r"([EWNS]?)([+-]?[0-9]{1,9}(?:[.,][0-9]*)?)°?([EWNS]?)")
_MINUTES = re.compile(
    r"([EWNS]?)(-?[0-9]{1,3})(?:°|[ :])([0-9]{1,2}(?:\.[0-9]+)?)(?:'|[ :]|$)"
    r"(?:([0-9]{1,2}(?:\.[0-9]+)?)(?:\"|'')?)?([EWNS]?)"
)
_WKT = re.compile(r"(?:SRID=[0-9]+;)?POINT ?(?:ZM|Z|M)? ?\(([^()]*)\)")
_SHAPE = re.compile(r"(?:MULTI)?(?:LINESTRING|POLYGON)\b|MULTIPOINT\b")
_FACTORS = {"E": 1, "N": 1, "W": -1, "S": -1, "": 1}


def read_coordinate(cell: object, field: str = "") -> tuple[float | None, Problem | None]:
    """One coordinate, degrees or metres, and what was noticed; 0 is none. Raises DomainError when it is no coordinate.

    A latitude or northing in the field of longitudes is noted, not changed: only its whole row tells.
    """
    value, axis = _coordinate(cell, field)
    if value == 0:
        return None, Problem("cell.zero", field)
    swapped = {X: "y", Y: "x"}.get(field, "-") == (axis or likely_axis(value))
    return value, Problem("cell.swapped", field) if swapped else None


def likely_axis(value: float) -> str:
    """Which axis a coordinate in China belongs to, x or y, in degrees or in metres of a zone; "" when it may be both.

    The four ranges do not overlap: two columns whose values say y and x are swapped.
    """
    if any(low <= value <= high for low, high in (LONGITUDES, _EASTINGS, _ZONED_EASTINGS)):
        return "x"
    return "y" if any(low <= value <= high for low, high in (LATITUDES, _NORTHINGS)) else ""


def read_position(cell: object, field: str = "") -> tuple[tuple[float, float] | str | None, Problem | None]:
    """Both coordinates (x, y) of a text such as "113.25,23.1" or "POINT(113.25 23.1)", and what was noticed.

    The WKT of a line or area comes back as it is. A latitude before a longitude of China, or a northing before an
    easting, is swapped and noted. Raises DomainError when it is no position.
    """
    if isinstance(cell, str) and _SHAPE.match(cell.strip().upper()):
        return cell.strip(), None
    try:
        first, second = (_coordinate(part, field) for part in _pair(cell, field))
    except DomainError:
        raise _wrong("cell.position", cell, field) from None
    (x, x_axis), (y, y_axis) = first, second
    if x == 0 and y == 0:
        return None, Problem("cell.zero", field)
    if (x_axis or likely_axis(x)) == "y" and (y_axis or likely_axis(y)) == "x":
        return (y, x), Problem("cell.swapped_pair", field)
    return (x, y), None


def _pair(cell: object, field: str) -> list[str]:
    text = half_width(str(cell).translate(_MARKS)).strip()
    if text.startswith("{"):
        try:
            coordinates = json.loads(text)["coordinates"]
            return [str(float(number)) for number in coordinates[:2]]
        except (ValueError, KeyError, TypeError, IndexError):
            raise _wrong("cell.position", cell, field) from None
    if found := _WKT.fullmatch(text.upper()):
        return found[1].split()[:2] if len(found[1].split()) > 1 else [text]
    text = text.strip("()[] ")
    for separator in (";", ",", "|", "/"):
        parts = [part.strip() for part in text.split(separator) if part.strip()]
        if len(parts) in (2, 3):  # a third is a height
            return parts[:2]
    parts = text.split()
    if len(parts) in (2, 3):
        return parts[:2]
    raise _wrong("cell.position", cell, field)


def _coordinate(cell: object, field: str) -> tuple[float, str]:
    """The value and its axis: x or y where a letter or word says so, else empty."""
    if isinstance(cell, int | float):
        if not math.isfinite(cell):
            raise _wrong("cell.coordinate", cell, field)
        return float(cell), ""
    text = half_width(str(cell).translate(_MARKS)).upper()
    for word, letter in _WORDS.items():
        text = text.replace(word, letter)
    text = text.strip(" :;,")
    if found := _DECIMAL.fullmatch(text.replace(" ", "") if " " not in text.strip("EWNS ") else text):
        letter = found[1] or found[3]
        value = float(found[2].replace(",", "."))
    else:
        compact = re.sub(r"""(?<=[°'":]) +| +(?=[°'":EWNS])|(?<=[EWNS]) +""", "", text)
        found = _MINUTES.fullmatch(compact)
        if not found or float(found[3]) >= 60 or float(found[4] or 0) >= 60:
            raise _wrong("cell.coordinate", cell, field)
        letter = found[1] or found[5]
        value = abs(int(found[2])) + float(found[3]) / 60 + float(found[4] or 0) / 3600
        value = -value if found[2].startswith("-") else value
    axis = "x" if letter in ("E", "W") and letter else "y" if letter else ""
    return value * _FACTORS[letter], axis


def _wrong(code: str, cell: object, field: str) -> DomainError:
    return DomainError(Problem(code, field, {"value": shown(cell)}))
