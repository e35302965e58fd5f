"""Addresses in towns: hand-written ones of `tests/data/addresses_urban.csv`, and generated ones."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from civicgrid.plugin.domain.address import Address, format_address, parse_address, reading
from civicgrid.plugin.domain.address.text import normalise

REGIONS = (
    "江苏省苏州市常熟市虞山街道",
    "四川省凉山彝族自治州西昌市安宁镇",
    "上海市浦东新区",
    "上海浦东新区",
    "广西壮族自治区南宁市青秀区",
    "景德镇市昌江区",
    "北京市海淀区学院路街道",
    "新疆维吾尔自治区伊犁哈萨克自治州昭苏县",
    "江北区",
    "新市镇",
    "深圳市民治街道",
    "沙洋县城北街道",
    "香港特别行政区",
)


TABLE = Path(__file__).parents[1] / "data" / "addresses_urban.csv"
with TABLE.open(encoding="utf-8") as lines:
    ROWS = list(csv.reader((line for line in lines if not line.startswith("## ")), delimiter="|"))[1:]


def parts_of(text):
    parsed = parse_address(text)
    return {name: value for name, value in vars(parsed.address).items() if value}


@pytest.mark.parametrize(("text", "parts", "rest", "ambiguous"), ROWS, ids=[row[0] for row in ROWS])
def test_the_table(text, parts, rest, ambiguous):
    parsed = parse_address(text)
    assert parts_of(text) == dict(part.split("=") for part in parts.split())
    assert parsed.rest == rest
    assert [note.code for note in parsed.notes] == ["address.ambiguous"] * bool(ambiguous) + ["address.rest"] * bool(
        rest
    )


def test_the_table_is_large_and_without_repetitions():
    texts = [row[0] for row in ROWS]
    assert len(texts) == len(set(texts)) > 500
    assert sum(row[3] == "?" for row in ROWS) > 60


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_was_read_is_read_again_from_its_standard_form(row):
    address = parse_address(row[0]).address
    again = parse_address(format_address(address))
    assert (again.address, again.rest) == (address, "")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "江苏省苏州市常熟市虞山街道人民路12号阳光花园3幢2单元501室",
            {
                "region": "江苏省苏州市常熟市虞山街道",
                "road": "人民路",
                "number": "12",
                "estate": "阳光花园",
                "building": "3",
                "unit": "2",
                "room": "501",
            },
        ),
        ("人民路12号院3号楼2单元501", {"road": "人民路", "yard": "12", "building": "3", "unit": "2", "room": "501"}),
        ("中山路123弄5号601室", {"road": "中山路", "lane": "123", "number": "5", "room": "601"}),
        ("阳光小区12#3-501", {"estate": "阳光小区", "building": "12", "unit": "3", "room": "501"}),
        ("阳光小区12-3-501", {"estate": "阳光小区", "building": "12", "unit": "3", "room": "501"}),
        ("阳光小区 12 3 501", {"estate": "阳光小区", "building": "12", "unit": "3", "room": "501"}),
        ("12#3-501", {"building": "12", "unit": "3", "room": "501"}),
        ("3单元501", {"unit": "3", "room": "501"}),
        ("３单元５０１室", {"unit": "3", "room": "501"}),
        ("阳光花园三栋二单元五〇一室", {"estate": "阳光花园", "building": "3", "unit": "2", "room": "501"}),
        ("阳光花园十二幢", {"estate": "阳光花园", "building": "12"}),
        ("阳光花园一百零五幢", {"estate": "阳光花园", "building": "105"}),
        ("五一路五号", {"road": "五一路", "number": "5"}),
        ("12号路8号", {"road": "12号路", "number": "8"}),
        ("三号路8号", {"road": "三号路", "number": "8"}),
        ("深圳市镇海路2号", {"region": "深圳市", "road": "镇海路", "number": "2"}),
        ("常熟市县前街2号", {"region": "常熟市", "road": "县前街", "number": "2"}),
        ("中关村大街27号", {"road": "中关村大街", "number": "27"}),
        ("建设路三巷5号负一层", {"road": "建设路三巷", "number": "5", "floor": "-1"}),
        ("人民路12号附3号", {"road": "人民路", "number": "12附3"}),
        ("珠山大道3-1号", {"road": "珠山大道", "number": "3-1"}),
        (
            "民族大道100号华润大厦A座12楼1203室",
            {"road": "民族大道", "number": "100", "estate": "华润大厦", "building": "A", "floor": "12", "room": "1203"},
        ),
        ("江北区阳光花园3栋", {"region": "江北区", "estate": "阳光花园", "building": "3"}),
        ("翡翠南区3栋501", {"estate": "翡翠南区", "building": "3", "room": "501"}),
        ("城市花园二期3栋", {"estate": "城市花园二期", "building": "3"}),
        ("3楼2单元501室", {"building": "3", "unit": "2", "room": "501"}),
        ("安宁镇五一村三组12号", {"region": "安宁镇", "village": "五一村", "group": "3", "number": "12"}),
        ("五一村第三村民小组", {"village": "五一村", "group": "3"}),
        ("张家村李家组5号", {"village": "张家村", "group": "李家", "number": "5"}),
        ("幸福新村三组5号", {"village": "幸福新村", "group": "3", "number": "5"}),
        ("幸福新村3栋101", {"estate": "幸福新村", "building": "3", "room": "101"}),
        ("学院路社区学院路20号", {"community": "学院路社区", "road": "学院路", "number": "20"}),
        ("", {}),
    ],
)
def test_understood(text, parts):
    parsed = parse_address(text)
    assert parts_of(text) == parts
    assert parsed.rest == ""
    assert parsed.notes == ()


@pytest.mark.parametrize(
    ("text", "parts", "rest"),
    [
        ("人民路12号5", {"road": "人民路", "number": "12"}, "5"),
        ("幸福新村12号", {}, "幸福新村12号"),
        ("阳光小区3楼501室", {}, "阳光小区3楼501室"),
        ("阳光小区12号501室", {}, "阳光小区12号501室"),
        ("3栋5-2", {"building": "3"}, "5-2"),
        ("阳光花园人民路12号", {}, "阳光花园人民路12号"),
    ],
)
def test_two_readings_are_said_and_neither_is_taken(text, parts, rest):
    parsed = parse_address(text)
    assert (parts_of(text), parsed.rest) == (parts, rest)
    assert [note.code for note in parsed.notes] == ["address.ambiguous", "address.rest"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("人民路与建设路交叉口", "与建设路交叉口"),
        ("人民路12号3栋501室（张三）", "(张三)"),
        ("张三家", "张三家"),
        ("火车站对面", "火车站对面"),
    ],
)
def test_what_is_not_understood_is_handed_back(text, rest):
    parsed = parse_address(text)
    assert parsed.rest == rest
    assert [note.code for note in parsed.notes] == ["address.rest"]


@pytest.mark.parametrize("region", REGIONS)
def test_divisions_end_before_the_road(region):
    assert parts_of(region + "人民路12号") == {"region": region, "road": "人民路", "number": "12"}


def test_down_to_the_building():
    urban = Address(road="人民路", number="12", estate="阳光花园", building="3", unit="2", floor="5", room="501")
    assert format_address(urban.to_building()) == "人民路12号阳光花园3栋"
    rural = Address(village="五一村", group="3", number="12")
    assert format_address(rural.to_building()) == "五一村3组"


numbers = st.integers(1, 9999).map(str)
small = st.integers(1, 60).map(str)
room_numbers = st.builds("{}{:02d}".format, st.integers(1, 40), st.integers(1, 20))
optional_region = st.sampled_from(("", *REGIONS))
roads = st.sampled_from(
    ("人民路", "建设大道", "解放中路", "五一路", "1号路", "虞山北路", "东大街", "三元巷", "帽儿胡同", "花园路",
     "建设路3巷", "东四三条", "解放路长兴里", "睦南道", "G104国道", "人民中路三段", "中山大道西", "丁字沽三号路")
)  # fmt: skip
estates = st.sampled_from(
    ("阳光花园", "怡景苑", "城市花园", "幸福新村", "翡翠南区", "阳光小区二期", "锦绣江南3期B区", "和平里七区",
     "人民路小区", "阳光100国际新城", "一号公馆", "机械厂家属院", "12街坊", "拈花小镇", "梦里水乡")
)  # fmt: skip
towers = st.sampled_from(("华润大厦", "机械厂家属楼", "建国饭店", "民生商厦", "时代国际中心"))
door = st.one_of(
    numbers,
    st.builds("{}-{}".format, numbers, small),
    st.builds("{}附{}".format, numbers, small),
    st.builds("{}之{}".format, numbers, small),
    st.builds("{}{}".format, st.sampled_from("甲乙临"), numbers),
    st.builds("{}{}".format, numbers, st.sampled_from("甲乙AB")),
    small.map("附{}".format),
)
buildings = st.one_of(
    small,
    st.sampled_from(("A", "B", "C", "D", "甲", "东", "主", "T3")),
    st.builds("{}A".format, small),
    st.builds("{}-{}".format, small, st.integers(1, 9)),
    small.map("甲{}".format),
)
units = st.one_of(small, st.sampled_from(("A", "甲", "东", "西")))
rooms = st.one_of(
    room_numbers,
    st.builds("{}{}".format, room_numbers, st.sampled_from("AB甲")),
    st.builds("{}{}".format, st.sampled_from("ABS"), room_numbers),
    st.builds("{}-{}".format, room_numbers, st.integers(1, 9)),
)
floors = st.integers(-3, 60).filter(bool).map(str)


@st.composite
def urban(draw):
    maybe = lambda values: draw(st.one_of(st.just(""), values))  # noqa: E731
    address = {
        "region": draw(optional_region),
        "community": maybe(st.sampled_from(("学府社区", "城东社区居委会", "3社区"))),
    }
    address["road"] = draw(roads)
    kind = draw(st.sampled_from(("number", "yard", "lane")))
    address["lane"] = draw(st.one_of(numbers, st.builds("{}弄{}支".format, numbers, small))) if kind == "lane" else ""
    address["yard"] = draw(st.one_of(numbers, numbers.map("甲{}".format))) if kind == "yard" else ""
    address["number"] = "" if kind == "yard" else draw(door)
    if draw(st.booleans()):
        address["estate"] = maybe(towers)
    else:
        address["building"] = maybe(buildings)
        address["estate"] = maybe(estates) if address["building"] else ""
    address["unit"] = maybe(units) if address.get("building") else ""
    address["floor"] = maybe(floors)
    address["room"] = maybe(rooms)
    if address["unit"] or address["floor"]:
        address["room"] = draw(st.sampled_from((address["room"], "5", "东", "车库12")))
    return Address(**address)


@st.composite
def rural(draw):
    group = draw(st.one_of(st.just(""), small, st.sampled_from(("李家", "上坝"))))
    return Address(
        region=draw(optional_region),
        village=draw(st.sampled_from(("五一村", "张家村", "安宁村村委会"))),
        group=group,
        number=draw(st.one_of(st.just(""), numbers)),
    )


@given(st.one_of(urban(), rural()))
def test_formatted_addresses_are_read_back(address):
    parsed = parse_address(format_address(address))
    assert (parsed.address, parsed.rest, parsed.notes) == (address, "", ())


ALPHABET = (
    "江苏省市县区镇村路街巷弄里条院号栋幢座单元门梯楼室房层铺户组社花园小新大厦东西甲乙附之负地下对面旁"
    "0123456789AB#-一二三十廿〇五（）*、 ，"
)


@given(st.text(ALPHABET, max_size=30))
@example("〇村路0村")
@example("人民路12号3楼501")
@example("阳光小区12-3-5-501")
def test_nothing_is_lost_and_nothing_is_invented(text):
    parsed = parse_address(text)
    read = format_address(parsed.address)
    digits = sum(c.isdigit() or c in "〇一二三五十廿" for c in text)
    assert sum(c.isdigit() for c in parsed.rest + read) <= digits * 2 + 1
    assert bool(parsed.rest) == any(note.code == "address.rest" for note in parsed.notes)
    assert parse_address(read).address == parsed.address


@given(st.text(ALPHABET, max_size=30))
def test_a_text_is_read_alike_whether_its_shape_is_known_or_not(text):
    plain, remark = normalise(text)
    parts, rest, certain = reading.read_once(plain)
    parsed = parse_address(text)
    assert parts_of(text) | {"floor": ""} == parts | {"floor": ""}
    assert parsed.rest == rest + remark
    assert certain == all(note.code != "address.ambiguous" for note in parsed.notes)


@given(st.one_of(st.text(max_size=60), st.text(ALPHABET, max_size=120)))
def test_any_text_is_read(text):
    assert isinstance(parse_address(text).rest, str)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "路",
            "1-",
            "A-",
            "(",
            "()",
            "一",
            "〇",
            "市",
            "人民路",
            "12号",
            "3栋",
            "村",
            "A",
            "AB大",
            "区",
            "1期",
            "期A区",
            "组",
        ),
        *(
            "条",
            "12-3",
            "#",
            "里",
            "-",
            "电话",
            "138",
            "大道东",
            "3巷",
            "，",
            "地下",
            "号院",
            "一号路",
            "附1",
            "之一",
            "社区",
        ),
    ],
)
def test_long_texts_come_to_an_end(piece):
    text = piece * (10_000 // len(piece))
    for one in (text, f"阳光花园{text}", f"人民路12号{text}", f"{text}栋", f"大沙村3组{text}12号"):
        assert isinstance(parse_address(one).rest, str)
