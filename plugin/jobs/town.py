"""A small generated town for demonstrations without a map: streets, a river with two bridges, houses, towers.

Plane metres around the town's middle first; then degrees at a place in the hills where no such town is; then the
store's CRS. Everything but the keys is the same every time.
"""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from ..domain.uid import new_uids
from ..services.geos import shapely
from ..store import Store
from .areas import require_generated
from .code_tables import road_classes
from .coordinates import LocalMetres, from_degrees
from .dwellings import STOREY_METRES

SOURCE = "town"
POPULATION = 2000

_PLACE = (113.52, 24.02, 113.52, 24.02)  # degrees east and north, as bounds
_COLUMNS = (-750.0, -450.0, -150.0, 150.0, 450.0, 750.0)
_SOUTH = (-600.0, -400.0, -200.0, 0.0)
_NORTH = (300.0, 500.0, 700.0)
_BRIDGES = (-450.0, 450.0)
# y or x: name, class, direction of travel along the line (west to east, south to north).
_STREETS = {
    -600.0: ("南环路", "secondary", "both"),
    -400.0: ("人民路", "residential", "forward"),
    -200.0: ("解放路", "residential", "backward"),
    0.0: ("滨江大道", "primary", "both"),
    300.0: ("江北大道", "primary", "both"),
    500.0: ("文化路", "residential", "both"),
    700.0: ("北环路", "secondary", "both"),
}
_AVENUES = {
    -750.0: ("西环路", "tertiary", "both"),
    -450.0: ("迎宾路", "secondary", "both"),
    -150.0: ("中山路", "residential", "both"),
    150.0: ("步行街", "pedestrian", "both"),
    450.0: ("建设路", "secondary", "both"),
    750.0: ("东环路", "tertiary", "both"),
}
# What stands in each block, row by row from the south-west.
_BLOCKS = (
    ("houses", "walkups", "walkups", "towers", "houses"),
    ("walkups", "school", "shops", "walkups", "works"),
    ("towers", "walkups", "shops", "hospital", "walkups"),
    ("houses", "walkups", "offices", "towers", "houses"),
    ("houses", "houses", "walkups", "walkups", "houses"),
)
_FACILITIES = (
    ("南环消防站", "fire_station", -760, -560), ("滨江消防站", "fire_station", 470, 20),
    ("江北消防站", "fire_station", -470, 320), ("北环消防站", "fire_station", 730, 680),
    ("示范镇医院", "hospital", 300, -100), ("人民路诊所", "clinic", -300, -390), ("文化路诊所", "clinic", 0, 510),
    ("示范镇派出所", "police", -140, 10), ("示范中心小学", "school", -300, -300),
    ("滨江幼儿园", "kindergarten", 160, -20),
    ("文化公园应急避难场所", "shelter", 300, 600), ("滨江广场集合点", "assembly_point", 0, 30),
    ("东环集合点", "assembly_point", 740, 400), ("步行街AED", "aed", 150, -300), ("文化路AED", "aed", -150, 500),
)  # fmt: skip


@dataclass
class _Rows:
    """Rows of one table with their shapes in plane metres."""

    rows: list[dict] = field(default_factory=list)
    shapes: list = field(default_factory=list)

    def add(self, shape, **values: object) -> None:
        self.rows.append(values)
        self.shapes.append(shape)


def create_town(store: Store) -> dict[str, int]:
    """Write the town into a store marked demo or exercise; returns rows by table. Raises NotForRealStores."""
    require_generated(store)
    tables = {"road": _roads(), "building": _buildings(), "facility": _facilities(), "camera": _cameras()}
    plane = LocalMetres("EPSG:4490", _PLACE)
    to_store = from_degrees(store.crs)
    counts = {}
    with store.transaction():
        for table, made in tables.items():
            numbers = [f"{table}{index + 1}" for index in range(len(made.rows))]
            shapes = to_store(plane.from_metres(np.array(made.shapes, dtype=object)))
            columns = {name: [row[name] for row in made.rows] for name in made.rows[0]}
            columns |= {
                "uid": new_uids(len(numbers)),
                "source": [SOURCE] * len(numbers),
                "external_number": numbers,
                "geom": shapely.to_wkb(shapes, byte_order=1).tolist(),
            }
            key = ("source", "external_number", "kind") if table == "facility" else ("source", "external_number")
            counts[table] = store.load(table, columns, key=key).inserted
    return counts


def _roads() -> _Rows:
    roads = _Rows()

    def street(name: str, road_class: str, direction: str, line: list[tuple[float, float]], bridge: bool = False):
        default = road_classes()[road_class]
        roads.add(
            shapely.LineString(line),
            name=name,
            road_class=road_class,
            direction=direction,
            speed=default.speed,
            walkable=default.walkable,
            drivable=default.drivable,
            bridge=bridge,
            layer=int(bridge),
        )

    for y, (name, road_class, direction) in _STREETS.items():
        for west, east in pairwise(_COLUMNS):
            street(name, road_class, direction, [(west, y), (east, y)])
    for x, (name, road_class, direction) in _AVENUES.items():
        for rows in (_SOUTH, _NORTH):
            for south, north in pairwise(rows):
                street(name, road_class, direction, [(x, south), (x, north)])
    for x in _BRIDGES:
        street(_AVENUES[x][0] + "桥", "secondary", "both", [(x, 0), (x, 300)], bridge=True)
    # Paths on both banks, and lanes into the blocks.
    for y in (60.0, 240.0):
        street("滨江步道", "footway", "both", [(x, y) for x in _COLUMNS])
        for x in _COLUMNS[::5]:
            street("滨江步道", "steps", "both", [(x, y), (x, 0.0 if y < 150 else 300.0)])
    for row in (_SOUTH, _NORTH):
        for south, north in pairwise(row):
            for west, east in pairwise(_COLUMNS):
                middle = (west + east) / 2
                street("", "service", "both", [(middle, south), (middle, north)])
    _join_lanes(roads)
    return roads


def _join_lanes(roads: _Rows) -> None:
    """Give every street a vertex where a lane meets it: lines join at vertices only."""
    ends = [xy for shape, row in zip(roads.shapes, roads.rows, strict=True) if row["road_class"] == "service"
            for xy in shape.coords]  # fmt: skip
    for index, shape in enumerate(roads.shapes):
        (x1, y1), (x2, y2) = shape.coords[0], shape.coords[-1]
        inside = sorted({(x, y) for x, y in ends if y == y1 == y2 and x1 < x < x2})
        if inside:
            roads.shapes[index] = shapely.LineString([(x1, y1), *inside, (x2, y2)])
    for row in roads.rows:
        row["name"] = row["name"] or None


def _buildings() -> _Rows:
    buildings = _Rows()
    doors: dict[str, int] = {}
    estates = iter(("翠湖花园", "锦绣家园", "阳光小区", "书香花园", "和平小区", "江畔花园", "望江花园", "朝阳小区",
                    "安居小区",
                    "文华小区", "康乐小区", "北苑小区", "金桥小区", "丽景花园", "华庭花园", "梅林小区"))  # fmt: skip
    lots = [(south, north) for rows in (_SOUTH, _NORTH) for south, north in pairwise(rows)]
    for (south, north), kinds in zip(lots, _BLOCKS, strict=True):
        for west, kind in zip(_COLUMNS[:-1], kinds, strict=True):
            estate = next(estates) if kind in {"walkups", "towers"} else ""
            for number, lot in enumerate(_LOTS[kind], start=1):
                x, y, width, depth, floors, units, use = lot
                values = dict.fromkeys(("name", "address", "road", "door", "estate", "number"))
                if estate:
                    values |= {"name": f"{estate}{number}栋", "estate": estate, "number": str(number)}
                else:
                    road = _STREETS[south if y < 100 else north][0]
                    doors[road] = doors.get(road, 0) + 1
                    values |= {"road": road, "door": str(doors[road]), "address": f"{road}{doors[road]}号"}
                buildings.add(
                    shapely.MultiPolygon([shapely.box(west + x, south + y, west + x + width, south + y + depth)]),
                    **values,
                    building_use=use,
                    floors=floors,
                    units=units,
                    height=floors * STOREY_METRES,
                )
    return buildings


# Buildings of a block of 300 by 200 metres: west, south, width, depth, storeys, staircases, use.
_LOTS = {
    "houses": [(x, y, 11, 10, 2, 1, "residential") for y in (20, 170) for x in (25, 60, 95, 165, 200, 235, 265)],
    "walkups": [(x, y, 40, 11, 6, 2, "residential") for y in (30, 120) for x in (30, 90, 190)],
    "towers": [(x, 85, 22, 18, 18, 1, "residential") for x in (40, 105, 180, 245)],
    "shops": [(x, y, 24, 15, 3, 1, "mixed") for y in (15, 165) for x in (20, 60, 100, 170, 210, 250)],
    "offices": [(40, 60, 60, 30, 12, 1, "office"), (190, 60, 60, 30, 8, 1, "office")],
    "works": [(30, 40, 90, 50, 1, 1, "industrial"), (170, 40, 90, 50, 1, 1, "storage")],
    "school": [(40, 120, 80, 16, 4, 1, "other"), (190, 60, 50, 30, 2, 1, "other")],
    "hospital": [(60, 60, 70, 25, 8, 1, "other")],
}


def _facilities() -> _Rows:
    facilities = _Rows()
    for name, kind, x, y in _FACILITIES:
        facilities.add(shapely.Point(x, y), name=name, kind=kind, capacity=1200 if kind == "shelter" else None)
    for y in _STREETS:
        for x in _COLUMNS[1:-1]:
            facilities.add(shapely.Point(x + 8, y + 8), name=None, kind="hydrant", capacity=None)
    return facilities


def _cameras() -> _Rows:
    cameras = _Rows()
    for index, (x, y) in enumerate((x, y) for y in (-400.0, 0.0, 300.0, 500.0) for x in _COLUMNS[1:-1]):
        name = f"{_AVENUES[x][0]}与{_STREETS[y][0]}路口"
        azimuth = float(index * 45 % 360)
        kind = ("fixed", "ptz", "dome")[index % 3]
        cameras.add(shapely.Point(x - 6, y - 6), name=name, kind=kind, azimuth=azimuth, angle=60.0, reach=80.0)
    return cameras
