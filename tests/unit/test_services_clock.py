from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from civicgrid.plugin.services.clock import (
    day_bounds,
    follow,
    from_text,
    local_day,
    local_period,
    month_bounds,
    shift_bounds,
    to_text,
    utc_now,
)

SHANGHAI = "Asia/Shanghai"
VADUZ = "Europe/Vaduz"


def at(text):
    return datetime.fromisoformat(text)


def hours(bounds):
    return (bounds[1] - bounds[0]) / timedelta(hours=1)


def test_text_is_utc_with_milliseconds_and_sorts_as_time():
    early = datetime(2026, 11, 22, 22, 5, 9, 123456, tzinfo=timezone(timedelta(hours=8)))
    assert to_text(early) == "2026-11-22T14:05:09.123Z"
    assert to_text(early.replace(microsecond=0)) == "2026-11-22T14:05:09.000Z"
    assert to_text(early) < to_text(early + timedelta(milliseconds=1))


def test_text_comes_back_as_the_same_instant():
    now = utc_now()
    assert from_text(to_text(now)) == now.replace(microsecond=now.microsecond // 1000 * 1000)
    assert from_text("2026-11-22T22:05:09+08:00") == datetime(2026, 11, 22, 14, 5, 9, tzinfo=UTC)
    assert from_text("2026-11-22T22:05:09+08:00").tzinfo is UTC


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        to_text(datetime(2026, 11, 22))
    with pytest.raises(ValueError, match="time zone"):
        from_text("2026-11-22T14:05:09")


def test_a_day_in_shanghai_begins_eight_hours_before_utc():
    assert day_bounds(date(2026, 11, 22), SHANGHAI) == (at("2026-11-21T16:00Z"), at("2026-11-22T16:00Z"))


@pytest.mark.parametrize(
    ("day", "zone", "length"),
    [
        (date(1986, 5, 4), SHANGHAI, 23),  # 02:00 became 03:00
        (date(1986, 9, 14), SHANGHAI, 25),
        (date(1991, 4, 14), SHANGHAI, 23),
        (date(1991, 9, 15), SHANGHAI, 25),
        (date(1992, 4, 12), SHANGHAI, 24),  # no daylight saving time any more
        (date(2026, 3, 29), VADUZ, 23),
        (date(2026, 10, 25), VADUZ, 25),
        (date(2026, 7, 1), VADUZ, 24),
    ],
)
def test_a_day_has_the_hours_of_its_wall_clock(day, zone, length):
    assert hours(day_bounds(day, zone)) == length


@pytest.mark.parametrize("zone", [SHANGHAI, VADUZ])
@pytest.mark.parametrize("year", [1986, 1991, 2026])
def test_days_of_a_year_follow_one_another_without_gap(year, zone):
    day, end = date(year, 1, 1), day_bounds(date(year - 1, 12, 31), zone)[1]
    while day.year == year:
        begin, finish = day_bounds(day, zone)
        assert begin == end
        assert local_day(begin, zone) == day == local_day(finish - timedelta(microseconds=1), zone)
        day, end = day + timedelta(days=1), finish


def test_months_are_whole_local_days():
    assert month_bounds(date(2026, 12, 31), SHANGHAI) == (at("2026-11-30T16:00Z"), at("2026-12-31T16:00Z"))
    assert month_bounds(date(2024, 2, 10), SHANGHAI)[1] == at("2024-02-29T16:00Z")
    assert hours(month_bounds(date(2026, 3, 1), VADUZ)) == 31 * 24 - 1


def test_a_shift_may_run_overnight():
    night = shift_bounds(date(2026, 11, 22), time(22), time(6), SHANGHAI)
    assert night == (at("2026-11-22T14:00Z"), at("2026-11-22T22:00Z"))
    assert hours(shift_bounds(date(2026, 11, 22), time(8), time(20), SHANGHAI)) == 12
    assert hours(shift_bounds(date(2026, 3, 28), time(22), time(6), VADUZ)) == 7
    assert hours(shift_bounds(date(2026, 11, 22), time(8), time(8), SHANGHAI)) == 24


def test_a_skipped_wall_clock_time_counts_as_the_change():
    begin, _ = local_period(date(2026, 3, 29), date(2026, 3, 29), VADUZ, time(2, 30))
    assert begin == at("2026-03-29T01:00Z")
    _, end = local_period(date(1986, 5, 4), date(1986, 5, 4), SHANGHAI, end=time(2, 10))
    assert end == at("1986-05-03T18:00Z")


def test_a_repeated_wall_clock_time_begins_with_the_first():
    begin, _ = local_period(date(2026, 10, 25), date(2026, 10, 25), VADUZ, time(2, 30))
    assert begin == at("2026-10-25T00:30Z")


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="end of the period"):
        local_period(date(2026, 11, 22), date(2026, 11, 21), SHANGHAI)


def test_the_clock_that_is_followed_is_another_one_only_where_it_differs():
    try:
        for ahead in (600, -600):
            follow(ahead)
            assert abs((datetime.now(UTC) - utc_now()).total_seconds() - ahead) < 60
        follow(1)
        assert utc_now() <= datetime.now(UTC) < utc_now() + timedelta(seconds=1)
    finally:
        follow(0)
