"""Until when the calendar is announced, and from when on what follows is asked for."""

from datetime import date, timedelta

import pytest

from civicgrid.plugin.domain.events.announced import announced_until, is_asked_for

DAY = timedelta(days=1)


def test_a_gap_ends_what_is_announced():
    today = date(2026, 11, 30)
    days = {today + number * DAY for number in range(10)}
    assert announced_until(days, today) == date(2026, 12, 9)
    assert announced_until(days - {date(2026, 12, 3)}, today) == date(2026, 12, 2)
    assert announced_until(days, today - DAY) is None
    assert announced_until(set(), today) is None


@pytest.mark.parametrize(("today", "until", "asked"), [
    ("2026-06-01", "2026-12-31", False),
    ("2026-06-01", None, True),
    ("2026-06-01", "2026-06-28", True),
    ("2026-06-01", "2026-06-29", False),
    # The next year's days are out in November; those of New Year may be in the notice of the old year.
    ("2026-11-14", "2026-12-31", False),
    ("2026-11-15", "2026-12-31", True),
    ("2026-11-30", "2027-01-03", True),
    ("2026-11-30", "2027-12-31", False),
    ("2026-12-31", "2027-12-31", False),
    ("2027-01-01", "2027-12-31", False),
])  # fmt: skip
def test_when_what_follows_is_asked_for(today, until, asked):
    assert is_asked_for(until and date.fromisoformat(until), date.fromisoformat(today)) is asked
