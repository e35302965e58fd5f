"""Deadline rules that contradict each other 时限倒挂: a milestone that is due before what has to come first. Pure.

Whether one does depends on the calendar as well: two calendar days are over before four working hours when there is a
holiday between. The rules are therefore tried out on days that hold a long one, with the working hours they are for.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from .calendar import LocalTime, Span, WorkingCalendar
from .deadline import ANY_TYPE, CLOSE, HANDLE, Rule, Rules

_INTAKE = ("accept", "file", "dispatch")
_BEFORE_HANDLING = ("sign_for", "arrive", HANDLE)
_VERIFY = "verify"
_SECOND = timedelta(seconds=1)
_MONDAY = date(2024, 6, 3)
_HOLIDAY = range(13, 21)
_WORKED_SATURDAY = 12
_TRIED = (0, 4, 11, 12, 13)
"""A Monday, a Friday, the last days before a holiday of eight days, and its first."""


@dataclasses.dataclass(frozen=True)
class Contradiction:
    """The rule ``later`` can be due before ``earlier`` is, for events of a type and an urgency (None: any other)."""

    event_type: str
    urgency: str | None
    earlier: Rule
    later: Rule


def contradictions(rules: Iterable[Rule], hours: tuple[Span, ...], days_end: str) -> list[Contradiction]:
    """What in some rules contradicts itself, general types first; each pair of rules is named once."""
    kept = list(rules)
    calendar = WorkingCalendar(_days(), hours, LocalTime(_period, lambda at: at), days_end)
    begins = [begin for number in _TRIED for begin in _begins(calendar, _MONDAY + timedelta(days=number))]
    found, seen, known = [], set(), Rules(kept)
    types = sorted({ANY_TYPE, *(rule.event_type for rule in kept)}, key=lambda code: (code != ANY_TYPE, code))
    urgencies = [None, *dict.fromkeys(rule.urgency for rule in kept if rule.urgency)]
    for kind in types:
        for urgency in urgencies:
            for first, then in _pairs(known, kind, urgency):
                if (first, then) not in seen and any(_is_before(calendar, begin, first, then) for begin in begins):
                    found.append(Contradiction(kind, urgency, first[-1], then))
                seen.add((first, then))
    return found


def _pairs(rules: Rules, kind: str, urgency: str | None) -> Iterator[tuple[tuple[Rule, ...], Rule]]:
    """What has to be over, one after the other, before a rule that counts from the same instant is."""

    def of(*milestones: str) -> tuple[Rule, ...]:
        return tuple(rule for code in milestones if (rule := rules.find(kind, urgency, code)))

    turn = of(*_BEFORE_HANDLING)
    for place, then in enumerate(turn[1:], 1):
        for first in turn[:place]:
            yield (first,), then
    chain = of(*_INTAKE, HANDLE, _VERIFY)
    for close in of(CLOSE) if chain else ():
        yield chain, close


def _is_before(calendar: WorkingCalendar, begin: datetime, first: Sequence[Rule], then: Rule) -> bool:
    done = begin
    for rule in first:
        # What is due at midnight is done on the day before, and from that the next days count.
        done = calendar.add(done, rule.amount, rule.unit) - _SECOND
    return calendar.add(begin, then.amount, then.unit) < done


def _days() -> dict[date, bool]:
    days = {_MONDAY + timedelta(days=number): False for number in _HOLIDAY}
    return {**days, _MONDAY + timedelta(days=_WORKED_SATURDAY): True}


def _begins(calendar: WorkingCalendar, day: date) -> Iterator[datetime]:
    """When something may begin on a day: as work begins, in its midst, just before it ends, and in the night."""
    spans = calendar.spans(day)
    if spans:
        opened, closed = spans[0][0], spans[-1][1]
        yield from (opened, opened + (closed - opened) / 2, closed - timedelta(minutes=5))
    yield datetime.combine(day, time(23, 30), UTC)


def _period(day: date, begin: time, end: time | None) -> tuple[datetime, datetime]:
    first = datetime.combine(day, begin, UTC)
    return first, datetime.combine(day, end, UTC) if end else datetime.combine(day + timedelta(days=1), time(), UTC)
