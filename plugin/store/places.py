"""Writes that belong to places: which grid an object lies in, and columns that follow from other tables."""

import io
from collections.abc import Mapping, Sequence
from itertools import repeat

import numpy as np

from .errors import StoreError
from .schema import BY_NAME
from .sqltext import quote, words
from .store import Store

MEMBERS = ("building", "component", "responder")


def swap_memberships(
    store: Store,
    object_type: str,
    object_ids: np.ndarray,
    grid_ids: np.ndarray,
    declared_codes: Sequence[str | None] | None = None,
    conflicts: np.ndarray | None = None,
) -> int:
    """Replace the rows of ``grid_membership`` for one kind of object, in one transaction; returns how many there are.

    In PostGIS an account replaces those of the grids that it sees.
    Pairs of object and grid must not repeat. ``declared_codes`` are the codes that the objects themselves carry,
    ``conflicts`` whether they differ from the grid's; none of both when nothing is declared.
    """
    if object_type not in MEMBERS:
        raise StoreError(f"{object_type} has no grid membership.", table=object_type)
    count = len(object_ids)
    order = np.argsort(object_ids, kind="stable")  # a table is filled fastest in the order of its key
    objects, grids = np.asarray(object_ids)[order].tolist(), np.asarray(grid_ids)[order].tolist()
    codes = [None] * count if declared_codes is None else [declared_codes[index] for index in order.tolist()]
    flags = [False] * count if conflicts is None else np.asarray(conflicts)[order].tolist()
    with store.transaction():
        fill = _fill_gpkg if store.engine == "gpkg" else _fill_postgis
        with store.engine_object.driver_errors():  # what the driver raises, as the store's own errors
            fill(store, object_type, objects, grids, codes, flags)
    return count


def _clear(store: Store, object_type: str) -> None:
    params = {"object_type": object_type}
    if store.engine == "postgis":
        # An account of one area must leave the memberships of others alone: it sees its own grids only.
        own = "DELETE FROM grid_membership WHERE object_type = :object_type AND grid_id IN (SELECT id FROM grid)"
        store.execute(own, params)
    elif store.query("SELECT 1 AS found FROM grid_membership WHERE object_type <> :object_type LIMIT 1", params):
        store.execute("DELETE FROM grid_membership WHERE object_type = :object_type", params)
    else:
        # Without a condition SQLite empties the table in one go.
        store.execute("DELETE FROM grid_membership")


def _fill_gpkg(store: Store, object_type: str, objects: list, grids: list, codes: list, flags: list) -> None:
    connection = store.engine_object.connection()
    # Filling the index afterwards is quicker than keeping it up row by row.
    connection.execute("DROP INDEX grid_membership_grid_id_object_type_idx")
    _clear(store, object_type)
    if any(flags) or any(code is not None for code in codes):
        connection.executemany(
            "INSERT INTO grid_membership (object_type, object_id, grid_id, declared_code, conflict)"
            " VALUES (?, ?, ?, ?, ?)",
            zip(repeat(object_type, len(objects)), objects, grids, codes, map(int, flags), strict=True),
        )
    else:
        # Where nothing is declared one statement is twice as quick; the table's defaults say the rest.
        pairs = ",".join(f'"{number}":{grid}' for number, grid in zip(objects, grids, strict=True))
        connection.execute(
            "INSERT INTO grid_membership (object_type, object_id, grid_id)"
            " SELECT ?, CAST(key AS INTEGER), value FROM json_each(?)",
            (object_type, "{" + pairs + "}"),
        )
    connection.execute("CREATE INDEX grid_membership_grid_id_object_type_idx ON grid_membership (grid_id, object_type)")


def _fill_postgis(store: Store, object_type: str, objects: list, grids: list, codes: list, flags: list) -> None:
    _clear(store, object_type)
    lines = [
        f"{object_type}\t{number}\t{grid}\t{_copied(code)}\t{'t' if flag else 'f'}\n"
        for number, grid, code, flag in zip(objects, grids, codes, flags, strict=True)
    ]
    with store.engine_object.connection().cursor() as cursor:
        cursor.copy_expert(
            "COPY grid_membership (object_type, object_id, grid_id, declared_code, conflict) FROM STDIN",
            io.StringIO("".join(lines)),
        )


def _copied(code: str | None) -> str:
    if code is None:
        return "\\N"
    return code.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def residents_by_building(store: Store) -> dict[int, int]:
    """How many people live in each building today, as they are now: without what was counted before."""
    rows = store.query(
        "SELECT room.building_id, count(*) AS persons FROM current_residence JOIN room ON room.id = room_id"
        " GROUP BY room.building_id"
    )
    return {row["building_id"]: row["persons"] for row in rows}


def update_rows(store: Store, table: str, ids: Sequence[int], columns: Mapping[str, Sequence]) -> int:
    """Change columns of many rows by id in one set-based statement; returns how many differed.

    Ids that are not there are passed over.
    """
    needed = [
        column.name
        for column in BY_NAME[table].by_name.values()
        if not column.null and column.default is None and column.name not in {"id", *columns}
    ]
    if BY_NAME[table].area and "area_id" not in columns:
        needed.append("area_id")  # in PostgreSQL an account bound to an area must show that the row is its own
    with store.transaction():
        # A bulk load is an upsert: it wants the columns that must not be empty, too.
        rows = store.read(table, ["id", *needed], where={"id": [int(number) for number in ids]})
        place = {number: index for index, number in enumerate(np.asarray(ids).tolist())}
        order = [place[number] for number in rows["id"]]
        changed = {name: [values[index] for index in order] for name, values in columns.items()}
        return store.load(table, {**rows, **changed}, key=("id",), conflict="update").updated


def delete_rows(store: Store, table: str, ids: Sequence[int]) -> int:
    """Delete rows by id; returns how many were there. Raises ConstraintViolation while other rows refer to one."""
    return store.execute(
        words("DELETE FROM", quote(BY_NAME[table].name), "WHERE any_of(id, :ids)"), {"ids": [int(key) for key in ids]}
    )
