"""On a server: what an account may not slip into a step, a report or a correction, whatever program it uses."""

import json
from datetime import timedelta

import psycopg2
import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ConstraintViolation
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import EVIDENCE, REPORT, attach_photo, department
from civicgrid.tests.support.town import Town

DENIED = psycopg2.errors.InsufficientPrivilege
REFUSED = psycopg2.errors.RaiseException
STEP = "SELECT take_step(%s, %s, '好', %s, %s, %s, gen_random_uuid()::text, %s, {due}, {warning}, {record})"


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "steps_access")
    yield town
    town.remove()


@pytest.fixture
def event(town):
    with town.open_as("clerk_east") as store:
        return Events(store).report({**REPORT, "area_id": town.east})


def step(
    town, login, event, action, department=None, milestone=None, due="NULL", warning="NULL", record="NULL", **given
):
    seq = max(town.store.read("event_step", ["seq"], where={"event_id": event})["seq"])
    attach_photo(town.store, event)
    text = STEP.format(due=due, warning=warning, record=record)
    with town.as_login(login) as cursor:
        cursor.execute(text, (event, action, json.dumps({**EVIDENCE, **given}), department, seq, milestone))


def column(town, key, name, table="event"):
    return town.store.read(table, [name], where={"id": key})[name][0]


def standing(town, event):
    found = town.store.read("event", ["state", "department_id", "due_at", "milestone"], where={"id": event})
    return [values[0] for values in found.values()]


def test_only_a_step_that_asks_for_a_department_gives_the_event_to_one(town, event):
    own, other = department(town.store, "e"), department(town.store, "w")
    with pytest.raises(REFUSED, match="to no department"):
        step(town, "clerk_east", event, "accept", other)
    step(town, "clerk_east", event, "accept")
    with pytest.raises(REFUSED, match="to no department"):
        step(town, "grid_worker_east", event, "confirm", other)
    step(town, "dispatcher_east", event, "file")
    step(town, "dispatcher_east", event, "dispatch", own)
    with pytest.raises(REFUSED, match="to no department"):
        step(town, "handler_east", event, "assist_feedback", other)
    assert standing(town, event)[1] == own


@pytest.mark.parametrize(
    "given",
    [
        {"milestone": "close", "due": "now() + interval '30 years'"},
        {"milestone": "close", "due": "now() - interval '1 day'"},
        {"milestone": "close", "due": "'infinity'"},
        {"milestone": "close", "due": "now() + interval '1 day'", "warning": "now() + interval '2 days'"},
        {"milestone": "close", "record": """'{"handle": "2099-01-01T00:00:00.000Z"}'"""},
        {"milestone": "never", "due": "now() + interval '1 day'"},
    ],
)
def test_a_step_brings_no_deadline_that_no_rule_makes(town, event, given):
    before = standing(town, event)
    with pytest.raises(REFUSED, match=r"no rule makes|no milestone"):
        step(town, "clerk_east", event, "accept", **given)
    assert standing(town, event) == before
    text = (f"SELECT set_deadlines(ARRAY[{event}]::bigint[], ARRAY['reported'],"
            f" ARRAY(SELECT due_at FROM event WHERE id = {event}), ARRAY['{given['milestone']}'],"
            f" ARRAY[{given.get('due', 'NULL')}]::timestamptz[], ARRAY[{given.get('warning', 'NULL')}]::timestamptz[],"
            f" ARRAY[{given.get('record', 'NULL')}]::jsonb[])")  # fmt: skip
    with town.as_login("clerk_east") as cursor, pytest.raises(REFUSED, match=r"no rule makes|no milestone"):
        cursor.execute(text)


def test_an_event_merges_only_into_one_that_is_seen(town, event):
    hidden = town.store.read("event", ["uid"], where={"number": "w"})["uid"][0]
    with pytest.raises(REFUSED, match="main event"):
        step(town, "dispatcher_east", event, "merge", main_event=hidden)
    step(town, "dispatcher_east", event, "merge", main_event=column(town, town.rows["e"]["event"], "uid"))
    assert standing(town, event)[0] == "merged"


def test_what_belongs_to_an_event_lies_in_its_area(town, event):
    west = town.rows["w"]["event"]
    report = (
        "INSERT INTO info_report (uid, event_id, kind, serial, content, area_id) VALUES (%s, %s, 'first', 9, 'x', %s)"
    )
    party = ("INSERT INTO event_party (uid, event_id, part, name_masked, content, seal_key, area_id)"
             " VALUES (%s, %s, 'reporter', 'x', 'x', 'k', %s)")  # fmt: skip
    line = "INSERT INTO duty_log (uid, at, content, event_id, area_id) VALUES (%s, now(), 'x', %s, %s)"
    for login, text in (("clerk_east", report), ("grid_worker_east", party), ("clerk_east", line)):
        with town.as_login(login) as cursor, pytest.raises(DENIED):
            cursor.execute(text, (new_uid(), west, town.east))
    for login, text in (("clerk_east", report), ("grid_worker_east", party)):
        with town.as_login(login) as cursor:
            cursor.execute(text, (new_uid(), event, town.village))
    for table in ("info_report", "event_party"):
        assert town.store.read(table, ["area_id"], where={"event_id": event})["area_id"] == [town.east]
    with pytest.raises(ConstraintViolation, match="stays with it"):
        town.store.execute("UPDATE event_party SET event_id = :other WHERE event_id = :event",
                           {"other": town.rows["e"]["event"], "event": event})  # fmt: skip


def test_a_report_is_sent_now_and_by_the_login(town, event):
    write = (
        "INSERT INTO info_report (uid, event_id, kind, serial, content, sent_at, app_user_id)"
        " VALUES (%s, %s, 'first', %s, 'x', %s, %s) RETURNING id, app_user_id, sent_at > now() - interval '1 hour'"
    )
    other, me = town.accounts["clerk_west"], town.accounts["clerk_east"]
    with town.as_login("clerk_east") as cursor:
        cursor.execute(write, (new_uid(), event, 1, "2020-01-01", other))
        assert cursor.fetchone()[1:] == (me, True)
        cursor.execute(write, (new_uid(), event, 2, None, other))
        draft = cursor.fetchone()[0]
        with pytest.raises(REFUSED, match="is owed"):
            cursor.execute("UPDATE info_report SET due_at = '2099-01-01' WHERE id = %s", (draft,))
    with town.as_login("clerk_east") as cursor:
        cursor.execute("UPDATE info_report SET sent_at = '2020-01-01', app_user_id = %s WHERE id = %s"
                       " RETURNING app_user_id, sent_at > now() - interval '1 hour'", (other, draft))  # fmt: skip
        assert cursor.fetchone() == (me, True)


def test_an_assignment_goes_on_now(town):
    key = town.rows["e"]["assignment"]
    with town.as_login("dispatcher_east") as cursor:
        cursor.execute("UPDATE assignment SET changed_at = '1990-01-01' WHERE id = %s", (key,))
        assert clock.utc_now() - column(town, key, "changed_at", "assignment") < timedelta(minutes=1)
        cursor.execute("SELECT advance_assignment(%s, 'signed', '2099-01-01')", (key,))
        assert abs(clock.utc_now() - column(town, key, "changed_at", "assignment")) < timedelta(minutes=1)
        cursor.execute("INSERT INTO message (uid, event_id, body, created_at, app_user_id)"
                       " VALUES (%s, %s, 'x', '1990-01-01', %s) RETURNING app_user_id, created_at > '2020-01-01'",
                       (new_uid(), town.rows["e"]["event"], town.accounts["clerk_west"]))  # fmt: skip
        assert cursor.fetchone() == (town.accounts["dispatcher_east"], True)


def raw_event(town, login, **values):
    """An event as a program of one's own would write it; its id."""
    with town.as_login(login) as cursor:
        cursor.execute("SELECT next_event_number(to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD'))")
        row = {"uid": new_uid(), "number": cursor.fetchone()[0], "event_type": "0102", "title": "x",
               "state": "reported", "reported_at": clock.utc_now(), "area_id": town.east, **values}  # fmt: skip
        cursor.execute(f"INSERT INTO event ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))}) RETURNING id",
                       list(row.values()))  # fmt: skip
        return cursor.fetchone()[0]


def test_a_fresh_event_is_under_no_supervision_and_as_grave_as_its_columns(town):
    key = raw_event(town, "grid_worker_east", supervision="red", display_level=1, urgency="urgent",
                    merged_into_id=town.rows["w"]["event"], department_id=department(town.store, "w"))  # fmt: skip
    names = ["supervision", "display_level", "merged_into_id", "department_id"]
    found = town.store.read("event", names, where={"id": key})
    assert [values[0] for values in found.values()] == ["none", 2, None, None]
    with town.as_login("clerk_east") as cursor:
        cursor.execute("UPDATE event SET display_level = 1 WHERE id = %s", (key,))
        assert column(town, key, "display_level") == 2


@pytest.mark.parametrize(
    ("login", "values"),
    [
        ("clerk_east", {"reported_at": clock.utc_now() + timedelta(days=700)}),
        ("clerk_east", {"reported_at": clock.utc_now() - timedelta(days=10000)}),
        ("grid_worker_east", {"reported_at": clock.utc_now() - timedelta(days=700)}),
        ("clerk_east", {"due_at": clock.utc_now() + timedelta(days=20000), "milestone": "close"}),
        ("clerk_east", {"due_given": clock.utc_now() + timedelta(days=20000)}),
    ],
)
def test_a_report_is_not_of_another_time(town, login, values):
    with pytest.raises(REFUSED, match=r"has happened|earlier days|no rule makes"):
        raw_event(town, login, **values)


def test_a_clerk_enters_an_order_of_an_earlier_day(town):
    with town.open_as("clerk_east") as store:
        early = clock.utc_now() - timedelta(days=9)
        values = {**REPORT, "area_id": town.east, "reported_at": early, "due_at": early + timedelta(days=2)}
        assert column(town, Events(store).report(values), "reported_at") == early


@pytest.mark.parametrize("ending", ["-0x", "-999999", "-00001", "-000000"])
def test_nobody_takes_numbers_that_keep_others_from_reporting(town, ending):
    day = clock.local_day(clock.utc_now(), town.store.zone).strftime("%Y%m%d")
    for number in (day + ending, "20200101-000001"):
        with pytest.raises(REFUSED, match="the next of its day"):
            raw_event(town, "grid_worker_east", number=number)
    with town.as_login("grid_worker_east") as cursor, pytest.raises(REFUSED, match="the next of its day"):
        cursor.execute("SELECT next_event_number('2026')")
