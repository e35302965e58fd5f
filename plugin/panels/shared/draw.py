"""A map tool that draws a place: polygon, circle, rectangle, or a line around which the place lies."""

from qgis.core import Qgis, QgsGeometry, QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ...maps.palette import colour
from ...services.translation import tr
from .shapes import circle

POLYGON, CIRCLE, RECTANGLE, LINE = "polygon", "circle", "rectangle", "line"
SHAPES = (POLYGON, RECTANGLE, CIRCLE, LINE)
_DRAGGED = (CIRCLE, RECTANGLE)
_FEWEST = {POLYGON: 3, LINE: 2}
_CLICK = 4  # pixels within which press and release are a click, not a drag


class DrawTool(QgsMapTool):
    """Emits ``drawn(QgsGeometry)`` in the canvas's CRS, ``told(str)`` while it is at work; Escape begins anew.

    Polygons and lines are clicked, and end with the right button or a double click; circles and rectangles are dragged
    or clicked twice.
    """

    drawn = pyqtSignal(object)
    told = pyqtSignal(str)

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.shape = POLYGON
        self._points: list[QgsPointXY] = []
        self._pressed = None
        self._band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        style_band(self._band)

    def begin(self, shape: str) -> None:
        """Take the map for drawing one of SHAPES."""
        self.shape = shape
        self._clear()
        self.canvas().setMapTool(self)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """A corner, or the begin of a drag."""
        if event.button() == Qt.MouseButton.RightButton:
            self._finish()
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.pos()
        point = self.toMapCoordinates(event.pos())
        if self.shape in _DRAGGED and self._points:
            self._end_drag(point)
        else:
            self._points.append(point)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Show what would be drawn."""
        if self._points:
            self._show([*self._points, self.toMapCoordinates(event.pos())])

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """The end of a drag."""
        if self.shape not in _DRAGGED or not self._points or self._pressed is None:
            return
        if (event.pos() - self._pressed).manhattanLength() > _CLICK:
            self._end_drag(self.toMapCoordinates(event.pos()))

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """The last corner."""
        if self.shape not in _DRAGGED:
            self._finish()

    def keyPressEvent(self, event) -> None:  # noqa: N802 (QGIS's name)
        """Escape begins anew, the backspace takes a corner back."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            self._clear()
        elif event.key() == Qt.Key.Key_Backspace and self._points:
            event.ignore()
            self._points.pop()
            self._show(self._points)

    def deactivate(self) -> None:
        """Another tool takes the map."""
        self._clear()
        super().deactivate()

    def close(self) -> None:
        """Give the map back for good."""
        self._clear()
        self.canvas().unsetMapTool(self)
        self.canvas().scene().removeItem(self._band)

    def _end_drag(self, point: QgsPointXY) -> None:
        shape = self._geometry([self._points[0], point])
        self._clear()
        if shape.area() > 0:
            self.drawn.emit(shape)

    def _finish(self) -> None:
        points = list(dict.fromkeys((point.x(), point.y()) for point in self._points))
        points = [QgsPointXY(*point) for point in points]
        self._clear()
        if self.shape not in _DRAGGED and len(points) >= _FEWEST[self.shape]:
            self.drawn.emit(self._geometry(points))

    def _geometry(self, points: list[QgsPointXY]) -> QgsGeometry:
        if self.shape == LINE:
            return QgsGeometry.fromPolylineXY(points)
        if self.shape == POLYGON:
            return QgsGeometry.fromPolygonXY([points])
        first, last = points[0], points[-1]
        if self.shape == RECTANGLE:
            ring = [first, QgsPointXY(last.x(), first.y()), last, QgsPointXY(first.x(), last.y())]
            return QgsGeometry.fromPolygonXY([ring])
        shape, metres = circle(first, last, self.canvas().mapSettings().destinationCrs())
        self.told.emit(tr("Radius {metres} m").format(metres=f"{metres:,.0f}"))
        return shape

    def _show(self, points: list[QgsPointXY]) -> None:
        shape = self._geometry(points) if len(points) > 1 else QgsGeometry()
        self._band.reset(Qgis.GeometryType.Line if self.shape == LINE else Qgis.GeometryType.Polygon)
        if not shape.isNull():
            self._band.setToGeometry(shape, None)

    def _clear(self) -> None:
        self._points, self._pressed = [], None
        self._band.reset(Qgis.GeometryType.Polygon)
        self.told.emit("")


def style_band(band: QgsRubberBand) -> None:
    """The look of a place: the selection's colour, seen through."""
    fill = QColor(colour("selection"))
    fill.setAlpha(60)
    band.setFillColor(fill)
    band.setStrokeColor(QColor(colour("grid")))
    band.setWidth(2)
