"""Repairs of what follows from other data: proposed with the old and the new value, applied, and taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ...domain.integrity import Finding
from ...domain.stays import OWNER, Stay, ended_by_later, use_of_room
from ...domain.uid import new_uids
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.audit import Audit
from ...store.integrity import roles_living
from ...store.residents.counts import count_population
from ...store.residents.stay_changes import (
    Change,
    Journal,
    areas_and_households,
    buildings_touched,
    follow,
    read_rows,
    rooms_of_households,
    same_columns,
    take_back,
)
from ...store.rooms import refresh_use_classes
from ..import_table.refresh import refresh
from .catalogue import code_name, labels, rules

_STAY = ("room_id", "role", "lives_here", "valid_from", "valid_to")
_KEPT = ("person_id", "room_id", "role", "source", "method", "confidence", "verified_at", "area_id", "note")


class ChangedSince(StoreError):
    """Something is no longer what it was when the repair was proposed; nothing was written."""


@dataclass(frozen=True)
class Amendment:
    """New values for an object of a finding: table → id → column → value, ``before`` and ``after``, in words ``text``.

    ``added`` are new stays. ``place`` is where the object is, WKB in the store's CRS.
    """

    rule: str
    table: str
    object_id: int
    label: str
    text: str
    before: dict
    after: dict
    place: bytes | None = None
    added: tuple[dict, ...] = field(default=())


_Values = dict[int, tuple[str, dict, dict, tuple]]


def amend(store: Store, findings: Iterable[Finding]) -> tuple[list[Amendment], list[Finding]]:
    """Compute the repairs of findings whose rules have one of DATA_FIXES; the store is only read.

    Returns the repairs and the findings that none would change any more.
    """
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((rules()[finding.rule].fix, finding.table), []).append(finding)
    found, nothing = [], []
    for (fix, _), group in groups.items():
        values = _FIXES[fix](store, group)
        for one in {(one.table, one.object_id): one for one in group}.values():
            if one.object_id in values:
                found.append(Amendment(one.rule, one.table, one.object_id, one.label, *values[one.object_id][:3],
                                       one.wkb, values[one.object_id][3]))  # fmt: skip
            else:
                nothing.append(one)
    return found, nothing


def _declared_grids(store: Store, findings: list[Finding]) -> _Values:
    table = findings[0].table
    found = read_rows(store, table, [one.object_id for one in findings], ["grid_code"])
    values = {}
    for one in findings:
        old, new = found.get(one.object_id, {}).get("grid_code"), one.problem.params["found"]
        if old == one.problem.params["declared"]:
            text = tr("declared grid {old} → {new}").format(old=old, new=new)
            values[one.object_id] = _set(text, table, one.object_id, {"grid_code": old}, {"grid_code": new})
    return values


def _room_uses(store: Store, findings: list[Finding]) -> _Values:
    ids = [one.object_id for one in findings]
    living = roles_living(store, ids)
    values = {}
    for number, row in read_rows(store, "room", ids, ["use_class"]).items():
        new = {"use_class": use_of_room(living.get(number, ()))}
        if new != row:
            text = tr("use {old} → {new}").format(
                old=code_name("use", row["use_class"]), new=code_name("use", new["use_class"])
            )
            values[number] = _set(text, "room", number, row, new)
    return values


def _areas(store: Store, findings: list[Finding]) -> _Values:
    wanted, _ = areas_and_households(store, [one.object_id for one in findings])
    old = read_rows(store, "person", wanted, ["area_id"]) if wanted else {}
    names = _names(store, "area", [*wanted.values(), *(row["area_id"] for row in old.values())])
    values = {}
    for number, row in old.items():
        text = tr("area {old} → {new}").format(old=names(row["area_id"]), new=names(wanted[number]))
        values[number] = _set(text, "person", number, row, {"area_id": wanted[number]})
    return values


def _household_rooms(store: Store, findings: list[Finding]) -> _Values:
    wanted = rooms_of_households(store, {one.object_id for one in findings})
    old = read_rows(store, "household", wanted, ["room_id", "area_id"]) if wanted else {}
    rows = [*wanted.values(), *old.values()]
    names = _names(store, "room", [row["room_id"] for row in rows])
    values = {}
    for number, row in old.items():
        text = tr("room {old} → {new}").format(old=names(row["room_id"]), new=names(wanted[number]["room_id"]))
        values[number] = _set(text, "household", number, row, wanted[number])
    return values


def _older_stays(store: Store, findings: list[Finding]) -> _Values:
    found = store.read(
        "occupancy", ["id", "valid_to", "valid_from", "lives_here", *_KEPT],
        where={"person_id": [one.object_id for one in findings]}, order_by=("id",),
    )  # fmt: skip
    by_person: dict[int, list[dict]] = {}
    for row in (dict(zip(found, values, strict=True)) for values in zip(*found.values(), strict=True)):
        by_person.setdefault(row["person_id"], []).append(row)
    names = _names(store, "room", found["room_id"])
    values = {}
    for person, rows in by_person.items():
        ends = ended_by_later([Stay(*(row[name] for name in _STAY), row["id"]) for row in rows])
        if not ends:
            continue
        texts, before, after, added = [], {}, {}, []
        for place, day in ends.items():
            row = rows[place]
            texts.append(tr("stay in {room} ends on {day}").format(room=names(row["room_id"]), day=day.isoformat()))
            before[row["id"]] = {"valid_to": row["valid_to"], "lives_here": row["lives_here"]}
            # Who owns a room and moves out goes on owning it.
            owns = row["role"] == OWNER
            turned = owns and day == row["valid_from"]
            after[row["id"]] = {"valid_to": row["valid_to"] if turned else day, "lives_here": not turned}
            if owns and not turned:
                kept = {name: row[name] for name in _KEPT}
                added.append({**kept, "lives_here": False, "valid_from": day, "valid_to": row["valid_to"]})
        values[person] = ("; ".join(texts), {"occupancy": before}, {"occupancy": after}, tuple(added))
    return values


def _set(text: str, table: str, number: int, old: dict, new: dict) -> tuple:
    return text, {table: {number: old}}, {table: {number: new}}, ()


def _names(store: Store, table: str, ids: Iterable[int | None]) -> Callable[[int | None], str]:
    wanted = {number for number in ids if number is not None}
    known = labels(store, table, sorted(wanted)) if wanted else {}
    return lambda number: tr("none") if number is None else known.get(number, f"#{number}")


_FIXES = {
    "declared_grid": _declared_grids,
    "room_use": _room_uses,
    "person_area": _areas,
    "household_room": _household_rooms,
    "end_older_stay": _older_stays,
}


def write(store: Store, amendments: Sequence[Amendment]) -> Change:
    """Write repairs inside the caller's transaction; returns what `take` takes back.

    Raises ChangedSince when an object is no longer what it was.
    """
    journal = Journal(store)
    for table, rows in _merged(amendments, "before").items():
        for group in same_columns(rows):
            if read_rows(store, table, group, list(next(iter(group.values())))) != group:
                raise ChangedSince(tr("Some of the objects were changed meanwhile; check again."), table=table)
    for table, rows in _merged(amendments, "after").items():
        for group in same_columns(rows):
            journal.change(table, group)
    added = [row for one in amendments for row in one.added]
    written = {}
    if added:
        ids = store.reserve_ids("occupancy", len(added)).tolist()
        columns = {name: [row[name] for row in added] for name in added[0]}
        store.load("occupancy", {"id": ids, "uid": new_uids(len(added)), **columns}, key=("id",))
        written = dict(zip(ids, added, strict=True))
    persons = [one.object_id for one in amendments if one.table == "person"]
    follow(store, journal, *areas_and_households(store, persons))
    change = Change("repair_data", tuple(written), journal.before, journal.after, written)
    _derive(store, change, buildings_touched(store, change))
    fixed = Counter(rules()[one.rule].fix for one in amendments)
    Audit(store).write("repair_data", detail={"fields": dict(fixed)})
    return change


def take(store: Store, change: Change) -> None:
    """Take repairs back inside the caller's transaction; raises ChangedMeanwhile where somebody worked on one since."""
    buildings = buildings_touched(store, change)
    take_back(store, change, overlaps=True)
    _derive(store, change, buildings)
    detail = {"fields": {table: len(rows) for table, rows in change.after.items()}}
    Audit(store).write("undo_repairs", detail=detail)


def _derive(store: Store, change: Change, buildings: set[int] | None) -> None:
    """Classes of buildings, memberships and counts follow."""
    rooms = list(change.after.get("room", ()))
    if rooms:
        refresh_use_classes(store, store.read("room", ["building_id"], where={"id": rooms})["building_id"])
    refresh(store, {"building", "component"} & set(change.after))
    count_population(store, buildings)


def _merged(amendments: Iterable[Amendment], side: str) -> dict[str, dict[int, dict]]:
    merged: dict[str, dict[int, dict]] = {}
    for one in amendments:
        for table, rows in getattr(one, side).items():
            merged.setdefault(table, {}).update(rows)
    return merged
