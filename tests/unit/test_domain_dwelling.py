"""Rooms and residents counted and put on a chart; numbers of doors that one room has two of."""

from datetime import UTC, date, datetime, timedelta

import pytest

from civicgrid.plugin.domain.dwelling import Resident, Room, by_room, last_visit, name_in_estate, section_of, tally
from civicgrid.plugin.domain.rooms.numbering import merged_parts, merged_shape, natural

NOW = datetime(2026, 6, 1, tzinfo=UTC)
STALE = NOW - timedelta(days=365)


def resident(number, room=1, **values):
    return Resident(number, number, room, "family", date(2020, 1, 1), **{"verified_at": NOW, **values})


@pytest.mark.parametrize(
    ("number", "floor", "parts", "shape"),
    [
        ("503", 5, ("503",), (1, 1)),
        ("503-504", 5, ("503", "504"), (2, 1)),
        ("５０３－５０４室", 5, ("503", "504"), (2, 1)),
        ("503、504", 5, ("503", "504"), (2, 1)),
        ("503/505", 5, ("503", "505"), (2, 1)),
        ("501-504", 5, ("501", "502", "503", "504"), (4, 1)),
        ("0503~0504", 5, ("0503", "0504"), (2, 1)),
        ("1101-1201", 11, ("1101", "1201"), (1, 2)),
        # Not on that floor, not the same door above, or no doors at all.
        ("1101-1201", 5, ("1101", "1201"), (1, 1)),
        ("1101-1202", 11, ("1101", "1202"), (1, 1)),
        ("1-101", 1, ("1-101",), (1, 1)),
        ("11-12", 11, ("11-12",), (1, 1)),
        ("504-503", 5, ("504-503",), (1, 1)),
        ("商1", 1, ("商1",), (1, 1)),
    ],
)
def test_a_number_may_name_two_doors(number, floor, parts, shape):
    assert merged_parts(number) == parts
    assert merged_shape(number, floor) == shape


def test_a_raised_two_is_no_number():
    assert natural("10²") > natural("10")


def test_residents_are_counted_by_class_and_age():
    people = [
        resident(1, birth_year=1940, person_class="registered"),
        resident(2, birth_year=1966, person_class="floating"),
        resident(3, birth_year=1967, person_class="left_behind"),
        resident(4, birth_year=2008, person_class="from_abroad"),
        resident(5, birth_year=2007, person_class="unknown"),
        resident(6, room=2),
    ]
    counts = tally(people, 2026)
    assert counts.residents == 6
    assert (counts.registered, counts.floating, counts.left_behind, counts.from_abroad, counts.class_unknown) == (
        1,
        1,
        1,
        1,
        2,
    )
    assert (counts.minors, counts.aged_60, counts.aged_80) == (1, 2, 1)
    assert {room: len(here) for room, here in by_room(people).items()} == {1: 5, 2: 1}
    assert tally([], 2026).residents == 0


def test_one_visit_keeps_a_room_fresh():
    old, new = resident(1, verified_at=NOW - timedelta(days=400)), resident(2)
    room = Room(1, "1", 1, "101", "self_occupied")

    def states(*here):
        return section_of([room], {1: list(here)}, STALE).cells[0].states

    assert states(old) == {"stale"}
    assert states(old, new) == frozenset()
    assert states(resident(1, verified_at=None)) == {"unverified"}
    assert states() == frozenset()
    assert last_visit([old, new]) == NOW


def test_floors_without_rooms_show_as_many_as_the_storeys_ask_for():
    def floors(*rooms, **values):
        return section_of(rooms, {}, STALE, **values).floors

    def room(key, floor, **values):
        return Room(key, "1", floor, f"{floor}01", "self_occupied", **values)

    # On pillars; without 4; a duplex at the top; a cellar without rooms; a building whose storeys nobody knows.
    assert floors(room(1, 2), room(2, 3), floors=3) == (3, 2, 1)
    assert floors(room(1, 1), room(2, 2), room(3, 3), room(4, 5), floors=4) == (5, 3, 2, 1)
    assert floors(room(1, 1), room(2, 2, rise=2), floors=3) == (3, 2, 1)
    assert floors(room(1, 1), basements=2) == (1, -1, -2)
    assert floors(room(1, 1), room(2, 3)) == (3, 1)
    assert floors() == ()


def test_what_is_not_told_is_none_and_what_is_told_adds_up():
    rooms = [Room(1, "1", 1, "101", "self_occupied"), Room(2, "2", 1, "101", "vacant"), Room(3, "1", 2, "201", "shop")]
    people = by_room([resident(1, 1), resident(2, 1), resident(3, 3)])
    told = section_of(rooms, people, STALE)
    assert (told.people(), told.people(unit="1"), told.people(unit="2"), told.people(floor=1)) == (3, 3, 0, 2)
    hidden = section_of(rooms, None, STALE)
    assert hidden.people() is None
    assert {cell.people for cell in hidden.cells} == {None}
    assert {cell.classes for cell in hidden.cells} == {()}


def test_a_cell_has_a_badge_for_each_ordinary_class_in_it_and_no_other():
    rooms = [Room(1, "1", 1, "101", "self_occupied"), Room(2, "1", 1, "102", "rented")]
    people = by_room([resident(1, 1, person_class="floating"), resident(2, 1, person_class="registered"),
                      resident(3, 2, person_class="unknown")])  # fmt: skip
    found = {cell.number: set(cell.classes) for cell in section_of(rooms, people, STALE).cells}
    assert found["101"] == {"floating", "registered"}
    assert "floating" not in found["102"]


def test_a_yard_is_one_room_under_a_low_roof():
    home = Room(1, "", 1, "12", "self_occupied")
    assert section_of([home], {}, STALE, floors=2).farmyard
    assert not section_of([home], {}, STALE, floors=9).farmyard
    assert not section_of([home, Room(2, "", 1, "13", "self_occupied")], {}, STALE).farmyard


@pytest.mark.parametrize(
    ("name", "estate", "called"),
    [("1栋", "翡翠花园", "翡翠花园1栋"), ("翡翠花园1栋", "翡翠花园", "翡翠花园1栋"), ("1栋", "阳光100", "阳光100 1栋"),
     ("明珠大厦", None, "明珠大厦"), (None, "翡翠花园", "")],
)  # fmt: skip
def test_a_building_is_called_with_its_estate(name, estate, called):
    assert name_in_estate(name, estate) == called
