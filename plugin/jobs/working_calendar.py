"""The working calendar as a table: a CSV that people edit in a spreadsheet, in and out."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ..domain.events.calendar import Day
from ..domain.problems import DomainError, Problem
from ..services import clock
from ..store import Store
from ..store.loop.working_time import announce_year, days, set_days, unfilled_days
from .tables.encodings import decode_text

HEADER = ("日期", "班/休", "名称", "暂定")
WORKED, OFF, PROVISIONAL = "班", "休", "是"
_WORKED = {WORKED, "上班", "工作日", "1", "true", "yes", "working"}
_OFF = {OFF, "休息", "放假", "假", "0", "false", "no", "off"}
_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")


def read_days(path: Path) -> list[Day]:
    """The days of a CSV with or without a header: day, 班 or 休, name and, if it has one, whether it is provisional.

    Raises DomainError for the first cell that says neither day nor work, OSError for a file that cannot be read.
    """
    text, _encoding, _sure = decode_text(path.read_bytes())
    rows = [[cell.strip() for cell in row] for row in csv.reader(text.splitlines()) if any(map(str.strip, row))]
    if rows and _day(rows[0][0]) is None:
        rows = rows[1:]
    return [_read(row) for row in rows]


def _read(row: list[str]) -> Day:
    first, working, name, provisional = (*row, "", "", "")[:4]
    day = _day(first)
    if day is None:
        raise DomainError(Problem("calendar.day", params={"day": first}))
    if working.casefold() not in _WORKED | _OFF:
        raise DomainError(Problem("calendar.working", params={"working": working}))
    return Day(day, working.casefold() in _WORKED, name or None, provisional == PROVISIONAL)


def _day(text: str) -> date | None:
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
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
