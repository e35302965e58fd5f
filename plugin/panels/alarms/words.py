"""How alarms, acknowledgements and calls are said."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from ...domain.events.alarm import Call, OnDuty, in_charge
from ...services.translation import tr
from ...store.loop.alarms import Acknowledged, Alarm

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def ago(since: datetime, now: datetime) -> str:
    """How long ago something was."""
    seconds = (now - since).total_seconds()
    if seconds < _MINUTE:
        return tr("just now")
    if seconds < _HOUR:
        return tr("{count} min ago").format(count=int(seconds // _MINUTE))
    if seconds < _DAY:
        return tr("{count} h ago").format(count=int(seconds // _HOUR))
    return tr("{count} d ago").format(count=int(seconds // _DAY))


def since(alarm: Alarm, now: datetime) -> str:
    """How long an alarm stands; an event that came to it after its report says so."""
    how_long = ago(alarm.since, now)
    return tr("became an alarm {ago}").format(ago=how_long) if alarm.raised else how_long


def calling(alarm: Alarm, on_duty: Sequence[OnDuty], zone: str) -> str:
    """Who was called last or is to be called by phone, or that there is nobody to call; "" before the first call."""
    if alarm.calls:
        last: Call = alarm.calls[-1]
        name, at = last.name or tr("somebody"), local_time(last.at, zone)
        if last.at_window:
            return tr("called {name} at {time}, round {round}").format(name=name, time=at, round=last.round)
        phone = next((one.phone for one in on_duty if one.id == last.shift), None)
        text = tr("{name} has no account: tell them by phone, since {time}, round {round}")
        return text.format(name=" ".join(part for part in (name, phone) if part), time=at, round=last.round)
    if in_charge(on_duty, alarm.area_path):
        return ""
    if on_duty:
        return tr("nobody is on duty for this area: nobody will be called")
    return tr("no duty list: nobody will be called")


def acknowledged(one: Acknowledged, zone: str) -> str:
    """Who acknowledged what, when, with which note."""
    text = tr("{person} acknowledged {number} {title} at {time}").format(
        person=one.person or tr("The owner"), number=one.number, title=one.title, time=local_time(one.at, zone)
    )
    return f"{text} · {one.note}" if one.note else text


def local_time(at: datetime, zone: str) -> str:
    """The time of day in the store's zone."""
    return at.astimezone(ZoneInfo(zone)).strftime("%H:%M")
