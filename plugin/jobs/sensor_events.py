"""Alarms of sensors enter as events: by themselves, in a batch, or with the event that a person files for one.

Of all who enter the same alarm at once one makes the event; the others find it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ..domain.events.display import LEVEL_NAMES, display_levels
from ..domain.events.reported import wrong_time
from ..domain.events.sensor_kinds import EXERCISE, LATE, OLD, kind_of
from ..domain.personal_details import hide_all
from ..domain.problems import DomainError
from ..services import clock
from ..services.clock import local_text
from ..services.geos import shapely
from ..services.translation import tr
from ..store import Store, StoreError
from ..store.city_files import SENSORS, read_city_file
from ..store.errors import StoreStopped, StoreUnavailable
from ..store.loop.events import Events
from ..store.loop.sensor_events import OpenEvent, SensorAlarm, SensorAlarms, TiedAlarm
from .code_tables import code_list
from .sentences import error_sentence

SOURCE = "sensor"
"""The channel."""

_EXERCISE = "exercise"
_PICKED = ("number", "name", "geom")


@dataclass
class Entered:
    """What came of the alarms: events that were made (id, number and title), alarms that were tied to open ones.

    ``raised`` counts events that became graver; ``failed`` are sentences on alarms that could not be entered, by alarm.
    ``old`` counts alarms that began more than `OLD` ago and wait for a person; ``more``: some were left for the next
    time.
    """

    made: list[tuple[int, str, str]] = field(default_factory=list)
    tied: int = 0
    raised: int = 0
    failed: dict[int, str] = field(default_factory=dict)
    old: int = 0
    more: bool = False


def enter_alarms(
    store: Store,
    level: int | None = None,
    *,
    old: bool = False,
    at_most: int | None = None,
    besides: Collection[int] = (),
    now: datetime | None = None,
) -> Entered:
    """Enter every alarm that stands and has no event, from the gravest on down to ``level``.

    Without one down to the store's own; 0 enters none. ``old``: also those that began more than `OLD` ago. Each alarm
    is a transaction of its own. At most so many alarms are taken on, none of ``besides``. ``now`` is the instant that
    a made-up town shows.
    """
    alarms = SensorAlarms(store)
    level = alarms.level if level is None else level
    entered = Entered()
    if not level:
        return entered
    oldest = (now or clock.utc_now()) - OLD
    if not old:
        entered.old = alarms.left(level, oldest)
    tasks = [(key, Entering.raise_event) for key in alarms.graver() if key not in besides]
    tasks += [(key, Entering.enter) for key in alarms.to_enter(level, None if old else oldest) if key not in besides]
    entered.more = at_most is not None and len(tasks) > at_most
    tasks = tasks[:at_most]
    if not tasks:
        return entered
    try:
        entering = Entering(store, now)
    except (StoreError, DomainError) as error:
        entered.failed = dict.fromkeys((key for key, _ in tasks), error_sentence(error))
        return entered
    for key, take in tasks:
        try:
            take(entering, key, entered)
        except (StoreUnavailable, StoreStopped):
            raise
        except (StoreError, DomainError) as error:
            entered.failed[key] = error_sentence(error)
    return entered


@dataclass(frozen=True)
class Picked:
    """A sensor that was chosen for a new event: its number and name, its place as WKB in the store's CRS.

    ``alarm`` is the gravest of its alarms that have no event, None without one; ``report`` the event that it becomes.
    """

    number: str
    name: str
    geom: bytes | None
    alarm: SensorAlarm | None = None
    report: Mapping[str, object] = field(default_factory=dict)


def pick_sensor(store: Store, sensor: int) -> Picked:
    """Read a sensor with the event that its alarm becomes."""
    row = {name: values[0] for name, values in store.read("sensor", _PICKED, where={"id": sensor}).items()}
    alarm = SensorAlarms(store).of_sensor(sensor)
    report = Entering(store).report_of(alarm) if alarm else {}
    return Picked(**{**row, "geom": row["geom"] or report.get("geom")}, alarm=alarm, report=report)


class Entering:
    """Enters alarms one by one. Raises StoreError where the city's own file of what they become is wrong."""

    def __init__(self, store: Store, now: datetime | None = None):
        self._now = now
        self._store = store
        self._alarms, self._events = SensorAlarms(store), Events(store)
        self._levels = display_levels(code_list("display_level").values())
        self._kinds = read_city_file(store, SENSORS)

    def enter(self, alarm: int, entered: Entered) -> None:
        """Make an event of an alarm, or tie it to its sensor's open one; nothing where somebody has, or it is over.

        What was done is added to ``entered`` once it stands.
        """
        with self._store.transaction():
            fresh = self._in_turn(alarm)
            if fresh is None or not fresh.stands:
                return
            there = self._open(fresh)
            if there is not None:
                raised = self._join(fresh, there)
            else:
                event = self._events.report(self.report_of(fresh))
                self._alarms.tie(alarm, event)
                made = self._store.read("event", ["number", "title"], where={"id": event})
        if there is not None:
            entered.tied += 1
            entered.raised += raised
        else:
            entered.made.append((event, made["number"][0], made["title"][0]))

    def raise_event(self, alarm: int, entered: Entered) -> None:
        """Raise the open event of an alarm that has become graver since it was tied."""
        with self._store.transaction():
            fresh = self._in_turn(alarm)
            there = self._alarms.event_of(fresh) if fresh and fresh.state == "active" else None
            raised = there is not None and self._raise(fresh, there)
        entered.raised += raised

    def claim(self, alarm: int) -> int | None:
        """Inside a transaction that files an event for an alarm: its turn, and the event to which it belongs already.

        An alarm whose sensor has an open event is tied to that one. Raises StoreError where the account does not see
        that event.
        """
        fresh = self._in_turn(alarm)
        if fresh is None:
            raise StoreError(tr("The alarm is not there, or belongs to another area."), alarm=alarm)
        there = self._open(fresh) if fresh.event is None else self._alarms.event_of(fresh)
        if fresh.event is not None and (there is None or there.seen):
            return fresh.event
        if there is None:
            return None
        if not there.seen:
            raise StoreError(tr("The alarm belongs to event {number} of another area.").format(number=there.number))
        self._join(fresh, there)
        return there.id

    def _in_turn(self, alarm: int) -> SensorAlarm | None:
        """An alarm as it stands once nobody else enters those of its sensor; None where there is none."""
        known = self._alarms.read(alarm)
        if known is None:
            return None
        self._alarms.turn(known.sensor)
        return self._alarms.read(alarm)

    def _present(self) -> datetime:
        return self._now or clock.utc_now()

    def area_of(self, alarm: int, row: Mapping[str, object]) -> int | None:
        """The area of the event that is filed for an alarm with these columns; None where nothing says one."""
        placed = self._events.place({"reported_at": self._present(), **row})[1]
        return self._alarms.area_of(self._alarms.read(alarm), placed)

    def tie(self, alarm: int, event: int) -> None:
        """After `claim` has found none: the event that was filed is the alarm's, as grave as it was filed."""
        known, level = self._alarms.read(alarm), self._store.read("event", ["display_level"], where={"id": event})
        self._alarms.tie(alarm, event, seen=known.state == "active" and known.level < level["display_level"][0])

    def report_of(self, alarm: SensorAlarm) -> dict[str, object]:
        """The event that an alarm becomes, as columns for `Events.report`. It names no person.

        A sensor may be called after who lives there: the name of one in a building is left out, and telephones and
        names that are found in that of another are masked.
        """
        kind = kind_of(self._kinds, alarm.metric)
        building, shape = self._alarms.building(alarm)
        where = alarm.address or building or (hide_all(alarm.name) if alarm.building is None else "")
        exercise = EXERCISE if self._store.purpose == _EXERCISE else ""
        place = self._alarms.place(alarm)
        if place is None and shape is not None:
            place = shapely.to_wkb(shapely.point_on_surface(shapely.from_wkb(shape)))
        now, since = self._present(), local_text(alarm.since, self._store.zone)
        row = {
            "event_type": kind.event_type,
            "source": SOURCE,
            "title": exercise + kind.title_zh.format(place=where or alarm.number),
            "description": kind.description(alarm.number, measured(alarm.value, alarm.unit), alarm.level, since),
            "address": where or None,
            "geom": place,
            "reported_at": now if alarm.since < now - LATE or wrong_time(alarm.since, now) else alarm.since,
            **self._facts(alarm),
        }
        return {**row, "area_id": self._alarms.area_of(alarm, self._events.place(row)[1])}

    def _open(self, alarm: SensorAlarm) -> OpenEvent | None:
        """The open event of an alarm's sensor, which nobody else writes now if the account sees it."""
        there = self._alarms.open_event(alarm.sensor)
        while there is not None and there.seen:
            self._events.hold(there.id)
            held, there = there.id, self._alarms.open_event(alarm.sensor)
            if there is None or there.id == held:
                break
        return there

    def _join(self, alarm: SensorAlarm, there: OpenEvent) -> bool:
        """Tie an alarm to an open event, which it raises where it is graver; returns whether it did."""
        if not there.seen:
            return self._alarms.join(alarm.id, there.id, self._facts(alarm))
        raised = self._raise(alarm, there)
        self._alarms.tie(alarm.id, there.id)
        return raised

    def _raise(self, alarm: SensorAlarm, there: OpenEvent) -> bool:
        if not there.seen:
            return self._alarms.join(alarm.id, there.id, self._facts(alarm))
        self._events.hold(there.id)  # of two alarms, or an alarm and a person, the gravest says how grave it is
        now = self._store.read("event", ["display_level", "closed_at"], where={"id": there.id})
        if now["closed_at"] != [None] or alarm.level >= now["display_level"][0]:
            return False
        self._events.correct(there.id, self._facts(alarm))
        return True

    def _facts(self, alarm: SensorAlarm) -> dict[str, object]:
        return kind_of(self._kinds, alarm.metric).facts(self._levels, alarm.level)


def measured(value: float | None, unit: str | None) -> str:
    """A reading with its unit; "" without one."""
    return "" if value is None else " ".join(part for part in (f"{value:g}", unit) if part)


def tied_text(alarm: TiedAlarm, zone: str) -> str:
    """An alarm in one line, with the event that it belongs to: what, how grave, since when, and when it was over."""
    parts = [alarm.number, measured(alarm.value, alarm.unit), tr(LEVEL_NAMES[alarm.level])]
    over = tr("still there")
    if alarm.cleared_at is not None:
        over = tr("cleared {time}").format(time=local_text(alarm.cleared_at, zone))
    text = tr("{alarm}, since {time}, {over}")
    return text.format(alarm=" ".join(filter(None, parts)), time=local_text(alarm.since, zone), over=over)
