"""Working calendars for tests: the wall clock of a zone, and the days around the Spring Festival of 2026."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from civicgrid.plugin.domain.events.calendar import LocalTime, WorkingCalendar, parse_hours
from civicgrid.plugin.services import clock

HOURS = "08:30-12:00,14:00-17:30"
SHANGHAI = "Asia/Shanghai"
# Notice of the General Office of the State Council for 2026, as chinesecalendar 1.11 has it.
SPRING_FESTIVAL = {
    **{date(2026, 2, 15) + timedelta(days=number): False for number in range(9)},
    date(2026, 2, 14): True,
    date(2026, 2, 28): True,
}
NEW_YEAR = {date(2026, 1, day): day == 4 for day in (1, 2, 3, 4)}


def local_time(zone=SHANGHAI):
    return LocalTime(
        lambda day, begin, end: clock.local_period(day, day, zone, begin, end),
        lambda at: at.astimezone(ZoneInfo(zone)),
    )


def calendar(days=None, hours=HOURS, zone=SHANGHAI, days_end="same_time"):
    days = {**NEW_YEAR, **SPRING_FESTIVAL} if days is None else days
    return WorkingCalendar(days, parse_hours(hours), local_time(zone), days_end)


def at(text, zone=SHANGHAI):
    """An instant by the clock on the wall: ``2026-02-13 16:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(clock.UTC)


def wall(instant, zone=SHANGHAI):
    return instant.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
