"""How far the working calendar is announced 放假安排公布到哪天, and when somebody has to enter what follows. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

AHEAD = timedelta(weeks=4)
"""So long before the announced days end what follows is asked for."""

PUBLISHED = (11, 15)
"""Month and day from which on the days off of the next year are out: the State Council names them in November."""


def announced_until(announced: Collection[date], today: date) -> date | None:
    """The last of the days that are announced without a gap from today on; None where today is not."""
    last, day = None, today
    while day in announced:
        last, day = day, day + timedelta(days=1)
    return last


def is_asked_for(until: date | None, today: date) -> bool:
    """Whether what follows the announced days is to be entered now; ``until`` as of `announced_until`."""
    if until is None or until - today < AHEAD:
        return True
    # Beyond the New Year's days, which may be in the notice of the old year, the next one is not there yet.
    return (today.month, today.day) >= PUBLISHED and until < date(today.year + 1, 2, 1)
