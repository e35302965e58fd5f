"""What logins that may not see residents try on a server: every way round the masks ends at the same wall.

Each test is one kind of attempt over a connection of its own, with nothing but SQL: no program of ours stands between.
"""

import select
from contextlib import ExitStack
from datetime import date

import psycopg2
import psycopg2.errors
import pytest

from civicgrid.plugin.domain.person import search_terms
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.reveal import Reveal
from civicgrid.plugin.store.seal import hasher
from civicgrid.plugin.store.trail import Trail, Wanted
from civicgrid.tests.support.attacked import EAST, ROLES, SEALED, WEST, Office, clear_values
from civicgrid.tests.support.people import resident

DENIED = psycopg2.errors.InsufficientPrivilege
SCHEMA = "attacks"


@pytest.fixture(scope="module")
def office(cluster):
    with ExitStack() as opened:
        yield Office(cluster, opened, SCHEMA)


def readable(cursor):
    """Tables and views that a login may read."""
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind IN ('r', 'p', 'v')"
        " AND has_table_privilege(oid, 'SELECT')",
        (SCHEMA,),
    )
    return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("role", [*ROLES, "revealer"])
def test_nothing_that_a_role_reads_names_a_resident(office, role):
    """All rows of all tables and views, as text, byte strings as they are."""
    with office.cursor(role) as cursor:
        found = readable(cursor)
        assert not set(found) & set(SEALED)
        for relation in found:
            try:
                cursor.execute(f"SELECT t::text FROM {relation} AS t")
            except DENIED:
                continue  # a view that asks the reader's own rights
            text = "\n".join(row[0] for row in cursor.fetchall())
            assert not [value for value in clear_values(EAST + WEST) if value in text], relation


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("relation", SEALED)
def test_the_sealed_is_read_by_no_statement(office, role, relation):
    with office.cursor(role) as cursor:
        for sql in (
            f"SELECT * FROM {relation}",
            f"SELECT count(*) FROM {relation}",
            f"SELECT ctid FROM {relation}",
            f"TABLE {relation}",
            f"EXPLAIN ANALYZE SELECT * FROM {relation}",
            f"COPY {relation} TO STDOUT",
            f"COPY (SELECT * FROM {relation}) TO STDOUT",
            f"CREATE TEMP TABLE stolen AS SELECT * FROM {relation}",
            f"CREATE TEMP VIEW v AS SELECT * FROM {relation}; SELECT * FROM v",
            f"DECLARE c CURSOR WITH HOLD FOR SELECT * FROM {relation}",
            f"LOCK TABLE {relation}",
            f"SELECT * FROM person JOIN {relation} ON person_id = person.id",
            f"DELETE FROM {relation} RETURNING *",
            f"UPDATE {relation} SET person_id = person_id RETURNING *",
            f"INSERT INTO {relation} DEFAULT VALUES RETURNING *",
            f"SELECT query_to_xml('SELECT * FROM {relation}', true, true, '')",
            f"ANALYZE {relation}; SELECT count(*) FROM {relation}",
        ):
            with pytest.raises(psycopg2.Error) as caught:
                if sql.startswith("COPY"):
                    cursor.copy_expert(sql, __import__("io").StringIO())
                else:
                    cursor.execute(sql)
            assert isinstance(caught.value, DENIED | psycopg2.errors.NoActiveSqlTransaction), sql


@pytest.mark.parametrize("role", ROLES)
def test_who_may_not_reveal_gets_nothing_by_asking(office, role):
    person = office.ids[EAST[0].uid]
    with office.cursor(role) as cursor:
        for sql in (
            f"SELECT request_reveal('{new_uid()}', {person}, 'name', 'reason')",
            f"SELECT * FROM reveal('{new_uid()}')",
            "SELECT audit_append('reveal', 'person', 1, NULL)",
            "SELECT check_hourly_limit('reveal', 'viewer')",
            "SELECT * FROM tags_in_force()",
        ):
            with pytest.raises(DENIED):
                cursor.execute(sql)


def test_a_role_is_not_put_on(office):
    """SET ROLE and the like: the functions ask who connected, and the groups are nobody's to take."""
    person = office.ids[EAST[0].uid]
    for role in ROLES:
        with office.cursor(role) as cursor:
            for sql in (
                f"SET ROLE {SCHEMA}_revealer",
                f"SET ROLE {SCHEMA}_view_owner",
                "SET ROLE civicgrid",
                "SET SESSION AUTHORIZATION civicgrid",
                f"GRANT {SCHEMA}_revealer TO {office.as_role[role].database.split()[0].removeprefix('service=')}",
                "SET row_security = off; SELECT * FROM person",
                "ALTER TABLE person DISABLE ROW LEVEL SECURITY",
                "DROP POLICY area ON person",
                "ALTER FUNCTION has_right(text[]) SECURITY INVOKER",
                "CREATE OR REPLACE FUNCTION has_right(VARIADIC p text[]) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
                f"CREATE FUNCTION {SCHEMA}.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            ):
                with pytest.raises(psycopg2.Error) as caught:
                    cursor.execute(sql)
                assert isinstance(caught.value, DENIED | psycopg2.errors.InvalidParameterValue), (role, sql)
    with office.cursor("revealer") as cursor:
        cursor.execute(f"SET ROLE {SCHEMA}_revealer")
        with pytest.raises(DENIED):
            cursor.execute("SELECT * FROM person_clear")
        # Another area stays another area, whatever role is on.
        with pytest.raises(DENIED):
            cursor.execute(f"SELECT request_reveal('{new_uid()}', {office.ids[WEST[0].uid]}, 'name', 'reason')")
        cursor.execute(f"SELECT request_reveal('{new_uid()}', {person}, 'name', 'reason')")


def test_every_definer_function_is_pinned(office):
    """One that searches the caller's temporary schema first, or one open to all, runs the caller's code as owner."""
    rows = office.store.query(
        "SELECT proname AS name, prosecdef AS definer, proconfig AS config FROM pg_proc"
        " WHERE pronamespace = CAST(:schema AS regnamespace)",
        {"schema": SCHEMA},
    )
    assert {row["name"] for row in rows if row["definer"]} >= {"reveal", "request_reveal", "search_person", "has_right"}
    for row in rows:
        paths = [entry for entry in row["config"] or () if entry.startswith("search_path=")]
        assert paths, row["name"]
        places = [place.strip() for place in paths[0].removeprefix("search_path=").split(",")]
        assert places[0] == SCHEMA, row["name"]
        assert places[-1] == "pg_temp", row["name"]
    assert office.store.query("SELECT has_schema_privilege('public', 'public', 'CREATE') AS may") == [{"may": False}]


@pytest.mark.parametrize("role", ROLES)
def test_shadows_of_tables_and_settings_change_nothing(office, role):
    person = office.ids[EAST[0].uid]
    with office.cursor(role) as cursor:
        cursor.execute(
            "CREATE TEMP TABLE user_role (app_user_id bigint, role text, valid_to timestamptz, hourly_limit int)"
        )
        cursor.execute("CREATE TEMP TABLE app_user (id bigint, login text, active boolean, area_id bigint)")
        cursor.execute("INSERT INTO pg_temp.app_user VALUES (1, session_user, true, %s)", (office.west,))
        cursor.execute("INSERT INTO pg_temp.user_role VALUES (1, 'revealer', NULL, 999), (1, 'manager', NULL, 999)")
        for path in (f"pg_temp, {SCHEMA}", f"{SCHEMA}, pg_temp", f"pg_temp, pg_catalog, {SCHEMA}", f"public, {SCHEMA}"):
            cursor.execute(f"SET search_path = {path}")
            cursor.execute("SELECT has_right('revealer')")
            assert cursor.fetchone() == (False,)
            with pytest.raises(DENIED):
                cursor.execute(f"SELECT request_reveal('{new_uid()}', {person}, 'name', 'reason')")
        cursor.execute("SET civicgrid.role = 'revealer'")
        cursor.execute("SELECT has_right('revealer')")
        assert cursor.fetchone() == (False,)


def test_a_leaky_function_sees_no_row_that_its_caller_does_not(office):
    """Row-level security comes before conditions of the caller's own, in tables and in the views over them."""
    hidden = {office.ids[person.uid] for person in WEST}
    for role in ("clerk", "dispatcher", "grid_worker"):
        with office.cursor(role) as cursor:
            cursor.execute(
                "CREATE FUNCTION pg_temp.peek(bigint, text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS"
                " 'BEGIN RAISE NOTICE ''peek %'', $1; RETURN true; END'"
            )
            cursor.execute("CREATE OPERATOR pg_temp.<<< (LEFTARG = bigint, RIGHTARG = text, FUNCTION = pg_temp.peek)")
            notices = cursor.connection.notices
            for sql in (
                "SELECT count(*) FROM person WHERE pg_temp.peek(id, name_masked)",
                "SELECT count(*) FROM person WHERE id OPERATOR(pg_temp.<<<) name_masked",
                "SELECT count(*) FROM person_tag WHERE pg_temp.peek(person_id, tag)",
                "SELECT count(*) FROM occupancy WHERE pg_temp.peek(person_id, role)",
                "SELECT count(*) FROM person_place WHERE pg_temp.peek(person_id, name_masked)",
                "SELECT count(*) FROM current_residence WHERE pg_temp.peek(person_id, role)",
                "SELECT count(*) FROM person AS p RIGHT JOIN person AS q ON pg_temp.peek(q.id, q.name_masked)",
            ):
                del notices[:]
                cursor.execute(sql)
                seen = {int(notice.split("peek ")[1]) for notice in notices if "peek" in notice}
                assert not seen & hidden, sql
            # Errors that carry a value carry only what may be seen.
            for sql in (
                "SELECT name_masked::int FROM person ORDER BY id DESC",
                "SELECT count(*) FROM person WHERE name_masked::int > 0",
                "SELECT count(*) FROM person_place WHERE 1 / (person_id - person_id) = 1",
            ):
                with pytest.raises(psycopg2.Error) as caught:
                    cursor.execute(sql)
                    raise psycopg2.DataError("no rows were read")
                assert not any(value in str(caught.value) for value in clear_values(EAST + WEST))


def test_a_filtered_plan_tells_no_hidden_rows(office):
    """EXPLAIN ANALYZE counts rows that conditions removed; those of another area are not among them."""
    with office.cursor("clerk") as cursor:
        for table in ("person", "person_tag"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            mine = cursor.fetchone()[0]
            cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF) SELECT * FROM {table} WHERE id < 0")
            plan = "\n".join(row[0] for row in cursor.fetchall())
            assert "rows=0" in plan
            assert mine < office.store.count(table)


def test_statistics_hold_no_residents(office):
    office.store.execute("ANALYZE")
    with office.cursor("clerk") as cursor:
        cursor.execute("SELECT tablename FROM pg_stats WHERE schemaname = %s", (SCHEMA,))
        told = {row[0] for row in cursor.fetchall()}
        assert not told & {
            *SEALED,
            "person",
            "person_tag",
            "occupancy",
            "household",
            "event_party",
            "import_row",
            "desk_item",
        }
        for sql in ("SELECT * FROM pg_statistic", "SELECT * FROM pg_statistic_ext_data"):
            with pytest.raises(DENIED):
                cursor.execute(sql)
        cursor.execute("SELECT query FROM pg_stat_activity WHERE usename <> session_user")
        assert {row[0] for row in cursor.fetchall()} <= {"<insufficient privilege>", ""}


def test_foreign_persons_are_no_oracle(office):
    """A unique key or a foreign key must not tell an account of the east what a resident of the west is."""
    person = office.ids[WEST[0].uid]
    add = "INSERT INTO person_tag (person_id, tag, valid_from, area_id) VALUES (%s, 'disabled', %s, %s)"
    with office.cursor("clerk") as cursor:
        for area in (office.east, office.west, None):
            said = set()
            for known, day in ((person, "2020-01-01"), (person, "2021-01-01"), (99_999, "2020-01-01")):
                with pytest.raises(DENIED) as caught:
                    cursor.execute(add, (known, day, area))
                said.add(str(caught.value))
            assert len(said) == 1
        cursor.execute(add, (office.ids[EAST[1].uid], "2020-01-01", office.east))
        stay = "INSERT INTO occupancy (uid, person_id, room_id, role, valid_from, area_id) VALUES"
        for room in (office.room, 99_999):
            with pytest.raises(DENIED, match="row-level security"):
                cursor.execute(
                    stay + " (%s, %s, %s, 'owner', '2020-01-01', %s)", (new_uid(), person, room, office.east)
                )
    with office.cursor("revealer") as cursor:
        told = []
        for known in (person, 99_999):
            with pytest.raises(DENIED) as caught:
                cursor.execute(f"SELECT request_reveal('{new_uid()}', {known}, 'name', 'reason')")
            told.append(str(caught.value).replace(str(known), "?").splitlines()[0])
        assert told[0] == told[1]


def test_a_request_is_its_own_accounts_and_its_own_persons(office):
    mine, theirs = office.ids[EAST[0].uid], office.ids[WEST[0].uid]
    uid = new_uid()
    with office.cursor("revealer") as cursor, office.cursor("far") as other:
        cursor.execute(f"SELECT request_reveal('{uid}', {mine}, 'name', 'reason')")
        with pytest.raises(DENIED, match="no such request"):
            other.execute(f"SELECT * FROM reveal('{uid}')")
        with pytest.raises(DENIED):
            cursor.execute(f"SELECT request_reveal('{new_uid()}', {theirs}, 'name', 'reason')")
        # The same uid again, for another person: it is taken.
        with pytest.raises(psycopg2.IntegrityError):
            cursor.execute(f"SELECT request_reveal('{uid}', {mine}, 'phone', 'reason')")
        cursor.execute(f"SELECT fields FROM reveal('{uid}')")
        assert cursor.fetchone() == ("name",)


def test_an_answer_that_is_rolled_back_leaves_its_request(office):
    """The line of the answer goes with the transaction, the one of the request does not: the auditor still lists it."""
    person, uid = office.ids[EAST[2].uid], new_uid()
    with office.cursor("revealer") as cursor:
        cursor.execute("BEGIN")
        cursor.execute(f"SELECT request_reveal('{uid}', {person}, 'name', 'reason')")
        with pytest.raises(DENIED):
            cursor.execute(f"SELECT * FROM reveal('{uid}')")
        cursor.execute("ROLLBACK")
        with pytest.raises(DENIED, match="no such request"):
            cursor.execute(f"SELECT * FROM reveal('{uid}')")
        assert [seen.person for seen in Trail(office.store).persons_seen(Wanted(person=person))] == []
        cursor.execute(f"SELECT request_reveal('{uid}', {person}, 'name', 'reason')")
        cursor.execute("BEGIN")
        cursor.execute(f"SELECT * FROM reveal('{uid}')")
        cursor.execute("ROLLBACK")
    seen = Trail(office.store).persons_seen(Wanted(person=person))[0]
    assert (seen.asked, seen.shown) == (1, 0)
    assert Audit(office.store).verify() is None


def test_a_search_cannot_list_people(office):
    """Thousands of hashes in one request would turn the index into a register."""
    hashed = hasher(office.store, office.keyring)
    terms = [(kind, hashed.hash(kind, term)) for person in EAST + WEST for kind, term in search_terms(person)]
    with office.cursor("clerk") as cursor:
        kinds, hashes = ([term[part] for term in terms] for part in (0, 1))
        ask = "SELECT request_search(%s::text[], %s::bytea[], '')"
        with pytest.raises(DENIED, match="at most 16"):
            cursor.execute(ask, (kinds, [psycopg2.Binary(value) for value in hashes]))
        cursor.execute(ask, (kinds[:16], [psycopg2.Binary(value) for value in hashes[:16]]))
        request = cursor.fetchone()[0]
        cursor.execute("SELECT search_person(%s, 100)", (request,))
        assert {row[0] for row in cursor.fetchall()} <= {office.ids[person.uid] for person in EAST}
        with office.cursor("grid_worker") as other, pytest.raises(DENIED):
            other.execute("SELECT search_person(%s, 100)", (request,))
        cursor.execute("BEGIN")
        cursor.execute(ask, (kinds[:1], [psycopg2.Binary(hashes[0])]))
        with pytest.raises(DENIED, match="after its audit line"):
            cursor.execute("SELECT search_person(%s, 100)", (cursor.fetchone()[0],))
        cursor.execute("ROLLBACK")
    for role in ("viewer", "handler", "verifier", "auditor", "exporter", "manager", "linker"):
        with office.cursor(role) as cursor, pytest.raises(DENIED):
            cursor.execute("SELECT request_search('{}', '{}', '')")


def test_minors_are_found_by_those_who_keep_them(office):
    child = resident(20, birth_date=date(clock.utc_now().year - 10, 5, 5))
    People(office.store, office.keyring).save([child], area_ids=[office.east])
    key = office.store.read("person", ["id"], where={"uid": child.uid})["id"][0]
    found = {}
    for role in ("clerk", "grid_worker", "dispatcher", "revealer"):
        found[role] = key in People(office.as_role[role], office.keyring).search(child.name)
    assert found == {"clerk": True, "revealer": True, "grid_worker": False, "dispatcher": False}
    assert EAST[0].uid in office.ids
    for role in found:
        assert People(office.as_role[role], office.keyring).search(EAST[0].name) == [office.ids[EAST[0].uid]]


def test_the_feed_and_its_payloads_name_nobody(office):
    """Anybody on the server may LISTEN; the log of changes is read by every role."""
    with office.cursor("viewer") as cursor:
        cursor.execute(f"LISTEN civicgrid_{SCHEMA}")
        newcomer = resident(30)
        People(office.store, office.keyring).save([newcomer], area_ids=[office.east])
        Reveal(office.as_role["revealer"], office.keyring).request_reveal(office.ids[EAST[0].uid], ["name"], "reason")
        connection = cursor.connection
        select.select([connection], [], [], 5)
        connection.poll()
        payloads = {notice.payload for notice in connection.notifies}
        assert payloads
        assert payloads <= {"person", "audit_log"}
        cursor.execute("SELECT * FROM change_log")
        assert len(cursor.description) == 6
        rows = cursor.fetchall()
        assert {type(value) for row in rows for value in row} <= {int, str, type(None), type(clock.utc_now())}
        assert not any(value in str(rows) for value in clear_values([newcomer, *EAST]))


def test_the_log_itself_holds_nothing_clear(office):
    lines = office.store.query("SELECT audit_log::text AS line FROM audit_log")
    assert not any(value in str(lines) for value in clear_values(EAST + WEST))


def test_rights_given_past_the_program_leave_a_line(office):
    """A manager writes the tables of accounts; the group that carries the grants is the server's to give."""
    manager = office.store.read("app_user", ["id"], where={"name": "manager"})["id"][0]
    with office.cursor("manager") as cursor:
        cursor.execute("INSERT INTO user_role (app_user_id, role) VALUES (%s, 'revealer')", (manager,))
        line = Audit(office.store).lines(most=1)[0]
        assert (line.action, line.object_id, line.detail["role"]) == ("change_by_sql", manager, "revealer")
        with pytest.raises(DENIED):
            cursor.execute(f"SELECT request_reveal('{new_uid()}', {office.ids[EAST[0].uid]}, 'name', 'reason')")
        cursor.execute("DELETE FROM user_role WHERE app_user_id = %s AND role = 'revealer'", (manager,))
        assert Audit(office.store).lines(most=1)[0].detail["operation"] == "delete"
        cursor.execute("UPDATE app_user SET area_id = area_id WHERE id = %s", (manager,))
        assert Audit(office.store).lines(most=1)[0].detail["table"] == "app_user"
        with pytest.raises(DENIED, match="own function only"):
            cursor.execute("SELECT audit_write('change_by_sql', 'app_user', 1, NULL)")
    before = office.store.count("audit_log")
    Access(office.as_role["manager"]).change(manager, duty_number="7")
    assert [line.action for line in Audit(office.store).lines(most=office.store.count("audit_log") - before)] == [
        "change_account"
    ]
    assert Audit(office.store).verify() is None
