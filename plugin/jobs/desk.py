"""The desk 核对台: rows where two sides disagree, and what a person decides about them, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from ..domain.address import parse_address
from ..services import clock
from ..services.geos import shapely
from ..services.translation import tr
from ..store import Store, StoreError
from ..store.access import Access
from ..store.audit import Audit
from ..store.places import delete_rows
from ..store.schema import BY_NAME
from .import_table.compare import GEOM, from_plain, to_plain
from .import_table.references import address_columns
from .import_table.refresh import refresh
from .import_table.request import FILE, STORE
from .import_table.shapes import digests

KINDS = ("import_conflict", "exchange_conflict")
MIXED = "mixed"
"""A decision that takes some fields from each side."""


@dataclass(frozen=True)
class Side:
    """One field of an item: plain values of both sides, a shape as the hexadecimal text of its WKB.

    ``here_source`` and ``here_at`` say who set ours, and the day; empty where nobody knows.
    """

    field: str
    here: object
    there: object
    here_source: str = ""
    here_at: str = ""


@dataclass(frozen=True)
class DeskItem:
    """What waits for a decision: an object of ``table``, by ``operation`` update, insert or delete on the other side.

    ``source`` and ``at`` say whose the other side is; ``row`` is the file's, None for an exchange.
    """

    id: int
    kind: str
    table: str
    object_id: int | None
    label: str
    operation: str
    row: int | None
    sides: tuple[Side, ...]
    source: str
    at: str
    created_at: datetime
    batch: int | None


def open_items(store: Store) -> list[DeskItem]:
    """Everything of `KINDS` that nobody has decided yet, the oldest first."""
    names = ["id", "kind", "object_table", "object_id", "summary", "batch_id", "created_at", "detail"]
    rows = store.read("desk_item", names, where={"kind": list(KINDS), "decided_at": None}, order_by=("id",))
    return [_item(dict(zip(names, row, strict=True))) for row in zip(*rows.values(), strict=True)]


def _item(row: dict) -> DeskItem:
    detail = row["detail"] or {}
    ours, theirs = detail.get("here") or {}, detail.get("there") or {}
    sides = tuple(
        Side(
            one["field"],
            one.get("here"),
            one.get("there"),
            one.get("here_source") or ours.get("source") or "",
            one.get("here_at") or ours.get("at") or "",
        )
        for one in detail.get("fields", ())
    )
    return DeskItem(
        row["id"],
        row["kind"],
        row["object_table"],
        row["object_id"],
        row["summary"],
        detail.get("operation", "update"),
        detail.get("row"),
        sides,
        theirs.get("source") or "",
        theirs.get("at") or "",
        row["created_at"],
        row["batch_id"],
    )


def as_now(store: Store, item: DeskItem) -> DeskItem:
    """The item with our side as it stands now; raises StoreError when its object is gone."""
    names = [one.field for one in item.sides if one.field in BY_NAME[item.table].column_names]
    current = _current(store, item, names)
    sides = []
    for one in item.sides:
        if one.field not in current or _same(store, one.field, current[one.field], one.here):
            sides.append(one)
        else:
            # Changed here since: who said the old value did not say this one.
            sides.append(Side(one.field, _plain(one.field, current[one.field]), one.there))
    return replace(item, sides=tuple(sides))


def decide_item(store: Store, item: DeskItem, choices: Mapping[str, str]) -> None:
    """Settle an item: ``choices`` says for every field FILE (the other side's) or STORE (ours); one transaction.

    The item is as the person saw it. Raises StoreError, and then nothing is written: somebody was quicker, the object
    is gone, or our value is not the one that was shown any more.
    """
    with store.transaction():
        found = store.read("desk_item", ["decided_at"], where={"id": item.id})["decided_at"]
        if found != [None]:
            raise StoreError(tr("Somebody has decided this one meanwhile."))
        taken = {one.field: one.there for one in item.sides if choices.get(one.field, STORE) == FILE}
        if taken:
            _apply(store, item, taken)
        decision = FILE if len(taken) == len(item.sides) else MIXED if taken else STORE
        now, person = clock.utc_now(), Access(store).who_am_i().id
        store.update("desk_item", item.id, {"decided_at": now, "decided_by": person, "decision": decision})
        detail = {"item": item.id, "decision": decision, "fields": sorted(taken)}
        Audit(store).write("decide_conflict", item.table, item.object_id, detail)


def _current(store: Store, item: DeskItem, names: list[str]) -> dict[str, object]:
    rows = store.read(item.table, list(dict.fromkeys(["id", *names])), where={"id": item.object_id})
    if not rows["id"]:
        raise StoreError(tr("“{label}” is not in the database any more.").format(label=item.label))
    return {name: values[0] for name, values in rows.items()}


def _apply(store: Store, item: DeskItem, taken: dict[str, object]) -> None:
    declared = BY_NAME[item.table]
    shown = [one for one in item.sides if one.field in declared.column_names]
    homes = ["building_id"] if "building_id" in declared.by_name else []
    current = _current(store, item, [*(one.field for one in shown), *homes])
    if not all(_same(store, one.field, current[one.field], one.here) for one in shown):
        text = tr("“{label}” was changed here meanwhile, so that nothing was overwritten. Look at it again.")
        raise StoreError(text.format(label=item.label))
    if item.operation == "delete":
        delete_rows(store, item.table, [item.object_id])
    else:
        values = {name: from_plain(item.table, name, value) for name, value in taken.items()}
        if item.table == "building" and values.get("address"):
            values = {**address_columns(parse_address(values["address"]).address), **values}
        if item.table == "building" and GEOM in values:
            values["outline"] = "surveyed"
        store.update(item.table, item.object_id, values)
    refresh(store, [item.table], [current.get("building_id")] if item.table == "room" else ())


def _plain(field: str, value: object) -> object:
    return value.hex() if field == GEOM and value is not None else to_plain(value)


def _same(store: Store, field: str, value: object, shown: object) -> bool:
    """Whether a stored value is the plain one that was shown; shapes by their digests."""
    if field != GEOM:
        return to_plain(value) == shown
    both = [value, None if shown is None else bytes.fromhex(shown)]
    now, then = digests(shapely.from_wkb(np.array(both, dtype=object)), store.crs)
    return now == then
