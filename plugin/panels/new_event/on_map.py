"""The new event's place on the map: a tool with a cross that puts it there, a mark that stays, a thing picked."""

from collections.abc import Callable

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.gui import QgsMapMouseEvent, QgsMapTool, QgsVertexMarker
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ...maps.palette import colour
from ...services.geos import shapely
from ..panel import Workbench
from ..shared.on_map import store_point
from ..shared.pick import ObjectPick
from ..shared.visit import go_to_bounds

_SIZE, _PEN = 18, 4


class PlaceTool(QgsMapTool):
    """``clicked`` carries the place in the canvas's CRS; ``left`` comes with Escape."""

    clicked = pyqtSignal(object)
    left = pyqtSignal()

    def __init__(self, canvas):
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Tell where."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self.toMapCoordinates(event.pos()))

    def keyPressEvent(self, event) -> None:  # noqa: N802 (QGIS's name)
        """Give the map back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            self.left.emit()


class OnMap:
    """Takes the map for a place, or a component or sensor, and marks the place; geometries are WKB in the store's CRS.

    ``picked(table, id)`` hears of a thing.
    """

    def __init__(
        self,
        workbench: Workbench,
        placed: Callable[[bytes], object],
        picked: Callable[[str, int], object],
        let_go: Callable[[], object],
    ):
        self._workbench = workbench
        self._canvas = workbench.iface.mapCanvas()
        self._place = PlaceTool(self._canvas)
        self._place.clicked.connect(lambda point: placed(self._stored(point)))
        self._place.left.connect(lambda: self.release())
        self._component = ObjectPick(workbench, ("component", "sensor"))
        self._component.picked.connect(lambda table, key: picked(table, key))
        for tool in (self._place, self._component):
            tool.deactivated.connect(lambda: let_go())
        self._before = None
        self._mark: QgsVertexMarker | None = None
        self._shown: bytes | None = None

    def take(self, component: bool) -> None:
        """Take the map for a component, or else for a place."""
        tool = self._component if component else self._place
        if self._canvas.mapTool() not in (self._place, self._component):
            self._before = self._canvas.mapTool()
        self._canvas.setMapTool(tool)

    def release(self) -> None:
        """Give the map back to the tool before, if it still is ours."""
        tool = self._canvas.mapTool()
        if tool not in (self._place, self._component):
            return
        before, self._before = self._before, None
        if before is not None:
            self._canvas.setMapTool(before)
        else:
            self._canvas.unsetMapTool(tool)

    def mark(self, geom: bytes | None, *, go: bool = False) -> None:
        """Mark a place, or none; with ``go`` the map shows it."""
        self._shown = geom
        if geom is None or self._workbench.session.store is None:
            self._unmark()
            return
        point = shapely.from_wkb(geom)
        if self._mark is None:
            self._mark = QgsVertexMarker(self._canvas)
            self._mark.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
            self._mark.setIconSize(_SIZE)
            self._mark.setPenWidth(_PEN)
            self._mark.setColor(QColor(colour("level_1")))
            self._canvas.destinationCrsChanged.connect(self._draw_again)
        store = QgsCoordinateReferenceSystem(self._workbench.session.store.crs)
        into = self._canvas.mapSettings().destinationCrs()
        moved = QgsCoordinateTransform(store, into, QgsProject.instance()).transform(QgsPointXY(point.x, point.y))
        self._mark.setCenter(moved)
        if go:
            go_to_bounds(self._workbench, point.bounds, flash=False)

    def close(self) -> None:
        """Give the map back and take the mark off it."""
        self.release()
        self._unmark()

    def end(self) -> None:
        """Close for good: the canvas owns its tools, and would keep this one with all that it knows."""
        self.close()
        self._place.deleteLater()

    def _unmark(self) -> None:
        if self._mark is not None:
            self._canvas.destinationCrsChanged.disconnect(self._draw_again)
            self._canvas.scene().removeItem(self._mark)
            self._mark = None

    def _draw_again(self) -> None:
        self.mark(self._shown)

    def _stored(self, point: QgsPointXY) -> bytes:
        x, y = store_point(point, self._canvas, self._workbench.session.store.crs)
        return shapely.to_wkb(shapely.Point(x, y))
