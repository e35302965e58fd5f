"""Buildings and rooms by an address as people type it: 幸福小区3栋2单元501, 12#3-501, 幸福路12号, 2组15号."""

from dataclasses import dataclass

from ..domain.address import Address, parse_address, rural_place
from .sqltext import words
from .store import Store

# The houses first: they have few rooms each, while every house has a 501.
_ROOMS = (
    "SELECT r.id FROM house JOIN room AS r ON r.building_id = house.id WHERE any_of(r.number, :numbers)"
    " AND (:unit = '' OR r.unit = :unit OR r.unit = '') AND (:floor = '' OR CAST(r.floor AS text) = :floor)"
    " ORDER BY r.id LIMIT :most"
)


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
    matches, asked = _matches(address)
    if not matches:
        return Places()
    asked["most"] = most
    buildings = store.query(words("SELECT id FROM building WHERE", matches, "ORDER BY id LIMIT :most"), asked)
    rooms = _rooms(store, matches, asked, address) if buildings and address.room else []
    return Places(tuple(row["id"] for row in buildings), tuple(row["id"] for row in rooms))


def _matches(address: Address) -> tuple[str, dict[str, object]]:
    """The condition on buildings that an address names, "" for none, with its parameters."""
    asked: dict[str, object] = {}
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
    return " AND ".join(conditions), asked


def _rooms(store: Store, matches: str, asked: dict[str, object], address: Address) -> list[dict]:
    numbers = [address.room, f"{address.room}室"]
    if address.unit:
        numbers += [f"{address.unit}-{address.room}", f"{address.unit}-{address.room}室"]
    statement = words("WITH house AS MATERIALIZED (SELECT id FROM building WHERE", matches, ")", _ROOMS)
    return store.query(statement, {**asked, "numbers": numbers, "unit": address.unit, "floor": address.floor})


def _beginning(name: str) -> str:
    return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
