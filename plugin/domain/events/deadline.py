"""The state of an event's deadline 时限状态. The views of both engines say the same in SQL; a test holds them equal."""

from __future__ import annotations

from datetime import datetime, timedelta

DUE_SOON = timedelta(hours=4)
"""How long before its deadline an event is due soon 临期, by the clock."""

DEADLINE_STATES = ("no_deadline", "in_time", "late", "overdue", "due_soon", "running")
"""无时限 按期办结 超期办结 已超期 临期 办理中: the codes of the column ``deadline``."""


def deadline_state(due: datetime | None, closed: datetime | None, now: datetime) -> str:
    """One of DEADLINE_STATES; the instants are aware. ``due`` None: no deadline; ``closed`` None: it is open."""
    if due is None:
        return "no_deadline"
    if closed is not None:
        return "in_time" if closed <= due else "late"
    if due < now:
        return "overdue"
    return "due_soon" if due <= now + DUE_SOON else "running"
