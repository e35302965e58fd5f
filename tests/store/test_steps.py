"""Steps: the loop works, and no engine stores an illegal one, whoever writes it."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime

import psycopg2
import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ChangedMeanwhile, ConstraintViolation, StepRefused, StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import REPORT, take
from civicgrid.tests.support.people import own_login

LOOP = (
    ("accept", "accepted"), ("file", "filed"), ("dispatch", "dispatched"), ("sign_for", "signed"),
    ("arrive", "arrived"), ("feedback", "handled"), ("verify", "verified"), ("evaluate", "evaluated"),
    ("close", "closed"),
)  # fmt: skip
VERIFIED = '{"photo": ["' + "0" * 64 + '"], "position": {"longitude": 114.205, "latitude": 22.705}}'


@pytest.fixture
def account(store):
    """An account for the connection: the login itself in PostGIS, the single operator in a GeoPackage."""
    login = own_login(store)
    return Access(store).create_user(login, "王芳")


@pytest.fixture
def raw(store):
    """A connection that knows nothing of CivicGrid: the owner's in PostgreSQL, plain sqlite3 without foreign keys."""
    if store.engine == "gpkg":
        with closing(sqlite3.connect(store.database, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            yield lambda sql: connection.execute(sql).rowcount
        return
    with closing(store.engine_object.connect()) as connection, connection.cursor() as cursor:

        def run(sql):
            cursor.execute(sql)
            return cursor.rowcount

        yield run


REFUSED = (sqlite3.IntegrityError, psycopg2.errors.RaiseException)


def step_sql(event, **values):
    """INSERT of a step; legal (accept after the report) but for what ``values`` change."""
    row = {
        "uid": new_uid(), "event_id": event, "workflow": "governance", "seq": 1, "prev_seq": 0,
        "state_before": "reported", "action": "accept", "state_after": "accepted", "at": "2036-11-22T06:00:00.000Z",
        "app_user_id": 1, "self_verified": False, "area_id": None, **values,
    }  # fmt: skip
    text = ", ".join("NULL" if value is None else f"'{value}'" if isinstance(value, str) else str(value)
                     for value in row.values())  # fmt: skip
    return f"INSERT INTO event_step ({', '.join(row)}) VALUES ({text})"


def state(store, event):
    return store.read("event", ["state", "closed_at"], where={"id": event})


def walk(events, event, until):
    for action, after in LOOP:
        take(events, event, action)
        if action == until:
            return after
    raise AssertionError(until)


def test_event_goes_round_the_loop(store, account):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events = Events(store)
    event = events.report(REPORT)
    for seq, (action, after) in enumerate(LOOP, start=1):
        assert action in {offered.action for offered in events.actions(event)}
        assert state(store, event)["closed_at"] == [None]
        assert take(events, event, action) == seq
        assert state(store, event)["state"] == [after]
    history = events.history(event)
    assert [(step.seq, step.action) for step in history] == list(enumerate(["genesis", *(name for name, _ in LOOP)]))
    assert state(store, event)["closed_at"] == [history[-1].at]
    assert events.actions(event) == []
    assert [step.action for step in history if step.self_verified] == ["verify"]
    assert {step.person for step in history} == {"王芳"}


def test_report_gives_number_grid_area_and_level(store, account):
    box = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.2, 22.7, 114.21, 22.71)]))
    area = store.insert("area", {"uid": new_uid(), "code": "440306", "name": "宝安区", "level": "county", "geom": box})
    grid = {"uid": new_uid(), "code": "G1", "name": "一", "area_id": area, "geom": box}
    old = store.insert("grid", {**grid, "valid_from": "2020-01-01", "valid_to": "2025-01-01"})
    now = store.insert("grid", {**grid, "uid": new_uid(), "valid_from": "2025-01-01"})
    fine = store.insert("grid", {**grid, "uid": new_uid(), "code": "G1-1", "level": "micro_grid",
                                 "valid_from": "2025-01-01"})  # fmt: skip
    events = Events(store)
    at = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)  # the 23rd in the store's zone
    one = events.report({**REPORT, "reported_at": at, "urgency": "critical"})
    two = events.report({**REPORT, "reported_at": at, "urgency": "critical", "warning_colour": "orange"})
    found = store.read("event", ["number", "grid_id", "area_id", "display_level"], order_by=["id"])
    assert found["number"] == ["20261123-000001", "20261123-000002"]
    assert found["grid_id"] == [fine, fine]
    assert fine not in {old, now}
    assert found["area_id"] == [area, area]
    assert found["display_level"] == [1, 2]
    assert store.read("event_step", ["area_id"], where={"event_id": [one, two]}) == {"area_id": [area, area]}


def test_report_sent_twice_is_one_event(store):
    uid = new_uid()
    events = Events(store)
    assert events.report({**REPORT, "uid": uid}) == events.report({**REPORT, "uid": uid})
    assert store.count("event") == 1


def test_step_sent_twice_is_one_step(store, account):
    events = Events(store)
    event = events.report(REPORT)
    uid = new_uid()
    assert events.take_step(event, "accept", expected_seq=0, uid=uid) == 1
    assert events.take_step(event, "accept", expected_seq=0, uid=uid) == 1
    assert len(events.history(event)) == 2


def test_a_step_the_workflow_lacks_is_refused(store, account):
    events = Events(store)
    event = events.report(REPORT)
    for action in ("close", "genesis", "nonsense"):
        with pytest.raises(StoreError, match="does not allow"):
            events.take_step(event, action, expected_seq=0)
    assert state(store, event)["state"] == ["reported"]


def test_the_slower_of_two_is_told_what_changed(store, account):
    events = Events(store)
    event = events.report(REPORT)
    events.take_step(event, "accept", expected_seq=0)
    with pytest.raises(ChangedMeanwhile, match=r"王芳 took the step accept, it is now accepted"):
        events.take_step(event, "void", expected_seq=0)


def test_of_many_at_once_one_wins(store, account):
    event = Events(store).report(REPORT)
    start, results = threading.Barrier(4), []

    def take(action):
        start.wait()
        try:
            results.append(Events(store).take_step(event, action, expected_seq=0, note="好"))
        except StoreError as error:
            results.append(type(error))

    threads = [threading.Thread(target=take, args=(action,)) for action in ("accept", "void", "urge", "accept")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, results)) == sorted(map(str, [1, *[ChangedMeanwhile] * 3]))
    assert len(Events(store).history(event)) == 2


def test_department_of_a_step_has_the_event(store, account):
    department = store.insert("department", {"uid": new_uid(), "code": "CG", "name": "城管中队"})
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events = Events(store)
    event = events.report(REPORT)
    walk(events, event, "file")
    events.take_step(event, "dispatch", expected_seq=2, department_id=department)
    assert store.read("event", ["department_id"], where={"id": event}) == {"department_id": [department]}


def test_verifier_is_not_the_handler(store, account):
    store.execute("UPDATE setting SET value = '0' WHERE name = 'single_operator'")
    other = Access(store).create_user("li", "李强", roles=["verifier"], create_login=True)
    Access(store).set_roles(account, ["clerk", "dispatcher", "handler", "verifier"])
    events = Events(store, operator=account)
    event = events.report(REPORT)
    walk(events, event, "feedback")
    with pytest.raises(StepRefused, match="another person"):
        take(events, event, "verify")
    values = {"seq": 7, "prev_seq": 6, "state_before": "handled", "action": "verify", "state_after": "verified",
              "evidence": VERIFIED}  # fmt: skip
    for self_verified in (True, False):
        with pytest.raises(ConstraintViolation):
            store.execute(step_sql(event, **values, app_user_id=account, self_verified=self_verified))
    with pytest.raises(ConstraintViolation):
        store.execute(step_sql(event, **values, app_user_id=None))
    assert store.execute(step_sql(event, **values, app_user_id=other)) == 1
    assert state(store, event)["state"] == ["verified"]
    if store.engine == "postgis":
        store.execute("DROP OWNED BY li; DROP ROLE li")


def test_single_operator_cannot_hide_that_nobody_else_looked(store, account):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events = Events(store)
    event = events.report(REPORT)
    walk(events, event, "feedback")
    with pytest.raises(ConstraintViolation, match="self_verified"):
        store.execute(step_sql(event, seq=7, prev_seq=6, state_before="handled", action="verify",
                               state_after="verified", app_user_id=account, self_verified=False,
                               evidence=VERIFIED))  # fmt: skip


def test_legal_step_is_stored_from_outside(store, account, raw):
    """The refusals below mean something only because this is accepted."""
    event = Events(store).report(REPORT)
    assert raw(step_sql(event, app_user_id=account)) == 1
    assert state(store, event)["state"] == ["accepted"]


FORGED = {
    "skip the loop and close": {"action": "close", "state_after": "closed"},
    "forged before": {"state_before": "evaluated", "action": "close", "state_after": "closed"},
    "own parent": {"prev_seq": 1, "state_before": "accepted", "state_after": "accepted"},
    "own parent, legal states": {"prev_seq": 1},
    "second genesis": {"seq": 0, "action": "genesis", "state_after": "reported"},
    "genesis later": {"action": "genesis", "state_after": "reported"},
    "no genesis at 0": {"seq": 0},
    "hole in the chain": {"seq": 2, "prev_seq": 1},
    "seq jumps": {"seq": 2},
    "before the beginning": {"seq": -1, "prev_seq": -2},
    "no such event": {"event_id": 999},
    "another workflow": {"workflow": "another"},
    "no such action": {"action": "fly"},
    "self-verified without need": {"self_verified": True},
    "an account that is none": {"app_user_id": 999},
    "a time that is none": {"at": "2026-13-41T06:00:00.000Z"},
}


def test_illegal_steps_are_refused_from_outside(store, account, raw):
    event = Events(store).report(REPORT)
    # PostgreSQL's foreign key and types refuse an account or a time that is none.
    refused = (*REFUSED, psycopg2.IntegrityError, psycopg2.DataError)
    for what, forged in FORGED.items():
        with pytest.raises(refused):
            raw(step_sql(event, **{"app_user_id": account, **forged}))
        assert state(store, event) == {"state": ["reported"], "closed_at": [None]}, what
        assert store.count("event_step") == 1, what


def test_two_branches_from_one_step_are_refused(store, account, raw):
    events = Events(store)
    event = events.report(REPORT)
    events.take_step(event, "accept", expected_seq=0)
    for values in ({}, {"action": "void", "state_after": "voided", "note": "x"}, {"seq": 2, "prev_seq": 0}):
        with pytest.raises(REFUSED):
            raw(step_sql(event, app_user_id=account, **values))


REWRITTEN = (
    "UPDATE event SET state = 'closed'",
    "UPDATE event SET state = 'reported'",
    "UPDATE event SET closed_at = '2026-11-22T06:00:00.000Z'",
    "UPDATE event SET workflow = 'another'",
    "UPDATE event SET number = 'another'",
    "UPDATE event_step SET state_after = 'closed'",
    "UPDATE event_step SET app_user_id = NULL",
    "UPDATE event_step SET note = 'x'",
    "UPDATE event_step SET event_id = 77",
    "DELETE FROM event_step",
    "DELETE FROM event_step WHERE seq = 1",
    "DELETE FROM transition",
    "UPDATE transition SET state_after = 'closed' WHERE action = 'accept'",
)


def test_what_happened_cannot_be_rewritten(store, account, raw):
    events = Events(store)
    event = events.report(REPORT)
    events.take_step(event, "accept", expected_seq=0)

    def everything():
        return events.history(event), store.read("event", ["id", "number", "state", "workflow", "closed_at"])

    before = everything()
    for sql in REWRITTEN:
        # In PostgreSQL the foreign key of the steps guards the workflow.
        refused = (*REFUSED, psycopg2.IntegrityError) if "transition" in sql else REFUSED
        with pytest.raises(refused):
            raw(sql)
        assert everything() == before, sql


def test_event_with_steps_stays(store, account):
    event = Events(store).report(REPORT)
    if store.engine == "gpkg":
        store.execute("PRAGMA foreign_keys = OFF")
    for sql in ("DELETE FROM event WHERE id = :event", "UPDATE event SET id = 77 WHERE id = :event"):
        with pytest.raises(ConstraintViolation):
            store.execute(sql, {"event": event})


def test_event_begins_at_the_beginning(store):
    row = {"uid": new_uid(), "number": "1", "event_type": "0102", "title": "x", "reported_at": "2026-11-22T06:00:00Z"}
    for wrong in (
        {"state": "closed"},
        {"state": "reported", "workflow": "another"},
        {"state": "reported", "closed_at": "2026-11-22T06:00:00Z"},
    ):
        with pytest.raises(ConstraintViolation):
            store.insert("event", {**row, **wrong})
        with pytest.raises(ConstraintViolation):
            store.load("event", {name: [value] for name, value in {**row, **wrong}.items()})
    store.load("event", {name: [value] for name, value in {**row, "state": "reported"}.items()})
    assert store.read("event_step", ["action"]) == {"action": ["genesis"]}


def test_steps_move_area_with_their_event_only(store, account, raw):
    areas = [
        store.insert("area", {"uid": new_uid(), "code": code, "name": code, "level": "town"}) for code in ("1", "2")
    ]
    event = Events(store).report({**REPORT, "area_id": areas[0]})
    with pytest.raises(REFUSED):
        raw(f"UPDATE event_step SET area_id = {areas[1]}")
    store.update("event", event, {"area_id": areas[1]})
    assert store.read("event_step", ["area_id"]) == {"area_id": [areas[1]]}


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_replace_does_not_get_round_the_triggers(store, account, raw):
    events = Events(store)
    event = events.report(REPORT)
    events.take_step(event, "accept", expected_seq=0)
    forged = step_sql(event, app_user_id=account, action="void", state_after="voided", note="x")
    with pytest.raises(sqlite3.IntegrityError):
        raw(forged.replace("INSERT", "INSERT OR REPLACE"))
    with pytest.raises(sqlite3.IntegrityError):
        raw("UPDATE OR REPLACE event_step SET seq = 0 WHERE seq = 1")
    with pytest.raises(sqlite3.IntegrityError, match="the workflow has this step already"):
        raw(
            "INSERT OR REPLACE INTO transition (workflow, state_before, action, state_after, roles, name_zh, name_en)"
            " VALUES ('governance', 'reported', 'accept', 'closed', 'clerk', 'x', 'x')"
        )
    genesis = "(SELECT id FROM transition WHERE workflow = 'governance' AND action = 'genesis')"
    kept = store.count("transition")
    for change in (f"id = {genesis}", "state_before = 'reported', action = 'accept'"):
        with pytest.raises(sqlite3.IntegrityError, match="the workflow has this step already"):
            raw(f"UPDATE OR REPLACE transition SET {change} WHERE state_before = 'accepted' AND action = 'void'")
    assert store.count("transition") == kept
    store.execute("PRAGMA foreign_keys = OFF")
    row = {"id": event, "uid": new_uid(), "number": "x", "event_type": "1", "title": "x", "workflow": "governance",
           "state": "reported", "reported_at": "2026-11-22T06:00:00Z"}  # fmt: skip
    columns, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    with pytest.raises(ConstraintViolation):
        store.execute(f"INSERT OR REPLACE INTO event ({columns}) VALUES ({marks})", row)
    assert [step.action for step in events.history(event)] == ["genesis", "accept"]


@pytest.mark.parametrize("engine_name", ["postgis"], indirect=True)
def test_no_replication_role_and_no_truncate_gets_round_the_triggers(store, account, raw):
    event = Events(store).report(REPORT)
    raw("SET session_replication_role = replica")
    for sql in (
        step_sql(event, app_user_id=account, action="close", state_after="closed"),
        "UPDATE event SET state = 'closed'",
        "UPDATE event_step SET state_after = 'closed'",
        "DELETE FROM event_step",
        "TRUNCATE event_step",
        "TRUNCATE event CASCADE",
    ):
        with pytest.raises(psycopg2.errors.RaiseException):
            raw(sql)
    raw("SET session_replication_role = DEFAULT")


def test_areas_know_their_path(store):
    def add(code, parent=None, **values):
        row = {"uid": new_uid(), "code": code, "name": code, "level": "town", "parent_id": parent, **values}
        return store.insert("area", row)

    def paths():
        found = store.read("area", ["id", "path"])
        return dict(zip(found["id"], found["path"], strict=True))

    county = add("1")
    town = add("2", county, path="/99/")
    village = add("3", town)
    other = add("4")
    assert paths() == {
        county: f"/{county}/",
        town: f"/{county}/{town}/",
        village: f"/{county}/{town}/{village}/",
        other: f"/{other}/",
    }
    store.update("area", town, {"parent_id": other})
    assert paths()[town] == f"/{other}/{town}/"
    assert paths()[village] == f"/{other}/{town}/{village}/"
    for loop in (town, village):
        with pytest.raises(ConstraintViolation, match="under itself"):
            store.update("area", town, {"parent_id": loop})
    first, second, third = (int(key) for key in store.reserve_ids("area", 3))
    rows = {
        "id": [first, second, third], "uid": [new_uid() for _ in range(3)], "code": list("567"), "name": list("567"),
        "level": ["town"] * 3, "parent_id": [second, third, None],
    }  # fmt: skip
    store.load("area", rows)
    assert paths()[first] == f"/{third}/{second}/{first}/"
    first, second = (int(key) for key in store.reserve_ids("area", 2))
    rows = {"id": [first, second], "uid": [new_uid(), new_uid()], "code": list("89"), "name": list("89"),
            "level": ["town"] * 2, "parent_id": [second, first]}  # fmt: skip
    with pytest.raises(ConstraintViolation, match="under itself"):
        store.load("area", rows)


def test_a_step_that_asks_for_no_department_gives_the_event_to_none(store, account, raw):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events, other = Events(store), store.insert("department", {"uid": new_uid(), "code": "HB", "name": "环保所"})
    event = events.report(REPORT)
    with pytest.raises(StepRefused, match="to no department"):
        events.take_step(event, "accept", expected_seq=0, department_id=other)
    with pytest.raises(REFUSED, match="to no department"):
        raw(step_sql(event, department_id=other))
    assert store.read("event", ["department_id"], where={"id": event}) == {"department_id": [None]}


def test_numbers_of_another_form_keep_nobody_from_reporting(store, account):
    events, day = Events(store), clock.local_day(clock.utc_now(), store.zone).strftime("%Y%m%d")
    row = {"event_type": "0102", "title": "x", "state": "reported", "reported_at": clock.utc_now()}
    for number, then in (("-0x", "-000001"), ("-00002x", "-000002"), ("-999999", "-1000000"), ("-1000007", "-1000008")):
        store.insert("event", {**row, "uid": new_uid(), "number": day + number})
        event = events.report(REPORT)
        assert store.read("event", ["number"], where={"id": event})["number"] == [day + then]
