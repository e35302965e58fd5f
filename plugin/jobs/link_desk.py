"""The desk of unlinked persons: one after the other is put into a room by hand, and each can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..domain.address import Address, parse_address
from ..domain.rooms.section import Cell, Section, arrange
from ..domain.uid import new_uid
from ..services.translation import tr
from ..store import Store, StoreError
from ..store.access import Access
from ..store.residents.counts import count_population
from ..store.residents.person_links import GONE, LINKED, PersonLinks, Waiting
from ..store.residents.stays import Change, Stays
from ..store.rooms import delete_rooms, refresh_use_classes, rooms_in_use
from .linking.tables import place_names

ROLES = ("owner", "family", "tenant", "employee")
PAGE = 500
"""How many of those who wait are read at a time."""


@dataclass(frozen=True)
class Choice:
    """A guess that can be taken: its room (None for a building only), what it is called, score, the building's WKB."""

    room: int | None
    building: int
    label: str
    score: float
    shape: bytes | None


@dataclass(frozen=True)
class Case:
    """A person who waits, with the choices."""

    item: Waiting
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Building:
    """A building to choose a room in: its name, shape and section chart."""

    id: int
    name: str
    shape: bytes | None
    section: Section


@dataclass(frozen=True)
class Finished:
    """A decision, as `undo` takes it back; ``made`` is a room that was entered for it. Without a room it was confirmed
    that the person does not live here."""

    item: Waiting
    room: int | None
    building: int | None
    label: str
    change: Change
    made: int | None = None


def waiting(store: Store, last_count: int | None = None) -> tuple[list[Waiting], int]:
    """The oldest ones who wait, and how many do altogether.

    To count a large desk takes longer than to read its page: with ``last_count`` that is not done again.
    """
    desk = PersonLinks(store)
    page = desk.waiting(most=PAGE)
    if len(page) < PAGE:
        return page, len(page)
    return page, desk.count() if last_count is None else max(last_count, len(page))


def case_of(store: Store, item: Waiting) -> Case:
    """A person's choices as the buildings and rooms are called today; what is gone is left out."""
    names = place_names(store, [item.candidates])
    ids = sorted({building for _, building, _ in item.candidates})
    rows = store.read("building", ["id", "geom"], where={"id": ids}) if ids else {"id": [], "geom": []}
    shapes = dict(zip(rows["id"], rows["geom"], strict=True))
    rooms = [room for room, _, _ in item.candidates if room is not None]
    known = set(store.read("room", ["id"], where={"id": rooms})["id"]) if rooms else set()
    choices = tuple(
        Choice(room, building, names[room, building], score, shapes[building])
        for room, building, score in item.candidates
        if building in shapes and (room is None or room in known)
    )
    return Case(item, choices)


def building_of(store: Store, building: int) -> Building:
    """A building with the chart of its rooms; raises StoreError when it is gone."""
    shapes = store.read("building", ["geom"], where={"id": building})["geom"]
    if not shapes:
        raise StoreError(tr("{table} {key} is not there.").format(table="building", key=building))
    names = ["id", "unit", "floor", "number", "use_class"]
    rows = store.read("room", names, where={"building_id": building})
    cells = [Cell(unit, floor, number, use, key) for key, unit, floor, number, use in zip(*rows.values(), strict=True)]
    name = place_names(store, [[(None, building, 0.0)]])[None, building]
    return Building(building, name, shapes[0], arrange(cells))


def role_for(store: Store, item: Waiting, room: int) -> str:
    """The role that the room's use and the person's place in the household suggest."""
    use = store.read("room", ["use_class"], where={"id": room})["use_class"]
    if use == ["rented"]:
        return "tenant"
    relation = store.read("person", ["relation_to_head"], where={"id": item.person})["relation_to_head"]
    return "owner" if relation == ["head"] else "family"


def finish(
    store: Store, item: Waiting, room: int, role: str | None, since: date, *, made: int | None = None
) -> Finished:
    """Let a person live in a room from a day on, by hand; without a role the likely one. One transaction.

    Raises StoreError in one sentence: somebody was quicker, the room is gone, the dates contradict one another.
    """
    with store.transaction():
        PersonLinks(store).decide(item, LINKED)
        found = store.read("room", ["building_id"], where={"id": room})["building_id"]
        if not found:
            raise StoreError(tr("This room is not in the database, or not in your area."))
        state = store.read("person", ["residence_state"], where={"id": item.person})["residence_state"]
        role, lives_here = role or role_for(store, item, room), state != ["household_here"]
        stay = {"person_id": item.person, "room_id": room, "role": role, "lives_here": lives_here, "valid_to": None}
        if store.count("occupancy", {**stay, "method": "hand"}):
            change = Change("add_stay")  # they live where a person put them before
        else:
            change = Stays(store).add_stay(item.person, room, role, since, lives_here=lives_here)
        label = place_names(store, [[(room, found[0], 1.0)]])[room, found[0]]
    return Finished(item, room, found[0], label, change, made)


def finish_in_new_room(
    store: Store, item: Waiting, building: int, parts: tuple[str, int, str], role, since: date
) -> Finished:
    """The same in a room that is not there yet: ``parts`` are its unit, floor and number."""
    unit, floor, number = parts
    with store.transaction():
        area = store.read("building", ["area_id"], where={"id": building})["area_id"]
        row = {"building_id": building, "unit": unit, "floor": floor, "number": number}
        room = store.insert("room", {"uid": new_uid(), **row, "area_id": area[0] if area else None})
        refresh_use_classes(store, [building])
        return finish(store, item, room, role, since, made=room)


def confirm_gone(store: Store, item: Waiting, day: date) -> Finished:
    """Say that a person does not live here: their stay ends on a day, where one holds. One transaction.

    Who owns the home goes on owning it. Raises StoreError in one sentence: somebody was quicker, the day is too early.
    """
    with store.transaction():
        PersonLinks(store).decide(item, GONE)
        stays, change = Stays(store), Change("end_stay")
        names, where = ["id", "role", "valid_from", "valid_to"], {"person_id": item.person, "lives_here": True}
        lived = zip(*store.read("occupancy", names, where=where).values(), strict=True)
        for key, role, start, end in lived:  # one at most: nobody lives in two rooms
            if start <= day and (end is None or end > day):
                change = stays.end_stay(key, day, still_owns=role == "owner")
    return Finished(item, None, None, "", change)


def undo(store: Store, done: Finished) -> None:
    """Take a decision back: the stay goes, the person waits again, a room that was made for it goes where it may."""
    with store.transaction():
        Stays(store).undo(done.change)
        PersonLinks(store).reopen(done.item)
        may = store.engine == "gpkg" or "manager" in Access(store).who_am_i().roles
        if done.made is not None and may and not rooms_in_use(store, [done.made]):
            delete_rooms(store, [done.made])
            refresh_use_classes(store, [done.building])
            count_population(store, [done.building])  # the stay has been counted, the room not


def room_parts(text: str) -> tuple[str, str]:
    """Unit and number of the room in an address, "" for what it does not say."""
    address: Address = parse_address(text).address
    return address.unit, address.room


def floor_of(number: str, usual: Sequence[int] = (1,)) -> int:
    """The floor that a room's number suggests: 301 the third, B101 the first below; else the lowest usual one."""
    digits = "".join(sign for sign in number if sign.isdecimal())
    if number[:1] in {"B", "-", "负"} and digits:
        return -int(digits[0])
    if len(digits) >= 3:
        return int(digits[:-2])
    return min(usual, default=1)
