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
from ..store.exchange import Exchange
from ..store.imports import Imports
from ..store.places import delete_rows
from ..store.schema import BY_NAME
from .exchange_content import Resolver, parse, some, take
from .import_persons import desk as persons
from .import_table.compare import GEOM, from_plain, to_plain
from .import_table.references import address_columns
from .import_table.refresh import refresh
from .import_table.request import FILE, STORE
from .import_table.shapes import digests

KINDS = ("import_conflict", "exchange_conflict", *persons.KINDS)
WHOLE = ""
"""In choices: the item itself, where it is decided as a whole."""
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

    ``source`` and ``at`` say whose the other side is; ``row`` is the file's, None for an exchange. Of an exchange
    ``content`` is the peer's row as jobs.exchange_content has it, ``uid`` its uid and ``peer`` the peer's id. Of a
    resident everything is masked; ``candidates`` are the ids of persons whom a row without a number may mean.
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
    reason: str = ""
    uid: str = ""
    peer: int | None = None
    content: Mapping | None = None
    candidates: tuple[int, ...] = ()

    @property
    def resident(self) -> bool:
        """Whether it is about a resident, so that it takes the keys to decide it."""
        return self.kind in persons.KINDS

    @property
    def whole(self) -> bool:
        """Whether it is decided for the row as a whole: a row to enter or to go, or one that could not be resolved."""
        return self.operation != "update" or self.reason == "reference_absent"


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
        detail.get("reason") or "",
        detail.get("uid") or "",
        detail.get("peer"),
        detail.get("content"),
        tuple(detail.get("candidates") or ()),
    )


def as_now(store: Store, item: DeskItem) -> DeskItem:
    """The item with our side as it stands now; raises StoreError when its object is gone. A resident's stays masked."""
    if item.object_id is None or item.resident:
        return item
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

    For a `DeskItem.whole` the choice for WHOLE counts alone.

    The item is as the person saw it. Raises StoreError, and then nothing is written: somebody was quicker, the object
    is gone, or our value is not the one that was shown any more.
    """
    with store.transaction():
        found = store.read("desk_item", ["decided_at"], where={"id": item.id})["decided_at"]
        if found != [None]:
            raise StoreError(tr("Somebody has decided this one meanwhile."))
        taken = {one.field: one.there for one in item.sides if choices.get(one.field, STORE) == FILE}
        if item.whole:
            decision = choices.get(WHOLE, STORE)
            taken = {one.field: one.there for one in item.sides} if decision == FILE else {}
            if decision == FILE:
                _take_whole(store, item)
        else:
            decision = STORE if not taken else FILE if len(taken) == len(item.sides) else MIXED
            if taken:
                _apply(store, item, taken)
        now, person = clock.utc_now(), Access(store).who_am_i().id
        store.update("desk_item", item.id, {"decided_at": now, "decided_by": person, "decision": decision})
        detail = {"item": item.id, "decision": decision, "fields": sorted(taken)}
        Audit(store).write("decide_conflict", item.table, item.object_id, detail)


def _current(store: Store, item: DeskItem, names: list[str]) -> dict[str, object]:
    rows = store.read(item.table, list(dict.fromkeys(["id", *names])), where={"id": item.object_id})
    if not rows["id"]:
        raise StoreError(tr("“{label}” is not in the database any more.").format(label=item.label))
    return {name: values[0] for name, values in rows.items()}


def _as_shown(store: Store, item: DeskItem) -> dict[str, object]:
    """Our row, which must be as it was shown."""
    declared = BY_NAME[item.table]
    shown = [one for one in item.sides if one.field in declared.column_names]
    homes = ["building_id"] if "building_id" in declared.by_name else []
    current = _current(store, item, [*(one.field for one in shown), *homes])
    if not all(_same(store, one.field, current[one.field], one.here) for one in shown):
        text = tr("“{label}” was changed here meanwhile, so that nothing was overwritten. Look at it again.")
        raise StoreError(text.format(label=item.label))
    return current


def _apply(store: Store, item: DeskItem, taken: dict[str, object]) -> None:
    current = _as_shown(store, item)
    values = {name: from_plain(item.table, name, value) for name, value in taken.items()}
    if item.table == "building" and values.get("address"):
        values = {**address_columns(parse_address(values["address"]).address), **values}
    if item.table == "building" and GEOM in values:
        values["outline"] = "surveyed"
    store.update(item.table, item.object_id, values)
    if item.batch is not None:
        _note(store, item, values, current)
    refresh(store, [item.table], [current.get("building_id")] if item.table == "room" else ())


def _take_whole(store: Store, item: DeskItem) -> None:
    """Do with the row what the peer did; both sides then have the same of it."""
    exchange = Exchange(store)
    exchange.check_right()
    before = _as_shown(store, item) if item.object_id is not None else {}
    if item.operation == "delete":
        if exchange.tied(item.table, item.object_id):
            raise StoreError(tr("“{label}” cannot be deleted: other data refer to it.").format(label=item.label))
        delete_rows(store, item.table, [item.object_id])
        after: dict[str, object] = {}
    else:
        [after] = Resolver(store).values(item.table, [parse(item.table, item.content)])
        if after is None:
            text = tr("“{label}” cannot be taken yet: what it refers to is not here. Decide about that first.")
            raise StoreError(text.format(label=item.label))
        if item.object_id is not None and "uid" in BY_NAME[item.table].by_name:
            # The peer's later changes are to find this row.
            store.update(item.table, item.object_id, {"uid": item.uid})
        take(store, item.table, {item.uid: after})
    if item.table != "component":  # applying a package leaves their memberships to the linking job, too
        homes = {before.get("building_id"), after.get("building_id")} if item.table == "room" else ()
        refresh(store, [item.table], homes)
    row = some(store, item.table, [item.uid]).get(item.uid)
    for direction in ("in", "out"):
        exchange.remember(item.peer, direction, item.table, {item.uid: row.digest if row else ""}, 0)


def _note(store: Store, item: DeskItem, values: dict[str, object], before: dict[str, object]) -> None:
    """What came in over the desk belongs to the batch that brought it, so that it goes with it."""
    shown = [name for name in values if name in before]
    given = {name: to_plain(values[name]) for name in shown if name != GEOM}
    if GEOM in shown:
        given[GEOM] = digests([shapely.from_wkb(values[GEOM])], store.crs)[0]
    replaced = {name: _plain(name, before[name]) for name in shown}
    Imports(store).amend(item.batch, item.table, item.object_id, given, replaced)


def _plain(field: str, value: object) -> object:
    return value.hex() if field == GEOM and value is not None else to_plain(value)


def _same(store: Store, field: str, value: object, shown: object) -> bool:
    """Whether a stored value is the plain one that was shown; shapes by their digests."""
    if field != GEOM:
        return to_plain(value) == shown
    both = [value, None if shown is None else bytes.fromhex(shown)]
    now, then = digests(shapely.from_wkb(np.array(both, dtype=object)), store.crs)
    return now == then
