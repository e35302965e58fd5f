"""Writes a plan as one batch, whole or not at all."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ...domain.uid import new_uid, new_uids
from ...services import clock
from ...services.collector import collector_paused
from ...services.geos import shapely
from ...services.keys import Keyring
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.access import Access
from ...store.contacts import CONTACT_ENTRIES, SEALED_COLUMNS, Contacts
from ...store.imports import Imports, binding
from ...store.places import update_rows
from ...store.schema import BY_NAME
from ..progress import Progress
from .compare import CONFLICT, GEOM, INSERT, SAME, UPDATE, Plan, to_plain
from .refresh import refresh
from .request import FILE

DESK_KIND = "import_conflict"


@dataclass
class Outcome:
    """What an import did: ``counts`` by state of the file's rows; ``batch`` is None when nothing was to be recorded.

    ``kept_contacts`` rows have a sealed contact that was changed here and differs from the file's: it stayed.
    """

    counts: dict[str, int]
    batch: int | None = None
    seconds: float = 0.0
    kept_contacts: int = 0


@collector_paused()
def write(store: Store, plan: Plan, progress: Progress | None = None, *, keyring: Keyring | None = None) -> Outcome:
    """Write inserts and updates, put conflicts on the desk, record the batch; one transaction.

    The same file again changes nothing and records nothing. ``keyring`` is needed where personal fields are brought.
    Raises Cancelled, StoreError (also when a row changed since the plan was made), and then nothing was written.
    """
    started = time.monotonic()
    progress = progress or Progress()
    request = plan.prepared.request
    new_bases = _without_base(plan)
    if not (plan.writes or plan.prepared.personal or new_bases):
        return Outcome(plan.counts(), None, time.monotonic() - started)
    with store.transaction():
        writer = _Writer(store, plan, keyring)
        writer.check_unchanged()
        writer.insert()
        progress.step(40)
        writer.update()
        writer.contacts()
        progress.step(60)
        batch = None
        if plan.writes or new_bases or writer.personal:
            batch = writer.record(new_bases)
        progress.step(80)
        if writer.new or writer.changed:
            refresh(store, [request.target.name], writer.homes())
        progress.step(100)
    return Outcome(plan.counts(), batch, time.monotonic() - started, writer.kept_contacts)


def nothing_to_do(plan: Plan) -> bool:
    """Whether the store holds all that the file says, and knows that this source says it."""
    return not (plan.writes or plan.prepared.personal or _without_base(plan))


def _without_base(plan: Plan) -> list[int]:
    """Candidates whose stored row this source speaks of for the first time, or differently than before."""
    return [
        candidate
        for candidate, (state, number) in enumerate(zip(plan.states, plan.ids, strict=True))
        if (state == SAME or (state == CONFLICT and not plan.changes[candidate]))
        and not _said_before(plan.bases.get(number, {}), _given(plan, candidate))
    ]


def _said_before(base: Mapping, given: Mapping) -> bool:
    return bool(base) and all(name in base and base[name] == value for name, value in given.items())


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
        self.personal: dict[int, dict] = {}  # what the file says of contacts, and what that replaced, by the row's id
        self.kept_contacts = 0

    def check_unchanged(self) -> None:
        """A preview may stay open for long: what would be overwritten must still be what was shown."""
        names = sorted({name for candidate in self.changed for name in self.plan.changes[candidate]})
        if not names:
            return
        ids = [self.plan.ids[candidate] for candidate in self.changed]
        rows = self.store.read(self.table.name, list(dict.fromkeys(["id", *names])), where={"id": ids})
        place = {number: index for index, number in enumerate(rows["id"])}
        for candidate, number in zip(self.changed, ids, strict=True):
            before, index = self.plan.before[number], place.get(number)
            if index is None or any(rows[name][index] != before[name] for name in self.plan.changes[candidate]):
                raise StoreError(tr("The data changed since the preview: make the preview again before you write."))

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
        """References to new rows of the same file, now that they have ids."""
        plan, prepared = self.plan, self.prepared
        for column, pairs in prepared.own.items():
            for candidate, other in pairs.items():
                prepared.values[column][candidate] = plan.ids[other]
        for candidate, pairs in plan.pending.items():
            for column, other in pairs.items():
                plan.changes[candidate][column] = plan.ids[other]

    def _filled(self, name: str, value: object) -> object:
        """A column that must not be empty takes its default."""
        column = self.table.by_name[name]
        return column.default if value is None and not column.null else value

    def update(self) -> None:
        """The changed columns of known rows, and no others: each set of columns by itself."""
        groups: dict[tuple[str, ...], list[int]] = {}
        for candidate in self.changed:
            groups.setdefault(tuple(sorted(self.plan.changes[candidate])), []).append(candidate)
        for names, candidates in groups.items():
            changes = [self.plan.changes[candidate] for candidate in candidates]
            columns = {
                name: [_wkb(change[name]) if name == GEOM else change[name] for change in changes] for name in names
            }
            update_rows(self.store, self.table.name, [self.plan.ids[candidate] for candidate in candidates], columns)

    def contacts(self) -> None:
        """Seal what the file says of contacts, compared with what the same source said before."""
        prepared = self.prepared
        if not prepared.personal or self.table.name not in SEALED_COLUMNS:
            return
        wanted = {}
        for candidate, number in enumerate(self.plan.ids):
            if number is not None and self.plan.states[candidate] in {INSERT, UPDATE, SAME, CONFLICT}:
                content = {
                    CONTACT_ENTRIES[name]: column[candidate]
                    for name, column in prepared.personal.items()
                    if column[candidate]
                }
                if content:
                    wanted[number] = content
        if not wanted:
            return
        contacts = Contacts(self.store, self.keyring)
        said = Imports(self.store).last_personal(prepared.request.source, self.table.name)
        bases = {number: contacts.open_row(*said[number])["given"] for number in wanted if number in said}
        written, self.kept_contacts = contacts.merge_contacts(
            self.table.name, wanted, bases, take=prepared.request.conflicts == FILE
        )
        for number, content in wanted.items():
            if number not in written and bases.get(number) == content:
                continue
            before, after = written.get(number, (None, {}))
            changed = {name: value for name, value in after.items() if value != (before or {}).get(name)}
            self.personal[number] = {"given": content, "replaced": before, "written": changed}

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
        rows: dict[int, tuple[str, dict, dict | None]] = {}
        for candidate in new_bases:
            rows[plan.ids[candidate]] = ("same", _given(plan, candidate), None)
        for candidate in self.changed:
            rows[plan.ids[candidate]] = ("update", _given(plan, candidate), self._replaced(candidate))
        for candidate in self.new:
            rows[plan.ids[candidate]] = ("insert", _given(plan, candidate), None)
        for number, (end, following) in self.ended.items():
            operation, given, replaced = rows.get(number, ("update", {}, {}))
            if operation != "insert":
                replaced = {**(replaced or {}), "valid_to": to_plain(end)}
                rows[number] = ("update", {**given, "valid_to": to_plain(following)}, replaced)
        for number, content in self.personal.items():
            operation, given, replaced = rows.get(number, ("same", {}, None))
            if operation == "same" and content["replaced"] is not None:
                operation, replaced = "update", {}
            rows[number] = (operation, given, replaced)
        imports.add_rows(
            batch,
            self.table.name,
            list(rows),
            [operation for operation, _, _ in rows.values()],
            [given for _, given, _ in rows.values()],
            [replaced for _, _, replaced in rows.values()],
            self._areas(list(rows)),
            self._sealed(batch),
        )
        self._to_desk(batch)
        return batch

    def _areas(self, ids: list[int]) -> list[int | None]:
        """The area of each written row, by which accounts see what was done to it."""
        column = next((name for name in ("area_id", "building_id") if name in self.table.by_name), None)
        if column is None:
            return [None] * len(ids)
        found = self.store.read(self.table.name, ["id", column], where={"id": ids})
        area = dict(zip(found["id"], found[column], strict=True))
        if column == "building_id":  # an alias lies where its building does
            homes = self.store.read("building", ["id", "area_id"], where={"id": sorted({*area.values()} - {None})})
            of_home = dict(zip(homes["id"], homes["area_id"], strict=True))
            area = {number: of_home.get(home) for number, home in area.items()}
        return [area.get(number) for number in ids]

    def _sealed(self, batch: int) -> dict[int, tuple[bytes, str]]:
        if not self.personal:
            return {}
        contacts = Contacts(self.store, self.keyring)
        return {
            number: contacts.seal_row(binding(batch, self.table.name, number), content)
            for number, content in self.personal.items()
        }

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
        where = {"kind": DESK_KIND, "decided_at": None, "object_table": self.table.name}
        waiting = self.store.read("desk_item", ["object_id", "detail", "id"], where=where)
        known = {
            (number, ((detail or {}).get("there") or {}).get("source")): (key, _sides(detail))
            for number, detail, key in zip(*waiting.values(), strict=True)
        }
        areas = dict(zip(by_row, self._areas([self.plan.ids[candidate] for candidate in by_row]), strict=True))
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
            key, sides = known.get((number, request.source), (None, ""))
            if key is not None:  # a later file of the same source speaks before anybody decided
                if sides != _sides(detail):
                    self.store.update("desk_item", key, {"detail": detail, "batch_id": batch, "created_at": now})
                continue
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
                    "area_id": areas[candidate],
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
