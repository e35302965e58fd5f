"""Whom a step concerns is told at the window: the departments that have the event, the desk, the managers."""

import psycopg2
import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.inbox import Inbox
from civicgrid.tests.support.events import REPORT, department, take, walk
from civicgrid.tests.support.town import Town
from civicgrid.tests.support.windows import account

TOLD = (
    "SELECT m.subject, m.body, d.recipient_masked AS whom FROM message AS m JOIN delivery AS d ON d.message_id = m.id"
    " WHERE m.kind = 'notice' AND m.event_id = :event ORDER BY d.id"
)


def told(store, event, after=0):
    """What was told of an event, and whom, without the first ``after``."""
    rows = store.query(TOLD, {"event": event})[after:]
    return [(row["subject"].partition(":")[0], row["whom"]) for row in rows]


@pytest.fixture
def people(store, events):
    team = department(store)
    account(store, "承办甲", "handler", department_id=team)
    account(store, "承办乙", "handler", department_id=team, active=False)
    account(store, "别队", "handler", department_id=department(store, "HB"))
    account(store, "调度", "dispatcher")
    account(store, "主任", "manager")
    return events


def test_each_step_tells_those_whom_it_concerns(store, people):
    events = people
    event = events.report(REPORT)
    walk(events, event, "accept", "file")
    assert told(store, event) == []
    take(events, event, "dispatch", evidence={"assist": ["HB"]})
    assert told(store, event) == [("dispatch", "承办甲"), ("dispatch", "别队")]
    take(events, event, "send_back", note="不归我们")
    assert told(store, event, 2) == [("send back", "调度")]
    walk(events, event, "dispatch", "urge")
    assert told(store, event, 3) == [("dispatch", "承办甲"), ("urge", "承办甲")]
    take(events, event, "instruct", note="今日办结")
    row = store.query(TOLD, {"event": event})[-1]
    assert row["body"] == "暴露垃圾\n今日办结"
    walk(events, event, "sign_for", "ask_extension")
    assert told(store, event, 6) == [("ask for an extension", "主任")]


def test_who_had_it_is_told_of_a_recall(store, people):
    event = people.report(REPORT)
    walk(people, event, "accept", "file", "dispatch", "recall")
    assert told(store, event, 1) == [("recall", "承办甲")]


def test_what_no_department_has_is_the_desk_s(store, people):
    event = people.report(REPORT)
    take(people, event, "urge")
    assert told(store, event) == [("urge", "调度")]


def test_the_account_at_work_reads_its_own(store, events):
    me = Access(store).who_am_i().id
    other = account(store, "调度", "dispatcher")
    event = events.report(REPORT)
    walk(events, event, "accept", "urge")
    message = store.read("message", ["id"])["id"][0]
    row = {"message_id": message, "channel": "window", "recipient_masked": "王芳", "state": "queued", "app_user_id": me}
    store.insert("delivery", {"uid": new_uid(), "changed_at": clock.utc_now(), **row})
    inbox = Inbox(store)
    assert len(inbox.take()) == 1
    (one,) = inbox.messages()
    assert (one.kind, one.event_id, one.to_sign) == ("notice", event, False)
    inbox.read(one.id)
    assert inbox.messages()[0].state == "read"
    assert store.read("delivery", ["state"], where={"app_user_id": other})["state"] == ["queued"]


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "step_messages")
    yield town
    town.remove()


def test_on_a_server_the_area_s_own_are_told_and_nobody_writes_for_others(town):
    with town.open_as("clerk_east") as store:
        event = Events(store).report({**REPORT, "area_id": town.east})
        walk(Events(store), event, "accept")
    team = town.store.insert("department", {"uid": new_uid(), "code": "T1", "name": "东队", "area_id": town.east})
    town.store.execute("UPDATE app_user SET department_id = :team WHERE login = 'handler_east'", {"team": team})
    with town.open_as("dispatcher_east") as store:
        walk(Events(store), event, "file")
        Events(store).take_step(event, "dispatch", expected_seq=2, department_id=team)
        take(Events(store), event, "urge")
    with town.open_as("handler_east") as store:
        inbox = Inbox(store)
        assert len(inbox.take()) == 2
        assert [one.subject.partition(":")[0] for one in inbox.messages()] == ["urge", "dispatch"]
        take(Events(store), event, "send_back", note="不归我们")
    assert {row["whom"] for row in town.store.query(TOLD, {"event": event})} == {
        "handler_east", "dispatcher_east", "all_east",
    }  # fmt: skip
    with town.open_as("clerk_west") as store:
        assert Inbox(store).messages() == []
    with town.as_login("clerk_west") as cursor, pytest.raises(psycopg2.errors.RaiseException, match="being taken"):
        cursor.execute("SELECT tell_step(%s, 1, 'manager', '假', '假')", (event,))
