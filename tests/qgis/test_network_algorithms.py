"""The three algorithms on ordinary layers and on a store: results, rows left out, parameters."""

from datetime import UTC, datetime, timedelta

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

from civicgrid.plugin.store import create_store
from civicgrid.processing.evacuation_range import EvacuationRange, parse_costs
from civicgrid.processing.nearest_resources import NearestResources
from civicgrid.processing.route_matrix import RouteMatrix

# A square of one-way streets and a dead end; metres in EPSG:4547.
BASE = (500_000, 3_000_000)
SQUARE = [
    ("F", 50, [(0, 0), (1000, 0)]),
    ("F", 50, [(1000, 0), (1000, 500)]),
    ("F", 50, [(1000, 500), (0, 500)]),
    ("F", 50, [(0, 500), (0, 0)]),
    ("B", None, [(1000, 0), (2000, 0)]),
    ("B", 50, [(0, 5000), (500, 5000)]),
]


class Feedback(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.warnings = []

    def pushWarning(self, warning):  # noqa: N802 (QGIS's name)
        self.warnings.append(warning)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("CIVICGRID_CACHE", str(tmp_path / "cache"))


def shifted(places):
    return ", ".join(f"{BASE[0] + x} {BASE[1] + y}" for x, y in places)


def layer_of(kind, rows, fields="&field=name:string", crs="EPSG:4547"):
    layer = QgsVectorLayer(f"{kind}?crs={crs}{fields}", "layer", "memory")
    features = []
    for wkt, *attributes in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(attributes)
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


@pytest.fixture
def roads():
    return layer_of(
        "LineString",
        [(f"LINESTRING ({shifted(places)})", oneway, speed) for oneway, speed, places in SQUARE],
        "&field=oneway:string&field=speed:double",
    )


def points(*places):
    return layer_of("Point", [(f"POINT ({shifted([place[1:]])})", place[0]) for place in places])


DIRECTIONS = {"DIRECTION_FIELD": "oneway", "VALUE_FORWARD": "F", "VALUE_BACKWARD": "T", "SPEED_FIELD": "speed"}


def run(algorithm, **parameters):
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    algorithm = algorithm().create()
    parameters = {"OUTPUT": "memory:", "LEFT_OUT": "memory:", **parameters}
    ok, message = algorithm.checkParameterValues(parameters, context)
    assert ok, message
    results, ok = algorithm.run(parameters, context, feedback)
    assert ok, feedback.textLog()
    results["context"], results["warnings"] = context, feedback.warnings
    for name in ("OUTPUT", "LEFT_OUT", "OUTPUT_LINES"):
        if isinstance(results.get(name), str):
            results[name] = QgsProcessingUtils.mapLayerFromString(results[name], context)
    return results


def table(layer, *names):
    return [tuple(feature[name] for name in names) for feature in layer.getFeatures()]


def test_routes_from_the_resource_to_the_incident(roads):
    results = run(
        NearestResources,
        INPUT=roads,
        **DIRECTIONS,
        STRATEGY=1,
        INCIDENTS=points(("accident", 500, 3)),
        INCIDENT_ID="name",
        RESOURCES=points(("behind", 600, 0), ("ahead", 100, 0), ("far side", 400, 500)),
        RESOURCE_ID="name",
        K=2,
    )
    first, second = results["OUTPUT"].getFeatures()
    assert (first["incident_id"], first["resource_id"], first["rank"]) == ("accident", "ahead", 1)
    assert first["metres"] == pytest.approx(400)
    assert first["cost"] == pytest.approx(0.4 / 50)  # hours, as QGIS's own algorithms give
    assert first.geometry().asWkt() == f"LineString ({shifted([(100, 0), (500, 0)])})"
    assert second["resource_id"] == "far side"
    assert second["metres"] == pytest.approx(400 + 500 + 500)
    expected = [(400, 500), (0, 500), (0, 0), (500, 0)]
    assert second.geometry().asWkt() == f"LineString ({shifted(expected)})"
    assert results["LEFT_OUT_COUNT"] == 0


def test_rows_that_cannot_be_used_are_said_and_the_others_go_on(roads):
    incidents = layer_of(
        "Point",
        [
            (f"POINT ({shifted([(500, 3)])})", "good"),
            (None, "empty"),
            (f"POINT ({shifted([(500, -2500)])})", "far"),
            (f"POINT ({shifted([(250, 5001)])})", "island"),
            (f"POINT ({shifted([(1500, 1)])})", "in the area"),
        ],
    )
    area = f"POLYGON (({shifted([(1400, -50), (1600, -50), (1600, 50), (1400, 50), (1400, -50)])}))"
    results = run(
        NearestResources,
        INPUT=roads,
        **DIRECTIONS,
        INCIDENTS=incidents,
        INCIDENT_ID="name",
        RESOURCES=points(("here", 100, 0), ("cut off", 1900, 0)),
        AVOID=layer_of("Polygon", [(area, "closed")]),
        K=2,
    )
    assert table(results["OUTPUT"], "incident_id", "resource_id") == [("good", 1)]
    left_out = {row[1]: row for row in table(results["LEFT_OUT"], "layer", "id", "code", "reason", "metres")}
    assert {name: row[2] for name, row in left_out.items()} == {
        "empty": "geometry",
        "far": "far",
        "in the area": "avoided",
        "good": "fewer",
        "island": "nobody",
    }
    assert left_out["far"][4] == pytest.approx(2500)
    assert left_out["far"][3] == "it is 2500 m from the network"
    assert results["LEFT_OUT_COUNT"] == 5
    assert len(results["warnings"]) == 5
    assert "only 1 of 2" in left_out["good"][3]


def test_max_cost_and_age(roads):
    now = datetime.now(UTC)
    resources = layer_of(
        "Point",
        [
            (f"POINT ({shifted([(400, 0)])})", "fresh", (now - timedelta(minutes=2)).isoformat()),
            (f"POINT ({shifted([(450, 0)])})", "old", (now - timedelta(minutes=90)).isoformat()),
            (f"POINT ({shifted([(460, 0)])})", "unknown", None),
            (f"POINT ({shifted([(400, 500)])})", "slow", (now - timedelta(minutes=2)).isoformat()),
        ],
        "&field=name:string&field=seen:string",
    )
    common = {
        "INPUT": roads,
        **DIRECTIONS,
        "INCIDENTS": points(("accident", 500, 0)),
        "RESOURCES": resources,
        "RESOURCE_ID": "name",
        "RESOURCE_TIME": "seen",
        "K": 4,
    }
    results = run(NearestResources, **common, MAX_AGE=30)
    assert table(results["OUTPUT"], "resource_id", "rank") == [("fresh", 1), ("slow", 2)]
    codes = {row[0]: row[1] for row in table(results["LEFT_OUT"], "id", "code")}
    assert codes == {"old": "stale", "unknown": "no_time", "1": "fewer"}
    # Half a minute at 50 km/h are 417 m.
    results = run(NearestResources, **common, STRATEGY=1, MAX_COST=0.5)
    assert table(results["OUTPUT"], "resource_id") == [("unknown",), ("old",), ("fresh",)]
    results = run(NearestResources, **common, STRATEGY=0, MAX_COST=50)
    assert table(results["OUTPUT"], "resource_id") == [("unknown",), ("old",)]


def test_every_layer_is_brought_to_the_networks_coordinate_system(roads):
    degrees = layer_of("Point", [("POINT (114.005 27.1)", "x"), ("POINT (10 95)", "nowhere")], crs="EPSG:4490")
    results = run(
        RouteMatrix,
        INPUT=roads,
        ORIGINS=degrees,
        ORIGIN_ID="name",
        DESTINATIONS=points(("a", 0, 0)),
        POINT_TOLERANCE=1e7,
    )
    codes = table(results["LEFT_OUT"], "id", "code")
    assert codes == [("nowhere", "coordinates")]
    (first, second) = table(results["OUTPUT"], "origin_id", "cost", "reason")
    assert first[0] == "x"
    assert isinstance(first[1], float)
    assert second[2] == "the origin was left out"


def test_a_matrix_keeps_a_row_for_every_pair(roads):
    results = run(
        RouteMatrix,
        INPUT=roads,
        **DIRECTIONS,
        DEFAULT_SPEED=100,
        STRATEGY=1,
        ORIGINS=points(("a", 500, 0), ("b", 250, 5000)),
        ORIGIN_ID="name",
        DESTINATIONS=points(("c", 2000, 0), ("d", 100, 0)),
        DESTINATION_ID="name",
    )
    rows = table(results["OUTPUT"], "origin_id", "destination_id", "cost", "metres", "reason")
    assert [row[:2] for row in rows] == [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]
    # The dead end has no speed: it takes the default.
    assert rows[0][2:4] == (pytest.approx(0.5 / 50 + 1.0 / 100), pytest.approx(1500))
    assert rows[1][2:4] == (pytest.approx(2.6 / 50), pytest.approx(2600))
    assert rows[2][4] == rows[3][4] == "no road leads there"
    assert not isinstance(rows[2][2], float)


def test_selected_features_alone_make_the_network(roads):
    QgsProject.instance().addMapLayer(roads)
    roads.selectByIds([1, 2])
    results = run(
        RouteMatrix,
        INPUT=QgsProcessingFeatureSourceDefinition(roads.id(), True),
        ORIGINS=points(("a", 0, 0)),
        DESTINATIONS=points(("b", 1000, 500), ("c", 2000, 0)),
    )
    costs = table(results["OUTPUT"], "cost")
    assert costs[0][0] == pytest.approx(1500)
    # The nearest place of the selected roads to the dead end's far end is too far away.
    assert table(results["LEFT_OUT"], "code") == [("far",)]
    QgsProject.instance().removeMapLayer(roads.id())


def test_a_layer_in_degrees_is_measured_and_snapped_in_metres(tmp_path):
    degrees = layer_of(
        "LineString",
        [("LINESTRING (114 27, 114.01 27)",), ("LINESTRING (114.01002 27, 114.02 27)",)],
        "",
        crs="EPSG:4490",
    )
    ends = {
        "ORIGINS": layer_of("Point", [("POINT (114 27.001)", "a")], crs="EPSG:4490"),
        "DESTINATIONS": layer_of("Point", [("POINT (114.02 27)", "b")], crs="EPSG:4490"),
    }
    # The gap is 2 m wide: a tolerance in degrees would have to be 0.00002.
    apart = run(RouteMatrix, INPUT=degrees, TOLERANCE=1, **ends)
    assert table(apart["OUTPUT"], "reason") == [("no road leads there",)]
    joined = run(RouteMatrix, INPUT=degrees, TOLERANCE=3, **ends)
    assert table(joined["OUTPUT"], "metres")[0][0] == pytest.approx(1985.3, abs=3)
    near = run(RouteMatrix, INPUT=degrees, TOLERANCE=3, POINT_TOLERANCE=100, **ends)
    (row,) = table(near["LEFT_OUT"], "code", "metres")
    assert row == ("far", pytest.approx(110.8, abs=0.1))


def test_ranges_with_polygons_and_streets(roads):
    results = run(
        EvacuationRange,
        INPUT=roads,
        **DIRECTIONS,
        ORIGINS=points(("station", 1200, 0)),
        ORIGIN_ID="name",
        COSTS="100, 500",
        OUTPUT_LINES="memory:",
    )
    assert table(results["OUTPUT"], "origin_id", "cost") == [("station", 100), ("station", 500)]
    lengths = [feature.geometry().length() for feature in results["OUTPUT_LINES"].getFeatures()]
    # Past the junction the one-way street leads on to (1000, 300); the other one only leads in.
    assert lengths == pytest.approx([200, 500 + 200 + 300])
    small, large = (feature.geometry() for feature in results["OUTPUT"].getFeatures())
    assert large.area() > small.area() > 0
    assert large.intersects(QgsGeometry.fromWkt(f"POINT ({shifted([(1100, 0)])})"))


@pytest.mark.parametrize("costs", ["", "a", "5,,10", "-1", "0"])
def test_costs_have_to_be_numbers(roads, costs):
    ok, message = (
        EvacuationRange()
        .create()
        .checkParameterValues(
            {"INPUT": roads, "ORIGINS": points(("x", 0, 0)), "COSTS": costs, "OUTPUT": "memory:"},
            QgsProcessingContext(),
        )
    )
    assert not ok
    assert "COSTS" in message


def test_costs_are_read_from_text_and_lists():
    assert parse_costs("10, 5，5") == [5, 10]
    assert parse_costs([3, "2.5"]) == [2.5, 3]


def test_one_network_is_needed(roads):
    algorithm = RouteMatrix().create()
    ends = {"ORIGINS": points(("x", 0, 0)), "DESTINATIONS": points(("x", 0, 0)), "OUTPUT": "memory:"}
    for values in (ends, {**ends, "INPUT": roads, "DATABASE": "somewhere.gpkg"}):
        ok, message = algorithm.checkParameterValues(values, QgsProcessingContext())
        assert not ok
        assert "INPUT" in message


def test_a_network_without_lines_is_said():
    feedback = Feedback()
    values = {
        "INPUT": layer_of("LineString", [(None, "x")]),
        "ORIGINS": points(("x", 0, 0)),
        "DESTINATIONS": points(("x", 0, 0)),
        "OUTPUT": "memory:",
    }
    _, ok = RouteMatrix().create().run(values, QgsProcessingContext(), feedback)
    assert not ok
    assert "The network has no usable line" in feedback.textLog()


def wkb(wkt):
    return QgsGeometry.fromWkt(wkt).asWkb().data()


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
