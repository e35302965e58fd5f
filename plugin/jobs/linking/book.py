"""The buildings and rooms of a store by what addresses call them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from ...domain.address import NOT_LIVING, Address, remarks_in, rural_place
from ...domain.rooms.numbering import plain_number
from ...store import Store
from .aliases import Aliases
from .contradictions import in_other_community, in_other_town, is_unread, on_other_floor
from .evidence import NOWHERE, ROOM_FLOOR, Found
from .keys import (
    divisions,
    door,
    keyed,
    name_key,
    number_key,
    other_estate,
    owner,
    place_of,
    plain,
    read_address,
    room_writings,
    stem_of,
    street,
)
from .likeness import SimilarNames

_COLUMNS = ("id", "code", "estate", "number", "road", "door", "name", "address", "area_id")
_CODE = re.compile(r"[0-9A-Z][0-9A-Z_]*(?:-[0-9A-Z_]+)*")
_SHORTEST_CODE = 4  # a shorter one may as well be a number of an address
_IN_CODE = re.compile(r"(?:(\d{1,2}|[A-Z])(?:-|单元))?(\d{1,4}[A-Z]?)(?:室|房|号)?")
_NUMBER_WORDS = frozenset("号栋幢弄室座楼#户")  # 1234号 is a door plate, whatever codes there are
_SPACE = re.compile(r"\s+")
_MINUS = re.compile("(?<=[一-鿿])\\s*[-‐‑–—−－]([0-9]{3,4})(?![0-9])")
_NAME = re.compile("[^0-9A-Z]{2,}")
_PLAIN_DOOR = re.compile(r"\d+号?")
# 开发区, 高新区, 工业园区: a zone lies beside or inside the counties that the store knows.
_ZONE = re.compile("(?:开发|高新|新|园|示范|保税|度假|景|管理|试验|合作)$")
_COUNTIES = ("province", "prefecture", "county")


class AddressBook:
    """The buildings and rooms of a store by their addresses; each table is read once.

    A rural house is known by its place (see `rural_place`) and door; without a door plate by its household number 户号,
    which stands in the column ``number``, or by its name, which is where an office writes whose house it is.
    """

    def __init__(self, store: Store):
        self._store = store
        self.estates: dict[str, dict[str, list[int]]] = {}
        self.streets: dict[str, dict[str, list[int]]] = {}
        self._blocks: dict[tuple[str, str, str], list[int]] = {}
        self._houses: dict[tuple[str, str], list[int]] = {}
        self.names: dict[str, list[int]] = {}
        self._codes: dict[str, list[int]] = {}
        self._area: dict[int, int | None] = {}
        self._storeys: dict[int, range] = {}
        self.unnamed: set[int] = set()
        rows = store.read("building", list(_COLUMNS), order_by=("id",))
        self.labels: dict[int, tuple] = {}
        places: dict[str, str] = {}
        for number, code, estate, block, road, gate, name, address, area in zip(*rows.values(), strict=True):
            self._area[number] = area
            self.labels[number] = (estate, block, road, gate, name, address)
            if code:
                self._codes.setdefault(plain(code), []).append(number)
            if name:
                self.names.setdefault(name_key(name), []).append(number)
            if not (estate or road or address):
                if not name:
                    self.unnamed.add(number)
                continue
            if estate and block:
                self._enter(self.estates, name_key(estate), number_key(block), number)
            if road:
                place = places.get(road) or places.setdefault(road, place_of(road))
                self._enter_road(place, road, gate, "" if estate else block, name, number)
            elif not estate:
                self._enter_address(address, number)
        self._aliases = Aliases(store)
        self._towns_of_region: dict[str, frozenset[str]] = {}

    @staticmethod
    def _enter(index: dict[str, dict[str, list[int]]], name: str, part: str, number: int) -> None:
        index.setdefault(name, {}).setdefault(part, []).append(number)

    def _enter_road(self, place: str, road: str, gate: str, block: str, name: str, number: int) -> None:
        if gate and not _PLAIN_DOOR.fullmatch(gate):
            # 12号院, 600弄3号: the door as an address has it.
            read = read_address(f"{road}{gate}")
            if not read.notes and street(read.address) and door(read.address):
                place, gate = street(read.address), door(read.address)
                block = block or read.address.building
        if gate:
            gate = number_key(gate).removesuffix("号")
            self._enter(self.streets, place, gate, number)
            if block:
                self._blocks.setdefault((place, gate, number_key(block)), []).append(number)
        elif block:
            self._enter(self.streets, place, number_key(block).removesuffix("户") + "户", number)
        if name:
            self._houses.setdefault((place, owner(name)), []).append(number)

    def _enter_address(self, text: str, number: int) -> None:
        """A building that has its whole address in one column."""
        address = read_address(text).address
        if address.estate and address.building:
            self._enter(self.estates, address.estate, address.building, number)
        elif street(address) and door(address):
            self._enter(self.streets, street(address), door(address), number)
            if address.building:
                self._blocks.setdefault((street(address), door(address), address.building), []).append(number)

    def read_all(self) -> None:
        """Read what else is read when it is first asked for, for a thread that must not touch the store."""
        _ = self.rooms, self._areas

    @cached_property
    def similar_names(self) -> SimilarNames:
        """The names of estates, streets and buildings, for those that are none of them."""
        return SimilarNames((*self.estates, *self.streets, *self.names))

    @cached_property
    def rooms(self) -> dict[int, dict[tuple[str, str], int]]:
        """The rooms of each building by unit and number; not read for those who only ask for buildings."""
        columns = ["id", "building_id", "unit", "number", "floor", "rise"]
        rows = self._store.read("room", columns, order_by=("id",))
        found: dict[int, dict[tuple[str, str], int]] = {}
        same: dict[tuple[int, int | None], range] = {}
        for number, building, unit, room, floor, rise in zip(*rows.values(), strict=True):
            if floor is not None:
                self._storeys[number] = same.get((floor, rise)) or same.setdefault(
                    (floor, rise), range(floor, floor + (rise or 1))
                )
            found.setdefault(building, {})[number_key(unit) if unit else "", plain_number(unit, room)] = number
        return found

    @cached_property
    def _areas(self) -> tuple[dict[int, str], dict[str, set[str]], dict[int, str]]:
        """By area: the name of its town, and last of its community; and what the larger divisions here are called."""
        areas = self._store.read("area", ["id", "name", "level", "path"])
        towns, communities, larger = {}, {}, {level: set() for level in _COUNTIES}
        for number, name, level in zip(areas["id"], areas["name"], areas["level"], strict=True):
            if level == "town":
                towns[number] = plain(name)
            elif level == "community":
                communities[number] = plain(name)
            elif level in larger:
                larger[level].add(stem_of(plain(name)))
        found, within = {}, {}
        for number, path in zip(areas["id"], areas["path"], strict=True):
            above = [int(part) for part in (path or "").split("/") if part]
            town = next((towns[one] for one in above if one in towns), None)
            if town:
                found[number] = town
            community = next((communities[one] for one in above if one in communities), None)
            if community:
                within[number] = community
        return found, larger, within

    def building(self, address: Address) -> int | None:
        """The one building at a parsed address, None for none or several."""
        found, _, _ = self._buildings(keyed(address))
        return found[0] if found and len(found) == 1 else None

    def find(self, text: str) -> tuple[int | None, int | None, str]:
        """Return (room, building, reason) for one address as people write it."""
        found = self.look(text)
        return found.room, found.building, found.reason

    def look(self, text: str | None, code: str | None = None) -> Found:
        """What one address as people write it, or the code of a building or room, means; with what is remarked."""
        found = self._not_below(self._look(text, code), text or "")
        # Only what was not read of an address can be a remark, and of most all is read.
        rest = read_address(text).rest if text else ""
        remarks = remarks_in(rest) if rest else ()
        if NOT_LIVING in remarks:
            return replace(found, room=None, reason=NOT_LIVING)
        return found.doubted(*remarks)

    def _not_below(self, found: Found, text: str) -> Found:
        """Say that an address is ambiguous where its dash may be a minus: 3栋-101 in a house that has B101, too."""
        if found.room is None or not (dash := _MINUS.search(text)):
            return found
        below = self.rooms[found.building].get((found.address.unit, f"B{dash[1]}"))
        if below is None or plain_number(found.address.unit, found.address.room) != dash[1]:
            return found
        return replace(found, room=None, reason="room_ambiguous", among=(found.room, below))

    def _look(self, text: str | None, code: str | None) -> Found:
        by_code = self._by_code(code) if code else None
        if not (text or "").strip():
            return by_code or Found(reason="address_empty")
        if by_code is None:
            by_code = self._by_code(text) if _begins_like_code(text) else None
            return by_code or self._by_text(text)
        by_text = self._by_text(text)
        if by_code.room is None and by_text.address.room:
            unread = tuple(doubt for doubt in by_text.doubts if doubt == "rest_unread")
            by_code = self.inside(by_code.building, by_text.address, "code", unread)
        elsewhere = by_text.building not in {None, by_code.building}
        return by_code.doubted("code_elsewhere") if elsewhere else by_code

    def _by_code(self, text: str) -> Found | None:
        """A building's exact code, with or without unit and room behind it; None when there is none."""
        if not self._codes:
            return None
        text = _SPACE.sub("-", plain(text))
        found = _CODE.match(text)
        if not found:
            return None
        parts = found[0].split("-")
        for length in range(len(parts), 0, -1):
            code = "-".join(parts[:length])
            buildings = self._codes.get(code, ())
            if len(buildings) == 1 and (len(code) >= _SHORTEST_CODE or code == text):
                rest = text[len(code) :]
                if rest[:1] in _NUMBER_WORDS:
                    return None
                rest = rest.lstrip("-")
                pair = _IN_CODE.fullmatch(rest)
                address = Address(unit=number_key(pair[1] or ""), room=pair[2]) if pair else read_address(rest).address
                return self.inside(buildings[0], address, "code")
        return None

    def _by_text(self, text: str) -> Found:
        parsed = read_address(text)
        # What cannot be read may still be an alias, word for word.
        known = self._aliases.of_text(plain(text)) if parsed.notes else None
        if known:
            return self._one(known, parsed.address, "alias", (), parsed.rest)
        if any(note.code == "address.ambiguous" for note in parsed.notes):
            return Found(reason="address_unclear", address=NOWHERE, rest=parsed.rest, among=self._house(parsed.address))
        address = parsed.address
        if address.region and self._elsewhere(address.region):
            return Found(reason="address_elsewhere", address=address, rest=parsed.rest)
        found, method, doubts = self._buildings(address, parsed.rest)
        if found is None and (whole := self._by_known_name(address, parsed.rest)):
            address = whole
            found, method, doubts = self._buildings(address)
        if found is None:
            return Found(reason="address_unclear", address=address, rest=parsed.rest)
        if len(found) == 1 and (address.region or address.community):
            doubts = (*doubts, *self._other_place(found, address))
        if address is parsed.address and self._is_unread(found, address, parsed.rest):
            doubts = (*doubts, "rest_unread")
        return self._one(found, address, method, doubts, parsed.rest)

    def _house(self, address: Address) -> tuple[int, ...]:
        """The one house that an address names whose inside is not clear; nothing for none or several."""
        house = address.to_house()
        found = self._buildings(house)[0] if house.building or house.number else None
        return tuple(found) if found and len(found) == 1 else ()

    def _other_place(self, found: list[int], address: Address) -> tuple[str, ...]:
        """What is declared of the place around a building and is otherwise."""
        towns, _, communities = self._areas
        area, estate = self._area[found[0]], self.labels[found[0]][0]
        doubts = ()
        if found != self._in_named_town(found, address) or in_other_town(address.region, towns.get(area)):
            doubts = ("town_elsewhere",)
        # 幸福社区3栋 may be the estate of that name, and a village is where the house was looked for.
        where = rural_place(address) or (estate and address.community == name_key(estate))
        if not where and in_other_community(address.community, communities.get(area)):
            doubts = (*doubts, "community_elsewhere")
        return doubts

    def _is_unread(self, found: list[int], address: Address, rest: str) -> bool:
        """Whether a part of an address was not understood; what named the house, or its owner, was."""
        if not rest or not is_unread(rest) or self._buildings(address)[0] is None:
            return False
        return not any(owner(rest) == owner(self.labels[building][4] or "") for building in found)

    def _by_known_name(self, address: Address, rest: str) -> Address | None:
        """An address that begins with a name the store knows and the reader could not: 孤岛公寓102室, 科技大厦1203."""
        name = _NAME.match(rest)
        if not name or street(address) or address.estate or address.unit or address.room:
            return None
        called = name_key(name[0])
        if called not in self.estates and called not in self.names:
            return None
        inside = read_address(f"1栋{rest[name.end() :]}")
        if inside.notes:
            return None
        return replace(inside.address, region=address.region, estate=called, building="")

    def _one(self, found: list[int], address: Address, method: str, doubts: tuple[str, ...], rest: str) -> Found:
        if len(found) == 1:
            return self.inside(found[0], address, method, doubts)
        reason = "building_ambiguous" if found else "building_unknown"
        return Found(reason=reason, method=method, doubts=doubts, address=address, rest=rest, among=tuple(found))

    def _elsewhere(self, region: str) -> bool:
        """Whether a region names a province, city or county and the store's own are called otherwise."""
        larger = self._areas[1]
        if not any(larger.values()):
            return False
        for level, stem in divisions(region).items():
            if level == "county" and _ZONE.search(stem):
                continue
            names = set().union(*larger.values()) if level == "prefecture" else larger[level]
            if larger[level] and stem not in names:
                return True
        return False

    def _buildings(self, address: Address, rest: str = "") -> tuple[list[int] | None, str, tuple[str, ...]]:
        """The buildings at an address, how they were found and with which doubts; None when it names none.

        ``rest``: whose house it is, where no number is.
        """
        if self._aliases:
            for house in self._aliases.houses(address):
                if known := self._aliases.of_house(house):
                    return known, "alias", ()
        found, doubts = self._named(address, rest)
        if not found and self._aliases and (other := self._aliases.renamed(address)):
            known, more = self._named(other, rest)
            if known:
                return known, "alias", more
        return found, "address", doubts

    def _named(self, address: Address, rest: str) -> tuple[list[int] | None, tuple[str, ...]]:
        """The buildings by estate and number, by street and door, by place and owner, by name."""
        place, gate = street(address), door(address)
        for name in filter(None, (address.estate, *self._stand_ins(address, gate))):
            blocks = self.estates.get(name) or (name == address.estate and self.estates.get(other_estate(name)))
            if blocks and address.building:
                return self._in_town(blocks.get(address.building, []), address), ()
            if blocks and not gate:
                every = [number for numbers in blocks.values() for number in numbers]
                return self._in_town(every, address), ("only_building",)
            if not blocks and not address.building and name in self.names:
                return self._in_town(self.names[name], address), ()
        if place and gate:
            found, doubts = self._at_door(place, gate, address)
            estranged = address.estate and found
            return found, (*doubts, "estate_unknown") if estranged else doubts
        if address.estate:
            whole = f"{address.estate}{address.building}栋" if address.building else address.estate
            return self._in_town(self.names.get(whole, []), address), ()
        if rural_place(address) and rest:
            return self._in_town(self._houses.get((place, owner(rest)), []), address) or None, ()
        if rest and not (place or address.unit or address.room) and name_key(rest) in self.names:
            return self._in_town(self.names[name_key(rest)], address), ()
        return None, ()

    @staticmethod
    def _stand_ins(address: Address, gate: str) -> tuple[str, ...]:
        """What else may be an estate's name where a building is numbered and no estate or door is named."""
        if address.estate or gate or not address.building:
            return ()
        return street(address), address.community, address.village, address.hamlet

    def _at_door(self, place: str, gate: str, address: Address) -> tuple[list[int], tuple[str, ...]]:
        at_door = self.streets.get(place, {}).get(gate, [])
        if not at_door and address.lane and address.building:
            # 600弄3号 in a town where the lane is the street, and 600弄 3栋 where it is a yard.
            at_door = self.streets.get(place, {}).get(address.building, [])
            return self._in_town(at_door, address), ()
        if address.building and len(at_door):
            in_yard = self._blocks.get((place, gate, address.building), [])
            if in_yard:
                return self._in_town(in_yard, address), ()
            if len(at_door) == 1:
                return self._in_town(at_door, address), ("block_unknown",)
        return self._in_town(at_door, address), ()

    def _in_town(self, found: list[int], address: Address) -> list[int]:
        """Those in the town that the address names, if the store has it.

        Villages of one name lie in many towns: another town's house is not this one, even when it is the only one.
        A street's house may lie just beyond the border that its address names.
        """
        if len(found) == 1 and not address.rural:
            return found
        return self._in_named_town(found, address) or ([] if address.rural else found)

    def _in_named_town(self, found: list[int], address: Address) -> list[int]:
        """Those in the town that the address names, else those whose town is not known; all when it names none."""
        if not address.region or not found:
            return found
        town_of, named = self._areas[0], self._towns_in(address.region)
        if not named:
            return found
        towns = [town_of.get(self._area[building]) for building in found]
        there = [building for building, town in zip(found, towns, strict=True) if town in named]
        unplaced = [building for building, town in zip(found, towns, strict=True) if town is None]
        return there or unplaced

    def _towns_in(self, region: str) -> frozenset[str]:
        """The store's towns that a region names; people name few regions, many times."""
        if region not in self._towns_of_region:
            self._towns_of_region[region] = frozenset(town for town in self._areas[0].values() if town in region)
        return self._towns_of_region[region]

    def inside(self, building: int, address: Address, method: str, doubts: tuple[str, ...] = ()) -> Found:
        """The room of a building that an address names."""
        rooms = self.rooms.get(building, {})
        if not address.room:
            if len(rooms) != 1:
                return Found(None, building, "room_missing", method, doubts, address)
            # A farmyard is one room and its door's number names it.
            if not (rural_place(address) and not address.estate):
                doubts = (*doubts, "only_room")
            return Found(next(iter(rooms.values())), building, "", method, doubts, address)
        wanted = plain_number(address.unit, address.room)
        for number in room_writings(address, wanted):
            if (address.unit, number) in rooms:
                return self._taken(rooms[address.unit, number], number, building, address, method, doubts)
        if address.unit:
            for number in (f"{address.unit}-{wanted}", wanted):
                if ("", number) in rooms:
                    more = ("unit_unknown",) if number == wanted else ()
                    return self._taken(rooms["", number], number, building, address, method, (*doubts, *more))
            return Found(None, building, "room_unknown", method, doubts, address)
        same = tuple(number for (_, room), number in rooms.items() if room == wanted)
        if len(same) == 1:
            several = len({unit for unit, _ in rooms}) > 1
            more = ("unit_absent",) if several else ()
            return self._taken(same[0], wanted, building, address, method, (*doubts, *more))
        reason = "room_ambiguous" if same else "room_unknown"
        return Found(None, building, reason, method, doubts, address, among=same)

    def _taken(self, room: int, number: str, building: int, address: Address, method: str, doubts: tuple) -> Found:
        """A room found by its number, unless the address puts it on another floor."""
        if address.floor and on_other_floor(address.floor, number, self._storeys.get(room)):
            return Found(None, building, ROOM_FLOOR, method, doubts, address, among=(room,))
        return Found(room, building, "", method, doubts, address)


def _begins_like_code(text: str) -> bool:
    """Whether a text begins with a letter or digit, half or full width."""
    return text[0] < "\u2000" or "\uff00" <= text[0] <= "\uff5e"
