"""SQLite with the GeoPackage layout: one connection a thread, WAL, bound parameters."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import numpy as np

from ...services import clock
from ...services.translation import tr
from .. import sqltext
from ..engine import Engine, LoadCount
from ..errors import ConstraintViolation, StoreError, StoreStopped, StoreUnavailable
from ..raised import in_words
from ..schema import Table
from ..sqltext import for_sqlite, quote, words
from . import bulk, ddl, geometry, rtree
from .hold import Hold
from .presence import identity, log_identity

_BUSY_SECONDS = 30
_STEPS = 20_000  # of SQLite's machine between two looks whether anybody still waits: a millisecond or less
# What is erased is overwritten, sealed as it is: who is taken out of the store must not stay in its free pages.
_PRAGMAS = (
    f"busy_timeout = {_BUSY_SECONDS * 1000}",  # SpatiaLite has set it to five seconds
    "foreign_keys = ON",
    "journal_mode = WAL",
    "temp_store = MEMORY",
    "cache_size = -65536",
    "secure_delete = ON",
)
_PLAIN = {str, int, float, bytes, type(None)}


def _encode(value: object) -> object:
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, str | bytes | int | float):
        return value
    if isinstance(value, datetime):
        return clock.to_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, np.ndarray):
        return json.dumps(value.tolist())
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        plain = list(value) if isinstance(value, set | frozenset) else value
        return json.dumps(plain, ensure_ascii=False)
    return value


def encode_column(kind: str, values: Sequence) -> list:
    """A column's values as SQLite stores them."""
    if isinstance(values, np.ndarray):
        values = values.tolist()
    if kind in {"integer", "real", "text", "bytes"} and set(map(type, values)) <= _PLAIN:
        return list(values)
    if kind == "boolean":
        return [None if value is None else int(value) for value in values]
    if kind == "json":
        return [None if value is None else json.dumps(value, ensure_ascii=False) for value in values]
    return [_encode(value) for value in values]


# What SQLite says of a file that it cannot use.
_SAID = {
    "file is not a database": "this is not a GeoPackage",
    "unable to open database file": "the file cannot be opened; it may be missing, or this account may not read it",
    "attempt to write a readonly database": "the file or its folder is read-only; nothing was written",
    "database disk image is malformed": "the file is damaged; restore a backup",
    "disk I/O error": "the disk cannot be read or written; see that the stick or the drive is there",
    "database or disk is full": "the disk is full, nothing was written; make room, then try again",
}
_SPENT = frozenset(("disk I/O error", "attempt to write a readonly database", "unable to open database file"))
"""After these a connection may not find back to a file that is well again."""


def _reason(error: sqlite3.Error) -> str:
    return tr(_SAID[str(error)]) if str(error) in _SAID else str(error)


class GeoPackageEngine(Engine):
    """The embedded engine. A file is one trust domain: roles and row-level security are PostGIS's."""

    name = "gpkg"

    def __init__(self, path: Path):
        self.path = path
        self.database = str(path)
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        self._uid: str | None = None
        """Of the store in the file that was opened first; None while it is being made."""
        self._opened = False
        self._hold: Hold | None = None
        self._held: tuple[int, int] | None = None

    def connection(self) -> sqlite3.Connection:
        """This thread's connection to the file that stands under the path.

        Raises StoreError once the store is closed, StoreUnavailable where the file is gone.
        """
        if self._closed:
            # A new connection would commit the second half of a transaction without the first.
            raise self.closed_error()
        connection = getattr(self._local, "connection", None)
        if connection is not None and not self._local.depth and self._is_stale():
            self.release()
            connection = None
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
            self._local.depth, self._local.spent = 0, False
            self._local.identity, self._local.log = identity(self.path), log_identity(self.path)
            with self._lock:
                self._open.append(connection)
        return connection

    def _is_stale(self) -> bool:
        """Whether this thread's connection is of no use for the file that stands under the path."""
        there, log = self._there(), log_identity(self.path)
        return (there, log) != (self._local.identity, self._local.log) or self._local.spent

    def _there(self) -> tuple[int, int]:
        """Which file stands under the path; raises StoreUnavailable where none does."""
        found = identity(self.path)
        if found is None:
            text = tr(
                "{file} is gone from {folder}: nothing is written until the stick, the drive or the file is back."
            )
            found = text.format(file=self.path.name, folder=self.path.parent)
            raise StoreUnavailable(found, database=self.database)
        return found

    def _connect(self) -> sqlite3.Connection:
        if self._opened:
            self._there()  # a connection would make an empty file in its place
        # SpatiaLite brings the ST_ functions that the R-tree triggers of a GeoPackage call.
        from qgis.utils import spatialite_connect

        try:
            connection = spatialite_connect(
                str(self.path), isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False
            )
            for pragma in _PRAGMAS:
                connection.execute("PRAGMA " + pragma)
            self._recognise(connection)
        except sqlite3.Error as error:
            text = tr("{path} cannot be opened: {reason}.").format(path=self.path, reason=_reason(error))
            raise StoreUnavailable(text, database=self.database) from error
        connection.row_factory = sqlite3.Row
        self._opened = True
        self._keep_hold()
        return connection

    def _keep_hold(self) -> None:
        """Hold the file that stands under the path now."""
        with self._lock:
            there = identity(self.path)
            if self._held != there:
                if self._hold is not None:
                    self._hold.close()
                self._hold, self._held = Hold(self.path), there

    def _recognise(self, connection: sqlite3.Connection) -> None:
        """Raise StoreUnavailable where another database has been put in the place of the one that is open."""
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'setting'").fetchone()
        found = connection.execute("SELECT value FROM setting WHERE name = 'uid'").fetchone() if there else None
        uid = found[0] if found else None
        if self._uid not in (None, uid):
            connection.close()
            text = tr("{file} is another database than the one that was opened: put that one back, or open this one.")
            raise StoreUnavailable(text.format(file=self.path.name), database=self.database)
        self._uid = uid

    def create_container(self, srid: int, definition: str, name: str) -> None:
        """Make an empty GeoPackage with the store's CRS in its catalogue."""
        connection = self.connection()
        connection.execute("PRAGMA application_id = 1196444487")
        connection.execute("PRAGMA user_version = 10300")
        self.run_script(sqltext.read_script("gpkg", "container"))
        self.execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (:name, :srid, 'EPSG', :srid, :definition, NULL)",
            {"name": name, "srid": srid, "definition": definition},
        )

    @contextmanager
    def driver_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError as error:
            text = tr("The store refuses the row: {reason}.")
            raise ConstraintViolation(text.format(reason=in_words(str(error))), detail=str(error)) from error
        except sqlite3.OperationalError as error:
            if str(error) == "interrupted":
                raise StoreStopped(tr("The work was stopped.")) from error
            if "locked" in str(error) or "busy" in str(error):
                text = tr("{file} is busy with another writer.")
                raise StoreUnavailable(text.format(file=self.path.name), database=self.database) from error
            raise self._failure(error) from error
        except sqlite3.DatabaseError as error:
            raise self._failure(error) from error

    def _failure(self, error: sqlite3.Error) -> StoreError:
        text = tr("{file}: {reason}.").format(file=self.path.name, reason=_reason(error))
        if str(error) in _SPENT:
            self._local.spent = True
        if str(error) == "disk I/O error":  # in a commit it may have come too late
            return StoreUnavailable(text, database=self.database, detail=str(error))
        return StoreError(text, detail=str(error))

    def execute(self, sql: str, params: Mapping | None = None) -> int:
        with self.driver_errors():
            encoded = {name: _encode(value) for name, value in (params or {}).items()}
            return self.connection().execute(for_sqlite(sql), encoded).rowcount

    def query(self, sql: str, params: Mapping | None = None) -> list[dict]:
        with self.driver_errors():
            encoded = {name: _encode(value) for name, value in (params or {}).items()}
            return [dict(row) for row in self.connection().execute(for_sqlite(sql), encoded)]

    def run_script(self, text: str) -> None:
        connection = self.connection()
        statement = ""
        with self.driver_errors():
            for line in text.splitlines(keepends=True):
                statement += line
                if ";" in line and sqlite3.complete_statement(statement):
                    connection.execute(statement)
                    statement = ""
        if any(line.strip() and not line.strip().startswith("--") for line in statement.splitlines()):
            raise StoreError(f"A script ends inside a statement: {statement.strip()[:80]}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        connection = self.connection()
        if self._local.depth:
            self._local.depth += 1
            try:
                yield
            finally:
                self._local.depth -= 1
            return
        with self.driver_errors():
            connection.execute("BEGIN IMMEDIATE")
        self._local.depth = 1
        try:
            yield
            if self._there() != self._local.identity:
                text = tr("{file} was replaced by another file meanwhile: nothing was written.")
                raise StoreUnavailable(text.format(file=self.path.name), database=self.database)
            with self.driver_errors():
                self.connection().execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                try:
                    connection.execute("ROLLBACK")
                except sqlite3.Error:  # what went wrong first is said
                    self._local.spent = True
            raise
        finally:
            self._local.depth = 0
            if self._closed:
                self.release()

    @contextmanager
    def stoppable(self, is_canceled: Callable[[], bool]) -> Iterator[None]:
        connection = self.connection()
        connection.set_progress_handler(lambda: int(is_canceled()), _STEPS)
        try:
            yield
        finally:
            connection.set_progress_handler(None, 0)

    def in_transaction(self) -> bool:
        return bool(getattr(self._local, "depth", 0))

    def create_tables(self, tables: Iterable[Table]) -> None:
        for table in tables:
            self.execute(ddl.create_table(table))
            for index in ddl.create_indexes(table):
                self.execute(index)
            for statement, params in ddl.register(table, self.srid):
                self.execute(statement, params)
            if table.geometry:
                self.execute(ddl.create_rtree(table))
            for trigger in ddl.triggers(table).values():
                self.execute(trigger)

    def read(
        self,
        table: Table,
        columns: Sequence[str],
        where: Mapping,
        bbox: Sequence[float] | None,
        order_by: Sequence[str],
    ) -> dict[str, list]:
        conditions, params = [], {}
        for name, value in where.items():
            column = quote(name)
            params[name] = value
            if value is None:
                conditions.append(column + " IS NULL")
                del params[name]
            elif isinstance(value, list | tuple | set | frozenset | np.ndarray):
                conditions.append("any_of(" + column + ", :" + name + ")")
            else:
                conditions.append(column + " = :" + name)
        if bbox is not None:
            inside = "maxx >= :bbox_minx AND minx <= :bbox_maxx AND maxy >= :bbox_miny AND miny <= :bbox_maxy"
            conditions.append(
                words(ddl.row_id(table), "IN (SELECT id FROM", quote(ddl.rtree_name(table)), "WHERE", inside + ")")
            )
            params |= dict(zip(("bbox_minx", "bbox_miny", "bbox_maxx", "bbox_maxy"), map(float, bbox), strict=True))
        sql = sqltext.select(table.name, [quote(name) for name in columns], conditions, order_by)
        with self.driver_errors():
            encoded = {name: _encode(value) for name, value in params.items()}
            cursor = self.connection().execute(for_sqlite(sql), encoded)
            cursor.row_factory = None
            rows = cursor.fetchall()
        values = list(zip(*rows, strict=True)) or [()] * len(columns)
        return {name: self._decode_column(table, name, column) for name, column in zip(columns, values, strict=True)}

    def _decode_column(self, table: Table, name: str, values: tuple) -> list:
        if name == "geom" and table.geometry:
            return [geometry.to_wkb(value) for value in values]
        kind = table.by_name[name].type
        if kind in {"integer", "real", "text", "bytes"}:
            return list(values)
        return [self.decode(kind, value) for value in values]

    def decode(self, kind: str, value: object) -> object:
        if value is None:
            return None
        if kind == "boolean":
            return bool(value)
        if kind == "instant":
            return clock.from_text(value)
        if kind == "date":
            return date.fromisoformat(value)
        if kind == "json":
            return json.loads(value)
        return value

    def _encoded(self, table: Table, values: Mapping) -> dict:
        encoded = {}
        for name, value in values.items():
            if name == "geom":
                encoded[name] = geometry.from_wkb([value], self.srid)[0][0]
            else:
                encoded[name] = encode_column(table.by_name[name].type, [value])[0]
        return encoded

    def insert(self, table: Table, values: Mapping) -> int:
        encoded = self._encoded(table, values)
        sql = sqltext.insert(table.name, tuple(encoded), [":" + name for name in encoded])
        with self.driver_errors():
            return self.connection().execute(sql, encoded).lastrowid

    def update(self, table: Table, key: int, values: Mapping) -> int:
        encoded = self._encoded(table, values)
        changes = ", ".join(quote(name) + " = :" + name for name in encoded)
        sql = words("UPDATE", quote(table.name), "SET", changes, "WHERE id = :row_key")
        return self.execute(sql, {**encoded, "row_key": key})

    def load(self, table: Table, columns: Mapping[str, Sequence], key: Sequence[str], update: bool) -> LoadCount:
        encoded = {
            name: encode_column(table.by_name[name].type, values) for name, values in columns.items() if name != "geom"
        }
        bounds = None
        if "geom" in columns:
            encoded["geom"], bounds = geometry.from_wkb(list(columns["geom"]), self.srid)
        with self.driver_errors(), self.transaction():
            return bulk.load(self.connection(), table, encoded, bounds, key, update)

    def bounds(self, table: Table) -> tuple[float, float, float, float] | None:
        """What a table's geometries cover together, None where there are none."""
        with self.driver_errors():
            return rtree.bounds(self.connection(), ddl.rtree_name(table))

    def reserve_ids(self, table: Table, count: int) -> np.ndarray:
        name = {"name": table.name}
        with self.transaction():
            highest = self.query(words("SELECT max(id) AS id FROM", quote(table.name)))[0]["id"] or 0
            known = self.query("SELECT seq FROM sqlite_sequence WHERE name = :name", name)
            first = max(highest, known[0]["seq"] if known else 0) + 1
            if known:
                sql = "UPDATE sqlite_sequence SET seq = :last WHERE name = :name"
            else:
                sql = "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"
            self.execute(sql, {**name, "last": first + count - 1})
        return np.arange(first, first + count, dtype=np.int64)

    def release(self) -> None:
        connection = self._local.__dict__.pop("connection", None)
        if connection is not None:
            with self._lock:
                self._open = [known for known in self._open if known is not connection]
            connection.close()

    def require_spare(self, count: int) -> None:
        """A file has no end of connections."""

    def hang_up(self) -> None:
        """A file answers by itself."""

    def close(self) -> None:
        self._closed = True
        if self._hold is not None:
            self._hold.release()
        self.release()
        with self._lock:
            at_work = False
            for connection in self._open:
                connection.interrupt()
                # A thread that is inside a transaction rolls it back and closes by itself, with its locks.
                if connection.in_transaction:
                    at_work = True
                else:
                    connection.close()
            self._open.clear()
            if self._hold is not None and not at_work:
                self._hold.close()
