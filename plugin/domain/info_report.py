"""Information reports 信息报送: which one an event owes next, until when, and how that stands now.

The time limits are data (resources/duty/info_report.json, or a city's own version in the store).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from .file_values import is_whole, is_word
from .problems import DomainError, Problem

KINDS = ("first", "follow_up", "final")
"""首报 续报 终报."""

COUNTDOWNS = ("overdue", "due_soon", "running", "late", "in_time")
"""超时 即将超时 计时中 逾期报送 按时报送."""


MOST_MINUTES = 527_040
"""No limit is longer than a year."""
_GRADES = ("1", "2", "3", "4")


@dataclass(frozen=True)
class Limit:
    """Minutes for an event's grade: by phone, the first report, from one report to the next, the last after closing.

    None where the rules ask for nothing.
    """

    verbal: int | None
    first: int | None
    follow_up: int | None
    final: int | None


@dataclass(frozen=True)
class Limits:
    """The limits of a place; ``warn`` is how many minutes before its end a limit is nearly over."""

    name_zh: str
    name_en: str
    source_zh: str
    source_en: str
    warn: int
    grades: Mapping[int, Limit]


@dataclass(frozen=True)
class Sent:
    """A report that was sent."""

    kind: str
    at: datetime


@dataclass(frozen=True)
class Head:
    """What a printed report says of its event above the text, at an instant; ``shape`` is WKB as hex, or None.

    ``unit`` is who sends it, ``phone`` the number of the desk.
    """

    number: str
    title: str
    grade: int | None
    reported_at: str
    place: str
    department: str
    responsible: str
    author: str
    shape: str | None = None
    unit: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Owed:
    """The report that comes next; ``verbal_at`` is until when it is to be said by phone."""

    kind: str
    due_at: datetime | None
    verbal_at: datetime | None = None


def load_limits(path: Path) -> Limits:
    """Reads the limits from a file; see `parse_limits`."""
    return parse_limits(path.read_text(encoding="utf-8"), path.name)


def parse_limits(text: str, file: str) -> Limits:
    """Reads the limits from the JSON of a file of that name. Raises DomainError with the first thing that is wrong."""
    try:
        data = json.loads(text)
        grades = {grade: Limit(**limit) for grade, limit in data.pop("grades").items()}
        limits = Limits(grades={int(grade): limit for grade, limit in grades.items()}, **data)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise DomainError(Problem("info_report.unreadable", params={"file": file, "reason": str(error)})) from None
    minutes = f"1 – {MOST_MINUTES}"
    held = [(f"grades.{grade}", grade, grade in _GRADES, "1 – 4") for grade in grades]
    for grade, limit in grades.items():
        for name, value in vars(limit).items():
            within = value is None or (is_whole(value) and 1 <= value <= MOST_MINUTES)
            held.append((f"grades.{grade}.{name}", value, within, f"{minutes}, null"))
    held.append(("warn", limits.warn, is_whole(limits.warn) and 0 <= limits.warn <= MOST_MINUTES, minutes))
    held += [(name, getattr(limits, name), is_word(getattr(limits, name)), "text") for name in ("name_zh", "name_en")]
    for name in ("source_zh", "source_en"):
        held.append((name, getattr(limits, name), isinstance(getattr(limits, name), str), "text"))
    for place, value, holds, allowed in held:
        if not holds:
            params = {"file": file, "place": place, "value": value, "allowed": allowed}
            raise DomainError(Problem("info_report.value", params=params))
    return limits


def owed(
    limits: Limits, grade: int | None, known_at: datetime, closed_at: datetime | None, sent: Sequence[Sent]
) -> Owed | None:
    """The report that an event of a grade owes next; None where the rules ask for none any more.

    Without a grade, or of a grade without limits, an event owes nothing. The follow-up counts from the report before.
    Closing an event does not end what it owed: the first report is late then, and the last one follows it.
    """
    limit = limits.grades.get(grade) if grade is not None else None
    if limit is None:
        return None
    kinds = {report.kind for report in sent}
    if "final" in kinds:
        return None
    if not kinds:
        return Owed("first", _after(known_at, limit.first), _after(known_at, limit.verbal))
    if closed_at is not None:
        return Owed("final", _after(closed_at, limit.final)) if limit.final is not None else None
    if limit.follow_up is None:
        return None
    return Owed("follow_up", _after(max(report.at for report in sent), limit.follow_up))


def countdown(due: datetime | None, sent: datetime | None, now: datetime, warn: int) -> str:
    """One of COUNTDOWNS; a report without a limit runs, and was sent in time. ``warn`` in minutes."""
    if sent is not None:
        return "in_time" if due is None or sent <= due else "late"
    if due is None:
        return "running"
    if due < now:
        return "overdue"
    return "due_soon" if due <= now + timedelta(minutes=warn) else "running"


def _after(instant: datetime, minutes: int | None) -> datetime | None:
    return None if minutes is None else instant + timedelta(minutes=minutes)
