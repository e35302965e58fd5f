"""Tables of the schema as GeoPackage DDL (OGC 12-128r18: contents, geometry columns, R-tree extension)."""

import json
from collections.abc import Iterator

from ..schema import BY_NAME, Column, Table
from ..sqltext import listing, quote, words

_TYPES = {
    "integer": "INTEGER",
    "real": "REAL",
    "text": "TEXT",
    "boolean": "BOOLEAN",
    "instant": "DATETIME",
    "date": "DATE",
    "json": "TEXT",
    "bytes": "BLOB",
}
_FORM_CHECKS = {
    "boolean": "{0} BETWEEN 0 AND 1",
    "instant": "{0} IS NULL OR (julianday({0}) IS NOT NULL AND {0} GLOB '*T*Z')",
    "date": "date({0}) IS {0}",
    "json": "{0} IS NULL OR json_valid({0})",  # json_valid(NULL) is 0 in older SQLite
}
# Not offered as layers: sealed content, hashes and housekeeping say nothing on a map or in a table view.
_HIDDEN = frozenset({"person_clear", "person_search", "event_party", "schema_version", "setting", "change_log"})


def literal(value: str | int | float | bool) -> str:
    """A default value of the schema as SQL."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value)


def is_one_of(name: str, values: tuple[str, ...]) -> str:
    """A condition on code values; SQLite builds the list of an IN anew for every row, which triples a bulk load."""
    return " OR ".join(name + " = " + literal(value) for value in values)


def _column(column: Column) -> str:
    name = quote(column.name)
    parts = [name, _TYPES[column.type]]
    if not column.null:
        parts.append("NOT NULL")
    if column.default is not None:
        parts.append("DEFAULT " + literal(column.default))
    if column.values:
        parts.append("CHECK (" + is_one_of(name, column.values) + ")")
    if column.type in _FORM_CHECKS:
        parts.append("CHECK (" + _FORM_CHECKS[column.type].format(name) + ")")
    if column.check:
        parts.append("CHECK (" + column.check + ")")
    if column.references:
        target = BY_NAME[column.references]
        parts.append("REFERENCES " + quote(target.name) + " (" + listing(target.primary_key) + ")")
        parts.append("ON DELETE " + column.on_delete.upper())
    return " ".join(parts)


def create_table(table: Table) -> str:
    """CREATE TABLE; an integer ``id`` is the row id and is never given out twice."""
    lines = []
    for column in table.columns:
        if column.name == "id" and table.primary_key == ("id",):
            lines.append('"id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL')
        else:
            lines.append(_column(column))
    if table.geometry:
        lines.append('"geom" ' + table.geometry.upper())
    lines += [_column(column) for column in table.later]
    if table.primary_key != ("id",):
        lines.append("PRIMARY KEY (" + listing(table.primary_key) + ")")
    lines += ["UNIQUE (" + listing(columns) + ")" for columns in table.unique]
    lines += ["CHECK (" + check + ")" for check in table.checks]
    lines += [
        "FOREIGN KEY (" + listing(key.columns) + ") REFERENCES " + quote(key.table) + " (" + listing(key.target) + ")"
        for key in table.foreign_keys
    ]
    return "CREATE TABLE " + quote(table.name) + " (\n  " + ",\n  ".join(lines) + "\n)"


def create_indexes(table: Table) -> Iterator[str]:
    """CREATE INDEX for each declared index."""
    for columns in table.indexes:
        name = "_".join((table.name, *columns, "idx"))
        yield "CREATE INDEX " + quote(name) + " ON " + quote(table.name) + " (" + listing(columns) + ")"


def row_id(table: Table) -> str:
    """The name of the row id, which is what the R-tree and the change log point at."""
    return quote("id") if table.primary_key == ("id",) else "rowid"


def _of_id(table: Table) -> str:
    """Without it every UPDATE, of whatever column, would need a program that knows the ST_ functions."""
    return " OF " + quote("id") if table.primary_key == ("id",) else ""


_RTREE_BODIES = {
    "insert": (
        "AFTER INSERT ON {table} WHEN NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom) BEGIN"
        " INSERT OR REPLACE INTO {rtree} VALUES (NEW.{id}, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),"
        " ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END"
    ),
    "update6": (
        "AFTER UPDATE OF geom ON {table} WHEN OLD.{id} = NEW.{id} AND NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)"
        " AND OLD.geom NOTNULL AND NOT ST_IsEmpty(OLD.geom) BEGIN"
        " UPDATE {rtree} SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom),"
        " maxy = ST_MaxY(NEW.geom) WHERE id = NEW.{id}; END"
    ),
    "update7": (
        "AFTER UPDATE OF geom ON {table} WHEN OLD.{id} = NEW.{id} AND NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)"
        " AND (OLD.geom ISNULL OR ST_IsEmpty(OLD.geom)) BEGIN"
        " INSERT INTO {rtree} VALUES (NEW.{id}, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),"
        " ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END"
    ),
    "update2": (
        "AFTER UPDATE OF geom ON {table} WHEN OLD.{id} = NEW.{id} AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)) BEGIN"
        " DELETE FROM {rtree} WHERE id = OLD.{id}; END"
    ),
    "update5": (
        "AFTER UPDATE{of_id} ON {table} WHEN OLD.{id} <> NEW.{id} AND NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)"
        " BEGIN DELETE FROM {rtree} WHERE id = OLD.{id};"
        " INSERT OR REPLACE INTO {rtree} VALUES (NEW.{id}, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),"
        " ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END"
    ),
    "update4": (
        "AFTER UPDATE{of_id} ON {table} WHEN OLD.{id} <> NEW.{id} AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)) BEGIN"
        " DELETE FROM {rtree} WHERE id IN (OLD.{id}, NEW.{id}); END"
    ),
    "delete": "AFTER DELETE ON {table} WHEN OLD.geom NOTNULL BEGIN DELETE FROM {rtree} WHERE id = OLD.{id}; END",
}
_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"


def rtree_name(table: Table) -> str:
    """The table's R-tree, named as the GeoPackage extension wants it."""
    return "rtree_" + table.name + "_geom"


def triggers(table: Table) -> dict[str, str]:
    """Name → CREATE TRIGGER of the R-tree and the change log: those that a bulk load sets aside."""
    found = {}
    if table.geometry:
        for kind, body in _RTREE_BODIES.items():
            name = "_".join(("rtree", table.name, "geom", kind))
            text = body.format(
                table=quote(table.name), rtree=quote(rtree_name(table)), id=row_id(table), of_id=_of_id(table)
            )
            found[name] = "CREATE TRIGGER " + quote(name) + " " + text
    if table.feed in {"row", "statement"}:
        for operation, row in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD")):
            name = "_".join((table.name, "feed", operation))
            values = ", ".join((literal(table.name), row + "." + row_id(table), literal(operation), _NOW))
            when = ("CREATE TRIGGER", quote(name), "AFTER", operation.upper(), "ON", quote(table.name), "BEGIN")
            log = ("INSERT INTO change_log (table_name, row_id, operation, at) VALUES (", values, "); END")
            found[name] = words(*when, *log)
    return found


def register(table: Table, srid: int) -> Iterator[tuple[str, dict]]:
    """Statements and parameters that enter the table into the GeoPackage's own catalogue."""
    if table.name in _HIDDEN:
        return
    params = {
        "name": table.name,
        "kind": "features" if table.geometry else "attributes",
        "comment": table.comment,
        "srid": srid if table.geometry else 0,
    }
    yield (
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)"
        " VALUES (:name, :kind, :name, :comment, :srid)",
        params,
    )
    if table.geometry:
        yield (
            "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)"
            " VALUES (:name, 'geom', :kind, :srid, 0, 0)",
            {"name": table.name, "kind": table.geometry.upper(), "srid": srid},
        )
        yield (
            "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES"
            " (:name, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
            {"name": table.name},
        )


def create_rtree(table: Table) -> str:
    """CREATE VIRTUAL TABLE of the R-tree."""
    return "CREATE VIRTUAL TABLE " + quote(rtree_name(table)) + " USING rtree(id, minx, maxx, miny, maxy)"
