"""The roads of a store as a network, on both engines."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import shapely

from civicgrid.plugin.network.cache import GraphCache
from civicgrid.plugin.network.measure import Measure
from civicgrid.plugin.network.opening import open_network
from civicgrid.plugin.network.roads import BACKWARD, BOTH, FORWARD, WALKING_SPEED
from civicgrid.plugin.network.store_reader import StoreRoads, closures

MEASURE = Measure("EPSG:4490", geographic=True, semi_major=6378137.0, flattening=1 / 298.257222101)


@pytest.fixture
def roads(store):
    lines = ["0 0, 1 0", "1 0, 2 0", "2 0, 3 0", "3 0, 4 0"]
    store.load(
        "road",
        {
            "uid": [f"road{number}" for number in range(4)],
            "road_class": ["residential"] * 4,
            "direction": ["both", "forward", "backward", "both"],
            "speed": [30.0, None, 50.0, 60.0],
            "walkable": [True, True, False, True],
            "drivable": [True, True, True, False],
            "source": ["test"] * 4,
            "external_number": list("abcd"),
            "geom": [shapely.from_wkt(f"LINESTRING ({line})").wkb for line in lines],
        },
    )
    return store


def test_profiles(roads):
    drive = StoreRoads(roads, "drive", default_speed=45.0).read()
    assert drive.direction.tolist() == [BOTH, FORWARD, BACKWARD]
    assert drive.speed.tolist() == [30, 45, 50]
    assert drive.coords[drive.offsets[:-1]].tolist() == [[0, 0], [1, 0], [2, 0]]
    walk = StoreRoads(roads, "walk").read()
    assert walk.direction.tolist() == [BOTH] * 3
    assert np.unique(walk.speed).tolist() == [WALKING_SPEED]


def test_roads_of_an_open_transaction_are_seen(roads):
    with roads.transaction():
        line = shapely.from_wkt("LINESTRING (9 9, 8 8)").wkb
        roads.insert("road", {"uid": "new", "road_class": "service", "external_number": "e", "geom": line})
        inside = StoreRoads(roads, "drive").read()
    after = StoreRoads(roads, "drive").read()
    for name in ("coords", "offsets", "road_id", "direction", "speed"):
        assert np.array_equal(getattr(inside, name), getattr(after, name)), name
    assert len(after.road_id) == 4


def test_any_change_of_the_roads_invalidates(roads, tmp_path):
    cache = GraphCache(tmp_path / "graphs")

    def cached():
        return open_network(StoreRoads(roads, "drive"), MEASURE, cache=cache).cached

    assert [cached(), cached()] == [False, True]
    key = roads.read("road", ["id"])["id"][0]
    roads.update("road", key, {"speed": 31.0})
    assert [cached(), cached()] == [False, True]
    with roads.transaction():
        line = shapely.from_wkt("LINESTRING (9 9, 8 8)").wkb
        roads.insert("road", {"uid": "new", "road_class": "service", "external_number": "e", "geom": line})
    assert [cached(), cached()] == [False, True]


def test_closures_of_the_moment(store):
    now = datetime.now(UTC)
    hour = timedelta(hours=1)
    shape = shapely.from_wkt("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))").wkb
    for number, (start, end, walk_too) in enumerate(
        [(None, None, True), (now - hour, now + hour, False), (now + hour, None, True), (None, now - hour, True)]
    ):
        values = {"uid": f"c{number}", "valid_from": start, "valid_to": end, "walk_too": walk_too, "geom": shape}
        store.insert("closure", values)
    assert len(closures(store, "drive", now)) == 2
    assert len(closures(store, "walk", now)) == 1
    assert shapely.from_wkb(closures(store, "walk", now)[0]).area == pytest.approx(0.5)
