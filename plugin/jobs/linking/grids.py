"""Buildings and components into the grids they stand in."""

from dataclasses import dataclass

import numpy as np

from ...services.clock import local_day, utc_now
from ...services.geos import shapely
from ...store import Store
from ...store.places import swap_memberships, update_rows
from ...store.residents.counts import count_population
from .points import link_points


@dataclass(frozen=True)
class GridLinks:
    """How many objects lie in a grid valid today, in none, and carry a code that differs from the grid's."""

    linked: int
    unlinked: int
    conflicts: int


def link_buildings(store: Store) -> GridLinks:
    """Compute ``grid_membership`` of all buildings anew, for every version of the grids, their areas and the counts.

    A building is where its representative point is; on a border between two grids of one level and time it is in the
    one with the lower id. A building takes the area of the grid it is in today.
    """
    with store.transaction():
        links = _link(store, "building")
        count_population(store)
    return links


def link_components(store: Store) -> GridLinks:
    """The same for city components 部件, which no grid counts."""
    return _link(store, "component")


def _link(store: Store, table: str) -> GridLinks:
    rows = store.read(table, ["id", "geom", "grid_code", "area_id"], order_by=("id",))
    grids = store.read("grid", ["id", "geom", "code", "level", "area_id", "valid_from", "valid_to"], order_by=("id",))
    shapes = shapely.from_wkb(np.array(rows["geom"], dtype=object))
    row_of, grid = link_points(
        shapely.point_on_surface(shapes), shapely.from_wkb(np.array(grids["geom"], dtype=object))
    )
    row_of, grid = _one_of_a_time(row_of, grid, grids)
    ids, grid_ids = np.array(rows["id"], dtype=np.int64), np.array(grids["id"], dtype=np.int64)
    codes = [rows["grid_code"][row] for row in row_of.tolist()]
    conflicts = np.array(
        [code is not None and code != grids["code"][row] for code, row in zip(codes, grid.tolist(), strict=True)],
        dtype=bool,
    )
    today = local_day(utc_now(), store.zone)
    current = np.array(
        [
            start <= today and (end is None or today < end) and level == "grid"
            for start, end, level in zip(grids["valid_from"], grids["valid_to"], grids["level"], strict=True)
        ],
        dtype=bool,
    )
    with store.transaction():
        swap_memberships(store, table, ids[row_of], grid_ids[grid], codes, conflicts)
        now = current[grid] if len(grid) else np.empty(0, dtype=bool)
        moved = [
            (int(ids[row]), grids["area_id"][column])
            for row, column in zip(row_of[now].tolist(), grid[now].tolist(), strict=True)
            if grids["area_id"][column] not in {None, rows["area_id"][row]}
        ]
        if moved:
            update_rows(store, table, [one[0] for one in moved], {"area_id": [one[1] for one in moved]})
    linked = len(np.unique(row_of[now]))
    return GridLinks(linked, len(ids) - linked, int(conflicts[now].sum()))


def _one_of_a_time(building: np.ndarray, grid: np.ndarray, grids: dict[str, list]) -> tuple[np.ndarray, np.ndarray]:
    """Drop the second of two grids of one level whose times overlap, for the few buildings on a border."""
    several = np.flatnonzero(np.bincount(building, minlength=1)[building] > 1) if len(building) else building
    keep = np.ones(len(building), dtype=bool)
    taken: dict[tuple[int, str], list[int]] = {}
    for row in several.tolist():
        column = int(grid[row])
        others = taken.setdefault((int(building[row]), grids["level"][column]), [])
        if any(_overlap(grids, column, other) for other in others):
            keep[row] = False
        else:
            others.append(column)
    return building[keep], grid[keep]


def _overlap(grids: dict[str, list], one: int, other: int) -> bool:
    ends = grids["valid_to"]
    return (ends[other] is None or grids["valid_from"][one] < ends[other]) and (
        ends[one] is None or grids["valid_from"][other] < ends[one]
    )
