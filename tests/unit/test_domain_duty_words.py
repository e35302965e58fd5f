"""Duty lists as clerks write them: columns, hours, people with their telephones, days without a year."""

from datetime import date, datetime, time

import pytest

from civicgrid.plugin.domain.duty import Slot
from civicgrid.plugin.domain.duty_words import Column, columns_of, day_of, people_in, phones_in, slots_in
from civicgrid.plugin.domain.problems import DomainError

NIGHT = Slot(time(20), time(8))


def test_a_column_a_part_or_one_for_the_name():
    assert columns_of(["序号", "日 期", "带班领导", "值班长", "副值班长", "值班员", "联系电话", "备注"]) == [
        Column(1, "day"), Column(2, "name", "leader"), Column(3, "name", "chief"), Column(4, "name", "deputy"),
        Column(5, "name", "operator"), Column(6, "phone"),
    ]  # fmt: skip
    assert columns_of(["值班日期", "姓名", "岗位", "值班时间"]) == [
        Column(0, "day"), Column(1, "name"), Column(2, "part"), Column(3, "hours"),
    ]  # fmt: skip
    # Two rows of headings, and hours that stand in one.
    assert columns_of(["日期", "带班领导/姓名", "带班领导/电话", "夜班", "夜班值班长", "电话 (2)", "领导批示"]) == [
        Column(0, "day"), Column(1, "name", "leader"), Column(2, "phone"), Column(3, "name", "operator", NIGHT),
        Column(4, "name", "chief", NIGHT), Column(5, "phone"),
    ]  # fmt: skip


@pytest.mark.parametrize(("cell", "people"), [
    ("王五、赵六", [("王五", None), ("赵六", None)]),
    ("王五，赵六;李 敏", [("王五", None), ("赵六", None), ("李敏", None)]),
    ("王五\n赵六", [("王五", None), ("赵六", None)]),
    ("王五 赵六", [("王五", None), ("赵六", None)]),
    ("王　五", [("王五", None)]),
    ("王五13800000000、赵六（0755-28880001）", [("王五", "13800000000"), ("赵六", "0755-28880001")]),
    ("张三（书记）", [("张三(书记)", None)]),
    ("John Smith", [("John Smith", None)]),
    ("—", []), ("无", []), (None, []), ("", []),
])  # fmt: skip
def test_the_people_of_a_cell(cell, people):
    assert people_in(cell) == people


def test_the_telephones_of_a_cell():
    assert phones_in("13800000000、0755-1 ") == ["13800000000", "0755-1"]
    assert phones_in(13800000000.0) == ["13800000000"]
    assert phones_in("-") == phones_in(None) == []


@pytest.mark.parametrize(("text", "slots"), [
    ("20:00-次日8:00", [NIGHT]), ("夜班", [NIGHT]), ("8点-20点", [Slot(time(8), time(20))]),
    ("8:00 - 20:00  20:00—8:00", [Slot(time(8), time(20)), NIGHT]), ("16:00-24:00", [Slot(time(16), time(0))]),
    ("全天", [Slot(time(8), time(8))]), ("08:00-32:00", []), ("晚上", []), ("", []), ("8:00-20:00-8:00", []),
])  # fmt: skip
def test_hours(text, slots):
    assert slots_in(text) == slots


def test_a_day_without_a_year_is_the_nearest():
    assert day_of("12月5日", date(2026, 11, 30)) == date(2026, 12, 5)
    assert day_of("1月5日（周二）", date(2026, 12, 30)) == date(2027, 1, 5)
    assert day_of("12/31", date(2027, 1, 2)) == date(2026, 12, 31)
    assert day_of(datetime(2026, 12, 5), date(2020, 1, 1)) == day_of("2026年12月5日", date(2020, 1, 1))
    for wrong in ("5日", "13月1日", "2月30日", "十二月某日"):
        with pytest.raises(DomainError):
            day_of(wrong, date(2026, 11, 30))
