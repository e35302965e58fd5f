"""Alarms of sensors that grow, meet or wait: none is silent for long, none is entered twice. On both engines."""

import threading
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
import shapely

from civicgrid.plugin.jobs.intake.filing import Draft, file_event
from civicgrid.plugin.jobs.sensor_events import Entered, Entering, enter_alarms
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, StoreError, open_store
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.plugin.store.loop.sensor_events import SensorAlarms
from civicgrid.tests.support.events import walk
from civicgrid.tests.support.people import add_account, add_area
from civicgrid.tests.support.rewritten import rewrite
from civicgrid.tests.support.scene import add_places
from civicgrid.tests.support.sensors import alarm, event, grow, level_of, sensor, tied

DAY = timedelta(hours=24)


@pytest.fixture
def town(store, events):
    """Places to lie in, and an operator."""
    add_places(store)
    return store


def reported(events, urgency="urgent"):
    return events.report({"event_type": "04", "title": "火灾", "urgency": urgency})


def merge(store, events, event, main):
    uid = store.read("event", ["uid"], where={"id": main})["uid"][0]
    events.take_step(event, "merge", expected_seq=0, evidence={"main_event": uid})


def state_of(store, key):
    return store.read("sensor_alarm", ["state"], where={"id": key})["state"][0]


def test_an_alarm_that_grows_after_its_event_was_closed_is_a_new_matter(town, events):
    key = alarm(town, sensor(town), 2, since=clock.utc_now() - 3 * DAY)
    ((first, *_),) = enter_alarms(town, old=True).made
    walk(events, first, "accept", "void")
    assert enter_alarms(town) == Entered()
    grow(town, key, 1)
    ((second, *_),) = enter_alarms(town).made
    assert tied(town) == [second]
    assert [one.id for one in Alarms(town).open()] == [second]
    # Less grave than it was is no news.
    walk(events, second, "accept", "void")
    grow(town, key, 2)
    assert enter_alarms(town) == Entered()


def test_an_alarm_that_grows_after_somebody_lowered_its_event_raises_it_again(town, events):
    key = alarm(town, sensor(town), 2)
    ((made, *_),) = enter_alarms(town).made
    events.correct(made, {"warning_colour": None, "urgency": "normal"})
    assert state_of(town, key) == "acknowledged"
    assert enter_alarms(town) == Entered()
    grow(town, key, 1)
    assert enter_alarms(town) == Entered(raised=1)
    assert level_of(town) == [1]
    assert [one.id for one in Alarms(town).open()] == [made]


def test_an_alarm_that_grows_after_it_was_filed_as_less_grave_raises_its_event(town):
    key = alarm(town, sensor(town), 3)
    file_event(town, Draft("06", "看看", sensor_alarm_id=key, urgency="normal"))
    assert enter_alarms(town) == Entered()
    grow(town, key, 1)
    assert enter_alarms(town) == Entered(raised=1)
    assert level_of(town) == [1]


@pytest.mark.parametrize(
    "over", ["state = 'cleared', cleared_at = '2026-11-30T00:00:00Z'", "state = 'normal'", "state = 'acknowledged'"]
)
def test_one_row_a_sensor_begins_anew_when_it_is_active_again(town, events, over):
    key = alarm(town, sensor(town), 1, since=clock.utc_now() - 3 * DAY)
    ((first, *_),) = enter_alarms(town, old=True).made
    rewrite(town, f"UPDATE sensor_alarm SET {over}")
    rewrite(town, "UPDATE sensor_alarm SET state = 'active'")
    assert tied(town) == [first]  # its event is open still
    rewrite(town, f"UPDATE sensor_alarm SET {over}")
    walk(events, first, "accept", "void")
    rewrite(town, "UPDATE sensor_alarm SET state = 'active'")
    ((second, *_),) = enter_alarms(town).made
    assert tied(town) == [second]
    assert state_of(town, key) == "active"
    assert town.read("sensor_alarm", ["cleared_at"])["cleared_at"] == [None]


def test_what_is_no_alarm_becomes_none_by_growing(town):
    key = alarm(town, sensor(town), 2, state="pending")
    grow(town, key, 1)
    assert state_of(town, key) == "pending"
    assert enter_alarms(town) == Entered()


def test_an_alarm_belongs_to_the_end_of_a_chain_of_merges(town, events):
    of = sensor(town)
    key = alarm(town, of, 2)
    ((first, *_),) = enter_alarms(town).made
    second, third = reported(events), reported(events)
    merge(town, events, first, second)
    merge(town, events, second, third)
    grow(town, key, 1)
    assert enter_alarms(town) == Entered(raised=1)
    assert event(town, id=third)[0]["display_level"] == 1
    events.correct(third, {"warning_colour": None, "urgency": "normal"})
    assert state_of(town, key) == "acknowledged"
    assert enter_alarms(town) == Entered()
    alarm(town, of, 4)
    assert enter_alarms(town) == Entered(tied=1)
    assert tied(town) == [first, third]


def test_of_two_alarms_and_a_person_at_once_the_gravest_stays(town, events):
    failed = []
    with open_store(town.database) as second:
        for turn in range(10):
            main = reported(events, "normal")
            keys = [alarm(town, sensor(town, f"{name}{turn}"), 4) for name in "AB"]
            for key, level in zip(keys, (1, 2), strict=True):
                SensorAlarms(town).tie(key, main)
                grow(town, key, level)
            gate = threading.Barrier(2)

            def run(store, key, gate=gate):
                with store.released():
                    try:
                        entering = Entering(store)
                        gate.wait()
                        entering.raise_event(key, Entered())
                    except Exception as error:
                        failed.append(error)

            threads = [threading.Thread(target=run, args=one) for one in zip((town, second), keys, strict=True)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert event(town, id=main)[0]["display_level"] == 1
            assert state_of(town, keys[0]) == "active"
    assert failed == []


def test_who_raises_an_event_while_an_alarm_does_is_not_overwritten(town, events):
    main = reported(events, "normal")
    key = alarm(town, sensor(town), 4)
    SensorAlarms(town).tie(key, main)
    grow(town, key, 2)
    entered, ready, done = Entered(), threading.Event(), threading.Event()

    def run(store):
        with store.released():
            entering = Entering(store)
            ready.set()
            entering.raise_event(key, entered)
            done.set()

    with open_store(town.database) as second:
        thread = threading.Thread(target=run, args=(second,))
        with town.transaction():
            events.correct(main, {"warning_colour": "red"})
            thread.start()
            ready.wait()
            assert not done.wait(0.5)
        thread.join()
    assert level_of(town) == [1]
    assert entered == Entered()


def test_what_stood_for_a_day_is_left_to_a_person_unless_it_is_asked_for(town):
    of = sensor(town)
    since = clock.utc_now() - DAY
    key = alarm(town, of, 1, since=since - timedelta(minutes=1))
    alarm(town, sensor(town, "SN2"), 3, since=since - timedelta(minutes=1))
    alarm(town, sensor(town, "SN3"), 1, since=since + timedelta(minutes=1))
    entered = enter_alarms(town)
    assert (len(entered.made), entered.old) == (1, 1)
    assert tied(town)[0] is None
    entered = enter_alarms(town, old=True)
    assert (len(entered.made), entered.old, tied(town)[0]) == (1, 0, event(town)[1]["id"])
    # A further old one of a sensor with an open event belongs there.
    alarm(town, of, 4, since=since - timedelta(days=3))
    assert enter_alarms(town) == Entered(tied=1)
    # A person files one as ever.
    assert file_event(town, Draft("06", "旧告警", sensor_alarm_id=key)).known


def test_what_nobody_could_know_earlier_is_reported_now_and_says_since_when(town):
    since = clock.utc_now() - timedelta(hours=3)
    alarm(town, sensor(town, "SN1"), since=since)
    recent = clock.utc_now() - timedelta(minutes=9)
    alarm(town, sensor(town, "SN2"), since=recent)
    before = clock.utc_now() - timedelta(seconds=5)
    enter_alarms(town)
    late, soon = event(town)
    assert late["reported_at"] >= before
    assert clock.local_text(since, town.zone) in late["description"]
    assert abs(soon["reported_at"] - recent) < timedelta(seconds=1)


def test_so_many_at_a_look_and_what_fails_does_not_stand_in_the_way(town, monkeypatch):
    keys = [alarm(town, sensor(town, f"SN{number}"), 1 + number // 3) for number in range(6)]
    report = Entering.report_of

    def fails(entering, told):
        if told.id in keys[:3]:
            raise StoreError("no")
        return report(entering, told)

    monkeypatch.setattr(Entering, "report_of", fails)
    first = enter_alarms(town, at_most=3)
    assert (first.made, list(first.failed), first.more) == ([], keys[:3], True)
    second = enter_alarms(town, at_most=2, besides=first.failed)
    assert (len(second.made), second.failed, second.more) == (2, {}, True)
    third = enter_alarms(town, at_most=2, besides=first.failed)
    assert (len(third.made), third.failed, third.more) == (1, {}, False)


def test_an_alarm_for_which_no_deadline_can_be_reckoned_is_told_like_any_other(town):
    rewrite(town, "DELETE FROM setting WHERE name = 'working_hours'")
    rewrite(town, "INSERT INTO setting (name, value) VALUES ('working_hours', 'garbage')")
    keys = [alarm(town, sensor(town, f"SN{number}")) for number in range(2)]
    entered = enter_alarms(town)
    assert sorted(entered.failed) == keys
    rewrite(town, "DELETE FROM setting WHERE name = 'working_hours'")
    assert len(enter_alarms(town).made) == 2


def box(west, east):
    return shapely.to_wkb(shapely.MultiPolygon([shapely.box(west, 22.7, east, 22.71)]))


@contextmanager
def desk(cluster, store, name, role, area):
    with closing(add_account(cluster, store, name, (role,), area)) as opened:
        yield opened


@pytest.fixture
def areas(store):
    """Two areas side by side that do not see each other."""
    west, east = add_area(store, "4403"), add_area(store, "4404")
    store.update("area", west, {"geom": box(114.30, 114.31)})
    store.update("area", east, {"geom": box(114.31, 114.32)})
    return west, east


@pytest.mark.parametrize("engine_name", ["postgis"])
def test_a_sensor_across_the_border_is_its_own_areas(cluster, store, areas):
    west, east = areas
    across = (114.315, 22.705)
    alarm(store, sensor(store, "ACROSS", at=across, area_id=west), area_id=west)
    key = alarm(store, sensor(store, "HAND", at=across, area_id=west), 4, area_id=west)
    mixed = alarm(store, sensor(store, "MIXED", at=None, area_id=east), area_id=west)
    with desk(cluster, store, "w", "clerk", west) as there:
        assert len(enter_alarms(there).made) == 1
        filed = file_event(there, Draft("06", "看看", geom=shapely.to_wkb(shapely.Point(across)), sensor_alarm_id=key))
        assert enter_alarms(there) == Entered()
    assert [one["area_id"] for one in event(store)] == [west, west]
    assert event(store)[1]["id"] == filed.id
    # What stands in the row of an alarm does not hide it from those whose sensor it is.
    with desk(cluster, store, "e", "clerk", east) as there:
        ((made, *_),) = enter_alarms(there).made
    assert event(store, id=made)[0]["area_id"] == east
    assert store.read("sensor_alarm", ["event_id"], where={"id": mixed})["event_id"] == [made]


@pytest.mark.parametrize("engine_name", ["postgis"])
def test_an_event_that_went_to_another_area_is_still_its_sensors(cluster, store, areas):
    west, east = areas
    of = sensor(store, at=None, area_id=west)
    alarm(store, of, 2, area_id=west)
    with desk(cluster, store, "w", "clerk", west) as there:
        ((made, number, _),) = enter_alarms(there).made
        store.update("event", made, {"area_id": east})
        for _ in range(2):
            alarm(store, of, 3, area_id=west)
            assert enter_alarms(there) == Entered(tied=1)
        grave = alarm(store, of, 2, area_id=west)
        with pytest.raises(StoreError, match=number):
            file_event(there, Draft("06", "又响了", sensor_alarm_id=grave))
        assert enter_alarms(there) == Entered(tied=1)
        grow(store, grave, 1)
        assert enter_alarms(there) == Entered(raised=1)
        assert enter_alarms(there) == Entered()
        with pytest.raises(StoreError, match=number):
            file_event(there, Draft("06", "又响了", sensor_alarm_id=grave))
        # Not by any columns, and not for any event.
        other = store.read("event", ["id"])["id"][0]
        calm = alarm(store, of, 4, area_id=west)
        for event_id, colour in ((other, "red"), (other + 1, None)):
            with pytest.raises(StoreError):
                there.query("SELECT join_alarm(:a, :e, :c, NULL, NULL)", {"a": calm, "e": event_id, "c": colour})
    with desk(cluster, store, "e", "clerk", east) as there:
        assert [one.id for one in Alarms(there).open()] == [made]
    assert tied(store) == [made] * 4 + [None]
    assert level_of(store) == [1]
    with desk(cluster, store, "v", "viewer", west) as there, pytest.raises(AccessDenied):
        SensorAlarms(there).join(calm, made, {"warning_colour": "blue"})


@pytest.mark.parametrize("engine_name", ["postgis"])
def test_a_clerk_enters_alarms_and_notes_them_and_changes_nothing_else(cluster, store, areas, events):
    west, east = areas
    keys = [alarm(store, sensor(store, f"SN{number}", at=None, area_id=west), area_id=west) for number in range(3)]
    here, there_, closed = (
        events.report({"event_type": "04", "title": "火灾", "urgency": "urgent", "area_id": area})
        for area in (west, east, west)
    )
    walk(events, closed, "accept", "void")

    def write(desk, key, what, **params):
        desk.execute(f"UPDATE sensor_alarm SET {what} WHERE id = :key", {"key": key, **params})

    with desk(cluster, store, "w", "clerk", west) as clerk:
        for state in ("normal", "cleared", "pending"):
            with pytest.raises(AccessDenied):
                write(clerk, keys[0], f"state = '{state}'")
        for unseen in (there_, closed):
            with pytest.raises(AccessDenied):
                write(clerk, keys[0], "event_id = :event", event=unseen)
        write(clerk, keys[0], "event_id = :event", event=here)
        write(clerk, keys[1], "state = 'acknowledged'")
        with pytest.raises(AccessDenied):
            write(clerk, keys[0], "event_id = NULL")
        with pytest.raises(AccessDenied):
            write(clerk, keys[1], "state = 'active'")
    with desk(cluster, store, "m", "manager", west) as manager:
        write(manager, keys[2], "state = 'cleared', level = 4, event_id = :event", event=here)
