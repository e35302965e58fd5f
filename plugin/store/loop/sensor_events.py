"""Alarms of sensors 感知设备, the events that they belong to, and from which level on they become events."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ...domain.events.display import PRECEDENCE
from ...domain.events.sensor_kinds import AUTOMATIC
from ...services.translation import tr
from ..access import Access
from ..errors import AccessDenied, StoreError
from ..own_settings import read_setting, write_setting
from ..sqltext import words
from ..store import Store
from .alarms import ROLE

SETTING = "sensor_event_level"
ENTERED_BY = frozenset({"clerk", "dispatcher", "manager"})
"""Who enters alarms as events; sql/postgis/60_access.sql grants the same."""

_ALARM = (
    "SELECT a.id, a.sensor_id AS sensor, a.state, a.level, a.value, a.since, a.cleared_at, a.event_id AS event,"
    " s.number, s.name, s.metric, s.unit, s.building_id AS building, b.address, a.area_id AS area,"
    " s.area_id AS sensor_area"
    " FROM sensor_alarm AS a JOIN sensor AS s ON s.id = a.sensor_id LEFT JOIN building AS b ON b.id = s.building_id"
)
# The open events of sensors' alarms (sql/*/21_sensors.sql): a server tells also of those that the account does not see.
_EVENTS = {
    "gpkg": "FROM sensor AS n JOIN alarm_event AS e ON e.sensor_id = n.id",
    "postgis": "FROM sensor AS n CROSS JOIN LATERAL alarm_events(n.id) AS e",
}
_EVENT = "SELECT e.event_id AS id, e.number, e.level, e.seen"
_STANDS = "a.state IN ('active', 'acknowledged') AND a.cleared_at IS NULL AND a.event_id IS NULL"
_WAITING = words("FROM sensor_alarm AS a JOIN sensor AS s ON s.id = a.sensor_id WHERE s.active AND", _STANDS)
_OF_SENSOR = words(_ALARM, "WHERE a.sensor_id = :sensor AND", _STANDS, "ORDER BY a.level, a.since, a.id LIMIT 1")
_ONE = words(_ALARM, "WHERE a.id = :alarm")
_OF_EVENT = (
    "SELECT a.level, a.value, a.since, a.cleared_at, s.number, s.name, s.metric, s.unit FROM sensor_alarm AS a"
    " JOIN sensor AS s ON s.id = a.sensor_id WHERE a.event_id = :event ORDER BY a.since, a.id"
)
_INSTANTS = {"since": "instant", "cleared_at": "instant"}
_JOIN = "SELECT join_alarm(:alarm, :event, :warning_colour, CAST(:grade AS bigint), :urgency) AS raised"
_SEES = "SELECT sees_area(:area) AS seen"
_SET = "SELECT set_alarm_rule(:name, :value)"


@dataclass(frozen=True)
class SensorAlarm:
    """An alarm with what is known of its sensor; ``address`` is that of its building, ``since`` in UTC.

    ``event`` is the event that it is tied to, None for one that is to be entered.
    """

    id: int
    sensor: int
    state: str
    level: int
    value: float | None
    since: datetime
    cleared_at: datetime | None
    event: int | None
    number: str
    name: str
    metric: str
    unit: str | None
    building: int | None
    address: str | None
    area: int | None
    sensor_area: int | None

    @property
    def stands(self) -> bool:
        """Whether the sensor alarms, and nobody has made an event of it."""
        return self.state in ("active", "acknowledged") and self.cleared_at is None and self.event is None


@dataclass(frozen=True)
class TiedAlarm:
    """An alarm as it is shown with its event: ``cleared_at`` is None while the sensor still alarms."""

    level: int
    value: float | None
    since: datetime
    cleared_at: datetime | None
    number: str
    name: str
    metric: str
    unit: str | None


@dataclass(frozen=True)
class OpenEvent:
    """An event that is not closed, and its display level; ``seen``: the account sees it."""

    id: int
    number: str
    level: int
    seen: bool


class SensorAlarms:
    """The alarms of a store's sensors that the account sees."""

    def __init__(self, store: Store):
        self._store = store
        self._events = _EVENTS[store.engine]

    @property
    def level(self) -> int:
        """Alarms of this display level and graver ones become events by themselves; 0: none does."""
        return int(read_setting(self._store, SETTING) or AUTOMATIC)

    def set_level(self, level: int) -> None:
        """Let alarms become events from a level on, 0 for none; raises AccessDenied for who is no manager."""
        if level not in range(5):
            raise StoreError(tr("there is no such display level"))
        if ROLE not in Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("how alarms are called is for managers to choose"), role=ROLE)
        write_setting(self._store, _SET, SETTING, str(level))

    def to_enter(self, level: int, oldest: datetime | None = None) -> list[int]:
        """Alarms that stand and belong to no event, up to a level and, where ``oldest`` is given, begun since.

        One of a sensor whose event is open belongs there, however harmless or old it is.
        """
        open_ = words("EXISTS (SELECT 1", self._events, "WHERE n.id = a.sensor_id)")
        begun = words("(a.level <= :level", "AND a.since >= :oldest" if oldest else "", "OR")
        statement = words("SELECT a.id", _WAITING, "AND", begun, open_ + ")", "ORDER BY a.level, a.since, a.id")
        params = {"level": level, **({"oldest": oldest} if oldest else {})}
        return [row["id"] for row in self._store.query(statement, params)]

    def left(self, level: int, oldest: datetime) -> int:
        """How many alarms up to a level `to_enter` leaves because they began before ``oldest``."""
        alone = words("NOT EXISTS (SELECT 1", self._events, "WHERE n.id = a.sensor_id)")
        statement = words("SELECT count(*) AS n", _WAITING, "AND a.level <= :level AND a.since < :oldest AND", alone)
        return self._store.query(statement, {"level": level, "oldest": oldest})[0]["n"]

    def graver(self) -> list[int]:
        """Alarms that are graver than the open event to which they are tied, and that nobody has seen as they are.

        Whoever lowers an event has seen its alarms (sql/*/21_sensors.sql).
        """
        mine = "WHERE n.id = a.sensor_id AND e.alarm_id = a.id AND e.level > a.level"
        statement = words(
            "SELECT a.id FROM sensor_alarm AS a WHERE a.state = 'active' AND a.cleared_at IS NULL",
            "AND a.event_id IS NOT NULL AND EXISTS (SELECT 1",
            self._events,
            mine + ") ORDER BY a.level, a.id",
        )
        return [row["id"] for row in self._store.query(statement)]

    def of_sensor(self, sensor: int) -> SensorAlarm | None:
        """The gravest alarm of a sensor that stands and belongs to no event."""
        return self._alarm(_OF_SENSOR, {"sensor": sensor})

    def read(self, alarm: int) -> SensorAlarm | None:
        """An alarm as it is now."""
        return self._alarm(_ONE, {"alarm": alarm})

    def turn(self, sensor: int) -> None:
        """Inside a transaction: be the only one who enters or ties alarms of a sensor."""
        self._store.turn(f"sensor {sensor}")

    def open_event(self, sensor: int) -> OpenEvent | None:
        """The open event to which alarms of a sensor belong, the newest of several."""
        newest = "WHERE n.id = :sensor ORDER BY e.reported_at DESC, e.event_id DESC LIMIT 1"
        return self._event(words(_EVENT, self._events, newest), {"sensor": sensor})

    def event_of(self, alarm: SensorAlarm) -> OpenEvent | None:
        """The open event to which an alarm is tied."""
        its = "WHERE n.id = :sensor AND e.alarm_id = :alarm"
        return self._event(words(_EVENT, self._events, its), {"sensor": alarm.sensor, "alarm": alarm.id})

    def join(self, alarm: int, event: int, facts: Mapping[str, object]) -> bool:
        """Tie an alarm to an open event that the account does not see, and raise that to ``facts`` where it is lower.

        Returns whether it was raised.
        """
        given = {"alarm": alarm, "event": event, **{name: facts.get(name) for name in PRECEDENCE}}
        return self._store.query(_JOIN, given)[0]["raised"]

    def area_of(self, alarm: SensorAlarm, placed: int | None) -> int | None:
        """The area of an alarm's event: its place's, its own or its sensor's, the first one that the account sees."""
        areas = [area for area in (placed, alarm.area, alarm.sensor_area) if area is not None]
        if self._store.engine != "postgis":
            return areas[0] if areas else None
        seen = (area for area in areas if self._store.query(_SEES, {"area": area})[0]["seen"])
        return next(seen, None)

    def tie(self, alarm: int, event: int, *, seen: bool = False) -> None:
        """Say to which event an alarm belongs; ``seen``: a person says how grave that is, whatever the sensor says."""
        self._store.update("sensor_alarm", alarm, {"event_id": event, **({"state": "acknowledged"} if seen else {})})

    def of_event(self, event: int) -> list[TiedAlarm]:
        """The alarms that are tied to an event, the first one first."""
        return [TiedAlarm(**row) for row in self._store.query(_OF_EVENT, {"event": event}, types=_INSTANTS)]

    def place(self, alarm: SensorAlarm) -> bytes | None:
        """Where a sensor is, as WKB in the store's CRS; None for one that lies nowhere."""
        return self._store.read("sensor", ["geom"], where={"id": alarm.sensor})["geom"][0]

    def building(self, alarm: SensorAlarm) -> tuple[str, bytes | None]:
        """What the building of a sensor is called, and its shape as WKB; "" and None for one in the open."""
        found = self._store.read("building", ["name", "code", "geom"], where={"id": alarm.building})
        rows = list(zip(*found.values(), strict=True)) if alarm.building is not None else []
        return (rows[0][0] or rows[0][1] or "", rows[0][2]) if rows else ("", None)

    def _alarm(self, statement: str, params: Mapping[str, object]) -> SensorAlarm | None:
        rows = self._store.query(statement, params, types=_INSTANTS)
        return SensorAlarm(**rows[0]) if rows else None

    def _event(self, statement: str, params: Mapping[str, object]) -> OpenEvent | None:
        rows = self._store.query(statement, params)
        return OpenEvent(**{**rows[0], "seen": bool(rows[0]["seen"])}) if rows else None
