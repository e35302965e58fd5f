"""A square of one-way streets and a dead end, as layers, and a way to run the network algorithms on them."""

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

# Metres in EPSG:4547.
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
    results["context"], results["warnings"], results["log"] = context, feedback.warnings, feedback.textLog()
    for name in ("OUTPUT", "LEFT_OUT", "OUTPUT_LINES"):
        if isinstance(results.get(name), str):
            results[name] = QgsProcessingUtils.mapLayerFromString(results[name], context)
    return results


def table(layer, *names):
    return [tuple(feature[name] for name in names) for feature in layer.getFeatures()]


def wkb(wkt):
    return QgsGeometry.fromWkt(wkt).asWkb().data()
