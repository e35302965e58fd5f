import math

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from civicgrid.plugin.domain.coordinates import convert
from civicgrid.processing.convert_crs import ConvertCrs


class Feedback(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.warnings = []

    def pushWarning(self, warning):  # noqa: N802 (QGIS's name)
        self.warnings.append(warning)


def layer_of(kind, geometries, crs="EPSG:4326"):
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field=name:string", "input", "memory")
    features = []
    for number, geometry in enumerate(geometries):
        feature = QgsFeature(layer.fields())
        feature["name"] = f"第{number}个 'quoted'"
        feature.setGeometry(geometry if isinstance(geometry, QgsGeometry) else QgsGeometry.fromWkt(geometry))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def run(layer, source, target, **parameters):
    context, feedback = QgsProcessingContext(), Feedback()
    values = {"INPUT": layer, "SOURCE": source, "TARGET": target, "OUTPUT": "memory:", **parameters}
    results, ok = ConvertCrs().create().run(values, context, feedback)
    assert ok
    context.keep = results
    for name in ("OUTPUT", "REJECTED"):
        if results.get(name):
            results[name] = QgsProcessingUtils.mapLayerFromString(results[name], context)
    results["context"], results["warnings"] = context, feedback.warnings
    return results


def features(layer):
    return sorted(layer.getFeatures(), key=lambda feature: feature.id())


def moved(lon, lat, source, target):
    x, y = convert([lon], [lat], source, target)
    return float(x[0]), float(y[0])


def test_a_point_goes_where_the_conversion_says_and_keeps_its_attributes():
    result = run(layer_of("Point", ["POINT (116.397 39.908)"]), "wgs84", "gcj02")
    (feature,) = features(result["OUTPUT"])
    point = feature.geometry().asPoint()
    assert (point.x(), point.y()) == moved(116.397, 39.908, "wgs84", "gcj02")
    assert abs(point.x() - 116.397) > 0.004
    assert feature["name"] == "第0个 'quoted'"
    assert result["REJECTED_COUNT"] == 0


@pytest.mark.parametrize(
    ("kind", "wkt"),
    [
        ("LineStringZM", "LineString ZM (116 39 5 7, 116.5 39.5 6 8)"),
        (
            "PolygonZ",
            "Polygon Z ((116 39 1, 117 39 2, 117 40 3, 116 39 1),"
            "(116.4 39.2 1, 116.5 39.2 1, 116.5 39.3 1, 116.4 39.2 1))",
        ),
        ("MultiPointM", "MultiPoint M (116 39 4, 117 40 5)"),
        ("MultiPolygon", "MultiPolygon (((116 39, 117 39, 117 40, 116 39)),((110 30, 111 30, 111 31, 110 30)))"),
        ("CompoundCurve", "CompoundCurve (CircularString (116 39, 116.5 39.5, 117 39),(117 39, 118 39))"),
        ("CurvePolygon", "CurvePolygon (CircularString (116 39, 117 40, 116 39))"),
    ],
)
def test_every_geometry_type_keeps_its_shape_z_and_m(kind, wkt):
    (feature,) = features(run(layer_of(kind, [wkt]), "wgs84", "bd09")["OUTPUT"])
    before, after = QgsGeometry.fromWkt(wkt).constGet(), feature.geometry().constGet()
    assert after.wkbType() == before.wkbType()
    pairs = list(zip(before.vertices(), after.vertices(), strict=True))
    assert len(pairs) > 1
    for old, new in pairs:
        assert (new.x(), new.y()) == moved(old.x(), old.y(), "wgs84", "bd09")
        assert not old.is3D() or new.z() == old.z()
        assert not old.isMeasure() or new.m() == old.m()


@pytest.mark.parametrize("system", ["cgcs2000", "gcj02", "bd09"])
def test_there_and_back_is_better_than_a_millionth_of_a_degree(system):
    layer = layer_of("Point", [f"POINT ({lon} {lat})" for lon in range(75, 136, 5) for lat in range(3, 55, 5)])
    back = run(run(layer, "wgs84", system)["OUTPUT"], system, "wgs84")["OUTPUT"]
    for old, new in zip(features(layer), features(back), strict=True):
        assert old.geometry().distance(new.geometry()) < 1e-6


def test_a_projected_layer_is_brought_to_degrees_first():
    radius, lon, lat = 6378137.0, math.radians(116.397), math.radians(39.908)  # the sphere of EPSG:3857
    northing = radius * math.log(math.tan(math.pi / 4 + lat / 2))
    projected = QgsGeometry.fromPointXY(QgsPointXY(radius * lon, northing))
    (feature,) = features(run(layer_of("Point", [projected], "EPSG:3857"), "wgs84", "cgcs2000")["OUTPUT"])
    point = feature.geometry().asPoint()
    assert (point.x(), point.y()) == pytest.approx((116.397, 39.908), abs=1e-9)


@pytest.mark.parametrize(
    ("target", "crs"), [("wgs84", "EPSG:4326"), ("cgcs2000", "EPSG:4490"), ("gcj02", ""), ("bd09", "")]
)
def test_the_result_is_labelled_only_where_a_label_exists(target, crs):
    output = run(layer_of("Point", ["POINT (116 39)"]), "wgs84", target)["OUTPUT"]
    assert output.crs() == QgsCoordinateReferenceSystem(crs)
    assert output.crs().authid() == crs


def test_bad_rows_are_named_and_the_rest_goes_on():
    wkts = ["POINT (116 39)", "POINT (500000 39)"]
    endless = QgsGeometry.fromPointXY(QgsPointXY(116, math.inf))
    layer = layer_of("Point", [*wkts, endless, "POINT (117 40)", QgsGeometry(), "POINT EMPTY"])
    result = run(layer, "wgs84", "gcj02", REJECTED="memory:")
    assert [feature["name"][1] for feature in features(result["OUTPUT"])] == ["0", "3", "4", "5"]
    rejected = features(result["REJECTED"])
    assert [feature["name"][1] for feature in rejected] == ["1", "2"]
    assert all("longitude and latitude" in feature["reason"] for feature in rejected)
    assert rejected[0].geometry().asPoint().x() == 500000
    assert result["REJECTED_COUNT"] == 2
    assert len(result["warnings"]) == 2
