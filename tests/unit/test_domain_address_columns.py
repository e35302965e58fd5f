"""Addresses whose parts stand in columns: said twice, said otherwise, in another order, without an address at all."""

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


@pytest.mark.parametrize(
    ("columns", "read"),
    [
        # a number never goes on from a number: the unit goes before the room, the word for an estate before its house
        (("高楼1栋101", "", "", "2", ""), "estate=高楼 building=1 unit=2 room=101"),
        (("高楼1栋101", "", "1", "2", "101"), "estate=高楼 building=1 unit=2 room=101"),
        (("翡翠花园1栋101（已搬走）", "", "1", "1", "101"), "estate=翡翠花园 building=1 unit=1 room=101"),
        (("", "阳光100", "1", "1", "101"), "estate=阳光100小区 building=1 unit=1 room=101"),
        (("翡翠花园2栋2楼", "", "2", "1", "201"), "estate=翡翠花园 building=2 unit=1 floor=2 room=201"),
        (("人民路88号1栋1单元101", "翡翠花园", "1", "1", "101"),
         "road=人民路 number=88 estate=翡翠花园 building=1 unit=1 room=101"),
        # said twice
        (("翡翠花园2栋1单元201", "翡翠花园", "2", "1", "201"), "estate=翡翠花园 building=2 unit=1 room=201"),
        (("翡翠花园2栋1单元201", "翡翠花园小区", "2栋", "一", "2-1-201"),
        "estate=翡翠花园 building=2 unit=1 room=201"),
        (("翡翠花园二期2栋1单元201", "翡翠花园", "02", "1门", "0201"),
        "estate=翡翠花园二期 building=2 unit=1 room=201"),
        (("翡翠花园2栋1单元", "", "2", "1", "1-201"), "estate=翡翠花园 building=2 unit=1 room=201"),
        (("", "翡翠花园", "2", "1单元201", "201"), "estate=翡翠花园 building=2 unit=1 room=201"),
        (("", "翡翠花园", "2", "无单元", "201"), "estate=翡翠花园 building=2 room=201"),
        (("", "翡翠花园", "2", "0", "201"), "estate=翡翠花园 building=2 room=201"),
    ],
)  # fmt: skip
def test_columns_and_address_are_one_address(columns, read):
    joined = join_address(*columns)
    assert parts_of(joined.text) == dict(part.split("=") for part in read.split())
    assert not joined.contrary
    assert not joined.doubtful


CONTRARY = [
    ("翡翠花园2栋1单元201", "", "3", "1", "202"),
    ("翡翠花园2栋1单元201", "翡翠花园", "2", "1", "202"),
    ("翡翠花园2栋1单元201", "", "", "2", "201"),
    ("翡翠花园2栋1单元201", "和平里", "5", "东", "A"),
    ("翡翠花园2栋1单元201", "和平里", "", "", ""),
    ("翡翠花园2栋1单元201", "翡翠花园北区", "2", "1", "201"),
    ("翡翠花园2栋", "", "3", "1", "202"),
    ("翡翠花园2栋1单元", "", "2", "2", "201"),
    ("翡翠花园2栋201", "", "3", "", ""),
]


@pytest.mark.parametrize("columns", CONTRARY)
def test_columns_that_contradict_the_address_are_read_as_neither(columns):
    joined = join_address(*columns)
    assert joined.contrary
    assert joined.text.startswith(f"{columns[0]}或")
    assert [note.code for note in parse_address(joined.text).notes] == ["address.ambiguous", "address.rest"]


@pytest.mark.parametrize(
    "columns",
    [
        ("阳光100", "", "1", "2", "201"), ("人民路8", "", "1", "", "101"), ("翡翠花园201", "", "2", "1", "201"),
        ("", "翡翠花园", "2", "1单元201", "202"), ("", "翡翠花园", "2栋1单元", "2", "201"),
    ],
)  # fmt: skip
def test_numbers_that_would_become_one_are_unclear(columns):
    assert "address.ambiguous" in [note.code for note in parse_address(join_address(*columns).text).notes]


def test_what_cannot_be_read_beside_a_whole_address_is_not_lost():
    joined = join_address("翡翠花园2栋1单元201", "", "2", "1", "见地址")
    assert parse_address(joined.text).rest == "(见地址)"
    assert not joined.contrary


@pytest.mark.parametrize(
    ("address", "columns", "read"),
    [
        ("", {"village": "大王村", "group": "3组", "door": "12号"}, "village=大王村 group=3 number=12"),
        ("", {"village": "大王", "group": "4", "door": "12"}, "village=大王村 group=4 number=12"),
        ("", {"village": "大王村", "group": "三", "door": "12-1"}, "village=大王村 group=3 number=12-1"),
        ("", {"village": "大王村", "hamlet": "李家湾", "group": "3", "door": "12户"},
         "village=大王村 hamlet=李家湾 group=3 number=12户"),
        ("坪地镇", {"village": "大王村", "group": "3", "door": "12"},
         "region=坪地镇 village=大王村 group=3 number=12"),
        ("大王村", {"village": "大王村", "group": "3", "door": "12"}, "village=大王村 group=3 number=12"),
        ("大王村3组12号", {"village": "大王村", "group": "3", "door": "12"}, "village=大王村 group=3 number=12"),
        ("大王村12号", {"group": "3"}, "village=大王村 group=3 number=12"),
        ("大王村4组", {"door": "12"}, "village=大王村 group=4 number=12"),
        ("", {"road": "人民路", "door": "88号", "building": "1", "unit": "1", "room": "101"},
         "road=人民路 number=88 building=1 unit=1 room=101"),
        ("", {"road": "人民路", "door": "12", "room": "101"}, "road=人民路 number=12 room=101"),
        ("翡翠花园1栋1单元101", {"road": "人民路", "door": "12"},
         "road=人民路 number=12 estate=翡翠花园 building=1 unit=1 room=101"),
        ("", {"estate": "翡翠花园", "building": "1", "unit": "1", "door": "101"},
         "estate=翡翠花园 building=1 unit=1 room=101"),
        ("", {"estate": "翡翠花园", "building": "1", "unit": "1", "room": "101", "group": "3"},
         "estate=翡翠花园 building=1 unit=1 room=101"),
        ("", {"estate": "翡翠花园", "building": "1", "unit": "1", "floor": "3", "room": "201"},
         "estate=翡翠花园 building=1 unit=1 floor=3 room=201"),
        ("翡翠花园1栋1单元201", {"floor": "3"}, "estate=翡翠花园 building=1 unit=1 floor=3 room=201"),
        ("", {"estate": "翡翠花园", "building": "1", "unit": "1", "floor": "二层", "room": "1"},
         "estate=翡翠花园 building=1 unit=1 floor=2 room=1"),
        ("", {"estate": "翡翠花园", "building": "1", "unit": "1", "floor": "-1", "room": "101"},
         "estate=翡翠花园 building=1 unit=1 floor=-1 room=101"),
    ],
)  # fmt: skip
def test_villages_roads_doors_and_floors_in_columns(address, columns, read):
    joined = join_address(address, **columns)
    assert parts_of(joined.text) == dict(part.split("=") for part in read.split())
    assert not joined.contrary


@pytest.mark.parametrize(
    ("address", "columns"),
    [
        ("大王村3组12号", {"village": "大王村", "group": "4", "door": "12"}),
        ("大王村3组12号", {"door": "13"}),
        ("大王村3组12号", {"village": "小王村"}),
        ("翡翠花园1栋3层301", {"floor": "2"}),
    ],
)
def test_another_group_door_or_floor_than_the_address_says(address, columns):
    joined = join_address(address, **columns)
    read = parse_address(joined.text)
    assert joined.contrary
    assert [note.code for note in read.notes] == ["address.ambiguous", "address.rest"]


def test_a_door_plate_of_an_estate_beside_a_room_is_not_lost():
    columns = {"estate": "翡翠花园", "building": "1", "unit": "1", "door": "12", "room": "101"}
    assert parse_address(join_address("", **columns).text).rest == "(门牌12)"
