"""Repairs of a store's shapes and data: proposed, looked at, applied in one transaction, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ...domain.integrity import DATA_FIXES, Finding
from ...services.geos import shapely
from ...services.translation import tr
from ...store import AccessDenied, Store
from ...store.access import Access
from ...store.audit import Audit
from ...store.integrity import put_back, take_out
from ...store.places import update_rows
from ...store.residents.stay_changes import Change
from ...store.schema import BY_NAME
from ...store.ties import ties
from ..import_table.refresh import refresh
from . import data_repair
from .catalogue import fixes, has_area, labels
from .data_repair import Amendment, ChangedSince, amend
from .faults import LIMITS, Fault, Limits, plane_of, readable, usable
from .shape_repair import DROPS, GONE, repair_shapes


@dataclass(frozen=True)
class Proposal:
    """The old shape (WKB, store's CRS) of one object and the new one, None when the object is to be taken out."""

    table: str
    object_id: int
    label: str
    old: bytes
    new: bytes | None


@dataclass(frozen=True)
class Applied:
    """What was applied, for `undo`."""

    proposals: tuple[Proposal | Amendment, ...]
    taken: tuple[dict, ...] = ()
    change: Change | None = None


@dataclass
class Proposals:
    """``changes`` to look at and apply; ``refused``: findings that have no repair, with a code of REFUSALS."""

    changes: list[Proposal | Amendment] = field(default_factory=list)
    refused: list[tuple[Finding, str]] = field(default_factory=list)


REFUSALS = {
    "no_fix": "For this finding there is no repair: only a person can put it right.",
    "referred": "Other data belongs to this object; move it to the other one first.",
    "bound": "Only an account for the whole database may take objects out.",
    "nothing": "The repair would change nothing.",
}


def propose(store: Store, findings: Iterable[Finding], *, keep: str = "larger", limits: Limits = LIMITS) -> Proposals:
    """Compute the repairs of some findings; the store is only read.

    ``keep``: an overlap goes to the ``larger`` area or to the ``first``. What something refers to is not taken out.
    """
    result = Proposals()
    by_table: dict[str, list[Finding]] = {}
    findings = list(findings)
    amendments, nothing = amend(store, [one for one in findings if fixes().get(one.rule) in DATA_FIXES])
    result.changes += amendments
    result.refused += [(one, "nothing") for one in nothing]
    for finding in findings:
        if fixes().get(finding.rule) in DATA_FIXES:
            continue
        if fixes().get(finding.rule) and finding.object_id is not None:
            by_table.setdefault(finding.table, []).append(finding)
        else:
            result.refused.append((finding, "no_fix"))
    for table, wanted in by_table.items():
        _propose(store, table, wanted, keep, limits, result)
    return result


def _propose(store: Store, table: str, wanted: list[Finding], keep: str, limits: Limits, result: Proposals) -> None:
    dropped = [one for one in wanted if fixes()[one.rule] in DROPS]
    ids = {number for one in dropped for number in (one.object_id, one.other) if number is not None}
    needed = ties(store, table, sorted(ids))
    # The server takes with an object what belongs to it, also what an account bound to an area does not see.
    bound = bool(dropped) and store.engine == "postgis" and Access(store).who_am_i().area_id is not None
    kept = []
    for finding in wanted:
        if fixes()[finding.rule] not in DROPS:
            kept.append(finding)
        elif bound:
            result.refused.append((finding, "bound"))
        elif finding.object_id not in needed:
            kept.append(finding)
        elif finding.other is not None and finding.other not in needed:
            # Of two equal shapes the one goes that nothing refers to.
            kept.append(replace(finding, object_id=finding.other, other=finding.object_id))
        else:
            result.refused.append((finding, "referred"))
    ids = sorted({number for one in kept for number in (one.object_id, one.other) if number is not None})
    rows = store.read(table, ["id", "geom"], where={"id": ids}, order_by=("id",))
    place = {number: row for row, number in enumerate(rows["id"])}
    shapes = readable(rows["geom"])
    if not len(shapes):
        return
    plane = plane_of(store.crs, usable(shapes))
    faults = [
        Fault(one.rule, place[one.object_id], None, {}, place.get(one.other, -1), one.target, one.end)
        for one in kept
        if one.object_id in place and not shapely.is_missing(shapes[place[one.object_id]])
    ]
    new = repair_shapes(shapes, faults, fixes(), plane, keep=keep, limits=limits)
    names = labels(store, table, [rows["id"][row] for row in new]) if new else {}
    touched = {rows["id"][row] for row in new}
    for row, shape in sorted(new.items()):
        number = rows["id"][row]
        wkb = None if shape is GONE else shapely.to_wkb(_as_declared(table, shape), byte_order=1)
        result.changes.append(Proposal(table, number, names.get(number, f"#{number}"), rows["geom"][row], wkb))
    result.refused += [(one, "nothing") for one in kept if touched.isdisjoint({one.object_id, one.other})]


def _as_declared(table: str, shape: object) -> object:
    """A shape of the type that the table's column takes."""
    if BY_NAME[table].geometry == "MultiPolygon" and shape.geom_type == "Polygon":
        return shapely.MultiPolygon([shape])
    return shape


def apply(store: Store, proposals: Sequence[Proposal | Amendment]) -> Applied:
    """Write the chosen repairs in one transaction; returns what `undo` needs.

    Raises ChangedSince when an object is no longer what it was, and then nothing is written.
    """
    taken = []
    shapes = [one for one in proposals if isinstance(one, Proposal)]
    amendments = [one for one in proposals if isinstance(one, Amendment)]
    with store.transaction():
        for table, rows in _by_table(shapes).items():
            _expect(store, table, {one.object_id: one.old for one in rows})
            _write(store, table, {one.object_id: one.new for one in rows if one.new is not None})
            gone = [one.object_id for one in rows if one.new is None]
            if gone:
                if ties(store, table, gone):
                    raise ChangedSince(tr("Meanwhile other data belongs to an object that was to be taken out."))
                taken.append(take_out(store, table, gone))
        if shapes:
            _follow(store, shapes, "repair_shapes")
        change = data_repair.write(store, amendments) if amendments else None
    return Applied(tuple(proposals), tuple(taken), change)


def undo(store: Store, applied: Applied) -> None:
    """Take the repairs back in one transaction; raises ChangedSince when somebody changed one of them since."""
    shapes = [one for one in applied.proposals if isinstance(one, Proposal)]
    with store.transaction():
        if applied.change is not None:
            data_repair.take(store, applied.change)
        for table, rows in _by_table(shapes).items():
            _expect(store, table, {one.object_id: one.new for one in rows if one.new is not None})
            _write(store, table, {one.object_id: one.old for one in rows if one.new is not None})
        for rows in applied.taken:
            put_back(store, rows)
        if shapes:
            _follow(store, shapes, "undo_repairs")


def _follow(store: Store, proposals: Sequence[Proposal], action: str) -> None:
    """What is derived from the shapes follows them, and the audit log says what was done."""
    tables = _by_table(proposals)
    refresh(store, tables)
    Audit(store).write(action, detail={"fields": {table: len(rows) for table, rows in tables.items()}})


def _by_table(proposals: Iterable[Proposal]) -> dict[str, list[Proposal]]:
    tables: dict[str, list[Proposal]] = {}
    for one in proposals:
        tables.setdefault(one.table, []).append(one)
    return tables


def _expect(store: Store, table: str, shapes: dict[int, bytes]) -> None:
    found = store.read(table, ["id", "geom"], where={"id": list(shapes)}) if shapes else {"id": [], "geom": []}
    there = dict(zip(found["id"], found["geom"], strict=True))
    changed = [number for number, wkb in shapes.items() if there.get(number) != wkb]
    if changed:
        text = tr("{count} of the objects were changed meanwhile; check again.")
        raise ChangedSince(text.format(count=len(changed)), table=table)


def _write(store: Store, table: str, shapes: dict[int, bytes]) -> None:
    if not shapes:
        return
    columns = {"geom": list(shapes.values())}
    if has_area(table):
        # The server asks of every row of a bulk change whether it lies in the account's area.
        found = store.read(table, ["id", "area_id"], where={"id": list(shapes)})
        area = dict(zip(found["id"], found["area_id"], strict=True))
        columns["area_id"] = [area.get(number) for number in shapes]
    if update_rows(store, table, list(shapes), columns) != len(shapes):
        raise AccessDenied(tr("This account may not change all of these objects."))
