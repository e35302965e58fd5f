"""Headers of sheets as offices draw them: titles, merged rows, numbering, repeated headings, notes below."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgrid.plugin.domain.tables.headers import (
    column_letter,
    find_header,
    heading_rows,
    is_blank,
    is_remark,
    row_key,
    second_table,
    unique,
)

TITLE = ["朝阳街道房屋台账（2024年）", None, None, None, None]
LABELS = ["填报单位：朝阳街道办", None, None, "单位：平方米", None]
DATA = [1, "朝阳花园", "1栋", "18层", 88.5]
MORE = [2, "光明里", "2栋", "6层", 90]
PLAIN = ["序号", "小区", "楼号", "层数", "面积（㎡）"]

SHEETS = {
    "plain": ([PLAIN, DATA, MORE], [], 1, ["序号", "小区", "楼号", "层数", "面积(㎡)"]),
    "title": ([TITLE, PLAIN, DATA, MORE], [(0, 0, 0, 4)], 2, ["序号", "小区", "楼号", "层数", "面积(㎡)"]),
    "title without merge": ([TITLE, PLAIN, DATA], [], 2, ["序号", "小区", "楼号", "层数", "面积(㎡)"]),
    "title, labels, blank": (
        [TITLE, LABELS, [None] * 5, PLAIN, DATA], [(0, 0, 0, 4)], 4, ["序号", "小区", "楼号", "层数", "面积(㎡)"],
    ),
    "two titles": ([TITLE, ["（第一季度）"], PLAIN, DATA], [], 3, ["序号", "小区", "楼号", "层数", "面积(㎡)"]),
    "two merged rows": (
        [["序号", "楼栋信息", None, None, "面积"], [None, "小区", "楼号", "层数", None], DATA, MORE],
        [(0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 1, 4)], 2,
        ["序号", "楼栋信息/小区", "楼栋信息/楼号", "楼栋信息/层数", "面积"],
    ),
    "two rows, merges not told": (
        [["序号", "楼栋信息", None, None, "面积"], [None, "小区", "楼号", "层数", None], DATA, MORE],
        [], 2, ["序号", "楼栋信息/小区", "楼栋信息/楼号", "楼栋信息/层数", "面积"],
    ),
    "only the title's merge is told": (
        [TITLE, ["序号", "楼栋信息", None, None, "面积"], [None, "小区", "楼号", "层数", None], DATA],
        [(0, 0, 0, 4)], 3, ["序号", "楼栋信息/小区", "楼栋信息/楼号", "楼栋信息/层数", "面积"],
    ),
    "a gap in the header, another in the data": (
        [["编号", "名称", None, "备注"], ["A1", "朝阳", "x", None], ["A2", "光明", "y", "z"]], [], 1,
        ["编号", "名称", "(C)", "备注"],
    ),
    "years": ([["编号", "名称", "2023", 2024], ["A1", "朝阳", 3, 4]], [], 1, ["编号", "名称", "2023", "2024"]),
    "three merged rows": (
        [TITLE, ["序号", "房屋", None, None, "面积"], [None, "位置", None, "层数", None], [None, "小区", "楼号", None,
        None], DATA],
        [(0, 0, 0, 4), (1, 0, 3, 0), (1, 1, 1, 3), (1, 4, 3, 4), (2, 1, 2, 2), (2, 3, 3, 3)], 4,
        ["序号", "房屋/位置/小区", "房屋/位置/楼号", "房屋/层数", "面积"],
    ),
    "merged header over one row": (
        [["序号", "小区", "楼号", "备注", None], DATA, MORE], [(0, 3, 0, 4)], 1, ["序号", "小区", "楼号", "备注",
        "备注 (2)"],
    ),
    "column numbering": ([PLAIN, ["1", "2", "3", "4", "5"], DATA], [], 2, ["序号", "小区", "楼号", "层数", "面积(㎡)"]),
    "column numbering with 甲": ([PLAIN, ["甲", "乙", 1, 2, 3], DATA], [], 2, ["序号", "小区", "楼号", "层数",
    "面积(㎡)"]),
    "field names under the header": (
        [PLAIN, ["XH", "XQ", "LH", "CS", "MJ"], DATA], [], 2, ["序号/XH", "小区/XQ", "楼号/LH", "层数/CS",
        "面积(㎡)/MJ"],
    ),
    "line breaks and spaces": (
        [["序\n号", " 小区 ", "楼 号", "层数\n(层)", "面积"], DATA], [], 1, ["序号", "小区", "楼号", "层数(层)",
        "面积"],
    ),
    "marks for required": (
        [["*序号", "小区*", "楼号（必填）", "层数：", "★面积"], DATA], [], 1, ["序号", "小区", "楼号", "层数", "面积"],
    ),
    "no header": ([DATA, MORE], [], 0, ["(A)", "(B)", "(C)", "(D)", "(E)"]),
    "a column without a name": ([["序号", "小区", None, "层数", "面积"], DATA], [], 1, ["序号", "小区", "(C)", "层数",
    "面积"]),
    "equal names": ([["名称", "名称", "名称", "层数", "面积"], DATA], [], 1, ["名称", "名称 (2)", "名称 (3)", "层数",
    "面积"]),
    "all text": ([["编号", "名称"], ["A1", "朝阳"], ["A2", "光明"]], [], 1, ["编号", "名称"]),
    "one column": ([["名称"], ["朝阳"], ["光明"]], [], 1, ["名称"]),
    "identifiers": ([["LDBM", "LDMC", "LC"], ["A1", "朝阳", 3]], [], 1, ["LDBM", "LDMC", "LC"]),
    "empty": ([], [], 0, []),
}  # fmt: skip


@pytest.mark.parametrize("case", SHEETS.values(), ids=SHEETS)
def test_the_header_is_found(case):
    rows, merged, first, names = case
    header = find_header(rows, merged)
    assert (header.first, header.names) == (first, names)


def test_the_title_is_kept_apart():
    header = find_header([TITLE, LABELS, PLAIN, DATA], [(0, 0, 0, 4)])
    assert header.start == 2
    assert header.title == "朝阳街道房屋台账(2024年) 填报单位：朝阳街道办 单位：平方米"


@pytest.mark.parametrize(
    ("header_rows", "names"),
    [(0, ["(A)", "(B)", "(C)", "(D)", "(E)"]), (2, ["序号", "小区", "楼号", "层数", "面积(㎡)"]), (9, None)],
)
def test_the_users_number_of_rows_overrules(header_rows, names):
    header = find_header([TITLE, PLAIN, DATA, MORE], [(0, 0, 0, 4)], header_rows)
    assert header.first == min(header_rows, 4)
    assert names is None or header.names == names


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "no header"])
def test_what_was_found_can_be_given_again(name):
    rows, merged, *_ = SHEETS[name]
    found = find_header(rows, merged)
    assert find_header(rows, merged, found.first).names == found.names


@pytest.mark.parametrize(
    "row",
    [
        ["合计", None, None, None, 178.5], [None, "总计：", None, None, 178.5], ["小计", "", "", "", 5], [3, "合计",
        None, None, 9],
        ["填表人：王五", None, None, "审核人：赵六", None], ["备注：本表一式两份", None, None, None, None],
        ["注：1.面积为建筑面积"],
        ["单位负责人（签章）：", None, "填表日期：2024年3月5日", None, None], ["第1页 共3页"], ["说明：空置房不填"],
        ["合 计", None, None, 1, 2],
    ],
)  # fmt: skip
def test_totals_and_notes_are_no_rows(row):
    assert is_remark(row, 5)


@pytest.mark.parametrize(
    "row",
    [
        DATA, ["A1", "合计大厦", "1栋", "3", 5], ["小计划幼儿园", "小区", None, None, None], ["备注", "小区", "1", "2",
        "3"],
        ["会计楼", None, None, 1, 2], ["负责人大厦", "x", None, None, None], [None] * 5,
    ],
)  # fmt: skip
def test_objects_are_no_totals(row):
    assert not is_remark(row, 5)


def test_a_row_with_only_its_printed_number_is_blank():
    header = find_header([PLAIN, DATA])
    assert is_blank([7, None, None, None, None], header)
    assert is_blank(["7", "", " ", None, None], header)
    assert is_blank([None] * 5, header)
    assert not is_blank([None, 7, None, None, None], header)
    assert not is_blank(["一期", None, None, None, None], header)


def test_headings_are_known_when_they_come_again():
    rows = [TITLE, PLAIN, DATA]
    headings = heading_rows(rows, find_header(rows))
    assert row_key(["朝阳街道房屋台账(2024年)", None, None, None, None]) in headings
    assert row_key(["序号", "小区 ", "楼号", "层数", "面积(㎡)"]) in headings
    assert row_key(DATA) not in headings


@given(st.lists(st.sampled_from(["", "名称", "(B)", "名称 (2)", "x"]), max_size=30))
def test_names_are_never_empty_and_never_twice(names):
    found = unique(names)
    assert len(set(found)) == len(names)
    assert all(found)


@given(st.lists(st.lists(st.one_of(st.none(), st.text(max_size=6), st.integers(), st.floats()), max_size=6),
max_size=12),
       st.one_of(st.none(), st.integers(0, 15)))  # fmt: skip
def test_any_sheet_has_as_many_names_as_columns(rows, header_rows):
    header = find_header(rows, (), header_rows)
    assert len(header.names) == max(map(len, rows), default=0)
    assert 0 <= header.first <= len(rows)


@pytest.mark.parametrize(
    ("names", "beside"),
    [
        (["姓名", "住址", "姓名", "住址"], ["姓名 (2)", "住址 (2)"]),
        (["序号", "姓名", "身份证号", "", "序号", "姓名", "身份证号"], ["序号 (2)", "姓名 (2)", "身份证号 (2)"]),
        (["姓名", "备注", "电话", "备注"], []),
        (["姓名", "电话", "住址"], []),
        (["户主", "电话", "身份证号", "配偶", "身份证号", "电话"], []),
    ],
)
def test_a_second_table_beside_the_first_one_is_seen(names, beside):
    assert second_table(unique(names)) == beside


def test_columns_are_lettered_as_in_a_spreadsheet():
    assert [column_letter(i) for i in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]
