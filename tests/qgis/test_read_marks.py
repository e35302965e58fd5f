"""What a spreadsheet says beside its cells: struck out, hidden, remarked, side by side."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from civicgrid.plugin.jobs.tables.marks import Marks, read_marks
from civicgrid.plugin.jobs.tables.source import read_table


def write_marked(path: Path) -> Path:
    """An XLSX with a row struck out, one of which a cell is, a hidden one, comments, and a formula nobody computed."""
    with xlsxwriter.Workbook(path) as book:
        other, sheet = book.add_worksheet("封面"), book.add_worksheet("名单")
        other.write(0, 0, "封面")
        struck = book.add_format({"font_strikeout": True})
        sheet.write_row(0, 0, ["姓名", "身份证号", "现住址", "电话"])
        for row in range(1, 8):
            sheet.write_row(row, 0, [f"张{row}", f"A{row}", f"1栋{row}01", str(row)])
        sheet.write_row(1, 0, ["张一", "A1", "1栋101"], struck)
        sheet.write(1, 4, "", struck)
        sheet.write(2, 2, "1栋201", struck)
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.write_comment(4, 0, "已搬走", {"author": "李"})
        sheet.write_comment(0, 0, "必填")
        sheet.write_formula(5, 2, "=B2")
    return path


def test_what_is_struck_out_hidden_or_remarked_is_said_with_its_rows(tmp_path):
    table = read_table(write_marked(tmp_path / "名单.xlsx"), "名单")
    assert (table.struck, table.partly, table.comments) == ({2}, {3}, {5: "已搬走"})
    said = {note.code: (note.params["count"], note.params.get("rows")) for note in table.notes}
    assert said == {
        "table.struck": (1, "2"),
        "table.struck_cells": (1, "3"),
        "table.hidden_rows": (1, "4"),
        "table.comments": (1, "5"),
        "table.uncomputed": (1, None),
    }
    assert len(table.numbers) == 7


def test_many_marked_rows_are_counted_and_the_first_are_named(tmp_path):
    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, struck = book.add_worksheet(), book.add_format({"font_strikeout": True})
        sheet.write_row(0, 0, ["姓名", "现住址"])
        for row in range(1, 31):
            sheet.write_row(row, 0, ["张三", "1栋"], struck)
    [note] = read_table(path).notes
    assert note.params == {"count": 30, "rows": "2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …"}


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml", "xl/comments1.xml"])
def test_marks_that_cannot_be_read_leave_the_table_as_it_is(tmp_path, part):
    whole, broken = write_marked(tmp_path / "whole.xlsx").read_bytes(), tmp_path / "broken.xlsx"
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"?>", b"?><!DOCTYPE a>", 1) if name == part else content)
    assert read_marks(whole, "名单") != Marks()
    assert read_marks(broken.read_bytes(), "名单") == read_marks(whole, "字典") == read_marks(b"", "") == Marks()


def test_a_table_beside_another_one_is_said(tmp_path):
    path = tmp_path / "并排.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "住址", "", "姓名", "住址"])
        sheet.write_row(1, 0, ["张三", "1栋", "", "李四", "2栋"])
    [note] = read_table(path).notes
    assert (note.code, note.params["columns"]) == ("table.side_by_side", "姓名 (2), 住址 (2)")
