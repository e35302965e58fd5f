"""An exercise as it plays: the beats of its scenario become events and readings, responders move along the streets."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from ...domain.events.scenario import Beat, Scenario, load_scenario, timeline
from ...domain.uid import new_uid
from ...services import clock
from ...services.coordinates import LocalMetres
from ...services.geos import shapely
from ...services.paths import RESOURCES
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.loop.events import Events
from ..crews import crew_now
from ..sensor_events import enter_alarms
from .places import require_exercise

FOLDER = RESOURCES / "exercise"
_WALK, _DRIVE = 4.5 / 3.6, 30 / 3.6  # metres a second
_STEP = 10.0  # seconds between positions
_LOOKED_AT = 2000  # objects of a table of which one is drawn
_NAMES = {"building": ("address", "name"), "road": ("name",), "facility": ("name",), "sensor": ("name",),
          "component": ("name", "code")}  # fmt: skip


def scenarios() -> dict[str, Scenario]:
    """The shipped scenarios by code, the quiet ones first. Raises DomainError for a file that is wrong."""
    found = [load_scenario(path) for path in FOLDER.glob("*.json")]
    return {scenario.code: scenario for scenario in sorted(found, key=lambda one: (one.an_hour, one.code))}


def find_scenario(name: str) -> Scenario:
    """A shipped scenario by its code, or one from a file. Raises DomainError or StoreError."""
    shipped = scenarios()
    if name in shipped:
        return shipped[name]
    if not Path(name).is_file():
        raise StoreError(tr("There is no scenario {name}.").format(name=name))
    return load_scenario(Path(name))


@dataclass
class Told:
    """What an exercise has done: events and alarms by id with their minute, and how many positions it wrote."""

    events: list[tuple[float, int, str]] = field(default_factory=list)
    alarms: int = 0
    positions: int = 0


class Exercise:
    """A scenario in a store marked as an exercise; ``play`` it on from minute to minute. Raises StoreError elsewhere.

    What happens carries the instant at which it is played. Where nobody keeps the desk then, invented people do. The
    same seed gives the same script and places.
    """

    def __init__(self, store: Store, scenario: Scenario, seed: int = 1, rate: float = 1.0):
        require_exercise(store)
        self._store, self.scenario = store, scenario
        self._events = Events(store)
        self._draw = np.random.default_rng(seed)
        self._beats = timeline(scenario, seed, rate)
        self._objects: dict[tuple[str, str], list[tuple]] = {}
        self._next = 0
        self._minute = 0.0
        self._begun = False
        # With numbers of its own: how often it walks depends on the computer, the script must not.
        self._patrol = _Patrol(store, np.random.default_rng((seed, 1))) if scenario.responders else None
        self.told = Told()

    @property
    def over(self) -> bool:
        """Whether the scenario has been played to its end."""
        return self._minute >= self.scenario.minutes

    @property
    def minute(self) -> float:
        """How far the scenario has been played."""
        return self._minute

    def play(self, minute: float, say: Callable[[str], object] = lambda _text: None) -> None:
        """Play up to ``minute``; ``say`` hears a sentence for each event. Each beat is a transaction of its own."""
        if not self._begun:
            self._begun = True
            crew_now(self._store)
        minute = min(minute, float(self.scenario.minutes))
        while self._next < len(self._beats) and self._beats[self._next].minute <= minute:
            beat = self._beats[self._next]
            self._next += 1
            self._take(beat, say)
        if self._patrol is not None and minute > self._minute:
            self.told.positions += self._patrol.walk((minute - self._minute) * 60)
        self._minute = max(self._minute, minute)

    def _take(self, beat: Beat, say: Callable[[str], object]) -> None:
        if beat.kind == "reading":
            self._read(beat, say)
            return
        name, shape = self._place(beat.place["use"], beat.place.get("kind", ""))
        values = {**beat.values, "title": str(beat.values["title"]).format(place=name), "address": name, "geom": shape}
        key = self._events.report(values)
        self.told.events.append((beat.minute, key, values["title"]))
        say(values["title"])

    def _place(self, table: str, kind: str) -> tuple[str, bytes | None]:
        """An object of a table, drawn: what it is called, and a point on it (WKB)."""
        if (table, kind) not in self._objects:
            columns = [*_NAMES[table], "geom"]
            where = {"kind": kind} if kind else None
            found = self._store.read(table, columns, where=where)
            rows = [
                (next((str(text) for text in texts if text), ""), geom)
                for *texts, geom in zip(*found.values(), strict=True)
                if geom is not None
            ]
            named = [row for row in rows if row[0]] or rows
            if len(named) > _LOOKED_AT:
                named = [named[int(one)] for one in self._draw.choice(len(named), _LOOKED_AT, replace=False)]
            self._objects[table, kind] = named
        rows = self._objects[table, kind]
        if not rows:
            return "", None
        name, geom = rows[int(self._draw.integers(len(rows)))]
        shape = shapely.from_wkb(geom)
        point = shapely.line_interpolate_point(shape, 0.5, normalized=True) if table == "road" else shape
        point = point if shapely.get_type_id(point) == 0 else shapely.point_on_surface(point)
        return name, shapely.to_wkb(point)

    def _read(self, beat: Beat, say: Callable[[str], object]) -> None:
        """A reading of a sensor of the metric, and the alarm of its rule, which enters as in a window."""
        metric, value = str(beat.values["metric"]), float(beat.values["value"])
        found = self._store.read("sensor", ["id", "number", "rule", "area_id"], where={"metric": metric})
        if not found["id"]:
            return
        row = int(self._draw.integers(len(found["id"])))
        key, number, rule, area = (values[row] for values in found.values())
        now = clock.utc_now()
        limits = [(int(one["level"]), float(one["value"])) for one in (rule or {}).get("limits", ())]
        passed = [level for level, limit in limits if value > limit]
        with self._store.transaction():
            self._store.load("reading", {"source": [number], "at": [now], "value": [value]}, key=("source", "at"))
            if passed:
                self._store.insert(
                    "sensor_alarm",
                    {"uid": new_uid(), "sensor_id": key, "state": "active", "level": min(passed), "value": value,
                     "since": now, "area_id": area},
                )  # fmt: skip
        if passed:
            self.told.alarms += 1
            for event, _number, title in enter_alarms(self._store).made:
                self.told.events.append((beat.minute, event, title))
                say(title)


class _Patrol:
    """Responders who walk or drive along the streets, from where they were last or from anywhere."""

    def __init__(self, store: Store, draw: np.random.Generator):
        self._store, self._draw = store, draw
        roads = store.read("road", ["geom"])["geom"]
        lines = shapely.get_parts(shapely.from_wkb(np.array(roads, dtype=object))) if roads else np.empty(0, object)
        found = store.read("responder", ["number", "kind", "active"], order_by=["id"])
        self._who = [
            (number, _DRIVE if kind == "vehicle" else _WALK)
            for number, kind, active in zip(*found.values(), strict=True)
            if active
        ]
        self._at: list[tuple[int, float, int]] = []  # line, metres along it, direction
        self._owed = _STEP  # seconds since the last position: they are seen as soon as it begins
        if not len(lines) or not self._who:
            self._who = []
            return
        self._plane = LocalMetres(store.crs, shapely.total_bounds(lines))
        self._lines = self._plane.to_metres(lines)
        self._lengths = shapely.length(self._lines)
        ends = np.concatenate((shapely.get_point(self._lines, 0), shapely.get_point(self._lines, -1)))
        self._ends, self._tree = ends, shapely.STRtree(ends)
        for _ in self._who:
            line = int(draw.integers(len(self._lines)))
            self._at.append((line, float(draw.uniform(0, self._lengths[line])), 1))

    def walk(self, seconds: float) -> int:
        """Move everybody on and write where they are, every ten seconds up to now; returns the positions written.

        Less than that is added up until it is as much.
        """
        self._owed += seconds
        steps = int(self._owed // _STEP)
        self._owed -= steps * _STEP
        if not self._who or not steps:
            return 0
        now = clock.utc_now()
        sources, instants, points, speeds = [], [], [], []
        for place, (number, pace) in enumerate(self._who):
            for step in range(steps):
                self._at[place] = self._on(*self._at[place], pace * _STEP)
                line, along, _ = self._at[place]
                sources.append(number)
                instants.append(_instant(now, steps - 1 - step))
                points.append(shapely.line_interpolate_point(self._lines[line], along))
                speeds.append(round(pace * 3.6, 1))
        shapes = self._plane.from_metres(np.array(points, dtype=object))
        columns = {"source": sources, "at": instants, "speed": speeds, "accuracy": [8.0] * len(sources),
                   "origin": ["exercise"] * len(sources), "geom": shapely.to_wkb(shapes).tolist()}  # fmt: skip
        return self._store.load("position", columns, key=("source", "at")).inserted

    def _on(self, line: int, along: float, direction: int, metres: float) -> tuple[int, float, int]:
        """So many metres on; at the end of a street into one that begins or ends there, else back."""
        while True:
            left = self._lengths[line] - along if direction > 0 else along
            if metres <= left or left + self._lengths[line] < 1e-6:
                return line, along + direction * min(metres, left), direction
            metres -= left
            end = self._ends[line + (len(self._lines) if direction > 0 else 0)]
            meeting = self._tree.query(end, predicate="dwithin", distance=0.5)
            ways = [int(one) for one in meeting if int(one) % len(self._lines) != line]
            if not ways:
                along, direction = (float(self._lengths[line]), -1) if direction > 0 else (0.0, 1)
                continue
            way = ways[int(self._draw.integers(len(ways)))]
            line = way % len(self._lines)
            along, direction = (0.0, 1) if way < len(self._lines) else (float(self._lengths[line]), -1)


def _instant(now: datetime, steps_before: int) -> datetime:
    return now - timedelta(seconds=_STEP * steps_before)
