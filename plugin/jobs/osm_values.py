"""Numbers as people write them into OpenStreetMap's tags."""

import re

_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(m|metre|metres|meter|meters|米|ft|feet|')?")
_FEET_INCHES = re.compile(r"(\d+)'\s*(\d+(?:\.\d+)?)(?:\"|'')")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_FOOT = 0.3048
_POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
_BEARINGS = {name: index * 22.5 for index, name in enumerate(_POINTS)}
_LARGEST = 1_000_000_000
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)")


def metres(text: str) -> float | None:
    """Return metres of "12", "12.5 m", "12,5", "40 ft", 40'6"; None when it is no length."""
    text = text.strip().lower()
    if found := _FEET_INCHES.fullmatch(text):
        return int(found[1]) * _FOOT + float(found[2]) * _FOOT / 12
    if not (found := _LENGTH.fullmatch(text)):
        return None
    value = float(found[1].replace(",", "."))
    return value * _FOOT if found[2] in {"ft", "feet", "'"} else value


def whole(text: str) -> int | None:
    """Return a number rounded up to a whole one (half a storey needs stairs too); None when it is no number."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text.replace(",", "."))
    return -int(-value // 1) if abs(value) < _LARGEST else None


def bearing(text: str) -> tuple[float | None, float | None]:
    """Return (azimuth, angle) in degrees clockwise from north of "120", "NW" or "90-150"; angle None when not given."""
    text = text.strip().upper().removesuffix("°")
    if text in _BEARINGS:
        return _BEARINGS[text], None
    if found := _RANGE.fullmatch(text):
        start, end = float(found[1]), float(found[2])
        angle = (end - start) % 360 or 360.0
        return _turn(start + angle / 2), angle
    if _NUMBER.fullmatch(text):
        return _turn(float(text.replace(",", "."))), None
    return None, None


def _turn(degrees: float) -> float:
    # A tiny negative number has 360 as its remainder.
    return degrees % 360 % 360
