"""What a change of stays wrote, so that it can be taken back; and what follows from where people live."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ...services.translation import tr
from ..errors import AccessDenied, ChangedMeanwhile, ConstraintViolation
from ..schema import BY_NAME
from ..sqltext import quote, words
from ..staging import staged
from ..store import Store

Rows = dict[str, dict[int, dict[str, object]]]
"""Columns of rows: table → id → column → value."""

_QUIET_FROM = 1000
"""Rows from which on a file's change log says once that the table changed."""


@dataclass(frozen=True)
class Change:
    """What was written, so that `Stays.undo` takes it back exactly.

    ``inserted`` are ids of new stays; ``before`` and ``after`` the columns of the other rows that changed, of whatever
    table; ``written`` what the new stays hold, where they are few.
    """

    action: str
    inserted: Sequence[int] = ()
    before: Rows = field(default_factory=dict)
    after: Rows = field(default_factory=dict)
    written: Mapping[int, Mapping[str, object]] = field(default_factory=dict)

    @property
    def stay_id(self) -> int | None:
        """The one stay that was added, None where there is not just one."""
        return int(self.inserted[0]) if len(self.inserted) == 1 else None


@dataclass(frozen=True)
class Settled(Change):
    """A change in bulk with its counts.

    ``ended`` the ids of stays that ended, ``confirmed`` how many known ones had their visit or link brought up to date,
    ``same`` how many rows changed nothing, ``refused`` (row, code of `stays.REFUSALS`).
    """

    ended: Sequence[int] = ()
    confirmed: int = 0
    same: int = 0
    refused: Sequence[tuple[int, str]] = ()


class Journal:
    """Changes columns of rows and keeps what they were."""

    def __init__(self, store: Store):
        self._store = store
        self.before: Rows = {}
        self.after: Rows = {}

    def change(self, table: str, changes: Mapping[int, Mapping[str, object]]) -> list[int]:
        """Give rows new values, each the same columns; returns the ids of those that differed."""
        if not changes:
            return []
        names = list(next(iter(changes.values())))
        current = read_rows(self._store, table, changes, names)
        new = {number: dict(changes[number]) for number, old in current.items() if old != changes[number]}
        write_rows(self._store, table, new)
        for number, values in new.items():
            first = self.before.setdefault(table, {}).setdefault(number, {})
            last = self.after.setdefault(table, {}).setdefault(number, {})
            for name in names:
                if current[number][name] != values[name]:
                    first.setdefault(name, current[number][name])
                    last[name] = values[name]
        return list(new)


def read_rows(store: Store, table: str, ids: Iterable[int], names: Sequence[str]) -> dict[int, dict[str, object]]:
    """Columns of rows by id; rows that are not there are left out."""
    found = store.read(table, ["id", *names], where={"id": [int(number) for number in ids]})
    keys = found.pop("id")
    return {
        key: dict(zip(names, values, strict=True))
        for key, values in zip(keys, zip(*found.values(), strict=True), strict=True)
    }


def write_rows(store: Store, table: str, rows: Mapping[int, Mapping[str, object]]) -> None:
    """Give rows new values in one statement, each the same columns. Raises AccessDenied where one must not change."""
    if not rows:
        return
    names = list(next(iter(rows.values())))
    columns = {name: (BY_NAME[table].by_name[name].type, [row[name] for row in rows.values()]) for name in names}
    with staged(store, "changed", {"id": ("integer", [int(number) for number in rows]), **columns}):
        # With the plus SQLite goes from the few to the many: else it reads a million rows to change one.
        sql = words(
            "UPDATE", quote(table), "SET", ", ".join(quote(name) + " = s." + quote(name) for name in names),
            "FROM changed AS s WHERE", quote(table) + ".id = +s.id",
        )  # fmt: skip
        count = quietly(store, table, len(rows), sql)
    if count != len(rows):
        raise AccessDenied(tr("This account may not change all of these objects."))


def quietly(store: Store, table: str, rows: int, sql: str, params: Mapping | None = None, *, adds: bool = False) -> int:
    """Run a statement over about ``rows`` rows; in a file the change log says it once where they are many."""
    if store.engine == "postgis" or rows < _QUIET_FROM:
        return store.execute(sql, params)
    from ..gpkg.bulk import one_change

    with (
        store.engine_object.driver_errors(),
        one_change(store.engine_object.connection(), BY_NAME[table], rows if adds else 0),
    ):
        return store.execute(sql, params)


# Whoever moved in elsewhere since must not live in two rooms by what comes back.
_TWICE = (
    "SELECT 1 AS found FROM occupancy AS back JOIN occupancy AS other ON other.person_id = back.person_id"
    " AND other.room_id <> back.room_id WHERE any_of(back.id, :ids) AND back.lives_here AND other.lives_here"
    " AND (back.valid_to IS NULL OR (back.valid_to > back.valid_from AND back.valid_to > other.valid_from))"
    " AND (other.valid_to IS NULL OR (other.valid_to > other.valid_from AND other.valid_to > back.valid_from)) LIMIT 1"
)


def persons_of(store: Store, change: Change) -> list[int]:
    """The persons whose stays a change wrote."""
    stays = [int(number) for number in (*change.inserted, *change.after.get("occupancy", ()))]
    return sorted(set(store.read("occupancy", ["person_id"], where={"id": stays})["person_id"])) if stays else []


def take_back(store: Store, change: Change, *, overlaps: bool = False) -> None:
    """Undo a change inside the caller's transaction; raises ChangedMeanwhile where somebody worked on it since.

    Nobody may live in two rooms by what comes back, but with ``overlaps``: then the change itself had put that right.
    """
    for table, rows in change.after.items():
        for group in same_columns(rows):
            if read_rows(store, table, group, list(next(iter(group.values())))) != group:
                raise _worked_on()
    ids = [int(number) for number in change.inserted]
    if change.written:
        names = list(next(iter(change.written.values())))
        if read_rows(store, "occupancy", change.written, names) != change.written:
            raise _worked_on()
    elif ids:
        asked = "SELECT count(*) AS found FROM occupancy WHERE any_of(id, :ids) AND valid_to IS NULL"
        if store.query(asked, {"ids": ids})[0]["found"] != len(ids):
            raise _worked_on()
    if ids:
        with staged(store, "gone", {"id": ("integer", ids)}):
            sql = "DELETE FROM occupancy WHERE id IN (SELECT id FROM gone)"
            if quietly(store, "occupancy", len(ids), sql) != len(ids):
                raise AccessDenied(tr("This account may not change all of these objects."))
    try:
        for table, rows in change.before.items():
            for group in same_columns(rows):
                write_rows(store, table, group)
    except ConstraintViolation as error:  # its other columns were changed: it would end before it begins
        raise _worked_on() from error
    again = [int(number) for number in change.before.get("occupancy", ())]
    if again and not overlaps and store.query(_TWICE, {"ids": again}):
        raise _worked_on()


def _worked_on() -> ChangedMeanwhile:
    return ChangedMeanwhile(tr("Somebody has changed this since: it cannot be taken back any more."))


def same_columns(rows: Mapping[int, Mapping[str, object]]) -> list[dict]:
    """Rows in groups that have the same columns."""
    groups: dict[tuple, dict] = {}
    for number, values in rows.items():
        groups.setdefault(tuple(sorted(values)), {})[number] = dict(values)
    return list(groups.values())


def buildings_touched(store: Store, change: Change) -> set[int] | None:
    """The buildings whose counts a change of stays touches, None for too many to name them."""
    stays = [int(number) for number in (*change.inserted, *change.after.get("occupancy", ()))]
    persons = set(change.after.get("person", ()))
    if len(stays) + len(persons) > _QUIET_FROM:
        return None
    sides = [
        side
        for rows in (change.before, change.after)
        for side in (rows.get("occupancy", {}), rows.get("household", {}))
    ]
    rooms = {row["room_id"] for rows in sides for row in rows.values() if row.get("room_id")}
    rooms |= set(change.after.get("room", ()))
    if stays:
        persons |= set(store.read("occupancy", ["person_id"], where={"id": stays})["person_id"])
    if persons:
        # Where one stay ends, another one may be the one that counts.
        rooms |= set(store.read("occupancy", ["room_id"], where={"person_id": sorted(persons)})["room_id"])
    return set(store.read("room", ["building_id"], where={"id": sorted(rooms)})["building_id"]) if rooms else set()


_AREAS = (
    "SELECT p.id, r.area_id FROM person AS p JOIN current_residence AS c ON c.person_id = p.id"
    " JOIN room AS r ON r.id = c.room_id"
    " WHERE any_of(p.id, :ids) AND r.area_id IS NOT NULL AND p.area_id IS DISTINCT FROM r.area_id"
)
_HOUSEHOLDS = "SELECT DISTINCT household_id AS id FROM person WHERE any_of(id, :ids) AND household_id IS NOT NULL"
# Where most of a family live; a collective household has no room of its own.
HOUSEHOLD_ROOMS = (
    "SELECT h.id, h.room_id AS old, most.room_id, r.area_id FROM household AS h JOIN ("
    " SELECT household_id, room_id, count(*) AS members,"
    " sum(count(*)) OVER (PARTITION BY household_id) AS everybody FROM ("
    "  SELECT p.household_id, c.room_id FROM person AS p JOIN current_residence AS c ON c.person_id = p.id"
    "  WHERE p.household_id IS NOT NULL{which}) AS lived GROUP BY household_id, room_id"
    ") AS most ON most.household_id = h.id AND 2 * most.members > most.everybody"
    " JOIN room AS r ON r.id = most.room_id WHERE h.kind = 'family' AND h.room_id IS DISTINCT FROM most.room_id"
)
# Who only is registered in a room, or moves in later, keeps the family's room, too.
_LEFT = (
    "SELECT h.id, CASE WHEN count(DISTINCT p.area_id) = 1 THEN min(p.area_id) ELSE h.area_id END AS area_id"
    " FROM household AS h LEFT JOIN person AS p ON p.household_id = h.id"
    " WHERE any_of(h.id, :ids) AND h.kind = 'family' AND h.room_id IS NOT NULL AND NOT EXISTS ("
    "SELECT 1 FROM person AS m JOIN occupancy AS o ON o.person_id = m.id WHERE m.household_id = h.id"
    " AND (o.valid_to IS NULL OR o.valid_to > :today)) GROUP BY h.id, h.area_id"
)
_TAGS = "SELECT id, person_id FROM person_tag WHERE any_of(person_id, :ids)"


def areas_and_households(store: Store, persons: Sequence[int]) -> tuple[dict[int, int], set[int]]:
    """The areas that persons should have by where they live, where they have another; and their households."""
    asked = {"ids": [int(number) for number in persons]}
    areas = {row["id"]: row["area_id"] for row in store.query(_AREAS, asked)} if asked["ids"] else {}
    households = {row["id"] for row in store.query(_HOUSEHOLDS, asked)} if asked["ids"] else set()
    return areas, households


def rooms_of_households(store: Store, households: Collection[int]) -> dict[int, dict[str, object]]:
    """Room and area that families should have by where most of them live, where they have others."""
    if not households:
        return {}
    sql = HOUSEHOLD_ROOMS.format(which=" AND any_of(p.household_id, :ids)")
    rows = store.query(sql, {"ids": sorted(int(number) for number in households)})
    return {row["id"]: {"room_id": row["room_id"], "area_id": row["area_id"]} for row in rows}


def follow(store: Store, journal: Journal, areas: Mapping[int, int], households: Iterable[int]) -> None:
    """Persons and their tags come into the area they live in, a household into the room where most of it lives."""
    if areas:
        journal.change("person", {number: {"area_id": area} for number, area in areas.items()})
        tags = store.query(_TAGS, {"ids": list(areas)})
        journal.change("person_tag", {row["id"]: {"area_id": areas[row["person_id"]]} for row in tags})
    journal.change("household", rooms_of_households(store, set(households)))


def leave_rooms(store: Store, journal: Journal, households: Iterable[int], today: date) -> None:
    """Families of whom nobody stays anywhere on a day have no room, and belong to the area of their members."""
    if ids := sorted({int(number) for number in households}):
        rows = store.query(_LEFT, {"ids": ids, "today": today})
        journal.change("household", {row["id"]: {"room_id": None, "area_id": row["area_id"]} for row in rows})
