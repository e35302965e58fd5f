"""Writes what stands still: areas, grids, roads, buildings, rooms, and which grid a building is in."""

from dataclasses import dataclass

import numpy as np

from ...domain.identifiers.citizen import RESERVED_DIVISION
from ...domain.population import building_class
from ...domain.uid import new_uids
from ...services.coordinates import LocalMetres, from_degrees
from ...services.geos import shapely
from ...store import Store
from ...store.places import update_rows
from ..code_tables import demo_words, road_classes
from ..dwellings import STOREY_METRES
from .lots import Building
from .rooms import Rooms
from .town import Town

SOURCE = "demo"
_PLACE = (113.52, 24.02, 113.52, 24.02)  # degrees east and north, as bounds: hills where no such town is
WIDTHS = {"primary": 30.0, "secondary": 22.0, "tertiary": 14.0, "residential": 9.0, "service": 5.0, "pedestrian": 12.0,
           "footway": 3.0, "steps": 3.0}  # fmt: skip
_FIRST_VILLAGE = 201  # villagers' committees have numbers from 201 on


class Site:
    """From the plan's metres to the store's CRS."""

    def __init__(self, crs: str):
        self._plane = LocalMetres("EPSG:4490", _PLACE)
        self._to_store = from_degrees(crs)

    def shapes(self, shapes) -> np.ndarray:
        """Shapes in the store's CRS."""
        return self._to_store(self._plane.from_metres(np.array(shapes, dtype=object)))

    def wkb(self, shapes) -> list[bytes]:
        """WKB of shapes in the store's CRS."""
        return shapely.to_wkb(self.shapes(shapes), byte_order=1).tolist()

    def points(self, coords: np.ndarray) -> list[bytes]:
        """WKB of positions, an (n, 2) array in metres."""
        return self.wkb(shapely.points(np.asarray(coords, dtype=float).reshape(-1, 2)))

    def degrees(self, at: np.ndarray) -> tuple[float, float]:
        """Longitude and latitude of one position in metres."""
        return tuple(
            shapely.get_coordinates(self._plane.from_metres(np.array([shapely.Point(at)], dtype=object)))[0].tolist()
        )


@dataclass
class Places:
    """Ids and codes of what was written, by the rows of the Town."""

    county: int
    sub_districts: list[int]
    sub_district_codes: list[str]
    sub_district_names: list[str]
    area_ids: list[int]
    area_codes: list[str]
    grid_ids: list[int]
    grid_codes: list[str]
    building_ids: np.ndarray

    def region(self, sub_district: int) -> str:
        """County and sub-district as written before an address."""
        return demo_words("town")["county"] + self.sub_district_names[sub_district]


def write_areas(store: Store, site: Site, town: Town, today) -> Places:
    """Areas from the county down to villagers' groups, grids and micro-grids with codes of the reserved division."""
    words = demo_words("town")
    names = [words["sub_district"], *words["sub_districts"]]
    names += [f"新区{number}街道" for number in range(town.sub_districts)]
    names = names[: town.sub_districts]
    town_codes = [f"{RESERVED_DIVISION}{number + 1:03d}" for number in range(town.sub_districts)]
    codes: list[str] = []
    serials: dict[tuple, int] = {}
    for area in town.areas:
        kind = (area.parent,) if area.parent is not None else (area.sub_district, area.village)
        serials[kind] = serials.get(kind, 0) + 1
        if area.parent is not None:
            codes.append(f"{codes[area.parent]}{serials[kind]:02d}")
        else:
            first = _FIRST_VILLAGE - 1 if area.village else 0
            codes.append(f"{town_codes[area.sub_district]}{first + serials[kind]:03d}")
    ids = store.reserve_ids("area", 1 + town.sub_districts + len(codes)).tolist()
    county, sub_ids, area_ids = ids[0], ids[1 : 1 + town.sub_districts], ids[1 + town.sub_districts :]
    wholes = [
        shapely.union_all(
            np.array([a.shape for a in town.areas if a.sub_district == n and a.parent is None], dtype=object)
        )
        for n in range(town.sub_districts)
    ]
    parents = [sub_ids[area.sub_district] if area.parent is None else area_ids[area.parent] for area in town.areas]
    store.load(
        "area",
        {
            "id": ids,
            "uid": new_uids(len(ids)),
            "code": [RESERVED_DIVISION, *town_codes, *codes],
            "name": [words["county"], *names, *(area.name for area in town.areas)],
            "level": ["county", *["town"] * len(sub_ids),
                      *("community" if area.parent is None else "group" for area in town.areas)],
            "parent_id": [None, *[county] * len(sub_ids), *parents],
            "geom": site.wkb([_multi(one) for one in (shapely.union_all(np.array(wholes, dtype=object)), *wholes,
                                                      *(area.shape for area in town.areas))]),
        },
        key=("code",),
    )  # fmt: skip
    grid_ids, grid_codes = _write_grids(store, site, town, area_ids, codes, today)
    return Places(
        county, sub_ids, town_codes, names, area_ids, codes, grid_ids, grid_codes, np.empty(0, dtype=np.int64)
    )


def _write_grids(store: Store, site: Site, town: Town, area_ids: list[int], area_codes: list[str], today):
    ids = store.reserve_ids("grid", len(town.grids)).tolist()
    codes, names = [], []
    serials: dict[tuple, int] = {}
    for grid in town.grids:
        kind = (grid.area, grid.parent)
        serials[kind] = serials.get(kind, 0) + 1
        if grid.parent is None:
            codes.append(f"{area_codes[grid.area]}{serials[kind]:03d}")
            names.append(f"{town.areas[grid.area].name}第{serials[kind]}网格")
        else:
            codes.append(f"{codes[grid.parent]}{serials[kind]:02d}")
            names.append(f"{names[grid.parent]}{serials[kind]}号微网格")
    begin = today.replace(month=1, day=1)
    store.load(
        "grid",
        {
            "id": ids,
            "uid": new_uids(len(ids)),
            "code": codes,
            "name": names,
            "level": ["grid" if grid.parent is None else "micro_grid" for grid in town.grids],
            "area_id": [area_ids[grid.area] for grid in town.grids],
            "parent_id": [None if grid.parent is None else ids[grid.parent] for grid in town.grids],
            "valid_from": [begin] * len(ids),
            "geom": site.wkb([_multi(grid.shape) for grid in town.grids]),
        },
        key=("code", "valid_from"),
    )
    return ids, codes


def write_roads(store: Store, site: Site, town: Town) -> None:
    """Every stretch of road with the speed and use of its class."""
    classes = [road_classes()[road.road_class] for road in town.roads]
    store.load(
        "road",
        {
            "uid": new_uids(len(classes)),
            "name": [road.name for road in town.roads],
            "road_class": [road.road_class for road in town.roads],
            "direction": [road.direction for road in town.roads],
            "speed": [one.speed for one in classes],
            "walkable": [one.walkable for one in classes],
            "drivable": [one.drivable for one in classes],
            "width": [WIDTHS[road.road_class] for road in town.roads],
            "bridge": [road.bridge for road in town.roads],
            "layer": [int(road.bridge) for road in town.roads],
            "source": [SOURCE] * len(classes),
            "external_number": [f"road{number}" for number in range(1, len(classes) + 1)],
            "geom": site.wkb([shapely.LineString(road.line) for road in town.roads]),
        },
        key=("source", "external_number"),
    )


def write_land_cover(store: Store, site: Site, covers: list[tuple[str, str | None, object]]) -> None:
    """Water, green, fields and woods: kind, name and shape of each."""
    store.load(
        "land_cover",
        {
            "uid": new_uids(len(covers)),
            "kind": [kind for kind, _, _ in covers],
            "name": [name for _, name, _ in covers],
            "source": [SOURCE] * len(covers),
            "external_number": [f"land_cover{number}" for number in range(1, len(covers) + 1)],
            "geom": site.wkb([_multi(shape) for _, _, shape in covers]),
        },
        key=("source", "external_number"),
    )


def declare_grids(store: Store) -> None:
    """Let every building carry the code of the grid it lies in, as a ledger that is in order would say."""
    grids = store.read("grid", ["id", "code"], where={"level": "grid"})
    code_of = dict(zip(grids["id"], grids["code"], strict=True))
    lies = store.read(
        "grid_membership", ["object_id", "grid_id"], where={"object_type": "building", "grid_id": grids["id"]}
    )
    update_rows(store, "building", lies["object_id"], {"grid_code": [code_of[grid] for grid in lies["grid_id"]]})


def _address(building: Building) -> str | None:
    if building.road is not None:
        return f"{building.road}{building.door}号"
    return f"{building.estate}{building.number}栋" if building.estate and building.number else None


def write_buildings(store: Store, site: Site, town: Town, places: Places, rooms: Rooms) -> None:
    """Buildings and their rooms; ids of both are kept in ``places`` and ``rooms``."""
    buildings = town.buildings
    places.building_ids = store.reserve_ids("building", len(buildings))
    store.load(
        "building",
        {
            "id": places.building_ids,
            "uid": new_uids(len(buildings)),
            "code": [f"{places.area_codes[one.area]}{number:05d}" for number, one in enumerate(buildings, start=1)],
            "name": [one.name for one in buildings],
            "address": [_address(one) for one in buildings],
            "road": [one.road for one in buildings],
            "door": [one.door for one in buildings],
            "estate": [one.estate for one in buildings],
            "number": [one.number for one in buildings],
            "use_class": building_classes(town, rooms),
            "building_use": [one.use for one in buildings],
            "floors": [one.floors for one in buildings],
            "basements": [one.basements for one in buildings],
            "units": [one.units for one in buildings],
            "height": [round(one.floors * STOREY_METRES + 0.6, 1) for one in buildings],
            "area_id": [places.area_ids[one.area] for one in buildings],
            "source": [SOURCE] * len(buildings),
            "external_number": [f"building{number}" for number in range(1, len(buildings) + 1)],
            "geom": site.wkb([_multi(one.shape) for one in buildings]),
        },
        key=("id",),
    )
    rooms.id = store.reserve_ids("room", len(rooms.place))
    area_of = np.array([places.area_ids[one.area] for one in buildings])
    store.load(
        "room",
        {
            "id": rooms.id,
            "uid": new_uids(len(rooms.id)),
            "building_id": places.building_ids[rooms.place],
            "unit": rooms.unit_text(),
            "floor": rooms.floor,
            "number": rooms.number(),
            "use_class": rooms.use_class.tolist(),
            "rental_use": [_rental(kind, use) for kind, use in zip(rooms.kind.tolist(), rooms.use_class, strict=True)],
            "hazard": _hazards(rooms),
            "area_m2": rooms.area_m2,
            "area_id": area_of[rooms.place],
        },
        key=("id",),
    )


def building_classes(town: Town, rooms: Rooms) -> list[str | None]:
    """The class of every building from its rooms."""
    found: list[set[str]] = [set() for _ in town.buildings]
    for place, use in zip(rooms.place.tolist(), rooms.use_class.tolist(), strict=True):
        found[place].add(use)
    return [building_class(uses) for uses in found]


def _rental(kind: str, use: str) -> str | None:
    if kind == "bed":
        return "dormitory"
    return "dwelling" if use == "rented" else None


def _hazards(rooms: Rooms) -> list[str | None]:
    """A few let rooms and shops were inspected; one in some hundreds is a danger."""
    draws = (rooms.id * 2654435761) % 1000
    return [
        None
        if use not in {"rented", "shop"} or draw > 400
        else "serious"
        if draw < 3
        else "ordinary"
        if draw < 25
        else "safe"
        for use, draw in zip(rooms.use_class.tolist(), draws.tolist(), strict=True)
    ]


def _multi(shape):
    if shape.geom_type == "MultiPolygon":
        return shape
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts)
