"""Drawn shapes: circles and buffers in metres whatever the map's CRS, and shapes on their way to the store's CRS."""

from collections.abc import Iterable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)

_SEGMENTS = 24  # of a quarter of a circle
_DEGREES = "EPSG:4490"


def buffer_metres(shape: QgsGeometry, crs: QgsCoordinateReferenceSystem, metres: float) -> QgsGeometry:
    """A shape grown by metres, in the same CRS: measured in a projection around the shape's middle."""
    degrees = QgsCoordinateReferenceSystem(_DEGREES)
    middle = moved(QgsGeometry.fromPointXY(shape.boundingBox().center()), crs, degrees).asPoint()
    around = QgsCoordinateReferenceSystem.fromProj(
        f"+proj=aeqd +lat_0={middle.y():.9f} +lon_0={middle.x():.9f} +ellps=GRS80 +units=m +no_defs"
    )
    return moved(moved(shape, crs, around).buffer(metres, _SEGMENTS), around, crs)


def circle(centre: QgsPointXY, edge: QgsPointXY, crs: QgsCoordinateReferenceSystem) -> tuple[QgsGeometry, float]:
    """The circle around a centre through another point, and its radius in metres."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, QgsProject.instance().transformContext())
    measure.setEllipsoid("GRS80")
    metres = measure.measureLine(centre, edge)
    return buffer_metres(QgsGeometry.fromPointXY(centre), crs, metres), metres


def moved(
    shape: QgsGeometry, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsGeometry:
    """A copy of a shape in another CRS."""
    copy = QgsGeometry(shape)
    copy.transform(QgsCoordinateTransform(source, target, QgsProject.instance()))
    return copy


def together(shapes: Iterable[QgsGeometry]) -> QgsGeometry:
    """The valid union of shapes; empty of none."""
    valid = [shape.makeValid() for shape in shapes if not shape.isNull()]
    return QgsGeometry.unaryUnion(valid) if valid else QgsGeometry()
