"""Where a photo was taken, on the map: its place, which way it looks, and the line to its object."""

import math

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsReferencedRectangle,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .content import Piece

_COLOUR = QColor("#c2185b")
_WIDTH, _SIZE = 2, 14
_ARROW = 46  # pixels of the line that shows the heading
_ROOM = 1.6  # of the line's extent is shown
_SCALE = 1000  # for a photo that was taken at the object itself


class PhotoMark:
    """Rubber bands on the canvas, taken off again by `clear`."""

    def __init__(self, canvas: QgsMapCanvas):
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []

    def show(self, piece: Piece, crs: QgsCoordinateReferenceSystem) -> None:
        """Mark where a photo was taken; ``crs`` is that of its place."""
        self.clear()
        point = _geometry(piece.attached.geom)
        if piece.line is not None and piece.metres:
            self._add(_geometry(piece.line), crs, Qt.PenStyle.DashLine)
        if piece.attached.heading is not None:
            self._add(QgsGeometry.fromPolylineXY(self._arrow(point, piece.attached.heading, crs)), None)
        self._add(point, crs)

    def go_to(self, piece: Piece, crs: QgsCoordinateReferenceSystem) -> None:
        """Show the photo's place and its object's nearest part."""
        shape = _geometry(piece.line or piece.attached.geom).boundingBox()
        self._canvas.setReferencedExtent(QgsReferencedRectangle(shape, crs))
        if not piece.line or not piece.metres:
            self._canvas.zoomScale(_SCALE)
        else:
            self._canvas.zoomByFactor(_ROOM)
        self._canvas.refresh()

    def clear(self) -> None:
        """Take everything off the map."""
        for band in self._bands:
            band.reset()
            self._canvas.scene().removeItem(band)
        self._bands.clear()

    def _add(self, shape: QgsGeometry, crs, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
        band = QgsRubberBand(self._canvas, shape.type())
        band.setColor(_COLOUR)
        band.setWidth(_WIDTH)
        band.setLineStyle(style)
        if shape.type() == Qgis.GeometryType.Point:
            band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
            band.setIconSize(_SIZE)
        if crs is None:
            band.setToGeometry(shape, None)
        else:
            band.setToGeometry(shape, crs)
        self._bands.append(band)

    def _arrow(self, point: QgsGeometry, heading: float, crs: QgsCoordinateReferenceSystem) -> list[QgsPointXY]:
        """A line of a fixed length on the screen, in the map's CRS, north being up as far as a map of a town goes."""
        placed = QgsGeometry(point)
        target = self._canvas.mapSettings().destinationCrs()
        placed.transform(QgsCoordinateTransform(crs, target, QgsProject.instance()))
        start = placed.asPoint()
        length = _ARROW * self._canvas.mapUnitsPerPixel()
        angle = math.radians(heading)
        return [start, QgsPointXY(start.x() + length * math.sin(angle), start.y() + length * math.cos(angle))]


def _geometry(wkb: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry
