"""Rooms in bulk: compare a pattern or a chart with what is there, write what is new, take back what was written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

from ..domain.problems import Problem
from ..domain.rooms.layout import Layout, Room
from ..domain.rooms.numbering import plain_number
from ..domain.rooms.pattern import Pattern, make_layout
from ..domain.rooms.section import Cell, Section, arrange
from ..domain.uid import new_uids
from ..services.translation import tr
from ..store import Store, StoreError
from ..store.rooms import delete_rooms, refresh_use_classes, rooms_in_use, set_storeys
from ..store.schema import BY_NAME
from .progress import Progress

ROOMS_A_LOAD = 100_000
_KEPT = (
    "id",
    "uid",
    "building_id",
    "unit",
    "floor",
    "number",
    "use_class",
    "rental_use",
    "hazard",
    "area_m2",
    "area_id",
    "span",
    "rise",
)

_WORKED_ON = _KEPT[2:]

Existing = dict[str, object]
"""A room of the store: id, unit, floor, number, use_class, span, rise."""


class RoomsInUse(StoreError):
    """Rooms that are to go are in use by now."""

    code = "rooms_in_use"


@dataclass(frozen=True)
class Conflict:
    """A room that was not made, because the store has its door already in another way."""

    building: int
    room: Room
    existing: int
    problem: Problem


@dataclass
class Comparison:
    """A layout beside the rooms that a building has: new, there as they are, in conflict, and rooms of no layout."""

    new: list[Room] = field(default_factory=list)
    there: list[Existing] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    extra: list[Existing] = field(default_factory=list)


@dataclass
class Made:
    """What was done, enough to take it back: the made ids, the made rows (values of _KEPT without id and
    uid, by id), the rows that were taken away, the filled storeys.

    ``there`` rooms stayed as they are; ``kept`` ones were to be replaced, but are in use. ``storeys`` are, by building,
    (floors, basements, units) before and after.
    """

    buildings: list[int] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    rows: dict[int, list] = field(default_factory=dict)
    there: int = 0
    kept: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    removed: dict[str, list] = field(default_factory=dict)
    storeys: dict[int, tuple[tuple, tuple]] = field(default_factory=dict)


@dataclass
class Plan:
    """What `make_rooms` would do, without doing it; ``sections`` are the charts of the first buildings."""

    new: int = 0
    there: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    extra: int = 0
    sections: dict[int, Section] = field(default_factory=dict)


def layouts_of(store: Store, building_ids: Sequence[int], pattern: Pattern) -> dict[int, Layout]:
    """The layout of each building; a farmyard takes its number from the building. Raises DomainError."""
    if not pattern.farmyard:
        return dict.fromkeys(building_ids, make_layout(pattern))
    rows = store.read("building", ["id", "door", "number"], where={"id": list(building_ids)})
    doors = {
        key: (door or number or "").strip().removesuffix("号")
        for key, door, number in zip(rows["id"], rows["door"], rows["number"], strict=True)
    }
    return {key: make_layout(pattern, doors.get(key, "")) for key in building_ids}


def plan_rooms(store: Store, layouts: Mapping[int, Layout], *, replace: bool = False, charts: int = 1) -> Plan:
    """Count what would happen, and draw the charts of the first ``charts`` buildings."""
    plan = Plan()
    existing = _existing(store, list(layouts))
    used = _used(store, existing, layouts) if replace else set()
    for building, layout in layouts.items():
        rooms = existing.get(building, [])
        going = [room for room in _extra(building, layout, rooms) if replace and room["id"] not in used]
        found = compare(building, layout, [room for room in rooms if room not in going])
        plan.new += len(found.new)
        plan.there += len(found.there)
        plan.conflicts += found.conflicts
        plan.extra += len(found.extra) + len(going)
        if len(plan.sections) < charts:
            plan.sections[building] = _section(layout, found, going)
    return plan


def make_rooms(
    store: Store,
    building_ids: Sequence[int],
    pattern: Pattern,
    *,
    replace: bool = False,
    progress: Progress | None = None,
) -> Made:
    """Make the rooms of a pattern in these buildings; see `enter_rooms`. Raises DomainError, too."""
    return enter_rooms(store, layouts_of(store, building_ids, pattern), replace=replace, progress=progress)


def enter_rooms(
    store: Store, layouts: Mapping[int, Layout], *, replace: bool = False, progress: Progress | None = None
) -> Made:
    """Enter the rooms of layouts by building id, all or nothing; a layout may be that of many buildings.

    What is there stays; a door that is there on another floor or in another writing is a conflict and not made.
    ``replace`` takes rooms that are not in the layout away, but never one that is in use. Storeys, basements and units
    of a building are filled where they are empty, its class follows from its rooms. Raises StoreError, Cancelled.
    """
    progress = progress or Progress()
    made = Made(buildings=list(layouts))
    with store.transaction():
        buildings = _buildings(store, layouts)
        if replace:
            _take_away(store, layouts, made)
        rows = _rows(layouts, buildings, _existing(store, made.buildings), made)
        for done, columns in _batches(rows):
            ids = store.reserve_ids("room", len(columns["number"])).tolist()
            store.load("room", {"id": ids, "uid": new_uids(len(ids)), **columns}, key=("id",))
            made.ids += ids
            made.rows |= dict(zip(ids, _values(columns, len(ids)), strict=True))
            progress.step(90 * done / len(layouts))
        _fill_storeys(store, layouts, buildings, made)
        refresh_use_classes(store, made.buildings)
        progress.step(100)
    return made


def undo_rooms(store: Store, made: Made) -> int:
    """Take back what `enter_rooms` did, exactly that; returns how many rooms are gone.

    Raises RoomsInUse, and changes nothing, when something hangs on one of them by now or one was changed.
    """
    with store.transaction():
        used = rooms_in_use(store, made.ids)
        if used:
            text = tr("{count} of these rooms are in use by now, so that all of them stay.")
            raise RoomsInUse(text.format(count=len(used)))
        now = store.read("room", ["id", *_WORKED_ON], where={"id": made.ids}) if made.ids else {"id": []}
        changed = sum(made.rows[number] != row for number, *row in zip(*now.values(), strict=True))
        if changed:
            text = tr("{count} of these rooms were changed meanwhile, so that all of them stay.")
            raise RoomsInUse(text.format(count=changed))
        gone = delete_rooms(store, made.ids)
        if made.removed:
            store.load("room", made.removed, key=("id",))
        now = _storeys(store, list(made.storeys))
        # Who has corrected the storeys in the meantime is left alone.
        back = {key: before for key, (before, after) in made.storeys.items() if now.get(key) == after}
        set_storeys(store, back)
        refresh_use_classes(store, made.buildings)
    return gone


def compare(building: int, layout: Layout, existing: Sequence[Existing]) -> Comparison:
    """Lay a layout beside the rooms that are there."""
    found = Comparison()
    if not existing:
        found.new = list(layout.rooms)
        return found
    same = {(room["unit"], room["floor"], room["number"]): room for room in existing}
    doors = {(room["unit"], plain_number(room["unit"], room["number"])): room for room in existing}
    met: set[int] = set()
    for room in layout.rooms:
        known = same.get((room.unit, room.floor, room.number))
        if known:
            found.there.append(known)
            met.add(known["id"])
            continue
        other = doors.get((room.unit, plain_number(room.unit, room.number)))
        if other is None:
            found.new.append(room)
        else:
            found.conflicts.append(Conflict(building, room, other["id"], _difference(room, other)))
            met.add(other["id"])
    found.extra = [room for room in existing if room["id"] not in met]
    return found


def _difference(room: Room, other: Existing) -> Problem:
    if other["floor"] == room.floor:
        return Problem("rooms.conflict_written", "number", {"number": room.number, "there": other["number"]})
    params = {"number": room.number, "unit": room.unit, "there": other["floor"], "floor": room.floor}
    return Problem("rooms.conflict_unit" if room.unit else "rooms.conflict_floor", "floor", params)


def _extra(building: int, layout: Layout, rooms: Sequence[Existing]) -> list[Existing]:
    """Rooms that are not in the layout exactly as they are."""
    exact = {(room.unit, room.floor, room.number) for room in layout.rooms}
    return [room for room in rooms if (room["unit"], room["floor"], room["number"]) not in exact]


def _existing(store: Store, buildings: Sequence[int]) -> dict[int, list[Existing]]:
    columns = ["id", "building_id", "unit", "floor", "number", "use_class", "span", "rise"]
    rows = store.read("room", columns, where={"building_id": list(buildings)}, order_by=("id",))
    found: dict[int, list[Existing]] = {}
    for values in zip(*rows.values(), strict=True):
        row = dict(zip(columns, values, strict=True))
        found.setdefault(row.pop("building_id"), []).append(row)
    return found


def _used(store: Store, existing: Mapping[int, list[Existing]], layouts: Mapping[int, Layout]) -> set[int]:
    extra = [room["id"] for key, rooms in existing.items() for room in _extra(key, layouts[key], rooms)]
    return rooms_in_use(store, extra)


def _take_away(store: Store, layouts: Mapping[int, Layout], made: Made) -> None:
    existing = _existing(store, made.buildings)
    used = _used(store, existing, layouts)
    extra = [room["id"] for key, rooms in existing.items() for room in _extra(key, layouts[key], rooms)]
    going = [number for number in extra if number not in used]
    made.kept = len(used)
    if going:
        made.removed = store.read("room", _KEPT, where={"id": going})
        delete_rooms(store, going)


def _buildings(store: Store, layouts: Mapping[int, Layout]) -> dict[int, tuple]:
    """(area, floors, basements, units) by building."""
    rows = store.read("building", ["id", "area_id", "floors", "basements", "units"], where={"id": list(layouts)})
    found = {key: tuple(values) for key, *values in zip(*rows.values(), strict=True)}
    missing = next((key for key in layouts if key not in found), None)
    if missing is not None:
        raise StoreError(tr("There is no building {number}.").format(number=missing))
    return found


def _rows(
    layouts: Mapping[int, Layout], buildings: Mapping[int, tuple], existing: Mapping[int, list[Existing]], made: Made
) -> Iterator[tuple[int, int | None, Sequence[Room]]]:
    for building, layout in layouts.items():
        rooms: Sequence[Room] = layout.rooms
        if building in existing:
            found = compare(building, layout, existing[building])
            rooms = found.new
            made.there += len(found.there)
            made.conflicts += found.conflicts
        yield building, buildings[building][0], rooms


def _values(columns: Mapping[str, list], count: int) -> Iterator[list]:
    """The rows that a load makes, as `undo_rooms` reads them."""
    declared = BY_NAME["room"].by_name
    parts = (columns[name] if name in columns else repeat(declared[name].default, count) for name in _WORKED_ON)
    return map(list, zip(*parts, strict=True))


def _batches(rows: Iterable[tuple[int, int | None, Sequence[Room]]]) -> Iterator[tuple[int, dict[str, list]]]:
    """Columns of about ROOMS_A_LOAD rooms, with how many buildings are in them and before."""
    names = ("building_id", "area_id", "unit", "floor", "number", "use_class", "span", "rise")
    columns: dict[str, list] = {name: [] for name in names}
    templates: dict[int, tuple[Sequence[Room], tuple[list, ...]]] = {}
    done = 0
    for done, (building, area, rooms) in enumerate(rows, start=1):
        # Thousands of buildings share one layout: its columns are put together once.
        kept, parts = templates.get(id(rooms), (None, ()))
        if kept is not rooms:
            parts = tuple([getattr(room, name) for room in rooms] for name in names[2:])
            templates[id(rooms)] = (rooms, parts)
        columns["building_id"].extend(repeat(building, len(rooms)))
        columns["area_id"].extend(repeat(area, len(rooms)))
        for name, values in zip(names[2:], parts, strict=True):
            columns[name].extend(values)
        if len(columns["number"]) >= ROOMS_A_LOAD:
            yield done, columns
            columns = {name: [] for name in names}
            templates.clear()
    if columns["number"]:
        yield done, columns


def _storeys(store: Store, buildings: Sequence[int]) -> dict[int, tuple]:
    rows = store.read("building", ["id", "floors", "basements", "units"], where={"id": list(buildings)})
    return {key: tuple(values) for key, *values in zip(*rows.values(), strict=True)}


def _fill_storeys(store: Store, layouts: Mapping[int, Layout], buildings: Mapping[int, tuple], made: Made) -> None:
    for key, layout in layouts.items():
        before = tuple(buildings[key][1:])
        floors, basements, units = before
        after = (
            layout.floors if floors is None else floors,
            basements or layout.basements,
            layout.units if units is None else units,
        )
        if after != before:
            made.storeys[key] = (before, after)
    set_storeys(store, {key: after for key, (_, after) in made.storeys.items()})


def _section(layout: Layout, found: Comparison, going: Sequence[Existing]) -> Section:
    """The chart of one building: what is new, what is there, what is refused, what goes."""

    def old(room: Existing, states: frozenset[str] = frozenset()) -> Cell:
        return Cell(
            room["unit"], room["floor"], room["number"], room["use_class"], room["id"], states, span=room["span"],
            rise=room["rise"],
        )  # fmt: skip

    new, refused, removed = frozenset({"new"}), frozenset({"conflict"}), frozenset({"removed"})
    cells = [
        Cell(room.unit, room.floor, room.number, room.use_class, states=new, span=room.span, rise=room.rise)
        for room in found.new
    ]
    cells += [
        Cell(
            one.room.unit, one.room.floor, one.room.number, one.room.use_class, one.existing, refused,
            span=one.room.span, rise=one.room.rise, problem=one.problem,
        )
        for one in found.conflicts
    ]  # fmt: skip
    cells += [old(room) for room in (*found.there, *found.extra)]
    taken = {(cell.unit, cell.floor, cell.number) for cell in cells}
    cells += [old(room, removed) for room in going if (room["unit"], room["floor"], room["number"]) not in taken]
    yard = len(layout.rooms) == 1 and layout.floors is None
    return arrange(cells, layout.labels, farmyard=yard and len(cells) == 1)
