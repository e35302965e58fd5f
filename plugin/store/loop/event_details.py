"""One event with what belongs to it, read for a person who looks at it, and what may be chosen for its next step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ...services.translation import language, tr
from ..access import Account
from ..errors import StoreError
from ..store import Store
from ..workflows import RATINGS, STATES, code_names
from .event_list import EventFilter, EventList, EventRow
from .sensor_events import SensorAlarms, TiedAlarm

_FACTS = (
    "SELECT e.id, e.uid, e.description, e.urgency, e.grade, e.warning_colour, e.milestone, e.merged_into_id,"
    " e.component_id, e.area_id, a.path AS area_path, c.code AS component_code, c.name AS component_name"
    " FROM event AS e LEFT JOIN area AS a ON a.id = e.area_id LEFT JOIN component AS c ON c.id = e.component_id"
    " WHERE e.id = :id"
)
_AREAS = "SELECT name FROM area WHERE any_of(id, :ids) ORDER BY length(path)"
_DEPARTMENTS = (
    "SELECT d.name, h.part FROM event_department AS h JOIN department AS d ON d.id = h.department_id"
    " WHERE h.event_id = :id AND h.until_seq IS NULL ORDER BY h.part DESC, d.name"
)
_MERGED = "SELECT id, number, title FROM event WHERE merged_into_id = :id ORDER BY number"
# What it was merged into may have been merged itself: who has it now is at the end.
_MAIN = (
    "WITH RECURSIVE chain (id, place) AS (SELECT merged_into_id, 1 FROM event WHERE id = :id UNION ALL"
    " SELECT e.merged_into_id, place + 1 FROM chain JOIN event AS e ON e.id = chain.id"
    " WHERE e.merged_into_id IS NOT NULL AND place < 100)"
    " SELECT e.id, e.number, e.title FROM chain JOIN event AS e ON e.id = chain.id ORDER BY place DESC LIMIT 1"
)
_RESIDENTS = "SELECT coalesce(sum(residents), 0) AS residents FROM building_summary WHERE any_of(id, :ids)"
# By the view alone: whoever takes a step may see where a responder is, and not where one has been.
_SINCE = " FROM responder_last_position WHERE age_minutes <= :minutes ORDER BY age_minutes, name LIMIT :most"
_LAST_POSITIONS = {
    "postgis": "SELECT name, at, age_minutes, accuracy, ST_AsBinary(geom) AS place" + _SINCE,
    "gpkg": "SELECT name, at, age_minutes, accuracy, ST_AsBinary(GeomFromGPB(geom)) AS place" + _SINCE,
}
_MOST_RESPONDERS = 40
_OLDEST_POSITION = 60  # minutes


@dataclass(frozen=True)
class Linked:
    """Another event that this one was merged into, or that was merged into it."""

    id: int
    number: str
    title: str


@dataclass(frozen=True)
class EventFacts:
    """An event as it is looked at: its row of the list and what stands beside it.

    ``more`` are further columns of its row; ``areas`` the names of the areas it lies in, the largest first;
    ``lead`` and ``assisting`` departments by name; ``place`` a WKB point in the store's CRS, None without one. ``main``
    is the event that has this one now: the last, where that one was merged, too. ``alarms`` are those
    of sensors that are tied to it.
    """

    row: EventRow
    uid: str
    more: Mapping[str, object]
    areas: Sequence[str]
    lead: str
    assisting: Sequence[str]
    main: Linked | None
    merged: Sequence[Linked]
    place: bytes | None
    alarms: Sequence[TiedAlarm] = ()


@dataclass(frozen=True)
class Chosen:
    """Something that may be chosen: its key, its code and its name."""

    id: int
    code: str
    name: str


@dataclass(frozen=True)
class LastPosition:
    """Where a responder was last: ``place`` is a WKB point in the store's CRS, ``metres`` how sure it is, if known."""

    name: str
    at: datetime
    minutes: int
    place: bytes
    metres: float | None


def read_facts(store: Store, event: int, account: Account) -> EventFacts:
    """Read an event; raises StoreError when it is not there or not this account's to see."""
    rows = store.query(_FACTS, {"id": event})
    found = EventList(store, account).rows([event])
    if not rows or not found:
        raise StoreError(tr("The event is not there, or belongs to another area."), event=event)
    more = rows[0]
    path = [int(part) for part in (more["area_path"] or "").split("/") if part]
    areas = [row["name"] for row in store.query(_AREAS, {"ids": path})] if path else []
    having = store.query(_DEPARTMENTS, {"id": event})
    main = [Linked(**row) for row in store.query(_MAIN, {"id": event})]
    return EventFacts(
        found[event],
        more["uid"],
        more,
        areas,
        next((row["name"] for row in having if row["part"] == "lead"), found[event].department or ""),
        [row["name"] for row in having if row["part"] == "assist"],
        main[0] if main else None,
        [Linked(**row) for row in store.query(_MERGED, {"id": event})],
        place_of_event(store, event),
        SensorAlarms(store).of_event(event),
    )


def place_of_event(store: Store, event: int) -> bytes | None:
    """Where an event is, as WKB in the store's CRS; None without a place."""
    return next(iter(store.read("event", ["geom"], where={"id": event})["geom"]), None)


def open_events(store: Store, account: Account, text: str, without: int, most: int = 20) -> list[EventRow]:
    """Open events that have a text in their number, title or address, the latest first."""
    events = EventList(store, account)
    rows = events.rows(events.first(EventFilter(text=text, open=True), most=most + 1))
    return sorted((row for key, row in rows.items() if key != without), key=lambda row: row.number, reverse=True)[:most]


def ratings(store: Store) -> list[tuple[str, str, bool]]:
    """The ratings of an evaluation: code, name in the user's language, and whether it is one of dissatisfaction."""
    name = "name_" + language()
    found = store.read("code_item", ["code", name, "extra"], where={"list": RATINGS, "active": True}, order_by=["sort"])
    return [
        (code, text, bool((extra or {}).get("dissatisfied"))) for code, text, extra in zip(*found.values(), strict=True)
    ]


def last_positions(store: Store, minutes: int = _OLDEST_POSITION) -> list[LastPosition]:
    """Where responders were within the last minutes, the freshest first."""
    asked = {"minutes": minutes, "most": _MOST_RESPONDERS}
    rows = store.query(_LAST_POSITIONS[store.engine], asked, types={"at": "instant", "place": "bytes"})
    return [
        LastPosition(row["name"], row["at"], int(row["age_minutes"]), row["place"], row["accuracy"])
        for row in rows
        if row["place"] is not None
    ]


def residents_of(store: Store, buildings: Sequence[int]) -> int:
    """How many people live in some buildings today: the ordinary number, whatever the account may see of them."""
    return store.query(_RESIDENTS, {"ids": list(buildings)})[0]["residents"] if buildings else 0


def filter_choices(store: Store) -> dict[str, list[tuple[object, str]]]:
    """What lists can be filtered by, as (value, name in the user's language): states, types, grids, departments."""
    name = "name_" + language()
    types = store.read("event_type", ["code", "parent_code", name, "active"], order_by=["code", "id"])
    kinds = {
        code: ("\u3000" if parent else "") + f"{code} {text}"
        for code, parent, text, active in zip(*types.values(), strict=True)
        if active
    }
    grids = store.read("grid", ["id", "name", "valid_to"], order_by=["code"])
    having = store.read("department", ["id", "name"], order_by=["name"])
    return {
        "states": list(code_names(store, STATES).items()),
        "types": list(kinds.items()),
        "grids": [(key, text) for key, text, end in zip(*grids.values(), strict=True) if end is None],
        "departments": list(zip(*having.values(), strict=True)),
    }
