"""Bulk loads into a GeoPackage: a staging table, one set-based statement, the R-tree filled from known bounds."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, islice

import numpy as np

from ..engine import LoadCount
from ..schema import VIEWS, Table
from ..sqltext import listing, quote, words
from . import ddl, rtree

_PACK_FROM = 2_000
_PACK_SHARE = 8
_REFILL_SHARE = 2
_BOUNDS = ("minx", "miny", "maxx", "maxy")
_VALUES_A_STATEMENT = 4_000


def load(
    connection: sqlite3.Connection,
    table: Table,
    columns: Mapping[str, list],
    bounds: np.ndarray | None,
    key: Sequence[str],
    update: bool,
) -> LoadCount:
    """Load encoded columns inside the caller's transaction; see Store.load."""
    names = tuple(columns)
    _stage(connection, names, columns, bounds)
    same_key = _same(key, "t", "s")
    in_table = words("EXISTS (SELECT 1 FROM", quote(table.name), "AS t WHERE", same_key + ")")
    known = connection.execute(words("SELECT count(*) FROM staging AS s WHERE", in_table)).fetchone()[0]
    set_aside = ddl.triggers(table)
    for name in set_aside:
        connection.execute("DROP TRIGGER " + quote(name))
    updated = 0
    if update and known:
        updated = _update(connection, table, names, key)
    elif known:
        connection.execute(words("DELETE FROM staging AS s WHERE", in_table))
    into = words(
        "INSERT INTO", quote(table.name), "(" + listing(names) + ")", "SELECT", listing(names), "FROM staging AS s"
    )
    fresh = words("WHERE NOT", in_table) if update and known else ""
    inserted = connection.execute(words(into, fresh, "ORDER BY ordinal")).rowcount
    if bounds is not None:
        _index(connection, table, key)
    for trigger in set_aside.values():
        connection.execute(trigger)
    if table.feed in {"row", "statement"} and (inserted or updated):
        _note_bulk(connection, table)
    if bounds is not None:
        _note_extent(connection, table)
    connection.execute("DROP TABLE staging")
    return LoadCount(inserted, updated)


def _note_extent(connection, table: Table) -> None:
    """Say in the catalogue what the table covers: who finds no extent there reads every geometry to learn it."""
    extent = rtree.bounds(connection, ddl.rtree_name(table)) or (None,) * 4
    for name in (table.name, *(view for view, base in VIEWS.items() if base == table.name)):
        connection.execute(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?,"
            " last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ? AND data_type = 'features'",
            (*extent, name),
        )


def _same(key: Sequence[str], left: str, right: str) -> str:
    return " AND ".join(left + "." + quote(name) + " = " + right + "." + quote(name) for name in key)


def _stage(connection, names, columns, bounds) -> None:
    extra = _BOUNDS if bounds is not None else ()
    definition = ", ".join(["ordinal INTEGER PRIMARY KEY", *(quote(name) for name in names), *extra])
    connection.execute("DROP TABLE IF EXISTS staging")
    connection.execute("CREATE TEMP TABLE staging (" + definition + ")")
    sources = [range(len(columns[names[0]])), *columns.values()]
    if bounds is not None:
        sources += [[None if value != value else value for value in column.tolist()] for column in bounds.T]  # noqa: PLR0124
    _fill(connection, "staging", sources)


def _fill(connection: sqlite3.Connection, table: str, columns: Sequence[Iterable]) -> None:
    """Many rows a statement: each one gives the interpreter up, and a thread at work keeps it for milliseconds."""
    into, marks = words("INSERT INTO", quote(table), "VALUES "), "(" + ", ".join("?" * len(columns)) + ")"
    at_once, count = max(1, _VALUES_A_STATEMENT // len(columns)), len(columns[0])
    rows = zip(*columns, strict=True)
    blocks = (tuple(chain.from_iterable(islice(rows, at_once))) for _ in range(count // at_once))
    connection.executemany(into + ", ".join([marks] * at_once), blocks)
    connection.executemany(into + marks, rows)


def _update(connection, table: Table, names: Sequence[str], key: Sequence[str]) -> int:
    changing = [name for name in names if name not in key and name != "id"]
    if not changing:
        return 0
    return connection.execute(
        words(
            "UPDATE",
            quote(table.name),
            "AS t SET",
            ", ".join(quote(name) + " = s." + quote(name) for name in changing),
            "FROM staging AS s WHERE",
            _same(key, "t", "s"),
            "AND (",
            " OR ".join("t." + quote(name) + " IS NOT s." + quote(name) for name in changing),
            ")",
        )
    ).rowcount


def _index(connection, table: Table, key: Sequence[str]) -> None:
    """Enter the staged bounds into the R-tree: packed anew when they are a large part of it, else one by one."""
    tree, row_id = quote(ddl.rtree_name(table)), "t." + ddl.row_id(table)
    joined = words("FROM staging AS s JOIN", quote(table.name), "AS t ON", _same(key, "t", "s"))
    connection.execute(words("DELETE FROM", tree, "WHERE id IN (SELECT", row_id, joined, "WHERE s.minx IS NULL)"))
    staged = words("SELECT", row_id + ", s.minx, s.maxx, s.miny, s.maxy", joined, "WHERE s.minx IS NOT NULL")
    shadow = quote(ddl.rtree_name(table) + "_rowid")
    known = connection.execute(words("SELECT count(*) FROM", shadow)).fetchone()[0]
    arriving = connection.execute("SELECT count(*) FROM staging WHERE minx IS NOT NULL").fetchone()[0]
    if arriving < _PACK_FROM or arriving * _PACK_SHARE < known:
        connection.execute(words("INSERT OR REPLACE INTO", tree, staged))
        return
    # SQLite's own entries come first, so that the staged bounds of the same row win.
    entries = connection.execute(words("SELECT id, minx, maxx, miny, maxy FROM", tree)).fetchall()
    entries += connection.execute(staged).fetchall()
    table_of = np.array([tuple(entry) for entry in entries])
    ids, last = np.unique(table_of[::-1, 0].astype(np.int64), return_index=True)
    bounds = table_of[::-1][last][:, [1, 3, 2, 4]]
    rtree.rebuild(connection, ddl.rtree_name(table), ids, bounds)


def stage(connection: sqlite3.Connection, name: str, columns: Mapping[str, list]) -> None:
    """A temporary table of encoded columns, the first one its key."""
    first, *others = (quote(column) for column in columns)
    definition = ", ".join([first + " INTEGER PRIMARY KEY", *others])
    connection.execute("CREATE TEMP TABLE " + quote(name) + " (" + definition + ")")
    _fill(connection, name, list(columns.values()))


@contextmanager
def one_change(connection: sqlite3.Connection, table: Table, rows: int = 0) -> Iterator[None]:
    """For statements over many rows: the change log says once that the table changed, not once a row.

    ``rows`` are about to be added: where they are a large part of the table, its indexes are made anew afterwards.
    """
    set_aside = {name: text for name, text in ddl.triggers(table).items() if "_feed_" in name}
    for name in set_aside:
        connection.execute("DROP TRIGGER " + quote(name))
    refill = False
    if (
        rows >= _PACK_FROM
        and rows * _REFILL_SHARE > connection.execute(words("SELECT count(*) FROM", quote(table.name))).fetchone()[0]
    ):
        refill = True
        for columns in table.indexes:
            connection.execute("DROP INDEX " + quote("_".join((table.name, *columns, "idx"))))
    before = connection.total_changes
    yield
    if refill:
        for statement in ddl.create_indexes(table):
            connection.execute(statement)
    if connection.total_changes > before:
        _note_bulk(connection, table)
    for trigger in set_aside.values():
        connection.execute(trigger)


def _note_bulk(connection: sqlite3.Connection, table: Table) -> None:
    connection.execute(
        "INSERT INTO change_log (table_name, operation, at) VALUES (?, 'bulk', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
        (table.name,),
    )
