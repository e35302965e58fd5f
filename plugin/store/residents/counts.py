"""Population counts 人口统计 of buildings, grids of today and areas: a derived table over where people live today.

Every number of residents on a map, in a panel and in an export comes from here. A resident counts once, in the building
in which they live by the view ``current_residence``; a grid counts the buildings that lie in it, an area those that
belong to it or to an area under it. SQL for a server stands in sql/postgis/35_population.sql, since an account of one
area cannot see all that the areas above it hold.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from ...domain.population import ADULT_AGE, AGED, VERY_AGED
from ...services import clock
from ..sqltext import words
from ..store import Store

CLASSES = ("registered", "floating", "left_behind", "from_abroad", "class_unknown")
AGES = ("minors", "aged_60", "aged_80")
COUNTS = ("buildings", "rooms", "households", "residents", *CLASSES, *AGES)
"""The columns of ``population_count``; CLASSES add up to the residents, AGES overlap."""

COUNTERS = frozenset({"clerk", "grid_worker", "linker", "manager"})
"""The rights of which one is needed to count."""

FOLLOWED = ("person", "occupancy", "room", "household", "building", "grid", "area")
"""The tables whose change makes the counts stale."""


@dataclass(frozen=True)
class CountState:
    """When was counted last, None for never, and whether something has changed since or the day has turned."""

    counted_at: datetime | None
    stale: bool


def count_population(store: Store, buildings: Collection[int] | None = None) -> int:
    """Count everybody anew, or those of some buildings; returns how many buildings were counted.

    Call it after stays, persons, households or rooms were written, in their transaction or after it; on a server others
    who write audit lines wait until that ends. ``buildings`` are ids; with them only these, the grids that they lie in
    and the areas above them are written. Buildings that moved to another grid or area want a full count. In PostGIS an
    account counts the buildings of its own area and what lies above them; raises AccessDenied for one that may not
    write residents.
    """
    wanted = None if buildings is None else sorted({int(key) for key in buildings})
    if wanted == []:
        return 0
    if store.engine == "postgis":
        return store.query("SELECT count_population(:buildings) AS counted", {"buildings": wanted})[0]["counted"]
    with store.transaction():
        return _count(store, wanted)


def whole_population(store: Store) -> dict[str, int]:
    """The last count of all buildings that this account sees together, by the names of COUNTS.

    Raises AccessDenied for an account that reads no residents.
    """
    sql = words("SELECT", _SUMS, "FROM population_count AS c WHERE object_type = 'building'")
    return dict(zip(COUNTS, (int(number) for number in store.query(sql)[0].values()), strict=True))


def count_state(store: Store) -> CountState:
    """Whether the counts that this account sees are of now."""
    instants = {"at": "instant"}
    counted = store.query("SELECT max(counted_at) AS at FROM population_count", types=instants)[0]["at"]
    if counted is None:
        return CountState(None, True)
    # Every count leaves a line in the feed, so that the newest line says which was later.
    last = store.query(
        "SELECT table_name FROM change_log WHERE any_of(table_name, :tables) ORDER BY id DESC LIMIT 1",
        {"tables": ["population_count", *FOLLOWED]},
    )
    today = clock.local_day(clock.utc_now(), store.zone)
    changed = bool(last) and last[0]["table_name"] != "population_count"
    return CountState(counted, changed or clock.local_day(counted, store.zone) < today)


_NAMES = ", ".join(COUNTS)
_INTO = words("INSERT INTO population_count (object_type, object_id,", _NAMES, ", counted_at)")
_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
_SUMS = ", ".join("coalesce(sum(c." + name + "), 0) AS " + name for name in COUNTS)
_PEOPLE = (
    "SELECT r.building_id, count(*) AS residents,"
    " sum(p.person_class = 'registered') AS registered, sum(p.person_class = 'floating') AS floating,"
    " sum(p.person_class = 'left_behind') AS left_behind, sum(p.person_class = 'from_abroad') AS from_abroad,"
    " sum(p.person_class = 'unknown') AS class_unknown,"
    " sum(p.birth_year IS NOT NULL AND p.birth_year >= :year - :adult) AS minors,"
    " sum(p.birth_year IS NOT NULL AND p.birth_year <= :year - :aged) AS aged_60,"
    " sum(p.birth_year IS NOT NULL AND p.birth_year <= :year - :very_aged) AS aged_80"
    " FROM room AS r JOIN current_residence AS o ON o.room_id = r.id JOIN person AS p ON p.id = o.person_id"
)
_GRIDS = words(
    "SELECT 'grid', g.id,",
    _SUMS,
    ",",
    _NOW,
    "FROM grid AS g"
    " LEFT JOIN grid_membership AS m ON m.grid_id = g.id AND m.object_type = 'building'"
    " AND EXISTS (SELECT 1 FROM building WHERE id = m.object_id)"
    " LEFT JOIN population_count AS c ON c.object_type = 'building' AND c.object_id = m.object_id"
    " WHERE g.valid_from <= (SELECT today FROM local_today)"
    " AND (g.valid_to IS NULL OR g.valid_to > (SELECT today FROM local_today))",
)
_AREAS = words(
    "SELECT 'area', a.id,",
    _SUMS,
    ",",
    _NOW,
    "FROM area AS a LEFT JOIN ("
    "SELECT b.area_id AS inside, one.* FROM building AS b"
    " JOIN population_count AS one ON one.object_type = 'building' AND one.object_id = b.id"
    " WHERE any_of(b.area_id, :areas)"
    " UNION ALL SELECT child.parent_id, one.* FROM area AS child"
    " JOIN population_count AS one ON one.object_type = 'area' AND one.object_id = child.id"
    " WHERE any_of(child.parent_id, :areas)"
    ") AS c ON c.inside = a.id WHERE any_of(a.id, :areas) GROUP BY a.id",
)
# An area holds tens of thousands of buildings: what some of them had goes off its sums and what they have comes on.
_ADD_TO_AREAS = words(
    "UPDATE population_count SET",
    ", ".join(name + " = population_count." + name + " + :sign * part." + name for name in COUNTS),
    ", counted_at =",
    _NOW,
    "FROM (SELECT above.id AS area_id,",
    ", ".join("sum(c." + name + ") AS " + name for name in COUNTS),
    "FROM (SELECT b.area_id,",
    _SUMS,
    "FROM building AS b JOIN population_count AS c ON c.object_type = 'building' AND c.object_id = b.id"
    " WHERE any_of(b.id, :buildings) GROUP BY b.area_id) AS c"
    " JOIN area AS own ON own.id = c.area_id JOIN area AS above ON instr(own.path, above.path) = 1"
    " GROUP BY above.id) AS part WHERE object_type = 'area' AND object_id = part.area_id",
)
_TOUCHED = "SELECT grid_id FROM grid_membership WHERE object_type = 'building' AND any_of(object_id, :buildings)"


def _count(store: Store, buildings: list[int] | None) -> int:
    if buildings is not None and _never_counted(store):
        buildings = None
    given = {} if buildings is None else {"buildings": buildings}
    if buildings is None:
        store.execute("DELETE FROM population_count")
    else:
        store.execute(_ADD_TO_AREAS, {**given, "sign": -1})
        store.execute(
            "DELETE FROM population_count WHERE object_type = 'building' AND any_of(object_id, :buildings)", given
        )
        store.execute(
            words("DELETE FROM population_count WHERE object_type = 'grid' AND object_id IN (", _TOUCHED, ")"), given
        )
    counted = _count_buildings(store, given)
    some = words("AND g.id IN (", _TOUCHED, ")") if given else ""
    store.execute(words(_INTO, _GRIDS, some, "GROUP BY g.id"), given)
    if buildings is None:
        for level in _areas_by_depth(store):
            store.execute(words(_INTO, _AREAS), {"areas": level})
    else:
        store.execute(_ADD_TO_AREAS, {**given, "sign": 1})
    # One line for the feed: row by row it would say no more.
    store.execute(
        words(
            "INSERT INTO change_log (table_name, row_id, operation, at) VALUES ('population_count', NULL, 'bulk',",
            _NOW,
            ")",
        )
    )
    return counted


def _count_buildings(store: Store, given: dict) -> int:
    of = "WHERE any_of(r.building_id, :buildings)" if given else ""
    columns = ", ".join("coalesce(p." + name + ", 0)" for name in ("residents", *CLASSES, *AGES))
    year = {
        "year": clock.local_day(clock.utc_now(), store.zone).year,
        "adult": ADULT_AGE,
        "aged": AGED,
        "very_aged": VERY_AGED,
    }
    return store.execute(
        words(
            _INTO,
            "SELECT 'building', b.id, 1, coalesce(r.rooms, 0), coalesce(h.households, 0),",
            columns,
            ",",
            _NOW,
            "FROM building AS b",
            "LEFT JOIN (SELECT r.building_id, count(*) AS rooms FROM room AS r",
            of,
            "GROUP BY r.building_id) AS r ON r.building_id = b.id",
            "LEFT JOIN (SELECT r.building_id, count(*) AS households FROM room AS r JOIN household AS h"
            " ON h.room_id = r.id",
            of,
            "GROUP BY r.building_id) AS h ON h.building_id = b.id",
            "LEFT JOIN (",
            _PEOPLE,
            of,
            "GROUP BY r.building_id) AS p ON p.building_id = b.id",
            "WHERE any_of(b.id, :buildings)" if given else "",
        ),
        given | year,
    )


def _never_counted(store: Store) -> bool:
    """A part can only be added to a whole that was counted once."""
    return bool(
        store.query(
            "SELECT 1 AS found FROM area WHERE NOT EXISTS (SELECT 1 FROM population_count"
            " WHERE object_type = 'area' AND object_id = area.id) LIMIT 1"
        )
        or not store.query("SELECT 1 AS found FROM population_count LIMIT 1")
    )


def _areas_by_depth(store: Store) -> list[list[int]]:
    """Ids of all areas, a list for each depth, the deepest first, so that each adds up those under it."""
    levels: dict[int, list[int]] = {}
    for row in store.query("SELECT id, path FROM area"):
        levels.setdefault(row["path"].count("/"), []).append(row["id"])
    return [levels[depth] for depth in sorted(levels, reverse=True)]
