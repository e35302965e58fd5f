"""Links: people to rooms by the address they gave, buildings to grids by where they stand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from ..domain.address import Address, format_address, parse_address, rural_place
from ..domain.rooms.numbering import plain_number
from ..services.clock import local_day, utc_now
from ..services.geos import shapely
from ..store import Store
from ..store.counts import count_population
from ..store.places import swap_memberships, update_rows

# Why a person is not linked; the sentences are in SENTENCES.
SENTENCES = {
    "address_empty": "There is no address.",
    "address_unclear": "The address names no building, or can be read in two ways.",
    "building_unknown": "No building has this address.",
    "building_ambiguous": "Several buildings have this address.",
    "room_missing": "The address names no room.",
    "room_unknown": "The building has no such room.",
}


def link_points(points: np.ndarray, polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs (row of the point, row of the polygon) of points in or on polygons, in the order of the points.

    ``points``: shapely points or (n, 2) coordinates; missing ones are in nothing. ``polygons``: shapely areas.
    """
    points = np.asarray(points)
    if points.ndim == 2:
        points = shapely.points(points)
    # The tree holds the points and each polygon is prepared once: four times quicker than the other way round.
    polygon, point = shapely.STRtree(points).query(polygons, predicate="covers")
    order = np.lexsort((polygon, point))
    return point[order], polygon[order]


@dataclass(frozen=True)
class GridLinks:
    """How many objects lie in a grid valid today, in none, and carry a code that differs from the grid's."""

    linked: int
    unlinked: int
    conflicts: int


def link_buildings(store: Store) -> GridLinks:
    """Compute ``grid_membership`` of all buildings anew, for every version of the grids, their areas and the counts.

    A building is where its representative point is; on a border between two grids of one level and time it is in the
    one with the lower id. A building takes the area of the grid it is in today.
    """
    with store.transaction():
        links = _link(store, "building")
        count_population(store)
    return links


def link_components(store: Store) -> GridLinks:
    """The same for city components 部件, which no grid counts."""
    return _link(store, "component")


def _link(store: Store, table: str) -> GridLinks:
    rows = store.read(table, ["id", "geom", "grid_code", "area_id"], order_by=("id",))
    grids = store.read("grid", ["id", "geom", "code", "level", "area_id", "valid_from", "valid_to"], order_by=("id",))
    shapes = shapely.from_wkb(np.array(rows["geom"], dtype=object))
    row_of, grid = link_points(
        shapely.point_on_surface(shapes), shapely.from_wkb(np.array(grids["geom"], dtype=object))
    )
    row_of, grid = _one_of_a_time(row_of, grid, grids)
    ids, grid_ids = np.array(rows["id"], dtype=np.int64), np.array(grids["id"], dtype=np.int64)
    codes = [rows["grid_code"][row] for row in row_of.tolist()]
    conflicts = np.array(
        [code is not None and code != grids["code"][row] for code, row in zip(codes, grid.tolist(), strict=True)],
        dtype=bool,
    )
    today = local_day(utc_now(), store.zone)
    current = np.array(
        [
            start <= today and (end is None or today < end) and level == "grid"
            for start, end, level in zip(grids["valid_from"], grids["valid_to"], grids["level"], strict=True)
        ],
        dtype=bool,
    )
    with store.transaction():
        swap_memberships(store, table, ids[row_of], grid_ids[grid], codes, conflicts)
        now = current[grid] if len(grid) else np.empty(0, dtype=bool)
        moved = [
            (int(ids[row]), grids["area_id"][column])
            for row, column in zip(row_of[now].tolist(), grid[now].tolist(), strict=True)
            if grids["area_id"][column] not in {None, rows["area_id"][row]}
        ]
        if moved:
            update_rows(store, table, [one[0] for one in moved], {"area_id": [one[1] for one in moved]})
    linked = len(np.unique(row_of[now]))
    return GridLinks(linked, len(ids) - linked, int(conflicts[now].sum()))


def _one_of_a_time(building: np.ndarray, grid: np.ndarray, grids: dict[str, list]) -> tuple[np.ndarray, np.ndarray]:
    """Drop the second of two grids of one level whose times overlap, for the few buildings on a border."""
    several = np.flatnonzero(np.bincount(building, minlength=1)[building] > 1) if len(building) else building
    keep = np.ones(len(building), dtype=bool)
    taken: dict[tuple[int, str], list[int]] = {}
    for row in several.tolist():
        column = int(grid[row])
        others = taken.setdefault((int(building[row]), grids["level"][column]), [])
        if any(_overlap(grids, column, other) for other in others):
            keep[row] = False
        else:
            others.append(column)
    return building[keep], grid[keep]


def _overlap(grids: dict[str, list], one: int, other: int) -> bool:
    ends = grids["valid_to"]
    return (ends[other] is None or grids["valid_from"][one] < ends[other]) and (
        ends[one] is None or grids["valid_from"][other] < ends[one]
    )


@dataclass
class AddressLinks:
    """For each address: room and building id (None when not found) and the reason why there is no room, "" else."""

    room: list[int | None] = field(default_factory=list)
    building: list[int | None] = field(default_factory=list)
    reason: list[str] = field(default_factory=list)

    def unlinked(self) -> dict[str, int]:
        """Addresses without a room by reason."""
        return dict(Counter(reason for reason in self.reason if reason))


class AddressBook:
    """The buildings and rooms of a store by their addresses.

    A rural house is known by its place (see `rural_place`) and door; without a door plate by its household number 户号,
    which stands in the column ``number``, or by its name, which is where an office writes whose house it is.
    """

    def __init__(self, store: Store):
        rows = store.read("building", ["id", "estate", "number", "road", "door", "name", "area_id"], order_by=("id",))
        self._estate: dict[tuple[str, str], list[int]] = {}
        self._road: dict[tuple[str, str], list[int]] = {}
        self._house: dict[tuple[str, str], list[int]] = {}
        self._area: dict[int, int | None] = {}
        places: dict[str, str] = {}
        for number, estate, block, road, door, name, area in zip(*rows.values(), strict=True):
            self._area[number] = area
            if estate and block:
                self._estate.setdefault((_plain(estate), _plain(block)), []).append(number)
            if not road:
                continue
            place = places.get(road) or places.setdefault(road, _place(road))
            if door:
                self._road.setdefault((place, _plain(door).removesuffix("号")), []).append(number)
            elif block and not estate:
                self._road.setdefault((place, _plain(block).removesuffix("户") + "户"), []).append(number)
            if name:
                self._house.setdefault((place, _house_name(name)), []).append(number)
        aliases = store.read("address_alias", ["alias", "building_id"])
        self._alias: dict[str, list[int]] = {}
        for alias, building in zip(aliases["alias"], aliases["building_id"], strict=True):
            if building is not None:
                read = parse_address(alias)
                name = _plain(alias) if read.notes else format_address(read.address.to_house())
                self._alias.setdefault(name, []).append(building)
        self._store = store

    @cached_property
    def _rooms(self) -> dict[int, dict[tuple[str, str], int]]:
        """The rooms of each building by unit and number; not read for those who only ask for buildings."""
        rows = self._store.read("room", ["id", "building_id", "unit", "number"], order_by=("id",))
        found: dict[int, dict[tuple[str, str], int]] = {}
        for number, building, unit, room in zip(*rows.values(), strict=True):
            found.setdefault(building, {})[(_plain(unit), plain_number(unit, room))] = number
        return found

    @cached_property
    def _town(self) -> dict[int, str]:
        """The name of the town that an area lies in."""
        areas = self._store.read("area", ["id", "name", "level", "path"])
        towns = {
            number: _plain(name)
            for number, name, level in zip(areas["id"], areas["name"], areas["level"], strict=True)
            if level == "town"
        }
        found = {}
        for number, path in zip(areas["id"], areas["path"], strict=True):
            above = [int(part) for part in (path or "").split("/") if part]
            town = next((towns[one] for one in above if one in towns), None)
            if town:
                found[number] = town
        return found

    def building(self, address: Address) -> int | None:
        """The one building at a parsed address, None for none or several."""
        found = self._buildings(address) or []
        return found[0] if len(found) == 1 else None

    def find(self, text: str) -> tuple[int | None, int | None, str]:
        """Return (room, building, reason) for one address as people write it."""
        if not (text or "").strip():
            return None, None, "address_empty"
        parsed = parse_address(text)
        address = parsed.address
        # What cannot be read may still be an alias, word for word.
        found = self._alias.get(_plain(text)) if parsed.notes else None
        if found is None:
            if any(note.code == "address.ambiguous" for note in parsed.notes):
                return None, None, "address_unclear"
            found = self._buildings(address, parsed.rest)
        if found is None:
            return None, None, "address_unclear"
        if len(found) != 1:
            return None, None, "building_ambiguous" if found else "building_unknown"
        building = found[0]
        if not address.room:
            only = list(self._rooms.get(building, {}).values())
            # A farmyard is one room and its door's number names it.
            farmyard = rural_place(address) and not address.estate and len(only) == 1
            return (only[0], building, "") if farmyard else (None, building, "room_missing")
        room = self._room(building, address)
        return room, building, "" if room is not None else "room_unknown"

    def _buildings(self, address: Address, rest: str = "") -> list[int] | None:
        """The buildings at an address; None when it names none. ``rest``: whose house it is, where no number is."""
        for house in (address.to_house(), replace(address.to_house(), region="")) if self._alias else ():
            if known := self._alias.get(format_address(house)):
                return known
        if address.estate and address.building:
            return self._in_town(self._estate.get((address.estate, address.building), []), address)
        place = rural_place(address)
        if (place or address.road) and address.number:
            return self._in_town(self._road.get((place or address.road, address.number), []), address)
        if place and rest:
            return self._in_town(self._house.get((place, _house_name(rest)), []), address) or None
        return None

    def _in_town(self, found: list[int], address: Address) -> list[int]:
        """Those in the town that the address names, if the store has it.

        Villages of one name lie in many towns: another town's house is not this one, even when it is the only one.
        A street's house may lie just beyond the border that its address names.
        """
        if not address.region or not found or (len(found) == 1 and not address.rural):
            return found
        named = {town for town in self._town.values() if town in address.region}
        if not named:
            return found
        towns = [self._town.get(self._area[building]) for building in found]
        there = [building for building, town in zip(found, towns, strict=True) if town in named]
        unplaced = [building for building, town in zip(found, towns, strict=True) if town is None]
        return there or unplaced or ([] if address.rural else found)

    def _room(self, building: int, address: Address) -> int | None:
        rooms = self._rooms.get(building, {})
        wanted = plain_number(address.unit, address.room)
        for unit in (address.unit, "") if address.unit else ("",):
            if (unit, wanted) in rooms:
                return rooms[unit, wanted]
        same = [number for (_, room), number in rooms.items() if room == wanted]
        return same[0] if len(same) == 1 and not address.unit else None


def link_addresses(store: Store, texts: Sequence[str]) -> AddressLinks:
    """Find the room of each address; equal texts are read once."""
    book = AddressBook(store)
    known: dict[str, tuple[int | None, int | None, str]] = {}
    links = AddressLinks()
    for text in texts:
        if text not in known:
            known[text] = book.find(text)
        room, building, reason = known[text]
        links.room.append(room)
        links.building.append(building)
        links.reason.append(reason)
    return links


def _place(road: str) -> str:
    """The column ``road`` as addresses name it: a rural place in its one form, a road as it is written."""
    return rural_place(parse_address(f"{road}1号").address) or _plain(road)


def _house_name(text: str) -> str:
    """Whose house it is: 张三, 张三家 and 张三户 are one."""
    return re.sub("(?<=..)(?:家|户|宅|住宅)$", "", _plain(text).strip("()"))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().upper()
