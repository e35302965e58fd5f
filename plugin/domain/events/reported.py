"""When an event can have been reported 上报时间, for the store, hotlines' sheets and pasted messages. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ..problems import Problem

AHEAD = timedelta(minutes=5)
"""For clocks that do not agree; the SQL of both engines says the same, and the same day."""

FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""What is said to be from before is a mistake: times in messages begin with that year, too."""


def wrong_time(reported: datetime, now: datetime) -> Problem | None:
    """What is wrong with the instant of a report; both are aware. None where nothing is."""
    if reported > now + AHEAD:
        return Problem("report.ahead", field="reported_at")
    return too_old() if reported < FIRST_DAY else None


def too_old() -> Problem:
    """What is wrong with a report from before FIRST_DAY."""
    return Problem("report.old", field="reported_at", params={"year": FIRST_DAY.year})
