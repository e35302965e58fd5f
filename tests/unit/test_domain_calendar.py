"""The working calendar: periods in working time, over holidays, make-up days and changes of the clocks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgrid.plugin.domain.events.calendar import UNITS, WORKING_UNITS, clock_spans, parse_hours
from civicgrid.plugin.domain.events.routing import parse_times
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.tests.support.calendars import HOURS, at, calendar, wall

ZONES = ("Asia/Shanghai", "Europe/Vaduz", "America/St_Johns", "Australia/Lord_Howe")
DISTRICT = ("08:30-12:00,14:00-17:30", "09:00-21:00", "00:00-24:00", "01:30-03:10,23:00-24:00")
INSTANTS = st.datetimes(datetime(2025, 12, 1), datetime(2027, 6, 1)).map(lambda one: one.replace(tzinfo=UTC))
DAYS = st.dictionaries(st.dates(date(2025, 12, 1), date(2027, 6, 1)), st.booleans(), max_size=60)
CALENDARS = st.builds(calendar, DAYS, st.sampled_from(DISTRICT), st.sampled_from(ZONES))
IN_CHINA = st.builds(calendar, DAYS, st.sampled_from(DISTRICT), days_end=st.sampled_from(("same_time", "end_of_day")))
AMOUNTS = st.integers(1, 40)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("text", ["", "8:30", "08:30-", "12:00-08:30", "22:00-06:00", "08:30-08:30", "08:60-12:00",
                                  "08:30-12:00,11:00-17:30", "11:00-17:30,08:30-12:00", "20:00-24:30",
                                  "08:30-12:00,"])  # fmt: skip
def test_hours_that_are_none_are_refused(text):
    with pytest.raises(DomainError) as refused:
        parse_hours(text)
    assert refused.value.problem.code == "calendar.hours"


def test_hours_as_people_write_them():
    assert parse_hours("8:30 - 12:00，14:00至17:30") == parse_hours(HOURS)
    assert parse_hours("00:00-24:00")[0][1] is None
    # Chinese keyboards, in whatever order; routing reads the same.
    for text in ("08:30～12:00,14:00～17:30", "08：30-12：00；14：00－17：30", "08:30—12:00、14:00到17:30",
                 "14:00-17:30,08:30-12:00"):  # fmt: skip
        assert parse_hours(text) == parse_hours(HOURS)
        assert parse_times(text) == ((510, 720), (840, 1050))
    for text in ("8点半-12点，14点-17点30分", "0830-1200,1400-1730", "8时30分至12时、14:00-17：30"):
        assert parse_hours(text) == parse_hours(HOURS)
    assert parse_hours("20:00-24:00,00:00-04:00") == ((time(0), time(4)), (time(20), None))


@pytest.mark.parametrize(("text", "spans"), [
    ("20:00-次日8:00", [(1200, 480)]), ("8点-20点", [(480, 1200)]), ("0800-2000", [(480, 1200)]), ("8-8", [(480, 480)]),
    ("08:00-次日08:00", [(480, 480)]), ("08:00-次日20:00", None), ("08:00-32:00", None), ("32:00-20:00", None),
    ("800-2000", None), ("8:60-20:00", None), ("8:0-20:00", None), ("白", None),
])  # fmt: skip
def test_every_reader_of_hours_reads_the_same(text, spans):
    assert clock_spans(text) == spans


@pytest.mark.parametrize(("begin", "amount", "unit", "end"), [
    # within a day, over lunch, over night
    ("2026-03-03 09:00", 2, "working_hour", "2026-03-03 11:00"),
    ("2026-03-03 11:00", 2, "working_hour", "2026-03-03 15:00"),
    ("2026-03-03 17:00", 4, "working_hour", "2026-03-04 12:00"),
    # at three in the morning of a holiday: it begins when work does
    ("2026-02-18 03:00", 2, "working_hour", "2026-02-24 10:30"),
    ("2026-02-18 03:00", 1, "working_day", "2026-02-25 08:30"),
    # the last hours before the Spring Festival; Saturday the 14th and the 28th are worked, the 15th to the 23rd are not
    ("2026-02-13 16:00", 1, "working_day", "2026-02-14 16:00"),
    ("2026-02-14 16:00", 1, "working_day", "2026-02-24 16:00"),
    ("2026-02-14 16:30", 4, "working_hour", "2026-02-24 11:30"),
    ("2026-02-27 10:00", 2, "working_day", "2026-03-02 10:00"),
    # New Year's Eve of the last year that is announced: New Year's Day is off every year, a Friday in 2027
    ("2026-12-31 16:00", 1, "working_day", "2027-01-04 16:00"),
    ("2026-12-31 17:00", 2, "working_hour", "2027-01-04 10:00"),
    ("2027-02-05 16:00", 1, "working_day", "2027-02-08 16:00"),  # the Spring Festival of 2027 is not known yet
    ("2026-02-14 16:00", 3, "calendar_day", "2026-02-17 16:00"),
    ("2026-02-14 16:00", 90, "minute", "2026-02-14 17:30"),
])  # fmt: skip
def test_periods(begin, amount, unit, end):
    assert wall(calendar().add(at(begin), amount, unit)) == end


@pytest.mark.parametrize(("begin", "amount", "unit", "end"), [
    ("2026-03-03 09:00", 1, "working_day", "2026-03-04 17:30"),
    ("2026-03-06 20:00", 1, "working_day", "2026-03-09 17:30"),
    ("2026-02-18 03:00", 1, "working_day", "2026-02-24 17:30"),
    ("2026-02-14 16:00", 2, "calendar_day", "2026-02-17 00:00"),
])  # fmt: skip
def test_periods_that_end_with_the_day(begin, amount, unit, end):
    assert wall(calendar(days_end="end_of_day").add(at(begin), amount, unit)) == end


def test_an_hour_that_the_clocks_skip_is_not_worked():
    night = calendar({}, "01:30-03:30", "Europe/Vaduz")
    begin = at("2026-03-30 00:00", "Europe/Vaduz")
    assert night.worked(begin, begin + timedelta(days=1)) == 2 * HOUR
    changing = calendar({date(2026, 3, 29): True}, "01:30-03:30", "Europe/Vaduz")
    day = at("2026-03-29 00:00", "Europe/Vaduz")
    assert changing.worked(day, day + timedelta(days=1)) == HOUR
    assert calendar({date(2026, 3, 29): True}, "02:10-02:50", "Europe/Vaduz").spans(date(2026, 3, 29)) == ()
    twice = at("2026-10-25 00:00", "Europe/Vaduz")
    assert calendar({date(2026, 10, 25): True}, "01:30-03:30", "Europe/Vaduz").worked(
        twice, twice + timedelta(days=1)) == 3 * HOUR  # fmt: skip


@given(CALENDARS, INSTANTS, AMOUNTS, AMOUNTS)
def test_working_hours_add_up(one, begin, first, second):
    middle = one.add(begin, first, "working_hour")
    end = one.add(middle, second, "working_hour")
    assert end == one.add(begin, first + second, "working_hour")
    assert one.worked(begin, end) == (first + second) * HOUR


@given(CALENDARS, st.lists(st.tuples(INSTANTS, INSTANTS), min_size=2, max_size=5))
def test_working_time_is_that_of_its_days_in_whatever_order_they_are_asked_for(one, asked):
    for begin, end in asked:
        days = (begin.date() + timedelta(days=n) for n in range(-1, (end - begin).days + 3))
        stretches = [(max(begin, opened), min(end, closed)) for day in days for opened, closed in one.spans(day)]
        worked = sum((until - since for since, until in stretches if since < until), timedelta())
        assert one.worked(begin, end) == worked
        if worked:
            assert one.advance(begin, worked) == max(until for since, until in stretches if since < until)


@given(CALENDARS, INSTANTS, INSTANTS, AMOUNTS)
def test_what_begins_later_ends_no_earlier(one, left, right, amount):
    begin, later = sorted((left, right))
    for unit in ("working_hour", "minute"):
        assert begin < one.add(begin, amount, unit) <= one.add(later, amount, unit)


@given(IN_CHINA, INSTANTS, INSTANTS, AMOUNTS, st.sampled_from(UNITS))
def test_days_that_begin_later_end_no_earlier(one, left, right, amount, unit):
    begin, later = sorted((left, right))
    assert begin < one.add(begin, amount, unit) <= one.add(later, amount, unit)
    assert one.add(begin, amount, unit) < one.add(begin, amount + 1, unit)


@given(CALENDARS, INSTANTS, AMOUNTS, st.sampled_from(WORKING_UNITS))
def test_working_periods_end_within_working_time(one, begin, amount, unit):
    end = one.add(begin, amount, unit)
    assert one.is_open(end) or one.is_open(end - timedelta(microseconds=1))


@given(CALENDARS, INSTANTS, INSTANTS)
def test_the_opening_is_the_first_instant_of_working_time(one, begin, other):
    opened = one.opening(begin)
    assert one.is_open(opened)
    assert opened >= begin
    assert one.worked(begin, opened) == timedelta()
    assert one.worked(begin, other) + one.worked(other, begin) <= abs(other - begin)
