"""One import while it is being prepared: what has been chosen so far, without any widget."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...domain.tables.guess import guess_fields, guess_target
from ...domain.targets import POSITION, Target, X, Y
from ...jobs.import_table.compare import Plan
from ...jobs.import_table.request import Profile, Request
from ...jobs.import_table.write import Outcome
from ...jobs.imports import decide
from ...jobs.tables.source import RawTable, SheetInfo
from ...jobs.targets import importable
from ...store import Store
from ...store.imports import Imports
from ...store.profiles import profiles

Known = tuple[str, str, dict]
"""Name, target and content of a profile in the store."""


@dataclass(frozen=True)
class ReadFile:
    """What reading a file gave, and what the store knows of files like it; ``target`` is guessed, "" when unclear."""

    sheets: Sequence[SheetInfo]
    table: RawTable
    target: str
    profiles: Sequence[Known]
    sources: Sequence[str]


@dataclass
class Draft:
    """What a person has chosen. ``because`` says why a field has its column; ``choices`` settle conflicts."""

    path: Path | None = None
    table: RawTable | None = None
    target: Target | None = None
    profile: str = ""
    fields: dict[str, int] = field(default_factory=dict)
    because: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    coordinates: str = ""
    source: str = ""
    purpose: str = ""
    dated: datetime.date | None = None
    authorised_until: datetime.date | None = None
    save_as: str = ""
    several_sheets: bool = False
    encoding: str = ""
    header_rows: int | None = None
    repair: bool = False
    plan: Plan | None = None
    choices: dict[tuple[int, str], str] = field(default_factory=dict)
    outcome: Outcome | None = None
    rejects: Path | None = None

    def take(self, target: Target, because: str = "") -> None:
        """Begin anew with a target: the fields are guessed from headers and values."""
        self.target, self.profile, self.words = target, "", {}
        guesses = guess_fields(self.table.headers, self.table.columns, target)
        self.fields = {guess.field: guess.column for guess in guesses}
        self.because = {guess.field: because or guess.because for guess in guesses}
        self.forget_plan()

    def use(self, profile: Profile) -> None:
        """Read the file as a profile says; fields that it does not name stay out."""
        self.target, self.profile = importable()[profile.target], profile.name
        self.fields = profile.columns(self.table.headers)
        self.because = dict.fromkeys(self.fields, "profile")
        self.words = {name: dict(words) for name, words in profile.words.items()}
        self.coordinates = profile.coordinates or self.coordinates
        self.source, self.purpose = profile.source or self.source, profile.purpose or self.purpose
        self.save_as = profile.name
        self.forget_plan()

    def forget_plan(self) -> None:
        """What was compared does not hold any more."""
        self.plan, self.choices = None, {}

    @property
    def positioned(self) -> bool:
        """Whether the file says where things are, and the target wants to know."""
        if self.table is None or self.target is None or not self.target.geometry:
            return False
        pair = X in self.fields and Y in self.fields
        return self.table.wkb is not None or POSITION in self.fields or pair

    def masks(self) -> dict[int, str]:
        """The columns of a residents' file that are shown masked, with their fields; others go as names."""
        if self.target is None or not self.target.people:
            return {}
        fields = {column: name for name, column in self.fields.items()}
        columns = range(len(self.table.headers))
        return {
            place: fields.get(place, "name")
            for place in columns
            if place not in fields or self.target.by_name[fields[place]].personal
        }

    def missing(self) -> list[str]:
        """The required fields that no column fills."""
        return [one.name for one in self.target.fields if one.required and one.name not in self.fields]

    def request(self) -> Request:
        """What has been chosen, for the job."""
        return Request(
            self.target,
            dict(self.fields),
            self.source,
            coordinates=self.coordinates if self.positioned else "",
            purpose=self.purpose,
            authorised_until=self.authorised_until,
            dated=self.dated,
            profile=self.save_as or self.profile,
            repair=self.repair,
            words={name: words for name, words in self.words.items() if words},
        )

    def as_profile(self, name: str) -> Profile:
        """How this file is read, for the next one of its kind."""
        return Profile(
            name,
            self.target.name,
            {field: self.table.headers[column] for field, column in self.fields.items()},
            source=self.source,
            coordinates=self.coordinates,
            purpose=self.purpose,
            sheet=self.table.sheet if self.several_sheets else "",
            header_rows=self.header_rows,
            encoding=self.encoding,
            words=self.words,
        )

    def decided(self) -> Plan:
        """The plan with the conflicts settled as chosen."""
        return decide(self.plan, self.choices) if self.choices else self.plan

    def next_of_kind(self) -> Draft:
        """A draft for the next file of the same office: nothing but the way it is read is kept."""
        return Draft(source=self.source, purpose=self.purpose, coordinates=self.coordinates, save_as=self.save_as)


def fitting(known: Sequence[Known], headers: Sequence[str]) -> list[Profile]:
    """The profiles whose every header is in the file, those with the most first."""
    there = set(headers)
    fits = [
        Profile(name, target, **content)
        for name, target, content in known
        if content.get("fields") and target in importable() and set(content["fields"].values()) <= there
    ]
    return sorted(fits, key=lambda profile: -len(profile.fields))


def understand(store: Store, sheets: Sequence[SheetInfo], table: RawTable) -> ReadFile:
    """What a file is likely to be, and what the store knows of files like it."""
    shape = next((sheet.geometry for sheet in sheets if sheet.name == table.sheet), "")
    target = guess_target(table.headers, table.columns, shape, importable())
    known = profiles(store)
    sources = dict.fromkeys(batch.source for batch in Imports(store).batches())
    return ReadFile(sheets, table, target, known, list(sources))
