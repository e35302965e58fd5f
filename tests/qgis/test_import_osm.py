"""Imports of OpenStreetMap extracts: against GDAL's own counts, and case by case on hand-made files."""

import json
from collections import Counter
from pathlib import Path

import pytest
import shapely
from osgeo import gdal
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingUtils, QgsVectorLayer

from civicgrid.plugin.domain.problems import Problem
from civicgrid.plugin.jobs import import_osm as job
from civicgrid.plugin.jobs.grids import LeftOutGrid
from civicgrid.plugin.jobs.import_osm import import_osm
from civicgrid.plugin.jobs.osm_reasons import SENTENCES
from civicgrid.plugin.jobs.osm_source import OsmUnreadable
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.store import create_store, open_store
from civicgrid.processing.import_osm import ImportOsm, _Grids, summary_html
from civicgrid.tests.support.osm import OsmFile

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
EXTRACTS = ("liechtenstein", "shenzhen-longgang")
FACILITIES = {
    "hospital": ("amenity", "hospital"), "clinic": ("amenity", "clinic"), "fire_station": ("amenity", "fire_station"),
    "police": ("amenity", "police"), "school": ("amenity", "school"), "kindergarten": ("amenity", "kindergarten"),
    "hydrant": ("emergency", "fire_hydrant"), "aed": ("emergency", "defibrillator"),
    "assembly_point": ("emergency", "assembly_point"),
}  # fmt: skip


def extract(name: str) -> Path:
    path = DATA / f"{name}.osm.pbf"
    if not path.is_file():
        pytest.skip("the map extracts are not at ../shared/data")
    return path


@pytest.fixture
def store(tmp_path):
    with create_store(str(tmp_path / "osm.gpkg")) as store:
        yield store


def gdal_counts(path: Path, key: str, value: str | None = None) -> Counter:
    """Features with a tag by layer, asked of GDAL with the configuration it is installed with."""
    counts = Counter()
    for layer in ("points", "lines", "multilinestrings", "multipolygons"):
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
        definition = dataset.GetLayerByName(layer).GetLayerDefn()
        if definition.GetFieldIndex(key) >= 0:
            condition = f"{key} IS NOT NULL" if value is None else f"{key} = '{value}'"
        else:
            condition = f'other_tags LIKE \'%"{key}"=>"{"" if value is None else value + chr(34)}%\''
        found = dataset.ExecuteSQL(f"SELECT count(*) FROM {layer} WHERE {condition}")
        if number := found.GetNextFeature().GetField(0):
            counts[layer] = number
        dataset.ReleaseResultSet(found)
    return counts


@pytest.mark.parametrize("name", EXTRACTS)
def test_counts_equal_gdals_own(store, name):
    path = extract(name)
    result = import_osm(store, path)
    for table, counts in result.counts.items():
        assert counts.found == counts.imported + counts.left_out.total(), table
        assert counts.left_out.keys() | counts.notes.keys() <= SENTENCES.keys()
        rejected = Counter(one.reason for one in result.rejected if one.table == table)
        assert rejected == counts.left_out
    for table, tag in (("road", ("highway",)), ("building", ("building",)), ("camera", ("man_made", "surveillance"))):
        assert result.counts[table].found_by_layer == gdal_counts(path, *tag)
    facilities = result.counts["facility"]
    for kind, tag in FACILITIES.items():
        assert facilities.imported_by_kind[kind] == gdal_counts(path, *tag).total(), kind
    assert facilities.left_out["shelter_not_emergency"] == gdal_counts(path, "amenity", "shelter").total()
    for table, counts in result.counts.items():
        assert store.count(table, {"source": "osm"}) == counts.rows == counts.inserted
        assert counts.rows >= counts.imported


def test_what_the_extracts_hold(tmp_path):
    found = {}
    for name in EXTRACTS:
        with create_store(str(tmp_path / f"{name}.gpkg")) as store:
            found[name] = import_osm(store, extract(name)).counts
    liechtenstein, shenzhen = found["liechtenstein"], found["shenzhen-longgang"]
    assert (liechtenstein["road"].imported, liechtenstein["building"].imported) == (4659, 8993)
    assert liechtenstein["facility"].imported_by_kind["fire_station"] == 6
    assert "shelter" not in liechtenstein["facility"].imported_by_kind
    assert (shenzhen["road"].imported, shenzhen["building"].imported) == (514, 139)


def test_second_import_changes_nothing_and_keeps_the_uids(store):
    path = extract("shenzhen-longgang")
    import_osm(store, path)
    assert store.count("import_batch") == 1

    def rows():
        return {table: store.query(f"SELECT * FROM {table} ORDER BY id") for table in job.TABLES}

    before = rows()
    again = import_osm(store, path)
    assert rows() == before
    assert not again.changed
    assert store.count("import_batch") == 1
    for counts in again.counts.values():
        assert (counts.inserted, counts.updated, counts.unchanged) == (0, 0, counts.rows)


def test_a_newer_extract_updates_what_changed(store, tmp_path):
    for name in ("Old Street", "New Street"):
        osm = OsmFile()
        osm.way([osm.node(0, 0), osm.node(1, 0)], highway="residential", name=name)
        counts = import_osm(store, osm.write(tmp_path / "map.osm")).counts["road"]
    assert (counts.inserted, counts.updated) == (0, 1)
    assert store.read("road", ["name"]) == {"name": ["New Street"]}
    assert store.count("import_batch") == 2


def test_a_newer_extract_keeps_what_it_says_nothing_about(store, tmp_path):
    osm = OsmFile()
    osm.way(osm.square(0, 0), building="yes", name="old")
    path = osm.write(tmp_path / "map.osm")
    import_osm(store, path)
    store.update("building", 1, {"floors": 7, "estate": "幸福花园", "number": "3", "units": 2})
    assert import_osm(store, path).counts["building"].unchanged == 1
    assert store.read("building", ["floors", "estate", "units"]) == {
        "floors": [7], "estate": ["幸福花园"], "units": [2],
    }  # fmt: skip


def roads(store) -> dict[str, dict]:
    names = ["name", "road_class", "direction", "speed", "walkable", "drivable", "external_number", "geom"]
    rows = store.read("road", names)
    return {row[0]: dict(zip(names, row, strict=True)) for row in zip(*rows.values(), strict=True)}


def test_names_with_quotes_survive(store, tmp_path):
    name = "O'Brien's \"Old\" \\ Weg; DROP TABLE road; -- 龙翔大道 <b>&"
    osm = OsmFile()
    osm.way([osm.node(0, 0), osm.node(1, 0)], highway="residential", name=name)
    osm.way(osm.square(3, 3), building="yes", name=name)
    osm.node(5, 5, amenity="police", name=name)
    osm.node(6, 6, man_made="surveillance", name=name)
    osm.way(osm.square(8, 8), natural="water", name=name)
    import_osm(store, osm.write(tmp_path / "map.osm"))
    for table in job.TABLES:
        assert store.read(table, ["name"]) == {"name": [name]}, table


def test_directions_follow_the_line(store, tmp_path):
    osm = OsmFile()
    for index, oneway in enumerate(("yes", "-1", "no")):
        osm.way([osm.node(0, index), osm.node(1, index)], highway="residential", oneway=oneway, name=oneway)
    ring = osm.square(5, 5)
    osm.way(ring, highway="tertiary", junction="roundabout", name="ring")
    import_osm(store, osm.write(tmp_path / "map.osm"))
    found = roads(store)
    assert {name: row["direction"] for name, row in found.items()} == {
        "yes": "forward", "-1": "backward", "no": "both", "ring": "forward",
    }  # fmt: skip
    line = shapely.from_wkb(found["-1"]["geom"])
    assert line.coords[0] == pytest.approx((114.2, 22.701))
    assert shapely.is_ccw(shapely.from_wkb(found["ring"]["geom"]))


def test_roads_that_arrive_as_areas_become_rings(store, tmp_path):
    osm = OsmFile()
    osm.way(osm.square(0, 0), highway="pedestrian", area="yes", name="square")
    # A loop street around a lawn: GDAL takes the closed way for an area, the one-way must not turn round.
    loop = osm.way(osm.square(2, 2), highway="service", landuse="grass", oneway="yes", name="loop")
    outer, inner = osm.way(osm.square(5, 5, 1)), osm.way(osm.square(5.3, 5.3, 0.2))
    plaza = osm.relation([(outer, "outer"), (inner, "inner")], type="multipolygon", highway="pedestrian", name="plaza")
    counts = import_osm(store, osm.write(tmp_path / "map.osm")).counts["road"]
    assert (counts.found, counts.imported, counts.rows) == (3, 3, 4)
    assert counts.notes["ring_of_area"] == 3
    rows = store.read("road", ["external_number", "walkable", "drivable", "geom", "name", "direction"])
    assert {f"r{plaza}", f"r{plaza}-2", f"w{loop}"} < set(rows["external_number"])
    shapes = dict(zip(rows["external_number"], shapely.from_wkb(rows["geom"]), strict=True))
    assert all(shape.geom_type == "LineString" and shape.is_ring for shape in shapes.values())
    assert shapely.is_ccw(shapes[f"w{loop}"])
    directions = dict(zip(rows["name"], rows["direction"], strict=True))
    assert directions == {"square": "both", "loop": "forward", "plaza": "both"}
    usable = dict(zip(rows["name"], zip(rows["walkable"], rows["drivable"], strict=True), strict=True))
    assert usable["square"] == usable["plaza"] == (True, False)


def test_what_is_no_road_in_use_is_left_out_with_its_reason(store, tmp_path):
    osm = OsmFile()
    for index, value in enumerate(("proposed", "construction", "abandoned", "platform", "teleporter")):
        osm.way([osm.node(0, index), osm.node(1, index)], highway=value)
    osm.node(4, 4, highway="crossing")
    twice = osm.node(5, 5)
    osm.way([twice, twice], highway="residential")
    counts = import_osm(store, osm.write(tmp_path / "map.osm")).counts["road"]
    assert counts.imported == 0
    assert counts.found == counts.left_out.total()
    expected = {"road_proposed", "road_construction", "road_abandoned", "not_a_road", "road_class_unknown",
                "road_point"}  # fmt: skip
    assert expected <= counts.left_out.keys()


def test_buildings_of_relations_keep_their_holes(store, tmp_path):
    osm = OsmFile()
    outer, inner, second = osm.way(osm.square(0, 0, 1)), osm.way(osm.square(0.3, 0.3, 0.3)), osm.way(osm.square(3, 3))
    number = osm.relation(
        [(outer, "outer"), (inner, "inner"), (second, "outer")],
        type="multipolygon", building="apartments", name="court", building__levels="6", height="20 m",
    )  # fmt: skip
    counts = import_osm(store, osm.write(tmp_path / "map.osm")).counts["building"]
    assert (counts.found, counts.imported) == (1, 1)
    rows = store.read("building", ["external_number", "floors", "height", "building_use", "geom"])
    shape = shapely.from_wkb(rows["geom"][0])
    assert (rows["external_number"], rows["floors"], rows["height"]) == ([f"r{number}"], [6], [20.0])
    assert rows["building_use"] == ["residential"]
    assert shape.geom_type == "MultiPolygon"
    assert len(shape.geoms) == 2
    assert sum(len(part.interiors) for part in shape.geoms) == 1


def test_buildings_across_the_edge(store, tmp_path):
    missing = 9_000_000
    osm = OsmFile()
    corner, side = osm.node(0, 0), osm.node(0.2, 0)
    # Cut by the edge: its other nodes and its closing are outside.
    osm.way([corner, side, missing, missing + 1, corner], building="yes", name="nodes missing")
    osm.way([osm.node(1, 1), osm.node(1.2, 1), osm.node(1.2, 1.2)], building="yes", name="open")
    inside = osm.way(osm.square(3, 3))
    osm.relation([(inside, "outer"), (missing + 2, "outer")], type="multipolygon", building="yes", name="way missing")
    path = osm.write(tmp_path / "map.osm")
    counts = import_osm(store, path).counts["building"]
    assert counts.found_by_layer == gdal_counts(path, "building")
    assert counts.found == counts.imported + counts.left_out.total()
    assert counts.found > 0
    assert "open" not in store.read("building", ["name"])["name"]
    assert counts.left_out["outline_open"] >= 1
    assert all(shapely.is_valid(shapely.from_wkb(geom)) for geom in store.read("building", ["geom"])["geom"])


def test_invalid_outlines_are_repaired_and_counted(store, tmp_path):
    osm = OsmFile()
    a, b, c, d = (osm.node(x, y) for x, y in ((0, 0), (1, 1), (1, 0), (0, 1)))
    osm.way([a, b, c, d, a], building="yes", name="bow tie")
    e, f = osm.node(4, 4), osm.node(5, 4)
    osm.way([e, f, e, e], building="yes", name="no area")
    osm.way(osm.square(7, 7), building="no")
    result = import_osm(store, osm.write(tmp_path / "map.osm"))
    counts = result.counts["building"]
    assert counts.notes["repaired"] == 1
    assert counts.left_out["building_no"] == 1
    assert counts.found == counts.imported + counts.left_out.total()
    shape = shapely.from_wkb(store.read("building", ["geom"])["geom"][0])
    assert shape.is_valid
    assert len(shape.geoms) == 2


def test_facilities_of_points_and_areas(store, tmp_path):
    osm = OsmFile()
    node = osm.node(0, 0, amenity="hospital", name="clinic at the gate")
    area = osm.way(osm.square(0, 0), amenity="hospital", name="clinic as an area")
    osm.node(1, 1, amenity="shelter")
    osm.node(2, 2, emergency="assembly_point")
    osm.node(3, 3, emergency="defibrillator")
    osm.node(4, 4, emergency="fire_hydrant")
    osm.node(5, 5, amenity="school;kindergarten")
    osm.way([osm.node(6, 6), osm.node(6.5, 6)], amenity="school")
    osm.node(7, 7, emergency="phone")
    result = import_osm(store, osm.write(tmp_path / "map.osm"))
    counts = result.counts["facility"]
    assert counts.imported_by_kind == {"hospital": 2, "assembly_point": 1, "aed": 1, "hydrant": 1}
    assert counts.left_out == {"shelter_not_emergency": 1, "several_values": 1, "outline_open": 1}
    rows = store.read("facility", ["external_number", "geom"], where={"kind": "hospital"})
    shapes = dict(zip(rows["external_number"], shapely.from_wkb(rows["geom"]), strict=True))
    assert shapes.keys() == {f"n{node}", f"w{area}"}
    assert shapely.box(114.2, 22.7, 114.2002, 22.7002).contains(shapes[f"w{area}"])


def test_cameras_with_their_direction(store, tmp_path):
    osm = OsmFile()
    tags = {"surveillance__type": "camera", "camera__type": "panning", "camera__direction": "NW"}
    osm.node(0, 0, man_made="surveillance", **tags, height="4 m", operator="city")
    osm.node(1, 1, man_made="surveillance", direction="120")
    osm.node(2, 2, man_made="surveillance", surveillance__type="guard")
    counts = import_osm(store, osm.write(tmp_path / "map.osm")).counts["camera"]
    assert (counts.found, counts.imported, counts.left_out) == (3, 2, {"surveillance_other": 1})
    rows = store.read("camera", ["kind", "azimuth", "height", "owner_unit"], order_by=["id"])
    assert rows == {
        "kind": ["ptz", "unknown"], "azimuth": [315.0, 120.0], "height": [4.0, None], "owner_unit": ["city", None],
    }  # fmt: skip


@pytest.mark.parametrize("crs", ["EPSG:4547", "EPSG:3857"])
def test_coordinates_come_into_the_stores_crs(tmp_path, crs):
    osm = OsmFile()
    osm.way([osm.node(0, 0), osm.node(1, 1)], highway="residential")
    with create_store(str(tmp_path / "plane.gpkg"), crs=crs) as store:
        import_osm(store, osm.write(tmp_path / "map.osm"))
        line = shapely.from_wkb(store.read("road", ["geom"])["geom"][0])
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCoordinateTransformContext

    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem(crs), QgsCoordinateTransformContext()
    )
    for (x, y), (lon, lat) in zip(line.coords, ((114.2, 22.7), (114.201, 22.701)), strict=True):
        expected = transform.transform(lon, lat)
        assert (x, y) == pytest.approx((expected.x(), expected.y()), abs=0.001)


def test_cancelled_import_leaves_nothing(store, monkeypatch):
    monkeypatch.setattr(job, "FEATURES_A_BATCH", 50)
    path = extract("shenzhen-longgang")
    steps = []

    def enough():
        steps.append(store.query("SELECT count(*) AS found FROM road")[0]["found"])
        return steps[-1] > 0

    with pytest.raises(Cancelled):
        import_osm(store, path, Progress(is_canceled=enough))
    assert steps[-1] > 0
    assert not any(store.count(table) for table in job.TABLES)
    assert store.count("import_batch") == 0


def test_damaged_extract_leaves_nothing(store, tmp_path):
    whole = extract("liechtenstein").read_bytes()
    damaged = tmp_path / "damaged.osm.pbf"
    damaged.write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(OsmUnreadable, match="damaged"):
        import_osm(store, damaged)
    text = tmp_path / "text.osm"
    text.write_text("name;address\n", encoding="utf-8")
    with pytest.raises(OsmUnreadable, match="text"):
        import_osm(store, text)
    with pytest.raises(OsmUnreadable, match="no file"):
        import_osm(store, tmp_path / "missing.osm.pbf")
    assert not any(store.count(table) for table in job.TABLES)


def run(parameters):
    algorithm, context, feedback = ImportOsm().create(), QgsProcessingContext(), QgsProcessingFeedback()
    results, ok = algorithm.run(parameters, context, feedback)
    return results, ok, context, feedback


def test_algorithm_says_what_it_did(tmp_path):
    osm = OsmFile()
    osm.way([osm.node(0, 0), osm.node(1, 0)], highway="residential")
    osm.way([osm.node(0, 2), osm.node(1, 2)], highway="proposed", name="<Planned> & Sons")
    osm.way(osm.square(0.2, 0.2), building="yes")
    osm.node(3, 3, amenity="shelter")
    database = str(tmp_path / "algorithm.gpkg")
    create_store(database, purpose="demo").close()
    summary = tmp_path / "summary.html"
    results, ok, context, feedback = run(
        {"OSM": str(osm.write(tmp_path / "map.osm")), "DATABASE": database, "REJECTED": "memory:",
         "SUMMARY": str(summary), "PROPOSAL": "households"}
    )  # fmt: skip
    assert ok, feedback.textLog()
    assert (results["ROADS"], results["BUILDINGS"], results["FACILITIES"], results["CAMERAS"]) == (1, 1, 0, 0)
    assert (results["REJECTED_COUNT"], results["GRID_COUNT"], results["LINKED_BUILDINGS"]) == (2, 1, 1)
    assert json.loads(results["SUMMARY_JSON"])["road"]["left_out"] == {"road_proposed": 1}
    rejected = QgsProcessingUtils.mapLayerFromString(results["REJECTED"], context)
    assert {feature["code"] for feature in rejected.getFeatures()} == {"road_proposed", "shelter_not_emergency"}
    assert all(feature["reason"].endswith(".") for feature in rejected.getFeatures())
    assert SENTENCES["road_proposed"] in summary.read_text(encoding="utf-8")
    with open_store(database) as store:
        assert store.count("grid_membership") == 1


def test_summary_escapes_names():
    bad = LeftOutGrid(1, "<b>", "", Problem("grid.geometry"), None)
    page = summary_html("<a>&.osm", job.OsmImport(), _Grids(1, 0, (bad,)))
    assert "<a>" not in page
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_algorithm_takes_grids_from_a_layer(tmp_path):
    osm = OsmFile()
    osm.way(osm.square(0.2, 0.2), building="yes")
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=code:string&field=label:string", "grids", "memory")
    from qgis.core import QgsFeature, QgsGeometry

    first = "POLYGON((114.2 22.7,114.201 22.7,114.201 22.701,114.2 22.701,114.2 22.7))"
    triangle = "POLYGON((115 22,116 22,116 23,115 22))"
    for code, label, wkt in (("440307001002001", "幸福网格", first), ("12", "短码", triangle),
                             ("440307001002002", "无形", None), ("440307001002001", "重码", triangle)):  # fmt: skip
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code, label])
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    database = str(tmp_path / "grids.gpkg")
    create_store(database).close()
    parameters = {"OSM": str(osm.write(tmp_path / "map.osm")), "DATABASE": database, "GRIDS": layer,
                  "GRID_CODE": "code", "GRID_NAME": "label", "REJECTED": "memory:",
                  "SUMMARY": str(tmp_path / "summary.html")}  # fmt: skip
    results, ok, context, feedback = run(parameters)
    assert ok, feedback.textLog()
    assert (results["GRID_COUNT"], results["LINKED_BUILDINGS"], results["REJECTED_COUNT"]) == (1, 1, 3)
    assert json.loads(results["SUMMARY_JSON"])["grid"] == {
        "found": 4, "imported": 1, "left_out": {"number.length": 1, "grid.geometry": 1, "grid.duplicate": 1},
    }  # fmt: skip
    rejected = QgsProcessingUtils.mapLayerFromString(results["REJECTED"], context)
    rows = {one["name"]: (one["layer"], one["code"], one["reason"], one.geometry()) for one in rejected.getFeatures()}
    assert {name: row[:2] for name, row in rows.items()} == {
        "短码": ("grid", "number.length"), "无形": ("grid", "grid.geometry"), "重码": ("grid", "grid.duplicate"),
    }  # fmt: skip
    assert [rows[name][2].split(" of ")[0] for name in ("短码", "无形", "重码")] == ["Row 2", "Row 3", "Row 4"]
    assert "row 1 already" in rows["重码"][2]
    assert rows["无形"][3].isNull()
    assert 115 < rows["重码"][3].asPoint().x() < 116
    assert "left out" in feedback.textLog()
    assert "row 1 already" in (tmp_path / "summary.html").read_text(encoding="utf-8")
    results, ok, _, feedback = run(parameters)
    assert ok, feedback.textLog()
    assert "had 1 grids before" in feedback.textLog()
    assert "Nothing in the extract is new" in feedback.textLog()
    with open_store(database) as store:
        assert store.read("grid", ["code", "name", "origin"]) == {
            "code": ["440307001002001"], "name": ["幸福网格"], "origin": ["given"],
        }  # fmt: skip


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [({"PROPOSAL": "households"}, "only into stores marked demo"), ({"OSM": "missing.osm.pbf"}, "There is no file")],
)
def test_algorithm_fails_with_one_sentence_and_writes_nothing(tmp_path, extra, sentence):
    osm = OsmFile()
    osm.way([osm.node(0, 0), osm.node(1, 0)], highway="residential")
    database = str(tmp_path / "real.gpkg")
    create_store(database).close()
    parameters = {"OSM": str(osm.write(tmp_path / "map.osm")), "DATABASE": database, **extra}
    _, ok, _, feedback = run(parameters)
    assert not ok
    assert sentence in feedback.textLog()
    assert "unexpected" not in feedback.textLog()
    with open_store(database) as store:
        assert store.count("road") == 0
