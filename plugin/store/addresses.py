"""Buildings and rooms by an address as people type it: 幸福小区3栋2单元501, 12#3-501, 幸福路12号, 2组15号."""

from dataclasses import dataclass

from ..domain.address import Address, parse_address, rural_place
from .sqltext import words
from .store import Store

_MOST_BUILDINGS = 2000
"""Buildings of one number in all estates, among which a room is looked for."""


@dataclass(frozen=True)
class Places:
    """What an address may mean: buildings in the order of their ids, and the rooms in them that it names."""

    buildings: tuple[int, ...] = ()
    rooms: tuple[int, ...] = ()


def find_places(store: Store, text: str, most: int) -> Places:
    """At most ``most`` buildings and rooms at an address; nothing where the text is no address, or names no house.

    An estate or road may be given by the beginning of its name, or not at all: 12#3-501 is looked for in all estates.
    """
    parsed = parse_address(text)
    address = parsed.address
    if any(note.code == "address.ambiguous" for note in parsed.notes):
        return Places()
    buildings = _buildings(store, address, _MOST_BUILDINGS if address.room else most)
    rooms = _rooms(store, buildings, address, most) if buildings and address.room else []
    return Places(tuple(buildings[:most]), tuple(rooms))


def _buildings(store: Store, address: Address, most: int) -> list[int]:
    asked: dict[str, object] = {"most": most}
    conditions = []
    place = rural_place(address) or address.road
    if address.building:
        conditions.append("number = :number")
        asked["number"] = address.building
        if address.estate:
            conditions.append("estate LIKE :estate ESCAPE '\\'")
            asked["estate"] = _beginning(address.estate)
    elif place and address.number:
        conditions += ["road LIKE :road ESCAPE '\\'", "any_of(door, :doors)"]
        asked |= {"road": _beginning(place), "doors": [address.number, f"{address.number}号"]}
    else:
        return []
    rows = store.query(
        words("SELECT id FROM building WHERE", " AND ".join(conditions), "ORDER BY id LIMIT :most"), asked
    )
    return [row["id"] for row in rows]


def _rooms(store: Store, buildings: list[int], address: Address, most: int) -> list[int]:
    numbers = [address.room, f"{address.room}室"]
    if address.unit:
        numbers += [f"{address.unit}-{address.room}", f"{address.unit}-{address.room}室"]
    rows = store.query(
        "SELECT id FROM room WHERE any_of(building_id, :buildings) AND any_of(number, :numbers)"
        " AND (:unit = '' OR unit = :unit OR unit = '') AND (:floor = '' OR CAST(floor AS text) = :floor)"
        " ORDER BY id LIMIT :most",
        {
            "buildings": buildings,
            "numbers": numbers,
            "unit": address.unit,
            "floor": address.floor,
            "most": most,
        },
    )
    return [row["id"] for row in rows]


def _beginning(name: str) -> str:
    return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
