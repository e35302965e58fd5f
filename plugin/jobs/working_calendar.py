"""The working calendar as a table: a CSV that people edit in a spreadsheet, in and out."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from ..domain.events.calendar import SATURDAY, Day
from ..domain.problems import DomainError, Problem
from ..services import clock
from ..store import Store
from ..store.loop.working_time import announce_year, days, set_days, unfilled_days
from .tables.encodings import decode_text

HEADER = ("日期", "班/休", "名称", "暂定")
WORKED, OFF, PROVISIONAL = "班", "休", "是"
_WORKED = {WORKED, "上班", "补班", "调休上班", "工作日", "1", "true", "yes", "working"}
_OFF = {OFF, "休息", "放假", "假", "补休", "0", "false", "no", "off"}
_EXCHANGED = "调休"  # worked on a weekend, off on another day
_HEADINGS = ("日期", "date", "day")
_YEARS = range(1990, 2101)
_RANGE = re.compile(r"\s*(?:至|到|~|～|—+|--)\s*")
_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")


def read_days(path: Path) -> list[Day]:
    """The days of a CSV with or without a heading that names 日期: a day, or the first and last of several with 至
    between; 班 or 休; name and, if it has one, whether it is provisional. Semicolons and tabs may stand for commas.

    Raises DomainError for the first cell that says neither day nor work, and for a day that stands there as worked and
    as off; OSError for a file that cannot be read.
    """
    text, _encoding, _sure = decode_text(path.read_bytes())
    lines = text.splitlines()
    start = next((line for line in lines if line.strip()), "")
    delimiter = max(",;\t", key=start.count)
    rows = [
        [cell.strip() for cell in row] for row in csv.reader(lines, delimiter=delimiter) if any(map(str.strip, row))
    ]
    if rows and any(word in rows[0][0].casefold() for word in _HEADINGS):
        rows = rows[1:]
    found: dict[date, Day] = {}
    for one in (one for row in rows for one in _read(row)):
        if found.setdefault(one.day, one).working != one.working:
            raise DomainError(Problem("calendar.twice", params={"day": one.day.isoformat()}))
        found[one.day] = one
    return list(found.values())


def _read(row: list[str]) -> list[Day]:
    said, working, name, provisional = (*row, "", "", "")[:4]
    word = working.casefold()
    ends = [_day(part) for part in _RANGE.split(said)]
    first, last = ends[0], ends[-1]
    if first is None or last is None or len(ends) > 2 or not timedelta() <= last - first < timedelta(days=366):
        raise DomainError(Problem("calendar.day", params={"day": said}))
    if word not in _WORKED | _OFF | {_EXCHANGED}:
        raise DomainError(Problem("calendar.working", params={"working": working}))
    span = (first + timedelta(days=number) for number in range((last - first).days + 1))
    worked = word in _WORKED
    return [
        Day(day, day.weekday() >= SATURDAY if word == _EXCHANGED else worked, name or None, provisional == PROVISIONAL)
        for day in span
    ]


def _day(text: str) -> date | None:
    for form in _FORMS:
        try:
            day = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return day if day.year in _YEARS else None
    return None


def write_days(path: Path, found: Iterable[Day]) -> int:
    """Write days as `read_days` reads them, with a byte order mark for spreadsheets; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for one in found:
            provisional = PROVISIONAL if one.provisional else ""
            writer.writerow([one.day.isoformat(), WORKED if one.working else OFF, one.name or "", provisional])
            count += 1
    return count


@dataclass(frozen=True)
class Calendar:
    """A calendar from a file; ``opened`` are the years whose days off it announces and that are provisional else."""

    days: tuple[Day, ...]
    opened: tuple[int, ...]


def plan_days(store: Store, path: Path) -> Calendar:
    """Read the days of a CSV, and which years they may be the announcement of. Raises as `read_days`."""
    found = read_days(path)
    years = sorted({one.day.year for one in found if not one.provisional and not one.working})
    whole = {year: days(store, date(year, 1, 1), date(year, 12, 31)) for year in years}
    named = {one.day for one in found if not one.provisional}
    opened = [
        year
        for year in years
        if len({one.day for one in whole[year] if not one.provisional} | {one for one in named if one.year == year})
        < (date(year + 1, 1, 1) - date(year, 1, 1)).days
    ]
    return Calendar(tuple(found), tuple(opened))


def import_days(store: Store, calendar: Calendar, *, whole: bool = False) -> int:
    """Enter days in place of what the store says of them; returns how many days were changed or new.

    ``whole``: they are all that was announced for the years ``calendar.opened``; the other days of these are sure then.
    """
    with store.transaction():
        count = set_days(store, calendar.days)
        return count + sum(announce_year(store, year) for year in calendar.opened if whole)


def export_days(store: Store, path: Path) -> int:
    """Write the store's calendar; returns how many days."""
    return write_days(path, days(store))


def fill_days(store: Store) -> int:
    """Enter the announced days around today in place of provisional ones; returns how many were changed or new."""
    return set_days(store, unfilled_days(store, clock.local_day(clock.utc_now(), store.zone)))
