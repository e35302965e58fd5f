"""Which lines of the duty log say that events were reported by telephone 电话报告, and which of them were struck.

A line's uid follows from its event and from how many were struck before it, that of the line that strikes it from its
own: both stay in the log, which nobody changes.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_OID, uuid5
from zoneinfo import ZoneInfo

from ...services import clock
from ..store import Store

_LINES = {
    "gpkg": "SELECT l.uid, l.at, l.content, u.name AS person FROM duty_log AS l"
    " LEFT JOIN app_user AS u ON u.id = l.app_user_id WHERE any_of(l.uid, :uids)",
    "postgis": "SELECT uid, at, content, person FROM lines_of_events(CAST(:uids AS text[]))",
}


@dataclass(frozen=True)
class Said:
    """A line that counts: when the call was made, in UTC, the line's text, and who wrote it."""

    uid: str
    at: datetime
    content: str
    person: str | None


def calling(event: str, struck: int = 0) -> str:
    """The uid of the line that says that an event (uid) was reported by telephone, after so many were struck."""
    return str(uuid5(NAMESPACE_OID, f"{event} reported by telephone" + (f" {struck}" if struck else "")))


def striking(line: str) -> str:
    """The uid of the line that strikes another one."""
    return str(uuid5(NAMESPACE_OID, f"{line} struck"))


def next_line(store: Store, event: str) -> str:
    """The uid of an event's line that counts, or of the next one to be written."""
    return _walk(store, [event])[event][0]


def said(store: Store, events: Collection[str]) -> dict[str, Said]:
    """Of events, by uid, the line that counts; events without one are left out."""
    return {event: found for event, (_, found) in _walk(store, events).items() if found is not None}


def earliest(lines: Mapping[str, Said], events: Iterable[str]) -> Said | None:
    """Of the lines of some events the one whose call was made first."""
    return min((lines[event] for event in events if event in lines), key=lambda one: one.at, default=None)


def _walk(store: Store, events: Iterable[str]) -> dict[str, tuple[str, Said | None]]:
    found: dict[str, tuple[str, Said | None]] = {}
    number, left = 0, list(dict.fromkeys(events))
    while left:
        uids = {event: calling(event, number) for event in left}
        asked = [*uids.values(), *map(striking, uids.values())]
        rows = {row["uid"]: row for row in store.query(_LINES[store.engine], {"uids": asked}, types={"at": "instant"})}
        for event, uid in uids.items():
            row = rows.get(uid)
            found[event] = (uid, Said(**{**row, "at": _made_at(row, store.zone)}) if row else None)
        left, number = [event for event, uid in uids.items() if striking(uid) in rows], number + 1
    return found


def _made_at(row: Mapping, zone: str) -> datetime:
    """When a call was made: the line begins with it."""
    try:
        local = datetime.strptime(row["content"][: len("2026-01-01 00:00")], clock.TO_THE_MINUTE).replace(
            tzinfo=ZoneInfo(zone)
        )
        return local.astimezone(clock.UTC)
    except (ValueError, OverflowError):  # a line that was written past the program
        return row["at"]
