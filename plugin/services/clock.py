"""Time: instants are UTC, days and months and shifts are cut in the store's zone by `local_period` alone.

While a server is worked with, the present is that of its clock: deadlines, ages and shifts are the same on every
computer, however wrong its own clock goes.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TO_THE_MINUTE = "%Y-%m-%d %H:%M"
"""How a local time is written for people, and read back."""

_NEAR = timedelta(seconds=2)  # a difference that is left: clocks that are kept differ by less


@dataclass
class _Followed:
    """The clock that is followed: this computer's is so much ahead of it."""

    ahead: timedelta = timedelta()


_followed = _Followed()


def utc_now() -> datetime:
    """Return the present instant by the clock that is followed, aware, in UTC."""
    return datetime.now(UTC) - _followed.ahead


def follow(seconds_ahead: float) -> None:
    """Follow a clock of which this computer's is ahead (behind: negative); 0 is this computer's own."""
    ahead = timedelta(seconds=seconds_ahead)
    _followed.ahead = ahead if abs(ahead) > _NEAR else timedelta()


def to_text(instant: datetime) -> str:
    """Return an aware instant as ``2026-11-22T14:05:09.123Z``: UTC, always milliseconds, so that texts sort as time.

    Raises ValueError for an instant without a zone.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    """Return the aware instant, in UTC, of an ISO 8601 text with a zone; raises ValueError for anything else."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"no time zone in {text!r}")
    return instant.astimezone(UTC)


def local_text(instant: datetime | None, zone: str) -> str:
    """Return an aware instant as a zone's wall clock shows it, to the minute; "" for None."""
    return "" if instant is None else instant.astimezone(ZoneInfo(zone)).strftime(TO_THE_MINUTE)


def local_period(
    first: date, last: date, zone: str, start: time = time(), end: time | None = None
) -> tuple[datetime, datetime]:
    """Return the UTC instants [begin, end) of a stretch of local time; the one place where local time is cut.

    It begins at ``start`` of the day ``first`` and ends at ``end`` of the day ``last``, or with that day when ``end``
    is None. Local times are the zone's wall clock, so a day at a change of daylight saving time has 23 or 25 hours. A
    wall-clock time that the clocks skip counts as the instant of the change; one that comes twice begins with the
    first. Raises ValueError when the end is not after the beginning.
    """
    begin = _instant(first, start, zone)
    finish = _instant(last, end, zone) if end is not None else _instant(last + timedelta(days=1), time(), zone)
    if finish <= begin:
        raise ValueError("the end of the period is not after its beginning")
    return begin, finish


def day_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """Return the UTC instants [begin, end) of a local day."""
    return local_period(day, day, zone)


def month_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """Return the UTC instants [begin, end) of the local month that holds ``day``."""
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return local_period(first, after - timedelta(days=1), zone)


def shift_bounds(day: date, start: time, end: time, zone: str) -> tuple[datetime, datetime]:
    """Return the UTC instants [begin, end) of the shift starting on ``day``; overnight unless ``end`` is later."""
    last = day if end > start else day + timedelta(days=1)
    return local_period(day, last, zone, start, end)


def local_day(instant: datetime, zone: str) -> date:
    """Return the local day that holds an aware instant."""
    return instant.astimezone(ZoneInfo(zone)).date()


def offset_changes(zone: str, first: date, last: date) -> list[tuple[datetime, int]]:
    """Return (UTC instant, seconds ahead of UTC from then on): the zone on the day ``first``, then each change of it.

    Looks a week at a time: no zone has changed its clocks forth and back within one.
    """
    local = ZoneInfo(zone)
    at = datetime.combine(first, time(), tzinfo=UTC)
    end = datetime.combine(last, time(), tzinfo=UTC)
    offset = at.astimezone(local).utcoffset()
    found = [(at, int(offset.total_seconds()))]
    while at < end:
        following = at + timedelta(days=7)
        new = following.astimezone(local).utcoffset()
        if new != offset:
            found.append((_change_after(at, following, local), int(new.total_seconds())))
            offset = new
        at = following
    return found


def _instant(day: date, clock: time, zone: str) -> datetime:
    wall = datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
    instant = wall.astimezone(UTC)
    if instant.astimezone(wall.tzinfo).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return instant
    return _change_after(wall.replace(fold=1).astimezone(UTC), instant, wall.tzinfo)


def _change_after(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant between two others at which the zone's offset from UTC changes, to the second."""
    low, high = 0, int((after - before).total_seconds())
    old = before.astimezone(zone).utcoffset()
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)
