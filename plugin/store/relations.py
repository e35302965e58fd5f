"""What maps are made of: the tables and views that become layers, who may read them, and where their objects lie."""

from collections.abc import Iterable

from . import sqltext
from .schema import BY_NAME, POINT_VIEWS, VIEWS
from .store import Store

# From the few that cover everything to the many.
_COVERING = ("grid", "area", "building", "road")


def geometry_type(relation: str) -> str | None:
    """The OGC type of a table's or view's geometry; None for a plain table. Raises KeyError for another relation."""
    return "Point" if relation in POINT_VIEWS else BY_NAME[VIEWS.get(relation, relation)].geometry


def readable_relations(store: Store, names: Iterable[str]) -> frozenset[str]:
    """Those of the tables and views that are there and that this account may read."""
    if store.engine == "gpkg":
        sql = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND any_of(name, :names)"
    else:
        sql = (
            "SELECT relname AS name FROM pg_class WHERE relnamespace = CAST(current_schema() AS regnamespace)"
            " AND any_of(relname, :names) AND has_table_privilege(pg_class.oid, 'SELECT')"
        )
    return frozenset(row["name"] for row in store.query(sql, {"names": sorted(names)}))


def has_rows(store: Store, relation: str) -> bool:
    """Whether a table or view has a row that this account sees."""
    return bool(store.query(sqltext.select(relation, ["1 AS found"], tail="LIMIT 1")))


def known_extent(store: Store) -> tuple[float, float, float, float] | None:
    """Where the objects lie that this account sees, as (minx, miny, maxx, maxy) in the store's CRS; None if nowhere.

    The grids say it, else the areas, buildings or roads.
    """
    for table in _COVERING:
        if store.engine == "gpkg":
            bounds = store.engine_object.bounds(BY_NAME[table])
        else:
            sides = ("ST_XMin", "minx"), ("ST_YMin", "miny"), ("ST_XMax", "maxx"), ("ST_YMax", "maxy")
            columns = [f"{side}(ST_Extent(geom)) AS {name}" for side, name in sides]
            row = store.query(sqltext.select(table, columns))[0]
            bounds = None if row["minx"] is None else (row["minx"], row["miny"], row["maxx"], row["maxy"])
        if bounds is not None:
            return bounds
    return None
