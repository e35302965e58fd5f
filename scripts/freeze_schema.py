"""Writes the declared tables as the first migration of each engine.

Tables, indexes, R-trees and the GeoPackage's catalogue; ``:srid`` stands for the store's CRS. Views, functions,
triggers and roles are no part of it: they are made again after every migration.
"""

import re
from collections.abc import Iterator

from checkout import register

register()

from civicgrid.plugin.store import migrations  # noqa: E402 (the package must be registered first)
from civicgrid.plugin.store.gpkg import ddl as gpkg_ddl  # noqa: E402
from civicgrid.plugin.store.postgis import ddl as postgis_ddl  # noqa: E402
from civicgrid.plugin.store.schema import TABLES  # noqa: E402

# Stands in for the store's CRS until the text is written.
SRID = 987654321


def gpkg() -> Iterator[str]:
    """Statements of the GeoPackage's first migration."""
    for table in TABLES:
        yield gpkg_ddl.create_table(table)
        yield from gpkg_ddl.create_indexes(table)
        for statement, params in gpkg_ddl.register(table, SRID):
            values = {name: gpkg_ddl.literal(value) for name, value in params.items()}
            yield re.sub(r"(?<!\w):([a-z]+)\b", lambda match, values=values: values[match.group(1)], statement)
        if table.geometry:
            yield gpkg_ddl.create_rtree(table)


def postgis() -> Iterator[str]:
    """Statements of PostGIS's first migration."""
    for table in TABLES:
        yield postgis_ddl.create_table(table, SRID)
        yield from postgis_ddl.after_table(table)


def text(statements: Iterator[str]) -> str:
    """The statements as a script."""
    return "".join(statement + ";\n" for statement in statements).replace(str(SRID), ":srid")


def main() -> None:
    for engine, statements in (("gpkg", gpkg()), ("postgis", postgis())):
        path = migrations.FOLDER / f"0001_initial.{engine}.sql"
        path.write_text(text(statements), encoding="utf-8")
        print(path.relative_to(migrations.FOLDER.parents[3]))


if __name__ == "__main__":
    main()
