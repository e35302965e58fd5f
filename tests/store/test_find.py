"""What the search finds on both engines: rooms by their address, persons masked, within right, area and limit."""

import datetime

import pytest

from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.store import AccessDenied
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.finder import MOST, find, find_by_kind
from civicgrid.plugin.store.residents.dwelling import read_building
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.person_finder import find_persons, index_is_old
from civicgrid.plugin.store.residents.query import stays_of
from civicgrid.tests.support import residents
from civicgrid.tests.support.neighbourhood import Neighbourhood
from civicgrid.tests.support.people import add_account, resident


@pytest.fixture
def place(store, keyring):
    return Neighbourhood(store, keyring)


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("12#3-501", "12-3-501"),
        ("丽景苑12栋3单元501", "12-3-501"),
        ("丽景苑12-3-501", "12-3-501"),
        ("丽景12号楼三单元501室", "12-3-501"),
        ("１２栋３单元502室", "12-3-502"),
        ("翠湖花园3幢1单元101", "3-1-101"),
        ("3栋101", "3-1-101"),
    ],
)
def test_an_address_finds_its_room(place, text, door):
    found = [one for one in find(place.store, text) if one.kind == "room"]
    assert [one.id for one in found] == [place.rooms[door]]
    assert found[0].bounds is not None
    assert found[0].title.endswith("Unit {}, {}".format(*door.split("-")[1:]))


@pytest.mark.parametrize(
    ("text", "building"),
    [("丽景苑12栋", "12"), ("丽景12#", "12"), ("3栋", "3"), ("丽景", "12"), ("解放路20号", "12"), ("人民路8", "3")],
)
def test_a_part_of_an_address_finds_its_building(place, text, building):
    found = [one.id for one in find(place.store, text) if one.kind == "building"]
    assert found == [place.buildings[building]]


def test_what_names_no_house_finds_no_room(place):
    for text in ("3单元501", "501", "不存在的路9号501", "%栋501", "丽景苑99栋501"):
        assert [one for one in find(place.store, text) if one.kind == "room"] == []


def test_an_alias_finds_its_building(place):
    row = {"alias": "老粮站宿舍", "address": "解放路20号", "building_id": place.buildings["12"]}
    place.store.insert("address_alias", row)
    (found,) = find(place.store, "老粮站")
    assert (found.kind, found.id) == ("building", place.buildings["12"])


def test_there_are_never_too_many(place):
    for number in range(MOST + 3):
        row = {"uid": f"b{number}", "estate": f"小区{chr(0x4E00 + number)}", "number": "77", "area_id": place.east}
        key = place.store.insert("building", row)
        place.store.insert("room", {"uid": f"r{number}", "building_id": key, "unit": "1", "floor": 5, "number": "501"})
    found = find(place.store, "77#1-501")
    assert len([one for one in found if one.kind == "room"]) == MOST
    assert len([one for one in found if one.kind == "building"]) == MOST


def test_what_is_more_than_is_shown_is_said_of_each_kind(place):
    for number in range(MOST + 1):
        if number == MOST:
            found = find_by_kind(place.store, "77#1-501")
            assert {kind: (len(one.hits), one.more) for kind, one in found.items()} == {
                "room": (MOST, False), "building": (MOST, False)}  # fmt: skip
            assert not find_by_kind(place.store, "大道", ("road",))["road"].more
        row = {"uid": f"b{number}", "estate": f"小区{chr(0x4E00 + number)}", "number": "77", "area_id": place.east}
        key = place.store.insert("building", row)
        place.store.insert("room", {"uid": f"r{number}", "building_id": key, "unit": "1", "floor": 5, "number": "501"})
        place.store.insert("address_alias", {"alias": f"老厂房{number}", "address": "解放路20号", "building_id": key})
        place.store.insert("road", {"uid": f"w{number}", "name": f"大道{number}", "road_class": "primary"})
    found = find_by_kind(place.store, "77#1-501")
    assert {kind: (len(one.hits), one.more) for kind, one in found.items()} == {
        "room": (MOST, True), "building": (MOST, True)}  # fmt: skip
    for text, kind in (("大道", "road"), ("老厂房", "building"), ("小区", "building")):
        found = find_by_kind(place.store, text, (kind,))[kind]
        assert (len(found.hits), found.more) == (MOST, True)
    assert find_by_kind(place.store, "没有这个") == {}


@pytest.mark.parametrize("text", ["欧阳志强", "欧阳", "ouyangzhiqiang", "oyzq", "OYZQ"])
def test_a_person_is_found_and_shown_masked_with_the_place(place, keyring, text):
    pytest.importorskip("pypinyin", reason="pinyin search needs pypinyin")
    found = find_persons(place.store, keyring, text)
    (one,) = found.persons
    assert (one.id, one.name_masked, one.place) == (place.persons["欧阳志强"], "欧阳**", "解放路20号 Unit 3, 501")
    assert not found.more
    clear = place.clear["欧阳志强"]
    assert not any(part in str(found) for part in (clear.name, clear.document_number, clear.phone))


def test_a_given_name_finds_and_a_surname_in_letters_says_why_it_does_not(place, keyring):
    pytest.importorskip("pypinyin", reason="pinyin search needs pypinyin")
    found = find_persons(place.store, keyring, "建国")
    assert ([one.id for one in found.persons], found.nobody) == ([place.persons["张建国"]], None)
    for text, code in (("zhang", "search.letters"), ("jianguo", "search.letters"), ("赵六七", "search.nobody")):
        found = find_persons(place.store, keyring, text)
        assert (found.persons, found.more, found.nobody.code) == ((), False, code)


def test_numbers_find_persons(place, keyring):
    clear = place.clear["李玉兰"]
    for text in (clear.document_number, clear.phone, clear.phone[-4:]):
        assert [one.id for one in find_persons(place.store, keyring, text).persons] == [place.persons["李玉兰"]]


def test_every_finished_search_is_one_line_and_too_short_a_text_none(place, keyring):
    def lines():
        rows = place.store.query("SELECT count(*) AS found FROM audit_log WHERE action = 'search'")
        return rows[0]["found"]

    before = lines()
    for text in ("张", "138", "12345", " "):
        with pytest.raises(DomainError):
            find_persons(place.store, keyring, text)
    assert lines() == before
    find_persons(place.store, keyring, "张建国")
    assert lines() == before + 1


def test_more_than_are_shown_is_said(place, keyring):
    People(place.store, keyring).save(
        [resident(number, name="赵一鸣") for number in range(6)], area_ids=[place.east] * 6
    )
    found = find_persons(place.store, keyring, "赵一鸣", most=4)
    assert (len(found.persons), found.more) == (4, True)
    found = find_persons(place.store, keyring, "赵一鸣", most=6)
    assert (len({one.id for one in found.persons}), found.more) == (6, False)


def test_persons_of_another_area_are_stepped_over_not_counted(cluster, place, keyring):
    if place.store.engine != "postgis":
        pytest.skip("a file is one trust domain")
    People(place.store, keyring).save(
        [resident(number, name="赵一鸣") for number in range(9)], area_ids=[place.west] * 6 + [place.east] * 3
    )
    with add_account(cluster, place.store, "near", ("clerk",), place.east) as near:
        found = find_persons(near, keyring, "zym", most=3)
    assert (len(found.persons), found.more) == (3, False)


def test_on_a_server_right_area_and_limit_hold(cluster, place, keyring):
    store = place.store
    if store.engine != "postgis":
        pytest.skip("a file is one trust domain")
    with (
        add_account(cluster, store, "east", ("clerk",), place.east, hourly_limit=3) as east,
        add_account(cluster, store, "viewer", ("viewer",), place.east) as viewer,
    ):
        assert [one.id for one in find_persons(east, keyring, "张建国").persons] == [place.persons["张建国"]]
        assert find_persons(east, keyring, "欧阳志强").persons == ()
        find_persons(east, keyring, "张秀英")
        with pytest.raises(AccessDenied, match="limit of 3"):
            find_persons(east, keyring, "张建国")
        with pytest.raises(AccessDenied):
            find_persons(viewer, keyring, "张建国")


def test_an_index_of_an_older_program_is_known_and_made_anew(place, keyring):
    store = place.store
    assert not index_is_old(store)
    store.execute("DELETE FROM setting WHERE name = 'search_edition'")
    assert index_is_old(store)
    store.execute("DELETE FROM person_search WHERE kind = 'name_part'")
    assert find_persons(store, keyring, "Smith").persons == ()
    People(store, keyring).rebuild_search()
    assert not index_is_old(store)
    assert [one.id for one in find_persons(store, keyring, "Smith").persons] == [place.persons["John Smith"]]
    assert Access(store).who_am_i().roles


@pytest.mark.parametrize(("estate", "called"), [("翡翠花园", "翡翠花园1栋"), ("阳光100", "阳光100 1栋")])
def test_a_building_is_called_alike_everywhere_with_its_estate(store, keyring, estate, called):
    rooms = residents.houses(store, count=1)
    store.update("building", 1, {"estate": estate})
    code = {"building_code": "FC0001", "unit": "1", "room": "101"}
    residents.bring(store, keyring, [residents.row("张三丰", residents.number(), **code)])
    assert store.read("occupancy", ["room_id"])["room_id"] == [rooms[1, "1", "101"]]
    assert {one.title for one in find(store, "1栋", ("building",))} == {called}
    [person] = find_persons(store, keyring, "张三丰").persons
    assert person.place.startswith(called)
    assert stays_of(store, [1])[1].building == called
    assert read_building(store, 1, datetime.date(2026, 11, 30), people=True).title == called
