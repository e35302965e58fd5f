"""One building, room or person with all that hangs on it, read for a person who looks at it; residents masked.

Who counts where is said by the view current_residence alone.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...domain.dwelling import Resident, Room, name_in_estate
from ...services.translation import tr
from ..errors import StoreError
from ..store import Store
from ..trail import PERSON_ROLES

_BUILDING = (
    "SELECT b.id, b.code, b.name, b.address, b.road, b.door, b.estate, b.number, b.use_class, b.building_use,"
    " b.floors, b.basements, b.units, b.height, b.area_id, b.grid_code, b.outline, a.path AS area_path"
    " FROM building AS b LEFT JOIN area AS a ON a.id = b.area_id WHERE b.id = :id"
)
_AREAS = "SELECT id, name, path FROM area WHERE any_of(id, :ids) ORDER BY length(path)"
_GRIDS = (
    "SELECT g.id, g.code, g.name, g.level, m.conflict FROM grid_membership AS m JOIN grid AS g ON g.id = m.grid_id"
    " WHERE m.object_type = 'building' AND m.object_id = :id AND g.valid_from <= :today"
    " AND (g.valid_to IS NULL OR g.valid_to > :today) ORDER BY g.level, g.code"
)
_STAFF = (
    "SELECT name, worker_kind, phone FROM responder WHERE active AND kind = 'worker' AND any_of(grid_code, :codes)"
    " ORDER BY worker_kind, name LIMIT :most"
)
# One statement: the rooms and who is in them are of one moment, and every count is made of the same rows. Not a join
# of both, which SQLite would make by looking at all residents for each room.
_ROOMS = (
    "SELECT 0 AS person, r.id AS room_id, r.unit, r.floor, r.number, r.use_class, r.rental_use, r.hazard, r.area_m2,"
    " r.span, r.rise, {households} AS households, NULL AS stay_id, NULL AS person_id, NULL AS role,"
    " {no_date} AS valid_from, {no_instant} AS verified_at, NULL AS name_masked, NULL AS sex, NULL AS birth_year,"
    " NULL AS person_class, NULL AS household_id, NULL AS relation_to_head"
    " FROM room AS r WHERE r.building_id = :id"
)
_HOUSEHOLDS = "(SELECT count(*) FROM household AS h WHERE h.room_id = r.id)"
_RESIDENTS = (
    " UNION ALL SELECT 1, o.room_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
    " o.id, o.person_id, o.role, o.valid_from, o.verified_at, p.name_masked, p.sex, p.birth_year, p.person_class,"
    " p.household_id, p.relation_to_head"
    " FROM room AS q JOIN current_residence AS o ON o.room_id = q.id LEFT JOIN person AS p ON p.id = o.person_id"
    " WHERE q.building_id = :id"
)
_IN_ORDER = " ORDER BY person, room_id, stay_id"
_SUMMARY = "SELECT residents, households FROM building_summary WHERE id = :id"
_STAYS = (
    "SELECT o.id, o.person_id, o.room_id, o.role, o.lives_here, o.valid_from, o.valid_to, o.method, o.confidence,"
    " o.verified_at, o.source, o.note, p.name_masked, p.sex, p.birth_year, p.person_class, p.household_id,"
    " p.relation_to_head, r.unit, r.floor, r.number, r.use_class, r.building_id,"
    " (SELECT count(*) FROM current_residence AS c WHERE c.id = o.id AND c.person_id = o.person_id) AS counts"
    " FROM occupancy AS o JOIN room AS r ON r.id = o.room_id LEFT JOIN person AS p ON p.id = o.person_id WHERE "
)
_STAYS_ORDER = " ORDER BY o.valid_to IS NOT NULL, o.lives_here DESC, o.valid_from DESC, o.id"
_STAY_TYPES = {"lives_here": "boolean", "valid_from": "date", "valid_to": "date", "verified_at": "instant"}
_ORGANISATIONS = (
    "SELECT o.id, o.name, o.kind, o.address, o.hazardous, o.room_id, r.unit, r.floor, r.number FROM organisation AS o"
    " LEFT JOIN room AS r ON r.id = o.room_id WHERE o.building_id = :id"
    " OR o.room_id IN (SELECT id FROM room WHERE building_id = :id) ORDER BY o.name, o.id"
)
_PERSON = (
    "SELECT p.id, p.name_masked, p.document_masked, p.phone_masked, p.sex, p.birth_year, p.person_class,"
    " p.residence_state, p.resident, p.resident_rule, p.household_id, p.relation_to_head, p.verified_at, p.area_id"
    " FROM person AS p WHERE p.id = :id"
)
_HOUSEHOLD = (
    "SELECT p.id, p.name_masked, p.birth_year, p.household_id, p.relation_to_head FROM person AS p"
    " WHERE p.household_id = :household AND p.id <> :id ORDER BY p.id LIMIT :most"
)
_EVENTS = (
    "SELECT id, number, title, event_type_zh, event_type_en, state_zh, state_en, display_level, reported_local,"
    " deadline, closed_at IS NULL AS open FROM event_map WHERE any_of(id, :ids)"
    " ORDER BY closed_at IS NOT NULL, display_level, reported_at DESC, id LIMIT :most"
)
_MOST_STAFF, _MOST_MEMBERS, _MOST_EVENTS = 20, 50, 500


@dataclass(frozen=True)
class Building:
    """A building as it is looked at.

    ``facts`` are columns of its row; ``areas`` the names of the areas it lies in, the largest first; ``grids`` rows of
    today's grids (id, code, name, level, conflict); ``staff`` who works in them (name, worker_kind, phone).
    ``residents`` is None where the account may see no residents; then ``counted`` is all that is told of them.
    ``shape`` is its outline as WKB in the store's CRS.
    """

    id: int
    title: str
    facts: Mapping[str, object]
    areas: Sequence[str]
    grids: Sequence[Mapping[str, object]]
    staff: Sequence[Mapping[str, object]]
    rooms: Sequence[Room]
    residents: Sequence[Resident] | None
    counted: int
    households: int
    shape: bytes | None = None


@dataclass(frozen=True)
class Stay:
    """A stay, past or present, with its room and its masked person; ``counts`` where the person counts today."""

    id: int
    person_id: int
    room_id: int
    building_id: int
    role: str
    lives_here: bool
    valid_from: datetime.date
    valid_to: datetime.date | None
    method: str
    confidence: float | None
    verified_at: datetime.datetime | None
    source: str
    note: str | None
    unit: str
    floor: int
    number: str
    use_class: str
    counts: bool
    building: str
    person: Resident


@dataclass(frozen=True)
class Person:
    """A masked person: ``facts`` are columns of the row, ``family`` others of the household, ``stays`` all there are.

    ``buildings`` are the geometries (WKB in the store's CRS, None without one) of the stays' buildings, by id.
    """

    id: int
    facts: Mapping[str, object]
    family: Sequence[Resident]
    stays: Sequence[Stay]
    buildings: Mapping[int, bytes | None] = field(default_factory=dict)


def sees_people(roles: frozenset[str]) -> bool:
    """Whether an account with these roles may see residents, masked."""
    return bool(roles & PERSON_ROLES)


def building_title(facts: Mapping[str, object]) -> str:
    """What a building is called: its name, its number in its estate, its address; else its id."""
    estate = f"{facts['estate']}{facts['number']}" if facts["estate"] and facts["number"] else None
    title = name_in_estate(facts["name"], facts["estate"]) or estate or facts["address"] or facts["code"]
    return str(title) if title else tr("Building {number}").format(number=facts["id"])


def read_building(store: Store, key: int, today: datetime.date, *, people: bool) -> Building:
    """Read a building; ``people`` says whether the account may see residents. Raises StoreError when it is gone."""
    found = store.query(_BUILDING, {"id": key})
    if not found:
        raise StoreError(tr("The building is not there any more."))
    facts = found[0]
    path = [int(part) for part in (facts["area_path"] or "").split("/") if part]
    areas = [row["name"] for row in store.query(_AREAS, {"ids": path})] if path else []
    grids = store.query(_GRIDS, {"id": key, "today": today}, types={"conflict": "boolean"})
    codes = [row["code"] for row in grids] or [facts["grid_code"]]
    staff = store.query(_STAFF, {"codes": [code for code in codes if code], "most": _MOST_STAFF})
    rooms, residents = _rooms(store, key, people)
    if people:
        counted, households = len(residents), sum(room.households for room in rooms)
    else:
        summary = store.query(_SUMMARY, {"id": key})[0]
        counted, households = summary["residents"], summary["households"]
    return Building(
        key, building_title(facts), facts, areas, grids, staff, rooms, residents if people else None, counted,
        households, building_shapes(store, [key])[key],
    )  # fmt: skip


def _rooms(store: Store, key: int, people: bool) -> tuple[list[Room], list[Resident]]:
    untyped = {"no_date": "CAST(NULL AS date)", "no_instant": "CAST(NULL AS timestamptz)"}
    if store.engine == "gpkg":
        untyped = dict.fromkeys(untyped, "NULL")
    asked = _ROOMS.format(households=_HOUSEHOLDS if people else "0", **untyped)
    asked += (_RESIDENTS if people else "") + _IN_ORDER
    rows = store.query(asked, {"id": key}, types={"valid_from": "date", "verified_at": "instant"})
    rooms = [
        Room(
            row["room_id"], row["unit"], row["floor"], row["number"], row["use_class"], row["rental_use"],
            row["hazard"], row["area_m2"], row["span"], row["rise"], row["households"],
        )
        for row in rows if not row["person"]
    ]  # fmt: skip
    return rooms, [_resident(row) for row in rows if row["person"]]


def _resident(row: Mapping) -> Resident:
    return Resident(
        row["stay_id"], row["person_id"], row["room_id"], row["role"], row["valid_from"], row["verified_at"],
        row["name_masked"], row["sex"] or "0", row["birth_year"], row["person_class"] or "unknown",
        row["household_id"], row["relation_to_head"],
    )  # fmt: skip


def building_of_room(store: Store, key: int) -> int:
    """The building of a room; raises StoreError when the room is gone."""
    found = store.read("room", ["building_id"], where={"id": key})["building_id"]
    if not found:
        raise StoreError(tr("The room is not there any more."))
    return found[0]


def read_room_stays(store: Store, key: int) -> list[Stay]:
    """Every stay in a room, past and present, owners who live elsewhere too; the present ones first."""
    return _stays(store, "o.room_id = :key", key)


def read_person(store: Store, key: int) -> Person:
    """A masked person with all stays; raises StoreError when the person is gone or not this account's to see."""
    found = store.query(_PERSON, {"id": key}, types={"resident": "boolean", "verified_at": "instant"})
    if not found:
        raise StoreError(tr("The person is not there, or belongs to another area."))
    facts = found[0]
    family = []
    if facts["household_id"] is not None:
        asked = {"household": facts["household_id"], "id": key, "most": _MOST_MEMBERS}
        family = [
            Resident(
                0, row["id"], 0, "family", datetime.date.min, name_masked=row["name_masked"],
                birth_year=row["birth_year"], household_id=row["household_id"],
                relation_to_head=row["relation_to_head"],
            )
            for row in store.query(_HOUSEHOLD, asked)
        ]  # fmt: skip
    stays = _stays(store, "o.person_id = :key", key)
    return Person(key, facts, family, stays, building_shapes(store, {stay.building_id for stay in stays}))


def _stays(store: Store, condition: str, key: int) -> list[Stay]:
    rows = store.query(_STAYS + condition + _STAYS_ORDER, {"key": key}, types=_STAY_TYPES)
    titles = _titles(store, {row["building_id"] for row in rows})
    names = (
        "id", "person_id", "room_id", "building_id", "role", "lives_here", "valid_from", "valid_to", "method",
        "confidence", "verified_at", "source", "note", "unit", "floor", "number", "use_class",
    )  # fmt: skip
    return [
        Stay(
            **{name: row[name] for name in names},
            counts=bool(row["counts"]),
            building=titles.get(row["building_id"], ""),
            person=_resident({**row, "stay_id": row["id"]}),
        )
        for row in rows
    ]


def building_shapes(store: Store, keys: Sequence[int] | set[int]) -> dict[int, bytes | None]:
    """The geometries of buildings as WKB in the store's CRS, by id."""
    rows = store.read("building", ["id", "geom"], where={"id": sorted(keys)}) if keys else {"id": [], "geom": []}
    return dict(zip(rows["id"], rows["geom"], strict=True))


def read_organisations(store: Store, key: int) -> list[dict]:
    """The units in a building: id, name, kind, address, hazardous, room_id, unit, floor, number."""
    return store.query(_ORGANISATIONS, {"id": key}, types={"hazardous": "boolean"})


def read_events(store: Store, keys: Sequence[int]) -> list[dict]:
    """Events by id, the open ones first, then the gravest: with names in both languages and local times as text."""
    rows = store.query(_EVENTS, {"ids": list(keys), "most": _MOST_EVENTS}, types={"open": "boolean"}) if keys else []
    return [row | {"reported_local": str(row["reported_local"] or "")[:16]} for row in rows]


def _titles(store: Store, keys: set[int]) -> dict[int, str]:
    if not keys:
        return {}
    columns = ["id", "code", "name", "address", "estate", "number"]
    read = store.read("building", columns, where={"id": sorted(keys)})
    rows = (dict(zip(columns, values, strict=True)) for values in zip(*read.values(), strict=True))
    return {facts["id"]: building_title(facts) for facts in rows}
