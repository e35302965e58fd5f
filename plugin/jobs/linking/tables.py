"""Buildings and rooms that are not in a store, read as a store's are; and what places are called in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ...services.clock import local_day, utc_now
from ...services.geos import shapely
from ...services.translation import tr
from ...store import Store
from .candidates import Candidate
from .points import link_points


class Tables:
    """Columns by table in one CRS, with the `read` of a store; a column or table that is not there is empty."""

    def __init__(self, crs: str, tables: Mapping[str, Mapping[str, list]]):
        self.crs = crs
        self._tables = tables

    def read(
        self, table: str, columns: Sequence[str], *, where: Mapping[str, object] | None = None, order_by: Sequence = ()
    ) -> dict[str, list]:
        """Equally long lists; ``where`` knows one of some ids only, the rows stand in their own order."""
        held = self._tables.get(table, {"id": []})
        count = len(held["id"])
        rows = range(count)
        if where:
            wanted = set(where["id"])
            rows = [row for row, number in enumerate(held["id"]) if number in wanted]
        found = {name: held.get(name) or [None] * count for name in columns}
        return found if not where else {name: [values[row] for row in rows] for name, values in found.items()}


def place_names(source: Store | Tables, candidates: Sequence[Sequence[Candidate]]) -> dict[tuple[int | None, int], str]:
    """What the buildings and rooms of candidates are called, by (room or None, building)."""
    pairs = {(room, building) for guessed in candidates for room, building, _ in guessed}
    buildings = sorted({building for _, building in pairs})
    rooms = sorted({room for room, _ in pairs if room is not None})
    names = ["id", "estate", "number", "road", "door", "name", "address"]
    rows = source.read("building", names, where={"id": buildings}) if buildings else {name: [] for name in names}
    called = {key: building_name(key, *parts) for key, *parts in zip(*rows.values(), strict=True)}
    names = ["id", "unit", "number"]
    rows = source.read("room", names, where={"id": rooms}) if rooms else {name: [] for name in names}
    inside = {key: (unit or "", number) for key, unit, number in zip(*rows.values(), strict=True)}
    found = {}
    for room, building in pairs:
        name = called.get(building, "")
        if room in inside:
            unit, number = inside[room]
            name = tr("{building} unit {unit} room {room}") if unit else tr("{building} room {room}")
            name = name.format(building=called.get(building, ""), unit=unit, room=number)
        found[room, building] = name
    return found


def building_name(key: int, estate, number, road, door, name, address) -> str:
    """What a building is called: by its estate, its address, its road and door, or its name."""
    if estate and number:
        return f"{estate}{number}栋"
    if address:
        return address
    if road and (door or number):
        return f"{road}{str(door).removesuffix('号')}号" if door else f"{road}{str(number).removesuffix('户')}户"
    return name or tr("Building {number}").format(number=key)


def grid_codes(source: Store | Tables, buildings: Sequence[int]) -> dict[int, str]:
    """The code of the grid in which each building stands today."""
    if isinstance(source, Tables):
        return _by_place(source)
    today = local_day(utc_now(), source.zone)
    grids = source.read("grid", ["id", "code", "level", "valid_from", "valid_to"])
    codes = {
        number: code
        for number, code, level, start, end in zip(*grids.values(), strict=True)
        if level == "grid" and start <= today and (end is None or today < end)
    }
    where = {"object_type": "building", "object_id": list(buildings)}
    rows = source.read("grid_membership", ["object_id", "grid_id"], where=where)
    return {building: codes[grid] for building, grid in zip(*rows.values(), strict=True) if grid in codes}


def _by_place(tables: Tables) -> dict[int, str]:
    buildings, grids = tables.read("building", ["id", "geom"]), tables.read("grid", ["code", "geom"])
    if not buildings["id"] or not grids["code"]:
        return {}
    shapes = shapely.from_wkb(np.array(buildings["geom"], dtype=object))
    row, grid = link_points(shapely.point_on_surface(shapes), shapely.from_wkb(np.array(grids["geom"], dtype=object)))
    # Backwards, so that of two grids the first stays.
    pairs = zip(row[::-1].tolist(), grid[::-1].tolist(), strict=True)
    return {buildings["id"][one]: grids["code"][other] for one, other in pairs}


def building_points(source: Store | Tables, buildings: Sequence[int]) -> dict[int, bytes]:
    """A point inside each building as WKB, for those that have a shape."""
    rows = source.read("building", ["id", "geom"], where={"id": list(buildings)})
    shapes = shapely.from_wkb(np.array(rows["geom"], dtype=object))
    points = shapely.to_wkb(shapely.point_on_surface(shapes))
    return {number: point for number, point in zip(rows["id"], points.tolist(), strict=True) if point is not None}
