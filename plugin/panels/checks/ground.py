"""Findings and repairs on the map: go there, make it flash, draw what was and what would be."""

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsReferencedRectangle
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...jobs.checks.store_repair import Proposal

_FLASH = 3
_POINT_SCALE = 1500
_OLD, _NEW = QColor(200, 30, 30), QColor(20, 130, 60)
_MOST = 500
"""Proposals that are drawn at a time."""


def geometry_of(wkb: bytes) -> QgsGeometry:
    """A QGIS geometry of WKB."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


def go_to(
    canvas: QgsMapCanvas, wkb: bytes, crs: QgsCoordinateReferenceSystem, around: QgsRectangle | None = None
) -> None:
    """Bring a shape, with some ground around it, into the middle of the map and make it flash."""
    geometry = geometry_of(wkb)
    rectangle = around or geometry.boundingBox()
    canvas.setReferencedExtent(QgsReferencedRectangle(rectangle, crs))
    if rectangle.width() == 0 and rectangle.height() == 0:
        canvas.zoomScale(_POINT_SCALE)
    else:
        canvas.zoomByFactor(1.6)
    canvas.flashGeometries([geometry], crs, flashes=_FLASH)
    canvas.refresh()


class Preview:
    """The old shapes of proposals in dashed red, the new ones in green; taken away by `clear`."""

    def __init__(self, canvas: QgsMapCanvas):
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []

    def show(self, proposals: list[Proposal], crs: QgsCoordinateReferenceSystem) -> None:
        """Draw proposals in place of those that are drawn."""
        self.clear()
        for one in proposals[:_MOST]:
            self._draw(one.old, crs, _OLD, Qt.PenStyle.DashLine, 3)
            if one.new is not None:
                self._draw(one.new, crs, _NEW, Qt.PenStyle.SolidLine, 2)

    def clear(self) -> None:
        """Take the drawings away."""
        for band in self._bands:
            self._canvas.scene().removeItem(band)
        self._bands.clear()

    def count(self) -> int:
        """How many shapes are drawn."""
        return len(self._bands)

    def _draw(self, wkb, crs, colour: QColor, style: Qt.PenStyle, width: int) -> None:
        geometry = geometry_of(wkb)
        band = QgsRubberBand(self._canvas, geometry.type())
        fill = QColor(colour)
        fill.setAlpha(40)
        band.setStrokeColor(colour)
        band.setFillColor(fill)
        band.setLineStyle(style)
        band.setWidth(width)
        band.setToGeometry(geometry, crs)
        self._bands.append(band)
