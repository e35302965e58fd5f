"""An exercise beside the real store: what is copied and what is not, and what plays in it, on both engines."""

from datetime import date, timedelta

import pytest
import shapely

from civicgrid.plugin.domain.events.calendar import Day
from civicgrid.plugin.domain.events.deadline import Rule
from civicgrid.plugin.domain.events.scenario import Beat, Scenario
from civicgrid.plugin.jobs.crews import invented
from civicgrid.plugin.jobs.demo import create_demo
from civicgrid.plugin.jobs.exercise.places import COPIED, copy_places
from civicgrid.plugin.jobs.exercise.play import Exercise, find_scenario
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import Keyring
from civicgrid.plugin.store import StoreError, create_store
from civicgrid.plugin.store.city_files import FILES, TYPE_WORDS, city_file_text, install_city_file
from civicgrid.plugin.store.loop import working_time
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.plugin.store.loop.deadlines import read_rules, save_rules
from civicgrid.plugin.store.loop.duty import Shifts
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.schema import BY_NAME, TABLES
from civicgrid.plugin.store.workflows import read_workflow
from civicgrid.tests.support.calendars import at
from civicgrid.tests.support.duty import operator, past_the_program
from civicgrid.tests.support.events import REPORT
from civicgrid.tests.support.rewritten import rewrite

HOUR = timedelta(hours=1)

EMPTY = {"person", "person_clear", "person_search", "household", "occupancy", "organisation", "event", "event_step",
         "event_party", "position", "reading", "app_user", "attachment", "message"}  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A small demo town in a file: what the exercise is copied from."""
    path = tmp_path_factory.mktemp("town") / "town.gpkg"
    with create_store(str(path), purpose="demo") as store:
        create_demo(store, Keyring.create_file(path.with_suffix(".keys"), store.uid), population=300, seed=2)
        yield store


@pytest.fixture
def exercise(new_database):
    with create_store(new_database(), purpose="exercise") as store:
        yield store


def test_the_stage_is_copied_and_nobody_with_it(town, exercise):
    counts = copy_places(town, exercise)
    assert set(counts) == set(COPIED)
    # The tags of residents stay as they are shipped.
    tags = {"code_item": town.count("code_item", {"list": "person_tag"})}
    for table in COPIED:
        assert exercise.count(table) == town.count(table), table
        assert counts[table] == town.count(table) - tags.get(table, 0), table
    for table in EMPTY:
        assert exercise.count(table) == 0, table
    for table in TABLES:
        for column in table.by_name.values():
            if column.type == "bytes" and table.name in COPIED:
                assert set(exercise.read(table.name, [column.name])[column.name]) <= {None}


def test_references_follow_their_rows(town, exercise):
    copy_places(town, exercise)

    def rooms(store):
        buildings = store.read("building", ["id", "uid"])
        uid = dict(zip(buildings["id"], buildings["uid"], strict=True))
        found = store.read("room", ["uid", "building_id"])
        return {room: uid[building] for room, building in zip(found["uid"], found["building_id"], strict=True)}

    def parents(store):
        found = store.read("area", ["id", "uid", "parent_id", "path"])
        uid = dict(zip(found["id"], found["uid"], strict=True))
        paths = [[uid[int(key)] for key in path.strip("/").split("/")] for path in found["path"]]
        return dict(zip(found["uid"], paths, strict=True))

    assert rooms(exercise) == rooms(town)
    assert parents(exercise) == parents(town)
    assert exercise.insert("building", {"uid": "x", "geom": town.read("building", ["geom"])["geom"][0]}) > 0


@pytest.fixture
def own_town(store):
    """A store whose managers have changed what deadlines and alarms hang on, with an alarm that nobody acknowledged."""
    me = operator(store)
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    working_time.set_working_time(store, "00:00-24:00", "same_time")
    working_time.set_days(store, [Day(date(2026, 3, 4), False, "城市日")])
    save_rules(store, read_rules(store), [Rule("0102", None, "accept", 3, "working_hour")])
    Alarms(store).set_minutes(7)
    install_city_file(store, TYPE_WORDS, "word,type,weight,urgency\n哐当响,0405,9,urgent\n")
    Alarms(store).set_order(("operator", "deputy", "chief", "leader"))
    past_the_program(store, "UPDATE transition SET at_most = 1 WHERE action = 'urge'")
    past_the_program(
        store, "UPDATE code_item SET name_zh = '本市受理' WHERE list = 'event_state' AND code = 'accepted'"
    )
    past_the_program(store, "UPDATE code_item SET extra = '{\"level\":3}' WHERE code = 'urgency.normal'")
    store.insert("event_type", {"code": "9901", "name_zh": "本市事项", "name_en": "Local", "edition": "local"})
    now = clock.utc_now()
    shift = {"name": "王强", "phone": "0755-1", "starts_at": now - HOUR, "ends_at": now + HOUR, "app_user_id": me}
    Shifts(store).enter([shift])
    return store


def kept(store):
    """What deadlines and alarms hang on, without ids."""
    levels = store.read("code_item", ["list", "code", "name_zh", "extra"], order_by=["list", "edition", "code"])
    return (
        working_time.settings(store), working_time.days(store), read_rules(store), Alarms(store).minutes,
        Alarms(store).order, [(one.part, one.rank, clock.to_text(one.starts_at)) for one in Shifts(store).desk().now],
        read_workflow(store, "governance"), levels, store.read("event_type", ["code", "name_zh"], order_by=["id"]),
        [city_file_text(store, name) for name in FILES],
    )  # fmt: skip


def test_deadlines_and_alarms_are_those_of_the_real_store(own_town, exercise):
    assert kept(exercise) != kept(own_town)
    copy_places(own_town, exercise)
    assert kept(exercise) == kept(own_town)
    assert exercise.read("duty_shift", ["app_user_id"])["app_user_id"] == [None]
    due = []
    for one in (own_town, exercise):
        event = Events(one).report({**REPORT, "urgency": "normal", "reported_at": at("2026-03-03 22:00")})
        found = one.read("event", ["display_level", "due_at", "warn_at", "deadlines"], where={"id": event})
        due.append({name: values[0] for name, values in found.items()})
    assert due[0] == due[1]
    # Three hours by the clock, but that the fourth of March is off.
    assert (due[0]["display_level"], due[0]["due_at"]) == (3, at("2026-03-05 01:00"))


def test_nobody_of_the_duty_list_comes_along_but_the_shifts_do(own_town, exercise):
    now = clock.utc_now()
    hours = {"starts_at": now + 2 * HOUR, "ends_at": now + 3 * HOUR}
    first = next(invented())
    Shifts(own_town).enter([{"name": "李敏", "phone": "13812345678", **hours}, {"name": first[0], **hours}])
    me = Shifts(own_town).desk().now[0].account
    Shifts(own_town).enter(
        [{"name": "王强（值班）", "app_user_id": me, "starts_at": now + 4 * HOUR, "ends_at": now + 5 * HOUR}]
    )
    copy_places(own_town, exercise)
    real, played = (store.read("duty_shift", ["name", "phone"], order_by=["id"]) for store in (own_town, exercise))
    assert len(played["name"]) == 4
    assert not set(real["name"]) & set(played["name"])
    assert all(phone.startswith("0000-") for phone in played["phone"])
    # The same person, known by the account, stays one person; different ones stay different.
    assert [len(set(column)) for column in played.values()] == [3, 3]


def test_somebody_is_called_in_an_exercise_that_has_no_duty_list(town, exercise):
    copy_places(town, exercise)
    exercise.execute("DELETE FROM duty_shift")
    playing = Exercise(exercise, find_scenario("chemical_leak"), seed=4)
    playing.play(12)
    assert [one.part for one in Shifts(exercise).desk().now] == ["leader", "chief", "operator"]
    rewrite(exercise, "UPDATE event SET reported_at = '2026-11-01T00:00:00Z'")
    called = Alarms(exercise).call_due()
    assert {call.name for _alarm, call in called} == {Shifts(exercise).desk().now[0].name}
    # Once they are there, a second exercise brings no more.
    Exercise(exercise, find_scenario("chemical_leak"), seed=5).play(1)
    assert exercise.count("duty_shift") == 3


def test_another_time_zone_would_have_other_deadlines(town, new_database):
    zone = create_store(new_database(), purpose="exercise", zone="Asia/Urumqi")
    with zone as other, pytest.raises(StoreError, match="time zone"):
        copy_places(town, other)


def test_only_an_empty_exercise_is_filled(town, exercise, new_database):
    with pytest.raises(StoreError, match="marked"):
        copy_places(exercise, town)
    with create_store(new_database(), purpose="exercise", crs="EPSG:4547") as other, pytest.raises(StoreError):
        copy_places(town, other)
    with pytest.raises(Cancelled):
        copy_places(town, exercise, Progress(is_canceled=lambda: exercise.count("building") > 0))
    assert exercise.count("area") == 0
    copy_places(town, exercise)
    with pytest.raises(StoreError, match="not empty"):
        copy_places(town, exercise)


def test_a_scenario_plays_to_its_end(town, exercise):
    copy_places(town, exercise)
    playing = Exercise(exercise, find_scenario("chemical_leak"), seed=4)
    script = playing.scenario.beats
    said = []
    playing.play(9.5, said.append)
    due = [beat for beat in script if beat.kind == "event" and beat.minute <= 9.5]
    assert {beat.values["event_type"] for beat in due} <= set(exercise.read("event", ["event_type"])["event_type"])
    assert exercise.count("sensor_alarm", {"state": "active"}) == 1
    alarm = exercise.read("sensor_alarm", ["level", "event_id"])
    (made,) = exercise.read("event", ["id"], where={"source": "sensor", "event_type": "0403", "grade": None})["id"]
    assert alarm == {"level": [1], "event_id": [made]}
    assert made in [key for _, key, _ in playing.told.events]
    playing.play(999)
    assert playing.over
    events = exercise.read("event", ["title", "geom", "state", "display_level"])
    assert len(events["title"]) == len(playing.told.events) >= len([beat for beat in script if beat.kind == "event"])
    assert set(said) <= set(events["title"])
    assert all(title.startswith(("【演练】", "【Exercise】")) and "{" not in title for title in events["title"])
    assert None not in events["geom"]
    assert 1 in events["display_level"]
    # One position each ten seconds of the hour, and the first at once, for whoever is on the move.
    moving = exercise.count("responder", {"active": True})
    assert exercise.count("position") == playing.told.positions == (6 * 60 + 1) * moving


def test_responders_move_however_little_passes_between_two_looks_and_the_script_stays_the_same(town, exercise):
    copy_places(town, exercise)
    moving = exercise.count("responder", {"active": True})
    scenario = find_scenario("busy_day")
    pieces = Exercise(exercise, scenario, seed=4)
    pieces.play(0.001)
    assert exercise.count("position") == moving
    for look in range(1, 241):  # two minutes at the pace of the clock, as the window plays them
        pieces.play(look / 120)
    assert pieces.told.positions >= 12 * moving
    told = exercise.read("event", ["title", "geom"], order_by=["id"])
    at_once = Exercise(exercise, scenario, seed=4)
    at_once.play(2.0)
    again = exercise.read("event", ["title", "geom"], order_by=["id"])
    count = len(told["title"])
    assert count
    assert {name: values[count:] for name, values in again.items()} == told


def test_responders_keep_to_the_streets(town, exercise):
    copy_places(town, exercise)
    Exercise(exercise, Scenario("x", "x", "x", 3, (Beat(1, "reading", {"metric": "none", "value": 1}),))).play(3)
    streets = shapely.union_all(shapely.from_wkb(exercise.read("road", ["geom"])["geom"]))
    at = shapely.from_wkb(exercise.read("position", ["geom"])["geom"])
    assert len(at)
    assert shapely.distance(at, streets).max() < 1e-6
    source = exercise.read("position", ["source", "at"], order_by=["source", "at"])
    assert len({*zip(*source.values(), strict=True)}) == len(at)


def test_nothing_plays_in_a_store_that_is_no_exercise(town):
    before = town.count("event")
    with pytest.raises(StoreError, match="marked"):
        Exercise(town, find_scenario("busy_day"))
    assert town.count("event") == before


def test_every_copied_table_is_free_of_persons():
    """A new table is not copied by oversight: what is copied has no residents' columns and is no table of people."""
    assert all(BY_NAME[name].group not in {"people"} for name in COPIED)
    assert not any(column.references == "person" for name in COPIED for column in BY_NAME[name].columns)
