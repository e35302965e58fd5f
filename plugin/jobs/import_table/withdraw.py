"""Takes a batch back: what it brought goes, what it replaced returns, what was worked on since stays and is named."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ...services.geos import shapely
from ...services.keys import KeyringError, find_keys
from ...services.translation import tr
from ...store import AccessDenied, Store, StoreError
from ...store.access import Access
from ...store.audit import Audit
from ...store.contacts import Contacts
from ...store.imports import Imports, binding
from ...store.places import delete_rows, update_rows
from ...store.schema import BY_NAME
from ...store.ties import ties
from .compare import GEOM, from_plain, to_plain
from .refresh import refresh
from .shapes import digests
from .write import label_of

REASONS = {
    "later": "A later batch brought it too: it is settled when that one is withdrawn as well.",
    "changed": "It has been changed here since.",
    "used": "Other data refer to it.",
    "gone": "It is not there any more.",
    "sealed": "Its old contact can only be given back with the seal key.",
}
"""Why a row of a withdrawn batch stays as it is."""

_DERIVED = {"outline", "edition", "id", "uid", "path", "source", "use_class", "area_id", "valid_to", "seal_key"}
"""Columns that follow from others: they say nothing of a person's work on the row."""


@dataclass(frozen=True)
class Kept:
    """A row that a withdrawal leaves: its table, id, what it is called, and a code of REASONS."""

    table: str
    id: int
    label: str
    reason: str


@dataclass
class Withdrawal:
    """What withdrawing a batch does: ids to delete, column → value and contacts to restore by table, and what stays."""

    batch: int
    deleted: dict[str, list[int]] = field(default_factory=dict)
    restored: dict[str, dict[int, dict[str, object]]] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    contacts: dict[str, dict[int, dict]] = field(default_factory=dict, repr=False)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Rows deleted, restored, kept."""
        deleted = sum(len(ids) for ids in self.deleted.values())
        tables = {*self.restored, *self.contacts}
        restored = sum(len({*self.restored.get(name, ()), *self.contacts.get(name, ())}) for name in tables)
        return deleted, restored, len(self.kept)


def require_withdrawable(store: Store, batch: int) -> None:
    """Raise AccessDenied for who is no manager, StoreError for a batch that is not there or has been withdrawn."""
    if "manager" not in Access(store).who_am_i().roles:
        raise AccessDenied(tr("Only a manager may withdraw a batch."), role="manager")
    found = Imports(store).batch(batch)
    if found is None or found.withdrawn_at is not None:
        raise StoreError(tr("The batch {number} is not there or has been withdrawn.").format(number=batch))


def plan_withdrawal(store: Store, batch: int) -> Withdrawal:
    """What withdrawing a batch would do; nothing is written. Raises StoreError for one withdrawn or not there."""
    require_withdrawable(store, batch)
    imports = Imports(store)
    result = Withdrawal(batch)
    later, orphans = imports.spoken_of_later(batch), imports.orphans(batch)
    by_table: dict[str, list[dict]] = {}
    for row in imports.rows(batch):
        by_table.setdefault(row["table_name"], []).append(row)
    for table, rows in by_table.items():
        _plan_table(store, imports, result, table, rows, later, orphans)
    return result


def _plan_table(
    store: Store, imports: Imports, result: Withdrawal, table: str, rows: list[dict], later: set, orphans: set
) -> None:
    present = _present(store, table, rows)
    contacts = _Contacts(store, table, {row["object_id"] for row in rows}, result.batch)
    brought = []
    for row in rows:
        number, current = row["object_id"], present.get(row["object_id"])
        if current is None:
            result.kept.append(Kept(table, number, str(number), "gone"))
        elif (table, number) in later:
            result.kept.append(Kept(table, number, label_of(current), "later"))
        elif row["operation"] == "insert" or (table, number) in orphans:
            # Nobody speaks any more of a row whose own batch has been withdrawn before.
            untouched = row["operation"] != "insert" or _as_brought(table, current, row["given"])
            said = all(_same(current, name, value) for name, value in row["given"].items() if name not in _DERIVED)
            if said and untouched and contacts.as_given(number):
                brought.append(number)
            else:
                result.kept.append(Kept(table, number, label_of(current), "changed"))
        else:
            problem = contacts.give_back(number, result)
            if problem:
                result.kept.append(Kept(table, number, label_of(current), problem))
            back = {name: old for name, old in row["replaced"].items() if _same(current, name, row["given"].get(name))}
            if back:
                result.restored.setdefault(table, {})[number] = back
            if len(back) < len(row["replaced"]):
                result.kept.append(Kept(table, number, label_of(current), "changed"))
    used = _used(store, imports, table, brought)
    for number in brought:
        if number in used:
            result.kept.append(Kept(table, number, label_of(present[number]), "used"))
    result.deleted[table] = [number for number in brought if number not in used]


def _as_brought(table: str, current: dict, given: dict) -> bool:
    """Whether nobody has filled what the file left empty."""
    for column in BY_NAME[table].by_name.values():
        untold = column.name not in given and column.name not in _DERIVED and column.type != "bytes"
        if untold and current.get(column.name) not in (None, "", column.default):
            return False
    return True


class _Contacts:
    """The sealed contacts that a batch brought and replaced, as far as the keys are here."""

    def __init__(self, store: Store, table: str, numbers: set[int], batch: int):
        self._table = table
        found = Imports(store).batch_personal(batch, table)
        sealed = {number: one for number, one in found.items() if number in numbers}
        self._documents: dict[int, dict] | None = {}
        self._now: dict[int, dict] = {}
        if not sealed:
            return
        try:
            contacts = Contacts(store, find_keys(store.uid))
            self._now = contacts.documents(table, sealed)
            self._documents = {
                number: contacts.open_row(binding(batch, table, number), *one) for number, one in sealed.items()
            }
        except KeyringError:
            self._documents, self._without = None, set(sealed)

    def as_given(self, number: int) -> bool:
        """Whether the contact of a row is what the batch brought; nobody can tell without the keys."""
        if self._documents is None or number not in self._documents:
            return True
        written, now = self._documents[number]["written"], self._now.get(number, {})
        return all(now.get(name) == value for name, value in written.items())

    def give_back(self, number: int, result: Withdrawal) -> str:
        """Plan to restore what the batch replaced; returns a code of REASONS where that cannot be."""
        if self._documents is None:
            return "sealed" if number in self._without else ""
        document = self._documents.get(number)
        if document is None or document["replaced"] is None:
            return ""
        if not self.as_given(number):
            return "changed"
        result.contacts.setdefault(self._table, {})[number] = document["replaced"]
        return ""


def _used(store: Store, imports: Imports, table: str, brought: list[int]) -> set[int]:
    """Those that must stay: others refer to them; and within the table the parents of those."""
    used = {number for number, other in ties(store, table, brought).items() if other != table}
    inner = [column.name for column in BY_NAME[table].columns if column.references == table]
    if not inner:
        return used
    rows = imports.children(table, inner[0], brought)
    parent = dict(rows)
    pending = [child for child in parent if child not in brought or child in used]
    while pending:
        above = parent.get(pending.pop())
        if above is not None and above not in used:
            used.add(above)
            pending.append(above)
    return used


def _present(store: Store, table: str, rows: list[dict]) -> dict[int, dict]:
    declared = BY_NAME[table]
    names = [name for name in declared.column_names if declared.by_name.get(name) is None
             or declared.by_name[name].type != "bytes"]  # fmt: skip
    found = store.read(table, names, where={"id": [row["object_id"] for row in rows]})
    if declared.geometry:
        found["digest"] = digests(shapely.from_wkb(np.array(found[GEOM], dtype=object)), store.crs)
    return {row[names.index("id")]: dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True)}


def _same(current: dict, name: str, value: object) -> bool:
    here = current["digest"] if name == GEOM else to_plain(current.get(name))
    return here == value


def withdraw(store: Store, withdrawal: Withdrawal) -> None:
    """Do what `plan_withdrawal` planned, in one transaction with its audit line; the batch stays on record."""
    imports = Imports(store)
    with store.transaction():
        fresh = plan_withdrawal(store, withdrawal.batch)
        if fresh != withdrawal:
            raise StoreError(tr("The data changed since the preview: look at it again before you withdraw the batch."))
        rooms = [*fresh.deleted.get("room", ()), *fresh.restored.get("room", ())]
        homes = store.read("room", ["building_id"], where={"id": rooms})["building_id"] if rooms else []
        for table, changes in fresh.restored.items():
            _restore(store, table, changes)
        for table, documents in fresh.contacts.items():
            Contacts(store, find_keys(store.uid)).put_contacts(table, documents)
        for table, ids in fresh.deleted.items():
            if ids:
                delete_rows(store, table, ids)
        imports.close_batch(fresh.batch, Access(store).who_am_i().id)
        deleted, restored, kept = fresh.counts
        detail = {"deleted": deleted, "restored": restored, "kept": kept}
        Audit(store).write("withdraw_batch", "import_batch", fresh.batch, detail)
        refresh(store, {*fresh.deleted, *fresh.restored}, homes)


def _restore(store: Store, table: str, changes: dict[int, dict[str, object]]) -> None:
    """Old values of rows, each with its own columns; dates and shapes come back from their plain form."""
    names = sorted({name for old in changes.values() for name in old})
    ids = list(changes)
    current = store.read(table, ["id", *names], where={"id": ids})
    place = {number: index for index, number in enumerate(current["id"])}
    columns = {}
    for name in names:
        columns[name] = [
            from_plain(table, name, changes[number][name]) if name in changes[number] else current[name][place[number]]
            for number in ids
        ]
    update_rows(store, table, ids, columns)
