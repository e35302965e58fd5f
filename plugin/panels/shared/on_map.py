"""Buildings picked on the map: a tool that gives the previous one back, and what is picked drawn above the map."""

from collections.abc import Iterable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ...maps.palette import colour
from ...services.geos import shapely
from ...store import Store

MOST_DRAWN = 2000


class BuildingTool(QgsMapTool):
    """``clicked`` carries the place in the canvas's CRS; Escape gives the map back."""

    clicked = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._before = None

    def take(self) -> None:
        """Take the map, and remember whose it was."""
        self._before = self.canvas().mapTool()
        self.canvas().setMapTool(self)

    def give_back(self) -> None:
        """Give the map back to the tool before, if it still is ours."""
        if self.canvas().mapTool() is self:
            if self._before is not None:
                self.canvas().setMapTool(self._before)
            else:
                self.canvas().unsetMapTool(self)
        self._before = None

    def canvasReleaseEvent(self, event) -> None:  # noqa: N802 (QGIS's name)
        """Tell where."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self.toMapCoordinates(event.pos()))

    def keyPressEvent(self, event) -> None:  # noqa: N802 (QGIS's name)
        """Give the map back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            self.give_back()


class Outlines:
    """The picked buildings, outlined above the map."""

    def __init__(self, canvas: QgsMapCanvas):
        self._canvas = canvas
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setWidth(3)
        self._band.setColor(QColor(colour("grid")))
        fill = QColor(colour("selection"))
        fill.setAlpha(90)
        self._band.setFillColor(fill)

    def show(self, shapes: Iterable[bytes | None], crs: str) -> None:
        """Outline geometries given as WKB in ``crs``."""
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        for shape in list(shapes)[:MOST_DRAWN]:
            if shape is not None:
                geometry = QgsGeometry()
                geometry.fromWkb(shape)
                self._band.addGeometry(geometry, QgsCoordinateReferenceSystem(crs))

    def close(self) -> None:
        """Take the outlines off the map."""
        self._canvas.scene().removeItem(self._band)


def store_point(point: QgsPointXY, canvas: QgsMapCanvas, crs: str) -> tuple[float, float]:
    """A place of the canvas in the store's CRS."""
    into = QgsCoordinateReferenceSystem(crs)
    moved = QgsCoordinateTransform(canvas.mapSettings().destinationCrs(), into, QgsProject.instance()).transform(point)
    return moved.x(), moved.y()


def building_at(store: Store, x: float, y: float) -> int | None:
    """The building at a place in the store's CRS, the smallest where several cover it."""
    near = store.read("building", ["id", "geom"], bbox=(x, y, x, y))
    point = shapely.Point(x, y)
    shapes = {key: shapely.from_wkb(geom) for key, geom in zip(near["id"], near["geom"], strict=True) if geom}
    inside = [key for key, shape in shapes.items() if shape.covers(point)]
    return min(inside, key=lambda key: shapes[key].area, default=None)
