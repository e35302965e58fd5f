"""What a person decided about one import: target, fields, coordinates, source; and the profile that keeps it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...domain.targets import Field, Target

DESK, FILE, STORE = "desk", "file", "store"
CONFLICTS = (DESK, FILE, STORE)
"""Where file and store both changed a value: to a person's desk, the file's value, or the store's."""


@dataclass(frozen=True)
class Request:
    """One import. ``fields`` names for each field of the target the column of the table, counted from 0.

    ``coordinates`` is one of domain.coordinates.COORDINATES or a CRS ("EPSG:4549"); ``source`` names where the data
    comes from (来源) and stays the same for the next file of the same office; ``dated`` is the day the data describes.
    With ``repair`` invalid shapes are made valid, else they are rejected. ``words`` are further words for codes.
    ``area`` is the id of the area of residents whose address leads to no building; None for the account's own.
    """

    target: Target
    fields: Mapping[str, int]
    source: str
    coordinates: str = ""
    purpose: str = ""
    authorised_until: datetime.date | None = None
    dated: datetime.date | None = None
    profile: str = ""
    conflicts: str = DESK
    repair: bool = False
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    area: int | None = None

    def field(self, name: str) -> Field:
        """A field of the target, with the words of this source added."""
        known = self.target.by_name[name]
        return replace(known, words={**known.words, **self.words[name]}) if name in self.words else known


@dataclass(frozen=True)
class Profile:
    """How the files of one source are read. ``fields`` names the column's header for each field."""

    name: str
    target: str
    fields: Mapping[str, str]
    source: str = ""
    coordinates: str = ""
    purpose: str = ""
    sheet: str = ""
    header_rows: int | None = None
    encoding: str = ""
    conflicts: str = DESK
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def content(self) -> dict:
        """Everything but name and target, for JSON."""
        return {name: value for name, value in vars(self).items() if name not in {"name", "target"} and value}

    def columns(self, headers: Sequence[str]) -> dict[str, int]:
        """Field → column for a table with these headers; fields whose header is not there are left out."""
        place = {header: index for index, header in reversed(list(enumerate(headers)))}
        return {name: place[header] for name, header in self.fields.items() if header in place}
