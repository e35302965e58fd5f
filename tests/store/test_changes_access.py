"""On a server: what accounts change past the program is on record, and some of it is the owner's alone."""

import psycopg2
import pytest

from civicgrid.plugin.store import ConstraintViolation, StoreError
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.loop import working_time
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.routing import read_rules, write_rules
from civicgrid.tests.store.test_steps import account
from civicgrid.tests.support.events import REPORT, take, walk
from civicgrid.tests.support.town import Town

__all__ = ("account",)  # a fixture

DENIED = psycopg2.errors.InsufficientPrivilege


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "changes_access")
    yield town
    town.remove()


@pytest.fixture
def event(town):
    with town.open_as("clerk_east") as store:
        return Events(store).report({**REPORT, "area_id": town.east})


def lines(town, table):
    found = town.store.query(
        "SELECT login, action, object_id, detail FROM audit_log WHERE object_table = :table ORDER BY id",
        {"table": table}, types={"detail": "json"},
    )  # fmt: skip
    return [(row["login"], row["action"], row["object_id"], row["detail"]) for row in found]


def run(town, login, *texts):
    with town.as_login(login) as cursor:
        for text in texts:
            cursor.execute(text)
        cursor.connection.commit()
        return cursor.rowcount


def test_a_correction_by_sql_is_on_record_with_what_stood_there(town, event):
    run(town, "clerk_east", f"UPDATE event SET event_type = '0501', title = '张三家门口', external_number = 'X1'"
        f" WHERE id = {event}")  # fmt: skip
    (login, action, key, detail) = lines(town, "event")[-1]
    assert (login, action, key) == ("clerk_east", "change_by_sql", event)
    assert detail == {
        "columns": ["event_type", "external_number", "title"],
        "old": {"event_type": "0102", "external_number": None},
        "new": {"event_type": "0501", "external_number": "X1"},
    }  # what names somebody stands in no log
    run(town, "dispatcher_east", f"UPDATE event SET geom = ST_SetSRID(ST_MakePoint(115, 22.7), ST_SRID(geom))"
        f" WHERE id = {event}")  # fmt: skip
    (login, action, key, detail) = lines(town, "event")[-1]
    assert (login, action, key, detail["columns"]) == ("dispatcher_east", "change_by_sql", event, ["geom"])
    assert detail["new"]["geom"]["coordinates"] == [115, 22.7]
    count = len(lines(town, "event"))
    run(town, "clerk_east", f"UPDATE event SET title = title WHERE id = {event}")
    assert len(lines(town, "event")) == count
    Audit(town.store).verify()


def test_the_program_s_own_line_and_steps_are_enough(town, event):
    with town.open_as("clerk_east") as store:
        Events(store).correct(event, {"title": "占道", "urgency": "critical"})
        quiet = Events(store).report({**REPORT, "area_id": town.east})
        uid = store.read("event", ["uid"], where={"id": quiet})["uid"][0]
    with town.open_as("dispatcher_east") as store:
        take(Events(store), event, "merge", evidence={"main_event": uid})
    assert town.store.read("event", ["display_level"], where={"id": quiet}) == {"display_level": [1]}
    made = [line for line in lines(town, "event") if line[2] in (event, quiet)]
    assert [(login, action) for login, action, *_rest in made] == [("clerk_east", "correct_event")]


def test_rules_that_are_changed_by_sql_are_on_record(town):
    town.store.insert("routing_rule", _routing(town))
    run(town, "manager_west", "DELETE FROM routing_rule", "UPDATE deadline_rule SET amount = 99 WHERE id = 1")
    (login, action, _key, detail) = lines(town, "routing_rule")[-1]
    assert (login, action, detail["operation"], detail["new"]) == ("manager_west", "change_by_sql", "delete", None)
    (login, action, key, detail) = lines(town, "deadline_rule")[-1]
    assert (login, action, key, detail["operation"]) == ("manager_west", "change_by_sql", 1, "update")
    assert detail["old"]["amount"] != detail["new"]["amount"] == 99
    run(town, "manager_west", "UPDATE transition SET roles = 'handler,verifier' WHERE action = 'verify'")
    (login, action, _key, detail) = lines(town, "transition")[-1]
    assert (login, action, detail["old"]["roles"], detail["new"]["roles"]) == (
        "manager_west", "change_by_sql", "verifier", "handler,verifier",
    )  # fmt: skip


def test_rules_that_the_program_changes_have_its_line_only(town):
    town.store.insert("routing_rule", _routing(town))
    before = len(lines(town, "routing_rule"))
    with town.open_as("manager_west") as store:
        write_rules(store, [], read_rules(store))
    assert [action for _login, action, *_rest in lines(town, "routing_rule")[before:]] == ["change_routing_rules"]


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE transition SET other_person = false WHERE action = 'verify'",
        "UPDATE transition SET other_person = false, roles = 'handler' WHERE action = 'rework'",
        "DELETE FROM transition WHERE action = 'rework'",
        "INSERT INTO transition (workflow, state_before, action, state_after, roles, name_zh, name_en)"
        " VALUES ('governance', 'handled', 'pass', 'verified', 'handler', '通过', 'pass')",
        "UPDATE transition SET state_after = 'called_back' WHERE action = 'verify'",
    ],
)
def test_that_another_person_verifies_is_the_owner_s_to_change(town, text):
    with pytest.raises(DENIED, match="for the owner"):
        run(town, "manager_west", text)


def test_the_place_and_the_type_of_a_closed_event_stay(store, account):
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    events = Events(store)
    event = events.report(REPORT)
    events.correct(event, {"event_type": "0501"})
    walk(events, event, "accept", "file", "dispatch", "sign_for", "feedback", "verify", "evaluate", "close")
    away = store.read("event", ["geom"], where={"id": events.report({**REPORT, "geom": None})})["geom"][0]
    for values in ({"event_type": "0102"}, {"geom": away}):
        with pytest.raises(StoreError, match="closed event"):
            events.correct(event, values)
        with pytest.raises(ConstraintViolation, match="closed event"):
            store.update("event", event, values)
    events.correct(event, {"title": "暴露垃圾（已清）", "event_type": "0501"})
    assert store.read("event", ["title", "event_type"], where={"id": event}) == {
        "title": ["暴露垃圾（已清）"], "event_type": ["0501"],
    }  # fmt: skip


def _routing(town):
    key = town.store.read("department", ["id"], where={"code": "e"})["id"][0]
    return {"rank": 1, "event_type": "0102", "department_id": key}


def test_settings_of_deadlines_and_alarms_are_on_record(town):
    run(town, "manager_west", "SELECT set_working_time('days_end', 'end_of_day')")
    (login, action, _key, detail) = lines(town, "setting")[-1]
    assert (login, action) == ("manager_west", "change_by_sql")
    assert detail["new"] == {"name": "days_end", "value": "end_of_day"}
    count = len(lines(town, "setting"))
    with town.open_as("manager_west") as store:
        working_time.set_working_time(store, "8:00-12：00,14:00~17:00", "same_time")
    assert [line[1] for line in lines(town, "setting")[count:]] == ["change_deadline_rules"]
    assert working_time.settings(town.store)["working_hours"] == "08:00-12:00,14:00-17:00"
