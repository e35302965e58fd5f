"""Queries over persons 人物查询、区域查询: which stays fulfil conditions, page by page, masked, audited.

Where a person counts today is `current_residence`, as in every number of residents. Refused to who is no role of
persons; on a server row-level security keeps the rows to the account's area besides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from ...domain.population import ADULT_AGE, AGED, VERY_AGED
from ...domain.query import ENDED, LIVES_HERE, Conditions
from ...services import clock
from ...services.geos import shapely
from ...services.translation import language, tr
from ..access import Account
from ..areas import areas_under
from ..audit import Audit
from ..errors import AccessDenied
from ..reference import PERSON_TAGS
from ..sqltext import words
from ..store import Store
from ..trail import PERSON_ROLES
from .people import MINOR_ROLES
from .tags import Tags, sealed_tags

FIRST = 200
"""Rows of the first page, which comes before the whole is known."""

_STAYS = {
    LIVES_HERE: "FROM current_residence AS s",
    "owner_elsewhere": "FROM occupancy AS s",
    ENDED: "FROM occupancy AS s",
}
_STATUS = {
    LIVES_HERE: (),
    "owner_elsewhere": (
        "s.role = 'owner'",
        "NOT s.lives_here",
        "s.valid_from <= :today",
        "(s.valid_to IS NULL OR s.valid_to > :today)",
    ),
    ENDED: ("s.valid_to <= :today",),
}
_JOINED = "JOIN person AS p ON p.id = s.person_id JOIN room AS r ON r.id = s.room_id"
_OF_STAY = "JOIN occupancy AS o ON o.id = s.id"
_PERSONS_FIRST = (
    "FROM person AS p CROSS JOIN current_residence AS s ON s.person_id = p.id JOIN room AS r ON r.id = s.room_id"
)
_ROOMS_FIRST = (
    "FROM room AS r CROSS JOIN current_residence AS s ON s.room_id = r.id JOIN person AS p ON p.id = s.person_id"
)
_STAYS_FIRST = words("FROM occupancy AS o CROSS JOIN current_residence AS s ON s.id = o.id", _JOINED)
_SORTS = {
    "name": ("p.name_masked",),
    "sex": ("p.sex",),
    "age": ("-p.birth_year",),
    "class": ("p.person_class",),
    "state": ("p.residence_state",),
    "place": ("b.address", "b.name", "b.id", "r.unit", "r.floor", "r.number"),
    "use": ("r.use_class",),
    "role": ("s.role",),
    "since": ("s.valid_from",),
    "verified": ("s.verified_at",),
}
SORTS = tuple(_SORTS)
"""What rows can be ordered by."""

_BAND = (
    "CASE WHEN p.birth_year IS NULL THEN 'unknown' WHEN :year - p.birth_year <= :adult THEN 'minor'"
    " WHEN :year - p.birth_year < :aged THEN 'adult' WHEN :year - p.birth_year < :very_aged THEN 'aged'"
    " ELSE 'very_aged' END"
)
_GROUPS = {
    "class": "p.person_class",
    "age": _BAND,
    "sex": "p.sex",
    "state": "coalesce(p.residence_state, '')",
    "use": "r.use_class",
    "role": "s.role",
    "grid": (
        "(SELECT min(g.name) FROM grid_membership AS m JOIN grid AS g ON g.id = m.grid_id"
        " WHERE m.object_type = 'building' AND m.object_id = r.building_id AND g.level = 'grid'"
        " AND g.valid_from <= :today AND (g.valid_to IS NULL OR g.valid_to > :today))"
    ),
    "area": "(SELECT name FROM area WHERE area.id = (SELECT area_id FROM building WHERE building.id = r.building_id))",
}
GROUPS = tuple(_GROUPS)
"""What persons can be counted by; grid and area give names, the others codes."""

# As domain.dwelling.name_in_estate does: no digit of an estate runs into a building's.
_NAME = (
    "CASE WHEN replace(b.name, b.estate, '') = b.name THEN b.estate || CASE WHEN rtrim(b.estate, '0123456789')"
    " <> b.estate AND ltrim(b.name, '0123456789') <> b.name THEN ' ' ELSE '' END || b.name ELSE b.name END"
)
BUILDING_NAME = "coalesce(b.address, " + _NAME + ", b.estate, '')"
"""What the building ``b`` of a stay is called in lists."""

_PLACED = words(
    "SELECT s.id, p.id AS person_id, p.name_masked, p.document_masked, p.phone_masked, p.sex, p.birth_year,"
    " p.person_class, p.residence_state, p.resident, r.id AS room_id, r.unit, r.floor, r.number AS room_number,"
    " r.use_class, b.id AS building_id,",
    BUILDING_NAME,
    "AS building, s.role, s.lives_here, s.valid_from, s.valid_to, s.verified_at, s.method, s.confidence"
    " FROM occupancy AS s JOIN person AS p ON p.id = s.person_id JOIN room AS r ON r.id = s.room_id"
    " JOIN building AS b ON b.id = r.building_id WHERE any_of(s.id, :ids)",
)
_TYPES = {
    "resident": "boolean",
    "lives_here": "boolean",
    "valid_from": "date",
    "valid_to": "date",
    "verified_at": "instant",
}


@dataclass(frozen=True)
class Stay:
    """One row of the answer: a masked person in a room; ``id`` is the stay's."""

    id: int
    person_id: int
    name_masked: str
    document_masked: str | None
    phone_masked: str | None
    sex: str
    birth_year: int | None
    person_class: str
    residence_state: str | None
    resident: bool | None
    room_id: int
    unit: str
    floor: int
    room_number: str
    use_class: str
    building_id: int
    building: str
    role: str
    lives_here: bool
    valid_from: date
    valid_to: date | None
    verified_at: datetime | None
    method: str
    confidence: float | None

    @property
    def room(self) -> str:
        """The room within its building."""
        return room_text(self.unit, self.room_number)


@dataclass(frozen=True)
class Answer:
    """All stays that fulfil the conditions in their order: ids, their persons and their buildings, equally long."""

    stays: np.ndarray
    persons: np.ndarray
    buildings: np.ndarray

    @property
    def residents(self) -> int:
        """How many persons they are."""
        return len(np.unique(self.persons))

    def by_building(self) -> dict[int, int]:
        """How many of the persons each building holds."""
        if not len(self.stays):
            return {}
        # As one number a pair is sorted ten times quicker.
        wide = int(self.persons.max()) + 1
        pairs = np.unique(self.buildings * wide + self.persons)
        buildings, counts = np.unique(pairs // wide, return_counts=True)
        return dict(zip(buildings.tolist(), counts.tolist(), strict=True))

    def among(self, stays: Sequence[int]) -> "Answer":
        """The part of the answer that these stays are."""
        kept = np.isin(self.stays, np.asarray(stays, dtype=np.int64))
        return Answer(self.stays[kept], self.persons[kept], self.buildings[kept])


@dataclass(frozen=True)
class Tag:
    """A tag that may be asked for: code, its name in the user's language, whether it is sensitive."""

    code: str
    name: str
    sensitive: bool


class PersonQuery:
    """One query of one account. Raises AccessDenied when the account is no role of persons or may not use a tag."""

    def __init__(self, store: Store, account: Account, conditions: Conditions):
        check_roles(account)
        self._store, self._conditions = store, conditions.checked()
        self.leaves_out_minors = not account.roles & MINOR_ROLES
        usable = {tag.code: tag for tag in usable_tags(store)}
        if refused := sorted(set(conditions.tags) - set(usable)):
            raise AccessDenied(tr("This account may not use the tag {tags}.").format(tags=", ".join(refused)))
        self.sensitive = any(usable[code].sensitive for code in conditions.tags)
        """Whether small counts of the answer are withheld where they are grouped."""
        self._today = clock.local_day(clock.utc_now(), store.zone)
        self._params: dict[str, object] = {"today": self._today}
        self._where = self._conditions_sql()

    def announce(self) -> int:
        """Commit the audit line, before anything is shown; returns its id."""
        detail = {"conditions": self._conditions.to_audit(), "minors": not self.leaves_out_minors}
        return Audit(self._store).write("query_persons", "person", None, detail)

    def note_count(self, line: int, rows: int) -> None:
        """Note beside the line of `announce` how many rows there were."""
        Audit(self._store).write("query_persons_counted", "person", None, {"query": line, "rows": rows})

    def first(self, most: int = FIRST) -> list[Stay]:
        """Some rows at once, in no order that means anything."""
        if self._nowhere():
            return []
        rows = self._store.query(
            words("SELECT s.id", self._from(), self._where, "LIMIT :most"), {**self._params, "most": most}
        )
        return list(stays_of(self._store, [row["id"] for row in rows]).values())

    def all(self, sort: str = "place", descending: bool = False) -> Answer:
        """Every stay in an order of SORTS; a million of them take seconds."""
        if self._nowhere():
            return _answer([])
        way = " DESC" if descending else ""
        order = ", ".join(column + way for column in (*_SORTS[sort], "s.id"))
        building = "JOIN building AS b ON b.id = r.building_id" if sort == "place" else ""
        statement = words(
            "SELECT s.id, s.person_id, r.building_id", self._from(), building, self._where, "ORDER BY", order
        )
        return _answer(self._store.query(statement, self._params))

    def count_by(self, group: str) -> list[tuple[str | None, int]]:
        """Persons by one of GROUPS, as (code or name, persons), the largest first."""
        if self._nowhere():
            return []
        year = self._today.year
        params = {**self._params, "year": year, "adult": ADULT_AGE, "aged": AGED, "very_aged": VERY_AGED}
        statement = words(
            "SELECT", _GROUPS[group], "AS code, count(DISTINCT s.person_id) AS persons", self._from(), self._where,
            "GROUP BY 1 ORDER BY 2 DESC, 1",
        )  # fmt: skip
        return [(row["code"], row["persons"]) for row in self._store.query(statement, params)]

    def _nowhere(self) -> bool:
        """Whether there is a place to look in, and no building in it."""
        return self._params.get("buildings") == []

    def _from(self) -> str:
        # What a residence does not say of the stay stands in the stay itself.
        asked = self._conditions
        stay = bool(asked.methods) or asked.confidence_below is not None
        if asked.stay != LIVES_HERE:
            return words(_STAYS[asked.stay], _JOINED)
        if self._store.engine == "gpkg" and not asked.has_place and not asked.tags:
            # SQLite, left alone, makes every residence before it looks at anything else: seconds where few are meant.
            if asked.of_persons:
                return words(_PERSONS_FIRST, _OF_STAY if stay else "")
            if asked.uses or asked.organisations:
                return words(_ROOMS_FIRST, _OF_STAY if stay else "")
            if stay:
                return _STAYS_FIRST
        return words(_STAYS[LIVES_HERE], _OF_STAY if stay else "", _JOINED)

    def _conditions_sql(self) -> str:
        asked, params = self._conditions, self._params
        held = list(_STATUS[asked.stay])
        stay = "o" if asked.stay == LIVES_HERE else "s"
        if asked.has_place:
            params["buildings"] = buildings_in(self._store, asked)
            held.append("any_of(r.building_id, :buildings)")
        for name, column, codes in (
            ("classes", "p.person_class", asked.classes),
            ("states", "p.residence_state", asked.states),
            ("sexes", "p.sex", asked.sexes),
            ("uses", "r.use_class", asked.uses),
            ("roles", "s.role", asked.roles),
            ("methods", stay + ".method", asked.methods),
        ):
            if codes:
                params[name] = list(codes)
                held.append("any_of(" + column + ", :" + name + ")")
        if asked.residents:
            truths = {"yes": "p.resident", "no": "NOT p.resident", "undecided": "p.resident IS NULL"}
            held.append("(" + " OR ".join(truths[one] for one in truths if one in asked.residents) + ")")
        earliest, latest = asked.birth_years(self._today.year)
        if earliest is not None:
            params["earliest"] = earliest
            held.append("p.birth_year >= :earliest")
        if latest is not None:
            params["latest"] = latest
            held.append("p.birth_year <= :latest")
        if self.leaves_out_minors:
            params["grown_up"] = self._today.year - ADULT_AGE
            held.append("(p.birth_year IS NULL OR p.birth_year < :grown_up)")
        if asked.confidence_below is not None:
            params["confidence"] = asked.confidence_below
            held.append("(" + stay + ".confidence IS NULL OR " + stay + ".confidence < :confidence)")
        if asked.unverified_days is not None:
            params["visited"] = clock.utc_now() - timedelta(days=asked.unverified_days)
            held.append("(s.verified_at IS NULL OR s.verified_at < :visited)")
        if asked.tags:
            params["tags"] = list(asked.tags)
            held.append(
                "p.id IN (SELECT person_id FROM person_tag WHERE any_of(tag, :tags) AND valid_from <= :today"
                " AND (valid_to IS NULL OR valid_to > :today))"
            )
        if asked.organisations:
            params["organisations"] = list(asked.organisations)
            held.append("r.building_id IN (SELECT building_id FROM organisation WHERE any_of(kind, :organisations))")
        return "WHERE " + " AND ".join(held) if held else ""


def check_roles(account: Account) -> None:
    """Refuse an account that is no role of persons."""
    if not account.roles & PERSON_ROLES:
        raise AccessDenied(tr("Residents are queried by those who work with residents; this account has no such role."))


def usable_tags(store: Store) -> list[Tag]:
    """The tags that this account may ask for; sealed ones are no matter of a query, even while their module is on."""
    visible, called = Tags(store).visible() - sealed_tags(store), f"name_{language()}"
    where = {"list": PERSON_TAGS, "active": True, "sensitivity": ["ordinary", "sensitive"]}
    rows = store.read("code_item", ["code", called, "sensitivity"], where=where, order_by=("sort",))
    found = zip(*rows.values(), strict=True)
    return [Tag(code, name, level == "sensitive") for code, name, level in found if code in visible]


def grids_of_today(store: Store) -> list[tuple[int, str]]:
    """Id and name of the grids that are valid today, by code."""
    rows = store.query(
        "SELECT id, code, name FROM grid WHERE valid_from <= :today AND (valid_to IS NULL OR valid_to > :today)"
        " ORDER BY code, id",
        {"today": clock.local_day(clock.utc_now(), store.zone)},
    )
    return [(row["id"], row["name"] or row["code"]) for row in rows]


def organisation_kinds(store: Store) -> list[str]:
    """The kinds of organisations that the account sees."""
    rows = store.query("SELECT DISTINCT kind FROM organisation WHERE kind IS NOT NULL AND kind <> '' ORDER BY kind")
    return [row["kind"] for row in rows]


def stays_of(store: Store, ids: Sequence[int]) -> dict[int, Stay]:
    """Stays by id, in the order asked for; those that are gone or hidden are left out."""
    rows = store.query(_PLACED, {"ids": [int(key) for key in ids]}, types=_TYPES) if len(ids) else []
    found = {row["id"]: Stay(**row) for row in rows}
    return {int(key): found[int(key)] for key in ids if int(key) in found}


def buildings_in(store: Store, conditions: Conditions) -> list[int]:
    """The buildings of the conditions' places together, ascending: those that touch a drawn shape, too."""
    found = set(conditions.buildings)
    if conditions.areas:
        areas = {key for area in conditions.areas for key in areas_under(store, area)}
        found.update(store.read("building", ["id"], where={"area_id": sorted(areas)})["id"])
    if conditions.grids:
        where = {"object_type": "building", "grid_id": list(conditions.grids)}
        found.update(store.read("grid_membership", ["object_id"], where=where)["object_id"])
    if conditions.shape:
        shape = shapely.from_wkt(conditions.shape)
        shapely.prepare(shape)
        rows = store.read("building", ["id", "geom"], bbox=shape.bounds)
        touched = shapely.intersects(shape, shapely.from_wkb(np.array(rows["geom"], dtype=object)))
        found.update(np.array(rows["id"], dtype=np.int64)[touched].tolist())
    return sorted(found)


def room_text(unit: str, number: str) -> str:
    """A room within its building, in the user's language."""
    return tr("Unit {unit}, {number}").format(unit=unit, number=number) if unit else number


def _answer(rows: list[dict]) -> Answer:
    columns = (np.array([row[name] for row in rows], dtype=np.int64) for name in ("id", "person_id", "building_id"))
    return Answer(*columns)
