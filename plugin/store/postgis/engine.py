"""PostgreSQL with PostGIS: one connection a thread, pinned search_path, bound parameters, COPY for bulk."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import numpy as np
import psycopg2
import psycopg2.extras
from psycopg2.extensions import TRANSACTION_STATUS_IDLE

from ...services.translation import tr
from .. import sqltext
from ..engine import Engine, LoadCount
from ..errors import (
    AccessDenied,
    ChangedMeanwhile,
    ConstraintViolation,
    StoreError,
    StoreStopped,
    StoreUnavailable,
)
from ..raised import in_words
from ..schema import Table
from ..sqltext import for_psycopg, quote, words
from ..uri import PostgresUri
from . import bulk, ddl
from .lost import hang_up, is_gone, wait_for, why

_LOOK_SECONDS = 0.03
_WORK_MEMORY = "32MB"
_CONNECT_SECONDS = 10
# A cable that was pulled or a machine that slept tells nobody: after some 30 seconds without a sign the connection is
# lost (seconds, times; the last one milliseconds), instead of after two hours.
_ALIVE = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}
# The server, too, gives up a client that is gone, with the locks of its transaction: others would wait for them.
_ALIVE_THERE = "".join(f" -c tcp_{name}={value}" for name, value in _ALIVE.items()).replace("tcp_tcp_", "tcp_")
# Raised by take_step, sql/postgis/20_steps.sql.
_CHANGED_MEANWHILE = "CG001"
# A refused sign-in carries no code in the driver, only the server's words (28P01, 28000), in the server's language.
_REFUSED = re.compile(
    r"authentication failed|no password supplied|is not permitted to log in|role \"[^\"]*\" does not exist"
    r"|\u8ba4\u8bc1\u5931\u8d25",
    re.IGNORECASE,
)


def _encode(value: object) -> object:
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, Mapping):
        return psycopg2.extras.Json(value)
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    if isinstance(value, bytes):
        return psycopg2.Binary(value)
    return value


def _connection_text(uri: PostgresUri) -> str:
    if uri.service and not uri.authcfg:
        return psycopg2.extensions.make_dsn(service=uri.service)
    # Secrets of a stored connection stay in QGIS's authentication database until this moment.
    from qgis.core import QgsDataSourceUri

    place = QgsDataSourceUri(stored_connection(uri))
    if uri.authcfg:
        place.setAuthConfigId(uri.authcfg)
        place.setUsername("")
        place.setPassword("")
    return place.connectionInfo(True)


def stored_connection(uri: PostgresUri) -> str:
    """QGIS's text for the place a URI names; raises StoreError for a connection that QGIS does not have."""
    if uri.service:
        return psycopg2.extensions.make_dsn(service=uri.service)
    from qgis.core import QgsProviderRegistry

    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    if metadata is None or uri.connection not in metadata.connections():
        text = tr("There is no PostgreSQL connection named {name}.")
        raise StoreError(text.format(name=uri.connection), database=uri.connection)
    return metadata.findConnection(uri.connection).uri()


class PostgisEngine(Engine):
    """The server engine; who may see what is the server's to decide (roles, row-level security)."""

    name = "postgis"

    def __init__(self, uri: PostgresUri):
        self.uri = uri
        self.schema = uri.schema
        self.database = uri.service or uri.connection
        self._local = threading.local()
        self._open: list = []
        self._lock = threading.Lock()
        self._closed = False

    def connect(self, *, patience: float | None = None):
        """A connection of the caller's own, with the pinned search_path and UTC.

        With ``patience`` (seconds) it is asynchronous: its answers are fetched with `lost.wait_for`.
        """
        # Without compiled plans: our statements are short, and the server would compile by costs that it guesses. With
        # memory for the sorts and hashes of a page of rows, which the server's default lays down on disk.
        options = (
            f"-c search_path={self.schema},public -c TimeZone=UTC -c client_encoding=UTF8 -c jit=off"
            f" -c work_mem={_WORK_MEMORY}{_ALIVE_THERE}"
        )
        try:
            connection = psycopg2.connect(
                _connection_text(self.uri),
                application_name="civicgrid",
                connect_timeout=_CONNECT_SECONDS,
                options=options,
                async_=patience is not None,
                **_ALIVE,
            )
            if patience is not None:
                wait_for(connection, patience)
        except psycopg2.OperationalError as error:
            if _REFUSED.search(str(error)):
                text = tr("{database} refuses the sign-in: the login or the password is wrong.")
                raise AccessDenied(text.format(database=self.database), detail=_first_line(error)) from error
            text = tr("{database} does not answer: {reason}").format(database=self.database, reason=why(error))
            raise StoreUnavailable(text, database=self.database) from error
        if patience is None:
            connection.autocommit = True
        # PostGIS may be installed in a schema of its own; nothing but ours, its, and public is ever searched.
        # Unlisted, pg_temp would come first: a caller's temporary tables would pass for ours in definer functions.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('search_path', concat_ws(', ', %s, (SELECT extnamespace::regnamespace::text"
                " FROM pg_extension WHERE extname = 'postgis'), 'public', 'pg_temp'), false)",
                (self.schema,),
            )
            if patience is not None:
                wait_for(connection, patience)
        return connection

    def connection(self):
        """This thread's connection, made anew after a loss; raises StoreError once the store is closed."""
        if self._closed:
            raise self.closed_error()
        connection = getattr(self._local, "connection", None)
        if connection is None or connection.closed or (not self.in_transaction() and is_gone(connection)):
            if self.in_transaction():
                # A new connection would commit the second half of a transaction without the first.
                raise self._lost()
            connection = self.connect()
            self._local.connection = connection
            self._local.depth = 0
            with self._lock:
                self._open = [known for known in self._open if not known.closed]
                self._open.append(connection)
        return connection

    @contextmanager
    def driver_errors(self) -> Iterator[None]:
        try:
            yield
        except psycopg2.errors.InsufficientPrivilege as error:
            text = tr("No right to do this: {reason}.").format(reason=in_words(_first_line(error)))
            raise AccessDenied(text, detail=_first_line(error)) from error
        except psycopg2.errors.RaiseException as error:
            text = tr("The store refuses: {reason}.").format(reason=in_words(_first_line(error)))
            raise ConstraintViolation(text, detail=_first_line(error)) from error
        except psycopg2.errors.QueryCanceled as error:
            raise StoreStopped(tr("The work was stopped.")) from error
        except psycopg2.IntegrityError as error:
            text = tr("The store refuses the row: {reason}.").format(reason=_first_line(error))
            raise ConstraintViolation(text, detail=_first_line(error)) from error
        except (psycopg2.OperationalError, psycopg2.InterfaceError) as error:
            connection = getattr(self._local, "connection", None)
            if connection is not None:
                connection.close()
            text = tr("The connection to {database} was lost: {reason}")
            text = text.format(database=self.database, reason=why(error))
            raise StoreUnavailable(text, database=self.database) from error
        except psycopg2.Error as error:
            if error.pgcode == _CHANGED_MEANWHILE:
                raise ChangedMeanwhile(in_words(_first_line(error))) from error
            text = tr("{database}: {reason}").format(database=self.database, reason=_first_line(error))
            raise StoreError(text, detail=_first_line(error)) from error

    def _lost(self) -> StoreUnavailable:
        text = tr("The connection to {database} was lost.").format(database=self.database)
        return StoreUnavailable(text, database=self.database)

    def execute(self, sql: str, params: Mapping | None = None) -> int:
        connection = self.connection()
        with self.driver_errors(), connection.cursor() as cursor:
            cursor.execute(for_psycopg(sql), {name: _encode(value) for name, value in (params or {}).items()})
            return cursor.rowcount

    def query(self, sql: str, params: Mapping | None = None) -> list[dict]:
        connection = self.connection()
        with self.driver_errors(), connection.cursor() as cursor:
            cursor.execute(for_psycopg(sql), {name: _encode(value) for name, value in (params or {}).items()})
            names = [column.name for column in cursor.description]
            # The driver's own dictionaries take three times as long.
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def run_script(self, text: str) -> None:
        connection = self.connection()
        with self.driver_errors(), connection.cursor() as cursor:
            cursor.execute(text)

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
        self.execute("BEGIN")
        self._local.depth = 1
        try:
            yield
            if connection is not self.connection():
                raise self._lost()
            self.execute("COMMIT")
        except BaseException:
            if not connection.closed:
                self._roll_back(connection)
            raise
        finally:
            self._local.depth = 0
            if self._closed:
                self.release()

    def _roll_back(self, connection) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
        except psycopg2.Error:
            # A connection that cannot even roll back is lost, and the server rolls back by itself.
            connection.close()

    @contextmanager
    def stoppable(self, is_canceled: Callable[[], bool]) -> Iterator[None]:
        connection, over = self.connection(), threading.Event()

        def watch() -> None:
            # Asked again and again: between two statements there is nothing to stop.
            while not over.wait(_LOOK_SECONDS):
                if is_canceled() and not connection.closed:
                    connection.cancel()

        watcher = threading.Thread(target=watch, name="civicgrid-stop", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()

    def in_transaction(self) -> bool:
        return bool(getattr(self._local, "depth", 0))

    def create_tables(self, tables: Iterable[Table]) -> None:
        for table in tables:
            self.execute(ddl.create_table(table, self.srid))
            for statement in ddl.after_table(table):
                self.execute(statement)

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
            if value is None:
                conditions.append(quote(name) + " IS NULL")
                continue
            params[name] = value
            if isinstance(value, list | tuple | set | frozenset | np.ndarray):
                conditions.append("any_of(" + quote(name) + ", :" + name + ")")
            else:
                conditions.append(quote(name) + " = :" + name)
        if bbox is not None:
            conditions.append("geom && ST_MakeEnvelope(:bbox_minx, :bbox_miny, :bbox_maxx, :bbox_maxy, :bbox_srid)")
            params |= dict(zip(("bbox_minx", "bbox_miny", "bbox_maxx", "bbox_maxy"), map(float, bbox), strict=True))
            params["bbox_srid"] = self.srid
        wanted = ["ST_AsBinary(geom)" if name == "geom" and table.geometry else quote(name) for name in columns]
        sql = sqltext.select(table.name, wanted, conditions, order_by)
        connection = self.connection()
        with self.driver_errors(), connection.cursor() as cursor:
            cursor.execute(for_psycopg(sql), {name: _encode(value) for name, value in params.items()})
            rows = cursor.fetchall()
        values = list(zip(*rows, strict=True)) or [()] * len(columns)
        return {name: self._decode_column(table, name, column) for name, column in zip(columns, values, strict=True)}

    def _decode_column(self, table: Table, name: str, values: tuple) -> list:
        kind = "bytes" if name == "geom" and table.geometry else table.by_name[name].type
        if kind in {"bytes", "instant"}:
            return [self.decode(kind, value) for value in values]
        return list(values)

    def decode(self, kind: str, value: object) -> object:
        if isinstance(value, memoryview):
            return bytes(value)
        if kind == "instant" and isinstance(value, datetime):
            return value.astimezone(UTC)
        return value

    def _encoded(self, table: Table, values: Mapping) -> dict:
        encoded = {}
        for name, value in values.items():
            if value is not None and name != "geom" and table.by_name[name].type == "json":
                encoded[name] = psycopg2.extras.Json(value)
            else:
                encoded[name] = _encode(value)
        return encoded

    def _expression(self, table: Table, name: str) -> str:
        if name == "geom" and table.geometry:
            return "ST_GeomFromWKB(:geom, " + str(int(self.srid)) + ")"
        return ":" + name

    def insert(self, table: Table, values: Mapping) -> int:
        tail = "RETURNING id" if table.primary_key == ("id",) else "RETURNING 0 AS id"
        sql = sqltext.insert(table.name, tuple(values), [self._expression(table, name) for name in values], tail)
        return self.query(sql, self._encoded(table, values))[0]["id"]

    def update(self, table: Table, key: int, values: Mapping) -> int:
        changes = ", ".join(quote(name) + " = " + self._expression(table, name) for name in values)
        sql = words("UPDATE", quote(table.name), "SET", changes, "WHERE id = :row_key")
        return self.execute(sql, {**self._encoded(table, values), "row_key": key})

    def load(self, table: Table, columns: Mapping[str, Sequence], key: Sequence[str], update: bool) -> LoadCount:
        with self.transaction(), self.driver_errors():
            return bulk.load(self.connection(), table, columns, key, update, self.srid)

    def take_notices(self) -> list[str]:
        """Warnings the server has raised since the last call (RAISE WARNING in the scripts)."""
        connection = self.connection()
        warnings = [text.partition(":")[2].strip() for text in connection.notices if text.startswith("WARNING")]
        connection.notices.clear()
        return warnings

    def reserve_ids(self, table: Table, count: int) -> np.ndarray:
        rows = self.query(
            "SELECT nextval(of_table.sequence) AS id FROM generate_series(1, :count)"
            " CROSS JOIN (SELECT pg_get_serial_sequence(:name, 'id')::regclass AS sequence OFFSET 0) AS of_table",
            {"name": table.name, "count": count},
        )
        return np.array([row["id"] for row in rows], dtype=np.int64)

    def release(self) -> None:
        connection = self._local.__dict__.pop("connection", None)
        if connection is not None:
            with self._lock:
                self._open = [known for known in self._open if known is not connection]
            connection.close()

    def require_spare(self, count: int) -> None:
        made = []
        try:
            for _ in range(count):
                made.append(self.connect())
        finally:
            for connection in made:
                connection.close()

    def hang_up(self) -> None:
        with self._lock:
            for connection in self._open:
                hang_up(connection)

    def close(self) -> None:
        self._closed = True
        self.release()
        with self._lock:
            for connection in self._open:
                # A thread that is at work rolls back and closes by itself: closing here would wait for its statement.
                idle = connection.closed or connection.info.transaction_status == TRANSACTION_STATUS_IDLE
                if idle:
                    connection.close()
            self._open.clear()


def _first_line(error: psycopg2.Error) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
