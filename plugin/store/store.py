"""The Store: what every other room reads and writes through."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

import numpy as np

from ..services.translation import tr
from . import sqltext
from .engine import Engine, LoadCount
from .errors import StoreError
from .schema import BY_NAME, Table


def _table(name: str) -> Table:
    try:
        return BY_NAME[name]
    except KeyError:
        raise StoreError(tr("The store has no table {table}.").format(table=name), table=name) from None


def _check_columns(table: Table, names: Sequence[str]) -> None:
    unknown = [name for name in names if name not in table.column_names]
    if unknown:
        text = tr("Table {table} has no column {columns}.")
        raise StoreError(text.format(table=table.name, columns=", ".join(unknown)), table=table.name)


def _one_of_each(columns: Mapping[str, Sequence], key: Sequence[str], last: bool) -> Mapping[str, Sequence]:
    """Of rows with the same key the last or else the first; a NULL in a key equals no other."""
    absent = [name for name in key if name not in columns]
    if absent:
        return columns
    parts = [columns[name].tolist() if isinstance(columns[name], np.ndarray) else columns[name] for name in key]
    keys = parts[0] if len(parts) == 1 else list(zip(*parts, strict=True))
    if len(set(keys)) == len(keys):
        return columns
    kept: dict[object, int] = {}
    for index, value in enumerate(keys):
        incomplete = value is None or (len(parts) > 1 and None in value)
        name = (index,) if incomplete else value
        if last or name not in kept:
            kept[name] = index
    rows = sorted(kept.values())
    return {name: [values[row] for row in rows] for name, values in columns.items()}


class Store:
    """An open store. Safe to use from several threads, each of which has its own connection and transaction.

    ``crs`` is the authority id of every geometry, ``zone`` the IANA zone in which days and months are cut,
    ``purpose`` one of real, demo, exercise; ``uid`` names the store for good. ``operator`` is the account (app_user id)
    that works with a GeoPackage, None for its single operator; in PostGIS the login says who it is.
    """

    def __init__(self, engine: Engine, database: str, settings: Mapping[str, str], version: int):
        self.engine_object = engine
        self.engine = engine.name
        self.database = database
        self.uid = settings["uid"]
        self.crs = settings["crs"]
        self.zone = settings["zone"]
        self.purpose = settings["purpose"]
        self.version = version
        self.operator: int | None = None
        engine.srid = self.srid

    @property
    def srid(self) -> int:
        """The EPSG number of the store's CRS."""
        return int(self.crs.partition(":")[2])

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing for this thread; a nested call joins the outer one."""
        return self.engine_object.transaction()

    def turn(self, name: str) -> None:
        """Inside a transaction: wait for whoever has the turn ``name``, and have it until the transaction ends.

        For what is read, compared and written. In a GeoPackage a transaction has the only turn there is.
        """
        if self.engine == "postgis":
            self.query(
                "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || :name, 0))", {"name": name}
            )

    def stoppable(self, is_canceled: Callable[[], bool]) -> AbstractContextManager[None]:
        """Statements of this thread inside end with StoreStopped once ``is_canceled()`` holds; for long questions."""
        return self.engine_object.stoppable(is_canceled)

    def execute(self, sql: str, params: Mapping | None = None) -> int:
        """For the store's own modules: run a statement in the store's form of SQL; returns the rows touched."""
        return self.engine_object.execute(sql, params)

    def query(self, sql: str, params: Mapping | None = None, types: Mapping[str, str] | None = None) -> list[dict]:
        """For the store's own modules: rows of a SELECT; ``types`` names the columns to decode (instant, json …)."""
        rows = self.engine_object.query(sql, params)
        for row in rows if types else ():
            for name, kind in types.items():
                row[name] = self.engine_object.decode(kind, row[name])
        return rows

    def read(
        self,
        table: str,
        columns: Sequence[str],
        *,
        where: Mapping[str, object] | None = None,
        bbox: Sequence[float] | None = None,
        order_by: Sequence[str] = (),
    ) -> dict[str, list]:
        """Columns of a table as equally long lists.

        ``where`` asks for equality, for one of a sequence, or for NULL (None); ``bbox`` is (minx, miny, maxx, maxy) in
        the store's CRS. Geometry comes as WKB, instants as aware datetimes in UTC, JSON parsed.
        """
        declared = _table(table)
        _check_columns(declared, [*columns, *(where or {}), *order_by])
        return self.engine_object.read(declared, list(columns), where or {}, bbox, order_by)

    def count(self, table: str, where: Mapping[str, object] | None = None) -> int:
        """How many rows of a table are visible, or fulfil ``where`` as in ``read``."""
        declared = _table(table)
        if where:
            return len(self.read(table, [declared.primary_key[0]], where=where)[declared.primary_key[0]])
        return self.query(sqltext.select(table, ["count(*) AS found"]))[0]["found"]

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Insert one row and return its id; raises ConstraintViolation when the store's rules refuse it."""
        declared = _table(table)
        _check_columns(declared, list(values))
        return self.engine_object.insert(declared, values)

    def update(self, table: str, key: int, values: Mapping[str, object]) -> None:
        """Update one row by id; raises StoreError when there is none (or none that this account may change)."""
        declared = _table(table)
        _check_columns(declared, list(values))
        if not self.engine_object.update(declared, key, values):
            raise StoreError(tr("{table} {key} is not there.").format(table=table, key=key), table=table, key=key)

    def load(
        self,
        table: str,
        columns: Mapping[str, Sequence],
        *,
        key: Sequence[str] = ("uid",),
        conflict: str = "ignore",
    ) -> LoadCount:
        """Bulk load equally long columns: one staging table, one set-based statement, one transaction.

        A row whose ``key`` is there already is left ("ignore") or changed where it differs ("update"). Geometry is
        WKB in the store's CRS. Raises ConstraintViolation, and then nothing was written.
        """
        declared = _table(table)
        _check_columns(declared, [*columns, *key])
        lengths = {len(values) for values in columns.values()}
        if len(lengths) != 1:
            raise StoreError(tr("The columns for {table} differ in length.").format(table=table), table=table)
        if conflict not in {"ignore", "update"}:
            raise ValueError(f"conflict is ignore or update, not {conflict}")
        if conflict == "update" and declared.partition:
            raise ValueError(f"rows of {table} are facts: they are added, never updated")
        count = lengths.pop()
        if not count:
            return LoadCount()
        distinct = _one_of_each(columns, key, last=conflict == "update")
        loaded = self.engine_object.load(declared, distinct, tuple(key), conflict == "update")
        return LoadCount(loaded.inserted, loaded.updated, count - loaded.inserted - loaded.updated)

    def reserve_ids(self, table: str, count: int) -> np.ndarray:
        """``count`` ids for a bulk load whose rows refer to each other."""
        return self.engine_object.reserve_ids(_table(table), count)

    def table_mark(self, *tables: str) -> str:
        """A text that differs after any of the tables has changed; for the keys of caches."""
        found = self.query(
            "SELECT coalesce(max(id), 0) AS last, count(*) AS found FROM change_log WHERE any_of(table_name, :tables)",
            {"tables": list(tables)},
        )[0]
        return f"{found['last']}-{found['found']}"

    @contextmanager
    def released(self) -> Iterator[None]:
        """For work in a thread that comes and goes: this thread's connection is closed at the end."""
        try:
            yield
        finally:
            self.engine_object.release()

    def close(self) -> None:
        """Close every connection."""
        self.engine_object.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
