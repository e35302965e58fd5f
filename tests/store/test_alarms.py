"""Alarms: what alarms, who acknowledged first, and that a round is called once, on both engines."""

import sqlite3
import threading
from contextlib import closing
from datetime import timedelta

import psycopg2
import pytest

from civicgrid.plugin.domain.events.alarm import MINUTES
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, ConstraintViolation, StoreError, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.hand_overs import HandOvers
from civicgrid.tests.support.events import REPORT, take
from civicgrid.tests.support.people import own_login
from civicgrid.tests.support.rewritten import rewrite
from civicgrid.tests.support.town import Town

LATE = timedelta(minutes=MINUTES, seconds=1)
DENIED = psycopg2.errors.InsufficientPrivilege


def alarm(store, ago=timedelta(0), **values):
    row = {**REPORT, "title": "路面塌陷", "urgency": "critical", "reported_at": clock.utc_now() - ago, **values}
    return Events(store).report(row)


def account(store, name="陈静"):
    """An account for the connection: the login itself in PostGIS, the single operator in a GeoPackage."""
    login = own_login(store)
    return Access(store).create_user(login, name)


def duty(store, name, part="operator", rank=1, hours=8, **values):
    now = clock.utc_now()
    row = {"uid": new_uid(), "part": part, "rank": rank, "name": name, "starts_at": now - timedelta(hours=1)}
    return store.insert("duty_shift", {**row, "ends_at": now + timedelta(hours=hours), **values})


def together(store, work, count):
    """``work(store, number)`` by several clients of a store at the same moment; gives what each returned."""
    gate, results = threading.Barrier(count), [None] * count

    def run(number):
        with open_store(store.database) as other:
            gate.wait(30)
            try:
                results[number] = work(other, number)
            except Exception as error:
                results[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not [one for one in results if isinstance(one, Exception)], results
    return results


def test_a_centre_chooses_which_levels_alarm_and_the_first_always_does(store):
    account(store)
    red, orange = alarm(store), alarm(store, urgency="urgent")
    alarms = Alarms(store)
    assert alarms.levels == (1,)
    assert [one.id for one in alarms.open()] == [red]
    alarms.set_levels([2])
    assert alarms.levels == (1, 2)
    # The gravest comes first, though another one is newer.
    assert [(one.id, one.level) for one in alarms.open()] == [(red, 1), (orange, 2)]
    calm = alarm(store, urgency="normal")
    assert calm not in {one.id for one in alarms.open()}
    reasons = {one.id: one.reasons for one in HandOvers(store).prepare() if one.table == "event"}
    assert "alarm" in reasons[orange]
    alarms.acknowledge([orange])
    assert [one.id for one in alarms.open()] == [red]
    with pytest.raises(StoreError, match="level"):
        alarms.set_levels([1, 5])


def test_an_alarm_of_another_level_is_an_open_matter_and_called_by_its_level(store):
    account(store)
    Alarms(store).set_levels([4])
    duty(store, "王强", part="leader")
    calm = alarm(store, LATE, urgency="normal", due_at=clock.utc_now() + timedelta(days=9))
    rewrite(store, "UPDATE event SET due_at = :due", {"due": clock.utc_now() + timedelta(days=1)})
    assert [one.reasons for one in HandOvers(store).prepare()] == [("alarm",)]
    [(called, call)] = Alarms(store).call_due()
    assert (called.id, call.name) == (calm, "王强")
    assert "Level IV alarm" in store.read("message", ["subject"])["subject"][0]
    Alarms(store).set_levels([])
    assert Alarms(store).open() == []


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_which_levels_alarm_is_for_the_managers_of_a_file(store):
    key = account(store)
    for role, may in (("dispatcher", False), ("manager", True)):
        Access(store).set_roles(key, [role])
        with open_store(store.database) as other:
            other.operator = key
            if may:
                Alarms(other).set_levels([2])
            else:
                with pytest.raises(AccessDenied):
                    Alarms(other).set_levels([2])
            assert Alarms(other).levels == ((1, 2) if may else (1,))


def test_red_open_and_unacknowledged_events_alarm_the_newest_first(store):
    old = alarm(store, timedelta(hours=2))
    new = alarm(store, urgency=None, warning_colour="red", address="民生路12号")
    alarm(store, urgency="urgent")
    account(store)
    closed = alarm(store)
    take(Events(store), closed, "void")
    found = Alarms(store).open()
    assert [one.id for one in found] == [new, old]
    assert (found[0].title, found[0].address, found[0].geom is not None) == ("路面塌陷", "民生路12号", True)
    Alarms(store).acknowledge([old])
    assert [one.id for one in Alarms(store).open()] == [new]


def test_an_acknowledgement_says_who_when_and_what(store):
    account(store, "王芳")
    event = alarm(store)
    (made,) = Alarms(store).acknowledge([event], note=" 已派人 ")
    assert (made.event, made.person, made.note, made.own) == (event, "王芳", "已派人", True)
    (shown,) = Alarms(store).situation().acknowledged
    assert (shown.number, shown.at) == (made.number, made.at)
    assert Alarms(store).situation(timedelta(0)).acknowledged == ()


def test_the_first_acknowledgement_stands_and_the_second_person_is_told(store):
    event = alarm(store)
    results = together(store, lambda other, number: Alarms(other).acknowledge([event], note=str(number)), 6)
    assert store.count("alarm_ack") == 1
    assert sum(one.own for (one,) in results) == 1
    assert len({(one.note, one.at) for (one,) in results}) == 1


def test_a_second_acknowledgement_written_past_the_program_is_dropped(store):
    event = alarm(store)
    Alarms(store).acknowledge([event], note="first")
    sql = (
        "INSERT INTO alarm_ack (uid, alarm_type, alarm_id, at, note)"
        " VALUES ('{uid}', 'event', {event}, '2026-11-22T06:00:00.000Z', 'second')"
    )
    connection = sqlite3.connect(store.database) if store.engine == "gpkg" else store.engine_object.connect()
    with closing(connection):
        cursor = connection.cursor()
        cursor.execute(sql.format(uid=new_uid(), event=event))
        with pytest.raises((sqlite3.IntegrityError, psycopg2.errors.RaiseException), match="is not there"):
            cursor.execute(sql.format(uid=new_uid(), event=event + 1000))
        if store.engine == "gpkg":
            connection.commit()
    assert store.read("alarm_ack", ["note"])["note"] == ["first"]
    with pytest.raises(ConstraintViolation):
        Alarms(store).acknowledge([event + 1000])


def test_many_are_acknowledged_at_once(store):
    events = [alarm(store) for _ in range(4)]
    Alarms(store).acknowledge(events[:1])
    made = Alarms(store).acknowledge(events, note="演练")
    assert sorted(one.event for one in made if one.own) == events[1:]
    assert Alarms(store).open() == []


def test_a_call_is_a_message_a_delivery_in_the_queue_and_a_round(store):
    event = alarm(store, LATE)
    duty(store, "陈静")
    chief = duty(store, "王主任", part="chief")
    ((called, call),) = Alarms(store).call_due()
    assert (called.id, call.round, call.shift, call.name) == (event, 1, chief, "王主任")
    message = store.read("message", ["id", "kind", "event_id", "subject", "body"])
    assert (message["kind"], message["event_id"]) == (["alarm"], [event])
    assert called.number in message["subject"][0]
    assert "路面塌陷" in message["body"][0]
    delivery = store.read("delivery", ["message_id", "recipient_masked", "state"])
    assert delivery == {"message_id": message["id"], "recipient_masked": ["王主任"], "state": ["queued"]}
    (shown,) = Alarms(store).open()
    assert [(one.round, one.name, one.at_window) for one in shown.calls] == [(1, "王主任", False)]
    person = account(store)
    store.update("duty_shift", chief, {"app_user_id": person})
    assert [one.at_window for one in Alarms(store).open()[0].calls] == [True]
    # The next round is not due yet.
    assert Alarms(store).call_due() == []


def test_ten_clients_call_once_a_round(store):
    alarm(store, LATE)
    duty(store, "王主任", part="leader")
    duty(store, "陈静")
    for number, name in ((1, "王主任"), (2, "陈静")):
        results = together(store, lambda other, _: Alarms(other).call_due(), 10)
        assert [call.name for made in results for _, call in made] == [name]
        assert store.read("alarm_call", ["round"], order_by=("round",))["round"] == list(range(1, number + 1))
        assert (store.count("message"), store.count("delivery")) == (number, number)
        rewrite(store, "UPDATE alarm_call SET at = :at", {"at": clock.utc_now() - LATE})


@pytest.mark.parametrize("why", ["early", "acknowledged", "closed", "nobody", "over", "later"])
def test_nobody_is_called(store, why):
    event = alarm(store, timedelta(0) if why == "early" else LATE)
    now = clock.utc_now()
    if why == "over":
        duty(store, "王主任", starts_at=now - timedelta(hours=9), ends_at=now - timedelta(seconds=1))
    elif why == "later":
        duty(store, "王主任", starts_at=now + timedelta(hours=1))
    elif why != "nobody":
        duty(store, "王主任")
    if why == "acknowledged":
        Alarms(store).acknowledge([event])
    if why == "closed":
        account(store)
        take(Events(store), event, "void")
    assert Alarms(store).call_due() == []
    assert (store.count("message"), store.count("alarm_call")) == (0, 0)


def test_how_long_an_alarm_waits_and_whom_it_calls_first_are_settings(store):
    alarm(store, timedelta(minutes=2))
    duty(store, "王主任", part="leader")
    duty(store, "陈静")
    alarms = Alarms(store)
    assert alarms.call_due() == []
    alarms.set_minutes(1)
    alarms.set_order(["operator", "deputy", "chief", "leader"])
    assert (alarms.minutes, alarms.order[0]) == (1, "operator")
    ((_, call),) = alarms.call_due()
    assert call.name == "陈静"
    for wrong in (0, 1000):
        with pytest.raises(StoreError):
            alarms.set_minutes(wrong)
    with pytest.raises(StoreError):
        alarms.set_order(["operator"])


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_in_a_file_only_managers_say_how_alarms_are_called(store):
    clerk = Access(store).create_user("zhang", "张三", roles=["clerk"])
    with open_store(f"{store.database} operator=zhang") as own:
        assert own.operator == clerk
        with pytest.raises(AccessDenied):
            Alarms(own).set_minutes(9)
        assert Alarms(own).minutes == Alarms(store).minutes != 9


@pytest.fixture
def town(cluster):
    with closing(Town(cluster, "alarms")) as town:
        town.store.execute("DELETE FROM duty_shift")
        town.store.execute("UPDATE event SET display_level = 1")
        town.store.execute("UPDATE event SET raised_at = NULL, reported_at = :at", {"at": clock.utc_now() - LATE})
        yield town


def test_on_a_server_each_sees_calls_and_acknowledges_within_the_area(town):
    east, west = town.rows["e"]["event"], town.rows["w"]["event"]
    duty(town.store, "东班", area_id=town.east)
    duty(town.store, "西班", area_id=town.west)
    with town.open_as("viewer_east") as store, pytest.raises(AccessDenied):
        Alarms(store).call_due()
    with town.open_as("clerk_east") as store:
        assert {one.id for one in Alarms(store).open()} == {east, town.rows["v"]["event"]}
        assert {call.name for _, call in Alarms(store).call_due()} == {"东班"}
        with pytest.raises(StoreError):
            Alarms(store).acknowledge([west])
        (made,) = Alarms(store).acknowledge([east])
        assert (made.person, made.own) == ("clerk_east", True)
    with town.open_as("dispatcher_east") as store:
        (made,) = Alarms(store).acknowledge([east])
        assert (made.person, made.own) == ("clerk_east", False)
    with town.open_as("clerk_west") as store, pytest.raises(AccessDenied):
        Alarms(store).set_minutes(9)
    with town.open_as("manager_west") as store:
        Alarms(store).set_minutes(9)
        assert Alarms(store).minutes == 9


def test_on_a_server_managers_choose_which_levels_alarm_and_calls_follow(town):
    east = town.rows["e"]["event"]
    town.store.execute("UPDATE event SET display_level = 3")
    town.store.execute("DELETE FROM alarm_ack")
    duty(town.store, "东班", area_id=town.east)
    with town.open_as("dispatcher_east") as store, pytest.raises(AccessDenied):
        Alarms(store).set_levels([3])
    for login in ("dispatcher_east", "clerk_east", "viewer_east"):
        with town.as_login(login) as cursor, pytest.raises(DENIED):
            cursor.execute("SELECT set_alarm_rule('alarm_levels', '1,2,3,4')")
    with town.as_login("manager_west") as cursor:
        for value in ("1,5", "", "1;2", "x"):
            with pytest.raises(psycopg2.errors.RaiseException, match="no such display level"):
                cursor.execute("SELECT set_alarm_rule('alarm_levels', %s)", (value,))
    with town.open_as("manager_west") as store:
        Alarms(store).set_levels([3])
    with town.open_as("clerk_east") as store:
        assert {one.id for one in Alarms(store).open()} == {east, town.rows["v"]["event"]}
        assert Alarms(store).call_due() == []  # they alarm since just now, whenever they were reported
        town.store.execute("UPDATE event SET raised_at = :at", {"at": clock.utc_now() - LATE})
        assert {call.name for _, call in Alarms(store).call_due()} == {"东班"}
    with town.open_as("manager_west") as store:
        Alarms(store).set_levels([2])
    with town.open_as("clerk_east") as store:
        assert Alarms(store).open() == []
    with town.as_login("clerk_east") as cursor:
        shift = town.store.read("duty_shift", ["id"])["id"][0]
        cursor.execute("SELECT call_alarm(%s, 2, %s, 's', 'b')", (east, shift))
        assert cursor.fetchone() == (False,)


def test_nobody_acknowledges_in_another_s_name_or_calls_past_the_function(town):
    east, west = town.rows["e"]["event"], town.rows["w"]["event"]
    shift = duty(town.store, "东班", area_id=town.east)
    west_shift = duty(town.store, "西班", area_id=town.west)
    ack = (
        "INSERT INTO alarm_ack (uid, alarm_type, alarm_id, app_user_id, at) VALUES (%s, 'event', %s, %s, '2020-01-01')"
    )
    with town.as_login("clerk_east") as cursor:
        cursor.execute(ack, (new_uid(), town.rows["v"]["event"], town.accounts["clerk_west"]))
        for table in ("alarm_call", "message", "delivery"):
            with pytest.raises(DENIED):
                cursor.execute(f"INSERT INTO {table} DEFAULT VALUES")
        for call in ((west, 1, shift), (east, 2, shift), (east, 1, west_shift), (town.rows["v"]["event"], 1, shift)):
            cursor.execute("SELECT call_alarm(%s, %s, %s, 's', 'b')", call)
            assert cursor.fetchone() == (False,)
        cursor.execute("SELECT call_alarm(%s, 1, %s, 's', 'b')", (east, shift))
        assert cursor.fetchone() == (True,)
        cursor.execute("SELECT call_alarm(%s, 2, %s, 's', 'b')", (east, shift))
        assert cursor.fetchone() == (False,)
    found = town.store.read("alarm_ack", ["app_user_id", "at"])
    assert found["app_user_id"] == [town.accounts["clerk_east"]]
    assert abs(found["at"][0] - clock.utc_now()) < timedelta(hours=1)


def test_acknowledging_is_for_the_desk_and_for_who_is_on_duty(town):
    """An acknowledgement ends the calls: whoever else can look on, they cannot end them."""
    east, west = (town.rows[mark] for mark in "ew")
    write = "INSERT INTO alarm_ack (uid, alarm_type, alarm_id, at) VALUES (%s, %s, %s, now())"
    for login in ("viewer_east", "exporter_east", "auditor_east", "linker_east", "grid_worker_east", "handler_east"):
        with town.as_login(login) as cursor, pytest.raises(DENIED):
            cursor.execute(write, (new_uid(), "event", east["event"]))
    for kind, key in (("event", west["event"]), ("sensor_alarm", west["sensor_alarm"]), ("sensor_alarm", 1001),
                      ("fence_event", 1001)):  # fmt: skip
        with town.as_login("clerk_east") as cursor, pytest.raises(psycopg2.errors.RaiseException, match="not there"):
            cursor.execute(write, (new_uid(), kind, key))
    with town.as_login("clerk_east") as cursor:
        cursor.execute(write, (new_uid(), "sensor_alarm", east["sensor_alarm"]))
        assert cursor.rowcount == 1
    duty(town.store, "值班", area_id=town.east, app_user_id=town.accounts["viewer_east"])
    with town.open_as("viewer_east") as store:
        (made,) = Alarms(store).acknowledge([east["event"]])
        assert (made.person, made.own) == ("viewer_east", True)
