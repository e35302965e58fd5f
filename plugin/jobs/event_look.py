"""What the panel 事件 shows of one event, put together; and its next step with what was filled in for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ..domain.blank import is_blank
from ..domain.coordinates import convert
from ..domain.events.todo import main_action
from ..domain.events.workflow import Transition, Workflow
from ..services import clock
from ..services.coordinates import LocalMetres, to_degrees
from ..services.geos import shapely
from ..store import Store, StoreError
from ..store.access import Account
from ..store.loop.deadlines import Deadlines, handling_deadline
from ..store.loop.event_details import EventFacts, read_facts, residents_of
from ..store.loop.events import Events, Step
from ..store.loop.parties import Party, read_parties
from ..store.media import hash_of
from .attach.files import attach_files, told
from .attach.objects import Places, titles

"""Requirements that are files; each is the kind under which they are attached."""

NEARBY = ("camera", "component")
_MOST_NEARBY = 30
_DUE = ("event_type", "urgency", "display_level", "milestone", "due_at", "due_given", "deadlines")


@dataclass(frozen=True)
class EventLook:
    """An event, what was done with it, and what the account may do now; ``main`` is the action that comes first.

    ``provisional``: its deadline counts days of which it is not announced yet whether they are worked;
    ``handling_due``: until when it has to be handled, None where that is not said.
    """

    facts: EventFacts
    workflow: Workflow
    steps: Sequence[Step]
    actions: Sequence[Transition]
    main: Transition | None
    departments: Mapping[str, str] = field(default_factory=dict)
    """The departments that assist, by the codes that stand in the steps."""
    provisional: bool = False
    handling_due: datetime | None = None
    parties: Sequence[Party] = ()

    @property
    def seq(self) -> int:
        """The last step that is seen here."""
        return self.steps[-1].seq


@dataclass(frozen=True)
class Nearby:
    """A thing near an event: its table, id and title, how far it is, and its shape as WKB in the store's CRS."""

    table: str
    id: int
    title: str
    metres: float
    shape: bytes | None


@dataclass(frozen=True)
class Surroundings:
    """What lies within some metres of an event; ``residents`` is the ordinary number of those who live there.

    ``things`` are the nearest of each kind, ``counts`` how many there are, by their tables.
    """

    metres: float
    residents: int
    buildings: int
    things: Sequence[Nearby]
    counts: Mapping[str, int]


@dataclass
class Answer:
    """What was filled in for a step.

    ``photos`` has for each kind of photo files to be attached (paths) and attached ones (SHA-256); ``position`` is
    longitude and latitude in degrees of ``coordinates``, ``accuracy`` how sure it is in metres, None where nobody
    knows; ``assisting`` are codes of departments, ``main_event`` a uid, ``new_deadline`` an aware instant.
    """

    note: str = ""
    photos: Mapping[str, Sequence[Path | str]] = field(default_factory=dict)
    position: tuple[float, float] | None = None
    coordinates: str = "wgs84"
    accuracy: float | None = None
    department: int | None = None
    assisting: Sequence[str] = ()
    main_event: str = ""
    rating: str = ""
    new_deadline: datetime | None = None


def look_at_event(store: Store, event: int, account: Account) -> EventLook:
    """Read an event and what may be done with it; raises StoreError when it is not there."""
    events = Events(store)
    facts = read_facts(store, event, account)
    workflow = events.workflow(facts.row.workflow)
    actions = events.actions(event)
    steps = events.history(event)
    due = {name: values[0] for name, values in store.read("event", _DUE, where={"id": event}).items()}
    provisional = facts.row.closed_at is None and Deadlines(store).are_provisional([(due, steps[-1].at)])[0]
    codes = sorted({str(code) for step in steps for code in (step.evidence or {}).get("assist") or ()})
    found = store.read("department", ["code", "name"], where={"code": codes})
    names = dict(zip(*found.values(), strict=True))
    main, due_then = main_action(workflow, actions), handling_deadline(due)
    parties = read_parties(store, event)
    return EventLook(facts, workflow, steps, actions, main, names, provisional, due_then, parties)


def look_around(store: Store, place: bytes, metres: float) -> Surroundings:
    """Read what lies within some metres of a place (WKB in the store's CRS)."""
    point = shapely.from_wkb(place)
    x, y = point.x, point.y
    bbox = _around(store, x, y, metres)
    houses = [key for key, _ in Places(store, "building", bbox=bbox).nearest(x, y, metres)]
    things, counts = [], {}
    for table in NEARBY:
        near = Places(store, table, bbox=bbox).nearest(x, y, metres)
        counts[table] = len(near)
        near = near[:_MOST_NEARBY]
        if not near:
            continue
        keys = [key for key, _ in near]
        named = titles(store, table, keys)
        shapes = store.read(table, ["id", "geom"], where={"id": keys})
        shape_of = dict(zip(shapes["id"], shapes["geom"], strict=True))
        things += [Nearby(table, key, named.get(key, str(key)), far, shape_of.get(key)) for key, far in near]
    return Surroundings(metres, residents_of(store, houses), len(houses), things, counts)


def take_step(store: Store, event: int, action: str, seq: int, answer: Answer, uid: str) -> int:
    """Attach the files that were chosen, take the step and return its seq; raises what `store.loop.events` raises.

    ``seq`` is the last step that was seen, ``uid`` makes a repeated call harmless. Files stay attached when the step is
    refused: they can be chosen again.
    """
    evidence: dict[str, object] = {}
    for word, files in answer.photos.items():
        if files:
            evidence[word] = _attached(store, event, word, files)
    if answer.position is not None:
        longitude, latitude = convert(*answer.position, answer.coordinates, "wgs84")
        evidence["position"] = {"longitude": round(float(longitude), 7), "latitude": round(float(latitude), 7)}
        if answer.accuracy is not None:
            evidence["position"]["accuracy"] = answer.accuracy
    for name, value in (("main_event", answer.main_event), ("rating", answer.rating)):
        if value:
            evidence[name] = value
    if answer.assisting:
        evidence["assist"] = list(answer.assisting)
    if answer.new_deadline is not None:
        evidence["new_deadline"] = clock.to_text(answer.new_deadline)
    return Events(store).take_step(
        event, action, expected_seq=seq, note=None if is_blank(answer.note) else answer.note.strip(), evidence=evidence,
        department_id=answer.department, uid=uid,
    )  # fmt: skip


def was_taken(store: Store, event: int, uid: str) -> bool:
    """Whether a step was taken whose answer was lost."""
    return bool(store.read("event_step", ["seq"], where={"event_id": event, "uid": uid})["seq"])


def degrees_of(store: Store, place: bytes) -> tuple[float, float]:
    """Longitude and latitude (WGS 84) of a point given as WKB in the store's CRS."""
    moved = to_degrees(store.crs)(shapely.points([shapely.get_coordinates(shapely.from_wkb(place))[0]]))
    x, y = shapely.get_coordinates(moved)[0]
    return float(x), float(y)


def _attached(store: Store, event: int, kind: str, files: Sequence[Path | str]) -> list[str]:
    """The SHA-256 of files that belong to the event, those that are new attached under a kind."""
    new = [one for one in files if isinstance(one, Path)]
    if new:
        left_out = [one for one in attach_files(store, "event", event, new, kind=kind) if one.result == "left_out"]
        if left_out:
            raise StoreError(told(left_out))
    return list(dict.fromkeys(hash_of(one) if isinstance(one, Path) else one for one in files))


def _around(store: Store, x: float, y: float, metres: float) -> tuple[float, float, float, float]:
    wide, high = metres / LocalMetres(store.crs, (x, y, x, y)).scale
    return x - wide, y - high, x + wide, y + high
