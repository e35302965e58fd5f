"""What changed in a store since the last look, without loss and without repeat.

A server commits out of order: a row of ``change_log`` with a smaller id may become visible after a larger one. The
reader therefore remembers the low-water transaction, before which everything has ended, reads from there again, and
drops what it has seen. A GeoPackage has one writer at a time, so that its ids are in the order of commits.
"""

import select
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg2
from psycopg2 import sql

from ..services import clock
from ..services.translation import tr
from .errors import StoreError, StoreUnavailable
from .gpkg.presence import identity, log_identity
from .postgis.lost import hang_up, wait_for, why
from .schema import TABLES
from .store import Store

# Tables whose changes are told but not logged.
_TOLD_ONLY = frozenset(table.name for table in TABLES if table.feed == "notify")
_PROMPT = 1.0  # seconds for an answer from which the server's clock is known
_FIRST_PAUSE = 0.25
_LONGEST_PAUSE = 30.0
_PATIENCE = 10.0  # seconds in which a server answers, or is lost: a cut network may never tell
# After a crash the server may give out again transaction numbers that were never written to disk.
_MARGIN = 1000
# A transaction number that no reader asks for: for rows that came from another server.
LONG_AGO = -_MARGIN


@dataclass(frozen=True)
class Change:
    """One change. ``row_id`` is None when a bulk load touched many rows; ``operation`` as in ``change_log``."""

    table: str
    row_id: int | None
    operation: str
    at: datetime


class ChangeFeed:
    """The changes of a store from the moment the feed was made.

    ``changes()`` never raises for a lost server: ``lost`` then holds the sentence to show, and the feed tries again by
    itself with growing pauses and catches up. Use it from one thread at a time.
    """

    def __init__(self, store: Store):
        self._reader = _PostgresReader(store) if store.engine == "postgis" else _FileReader(store)

    @property
    def lost(self) -> str | None:
        """Why nothing can be read at present; None when all is well."""
        return self._reader.lost

    @property
    def ahead(self) -> float:
        """By how many seconds this computer's clock is ahead of the store's, as of the last reading; 0 in a file."""
        return self._reader.ahead

    def fileno(self) -> int | None:
        """The socket that becomes readable when something changed; None: poll. Ask again after each ``changes()``."""
        return self._reader.fileno()

    def changes(self) -> list[Change]:
        """The changes since the last call, each once, in the order of their ids."""
        return self._reader.changes()

    def wait(self, timeout: float) -> bool:
        """Wait up to ``timeout`` seconds for a sign of change; returns whether one came. Not for the GUI thread."""
        return self._reader.wait(timeout)

    def hang_up(self) -> None:
        """Wait no longer for a server that does not answer; from any thread."""
        self._reader.hang_up()

    def close(self) -> None:
        """Close the feed's own connection."""
        self._reader.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class _PostgresReader:
    """One LISTEN connection of its own; NOTIFY only wakes, what changed is read from ``change_log``."""

    def __init__(self, store: Store):
        self._engine = store.engine_object
        self._channel = f"civicgrid_{self._engine.schema}"
        self._connection = None
        self._pause = 0.0
        self._try_at = 0.0
        self._seen: dict[int, int] = {}
        self._told: set[str] = set()
        self.lost: str | None = None
        self.ahead = 0.0
        self._connect()
        self._low, rows = self._read(None)
        self._seen = {row[0]: row[1] for row in rows}

    def _connect(self) -> None:
        connection = self._engine.connect(patience=_PATIENCE)
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("LISTEN {}").format(sql.Identifier(self._channel)))
            wait_for(connection, _PATIENCE)
        self._connection = connection

    def _read(self, low: int | None) -> tuple[int, list[tuple]]:
        """The low-water mark and the logged rows from ``low`` on (None: a margin before the mark), of one snapshot."""
        begun = time.time()
        with self._connection.cursor() as cursor:
            cursor.execute(
                "WITH mark AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS low)"
                " SELECT low, clock_timestamp(), id, xact, table_name, row_id, operation, at"
                " FROM mark LEFT JOIN change_log ON xact >= coalesce(%s, low - %s) ORDER BY id",
                (low, _MARGIN),
            )
            wait_for(self._connection, _PATIENCE)
            rows = cursor.fetchall()
        took = time.time() - begun
        if 0 <= took < _PROMPT:
            # The server looked at its clock at some time between.
            self.ahead = begun + took / 2 - rows[0][1].timestamp()
        return rows[0][0], [row[2:] for row in rows if row[2] is not None]

    def fileno(self) -> int | None:
        return None if self._connection is None else self._connection.fileno()

    def changes(self) -> list[Change]:
        try:
            rows, told = self._news()
        except (psycopg2.OperationalError, psycopg2.InterfaceError, StoreError) as error:
            self._lose(error)
            return []
        self.lost, self._pause = None, 0.0
        now = clock.utc_now()
        return [
            *(Change(row[2], row[3], row[4], row[5].astimezone(UTC)) for row in rows),
            *(Change(table, None, "bulk", now) for table in sorted(told)),
        ]

    def _news(self) -> tuple[list[tuple], set[str]]:
        begin = self._low
        if self._connection is None:
            if time.monotonic() < self._try_at:
                raise StoreUnavailable(self.lost or "")
            self._connect()
            begin -= _MARGIN
            # What was told meanwhile went unheard.
            self._told |= _TOLD_ONLY
        self._drain()
        low, rows = self._read(begin)
        fresh = [row for row in rows if row[0] not in self._seen]
        self._seen |= {row[0]: row[1] for row in fresh}
        if low != self._low:
            self._low = low
            self._seen = {key: xact for key, xact in self._seen.items() if xact >= low - _MARGIN}
        told, self._told = self._told, set()
        return fresh, told

    def _drain(self) -> None:
        self._connection.poll()
        self._told |= {notice.payload for notice in self._connection.notifies if notice.payload in _TOLD_ONLY}
        self._connection.notifies.clear()

    def wait(self, timeout: float) -> bool:
        if self._connection is None:
            time.sleep(min(timeout, max(0.0, self._try_at - time.monotonic())))
            return time.monotonic() >= self._try_at
        if self._connection.notifies:
            return True
        ready, _, _ = select.select([self._connection], [], [], timeout)
        return bool(ready)

    def hang_up(self) -> None:
        connection = self._connection
        if connection is not None:
            hang_up(connection)

    def _lose(self, error: Exception) -> None:
        if self._connection is not None or time.monotonic() >= self._try_at:
            self._pause = min(_LONGEST_PAUSE, self._pause * 2 or _FIRST_PAUSE)
            self._try_at = time.monotonic() + self._pause
            text = tr("The connection to {database} was lost: {reason}")
            # What could not be made anew says by itself who does not answer, and why.
            unmade = isinstance(error, StoreError)
            self.lost = str(error) if unmade else text.format(database=self._engine.database, reason=why(error))
        self.close()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class _FileReader:
    """A connection of its own that only reads; ``data_version`` moves with every commit of any other connection."""

    def __init__(self, store: Store):
        self._path, self._uid = store.engine_object.path, store.uid
        self._connection: sqlite3.Connection | None = None
        self._file: tuple | None = None
        self._version: int | None = None
        self.lost: str | None = None
        self.ahead = 0.0
        with self._reading():
            self._version = self._ask("PRAGMA data_version")
            self._last = self._ask("SELECT coalesce(max(id), 0) FROM change_log")
            self._told = dict(self._ends())
        if self.lost:
            raise StoreError(self.lost)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            if self._connection is not None and (identity(self._path), log_identity(self._path)) != self._file:
                self.close()
            yield
            self.lost = None
        except sqlite3.Error as error:
            self.lost = tr("{file} cannot be read: {reason}").format(file=self._path.name, reason=error)
            self.close()

    def _ask(self, question: str):
        if self._connection is None:
            self._connect()
        with closing(self._connection.execute(question)) as cursor:
            return cursor.fetchone()[0]

    def _connect(self) -> None:
        there = identity(self._path)
        if there is None:
            raise sqlite3.OperationalError(tr("the file is gone"))
        self._connection = sqlite3.connect(
            self._path.as_uri() + "?mode=rw", uri=True, timeout=5, isolation_level=None, check_same_thread=False
        )
        self._connection.execute("PRAGMA query_only = ON")
        # The number means nothing on another connection.
        self._version = None
        if self._ask("SELECT value FROM setting WHERE name = 'uid'") != self._uid:
            raise sqlite3.OperationalError(tr("another database is in its place"))
        self._file = (there, log_identity(self._path))

    def hang_up(self) -> None:
        """A file answers by itself."""

    def _ends(self) -> Iterator[tuple[str, int]]:
        """The last row id of each table whose changes are not logged."""
        yield "position", self._ask('SELECT coalesce(max(rowid), 0) FROM "position"')
        yield "reading", self._ask("SELECT coalesce(max(rowid), 0) FROM reading")

    def fileno(self) -> None:
        return None

    def changes(self) -> list[Change]:
        found: list[Change] = []
        with self._reading():
            version = self._ask("PRAGMA data_version")
            if version == self._version:
                return []
            rows = self._connection.execute(
                "SELECT id, table_name, row_id, operation, at FROM change_log WHERE id > ? ORDER BY id", (self._last,)
            ).fetchall()
            ends = dict(self._ends())
            found = [Change(table, key, operation, clock.from_text(at)) for _, table, key, operation, at in rows]
            now = clock.utc_now()
            found += [Change(table, None, "bulk", now) for table, end in ends.items() if end != self._told[table]]
            self._version, self._told = version, ends
            self._last = rows[-1][0] if rows else self._last
        return found

    def wait(self, timeout: float) -> bool:
        deadline = time.monotonic() + timeout
        while True:
            with self._reading():
                if self._ask("PRAGMA data_version") != self._version:
                    return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(0.1, left))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
