"""Conflicts of an exchange, put before a person: both sides field by field, with the source and date of each."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ...jobs.export.table import targets
from ...services import clock
from ...services.translation import language, tr
from ...store import Store
from ...store.exchange import Exchange, Peer
from ...store.schema import BY_NAME
from .content import Resolver, Row, columns, plain

REASONS = {
    "changed_here": "changed here and at {peer}",
    "same_key": "{peer} has another row with the same number",
    "reference_absent": "{peer} refers to something that is not here",
    "used_here": "{peer} has deleted it, and here it is still in use",
}
_LABELS = ("name", "code", "number", "address", "alias", "file_name")


class Desk:
    """Collects the conflicts of one package; ``items`` are their details in the order in which they came."""

    def __init__(self, store: Store, exchange: Exchange, peer: Peer, made_at: datetime, resolver: Resolver):
        self._store, self._exchange, self._peer = store, exchange, peer
        self._there = {"source": peer.name, "at": clock.to_text(made_at)}
        self._resolver = resolver
        self.items: list[dict] = []

    def clashes(self, table: str, uids: Sequence[str], values: Sequence[Mapping | None]) -> dict[str, int]:
        """The ids of other rows here that have the same number as an arriving one, by its uid."""
        declared = BY_NAME[table]
        found: dict[str, int] = {}
        if "uid" not in declared.by_name:
            return found
        for key in declared.unique:
            if key == ("uid",):
                continue
            wanted = {
                tuple(row[name] for name in key): uid
                for uid, row in zip(uids, values, strict=True)
                if row is not None and all(row.get(name) is not None for name in key)
            }
            if not wanted:
                continue
            # The column that says most; the others are compared here.
            widest = max(range(len(key)), key=lambda place: len({values[place] for values in wanted}))
            where = {key[widest]: sorted({values[widest] for values in wanted})}
            rows = self._store.read(table, ["id", "uid", *key], where=where)
            for row in zip(*rows.values(), strict=True):
                uid = wanted.get(row[2:])
                if uid is not None and uid != row[1]:
                    found[uid] = row[0]
        return found

    def put(
        self,
        table: str,
        uid: str,
        content: Mapping,
        values: Mapping | None,
        old: Row | None,
        reason: str,
        clash: int | None,
    ) -> None:
        """A row that was not written; ``values`` are its columns here, None where what it needs is not here."""
        key = clash if clash is not None else (old and old.id)
        here = self._columns(table, key)
        there = dict(content) if values is None else {name: plain(value) for name, value in values.items()}
        fields = [
            {"field": name, "here": here.get(name), "there": there.get(name)}
            for name in (*there, *(name for name in here if name not in there))
            if here.get(name) != there.get(name)
        ]
        operation = "insert" if old is None else "update"
        self._add(table, uid, _label(content), fields, operation, reason, key)

    def delete(self, table: str, row: Row, reason: str) -> None:
        """A row that the peer has deleted and that stays."""
        self._add(table, row.uid, _label(row.content), [], "delete", reason, row.id)

    def _columns(self, table: str, key: int | None) -> dict[str, object]:
        if key is None:
            return {}
        read = self._store.read(table, columns(table), where={"id": key})
        return {name: plain(values[0]) for name, values in read.items() if values}

    def _add(
        self, table: str, uid: str, label: str, fields: list, operation: str, reason: str, key: int | None
    ) -> None:
        origin = self._exchange.origin(table, key) if key is not None else None
        here = {"source": origin[0], "at": clock.to_text(origin[1])} if origin else {"source": "", "at": None}
        detail = {
            "table": table,
            "uid": uid,
            "label": label,
            "fields": fields,
            "here": here,
            "there": self._there,
            "operation": operation,
            "reason": reason,
        }
        self.items.append(detail)
        text = tr("{kind} {label}: {reason}")
        why = tr(REASONS[reason]).format(peer=self._peer.name)
        summary = text.format(kind=title(table), label=label, reason=why)
        area = None
        if key is not None and "area_id" in BY_NAME[table].by_name:
            area = self._store.read(table, ["area_id"], where={"id": key})["area_id"][0]
        self._exchange.to_desk(self._peer.id, detail, summary, key, area)


def _label(content: Mapping) -> str:
    return next((str(content[name]) for name in _LABELS if content.get(name)), "")


def field_title(table: str, column: str) -> str:
    """What a column of a row is called, its own name where no target has it."""
    if column == "geom":
        return tr("Geometry")
    fields = targets()[table].fields if table in targets() else ()
    return next((field.label(language()) for field in fields if field.column == column), column)


def title(table: str) -> str:
    """What one row of a table is called."""
    return targets()[table].label(language()) if table in targets() else tr("Attachment")
