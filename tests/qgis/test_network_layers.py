"""Sources of roads inside QGIS, and how lengths are measured."""

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)

from civicgrid.plugin.network.cache import GraphCache
from civicgrid.plugin.network.file_reader import FileRoads
from civicgrid.plugin.network.layer_reader import LayerOrFile, LayerRoads, measure_of, roads_of_layer, transformed
from civicgrid.plugin.network.opening import open_network
from civicgrid.plugin.network.roads import BOTH, FORWARD, RoadFields
from civicgrid.tests.support import networks

FIELDS = RoadFields("oneway", "F", "T", "B", BOTH, "speed", 45.0)


@pytest.fixture
def roads_file(tmp_path):
    return networks.write_roads(tmp_path / "roads.gpkg", 4547, networks.lattice(5))


def open_layer(path):
    layer = QgsVectorLayer(f"{path}|layername=roads", "roads", "ogr")
    assert layer.isValid()
    return layer


def assert_same(left, right):
    for name in ("coords", "offsets", "road_id", "direction", "speed"):
        assert np.array_equal(getattr(left, name), getattr(right, name)), name


def test_the_file_and_the_features_give_the_same_roads(roads_file):
    layer = open_layer(roads_file)
    source = roads_of_layer(layer, FIELDS)
    assert isinstance(source, LayerOrFile)
    assert_same(source.file.read(), source.features.read())
    assert layer.setSubsetString("\"oneway\" = 'F'")
    source = roads_of_layer(layer, FIELDS)
    assert isinstance(source, LayerOrFile)
    assert 0 < len(source.read().road_id) < 40
    assert_same(source.file.read(), source.features.read())


def test_a_layer_in_editing_is_read_as_it_stands_and_not_cached(roads_file, tmp_path):
    layer = open_layer(roads_file)
    layer.startEditing()
    feature = QgsFeature(layer.fields())
    feature["oneway"], feature["speed"] = "F", 5.0
    feature.setGeometry(QgsGeometry.fromWkt("LINESTRING (500000 3000000, 499000 3000000)"))
    assert layer.addFeature(feature)
    source = roads_of_layer(layer, FIELDS)
    assert isinstance(source, LayerRoads)
    assert source.key() is None
    roads = source.read()
    added = np.flatnonzero(roads.speed == 5)
    assert roads.direction[added].tolist() == [FORWARD]
    cache = GraphCache(tmp_path / "graphs")
    plane = measure_of(layer.crs(), "NONE")
    open_network(source, plane, cache=cache)
    assert not open_network(source, plane, cache=cache).cached
    assert not cache.folder.exists()
    layer.rollBack()
    assert isinstance(roads_of_layer(layer, FIELDS), LayerOrFile)


def test_joined_and_virtual_fields_are_read_from_the_features(roads_file):
    layer = open_layer(roads_file)
    other = QgsVectorLayer("NoGeometry?field=road:integer&field=limit:double", "limits", "memory")
    row = QgsFeature(other.fields())
    row.setAttributes([1, 7.0])
    other.dataProvider().addFeatures([row])
    QgsProject.instance().addMapLayer(other)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setJoinFieldName("road")
    join.setTargetFieldName("fid")
    join.setUsingMemoryCache(True)
    assert layer.addJoin(join)
    source = roads_of_layer(layer, RoadFields(speed_field="limits_limit", default_speed=45.0))
    assert isinstance(source, LayerRoads)
    speed = source.read().speed
    assert sorted(set(speed.tolist())) == [7, 45]
    QgsProject.instance().removeMapLayer(other.id())


def test_memory_layers_curves_and_bad_rows():
    layer = QgsVectorLayer("CompoundCurve?crs=EPSG:4547&field=speed:string", "roads", "memory")
    for wkt, speed in (
        ("CompoundCurve (CircularString (0 0, 50 50, 100 0))", "30"),
        ("CompoundCurve ((100 0, 200 0))", "fast"),
        (None, "30"),
    ):
        feature = QgsFeature(layer.fields())
        feature["speed"] = speed
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeatures([feature])
    roads = roads_of_layer(layer, RoadFields(speed_field="speed", default_speed=45.0)).read()
    assert roads.left_out == {"no geometry": 1}
    assert roads.speed.tolist() == [30, 45]
    first = roads.coords[: roads.offsets[1]]
    assert np.hypot(*np.diff(first, axis=0).T).sum() == pytest.approx(50 * np.pi, rel=1e-3)


@pytest.mark.parametrize("subset", ["SELECT * FROM roads WHERE fid < 5"])
def test_a_whole_statement_as_subset_is_left_to_qgis(roads_file, subset):
    layer = open_layer(roads_file)
    assert layer.setSubsetString(subset)
    source = roads_of_layer(layer, FIELDS)
    assert isinstance(source, LayerRoads)
    assert source.read().road_id.tolist() == [1, 2, 3, 4]


def test_a_shapefile_changes_with_its_table(tmp_path):
    from osgeo import gdal

    networks.write_roads(tmp_path / "roads.gpkg", 4547, networks.lattice(3))
    gdal.VectorTranslate(str(tmp_path / "roads.shp"), str(tmp_path / "roads.gpkg"), format="ESRI Shapefile")
    layer = QgsVectorLayer(str(tmp_path / "roads.shp"), "roads", "ogr")
    source = roads_of_layer(layer, FIELDS)
    assert isinstance(source, LayerOrFile)
    assert_same(source.file.read(), source.features.read())
    key = source.key()
    table = tmp_path / "roads.dbf"
    table.write_bytes(table.read_bytes() + b" ")
    assert source.key() != key
    assert FileRoads(str(tmp_path / "nothing.shp"), "", "", FIELDS).key() != key


@pytest.mark.parametrize(
    ("crs", "ellipsoid"),
    [
        ("EPSG:4326", "EPSG:7030"),
        ("EPSG:4490", "EPSG:1024"),
        ("EPSG:4490", ""),
        ("EPSG:4547", "EPSG:7030"),
        ("EPSG:4547", "EPSG:1024"),
        ("EPSG:2056", "EPSG:7004"),
        ("EPSG:4326", "PARAMETER:6378137:6356752"),
    ],
)
def test_lengths_equal_qgis(crs, ellipsoid):
    reference = QgsCoordinateReferenceSystem(crs)
    measure = measure_of(reference, ellipsoid)
    qgis = QgsDistanceArea()
    qgis.setSourceCrs(reference, QgsCoordinateTransformContext())
    qgis.setEllipsoid(ellipsoid or reference.ellipsoidAcronym())
    rng = np.random.default_rng(3)
    if reference.isGeographic():
        start = rng.uniform([-179.9, -80], [179.9, 80], (500, 2))
        step = 10 ** rng.uniform(-5, 0, (500, 1))
    else:
        low, high = ((2.5e6, 1.1e6), (2.8e6, 1.3e6)) if crs == "EPSG:2056" else ((4e5, 2e6), (6e5, 5e6))
        start, step = rng.uniform(low, high, (500, 2)), 10 ** rng.uniform(0, 5, (500, 1))
    end = start + step * rng.normal(size=(500, 2))
    expected = [qgis.measureLine(QgsPointXY(*a), QgsPointXY(*b)) for a, b in zip(start, end, strict=True)]
    np.testing.assert_allclose(measure.lengths(start, end), expected, rtol=1e-7, atol=1e-8)


def test_planar_lengths_are_metres_also_in_feet():
    feet = measure_of(QgsCoordinateReferenceSystem("EPSG:2263"), "NONE")
    lengths = feet.lengths(np.array([[0.0, 0.0]]), np.array([[3000.0, 4000.0]]))
    assert lengths[0] == pytest.approx(5000 * 1200 / 3937)


def test_points_that_no_projection_takes_become_nan():
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateReferenceSystem("EPSG:3857"),
        QgsCoordinateTransformContext(),
    )
    moved = transformed(np.array([[10.0, 47.0], [np.nan, 1.0], [10.0, 95.0], [11.0, 48.0]]), transform)
    assert np.isnan(moved[1:3]).all()
    assert moved[[0, 3]] == pytest.approx(np.array([[1113194.9, 5942074.07], [1224514.4, 6106854.83]]), abs=0.1)
