"""What is asked of a whole store by its integrity rules, set by set; and the taking out and putting back of rows."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from ..domain.population import ADULT_AGE, CONTRADICTING
from . import sqltext
from .residents.integrity_people import BY_HASHES, LIVED, PLACES, QUESTIONS
from .schema import BY_NAME
from .store import Store

STALE_DAYS = 365
OLDEST = 120
"""Years after which a birth year is impossible."""

_FOREVER = date(9999, 12, 31)

# One SELECT a rule: ``id`` of the object, ``other`` the id of the one it is compared with, the rest are the sentence's
# numbers. ``total`` counts the findings that LIMIT leaves out.
_QUESTIONS = {
    "room.no_building": (
        "SELECT r.id, count(*) OVER () AS total FROM room AS r LEFT JOIN building AS b ON b.id = r.building_id"
        " WHERE b.id IS NULL ORDER BY r.id LIMIT :most"
    ),
    "building.no_rooms": (
        "SELECT b.id, count(*) OVER () AS total FROM building AS b WHERE b.building_use = 'residential'"
        " AND EXISTS (SELECT 1 FROM room) AND NOT EXISTS (SELECT 1 FROM room AS r WHERE r.building_id = b.id)"
        " ORDER BY b.id LIMIT :most"
    ),
    "building.floors": (
        "SELECT b.id, b.floors, r.highest, count(*) OVER () AS total FROM building AS b JOIN"
        " (SELECT building_id, max(floor) AS highest FROM room GROUP BY building_id) AS r ON r.building_id = b.id"
        " WHERE b.floors IS NOT NULL AND r.highest > b.floors ORDER BY b.id LIMIT :most"
    ),
    "building.basements": (
        "SELECT b.id, b.basements, r.lowest, count(*) OVER () AS total FROM building AS b JOIN"
        " (SELECT building_id, min(floor) AS lowest FROM room GROUP BY building_id) AS r ON r.building_id = b.id"
        " WHERE r.lowest < 0 AND -r.lowest > b.basements ORDER BY b.id LIMIT :most"
    ),
    "building.address_twice": (
        "SELECT b.id, d.other, d.count, count(*) OVER () AS total FROM building AS b JOIN"
        " (SELECT address, min(id) AS other, count(*) AS count FROM building WHERE address <> ''"
        " GROUP BY address HAVING count(*) > 1) AS d ON d.address = b.address WHERE b.id <> d.other"
        " ORDER BY b.id LIMIT :most"
    ),
    "building.block_twice": (
        "SELECT b.id, d.other, d.count, count(*) OVER () AS total FROM building AS b JOIN"
        " (SELECT estate, number, min(id) AS other, count(*) AS count FROM building WHERE estate <> '' AND number <> ''"
        " GROUP BY estate, number HAVING count(*) > 1) AS d ON d.estate = b.estate AND d.number = b.number"
        " WHERE b.id <> d.other ORDER BY b.id LIMIT :most"
    ),
    "building.name_twice": (
        "SELECT b.id, d.other, d.count, count(*) OVER () AS total FROM building AS b JOIN"
        " (SELECT estate, name, min(id) AS other, count(*) AS count FROM building WHERE estate <> '' AND name <> ''"
        " GROUP BY estate, name HAVING count(*) > 1) AS d ON d.estate = b.estate AND d.name = b.name"
        " WHERE b.id <> d.other ORDER BY b.id LIMIT :most"
    ),
    "address_alias.twice": (
        "SELECT min(a.id) AS id, count(DISTINCT a.building_id) AS count, count(*) OVER () AS total"
        " FROM address_alias AS a GROUP BY a.alias HAVING count(DISTINCT a.building_id) > 1 ORDER BY 1 LIMIT :most"
    ),
    "responder.department": (
        "SELECT r.id, d.name AS department, count(*) OVER () AS total FROM responder AS r"
        " JOIN department AS d ON d.id = r.department_id WHERE r.active AND NOT d.active ORDER BY r.id LIMIT :most"
    ),
    "responder.grid": (
        "SELECT r.id, r.grid_code AS code, count(*) OVER () AS total FROM responder AS r"
        " WHERE r.active AND r.grid_code <> '' AND NOT EXISTS (SELECT 1 FROM grid AS g WHERE g.code = r.grid_code"
        " AND g.valid_from <= :today AND (g.valid_to IS NULL OR g.valid_to > :today)) ORDER BY r.id LIMIT :most"
    ),
    "responder.shift": (
        "SELECT r.id, count(*) AS count, count(*) OVER () AS total FROM responder AS r"
        " JOIN shift AS s ON s.responder_id = r.id WHERE NOT r.active AND s.ends_at > :now"
        " GROUP BY r.id ORDER BY r.id LIMIT :most"
    ),
    "department.parent": (
        "SELECT c.id, d.name AS department, count(*) OVER () AS total FROM department AS c"
        " JOIN department AS d ON d.id = c.parent_id WHERE c.active AND NOT d.active ORDER BY c.id LIMIT :most"
    ),
    "department.duty": (
        "SELECT d.id, count(*) AS count, count(*) OVER () AS total FROM department AS d"
        " JOIN responsibility AS r ON r.department_id = d.id WHERE NOT d.active"
        " GROUP BY d.id ORDER BY d.id LIMIT :most"
    ),
    **QUESTIONS,
}
ASKED = frozenset({*_QUESTIONS, *BY_HASHES})
"""The rules that `ask` answers."""


BY_HOMES = frozenset(rule for rule, sql in _QUESTIONS.items() if " lived " in sql)
"""The rules that `ask` answers inside `lived` only."""


@contextmanager
def lived(store: Store) -> Iterator[None]:
    """Who lives where today, laid out once for the questions BY_HOMES. Raises AccessDenied.

    In no transaction: a file would be locked for as long as the check takes.
    """
    store.execute("DROP TABLE IF EXISTS lived")
    for statement in LIVED:
        store.execute(statement)
    store.execute("ANALYZE lived")
    try:
        yield
    finally:
        store.execute("DROP TABLE lived")


def ask(store: Store, rule: str, now: datetime, today: date, most: int) -> list[dict]:
    """Findings of one rule as rows, at most ``most``, in the order of ids. Raises AccessDenied.

    ``now`` is the instant, ``today`` the store's day of the question. What a row's ``seen`` says becomes ``days``.
    """
    params = {"most": most}
    sql = BY_HASHES[rule][store.engine] if rule in BY_HASHES else _QUESTIONS[rule]
    known = {
        "today": today,
        "now": now,
        "fresh": now - timedelta(days=STALE_DAYS),
        "forever": _FOREVER,
        "year": today.year,
        "oldest": OLDEST,
        "adult": ADULT_AGE,
        "contradicting": ["/".join(pair) for pair in CONTRADICTING],
    }
    params |= {name: value for name, value in known.items() if ":" + name in sql}
    rows = store.query(sql, params)
    for row in rows:
        if "seen" in row:
            row["days"] = (now - store.engine_object.decode("instant", row.pop("seen"))).days
        if "day" in row:
            row["day"] = str(row["day"])
    return rows


def buildings_of(store: Store, table: str, ids: Collection[int]) -> dict[int, int]:
    """The building in which rooms, households and persons are; those that are nowhere are left out."""
    rows = store.query(PLACES[table], {"ids": sorted({int(number) for number in ids})})
    return {row["id"]: row["building_id"] for row in rows}


def roles_living(store: Store, rooms: Collection[int]) -> dict[int, set[str]]:
    """The roles of those who live in rooms today; rooms without anybody are left out."""
    sql = "SELECT room_id, role FROM current_residence WHERE any_of(room_id, :ids)"
    found: dict[int, set[str]] = {}
    for row in store.query(sql, {"ids": sorted({int(number) for number in rooms})}):
        found.setdefault(row["room_id"], set()).add(row["role"])
    return found


def take_out(store: Store, table: str, ids: Iterable[int]) -> dict[str, dict[str, list]]:
    """Delete rows of a table; returns them whole, by table, with the grid memberships that went with them."""
    wanted = sorted(int(number) for number in ids)
    with store.transaction():
        taken = {table: store.read(table, BY_NAME[table].column_names, where={"id": wanted}, order_by=("id",))}
        member = {"object_type": table, "object_id": wanted}
        columns = BY_NAME["grid_membership"].column_names
        taken["grid_membership"] = store.read("grid_membership", columns, where=member)
        params = {"name": table, "ids": wanted}
        store.execute("DELETE FROM grid_membership WHERE object_type = :name AND any_of(object_id, :ids)", params)
        sql = sqltext.words("DELETE FROM", sqltext.quote(table), "WHERE any_of(id, :ids)")
        store.execute(sql, {"ids": wanted})
    return taken


def put_back(store: Store, taken: dict[str, dict[str, list]]) -> None:
    """Insert what `take_out` returned, with its ids."""
    with store.transaction():
        for table, columns in taken.items():
            store.load(table, columns, key=BY_NAME[table].primary_key)
