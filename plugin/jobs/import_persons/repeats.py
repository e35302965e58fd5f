"""Rows of one file that mean, or may mean, the same person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...domain.person import UNKNOWN_SEX, loose_name, normalise_name
from ...domain.person_likeness import document_family, is_other_document
from ...domain.person_name import is_unnamed
from ...domain.person_row import identity, near_births
from ...domain.problems import Problem
from ..import_table.prepare import Prepared
from .plan import PersonPlan, Question

_OWNER = "owner"
_AWAY = "household_here"
_UNSAID_SEX = ("", UNKNOWN_SEX, "9")
_MOST_NAMESAKES = 20
"""Of one name and birth in a file that are looked at; so many are no persons."""


@dataclass
class Recognised:
    """By candidate: ``ids`` the person's, None for nobody known; ``weak`` persons that may be meant, ``near`` rows of
    which nobody has the very birth date; ``alike`` the earlier row that may mean the same person; ``further`` the
    other row of the same person, to whom this one gives another room. Who has another citizen number may be meant
    where the room is the same: ``renewed`` persons, ``renewed_rows`` earlier rows. ``questions`` are those asked."""

    ids: list[int | None]
    questions: list[Question] = field(default_factory=list)
    weak: dict[int, list[int]] = field(default_factory=dict)
    near: set[int] = field(default_factory=set)
    alike: dict[int, int] = field(default_factory=dict)
    renewed: dict[int, list[int]] = field(default_factory=dict)
    renewed_rows: dict[int, list[int]] = field(default_factory=dict)
    further: dict[int, int] = field(default_factory=dict)


def sexes_agree(one: str, other: str) -> bool:
    """Whether two sexes may be one person's; one that is not said agrees with any."""
    return one in _UNSAID_SEX or other in _UNSAID_SEX or one == other


def find_repeats(prepared: Prepared, facts: Sequence[Mapping[str, object]], found: Recognised) -> None:
    """The second row of a person cannot enter, unless one of the two is of a room that is not their home.

    Without the same number it may be another person: a twin who has no name yet, whose birth date is a few days off,
    or a namesake of the same day.
    """
    rows = _Rows(facts)
    homes: dict[int, set[object]] = {}
    for candidate, one in enumerate(facts):
        row = prepared.rows[candidate]
        if row in prepared.problems or not identity(one):
            continue
        other = rows.same(candidate)
        if other is None:
            homes[candidate] = {one.get("address")}
            _find_alike(rows, candidate, found)
            rows.add(candidate)
            continue
        number = {"row": prepared.table.numbers[prepared.rows[other]]}
        named = normalise_name(str(one.get("name", ""))), normalise_name(str(facts[other].get("name", "")))
        if all(named) and named[0] != named[1]:
            prepared.reject(row, Problem("person.same_number", "document_number", number))
        elif "document_number" not in one and is_unnamed(str(one["name"])):
            found.alike[candidate] = other
        elif one.get("address") in {None, *homes[other]}:
            prepared.reject(row, Problem("import.repeated", "", number))
        elif _is_away(facts[other]) and not _is_away(one) and other not in found.alike and None not in homes[other]:
            # Registered there and living here: the row of the home is the person's.
            homes[candidate] = {*homes.pop(other), one["address"]}
            rows.add(candidate)
            found.further |= {place: candidate for place, first in found.further.items() if first == other}
            found.further[other] = candidate
        elif _OWNER in (one.get("role"), facts[other].get("role")) or _is_away(one) != _is_away(facts[other]):
            homes[other].add(one["address"])
            found.further[candidate] = other
        else:
            prepared.reject(row, Problem("import.repeated", "", number))


def home_rows(plan: PersonPlan) -> dict[int, int]:
    """By row of a person who has several: the one that says where they live.

    That is no room that one only owns or is only registered in; else the one where they live by now, or the first.
    Where it leads to no room they wait.
    """
    rooms = dict(zip(plan.linked, plan.links.room, strict=True))
    several: dict[int, list[int]] = {}
    for candidate, first in plan.further.items():
        several.setdefault(first, [first]).append(candidate)
    found = {}
    for first, rows in several.items():
        stored = plan.stored.get(plan.ids[first])
        lived_in = {room for room, _, lives in stored.stays if lives} if stored else set()
        ranks = [
            (_is_away(plan.facts[one]), plan.facts[one].get("role") == _OWNER, rooms.get(one) not in lived_in, one)
            for one in rows
            if one == first or plan.prepared.rows[one] not in plan.prepared.problems
        ]
        found |= dict.fromkeys(rows, min(ranks)[-1])
    return found


class _Rows:
    """The rows so far that each begin a person."""

    def __init__(self, facts: Sequence[Mapping[str, object]]):
        self.facts = facts
        self._first: dict[tuple, int] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._namesakes: dict[tuple, list[int]] = {}

    def same(self, candidate: int) -> int | None:
        """The row of the same number, of a document that may be the same; without one of the same name, birth, sex."""
        one = self.facts[candidate]
        if "document_number" not in one:
            return self._first.get(identity(one))
        family = document_family(one)
        known = self._numbers.get(str(one["document_number"]), {})
        return next((place for other, place in known.items() if not is_other_document(family, other)), None)

    def of(self, one: Mapping[str, object]) -> int | None:
        """The row of the same name, birth and sex without a number."""
        return self._first.get(identity(one))

    def namesakes(self, candidate: int) -> list[int]:
        """The rows of the same name and birth."""
        return self._namesakes.get(self._namesake(candidate), [])

    def add(self, candidate: int) -> None:
        """Take a row as a person's own, in place of another of theirs."""
        one = self.facts[candidate]
        self._first[identity(one)] = candidate
        if "document_number" in one:
            self._numbers.setdefault(str(one["document_number"]), {})[document_family(one)] = candidate
        known = self._namesakes.setdefault(self._namesake(candidate), [])
        if len(known) < _MOST_NAMESAKES:
            known.append(candidate)

    def _namesake(self, candidate: int) -> tuple:
        one = self.facts[candidate]
        return loose_name(str(one.get("name", ""))), one.get("birth_date")


def _is_away(facts: Mapping[str, object]) -> bool:
    return facts.get("residence_state") == _AWAY


def _find_alike(rows: _Rows, candidate: int, found: Recognised) -> None:
    """An earlier row that may mean the same person, though nothing says so."""
    if (near := _near_before(rows, candidate)) is not None:
        found.alike[candidate] = near
        return
    one = rows.facts[candidate]
    if not one.get("name") or one.get("birth_date") is None:
        return
    for earlier in rows.namesakes(candidate):
        other = rows.facts[earlier]
        if not sexes_agree(str(one.get("sex", "")), str(other.get("sex", ""))):
            continue
        both = document_family(one), document_family(other)
        renewed = "document_number" in one and "document_number" in other and both == ("citizen", "citizen")
        if renewed and (one.get("address") is None or one["address"] != other.get("address")):
            found.renewed_rows.setdefault(candidate, []).append(earlier)
        else:
            found.alike[candidate] = earlier
            return


def _near_before(rows: _Rows, candidate: int) -> int | None:
    """An earlier row of the same name, sex and home, whose birth date a slip makes of this one's; without numbers."""
    one = rows.facts[candidate]
    if "document_number" in one:
        return None
    for day in near_births(one["birth_date"]):
        other = rows.of({**one, "birth_date": day})
        if other is not None and any(
            one.get(name) is not None and one[name] == rows.facts[other].get(name)
            for name in ("address", "household_number")
        ):
            return other
    return None
