"""Working time of a store: its calendar, its hours, and how its days are counted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from ...domain.events.announced import announced_until
from ...domain.events.calendar import (
    DAYS_END,
    Day,
    LocalTime,
    WorkingCalendar,
    format_hours,
    parse_hours,
    provisional_day,
)
from ...services import clock
from ...services.dependencies import missing
from ...services.translation import tr
from ..access import Access
from ..audit import Audit
from ..errors import AccessDenied
from ..own_settings import write_setting
from ..store import Store

ROLE = "manager"
PROFILE, HOURS, COUNTING = "deadline_profile", "working_hours", "days_end"
RECKONED = "deadline_edition"
"""Rows of ``setting``; the last is how the deadlines of open events were reckoned when managers looked at them last."""

ANNOUNCED = "chinese_calendar"
"""The module that knows the announced days; see `services.dependencies`."""

_DEFAULTS = {PROFILE: "", HOURS: "08:30-12:00,14:00-17:30", COUNTING: DAYS_END[0]}
_ANNOUNCED = (
    "SELECT day FROM working_calendar WHERE day >= :first AND day <= :last AND provisional = :provisional ORDER BY day"
)
_COLUMNS = ("day", "working", "name", "provisional")


def require_manager(store: Store) -> None:
    """Raise AccessDenied for all but managers."""
    if ROLE not in Access(store).who_am_i().roles:
        raise AccessDenied(tr("Working time and deadlines are set by managers only."), role=ROLE)


def settings(store: Store) -> dict[str, str]:
    """The values of PROFILE, HOURS and COUNTING."""
    found = store.read("setting", ["name", "value"], where={"name": list(_DEFAULTS)})
    return {**_DEFAULTS, **dict(zip(found["name"], found["value"], strict=True))}


def set_setting(store: Store, name: str, value: str) -> None:
    """Keep one of the settings of working time; the server asks for the right by itself."""
    write_setting(store, "SELECT set_working_time(:name, :value)", name, value)


def set_working_time(store: Store, hours: str, days_end: str) -> None:
    """For managers: the working hours, as `parse_hours` reads them, and one of DAYS_END. Raises DomainError."""
    require_manager(store)
    hours = format_hours(parse_hours(hours))
    with store.transaction():
        set_setting(store, HOURS, hours)
        set_setting(store, COUNTING, days_end)
        Audit(store).write("change_deadline_rules", "setting", None, {"hours": hours, "days_end": days_end})


def local_time(zone: str) -> LocalTime:
    """The wall clock of a zone."""
    return LocalTime(
        lambda day, begin, end: clock.local_period(day, day, zone, begin, end),
        lambda at: at.astimezone(ZoneInfo(zone)),
    )


def working_calendar(store: Store, hours: str = "", days_end: str = "") -> WorkingCalendar:
    """The store's calendar, read once, with its own hours and counting unless others are given."""
    kept = settings(store)
    found = store.read("working_calendar", ["day", "working"])
    days = dict(zip(found["day"], found["working"], strict=True))
    return WorkingCalendar(days, parse_hours(hours or kept[HOURS]), local_time(store.zone), days_end or kept[COUNTING])


def is_working(store: Store, day: date) -> bool:
    """Whether a day is worked, by the table or else provisionally."""
    found = store.read("working_calendar", ["working"], where={"day": day})["working"]
    return found[0] if found else provisional_day(day).working


def announced_days(store: Store, first: date, last: date) -> list[date]:
    """The days from ``first`` to ``last`` that are announced, in order: in the table, and not provisionally."""
    asked = {"first": first, "last": last, "provisional": False}
    return [row["day"] for row in store.query(_ANNOUNCED, asked, types={"day": "date"})]


def last_announced(store: Store, today: date) -> date | None:
    """The last day of those that are announced without a gap from today on; None where today is not."""
    return announced_until(set(announced_days(store, today, date.max)), today)


def days(store: Store, first: date | None = None, last: date | None = None) -> list[Day]:
    """The days that the table names, in order, from ``first`` to ``last``."""
    rows = store.read("working_calendar", _COLUMNS, order_by=["day"])
    found = (Day(*row) for row in zip(*rows.values(), strict=True))
    return [one for one in found if (first is None or one.day >= first) and (last is None or one.day <= last)]


def set_days(store: Store, changed: Iterable[Day]) -> int:
    """For managers: enter days in place of what the table says of them; returns how many were changed or new."""
    require_manager(store)
    with store.transaction():
        count = write_days(store, changed)
        if count:
            Audit(store).write("change_working_calendar", "working_calendar", None, {"days": count})
    return count


def announce_year(store: Store, year: int) -> int:
    """For managers: what the table says of a year's days is what was announced, and all others are as by the weekday.

    Fixed holidays that it does not name stay off. Returns how many days are provisional no more.
    """
    known = {one.day: one for one in days(store, date(year, 1, 1), date(year, 12, 31))}
    dates = (
        date.fromordinal(number) for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    )
    whole = (known.get(day) or provisional_day(day) for day in dates)
    return set_days(store, [replace(one, provisional=False) for one in whole])


def write_days(store: Store, changed: Iterable[Day]) -> int:
    """For the store's own modules: `set_days` without asking who does it."""
    known = {one.day: one for one in days(store)}
    new = [one for one in changed if known.get(one.day) != one]
    columns = {name: [getattr(one, name) for one in new] for name in _COLUMNS}
    store.load("working_calendar", columns, key=("day",), conflict="update")
    return len(new)


def unfilled_days(store: Store, today: date) -> list[Day]:
    """The days of last year, of this and of the next that the table lacks, or has otherwise and only provisionally."""
    first, last = date(today.year - 1, 1, 1), date(today.year + 1, 12, 31)
    there = {one.day: one for one in days(store, first, last)}
    found = known_days(date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    return [one for one in found if one.day not in there or (there[one.day].provisional and there[one.day] != one)]


def known_days(asked: Iterable[date]) -> list[Day]:
    """Days as they were announced, where the module chinesecalendar knows them, else provisional."""
    if missing(ANNOUNCED):
        return [provisional_day(day) for day in asked]
    import chinese_calendar

    chinese = {one.value: one.chinese for one in chinese_calendar.Holiday}
    found = []
    for day in asked:
        try:
            off, name = chinese_calendar.get_holiday_detail(day)
        except NotImplementedError:  # beyond the years that it covers
            found.append(provisional_day(day))
        else:
            found.append(Day(day, not off, chinese.get(name)))
    return found
