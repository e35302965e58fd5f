"""The working calendar 工作日历: working hours on working days, and the instants at which periods end. Pure.

Times of the day are the store's wall clock; `LocalTime` cuts it, so that changes of daylight saving time and days of 23
or 25 hours are right. Days that no table names are worked by the weekday rule, but for the holidays of every year.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from ..problems import DomainError, Problem

UNITS = ("working_hour", "working_day", "calendar_day", "minute")
"""工作时 工作日 自然日 分钟."""

WORKING_UNITS = UNITS[:2]

DAYS_END = ("same_time", "end_of_day")
"""When the n-th day ends: at the time of the day at which it began, or with its working hours (a calendar day: at
midnight). The day on which a period begins is not counted either way."""

SATURDAY = 5
MINUTES_OF_DAY = 24 * 60
_CLOCK = r"(\d{1,2})(?:(?::(\d{2})|(?<=\d\d)(\d{2}))|\s*[点时](?:钟|整|(\d{1,2})分?|(半))?)?"
_SPAN = re.compile(rf"{_CLOCK}\s*[-‐–—−~〜至到]{{1,2}}\s*(次日|翌日|第二天)?\s*{_CLOCK}")
_CLOCK_GROUPS = 5
_DAY = timedelta(days=1)
_YEAR = 366  # days

Span = tuple[time, time | None]
"""From and until, of one local day; until None is midnight at its end."""


def clock_spans(text: str) -> list[tuple[int, int]] | None:
    """From and until, in minutes of the day, of hours as people and Chinese keyboards write them, several with commas
    between: ``8:30-12:00，14：00～17:30``, ``8点-20点半``, ``0800-2000``, ``20:00-次日8:00``. Until is not after from
    where it is of the next day. None for a text that is none; 24:00 ends a day and begins none."""
    found = []
    for piece in re.split(r"[,;、]", unicodedata.normalize("NFKC", text)):
        match = _SPAN.fullmatch(piece.strip())
        if not match:
            return None
        said = match.groups()
        begin, end = _minutes(said[:_CLOCK_GROUPS]), _minutes(said[-_CLOCK_GROUPS:])
        if begin is None or end is None or begin >= MINUTES_OF_DAY or end > MINUTES_OF_DAY:
            return None
        if said[_CLOCK_GROUPS] and end > begin:
            return None  # longer than a day
        found.append((begin, end))
    return found


def _minutes(said: Sequence[str | None]) -> int | None:
    """The minutes of the day of a clock's hour and minutes, in whichever form; None for more than 59 of these."""
    hour, *minutes, half = said
    minute = 30 if half else int(next(filter(None, minutes), 0))
    return None if minute > 59 else int(hour) * 60 + minute


def parse_hours(text: str) -> tuple[Span, ...]:
    """The spans of ``08:30-12:00,14:00-17:30``, put in order. Raises DomainError for a text that is none.

    Spans overlap nowhere and do not go beyond midnight: a night shift belongs to two days.
    """
    found = sorted(clock_spans(text) or [])
    overlap = any(begin < end for (_begin, end), (begin, _end) in pairwise(found))
    if not found or overlap or any(begin >= end for begin, end in found):
        raise DomainError(Problem("calendar.hours", params={"hours": text}))
    return tuple((_time(begin), None if end == MINUTES_OF_DAY else _time(end)) for begin, end in found)


def format_hours(spans: Sequence[Span]) -> str:
    """What `parse_hours` has read, in the one way in which it is kept."""
    return ",".join(f"{begin:%H:%M}-{f'{end:%H:%M}' if end else '24:00'}" for begin, end in spans)


def _time(minutes: int) -> time:
    return time(*divmod(minutes, 60))


@dataclasses.dataclass(frozen=True)
class LocalTime:
    """A zone's wall clock.

    ``period(day, begin, end)`` gives the instants of a stretch of a local day (end None: midnight) and raises
    ValueError for one that the clocks skip; ``wall(instant)`` what the clock on the wall shows.
    """

    period: Callable[[date, time, time | None], tuple[datetime, datetime]]
    wall: Callable[[datetime], datetime]


class WorkingCalendar:
    """Working time: ``days`` says which days are worked, else `provisional_day` does; ``hours`` holds on each."""

    def __init__(
        self, days: Mapping[date, bool], hours: tuple[Span, ...], local: LocalTime, days_end: str = DAYS_END[0]
    ):
        self._days, self._hours, self._local, self._days_end = days, hours, local, days_end
        self._cut: dict[date, tuple[tuple[datetime, datetime], ...]] = {}
        # What was worked from a first day (its ordinal) until each day after it: a deadline may be years away.
        self._first, self._sums = 0, [timedelta()]

    def is_working(self, day: date) -> bool:
        """Whether a day is worked."""
        known = self._days.get(day)
        return provisional_day(day).working if known is None else known

    def spans(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The instants [begin, end) between which a day is worked."""
        if day not in self._cut:
            self._cut[day] = tuple(self._spans(day)) if self.is_working(day) else ()
        return self._cut[day]

    def is_open(self, at: datetime) -> bool:
        """Whether an instant lies in working time."""
        return any(begin <= at < end for begin, end in self.spans(self._day(at)))

    def opening(self, at: datetime) -> datetime:
        """The first instant of working time from ``at`` on: ``at`` itself within it."""
        day = self._day(at)
        while True:
            for begin, end in self.spans(day):
                if at < end:
                    return max(at, begin)
            day += _DAY

    def advance(self, at: datetime, span: timedelta) -> datetime:
        """The first instant by which so much working time has passed since ``at``; ``at`` itself for none."""
        if span <= timedelta():
            return at
        wanted = self._passed(at) + span
        while self._sums[-1] < wanted:
            self._until(self._first + len(self._sums))
        place = bisect_left(self._sums, wanted)
        span = wanted - self._sums[place - 1]
        for opened, closed in self.spans(date.fromordinal(self._first + place - 1)):
            if span <= closed - opened:
                return opened + span
            span -= closed - opened
        raise AssertionError("the day has as much working time as was added up")

    def worked(self, begin: datetime, end: datetime) -> timedelta:
        """The working time between two instants; none where the end is not after the beginning."""
        if end <= begin:
            return timedelta()
        before = self._passed(begin)  # first: an earlier day may become the one from which all is counted
        return self._passed(end) - before

    def add(self, at: datetime, amount: int, unit: str) -> datetime:
        """When a period of ``amount`` (from 1) of one of UNITS that begins at an instant ends.

        What begins outside working time begins, for working units, when that opens again.
        """
        if unit == "minute":
            return at + timedelta(minutes=amount)
        if unit == "working_hour":
            return self.advance(at, timedelta(hours=amount))
        if unit == "calendar_day":
            wall = self._local.wall(at)
            day = wall.date() + amount * _DAY
            if self._days_end == "end_of_day":
                return self._local.period(day, time(), None)[1]
            return self._local.period(day, wall.time(), None)[0]
        begin = self.opening(at) if self._days_end == "same_time" else at
        wall = self._local.wall(begin)
        day = wall.date()
        for _ in range(amount):
            day += _DAY
            while not self.spans(day):
                day += _DAY
        if self._days_end == "end_of_day":
            return self.spans(day)[-1][1]
        return self._local.period(day, wall.time(), None)[0]

    def _day(self, at: datetime) -> date:
        return self._local.wall(at).date()

    def _passed(self, at: datetime) -> timedelta:
        """What is worked from the first day until an instant."""
        day = self._day(at)
        today = (min(at, closed) - opened for opened, closed in self.spans(day) if opened < at)
        return sum(today, self._until(day.toordinal()))

    def _until(self, day: int) -> timedelta:
        """What is worked from the first day until a day begins, which is an ordinal as the first is."""
        if day < self._first or not self._first:
            # Whoever asks for one earlier day asks for others: a year more. The first asked for is mostly the earliest.
            self._first, self._sums = max(1, day - _YEAR) if self._first else day, [timedelta()]
        while len(self._sums) <= day - self._first:
            spans = self.spans(date.fromordinal(self._first + len(self._sums) - 1))
            self._sums.append(sum((closed - opened for opened, closed in spans), self._sums[-1]))
        return self._sums[day - self._first]

    def _spans(self, day: date):
        for begin, end in self._hours:
            try:
                yield self._local.period(day, begin, end)
            except ValueError:
                continue  # the clocks skip all of it


FIXED_HOLIDAYS = {
    (1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节",
}  # fmt: skip
"""(Month, day) of the holidays that stand every year, by the rule of 2024; the others follow the moon, and which days
are worked instead is announced each November."""


@dataclasses.dataclass(frozen=True)
class Day:
    """A day of the working calendar; ``provisional`` until it is announced."""

    day: date
    working: bool
    name: str | None = None
    provisional: bool = False


def provisional_day(day: date) -> Day:
    """A day that nobody has announced yet: the weekday rule, and the holidays that stand every year."""
    name = FIXED_HOLIDAYS.get((day.month, day.day))
    return Day(day, name is None and day.weekday() < SATURDAY, name, True)
