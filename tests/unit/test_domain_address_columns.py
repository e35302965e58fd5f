"""Addresses whose parts stand in columns: a unit is said twice, or two units are said, or a minus is meant."""

import pytest

from civicgrid.plugin.domain.address import parse_address
from civicgrid.plugin.domain.address.columns import join_address


def parts_of(text):
    return {name: value for name, value in vars(parse_address(text).address).items() if value}


@pytest.mark.parametrize(
    ("unit", "room", "read"),
    [
        ("1", "1-201", "201"), ("1单元", "1-201室", "201"), ("一", "1－201", "201"), ("01", "1/201", "201"),
        ("1", "01-201", "201"), ("1", "3-1-201", "201"), ("1", "1单元201", "201"), ("1", "3栋1单元201室", "201"),
        ("1", "201", "201"), ("1", "2-1", "2-1"), ("1", "-101", "B101"), ("1", "−101室", "B101"),
        ("1", "负101", "B101"), ("1", "地下101", "B101"), ("1", "B101", "B101"), ("1", "1-B101", "B101"),
    ],
)  # fmt: skip
def test_a_unit_that_the_room_says_too_is_said_once(unit, room, read):
    joined = join_address("", "翡翠花园", "3", unit, room)
    found = parts_of(joined.text)
    assert (found["building"], found["unit"].lstrip("0"), found["room"]) == ("3", "1", read)
    assert not joined.doubtful


def test_a_letter_is_a_unit_too():
    assert parts_of(join_address("翡翠花园3栋A单元", "", "", "", "A-201").text)["room"] == "201"
    assert join_address("", "翡翠花园", "3", "A", "B-201").doubtful


@pytest.mark.parametrize(
    "room", ["2-201", "2-101室", "3-201", "2单元201", "3-2-201", "4-1-201", "3栋2单元201", "A-201"]
)
@pytest.mark.parametrize("address", ["", "翡翠花园3栋1单元"])
def test_another_unit_than_the_column_says_is_read_as_neither(address, room):
    joined = join_address(address, "翡翠花园", "3", "" if address else "1", room)
    assert joined.doubtful
    assert joined.text == f"翡翠花园3栋1单元房号{room}"
    read = parse_address(joined.text)
    assert (read.address.room, read.address.floor) == ("", "")
    assert [note.code for note in read.notes] == ["address.ambiguous", "address.rest"]


def test_without_a_column_of_units_the_number_before_the_room_is_the_units():
    joined = join_address("", "翡翠花园", "3", "", "2-201")
    assert (parts_of(joined.text)["unit"], joined.doubtful, joined.prefixed) == ("2", False, False)


def test_a_room_far_below_ground_is_a_number_behind_a_dash():
    assert parts_of(join_address("", "翡翠花园", "3", "1", "-901").text)["room"] == "901"
    assert parts_of(join_address("", "翡翠花园", "3", "1", "-1-101").text)["floor"] == "-1"
