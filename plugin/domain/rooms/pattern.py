"""A pattern 房间模板: units, floors and rooms a floor with their exceptions, and the rooms it makes."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator

from ..population import ROOM_CLASSES
from ..problems import DomainError, Problem
from .layout import Layout, Room
from .numbering import UNIT_NAMES, Numbering, numbering, unit_name

COUNTINGS = ("landing", "floor", "unit", "building")
"""Where the count of rooms begins anew: on every landing, on every floor (numbered on through the units: 101 and 102 in
unit 1, 103 and 104 in unit 2), in every unit (1 to 44 upwards), or never."""

LIMITS = {"units": (1, 100), "floors": (1, 200), "rooms": (1, 200), "basements": (0, 9), "basement_rooms": (0, 400),
          "ground_rooms": (0, 400)}  # fmt: skip
MOST_ROOMS = 10_000


@dataclasses.dataclass(frozen=True)
class Pattern:
    """What stands in every building that the pattern is for.

    `floors` are storeys above ground. `skip_floors` are labels left out: the storey above 3 is labelled 5 when 4 is
    skipped, the storeys stay as many, and a room's floor is its label. `skip_rooms` are serials left out, "*4" all that
    end in 4. `ground_rooms` are on floor 1 in the whole building instead of the units' (shops; 0: it is on pillars);
    None: floor 1 is like the others. `exceptions` are (floor, rooms a unit), `merges` (floor, places on a landing from
    1 that are one room, numbered as its first), `duplex` floors whose rooms reach into the next. A `farmyard` is one
    room whose number is the building's door number, and all else is without meaning.
    """

    units: int = 1
    floors: int = 6
    rooms: int = 2
    number: str = "101"
    unit: str = "1"
    counting: str = "landing"
    skip_floors: tuple[int, ...] = ()
    skip_rooms: tuple[str, ...] = ()
    basements: int = 0
    basement_rooms: int = 0
    ground_rooms: int | None = None
    ground_use: str = "shop"
    exceptions: tuple[tuple[int, int], ...] = ()
    merges: tuple[tuple[int, tuple[int, ...]], ...] = ()
    duplex: tuple[int, ...] = ()
    use_class: str = "self_occupied"
    farmyard: bool = False

    def labels(self) -> tuple[int, ...]:
        """The labels of the storeys above ground, from below."""
        found, label = [], 0
        while len(found) < self.floors:
            label += 1
            if label not in self.skip_floors:
                found.append(label)
        return tuple(found)


FARMYARD = Pattern(units=1, floors=1, rooms=1, number="1", unit="", farmyard=True)


def make_layout(pattern: Pattern, door: str = "") -> Layout:
    """The rooms of one building; `door` is its door number, for a farmyard. Raises DomainError."""
    if pattern.farmyard:
        return Layout((Room("", 1, door or "1", pattern.use_class),), (1,))
    check(pattern)
    rooms = tuple(_Maker(pattern).rooms())
    _refuse_repeated(rooms)
    labels = (*range(-pattern.basements, 0), *pattern.labels())
    return Layout(rooms, labels, pattern.floors, pattern.basements, pattern.units)


def check(pattern: Pattern) -> None:
    """Raise DomainError for numbers out of range and for exceptions on floors that there are not."""
    for name, (least, most) in LIMITS.items():
        value = getattr(pattern, name)
        if value is not None and not least <= value <= most:
            raise DomainError(Problem(f"rooms.range_{name}", name, {"value": value, "least": least, "most": most}))
    for name in ("use_class", "ground_use"):
        if getattr(pattern, name) not in ROOM_CLASSES:
            raise DomainError(
                Problem("rooms.use", name, {"value": getattr(pattern, name), "known": ", ".join(ROOM_CLASSES)})
            )
    if pattern.unit not in UNIT_NAMES or (UNIT_NAMES[pattern.unit] and pattern.units > len(UNIT_NAMES[pattern.unit])):
        raise DomainError(Problem("rooms.unit_name", "unit", {"name": pattern.unit}))
    labels = pattern.labels()
    known = {*labels, *range(-pattern.basements, 0)}
    for floor in (*(floor for floor, _ in (*pattern.exceptions, *pattern.merges)), *pattern.duplex):
        if floor not in known:
            raise DomainError(Problem("rooms.no_floor", "floors", {"floor": floor, "highest": labels[-1]}))
    most = pattern.units * (pattern.floors * pattern.rooms + sum(rooms for _, rooms in pattern.exceptions))
    if most > MOST_ROOMS:
        raise DomainError(Problem("rooms.too_many", "rooms", {"count": most, "most": MOST_ROOMS}))


class _Maker:
    """Walks the building from below, unit by unit on each floor."""

    def __init__(self, pattern: Pattern):
        self._pattern = pattern
        self._numbering: Numbering = numbering(pattern.number)
        counting = pattern.counting
        if not self._numbering.floor_width:
            # A number that names no floor cannot begin anew on each.
            counting = {"landing": "unit", "floor": "building"}.get(counting, counting)
        self._counting = counting
        self._exceptions = dict(pattern.exceptions)
        self._merges: dict[int, list[tuple[int, ...]]] = {}
        for floor, places in pattern.merges:
            self._merges.setdefault(floor, []).append(places)
        self._last: dict[tuple, int] = {}

    def rooms(self) -> Iterator[Room]:
        pattern, labels = self._pattern, self._pattern.labels()
        under = pattern.basement_rooms
        for floor in range(-pattern.basements, 0):
            yield from self._floor(floor, self._exceptions.get(floor, under))
        taken = {above for floor, above in itertools.pairwise(labels) if floor in pattern.duplex}
        for floor in labels:
            if floor in taken:
                continue
            if floor == 1 and pattern.ground_rooms is not None:
                yield from self._landing(0, 1, pattern.ground_rooms, pattern.ground_use)
            else:
                yield from self._floor(floor, self._exceptions.get(floor, pattern.rooms))

    def _floor(self, floor: int, count: int) -> Iterator[Room]:
        for unit in range(1, self._pattern.units + 1):
            yield from self._landing(unit, floor, count, self._pattern.use_class)

    def _landing(self, unit: int, floor: int, count: int, use_class: str) -> Iterator[Room]:
        name = unit_name(self._pattern.unit, unit) if unit else ""
        joined = {place: places[0] for places in self._merges.get(floor, ()) for place in places}
        rise = 2 if floor in self._pattern.duplex and floor != self._pattern.labels()[-1] else 1
        widths = [place for place in range(1, count + 1) if joined.get(place, place) == place]
        for place in range(1, count + 1):
            serial = self._serial(unit, floor)
            if place in widths:
                span = 1 + sum(first == place != other for other, first in joined.items() if other <= count)
                yield Room(name, floor, self._numbering.number(unit, floor, serial), use_class, span, rise)

    def _serial(self, unit: int, floor: int) -> int:
        scopes = {"landing": (unit, floor), "floor": (floor,), "unit": (unit, floor < 0), "building": (floor < 0,)}
        scope = scopes[self._counting]
        serial = self._last.get(scope, 0) + 1
        while _skipped(serial, self._pattern.skip_rooms):
            serial += 1
        self._last[scope] = serial
        return serial


def _skipped(serial: int, skip: tuple[str, ...]) -> bool:
    text = str(serial)
    return any(text.endswith(item[1:]) if item.startswith("*") else text == item for item in skip)


def _refuse_repeated(rooms: tuple[Room, ...]) -> None:
    seen: dict[tuple[str, str], Room] = {}
    for room in rooms:
        first = seen.setdefault((room.unit, room.number), room)
        if first is not room:
            params = {"number": room.number, "unit": room.unit, "one": first.floor, "other": room.floor}
            raise DomainError(Problem("rooms.repeated_unit" if room.unit else "rooms.repeated", "number", params))
