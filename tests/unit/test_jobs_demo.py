"""The plan of the demo town without a store: shapes, names, codes, ways through the workflow."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import shapely

from civicgrid.plugin.domain.address import Address, format_address, parse_address
from civicgrid.plugin.domain.identifiers import validate_uscc
from civicgrid.plugin.jobs.code_tables import code_list, demo_words, road_classes
from civicgrid.plugin.jobs.demo.land import land_cover
from civicgrid.plugin.jobs.demo.naming import Words
from civicgrid.plugin.jobs.demo.rooms import build_rooms
from civicgrid.plugin.jobs.demo.steps import Workflow
from civicgrid.plugin.jobs.demo.town import build_town
from civicgrid.plugin.jobs.demo.tracks import Streets, move
from civicgrid.plugin.jobs.demo.units import credit_code

NOW = datetime(2026, 11, 24, 3, 20, tzinfo=UTC)


@pytest.fixture(scope="module", params=[1, 2])
def town(request):
    return build_town(20_000, np.random.default_rng(request.param))


def shapes(rows):
    return np.array([one.shape for one in rows], dtype=object)


def test_no_building_stands_in_another_or_on_a_road(town):
    buildings = shapes(town.buildings)
    assert shapely.is_valid(buildings).all()
    left, right = shapely.STRtree(buildings).query(buildings, predicate="intersects")
    assert (left == right).all()
    roads = np.array([shapely.LineString(road.line) for road in town.roads], dtype=object)
    assert not shapely.STRtree(buildings).query(roads, predicate="intersects").size
    assert not shapely.intersects(buildings, town.river).any()


def test_the_town_is_no_chessboard(town):
    headings = []
    for road in town.roads:
        step = np.diff(road.line, axis=0)
        headings += (np.degrees(np.arctan2(step[:, 1], step[:, 0])) % 90).tolist()
    assert np.histogram(headings, bins=18, range=(0, 90))[0].max() < 0.5 * len(headings)
    sizes = shapely.area(np.array([shape for _, shape, _ in town.blocks], dtype=object))
    assert sizes.max() / sizes.min() > 3


def test_the_ground_is_water_green_fields_and_woods(town):
    covers = land_cover(town, np.random.default_rng(1))
    assert {kind for kind, _, _ in covers} == {"water", "green", "farmland", "woodland"}
    ground = np.array([shape for _, _, shape in covers], dtype=object)
    assert shapely.is_valid(ground).all()
    assert abs(shapely.area(ground).sum() - shapely.union_all(ground).area) < 1.0
    farmed = np.array([shape for kind, _, shape in covers if kind in {"farmland", "woodland", "water"}], dtype=object)
    assert not shapely.STRtree(farmed).query(shapes(town.buildings), predicate="intersects").size


def test_it_grows_with_its_people():
    small, large = (build_town(people, np.random.default_rng(1)) for people in (2_000, 40_000))
    for town, people in ((small, 2_000), (large, 40_000)):
        homes = sum(one.home_count for one in town.buildings)
        assert people / 2.34 <= homes * 1.02
    assert len(large.roads) > 2 * len(small.roads)
    assert len([one for one in large.areas if one.village]) > len([one for one in small.areas if one.village])


def test_every_use_and_height_is_there(town):
    assert {one.use for one in town.buildings} == set(code_list("building_use"))
    assert max(one.floors for one in town.buildings) == 33
    assert {"market", "school", "depot", "hospital", "dormitory", "farmyard"} <= {one.role for one in town.buildings}


def test_every_address_is_read_back(town):
    seen = set()
    for one in town.buildings:
        if one.estate:
            address = Address(estate=one.estate, building=one.number, unit="2", room="301")
        elif one.road.endswith("组"):
            address = parse_address(f"{one.road}{one.door}号").address
            assert (address.village + address.group + "组", address.number) == (one.road, one.door)
        else:
            address = Address(road=one.road, number=one.door, room="301")
        assert parse_address("示范县示范街道" + format_address(address)).address == Address(
            **{**vars(address), "region": "示范县示范街道"}
        )
        seen.add((one.estate, one.number, one.road, one.door))
    assert len(seen) == len(town.buildings)


def test_names_do_not_run_out():
    words = Words(np.random.default_rng(1))
    streets = [words.street() for _ in range(4000)]
    estates = [words.estate(old=False) for _ in range(1500)]
    assert len(set(streets)) == 4000
    assert len(set(estates)) == 1500
    for road in streets[::50]:
        assert parse_address(f"{road}8号301室").address == Address(road=road, number="8", room="301")
    for estate in estates[::50]:
        assert parse_address(f"{estate}3栋301室").address == Address(estate=estate, building="3", room="301")


def test_rooms_are_numbered_once_and_on_floors_that_exist(town):
    rooms = build_rooms(town.buildings, [use for use, _, _ in town.blocks], np.random.default_rng(1))
    keys = set(zip(rooms.place.tolist(), rooms.unit_text(), rooms.floor.tolist(), rooms.number(), strict=True))
    assert len(keys) == len(rooms.place)
    floors = np.array([one.floors for one in town.buildings])
    assert (rooms.floor >= 1).all()
    assert (rooms.floor <= floors[rooms.place]).all()
    assert (rooms.area_m2 > 0).all()
    yards = [row for row, one in enumerate(town.buildings) if one.role == "farmyard"]
    assert np.isin(rooms.place, yards).sum() == len(yards)
    homes = sum(one.home_count for one in town.buildings)
    assert len(rooms.rows_of("home")) == homes


def test_credit_codes_are_valid():
    assert {
        validate_uscc(credit_code(kind, number)) for kind in ("11", "91", "92") for number in range(9990, 10020)
    } == {None}


def test_the_words_fit_the_code_lists():
    events, units, things = (demo_words(name) for name in ("events", "units", "things"))
    classes = set(code_list("event_class"))
    led = [one for department in units["departments"] for one in department["lead"]]
    assert len(led) == len(set(led))
    assert set(led) <= classes
    used = {one["type"] for one in (*events["templates"], *events["urgent_open"])}
    assert used <= set(led)
    sources = {source for one in events["templates"] for source in one["texts"]}
    assert sources <= set(code_list("event_source"))
    assert {one["class"] for one in things["components"]} <= set(code_list("component_class"))
    assert {kind for _, kind in units["roles"].values()} <= set(code_list("uscc_category"))
    resident = demo_words()
    assert not set(units["staff_given"]) & {*resident["male"], *resident["female"]}


def test_ways_through_the_workflow_reach_every_state():
    workflow, draw = Workflow("Asia/Shanghai"), np.random.default_rng(1)
    for state in workflow.states:
        steps = workflow.forced(workflow.way_to(state), NOW - timedelta(hours=3), NOW)
        assert (steps[-1].after if steps else workflow.genesis) == state
    for _ in range(300):
        way = workflow.choose(draw, by_grid_worker=False)
        assert way[0] != "handle_in_grid"
        steps = workflow.steps(way, NOW - timedelta(days=60), "normal", NOW, draw)
        times = [step.at for step in steps]
        assert times == sorted(times)
        assert steps[-1].after in {"closed", "voided", "merged"}
    assert workflow.steps(["accept"], NOW - timedelta(seconds=30), "normal", NOW, draw) == []


def test_drivers_obey_one_way_streets(town):
    streets = Streets(town.roads, True, road_classes())
    against = set()
    for road in town.roads:
        line = road.line if road.direction == "backward" else road.line[::-1]
        if road.direction != "both":
            against |= {(*line[i], *line[i + 1]) for i in range(len(line) - 1)}
    assert against
    draw = np.random.default_rng(4)
    path = streets.wander(streets.nearest(np.zeros(2)), np.zeros(2), 900.0, 60_000.0, draw)
    taken = {(*path[i], *path[i + 1]) for i in range(len(path) - 1)}
    assert len(taken) > 100
    assert not taken & against


def test_a_walk_keeps_its_pace_and_its_time():
    path = np.column_stack((np.arange(0.0, 6000.0, 40.0), np.zeros(150)))
    track = move(path, 3600.0, 4.0, 0.6, np.random.default_rng(1))
    assert track.seconds[0] == 0
    assert track.seconds[-1] == 3600
    assert len(track.seconds) == 121
    walked = track.at[-1, 0] - track.at[0, 0]
    assert 1200 < walked < 4100
    assert track.speed.max() < 7
    assert np.abs(track.at[:, 1]).max() <= 7.0
