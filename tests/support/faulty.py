"""A small county with a fault of every kind planted in it, and nothing else wrong."""

from datetime import date, timedelta

import numpy as np
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.rooms import refresh_use_classes

LON, LAT = 114.2, 22.7
_X, _Y = 102_700.0, 110_760.0  # metres in a degree, near enough for drawing
CLEAN = "清河路"


def place(x, y):
    """Metres east and north of the county's corner as degrees."""
    return LON + x / _X, LAT + y / _Y


def drawn(shape, multi=True):
    """A shape drawn in metres as WKB."""
    moved = shapely.transform(shape, lambda coords: np.column_stack(place(*coords.T)))
    if multi and moved.geom_type == "Polygon":
        moved = shapely.MultiPolygon([moved])
    return shapely.to_wkb(moved, byte_order=1)


def box(x, y, width, height):
    return drawn(shapely.box(x, y, x + width, y + height))


class Planter:
    """Inserts rows; ``planted`` lists (rule, table, id) of what has to be found."""

    def __init__(self, store):
        self.store, self.planted = store, []

    def add(self, table, *rules, **values):
        """Insert a row and note the faults that it carries; returns its id."""
        if table not in {"address_alias", "person_tag"}:
            values = {"uid": new_uid(), **values}
        number = self.store.insert(table, values)
        self.planted += [(rule, table, number) for rule in rules]
        return number


def plant(store):
    """Fill a store; returns (rule, table, id) of every planted fault."""
    one = Planter(store)
    add = one.add
    today = clock.local_day(clock.utc_now(), store.zone)
    whole = box(0, 0, 4000, 2000)
    county = add("area", code="440307", name="龙岗区", level="county", geom=whole)
    town = add("area", code="440307001", name="南湾街道", level="town", parent_id=county, geom=whole)
    home = add(
        "area", code="440307001001", name="龙吟社区", level="community", parent_id=town, geom=box(0, 0, 2000, 2000)
    )
    east = add("area", "grid.gap", code="440307001002", name="翠湖社区", level="community", parent_id=town,
               geom=box(2000, 0, 2000, 2000))  # fmt: skip
    add("area", "area.code", code="4403A7001003", name="错码社区", level="community", parent_id=town)
    add("area", "area.level", code="440307002", name="低级社区", level="community", parent_id=county)
    add("area", "area.parent", code="440307003001", name="错位社区", level="community", parent_id=town)
    add("area", "area.other_county", code="440304001", name="外县街道", level="town")

    def grid(code, shape, area, *rules, **values):
        return add("grid", *rules, code=code, name=f"网格{code[-3:]}", area_id=area, valid_from=date(2020, 1, 1),
                   geom=shape, **values)  # fmt: skip

    grid("440307001001001", box(0, 0, 1000, 2000), home)
    grid("440307001001002", box(1000, 0, 1000, 2000), home)
    # Strips of the eastern community are in no grid.
    grid("440307001002001", box(2000, 0, 980, 2000), east)
    grid("440307001002002", box(2990, 0, 510, 2000), east)
    grid("440307001001003", box(3480, 0, 520, 2000), east, "grid.community", "polygon.overlap")
    # Versions that are over, and other levels, overlap nothing.
    grid("440307001001009", box(0, 0, 1500, 2000), home, valid_to=date(2024, 1, 1))
    grid("440307001001901", box(0, 0, 500, 500), home, level="micro_grid")
    grid("44030700100", box(500, 0, 400, 400), home, "grid.code", level="micro_grid")
    grid("440307001001902", box(3000, 1000, 300, 300), home, "grid.elsewhere", level="micro_grid")
    _roads(add)
    _buildings(add, home, east, grid)
    _things(add, home)
    _staff(add, home)
    _people(add, store, home, today)
    _homes(add, store, home, east, today)
    refresh_use_classes(store, store.read("building", ["id"])["id"])
    return sorted(one.planted)


def _roads(add):
    def road(wkt, *rules, **values):
        shape = drawn(shapely.from_wkt(wkt), multi=False)
        return add("road", *rules, road_class="residential", geom=shape, **values)

    road("LINESTRING(0 0,2000 0)", name=CLEAN)
    road("LINESTRING(2000 0,4000 0)", name=CLEAN)
    road("LINESTRING(0 0,2000 0)", "line.duplicate")
    road("LINESTRING(100 900,100 0.3)", "line.short")
    road("LINESTRING(200 900,200 -0.3)", "line.over")
    road("LINESTRING(300 900,300 0)", "line.no_vertex")
    road("LINESTRING(500 900,600 900)")
    road("LINESTRING(600.2 900,700 900)", "line.gap")
    road("LINESTRING(800 900,800 0.3)", layer=1)
    road("LINESTRING(900 500,900 500)", "line.no_length")
    road("LINESTRING(1000 500,1010 510,1010 500,1000 510)", "line.crosses_itself")
    road("LINESTRING(1100 500,1150 500,1150 500,1200 500)", "line.repeated")


def _buildings(add, home, east, grid):
    def building(x, y, *rules, shape=None, **values):
        values = {"floors": 6, "address": f"清河路{x + y // 10}号", "area_id": home, **values}
        return add("building", *rules, geom=box(x, y, 20, 10) if shape is None else shape, **values)

    def odd(x, y, wkt, *rules):
        shape = shapely.transform(shapely.from_wkt(wkt), lambda coords: np.add(coords, (x, y)))
        return building(x, y, *rules, shape=drawn(shape))

    good = building(50, 50, estate="幸福花园", number="1", name="一号楼", basements=1)
    add("room", building_id=good, floor=6, number="601")
    add("room", building_id=good, floor=-1, number="B1", area_id=home)
    building(100, 50)
    building(100, 50, "polygon.duplicate", address="清河路1号")
    building(150, 50)
    building(165, 50, "polygon.overlap")
    odd(200, 50, "POLYGON((0 0,20 20,20 0,0 20,0 0))", "polygon.invalid")
    odd(250, 50, "POLYGON((0 0,200 0,200 0.3,0 0.3,0 0))", "polygon.sliver")
    odd(500, 50, "POLYGON((0 0,20 0,20 5,40 5.01,20 5.02,20 10,0 10,0 0))", "polygon.spike")
    odd(550, 50, "POLYGON((0 0,20 0,20 0,20 10,0 10,0 0))", "polygon.repeated")
    odd(600, 50, "POLYGON((0 0,20 0,20 10,0 10,0 0),(5 5,5.5 5,5.5 5.5,5 5.5,5 5))", "polygon.hole")
    odd(650, 50, "MULTIPOLYGON(((0 0,20 0,20 9,0 9,0 0)),((30 0,30.5 0,30.5 .5,30 .5,30 0)))", "polygon.tiny_part")
    odd(700, 50, "MULTIPOLYGON(((0 0,20 0,20 10,0 10,0 0)),((30 0,50 0,50 10,30 10,30 0)))", "polygon.parts")
    odd(800, 50, "POLYGON((0 0,10 0,5 0,0 0))", "polygon.no_area")
    add("building", "shape.missing", name="无图楼")
    building(0, 0, "shape.outside", "building.no_grid", shape=box(9000, 0, 20, 10), address="清河路9000号")
    building(990, 300, "building.several_grids")
    building(1100, 300, grid_code="440307001001002")
    building(1200, 300, "building.grid", grid_code="440307001001001")
    building(2984, 300, "building.no_grid", shape=box(2984, 300, 3, 3), area_id=east)
    building(300, 300, "building.floors", floors=2)
    low = building(400, 300, "building.basements", basements=1)
    upper = low - 1
    add("room", building_id=upper, floor=5, number="501")
    add("room", building_id=low, floor=-2, number="B201")
    building(500, 300, "building.no_rooms", building_use="residential")
    building(600, 300, "building.address", address="人民路18号2-602")
    building(700, 300, "building.address_twice", address="清河路55号")
    building(750, 300, "building.block_twice", "building.name_twice", estate="幸福花园", number="1", name="一号楼")
    for target in (good, upper):
        add("address_alias", *(("address_alias.twice",) if target == good else ()),
            alias="老楼", address=f"清河路{target}号", building_id=target)  # fmt: skip


def _things(add, home):
    spot = drawn(shapely.Point(100, 100), multi=False)
    component = {"edition": "CJT214-2007", "geom": spot, "area_id": home}
    add("component", code="4403070102000001", class_code="0102", grid_code="440307001001001", **component)
    add("component", "component.code", code="4403079902000001", class_code="0102", **component)
    add("component", "component.class", code="4403070102000002", class_code="0103", **component)
    add("component", "component.county", code="4403040102000003", class_code="0102", **component)
    add(
        "component",
        "component.grid",
        code="4403070102000004",
        class_code="0102",
        grid_code="440307001001002",
        **component,
    )
    add("organisation", name="好单位", uscc="91350100M000100Y43", geom=spot, area_id=home)
    add("organisation", "organisation.uscc", name="坏单位", uscc="91350100M000100Y44", geom=spot, area_id=home)
    add("camera", name="好摄像机", number="44030700001320000001", geom=spot, area_id=home)
    add("camera", "camera.device", name="坏摄像机", number="4403070000132", geom=spot, area_id=home)
    swapped = shapely.to_wkb(shapely.Point(*reversed(place(100, 100))), byte_order=1)
    add("camera", "shape.swapped", name="反摄像机", geom=swapped, area_id=home)
    add("sensor", "shape.zero", number="s1", name="水位", metric="water", geom=shapely.to_wkb(shapely.Point(0, 0)),
        area_id=home)  # fmt: skip


def _staff(add, home):
    closed = add("department", "department.duty", code="old", name="旧科室", active=False)
    add("department", "department.parent", code="new", name="新科室", parent_id=closed)
    add.__self__.store.insert("responsibility", {"department_id": closed, "event_type": "0101", "part": "lead"})
    worker = {"kind": "worker", "area_id": home}
    add("responder", number="1", name="张好", phone="13812345678", grid_code="440307001001001", **worker)
    add("responder", "responder.phone", number="2", name="李电", phone="1381234", **worker)
    add("responder", "responder.department", number="3", name="王旧", department_id=closed, **worker)
    add("responder", "responder.grid", number="4", name="赵格", grid_code="440307001001777", **worker)
    gone = add("responder", "responder.shift", number="5", name="钱走", active=False, **worker)
    now = clock.utc_now()
    add("shift", responder_id=gone, starts_at=now, ends_at=now + timedelta(hours=8))


def _people(add, store, home, today):
    building = store.insert("building", {"uid": new_uid(), "floors": 6, "address": "清河路77号", "area_id": home,
                                         "geom": box(1500, 700, 20, 10)})  # fmt: skip
    add.__self__.planted.append(("building.stale", "building", building))
    rooms = [
        add("room", building_id=building, floor=1, number=f"10{n}", area_id=home, use_class="rented") for n in (1, 2)
    ]
    now = clock.utc_now()

    def stay(person, room, since, until=None, verified=now, **values):
        add("occupancy", person_id=person, room_id=room, role="tenant", valid_from=since, valid_to=until,
            verified_at=verified, area_id=home, **values)  # fmt: skip

    def person(*rules, **values):
        return add("person", *rules, name_masked="陈**", area_id=home, **values)

    stay(person(birth_year=1980), rooms[0], date(2020, 1, 1))
    moved = person("person.stale")
    stay(moved, rooms[0], date(2020, 1, 1), date(2021, 1, 1), now - timedelta(days=900))
    stay(moved, rooms[1], date(2021, 1, 1), None, now - timedelta(days=500))
    person("person.no_stay")
    twice = person("person.two_homes")
    stay(twice, rooms[0], date(2022, 1, 1))
    stay(twice, rooms[1], date(2023, 1, 1))
    both = person()  # owner and tenant of one room at a time
    stay(both, rooms[0], date(2022, 1, 1))
    add("occupancy", person_id=both, room_id=rooms[0], role="owner", valid_from=date(2021, 1, 1), verified_at=now,
        area_id=home)  # fmt: skip
    owner = person()
    stay(owner, rooms[0], date(2022, 1, 1))
    stay(owner, rooms[1], date(2022, 1, 1), lives_here=False)
    stay(person("person.birth_year", birth_year=today.year + 1), rooms[0], date(2022, 1, 1))


def _homes(add, store, home, east, today):
    """What the stays of a building's rooms contradict."""
    building = store.insert("building", {"uid": new_uid(), "floors": 6, "address": "清河路78号", "area_id": home,
                                         "geom": box(1600, 700, 20, 10)})  # fmt: skip
    now, long_ago = clock.utc_now(), clock.utc_now() - timedelta(days=500)
    add.__self__.planted.append(("building.stale", "building", building))

    def room(number, *rules, use="self_occupied"):
        return add("room", *rules, building_id=building, floor=int(number[0]), number=number, area_id=home,
                   use_class=use)  # fmt: skip

    def person(
        where, *rules, role="family", since=date(2022, 1, 1), verified=now, lives_here=True, note=None, **values
    ):
        values = {"name_masked": "陈**", "area_id": home, "birth_year": 1980, **values}
        number = add("person", *rules, **values)
        add("occupancy", person_id=number, room_id=where, role=role, valid_from=since, verified_at=verified,
            lives_here=lives_here, area_id=home, note=note)  # fmt: skip
        return number

    plain, other = room("101"), room("102")
    person(room("103", "room.vacant_lived", use="vacant"))
    person(room("104", "room.use"), role="tenant")
    person(room("105", "room.use", use="rented"), role="owner")
    room("106", "room.empty")
    room("107", use="vacant")
    person(room("201", "room.business_lived", use="shop"))
    person(room("202", "room.minors_alone"), birth_year=today.year - 10)
    person(room("203", "room.stale"), "person.stale", verified=long_ago)
    person(plain, "person.never_verified", verified=None)
    person(plain, "person.class_state", person_class="registered", residence_state="person_here")
    person(plain, person_class="floating", residence_state="person_here")
    person(plain, "person.away_but_here", person_class="registered", residence_state="household_here")
    person(plain, person_class="registered", residence_state="household_here", lives_here=False)
    person(plain, "person.area", area_id=east)
    person(plain, "person.relation_code", relation_to_head="cousin")
    person(plain, "person.link_doubt", note="link.position_elsewhere")
    tagged = person(plain, "person.tag_code")
    for tag in ("volunteer", "veteran"):
        add("person_tag", person_id=tagged, tag=tag, valid_from=date(2020, 1, 1), area_id=home)
    # A list of codes may lose one that was in use.
    store.execute("DELETE FROM code_item WHERE list = 'person_tag' AND code = 'veteran'")
    person(plain, "person.stay_before_birth", birth_year=2023)
    planned = person(plain, "person.stay_future", birth_year=1980)
    again = person(plain, "person.stay_twice", role="owner")
    crossed = person(plain, "person.stays_overlap")
    for number, where, role, since, until, lives in (
        (planned, other, "owner", today + timedelta(days=9), None, False),
        (again, plain, "owner", date(2023, 1, 1), None, True),
        (crossed, other, "family", date(2010, 1, 1), date(2012, 1, 1), True),
        (crossed, plain, "family", date(2011, 1, 1), date(2013, 1, 1), True),
    ):
        add("occupancy", person_id=number, room_id=where, role=role, valid_from=since, valid_to=until,
            lives_here=lives, verified_at=now, area_id=home)  # fmt: skip
    first, double = person(plain), person(other, "person.document_twice")
    for number in (first, double):
        values = {"person": number, "hash": b"same"}
        store.execute("INSERT INTO person_search (person_id, kind, hash) VALUES (:person, 'document', :hash)", values)
    # Of one name and birth: two in one room, and one elsewhere.
    for number in (first, person(plain, "person.alike"), double):
        values = {"person": number, "hash": b"alike"}
        store.execute("INSERT INTO person_search (person_id, kind, hash) VALUES (:person, 'name_birth', :hash)", values)
    family = add("household", "household.split", number="D1", room_id=plain, area_id=home)
    moved = add("household", "household.room", number="D2", room_id=other, area_id=home)
    collective = add("household", number="D3", kind="collective", area_id=home)
    for where, household in (
        (plain, family),
        (other, family),
        (plain, moved),
        (plain, collective),
        (other, collective),
    ):
        person(where, household_id=household)
