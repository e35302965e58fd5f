"""The demo town on both engines: everything is there, hangs together, and is what the rules of the field allow."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
import shapely
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from civicgrid.plugin.domain.events.workflow import load_workflow
from civicgrid.plugin.domain.identifiers import (
    parse_component_code,
    parse_device_id,
    parse_grid_code,
    validate_uscc,
)
from civicgrid.plugin.jobs.code_tables import code_list
from civicgrid.plugin.jobs.demo import create_demo
from civicgrid.plugin.jobs.routing import propose_for
from civicgrid.plugin.jobs.sensor_events import Entered, enter_alarms
from civicgrid.plugin.services.clock import local_day, utc_now
from civicgrid.plugin.services.coordinates import LocalMetres
from civicgrid.plugin.services.keys import Keyring
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.plugin.store import StoreNotFound, create_store, open_store, remove_store
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.loop.duty import Shifts
from civicgrid.plugin.store.places import residents_by_building
from civicgrid.processing.create_demo import CreateDemo
from civicgrid.tests.support.postgres import SERVICE

NOW = datetime(2026, 11, 24, 3, 20, tzinfo=UTC)  # a quarter past eleven in the town
PEOPLE = 800
TABLES = (
    "area",
    "grid",
    "population_count",
    "tag_count",
    "land_cover",
    "building",
    "room",
    "road",
    "household",
    "person",
    "person_clear",
    "person_search",
    "person_tag",
    "occupancy",
    "organisation",
    "department",
    "responsibility",
    "app_user",
    "user_role",
    "responder",
    "shift",
    "duty_shift",
    "position",
    "fence",
    "event",
    "event_step",
    "event_party",
    "deadline_rule",
    "routing_rule",
    "working_calendar",
    "component",
    "sensor",
    "reading",
    "sensor_alarm",
    "camera",
    "panorama",
    "facility",
    "hazard_stock",
    "attachment",
    "grid_membership",
    "audit_log",
)


@pytest.fixture(scope="module", params=["gpkg", "postgis"])
def town(request, tmp_path_factory):
    """A store with the town, and what its making returned."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "gpkg":
        store = create_store(str(folder / "town.gpkg"), purpose="demo")
    else:
        request.getfixturevalue("cluster")
        store = create_store(f"service={SERVICE} schema=demo_town", purpose="demo")
        (folder / "media").mkdir()
        Attachments(store).set_root(folder / "media")
    keyring = Keyring.create_file(folder / "keys", store.uid)
    with store:
        yield store, create_demo(store, keyring, population=PEOPLE, seed=3, now=NOW)
        remove_store(store)


@pytest.fixture
def store(town):
    return town[0]


def metres(store, *tables):
    """The shapes of tables in one plane in metres."""
    shapes = [shapely.from_wkb(np.array(store.read(table, ["geom"])["geom"], dtype=object)) for table in tables]
    plane = LocalMetres(store.crs, tuple(shapely.total_bounds(shapes[0])))
    return [plane.to_metres(one) for one in shapes]


def test_every_table_has_rows(town):
    store, made = town
    for table in TABLES:
        assert store.count(table) == made.rows[table] > 0, table


def test_everybody_is_linked_or_reported(town):
    store, made = town
    people = made.people
    assert people.people == store.count("person") == PEOPLE
    assert people.linked + people.unlinked.total() == PEOPLE
    stays = store.read("occupancy", ["person_id", "room_id", "role", "lives_here", "valid_from", "valid_to", "method"])
    linked = {person for person, method in zip(stays["person_id"], stays["method"], strict=True) if method == "address"}
    assert len(linked) == people.linked
    assert set(people.by_class) == {"registered", "floating", "left_behind", "from_abroad", "unknown"}
    assert {"owner", "family", "tenant", "employee"} == set(stays["role"])
    assert store.count("household", {"kind": "collective"}) > 0


def test_nobody_lives_in_two_places_on_one_day(store):
    stays = store.read("occupancy", ["person_id", "lives_here", "valid_from", "valid_to"])
    times = {}
    for person, lives, start, end in zip(*stays.values(), strict=True):
        if lives:
            times.setdefault(person, []).append((start, end))
    assert any(len(found) > 1 for found in times.values())
    for found in times.values():
        found.sort()
        for (_, end), (start, _) in pairwise(found):
            assert end is not None
            assert end <= start
    today = local_day(utc_now(), store.zone)
    here = sum(any(start <= today and (end is None or today < end) for start, end in found) for found in times.values())
    assert sum(residents_by_building(store).values()) == here


def test_owners_of_let_rooms_live_elsewhere(store):
    stays = store.read("occupancy", ["person_id", "room_id", "role", "lives_here"])
    home = {p: room for p, room, _, lives in zip(*stays.values(), strict=True) if lives}
    let = [(p, room) for p, room, role, lives in zip(*stays.values(), strict=True) if role == "owner" and not lives]
    elsewhere = [(person, room) for person, room in let if person in home]
    assert elsewhere
    assert all(home[person] != room for person, room in elsewhere)


def test_tags_are_of_ordinary_sensitivity_and_true(store):
    tags = store.read("person_tag", ["person_id", "tag"])
    ordinary = {code for code, item in code_list("person_tag").items() if item.sensitivity == "ordinary"}
    assert set(tags["tag"]) <= ordinary
    born = dict(zip(*store.read("person", ["id", "birth_year"]).values(), strict=True))
    assert all(NOW.year - born[p] >= 80 for p, tag in zip(*tags.values(), strict=True) if tag == "elderly_80")


def test_some_records_are_stale(store):
    ages = [(NOW - at).days for at in store.read("person", ["verified_at"])["verified_at"] if at is not None]
    assert 0 <= min(ages) < 30
    assert 540 < max(ages) < 740
    assert store.count("person", {"verified_at": None}) > 0


def test_buildings_of_every_kind(store):
    rows = store.read("building", ["building_use", "floors", "basements", "units", "use_class", "area_id"])
    assert set(rows["building_use"]) == {
        "residential",
        "mixed",
        "commercial",
        "office",
        "industrial",
        "storage",
        "other",
    }
    towers = [(f, b) for f, b in zip(rows["floors"], rows["basements"], strict=True) if f == 33]
    assert towers
    assert all(basements > 0 for _, basements in towers)
    assert any(units is None for units in rows["units"])
    assert {"self_occupied", "rented", "shop", "organisation", "mixed"} <= set(rows["use_class"])
    assert None not in rows["area_id"]
    shapes = metres(store, "building")[0]
    assert shapely.is_valid(shapes).all()
    tree = shapely.STRtree(shapes)
    left, right = tree.query(shapes, predicate="overlaps")
    assert not len(left), (left, right)


def test_areas_and_grids_cover_the_buildings_without_overlap(store):
    areas = store.read("area", ["id", "level", "parent_id", "path", "geom"])
    assert set(areas["level"]) == {"county", "town", "community", "group"}
    assert set(store.read("grid", ["level"])["level"]) == {"grid", "micro_grid"}
    grids = shapely.from_wkb(np.array(store.read("grid", ["geom"], where={"level": "grid"})["geom"], dtype=object))
    whole = shapely.union_all(grids)
    # Corners are rounded to the centimetre: a few square metres in some square kilometres.
    assert abs(shapely.area(grids).sum() - whole.area) < 3e-6 * whole.area
    members = store.read("grid_membership", ["object_id", "grid_id"], where={"object_type": "building"})
    assert set(members["object_id"]) == set(store.read("building", ["id"])["id"])


def test_grids_are_counted_with_their_people(store):
    level = dict(zip(*store.read("grid", ["id", "level"]).values(), strict=True))
    columns = ["object_id", "buildings", "rooms", "residents"]
    rows = store.read("population_count", columns, where={"object_type": "grid"})
    whole = [row[1:] for row in zip(*rows.values(), strict=True) if level[row[0]] == "grid"]
    living = sum(residents_by_building(store).values())
    assert [sum(column) for column in zip(*whole, strict=True)] == [
        store.count("building"),
        store.count("room"),
        living,
    ]


def test_codes_are_valid(store):
    classes = set(code_list("component_class"))
    for code in store.read("component", ["code"])["code"]:
        assert parse_component_code(code, classes=classes, allow_reserved=True).component_class
    for code in store.read("grid", ["code"])["code"]:
        parse_grid_code(code, allow_reserved=True)
    for number in store.read("camera", ["number"])["number"]:
        assert parse_device_id(number, allow_reserved=True).rule == "A"
    assert {validate_uscc(code) for code in store.read("organisation", ["uscc"])["uscc"]} == {None}


def test_streets_join_and_no_vehicle_is_shut_in(store):
    roads = metres(store, "road")[0]
    rows = store.read("road", ["bridge", "direction", "name"])
    assert sum(rows["bridge"]) == 2
    assert {"both", "forward", "backward"} == set(rows["direction"])
    parent = list(range(len(roads)))

    def root(one):
        while parent[one] != one:
            one = parent[one]
        return one

    at = {}
    for number, road in enumerate(roads):
        for place in road.coords:
            key = tuple(np.round(place, 3))
            if key in at:
                parent[root(number)] = root(at[key])
            at.setdefault(key, number)
    assert len({root(number) for number in range(len(roads))}) == 1


def test_every_step_is_legal_and_another_person_verifies(store):
    workflow = load_workflow(RESOURCES / "workflow" / "governance.json")
    names = ["event_id", "seq", "state_before", "action", "state_after", "at", "app_user_id", "self_verified"]
    steps = store.read("event_step", names, order_by=["event_id", "seq"])
    chains = {}
    for row in zip(*steps.values(), strict=True):
        chains.setdefault(row[0], []).append(dict(zip(names, row, strict=True)))
    events = store.read("event", ["id", "state", "reported_at", "closed_at", "due_at", "display_level"])
    for key, state, reported, closed, _, _ in zip(*events.values(), strict=True):
        chain = chains[key]
        assert chain[0]["action"] == "genesis"
        assert chain[0]["at"] == reported
        for number, (before, step) in enumerate(pairwise(chain), start=1):
            rule = workflow.find(step["state_before"], step["action"])
            assert step["seq"] == number
            assert step["state_before"] == before["state_after"]
            assert step["state_after"] == rule.state_after
            assert before["at"] <= step["at"] <= NOW
            assert step["app_user_id"] is not None
            if rule.other_person:
                assert step["app_user_id"] != before["app_user_id"]
            assert not step["self_verified"]
        assert state == chain[-1]["state_after"]
        final = state in {"closed", "voided", "merged"}
        assert (closed == chain[-1]["at"]) if final else closed is None
    assert set(events["state"]) == {one.code for one in workflow.states}
    assert set(events["display_level"]) == {1, 2, 3, 4}
    open_ones = [(level, due) for _, _, _, closed, due, level in zip(*events.values(), strict=True) if closed is None]
    assert any(level == 1 for level, _ in open_ones)
    assert any(due is not None and due < NOW for _, due in open_ones)
    late = [closed > due for _, _, _, closed, due, _ in zip(*events.values(), strict=True) if closed is not None]
    assert {True, False} == set(late)


def test_events_lie_in_their_grid_and_reporters_are_sealed(store):
    events = store.read("event", ["grid_id", "geom", "title", "address", "event_type", "number"])
    grid = dict(zip(*store.read("grid", ["id", "geom"]).values(), strict=True))
    plane = LocalMetres(store.crs, tuple(shapely.total_bounds(shapely.from_wkb(list(grid.values())))))
    for number, wkb in zip(events["grid_id"], events["geom"], strict=True):
        point, shape = plane.to_metres(shapely.from_wkb(np.array([wkb, grid[number]], dtype=object)))
        assert shape.distance(point) < 1
    assert all(address in title for address, title in zip(events["address"], events["title"], strict=True))
    assert set(events["event_type"]) <= set(store.read("event_type", ["code"])["code"])
    assert len(set(events["number"])) == len(events["number"])
    parties = store.read("event_party", ["name_masked", "content", "anonymous"])
    assert {True, False} == set(parties["anonymous"])
    assert all((name == "") == hidden for name, _, hidden in zip(*parties.values(), strict=True))
    assert Attachments(store).check() == []


def test_a_merged_event_repeats_the_one_it_goes_into(store):
    names = ["id", "state", "merged_into_id", "event_type", "address", "reported_at"]
    events = {row[0]: row[1:] for row in zip(*store.read("event", names).values(), strict=True)}
    merged = {key: row for key, row in events.items() if row[0] == "merged"}
    assert merged
    assert {key for key, row in events.items() if row[1] is not None} == set(merged)
    for _, into, kind, address, at in merged.values():
        assert events[into][2:4] == (kind, address)
        assert events[into][4] <= at


def test_events_went_where_the_rules_send_them(store):
    rows = store.read("event", ["id", "event_type", "area_id", "department_id"])
    sent = {}
    for _, kind, area, department in zip(*rows.values(), strict=True):
        if department is not None:
            sent.setdefault((kind, area), department)
    assert len(sent) > 30
    found = {key: propose_for(store, {"event_type": key[0], "area_id": key[1]}) for key in sent}
    assert {key: proposal.department for key, proposal in found.items()} == sent
    assert all(proposal.because[0].params["basis"] for proposal in found.values())
    assert store.count("event_department", {"part": "assist"})


def test_tracks_follow_the_streets_and_reach_the_present(store):
    positions, roads = metres(store, "position", "road")
    away = shapely.distance(positions, roads[shapely.STRtree(roads).nearest(positions)])
    assert away.max() < 15
    rows = store.read("position", ["source", "at", "speed"])
    last = {}
    for source, at in zip(rows["source"], rows["at"], strict=True):
        last[source] = max(at, last.get(source, at))
    responders = store.read("responder", ["number", "kind", "status"])
    on_duty = [number for number, _, status in zip(*responders.values(), strict=True) if status != "off_duty"]
    assert on_duty
    assert all(NOW - timedelta(minutes=1) <= last[number] <= NOW for number in on_duty)
    kind = dict(zip(responders["number"], responders["kind"], strict=True))
    fastest = Counter()
    for source, speed in zip(rows["source"], rows["speed"], strict=True):
        fastest[kind[source]] = max(fastest[kind[source]], speed)
    assert 3 < fastest["worker"] < 8
    assert 20 < fastest["vehicle"] < 60


def test_each_sub_district_has_a_desk_that_somebody_keeps_for_weeks(store):
    for at in (NOW, NOW + timedelta(days=30, hours=12)):
        desk = Shifts(store).desk(at)
        assert [one.part for one in desk.now] == ["leader", "chief", "operator"]
        assert {one.area for one in desk.now} == set(store.read("area", ["id"], where={"level": "town"})["id"])
        assert all(one.phone.startswith("0000-") for one in desk.now)
        # Whoever sits at the desk has a window to which alarms come.
        assert [one.account is not None for one in desk.now] == [False, False, True]
        assert desk.then


def test_positions_lie_within_shifts(store):
    responders = dict(zip(*store.read("responder", ["number", "id"]).values(), strict=True))
    shifts = {}
    for key, start, end in zip(*store.read("shift", ["responder_id", "starts_at", "ends_at"]).values(), strict=True):
        shifts.setdefault(key, []).append((start, end))
    rows = store.read("position", ["source", "at"])
    for source, at in set(zip(rows["source"][::40], rows["at"][::40], strict=True)):
        assert any(start <= at < end for start, end in shifts[responders[source]])


def test_alarms_are_over_their_rule(store):
    sensors = store.read("sensor", ["id", "number", "rule"])
    rule = {key: (number, found) for key, number, found in zip(*sensors.values(), strict=True)}
    alarms = store.read("sensor_alarm", ["sensor_id", "state", "level", "value"])
    assert {"active", "cleared"} == set(alarms["state"])
    for key, state, level, value in zip(*alarms.values(), strict=True):
        number, found = rule[key]
        limits = {one["level"]: one["value"] for one in found["limits"]}
        assert value > limits[level]
        readings = store.read("reading", ["value"], where={"source": number}, order_by=["at"])["value"]
        assert (readings[-1] > min(limits.values())) == (state == "active")


def test_a_window_that_opens_the_town_has_no_alarm_to_enter(store):
    alarms = store.read("sensor_alarm", ["level", "event_id"], where={"state": "active"})
    entered = [event for level, event in zip(*alarms.values(), strict=True) if level <= 2]
    assert entered
    assert None not in entered
    assert None in alarms["event_id"]  # what is left for somebody to file
    before = store.count("event")
    assert enter_alarms(store) == Entered()
    assert store.count("event") == before


def test_the_audit_chain_holds(store):
    assert Audit(store).verify() is None


def test_a_cancelled_run_leaves_no_schema(cluster, tmp_path, monkeypatch):
    monkeypatch.setenv("CIVICGRID_KEYFILE", str(tmp_path / "keys.json"))
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent >= 90 else None)
    algorithm = CreateDemo().create()
    algorithm.initAlgorithm()
    values = {"DATABASE": f"service={SERVICE} schema=half_town", "POPULATION": 300, "MEDIA": str(tmp_path)}
    with pytest.raises(QgsProcessingException):
        algorithm.processAlgorithm(values, QgsProcessingContext(), feedback)
    with pytest.raises(StoreNotFound):
        open_store(values["DATABASE"])
    assert {path.name for path in tmp_path.iterdir()} == {"keys.json"}
