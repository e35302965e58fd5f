"""What a link is worth: every way to a room, what speaks against it, and the guesses where there is none."""

import pytest

from civicgrid.plugin.domain.address import parse_address
from civicgrid.plugin.domain.problems import SENTENCES as PROBLEMS
from civicgrid.plugin.jobs.linking import SENTENCES, AddressBook, link_addresses
from civicgrid.plugin.jobs.linking.evidence import DOUBTS, NOTED, WORTH
from civicgrid.plugin.jobs.linking.keys import divisions, edit_distance
from civicgrid.plugin.jobs.linking.tables import Tables, grid_codes, place_names
from civicgrid.plugin.services.geos import shapely

STEP = 0.005  # degrees between two buildings, some 500 m; each is some 20 m wide
WIDE = 0.0002

# code, estate, number, road, door, name, address
BUILDINGS = {
    "estate 1": ("LD-0001", "幸福花园", "1", None, None, None, None),
    "estate 2": ("LD-0002", "幸福花园", "2", None, None, None, None),
    "estate 12": (None, "幸福花园", "12", None, None, None, None),
    "alone": (None, "孤岛公寓", "1", None, None, None, None),
    "street": (None, None, None, "人民路", "18号", None, None),
    "yard 3": (None, None, "3", "解放路", "12号院", None, None),
    "yard 4": (None, None, "4", "解放路", "12号院", None, None),
    "lane": (None, None, None, "天山路", "600弄3号", None, None),
    "tower": (None, None, None, None, None, "科技大厦", None),
    "whole": (None, None, None, None, None, None, "建设路7号"),
    "same a": (None, "重名小区", "1", None, None, None, None),
    "same b": (None, "重名小区", "1", None, None, None, None),
    "unnamed": (None, None, None, None, None, None, None),
    "farmyard": (None, None, None, "大沙村3组", "12", None, None),
}
ROOMS = {
    "estate 1": (("1", "301"), ("2", "301"), ("1", "302")),
    "estate 2": (("", "201"), ("", "202")),
    "estate 12": (("1", "501"), ("2", "502"), ("1", "1-601")),
    "alone": (("", "101"), ("", "102")),
    "street": (("", "101"), ("", "102")),
    "yard 3": (("", "201"), ("", "202")),
    "yard 4": (("", "201"), ("", "202")),
    "lane": (("", "501"), ("", "502")),
    "tower": (("", "1203"), ("", "1204")),
    "whole": (("", "101"),),
    "same a": (("", "101"), ("", "102")),
    "same b": (("", "101"), ("", "103")),
    "unnamed": (("1", "301"), ("1", "302")),
    "farmyard": (("", "1"),),
}
NAMES = list(BUILDINGS)
ALIASES = (
    ("老机械厂宿舍", "幸福花园", None),
    ("旧厂路", "人民路", None),
    ("福利院旧址", "人民路18号", None),
    ("和平街5号", "", "street"),
)
AREAS = (("广东省", "province"), ("惠州市", "prefecture"), ("博罗县", "county"), ("石湾镇", "town"), ("龙溪镇", "town"))


def shape(name):
    west = 114 + NAMES.index(name) * STEP
    return shapely.box(west, 23, west + WIDE, 23 + WIDE)


def key(name):
    return NAMES.index(name) + 1


@pytest.fixture(scope="module")
def town():
    columns = ("code", "estate", "number", "road", "door", "name", "address")
    building = {"id": [key(name) for name in NAMES], "geom": [shapely.to_wkb(shape(name)) for name in NAMES]}
    building |= {column: [row[place] for row in BUILDINGS.values()] for place, column in enumerate(columns)}
    building["area_id"] = [4 if name == "estate 1" else None for name in NAMES]
    doors = [(name, unit, number) for name, rooms in ROOMS.items() for unit, number in rooms]
    room = {
        "id": list(range(101, 101 + len(doors))),
        "building_id": [key(name) for name, _, _ in doors],
        "unit": [unit for _, unit, _ in doors],
        "number": [number for _, _, number in doors],
    }
    alias = {"id": list(range(len(ALIASES))), "alias": [one[0] for one in ALIASES],
             "address": [one[1] for one in ALIASES],
             "building_id": [one[2] and key(one[2]) for one in ALIASES]}  # fmt: skip
    area = {"id": [1, 2, 3, 4, 5], "name": [name for name, _ in AREAS], "level": [level for _, level in AREAS],
            "path": ["/1/", "/1/2/", "/1/2/3/", "/1/2/3/4/", "/1/2/3/5/"]}  # fmt: skip
    return Tables("EPSG:4490", {"building": building, "room": room, "address_alias": alias, "area": area})


def room(name, unit, number):
    doors = [(one, *door) for one, rooms in ROOMS.items() for door in rooms]
    return 101 + doors.index((name, unit, number))


def point(name, east=0.0001, north=0.0001):
    """A point in a building, or so many degrees away from its lower left corner."""
    west, south, _, _ = shape(name).bounds
    return shapely.Point(west + east, south + north)


@pytest.mark.parametrize(
    ("text", "found", "method", "doubts"),
    [
        ("幸福花园1栋1单元301室", ("estate 1", "1", "301"), "address", ()),
        ("广东省惠州市博罗县石湾镇幸福花园1栋1单元301室", ("estate 1", "1", "301"), "address", ()),
        ("惠州市仲恺高新区幸福花园1栋1单元302室", ("estate 1", "1", "302"), "address", ()),
        ("博罗区幸福花园1栋1单元302室", ("estate 1", "1", "302"), "address", ()),
        ("幸福花园1栋1单元301室（张三）", ("estate 1", "1", "301"), "address", ()),
        ("幸福花园1栋1单元301室（未拆）", ("estate 1", "1", "301"), "address", ()),
        ("幸福花园1栋1单元301室（转租）", ("estate 1", "1", "301"), "address", ("home_let",)),
        ("幸福花园1栋1单元301室已拆", ("estate 1", "1", "301"), "address", ("home_gone",)),
        ("幸福花园1栋1单元301室（转租，长期外出）", ("estate 1", "1", "301"), "address", ("home_let", "away")),
        ("LD-0001 1单元301室（已售）", ("estate 1", "1", "301"), "code", ("home_let",)),
        ("博罗县龙溪镇幸福花园1栋1单元302室", ("estate 1", "1", "302"), "address", ("town_elsewhere",)),
        ("幸福花园1栋302", ("estate 1", "1", "302"), "address", ("unit_absent",)),
        ("幸福花园2栋3单元201", ("estate 2", "", "201"), "address", ("unit_unknown",)),
        ("幸福花园2栋2层1室", ("estate 2", "", "201"), "address", ()),
        ("幸福花园12栋1单元601", ("estate 12", "1", "1-601"), "address", ()),
        ("孤岛公寓102室", ("alone", "", "102"), "address", ("only_building",)),
        ("科技大厦1203", ("tower", "", "1203"), "address", ()),
        ("惠州市科技大厦1204室", ("tower", "", "1204"), "address", ()),
        ("天山路600弄3号501室", ("lane", "", "501"), "address", ()),
        ("人民路18号102室", ("street", "", "102"), "address", ()),
        ("新名花园人民路18号102室", None, "address", ()),
        ("解放路12号院3栋201", ("yard 3", "", "201"), "address", ()),
        ("解放路12号院4号楼202室", ("yard 4", "", "202"), "address", ()),
        ("建设路7号", ("whole", "", "101"), "address", ("only_room",)),
        ("大沙村3组12号", ("farmyard", "", "1"), "address", ()),
        ("老机械厂宿舍1栋2单元301", ("estate 1", "2", "301"), "alias", ()),
        ("旧厂路18号101", ("street", "", "101"), "alias", ()),
        ("旧厂路18号101室", ("street", "", "101"), "alias", ()),
        ("和平街5号101室", ("street", "", "101"), "alias", ()),
        ("LD-0001-1-301", ("estate 1", "1", "301"), "code", ()),
        ("ld-0001 1单元301室", ("estate 1", "1", "301"), "code", ()),
        ("ＬＤ－０００２－２０１", ("estate 2", "", "201"), "code", ()),
    ],
)
def test_a_room_is_found_with_its_method_and_its_doubts(town, text, found, method, doubts):
    one = AddressBook(town).look(text)
    assert one.room == (found and room(*found))
    if found:
        worth = WORTH[method]
        for doubt in doubts:
            worth *= DOUBTS[doubt]
        assert (one.method, one.doubts, one.confidence) == (method, doubts, pytest.approx(worth))


@pytest.mark.parametrize(
    ("text", "reason", "guesses"),
    [
        ("", "address_empty", []),
        ("菜市场后面", "address_unclear", []),
        ("湖南省长沙市浏阳市幸福花园1栋1单元301室", "address_elsewhere", []),
        ("惠州市惠东县人民路18号101室", "address_elsewhere", []),
        ("幸福花园1栋1单元301室（已搬走）", "not_living", [("estate 1", "1", "301")]),
        ("（已搬走）LD-0001-1-301", "not_living", []),
        ("菜市场后面 无人居住", "not_living", []),
        ("幸福花园1栋301", "room_ambiguous", [("estate 1", "1", "301"), ("estate 1", "2", "301")]),
        ("幸福花园1栋3单元301", "room_unknown", [("estate 1", "1", "301"), ("estate 1", "2", "301")]),
        ("幸福花园2栋203", "room_unknown", [("estate 2", "", "201"), ("estate 2", "", "202")]),
        ("孤岛公寓1栋", "room_missing", [("alone", "", "101"), ("alone", "", "102")]),
        ("重名小区1栋103室", "building_ambiguous", [("same b", "", "103")]),
        ("幸福花国1栋1单元301", "building_unknown", [("estate 1", "1", "301")]),
        ("人民路19号101室", "building_unknown", [("street", "", "101")]),
        ("解放路12号院201室", "building_ambiguous", [("yard 3", "", "201"), ("yard 4", "", "201")]),
    ],
)
def test_who_is_not_linked_is_told_why_and_what_comes_next(town, text, reason, guesses):
    links = link_addresses(town, [text])
    assert (links.room, links.reason, links.confidence) == ([None], [reason], [0.0])
    assert [one[0] for one in links.candidates[0]][: len(guesses)] == [room(*guess) for guess in guesses]
    scores = [score for _, _, score in links.candidates[0]]
    assert len(scores) <= 3
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)


@pytest.mark.parametrize(
    ("text", "at", "found", "method", "doubts"),
    [
        # the address is followed, and held against the position
        ("人民路18号102室", point("street"), ("street", "", "102"), "address", ()),
        ("人民路18号102室", point("street", 0.0008), ("street", "", "102"), "address", ()),
        ("人民路18号102室", point("street", 0.0025), ("street", "", "102"), "address", ("position_elsewhere",)),
        ("人民路18号102室", point("lane"), ("street", "", "102"), "address", ("position_elsewhere",)),
        # no usable text: the position decides
        ("", point("farmyard"), ("farmyard", "", "1"), "geometry", ("only_room",)),
        ("菜市场后面", point("whole", -0.0001), ("whole", "", "101"), "geometry", ("beside", "only_room")),
        ("", point("whole", -0.0005), None, "", ()),
        ("3单元501", point("lane"), ("lane", "", "501"), "geometry", ("unit_unknown",)),
        ("1单元302", point("unnamed"), ("unnamed", "1", "302"), "geometry", ()),
        # a building without an address takes one that nobody has; one that has its own does not
        ("新名花园1栋1单元302", point("unnamed"), ("unnamed", "1", "302"), "geometry", ()),
        ("新名花园1栋101室", point("street"), None, "", ()),
        # several buildings of one address
        ("重名小区1栋101室", point("same b"), ("same b", "", "101"), "address", ("by_position",)),
        ("重名小区1栋101室", point("lane"), None, "", ()),
        # what is remarked counts however the room was found
        ("3单元501（转租）", point("lane"), ("lane", "", "501"), "geometry", ("home_let", "unit_unknown")),
        ("3单元501（已搬走）", point("lane"), None, "", ()),
    ],
)
def test_a_position_decides_where_no_text_does_and_is_else_held_against_it(town, text, at, found, method, doubts):
    links = link_addresses(town, [text, ""], [at, None])
    assert links.room == [found and room(*found), None]
    if found:
        worth = WORTH[method]
        for doubt in doubts:
            worth *= DOUBTS[doubt]
        assert (links.method[0], links.confidence[0]) == (method, pytest.approx(worth, abs=1e-3))
        worst = min(doubts, key=DOUBTS.get, default=None)
        assert links.note[0] == (f"link.{worst}" if worst and DOUBTS[worst] < NOTED else "")


def test_a_position_puts_its_neighbours_among_the_candidates(town):
    links = link_addresses(town, ["没有的花园9栋101室"] * 2, [point("street"), None])
    assert links.candidates[0][0][:2] == (room("street", "", "101"), key("street"))
    assert links.candidates[1] == ()


def test_a_remark_beside_a_code_counts(town):
    links = link_addresses(town, ["301室（已搬走）", "1单元301室（已拆）"], codes=["LD-0001-1-301", "LD-0001"])
    assert (links.room, links.reason) == ([None, room("estate 1", "1", "301")], ["not_living", ""])
    assert (links.note[1], links.confidence[1]) == ("link.home_gone", DOUBTS["home_gone"])


def test_a_separate_code_wins_and_the_address_gives_the_room(town):
    links = link_addresses(
        town,
        ["1单元301室", "幸福花园1栋2单元301", "幸福花园2栋201", "", "幸福花园2栋201"],
        codes=["LD-0001", "LD-0001-1-301", "LD-0001-1-301", "LD-0002-202", "LD-9999"],
    )
    assert links.room == [
        room("estate 1", "1", "301"), room("estate 1", "1", "301"), room("estate 1", "1", "301"),
        room("estate 2", "", "202"), room("estate 2", "", "201"),
    ]  # fmt: skip
    assert links.method == ["code"] * 4 + ["address"]
    assert links.note == ["", "", "link.code_elsewhere", "", "link.code_unknown"]


def test_a_door_plate_is_no_code(town):
    numbered = {"id": [1, 2], "code": ["1234", "12"], "road": ["建设路", "建设路"], "door": ["7号", "8号"]}
    tables = Tables("EPSG:4490", {"building": numbered})
    book = AddressBook(tables)
    assert [book.look(text).building for text in ("1234", "1234-301", "12", "1234号301室", "12-301")] == [
        1, 1, 2, None, None,
    ]  # fmt: skip


def test_equal_texts_give_equal_rows(town):
    texts = ["幸福花园1栋301", "幸福花园1栋1单元301", "幸福花园1栋301"]
    links = link_addresses(town, texts)
    assert links.candidates[0] == links.candidates[2] != ()
    assert links.candidates[1] == ()
    assert links.unlinked() == {"room_ambiguous": 2}


def test_every_doubt_and_reason_has_its_sentence(town):
    noted = {f"link.{doubt}" for doubt, left in DOUBTS.items() if left < NOTED}
    assert noted <= set(PROBLEMS)
    assert {code for code in PROBLEMS if code.startswith("link.")} == noted
    assert all(0 < left < 1 for left in DOUBTS.values())
    links = link_addresses(town, ["", "幸福花园1栋301"])
    assert set(links.reason) <= set(SENTENCES)


def test_candidates_are_called_what_people_call_them(town):
    links = link_addresses(town, ["幸福花园1栋301", "人民路19号101室"])
    names = place_names(town, links.candidates)
    called = [names[room, building] for room, building, _ in links.candidates[0]]
    assert all("幸福花园1栋" in name and "301" in name for name in called)
    assert len(set(called)) == 2
    assert names[links.candidates[1][0][:2]].startswith("人民路18号")


def test_a_building_is_in_the_first_grid_that_covers_it(town):
    west = [shapely.box(113.9, 22.9, 114.0125, 23.1), shapely.box(114.01, 22.9, 114.02, 23.1)]
    grid = {"id": [1, 2], "code": ["G1", "G2"], "geom": [shapely.to_wkb(one) for one in west]}
    tables = Tables("EPSG:4490", {"building": town.read("building", ["id", "geom"]), "grid": grid})
    codes = grid_codes(tables, [])
    assert codes == {1: "G1", 2: "G1", 3: "G1", 4: "G2"}


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("广东省惠州市博罗县石湾镇", {"province": "广东", "prefecture": "惠州", "county": "博罗"}),
        ("博罗区", {"county": "博罗"}),
        ("内蒙古自治区", {"province": "内蒙古"}),
        ("石湾镇", {}),
    ],
)
def test_divisions_are_known_without_their_last_word(region, said):
    assert divisions(region) == said


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("幸福", "", 2), ("幸福花园", "幸福花国", 1), ("301", "310", 2), ("12", "112", 1)],
)
def test_edit_distance(one, other, distance):
    assert edit_distance(one, other) == edit_distance(other, one) == distance


def test_the_reader_keeps_the_parts_that_the_book_needs():
    address = parse_address("解放路12号院3栋201").address
    assert (address.road, address.yard, address.building, address.room) == ("解放路", "12", "3", "201")
