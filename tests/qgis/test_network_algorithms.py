"""The three algorithms on ordinary layers: results, rows left out, parameters."""

from datetime import UTC, datetime, timedelta

import pytest
from qgis.core import (
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from civicgrid.processing.evacuation_range import EvacuationRange, parse_costs
from civicgrid.processing.nearest_resources import NearestResources
from civicgrid.processing.route_matrix import RouteMatrix
from civicgrid.tests.support.square import (
    DIRECTIONS,
    SQUARE,
    Feedback,
    layer_of,
    points,
    run,
    shifted,
    table,
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("CIVICGRID_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def roads():
    return layer_of(
        "LineString",
        [(f"LINESTRING ({shifted(places)})", oneway, speed) for oneway, speed, places in SQUARE],
        "&field=oneway:string&field=speed:double",
    )


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
    assert results["LEFT_OUT_COUNT"] == 4
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
    both = {**ends, "INPUT": roads, "DATABASE": "somewhere.gpkg"}
    for values, sentence in (
        (ends, "Give either a network layer (INPUT) or a database (DATABASE)"),
        (both, "INPUT and DATABASE are both given; only one of them can be the network"),
    ):
        assert algorithm.checkParameterValues(values, QgsProcessingContext()) == (False, sentence)


@pytest.mark.parametrize(("costs", "strategy", "warned"), [("5,10", 0, 1), ("30", 0, 1), ("5,31", 0, 0), ("5", 1, 0)])
def test_minutes_given_as_metres_are_noticed(roads, costs, strategy, warned):
    origin = points(("station", 1200, 0))
    results = run(EvacuationRange, INPUT=roads, ORIGINS=origin, COSTS=costs, STRATEGY=strategy)
    assert len([text for text in results["warnings"] if "COSTS are metres" in text]) == warned


@pytest.mark.parametrize("in_file", [False, True])
@pytest.mark.parametrize(
    ("speeds", "warning", "info"),
    [
        (["fast", "slow", None], "no usable speed: all 3 rows", None),
        (["fast", "30", None], None, "2 rows of the network have no speed above zero"),
        (["30", "40.5", "50"], None, None),
    ],
)
def test_rows_that_take_the_default_speed_are_said(tmp_path, speeds, warning, info, in_file):
    lines = [f"LINESTRING ({shifted([(100 * at, 0), (100 * at + 100, 0)])})" for at in range(3)]
    roads = layer_of("LineString", list(zip(lines, speeds, strict=True)), "&field=speed:string")
    if in_file:
        path = str(tmp_path / "roads.gpkg")
        options = QgsVectorFileWriter.SaveVectorOptions()
        done = QgsVectorFileWriter.writeAsVectorFormatV3(roads, path, QgsProject.instance().transformContext(), options)
        assert done[0] == QgsVectorFileWriter.WriterError.NoError
        roads = QgsVectorLayer(path, "roads", "ogr")
    # A network from the cache says it again.
    for cached in (False, in_file):
        results = run(
            RouteMatrix,
            INPUT=roads,
            SPEED_FIELD="speed",
            ORIGINS=points(("a", 0, 0)),
            DESTINATIONS=points(("b", 300, 0)),
        )
        assert ("from the cache" in results["log"]) == cached
        said = [text for text in results["warnings"] if "DEFAULT_SPEED" in text]
        assert len(said) == (warning is not None)
        assert warning is None or warning in said[0]
        assert ("have no speed above zero" in results["log"]) == (info is not None)
        assert info is None or info in results["log"]


def test_the_maximum_cost_is_blamed_only_where_it_keeps_resources_away(roads):
    results = run(
        NearestResources,
        INPUT=roads,
        **DIRECTIONS,
        INCIDENTS=points(("accident", 500, 0), ("island", 250, 5000), ("near", 110, 0)),
        INCIDENT_ID="name",
        RESOURCES=points(("here", 100, 0), ("behind", 600, 0)),
        K=2,
        MAX_COST=50,
    )
    reasons = {row[0]: row[1:] for row in table(results["LEFT_OUT"], "id", "code", "reason")}
    assert reasons == {
        "accident": ("beyond", "no resource can be reached within the maximum cost"),
        "island": ("nobody", "no resource can be reached"),
        "near": ("fewer_beyond", "only 1 of 2 resources can be reached within the maximum cost"),
    }
    # The one that got a route is no row left out, and is not called so.
    assert results["LEFT_OUT_COUNT"] == 2
    assert "INCIDENTS near: only 1 of 2 resources can be reached within the maximum cost" in results["warnings"]


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
