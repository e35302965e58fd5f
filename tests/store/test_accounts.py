"""Accounts on both engines: who may change whose right, and what the log says of it."""

from contextlib import closing
from datetime import timedelta

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, GeoPackageUri, StoreError, open_store, parse_database
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.audit import Audit, operator_login
from civicgrid.plugin.store.logins import initial_password
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.trail import Wanted
from civicgrid.tests.support.people import add_account, add_area


@pytest.fixture
def access(store):
    """Accounts as the store's owner, without a row of its own, sees them."""
    return Access(store)


def make(access, name, *roles, **values):
    """An account whose login is no other test's."""
    return access.create_user(f"u_{new_uid()[-12:]}", name, roles=roles, create_login=True, **values)


def entry(access, key):
    return next(account for account in access.accounts() if account.id == key)


def last_line(store):
    return Audit(store).lines(most=1)[0]


def test_an_account_is_listed_with_all_that_is_known(store, access):
    area = add_area(store, "3501")
    department = store.insert("department", {"uid": new_uid(), "code": "d", "name": "城管科"})
    key = make(access, "王芳", "clerk", area_id=area, department_id=department, duty_number="0917")
    found = entry(access, key)
    assert (found.name, found.duty_number, found.area, found.department) == ("王芳", "0917", "区域3501", "城管科")
    assert (found.active, found.roles, found.last_act, found.pending) == (True, {"clerk": None}, None, "")


def test_every_change_leaves_its_line(store, access):
    area, other = add_area(store, "1"), add_area(store, "2")
    key = make(access, "王芳", "clerk", area_id=area)
    line = last_line(store)
    assert (line.action, line.whose, line.detail["roles"]) == ("create_account", "王芳", {"clerk": None})
    end = clock.utc_now() + timedelta(days=30)
    for act, action, detail in (
        (lambda: access.change(key, name="王 芳", area_id=other), "change_account",
         {"name": {"old": "王芳", "new": "王 芳"}, "area_id": {"old": area, "new": other}}),
        (lambda: access.set_roles(key, {"clerk": None, "revealer": end}), "change_roles",
         {"roles": {"old": {"clerk": None}, "new": {"clerk": None, "revealer": clock.to_text(end)}}}),
        (lambda: access.deactivate(key), "deactivate_account", None),
        (lambda: access.reactivate(key), "reactivate_account", None),
    ):  # fmt: skip
        act()
        line = last_line(store)
        assert (line.action, line.object_id, line.detail) == (action, key, detail)
    found = entry(access, key)
    assert (found.name, found.area_id, found.active) == ("王 芳", other, True)
    assert abs(found.roles["revealer"] - end) < timedelta(milliseconds=1)
    assert Audit(store).verify() is None


def test_a_change_that_changes_nothing_leaves_no_line(store, access):
    key = make(access, "王芳", "clerk")
    before = store.count("audit_log")
    access.change(key, name="王芳")
    access.set_roles(key, ["clerk"])
    assert store.count("audit_log") == before


def test_what_fails_leaves_neither_change_nor_line(store, access):
    key = make(access, "王芳", "clerk")
    before = store.count("audit_log")
    with pytest.raises(StoreError):
        access.change(key, area_id=999)
    with pytest.raises(StoreError, match="no role"):
        access.set_roles(key, ["king"])
    with pytest.raises(StoreError, match="name of a person"):
        access.change(key, name=" ")
    assert (store.count("audit_log"), entry(access, key).area_id) == (before, None)


@pytest.mark.parametrize("login", ["two words", "字" * 22, "taken"])
def test_a_login_that_cannot_be_is_refused(store, access, login):
    store.insert("app_user", {"uid": new_uid(), "login": "taken", "name": "x", "created_at": clock.utc_now()})
    with pytest.raises(StoreError, match="login"):
        access.create_user(login, "王芳", create_login=True)


def test_the_last_manager_stays(store, access):
    one, two = make(access, "一", "manager"), make(access, "二", "manager", "clerk")
    access.set_roles(two, ["clerk"])
    soon = clock.utc_now() + timedelta(days=1)
    for act in (
        lambda: access.set_roles(one, ["clerk"]),
        lambda: access.set_roles(one, {"manager": soon}),
        lambda: access.deactivate(one),
    ):
        with pytest.raises(AccessDenied, match="last manager"):
            act()
    assert entry(access, one).roles == {"manager": None}
    access.set_roles(two, ["manager"])
    access.set_roles(one, ["clerk"])
    access.deactivate(one)


def test_the_last_act_is_the_latest_of_line_and_step(store, access):
    if store.engine == "gpkg":
        key = make(access, "王芳", "clerk")
        with open_store(f"{store.database} operator={entry(access, key).login}") as own:
            Audit(own).write("look")
            line = entry(access, key).last_act
            assert line == last_line(store).at
            events = Events(own)
            event = events.report({"event_type": "0102", "title": "t"})
            events.take_step(event, "accept", expected_seq=0)
        assert entry(access, key).last_act == events_at(store, event) > line
    else:
        assert Access(store).who_am_i().id is None
        key = access.create_user("civicgrid", "库主")
        assert entry(access, key).last_act == last_line(store).at
        store.execute("DELETE FROM app_user")


def events_at(store, event):
    return store.read("event_step", ["at"], where={"event_id": event, "seq": 1})["at"][0]


def test_lines_are_paged_newest_first(store):
    audit = Audit(store)
    for number in range(5):
        audit.write("look", "building", number)
    first = audit.lines(most=2)
    assert [line.object_id for line in first] == [4, 3]
    assert [line.object_id for line in audit.lines(before=first[-1].id, most=2)] == [2, 1]
    assert {line.login for line in first} == {first[0].name}
    assert audit.lines(Wanted(login="nobody")) == []
    assert len(audit.lines(Wanted(login=first[0].login))) == 5


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_the_operator_of_a_file_is_named_in_every_line(store, access):
    assert operator_login(store)
    before = Audit(store).write("look")
    access.create_user("", "值班员小李")
    assert (Audit(store).lines(most=1)[0].name, access.who_am_i().name) == ("值班员小李", "值班员小李")
    key = access.create_user("wang", "王芳", roles=["clerk"])
    with open_store(f"{store.database} operator=wang") as own:
        me = Access(own).who_am_i()
        assert (me.id, me.login, me.name, me.roles) == (key, "wang", "王芳", {"clerk"})
        Audit(own).write("look")
        with pytest.raises(AccessDenied, match="managers only"):
            Access(own).accounts()
        assert own.database == parse_database(own.database).text()
        events = Events(own)
        event = events.report({"event_type": "0102", "title": "t"})
        assert [action.roles for action in events.actions(event)] == [("clerk", "dispatcher")]
        events.take_step(event, "accept", expected_seq=0)
        assert [step.person for step in events.history(event)] == ["王芳", "王芳"]
    line = last_line(store)
    assert (line.login, line.name) == ("wang", "王芳")
    assert before < line.id
    assert Audit(store).verify() is None
    with open_store(store.database) as alone:
        assert (alone.operator, Access(alone).who_am_i().name) == (None, "值班员小李")
    access.deactivate(key)
    with pytest.raises(AccessDenied, match="wang is no active account"):
        open_store(f"{store.database} operator=wang")


def test_the_text_of_an_operator_is_read_back(tmp_path):
    uri = parse_database(f"{tmp_path}/社区 库.GPKG operator=王芳")
    assert uri == GeoPackageUri(tmp_path / "社区 库.GPKG", "王芳")
    assert parse_database(uri.text()) == uri


@pytest.fixture
def manager(store, cluster, access):
    """A manager on the server who may not make roles."""
    with add_account(cluster, store, "经理", ("manager",), None) as own:
        yield Access(own)


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_what_the_server_does_not_allow_is_written_out(store, access, manager, cluster):
    login, schema = f"u_{new_uid()[-12:]}", store.engine_object.schema
    with pytest.raises(AccessDenied, match="create role"):
        manager.create_user(login, "张三", create_login=True)
    key = manager.create_user(login, "张三", roles=["clerk", "revealer"])
    pending = entry(manager, key).pending
    assert pending.splitlines() == [
        f'CREATE ROLE "{login}" LOGIN;',
        f'GRANT "{schema}_clerk" TO "{login}";',
        f'GRANT "{schema}_revealer" TO "{login}";',
    ]
    with closing(cluster.connect()) as administrator, administrator.cursor() as cursor:
        cursor.execute(pending)
        assert entry(manager, key).pending == ""
        manager.deactivate(key)
        assert "REVOKE" in entry(manager, key).pending
        cursor.execute(entry(manager, key).pending)
    assert entry(manager, key).pending == ""


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_a_manager_keeps_their_own_account(store, access, manager):
    with pytest.raises(AccessDenied, match="their own account"):
        manager.deactivate(manager.who_am_i().id)


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_others_are_refused_with_one_sentence(store, access, cluster):
    with add_account(cluster, store, "录入员", ("clerk",), None) as own:
        for act in (
            lambda: Access(own).accounts(),
            lambda: Access(own).create_user("x", "x"),
            lambda: Access(own).set_roles(1, ["manager"]),
        ):
            with pytest.raises(AccessDenied, match="managers only"):
                act()
        with pytest.raises(AccessDenied):
            Audit(own).lines()


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_a_password_is_never_in_a_statement(store, access, cluster):
    with add_account(cluster, store, "员工", ("clerk",), None) as own:
        me = Access(own).who_am_i()
        # The server tells the client every statement it would log.
        store.execute(f"ALTER ROLE \"{me.login}\" SET log_statement = 'all'")
        store.execute(f'ALTER ROLE "{me.login}" SET client_min_messages = log')
        own.engine_object.release()
        Access(own).change_own_password("春天 secret-1")
        told = "".join(own.engine_object.connection().notices)
        assert "SCRAM-SHA-256$" in told
        assert "secret" not in told + str(Audit(store).lines())
        line = last_line(store)
        assert (line.action, line.login, line.name) == ("renew_sign_in", me.login, "员工")
        with pytest.raises(StoreError, match="at least 8"):
            Access(own).change_own_password("short")
    assert verifier(store, me.login)[0]["verifier"].startswith("SCRAM-SHA-256$4096:")


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_only_a_manager_of_logins_sets_anothers_password(store, access, manager):
    key = make(access, "张三", "clerk")
    with pytest.raises(AccessDenied):
        manager.set_password(key, "another-one")
    assert last_line(store).action == "create_account"
    access.set_password(key, initial_password())
    assert last_line(store).action == "renew_sign_in"


def verifier(store, login):
    return store.query("SELECT rolpassword AS verifier FROM pg_authid WHERE rolname = :login", {"login": login})


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_a_new_person_is_handed_a_password_once(store, access):
    login = f"u_{new_uid()[-12:]}"
    made = access.open_account(login, "张三", roles=["clerk"])
    assert (len(made.password), made.script, entry(access, made.account).pending) == (12, "", "")
    kept = verifier(store, login)
    assert kept[0]["verifier"].startswith("SCRAM")
    store.execute("DELETE FROM app_user")
    again = access.open_account(login, "张三", roles=["clerk"])
    assert (again.password, again.script) == ("", "")
    assert verifier(store, login) == kept


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_an_administrator_gets_the_whole_script_but_no_password(store, access, manager, cluster):
    login = f"u_{new_uid()[-12:]}"
    made = manager.open_account(login, "张三", roles=["clerk"])
    assert made.password not in made.script
    with closing(cluster.connect()) as administrator, administrator.cursor() as cursor:
        cursor.execute(made.script)
    assert entry(access, made.account).pending == ""
    assert verifier(store, login)[0]["verifier"].startswith("SCRAM")


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_a_file_has_no_passwords(store, access):
    with pytest.raises(StoreError, match="no passwords"):
        access.change_own_password("long enough")


def test_initial_passwords_differ_and_can_be_read_out():
    made = {initial_password() for _ in range(100)}
    assert len(made) == 100
    assert not set("".join(made)) & set("0O1lI")
