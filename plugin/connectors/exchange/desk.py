"""Conflicts of an exchange, put before a person: both sides field by field, with the source and date of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ...jobs.exchange_content import Row, columns, plain, shown
from ...jobs.targets import targets
from ...services import clock
from ...services.translation import language, tr
from ...store import Store
from ...store.exchange import Conflict, Exchange, Peer
from ...store.schema import BY_NAME

REASONS = {
    "changed_here": "changed here and at {peer}",
    "same_key": "{peer} has another row with the same number",
    "reference_absent": "{peer} refers to something that is not here",
    "used_here": "{peer} has deleted it, and here it is still in use",
}
_LABELS = ("name", "code", "number", "address", "alias", "file_name")


@dataclass(frozen=True)
class _Found:
    """A conflict as it was found; ``key`` is the row here, ``there`` the peer's values as they are shown."""

    uid: str
    content: Mapping
    there: Mapping | None
    operation: str
    reason: str
    key: int | None


class Desk:
    """Collects the conflicts of one package, and puts them before a person when all are found."""

    def __init__(self, store: Store, exchange: Exchange, peer: Peer, made_at: datetime):
        self._store, self._exchange, self._peer = store, exchange, peer
        self._there = {"source": peer.name, "at": clock.to_text(made_at)}
        self._waiting = exchange.contested(peer.id)
        self._found: dict[str, list[_Found]] = {}
        self._settled: list[int] = []

    def waits(self, table: str, uid: str) -> bool:
        """Whether a row waited for a decision when the package came."""
        return uid in self._waiting.get(table, {})

    def settle(self, table: str, uids: Iterable[str]) -> None:
        """Both sides have the same of these rows now."""
        waiting = self._waiting.get(table, {})
        self._settled += [waiting.pop(uid) for uid in uids if uid in waiting]

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
        there = shown(table, content) if values is None else {name: plain(value) for name, value in values.items()}
        key = clash if clash is not None else (old and old.id)
        operation = "insert" if old is None else "update"
        self._found.setdefault(table, []).append(_Found(uid, content, there, operation, reason, key))

    def delete(self, table: str, row: Row, reason: str) -> None:
        """A row that the peer has deleted and that stays."""
        self._found.setdefault(table, []).append(_Found(row.uid, row.content, None, "delete", reason, row.id))

    def finish(self) -> list[dict]:
        """Write the items and return their details."""
        if self._settled:
            self._exchange.settle(self._settled)
        items = [item for table, found in self._found.items() for item in self._items(table, found)]
        self._exchange.to_desk(self._peer.id, items)
        return [dict(item.detail) for item in items]

    def _items(self, table: str, found: Sequence[_Found]) -> Iterator[Conflict]:
        keys = sorted({one.key for one in found if one.key is not None})
        read = self._store.read(table, ["id", *columns(table)], where={"id": keys}) if keys else {"id": []}
        here = {row[0]: dict(zip(read, row, strict=True)) for row in zip(*read.values(), strict=True)}
        origins = self._exchange.origins(table, keys) if keys else {}
        for one in found:
            row = here.get(one.key, {})
            yield self._item(table, one, row, origins.get(one.key))

    def _item(self, table: str, one: _Found, row: Mapping, origin: tuple[str, datetime] | None) -> Conflict:
        ours = {name: plain(value) for name, value in row.items() if name != "id"}
        theirs = ours if one.there is None else one.there
        fields = [
            {"field": name, "here": ours.get(name), "there": theirs.get(name)}
            for name in dict.fromkeys((*theirs, *ours))
            if ours.get(name) != theirs.get(name)
        ]
        label = _label(one.content)
        detail = {
            "table": table,
            "uid": one.uid,
            "label": label,
            "fields": fields,
            "here": {"source": origin[0], "at": clock.to_text(origin[1])} if origin else {"source": "", "at": None},
            "there": self._there,
            "operation": one.operation,
            "reason": one.reason,
            "content": dict(one.content),
        }
        text = tr("{kind} {label}: {reason}")
        why = tr(REASONS[one.reason]).format(peer=self._peer.name)
        summary = text.format(kind=title(table), label=label, reason=why)
        return Conflict(detail, summary, one.key, row.get("area_id"))


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
