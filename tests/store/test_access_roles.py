"""Who may do what: roles, accounts, and what is granted to nobody."""

from datetime import datetime, timedelta

import psycopg2
import psycopg2.errors
import pytest

from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, ConstraintViolation, StoreError
from civicgrid.plugin.store.access import ROLES, Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.schema import TABLES
from civicgrid.tests.support.town import Town, areas_in

SCHEMA = "roles"
DENIED = psycopg2.errors.InsufficientPrivilege


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, SCHEMA)
    yield town
    town.remove()


def test_the_sealed_is_nobodys(town):
    for login in town.accounts:
        with town.as_login(login) as cursor:
            for relation in ("person_clear", "person_search", "reveal_request"):
                with pytest.raises(DENIED):
                    cursor.execute(f"SELECT * FROM {relation}")


def test_handlers_never_see_the_reporter(town):
    for login in ("handler_east", "verifier_east", "viewer_east", "grid_worker_east"):
        with town.as_login(login) as cursor, pytest.raises(DENIED):
            cursor.execute("SELECT * FROM event_party")
    for login in ("handler_east", "verifier_east", "viewer_east"):
        with town.as_login(login) as cursor:
            for relation in ("person", "occupancy", "household", "person_tag", "person_place"):
                with pytest.raises(DENIED):
                    cursor.execute(f"SELECT * FROM {relation}")


def test_nobody_writes_steps_audit_or_feed_directly(town):
    for login in ("all_east", "manager_west"):
        with town.as_login(login) as cursor:
            for table in ("event_step", "audit_log", "change_log", "reveal_request", "person_clear", "setting"):
                for sql in (f"DELETE FROM {table}", f"INSERT INTO {table} DEFAULT VALUES", f"TRUNCATE {table}"):
                    with pytest.raises(DENIED):
                        cursor.execute(sql)
            for sql in ("UPDATE event_step SET note = 'x'", "UPDATE change_log SET at = now()"):
                with pytest.raises(DENIED):
                    cursor.execute(sql)


def test_a_viewer_writes_nothing(town):
    with town.as_login("viewer_east") as cursor:
        for table in TABLES:
            if table.name in {"saved_query", "alarm_ack"}:
                continue
            with pytest.raises(DENIED):
                cursor.execute(f"INSERT INTO {table.name} DEFAULT VALUES")
            with pytest.raises(DENIED):
                cursor.execute(f"DELETE FROM {table.name}")


def test_a_stranger_gets_nothing(town):
    town.store.execute("CREATE ROLE stranger LOGIN")
    try:
        with town.as_login("stranger") as cursor:
            for sql in (
                "SELECT * FROM setting",
                "SELECT visible_areas()",
                "SELECT take_step(1, 'a', '', NULL, NULL, 0)",
            ):
                with pytest.raises((DENIED, psycopg2.errors.UndefinedTable, psycopg2.errors.UndefinedFunction)):
                    cursor.execute(sql)
    finally:
        town.store.execute("DROP ROLE stranger")


def test_steps_need_role_area_and_account(town):
    event = town.rows["e"]["event"]
    with town.open_as("clerk_east") as store:
        events = Events(store)
        assert [action.action for action in events.actions(event)] == ["accept"]
        with pytest.raises(AccessDenied, match="dispatcher"):
            events.take_step(event, "void", expected_seq=0, note="x")
        for hidden in ("w", "n"):
            with pytest.raises(StoreError, match="is not there"):
                events.take_step(town.rows[hidden]["event"], "accept", expected_seq=0)
        assert events.take_step(event, "accept", expected_seq=0) == 1
        assert events.history(event)[1].person == "clerk_east"
        mine = events.report({"event_type": "0102", "title": "t", "area_id": town.village})
        assert events.history(mine)[0].person == "clerk_east"
        with pytest.raises(AccessDenied):
            events.report({"event_type": "0102", "title": "t", "area_id": town.west})
    with pytest.raises(AccessDenied, match="no active account"):
        Events(town.store).take_step(event, "file", expected_seq=1)


def test_a_role_ends_when_its_time_is_over(town):
    account = town.accounts["dispatcher_east"]
    assert town.access.roles_of(account) == {"dispatcher"}
    town.store.execute(
        "UPDATE user_role SET valid_to = :at WHERE app_user_id = :account",
        {"at": clock.utc_now() - timedelta(seconds=1), "account": account},
    )
    assert town.access.roles_of(account) == set()
    with town.as_login("dispatcher_east") as cursor:
        assert areas_in(cursor, "building") == set()
    with town.open_as("dispatcher_east") as store, pytest.raises(StoreError, match="is not there"):
        Events(store).take_step(town.rows["v"]["event"], "void", expected_seq=0, note="x")
    town.access.set_roles(account, ["dispatcher"])
    with town.open_as("dispatcher_east") as store:
        assert Events(store).take_step(town.rows["v"]["event"], "void", expected_seq=0, note="x") == 1


def test_who_am_i(town):
    with town.open_as("clerk_east") as store:
        me = Access(store).who_am_i()
    assert (me.id, me.login, me.area_id, me.roles) == (town.accounts["clerk_east"], "clerk_east", town.east, {"clerk"})
    owner = town.access.who_am_i()
    assert (owner.id, owner.roles) == (None, frozenset(ROLES))


def test_a_deactivated_account_sees_nothing_more(town):
    account = town.access.create_user("leaver", "张三", area_id=town.east, roles=["clerk"], create_login=True)
    try:
        with town.as_login("leaver") as cursor:
            assert areas_in(cursor, "building")
            town.access.deactivate(account)
            # Out of every group, the login does not even find the schema.
            with pytest.raises(psycopg2.errors.UndefinedTable):
                cursor.execute("SELECT * FROM building")
            with pytest.raises(DENIED):
                cursor.execute(f"SELECT * FROM {SCHEMA}.building")
        assert town.access.roles_of(account) == set()
    finally:
        town.store.execute("DROP OWNED BY leaver; DROP ROLE leaver")


def test_an_account_is_made_whole_or_not_at_all(town):
    with pytest.raises(StoreError):
        town.access.create_user("half", "半", roles=["clerk"], create_login=False)
    with pytest.raises(StoreError, match="no role"):
        town.access.create_user("half", "半", roles=["king"], create_login=True)
    with pytest.raises(ConstraintViolation):
        town.access.create_user("half", "半", area_id=999, roles=["clerk"], create_login=True)
    assert not town.store.read("app_user", ["id"], where={"login": "half"})["id"]
    assert not town.store.query("SELECT 1 FROM pg_roles WHERE rolname = 'half'")


def test_positions_and_readings_are_partitioned_for_a_dispatcher(town):
    with town.open_as("all_east") as store:
        at = datetime(2031, 5, 6, tzinfo=clock.utc_now().tzinfo)
        store.load("position", {"source": ["e"], "at": [at]}, key=("source", "at"))
    assert town.store.query("SELECT tableoid::regclass::text AS part FROM position") == [{"part": "position_203105"}]


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_accounts_in_a_file_say_who_did_what(store):
    access = Access(store)
    assert access.who_am_i().roles == frozenset(ROLES)
    one = access.create_user("wang", "王芳", roles=["clerk", "verifier"])
    assert access.roles_of(one) == {"clerk", "verifier"}
    access.set_roles(one, ["clerk"])
    assert access.roles_of(one) == {"clerk"}
    store.execute("UPDATE setting SET value = '0' WHERE name = 'single_operator'")
    events = Events(store, operator=one)
    event = events.report({"event_type": "0102", "title": "t"})
    assert [action.action for action in events.actions(event)] == ["accept"]
    with pytest.raises(AccessDenied, match="dispatcher"):
        events.take_step(event, "void", expected_seq=0, note="x")
    access.deactivate(one)
    with pytest.raises(AccessDenied, match="clerk"):
        events.take_step(event, "accept", expected_seq=0)
