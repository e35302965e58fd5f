"""Alarms: red events that nobody has acknowledged, who acknowledged them, and the calls that are made meanwhile.

Both engines keep the first acknowledgement and drop later ones (sql/*/21_alarms.sql), whoever writes them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ...domain.events.alarm import LEVEL, LEVELS, MINUTES, ORDER, Call, OnDuty, in_charge, next_call
from ...domain.events.display import LEVEL_NAMES
from ...domain.uid import new_uid
from ...services import clock
from ...services.translation import tr
from ..access import Access
from ..errors import AccessDenied, StoreError
from ..own_settings import read_setting, write_setting
from ..store import Store

MINUTES_SETTING, ORDER_SETTING, LEVELS_SETTING = "alarm_minutes", "alarm_order", "alarm_levels"
LONGEST_WAIT = 240
"""Minutes."""
ROLE = "manager"
"""Who says how alarms are called."""

# What was acknowledged or called before an event was raised counts no more.
_OPEN = (
    "SELECT e.id FROM event AS e WHERE e.closed_at IS NULL AND any_of(e.display_level, :levels) AND NOT EXISTS"
    " (SELECT 1 FROM alarm_ack AS a WHERE a.alarm_type = 'event' AND a.alarm_id = e.id"
    " AND (e.raised_at IS NULL OR a.at >= e.raised_at))"
)
_CALLS = (
    "SELECT c.alarm_id, c.at, c.duty_shift_id AS shift, s.name,"
    " CASE WHEN u.id IS NULL THEN 0 ELSE 1 END AS at_window FROM alarm_call AS c"
    " JOIN event AS e ON e.id = c.alarm_id"
    " LEFT JOIN duty_shift AS s ON s.id = c.duty_shift_id"
    " LEFT JOIN app_user AS u ON u.id = s.app_user_id AND u.active"
    " WHERE c.alarm_type = 'event' AND any_of(c.alarm_id, :events) AND (e.raised_at IS NULL OR c.at >= e.raised_at)"
    " ORDER BY c.alarm_id, c.round"
)
_LAST_ROUND = "SELECT max(round) AS last FROM alarm_call WHERE alarm_type = 'event' AND alarm_id = :event"
_ACKS = (
    "SELECT a.uid, a.alarm_id AS event, e.number, e.title, u.name AS person, a.at, a.note FROM alarm_ack AS a"
    " JOIN event AS e ON e.id = a.alarm_id LEFT JOIN app_user AS u ON u.id = a.app_user_id"
    " WHERE a.alarm_type = 'event'"
)
_RECENT = _ACKS + " ORDER BY a.id DESC LIMIT 50"
_OF_EVENTS = _ACKS + " AND any_of(a.alarm_id, :events) ORDER BY a.id DESC"
_ON_DUTY = (
    "SELECT s.id, s.part, s.rank, s.name, s.phone, a.path AS area_path FROM duty_shift AS s"
    " LEFT JOIN area AS a ON a.id = s.area_id WHERE s.starts_at <= :now AND s.ends_at > :now ORDER BY s.id"
)
_ACKNOWLEDGE = (
    "INSERT INTO alarm_ack (uid, alarm_type, alarm_id, app_user_id, at, note)"
    " VALUES (:uid, 'event', :event, :person, :at, :note)"
)
_CALL = "SELECT call_alarm(:event, CAST(:round AS integer), :shift, :subject, :body) AS called"
_SET = "SELECT set_alarm_rule(:name, :value)"


@dataclass(frozen=True)
class Alarm:
    """An event that alarms, of a display ``level``.

    ``geom`` is WKB in the store's CRS or None; ``since`` in UTC: the report, or ``raised``, when the event came to a
    level that alarms; ``calls`` in their order.
    """

    id: int
    number: str
    title: str
    address: str | None
    since: datetime
    geom: bytes | None
    area_path: str | None
    calls: tuple[Call, ...] = ()
    level: int = LEVEL
    raised: bool = False

    def news_after(self, before: "Alarm | None") -> bool:
        """Whether somebody who knows how it was before has to be told: it is new, raised anew, or graver."""
        return before is None or self.since > before.since or self.level < before.level


@dataclass(frozen=True)
class Acknowledged:
    """An acknowledgement: ``person`` is None for a store's owner; ``own`` whether the call that returns it made it."""

    event: int
    number: str
    title: str
    person: str | None
    at: datetime
    note: str | None
    own: bool = False


@dataclass(frozen=True)
class Situation:
    """All that an alarm bar shows.

    ``alarms`` have the gravest first, and of a level the newest; ``acknowledged`` lately, the newest first.
    """

    alarms: tuple[Alarm, ...] = ()
    acknowledged: tuple[Acknowledged, ...] = ()
    on_duty: tuple[OnDuty, ...] = field(default=())


class Alarms:
    """The alarms of a store that the account sees. ``operator`` as for `store.loop.events.Events`."""

    def __init__(self, store: Store, operator: int | None = None):
        self._store = store
        self._operator = operator

    def situation(self, lately: timedelta = timedelta(minutes=2)) -> Situation:
        """What stands now, and what was acknowledged ``lately``."""
        begin = clock.utc_now() - lately
        recent = [self._acknowledged(row) for row in self._store.query(_RECENT, types={"at": "instant"})]
        return Situation(tuple(self.open()), tuple(one for one in recent if one.at > begin), tuple(self.on_duty()))

    def open(self) -> list[Alarm]:
        """Events of the levels that alarm that are not closed and that nobody has acknowledged.

        The gravest come first, and of a level the newest.
        """
        ids = [row["id"] for row in self._store.query(_OPEN, {"levels": list(self.levels)})]
        if not ids:
            return []
        names = ["id", "number", "title", "address", "reported_at", "geom", "area_id", "display_level", "raised_at"]
        found = self._store.read("event", names, where={"id": ids})
        areas = self._store.read("area", ["id", "path"], where={"id": sorted(set(found["area_id"]) - {None})})
        paths = dict(zip(areas["id"], areas["path"], strict=True))
        calls: dict[int, list[Call]] = {}
        for row in self._store.query(_CALLS, {"events": ids}, types={"at": "instant"}):
            made = calls.setdefault(row["alarm_id"], [])
            made.append(Call(len(made) + 1, row["at"], row["shift"], row["name"], bool(row["at_window"])))
        alarms = [
            Alarm(key, number, title, address, raised or at, geom, paths.get(area), tuple(calls.get(key, ())), level,
                  raised is not None)
            for key, number, title, address, at, geom, area, level, raised in zip(*found.values(), strict=True)
        ]  # fmt: skip
        return sorted(alarms, key=lambda one: (-one.level, one.since, one.id), reverse=True)

    def on_duty(self) -> list[OnDuty]:
        """Who keeps the desk now."""
        return [OnDuty(**row) for row in self._store.query(_ON_DUTY, {"now": clock.utc_now()})]

    def acknowledge(self, events: Iterable[int], note: str | None = None) -> list[Acknowledged]:
        """Acknowledge events; returns for each the acknowledgement that stands, somebody else's where they were first.

        Raises AccessDenied or ConstraintViolation for an event that this account does not see.
        """
        keys = sorted(set(events))
        person, mine = self._person(), {}
        with self._store.transaction():
            found, now = self._store.read("event", ["id", "raised_at"], where={"id": keys}), clock.utc_now()
            raised = dict(zip(found["id"], found["raised_at"], strict=True))
            for event in keys:
                mine[event] = new_uid()
                at = max(now, raised.get(event) or now)  # of two clocks the later one
                values = {"uid": mine[event], "event": event, "person": person, "at": at,
                          "note": (note or "").strip() or None}  # fmt: skip
                self._store.execute(_ACKNOWLEDGE, values)
            rows = self._store.query(_OF_EVENTS, {"events": keys}, types={"at": "instant"})
        return [self._acknowledged(row, own=row["uid"] in mine.values()) for row in rows]

    def call_due(self) -> list[tuple[Alarm, Call]]:
        """Make the calls that are due, each at most once whichever client is first; returns those made here.

        A call is a message of kind alarm with one delivery that waits in the queue for whoever delivers.
        Raises AccessDenied for an account that does not keep the desk.
        """
        people, made = self.on_duty(), []
        if not people:
            return made
        for alarm in self.open():
            due = self._due(alarm, people)
            if due is not None and self._call(alarm, *due):
                made.append((alarm, Call(due[0], clock.utc_now(), due[1].id, due[1].name)))
        return made

    @property
    def minutes(self) -> int:
        """After how many minutes the next person is called."""
        return int(read_setting(self._store, MINUTES_SETTING) or MINUTES)

    @property
    def order(self) -> tuple[str, ...]:
        """The parts of a shift in the order in which they are called."""
        return tuple((read_setting(self._store, ORDER_SETTING) or ",".join(ORDER)).split(","))

    @property
    def levels(self) -> tuple[int, ...]:
        """The display levels that alarm, the gravest first; level 1 always does."""
        chosen = (read_setting(self._store, LEVELS_SETTING) or "").split(",")
        return tuple(level for level in LEVELS if level == LEVEL or str(level) in chosen)

    def set_levels(self, levels: Iterable[int]) -> None:
        """Let the events of these display levels alarm, level 1 among them; those that did not before begin now.

        Raises AccessDenied for who is no manager, StoreError for another level.
        """
        chosen = {*levels, LEVEL}
        if not chosen <= set(LEVELS):
            raise StoreError(tr("there is no such display level"))
        self._set(LEVELS_SETTING, ",".join(str(level) for level in sorted(chosen)))

    def set_minutes(self, minutes: int) -> None:
        """Let alarms wait so long before the next person is called; raises AccessDenied for who is no manager."""
        if not 1 <= minutes <= LONGEST_WAIT:
            raise StoreError(tr("An alarm waits 1 to {count} minutes.").format(count=LONGEST_WAIT))
        self._set(MINUTES_SETTING, str(minutes))

    def set_order(self, parts: Sequence[str]) -> None:
        """Call the parts of a shift in this order; raises AccessDenied for who is no manager."""
        if sorted(parts) != sorted(ORDER):
            raise StoreError(tr("The order names each part of a shift once."))
        self._set(ORDER_SETTING, ",".join(parts))

    def _due(self, alarm: Alarm, people: Sequence[OnDuty]) -> tuple[int, OnDuty] | None:
        charged = in_charge(people, alarm.area_path)
        return next_call(alarm.since, alarm.calls, charged, clock.utc_now(), self.minutes, self.order)

    def _call(self, alarm: Alarm, number: int, person: OnDuty) -> bool:
        texts = self._texts(alarm, number)
        if self._store.engine == "postgis":
            values = {"event": alarm.id, "round": number, "shift": person.id, **texts}
            return self._store.query(_CALL, values)[0]["called"]
        with self._store.transaction():
            # Between the look and the writing another client may have called, or somebody acknowledged.
            fresh = next((one for one in self.open() if one.id == alarm.id), None)
            if fresh is None or self._due(fresh, [person]) != (number, person):
                return False
            now = clock.utc_now()
            row = {"uid": new_uid(), "event_id": alarm.id, **texts, "created_at": now, "kind": "alarm"}
            message = self._store.insert("message", {**row, "app_user_id": self._person()})
            row = {"uid": new_uid(), "message_id": message, "channel": "phone", "recipient_masked": person.name}
            account = self._store.read("duty_shift", ["app_user_id"], where={"id": person.id})["app_user_id"][0]
            self._store.insert("delivery", {**row, "changed_at": now, "app_user_id": account})
            last = self._store.query(_LAST_ROUND, {"event": alarm.id})[0]["last"] or 0
            row = {"alarm_type": "event", "alarm_id": alarm.id, "round": last + 1, "duty_shift_id": person.id}
            self._store.insert("alarm_call", {**row, "message_id": message, "at": now})
        return True

    def _texts(self, alarm: Alarm, number: int) -> dict[str, str]:
        exercise = tr("Exercise") + " · " if self._store.purpose == "exercise" else ""
        told = tr("{level} alarm {number} is not acknowledged")
        subject = exercise + told.format(number=alarm.number, level=tr(LEVEL_NAMES[alarm.level]))
        at = alarm.since.astimezone(ZoneInfo(self._store.zone)).strftime("%H:%M")
        body = tr("{title}, reported at {time}: nobody has acknowledged it. Call {round}.")
        if alarm.raised:
            body = tr("{title}, an alarm since {time}: nobody has acknowledged it. Call {round}.")
        return {"subject": subject, "body": body.format(title=alarm.title, time=at, round=number)}

    def _person(self) -> int | None:
        return self._operator if self._operator is not None else Access(self._store).who_am_i().id

    def _acknowledged(self, row: Mapping[str, object], own: bool = False) -> Acknowledged:
        values = {name: value for name, value in row.items() if name != "uid"}
        return Acknowledged(**values, own=own)

    def _set(self, name: str, value: str) -> None:
        if ROLE not in Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("how alarms are called is for managers to choose"), role=ROLE)
        write_setting(self._store, _SET, name, value)
