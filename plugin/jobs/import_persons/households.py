"""Which household 户 each row belongs to.

Its number stands in the open, and belongs to its source and to one dwelling: clerks count 1, 2, 3 … in every sheet and
every building.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ...domain.household_number import names_nobody, traces
from ...domain.person_row import Checked
from ...domain.problems import Problem
from ...domain.uid import new_uids
from ...store import Store
from ...store.imports import Imports
from ..import_table.compare import REJECTED
from ..import_table.prepare import Prepared
from .plan import PersonPlan

NUMBER = "household_number"
_HEAD = "head"
_TABLE = "household"


def drop_named(prepared: Prepared, rows: Mapping[int, Checked]) -> None:
    """Leave out numbers of households that hold, or may be, what names a resident of the file."""
    numbered = {row: str(one.facts[NUMBER]) for row, one in rows.items() if NUMBER in one.facts}
    if not numbered:
        return
    persons = set()
    for one in rows.values():
        persons.update(traces(str(one.facts.get("document_number", "")), str(one.facts.get("phone", ""))))
    named = {text for text in set(numbered.values()) if not names_nobody(text, persons)}
    for row, text in numbered.items():
        if text in named:
            del rows[row].facts[NUMBER]
            if row not in prepared.problems:
                prepared.note(row, Problem("person.household_named", NUMBER))


@dataclass(frozen=True)
class Home:
    """What tells households of one number apart: the room's id, else the address as it stands; and whose head it is.

    ``place`` is not 0 for those below another head of the same dwelling.
    """

    number: str
    dwelling: int | str | None
    place: int = 0

    @property
    def room(self) -> int | None:
        """The room's id where it is known."""
        return self.dwelling if isinstance(self.dwelling, int) else None


def homes(plan: PersonPlan) -> dict[int, Home]:
    """By candidate the household that its row names; those in doubt have none."""
    dwelling, rows = _Dwellings(plan), {}
    for candidate in _numbered(plan):
        rows.setdefault(str(plan.facts[candidate][NUMBER]), []).append(candidate)
    found: dict[int, Home] = {}
    for number, candidates in rows.items():
        places = {one: dwelling.of(one) for one in candidates}
        named = {place for place in places.values() if place is not None}
        heads: dict[int | str | None, int] = {}
        for one in candidates:
            place = places[one]
            if place is None and named:
                if len(named) > 1:
                    continue  # whose family that is nobody can say
                [place] = named
            first = heads.setdefault(place, 0)
            if plan.facts[one].get("relation_to_head") == _HEAD:
                heads[place] = first = first + 1
            found[one] = Home(number, place, max(0, first - 1))
    return found


def note_homes(plan: PersonPlan) -> None:
    """Say of the first row of a household that its number is another's, too, and of a row that it has none."""
    found, seen = homes(plan), {}
    for candidate in _numbered(plan):
        row, home = plan.prepared.rows[candidate], found.get(candidate)
        if home is None:
            plan.prepared.note(row, Problem("person.household_unclear", NUMBER))
            continue
        known = seen.setdefault(home.number, set())
        if known and home not in known:
            plan.prepared.note(row, Problem("person.household_other", NUMBER))
        known.add(home)


def _numbered(plan: PersonPlan) -> list[int]:
    """The rows that name a household and are of somebody who enters or is known."""
    return [
        candidate
        for candidate, facts in enumerate(plan.facts)
        if NUMBER in facts
        and plan.states[candidate] != REJECTED
        and candidate not in plan.weak
        and candidate not in plan.further
    ]


class _Dwellings:
    """Where each row's person lives, as far as the plan knows."""

    def __init__(self, plan: PersonPlan):
        self._plan = plan
        self._rooms = dict(zip(plan.linked, plan.links.room, strict=True))
        self._known = {text: room for one, room in self._rooms.items() if room and (text := self._text(one))}

    def of(self, candidate: int) -> int | str | None:
        """The id of the room, else the address as it stands, else None."""
        if room := self._rooms.get(candidate):
            return room
        text = self._text(candidate)
        if text in self._known:
            return self._known[text]
        stored = self._plan.stored.get(self._plan.ids[candidate])
        lived_in = sorted(room for room, _, lives in stored.stays if lives) if stored else []
        return lived_in[0] if lived_in and (not text or candidate not in self._rooms) else text or None

    def _text(self, candidate: int) -> str:
        facts = self._plan.facts[candidate]
        parts = (facts.get(name) for name in ("building_code", "address", "unit", "room"))
        return "".join("/".join(str(one) for one in parts if one).split())


@dataclass
class Households:
    """The households of one import: found, or made. ``of`` is by candidate, ``made`` (number, area) by id."""

    of: dict[int, int] = field(default_factory=dict)
    made: dict[int, tuple[str, int | None]] = field(default_factory=dict)

    def write(self, store: Store, plan: PersonPlan, wanted: Iterable[int]) -> None:
        """Find or make those of the candidates in ``wanted``, to whom the file gives a household that they had not."""
        all_homes, members = homes(plan), {}
        for candidate, home in all_homes.items():
            members.setdefault(home, []).append(candidate)
        asked: dict[Home, list[int]] = {}
        for candidate in wanted:
            if home := all_homes.get(candidate):
                asked.setdefault(home, []).append(candidate)
        if not asked:
            return
        known = _Known(store, plan, {home: members[home] for home in asked}, asked)
        missing = []
        for home, candidates in asked.items():
            if (number := known.of(home)) is not None:
                self.of.update(dict.fromkeys(candidates, number))
            else:
                missing.append(home)
        if missing:
            self._make(store, plan, missing, asked)

    def _make(self, store: Store, plan: PersonPlan, missing: Sequence[Home], asked: Mapping[Home, list[int]]) -> None:
        ids = store.reserve_ids(_TABLE, len(missing)).tolist()
        areas = [plan.areas[asked[home][0]] for home in missing]
        columns = {
            "id": ids,
            "uid": new_uids(len(ids)),
            "number": [home.number for home in missing],
            "room_id": [home.room for home in missing],
            "area_id": areas,
        }
        store.load(_TABLE, columns, key=("id",))
        for number, home, area in zip(ids, missing, areas, strict=True):
            self.of.update(dict.fromkeys(asked[home], number))
            self.made[number] = home.number, area


class _Known:
    """The households that are there: that of others of the family in the file, else the source's own in the room."""

    def __init__(
        self, store: Store, plan: PersonPlan, members: Mapping[Home, list[int]], asked: Mapping[Home, list[int]]
    ):
        self._plan, self._members, self._asked = plan, members, asked
        new = {one for candidates in asked.values() for one in candidates}
        others = {plan.ids[one]: one for home in members for one in members[home] if one not in new}
        rows = store.read("person", ["id", "household_id"], where={"id": [one for one in others if one is not None]})
        self._family = {others[person]: home for person, home in zip(*rows.values(), strict=True) if home}
        numbers = sorted({home.number for home in members})
        own = Imports(store).households(plan.prepared.request.source, numbers)
        ids = sorted({*own, *self._family.values()})
        rows = store.read(_TABLE, ["id", "number", "room_id"], where={"id": ids})
        self._there = {number: tuple(row) for number, *row in zip(*rows.values(), strict=True)}
        rows = store.read("person", ["id", "household_id", "relation_to_head"], where={"household_id": ids})
        said = {plan.ids[one]: facts["relation_to_head"] for one, facts in enumerate(plan.facts)
                if plan.ids[one] is not None and "relation_to_head" in facts}  # fmt: skip
        self._size: dict[int, int] = {}
        self._heads: dict[int, set[int]] = {}
        for person, home, relation in zip(*rows.values(), strict=True):
            self._size[home] = self._size.get(home, 0) + 1
            if said.get(person, relation) == _HEAD:
                self._heads.setdefault(home, set()).add(person)
        self._in_room: dict[tuple[str, int], list[int]] = {}
        for number in sorted(own & self._there.keys()):
            name, room = self._there[number]
            if room is not None:
                self._in_room.setdefault((name, room), []).append(number)

    def of(self, home: Home) -> int | None:
        """The household that is meant, None where one has to be made."""
        family: dict[int, int] = {}
        for one in self._members[home]:
            if one in self._family:
                family[self._family[one]] = family.get(self._family[one], 0) + 1
        near = [number for number, count in family.items() if self._is(number, home, count)]
        near = near or self._in_room.get((home.number, home.room), [])
        fitting = [number for number in near if self._headed(number, home)]
        return fitting[0] if len(fitting) == 1 else None

    def _is(self, number: int, home: Home, count: int) -> bool:
        """Whether the household of others of the family is this one: in this dwelling, or most of it come along."""
        name, room = self._there.get(number, (None, None))
        return name == home.number and (
            None in (room, home.room) or room == home.room or 2 * count > self._size.get(number, 0)
        )

    def _headed(self, number: int, home: Home) -> bool:
        """Whether the household has no other head than the one that the file gives it."""
        facts = self._plan.facts
        heads = {self._plan.ids[one] for one in self._members[home] if facts[one].get("relation_to_head") == _HEAD}
        return not heads or self._heads.get(number, set()) <= heads
