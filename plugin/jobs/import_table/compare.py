"""Rows of a file against the store: what is new, what changed, what is the same, and where two sides disagree.

Three sides are compared: the store, the file, and what the same source said before ("base"). A value that only the
file changed is an update, one that only the store changed is kept, one that both changed is a conflict. An empty cell
says nothing.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ...domain.problems import Problem
from ...services import clock
from ...services.collector import collector_paused
from ...services.geos import shapely
from ...store import Store
from ...store.imports import Imports, codes_in_use, writable_areas
from ...store.schema import BY_NAME
from ..progress import Progress
from .match import IDENTITIES, match_rows
from .prepare import Prepared
from .references import address_key, plain
from .request import DESK, FILE
from .shapes import digests

INSERT, UPDATE, SAME, CONFLICT, REJECTED = "insert", "update", "same", "conflict", "rejected"
STATES = (INSERT, UPDATE, SAME, CONFLICT, REJECTED)
GEOM = "geom"
_FOLLOWS = {"address": ("road", "door", "estate", "number", "building_id"), GEOM: ("outline", "area_id")}
"""Columns made from another one change with it; those of an address also go with it."""

_NOT_YOURS = Problem("import.not_your_area", "area")


@dataclass(frozen=True)
class Conflict:
    """One value that both sides changed: plain values; ``here_source`` and ``here_at`` say who set the store's."""

    candidate: int
    column: str
    here: object
    there: object
    here_source: str = ""
    here_at: datetime.date | None = None


@dataclass
class Plan:
    """What writing would do. By candidate: ``states``, ``ids`` (None for new rows), ``changes`` (column → value).

    ``before`` holds the store's values of matched rows by id; ``bases`` what the source said of them before;
    ``pending`` the columns in which a known row is to refer to a new one: candidate → column → candidate;
    ``other_codes`` the candidates whose source numbers the object otherwise than the store.
    """

    prepared: Prepared
    states: list[str]
    ids: list[int | None]
    changes: list[dict[str, object]]
    before: dict[int, dict[str, object]] = field(default_factory=dict)
    bases: dict[int, Mapping] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    pending: dict[int, dict[str, int]] = field(default_factory=dict)
    other_codes: set[int] = field(default_factory=set)

    def counts(self) -> dict[str, int]:
        """Rows of the file by state: together they are all of its rows that are not empty."""
        states: dict[int, str] = {}
        rank = {state: place for place, state in enumerate((SAME, UPDATE, INSERT, CONFLICT, REJECTED))}
        for row, state in zip(self.prepared.rows, self.states, strict=True):
            if rank[state] >= rank.get(states.get(row, SAME), 0):
                states[row] = state
        for row in self.prepared.problems:
            states[row] = REJECTED
        found = Counter(states.values())
        return {state: found[state] for state in STATES}

    @property
    def writes(self) -> bool:
        """Whether anything would be written."""
        return any(state in {INSERT, UPDATE} for state in self.states) or bool(self.conflicts)


@collector_paused()
def compare(store: Store, prepared: Prepared, progress: Progress | None = None) -> Plan:
    """Match every candidate with the store's rows and compare; nothing is written. Raises Cancelled."""
    progress = progress or Progress()
    table = prepared.request.target.name
    imports = Imports(store)
    bases = imports.last_given(prepared.request.source, table)
    ids, other_codes = match_rows(store, prepared, bases)
    progress.step(40)
    count = len(prepared.rows)
    plan = Plan(prepared, [INSERT] * count, ids, [{} for _ in range(count)], bases=bases, other_codes=other_codes)
    _point_at_own(plan)
    columns = [name for name in prepared.values if name != GEOM]
    matched = sorted({number for number in ids if number is not None})
    plan.before = _rows(store, prepared, matched, columns)
    progress.step(60)
    stated = _stated(prepared)
    allowed = writable_areas(store) if BY_NAME[table].area else None
    for candidate in range(count):
        row = prepared.rows[candidate]
        if row not in prepared.problems and ids[candidate] is None:
            _check_new(prepared, candidate, allowed)
        if row in prepared.problems:
            plan.states[candidate] = REJECTED
        elif ids[candidate] is not None:
            _compare(plan, candidate, columns, stated)
            _check_area(plan, candidate, allowed)
    if allowed is not None:
        _reject_used_elsewhere(store, plan)
    _twice(plan)
    _reject_orphans(plan)
    _name_sources(plan, imports, table)
    progress.step(100)
    return plan


def _point_at_own(plan: Plan) -> None:
    """References to other rows of the file: known ones by their ids, those of known rows to new ones for later."""
    for column, pairs in plan.prepared.own.items():
        values = plan.prepared.values.setdefault(column, [None] * len(plan.prepared.rows))
        for candidate, other in pairs.items():
            if plan.ids[other] is not None:
                values[candidate] = plan.ids[other]
            elif plan.ids[candidate] is not None:
                plan.pending.setdefault(candidate, {})[column] = other


def _reject_used_elsewhere(store: Store, plan: Plan) -> None:
    """A new row whose code a row in another area has: it would be entered twice, or stop the whole file."""
    prepared = plan.prepared
    column = next((key[0] for key in prepared.request.target.keys if key in IDENTITIES), None)
    values = prepared.values.get(column or "", ())
    new = {index: values[index] for index, state in enumerate(plan.states) if state == INSERT and values}
    used = codes_in_use(store, prepared.request.target.name, sorted({code for code in new.values() if code}))
    for candidate, code in new.items():
        if code in used:
            prepared.reject(prepared.rows[candidate], Problem("import.used_elsewhere", column, {"code": code}))
            plan.states[candidate] = REJECTED


def _reject_orphans(plan: Plan) -> None:
    """A row whose superior in the same file cannot enter waits for it: else it would stand in the wrong place."""
    prepared = plan.prepared
    waiting = True
    while waiting:
        waiting = False
        for pairs in prepared.own.values():
            for candidate, other in pairs.items():
                if plan.states[other] == REJECTED and plan.ids[other] is None and plan.states[candidate] != REJECTED:
                    number = prepared.table.numbers[prepared.rows[other]]
                    prepared.reject(prepared.rows[candidate], Problem("import.parent_rejected", "", {"row": number}))
                    plan.states[candidate] = REJECTED
                    plan.conflicts = [one for one in plan.conflicts if one.candidate != candidate]
                    waiting = True


def _stated(prepared: Prepared) -> set[str]:
    """The columns that the file itself speaks of; the others follow from them."""
    known = prepared.request.target.by_name
    return {known[name].column for name in prepared.request.fields} | {GEOM}


def _rows(store: Store, prepared: Prepared, ids: list[int], columns: list[str]) -> dict[int, dict[str, object]]:
    """The stored values of matched rows; the shape as WKB and as its digest."""
    if not ids:
        return {}
    declared = BY_NAME[prepared.request.target.name]
    names = list(dict.fromkeys(["id", *columns, *(["source"] if "source" in declared.by_name else [])]))
    shaped = prepared.shapes is not None and declared.geometry is not None
    if shaped:
        names.append(GEOM)
    rows = store.read(declared.name, names, where={"id": ids})
    if shaped:
        shapes = shapely.from_wkb(np.array(rows[GEOM], dtype=object))
        rows["digest"] = digests(shapes, store.crs)
    return {row[0]: dict(zip(rows, row, strict=True)) for row in zip(*rows.values(), strict=True)}


def _check_new(prepared: Prepared, candidate: int, allowed: set[int | None] | None) -> None:
    """A new row of a placed target needs a position, and one within the area of who brings it."""
    absent = prepared.shapes is None or prepared.shapes[candidate] is None
    if prepared.request.target.placed and absent:
        prepared.reject(prepared.rows[candidate], Problem("import.needs_position", GEOM))
    elif allowed is not None and prepared.values["area_id"][candidate] not in allowed:
        prepared.reject(prepared.rows[candidate], _NOT_YOURS)


def _check_area(plan: Plan, candidate: int, allowed: set[int | None] | None) -> None:
    """A known row may not be moved into an area that is not one's own."""
    if allowed is not None and plan.changes[candidate].get("area_id", next(iter(allowed), None)) not in allowed:
        plan.prepared.reject(plan.prepared.rows[candidate], _NOT_YOURS)
        plan.states[candidate] = REJECTED


def _compare(plan: Plan, candidate: int, columns: list[str], stated: set[str]) -> None:
    prepared = plan.prepared
    number = plan.ids[candidate]
    before, base = plan.before.get(number), plan.bases.get(number)
    if before is None:
        prepared.reject(prepared.rows[candidate], Problem("import.not_visible"))
        plan.states[candidate] = REJECTED
        return
    changes, conflicts = plan.changes[candidate], []
    foreign = "source" in before and before["source"] != prepared.request.source
    for name in columns:
        there = prepared.values[name][candidate]
        if there is None or name not in stated or (foreign and name == "external_number"):
            continue
        if (prepared.request.target.name, name) == ("room", "number"):
            continue  # a room is known by its door, and the door's writing stays
        if name == "code" and candidate in plan.other_codes:
            continue  # it stays in what the source said, by which its next file finds the row
        verdict = _verdict(to_plain(before[name]), to_plain(there), base, name)
        if verdict == UPDATE:
            changes[name] = there
        elif verdict == CONFLICT:
            conflicts.append(Conflict(candidate, name, to_plain(before[name]), to_plain(there)))
    if "digest" in before:
        _compare_shapes(plan, candidate, before, base, conflicts)
    for name in plan.pending.get(candidate, ()):
        changes[name] = None  # the id of the new row is known when it has been written
    _settle(plan, candidate, conflicts, prepared.request.conflicts)
    _follow(plan, candidate, columns, stated)


def _follow(plan: Plan, candidate: int, columns: list[str], stated: set[str]) -> None:
    """What the file does not state follows from what is changed; then the row's state is clear."""
    values, before, changes = plan.prepared.values, plan.before[plan.ids[candidate]], plan.changes[candidate]
    moved = "address" in changes
    for name in columns:
        if name in stated or (values[name][candidate] is None and not (moved and name in _FOLLOWS["address"])):
            continue
        leaders = [leader for leader, followers in _FOLLOWS.items() if name in followers]
        follows = before[name] is None or any(leader in changes for leader in leaders)
        if follows and before[name] != values[name][candidate]:
            changes[name] = values[name][candidate]
    if plan.states[candidate] == INSERT:
        plan.states[candidate] = UPDATE if changes else SAME


def _compare_shapes(plan: Plan, candidate: int, before: Mapping, base: Mapping | None, conflicts: list) -> None:
    prepared = plan.prepared
    there = prepared.digests[candidate]
    outlines = prepared.values.get("outline")
    assumed = outlines is not None and outlines[candidate] == "assumed"
    # A point must not take a surveyed outline away.
    if there is None or (assumed and before["digest"] is not None):
        return
    verdict = _verdict(before["digest"], there, base, GEOM)
    if verdict == UPDATE:
        plan.changes[candidate][GEOM] = prepared.shapes[candidate]
    elif verdict == CONFLICT:
        here_wkb = before[GEOM].hex()
        conflicts.append(Conflict(candidate, GEOM, here_wkb, shapely.to_wkb(prepared.shapes[candidate], hex=True)))


def _verdict(here: object, there: object, base: Mapping | None, name: str) -> str:
    """Whose value holds: UPDATE for the file's, SAME for the store's, CONFLICT where both changed."""
    if here == there or (here is not None and name != GEOM and _alike(name, here, there)):
        return SAME
    if here is None:
        return UPDATE
    if base is not None and name in base:
        if base[name] == here:
            return UPDATE
        if base[name] == there:
            return SAME
    return CONFLICT


def _alike(name: str, here: object, there: object) -> bool:
    """Whether two values say the same, however they are written."""
    if not isinstance(here, str) or not isinstance(there, str):
        return False
    return plain(here) == plain(there) or (name == "address" and address_key(here) == address_key(there))


def _settle(plan: Plan, candidate: int, conflicts: list[Conflict], policy: str) -> None:
    """Conflicts go where the person said: to the desk, or to one of the sides."""
    if policy == FILE:
        for one in conflicts:
            value = (
                plan.prepared.shapes[candidate] if one.column == GEOM else plan.prepared.values[one.column][candidate]
            )
            plan.changes[candidate][one.column] = value
    elif policy == DESK and conflicts:
        plan.conflicts.extend(conflicts)
        plan.states[candidate] = CONFLICT


def decide(plan: Plan, choices: Mapping[tuple[int, str], str]) -> Plan:
    """A copy of the plan in which conflicts are settled one by one: (candidate, column) → FILE, STORE or DESK.

    Those without a choice go to the desk. The plan itself stays, so that a choice can be taken back.
    """
    decided = replace(plan, states=list(plan.states), changes=list(plan.changes), conflicts=[])
    columns = [name for name in plan.prepared.values if name != GEOM]
    stated = _stated(plan.prepared)
    open_rows = list(dict.fromkeys(one.candidate for one in plan.conflicts))
    for candidate in open_rows:
        decided.states[candidate] = INSERT  # until `_settle` and `_follow` say what becomes of it
        decided.changes[candidate] = dict(plan.changes[candidate])
    for one in plan.conflicts:
        _settle(decided, one.candidate, [one], choices.get((one.candidate, one.column), DESK))
    for candidate in open_rows:
        _follow(decided, candidate, columns, stated)
    return decided


def _twice(plan: Plan) -> None:
    """Two rows of the file that turn out to mean the same stored row: the second cannot enter."""
    seen: dict[int, int] = {}
    prepared = plan.prepared
    for candidate, number in enumerate(plan.ids):
        if number is None or plan.states[candidate] == REJECTED:
            continue
        first = seen.setdefault(number, candidate)
        if first != candidate:
            number_of_row = prepared.table.numbers[prepared.rows[first]]
            prepared.reject(prepared.rows[candidate], Problem("import.repeated", "", {"row": number_of_row}))
            plan.states[candidate] = REJECTED
            plan.conflicts = [one for one in plan.conflicts if one.candidate != candidate]


def _name_sources(plan: Plan, imports: Imports, table: str) -> None:
    """Who set the store's side of each conflict, and of when it is."""
    said = imports.said(table, sorted({plan.ids[one.candidate] for one in plan.conflicts}))
    named = []
    for one in plan.conflicts:
        number = plan.ids[one.candidate]
        here = plan.before[number].get("digest") if one.column == GEOM else one.here
        source, at = str(plan.before[number].get("source") or ""), None
        speakers = [words for words in said.get(number, ()) if one.column in words.given]
        for words in speakers:
            if words.given[one.column] == here:
                source, at = words.source, words.at
                break
        else:
            if speakers:
                source = "manual"  # changed here after it was brought
        named.append(Conflict(one.candidate, one.column, one.here, one.there, source, at))
    plan.conflicts = named


def to_plain(value: object) -> object:
    """A value as JSON keeps it."""
    if isinstance(value, datetime.datetime):
        return clock.to_text(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value.item() if isinstance(value, np.generic) else value


def from_plain(table: str, column: str, value: object) -> object:
    """A value of a column back from its plain form; a shape from the hexadecimal text of its WKB."""
    if value is None:
        return None
    if column == GEOM:
        return bytes.fromhex(value)
    type_ = BY_NAME[table].by_name[column].type
    if type_ == "date":
        return datetime.date.fromisoformat(value)
    return clock.from_text(value) if type_ == "instant" else value
