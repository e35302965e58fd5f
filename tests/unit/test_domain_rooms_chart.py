"""Section charts as offices draw them are read; what is unclear is named by its cell, and no person's name is kept."""

import pytest

from civicgrid.plugin.domain.problems import english
from civicgrid.plugin.domain.rooms.chart import cell_name, read_chart, read_floor, read_unit

USES = {"出租": "rented", "空置": "vacant", "商铺": "shop"}


def rooms(cells, merged=()):
    chart = read_chart(cells, merged, USES)
    assert not chart.problems, [english(problem) for problem in chart.problems]
    return [(room.unit, room.floor, room.number) for room in chart.layout.rooms]


def problems(cells, merged=()):
    return [(problem.code, problem.field) for problem in read_chart(cells, merged, USES).problems]


SIDE_BY_SIDE = [
    ["翠湖花园3栋楼盘表", None, None, None, None],
    ["楼层", "1单元", None, "2单元", None],
    ["3F", "301 张三", "302\n出租", 301.0, "302(李四)"],
    ["2F", "201", None, "201", "202室"],
    ["1F", "101", "", "101（空置）", "102"],
    ["制表：王五 2024"],
]
MERGED = [((0, 0), (0, 4)), ((1, 1), (1, 2)), ((1, 3), (1, 4))]


def test_units_side_by_side_with_the_top_floor_first():
    chart = read_chart(SIDE_BY_SIDE, MERGED, USES)
    assert chart.problems == ()
    found = {(room.unit, room.number): room for room in chart.layout.rooms}
    assert sorted(found) == [
        ("1", "101"), ("1", "201"), ("1", "301"), ("1", "302"),
        ("2", "101"), ("2", "102"), ("2", "201"), ("2", "202室"), ("2", "301"), ("2", "302"),
    ]  # fmt: skip
    assert found["1", "302"].use_class == "rented"
    assert found["2", "101"].use_class == "vacant"
    assert (chart.layout.floors, chart.layout.units, chart.layout.labels) == (3, 2, (1, 2, 3))


def test_no_name_of_a_person_is_kept_in_rooms_or_problems():
    bad = [["楼层", "一单元"], ["2层", "李四 201"], ["1层", "101王五"]]
    for chart in (read_chart(SIDE_BY_SIDE, MERGED, USES), read_chart(bad, (), USES)):
        text = repr(chart) + "".join(english(problem) for problem in chart.problems)
        assert not any(name in text for name in ("张三", "李四", "王五"))
    assert problems(bad) == [("rooms.cell", "B2")]


def test_the_top_floor_may_be_last_and_basements_are_known():
    cells = [["B1", "B101", "B102"], ["一层", "101", "102"], ["二层", "201", "202"]]
    chart = read_chart(cells, (), USES)
    assert rooms(cells)[0] == ("", -1, "B101")
    assert (chart.layout.floors, chart.layout.basements, chart.layout.units) == (2, 1, None)


def test_units_below_each_other_and_labels_on_both_sides():
    cells = [
        ["1单元", None, None, None],
        ["2层", "201", "202", "2层"],
        ["1层", "101", "102", "1层"],
        [None] * 4,
        ["2单元", None, None, None],
        ["2层", "201", "202", "2层"],
        ["1层", "101", "102", "1层"],
    ]
    found = rooms(cells, [((0, 0), (0, 3)), ((4, 0), (4, 3))])
    assert len(found) == 8
    assert {unit for unit, _, _ in found} == {"1", "2"}


def test_a_unit_s_heading_may_stand_left_of_its_floors():
    cells = [
        ["甲单元", "2层", "201", "202"],
        [None, "1层", "101", "102"],
        ["乙单元", "2层", "201", "202"],
        [None, "1层", "101", None],
    ]
    found = rooms(cells, [((0, 0), (1, 0)), ((2, 0), (3, 0))])
    assert [unit for unit, _, _ in found] == ["甲"] * 4 + ["乙"] * 3


def test_labels_may_be_plain_numbers():
    assert rooms([["3", "301"], ["2", "201"], ["1", "101"]]) == [("", 3, "301"), ("", 2, "201"), ("", 1, "101")]
    two = [["1单元", None], ["2", "201"], ["1", "101"], ["2单元", None], ["2", "201"], ["1", "101"]]
    assert len(rooms(two, [((0, 0), (0, 1)), ((3, 0), (3, 1))])) == 4
    assert rooms([[2, 201], [1, 101], [-1, "B101"]])[-1] == ("", -1, "B101")


def test_merged_cells_are_merged_flats_and_duplexes():
    cells = [["3层", "301", "302", None], ["2层", None, "201", "202"], ["1层", "101", None, "103"]]
    merged = [((0, 1), (1, 1)), ((2, 1), (2, 2)), ((0, 2), (0, 3))]
    found = {room.number: room for room in read_chart(cells, merged, USES).layout.rooms}
    assert (found["301"].floor, found["301"].rise) == (2, 2)
    assert (found["101"].span, found["302"].span, found["103"].span) == (2, 2, 1)


def test_what_is_no_room_is_passed_over_and_shops_are_known():
    cells = [
        [None, "户数一览", None, None],
        ["楼层", "1单元", None, "合计"],
        ["2层", "201", "电梯", "1"],
        ["1层", "商铺1", "S2 商铺", "2"],
    ]
    chart = read_chart(cells, [((0, 1), (0, 2)), ((1, 1), (1, 2))], USES)
    assert [(room.number, room.use_class) for room in chart.layout.rooms] == [
        ("201", "self_occupied"), ("商铺1", "shop"), ("S2", "shop"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "merged", "expected"),
    [
        ([["张三", "李四"]], (), [("rooms.no_labels", "")]),
        ([["序号", "单元", "房号"], [1, "1单元", 101], [2, "1单元", 102]], (), [("rooms.table", "")]),
        ([["1层", "2层"], ["101", "201"]], (), [("rooms.no_labels", "")]),
        ([["1层", None], ["2层", "-"]], (), [("rooms.no_rooms", "")]),
        ([["2层", "13800138000"], ["1层", "101"]], (), [("rooms.cell", "B1")]),
        ([["2层", "201/202"], ["1层", "101"]], (), [("rooms.cell_several", "B1")]),
        ([["2层", "201"], ["1层", "201"]], (), [("rooms.cell_twice", "B2")]),
        ([["2层", "201", "3层"], ["1层", "101", "1层"]], (), [("rooms.cell_floors", "C1")]),
        ([["2层", "201", "202"], [None, "151", "152"], ["1层", "101", "102"]], (), [("rooms.row_lost", "B2")]),
        ([["层", None, "1单元"], ["2层", "201", "202"], ["1层", None, "101"]], (), [("rooms.cell_unit", "B2")]),
    ],
)
def test_what_is_unclear_is_named_by_its_cell(cells, merged, expected):
    assert problems(cells, merged) == expected
    assert all(english(problem) for problem in read_chart(cells, merged, USES).problems)


def test_a_second_line_of_details_belongs_to_the_room_above_it():
    cells = [["2层", "201", "202"], [None, "张三", "出租"], ["1层", "101", "102"], [None, "89.5㎡", None]]
    chart = read_chart(cells, [((0, 0), (1, 0)), ((2, 0), (3, 0))], USES)
    assert chart.problems == ()
    assert [(room.number, room.use_class) for room in chart.layout.rooms] == [
        ("201", "self_occupied"), ("202", "rented"), ("101", "self_occupied"), ("102", "self_occupied"),
    ]  # fmt: skip
    assert chart.layout.floors == 2


def test_a_number_may_name_its_unit():
    cells = [["2层", "1单元201", "2-201"], ["1层", "1单元101", "2-101"]]
    assert [number for _, _, number in rooms(cells)] == ["1单元201", "2-201", "1单元101", "2-101"]


def test_labels_headings_and_cells_have_their_names():
    labels = {"3层": 3, "3F": 3, "三楼": 3, "-1": -1, "B1": -1, "负一层": -1, "十一层": 11, "首层": 1, "301": None}
    assert {text: read_floor(text) for text in labels} == labels
    headings = {"1单元": "1", "一单元": "1", "A单元": "A", "第2单元": "2", "1单元(东)": "1", "备注": None}
    assert {text: read_unit(text) for text in headings} == headings
    assert (cell_name(0, 0), cell_name(9, 26)) == ("A1", "AA10")
