"""Dated stays 居住: what a new one means for those that are there, and which dates contradict one another."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Sequence

OWNER, FAMILY, EMPLOYEE, TENANT = "owner", "family", "employee", "tenant"


@dataclasses.dataclass(frozen=True)
class Stay:
    """One stay of one person: from the day ``begin`` until ``end``, which is the first day no longer; None goes on.

    ``key`` is the stored row's, None for a new stay; ``origin`` is the caller's own mark, which goes on with what
    follows from a stay.
    """

    room: int
    role: str
    lives_here: bool
    begin: datetime.date
    end: datetime.date | None = None
    key: int | None = None
    origin: int | None = dataclasses.field(default=None, compare=False)

    def runs_on(self, day: datetime.date) -> bool:
        """Whether the stay holds on a day."""
        return self.begin <= day and (self.end is None or day < self.end)

    def same_matter(self, other: Stay) -> bool:
        """Whether both say the same of one room, whenever that was."""
        return (self.room, self.role, self.lives_here) == (other.room, other.role, other.lives_here)


@dataclasses.dataclass(frozen=True)
class Arrival:
    """What a new stay does to the others of its person.

    ``stays`` are all afterwards, those that were there in their places; ``known`` is the place of the stay that says
    the same already, None where the new one was added. A stay that is known changes nothing. ``turned`` is the place of
    the stay that became the new one, because the store keeps one for a room, a role and a first day.
    """

    stays: tuple[Stay, ...]
    known: int | None = None
    turned: int | None = None


def arrive(stays: Sequence[Stay], new: Stay) -> Arrival:
    """Enter a new stay among the others of one person.

    A person lives in one room at a time: the stay that runs when the new one begins ends that day, and the new one ends
    where a later one begins. Whoever owned a room and moves out goes on owning it; who lives on there in another role,
    or rents it, owns it no more. The same stay again is known: one of the same room, role and manner that runs on that
    day, or that follows next, which the store lets begin later. One that ended on its first day was overruled that day:
    told again, it holds again.
    """
    for place, stay in enumerate(stays):
        if stay.same_matter(new) and stay.runs_on(new.begin):
            return Arrival(tuple(stays), place)
    rivals = [place for place, stay in enumerate(stays) if _excludes(stay, new) and stay.end != stay.begin]
    later = [place for place in rivals if stays[place].begin > new.begin]
    following = min(later, key=lambda place: stays[place].begin, default=None)
    if following is not None:
        if stays[following].same_matter(new):
            return Arrival(tuple(stays), following)
        new = dataclasses.replace(new, end=min(stays[following].begin, new.end or datetime.date.max))
    after, added = list(stays), []
    for place in rivals:
        if stays[place].runs_on(new.begin):
            after[place], owned = _ended(stays[place], new)
            added += owned
    # The store keeps one row for a room, a role and a first day.
    turned = next((place for place, stay in enumerate(after) if _key(stay) == _key(new)), None)
    if turned is None:
        added.insert(0, new)
    else:
        after[turned] = dataclasses.replace(after[turned], lives_here=new.lives_here, end=new.end)
    taken = {_key(stay) for stay in after}
    for stay in added:
        again = any(_owns(other) and other.room == stay.room and other.runs_on(stay.begin) for other in after)
        if _key(stay) not in taken and not (stay is not new and again):
            after.append(stay)
            taken.add(_key(stay))
    return Arrival(tuple(after), turned=turned)


def give_way(stays: Sequence[Stay], new: Stay, assumed: Collection[int]) -> list[Stay]:
    """The stays without those that only their file's day let begin, where a newer word says of an earlier day that the
    person lives elsewhere or in another role: they end on their first day. ``assumed`` are the keys of such stays."""
    return [
        dataclasses.replace(stay, end=stay.begin)
        if stay.key in assumed and new.lives_here and stay.lives_here and stay.end is None
        and (stay.room, stay.role) != (new.room, new.role) and stay.begin > new.begin
        else stay
        for stay in stays
    ]  # fmt: skip


def _excludes(stay: Stay, new: Stay) -> bool:
    """Whether both cannot hold at a time: two homes, a role in a room in two manners, one's own room rented."""
    if stay.room == new.room and (stay.role == new.role or {stay.role, new.role} == {OWNER, TENANT}):
        return True
    return stay.lives_here and new.lives_here


def _ended(stay: Stay, new: Stay) -> tuple[Stay, list[Stay]]:
    """A stay that ends where another begins, and what goes on of it."""
    moves_out = stay.role == OWNER and stay.lives_here and stay.room != new.room
    if moves_out and stay.begin == new.begin:
        return dataclasses.replace(stay, lives_here=False), []
    owned = [dataclasses.replace(stay, lives_here=False, begin=new.begin, key=None)] if moves_out else []
    return dataclasses.replace(stay, end=new.begin), owned


def _owns(stay: Stay) -> bool:
    return stay.role == OWNER and not stay.lives_here


def _key(stay: Stay) -> tuple:
    return stay.room, stay.role, stay.begin


def unsaid(
    stays: Sequence[Stay], room: int, role: str | None, lives_here: bool | None, since: datetime.date
) -> tuple[str, bool]:
    """Role and manner of a stay of which a source said neither or only one.

    What the store knows of the person in the room on that day, or else last, counts; else a member of the family. An
    employee does not live where the work is; an owner lives there unless they live elsewhere that day.
    """
    known = [
        stay
        for stay in stays
        if stay.room == room and role in (None, stay.role) and lives_here in (None, stay.lives_here)
    ]
    if known:
        best = max(known, key=lambda stay: (stay.runs_on(since), stay.lives_here, stay.begin))
        return best.role, best.lives_here
    role = role or FAMILY
    if lives_here is None:
        elsewhere = any(stay.lives_here and stay.room != room and stay.runs_on(since) for stay in stays)
        lives_here = role != EMPLOYEE and not (role == OWNER and elsewhere)
    return role, lives_here


def contradiction(
    begin: datetime.date, end: datetime.date | None, today: datetime.date, birth_year: int | None = None
) -> str:
    """What is wrong with the dates of a stay, as a problem's code; "" when nothing is.

    An end may lie ahead (a lease), a beginning may not.
    """
    if end is not None and end < begin:
        return "stay.end_first"
    if begin > today:
        return "stay.future"
    if birth_year is not None and begin.year < birth_year:
        return "stay.before_birth"
    return ""


def overlapping(stays: Sequence[Stay]) -> bool:
    """Whether a person lives in two rooms on some day; a stay of no day overlaps nothing."""
    lived = sorted((stay for stay in stays if stay.lives_here and stay.end != stay.begin), key=lambda stay: stay.begin)
    reached: Stay | None = None
    for stay in lived:
        if reached is not None and reached.room != stay.room and reached.runs_on(stay.begin):
            return True
        if reached is None or (stay.end or datetime.date.max) >= (reached.end or datetime.date.max):
            reached = stay
    return False


def ended_by_later(stays: Sequence[Stay]) -> dict[int, datetime.date]:
    """Where older lived-in stays overlap later ones in other rooms: their places, and the day on which they ended."""
    lived = [place for place, stay in enumerate(stays) if stay.lives_here and stay.end != stay.begin]
    lived.sort(key=lambda place: (stays[place].begin, stays[place].key or 0))
    ends: dict[int, datetime.date] = {}
    for index, place in enumerate(lived):
        for later in lived[index + 1 :]:
            if stays[later].room != stays[place].room and stays[place].runs_on(stays[later].begin):
                ends[place] = stays[later].begin
                break
    return ends


def use_of_room(roles: Collection[str]) -> str:
    """What use a room has by who lives there: vacant, rented where only tenants and theirs live, else self-occupied."""
    if not roles:
        return "vacant"
    return "rented" if "tenant" in roles and OWNER not in roles else "self_occupied"
