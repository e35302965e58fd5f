"""The duty list 值班表: who keeps the desk at an instant, in which order they are called, where the list has holes, and
at whose windows a call arrives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from .events.alarm import ORDER
from .tables.texts import half_width

PARTS = ORDER
"""带班领导 值班长 副值班 值班员: the parts of a shift in the order in which they are called, unless the store says
otherwise."""

DESK = "operator"
"""Stands for whoever sits at the desk, chief, deputy or operator: one of them is enough."""

_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True)
class Shift:
    """One person's turn at the desk; ``starts_at`` and ``ends_at`` are aware, the end is not part of it.

    ``rank`` orders those of the same part; ``account`` is the person's app_user id where there is one.
    """

    id: int
    part: str
    rank: int
    name: str
    starts_at: datetime
    ends_at: datetime
    phone: str | None = None
    account: int | None = None
    area: int | None = None


@dataclass(frozen=True)
class Gap:
    """A stretch in which nobody keeps the desk (``part`` is DESK), or in which no leader is on duty."""

    part: str
    begin: datetime
    end: datetime


@dataclass(frozen=True)
class Member:
    """A person of a team 班组, as they will stand in the list."""

    name: str
    part: str = "operator"
    phone: str | None = None
    account: int | None = None


@dataclass(frozen=True)
class Person:
    """An active account; ``area_path`` is None for one of no area."""

    id: int
    name: str
    login: str
    area_path: str | None = None


@dataclass(frozen=True)
class Directory:
    """The active accounts, and the paths of areas by id: whose account a name on the list stands for."""

    people: tuple[Person, ...] = ()
    paths: Mapping[int, str] = field(default_factory=dict)

    def account_of(self, name: str, area: int | None) -> int | None:
        """The one account of this name in an area or below it, of all where the list is of none; None for several."""
        path = self.paths.get(area) if area is not None else ""
        said = plain_name(name)
        if path is None or not said:
            return None
        same = [one for one in self.people if plain_name(one.name) == said and (one.area_path or "").startswith(path)]
        return same[0].id if len(same) == 1 else None

    def person(self, account: int | None) -> Person | None:
        """Who has an account; None for one that is active no more."""
        return next((one for one in self.people if one.id == account), None)


@dataclass(frozen=True)
class Slot:
    """A stretch of each day by the local clock; overnight unless ``end`` is later than ``start``, a day if equal."""

    start: time
    end: time


@dataclass(frozen=True)
class Turn:
    """A member's turn in a slot of a local day, before it is an instant."""

    day: date
    slot: Slot
    member: Member
    rank: int


def plain_name(name: str) -> str:
    """A name without what lists put around it: spaces in it, and what stands in brackets behind it."""
    return "".join(_BRACKETS.sub("", half_width(name)).split()).casefold()


def on_duty(shifts: Iterable[Shift], at: datetime, order: Sequence[str] = PARTS) -> list[Shift]:
    """Who keeps the desk at an instant, in the order in which they are called."""
    return called(order, [one for one in shifts if one.starts_at <= at < one.ends_at])


def next_on_duty(shifts: Iterable[Shift], at: datetime, order: Sequence[str] = PARTS) -> list[Shift]:
    """Who takes over next: those whose shift is the first to begin after an instant."""
    later = [one for one in shifts if one.starts_at > at]
    first = min((one.starts_at for one in later), default=None)
    return called(order, [one for one in later if one.starts_at == first])


def called(order: Sequence[str], shifts: Iterable[Shift]) -> list[Shift]:
    """Shifts in the order of their parts, then by rank; a part that the order does not name comes last."""
    places = {part: place for place, part in enumerate(order)}
    return sorted(shifts, key=lambda one: (places.get(one.part, len(places)), one.rank, one.starts_at, one.id))


def gaps(shifts: Sequence[Shift], begin: datetime, end: datetime) -> list[Gap]:
    """The holes of the list between two instants, by time: at the desk, and of leaders where the list has any."""
    within = sorted((s for s in shifts if s.starts_at < end and s.ends_at > begin), key=lambda s: s.starts_at)
    leaders = [one for one in within if one.part == "leader"]
    found = []
    for part, kept in ((DESK, [one for one in within if one.part != "leader"]), ("leader", leaders)):
        if part == "leader" and not leaders:
            continue
        covered = begin
        for one in kept:
            if one.starts_at > covered:
                found.append(Gap(part, covered, one.starts_at))
            covered = max(covered, one.ends_at)
        if covered < end:
            found.append(Gap(part, covered, end))
    return sorted(found, key=lambda gap: (gap.begin, gap.part))


def overlaps(shifts: Sequence[Shift]) -> list[tuple[Shift, Shift]]:
    """Pairs of shifts in which one person stands twice at a time: by account, or by name where there is none."""
    found = []
    ordered = sorted(shifts, key=lambda one: (one.starts_at, one.id))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.starts_at >= one.ends_at:
                break
            same = one.account == other.account if one.account and other.account else one.name == other.name
            if same:
                found.append((one, other))
    return found


def rotation(
    teams: Sequence[Sequence[Member]], slots: Sequence[Slot], first: date, last: date, begin: int = 0
) -> list[Turn]:
    """Turns of teams that follow one another 班组轮值: the next team in the next slot, both days included.

    ``begin`` is the place of the team that has the first slot. Raises ValueError without a team or a slot.
    """
    if not teams or not slots:
        raise ValueError("a rotation needs a team and a slot")
    turns, place = [], begin
    for number in range((last - first).days + 1):
        for slot in slots:
            ranks: dict[str, int] = {}
            for member in teams[place % len(teams)]:
                ranks[member.part] = ranks.get(member.part, 0) + 1
                turns.append(Turn(first + timedelta(days=number), slot, member, ranks[member.part]))
            place += 1
    return turns
