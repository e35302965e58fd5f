"""The check and repair algorithms on a store and on layers."""

from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingContext, QgsProcessingUtils, QgsProject

from civicgrid.plugin.domain.coordinates import convert
from civicgrid.plugin.domain.uid import new_uids
from civicgrid.plugin.jobs.checks.shift import likely_shift
from civicgrid.plugin.services.geos import shapely
from civicgrid.plugin.store import create_store, open_store
from civicgrid.processing.check_geometry import CheckGeometry
from civicgrid.processing.check_integrity import CheckIntegrity
from civicgrid.processing.repair_geometry import RepairGeometry
from civicgrid.tests.support.faulty import plant
from civicgrid.tests.support.square import Feedback, layer_of

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("检查 库") / "store.gpkg")
    with create_store(path) as store:
        return path, plant(store)


def run(algorithm, **parameters):
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    parameters = {"OUTPUT": "memory:", **parameters}
    algorithm = algorithm().create()
    ok, message = algorithm.checkParameterValues(parameters, context)
    assert ok, message
    results, ok = algorithm.run(parameters, context, feedback)
    results["ok"], results["log"], results["context"] = ok, feedback.textLog(), context
    for name in ("OUTPUT", "CHANGED"):
        if isinstance(results.get(name), str):
            results[name] = QgsProcessingUtils.mapLayerFromString(results[name], context)
    return results


def rows(layer, *names):
    return [tuple(feature[name] for name in names) for feature in layer.getFeatures()]


def test_a_store_s_findings_come_as_points_with_sentences(planted, tmp_path):
    path, faults = planted
    page = tmp_path / "报告.html"
    results = run(CheckIntegrity, DATABASE=path, REPORT=str(page))
    assert results["ok"], results["log"]
    found = [(rule, table, key or None) for rule, table, key in rows(results["OUTPUT"], "rule", "table", "object")]
    assert sorted(found) == faults
    assert results["COUNT"] == len(faults)
    placed = [feature["rule"] for feature in results["OUTPUT"].getFeatures() if feature.hasGeometry()]
    assert {"polygon.spike", "line.short", "grid.gap", "building.no_grid"} <= set(placed)
    assert {"person.two_homes", "household.split", "room.use"} <= set(placed)
    assert not any(rows(results["OUTPUT"], "fixed")[0])
    assert "4 within 0.5 m" in results["log"]
    text = page.read_text(encoding="utf-8")
    assert text.count("<tr>") > len(faults)
    assert "<script" not in text


def test_safe_repairs_are_applied_when_asked_for(tmp_path):
    path = str(tmp_path / "store.gpkg")
    with create_store(path) as store:
        plant(store)
    asked = {"RULES": ["person.two_homes", "room.use", "room.empty", "person.no_stay"], "DATABASE": path}
    results = run(CheckIntegrity, FIX=["end_older_stay", "room_use"], **asked)
    assert results["ok"], results["log"]
    fixed = {(rule, done) for rule, done in rows(results["OUTPUT"], "rule", "fixed")}
    assert fixed == {
        ("person.two_homes", True), ("room.use", True), ("room.empty", False), ("person.no_stay", False)}  # fmt: skip
    assert results["FIXED"] == 3
    assert "3 objects were repaired." in results["log"]
    again = run(CheckIntegrity, FIX=["end_older_stay", "room_use"], **asked)
    assert {rule for (rule,) in rows(again["OUTPUT"], "rule")} == {"room.empty", "person.no_stay"}
    assert again["FIXED"] == 0
    with open_store(path) as store:
        assert "repair_data" in store.read("audit_log", ["action"])["action"]


def test_rules_and_area_limit_the_check(planted):
    path, _ = planted
    results = run(CheckIntegrity, DATABASE=path, RULES=["polygon.overlap"], AREA="翠湖社区")
    assert rows(results["OUTPUT"], "rule", "table") == [("polygon.overlap", "grid")]
    wide = run(CheckIntegrity, DATABASE=path, RULES=["line.short", "line.over", "line.gap"], TOLERANCE=0.25)
    assert rows(wide["OUTPUT"], "rule") == [("line.gap",)]
    refused = run(CheckIntegrity, DATABASE=path, AREA="没有的社区")
    assert not refused["ok"]
    assert "There is no area 没有的社区." in refused["log"]


def test_checking_changes_nothing(planted):
    path, _ = planted
    before = open_store(path).table_mark("building", "road", "grid", "room")
    run(CheckIntegrity, DATABASE=path)
    assert open_store(path).table_mark("building", "road", "grid", "room") == before


AREAS = [
    ("POLYGON((0 0,20 0,20 10,0 10,0 0))", "a"),
    ("POLYGON((0 0,20 0,20 10,0 10,0 0))", "b"),
    ("POLYGON((100 0,110 10,110 0,100 10,100 0))", "c"),
    ("POLYGON((200 0,220 0,220 5,260 5.01,220 5.02,220 10,200 10,200 0))", "d"),
    ("", "e"),
    ("POLYGON Z((300 0 4,320 0 4,320 10 4,300 10 4,300 0 4))", "f"),
    ("CURVEPOLYGON(CIRCULARSTRING(400 0,410 10,420 0,410 -10,400 0))", "g"),
]


def test_a_layer_is_checked_and_a_copy_repaired():
    layer = layer_of("CurvePolygonZ", AREAS, "&field=name:string")
    found = run(CheckGeometry, INPUT=layer)
    assert (
        sorted(rows(found["OUTPUT"], "rule", "feature"))
        == [
            ("polygon.duplicate", 2),
            ("polygon.invalid", 3),
            ("polygon.spike", 4),
            ("shape.height", 6),
            ("shape.missing", 5),
        ]
        or found["log"]
    )
    repaired = run(RepairGeometry, INPUT=layer, CHANGED="memory:")
    assert {name for (name,) in rows(repaired["OUTPUT"], "name")} == set("abcdefg")
    again = run(CheckGeometry, INPUT=repaired["OUTPUT"])
    assert {rule for (rule,) in rows(again["OUTPUT"], "rule")} == {"polygon.duplicate", "shape.missing"}
    assert {"c", "d"} <= {name for (name,) in rows(repaired["CHANGED"], "name")}
    more = run(RepairGeometry, INPUT=layer, RULES=["polygon.duplicate"])
    assert {name for (name,) in rows(more["OUTPUT"], "name")} == set("acdefg")
    assert "1 of them left out" in more["log"]


def test_bad_layers_get_one_sentence():
    nowhere = layer_of("LineString", [("LINESTRING(0 0,1 1)", "a")], crs="")
    refused = run(CheckGeometry, INPUT=nowhere)
    assert not refused["ok"]
    assert "no coordinate system" in refused["log"]
    assert run(CheckGeometry, INPUT=layer_of("Polygon", []))["COUNT"] == 0


def test_streets_in_degrees_are_measured_in_metres():
    metre = 1 / 110_760
    lines = [
        ("LINESTRING(114.2 22.7,114.21 22.7)", "main", 0),
        (f"LINESTRING(114.205 22.705,114.205 {22.7 + 0.4 * metre})", "short", 0),
        (f"LINESTRING(114.207 22.705,114.207 {22.7 + 0.4 * metre})", "bridge", 1),
    ]
    layer = layer_of("LineString", lines, "&field=name:string&field=layer:integer", "EPSG:4490")
    results = run(CheckGeometry, INPUT=layer, LEVEL_FIELD="layer")
    assert rows(results["OUTPUT"], "rule", "feature", "other") == [("line.short", 2, 1)]
    repaired = run(RepairGeometry, INPUT=layer, LEVEL_FIELD="layer", RULES=["line.short"])
    assert run(CheckGeometry, INPUT=repaired["OUTPUT"], LEVEL_FIELD="layer")["COUNT"] == 0


def extract(name):
    from osgeo import ogr

    path = DATA / f"{name}.osm.pbf"
    if not path.is_file():
        pytest.skip("the map extracts are not at ../shared/data")
    file = ogr.Open(str(path))
    layers = (("lines", "highway"), ("multipolygons", "building"))
    return [
        shapely.from_wkb([bytes(one.GetGeometryRef().ExportToWkb()) for one in file.GetLayer(layer) if one[tag]])
        for layer, tag in layers
    ]


def test_a_shift_of_a_real_town_is_recognised_and_its_truth_is_left_alone():
    roads, buildings = extract("shenzhen-longgang")
    points = shapely.get_coordinates(shapely.centroid(buildings))
    assert likely_shift(points, roads) is None
    for system in ("gcj02", "bd09"):
        given = np.column_stack(convert(points[:, 0], points[:, 1], "wgs84", system))
        assert likely_shift(given, roads).source == system


def test_points_of_a_store_that_look_shifted_are_one_finding_a_table(tmp_path):
    roads, buildings = extract("shenzhen-longgang")
    points = shapely.get_coordinates(shapely.centroid(buildings))[:800]
    moved = np.column_stack(convert(points[:, 0], points[:, 1], "wgs84", "gcj02"))
    count, path = len(points), str(tmp_path / "store.gpkg")
    with create_store(path, crs="EPSG:4490") as store:
        lines = [shape for shape in roads if shape.geom_type == "LineString"]
        store.load("road", {"uid": new_uids(len(lines)), "road_class": ["residential"] * len(lines),
                            "geom": shapely.to_wkb(np.array(lines)).tolist()})  # fmt: skip
        for table, places in (("camera", moved), ("facility", points)):
            more = {"kind": ["hydrant"] * count} if table == "facility" else {}
            store.load(table, {"uid": new_uids(count), "name": ["点"] * count, **more,
                               "geom": shapely.to_wkb(shapely.points(places)).tolist()})  # fmt: skip
    results = run(CheckIntegrity, DATABASE=path, RULES=["point.shifted"])
    assert rows(results["OUTPUT"], "rule", "table") == [("point.shifted", "camera")]
    (text,) = rows(results["OUTPUT"], "message")[0]
    assert "GCJ-02" in text


def test_real_villages_are_left_alone():
    """Liechtenstein lies where GCJ-02 does not shift: its villages are moved to Guangdong first."""
    from civicgrid.plugin.services.coordinates import LocalMetres

    roads, buildings = extract("liechtenstein")
    here = LocalMetres("EPSG:4326", tuple(shapely.total_bounds(roads)))
    there = LocalMetres("EPSG:4326", (114.2, 22.7, 114.2, 22.7))
    roads, buildings = (there.from_metres(here.to_metres(shapes)) for shapes in (roads, buildings))
    points = shapely.get_coordinates(shapely.centroid(buildings))
    points = points[np.isfinite(points).all(axis=1)]
    generator = np.random.default_rng(7)
    right = 0
    for centre in points[generator.integers(len(points), size=12)]:
        village = points[np.argsort(np.hypot(*(points - centre).T))[:80]]
        assert likely_shift(village, roads) is None
        found = likely_shift(np.column_stack(convert(village[:, 0], village[:, 1], "wgs84", "gcj02")), roads)
        right += found is not None and found.source == "gcj02"
    assert right >= 10
