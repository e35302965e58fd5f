"""Alarms: which event is one, and who is called when nobody acknowledges it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

LEVEL = 1
"""The display level that always alarms; a red warning has it, too. A centre may let graver levels of its own do so."""
LEVELS = (1, 2, 3, 4)

MINUTES = 3
"""After how many minutes without an acknowledgement the next person is called, unless the store says otherwise."""

ORDER = ("leader", "chief", "deputy", "operator")
"""The order in which the parts of a duty shift are called, unless the store says otherwise."""

TURNS = 3
"""How often each person of a shift is called at most: an alarm that was forgotten must not call for days."""


@dataclass(frozen=True)
class OnDuty:
    """A person who keeps the desk now; ``area_path`` is that of the area the duty is for, None for everywhere."""

    id: int
    part: str
    rank: int
    name: str
    phone: str | None = None
    area_path: str | None = None


@dataclass(frozen=True)
class Call:
    """A call that was made: its round, counted from 1, when (UTC), and whom (a duty shift's id and name).

    ``at_window``: whether it comes to a window of theirs; where not, somebody has to call them by phone.
    """

    round: int
    at: datetime
    shift: int | None
    name: str | None
    at_window: bool = True


def in_charge(people: Sequence[OnDuty], area_path: str | None) -> list[OnDuty]:
    """Those of ``people`` whose duty is for an area; for an event without one, all of them."""
    return [one for one in people if area_path is None or one.area_path is None or area_path.startswith(one.area_path)]


def next_call(
    since: datetime,
    calls: Sequence[Call],
    people: Sequence[OnDuty],
    now: datetime,
    minutes: int = MINUTES,
    order: Sequence[str] = ORDER,
) -> tuple[int, OnDuty] | None:
    """The round that is due at ``now`` and whom it calls, for an alarm that stands ``since`` then; None for none.

    Whoever was called least comes first, then the order of the parts, then the rank: so that after a change of the
    shift the new one is called from its head. Nobody is called more than `TURNS` times.
    """
    last = max((call.at for call in calls), default=since)
    if now - last < timedelta(minutes=minutes):
        return None
    called = Counter(call.shift for call in calls)
    places = {part: place for place, part in enumerate(order)}
    left = [one for one in people if called[one.id] < TURNS]
    if not left:
        return None
    person = min(left, key=lambda one: (called[one.id], places.get(one.part, len(places)), one.rank, one.id))
    return len(calls) + 1, person
