"""Bulk loads into PostgreSQL: COPY into a temporary table, then one set-based upsert."""

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice

import numpy as np

from ...services import clock
from ..engine import LoadCount
from ..schema import Table
from ..sqltext import listing, quote, words
from . import ddl

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_ESCAPED = re.compile(r"[\\\t\n\r]")
_NULL = "\\N"
_TEXTS = {str, type(None)}
# One encoder for all documents: json.dumps would make one for each.
_to_json = json.JSONEncoder(ensure_ascii=False).encode
_ROWS_A_BLOCK = 5_000
_COPIED = 1 << 18  # characters that COPY takes at a time


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    if isinstance(value, datetime):
        return clock.to_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value).translate(_ESCAPES)


def _encoder(kind: str) -> Callable[[object], str]:
    if kind == "json":
        return lambda value: _to_json(value).translate(_ESCAPES)
    if kind == "geometry":
        return bytes.hex
    if kind == "boolean":
        return lambda value: "t" if value else "f"
    if kind == "integer":
        return lambda value: str(int(value))
    return _text


def _encoded(kind: str, values: Sequence) -> list[str]:
    """A column as COPY reads it."""
    plain = values.tolist() if isinstance(values, np.ndarray) else values
    if kind in {"date", "instant"}:  # days and visits are few
        known = {value: _text(value) for value in set(plain)} | {None: _NULL}
        return [known[value] for value in plain]
    if kind == "text" and set(map(type, plain)) <= _TEXTS and not _ESCAPED.search("".join(filter(None, plain))):
        return [_NULL if value is None else value for value in plain]
    encode = _encoder(kind)
    return [_NULL if value is None else encode(value) for value in plain]


class _Rows(io.TextIOBase):
    """Encoded rows as the file that COPY reads, a block at a time."""

    def __init__(self, lines: Iterator[str]):
        self._lines = lines
        self._block = io.StringIO()

    def read(self, size: int = -1) -> str:
        if size < 0:
            return self._block.read() + "".join(self._lines)
        taken = self._block.read(size)
        if not taken:
            # Cut from a stream: cutting the rest of a long text off again and again would copy it each time.
            self._block = io.StringIO("".join(islice(self._lines, _ROWS_A_BLOCK)))
            taken = self._block.read(size)
        return taken


def load(
    connection, table: Table, columns: Mapping[str, Sequence], key: Sequence[str], update: bool, srid: int
) -> LoadCount:
    """Load columns inside the caller's transaction; see Store.load."""
    names = tuple(columns)
    with connection.cursor() as cursor:
        if table.partition:
            months = sorted({value.strftime("%Y-%m-01") for value in columns[table.partition]})
            for month in months:
                cursor.execute("SELECT ensure_month_partition(%s, %s)", (table.name, month))
        _stage(cursor, table, names, columns)
        fields = [
            "ST_SetSRID(" + quote(name) + "::geometry, " + str(int(srid)) + ")" if name == "geom" else quote(name)
            for name in names
        ]
        source = words("SELECT", ", ".join(fields), "FROM staging ORDER BY ordinal")
        target = words("INSERT INTO", quote(table.name), "AS t (" + listing(names) + ")")
        changing = [name for name in names if name not in key and name != "id"]
        conflict = "ON CONFLICT (" + listing(key) + ") DO "
        if update and changing:
            conflict += words(
                "UPDATE SET",
                ", ".join(quote(name) + " = excluded." + quote(name) for name in changing),
                "WHERE (" + ", ".join("t." + quote(name) for name in changing) + ") IS DISTINCT FROM",
                "(" + ", ".join("excluded." + quote(name) for name in changing) + ")",
            )
        else:
            conflict += "NOTHING"
        # PostgreSQL does not show xmax of a partitioned table; its rows are facts that are never updated.
        fresh = "RETURNING true AS fresh" if table.partition else "RETURNING (xmax = 0) AS fresh"
        upsert = words(target, source, conflict, fresh)
        cursor.execute(words("WITH done AS (", upsert, ") SELECT count(*) FILTER (WHERE fresh), count(*) FROM done"))
        inserted, touched = cursor.fetchone()
        cursor.execute("DROP TABLE staging")
    return LoadCount(inserted, touched - inserted)


def _stage(cursor, table: Table, names: Sequence[str], columns: Mapping[str, Sequence]) -> None:
    definition = ", ".join(quote(name) + " " + ddl.column_type(table, name) for name in names)
    cursor.execute("DROP TABLE IF EXISTS staging")
    cursor.execute("CREATE TEMP TABLE staging (ordinal bigint, " + definition + ") ON COMMIT DROP")
    kinds = ["geometry" if name == "geom" and table.geometry else table.by_name[name].type for name in names]
    encoded = [_encoded(kind, columns[name]) for kind, name in zip(kinds, names, strict=True)]
    ordinals = map(str, range(len(encoded[0])))
    lines = ("\t".join(row) + "\n" for row in zip(ordinals, *encoded, strict=True))
    cursor.copy_expert("COPY staging FROM STDIN", _Rows(lines), _COPIED)
    cursor.execute("ANALYZE staging")


def stage(connection, name: str, columns: Mapping[str, tuple[str, Sequence]]) -> None:
    """A temporary table of (logical type, values) by column, the first one its key; gone with the transaction."""
    definition = ", ".join(quote(column) + " " + ddl.TYPES[kind] for column, (kind, _) in columns.items())
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE " + quote(name) + " (" + definition + ") ON COMMIT DROP")
        encoded = [_encoded(kind, values) for kind, values in columns.values()]
        lines = ("\t".join(row) + "\n" for row in zip(*encoded, strict=True))
        cursor.copy_expert("COPY " + quote(name) + " FROM STDIN", _Rows(lines), _COPIED)
        cursor.execute("ANALYZE " + quote(name))
