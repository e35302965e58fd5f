"""Departments with what they answer for, units in their rooms, facilities, dangerous goods."""

from itertools import count

import numpy as np

from ...domain.identifiers.citizen import RESERVED_DIVISION
from ...domain.identifiers.organisation import organisation_check_character, uscc_check_character
from ...domain.uid import new_uids
from ...services.geos import shapely
from ...store.contacts import SEALED_COLUMNS, Contacts
from ..person_names import Names
from .places import SOURCE
from .scene import Scene

_SHOPS_OPEN, _OFFICES_LET = 0.9, 0.75
_SHELTER_METRES = 6.0  # square metres of a park a person, of which a third can be used
_HYDRANTS_APART = 120.0


def credit_code(kind: str, number: int) -> str:
    """A credit code with valid check characters under the reserved division; ``kind`` is a code of uscc_category."""
    serial = f"{number:08d}"
    first = kind + RESERVED_DIVISION + serial + organisation_check_character(serial)
    return first + uscc_check_character(first)


def write_departments(scene: Scene) -> None:
    """Departments of every sub-district, their responsibilities, and which of them an event goes to."""
    words, places, store = scene.words("units"), scene.places, scene.store
    rows = [(one, number) for number in range(scene.town.sub_districts) for one in words["departments"]]
    ids = store.reserve_ids("department", len(rows)).tolist()
    scene.departments = {(one["code"], number): key for (one, number), key in zip(rows, ids, strict=True)}
    store.load(
        "department",
        {
            "id": ids,
            "uid": new_uids(len(ids)),
            "code": [f"{places.sub_district_codes[number]}-{one['code']}" for one, number in rows],
            "name": [places.sub_district_names[number] + one["name"] for one, number in rows],
            "phone": [f"0000-88{number:02d}{serial:03d}" for serial, (_, number) in enumerate(rows)],
            "parent_id": [None if one["code"] == "ZHZX" else scene.departments["ZHZX", number] for one, number in rows],
            "area_id": [places.sub_districts[number] for _, number in rows],
        },
        key=("code",),
    )
    duties = [
        (key, event_type, part, one.get("basis"), one.get("limit"))
        for (one, _), key in zip(rows, ids, strict=True)
        for part in ("lead", "assist")
        for event_type in one[part]
    ]
    names = ("department_id", "event_type", "part", "basis", "scope_limit")
    store.load("responsibility", _columns(names, duties), key=names[:3])
    routes = [
        (rank, event_type, scene.places.sub_districts[number], scene.departments[one["code"], number], one.get("basis"))
        for rank, (one, number, event_type) in enumerate(
            ((one, number, event_type) for one, number in rows for event_type in one["lead"]), start=1
        )
    ]
    store.load(
        "routing_rule", _columns(("rank", "event_type", "area_id", "department_id", "basis"), routes), key=("rank",)
    )


def write_organisations(scene: Scene, generator: np.random.Generator) -> None:
    """Shops and firms in their rooms, public units in their buildings; the contacts are sealed."""
    words, town, rooms = scene.words("units"), scene.town, scene.rooms
    found: list[tuple] = []  # name, kind, building, room, hazardous
    used: set[str] = set()

    def add(name: str, kind: str, building: int, room: int | None = None, hazardous: bool = False) -> None:
        if name in used:
            street, branch = scene.street_at(scene.centres[[building]])[0], "店" if kind == "92" else ""
            names = (f"{name}（{street}{number if number > 1 else ''}{branch}）" for number in count(1))
            name = next(text for text in names if text not in used)
        used.add(name)
        found.append((name, kind, building, room, hazardous))

    serials: dict[tuple, int] = {}
    for row, building in enumerate(town.buildings):
        if building.role in words["roles"]:
            pattern, kind = words["roles"][building.role]
            sub = scene.sub_district(row)
            serials[building.role, sub] = serials.get((building.role, sub), 0) + 1
            name = pattern.format(
                sub=scene.places.sub_district_names[sub].removesuffix("街道"),
                n=_NUMBERS[min(serials[building.role, sub], len(_NUMBERS) - 1)],
                brand=words["brands"][row % len(words["brands"])],
                area=town.areas[building.area].name,
            )
            add(name, kind, row, hazardous=building.role == "depot_office")
    pick = generator.integers
    for room in rooms.rows_of("shop", "office").tolist():
        row = int(rooms.place[room])
        role = town.buildings[row].role
        shop = rooms.kind[room] == "shop"
        if role in _WHOLE or generator.random() > (_SHOPS_OPEN if shop else _OFFICES_LET):
            continue
        brand = words["brands"][int(pick(len(words["brands"])))]
        if role == "market":
            add(brand + words["stalls"][int(pick(len(words["stalls"])))], "92", row, room)
        elif shop:
            what = words["shops"][int(pick(len(words["shops"])))]
            add(brand + what, "92", row, room, hazardous=what in words["gas_shops"] and pick(3) == 0)
        elif role == "works":
            what = words["works"][int(pick(len(words["works"])))]
            add(f"示范县{brand}{what}", "91", row, room, what in words["hazardous_works"])
        else:
            kinds = words["stores" if role == "warehouse" else "companies"]
            add(f"示范县{brand}{kinds[int(pick(len(kinds)))]}", "91", row, room)
    _load_organisations(scene, found, generator)


def _load_organisations(scene: Scene, found: list[tuple], generator: np.random.Generator) -> None:
    contacts, uids = Contacts(scene.store, scene.keyring), new_uids(len(found))
    names = Names(generator)
    people = names.full(names.surnames(len(found)), generator.random(len(found)) < 0.6)
    phones = generator.integers(0, 10**9, len(found)).tolist()
    sealed = [
        contacts.seal_contact("organisation", uid, {"name": name, "phone": f"12{phone:09d}"})
        for uid, name, phone in zip(uids, people, phones, strict=True)
    ]
    scene.store.load(
        "organisation",
        {
            "uid": uids,
            "name": [one[0] for one in found],
            "uscc": [credit_code(one[1], number) for number, one in enumerate(found, start=10_001)],
            "kind": [one[1] for one in found],
            "address": [scene.address(one[2]) for one in found],
            "building_id": [int(scene.places.building_ids[one[2]]) for one in found],
            "room_id": [None if one[3] is None else int(scene.rooms.id[one[3]]) for one in found],
            "hazardous": [bool(one[4]) for one in found],
            "area_id": [scene.places.area_ids[scene.town.buildings[one[2]].area] for one in found],
            "source": [SOURCE] * len(found),
            "external_number": [f"unit{number}" for number in range(1, len(found) + 1)],
            "geom": scene.site.points(scene.centres[[one[2] for one in found]]),
            **{name: [one[name] for one in sealed] for name in (SEALED_COLUMNS["organisation"], "seal_key")},
        },
        key=("uscc",),
    )


def write_facilities(scene: Scene, generator: np.random.Generator) -> None:
    """Emergency resources, public and society's own, and what the depot keeps."""
    town, rows = scene.town, []  # kind, name, position, capacity, ownership

    def at_buildings(kind: str, name: str, role: str, capacity=None, ownership="public", share=1.0) -> None:
        for row in scene.buildings_of(role):
            if share < 1 and generator.random() > share:
                continue
            area = town.areas[town.buildings[row].area]
            sub = scene.places.sub_district_names[area.sub_district].removesuffix("街道")
            text = name.format(area=area.name.removesuffix("社区"), sub=sub, street=scene.address(row))
            rows.append((kind, text, scene.centres[row], capacity, ownership))

    at_buildings("fire_station", "{sub}消防救援站（{area}）", "fire_station")
    at_buildings("fire_station", "{area}专职消防队", "fire_brigade")
    at_buildings("micro_fire_station", "{area}微型消防站", "community_hall")
    at_buildings("hospital", "{area}医院", "hospital", 320)
    at_buildings("ambulance_station", "{area}急救站", "outpatients")
    at_buildings("police", "{sub}派出所（{area}）", "police")
    at_buildings("school", "{area}小学", "school", 900)
    at_buildings("shelter", "{area}小学室内避难场所", "school_hall", 400)
    at_buildings("community_centre", "{area}党群服务中心", "community_hall", 120)
    at_buildings("government", "{sub}街道办事处", "government")
    at_buildings("depot", "{area}应急物资储备库", "warehouse", share=0.12)
    at_buildings("clinic", "{area}卫生服务站", "service_hall")
    at_buildings("clinic", "{area}卫生室", "village_office")
    at_buildings("hotel", "{area}商务酒店", "office_tower", 260, "society", 0.4)
    at_buildings("bus", "{area}客运车队", "works_office", 200, "society", 0.5)
    at_buildings("excavator", "{area}工程机械租赁点", "warehouse", ownership="society", share=0.08)
    at_buildings("generator", "{area}应急发电车", "mall", ownership="society")
    at_buildings("aed", "{street}AED", "mall")
    at_buildings("aed", "{street}AED", "school")
    at_buildings("aed", "{street}AED", "community_hall")
    at_buildings("siren", "{sub}防空警报点", "government")
    for park in town.parks:
        place = shapely.get_coordinates(shapely.point_on_surface(park))[0]
        name = scene.street_at(place[None])[0]
        rows.append(
            ("shelter", f"{name}公园应急避难场所", place, int(shapely.area(park) / _SHELTER_METRES / 50) * 50, "public")
        )
        rows.append(("assembly_point", f"{name}公园集合点", place + np.array([12.0, -9.0]), None, "public"))
    _along_streets(scene, rows)
    uids, (kinds, names, at, capacity, ownership) = new_uids(len(rows)), zip(*rows, strict=True)
    at = np.array(at)
    scene.store.load(
        "facility",
        {
            "uid": uids,
            "name": list(names),
            "kind": list(kinds),
            "capacity": list(capacity),
            "ownership": list(ownership),
            "address": scene.street_at(at),
            "phone": [
                None if kind in _SILENT else f"0000-86{number:05d}" for number, kind in enumerate(kinds, start=1)
            ],
            "source": [SOURCE] * len(rows),
            "external_number": [f"facility{number}" for number in range(1, len(rows) + 1)],
            "area_id": scene.area_ids_at(at),
            "geom": scene.site.points(at),
        },
        key=("source", "external_number", "kind"),
    )
    _write_hazards(scene)


def _along_streets(scene: Scene, rows: list[tuple]) -> None:
    """Hydrants beside the larger streets, water intakes and boats at the bridges."""
    for road in scene.town.roads:
        if road.bridge:
            start, end = road.line[0], road.line[-1]
            for share, name in ((0.18, "南岸"), (0.82, "北岸")):
                place = start + share * (end - start) + np.array([18.0, 0.0])
                rows.append(("water_source", f"{road.name}{name}取水点", place, None, "public"))
            rows.append(
                ("boat", f"{road.name}救援艇", start + 0.2 * (end - start) - np.array([22.0, 0.0]), 8, "public")
            )
        elif road.road_class in {"primary", "secondary", "tertiary"}:
            line = shapely.LineString(road.line)
            for along in np.arange(_HYDRANTS_APART / 2, line.length, _HYDRANTS_APART):
                here = shapely.get_coordinates(shapely.line_interpolate_point(line, [along, along + 1]))
                ahead = here[1] - here[0]
                rows.append(("hydrant", None, here[0] + 9.0 * np.array([-ahead[1], ahead[0]]), None, "public"))


def _write_hazards(scene: Scene) -> None:
    store = scene.store
    stores = scene.buildings_of("depot")
    goods = scene.words("units")["hazards"]
    owner = store.read("organisation", ["id"], where={"hazardous": True, "kind": "91"}, order_by=("id",))["id"]
    rows = [(goods[number % len(goods)], building) for number, building in enumerate(stores)]
    store.load(
        "hazard_stock",
        {
            "uid": new_uids(len(rows)),
            "organisation_id": [owner[0] if owner else None] * len(rows),
            "material": [good[0] for good, _ in rows],
            "un_number": [good[1] for good, _ in rows],
            "amount": [good[2] for good, _ in rows],
            "unit": ["t"] * len(rows),
            "area_id": [scene.places.area_ids[scene.town.buildings[row].area] for _, row in rows],
            "geom": scene.site.points(scene.centres[[row for _, row in rows]]),
        },
    )


def _columns(names: tuple[str, ...], rows: list[tuple]) -> dict[str, list]:
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))


_NUMBERS = "零一二三四五六七八九十"
_WHOLE = {"school", "hospital", "outpatients", "government", "police", "fire_station", "fire_brigade", "service_hall",
          "bank", "community_hall", "village_office", "depot_office", "depot", "works_office"}  # fmt: skip
_SILENT = {"hydrant", "water_source", "aed", "assembly_point", "siren"}
