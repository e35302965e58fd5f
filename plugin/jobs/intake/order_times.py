"""The cells of a sheet of orders that hold times: dates, counts of days, digits in a row, instants with their zone."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from ...domain.events.message_text import one_form
from ...domain.events.message_times import read_moment
from ...domain.events.reported import FIRST_DAY
from ...domain.problems import DomainError
from ...domain.tables.dates import read_date
from ...services import clock

_SERIAL_DAY_0 = datetime(1899, 12, 30)
_CLOCK = r"\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?"
# 20:15-21:00 is a span: only behind a T is a distance to the west one.
_WITH_OFFSET = re.compile(
    rf"\d{{4}}[-/]\d\d[-/]\d\d(?:[T ]{_CLOCK} ?(?:Z|\+(?:0\d|1[0-4])(?::?\d\d)?)|T{_CLOCK}-(?:0\d|1[0-2])(?::?\d\d)?)"
)
_DIGITS = re.compile(r"(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?(?:\.0)?")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_HALF = re.compile(r"([0-9]{1,2})(:[0-9]{2}(?::[0-9]{2})?) ?([AP])\.?M\.?", re.I)


def told_instant(cell: object) -> datetime | None:
    """The instant of a cell that names its distance from UTC, as 2026-11-29T08:00:00+08:00 does."""
    if isinstance(cell, str) and _WITH_OFFSET.fullmatch(text := one_form(cell).strip().upper()):
        try:
            cell = datetime.fromisoformat(text.replace("/", "-").replace(" +", "+"))
        except ValueError:
            return None
    return cell.astimezone(clock.UTC) if isinstance(cell, datetime) and cell.tzinfo else None


def local_time(cell: object) -> datetime | None:
    """The local time of a cell that is no sentence: a date, a spreadsheet's count of days, 20261120081500."""
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    text = one_form(str(cell)).strip()
    if found := _DIGITS.fullmatch(text):
        try:
            return datetime(*(int(part) for part in found.groups() if part))
        except ValueError:
            return None
    if isinstance(cell, float | int | str) and _SERIAL.fullmatch(text):
        return _SERIAL_DAY_0 + timedelta(days=float(text))
    return None


def is_long_ago(text: str) -> bool:
    """Whether a cell's text is a day before any on which events are reported, which `read_time` does not read."""
    try:
        return read_date(text)[0].year < FIRST_DAY.year
    except DomainError:
        return False


def spoken(text: str) -> str:
    """A cell's text as times are said: half width, 8:15 PM as 下午8:15."""
    text = re.sub(r"\s*:\s*", ":", one_form(text).strip())
    return _HALF.sub(lambda half: _part(int(half[1]), half[3].upper()) + half[1] + half[2], text)


def read_time(text: str, now: datetime) -> datetime | None:
    """The local time that a cell's text says; None where a figure of it is left over, as in 11/20/2026 8:15."""
    text = spoken(text)
    found = read_moment(text, now)
    if found is None or re.search("[0-9]", text[: found.start] + text[found.end :]):
        return None
    return found.at


def _part(hour: int, half: str) -> str:
    return "下午" if half == "P" else "凌晨" if hour == 12 else "上午"
