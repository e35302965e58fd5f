"""The questions of the integrity rules about residents, their stays and their rooms: SQL for `integrity.ask`.

What holds today is read from ``lived``, the view `current_residence` laid into a temporary table once for all of them.
"""

from .stay_changes import HOUSEHOLD_ROOMS

LIVED = (
    "CREATE TEMP TABLE lived AS SELECT person_id, room_id, role, verified_at FROM current_residence",
    "CREATE INDEX lived_person_id_idx ON lived (person_id)",
    "CREATE INDEX lived_room_id_idx ON lived (room_id)",
)

_PARTS = {
    "runs": "o.valid_from <= :today AND (o.valid_to IS NULL OR o.valid_to > :today)",
    "other_runs": "p.valid_from <= :today AND (p.valid_to IS NULL OR p.valid_to > :today)",
    "meet": "o.valid_from < coalesce(p.valid_to, :forever) AND p.valid_from < coalesce(o.valid_to, :forever)",
    "household_rooms": HOUSEHOLD_ROOMS.format(which="").replace("current_residence", "lived"),
}
_TEMPLATES = {
    "person.no_stay": (
        "SELECT p.id, count(*) OVER () AS total FROM person AS p"
        " WHERE NOT EXISTS (SELECT 1 FROM occupancy AS o WHERE o.person_id = p.id) ORDER BY p.id LIMIT :most"
    ),
    "person.two_homes": (
        "SELECT o.person_id AS id, count(DISTINCT o.room_id) AS count, count(*) OVER () AS total FROM occupancy AS o"
        " WHERE o.lives_here AND {runs} GROUP BY o.person_id HAVING count(DISTINCT o.room_id) > 1"
        " ORDER BY o.person_id LIMIT :most"
    ),
    "person.stays_overlap": (
        "SELECT o.person_id AS id, count(DISTINCT o.id) AS count, count(*) OVER () AS total"
        " FROM occupancy AS o JOIN occupancy AS p ON p.person_id = o.person_id AND p.id < o.id"
        " WHERE o.lives_here AND p.lives_here AND o.room_id <> p.room_id AND {meet}"
        " AND NOT ({runs} AND {other_runs}) GROUP BY o.person_id ORDER BY o.person_id LIMIT :most"
    ),
    "person.stay_twice": (
        "SELECT o.person_id AS id, count(DISTINCT o.id) AS count, count(*) OVER () AS total"
        " FROM occupancy AS o JOIN occupancy AS p ON p.person_id = o.person_id AND p.room_id = o.room_id"
        " AND p.role = o.role AND p.id < o.id WHERE {meet}"
        " GROUP BY o.person_id ORDER BY o.person_id LIMIT :most"
    ),
    "person.stay_future": (
        "SELECT o.person_id AS id, min(o.valid_from) AS day, count(*) OVER () AS total FROM occupancy AS o"
        " WHERE o.valid_from > :today GROUP BY o.person_id ORDER BY o.person_id LIMIT :most"
    ),
    "person.stay_before_birth": (
        "SELECT p.id, p.birth_year AS year, min(o.valid_from) AS day, count(*) OVER () AS total"
        " FROM person AS p JOIN occupancy AS o ON o.person_id = p.id"
        " WHERE p.birth_year <= :year AND CAST(substr(CAST(o.valid_from AS text), 1, 4) AS integer) < p.birth_year"
        " GROUP BY p.id, p.birth_year ORDER BY p.id LIMIT :most"
    ),
    "person.birth_year": (
        "SELECT p.id, p.birth_year AS year, count(*) OVER () AS total FROM person AS p"
        " WHERE p.birth_year > :year OR p.birth_year < :year - :oldest ORDER BY p.id LIMIT :most"
    ),
    "person.class_state": (
        "SELECT p.id, p.person_class, p.residence_state, count(*) OVER () AS total FROM ("
        " SELECT id, person_class, residence_state, person_class || '/' || residence_state AS pair FROM person"
        " WHERE residence_state IS NOT NULL) AS p WHERE any_of(p.pair, :contradicting) ORDER BY p.id LIMIT :most"
    ),
    "person.away_but_here": (
        "SELECT p.id, count(*) OVER () AS total FROM lived AS l JOIN person AS p ON p.id = l.person_id"
        " WHERE p.residence_state = 'household_here' ORDER BY p.id LIMIT :most"
    ),
    "person.area": (
        "SELECT p.id, h.name AS here, count(*) OVER () AS total FROM lived AS l JOIN room AS r ON r.id = l.room_id"
        " JOIN person AS p ON p.id = l.person_id JOIN area AS h ON h.id = r.area_id"
        " WHERE p.area_id IS DISTINCT FROM r.area_id ORDER BY p.id LIMIT :most"
    ),
    "person.tag_code": (
        "SELECT t.person_id AS id, count(*) AS count, count(*) OVER () AS total FROM person_tag AS t WHERE t.tag NOT IN"
        " (SELECT code FROM code_item WHERE list = 'person_tag') GROUP BY t.person_id ORDER BY t.person_id LIMIT :most"
    ),
    "person.relation_code": (
        "SELECT p.id, count(*) OVER () AS total FROM person AS p WHERE p.relation_to_head <> '' AND p.relation_to_head"
        " NOT IN (SELECT code FROM code_item WHERE list = 'relation_to_head') ORDER BY p.id LIMIT :most"
    ),
    "person.link_doubt": (
        "SELECT o.person_id AS id, count(*) AS count, count(*) OVER () AS total FROM occupancy AS o"
        " WHERE o.note <> '' AND (o.valid_to IS NULL OR o.valid_to > :today)"
        " GROUP BY o.person_id ORDER BY o.person_id LIMIT :most"
    ),
    "person.stale": (
        "SELECT l.person_id AS id, l.verified_at AS seen, count(*) OVER () AS total FROM lived AS l"
        " WHERE l.verified_at < :fresh ORDER BY l.person_id LIMIT :most"
    ),
    "person.never_verified": (
        "SELECT l.person_id AS id, count(*) OVER () AS total FROM lived AS l"
        " WHERE l.verified_at IS NULL ORDER BY l.person_id LIMIT :most"
    ),
    "room.stale": (
        "SELECT l.room_id AS id, count(*) AS residents, count(*) OVER () AS total FROM lived AS l GROUP BY l.room_id"
        " HAVING sum(CASE WHEN l.verified_at >= :fresh THEN 1 ELSE 0 END) = 0 ORDER BY l.room_id LIMIT :most"
    ),
    "building.stale": (
        "SELECT r.building_id AS id, count(*) AS residents, count(*) OVER () AS total,"
        " sum(CASE WHEN l.verified_at >= :fresh THEN 0 ELSE 1 END) AS stale"
        " FROM lived AS l JOIN room AS r ON r.id = l.room_id GROUP BY r.building_id"
        " HAVING sum(CASE WHEN l.verified_at >= :fresh THEN 0 ELSE 1 END) > 0 ORDER BY r.building_id LIMIT :most"
    ),
    "household.split": (
        "SELECT h.id, count(DISTINCT l.room_id) AS count, count(*) OVER () AS total FROM lived AS l"
        " JOIN person AS p ON p.id = l.person_id JOIN household AS h ON h.id = p.household_id"
        " WHERE h.kind = 'family' GROUP BY h.id HAVING count(DISTINCT l.room_id) > 1 ORDER BY h.id LIMIT :most"
    ),
    "household.room": (
        "SELECT h.id, count(*) OVER () AS total FROM ({household_rooms}) AS h ORDER BY h.id LIMIT :most"
    ),
    "room.minors_alone": (
        "SELECT l.room_id AS id, count(*) AS count, count(*) OVER () AS total FROM lived AS l"
        " JOIN person AS p ON p.id = l.person_id GROUP BY l.room_id"
        " HAVING min(coalesce(p.birth_year, 0)) >= :year - :adult ORDER BY l.room_id LIMIT :most"
    ),
    "room.vacant_lived": (
        "SELECT r.id, count(*) AS count, count(*) OVER () AS total FROM room AS r JOIN lived AS l ON l.room_id = r.id"
        " WHERE r.use_class = 'vacant' GROUP BY r.id ORDER BY r.id LIMIT :most"
    ),
    "room.business_lived": (
        "SELECT r.id, count(*) AS count, count(*) OVER () AS total FROM room AS r JOIN lived AS l ON l.room_id = r.id"
        " WHERE r.use_class IN ('organisation', 'shop') GROUP BY r.id ORDER BY r.id LIMIT :most"
    ),
    "room.use": (
        "SELECT r.id, r.use_class AS use, l.tenants, l.owners, count(*) OVER () AS total FROM room AS r JOIN ("
        " SELECT room_id, sum(CASE WHEN role = 'tenant' THEN 1 ELSE 0 END) AS tenants,"
        " sum(CASE WHEN role = 'owner' THEN 1 ELSE 0 END) AS owners, count(*) AS persons FROM lived GROUP BY room_id"
        ") AS l ON l.room_id = r.id WHERE (r.use_class = 'rented' AND l.tenants = 0 AND l.owners > 0)"
        " OR (r.use_class = 'self_occupied' AND l.tenants = l.persons) ORDER BY r.id LIMIT :most"
    ),
    # Where nobody is entered in the whole building, it says nothing that nobody is in the room.
    "room.empty": (
        "SELECT r.id, count(*) OVER () AS total FROM room AS r JOIN (SELECT DISTINCT s.building_id FROM lived AS l"
        " JOIN room AS s ON s.id = l.room_id) AS b ON b.building_id = r.building_id"
        " LEFT JOIN lived AS l ON l.room_id = r.id WHERE l.room_id IS NULL"
        " AND r.use_class IN ('self_occupied', 'rented') ORDER BY r.id LIMIT :most"
    ),
}
QUESTIONS = {rule: sql.format(**_PARTS) for rule, sql in _TEMPLATES.items()}

_DOCUMENTS = {
    "gpkg": (
        "SELECT s.person_id AS id, d.other, count(*) OVER () AS total FROM person_search AS s JOIN ("
        " SELECT hash, min(person_id) AS other FROM person_search WHERE kind = 'document'"
        " GROUP BY hash HAVING count(*) > 1) AS d ON d.hash = s.hash"
        " WHERE s.kind = 'document' AND s.person_id <> d.other ORDER BY s.person_id LIMIT :most"
    ),
    # The hashes are the owner's alone; the function names pairs that this account sees both of.
    "postgis": "SELECT id, other, total FROM doubled_documents(:most)",
}

_ALIKE = {
    "gpkg": (
        "SELECT s.person_id AS id, min(d.other) AS other, count(*) OVER () AS total FROM current_residence AS l"
        " JOIN person_search AS s ON s.person_id = l.person_id AND s.kind = 'name_birth' JOIN ("
        " SELECT t.hash, o.room_id, min(t.person_id) AS other FROM person_search AS t"
        " JOIN current_residence AS o ON o.person_id = t.person_id WHERE t.kind = 'name_birth' AND t.hash IN"
        " (SELECT hash FROM person_search WHERE kind = 'name_birth' GROUP BY hash HAVING count(*) > 1)"
        " GROUP BY t.hash, o.room_id HAVING count(DISTINCT t.person_id) > 1"
        ") AS d ON d.hash = s.hash AND d.room_id = l.room_id"
        " WHERE s.person_id <> d.other GROUP BY s.person_id ORDER BY s.person_id LIMIT :most"
    ),
    "postgis": "SELECT id, other, total FROM alike_in_room(:most)",
}
BY_HASHES = {"person.document_twice": _DOCUMENTS, "person.alike": _ALIKE}
"""The rules that compare keyed hashes of persons: their SQL by engine."""

PLACES = {
    "room": "SELECT id, building_id FROM room WHERE any_of(id, :ids)",
    "household": "SELECT h.id, r.building_id FROM household AS h JOIN room AS r ON r.id = h.room_id"
    " WHERE any_of(h.id, :ids)",
    # Where somebody lives, else where they stayed last.
    "person": "SELECT o.person_id AS id, r.building_id FROM occupancy AS o JOIN room AS r ON r.id = o.room_id"
    " WHERE any_of(o.person_id, :ids) ORDER BY o.lives_here, o.valid_from, o.id",
}
"""The building in which an object without a shape is; of several rows the last counts."""
