"""City components, sensors with a day of readings, cameras, street-view positions, fences."""

from datetime import timedelta

import numpy as np

from ...domain.identifiers.citizen import RESERVED_DIVISION
from ...domain.uid import new_uids
from ...services.geos import shapely
from ...store.places import swap_memberships
from .places import SOURCE, WIDTHS
from .scene import Scene

_EDITION = "CJT214-2007"
_READING_MINUTES = 10
_MOST_SENSORS = 900
_PANORAMA_METRES = 50.0
_DAMAGED, _LOST = 0.02, 0.004


def write_components(scene: Scene, generator: np.random.Generator) -> None:
    """Lamps, trees, covers, signs … beside the streets, with 16-digit codes; which grid each is in."""
    classes, places, names, owners = [], [], [], []
    for kind in scene.words("things")["components"]:
        found = []
        for road in scene.town.roads:
            if road.road_class in kind["on"] and not road.bridge:
                found.append(_beside(road, kind["every"], kind["off"], generator))
        found = np.concatenate(found)
        classes += [kind["class"]] * len(found)
        names += [kind["name"]] * len(found)
        owners += [kind["owner"]] * len(found)
        places.append(found)
    at = np.concatenate(places)
    serial = np.concatenate([np.arange(1, len(one) + 1) for one in places])
    grids = scene.grids_at(at)
    state = generator.random(len(at))
    age = generator.integers(200, 4000, len(at)).tolist()
    ids = scene.store.reserve_ids("component", len(at))
    sub = [scene.places.sub_district_names[scene.town.areas[scene.town.grids[row].area].sub_district] for row in grids]
    owner = [one + name for one, name in zip(sub, owners, strict=True)]
    scene.store.load(
        "component",
        {
            "id": ids,
            "uid": new_uids(len(at)),
            "code": [
                f"{RESERVED_DIVISION}{one}{number:06d}" for one, number in zip(classes, serial.tolist(), strict=True)
            ],
            "name": names,
            "class_code": classes,
            "edition": [_EDITION] * len(at),
            "owner_unit": owner,
            "competent_unit": [one + "城乡建设办公室" for one in sub],
            "maintaining_unit": owner,
            "state": np.select([state < _LOST, state < _DAMAGED], ["lost", "damaged"], "intact").tolist(),
            "installed_on": [scene.today - timedelta(days=days) for days in age],
            "grid_code": [scene.places.grid_codes[row] for row in grids],
            "area_id": [scene.places.area_ids[scene.town.grids[row].area] for row in grids],
            "source": [SOURCE] * len(at),
            "geom": scene.site.points(at),
        },
        key=("code",),
    )
    grid_ids = np.array([scene.places.grid_ids[row] for row in grids])
    codes = [scene.places.grid_codes[row] for row in grids]
    swap_memberships(scene.store, "component", ids, grid_ids, codes, np.zeros(len(ids), dtype=bool))


def _beside(road, every: float, off: float, generator: np.random.Generator) -> np.ndarray:
    """Positions along a road on both sides in turns, ``off`` times half its width from the middle."""
    line = shapely.LineString(road.line)
    along = np.arange(every / 2 + generator.uniform(-4, 4), line.length - 2, every)
    if not len(along):
        return np.empty((0, 2))
    here = shapely.get_coordinates(shapely.line_interpolate_point(line, along))
    ahead = shapely.get_coordinates(shapely.line_interpolate_point(line, along + 1.0)) - here
    side = np.where(np.arange(len(along)) % 2, 1.0, -1.0)[:, None] * off * WIDTHS[road.road_class] / 2
    return here + side * np.column_stack((-ahead[:, 1], ahead[:, 0]))


def write_sensors(scene: Scene, generator: np.random.Generator) -> None:
    """Sensors, their readings of the last day, and alarms of the few that are over a limit."""
    kinds, rows = scene.words("things")["sensors"], []  # kind, name, position, building
    for kind in kinds:
        if kind["where"] == ["river"]:
            rows += [
                (kind, f"{road.name}水位站", road.line.mean(axis=0), None) for road in scene.town.roads if road.bridge
            ]
            continue
        found = sorted({*scene.buildings_of(*kind["where"]), *scene.buildings_in(*kind["where"])})
        most = _MOST_SENSORS // len(kinds)
        chosen = found[:: max(kind["each"], len(found) // most)]
        rows += [(kind, f"{scene.address(row)}{kind['name']}", scene.centres[row], row) for row in chosen]
    at = np.array([row[2] for row in rows])
    ids = scene.store.reserve_ids("sensor", len(rows)).tolist()
    numbers = [f"SN{kind['metric'][:3].upper()}{number:05d}" for number, (kind, *_) in enumerate(rows, start=1)]
    areas = scene.area_ids_at(at)
    scene.store.load(
        "sensor",
        {
            "id": ids,
            "uid": new_uids(len(rows)),
            "number": numbers,
            "name": [row[1] for row in rows],
            "metric": [row[0]["metric"] for row in rows],
            "unit": [row[0]["unit"] for row in rows],
            "rule": [_rule(row[0]) for row in rows],
            "stale_seconds": [3 * 60 * _READING_MINUTES] * len(rows),
            "building_id": [None if row[3] is None else int(scene.places.building_ids[row[3]]) for row in rows],
            "area_id": areas,
            "geom": scene.site.points(at),
        },
        key=("id",),
    )
    _write_readings(scene, [row[0] for row in rows], ids, numbers, areas, generator)


def _rule(kind: dict) -> dict:
    lowest = kind["limits"][0][1]
    return {
        "comparator": kind["comparator"],
        "limits": [{"level": level, "value": value} for level, value in kind["limits"]],
        "hold_seconds": 60 * _READING_MINUTES,
        "clear_at": round(0.9 * lowest, 3),
    }


def _write_readings(scene: Scene, kinds, ids, numbers, areas, generator) -> None:
    """A day's course around the usual value; of each kind one sensor rises over a limit towards the end."""
    count = 24 * 60 // _READING_MINUTES
    times = [
        scene.now.replace(microsecond=0) - timedelta(minutes=_READING_MINUTES * (count - 1 - step))
        for step in range(count)
    ]
    share = np.arange(count) / count
    seen: dict[str, int] = {}
    sources, instants, values, alarms = [], [], [], []
    for kind, key, number, area in zip(kinds, ids, numbers, areas, strict=True):
        order = seen[kind["metric"]] = seen.get(kind["metric"], 0) + 1
        phase, noise = generator.uniform(0, 2 * np.pi), generator.normal(0, 0.25, count)
        course = kind["base"] + kind["swing"] * (0.7 * np.sin(2 * np.pi * share + phase) + noise)
        if order == 2:
            level, limit = kind["limits"][0]
            begin = int(count * generator.uniform(0.8, 0.95))
            course[begin:] = limit * (1.04 + 0.12 * generator.random(count - begin))
            alarms.append((key, "active", level, round(float(course[-1]), 3), times[begin], None, area))
        elif order == 3:
            level, limit = kind["limits"][0]
            begin = int(count * generator.uniform(0.2, 0.6))
            course[begin : begin + 4] = limit * 1.1
            alarms.append((key, "cleared", level, round(limit * 1.1, 3), times[begin], times[begin + 4], area))
        # Some have been silent for hours: stale.
        kept = count if order % 17 else count - int(generator.integers(20, 60))
        sources += [number] * kept
        instants += times[:kept]
        values += np.round(np.maximum(course[:kept], 0.0), 3).tolist()
    scene.store.load("reading", {"source": sources, "at": instants, "value": values}, key=("source", "at"))
    names = ("sensor_id", "state", "level", "value", "since", "cleared_at", "area_id")
    columns = dict(zip(names, map(list, zip(*alarms, strict=True)), strict=True))
    scene.store.load("sensor_alarm", {**columns, "uid": new_uids(len(alarms))})


def write_cameras(scene: Scene, generator: np.random.Generator) -> None:
    """Cameras at crossings, schools, estates and the depot: direction, angle, reach, on what basis, sign posted."""
    rows = []  # name, position, azimuth, kind, owner
    for number, (place, streets) in enumerate(scene.crossings):
        turn = float(generator.uniform(0, 360))
        for arm in range(2 if number < len(scene.crossings) // 3 else 1):
            azimuth = (turn + 180 * arm) % 360
            ahead = np.array([np.sin(np.radians(azimuth)), np.cos(np.radians(azimuth))])
            name = (
                f"{streets[0]}与{streets[1]}路口{'北东南西'[int(((azimuth + 45) % 360) // 90)] + '侧' if arm else ''}"
            )
            kind = ("fixed", "fixed", "ptz", "dome")[int(generator.integers(4))]
            rows.append((name, place - 9 * ahead, azimuth, kind, "公安"))
    for row in scene.buildings_of("school", "depot_office", "hospital", "market", "government", "mall"):
        rows.append((f"{scene.address(row)}门口", scene.centres[row] - np.array([0.0, 34.0]), 0.0, "dome", "单位"))
    for row in [
        one for one in scene.buildings_in("walkups", "towers", "midrise") if scene.town.buildings[one].number == "1"
    ]:
        place = scene.centres[row] + np.array([22.0, -14.0])
        rows.append(
            (f"{scene.town.buildings[row].estate}大门", place, float(generator.uniform(0, 360)), "fixed", "物业")
        )
    at = np.array([row[1] for row in rows])
    wide = {"fixed": 62.0, "ptz": 58.0, "dome": 108.0}
    reach = {"fixed": 75.0, "ptz": 160.0, "dome": 45.0}
    areas = scene.areas_at(at)
    scene.store.load(
        "camera",
        {
            "uid": new_uids(len(rows)),
            "number": [f"{RESERVED_DIVISION}{1 + scene.town.areas[area].sub_district:02d}001320{number:06d}"
                       for number, area in enumerate(areas, start=1)],
            "name": [row[0] for row in rows],
            "kind": [row[3] for row in rows],
            "azimuth": [round(row[2] % 360, 1) % 360 for row in rows],
            "angle": [wide[row[3]] for row in rows],
            "reach": [reach[row[3]] for row in rows],
            "height": [6.0 if row[4] == "公安" else 3.5 for row in rows],
            "owner_unit": [scene.places.sub_district_names[scene.town.areas[area].sub_district].removesuffix("街道")
                           + {"公安": "派出所", "单位": "单位自建", "物业": "物业服务企业"}[row[4]]
                           for row, area in zip(rows, areas, strict=True)],
            "legal_basis": [scene.words("things")["legal_basis"]] * len(rows),
            "sign_posted": [number % 29 != 0 for number in range(len(rows))],
            "source": [SOURCE] * len(rows),
            "external_number": [f"camera{number}" for number in range(1, len(rows) + 1)],
            "area_id": [scene.places.area_ids[area] for area in areas],
            "geom": scene.site.points(at),
        },
        key=("source", "external_number"),
    )  # fmt: skip


def write_panoramas(scene: Scene, generator: np.random.Generator) -> None:
    """Street-view positions along the main streets, looking along the street."""
    at, headings, paths = [], [], []
    taken = scene.now.replace(hour=2, minute=0, second=0, microsecond=0) - timedelta(days=60)
    for number, road in enumerate(scene.town.roads):
        if road.road_class not in {"primary", "secondary"}:
            continue
        line = shapely.LineString(road.line)
        along = np.arange(_PANORAMA_METRES / 2, line.length, _PANORAMA_METRES)
        here = shapely.get_coordinates(shapely.line_interpolate_point(line, along))
        ahead = shapely.get_coordinates(shapely.line_interpolate_point(line, along + 1.0)) - here
        at.append(here)
        headings += np.round(np.degrees(np.arctan2(ahead[:, 0], ahead[:, 1])) % 360, 1).tolist()
        paths += [f"panorama/{number:05d}/{step:03d}.jpg" for step in range(len(along))]
    at = np.concatenate(at)
    days = generator.integers(0, 20, len(at)).tolist()
    scene.store.load(
        "panorama",
        {
            "uid": new_uids(len(at)),
            "path": paths,
            "heading": headings,
            "taken_at": [taken - timedelta(days=day) for day in days],
            "source": [SOURCE] * len(at),
            "geom": scene.site.points(at),
        },
    )


def write_fences(scene: Scene) -> None:
    """Fences around the depot and schools, along the banks, and around the first grids."""
    town, rows = scene.town, []  # name, rule, dwell, shape
    depots = [town.buildings[row].shape for row in scene.buildings_of("depot")]
    if depots:
        around = shapely.buffer(shapely.convex_hull(shapely.union_all(np.array(depots, dtype=object))), 60.0)
        rows.append(("危险化学品仓库警戒区", "stay_out", 0, around))
    for row in scene.buildings_of("school"):
        shape = shapely.buffer(town.buildings[row].shape, 45.0)
        rows.append((f"{town.areas[town.buildings[row].area].name}校园周边巡查区", "visit", 300, shape))
    rows.append(("河堤巡查带", "visit", 600, shapely.buffer(town.river, 18.0)))
    grids = [row for row, grid in enumerate(town.grids) if grid.parent is None][:6]
    for row in grids:
        name = f"{town.areas[town.grids[row].area].name}网格值守区{row + 1}"
        rows.append((name, "stay_in", 900, shapely.buffer(town.grids[row].shape, 25.0)))
    scene.store.load(
        "fence",
        {
            "uid": new_uids(len(rows)),
            "name": [row[0] for row in rows],
            "rule": [row[1] for row in rows],
            "dwell_seconds": [row[2] for row in rows],
            "geom": scene.site.wkb([shapely.multipolygons([row[3]]) for row in rows]),
        },
    )
