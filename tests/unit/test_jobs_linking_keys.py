"""One place written in two ways is one place, whichever of the two stands in the store."""

import pytest

from civicgrid.plugin.jobs.linking import AddressBook
from civicgrid.plugin.jobs.linking.keys import name_key, number_key, read_address
from civicgrid.plugin.jobs.linking.tables import Tables

COLUMNS = ("estate", "number", "road", "door", "name", "address")
# The building's columns, its unit and room, and two ways to write its address.
PAIRS = {
    "phase": (("城市花园{二}期", "3", None, None, None, None), ("1", "501"), "城市花园{二}期3栋1单元501"),
    "lane": ((None, None, "建设路{三}巷", "5", None, None), ("", "201"), "建设路{三}巷5号201室"),
    "block": (("阳光花园", "{05}", None, None, None, None), ("1", "501"), "阳光花园{05}栋1单元501"),
    "lettered": (("阳光花园", "A{05}", None, None, None, None), ("1", "501"), "阳光花园A{05}栋1单元501"),
    "unit": (("阳光花园", "5", None, None, None, None), ("{02}", "501"), "阳光花园5栋{02}单元501"),
    "door": ((None, None, "人民路", "{08}号", None, None), ("", "101"), "人民路{08}号101"),
    "yard": ((None, "{03}", "解放路", "12号院", None, None), ("", "201"), "解放路12号院{03}栋201"),
    "whole": ((None, None, None, None, None, "建设路{三}巷{07}号"), ("", "101"), "建设路{三}巷{07}号101"),
    "village": ((None, None, "下沙村{三}巷", "12", None, None), ("", "501"), "下沙村{三}巷12号501"),
    "named": ((None, None, None, None, "科技大厦{二}期", None), ("", "1203"), "科技大厦{二}期1203室"),
}  # fmt: skip
OTHER = {"{二}": "2", "{三}": "3", "{05}": "5", "{02}": "2", "{08}": "8", "{03}": "3", "{07}": "7"}


def written(text, arabic):
    for part, other in OTHER.items():
        text = text.replace(part, other if arabic else part[1:-1]) if text else text
    return text


@pytest.mark.parametrize("text_arabic", [False, True])
@pytest.mark.parametrize("store_arabic", [False, True])
@pytest.mark.parametrize("pair", PAIRS)
def test_both_writings_are_one_place(pair, store_arabic, text_arabic):
    columns, (unit, room), text = PAIRS[pair]
    values = [written(value, store_arabic) for value in columns]
    building = {"id": [1], "geom": [None], **{name: [value] for name, value in zip(COLUMNS, values, strict=True)}}
    rooms = {"id": [11, 12], "building_id": [1, 1], "unit": [written(unit, store_arabic)] * 2, "number": [room, "999"]}
    book = AddressBook(Tables("EPSG:4490", {"building": building, "room": rooms}))
    assert book.find(written(text, text_arabic)) == (11, 1, "")


def test_an_alias_is_found_in_both_writings():
    building = {"id": [1], "geom": [None], "estate": ["新城花园"], "number": ["5"]}
    rooms = {"id": [11], "building_id": [1], "unit": [""], "number": ["101"]}
    alias = {"id": [1], "alias": ["老厂三区"], "address": ["新城花园"], "building_id": [None]}
    book = AddressBook(Tables("EPSG:4490", {"building": building, "room": rooms, "address_alias": alias}))
    assert book.find("老厂3区05栋101")[0] == book.find("老厂三区5栋101")[0] == 11


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("城市花园十二期", "城市花园12期"), ("东四十条", "东40条"), ("百万庄", "百万庄"), ("三元桥", "三元桥"),
        ("万寿路", "万寿路"), ("五星大厦", "五星大厦"), ("２期", "2期"),
    ],
)  # fmt: skip
def test_only_what_counts_becomes_a_number(text, key):
    assert name_key(text) == key


@pytest.mark.parametrize(
    ("text", "key"), [("05", "5"), ("A05", "A5"), ("105", "105"), ("0", "0"), ("3-05", "3-5"), ("100", "100")]
)
def test_leading_zeros_do_not_count(text, key):
    assert number_key(text) == key


def test_traditional_writing_and_numbered_villages_are_the_same_place():
    assert name_key("陽光花園") == name_key("阳光花园")
    assert read_address("陽光花園3棟").address == read_address("阳光花园3栋").address
    assert read_address("曹杨3村12幢501").address == read_address("曹杨三村12幢501").address
    assert name_key("曹杨三村") == "曹杨3村"
