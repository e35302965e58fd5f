"""Receipts: every instant of each, one delivery a recipient, and who of them has read or signed."""

from datetime import timedelta

import psycopg2
import pytest

from civicgrid.plugin.services import clock
from civicgrid.plugin.store import ConstraintViolation
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.dispatch import Dispatch
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.inbox import Inbox
from civicgrid.tests.support.events import REPORT, department
from civicgrid.tests.support.people import own_login
from civicgrid.tests.support.rewritten import rewrite
from civicgrid.tests.support.town import Town
from civicgrid.tests.support.windows import account, give, responder, send

STATES = ("queued", "sent", "delivered", "read", "failed", "signed")


@pytest.fixture
def me(store):
    """The account of the connection, a handler of the department."""
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    return Access(store).create_user(own_login(store), "王芳", department_id=department(store), roles=["handler"])


def told(store, event):
    """Of each recipient of an event's task: who, the state, and the states through which it went."""
    (going,) = Dispatch(store).under_way(event)
    return {one.person: (one.state, list(one.went)) for one in going.receipts}


def test_every_instant_is_kept_whoever_writes(store, me):
    event = Events(store).report(REPORT)
    send(store, event, responder(store, "消1"))
    (delivery,) = store.read("delivery", ["id"])["id"]
    begin, instants = clock.utc_now().replace(microsecond=0), {}
    for minute, state in enumerate(("failed", "sent", "delivered", "read", "signed"), 1):
        instants[state] = begin + timedelta(minutes=minute)
        store.execute("UPDATE delivery SET state = :state, changed_at = :at", {"state": state, "at": instants[state]})
    row = store.read("delivery", [state + "_at" for state in STATES], where={"id": delivery})
    kept = {name.removesuffix("_at"): values[0] for name, values in row.items()}
    queued = kept.pop("queued")
    assert kept == instants
    assert begin - timedelta(minutes=1) < queued < instants["failed"]
    (going,) = Dispatch(store).under_way(event)
    assert list(going.receipts[0].went) == ["queued", "failed", "sent", "delivered", "read", "signed"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("sent", "queued"), ("read", "delivered"), ("signed", "read"), ("delivered", "failed"), ("failed", "queued")],
)
def test_no_receipt_goes_back_whoever_writes(store, me, before, after):
    event = Events(store).report(REPORT)
    send(store, event, responder(store, "消1"))
    write = "UPDATE delivery SET state = :state, changed_at = :now"
    store.execute(write, {"state": before, "now": clock.utc_now()})
    with pytest.raises(ConstraintViolation, match="never goes back"):
        store.execute(write, {"state": after, "now": clock.utc_now()})


def test_each_handler_of_a_department_has_a_delivery_and_receipts_of_their_own(store, me):
    other = account(store, "李强", "handler", department_id=department(store))
    account(store, "看看", "viewer", department_id=department(store))
    event = Events(store).report(REPORT)
    send(store, event, responder(store, "消1", department_id=department(store)))
    assert told(store, event) == {"王芳": ("queued", ["queued"]), "李强": ("queued", ["queued"])}
    (message,) = Inbox(store).messages()
    assert Inbox(store).take() == {message.id}
    Inbox(store).read(message.id)
    assert told(store, event) == {"王芳": ("read", ["queued", "delivered", "read"]), "李强": ("queued", ["queued"])}
    Inbox(store).sign(message.id)
    assert told(store, event)["李强"] == ("queued", ["queued"]), "nobody signs for a colleague"
    (going,) = Dispatch(store).under_way(event)
    assert (going.state, going.receipt) == ("signed", "signed")
    (mine,) = Inbox(store).messages()
    assert mine.signed_by is None
    if store.engine == "gpkg":
        store.operator = other
        (theirs,) = Inbox(store).messages()
        assert (theirs.state, theirs.to_sign, theirs.signed_by) == ("queued", False, "王芳")


def test_who_comes_to_the_department_later_receives_open_tasks_once(store, me):
    """A task for whom nobody worked belongs to who takes it; after that everybody else has one of their own."""
    Access(store).change(me, department_id=None)
    open_one, over = Events(store).report(REPORT), Events(store).report(REPORT)
    one, two = (responder(store, f"消{number}", department_id=department(store)) for number in (1, 2))
    send(store, open_one, one)
    (done,) = send(store, over, two)
    assert told(store, open_one) == {None: ("queued", ["queued"])}
    Access(store).change(me, department_id=department(store))
    assert len(Inbox(store).take()) == 2
    assert told(store, open_one) == {"王芳": ("delivered", ["queued", "delivered"])}
    Dispatch(store).advance(done, "released")
    rewrite(store, "UPDATE delivery SET app_user_id = :other",
            {"other": account(store, "李强", "handler", department_id=department(store))})  # fmt: skip
    assert len(Inbox(store).take()) == 1
    assert Inbox(store).take() == set()
    assert set(told(store, open_one)) == {"王芳", "李强"}
    assert set(told(store, over)) == {"李强"}, "a task that is over is no news"


def test_signing_at_the_desk_is_not_told_as_one_of_several_recipients(store, me):
    event = Events(store).report(REPORT)
    for name in ("李强", "赵敏"):
        account(store, name, "handler", department_id=department(store, "XF"))
    (assignment,) = send(store, event, responder(store, "消1", department_id=department(store, "XF")))
    give(store, me, "dispatcher")
    Dispatch(store).advance(assignment, "signed")
    (going,) = Dispatch(store).under_way(event)
    assert (going.state, going.receipt) == ("signed", "queued")


def test_signing_at_the_desk_is_told_by_the_one_receipt_there_is(store, me):
    event = Events(store).report(REPORT)
    account(store, "李强", "handler", department_id=department(store, "XF"))
    (assignment,) = send(store, event, responder(store, "消1", department_id=department(store, "XF")))
    give(store, me, "dispatcher")
    Dispatch(store).advance(assignment, "signed")
    assert told(store, event) == {"李强": ("signed", ["queued", "signed"])}


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "receipts")
    team = department(town.store)
    for login in ("handler_east", "all_east"):
        town.store.update("app_user", town.accounts[login], {"department_id": team})
    town.team = responder(town.store, "消1", department_id=team, area_id=town.east)
    yield town
    town.remove()


def test_on_a_server_two_windows_take_read_and_sign_apart(town):
    event = town.rows["e"]["event"]
    with town.open_as("dispatcher_east") as store:
        send(store, event, town.team)
    taken = {}
    for login in ("handler_east", "all_east"):
        with town.open_as(login) as store:
            (taken[login],) = Inbox(store).take()
            assert [one.id for one in Inbox(store).messages()] == [taken[login]]
    with town.open_as("handler_east") as store:
        with pytest.raises(Exception, match="no such message"):
            Inbox(store).read(taken["all_east"])
        Inbox(store).sign(taken["handler_east"])
    with town.open_as("all_east") as store:
        (message,) = Inbox(store).messages()
        assert (message.state, message.to_sign, message.signed_by) == ("delivered", False, "handler_east")
        with pytest.raises(ConstraintViolation, match="signed for already"):
            Inbox(store).sign(message.id)
    with town.open_as("dispatcher_east") as store:
        found = {one.person: one.state for one in Dispatch(store).under_way(event)[1].receipts}
        assert found == {"handler_east": "signed", "all_east": "delivered"}


def test_on_a_server_instants_are_the_server_s(town):
    with town.as_login("dispatcher_east") as cursor:
        cursor.execute(
            "INSERT INTO delivery (uid, message_id, channel, recipient_masked, changed_at, queued_at, read_at)"
            " SELECT 'forged', id, 'sms', 'x', '2020-01-01', '2020-01-01', '2020-01-01' FROM message LIMIT 1"
            " RETURNING queued_at > now() - interval '1 minute', changed_at = queued_at, read_at"
        )
        assert cursor.fetchone() == (True, True, None)
        cursor.execute("UPDATE delivery SET state = 'sent', changed_at = '2099-01-01' WHERE uid = 'forged'"
                       " RETURNING sent_at <= clock_timestamp()")  # fmt: skip
        assert cursor.fetchone() == (True,)
        cursor.execute(
            "UPDATE delivery SET changed_at = '2020-01-01' WHERE uid = 'forged' RETURNING changed_at = sent_at"
        )
        assert cursor.fetchone() == (True,)
        for column in ("queued_at", "signed_at", "app_user_id"):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(f"UPDATE delivery SET {column} = NULL")
            cursor.connection.rollback()
            cursor.execute(f"SET search_path = {town.schema}, public")
