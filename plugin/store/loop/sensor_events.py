"""Alarms of sensors 感知设备, the events that they belong to, and from which level on they become events."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

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
    " s.number, s.name, s.metric, s.unit, s.building_id AS building, b.address, coalesce(a.area_id, s.area_id) AS area"
    " FROM sensor_alarm AS a JOIN sensor AS s ON s.id = a.sensor_id LEFT JOIN building AS b ON b.id = s.building_id"
)
_STANDS = "a.state IN ('active', 'acknowledged') AND a.cleared_at IS NULL AND a.event_id IS NULL"
# One of a sensor whose event is open belongs there, however harmless it is.
_TO_ENTER = words(
    "SELECT a.id FROM sensor_alarm AS a JOIN sensor AS s ON s.id = a.sensor_id WHERE s.active AND",
    _STANDS,
    "AND (a.level <= :level OR EXISTS (SELECT 1 FROM sensor_alarm AS o JOIN event AS e ON e.id = o.event_id"
    " WHERE o.sensor_id = a.sensor_id AND e.closed_at IS NULL)) ORDER BY a.level, a.since, a.id",
)
_OF_SENSOR = words(_ALARM, "WHERE a.sensor_id = :sensor AND", _STANDS, "ORDER BY a.level, a.since, a.id LIMIT 1")
_ONE = words(_ALARM, "WHERE a.id = :alarm")
# What a sensor's event was merged into goes on for it.
_OPEN = (
    "WITH RECURSIVE chain (id, place) AS (SELECT event_id, 0 FROM sensor_alarm WHERE sensor_id = :sensor"
    " AND event_id IS NOT NULL UNION SELECT e.merged_into_id, place + 1 FROM chain JOIN event AS e ON e.id = chain.id"
    " WHERE e.merged_into_id IS NOT NULL AND place < 100)"
    " SELECT e.id, e.display_level AS level FROM chain JOIN event AS e ON e.id = chain.id WHERE e.closed_at IS NULL"
    " ORDER BY e.reported_at DESC, e.id DESC LIMIT 1"
)
# An alarm that grew after it was tied. Whoever has lowered its event since has acknowledged it (sql/*/21_alarms.sql).
_GRAVER = (
    "SELECT a.id FROM sensor_alarm AS a JOIN event AS o ON o.id = a.event_id"
    " JOIN event AS e ON e.id = coalesce(o.merged_into_id, o.id) WHERE a.state = 'active' AND a.cleared_at IS NULL"
    " AND e.closed_at IS NULL AND a.level < e.display_level ORDER BY a.level, a.id"
)
_EVENT_OF = (
    "SELECT e.id, e.display_level AS level FROM sensor_alarm AS a JOIN event AS o ON o.id = a.event_id"
    " JOIN event AS e ON e.id = coalesce(o.merged_into_id, o.id) WHERE a.id = :alarm AND e.closed_at IS NULL"
)
_OF_EVENT = (
    "SELECT a.level, a.value, a.since, a.cleared_at, s.number, s.name, s.metric, s.unit FROM sensor_alarm AS a"
    " JOIN sensor AS s ON s.id = a.sensor_id WHERE a.event_id = :event ORDER BY a.since, a.id"
)
_INSTANTS = {"since": "instant", "cleared_at": "instant"}
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
    """An event that is not closed, and its display level."""

    id: int
    level: int


class SensorAlarms:
    """The alarms of a store's sensors that the account sees."""

    def __init__(self, store: Store):
        self._store = store

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

    def to_enter(self, level: int) -> list[int]:
        """Alarms that stand and belong to no event, up to a level; of sensors that have an open event, of any level."""
        return [row["id"] for row in self._store.query(_TO_ENTER, {"level": level})]

    def graver(self) -> list[int]:
        """Alarms that are graver than the open event to which they are tied."""
        return [row["id"] for row in self._store.query(_GRAVER)]

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
        return self._event(_OPEN, {"sensor": sensor})

    def event_of(self, alarm: int) -> OpenEvent | None:
        """The open event to which an alarm is tied."""
        return self._event(_EVENT_OF, {"alarm": alarm})

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
        return OpenEvent(**rows[0]) if rows else None
