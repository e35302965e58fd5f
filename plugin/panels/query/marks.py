"""Buildings of the answer on the map: outlined, each with the number of persons that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsReferencedRectangle
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsRubberBand
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ...maps.palette import colour
from ..shared.draw import style_band
from ..shared.shapes import moved

MOST = 1000
"""Buildings that are marked at a time."""

_ROOM = 1.3
_PAD = 4.0
_APART = 30.0  # pixels between two numbers, else the later one is left out


@dataclass(frozen=True)
class Mark:
    """A building's outline as WKB in the store's CRS, and what is written on it."""

    wkb: bytes
    text: str


class _Numbers(QgsMapCanvasItem):
    """The numbers, drawn above the map in the size of the screen's text."""

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self._canvas = canvas
        self.places: list[tuple[QgsPointXY, str]] = []

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """All of the canvas."""
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def updatePosition(self) -> None:  # noqa: N802 (QGIS's name)
        """The map has moved."""
        self.setPos(0, 0)
        self.update()

    def paint(self, painter: QPainter, _option=None, _widget=None) -> None:
        """Draw the numbers that are in view and do not cover each other."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(painter.font())
        taken: set[tuple[int, int]] = set()
        seen = self.boundingRect()
        for place, text in self.places:
            at = self.toCanvasCoordinates(place)
            cell = int(at.x() // _APART), int(at.y() // _APART)
            if not seen.contains(at) or cell in taken:
                continue
            taken.add(cell)
            wide, high = metrics.horizontalAdvance(text) + 2 * _PAD, metrics.height() + _PAD
            box = QRectF(at.x() - max(wide, high) / 2, at.y() - high / 2, max(wide, high), high)
            painter.setPen(QPen(QColor(colour("ink")), 1))
            painter.setBrush(QColor(colour("halo")))
            painter.drawRoundedRect(box, high / 2, high / 2)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class Marks:
    """Marks on the canvas, taken away by `clear`, for good by `close`."""

    def __init__(self, canvas: QgsMapCanvas):
        self._canvas = canvas
        self._band = QgsRubberBand(canvas)
        style_band(self._band)
        self._numbers = _Numbers(canvas)
        self._numbers.hide()

    def show(self, marks: Sequence[Mark], crs: str, *, go: bool = False) -> None:
        """Mark buildings, the largest numbers first in ``marks``; ``go`` brings them all into view."""
        self.clear()
        source, target = QgsCoordinateReferenceSystem(crs), self._canvas.mapSettings().destinationCrs()
        shapes = []
        for mark in marks[:MOST]:
            shape = QgsGeometry()
            shape.fromWkb(mark.wkb)
            shapes.append(moved(shape, source, target))
        for shape, mark in zip(shapes, marks, strict=False):
            self._band.addGeometry(shape, None, False)
            self._numbers.places.append((shape.pointOnSurface().asPoint(), mark.text))
        self._band.updatePosition()
        self._band.update()
        self._numbers.setVisible(bool(shapes))
        self._numbers.updatePosition()
        if go and shapes:
            extent = QgsGeometry.collectGeometry(shapes).boundingBox()
            self._canvas.setReferencedExtent(QgsReferencedRectangle(extent, target))
            self._canvas.zoomByFactor(_ROOM)
            self._canvas.refresh()

    def count(self) -> int:
        """How many buildings are marked."""
        return len(self._numbers.places)

    def clear(self) -> None:
        """Take the marks off the map."""
        self._band.reset()
        self._numbers.places = []
        self._numbers.hide()

    def close(self) -> None:
        """Take everything away."""
        for item in (self._band, self._numbers):
            self._canvas.scene().removeItem(item)
