"""Attachments 附件: which files an object takes, by their names; who takes none; what a photo may say of its place."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from .identifiers import validate_citizen_number
from .problems import Problem

KINDS = ("photo", "scan", "audio", "video", "document")
"""Photos 照片, scans 扫描件, sound 录音, video 视频, documents 文档."""

# Media types by the ending of a file's name: what the system says of them differs from machine to machine.
_MEDIA = {
    "photo": {
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "png": "image/png",
        "webp": "image/webp",
        "gif": "image/gif",
        "bmp": "image/bmp",
        "heic": "image/heic",
        "heif": "image/heif",
    },
    "scan": {
        "pdf": "application/pdf",
        "ofd": "application/ofd",
        "tif": "image/tiff",
        "tiff": "image/tiff",
    },
    "audio": {
        "mp3": "audio/mpeg",
        "wav": "audio/x-wav",
        "m4a": "audio/mp4",
        "aac": "audio/aac",
        "amr": "audio/amr",
        "ogg": "audio/ogg",
        "opus": "audio/opus",
        "flac": "audio/flac",
        "wma": "audio/x-ms-wma",
    },
    "video": {
        "mp4": "video/mp4",
        "m4v": "video/mp4",
        "mov": "video/quicktime",
        "avi": "video/x-msvideo",
        "mkv": "video/x-matroska",
        "webm": "video/webm",
        "3gp": "video/3gpp",
        "wmv": "video/x-ms-wmv",
        "mpg": "video/mpeg",
    },
    "document": {
        "doc": "application/msword",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "wps": "application/vnd.ms-works",
        "xls": "application/vnd.ms-excel",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "et": "application/vnd.ms-excel",
        "ppt": "application/vnd.ms-powerpoint",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt": "application/vnd.oasis.opendocument.text",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "rtf": "application/rtf",
        "txt": "text/plain",
        "csv": "text/csv",
        "dwg": "image/vnd.dwg",
        "dxf": "image/vnd.dxf",
    },
}
_BY_ENDING = {ending: (kind, media) for kind, endings in _MEDIA.items() for ending, media in endings.items()}

PERSONAL = frozenset(
    {
        "person",
        "person_clear",
        "person_search",
        "person_tag",
        "household",
        "occupancy",
        "event_party",
        "reveal_request",
        "desk_item",
    }
)
"""Tables whose rows are about residents: files lie open, so that none is attached to them."""

OBJECTS = (
    "building",
    "room",
    "event",
    "area",
    "grid",
    "organisation",
    "facility",
    "component",
    "sensor",
    "camera",
    "panorama",
    "hazard_stock",
    "road",
    "closure",
    "land_cover",
    "plan",
    "fence",
    "responder",
    "department",
)
"""Tables whose rows take attachments."""

FAR_METRES = 200.0
"""A photo that was taken farther from its object is remarked upon; a phone indoors is off by a hundred metres."""

NEAR_METRES = 30.0
"""How far the nearest object may be from where a photo was taken, where nothing else is said."""

LIMIT_MB = 500
"""The largest file a store takes where nothing else is set."""

_LONG_NUMBER = re.compile(r"(?<![0-9])[0-9]{11}(?![0-9])|(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
_MOBILE = re.compile("1[3-9][0-9]{9}")
_CITIZEN = 18
_FORBIDDEN = set('<>:"/\\|?*')


def kind_of(file_name: str) -> str | None:
    """One of KINDS by the ending of the name; None for what is not accepted."""
    return _BY_ENDING.get(_ending(file_name), (None, None))[0]


def media_type_of(file_name: str) -> str | None:
    """The media type (RFC 6838) of an accepted file, by the ending of its name."""
    return _BY_ENDING.get(_ending(file_name), (None, None))[1]


def accepted_endings() -> dict[str, tuple[str, ...]]:
    """The endings of each kind, without the dot."""
    return {kind: tuple(endings) for kind, endings in _MEDIA.items()}


def check_file(file_name: str, size: int, limit_mb: int) -> Problem | None:
    """What speaks against attaching a file of ``size`` bytes, None when nothing does."""
    if kind_of(file_name) is None:
        return Problem("attachment.kind", "file_name", {"ending": _ending(file_name) or "—"})
    if size == 0:
        return Problem("attachment.empty", "file_name")
    if size > limit_mb * 1_000_000:
        return Problem("attachment.size", "file_name", {"size": -(-size // 1_000_000), "limit": limit_mb})
    return None


def check_owner(table: str) -> Problem | None:
    """Why rows of a table take no attachments, None when they do."""
    if table in PERSONAL:
        return Problem("attachment.personal", "owner_table")
    if table not in OBJECTS:
        return Problem("attachment.owner", "owner_table", {"table": table})
    return None


def check_position(lon: float, lat: float, *, hemispheres: bool) -> Problem | None:
    """What is wrong with a photo's position in degrees; ``hemispheres`` says whether N or S and E or W were given.

    Cameras without a fix write 0, 0; without a hemisphere the sign is unknown.
    """
    if not hemispheres:
        return Problem("attachment.hemisphere", "geom")
    if lon == 0 and lat == 0:
        return Problem("attachment.null_island", "geom")
    if not (abs(lon) <= 180 and abs(lat) <= 90):  # also what is no number
        return Problem("attachment.position", "geom")
    return None


def is_personal_number(text: str) -> bool:
    """Whether a text is a mobile phone number or a valid identity number, and nothing else."""
    return bool(_MOBILE.fullmatch(text)) or (
        len(text) == _CITIZEN and validate_citizen_number(text, allow_reserved=True) is None
    )


def personal_detail(*texts: str) -> Problem | None:
    """A warning when a note or a file's name holds a mobile phone number or a valid identity number."""
    for text in texts:
        for digits in _LONG_NUMBER.findall(unicodedata.normalize("NFKC", text)):
            if is_personal_number(digits):
                return Problem("attachment.personal_detail", "note")
    return None


def safe_name(file_name: str) -> str:
    """A name that every system takes for a copy: no folders, no control characters, never hidden, never empty."""
    name = "".join("_" if letter in _FORBIDDEN or not letter.isprintable() else letter for letter in file_name)
    name = unicodedata.normalize("NFC", name).strip(" .")
    return name[-120:] or "attachment"


def _ending(file_name: str) -> str:
    return PurePosixPath(file_name.replace("\\", "/")).suffix.lower().removeprefix(".")
