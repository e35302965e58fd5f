"""Fills a demo or exercise store with rooms and residents; nothing in it is true of a real person.

The same store, seed and day give the same residents. They get addresses as a clerk would write them, some of them
wrong, are masked and sealed like real ones, and are then linked to their rooms by those addresses.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from ..domain.address import Address, format_address, parse_address
from ..domain.person import ClearPerson
from ..domain.population import building_class, residence
from ..domain.uid import new_uids
from ..services.clock import local_day, utc_now
from ..services.coordinates import LocalMetres
from ..services.geos import shapely
from ..services.keys import Keyring
from ..store import Store
from ..store.places import update_rows
from ..store.residents.counts import count_population
from ..store.residents.people import People
from .areas import require_generated
from .clerk import write_address
from .code_tables import demo_words
from .dwellings import Dwellings, dwellings
from .households import Household, Member, draw_households
from .linking import AddressLinks, link_addresses
from .progress import Progress

_OCCUPIED_SHARE = 0.92
_BUILDINGS_AN_ESTATE = 40


@dataclass
class Residents:
    """What was generated, and how the links came out."""

    rooms: int = 0
    households: int = 0
    people: int = 0
    linked: int = 0
    unlinked: dict[str, int] = field(default_factory=dict)
    by_class: dict[str, int] = field(default_factory=dict)


@dataclass
class _Rooms:
    """Generated rooms as columns; ``place`` is the row of the building in its read."""

    id: np.ndarray
    place: list[int] = field(default_factory=list)
    unit: list[str] = field(default_factory=list)
    floor: list[int] = field(default_factory=list)
    number: list[str] = field(default_factory=list)
    use_class: list[str] = field(default_factory=list)
    area_m2: list[float] = field(default_factory=list)

    def add(self, place: int, unit: str, floor: int, number: str, use_class: str, area_m2: float) -> None:
        for name, value in zip(
            ("place", "unit", "floor", "number", "use_class", "area_m2"),
            (place, unit, floor, number, use_class, round(area_m2, 1)),
            strict=True,
        ):
            getattr(self, name).append(value)


def fill_residents(
    store: Store,
    keyring: Keyring,
    *,
    seed: int = 1,
    population: int | None = None,
    progress: Progress | None = None,
) -> Residents:
    """Generate rooms and residents for all buildings, ``population`` people or as many as nine in ten homes hold.

    Addresses come from the map where they are Chinese; the other buildings get an estate and a number. Raises
    NotForRealStores, Cancelled or StoreError; then the store is as it was.
    """
    require_generated(store)
    progress = progress or Progress()
    generator = np.random.default_rng(seed)
    today = local_day(utc_now(), store.zone)
    with store.transaction():
        buildings = store.read(
            "building",
            ["id", "geom", "building_use", "floors", "height", "units", "area_id", "road", "door", "estate", "number"],
            order_by=("id",),
        )
        metres = _square_metres(store, buildings)
        sizes = dwellings(
            np.array(buildings["building_use"], dtype=object),
            *(np.array(buildings[name], dtype=float) for name in ("floors", "height", "units")),
            metres,
        )
        rooms = _rooms(buildings, sizes, metres, generator)
        rooms.id = store.reserve_ids("room", len(rooms.place))
        addresses = _addresses(store, buildings, sorted(set(rooms.place)))
        _write_rooms(store, buildings, rooms)
        _write_estates(store, buildings, addresses)
        progress.step(25)
        result = _settle(store, keyring, buildings, rooms, addresses, generator, today, population, progress)
        _write_classes(store, buildings, rooms)
        count_population(store)
    progress.step(100)
    return result


def _square_metres(store: Store, buildings: dict[str, list]) -> np.ndarray:
    shapes = shapely.from_wkb(np.array(buildings["geom"], dtype=object))
    there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    metres = np.zeros(len(shapes))
    if there.any():
        plane = LocalMetres(store.crs, tuple(shapely.total_bounds(shapes[there])))
        metres[there] = shapely.area(plane.to_metres(shapes[there]))
    return metres


def _rooms(buildings: dict[str, list], sizes: Dwellings, metres: np.ndarray, generator: np.random.Generator) -> _Rooms:
    rooms = _Rooms(np.empty(0, dtype=np.int64))
    rented = generator.random(int(sizes.homes.sum())) < 0.28
    home = 0
    for place, use in enumerate(buildings["building_use"]):
        floors, homes, units = int(sizes.floors[place]), int(sizes.homes[place]), int(sizes.units[place])
        if metres[place] <= 0:
            continue
        business = {"commercial": "shop", "mixed": "shop", "office": "organisation", "industrial": "organisation"}
        if use in business:
            for floor in range(1, 2 if use == "mixed" else min(floors, 6) + 1):
                for index in range(1, 3):
                    rooms.add(place, "", floor, f"{floor}{index:02d}", business[use], metres[place] / 2)
        first = 2 if use == "mixed" and floors > 1 else 1
        landings = [(floor, unit) for floor in range(first, floors + 1) for unit in range(1, units + 1)] or [(1, 1)]
        on_landing: Counter = Counter()
        for index in range(homes):
            floor, unit = landings[index % len(landings)]
            on_landing[floor, unit] += 1
            number = on_landing[floor, unit] + (2 if use == "mixed" and floors == 1 else 0)
            use_class = "rented" if rented[home] else "self_occupied"
            area = 0.8 * metres[place] * (floors - first + 1) / homes
            rooms.add(place, str(unit) if units > 1 else "", floor, f"{floor}{number:02d}", use_class, area)
            home += 1
    return rooms


def _addresses(store: Store, buildings: dict[str, list], places: list[int]) -> dict[int, Address]:
    """For each building with rooms the parts that find it again; the map's where they can be read."""
    addresses: dict[int, Address] = {}
    taken: Counter = Counter()
    for place in places:
        known = _map_address(*(buildings[name][place] for name in ("road", "door", "estate", "number")))
        if known is not None:
            addresses[place] = known
            taken[known] += 1
    # Two buildings with one address would be ambiguous: they are numbered like those without one.
    addresses = {place: address for place, address in addresses.items() if taken[address] == 1}
    shapes = shapely.from_wkb(np.array(buildings["geom"], dtype=object))
    centres = shapely.get_coordinates(shapely.centroid(shapes[places]))
    rest = [(place, xy) for place, xy in zip(places, centres.tolist(), strict=True) if place not in addresses]
    height = float(np.ptp(centres[:, 1])) or 1.0 if len(centres) else 1.0
    # Neighbours share an estate: in strips from north to south, each from west to east, grid after grid.
    area = [number if number is not None else -1 for number in buildings["area_id"]]
    rest.sort(key=lambda one: (area[one[0]], -int(one[1][1] / height * 60), one[1][0]))
    names = _estate_names({address.estate for address in addresses.values()})
    for index, (place, _) in enumerate(rest):
        estate, number = divmod(index, _BUILDINGS_AN_ESTATE)
        addresses[place] = Address(estate=names(estate), building=str(number + 1))
    return addresses


def _map_address(road: str | None, door: str | None, estate: str | None, number: str | None) -> Address | None:
    """The map's own address, if the reader of addresses gives back just that."""
    for address in (
        Address(estate=estate or "", building=number or ""),
        Address(road=road or "", number=(door or "").removesuffix("号")),
    ):
        complete = (address.estate and address.building) or (address.road and address.number)
        if complete and parse_address(format_address(replace(address, room="301"))).address == replace(
            address, room="301"
        ):
            return address
    return None


def _estate_names(taken: set[str]):
    """A function from a number to the name of an estate that the map does not have."""

    names = [stem + kind for kind in demo_words()["estate_kinds"] for stem in demo_words()["estates"]]

    def name(index: int) -> str:
        phase, within = divmod(index, len(names))
        phase += sum(names[within] in known for known in taken)
        return names[within] + (f"{phase + 1}期" if phase else "")

    return name


def _write_rooms(store: Store, buildings: dict[str, list], rooms: _Rooms) -> None:
    store.load(
        "room",
        {
            "id": rooms.id,
            "uid": new_uids(len(rooms.place)),
            "building_id": [buildings["id"][place] for place in rooms.place],
            "unit": rooms.unit,
            "floor": rooms.floor,
            "number": rooms.number,
            "use_class": rooms.use_class,
            "area_m2": rooms.area_m2,
            "area_id": [buildings["area_id"][place] for place in rooms.place],
        },
        key=("id",),
    )


def _write_estates(store: Store, buildings: dict[str, list], addresses: dict[int, Address]) -> None:
    """Estate and number where the map has none."""
    places = sorted(addresses)
    update_rows(
        store,
        "building",
        [buildings["id"][place] for place in places],
        {
            "estate": [addresses[place].estate or buildings["estate"][place] for place in places],
            "number": [addresses[place].building or buildings["number"][place] for place in places],
        },
    )


def _write_classes(store: Store, buildings: dict[str, list], rooms: _Rooms) -> None:
    """The class of a building follows from its rooms."""
    uses: dict[int, set[str]] = {}
    for place, use_class in zip(rooms.place, rooms.use_class, strict=True):
        uses.setdefault(buildings["id"][place], set()).add(use_class)
    update_rows(store, "building", list(uses), {"use_class": [building_class(found) for found in uses.values()]})


def _settle(
    store: Store,
    keyring: Keyring,
    buildings: dict[str, list],
    rooms: _Rooms,
    addresses: dict[int, Address],
    generator: np.random.Generator,
    today: date,
    population: int | None,
    progress: Progress,
) -> Residents:
    """Draw households, give each a home and an address, save the people and link them."""
    homes = np.array([index for index, use in enumerate(rooms.use_class) if use in {"self_occupied", "rented"}])
    generator.shuffle(homes)
    count = len(homes) if population is not None else int(len(homes) * _OCCUPIED_SHARE)
    households = draw_households(generator, count, today, population)
    homes = homes[: len(households)]
    persons, house_of, areas = [], [], []
    for number, (household, room) in enumerate(zip(households, homes.tolist(), strict=True)):
        place = rooms.place[room]
        parts = replace(addresses[place], unit=rooms.unit[room], room=rooms.number[room])
        text = write_address(parts, generator)
        for member in household.members:
            persons.append((member, household.person_class, text))
            house_of.append(number)
            areas.append(buildings["area_id"][place])
    persons = [_clear(uid, *person) for uid, person in zip(new_uids(len(persons)), persons, strict=True)]
    progress.step(40)
    People(store, keyring).save(persons, area_ids=areas)
    progress.step(75)
    known = store.read("person", ["uid", "id"], where={"uid": [person.uid for person in persons]})
    id_of = dict(zip(known["uid"], known["id"], strict=True))
    ids = [id_of[person.uid] for person in persons]
    links = link_addresses(store, [person.address_text for person in persons])
    progress.step(80)
    _write_links(store, households, house_of, ids, links, areas, rooms, today)
    _mark_vacant(store, rooms, set(links.room))
    return Residents(
        rooms=len(rooms.place),
        households=len(households),
        people=len(persons),
        linked=sum(room is not None for room in links.room),
        unlinked=links.unlinked(),
        by_class=dict(Counter(person.person_class for person in persons)),
    )


def _clear(uid: str, member: Member, person_class: str, text: str) -> ClearPerson:
    return ClearPerson(
        uid=uid,
        name=member.name,
        document_kind=member.document_kind,
        document_number=member.document_number,
        sex=member.sex,
        birth_date=member.birth_date,
        phone=member.phone,
        address_text=text,
        person_class=person_class,
        residence_state=member.residence_state,
    )


def _write_links(
    store: Store,
    households: list[Household],
    house_of: list[int],
    ids: list[int],
    links: AddressLinks,
    areas: list[int | None],
    rooms: _Rooms,
    today: date,
) -> None:
    """Households, occupancies, and what follows for the persons: household, resident or not, by which rule."""
    room_ids = links.room
    members = [member for household in households for member in household.members]
    first = np.unique(house_of, return_index=True)[1].tolist()
    household_ids = store.reserve_ids("household", len(households))
    store.load(
        "household",
        {
            "id": household_ids,
            "uid": new_uids(len(households)),
            "number": [f"D{number + 1:08d}" for number in range(len(households))],
            "room_id": [room_ids[row] for row in first],
            "area_id": [areas[row] for row in first],
        },
        key=("id",),
    )
    use_of = dict(zip(rooms.id.tolist(), rooms.use_class, strict=True))
    heads = set(first)
    linked = [row for row, room in enumerate(room_ids) if room is not None]
    roles = [
        "tenant" if use_of[room_ids[row]] == "rented" else ("owner" if row in heads else "family") for row in linked
    ]
    store.load(
        "occupancy",
        {
            "uid": new_uids(len(linked)),
            "person_id": [ids[row] for row in linked],
            "room_id": [room_ids[row] for row in linked],
            "role": roles,
            "lives_here": [members[row].residence_state != "household_here" for row in linked],
            "valid_from": [members[row].since for row in linked],
            "source": ["generated"] * len(linked),
            "method": [links.method[row] for row in linked],
            "confidence": [links.confidence[row] for row in linked],
            "note": [links.note[row] or None for row in linked],
            "area_id": [areas[row] for row in linked],
        },
    )
    decided = [
        residence(
            households[house].person_class,
            member.residence_state,
            today,
            here_since=member.since,
            away_since=member.since if member.residence_state == "household_here" else None,
        )
        for member, house in zip(members, house_of, strict=True)
    ]
    update_rows(
        store,
        "person",
        ids,
        {
            "household_id": household_ids[house_of].tolist(),
            "resident": [one.resident for one in decided],
            "resident_rule": [one.rule for one in decided],
        },
    )


def _mark_vacant(store: Store, rooms: _Rooms, occupied: set[int | None]) -> None:
    """Homes without anybody are vacant."""
    vacant = [
        row
        for row, use in enumerate(rooms.use_class)
        if use in {"self_occupied", "rented"} and int(rooms.id[row]) not in occupied
    ]
    update_rows(store, "room", rooms.id[vacant].tolist(), {"use_class": ["vacant"] * len(vacant)})
    for row in vacant:
        rooms.use_class[row] = "vacant"
