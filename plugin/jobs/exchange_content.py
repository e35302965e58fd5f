"""What of a row travels: its columns by name, references by the other row's uid; nothing personal, no credentials."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ..services import clock
from ..store import Store
from ..store.schema import BY_NAME, Table

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


def parse(table: str, content: Mapping) -> dict[str, object]:
    """A content with its values as the store takes them; references, to be resolved, by what they name.

    Raises ValueError, KeyError, TypeError or AttributeError for what is no content of this table.
    """
    declared = BY_NAME[table]
    given = {name: _parsed(declared, name, content.get(name)) for name in columns(table) if name not in _OWNER}
    if table == "attachment":
        owner = content.get("owner") or {}
        known = owner.get("table") in TABLES
        given["owner"] = (owner["table"], owner[reference_name(owner["table"])]) if known else None
    return given


def _parsed(table: Table, name: str, value: object) -> object:
    if value is None:
        return None
    if name == "geom":
        return bytes.fromhex(value)
    column = table.by_name[name]
    if column.references:
        return value[reference_name(column.references)]
    if column.type == "date":
        return date.fromisoformat(value)
    return clock.from_text(value) if column.type == "instant" else value


def shown(table: str, content: Mapping) -> dict[str, object]:
    """A content with its references as text, for rows that cannot be resolved."""
    named = {name: value for name, value in content.items() if name != "owner"}
    for name, value in named.items():
        if name != "geom" and BY_NAME[table].by_name[name].references and value:
            named[name] = next(iter(value.values()))
    return named


def take(store: Store, table: str, rows: Mapping[str, Mapping]) -> dict[str, str]:
    """Write the columns of rows by uid, new ones and known ones; returns their digests."""
    if not rows:
        return {}
    values = {name: [row[name] for row in rows.values()] for name in next(iter(rows.values()))}
    key: tuple[str, ...] = ("alias", "address")
    if "uid" in BY_NAME[table].by_name:
        key, values["uid"] = ("uid",), list(rows)
    store.load(table, values, key=key, conflict="update")
    return {uid: row.digest for uid, row in some(store, table, rows).items()}


class Resolver:
    """Turns parsed contents into columns of this store; ``absent`` counts the optional references not here."""

    def __init__(self, store: Store):
        self._store = store
        self.absent = 0

    def values(self, table: str, contents: Sequence[Mapping]) -> list[dict[str, object] | None]:
        """The columns of each row of `parse`; None where a row that it cannot do without is not here."""
        declared = BY_NAME[table]
        names = columns(table)
        given: dict[str, list] = {}
        for name in names:
            if name not in _OWNER:
                held = [content[name] for content in contents]
                references = name != "geom" and declared.by_name[name].references
                given[name] = self._resolved(references, held) if references else held
        if table == "attachment":
            given |= self._owners([content["owner"] for content in contents])
        required = [name for name in names if name in given and not self._nullable(declared, name)]
        rows: list[dict[str, object] | None] = []
        for place in range(len(contents)):
            row = {name: values[place] for name, values in given.items()}
            rows.append(None if any(row[name] is None for name in required) else row)
        return rows

    @staticmethod
    def _nullable(table: Table, name: str) -> bool:
        return name == "geom" or table.by_name[name].null

    def _resolved(self, table: str, named: list) -> list:
        keys = self._keys(table, named)
        self.absent += sum(key is None and name is not None for key, name in zip(keys, named, strict=True))
        return keys

    def _keys(self, table: str, named: list) -> list:
        name = reference_name(table)
        wanted = sorted({one for one in named if one is not None})
        found = self._store.read(table, [name, "id"], where={name: wanted}) if wanted else {name: [], "id": []}
        keys = dict(zip(found[name], found["id"], strict=True))
        return [keys.get(one) for one in named]

    def _owners(self, owners: Sequence[tuple[str, str] | None]) -> dict[str, list]:
        tables = [owner and owner[0] for owner in owners]
        keys: list = [None] * len(owners)
        for table in set(filter(None, tables)):
            places = [place for place, name in enumerate(tables) if name == table]
            for place, key in zip(places, self._keys(table, [owners[place][1] for place in places]), strict=True):
                keys[place] = key
        return {"owner_table": tables, "owner_id": keys}
