"""Messages at a window: whose they are, that each is taken once, and that nobody marks or reads somebody else's."""

import threading
from datetime import timedelta

import psycopg2
import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, ConstraintViolation, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.feed import ChangeFeed
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.plugin.store.loop.dispatch import Dispatch
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.inbox import Inbox
from civicgrid.tests.support.events import REPORT, department
from civicgrid.tests.support.people import own_login
from civicgrid.tests.support.town import Town
from civicgrid.tests.support.windows import account, give, responder, send

DENIED = psycopg2.errors.InsufficientPrivilege


@pytest.fixture
def me(store):
    """The account of the connection, which may do everything; its duty number is that of the grid worker W1."""
    login = own_login(store)
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    return Access(store).create_user(login, "王芳", duty_number="W1")


def receipts(store, event):
    return [(one.receipt, one.state, one.at_window) for one in Dispatch(store).under_way(event)]


def test_a_task_is_taken_read_and_signed_for_at_the_window_and_the_sender_sees_each(store, me):
    event = Events(store).report(REPORT)
    send(store, event, responder(store))
    inbox, begin = Inbox(store), clock.utc_now() - timedelta(minutes=1)
    (waiting,) = inbox.messages()
    assert (waiting.kind, waiting.sender, waiting.subject, waiting.body) == ("task", "王芳", "E1 火警", "民生路1号")
    assert (waiting.event_id, waiting.state, waiting.unread, waiting.to_sign) == (event, "queued", True, True)
    assert receipts(store, event) == [("queued", "assigned", True)]
    assert inbox.take() == {waiting.id}
    assert inbox.take() == set()
    assert store.read("delivery", ["state", "channel"]) == {"state": ["delivered"], "channel": ["window"]}
    inbox.read(waiting.id)
    assert receipts(store, event) == [("read", "assigned", True)]
    inbox.sign(waiting.id)
    assert receipts(store, event) == [("signed", "signed", True)]
    (signed,) = inbox.messages()
    assert (signed.state, signed.unread, signed.to_sign) == ("signed", False, False)
    (receipt,) = Dispatch(store).under_way(event)[0].receipts
    assert (receipt.went, receipt.person) == (signed.receipts, "王芳")
    assert list(signed.receipts) == ["queued", "delivered", "read", "signed"]
    assert (
        begin <= signed.receipts["queued"] <= signed.receipts["read"] <= signed.receipts["signed"] == signed.changed_at
    )
    # Read again it stays signed for; signed for again it says so.
    inbox.read(waiting.id)
    with pytest.raises(ConstraintViolation, match="signed for already"):
        inbox.sign(waiting.id)
    assert receipts(store, event) == [("signed", "signed", True)]


def test_a_task_that_was_taken_back_is_read_and_not_signed_for(store, me):
    event = Events(store).report(REPORT)
    (assignment,) = send(store, event, responder(store))
    Dispatch(store).advance(assignment, "released")
    (message,) = Inbox(store).messages()
    assert not message.to_sign
    with pytest.raises(ConstraintViolation, match="taken back"):
        Inbox(store).sign(message.id)
    Inbox(store).read(message.id)
    assert receipts(store, event) == [("read", "released", True)]


def test_who_has_no_account_has_no_window_and_the_message_waits(store, me):
    event = Events(store).report(REPORT)
    send(store, event, responder(store, "消1", department_id=department(store)))
    assert receipts(store, event) == [("queued", "assigned", False)]
    assert Inbox(store).messages() == []
    assert Inbox(store).take() == set()
    # An account that was closed has none, either.
    gone = account(store, "已离职", duty_number="消1")
    assert receipts(store, event) == [("queued", "assigned", True)]
    store.update("app_user", gone, {"active": False})
    assert receipts(store, event) == [("queued", "assigned", False)]


def test_what_was_not_delivered_elsewhere_is_taken_and_the_newest_stands_first(store, me):
    events = [Events(store).report(REPORT) for _ in range(3)]
    for number, event in enumerate(events):
        send(store, event, responder(store, f"W{number}"))
    Access(store).change(me, duty_number="W2")
    own = responder(store, "消1", department_id=department(store))
    send(store, events[0], own)
    key = account(store, "承办", "handler", department_id=department(store))
    account(store, "看看", "viewer", department_id=department(store))
    assert [one.event_id for one in Inbox(store).messages()] == [events[2]]
    (delivery,) = (one.id for one in Inbox(store).messages())
    Dispatch(store).receipt(delivery, "failed")
    assert Inbox(store).take() == {delivery}
    # A team without an account of its own is spoken for by the handlers of its department, one with an account is not.
    assert store.read("delivery", ["state"], where={"responder_id": own})["state"] == ["queued"]
    at = {row["app_user_id"] for row in store.query(
        "SELECT app_user_id FROM responder_window WHERE responder_id = :own", {"own": own})}  # fmt: skip
    assert at == {key}
    Access(store).change(me, duty_number="消1")
    assert [one.event_id for one in Inbox(store).messages()] == [events[0]]
    Access(store).change(me, duty_number="W2")
    store.execute("UPDATE user_role SET valid_to = :then", {"then": clock.utc_now() - timedelta(seconds=1)})
    assert [one.at_window for one in Dispatch(store).under_way(events[0])] == [False, False]


def test_a_call_for_an_alarm_comes_to_the_window_of_who_is_on_duty(store, me):
    now = clock.utc_now()
    row = {"uid": new_uid(), "name": "王芳", "starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=8)}
    store.insert("duty_shift", {**row, "app_user_id": me})
    alarm = {**REPORT, "urgency": "critical", "reported_at": now - timedelta(hours=1)}
    event = Events(store).report(alarm)
    assert len(Alarms(store).call_due()) == 1
    (message,) = Inbox(store).messages()
    assert (message.kind, message.event_id, message.to_sign) == ("alarm", event, False)
    assert Inbox(store).take() == {message.id}
    with pytest.raises(ConstraintViolation):
        Inbox(store).sign(message.id)


def test_of_several_windows_of_an_account_one_takes_each_message(store, me):
    events = [Events(store).report(REPORT) for _ in range(8)]
    for number, event in enumerate(events):
        store.execute("UPDATE responder SET status = 'available'")
        key = responder(store, f"D{number}", department_id=department(store))
        send(store, event, key)
    give(store, me, "handler")
    Access(store).change(me, department_id=department(store))
    gate, told = threading.Barrier(4), []

    def window():
        with open_store(store.database) as other:
            gate.wait(30)
            told.append(Inbox(other).take())

    threads = [threading.Thread(target=window) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(key for keys in told for key in keys) == sorted(store.read("delivery", ["id"])["id"])


def test_in_a_file_the_program_keeps_others_messages_apart(store, me):
    if store.engine == "postgis":
        pytest.skip("a server asks its own roles: the test below")
    event = Events(store).report(REPORT)
    send(store, event, responder(store))
    (delivery,) = store.read("delivery", ["id"])["id"]
    store.operator = account(store, "李强", "dispatcher", duty_number="W2")
    assert Inbox(store).messages() == []
    assert Inbox(store).take() == set()
    for act in (Inbox(store).read, Inbox(store).sign):
        with pytest.raises(AccessDenied):
            act(delivery)
    assert receipts(store, event) == [("queued", "assigned", True)]


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "messages")
    for login, number in (("grid_worker_east", "W1"), ("viewer_east", "W2"), ("dispatcher_east", "W3")):
        town.store.update("app_user", town.accounts[login], {"duty_number": number})
    yield town
    town.remove()


def test_on_a_server_nobody_marks_signs_or_reads_what_is_for_another_account(town):
    event = town.rows["e"]["event"]
    with town.open_as("grid_worker_east") as window, ChangeFeed(window) as feed:
        with town.open_as("dispatcher_east") as store:
            send(store, event, responder(town.store, area_id=town.east))
        assert "delivery" in {change.table for change in feed.changes()}
    with town.open_as("dispatcher_east") as store:
        (delivery,) = store.read("delivery", ["id"], where={"recipient_masked": "力量W1 W1"})["id"]
    for login in ("viewer_east", "dispatcher_east", "manager_west", "clerk_east"):
        with town.open_as(login) as store:
            assert Inbox(store).messages() == []
            assert Inbox(store).take() == set()
            for act in (Inbox(store).read, Inbox(store).sign):
                with pytest.raises(AccessDenied, match="no such message"):
                    act(delivery)
    for login in ("viewer_east", "clerk_east", "grid_worker_east"):
        with town.as_login(login) as cursor:
            for sql in ("SELECT * FROM message", "SELECT * FROM delivery", "SELECT own_deliveries()",
                        "UPDATE delivery SET state = 'signed'"):  # fmt: skip
                with pytest.raises(DENIED):
                    cursor.execute(sql)
                cursor.connection.rollback()
                cursor.execute(f"SET search_path = {town.schema}, public")
    # Whoever reports for a channel cannot turn a message to somebody else.
    with town.as_login("dispatcher_east") as cursor, pytest.raises(DENIED):
        cursor.execute("UPDATE delivery SET responder_id = NULL")
    with town.open_as("grid_worker_east") as store:
        assert Inbox(store).take() == {delivery}
        (message,) = Inbox(store).messages()
        assert (message.sender, message.event_id, message.number) == ("dispatcher_east", event, "e")
        Inbox(store).sign(delivery)
    with town.open_as("dispatcher_east") as store:
        assert ("signed", "signed", True) in receipts(store, event)


def test_on_a_server_an_event_of_another_area_is_not_named_and_ended_rights_receive_nothing(town):
    account = town.accounts["grid_worker_east"]
    send(town.store, town.rows["w"]["event"], responder(town.store, "W9"))
    town.store.update("app_user", account, {"duty_number": "W9"})
    with town.open_as("grid_worker_east") as store:
        (message,) = Inbox(store).messages()
        assert (message.body, message.event_id, message.number) == ("民生路1号", None, None)
        town.store.execute("UPDATE user_role SET valid_to = :then WHERE app_user_id = :key",
                           {"key": account, "then": clock.utc_now() - timedelta(days=1)})  # fmt: skip
        assert Inbox(store).messages() == []
        with pytest.raises(AccessDenied):
            Inbox(store).sign(message.id)
