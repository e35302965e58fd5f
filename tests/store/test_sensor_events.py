"""Alarms of sensors that become events, on both engines."""

import threading
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import shapely

from civicgrid.plugin.jobs.event_look import look_at_event
from civicgrid.plugin.jobs.intake.filing import Draft, file_event
from civicgrid.plugin.jobs.sensor_events import Entered, Entering, enter_alarms, tied_text
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, StoreError, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.plugin.store.loop.sensor_events import SensorAlarms
from civicgrid.tests.support.events import walk
from civicgrid.tests.support.people import add_account, add_area
from civicgrid.tests.support.rewritten import rewrite
from civicgrid.tests.support.scene import add_places
from civicgrid.tests.support.sensors import alarm, event, grow, level_of, sensor, tied

_ROUNDS = 25


@pytest.fixture
def town(store, events):
    """Places to lie in, and an operator."""
    add_places(store)
    return store


def test_an_alarm_becomes_an_event_of_its_kind_and_rings(town):
    building, address = town.read("building", ["id", "geom"], order_by=["id"]), "民生路12号"
    town.update("building", building["id"][0], {"address": address})
    at = shapely.get_coordinates(shapely.point_on_surface(shapely.from_wkb(building["geom"][0])))[0]
    of = sensor(town, at=at, name="王秀英家13912345678烟感", building_id=building["id"][0])
    key = alarm(town, of)
    ((made, number, title),) = enter_alarms(town).made
    (one,) = event(town)
    assert (one["id"], one["source"], one["event_type"], one["state"]) == (made, "sensor", "04", "reported")
    assert (one["title"], one["address"]) == (title, address)
    # The reader of this test is spoken to in English.
    assert title == "民生路12号烟感报警"
    assert (one["display_level"], tied(town)) == (1, [made])
    assert one["reported_at"] == town.read("sensor_alarm", ["since"], where={"id": key})["since"][0]
    assert one["grid_id"] is not None
    assert one["area_id"] is not None
    assert shapely.from_wkb(one["geom"]).coords[0] == pytest.approx(tuple(at))
    assert one["description"].startswith("烟感（设备 SN1）Ⅰ级告警：0.345 dB/m，自 ")
    assert not any(word in one["description"] + title + address for word in ("王秀英", "139"))
    assert number == town.read("event", ["number"])["number"][0]
    assert [ringing.id for ringing in Alarms(town).open()] == [made]
    # Once more there is nothing to do.
    assert enter_alarms(town) == Entered()


@pytest.mark.parametrize(
    ("metric", "level", "code"),
    [("Smoke", 2, "04"), ("可燃气体", 1, "0403"), ("water_level", 2, "0406"), ("noise", 2, "0301"), ("x", 2, "06")],
)
def test_each_kind_has_its_type_and_the_level_is_the_alarms(town, metric, level, code):
    alarm(town, sensor(town, metric=metric), level)
    enter_alarms(town)
    (one,) = event(town)
    assert (one["event_type"], one["display_level"]) == (code, level)
    assert one["address"] == "中心桥SN1"


@pytest.mark.parametrize(
    "values",
    [{"state": "pending"}, {"state": "normal"}, {"state": "cleared"}, {"cleared_at": datetime(2026, 1, 1, tzinfo=UTC)}],
)
def test_what_is_no_alarm_yet_or_any_more_becomes_no_event(town, values):
    alarm(town, sensor(town), **values)
    assert enter_alarms(town, 4) == Entered()
    assert event(town) == []


def test_an_acknowledged_one_does_and_one_of_a_sensor_out_of_service_does_not(town):
    alarm(town, sensor(town), state="acknowledged")
    alarm(town, sensor(town, "SN2", active=False))
    enter_alarms(town)
    assert [one["address"] for one in event(town)] == ["中心桥SN1"]


def test_the_store_says_from_which_level_on(town):
    alarms = SensorAlarms(town)
    for level in (1, 2, 3, 4):
        alarm(town, sensor(town, f"SN{level}"), level)
    assert alarms.level == 2
    alarms.set_level(0)
    assert enter_alarms(town) == Entered()
    alarms.set_level(1)
    enter_alarms(town)
    assert level_of(town) == [1]
    alarms.set_level(2)
    enter_alarms(town)
    assert level_of(town) == [1, 2]
    enter_alarms(town, 4)
    assert level_of(town) == [1, 2, 3, 4]
    with pytest.raises(StoreError):
        alarms.set_level(5)


def test_a_further_alarm_of_a_sensor_belongs_to_its_open_event(town, events):
    of = sensor(town)
    alarm(town, of, 2)
    enter_alarms(town)
    alarm(town, of, 4)
    assert enter_alarms(town) == Entered(tied=1)
    assert level_of(town) == [2]
    assert not Alarms(town).open()
    # A graver one raises it, and it rings.
    alarm(town, of, 1)
    assert enter_alarms(town) == Entered(tied=1, raised=1)
    (one,) = event(town)
    assert one["display_level"] == 1
    assert tied(town) == [one["id"]] * 3
    assert [ringing.raised for ringing in Alarms(town).open()] == [True]
    # When it is closed, the next one is a new matter.
    walk(events, one["id"], "accept", "void")
    alarm(town, of, 2)
    assert len(enter_alarms(town).made) == 1
    assert level_of(town) == [1, 2]


def test_what_an_event_was_merged_into_goes_on_for_its_sensor(town, events):
    of = sensor(town)
    alarm(town, of, 2)
    main = events.report({"event_type": "04", "title": "火灾", "urgency": "urgent"})
    ((repeated, *_),) = enter_alarms(town).made
    uid = town.read("event", ["uid"], where={"id": main})["uid"][0]
    events.take_step(repeated, "merge", expected_seq=0, evidence={"main_event": uid})
    alarm(town, of, 1)
    assert enter_alarms(town) == Entered(tied=1, raised=1)
    assert tied(town) == [repeated, main]
    assert event(town, id=main)[0]["display_level"] == 1


def test_an_alarm_that_grows_raises_its_event_until_somebody_says_otherwise(town, events):
    key = alarm(town, sensor(town), 2)
    ((made, *_),) = enter_alarms(town).made
    grow(town, key, 1)
    assert enter_alarms(town) == Entered(raised=1)
    assert level_of(town) == [1]
    Alarms(town).acknowledge([made])
    # Somebody was there and it is nothing grave: the sensor, which still alarms, does not argue.
    events.correct(made, {"warning_colour": None, "urgency": "normal"})
    assert town.read("sensor_alarm", ["state"])["state"] == ["acknowledged"]
    assert enter_alarms(town) == Entered()
    assert level_of(town) == [4]
    # Where it is cleared and alarms anew, that is told again.
    rewrite(town, "UPDATE sensor_alarm SET state = 'cleared', cleared_at = '2026-11-30T00:00:00Z'")
    alarm(town, town.read("sensor", ["id"])["id"][0], 1)
    assert enter_alarms(town) == Entered(tied=1, raised=1)
    assert level_of(town) == [1]
    assert [one.id for one in Alarms(town).open()] == [made]


def test_a_cleared_alarm_leaves_its_event_open_and_is_told_there(town):
    key = alarm(town, sensor(town))
    ((made, *_),) = enter_alarms(town).made
    (before,) = look_at_event(town, made, Access(town).who_am_i()).facts.alarms
    assert "SN1 0.345 dB/m" in tied_text(before, "UTC")
    assert "still there" in tied_text(before, "UTC")
    town.update("sensor_alarm", key, {"state": "cleared", "cleared_at": datetime(2026, 11, 30, 1, 2, tzinfo=UTC)})
    assert enter_alarms(town) == Entered()
    assert event(town)[0]["state"] == "reported"
    (after,) = look_at_event(town, made, Access(town).who_am_i()).facts.alarms
    assert "cleared 2026-11-30 01:02" in tied_text(after, "UTC")


def test_a_sensor_without_a_place_lies_in_its_building_or_its_area(town):
    building = town.read("building", ["id", "geom"], order_by=["id"])
    area = town.read("area", ["id"], order_by=["id"])["id"][-1]
    alarm(town, sensor(town, at=None, building_id=building["id"][0]))
    alarm(town, sensor(town, "SN2", at=None, area_id=area))
    enter_alarms(town)
    first, second = event(town)
    assert shapely.from_wkb(building["geom"][0]).intersects(shapely.from_wkb(first["geom"]))
    assert first["grid_id"] is not None
    assert (second["geom"], second["area_id"]) == (None, area)


def test_a_clock_that_runs_ahead_stops_no_alarm(town):
    alarm(town, sensor(town), since=clock.utc_now() + timedelta(hours=2))
    enter_alarms(town)
    assert event(town)[0]["reported_at"] <= clock.utc_now() + timedelta(seconds=5)


def test_what_cannot_be_entered_is_told_and_the_rest_goes_on(town):
    alarm(town, sensor(town, number="SN1"))
    bad = alarm(town, sensor(town, number="SN2"), 2)
    name = "refuse_sn2"
    condition = "NEW.title LIKE '%SN2%'"
    if town.engine == "gpkg":
        town.execute(
            f"CREATE TRIGGER {name} BEFORE INSERT ON event WHEN {condition} BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    else:
        town.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$"
        )
        town.execute(
            f"CREATE TRIGGER {name} BEFORE INSERT ON event FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {name}()"
        )
    entered = enter_alarms(town)
    assert [title for _, _, title in entered.made] == [event(town)[0]["title"]]
    assert list(entered.failed) == [bad]
    assert tied(town)[1] is None


def test_an_event_that_a_person_files_for_an_alarm_is_its_event(town):
    of = sensor(town)
    key = alarm(town, of, 4)
    draft = Draft("06", "箱变异常", source="sensor", sensor_alarm_id=key)
    filed = file_event(town, draft)
    assert tied(town) == [filed.id]
    # Whoever files it again, or for a further alarm of the sensor, is shown what is there.
    again = file_event(town, Draft("06", "箱变异常", sensor_alarm_id=key))
    more = file_event(town, Draft("06", "箱变异常", sensor_alarm_id=alarm(town, of, 1)))
    assert (again.id, again.known, more.id, more.known) == (filed.id, True, filed.id, True)
    assert level_of(town) == [1]
    assert file_event(town, draft).id == filed.id
    # Who files it as less grave than the sensor says has seen it: it is not raised behind their back.
    grave = alarm(town, sensor(town, "SN2"), 1)
    less = file_event(town, Draft("06", "误报，已电话核实", sensor_alarm_id=grave, urgency="normal"))
    assert enter_alarms(town) == Entered()
    assert event(town, id=less.id)[0]["display_level"] == 4
    with pytest.raises(StoreError):
        file_event(town, Draft("06", "箱变异常", sensor_alarm_id=99999))


def test_of_two_at_once_one_makes_the_event(town):
    made, tied_ones, failed = [], [], []
    with open_store(town.database) as second:
        for turn in range(_ROUNDS):
            of = sensor(town, f"SN{turn}")
            keys = [alarm(town, of, level) for level in (2, 1)]
            gate = threading.Barrier(2)

            def run(store, gate=gate, keys=keys):
                with store.released():
                    try:
                        entering, entered = Entering(store), Entered()
                        gate.wait()
                        for key in keys:
                            entering.enter(key, entered)
                        made.extend(entered.made)
                        tied_ones.append(entered.tied)
                    except Exception as error:
                        failed.append(error)

            threads = [threading.Thread(target=run, args=(one,)) for one in (town, second)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    assert failed == []
    assert len(made) == sum(tied_ones) == len(event(town)) == _ROUNDS
    assert level_of(town) == [1] * _ROUNDS
    assert sorted(tied(town)) == sorted([one["id"] for one in event(town)] * 2)


@contextmanager
def login(cluster, store, name, role, area):
    with closing(add_account(cluster, store, name, (role,), area)) as opened:
        yield opened


@pytest.mark.parametrize("engine_name", ["postgis"])
def test_on_a_server_those_who_keep_the_desk_enter_what_their_area_tells(cluster, store):
    west, east = add_area(store, "4403"), add_area(store, "4404")
    for number, area in (("W", west), ("E", east)):
        alarm(store, sensor(store, number, at=None, area_id=area), area_id=area)
    for role in ("viewer", "grid_worker", "handler"):
        with login(cluster, store, role, role, west) as there:
            (failed,) = enter_alarms(there).failed.values()
            assert failed
    assert event(store) == []
    with login(cluster, store, "clerk", "clerk", west) as there:
        assert len(enter_alarms(there).made) == 1
        with pytest.raises(AccessDenied):
            there.execute("UPDATE sensor_alarm SET level = 4")
        with pytest.raises(AccessDenied):
            SensorAlarms(there).set_level(4)
        # A clerk raises, too.
        alarm(store, store.read("sensor", ["id"], where={"number": "W"})["id"][0], 1, area_id=west)
        assert enter_alarms(there).tied == 1
    assert [one["area_id"] for one in event(store)] == [west]
    with login(cluster, store, "dispatcher", "dispatcher", east) as there:
        assert len(enter_alarms(there).made) == 1
    with login(cluster, store, "manager", "manager", east) as there:
        SensorAlarms(there).set_level(4)
    assert SensorAlarms(store).level == 4
