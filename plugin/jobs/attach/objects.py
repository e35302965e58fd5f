"""The objects that files are attached to: how they are called, where they stand, how far a photo is from them."""

from collections.abc import Iterable, Sequence

import numpy as np

from ...services.coordinates import LocalMetres
from ...services.geos import shapely
from ...services.translation import language, tr
from ...store import Store
from ...store.schema import BY_NAME
from ..targets import targets

# What the importer's targets do not name.
OTHER_KINDS = {
    "event": "Event",
    "panorama": "Panorama",
    "closure": "Closure",
    "plan": "Plan",
    "fence": "Fence",
}
_TITLES = ("name", "title", "address", "code", "number", "external_number", "reason", "material", "class_code")


def field_labels(table: str, column: str) -> tuple[str, ...]:
    """What a column is called, in the user's language first; empty where the importer's targets do not name it."""
    if table not in targets():
        return ()
    field = next((one for one in targets()[table].fields if one.column == column), None)
    other = "en" if language() == "zh" else "zh"
    return () if field is None else (field.label(language()), field.label(other))


def kind_name(table: str) -> str:
    """What rows of a table are called, in the user's language."""
    if table in OTHER_KINDS:
        return tr(OTHER_KINDS[table])
    return targets()[table].label(language()) if table in targets() else table


def titles(store: Store, table: str, ids: Iterable[int]) -> dict[int, str]:
    """What each row is called: its name, else its address, code or number, else its id."""
    columns = ["id", *(name for name in _TITLES if name in BY_NAME[table].by_name)]
    rows = store.read(table, columns, where={"id": list(ids)})
    found = {}
    for key, *values in zip(*rows.values(), strict=True):
        title = next((str(value) for value in values if value not in (None, "")), str(key))
        found[key] = title
    if table == "room":
        found = _room_titles(store, found)
    return found


def _room_titles(store: Store, found: dict[int, str]) -> dict[int, str]:
    """A room's number says little without its building and unit."""
    rows = store.read("room", ["id", "building_id", "unit"], where={"id": list(found)})
    buildings = titles(store, "building", dict.fromkeys(rows["building_id"]))
    named = {}
    for key, building, unit in zip(*rows.values(), strict=True):
        named[key] = " ".join(part for part in (buildings.get(building, ""), unit or "", found[key]) if part)
    return named


class Places:
    """Where some rows of a table stand, to measure from; rows without a geometry are left out.

    A room stands where its building does.
    """

    def __init__(
        self,
        store: Store,
        table: str,
        ids: Sequence[int] | None = None,
        *,
        bbox: tuple[float, ...] | None = None,
    ):
        where = {} if ids is None else {"id": list(ids)}
        keys, geoms = [], []
        if table == "room":
            rows = store.read("room", ["id", "building_id"], where=where)
            of = {"id": list(dict.fromkeys(rows["building_id"]))}
            buildings = store.read("building", ["id", "geom"], where=of, bbox=bbox)
            by_building = dict(zip(buildings["id"], buildings["geom"], strict=True))
            keys, geoms = rows["id"], [by_building.get(key) for key in rows["building_id"]]
        elif BY_NAME[table].geometry:
            rows = store.read(table, ["id", "geom"], where=where, bbox=bbox)
            keys, geoms = rows["id"], rows["geom"]
        there = [index for index, geom in enumerate(geoms) if geom is not None]
        self._crs = store.crs
        self.ids = [keys[index] for index in there]
        self.shapes = shapely.from_wkb(np.array([geoms[index] for index in there], dtype=object))
        self._row = {key: row for row, key in enumerate(self.ids)}
        self._tree = shapely.STRtree(self.shapes)

    def metres(self, key: int, x: float, y: float) -> float | None:
        """How far (x, y) in the store's CRS is from a row, 0 inside an area; None for a row that stands nowhere."""
        row = self._row.get(key)
        if row is None:
            return None
        return float(self._distances(np.array([row]), x, y)[0])

    def nearest(self, x: float, y: float, metres: float) -> list[tuple[int, float]]:
        """The ids of the rows within some metres of (x, y), and how far each is; the nearest first."""
        plane = LocalMetres(self._crs, (x, y, x, y))
        reach = metres / plane.scale
        rows = self._tree.query(shapely.box(x - reach[0], y - reach[1], x + reach[0], y + reach[1]))
        if not len(rows):
            return []
        far = self._distances(rows, x, y)
        order = [index for index in np.argsort(far, kind="stable").tolist() if far[index] <= metres]
        return [(self.ids[int(rows[index])], float(far[index])) for index in order]

    def line_to(self, key: int, x: float, y: float) -> bytes | None:
        """The shortest line from (x, y) to a row as WKB in the store's CRS; None for a row that stands nowhere."""
        row = self._row.get(key)
        if row is None:
            return None
        return shapely.to_wkb(shapely.shortest_line(shapely.Point(x, y), self.shapes[row]))

    def _distances(self, rows: np.ndarray, x: float, y: float) -> np.ndarray:
        plane = LocalMetres(self._crs, (x, y, x, y))
        return shapely.distance(plane.to_metres(self.shapes[rows]), shapely.Point(0.0, 0.0))
