"""Cells as offices write them, each with the value or the problem that comes of it."""

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgrid.plugin.domain.codes import load_code_lists
from civicgrid.plugin.domain.problems import SENTENCES, Problem, english
from civicgrid.plugin.domain.tables.cells import read_cells
from civicgrid.plugin.domain.tables.numbers import chinese_number
from civicgrid.plugin.domain.tables.texts import clean, shown
from civicgrid.plugin.domain.targets import load_targets
from civicgrid.plugin.services.paths import RESOURCES

TARGETS = load_targets(RESOURCES / "targets")
LISTS = load_code_lists(RESOURCES / "codes")
DAY = datetime.date(2024, 3, 5)


def read(place: str, *cells: object, **options: bool):
    target, name = place.split(".")
    field = TARGETS[target].by_name[name]
    return read_cells(field, cells, LISTS.get(field.list, ()), **options)


class P(str):
    """The code of an expected problem."""


GOOD_AND_BAD = {
    "building.floors": [
        ("18", 18), ("18层", 18), ("１８", 18), (18.0, 18), (18, 18), ("十二", 12), ("十二层", 12), ("一百零五", 105),
        ("二十", 20), ("33F", 33), (" 7 ", 7), ("7层楼", 7), ("0", 0), ("无", None), ("/", None), ("—", None),
        ("", None),
        (None, None), (math.nan, None), ("3.5", P("cell.whole")), (3.5, P("cell.whole")), ("250", P("cell.range")),
        ("-1", P("cell.range")), ("3-5", P("cell.number")), ("多层", P("cell.number")), ("3栋", P("cell.number")),
    ],
    "building.height": [
        ("12.5", 12.5), ("12.5米", 12.5), ("12.5 m", 12.5), ("350cm", 3.5), ("1250毫米", 1.25), ("三点五", 3.5),
        (".5", 0.5),
        ("８．５", 8.5), ("0.0", 0.0), (66.6, 66.6), ("1,234.5", P("cell.range")), ("12米5", P("cell.number")),
        ("高", P("cell.number")), ("12.5层", P("cell.number")), ("1.2.3", P("cell.number")),
        ("5.32E+17", P("cell.number")),
    ],
    "facility.capacity": [
        ("1.2万", 12000), ("1.2万人", 12000), ("3千", 3000), ("1,200", 1200), ("1，200人", 1200),
        ("12,345,678", P("cell.range")),
        ("两万三千", 23000), ("三万五", 35000), ("一百二", 120), ("300张床", 300), ("二〇二四", 2024), ("1 200", 1200),
        ("壹佰贰拾", 120), ("一二三四五", 12345), ("三五十", P("cell.number")), ("1,23", P("cell.whole")),
    ],
    "room.area_m2": [
        ("88.5㎡", 88.5), ("88.5平方米", 88.5), ("88.5平", 88.5), ("88.5m²", 88.5), ("1.5亩", 1000.0),
        ("0", P("cell.range")),
    ],
    "road.speed": [("60km/h", 60.0), ("60公里/小时", 60.0), ("60码", 60.0), ("限60", P("cell.number"))],
    "sensor.stale_seconds": [("5分钟", 300), ("300", 300), ("1小时", 3600), ("0.5秒", P("cell.whole"))],
    "component.installed_on": [
        (45356, DAY), (45356.75, DAY), ("45356", DAY), ("2024年3月5日", DAY), ("2024.3.5", DAY), ("2024-03-05", DAY),
        ("2024/3/5", DAY), ("20240305", DAY), (20240305, DAY), (20240305.0, DAY), ("2024-03-05 10:11:12", DAY),
        ("2024-03-05T10:11:12+08:00", DAY), ("２０２４年３月５日", DAY), ("二〇二四年三月五日", DAY),
        ("2024年3月5号", DAY),
        ("2024/3/5 下午3:20", DAY), ("2024年03月05日星期二", DAY), (datetime.datetime(2024, 3, 5, 23), DAY), (DAY, DAY),
        ("25/12/2023", datetime.date(2023, 12, 25)), ("12/25/2023", datetime.date(2023, 12, 25)),
        ("20240305101112", DAY),
        ("无", None), ("24-3-5", P("date.short_year")), ("240305", P("date.short_year")),
        ("24年3月", P("date.short_year")),
        ("2024-02-30", P("date.none")), ("2023/2/29", P("date.none")), ("2024-13-1", P("date.none")),
        ("5/3/2024", P("date.order")), ("民国93年3月5日", P("date.unread")), ("长期", P("date.unread")),
        ("1720-1-1", P("date.range")), (12, P("date.unread")), (True, P("date.unread")),
        ("2024-3-5-7", P("date.unread")),
    ],
    "camera.active": [
        ("是", True), ("否", False), ("有", True), ("无", False), ("√", True), ("×", False), ("✓", True), ("1", True),
        (0, False),
        (1.0, True), (True, True), (False, False), ("在用", True), ("停用", False), ("在线", True), ("离线", False),
        ("Ｙ", True),
        ("true", True), ("No", False), ("", None), ("/", None), ("也许", P("cell.flag")), (2, P("cell.flag")),
    ],
    "component.class_code": [
        ("0101", "0101"), ("上水井盖", "0101"), (" 上水井盖 ", "0101"), ("0101上水井盖", "0101"),
        ("01-上水井盖", "0101"),
        ("上水井盖（圆形）", "0101"), ("water supply manhole cover", "0101"), ("无", None),
        ("公用设施", P("cell.code_near")),
        ("01", P("cell.code")), ("井盖", P("cell.code_near")), ("zzz", P("cell.code")),
    ],
    "building.building_use": [
        ("住宅", "residential"), ("居民楼", "residential"), ("RESIDENTIAL", "residential"), ("商住两用", "mixed"),
        ("办公楼", "office"), ("住宅(1)", "residential"), ("1-住宅", "residential"), ("学校", P("cell.code")),
    ],
    "facility.kind": [
        ("诊所", "clinic"), ("卫生服务站", "clinic"), ("消防站", "fire_station"), ("避难场所", "shelter"),
    ],
    "facility.phone": [
        ("0755-26001234", "0755-26001234"), ("075526001234", "0755-26001234"), ("(0755)26001234", "0755-26001234"),
        ("01082345678", "010-82345678"), ("26001234", "26001234"), ("110", "110"), ("12345", "12345"),
        ("400-800-1234", "4008001234"), ("0755-26001234转801", "0755-26001234-801"),
        ("+86-755-26001234", "0755-26001234"), ("+852 9123 4567", "+85291234567"),
        ("001-212-555-0100", "+12125550100"), ("+86 123", P("cell.phone")), ("+1234567890123456", P("cell.phone")),
        ("0755—26001234", "0755-26001234"), (26001234.0, "26001234"), ("无", None), ("1234567", P("cell.phone")),
        ("2600123a", P("cell.phone")), ("见附件", P("cell.phone")),
    ],
    "facility.contact_phone": [
        ("13812345678", "13812345678"), (13812345678.0, "13812345678"), ("138 1234 5678", "13812345678"),
        ("+86 13812345678", "13812345678"), ("手机：13812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("13812345678/0755-26001234", "13812345678/0755-26001234"),
        ("13812345678、13912345678", "13812345678/13912345678"),
        ("1381234567", P("cell.phone")), ("12812345678", P("cell.phone")), (1.38e17, P("number.destroyed")),
    ],
    "facility.contact_name": [
        ("张 三", "张三"), ("欧阳　娜娜", "欧阳娜娜"), ("阿不都•热合曼", "阿不都·热合曼"), ("岩", "岩"),
        ("𠮷田", "𠮷田"),
        ("㛃 㛃", "㛃㛃"), ("John Smith", "John Smith"), ("无", None), ("暂无", None),
    ],
    "building.name": [
        ("朝阳花园\n一期", "朝阳花园一期"), ("ＡＢＣ（东）", "ABC(东)"), ("朝阳\u00a0\u200b", "朝阳"),
        ("ab\r\ncd", "ab cd"), ("12.0", "12"),
        (12.0, "12"), ("'0012", "0012"), ("0012", "0012"), ("神\ufa19社", "神\ufa19社"), ("e\u0301", "é"),
        ("一、二，三", "一、二，三"),
        ("N/A", None), ("NULL", None), ("#REF!", None), (True, "True"),
        (datetime.datetime(2024, 3, 5), P("cell.made_date")),
        (0.1 + 0.2, "0.3"), (5.32e17, P("number.destroyed")), ("5.32E+17", P("number.destroyed")),
    ],
    "building.address": [("朝阳路 12 号", "朝阳路 12 号"), ("朝阳路１２号（东）", "朝阳路12号(东)"), ("—", None)],
    "building.area": [("朝阳社区 ", "朝阳社区"), (440106001001, "440106001001"), ("无", None)],
    "room.floor": [
        ("1", 1), ("一楼", 1), ("1F", 1), ("F3", 3), ("第3层", 3), ("三", 3), ("十二层", 12), ("首层", 1),
        ("地上3层", 3), (3.0, 3),
        ("负一层", -1), ("B1", -1), ("b2层", -2), ("-1", -1), (-1, -1), ("地下1层", -1), ("地下二层", -2),
        ("负2楼", -2), ("－1", -1),
        ("-1F", -1), ("地下室", -1), ("夹层", P("cell.floor_between")), ("顶层", P("cell.floor_between")),
        ("1-2", P("cell.floor_several")), ("1~2层", P("cell.floor_several")), ("LG", P("cell.floor")),
        (1.5, P("cell.whole")),
    ],
    "building._x": [
        ("113.25", 113.25), (113.25, 113.25), ("E113.25", 113.25), ("113.25°E", 113.25), ("东经113.25", 113.25),
        ("113°15′32.5″E", 113.2590277778), ("113度15分32.5秒", 113.2590277778), ("113°15'32.5\"", 113.2590277778),
        ("113 15 32.5", 113.2590277778), ("113:15:32.5", 113.2590277778), ("113°15.5′", 113.2583333333),
        ("113°", 113.0),
        ("113,2586", 113.2586), ("１１３．２５", 113.25), ("39482345.12", 39482345.12), ("W113.25", -113.25),
        ("", None),
        ("113°75′", P("cell.coordinate")), ("东门", P("cell.coordinate")), ("113.25.3", P("cell.coordinate")),
    ],
    "building._position": [
        ("113.25,23.1", (113.25, 23.1)), ("113.25，23.1", (113.25, 23.1)), ("113.25 23.1", (113.25, 23.1)),
        ("(113.25 23.1)", (113.25, 23.1)), ("[113.25, 23.1]", (113.25, 23.1)), ("113.25;23.1", (113.25, 23.1)),
        ("POINT(113.25 23.1)", (113.25, 23.1)), ("POINT Z (113.25 23.1 5)", (113.25, 23.1)),
        ("113.25,23.1,5", (113.25, 23.1)),
        ("SRID=4490;POINT(113.25 23.1)", (113.25, 23.1)), ("113°15′E,23°6′N", (113.25, 23.1)),
        ('{"type": "Point", "coordinates": [113.25, 23.1]}', (113.25, 23.1)),
        ("482345.1,2543210.4", (482345.1, 2543210.4)),
        ("113.25", P("cell.position")), ("POLYGON((1 2,3 4))", "POLYGON((1 2,3 4))"),
        ('{"type": 1}', P("cell.position")),
    ],
    "organisation.uscc": [
        ("91350100M000100Y43", "91350100M000100Y43"), ("91350100m000100y43", "91350100M000100Y43"),
        ("9135 0100 M000 100Y 43", "91350100M000100Y43"), ("无", None), ("91350100M000100Y44", P("uscc.check")),
        ("91350100M000100Y4", P("number.length")), (9.13501e17, P("number.destroyed")),
        ("913501001234567890.0", P("number.destroyed")),
    ],
    "organisation.contact_document": [
        ("11010519491231002X", "11010519491231002X"), ("11010519491231002x", "11010519491231002X"),
        ("'11010519491231002X", "11010519491231002X"), (5.32e17, P("number.destroyed")),
        ("5.32E+17", P("number.destroyed")),
        ("110105194912310021", P("citizen.check")), ("440106199001011000", P("number.destroyed")),
    ],
    "area.code": [
        ("440106", "440106"), (440106.0, "440106"), ("440106001000", "440106001"), ("99", P("division.province")),
    ],
    "grid.code": [
        ("44010600100101", "44010600100101"), (44010600100101.0, "44010600100101"), ("12", P("number.length")),
    ],
    "component.code": [("3205820102048188", "3205820102048188"), (3.2058201e19, P("number.destroyed"))],
    "camera.number": [("44010600001310000001", "44010600001310000001"), (4.4e19, P("number.destroyed"))],
}  # fmt: skip
CASES = [pytest.param(place, cell, wanted, id=f"{place}-{cell!r}") for place, cases in GOOD_AND_BAD.items()
         for cell, wanted in cases]  # fmt: skip

NOTED = [
    ("building.floors", "6+1", 6, "cell.sum"),
    ("building.floors", "约30", 30, "cell.about"),
    ("building.floors", "18层以上", 18, "cell.about"),
    ("building.height", "约30米", 30.0, "cell.about"),
    ("building.height", "12,5", 12.5, "cell.comma"),
    ("component.installed_on", "2024/3", datetime.date(2024, 3, 1), "date.month_only"),
    ("component.installed_on", "202403", datetime.date(2024, 3, 1), "date.month_only"),
    ("component.installed_on", "2024年", datetime.date(2024, 1, 1), "date.year_only"),
    ("component.class_code", 101.0, "0101", "cell.zeros"),
    ("room.floor", "3/18", 3, "cell.floor_of"),
    ("building._x", "23.1", 23.1, "cell.swapped"),
    ("building._x", "N23.1", 23.1, "cell.swapped"),
    ("building._y", "113.25", 113.25, "cell.swapped"),
    ("building._x", 2543210.4, 2543210.4, "cell.swapped"),
    ("building._y", "38482345.1", 38482345.1, "cell.swapped"),
    ("building._position", "2543210.4,482345.1", (482345.1, 2543210.4), "cell.swapped_pair"),
    ("building._y", 0, None, "cell.zero"),
    ("building._position", "23.1,113.25", (113.25, 23.1), "cell.swapped_pair"),
    ("building._position", "北纬23.1 东经113.25", (113.25, 23.1), "cell.swapped_pair"),
    ("building._position", "0,0", None, "cell.zero"),
    ("organisation.uscc", "9135 0100M000100Y43", "91350100M000100Y43", "number.normalised"),
    ("grid.code", "440106001001A01B", None, None),
]


def test_there_are_enough_of_them():
    assert len(CASES) >= 250


@pytest.mark.parametrize(("place", "cell", "wanted"), CASES)
def test_a_cell_becomes_a_value_or_a_problem(place, cell, wanted):
    cells = read(place, cell)
    if isinstance(wanted, P):
        assert [problem.code for problem in cells.problems.values()] == [wanted]
        assert cells.values == [None]
        assert cells.problems[0].field == place.split(".")[1]
        assert english(cells.problems[0])
    else:
        assert not cells.problems
        expected = pytest.approx(wanted) if isinstance(wanted, float | tuple) else wanted
        assert cells.values == [expected] if not isinstance(wanted, tuple) else cells.values[0] == expected
        assert type(cells.values[0]) is type(wanted)


@pytest.mark.parametrize(("place", "cell", "value", "code"), NOTED)
def test_what_was_changed_is_noted(place, cell, value, code):
    cells = read(place, cell)
    assert cells.values == [value]
    assert [note.code for note in cells.notes.values()] == ([code] if code else [])


def test_problems_stand_at_their_rows_and_equal_cells_are_judged_alike():
    cells = read("building.floors", "3", "x", None, "x", 4.0)
    assert cells.values == [3, None, None, None, 4]
    assert sorted(cells.problems) == [1, 3]


def test_one_true_and_one_point_nought_are_told_apart():
    assert read("building.name", 1, True, 1.0, "1").values == ["1", "True", "1", "1"]


def test_near_names_are_said_in_the_language_of_the_cell():
    chinese, foreign = (read("component.class_code", cell).problems[0] for cell in ("雨水井", "manhole cover"))
    assert "雨水井盖" in chinese.params["names"]
    assert len(chinese.params["names"].split(", ")) <= 3
    assert "manhole" in foreign.params["names"]


def test_generated_numbers_pass_only_where_they_are_allowed():
    number = "999900199001010014"
    assert read("organisation.contact_document", number).problems[0].code in ("citizen.reserved", "citizen.check")
    assert read("area.code", "999900").problems
    assert read("area.code", "999900", allow_reserved=True).values == ["999900"]


@pytest.mark.parametrize("place", ["organisation.contact_phone", "organisation.contact_document", "building.floors",
                                   "building.height", "component.installed_on", "camera.active",
                                   "building._x"])  # fmt: skip
@pytest.mark.parametrize("number", ["110105194912310021", "1101051949123100 21", "+861381234567"])
def test_no_sentence_repeats_a_persons_number(place, number):
    (problem,) = read(place, number).problems.values()
    assert not any(number[i : i + 8] in english(problem) for i in range(len(number) - 8))


def test_every_sentence_can_be_filled():
    prefixes = ("cell.", "date.", "table.")
    samples = {"value": "x", "number": "1", "low": 1, "high": 2, "names": "a", "codes": "b", "code": "c", "date": "d",
               "floor": 1, "floors": 2, "first": 1, "last": 2, "count": 3, "sheet": "s", "said": "a",
               "taken": "b", "others": "t", "columns": "c", "rows": "2, 3"}  # fmt: skip
    for code in SENTENCES:
        if code.startswith(prefixes):
            assert "{" not in english(Problem(code, params=samples))


@given(st.integers(0, 99_999_999))
def test_chinese_numerals_come_back(number):
    assert chinese_number(in_chinese(number)) == number


@given(st.integers(-10_000, 10_000_000))
def test_a_number_is_the_same_with_thousands_and_full_width_digits(number):
    wide = str(number).translate({ord(str(i)): chr(0xFF10 + i) for i in range(10)})
    cells = read("facility.capacity", f"{number:,}", wide, number, float(number))
    assert len(set(cells.values)) == 1
    assert cells.values[0] == (number if number >= 0 else None)


@given(st.dates(datetime.date(1911, 1, 1), datetime.date(2099, 12, 31)))
def test_a_date_is_the_same_in_every_spelling(day):
    serial = (day - datetime.date(1899, 12, 30)).days
    spellings = [day, serial, float(serial), str(serial), f"{day:%Y%m%d}", day.isoformat(),
    f"{day.year}年{day.month}月{day.day}日",
                 f"{day.year}.{day.month}.{day.day}", f"{day.year}/{day.month}/{day.day} 0:00"]  # fmt: skip
    cells = read("component.installed_on", *spellings)
    assert cells.values == [day] * len(spellings)


@given(st.floats(73, 135, exclude_min=True), st.booleans())
def test_degrees_minutes_and_seconds_are_the_decimal_degrees(degrees, spaced):
    whole = int(degrees)
    minutes = (degrees - whole) * 60
    seconds = (minutes - int(minutes)) * 60
    text = f"{whole} {int(minutes)} {seconds:.4f}" if spaced else f"{whole}°{int(minutes)}′{seconds:.4f}″E"
    if not text.startswith("60", text.rfind(" ") + 1) and "60.0000" not in text:
        assert read("building._x", text).values[0] == pytest.approx(degrees, abs=1e-7)


@given(st.text())
def test_no_text_is_an_error_and_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
    assert len(shown(text)) <= 24
    for place in GOOD_AND_BAD:
        cells = read(place, text)
        assert len(cells.values) == 1


@given(st.one_of(st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes()))
def test_no_cell_is_an_error(cell):
    for place in GOOD_AND_BAD:
        assert len(read(place, cell).values) == 1


def in_chinese(number: int) -> str:
    """A number in Chinese numerals, up to 99,999,999."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        zero = "零" if 0 < low < 1000 else ""
        return in_chinese(high) + "万" + zero + (in_chinese(low) if low else "")
    digits, text, gap = "零一二三四五六七八九", "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + name
            gap = False
        else:
            gap = True
    return text or "零"
