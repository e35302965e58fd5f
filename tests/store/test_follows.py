"""What follows from steps, rules and reports is changed by these alone, not by SQL that somebody writes."""

import sqlite3
from contextlib import closing, suppress

import psycopg2
import pytest
from qgis.utils import spatialite_connect

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ConstraintViolation
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop import deadlines
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.tests.support.duty import area_of
from civicgrid.tests.support.events import REPORT, department, take, walk

FILES = pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
REFUSED = (sqlite3.IntegrityError, psycopg2.Error)
EVENT = (
    "supervision = 'red'", "supervision = 'none'", "department_id = NULL", "merged_into_id = 1",
    "event_type = 'nonsense'", "urgency = 'panic'",
)  # fmt: skip
EVENT_IN_A_FILE = (
    "reported_at = '2020-01-01T00:00:00.000Z'", "number = '20200101-000001'", "source = 'police'",
    "due_given = '2099-01-01T00:00:00.000Z'", "due_at = NULL", "due_at = '2099-01-01T00:00:00.000Z'",
    "milestone = ''", "warn_at = NULL", "deadlines = '{}'", "deadlines = NULL", "display_level = 4",
    "urgency = 'normal', display_level = 2", "area_id = 99", "grid_id = 99", "component_id = 99", "id = 99",
    "uid = 'x'", "workflow = 'x'",
)  # fmt: skip
OTHER_ROWS = (
    ("event_department", "part = 'assist'"), ("event_department", "until_seq = 4"),
    ("event_department", "until_seq = NULL"), ("event_department", "seq = 1"),
    ("event_department", "department_id = 99"), ("event_department", "area_id = 99"),
    ("event_department", "event_id = 1"), ("event_department", None), ("event_fact", "handled = 1"),
    ("event_fact", "closed_at = '2020-01-01T00:00:00.000Z'"), ("event_fact", "rating = 'satisfied'"),
    ("event_fact", None), ("alarm_ack", "app_user_id = NULL"), ("alarm_ack", "at = '2020-01-01T00:00:00.000Z'"),
    ("alarm_ack", "alarm_id = 1"), ("alarm_ack", None), ("alarm_call", "round = 9"), ("alarm_call", None),
    ("assignment", None), ("message", "body = 'x'"), ("message", None), ("delivery", "recipient_masked = 'x'"),
    ("delivery", "queued_at = '2020-01-01T00:00:00.000Z'"), ("delivery", "signed_at = '2020-01-01T00:00:00.000Z'"),
    ("delivery", "changed_at = '2020-01-01T00:00:00.000Z'"), ("delivery", "message_id = 99"),
    ("delivery", "app_user_id = NULL"), ("delivery", None),
)  # fmt: skip


@pytest.fixture
def event(store, events):
    """An alarm that was sent to a department and sent back, acknowledged, called for, with somebody on the way."""
    events.report(REPORT)
    event = events.report({**REPORT, "urgency": "critical"})
    walk(events, event, "accept", "file", "dispatch", "supervise_yellow", "send_back", "dispatch")
    now, who = clock.utc_now(), Access(store).who_am_i().id
    Alarms(store).acknowledge([event])
    message = store.insert(
        "message", {"uid": new_uid(), "event_id": event, "subject": "x", "body": "x", "created_at": now, "kind": "task"}
    )
    store.insert("alarm_call", {"alarm_type": "event", "alarm_id": event, "round": 1, "message_id": message, "at": now})
    store.insert("delivery", {"uid": new_uid(), "message_id": message, "channel": "window", "recipient_masked": "李",
                              "state": "sent", "changed_at": now, "app_user_id": who})  # fmt: skip
    person = store.insert("responder", {"uid": new_uid(), "number": "1", "name": "张", "kind": "worker"})
    row = {"event_id": event, "responder_id": person, "assigned_at": now, "changed_at": now}
    store.insert("assignment", {"uid": new_uid(), **row})
    return event


@pytest.fixture
def raw(store):
    """A statement as DB Manager or ogr2ogr run it, which know the ST_ functions, or psql as the tables' owner."""
    if store.engine == "postgis":
        with closing(store.engine_object.connect()) as connection, connection.cursor() as cursor:
            yield lambda sql: cursor.execute(sql) or cursor.rowcount
        return
    with closing(spatialite_connect(store.database, isolation_level=None)) as connection:
        yield lambda sql: connection.execute(sql).rowcount


def everything(store):
    """All that may not change, as it stands."""
    tables = ("event", "event_step", "event_department", "event_fact", "assignment", "alarm_ack", "alarm_call",
              "message", "delivery", "setting")  # fmt: skip
    return {name: store.query(f"SELECT * FROM {name} ORDER BY 1") for name in tables}


@pytest.mark.parametrize("change", EVENT)
def test_what_follows_from_steps_is_not_written_by_hand(store, event, raw, change):
    before = everything(store)
    with pytest.raises(REFUSED):
        raw(f"UPDATE event SET {change} WHERE id = {event}")
    assert everything(store) == before


@FILES
@pytest.mark.parametrize("change", EVENT_IN_A_FILE)
def test_a_file_keeps_what_a_server_lets_no_account_write(store, event, raw, change):
    before = everything(store)
    with pytest.raises(sqlite3.IntegrityError):
        raw(f"UPDATE OR REPLACE event SET {change} WHERE id = {event}")
    assert everything(store) == before


@FILES
@pytest.mark.parametrize(("table", "change"), OTHER_ROWS)
def test_what_hangs_on_an_event_is_not_rewritten(store, event, raw, table, change):
    before = everything(store)
    with pytest.raises(sqlite3.IntegrityError):
        raw(f"UPDATE OR REPLACE {table} SET {change}" if change else f"DELETE FROM {table}")
    assert everything(store) == before


@FILES
@pytest.mark.parametrize(("table", "column", "value"), [
    ("event_department", "part", "'assist'"), ("event_department", "until_seq", "NULL"), ("event_fact", "handled", "1"),
    ("alarm_ack", "app_user_id", "NULL"), ("alarm_ack", "alarm_id", "1"), ("alarm_call", "message_id", "NULL"),
    ("assignment", "minutes", "3"), ("message", "body", "'y'"), ("delivery", "state", "'signed'"),
])  # fmt: skip
def test_nothing_is_replaced_by_an_insert(store, event, raw, table, column, value):
    before = everything(store)
    names = list(before[table][0])
    values = ", ".join(value if name == column else name for name in names)
    with suppress(sqlite3.IntegrityError):
        raw(f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) SELECT {values} FROM {table}")
    assert everything(store) == before


def test_an_event_begins_with_what_its_report_says(store, events, raw):
    main = events.report(REPORT)
    names = "number, event_type, title, state, reported_at"
    row = (
        f"{names}) VALUES ('{new_uid()}', {{}}, '20260101-000001', '0102', 'x', 'reported', '2026-01-01T00:00:00.000Z')"
    )
    wrong = [("supervision", "'red'"), ("merged_into_id", str(main))]
    if store.engine == "gpkg":  # a server works out the level that an account's report has
        wrong += [("display_level", "1"), ("urgency", "'critical'")]
    for column, value in wrong:
        with pytest.raises(REFUSED):
            raw(f"INSERT INTO event (uid, {column}, {row.format(value)}")
    with pytest.raises(ConstraintViolation, match="no such type"):
        events.report({**REPORT, "event_type": "nonsense"})
    assert store.count("event") == 1


@FILES
def test_who_corrects_the_urgency_alone_corrects_the_level_and_ends_the_alarm_on_record(store, events, raw):
    event = events.report({**REPORT, "urgency": "critical"})
    assert raw(f"UPDATE event SET urgency = 'normal' WHERE id = {event}") == 1
    assert store.read("event", ["display_level"], where={"id": event}) == {"display_level": [4]}
    assert store.read("alarm_ack", ["alarm_id"]) == {"alarm_id": [event]}
    # All columns at once, as programs that know no others than whole rows write them.
    columns = ", ".join(f"{name} = {name}" for name in store.query("SELECT * FROM event")[0])
    assert raw(f"UPDATE event SET {columns}, title = '改了', warning_colour = 'orange'") == 1
    found = store.read("event", ["title", "display_level"], where={"id": event})
    assert found == {"title": ["改了"], "display_level": [2]}


def test_the_programs_own_writing_goes_on(store, events):
    """Corrections, extensions, merges, assistance, another area, rules: the triggers refuse none of them."""
    areas = [area_of(store, code) for code in "AB"]
    department(store, "HW")
    one, main = (events.report({**REPORT, "area_id": areas[0], "urgency": "urgent"}) for _ in range(2))
    walk(events, one, "accept", "file")
    take(events, one, "dispatch", evidence={"assist": ["HW"]})
    events.correct(one, {"area_id": areas[1], "urgency": "critical", "event_type": "0401", "grade": 1})
    walk(events, one, "supervise_red", "sign_for", "ask_extension", "grant_extension", "suspend", "resume", "send_back")
    rules = deadlines.read_rules(store)
    deadlines.save_rules(store, rules, [rule for rule in rules if rule.milestone != "close"])
    assert deadlines.recompute(store).changed
    found = store.read("event", ["supervision", "display_level", "area_id"], where={"id": one})
    assert found == {"supervision": ["red"], "display_level": [1], "area_id": [areas[1]]}
    held = store.read("event_department", ["part", "until_seq", "area_id"], where={"event_id": one}, order_by=["id"])
    assert held == {"part": ["lead", "assist"], "until_seq": [10, 10], "area_id": [areas[1]] * 2}
    # The list says otherwise since: what is merged keeps what it was, and gives it to the main event.
    level = "UPDATE code_item SET extra = '{\"level\": 2}' WHERE list = 'display_level' AND code = 'grade.1'"
    store.execute(level)
    uid = store.read("event", ["uid"], where={"id": main})["uid"][0]
    take(events, one, "merge", evidence={"main_event": uid})
    found = store.read("event", ["merged_into_id", "display_level"], where={"id": [one, main]}, order_by=["id"])
    assert found["merged_into_id"] == [main, None]
    assert set(found["display_level"]) <= {1, 2}
    assert store.query("SELECT count(*) AS n FROM setting WHERE name IN ('reckoning', 'operator')") == [{"n": 0}]
