"""One of everything that stands on the map, in a given rectangle: every kind of every code list, old and new."""

from datetime import date, timedelta

import numpy as np
import shapely

from civicgrid.plugin.domain.codes import load_code_lists
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.places import swap_memberships
from civicgrid.plugin.store.residents.counts import count_population
from civicgrid.tests.support.people import own_login

BOUNDS = (114.20, 22.70, 114.22, 22.715)
LEVELS = {1: {"grade": 1}, 2: {"urgency": "urgent"}, 3: {"warning_colour": "yellow"}, 4: {"urgency": "normal"}}
STALE = timedelta(hours=3)


def box(minx, miny, maxx, maxy):
    return shapely.to_wkb(shapely.MultiPolygon([shapely.box(minx, miny, maxx, maxy)]))


def codes(name):
    return [item.code for item in load_code_lists(RESOURCES / "codes")[name]]


def add_places(store, bounds=BOUNDS):
    """An area, two grids and a micro-grid, a road of every class, a building of every class, rooms, people."""
    minx, miny, maxx, maxy = bounds
    wide, high = maxx - minx, maxy - miny
    area = store.insert(
        "area", {"uid": new_uid(), "code": "A1", "name": "东街道", "level": "town", "geom": box(*bounds)}
    )
    grids = []
    for code, level, box_of in (("G1", "grid", (minx, miny, minx + wide / 2, maxy)),
                                ("G2", "grid", (minx + wide / 2, miny, maxx, maxy)),
                                ("G1-1", "micro_grid", (minx, miny, minx + wide / 4, miny + high / 2))):  # fmt: skip
        row = {"code": code, "name": code, "level": level, "area_id": area, "valid_from": date(2020, 1, 1)}
        grids.append(store.insert("grid", {"uid": new_uid(), **row, "geom": box(*box_of)}))
    for index, road_class in enumerate(codes("road_class")):
        y = miny + high * index / 30
        line = shapely.to_wkb(shapely.LineString([(minx, y), (maxx, y)]))
        store.insert("road", {"uid": new_uid(), "name": road_class, "road_class": road_class, "geom": line})
    now = clock.utc_now()
    buildings = []
    for index, use in enumerate((*codes("building_class"), None)):
        x, y = minx + wide * (index + 0.5) / 8, miny + high / 3
        row = {"name": f"{index}号楼", "use_class": use, "floors": 6, "area_id": area}
        walls = box(x, y, x + wide / 30, y + high / 30)
        building = store.insert("building", {"uid": new_uid(), **row, "geom": walls})
        buildings.append(building)
        room = store.insert("room", {"uid": new_uid(), "building_id": building, "floor": 1, "number": "101",
                                     "area_id": area})  # fmt: skip
        person = store.insert("person", {"uid": new_uid(), "name_masked": "张*", "area_id": area})
        verified = now - timedelta(days=50 * index) if index < 5 else None
        row = {"role": "owner", "valid_from": date(2020, 1, 1), "verified_at": verified, "area_id": area}
        store.insert("occupancy", {"uid": new_uid(), "person_id": person, "room_id": room, **row})
    swap_memberships(store, "building", np.array(buildings), np.full(len(buildings), grids[0]))
    count_population(store)
    return area


def add_things(store, area, bounds=BOUNDS, many=1, seed=1):
    """Everything that stands at one place, ``many`` of each, and a zone of each kind."""
    minx, miny, maxx, maxy = bounds
    places = np.random.default_rng(seed)

    def point():
        x, y = places.uniform((minx, miny), (maxx, maxy))
        return shapely.to_wkb(shapely.Point(x, y))

    def add(table, **values):
        return store.insert(table, {"uid": new_uid(), **values})

    def zone(share):
        x, y = places.uniform((minx, miny), (maxx, maxy))
        return box(x, y, x + (maxx - minx) * share, y + (maxy - miny) * share)

    now, number = clock.utc_now(), iter(range(10**9))
    for turn in range(many):
        events = [
            Events(store).report({"event_type": "0102", "title": f"{level} 级事件", "geom": point(), "area_id": area,
                                  "due_at": now + timedelta(days=1), **values})
            for level, values in LEVELS.items()
        ]  # fmt: skip
        for kind in codes("facility_kind"):
            add("facility", name=f"第{turn}{kind}", kind=kind, area_id=area, geom=point())
        for kind in codes("camera_kind"):
            add("camera", name=f"监控{next(number)}", kind=kind, azimuth=places.uniform(0, 360), angle=70, reach=60,
                area_id=area, geom=point())  # fmt: skip
        for code in [code for code in codes("component_class") if len(code) == 4][:: 1 if many > 1 else 9]:
            add("component", code=f"{code}{next(number):012d}", class_code=code, edition="CJT214-2007", area_id=area,
                geom=point())  # fmt: skip
        for state, age in (("normal", timedelta(minutes=1)), ("stale", STALE), ("alarm", timedelta(minutes=1))):
            name = f"S{next(number)}"
            sensor = add("sensor", number=name, name=f"水位{name}", metric="water_level", unit="m", area_id=area,
                         geom=point())  # fmt: skip
            store.load("reading", {"source": [name], "at": [now - age], "value": [1.5]}, key=("source", "at"))
            if state == "alarm":
                add("sensor_alarm", sensor_id=sensor, state="active", level=1, since=now, area_id=area,
                    event_id=events[0])  # fmt: skip
        for kind in codes("responder_kind"):
            for age in (timedelta(minutes=1), STALE):
                name = f"W{next(number)}"
                add("responder", number=name, name=f"网格员{name}", kind=kind, area_id=area, status="available")
                store.load("position", {"source": [name], "at": [now - age], "geom": [point()]}, key=("source", "at"))
        add("hazard_stock", material="液氯", un_number="1017", amount=2.0, unit="t", area_id=area, geom=point())
        add("panorama", path="a.jpg", heading=10.0, geom=point())
    for rule in ("stay_in", "stay_out", "visit"):
        add("fence", name=rule, rule=rule, geom=zone(0.1))
    for cover in codes("land_cover"):
        add("land_cover", name=cover, kind=cover, geom=zone(0.06))
    add("closure", reason="施工封路", geom=zone(0.04))
    add("plan", name="转移预案", kind="evacuation", created_at=now, geom=zone(0.15))


def close_an_event(store):
    """One event that is over; returns its id."""
    events = Events(store)
    login = own_login(store)
    store.insert("app_user", {"uid": new_uid(), "login": login, "name": "x", "created_at": clock.utc_now()})
    found = store.read("event", ["id"], order_by=("id",))["id"][-1]
    events.take_step(found, "void", expected_seq=0, note="x")
    return found
