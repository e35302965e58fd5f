"""The network algorithms on a store: its roads, facilities, closures, residents and cache."""

from datetime import UTC, datetime, timedelta

import pytest
from qgis.core import QgsProcessingContext

from civicgrid.plugin.store import create_store
from civicgrid.processing.evacuation_range import EvacuationRange
from civicgrid.processing.nearest_resources import NearestResources
from civicgrid.tests.support.square import (
    SQUARE,
    Feedback,
    points,
    run,
    shifted,
    table,
    wkb,
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("CIVICGRID_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def database(tmp_path):
    """A store with the square, two fire stations, a closure that is over and people in three buildings."""
    path = str(tmp_path / "store.gpkg")
    with create_store(path, crs="EPSG:4547", purpose="demo") as store:
        for number, (oneway, speed, places) in enumerate(SQUARE):
            store.insert(
                "road",
                {
                    "uid": f"road{number}",
                    "road_class": "residential",
                    "direction": {"F": "forward", "B": "both"}[oneway],
                    "speed": speed,
                    "drivable": number != 4,
                    "source": "test",
                    "external_number": str(number),
                    "geom": wkb(f"LINESTRING ({shifted(places)})"),
                },
            )
        for number, (kind, place) in enumerate(
            [("fire_station", (100, 10)), ("hospital", (450, 10)), ("fire_station", (600, -10))]
        ):
            geom = wkb(f"POINT ({shifted([place])})")
            store.insert("facility", {"uid": f"f{number}", "kind": kind, "external_number": str(number), "geom": geom})
        for number, (x, persons) in enumerate([(200, 2), (900, 3), (1800, 5)]):
            corners = shifted([(x, 5), (x + 10, 5), (x + 10, 15), (x, 15), (x, 5)])
            building = store.insert(
                "building",
                {"uid": f"b{number}", "external_number": str(number), "geom": wkb(f"MULTIPOLYGON ((({corners})))")},
            )
            room = store.insert("room", {"uid": f"r{number}", "building_id": building, "floor": 1, "number": "101"})
            for serial in range(persons):
                person = store.insert("person", {"uid": f"p{number}-{serial}", "name_masked": "王*"})
                for role, start, end in (("tenant", "2020-01-01", None), ("family", "2010-01-01", "2019-01-01")):
                    store.insert(
                        "occupancy",
                        {
                            "uid": f"o{number}-{serial}-{role}",
                            "person_id": person,
                            "room_id": room,
                            "role": role,
                            "valid_from": datetime.fromisoformat(start).date(),
                            "valid_to": end and datetime.fromisoformat(end).date(),
                        },
                    )
    return path


def close_street(path, **values):
    from civicgrid.plugin.store import open_store

    corners = shifted([(700, -20), (720, -20), (720, 20), (700, 20), (700, -20)])
    with open_store(path) as store:
        store.insert("closure", {"uid": "c1", "geom": wkb(f"MULTIPOLYGON ((({corners})))"), **values})


def test_a_store_gives_roads_facilities_and_closures(database):
    common = {"DATABASE": database, "INCIDENTS": points(("accident", 500, 0)), "K": 3}
    results = run(NearestResources, **common, KIND="fire_station")
    rows = table(results["OUTPUT"], "resource_id", "rank", "metres")
    assert [row[0] for row in rows] == [1, 3]
    assert [row[2] for row in rows] == pytest.approx([400, 2900])
    on_foot = run(NearestResources, **common, KIND="fire_station", PROFILE="walk", STRATEGY=1)
    rows = table(on_foot["OUTPUT"], "resource_id", "cost")
    assert [row[0] for row in rows] == [3, 1]
    assert rows[0][1] == pytest.approx(100 / 1.34 / 3600)
    every_kind = run(NearestResources, **common)
    assert len(table(every_kind["OUTPUT"], "rank")) == 3
    now = datetime.now(UTC)
    close_street(database, valid_from=now - timedelta(hours=1), valid_to=now + timedelta(hours=1), walk_too=False)
    closed = run(NearestResources, **common, KIND="fire_station")
    assert table(closed["OUTPUT"], "resource_id") == [(1,)]
    on_foot = run(NearestResources, **common, KIND="fire_station", PROFILE="walk")
    assert table(on_foot["OUTPUT"], "resource_id") == [(3,), (1,)]


def test_the_reason_for_no_route_is_the_right_one(database):
    common = {"DATABASE": database, "INCIDENTS": points(("accident", 500, 0))}

    def reasons(**parameters):
        results = run(NearestResources, **common, **parameters)
        assert results["LEFT_OUT_COUNT"] == 1
        warnings.extend(results["warnings"])
        return [row[0] for row in table(results["LEFT_OUT"], "code")]

    warnings = []
    assert reasons(KIND="fire_station", STRATEGY=0, MAX_COST=5) == ["beyond"]
    assert reasons(KIND="hydrant") == ["no_resources"]
    assert "The database has no active facility of kind hydrant" in warnings
    feedback = Feedback()
    values = {**common, "KIND": "fire_station,banana", "OUTPUT": "memory:"}
    _, ok = NearestResources().create().run(values, QgsProcessingContext(), feedback)
    assert not ok
    assert "no kind of facility banana; known are: fire_station" in feedback.textLog()


def test_facilities_have_no_age(database):
    results = run(NearestResources, DATABASE=database, INCIDENTS=points(("x", 500, 0)), KIND="hospital", MAX_AGE=5)
    assert len(table(results["OUTPUT"], "rank")) == 1


def test_a_closure_that_is_over_closes_nothing(database):
    past = datetime.now(UTC) - timedelta(hours=1)
    close_street(database, valid_from=past - timedelta(hours=1), valid_to=past)
    results = run(NearestResources, DATABASE=database, INCIDENTS=points(("x", 500, 0)), K=2, KIND="fire_station")
    assert [row[0] for row in table(results["OUTPUT"], "resource_id")] == [1, 3]


def test_people_inside_are_those_whose_road_is_reached(database):
    def persons(**parameters):
        origin = points(("station", 100, 0))
        results = run(EvacuationRange, DATABASE=database, ORIGINS=origin, **parameters)
        return table(results["OUTPUT"], "persons")

    # The first building stands at 205 m of the road, the second at 905 m, the third on the road for walkers.
    assert persons(COSTS="104,106,806") == [(0,), (2,), (5,)]
    # On foot everything is reached both ways, 1.34 m/s: 22 minutes are 1769 m, the third building is 1705 m away.
    assert persons(COSTS="21,22", STRATEGY=1, PROFILE="walk") == [(5,), (10,)]


def test_the_stores_network_is_cached_until_a_road_changes(database):
    from qgis.core import QgsCoordinateReferenceSystem

    from civicgrid.plugin.network.layer_reader import measure_of
    from civicgrid.plugin.network.opening import open_network
    from civicgrid.plugin.network.store_reader import StoreRoads
    from civicgrid.plugin.store import open_store

    measure = measure_of(QgsCoordinateReferenceSystem("EPSG:4547"), "NONE")
    with open_store(database) as store:
        assert not open_network(StoreRoads(store, "drive"), measure).cached
        assert open_network(StoreRoads(store, "drive"), measure).cached
        assert not open_network(StoreRoads(store, "walk"), measure).cached
        store.update("road", 1, {"speed": 20})
        opened = open_network(StoreRoads(store, "drive"), measure)
        assert not opened.cached
        assert opened.network.graph.edge_speed[0] == 20
