"""Buildings that a section chart has trouble with, and the people in them: towers, shops below, merged flats, yards."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import shapely

from civicgrid.plugin.domain.rooms.line import parse_pattern
from civicgrid.plugin.domain.rooms.pattern import make_layout
from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.jobs.rooms import make_rooms
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.places import swap_memberships, update_rows
from civicgrid.plugin.store.rooms import refresh_use_classes

WEST, SOUTH = 114.2, 22.7
# Skipped floors, a floor of another kind, a merged flat, a duplex, cellars.
MIXED = "2x11x4 skip=4 basement=1x2 floors=12F:2 merge=6F:3+4 duplex=10"
CLASSES = ("registered", "registered", "floating", "registered", "left_behind", "registered", "from_abroad")


@dataclass
class Estate:
    """Ids of the buildings by name, of some rooms by what they are, of some people by who they are."""

    area: int = 0
    grid: int = 0
    buildings: dict[str, int] = field(default_factory=dict)
    rooms: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)


def fill_estate(store, tower="6x33x4 skip=4,13,14 basement=2x6"):
    """An estate: a mixed building full of trouble, a high tower, a farmyard, a shell without rooms."""
    estate = Estate()
    estate.area = store.insert("area", {"uid": new_uid(), "code": "EST", "name": "翠湖社区", "level": "community"})
    _grid(store, estate)
    names = {"mixed": "翠湖花园3栋", "tower": "翠湖花园8栋", "yard": "石桥村12号", "empty": "翠湖花园9栋"}
    for place, (key, name) in enumerate(names.items()):
        x = WEST + place * 0.0012
        shape = shapely.MultiPolygon([shapely.box(x, SOUTH, x + 0.0006, SOUTH + 0.0002)])
        row = {"uid": new_uid(), "name": name, "area_id": estate.area, "geom": shapely.to_wkb(shape),
               "building_use": "residential", "grid_code": "G1"}  # fmt: skip
        if key != "yard":
            row |= {"address": f"翠湖路{place + 8}号", "estate": "翠湖花园"}
        estate.buildings[key] = store.insert("building", row)
    ids = list(estate.buildings.values())
    swap_memberships(store, "building", ids, [estate.grid] * len(ids), ["G1"] * len(ids))
    for key, pattern in (("mixed", MIXED), ("tower", tower), ("yard", "farmyard")):
        make_rooms(store, [estate.buildings[key]], parse_pattern(pattern))
    _mix(store, estate)
    move_in(store, estate.buildings["tower"], estate.area)
    _families(store, estate)
    _things(store, estate)
    refresh_use_classes(store, ids)
    return estate


def person(store, name, area, **values):
    """A masked person."""
    row = {"uid": new_uid(), "name_masked": name, "sex": "1", "birth_year": 1980, "person_class": "registered"}
    return store.insert("person", {**row, "area_id": area, **values})


def stay(store, who, room, area, role="owner", since=date(2020, 1, 1), **values):
    """A stay, confirmed a while ago unless it is said otherwise."""
    row = {"uid": new_uid(), "person_id": who, "room_id": room, "role": role, "valid_from": since, "area_id": area}
    visit = {"verified_at": clock.utc_now() - timedelta(days=30)}
    return store.insert("occupancy", {**row, **visit, **values})


def room_of(store, building, unit, number):
    """The id of a room."""
    return store.read("room", ["id"], where={"building_id": building, "unit": unit, "number": number})["id"][0]


def _grid(store, estate):
    box = shapely.MultiPolygon([shapely.box(WEST - 0.001, SOUTH - 0.001, WEST + 0.006, SOUTH + 0.001)])
    row = {"uid": new_uid(), "code": "G1", "name": "第一网格", "area_id": estate.area, "valid_from": date(2020, 1, 1)}
    estate.grid = store.insert("grid", {**row, "geom": shapely.to_wkb(box)})
    for number, name, post in (("W1", "林一", "full_time_grid_worker"), ("W2", "何二", "building_head")):
        row = {"uid": new_uid(), "number": number, "name": name, "kind": "worker", "worker_kind": post}
        store.insert("responder", {**row, "grid_code": "G1", "phone": "8001" + number[-1], "area_id": estate.area})


def _mix(store, estate):
    """Shops under the mixed building, a flat that two doors lead to, rooms let and empty."""
    building = estate.buildings["mixed"]
    layout = make_layout(parse_pattern(MIXED))
    assert {(room.span, room.rise) for room in layout.rooms} == {(1, 1), (2, 1), (1, 2)}
    ground = store.read("room", ["id"], where={"building_id": building, "floor": 1})["id"]
    update_rows(store, "room", ground, {"unit": [""] * 8, "number": [f"商{n + 1}" for n in range(8)],
                                        "use_class": ["shop"] * 8})  # fmt: skip
    third = {name: room_of(store, building, "1", name) for name in ("301", "302", "303", "304")}
    store.update("room", third["303"], {"number": "303-304", "area_m2": 151.5})
    store.execute("DELETE FROM room WHERE id = :id", {"id": third["304"]})
    store.update("room", third["302"], {"use_class": "vacant"})
    store.update("room", third["301"], {"use_class": "rented", "rental_use": "dwelling", "hazard": "ordinary"})
    store.update("room", room_of(store, building, "2", "501"), {"use_class": "organisation"})
    estate.rooms |= {"let": third["301"], "vacant": third["302"], "merged": third["303"],
                     "family": room_of(store, building, "1", "501"), "old": room_of(store, building, "1", "502"),
                     "other": room_of(store, building, "2", "201"), "office": room_of(store, building, "2", "501"),
                     "duplex": room_of(store, building, "2", "1001")}  # fmt: skip


def move_in(store, building, area):
    """Two to four people in most flats of a tower."""
    rooms = store.read("room", ["id", "floor"], where={"building_id": building}, order_by=("id",))
    homes = [key for key, floor in zip(rooms["id"], rooms["floor"], strict=True) if floor > 0]
    placed = [(home, n) for n, home in enumerate(homes) for _ in range(n % 4)]
    count = len(placed)
    keys = store.reserve_ids("person", count)
    now = clock.utc_now()
    store.load("person", {"id": keys, "uid": new_uids(count), "name_masked": ["李**"] * count,
                          "birth_year": [1930 + n % 95 for n in range(count)], "area_id": [area] * count,
                          "person_class": [CLASSES[n % len(CLASSES)] for n in range(count)]})  # fmt: skip
    store.load("occupancy", {"uid": new_uids(count), "person_id": keys, "room_id": [home for home, _ in placed],
                             "role": ["family"] * count, "valid_from": [date(2019, 5, 1)] * count,
                             "verified_at": [now - timedelta(days=500 if n % 11 == 0 else 20) for _, n in placed],
                             "area_id": [area] * count})  # fmt: skip


def _families(store, estate):
    """A family of three, a let flat whose owner lives elsewhere, one who moved within the building, a stale stay."""
    area, rooms, people = estate.area, estate.rooms, estate.people
    year = clock.local_day(clock.utc_now(), store.zone).year
    home = store.insert("household", {"uid": new_uid(), "room_id": rooms["family"], "area_id": area})
    people["father"] = person(store, "张**", area, household_id=home, relation_to_head="head",
                              phone_masked="139****5678", document_masked="1****************X")  # fmt: skip
    people["mother"] = person(
        store, "王*", area, sex="2", birth_year=1975, household_id=home, relation_to_head="spouse"
    )
    people["child"] = person(store, "张*", area, birth_year=year - 9, household_id=home, relation_to_head="child")
    for who, role in (("father", "owner"), ("mother", "family"), ("child", "family")):
        stay(store, people[who], rooms["family"], area, role)
    people["tenant"] = person(store, "买**·艾*", area, sex="2", person_class="floating", birth_year=1998)
    stay(store, people["tenant"], rooms["let"], area, "tenant", date(2024, 3, 1))
    stay(store, people["father"], rooms["let"], area, "owner", date(2015, 1, 1), lives_here=False)
    people["moved"] = person(store, "欧阳*", area, person_class="from_abroad", birth_year=1961)
    stay(store, people["moved"], rooms["other"], area, "tenant", date(2021, 1, 1), valid_to=date(2023, 1, 1))
    stay(store, people["moved"], rooms["duplex"], area, "tenant", date(2023, 1, 1))
    people["old"] = person(store, "赵**", area, person_class="left_behind", birth_year=1938, sex="2")
    stay(store, people["old"], rooms["old"], area, since=date(1999, 1, 1), verified_at=None)
    yard = store.read("room", ["id"], where={"building_id": estate.buildings["yard"]})["id"][0]
    rooms["yard"] = yard
    people["farmer"] = person(store, "钱*", area, birth_year=1955)
    stay(store, people["farmer"], yard, area)


def _things(store, estate):
    """A unit in an office, an open and a closed event in front of the mixed building."""
    building, now = estate.buildings["mixed"], clock.utc_now()
    row = {"uid": new_uid(), "name": "翠湖便民服务站", "kind": "社会组织", "building_id": building}
    store.insert("organisation", {**row, "room_id": estate.rooms["office"], "area_id": estate.area})
    point = shapely.to_wkb(shapely.Point(WEST + 0.0003, SOUTH - 0.0001))
    for number, title in (("E1", "楼道堆放杂物"), ("E2", "电梯故障")):
        store.insert("event", {"uid": new_uid(), "number": number, "event_type": "0102", "title": title,
                               "state": "reported", "reported_at": now, "geom": point, "display_level": 2,
                               "urgency": "urgent", "area_id": estate.area})  # fmt: skip
