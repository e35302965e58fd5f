"""A spreadsheet of section charts becomes rooms: sheets are buildings, what is unclear stays out with its reason."""

import pytest
import xlsxwriter

from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.room_charts import read_charts, use_words
from civicgrid.plugin.jobs.rooms import enter_rooms


def write(path, sheets):
    """``sheets``: name → rows of cells; a tuple (text, rows, columns) is a merged cell."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if isinstance(value, tuple):
                        text, high, wide = value
                        sheet.merge_range(row, column, row + high - 1, column + wide - 1, text)
                    elif value is not None:
                        sheet.write(row, column, value)
    return path


def building(store, **values):
    return store.insert("building", {"uid": new_uid(), **values})


def test_sheets_become_the_rooms_of_their_buildings(store, tmp_path):
    third = building(store, estate="翠湖花园", number="3")
    tower = building(store, name="龙吟大厦")
    building(store, estate="翠湖花园", number="4")
    building(store, estate="龙吟家园", number="4")
    file = write(tmp_path / "楼盘表.xlsx", {
        "翠湖花园3号楼": [
            [("翠湖花园3号楼楼盘表", 1, 5)],
            ["楼层", ("1单元", 1, 2), None, ("2单元", 1, 2)],
            ["2F", "201 张三", "202\n出租", 201, "202"],
            ["1F", ("101", 1, 2), None, 101, None],
        ],
        "龙吟大厦": [["2层", ("201", 2, 1)], ["1层"], ["B1", "B101"]],
        "4栋": [["1层", "101"], ["2层", "201"]],
        "别处": [["1层", "101"], ["2层", "李四"]],
        "空": [],
    })  # fmt: skip
    charts = read_charts(store, file)
    assert set(charts.layouts) == {third, tower}
    told = {sheet: [problem.code for problem in problems] for sheet, problems in charts.refused.items()}
    assert told == {"4栋": ["rooms.sheet_several"], "别处": ["rooms.sheet_unknown", "rooms.cell"]}
    made = enter_rooms(store, charts.layouts)
    rows = store.read("room", ["building_id", "unit", "floor", "number", "use_class"], order_by=("id",))
    assert list(zip(*rows.values(), strict=True)) == [
        (third, "1", 2, "201", "self_occupied"), (third, "1", 2, "202", "rented"),
        (third, "2", 2, "201", "self_occupied"),
        (third, "2", 2, "202", "self_occupied"), (third, "1", 1, "101", "self_occupied"),
        (third, "2", 1, "101", "self_occupied"), (tower, "", 1, "201", "self_occupied"),
        (tower, "", -1, "B101", "self_occupied"),
    ]  # fmt: skip
    assert len(made.ids) == 8
    rows = store.read("building", ["floors", "basements", "units", "use_class"], where={"id": [third, tower]})
    assert list(zip(*rows.values(), strict=True)) == [(2, 0, 2, "mixed"), (2, 1, None, "self_occupied")]


def test_one_sheet_may_be_the_building_that_was_chosen(store, tmp_path):
    chosen = building(store)
    file = write(tmp_path / "a.xlsx", {"Sheet1": [["3", "301"], ["2", "201"], ["1", "101"]]})
    assert set(read_charts(store, file).refused) == {"Sheet1"}
    assert set(read_charts(store, file, chosen).layouts) == {chosen}
    named = building(store, name="Sheet1")
    assert set(read_charts(store, file, named).layouts) == {named}
    (problem,) = read_charts(store, file, chosen).refused["Sheet1"]
    assert problem.code == "rooms.sheet_other", "what is chosen and what is named must not contradict"


def test_two_sheets_of_one_building_are_said(store, tmp_path):
    building(store, name="甲楼", code="J1")
    rows = [["2层", "201"], ["1层", "101"]]
    charts = read_charts(store, write(tmp_path / "a.xlsx", {"甲楼": rows, "J1": rows}))
    assert [problem.code for problem in charts.refused["J1"]] == ["rooms.sheet_twice"]


def test_a_file_that_is_none_is_one_sentence(store, tmp_path):
    (tmp_path / "a.xlsx").write_text("no")
    for name in ("a.xlsx", "absent.xls"):
        with pytest.raises(DomainError, match="no spreadsheet"):
            read_charts(store, tmp_path / name)


def test_the_words_for_uses_are_the_importer_s():
    assert use_words()["出租"] == use_words()["租赁"] == use_words()["rented"] == "rented"
