"""Writes a plan as one batch, whole or not at all."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass

import numpy as np

from ...domain.uid import new_uid, new_uids
from ...services import clock
from ...services.geos import shapely
from ...services.keys import Keyring
from ...store import Store
from ...store.access import Access
from ...store.contacts import SEALED_COLUMNS, Contacts
from ...store.imports import Imports
from ...store.places import update_rows
from ...store.schema import BY_NAME
from ..progress import Progress
from .compare import CONFLICT, GEOM, INSERT, SAME, UPDATE, Plan, to_plain
from .refresh import refresh

DESK_KIND = "import_conflict"
CONTACT_ENTRIES = {"contact_name": "name", "contact_phone": "phone", "contact_document": "document"}
"""Personal fields of a unit, and what they are called in its sealed document."""


@dataclass
class Outcome:
    """What an import did: ``counts`` by state of the file's rows; ``batch`` is None when nothing was to be recorded."""

    counts: dict[str, int]
    batch: int | None = None
    seconds: float = 0.0


def write(store: Store, plan: Plan, progress: Progress | None = None, *, keyring: Keyring | None = None) -> Outcome:
    """Write inserts and updates, put conflicts on the desk, record the batch; one transaction.

    The same file again changes nothing and records nothing. ``keyring`` is needed where personal fields are brought.
    Raises Cancelled, StoreError, and then nothing was written.
    """
    started = time.monotonic()
    progress = progress or Progress()
    request = plan.prepared.request
    new_bases = _without_base(plan)
    if nothing_to_do(plan):
        return Outcome(plan.counts(), None, time.monotonic() - started)
    with store.transaction():
        writer = _Writer(store, plan, keyring)
        writer.insert()
        progress.step(40)
        writer.update()
        changed = writer.contacts()
        progress.step(60)
        batch = None
        if plan.writes or new_bases or changed:
            batch = writer.record(new_bases)
        progress.step(80)
        if writer.new or writer.changed:
            refresh(store, [request.target.name], writer.homes())
        progress.step(100)
    return Outcome(plan.counts(), batch, time.monotonic() - started)


def nothing_to_do(plan: Plan) -> bool:
    """Whether the store holds all that the file says, and knows that this source says it."""
    return not (plan.writes or plan.prepared.personal or _without_base(plan))


def _without_base(plan: Plan) -> list[int]:
    """Candidates whose stored row this source speaks of for the first time, or differently than before."""
    return [
        candidate
        for candidate, (state, number) in enumerate(zip(plan.states, plan.ids, strict=True))
        if (state == SAME or (state == CONFLICT and not plan.changes[candidate]))
        and plan.bases.get(number) != _given(plan, candidate)
    ]


def _given(plan: Plan, candidate: int) -> dict[str, object]:
    """What the file says of a row, by column; its shape as a digest. Personal fields are not in it."""
    prepared = plan.prepared
    found = {
        name: to_plain(column[candidate]) for name, column in prepared.values.items() if column[candidate] is not None
    }
    if prepared.shapes is not None and prepared.digests[candidate] is not None:
        found[GEOM] = prepared.digests[candidate]
    return found


class _Writer:
    def __init__(self, store: Store, plan: Plan, keyring: Keyring | None):
        self.store = store
        self.plan = plan
        self.prepared = plan.prepared
        self.table = BY_NAME[plan.prepared.request.target.name]
        self.keyring = keyring
        self.new = [index for index, state in enumerate(plan.states) if state == INSERT]
        # What nobody disputes of a row in conflict is written with the rest.
        self.changed = [
            index for index, state in enumerate(plan.states) if state in {UPDATE, CONFLICT} and plan.changes[index]
        ]
        self.ended: dict[int, tuple] = {}

    def insert(self) -> None:
        """The new rows, with ids reserved before, so that they may refer to each other."""
        if not self.new:
            return
        plan, prepared = self.plan, self.prepared
        ids = self.store.reserve_ids(self.table.name, len(self.new)).tolist()
        for candidate, number in zip(self.new, ids, strict=True):
            plan.ids[candidate] = number
        self._refer()
        columns: dict[str, list] = {"id": ids}
        if "uid" in self.table.by_name:
            columns["uid"] = new_uids(len(ids))
        for name, values in prepared.values.items():
            columns[name] = [self._filled(name, values[candidate]) for candidate in self.new]
        if "source" in self.table.by_name and "source" not in columns:
            columns["source"] = [prepared.request.source] * len(ids)
        if prepared.shapes is not None:
            shapes = np.array([prepared.shapes[candidate] for candidate in self.new], dtype=object)
            columns[GEOM] = shapely.to_wkb(shapes, byte_order=1).tolist()
        self.store.load(self.table.name, columns, key=("id",))
        if self.table.name == "grid":
            self._end_versions(columns)

    def _end_versions(self, columns: dict[str, list]) -> None:
        """A new version of a grid ends the one before it, and is itself ended by one that is there for later."""
        rows = self.store.read("grid", ["id", "code", "valid_from", "valid_to"], where={"code": columns["code"]})
        versions: dict[str, list[tuple]] = {}
        for number, code, start, end in zip(*rows.values(), strict=True):
            versions.setdefault(code, []).append((start, number, end))
        for rows_of_code in versions.values():
            rows_of_code.sort()
            for (_, number, end), (following, _, _) in itertools.pairwise(rows_of_code):
                if end is None or end > following:
                    self.ended[number] = (end, following)
        if self.ended:
            ends = [following for _, following in self.ended.values()]
            update_rows(self.store, "grid", list(self.ended), {"valid_to": ends})

    def _refer(self) -> None:
        """References to rows of the same file, now that they have ids."""
        for column, pairs in self.prepared.own.items():
            values = self.prepared.values.setdefault(column, [None] * len(self.prepared.rows))
            for candidate, other in pairs.items():
                values[candidate] = self.plan.ids[other]

    def _filled(self, name: str, value: object) -> object:
        """A column that must not be empty takes its default."""
        column = self.table.by_name[name]
        return column.default if value is None and not column.null else value

    def update(self) -> None:
        """The changed columns of known rows."""
        plan = self.plan
        names = sorted({name for candidate in self.changed for name in plan.changes[candidate]})
        if not names:
            return
        ids = [plan.ids[candidate] for candidate in self.changed]
        columns = {}
        for name in names:
            values = [
                plan.changes[candidate].get(name, plan.before[number][name])
                for candidate, number in zip(self.changed, ids, strict=True)
            ]
            columns[name] = [_wkb(value) for value in values] if name == GEOM else values
        update_rows(self.store, self.table.name, ids, columns)

    def contacts(self) -> bool:
        """Seal personal fields into the rows that they belong to; whether any differed from what is sealed."""
        personal = self.prepared.personal
        if not personal or self.table.name not in SEALED_COLUMNS:
            return False
        wanted = {}
        for candidate, number in enumerate(self.plan.ids):
            if number is not None and self.plan.states[candidate] in {INSERT, UPDATE, SAME, CONFLICT}:
                content = {
                    CONTACT_ENTRIES[name]: column[candidate] for name, column in personal.items() if column[candidate]
                }
                if content:
                    wanted[number] = content
        return bool(Contacts(self.store, self.keyring).set_contacts(self.table.name, wanted)) if wanted else False

    def homes(self) -> list[int | None]:
        """The buildings whose rooms were written."""
        if self.table.name != "room":
            return []
        return [self.prepared.values["building_id"][candidate] for candidate in (*self.new, *self.changed)]

    def record(self, new_bases: list[int]) -> int:
        """The batch, what it did to each row, and its conflicts on the desk."""
        plan, request, imports = self.plan, self.prepared.request, Imports(self.store)
        batch = imports.open(
            source=request.source,
            target=self.table.name,
            purpose=request.purpose or None,
            coordinates=request.coordinates or None,
            app_user_id=Access(self.store).who_am_i().id,
            authorised_until=request.authorised_until,
            counts=plan.counts(),
            profile=request.profile or None,
            file_name=self.prepared.table.file,
            dated=request.dated,
        )
        rows = [(candidate, "insert") for candidate in self.new]
        rows += [(candidate, "update") for candidate in self.changed]
        rows += [(candidate, "same") for candidate in new_bases]
        imports.add_rows(
            batch,
            self.table.name,
            [plan.ids[candidate] for candidate, _ in rows],
            [operation for _, operation in rows],
            [_given(plan, candidate) for candidate, _ in rows],
            [self._replaced(candidate) if operation == "update" else None for candidate, operation in rows],
        )
        before = {number: end for number, (end, _) in self.ended.items() if number not in set(plan.ids)}
        imports.add_rows(
            batch,
            self.table.name,
            list(before),
            ["update"] * len(before),
            [{"valid_to": to_plain(self.ended[number][1])} for number in before],
            [{"valid_to": to_plain(end)} for end in before.values()],
        )
        self._to_desk(batch)
        return batch

    def _replaced(self, candidate: int) -> dict[str, object]:
        before = self.plan.before[self.plan.ids[candidate]]
        return {
            name: before[name].hex() if name == GEOM and before[name] is not None else to_plain(before[name])
            for name in self.plan.changes[candidate]
        }

    def _to_desk(self, batch: int) -> None:
        """One item a row: every field that both sides changed, with the source and date of both."""
        by_row: dict[int, list] = {}
        for one in self.plan.conflicts:
            by_row.setdefault(one.candidate, []).append(one)
        request, now = self.prepared.request, clock.utc_now()
        day = (request.dated or clock.local_day(now, self.store.zone)).isoformat()
        waiting = self.store.read("desk_item", ["object_id", "detail"], where={"kind": DESK_KIND, "decided_at": None,
                                  "object_table": self.table.name})  # fmt: skip
        known = {(number, _sides(detail)) for number, detail in zip(*waiting.values(), strict=True)}
        items = []
        for candidate, conflicts in by_row.items():
            number = self.plan.ids[candidate]
            detail = {
                "table": self.table.name,
                "operation": "update",
                "label": label_of(self.plan.before[number]),
                "row": self.prepared.table.numbers[self.prepared.rows[candidate]],
                "fields": [{"field": one.column, "here": one.here, "there": one.there,
                            "here_source": one.here_source, "here_at": to_plain(one.here_at)} for one in conflicts],
                "there": {"source": request.source, "at": day},
            }  # fmt: skip
            if (number, _sides(detail)) in known:
                continue  # brought again before anybody decided
            items.append(
                {
                    "uid": new_uid(),
                    "kind": DESK_KIND,
                    "batch_id": batch,
                    "object_table": self.table.name,
                    "object_id": number,
                    "summary": detail["label"],
                    "created_at": now,
                    "detail": detail,
                    "area_id": self.plan.before[number].get("area_id"),
                }
            )
        if items:
            self.store.load("desk_item", {name: [item[name] for item in items] for name in items[0]}, key=("uid",))


def _sides(detail: dict | None) -> str:
    fields = (detail or {}).get("fields", ())
    return repr(sorted((one["field"], str(one["here"]), str(one["there"])) for one in fields))


def label_of(row: dict) -> str:
    """What a person calls a row: its name, else its address, number or code."""
    for name in ("name", "address", "alias", "number", "code", "external_number"):
        if row.get(name):
            return str(row[name])
    return str(row.get("id", ""))


def _wkb(shape) -> bytes | None:
    return shape if shape is None or isinstance(shape, bytes) else shapely.to_wkb(shape, byte_order=1)
