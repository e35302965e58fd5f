"""A building with its rooms and who lives in them 人房关联: counted in one way, minors named as such, and charted."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence

from .population import AGED, VERY_AGED, is_minor
from .rooms.numbering import merged_shape
from .rooms.section import Cell, Section, arrange

ORDINARY_CLASSES = ("registered", "floating", "left_behind", "from_abroad")
"""The population classes that a chart may show room by room."""

_FARMHOUSE_FLOORS = 3


def name_in_estate(name: str | None, estate: str | None) -> str:
    """What a building is called: its estate's name before one of its own that lacks it, as every estate has a 1栋."""
    if not name or not estate or estate in name:
        return name or ""
    return f"{estate} {name}" if estate[-1].isdecimal() and name[0].isdecimal() else f"{estate}{name}"


@dataclasses.dataclass(frozen=True)
class Room:
    """One room as the store has it. ``households`` are registered in it; ``span`` and ``rise`` as in a section."""

    id: int
    unit: str
    floor: int
    number: str
    use_class: str
    rental_use: str | None = None
    hazard: str | None = None
    area_m2: float | None = None
    span: int = 1
    rise: int = 1
    households: int = 0


@dataclasses.dataclass(frozen=True)
class Resident:
    """Who counts in a room today, masked. ``name_masked`` is None where the person is not this account's to see."""

    stay_id: int
    person_id: int
    room_id: int
    role: str
    valid_from: datetime.date
    verified_at: datetime.datetime | None = None
    name_masked: str | None = None
    sex: str = "0"
    birth_year: int | None = None
    person_class: str = "unknown"
    household_id: int | None = None
    relation_to_head: str | None = None


@dataclasses.dataclass(frozen=True)
class Tally:
    """Residents counted, with the names that the columns of population_count have."""

    residents: int = 0
    registered: int = 0
    floating: int = 0
    left_behind: int = 0
    from_abroad: int = 0
    class_unknown: int = 0
    minors: int = 0
    aged_60: int = 0
    aged_80: int = 0


def tally(residents: Iterable[Resident], year: int) -> Tally:
    """Count residents in a year."""
    counts = dict.fromkeys((field.name for field in dataclasses.fields(Tally)), 0)
    for one in residents:
        counts["residents"] += 1
        counts[one.person_class if one.person_class in ORDINARY_CLASSES else "class_unknown"] += 1
        if one.birth_year is not None:
            age = year - one.birth_year
            counts["minors"] += is_minor(one.birth_year, year)
            counts["aged_60"] += age >= AGED
            counts["aged_80"] += age >= VERY_AGED
    return Tally(**counts)


def by_room(residents: Iterable[Resident]) -> dict[int, list[Resident]]:
    """Residents by the room they live in."""
    found: dict[int, list[Resident]] = {}
    for one in residents:
        found.setdefault(one.room_id, []).append(one)
    return found


def guardian_of(child: Resident, residents: Iterable[Resident], year: int) -> Resident | None:
    """The grown-up of a child's household that stands for it: its head, else the oldest; None where none is known."""
    if child.household_id is None:
        return None
    grown = [
        one
        for one in residents
        if one.household_id == child.household_id and one.birth_year and not is_minor(one.birth_year, year)
    ]
    return min(grown, key=lambda one: (one.relation_to_head != "head", one.birth_year), default=None)


def last_visit(residents: Iterable[Resident]) -> datetime.datetime | None:
    """When somebody last confirmed one of these stays."""
    return max((one.verified_at for one in residents if one.verified_at), default=None)


def is_farmyard(rooms: Sequence[Room], floors: int | None) -> bool:
    """Whether a building is one house of one household 农家院: a single room of no unit under a low roof."""
    return len(rooms) == 1 and not rooms[0].unit and (floors or 1) <= _FARMHOUSE_FLOORS


def section_of(
    rooms: Sequence[Room],
    residents: Mapping[int, Sequence[Resident]] | None,
    stale_before: datetime.datetime,
    floors: int | None = None,
    basements: int = 0,
) -> Section:
    """The section chart of a building with people in its cells; ``residents`` None: not for this account to see.

    A room is stale when somebody lives there and nobody has confirmed that since ``stale_before``; unverified when
    nobody ever has, as after an import without days of visits.
    """
    cells = []
    rooms = [_shaped(room) for room in rooms]
    for room in rooms:
        here = () if residents is None else residents.get(room.id, ())
        visit = last_visit(here)
        states = {"unverified"} if here and visit is None else {"stale"} if visit and visit < stale_before else ()
        cells.append(
            Cell(
                room.unit, room.floor, room.number, room.use_class, room.id, frozenset(states),
                span=room.span, rise=room.rise,
                people=None if residents is None else len(here),
                classes=tuple(name for name in ORDINARY_CLASSES if any(one.person_class == name for one in here)),
            )
        )  # fmt: skip
    return arrange(cells, _labels(rooms, floors, basements), farmyard=is_farmyard(rooms, floors))


def _shaped(room: Room) -> Room:
    """A room as large as it was entered, or as its number says."""
    span, rise = merged_shape(room.number, room.floor)
    if span <= room.span and rise <= room.rise:
        return room
    return dataclasses.replace(room, span=max(room.span, span), rise=max(room.rise, rise))


def _labels(rooms: Sequence[Room], floors: int | None, basements: int) -> set[int]:
    """The floors that there are without a room of their own: those that a duplex reaches into, those of the basements,
    and as many above ground as are missing.

    Which labels a building leaves out (4, 13, 14) is not stored: only as many are added as its storeys ask for.
    """
    if not rooms:
        return set()
    reached = {room.floor + more for room in rooms for more in range(room.rise)} - {0}
    above = {floor for floor in reached if floor > 0}
    missing = max((floors or 0) - len(above), 0)
    free = [floor for floor in range(1, max(max(above, default=0), floors or 0) + 1) if floor not in above]
    return {*reached, *free[:missing], *range(-(basements or 0), 0)}
