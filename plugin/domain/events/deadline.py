"""Deadlines 时限: when the state of an event is due, from its steps, the rules and the working calendar. Pure.

Handling and closing count from the first step that took one of their `since` actions. Sending back, rework and
reopening do not begin them anew: they tell how long somebody has been waiting, and who needs more time asks for an
extension, which is on record. Every other milestone is the turn of whoever has the event: once it is reached, or the
event taken away, it is awaited no more, and when the event comes there again its time counts from then. A stopped clock
(挂账) stops every period, of working time and of calendar time alike; it ends nobody's turn.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from .calendar import WORKING_UNITS, WorkingCalendar
from .machine import Step, as_instant
from .workflow import Milestone, Workflow

DEADLINE_STATES = ("no_deadline", "in_time", "late", "overdue", "due_soon", "running")
"""无时限 按期办结 超期办结 超时 即将超时 正常: the codes of the column ``deadline``."""

EDITION = "2"
"""How deadlines are reckoned: another one whenever the same steps give other instants than before."""

ANY_TYPE = "*"
WARN_PERCENT = 75
HANDLE, CLOSE = "handle", "close"
"""The milestone that an extension moves, and the one by which a closed event is told to be in time or late."""

SET_ASIDE = ("merged", "voided")
"""已并案 已作废: the states of events of which nobody asks whether they were closed in time."""


def deadline_state(
    due: datetime | None, warn: datetime | None, closed: datetime | None, now: datetime, state: str | None = None
) -> str:
    """One of DEADLINE_STATES; the instants are aware. ``due`` None: no deadline; ``warn`` None: it is never due soon;
    ``closed`` None: the event is open; one whose ``state`` is of SET_ASIDE has no deadline. The views of both engines
    say the same in SQL; a test holds them equal."""
    if due is None or state in SET_ASIDE:
        return "no_deadline"
    if closed is not None:
        return "in_time" if closed <= due else "late"
    if due < now:
        return "overdue"
    return "due_soon" if warn is not None and warn <= now else "running"


@dataclasses.dataclass(frozen=True)
class Rule:
    """A period: ``event_type`` a type, a major class (its first two digits) or ANY_TYPE; ``urgency`` None: any."""

    event_type: str
    urgency: str | None
    milestone: str
    amount: int
    unit: str
    warn_percent: int = WARN_PERCENT
    source: str | None = None


@dataclasses.dataclass(frozen=True)
class Deadline:
    """What a state waits for, until when, and from when on it is due soon; instants in UTC.

    Nothing moves a ``fixed`` one.
    """

    milestone: str
    due_at: datetime
    warn_at: datetime
    fixed: bool = False


@dataclasses.dataclass(frozen=True)
class Reckoned:
    """What is due after some steps.

    ``awaited`` is the earliest deadline of what the state awaits, None where nothing is due. ``open`` says of every
    milestone that has begun, and that the event has before it, when it is due, None where its clock stands.
    """

    awaited: Deadline | None
    open: Mapping[str, datetime | None]


class Rules:
    """Rules by what they are for; the most specific one holds: by type, then by urgency."""

    def __init__(self, rules: Iterable[Rule]):
        self._rules = {(rule.event_type, rule.urgency, rule.milestone): rule for rule in rules}

    def find(self, event_type: str, urgency: str | None, milestone: str) -> Rule | None:
        """The rule of a milestone for an event; None where there is none."""
        keys = ((kind, how, milestone) for kind in (event_type, event_type[:2], ANY_TYPE) for how in (urgency, None))
        return next((self._rules[key] for key in keys if key in self._rules), None)


def reckon(
    workflow: Workflow,
    steps: Sequence[Step],
    rules: Rules,
    calendar: WorkingCalendar,
    *,
    event_type: str,
    urgency: str | None,
    given: datetime | None = None,
) -> Reckoned:
    """The deadlines after the last step.

    ``given`` is a deadline that came with the event, as hotline orders have it: it takes the place of the rules for
    HANDLE and CLOSE, and nothing moves it but an extension of HANDLE that was granted: beyond it the event is to be
    closed by when it is to be handled. In a final state the deadline of CLOSE stays, or that of the state before.
    """
    state = workflow.state(steps[-1].state_after)
    dues = _Dues(workflow, steps, calendar).all(rules, event_type, urgency, given)
    awaits = state.awaits
    if state.final:
        awaits = (CLOSE,) if CLOSE in dues else workflow.state(steps[-1].state_before).awaits
    running = {code: one for code, one in dues.items() if state.clock != "stopped" or one.fixed}
    found = [running[code] for code in awaits if code in running]
    still_open = [code for code in dues if workflow.is_open(state.code, code)]
    return Reckoned(
        min(found, key=lambda one: one.due_at, default=None),
        {code: running[code].due_at if code in running else None for code in still_open},
    )


def is_held(workflow: Workflow, state: str, milestone: str) -> bool:
    """Whether an event in a state can have a deadline of a milestone: it lies ahead, and is its turn if it is one's."""
    on_the_way = milestone in (HANDLE, CLOSE) or workflow.is_under_way(state, milestone)
    return on_the_way and workflow.is_open(state, milestone)


class _Dues:
    """The deadlines of all milestones that have begun and are not over, after some steps."""

    def __init__(self, workflow: Workflow, steps: Sequence[Step], calendar: WorkingCalendar):
        self._workflow, self._steps, self._calendar = workflow, steps, calendar
        self._pauses = list(_pauses(workflow, steps))

    def all(self, rules: Rules, event_type: str, urgency: str | None, given: datetime | None) -> Mapping[str, Deadline]:
        granted = _granted(self._workflow, self._steps)
        longer: tuple[datetime, datetime] | None = None
        found: dict[str, Deadline] = {}
        for milestone in self._workflow.milestones:
            start = self._start(milestone)
            if start is None:
                continue
            code = milestone.code
            if given is not None and (code == CLOSE or (code == HANDLE and not granted)):
                handled = found.get(HANDLE)
                longer_given = granted is not None and handled is not None and handled.due_at > given
                last = handled.due_at if longer_given else given
                warn = start + (last - start) * WARN_PERCENT / 100
                found[code] = Deadline(code, last, _whole(min(warn, last)), fixed=not longer_given)
                continue
            rule = rules.find(event_type, urgency, code)
            unit = rule.unit if rule else WORKING_UNITS[0]
            due = self._moved(self._calendar.add(start, rule.amount, unit), start, unit) if rule else None
            if code == HANDLE and granted:
                at, new = granted
                if rule:
                    longer = self._moved(self._calendar.add(start, rule.amount, unit), start, unit, until=at), new
                due = self._moved(new, at, unit)
            elif due is not None and longer and start <= granted[0]:
                # What comes after the milestone that was extended is given the same time.
                due = self._advance(due, self._measure(*longer, unit), unit)
            if due is not None:
                percent = rule.warn_percent if rule else WARN_PERCENT
                found[code] = Deadline(code, due, self._warning(start, due, percent, unit))
        return found

    def _start(self, milestone: Milestone) -> datetime | None:
        if milestone.code in (HANDLE, CLOSE):
            at = next((step.at for step in self._steps if step.action in milestone.since), None)
        else:
            at = self._turn(milestone)
        # What a store keeps are milliseconds: a deadline reckoned again has to be the same.
        return None if at is None else at.replace(microsecond=at.microsecond // 1000 * 1000)

    def _turn(self, milestone: Milestone) -> datetime | None:
        """Since when the event has been on its way to a milestone; None where it is not, or has reached it."""
        start, before = None, False
        for step in self._steps:
            state = self._workflow.state(step.state_after)
            if state.final or state.clock == "stopped":
                continue
            if not self._workflow.is_under_way(state.code, milestone.code):
                start = None
            elif start is None and (step.action in milestone.since or (before and self._is_running(step.state_before))):
                start, before = step.at, True
        return start

    def _is_running(self, state: str) -> bool:
        return self._workflow.state(state).clock != "stopped"

    def _moved(self, due: datetime, start: datetime, unit: str, until: datetime | None = None) -> datetime:
        """A deadline moved on by the pauses that began after ``start`` and before it had passed."""
        for begin, end in self._pauses:
            if start <= begin < due and (until is None or begin < until):
                due = self._advance(due, self._measure(begin, end, unit), unit)
        return due

    def _warning(self, start: datetime, due: datetime, percent: int, unit: str) -> datetime:
        """When so much of the running time between two instants has passed."""
        stopped = sum((self._measure(b, min(e, due), unit) for b, e in self._pauses if start <= b < due), timedelta())
        share = (self._measure(start, due, unit) - stopped) * percent / 100
        return _whole(min(due, self._moved(self._advance(start, share, unit), start, unit)))

    def _advance(self, at: datetime, span: timedelta, unit: str) -> datetime:
        return self._calendar.advance(at, span) if unit in WORKING_UNITS else at + max(span, timedelta())

    def _measure(self, begin: datetime, end: datetime, unit: str) -> timedelta:
        return self._calendar.worked(begin, end) if unit in WORKING_UNITS else max(timedelta(), end - begin)


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def _pauses(workflow: Workflow, steps: Sequence[Step]) -> Iterable[tuple[datetime, datetime]]:
    """From when until when the clock stood, over and done with."""
    standing = {state.code for state in workflow.states if state.clock == "stopped"}
    begin = None
    for step in steps:
        stopped = step.state_after in standing
        if stopped and begin is None:
            begin = step.at
        elif not stopped and begin is not None:
            yield begin, step.at
            begin = None


def _granted(workflow: Workflow, steps: Sequence[Step]) -> tuple[datetime, datetime] | None:
    """When an extension was granted last, and until when."""
    granting = {t.action for t in workflow.transitions if t.answers and "new_deadline" in t.requires}
    for step in reversed(steps):
        if step.action in granting:
            new = as_instant((step.evidence or {}).get("new_deadline"))
            if new is not None:
                return step.at, new
    return None
