"""Who sees which rows in PostGIS: row-level security, and the ways round it that are shut."""

from contextlib import closing

import psycopg2
import psycopg2.errors
import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import AccessDenied, StoreError, create_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.schema import TABLES
from civicgrid.plugin.store.schema import VIEWS as SCHEMA_VIEWS
from civicgrid.tests.support.postgres import SERVICE
from civicgrid.tests.support.town import AREA_TABLES, VIEWS, Town, areas_in, fill

SCHEMA = "rights"
DENIED = psycopg2.errors.InsufficientPrivilege


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, SCHEMA)
    yield town
    town.remove()


def test_owner_hears_no_warning(town):
    assert town.warnings == []


def test_every_area_table_has_the_policy(town):
    rows = town.store.query(
        "SELECT c.relname AS name, c.relrowsecurity AS secured, c.relforcerowsecurity AS forced,"
        " array_agg(p.polname::text) AS policies FROM pg_class AS c LEFT JOIN pg_policy AS p ON p.polrelid = c.oid"
        " WHERE c.relnamespace = CAST(:schema AS regnamespace) AND c.relkind IN ('r', 'p') GROUP BY 1, 2, 3",
        {"schema": SCHEMA},
    )
    secured = {row["name"] for row in rows if row["secured"]}
    # Counts have no area of their own, they are seen with what they count; a saved query is its owner's.
    # Responders are seen where they were sent, too; messages with their event, positions and what fences make of them
    # with their responder, what was done about an alarm with what alarms.
    others = {"population_count", "tag_count", "saved_query", "responder", "position", "message", "delivery",
              "fence_event", "alarm_ack", "alarm_call"}  # fmt: skip
    assert secured == AREA_TABLES | others
    assert {row["name"] for row in rows if "area" in row["policies"]} == AREA_TABLES
    # Beside the area, joined by AND: tags are bound to their sensitivity, stays and tags to a person who is seen.
    more = {row["name"]: set(row["policies"]) for row in rows if set(row["policies"]) - {"area", None}}
    assert {name: policies for name, policies in more.items() if name not in others} == {
        "person_tag": {"area", "sensitivity"},
        "occupancy": {"area", "seen_person"},
        # Or of the area of their sensor.
        "sensor_alarm": {"area", "seen", "entered"},
    }
    assert not [row["name"] for row in rows if row["forced"]]
    indexed = {table.name for table in TABLES if ("area_id",) in table.indexes}
    assert indexed >= AREA_TABLES


@pytest.mark.parametrize(
    ("login", "seen"),
    [
        ("clerk_east", {"east", "village"}),
        ("clerk_west", {"west"}),
        ("clerk_county", {"east", "village", "west", None}),
        ("clerk_nowhere", set()),
        ("manager_west", {"east", "village", "west", None}),
    ],
)
def test_an_account_sees_exactly_its_areas(town, login, seen):
    expected = {name and getattr(town, name) for name in seen}
    with town.as_login(login) as cursor:
        for relation in sorted(AREA_TABLES) + list(VIEWS):
            assert areas_in(cursor, relation) == expected, relation
            cursor.execute(f"SELECT count(*) FROM {relation}")
            assert cursor.fetchone()[0] == len(expected), relation


def test_owner_sees_everything_in_views_too(town):
    for view in VIEWS:
        assert town.store.query(f"SELECT count(*) AS found FROM {view}")[0]["found"] == 4


def test_change_of_area_counts_at_once(town):
    with town.as_login("clerk_west") as cursor:
        town.access.change_area(town.accounts["clerk_west"], town.village)
        assert areas_in(cursor, "building") == {town.village}
        town.access.change_area(town.accounts["clerk_west"], town.west)
        assert areas_in(cursor, "building") == {town.west}


def test_no_write_outside_the_area(town):
    with town.as_login("clerk_east") as cursor:
        for where in (town.west, town.county, None):
            with pytest.raises(DENIED):
                cursor.execute("INSERT INTO building (uid, area_id) VALUES (%s, %s)", (new_uid(), where))
        cursor.execute("INSERT INTO building (uid, area_id) VALUES (%s, %s)", (new_uid(), town.village))
        with pytest.raises(DENIED):
            cursor.execute("UPDATE building SET area_id = %s", (town.west,))
        cursor.execute("UPDATE building SET name = 'mine' WHERE area_id = %s", (town.west,))
        assert cursor.rowcount == 0
    town.store.execute("DELETE FROM building WHERE name IS NULL")


def test_store_of_a_clerk_reads_and_loads_within_the_area(town):
    with town.open_as("clerk_east") as store:
        assert store.count("person") == 2
        assert set(store.read("building", ["area_id"], bbox=(114, 22, 115, 23))["area_id"]) == {town.east, town.village}
        uids = [new_uid(), new_uid()]
        rows = {"uid": uids, "name": ["a", "b"], "area_id": [town.east, town.village]}
        assert store.load("building", rows).inserted == 2
        assert store.load("building", {**rows, "name": ["a", "B"]}, conflict="update").updated == 1
        assert len(store.reserve_ids("building", 3)) == 3
        with pytest.raises(AccessDenied):
            store.load("building", {"uid": [new_uid()], "area_id": [town.west]})
    town.store.execute("DELETE FROM building WHERE any_of(uid, :uids)", {"uids": uids})


def test_views_belong_to_a_role_that_owns_no_table_and_may_only_read(town):
    owner = f"{SCHEMA}_view_owner"
    kinds = town.store.query(
        "SELECT relkind::text AS kind, count(*) AS found FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner"
        " WHERE rolname = :owner GROUP BY 1",
        {"owner": owner},
    )
    # One more than are shown: summed_residence, for sums that are shown to who may see no stay.
    assert kinds == [{"kind": "v", "found": len(SCHEMA_VIEWS) + 1}]
    rights = town.store.query(
        "SELECT DISTINCT privilege_type AS right FROM information_schema.role_table_grants"
        " JOIN information_schema.tables"
        " USING (table_schema, table_name) WHERE grantee = :owner AND table_type = 'BASE TABLE'",
        {"owner": owner},
    )
    assert rights == [{"right": "SELECT"}]
    asked = town.store.query(
        "SELECT has_schema_privilege(:owner, :schema, 'CREATE') AS makes, rolcanlogin, rolsuper, rolbypassrls"
        " FROM pg_roles WHERE rolname = :owner",
        {"owner": owner, "schema": SCHEMA},
    )[0]
    assert not any(asked.values())


def test_a_view_of_the_tables_owner_would_show_everything(town):
    """The trap that the views' owner is there for; if this fails, the test of the views proves nothing."""
    town.store.execute("CREATE VIEW leaky AS SELECT id, area_id FROM building")
    town.store.execute(f"GRANT SELECT ON leaky TO {SCHEMA}_clerk")
    try:
        with town.as_login("clerk_east") as cursor:
            assert len(areas_in(cursor, "leaky")) == 4
    finally:
        town.store.execute("DROP VIEW leaky")


def test_a_leaky_function_sees_no_foreign_row(town):
    with town.as_login("clerk_east") as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.leak(value text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS"
            " $$ BEGIN RAISE NOTICE 'leaked %', value; RETURN true; END $$"
        )
        for relation, column in (
            ("building", "name"), ("person", "name_masked"), ("event_map", "title"), ("person_place", "name_masked"),
            ("building_summary", "name"), ("event", "title"),
        ):  # fmt: skip
            cursor.connection.notices.clear()
            cursor.execute(f"SELECT count(*) FROM {relation} WHERE pg_temp.leak({column})")
            told = {text.split()[-1] for text in cursor.connection.notices}
            assert told == {"e", "v"}, relation


def test_temporary_tables_fool_no_function(town):
    with town.as_login("clerk_east") as cursor:
        cursor.execute("CREATE TEMP TABLE user_role AS SELECT * FROM user_role")
        cursor.execute(
            "INSERT INTO pg_temp.user_role (id, app_user_id, role) VALUES (1, current_app_user(), 'manager')"
        )
        cursor.execute("CREATE TEMP TABLE app_user AS SELECT * FROM app_user")
        cursor.execute("UPDATE pg_temp.app_user SET area_id = %s", (town.county,))
        assert areas_in(cursor, "building") == {town.east, town.village}
        cursor.execute("SELECT has_right('manager')")
        assert cursor.fetchone() == (False,)


def test_set_role_changes_nothing(town):
    with town.as_login("clerk_east") as cursor:
        cursor.execute(f"SET ROLE {SCHEMA}_clerk")
        assert areas_in(cursor, "building") == {town.east, town.village}


def test_bbox_uses_the_index_under_row_level_security(town):
    count = 20_000
    rows = {
        "uid": [new_uid() for _ in range(count)],
        "name": ["c"] * count,
        "area_id": [town.east if index % 2 else town.west for index in range(count)],
        "geom": [shapely.to_wkb(shapely.Point(100 + index * 0.0005, 30)) for index in range(count)],
    }
    town.store.load("camera", rows)
    town.store.execute("ANALYZE camera")
    query = "SELECT id FROM camera WHERE geom && ST_MakeEnvelope(100.001, 29, 100.004, 31, 4490)"
    with town.as_login("clerk_east") as cursor:

        def plan():
            cursor.execute("EXPLAIN " + query)
            return "\n".join(row[0] for row in cursor.fetchall())

        assert "camera_geom_idx" in plan()
        cursor.execute(query)
        assert cursor.rowcount == 3
        town.store.execute("ALTER FUNCTION public.geometry_overlaps(geometry, geometry) NOT LEAKPROOF")
        try:
            assert "camera_geom_idx" not in plan()
        finally:
            town.store.execute("ALTER FUNCTION public.geometry_overlaps(geometry, geometry) LEAKPROOF")
    town.store.execute("DELETE FROM camera WHERE name = 'c'")


@pytest.fixture
def keeper(cluster):
    """A login that owns its stores and is no superuser; first without, later with CREATEROLE."""
    cluster.add_service("as_keeper", "keeper")
    with closing(cluster.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE ROLE keeper LOGIN")
        cursor.execute(f"GRANT CREATE ON DATABASE {SERVICE} TO keeper")
        cursor.execute("ALTER FUNCTION public.geometry_overlaps(geometry, geometry) NOT LEAKPROOF")
        yield cursor
        cursor.execute("ALTER FUNCTION public.geometry_overlaps(geometry, geometry) LEAKPROOF")
        cursor.execute("DROP OWNED BY keeper CASCADE; DROP ROLE keeper")
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname ~ '^kept_(clerk|view_owner)'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP OWNED BY {name} CASCADE")


def test_what_the_server_did_not_allow_is_said(keeper):
    warnings = []
    create_store("service=as_keeper schema=alone", warn=warnings.append).close()
    assert len(warnings) == 2
    assert "may not create roles" in warnings[0]
    assert "LEAKPROOF" in warnings[1]
    keeper.execute("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'alone\\_%'")
    assert keeper.fetchone() == (0,)


def test_an_owner_with_createrole_makes_a_store_for_many(keeper, cluster):
    keeper.execute("ALTER ROLE keeper CREATEROLE")
    warnings = []
    with create_store("service=as_keeper schema=kept", warn=warnings.append) as store:
        assert [("LEAKPROOF" in text) for text in warnings] == [True]
        area = store.insert("area", {"uid": new_uid(), "code": "1", "name": "1", "level": "town"})
        other = store.insert("area", {"uid": new_uid(), "code": "2", "name": "2", "level": "town"})
        for mark, where, x in (("e", area, 114.1), ("w", other, 114.2)):
            fill(store, where, mark, x)
        Access(store).create_user("kept_one", "一", area_id=area, roles=["clerk"], create_login=True)
        assert store.query("SELECT count(*) AS found FROM event_map")[0]["found"] == 2
    with closing(cluster.connect(user="kept_one")) as connection, connection.cursor() as cursor:
        cursor.execute("SET search_path = kept, public")
        for relation in sorted(AREA_TABLES) + list(VIEWS):
            # The account stands at the top, where rows without an area are seen too; there are none.
            assert areas_in(cursor, relation) == {area}, relation
    keeper.execute("DROP OWNED BY kept_one; DROP ROLE kept_one")


def test_a_group_that_is_bound_by_nothing_is_refused(cluster):
    with closing(cluster.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE ROLE forged_view_owner BYPASSRLS")
        try:
            with pytest.raises(StoreError, match="row-level security"):
                create_store(f"service={SERVICE} schema=forged")
            cursor.execute("SELECT to_regnamespace('forged')")
            assert cursor.fetchone() == (None,)
        finally:
            cursor.execute("DROP ROLE forged_view_owner")
