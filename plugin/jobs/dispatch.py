"""Who should go: responders with their road times to an event, in the order that is data; and sending them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ..domain.events import dispatch as rules
from ..domain.events.dispatch import Candidate, Plan, Requirement, Rules, Unit
from ..network import MAX_POINT_DISTANCE
from ..network.layer_reader import measure_of
from ..network.network import RoadNetwork
from ..network.opening import open_network
from ..network.routes import Ways
from ..network.search import Search
from ..network.store_reader import StoreRoads, closures
from ..services import clock
from ..services.geos import shapely
from ..services.translation import named, tr
from ..store import Store, StoreError
from ..store.city_files import DISPATCH, read_city_file
from ..store.loop.dispatch import Dispatch, Goal, Pick

_TOLERANCE = 0.0
_MINUTES = 60.0


def dispatch_rules(store: Store) -> Rules:
    """The rules that hold in a store: the city's own, else those of resources/dispatch. Raises StoreError."""
    return read_city_file(store, DISPATCH)


class NoRoads(StoreError):
    """The store has no road on which one could travel like this."""


class Networks:
    """The road networks of one store by profile, kept while its roads stay as they are. Used from many threads."""

    def __init__(self, store: Store):
        self._store = store
        self._open: dict[str, RoadNetwork] = {}
        self._lock = Lock()

    def network(self, profile: str) -> RoadNetwork:
        """The network of a profile, opened or built when it is first asked for. Raises NoRoads."""
        with self._lock:
            if profile not in self._open:
                crs = QgsCoordinateReferenceSystem(self._store.crs)
                source = StoreRoads(self._store, profile)
                try:
                    opened = open_network(source, measure_of(crs, "NONE"), _TOLERANCE)
                except ValueError as error:
                    raise NoRoads(tr("The database has no roads: who is nearest cannot be told.")) from error
                opened.network.locate(np.zeros((1, 2)))  # builds the tree of edges, which every search needs
                self._open[profile] = opened.network
            return self._open[profile]

    @property
    def is_open(self) -> bool:
        """Whether a network is there, so that nothing is to be built."""
        return bool(self._open)

    def forget(self) -> None:
        """The roads have changed."""
        with self._lock:
            self._open.clear()


@dataclass(frozen=True)
class Ranked:
    """The candidates of one requirement; ``route`` draws the way of one of them, WKB in the store's CRS or None.

    ``inside``: the event itself lies in a closed or dangerous area, which is entered therefore. ``unmeasured``: why
    nobody's way is known, of `domain.events.dispatch.UNMEASURED`, "" where ways are.
    """

    requirement: Requirement
    candidates: tuple[Candidate, ...]
    route: Callable[[int], bytes | None]
    inside: bool
    unmeasured: str = ""


def candidates(
    store: Store,
    network: RoadNetwork | None,
    event: int,
    requirement: Requirement,
    at: datetime | None = None,
    zones: Sequence[bytes] = (),
) -> Ranked:
    """The responders that suit a requirement, in its order, with road times from where they were last.

    The closures of the moment and ``zones`` (WKB polygons in the store's CRS) are kept out of; who was sent to the
    event already is not offered: see `Dispatch.sent`. Of an event without a place, and without a network, they come
    without times: somebody has to go there all the same. Raises StoreError.
    """
    at = at or clock.utc_now()
    desk = Dispatch(store)
    goal = desk.goal(event)
    sent = desk.sent(event)
    rows = [row for row in desk.responders(requirement.kinds, at) if row["id"] not in sent]
    units = [_unit(row, goal, at) for row in rows]
    kept = [place for place, unit in enumerate(units) if rules.suits(unit, requirement)]
    units, shapes = [units[place] for place in kept], [rows[place]["geom"] for place in kept]
    if goal.geom is None or network is None:
        why = "no_place" if goal.geom is None else "no_roads"
        units = [replace(unit, barred=why) for unit in units]
        return Ranked(requirement, tuple(rules.rank(requirement, units)), lambda _key: None, False, why)
    points = shapely.from_wkb(np.array(shapes, dtype=object))
    xy = np.column_stack((shapely.get_x(points), shapely.get_y(points))).reshape(-1, 2)
    avoided = _avoided(store, requirement.profile, at, zones)
    ways = _Roads(network, goal, xy, avoided)
    units = [
        replace(unit, minutes=minutes, metres=metres, barred=barred)
        for unit, (minutes, metres, barred) in zip(units, ways.numbers(), strict=True)
    ]
    places = {unit.id: place for place, unit in enumerate(units)}
    return Ranked(requirement, tuple(rules.rank(requirement, units)), lambda key: ways.line(places[key]), ways.inside)


def propose(needs: Sequence[tuple[str, int]], ranked: Mapping[str, Ranked]) -> Plan:
    """Who is proposed for what an event needs, (code of a requirement, count); see `domain.events.dispatch.plan`."""
    found = {code: one.candidates for code, one in ranked.items()}
    return rules.plan([(ranked[code].requirement, count) for code, count in needs], found)


def assign(store: Store, event: int, chosen: Sequence[Candidate], note: str = "") -> list[int]:
    """Send candidates to an event with a task, and return the assignments' ids; see `Dispatch.assign`."""
    desk = Dispatch(store)
    goal = desk.goal(event)
    picks = [
        Pick(
            one.unit.id,
            one.unit.name,
            one.unit.number,
            one.requirement,
            one.unit.minutes,
            one.unit.metres,
            [
                *({"code": reason.code, **reason.params} for reason in one.reasons),
                *([{"lost": one.lost.code, **one.lost.params}] if one.lost else []),
                {"rank": one.rank},
            ],
            one.unit.status,
            one.unit.open,
        )
        for one in chosen
    ]
    body = "\n".join(part for part in (goal.title, goal.address, note.strip()) if part)
    return desk.assign(event, picks, f"{goal.number} {goal.title}", body)


def reason_text(reason: rules.Reason) -> str:
    """A reason in the user's words."""
    return tr(rules.REASONS[reason.code]).format(**reason.params)


def shortfall_text(shortfall: rules.Shortfall) -> str:
    """What is missing, and what keeps the others back."""
    text = tr("{count} missing: {name}").format(count=shortfall.missing, name=named(shortfall.requirement))
    held = [tr(_HELD[name]).format(count=count) for name, count in shortfall.others.items()]
    return tr("{text} ({others})").format(text=text, others=tr(", ").join(held)) if held else text


_HELD = {
    "reachable": "{count} without a way",
    "fresh": "{count} with an old position",
    "on_duty": "{count} off duty",
    "rested": "{count} resting",
    "workload": "{count} busy",
    "measured": "{count} to be ticked by hand",
}


class _Roads:
    """The ways of many to one place. Areas in which the place itself lies are entered: that is where they are sent."""

    def __init__(self, network: RoadNetwork, goal: Goal, xy: np.ndarray, avoided: np.ndarray):
        point = shapely.from_wkb(goal.geom)
        place = network.locate(shapely.get_coordinates(point), MAX_POINT_DISTANCE)
        around = [point, shapely.Point(*place.xy[0])] if place.edge[0] >= 0 else [point]
        within = np.array([bool(shapely.intersects(shape, around).any()) for shape in avoided], dtype=bool)
        self.inside = bool(within.any())
        avoided = avoided[~within] if len(avoided) else avoided
        self._known = np.isfinite(xy).all(axis=1)
        self._positions = network.locate(xy, MAX_POINT_DISTANCE)
        costs = network.costs("fastest", avoided if len(avoided) else None)
        self._closed = np.zeros(len(xy), dtype=bool)
        if len(avoided):
            standing = np.isfinite(self._positions.xy).all(axis=1)
            here = shapely.points(self._positions.xy[standing])
            self._closed[standing] = shapely.intersects(shapely.union_all(avoided), here)
        self._ways = Ways(network, Search(costs), place, self._positions, len(xy)) if place.edge[0] >= 0 else None

    def numbers(self) -> list[tuple[float | None, float | None, str]]:
        """Minutes, metres, and what bars the way where there is none."""
        if self._ways is None:
            return [(None, None, "no_way")] * len(self._known)
        found = []
        for row, (hours, metres) in enumerate(zip(self._ways.cost.tolist(), self._ways.metres().tolist(), strict=True)):
            if np.isfinite(hours):
                found.append((hours * _MINUTES, metres, ""))
            elif not self._known[row]:
                found.append((None, None, "no_position"))
            elif self._positions.edge[row] < 0:
                found.append((None, None, "far"))
            else:
                found.append((None, None, "avoided" if self._closed[row] else "no_way"))
        return found

    def line(self, row: int) -> bytes | None:
        """The way of one as WKB, None where there is none."""
        if self._ways is None or not np.isfinite(self._ways.cost[row]):
            return None
        return shapely.to_wkb(shapely.linestrings(self._ways.route(row)[1]))


def _unit(row: dict, goal: Goal, at: datetime) -> Unit:
    return Unit(
        row["id"],
        row["number"],
        row["name"],
        row["kind"],
        row["worker_kind"],
        row["department_id"],
        row["department"],
        row["grid_code"],
        rules.split_skills(row["skills"]),
        row["status"],
        row["on_shift"],
        _minutes(row["at"], at),
        row["open"],
        _minutes(row["ended_at"], at),
        bool(goal.grid_code) and row["grid_code"] == goal.grid_code,
        goal.department_id is not None and row["department_id"] == goal.department_id,
    )


def _minutes(then: datetime | None, now: datetime) -> float | None:
    return None if then is None else max(0.0, (now - then).total_seconds() / 60)


def _avoided(store: Store, profile: str, at: datetime, zones: Sequence[bytes]) -> np.ndarray:
    shapes = shapely.from_wkb(np.array([*closures(store, profile, at), *zones], dtype=object))
    return shapes[~shapely.is_missing(shapes)] if len(shapes) else shapes
