"""What a photo says of itself: when, where and which way, read by QGIS's own reader of EXIF (exiv2)."""

import math
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from qgis.core import QgsExifTools
from qgis.PyQt.QtCore import QDateTime

from ...domain.attachment import check_position, media_type_of
from ...domain.problems import Problem

# EXIF 2.32 (CIPA DC-008), by exiv2's names; the second of a pair serves where the first is absent.
_TIMES = (
    ("Exif.Photo.DateTimeOriginal", "Exif.Photo.OffsetTimeOriginal"),
    ("Exif.Photo.DateTimeDigitized", "Exif.Photo.OffsetTimeDigitized"),
)
_LON, _LON_REF = "Exif.GPSInfo.GPSLongitude", "Exif.GPSInfo.GPSLongitudeRef"
_LAT, _LAT_REF = "Exif.GPSInfo.GPSLatitude", "Exif.GPSInfo.GPSLatitudeRef"
_HEADING = "Exif.GPSInfo.GPSImgDirection"
_EARLIEST = 1990

# exiv2's reader of XMP may not be used by two threads at a time.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Shot:
    """What a photo says: an instant in UTC, (longitude, latitude) in degrees, degrees clockwise from north.

    ``problems`` name what it says and what could not be used.
    """

    taken_at: datetime | None = None
    position: tuple[float, float] | None = None
    heading: float | None = None
    problems: tuple[Problem, ...] = ()


NOTHING = Shot()


def read_shot(file: Path, zone: str) -> Shot:
    """Read a photo's header; ``zone`` is where its clock went when it does not say so itself.

    A file without EXIF, damaged or of another kind gives an empty `Shot`; nothing is raised.
    """
    if not (media_type_of(file.name) or "").startswith("image/"):
        return NOTHING
    with _ONE_AT_A_TIME:
        tags = QgsExifTools.readTags(str(file))
    problems = []
    taken_at = _taken_at(tags, zone, problems)
    position = _position(tags, problems)
    return Shot(taken_at, position, _heading(tags), tuple(problems))


def _taken_at(tags: dict, zone: str, problems: list[Problem]) -> datetime | None:
    for name, offset in _TIMES:
        if name not in tags:
            continue
        value = tags[name]
        if isinstance(value, QDateTime) and value.isValid() and value.date().year() >= _EARLIEST:
            date, time = value.date(), value.time()
            local = datetime(date.year(), date.month(), date.day(), time.hour(), time.minute(), time.second())
            return local.replace(tzinfo=_offset(tags.get(offset)) or ZoneInfo(zone)).astimezone(UTC)
        problems.append(Problem("attachment.time", "taken_at"))
        return None
    return None


def _offset(text: object) -> timezone | None:
    """The zone of a text such as +08:00."""
    try:
        hours, minutes = str(text).strip().split(":")
        ahead = timedelta(hours=abs(int(hours)), minutes=int(minutes))
        return timezone(-ahead if hours.strip().startswith("-") else ahead)
    except ValueError:
        return None


def _position(tags: dict, problems: list[Problem]) -> tuple[float, float] | None:
    lon, lat = _number(tags.get(_LON)), _number(tags.get(_LAT))
    if lon is None or lat is None:
        return None
    east, north = str(tags.get(_LON_REF, "")).strip().upper(), str(tags.get(_LAT_REF, "")).strip().upper()
    given = east in {"E", "W"} and north in {"N", "S"}
    problem = check_position(lon, lat, hemispheres=given)
    if problem:
        problems.append(problem)
        return None
    return (-lon if east == "W" else lon), (-lat if north == "S" else lat)


def _heading(tags: dict) -> float | None:
    value = _number(tags.get(_HEADING))
    return None if value is None or not 0 <= value <= 360 else value % 360


def _number(value: object) -> float | None:
    """A finite number; exiv2 gives a fraction with the denominator 0 as something else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)
