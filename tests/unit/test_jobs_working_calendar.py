"""The working calendar as a file that people edit."""

from datetime import date

import pytest

from civicgrid.plugin.domain.events.calendar import Day, provisional_day
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.jobs.working_calendar import read_days, write_days

DAYS = [
    Day(date(2026, 2, 14), True, "春节调休"),
    Day(date(2026, 2, 15), False, "春节"),
    Day(date(2027, 1, 4), True, None, True),
]


def test_what_goes_out_comes_in_again(tmp_path):
    path = tmp_path / "日历.csv"
    assert write_days(path, DAYS) == 3
    assert read_days(path) == DAYS
    path.write_bytes(path.read_bytes().decode("utf-8-sig").encode("gb18030"))
    assert read_days(path) == DAYS


def test_what_people_write(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("2026/2/14,上班\n\n2026年2月15日,放假,春节\n20260216,0\n", encoding="utf-8")
    assert read_days(path) == [Day(date(2026, 2, 14), True), DAYS[1], Day(date(2026, 2, 16), False)]


def test_what_the_notice_says(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("放假日期;班/休;名称\n2027-02-05至2027-02-07;休;春节\n2027-02-20;补班;\n2027/2/13;调休;\n2027/2/8;调休\n"
                    "2027-02-05;放假;春节\n", encoding="utf-8")  # fmt: skip
    assert [(one.day.isoformat()[5:], one.working, one.name) for one in read_days(path)] == [
        ("02-05", False, "春节"), ("02-06", False, "春节"), ("02-07", False, "春节"), ("02-20", True, None),
        ("02-13", True, None), ("02-08", False, None),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), [
    ("2027-02-30,休\n2027-03-01,班\n", "calendar.day"),
    ("2027-02-05至2027-02-01,休\n", "calendar.day"),
    ("0001-01-01,休\n", "calendar.day"), ("9999-12-31,休\n", "calendar.day"),
    ("2027-02-05,休\n2027-02-05,班\n", "calendar.twice"),
    ("日期,班/休\n2026-02-30,班\n", "calendar.day"),
    ("日期,班/休\nbald,班\n", "calendar.day"),
    ("2026-02-14,vielleicht\n", "calendar.working"),
    ("2026-02-14\n", "calendar.working"),
])  # fmt: skip
def test_a_cell_that_says_nothing_is_named(tmp_path, text, code):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DomainError) as refused:
        read_days(path)
    assert refused.value.problem.code == code


def test_days_that_nobody_has_announced():
    found = [provisional_day(date(2031, month, day)) for month, day in ((1, 1), (1, 2), (1, 4), (10, 3))]
    assert [(one.working, one.name) for one in found] == [
        (False, "元旦"),
        (True, None),
        (False, None),
        (False, "国庆节"),
    ]
    assert all(one.provisional for one in found)
