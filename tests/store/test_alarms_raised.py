"""Events that are raised to a level that alarms after their report, or again, on both engines."""

from contextlib import closing
from datetime import timedelta

import pytest

from civicgrid.plugin.domain.events.alarm import MINUTES
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.feed import ChangeFeed
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.hand_overs import HandOvers
from civicgrid.tests.support.events import REPORT, take
from civicgrid.tests.support.people import own_login
from civicgrid.tests.support.rewritten import rewrite
from civicgrid.tests.support.town import Town

LATE = timedelta(minutes=MINUTES, seconds=1)
RED = {**REPORT, "title": "路面塌陷", "urgency": "critical"}


@pytest.fixture
def person(store):
    """An account for the connection: the login itself in PostGIS, the single operator in a GeoPackage."""
    return Access(store).create_user(own_login(store), "陈静")


def ringing(store):
    return [one.id for one in Alarms(store).open()]


def acknowledged(store, event):
    return store.read("alarm_ack", ["note"], where={"alarm_id": event}, order_by=("id",))["note"]


def on_duty(store, name="王主任", part="leader", hours=1):
    now = clock.utc_now()
    row = {"uid": new_uid(), "part": part, "rank": 1, "name": name, "starts_at": now - timedelta(hours=hours)}
    return store.insert("duty_shift", {**row, "ends_at": now + timedelta(hours=8)})


def made_late(store):
    """As if everything that alarms had begun to long enough ago to be called, and all else had been before."""
    late, before = {"at": clock.utc_now() - LATE}, {"at": clock.utc_now() - 2 * LATE}
    rewrite(store, "UPDATE event SET raised_at = :at WHERE raised_at IS NOT NULL", late)
    for table in ("alarm_ack", "alarm_call"):
        rewrite(store, f"UPDATE {table} SET at = :at", before)


def test_an_alarm_that_was_lowered_rings_again_when_it_is_raised(store, person):
    events, alarms = Events(store), Alarms(store)
    red = events.report({**RED, "reported_at": clock.utc_now() - timedelta(hours=3)})
    assert not alarms.open()[0].raised
    alarms.acknowledge([red], "已派人")
    events.correct(red, {"urgency": "normal"})
    assert (ringing(store), acknowledged(store, red)) == ([], ["已派人"])
    events.correct(red, {"urgency": "critical"})
    (again,) = alarms.open()
    assert (again.id, again.raised) == (red, True)
    assert clock.utc_now() - again.since < timedelta(minutes=1)
    assert [one.reasons[0] for one in HandOvers(store).prepare()] == ["alarm"]
    # A correction that leaves the level alone raises nothing: it rings since then still.
    events.correct(red, {"title": "路面大面积塌陷"})
    assert alarms.open()[0].since == again.since
    (made,) = [one for one in alarms.acknowledge([red], "第二次") if one.own]
    assert made.at >= again.since
    assert (ringing(store), acknowledged(store, red)) == ([], ["已派人", "第二次"])
    # The first acknowledgement since then stands, too.
    assert not any(one.own for one in alarms.acknowledge([red], "第三次"))
    assert acknowledged(store, red) == ["已派人", "第二次"]


def test_who_lowers_it_a_second_time_is_on_record_a_second_time(store, person):
    events = Events(store)
    red = events.report(RED)
    for urgency in ("normal", "critical", "normal", "critical"):
        events.correct(red, {"urgency": urgency})
    assert ringing(store) == [red]
    assert acknowledged(store, red) == [None, None]
    take(events, red, "void", note="误报")
    assert acknowledged(store, red) == [None, None, "误报"]


def test_an_event_that_is_raised_for_the_first_time_alarms_from_then_on(store, person):
    on_duty(store)
    events = Events(store)
    quiet = events.report({**REPORT, "reported_at": clock.utc_now() - timedelta(hours=3)})
    events.correct(quiet, {"warning_colour": "red"})
    (one,) = Alarms(store).open()
    assert one.raised
    assert Alarms(store).call_due() == []  # nobody has had the time to acknowledge it
    made_late(store)
    ((called, call),) = Alarms(store).call_due()
    assert (called.id, call.round) == (quiet, 1)
    assert "an alarm since" in store.read("message", ["body"])["body"][0]


def test_calls_begin_anew_with_the_first_on_duty(store, person):
    on_duty(store)
    on_duty(store, "陈静", part="operator")
    red = Events(store).report({**RED, "reported_at": clock.utc_now() - LATE})
    assert [call.name for _, call in Alarms(store).call_due()] == ["王主任"]
    Events(store).correct(red, {"urgency": "normal"})
    Events(store).correct(red, {"urgency": "critical"})
    assert Alarms(store).open()[0].calls == ()
    assert Alarms(store).call_due() == []
    made_late(store)
    for _ in range(2):  # once, however often it is asked
        made = [(call.round, call.name) for _, call in Alarms(store).call_due()]
    ((one,),) = (alarm.calls for alarm in Alarms(store).open())
    assert (one.round, one.name, made) == (1, "王主任", [])
    # The table numbers all calls of an event.
    assert store.read("alarm_call", ["round"], order_by=("round",))["round"] == [1, 2]


def test_a_main_event_that_was_acknowledged_rings_when_something_graver_is_merged_into_it(store, person):
    events, alarms = Events(store), Alarms(store)
    alarms.set_levels([2])
    main = events.report({**REPORT, "urgency": "urgent"})
    alarms.acknowledge([main])
    red = events.report(RED)
    take(events, red, "merge", evidence={"main_event": store.read("event", ["uid"], where={"id": main})["uid"][0]})
    (one,) = alarms.open()
    assert (one.id, one.level, one.raised) == (main, 1, True)


def test_an_alarm_that_becomes_graver_before_anybody_acknowledged_it_goes_on(store, person):
    on_duty(store)
    events, alarms = Events(store), Alarms(store)
    alarms.set_levels([2])
    orange = events.report({**REPORT, "urgency": "urgent", "reported_at": clock.utc_now() - LATE})
    alarms.call_due()
    events.correct(orange, {"urgency": "critical"})
    (one,) = alarms.open()
    assert (one.level, one.raised, len(one.calls)) == (1, False, 1)
    # Who has acknowledged the graver one has nothing new to know when it becomes less grave.
    alarms.acknowledge([orange])
    events.correct(orange, {"urgency": "urgent"})
    assert ringing(store) == []


def test_what_alarms_because_of_the_levels_begins_then_and_what_was_acknowledged_stays_so(store, person):
    on_duty(store)
    alarms, events = Alarms(store), Events(store)
    alarms.set_levels([2])
    row = {**REPORT, "urgency": "urgent", "reported_at": clock.utc_now() - timedelta(hours=3)}
    known = events.report(row)
    alarms.acknowledge([known])
    alarms.set_levels([])
    fresh = events.report(row)
    assert ringing(store) == []
    alarms.set_levels([2, 3])
    (one,) = alarms.open()
    assert (one.id, one.raised) == (fresh, True)
    assert alarms.call_due() == []


def test_other_windows_hear_at_once_which_levels_alarm(store, person):
    with open_store(store.database) as other, ChangeFeed(other) as feed:
        for levels in ([2], [2, 3], []):
            Alarms(store).set_levels(levels)
            assert {change.table for change in feed.changes()} == {"setting"}, levels
        Alarms(store).set_minutes(7)
        assert feed.changes() == []


def test_an_alarm_can_be_acknowledged_whatever_the_clocks_say(store, person):
    red = Events(store).report(REPORT)
    Events(store).correct(red, {"urgency": "critical"})
    # The clock was turned back by an hour since.
    rewrite(store, "UPDATE event SET raised_at = :at", {"at": clock.utc_now() + timedelta(hours=1)})
    assert ringing(store) == [red]
    Alarms(store).acknowledge([red])
    assert ringing(store) == []
    # And what rings anew does, although it was acknowledged in an hour.
    Events(store).correct(red, {"urgency": "normal"})
    Events(store).correct(red, {"urgency": "critical"})
    assert ringing(store) == [red]


@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_urgencies_written_past_the_program_ring_in_a_file(store, person):
    red = Events(store).report(RED)
    Alarms(store).acknowledge([red])
    for urgency in ("normal", "critical"):
        store.execute("UPDATE event SET urgency = :urgency", {"urgency": urgency})
    assert ringing(store) == [red]


def test_on_a_server_accounts_raise_by_a_correction_and_in_no_other_way(cluster):
    with closing(Town(cluster, "raised")) as town:
        late = clock.utc_now() + timedelta(days=1)
        with town.open_as("clerk_east") as store:
            red = Events(store).report({**RED, "area_id": town.east, "raised_at": late})
            assert store.read("event", ["raised_at"], where={"id": red})["raised_at"] == [None]
            Alarms(store).acknowledge([red])
        with town.as_login("clerk_east") as cursor:
            # The level follows from what they write, and so does the alarm.
            for urgency in ("normal", "critical"):
                cursor.execute("UPDATE event SET urgency = %s WHERE id = %s", (urgency, red))
        with town.open_as("dispatcher_east") as store:
            assert [(one.id, one.raised) for one in Alarms(store).open()] == [(red, True)]
            Alarms(store).acknowledge([red])
        with town.open_as("clerk_west") as store:
            assert red not in ringing(store)
        with open_store(town.database) as store:
            made = store.read("alarm_ack", ["app_user_id"], where={"alarm_id": red}, order_by=("id",))["app_user_id"]
            assert made == [town.accounts["clerk_east"], town.accounts["dispatcher_east"]]


def test_who_lowers_an_alarm_past_the_program_is_on_record(cluster):
    with closing(Town(cluster, "lowered")) as town:
        with town.open_as("clerk_east") as store:
            red = Events(store).report({**RED, "area_id": town.east})
        with town.as_login("clerk_east") as cursor:
            cursor.execute("UPDATE event SET urgency = 'normal' WHERE id = %s", (red,))
            cursor.connection.commit()
        with open_store(town.database) as store:
            made = store.read("alarm_ack", ["app_user_id"], where={"alarm_id": red})["app_user_id"]
            assert made == [town.accounts["clerk_east"]]
