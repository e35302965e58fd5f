"""Dates as clerks and spreadsheets write them."""

from __future__ import annotations

import datetime
import re

from ..problems import DomainError, Problem
from .numbers import NUMERALS, chinese_number
from .texts import half_width, shown

EARLIEST, LATEST = 1850, 2100
_SERIAL_DAY_0 = datetime.date(1899, 12, 30)  # Excel's day 60 is a 29 February 1900 that never was
_SERIALS = range(3654, 73051)  # 1910 to 2099: smaller numbers are counts or years

_TIME = r"(?:[ T]*(?:[0-9]{1,2}[:时点][0-9.:时分秒]*(?:Z|[+-][0-9]{2}:?[0-9]{2})?|[上下]午.*|星期.|周.|\(.*\)))?"
_FULL = re.compile(r"([0-9]{4}) ?[-/.年\\_] ?([0-9]{1,2}) ?[-/.月\\_] ?([0-9]{1,2}) ?[日号]?" + _TIME)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{6})?")
_MONTH = re.compile(r"([0-9]{4}) ?[-/.年] ?([0-9]{1,2}) ?月?(?:份)?")
_COMPACT_MONTH = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])")
_YEAR = re.compile(r"((?:19|20)[0-9]{2}) ?(?:年度?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})" + _TIME)
_SHORT_YEAR = re.compile(r"'?[0-9]{2} ?[-/.年] ?[0-9]{1,2} ?(?:[-/.月] ?(?:[0-9]{1,2} ?[日号]?)?)?|[0-9]{6}")
_LUNAR = re.compile("农历|阴历|旧历|正月|腊月|冬月|初[0-9一二三四五六七八九十]|廿")
_NUMERALS = re.compile(f"[{NUMERALS}]+")


def read_date(cell: object, field: str = "") -> tuple[datetime.date, Problem | None]:
    """The date of a cell and what was noticed; a month or year without a day is its first.

    Numbers may be YYYYMMDD or a spreadsheet's day count. Raises DomainError for two-digit years, dates whose day and
    month cannot be told apart, and days that do not exist.
    """
    if isinstance(cell, datetime.datetime):
        return _in_range(cell.date(), cell, field), None
    if isinstance(cell, datetime.date):
        return _in_range(cell, cell, field), None
    if isinstance(cell, float) and (not cell.is_integer() or 10_000_000 > cell >= _SERIALS.start):
        cell = int(cell)  # the fraction of a day count is the time of day
    if isinstance(cell, float):
        cell = int(cell)
    if isinstance(cell, bool):
        raise _unread(cell, field)
    text = half_width(str(cell)).strip()
    if text.isdecimal() and len(text) <= 5 and int(text) in _SERIALS:
        return _SERIAL_DAY_0 + datetime.timedelta(days=int(text)), None
    text = _NUMERALS.sub(
        lambda found: str(value) if (value := chinese_number(found[0])) is not None else found[0], text
    )
    if found := _FULL.fullmatch(text) or _COMPACT.fullmatch(text):
        return _date(found[1], found[2], found[3], cell, field), None
    if found := _MONTH.fullmatch(text) or _COMPACT_MONTH.fullmatch(text):
        date = _date(found[1], found[2], "1", cell, field)
        return date, Problem("date.month_only", field, {"value": shown(cell), "date": date.isoformat()})
    if found := _YEAR.fullmatch(text):
        date = _date(found[1], "1", "1", cell, field)
        return date, Problem("date.year_only", field, {"value": shown(cell), "date": date.isoformat()})
    if found := _DAY_FIRST.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if first != second and first <= 12 and second <= 12:
            raise DomainError(Problem("date.order", field, {"value": shown(cell)}))
        day, month = (first, second) if first > 12 else (second, first)
        return _date(found[3], str(month), str(day), cell, field), None
    if _LUNAR.search(text):
        raise DomainError(Problem("date.lunar", field, {"value": shown(cell)}))
    if _SHORT_YEAR.fullmatch(text):
        raise DomainError(Problem("date.short_year", field, {"value": shown(cell)}))
    raise _unread(cell, field)


def _date(year: str, month: str, day: str, cell: object, field: str) -> datetime.date:
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        raise DomainError(Problem("date.none", field, {"value": shown_date(cell)})) from None
    return _in_range(date, cell, field)


def _in_range(date: datetime.date, cell: object, field: str) -> datetime.date:
    if not EARLIEST <= date.year <= LATEST:
        params = {"value": shown_date(cell), "first": EARLIEST, "last": LATEST}
        raise DomainError(Problem("date.range", field, params))
    return date


def _unread(cell: object, field: str) -> DomainError:
    return DomainError(Problem("date.unread", field, {"value": shown(cell)}))


def shown_date(cell: object) -> str:
    """A date's cell as a sentence may quote it; eight digits are no person's number."""
    text = str(cell)
    return text if len(text) <= 10 else shown(cell)
