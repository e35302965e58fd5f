"""The points that the algorithms on the road network are given, and the ones they have to leave out."""

from dataclasses import dataclass
from math import isfinite, nan

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
)
from qgis.PyQt.QtCore import QDateTime, QMetaType, Qt

from ..plugin.services.translation import tr

REASONS = {
    "geometry": "it has no geometry",
    "several": "it has more than one point",
    "coordinates": "its coordinates cannot be brought to the network's coordinate system",
    "far": "it is {metres} m from the network",
    "avoided": "it stands inside an area to avoid",
    "stale": "its position is {minutes} minutes old",
    "no_time": "the time of its position is unknown",
    "unreachable": "no road leads there",
    "fewer": "only {found} of {wanted} resources can be reached",
    "fewer_beyond": "only {found} of {wanted} resources can be reached within the maximum cost",
    "nobody": "no resource can be reached",
    "beyond": "no resource can be reached within the maximum cost",
    "no_resources": "there is no resource",
}


@dataclass
class Points:
    """The points of one layer, in the network's CRS.

    ``ids`` are the values of the named field, else feature ids; ``xy`` (n, 2) has NaN where there is no usable point;
    ``problems`` maps a row to the code of what is wrong with it; ``ages`` are minutes, NaN when unknown.
    """

    name: str
    ids: list
    id_field: QgsField
    xy: object
    problems: dict
    ages: object = None


def points_of(
    name: str, source: QgsFeatureSource, column: int, transform: QgsCoordinateTransform, time_field: str = ""
) -> Points:
    """Return the points of a layer brought to the network's CRS; ``column`` is the field of the ids, -1 for none."""
    import numpy as np

    from ..plugin.network.layer_reader import transformed

    time_column = source.fields().lookupField(time_field) if time_field else -1
    request = QgsFeatureRequest().setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
    request.setSubsetOfAttributes([index for index in (column, time_column) if index >= 0])
    ids, xy, problems, ages = [], [], {}, []
    for row, feature in enumerate(source.getFeatures(request)):
        ids.append(feature.attribute(column) if column >= 0 else feature.id())
        point, problem = _single_point(feature.geometry())
        xy.append(point)
        if problem:
            problems[row] = problem
        ages.append(_age(feature.attribute(time_column)) if time_column >= 0 else nan)
    moved = transformed(np.array(xy, dtype=float).reshape(-1, 2), transform)
    for row in np.flatnonzero(np.isnan(moved).any(axis=1)):
        problems.setdefault(int(row), "coordinates")
    id_field = QgsField(source.fields().at(column)) if column >= 0 else QgsField("id", QMetaType.Type.LongLong)
    return Points(name, ids, id_field, moved, problems, np.array(ages, dtype=float))


class LeftOut:
    """The sink of the rows left out; each is also said in the log."""

    def __init__(self, algorithm, parameters, context, crs, feedback):
        self.algorithm, self.parameters, self.feedback = algorithm, parameters, feedback
        self.count = 0
        self.fields = QgsFields()
        for name, kind in (
            ("layer", QMetaType.Type.QString),
            ("id", QMetaType.Type.QString),
            ("code", QMetaType.Type.QString),
            ("reason", QMetaType.Type.QString),
            ("metres", QMetaType.Type.Double),
        ):
            self.fields.append(QgsField(name, kind))
        self.sink, self.output = algorithm.parameterAsSink(
            parameters, algorithm.LEFT_OUT, context, self.fields, Qgis.WkbType.Point, crs
        )

    def add(self, points: Points, row: int, code: str, metres: float | None = None, **values):
        """Write one row; ``code`` is a key of REASONS. One that got fewer than wanted is not counted as left out."""
        reason = tr(REASONS[code]).format(metres=_rounded(metres), **values)
        self.count += code not in ("fewer", "fewer_beyond")
        self.feedback.pushWarning(
            tr("{layer} {id}: {reason}").format(layer=points.name, id=points.ids[row], reason=reason)
        )
        if self.sink is None:
            return
        feature = QgsFeature(self.fields)
        feature.setAttributes([points.name, str(points.ids[row]), code, reason, metres])
        x, y = points.xy[row]
        if isfinite(x) and isfinite(y):
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        self.algorithm.write_feature(self.sink, feature, self.parameters, self.algorithm.LEFT_OUT)

    def locate(self, job, points: Points):
        """Return the positions of the points on the network; those that have none are written here."""
        import numpy as np

        positions = job.network.locate(points.xy, job.point_tolerance)
        head, tail = job.costs.blocked.limits(
            np.maximum(positions.edge, 0), job.network.graph.edge_metres[np.maximum(positions.edge, 0)]
        )
        closed = (positions.edge >= 0) & (positions.from_start > head) & (positions.from_start < tail)
        for row in range(len(points.ids)):
            if row in points.problems:
                self.add(points, row, points.problems[row])
            elif positions.edge[row] < 0:
                self.add(points, row, "far", float(positions.distance[row]))
            elif closed[row]:
                self.add(points, row, "avoided")
                positions.edge[row] = -1
        return positions


def _rounded(metres: float | None) -> str:
    return "" if metres is None else f"{metres:.0f}"


def _single_point(geometry) -> tuple[tuple[float, float], str]:
    nowhere = (nan, nan)
    if geometry.isNull() or geometry.isEmpty():
        return nowhere, "geometry"
    vertices = geometry.vertices()
    first = vertices.next()
    if vertices.hasNext():
        return nowhere, "several"
    return (first.x(), first.y()), ""


def _age(value) -> float:
    """Return how many minutes ago ``value`` (a date and time, or its ISO text) was, NaN when it says no time."""
    moment = value if isinstance(value, QDateTime) else QDateTime.fromString(str(value), Qt.DateFormat.ISODateWithMs)
    if not moment.isValid():
        return nan
    return moment.msecsTo(QDateTime.currentDateTimeUtc()) / 60000.0
