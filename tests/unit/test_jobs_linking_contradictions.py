"""What an address says against the room it leads to: words not understood, another floor, another place around it."""

import pytest

from civicgrid.plugin.domain.problems import SENTENCES as PROBLEMS
from civicgrid.plugin.jobs.linking import SENTENCES, AddressBook, link_addresses
from civicgrid.plugin.jobs.linking.contradictions import in_other_community, in_other_town, is_unread, on_other_floor
from civicgrid.plugin.jobs.linking.evidence import DOUBTS, ROOM_FLOOR
from civicgrid.plugin.jobs.linking.tables import Tables

# id, name, level, path
AREAS = (
    (1, "博罗县", "county", "/1/"),
    (2, "石湾街道", "town", "/1/2/"),
    (3, "春华社区", "community", "/1/2/3/"),
    (4, "龙溪镇", "town", "/1/4/"),
    (5, "张塘村", "community", "/1/2/5/"),
)
# code, estate, number, road, door, name, area
BUILDINGS = (
    ("LD-0001", "幸福花园", "1", None, None, None, 3),
    (None, None, None, "人民路", "18号", None, 3),
    (None, "秋实社区", "3", None, None, None, 3),
    (None, None, None, "大沙村3组", "12号", "李四", 5),
)
# building, unit, number, floor, rise
ROOMS = (
    (1, "1", "101", 1, 1), (1, "1", "301", 3, 1), (1, "2", "301", 3, 1), (1, "1", "501", 5, 2), (1, "1", "B101", -1, 1),
    (1, "3", "101", 2, 1), (1, "1", "12", 1, 1), (2, "", "301", 3, 1), (2, "", "302", 3, 1), (3, "", "101", 1, 1),
    (4, "", "1", 1, 1),
)  # fmt: skip


@pytest.fixture(scope="module")
def town():
    area = dict(zip(("id", "name", "level", "path"), map(list, zip(*AREAS, strict=True)), strict=True))
    names = ("code", "estate", "number", "road", "door", "name", "area_id")
    building = {"id": [1, 2, 3, 4], **dict(zip(names, map(list, zip(*BUILDINGS, strict=True)), strict=True))}
    names = ("building_id", "unit", "number", "floor", "rise")
    room = {"id": list(range(1, len(ROOMS) + 1)), **dict(zip(names, map(list, zip(*ROOMS, strict=True)), strict=True))}
    return Tables("EPSG:4490", {"building": building, "room": room, "area": area})


@pytest.mark.parametrize(
    ("text", "room", "doubts"),
    [
        # what the reader hands back
        ("幸福花园1栋1单元301室地下室", 2, ("rest_unread",)),
        ("幸福花园1栋1单元301阁楼", 2, ("rest_unread",)),
        ("幸福花园1栋1单元301转602", 2, ("rest_unread",)),
        ("幸福花园1栋1单元301转602（外出务工）", 2, ("rest_unread", "away")),
        ("幸福花园1栋1单元301（原302）", 2, ("rest_unread",)),
        ("幸福花园1栋1单元301（三楼东户）", 2, ("rest_unread",)),
        ("人民路18号302平房", 9, ("rest_unread",)),
        # and what of it says nothing of the place
        ("幸福花园1栋1单元301（张三）", 2, ()),
        ("幸福花园1栋1单元301室出租屋", 2, ()),
        ("幸福花园1栋1单元301室（出租屋，共3人）", 2, ()),
        ("幸福花园1栋1单元301室联系电话13800138000", 2, ()),
        ("幸福花园1栋1单元301室出租", 2, ("home_let",)),
        ("幸福花园1栋1单元301室（2023年3月拆除）", 2, ("home_gone",)),
        ("大沙村3组12号李四家", 11, ()),
        ("大沙村3组李四家", 11, ()),
        ("大沙村3组12号王五家", 11, ("rest_unread",)),
        # the floor agrees with the store's, or with the number
        ("幸福花园1栋1单元3楼301", 2, ()),
        ("幸福花园1栋1单元6层501", 4, ()),
        ("幸福花园1栋1单元7层501", None, ()),
        ("幸福花园1栋1单元负一层B101", 5, ()),
        ("幸福花园1栋3单元2楼101", 6, ()),
        ("幸福花园1栋3单元1楼101", 6, ()),
        ("人民路18号3楼1室", 8, ()),
        # the place around the building
        ("石湾街道春华社区幸福花园1栋1单元301", 2, ()),
        ("石湾镇春华社区居委会幸福花园1栋1单元301", 2, ()),
        ("博罗县石湾街道办事处幸福花园1栋1单元301", 2, ()),
        ("龙溪镇幸福花园1栋1单元301", 2, ("town_elsewhere",)),
        ("南山街道人民路18号302", 9, ("town_elsewhere",)),
        ("博罗县南山街道人民路18号302", 9, ("town_elsewhere",)),
        ("秋实社区幸福花园1栋1单元301", 2, ("community_elsewhere",)),
        ("南山街道秋实社区人民路18号302", 9, ("town_elsewhere", "community_elsewhere")),
        ("秋实社区3栋101", 10, ()),
    ],
)
def test_what_speaks_against_a_room_is_a_doubt(town, text, room, doubts):
    one = AddressBook(town).look(text)
    assert (one.room, one.doubts) == (room, doubts)


@pytest.mark.parametrize(
    ("text", "building", "room"),
    [
        ("幸福花园1栋3单元负一层101", 1, 6),
        ("幸福花园1栋3单元地下室101", 1, 6),
        ("幸福花园1栋2单元2楼301", 1, 3),
        ("人民路18号2层301", 2, 8),
        ("幸福花园1栋1单元3楼12室", 1, 7),
    ],
)
def test_another_floor_than_the_rooms_is_for_the_desk(town, text, building, room):
    links = link_addresses(town, [text])
    assert (links.room, links.reason, links.confidence) == ([None], [ROOM_FLOOR], [0.0])
    assert links.candidates[0][0][:2] == (room, building)


@pytest.mark.parametrize("inside", ["B101", "负101", "地下101室", "负一层101", "地下室101", "--101", "1单元负101"])
def test_a_room_below_ground_is_never_the_one_above(town, inside):
    unit = "" if "单元" in inside else "1单元"
    assert AddressBook(town).look(f"幸福花园1栋{unit}{inside}").room == 5
    links = link_addresses(town, [f"幸福花园1栋3单元{inside.removeprefix('1单元')}"])
    assert (links.room, links.confidence) == ([None], [0.0])


def test_a_dash_that_may_be_a_minus_is_one_only_where_the_house_has_such_a_room(town):
    book = AddressBook(town)
    [first, other, third] = [book.look(f"幸福花园1栋1单元{inside}") for inside in ("-101", "－101室", "-301")]
    assert (first.room, first.reason, first.among) == (None, "room_ambiguous", (1, 5))
    assert (other.room, other.reason, third.room) == (None, "room_ambiguous", 2)
    links = link_addresses(town, ["幸福花园1栋1单元-101"])
    assert {room for room, _, _ in links.candidates[0]} >= {1, 5}


def test_what_is_unclear_inside_a_house_has_the_rooms_of_that_number_for_candidates(town):
    links = link_addresses(town, ["幸福花园1栋1单元房号2-301"])
    assert (links.room, links.reason) == ([None], ["address_unclear"])
    assert [room for room, _, _ in links.candidates[0]] == [2, 3]


def test_the_rest_of_an_address_counts_beside_a_buildings_code_not_a_rooms(town):
    links = link_addresses(town, ["幸福花园1栋1单元301阁楼"] * 2, codes=["LD-0001", "LD-0001-1-301"])
    assert links.room == [2, 2]
    assert links.note == ["link.rest_unread", ""]
    assert links.confidence == [DOUBTS["rest_unread"], 1.0]


def test_every_new_doubt_is_noted_with_a_sentence():
    assert {"link.rest_unread", "link.community_elsewhere", "link.apart"} <= set(PROBLEMS)
    assert ROOM_FLOOR in SENTENCES


@pytest.mark.parametrize(
    ("rest", "unread"),
    [
        ("", False), ("(张三)", False), ("(户主张三,13800138000)", False), ("13800138000", False), ("(未拆)", False),
        ("(搬来3月)", False), ("(出租房)", False), ("(4栋)", True), ("张三", True), ("(西户", True),
        ("【地下室】", True),
    ],
)  # fmt: skip
def test_what_is_unread(rest, unread):
    assert is_unread(rest) == unread


@pytest.mark.parametrize(
    ("floor", "number", "storeys", "other"),
    [
        ("3", "301", None, False), ("2", "301", None, True), ("4", "1-401", None, False), ("5", "5-2", None, False),
        ("5", "东", None, False), ("5", "东", range(4, 5), True), ("-1", "101", range(1, 2), True),
        ("12", "A1203", range(11, 12), False),
    ],
)  # fmt: skip
def test_floors(floor, number, storeys, other):
    assert on_other_floor(floor, number, storeys) == other


def test_places_that_are_not_known_are_not_held_against_an_address():
    assert not in_other_town("", "石湾镇")
    assert not in_other_town("南山街道", None)
    assert not in_other_town("博罗县", "石湾镇")
    assert not in_other_community("", "春华社区")
    assert not in_other_community("春华社区", None)
    assert not in_other_community("张塘社区", "张塘村民委员会")
