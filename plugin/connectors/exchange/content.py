"""What of a row travels: its columns by name, references by the other row's uid; nothing personal, no credentials."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ...services import clock
from ...store import Store
from ...store.schema import BY_NAME, Table

TABLES = (
    "area",
    "department",
    "grid",
    "land_cover",
    "road",
    "building",
    "room",
    "address_alias",
    "organisation",
    "component",
    "facility",
    "responder",
    "camera",
    "sensor",
    "attachment",
)
"""What may be exchanged, each after what it refers to."""

ROWS = 5_000

# Keys of this store alone, sealed contacts, credentials, what is derived, and a responder's state of the moment.
_STAYS = {"id", "uid", "path", "contact", "seal_key", "stream", "authcfg", "app_user_id", "status"}
_OWNER = {"owner_table", "owner_id"}
# Two stores may both have entered their areas and departments: their codes are official.
_CODED = {"area", "department"}


@dataclass(frozen=True)
class Row:
    """One row: its id here, its uid, its content, and the digest of that."""

    id: int
    uid: str
    content: Mapping[str, object]
    digest: str


def columns(table: str) -> list[str]:
    """The columns of a table that travel."""
    stays = _STAYS if table == "responder" else _STAYS - {"status"}
    return [name for name in BY_NAME[table].column_names if name not in stays]


def digest(content: Mapping) -> str:
    """A digest of a row's content, equal on both engines."""
    return hashlib.blake2b(canonical(content), digest_size=16).hexdigest()


def canonical(content: object) -> bytes:
    """JSON in one form."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def every(store: Store, table: str, tables: Sequence[str]) -> Iterator[list[Row]]:
    """All rows of a table, piece by piece; attachments only of objects in ``tables``."""
    where = {"owner_table": [name for name in tables if name != "attachment"]} if table == "attachment" else None
    ids = store.read(table, ["id"], where=where, order_by=("id",))["id"]
    for start in range(0, len(ids), ROWS):
        yield _rows(store, table, {"id": ids[start : start + ROWS]})


def some(store: Store, table: str, uids: Iterable[str]) -> dict[str, Row]:
    """The rows with these uids that are here."""
    wanted = set(uids)
    if "uid" in BY_NAME[table].by_name:
        return {row.uid: row for row in _rows(store, table, {"uid": sorted(wanted)})}
    return {row.uid: row for row in _rows(store, table, {}) if row.uid in wanted}


def _rows(store: Store, table: str, where: Mapping[str, object]) -> list[Row]:
    declared = BY_NAME[table]
    names = columns(table)
    own = ["id", "uid"] if "uid" in declared.by_name else ["id"]
    read = store.read(table, [*own, *names], where=where, order_by=("id",))
    count = len(read["id"])
    given = {name: _column(store, declared, name, read[name]) for name in names if name not in _OWNER}
    if table == "attachment":
        given["owner"] = _owners(store, read)
    titles = list(given)
    rows = []
    for place in range(count):
        content = {name: given[name][place] for name in titles if given[name][place] is not None}
        if table == "attachment" and "owner" not in content:
            continue
        uid = read["uid"][place] if "uid" in read else alias_uid(content)
        rows.append(Row(read["id"][place], uid, content, digest(content)))
    return rows


def alias_uid(content: Mapping) -> str:
    """An alias has no uid: alias and address name it."""
    return hashlib.sha256(canonical([content["alias"], content["address"]])).hexdigest()[:36]


def _column(store: Store, table: Table, name: str, values: list) -> list:
    if name == "geom":
        return [None if value is None else value.hex() for value in values]
    column = table.by_name[name]
    if column.references:
        return _references(store, column.references, values)
    if column.type in {"date", "instant"}:
        return [None if value is None else plain(value) for value in values]
    return values


def plain(value: object) -> object:
    """A value of the store as JSON holds it."""
    if isinstance(value, datetime):
        return clock.to_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def reference_name(table: str) -> str:
    """The column by which rows of a table are referred to."""
    return "code" if table in _CODED else "uid"


def _references(store: Store, table: str, keys: list) -> list:
    wanted, name = sorted({key for key in keys if key is not None}), reference_name(table)
    found = store.read(table, ["id", name], where={"id": wanted}) if wanted else {"id": [], name: []}
    named = {key: {name: value} for key, value in zip(found["id"], found[name], strict=True)}
    return [named.get(key) for key in keys]


def _owners(store: Store, read: Mapping[str, list]) -> list:
    owners: list = [None] * len(read["id"])
    for table in set(read["owner_table"]):
        places = [place for place, name in enumerate(read["owner_table"]) if name == table]
        if table not in TABLES or "uid" not in BY_NAME[table].by_name:
            continue
        for place, found in zip(places, _references(store, table, [read["owner_id"][p] for p in places]), strict=True):
            owners[place] = found and {"table": table, **found}
    return owners


class Resolver:
    """Turns contents into columns of this store; ``absent`` counts the optional references that are not here."""

    def __init__(self, store: Store):
        self._store = store
        self.absent = 0

    def values(self, table: str, contents: Sequence[Mapping]) -> list[dict[str, object] | None]:
        """The columns of each row; None where a row that it cannot do without is not here."""
        declared = BY_NAME[table]
        names = columns(table)
        given: dict[str, list] = {}
        for name in names:
            if name in _OWNER:
                continue
            held = [content.get(name) for content in contents]
            given[name] = self._column(declared, name, held)
        if table == "attachment":
            given |= self._owners(contents)
        required = [name for name in names if name in given and not self._nullable(declared, name)]
        rows: list[dict[str, object] | None] = []
        for place in range(len(contents)):
            row = {name: values[place] for name, values in given.items()}
            rows.append(None if any(row[name] is None for name in required) else row)
        return rows

    @staticmethod
    def _nullable(table: Table, name: str) -> bool:
        return name == "geom" or table.by_name[name].null

    def _column(self, table: Table, name: str, values: list) -> list:
        if name == "geom":
            return [None if value is None else bytes.fromhex(value) for value in values]
        column = table.by_name[name]
        if column.references:
            keys = self._keys(column.references, values)
            self.absent += sum(key is None and value is not None for key, value in zip(keys, values, strict=True))
            return keys
        if column.type == "date":
            return [None if value is None else date.fromisoformat(value) for value in values]
        if column.type == "instant":
            return [None if value is None else clock.from_text(value) for value in values]
        return values

    def _keys(self, table: str, references: list) -> list:
        name = reference_name(table)
        wanted = sorted({reference[name] for reference in references if reference is not None})
        found = self._store.read(table, [name, "id"], where={name: wanted}) if wanted else {name: [], "id": []}
        keys = dict(zip(found[name], found["id"], strict=True))
        return [None if reference is None else keys.get(reference[name]) for reference in references]

    def _owners(self, contents: Sequence[Mapping]) -> dict[str, list]:
        owners = [content.get("owner") or {} for content in contents]
        tables = [owner.get("table") if owner.get("table") in TABLES else None for owner in owners]
        keys: list = [None] * len(owners)
        for table in set(filter(None, tables)):
            places = [place for place, name in enumerate(tables) if name == table]
            for place, key in zip(places, self._keys(table, [owners[place] for place in places]), strict=True):
                keys[place] = key
        return {"owner_table": tables, "owner_id": keys}
