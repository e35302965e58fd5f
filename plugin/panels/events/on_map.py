"""Events on the map: flashed, gone to, selected in their layer; clicks for an event, or for a position."""

from collections.abc import Callable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpression,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsVertexMarker
from qgis.PyQt.QtGui import QColor

from ...maps.palette import colour
from ...maps.project.layers import TABLE
from ..panel import Workbench
from ..shared.on_map import BuildingTool
from ..shared.pick import ObjectPick
from ..shared.visit import go_to_bounds

_FLASHES = 3
_RELATION = "event_map"
_DEGREES = "EPSG:4326"
_SIZE = 14


class EventsOnMap:
    """``picked(id)`` is told of a click on an event's symbol, ``turned(on)`` whether the map is taken for that."""

    def __init__(self, workbench: Workbench, picked: Callable[[int], object], turned: Callable[[bool], object]):
        self._workbench = workbench
        self._canvas = workbench.iface.mapCanvas()
        self._before = None
        self._take: Callable[[int], object] = picked
        self._picked = picked
        self.events = ObjectPick(workbench, ("event",))
        self.events.picked.connect(lambda _table, key: self._take(key))
        self.events.activated.connect(lambda: turned(True))
        self.events.deactivated.connect(lambda: turned(False))
        self.spots = BuildingTool(self._canvas)
        self.spots.clicked.connect(self._place)
        self._placed: Callable[[float, float], object] | None = None
        self._marker: QgsVertexMarker | None = None

    def look_at(self, place: bytes | None, *, go: bool = False) -> None:
        """Make a place (WKB in the store's CRS) flash; the map goes there where it is out of view or ``go`` says so."""
        store = self._workbench.session.store
        if place is None or store is None:
            return
        geometry = _geometry(place)
        system = QgsCoordinateReferenceSystem(store.crs)
        bounds = geometry.boundingBox()
        if go or not self._in_view(bounds, system):
            go_to_bounds(
                self._workbench,
                (bounds.xMinimum(), bounds.yMinimum(), bounds.xMaximum(), bounds.yMaximum()),
                flash=False,
            )
        self._canvas.flashGeometries([geometry], system, flashes=_FLASHES)

    def select(self, event: int) -> None:
        """Select an event, and nothing else, in the store's layers of events."""
        if self._workbench.session.lost:  # QGIS would ask for passwords, layer by layer
            return
        for layer in self._workbench.project.mapLayers().values():
            if isinstance(layer, QgsVectorLayer) and layer.customProperty(TABLE) == _RELATION:
                layer.selectByExpression(QgsExpression.createFieldEqualityExpression("id", event))

    # clicks

    def turn(self) -> None:
        """Take clicks on events, or give the map back."""
        self._take = self._picked
        if self._canvas.mapTool() is self.events:
            self._give_back()
        else:
            self._hold(self.events)

    def ask_event(self, take: Callable[[int], object]) -> None:
        """Take the next click on an event for something else than looking at it."""

        def once(event: int) -> None:
            self._take = self._picked
            self._give_back()
            take(event)

        self._take = once
        self._hold(self.events)

    def ask_place(self, take: Callable[[float, float], object]) -> None:
        """Take the next click for a position: longitude and latitude (WGS 84)."""
        self._placed = take
        self._hold(self.spots)

    def mark(self, longitude: float, latitude: float) -> None:
        """Mark a position (WGS 84) until `unmark`."""
        self.unmark()
        into = self._canvas.mapSettings().destinationCrs()
        move = QgsCoordinateTransform(QgsCoordinateReferenceSystem(_DEGREES), into, QgsProject.instance())
        marker = self._marker = QgsVertexMarker(self._canvas)
        marker.setCenter(move.transform(QgsPointXY(longitude, latitude)))
        marker.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
        marker.setColor(QColor(colour("level_1")))
        marker.setPenWidth(3)
        marker.setIconSize(_SIZE)

    def unmark(self) -> None:
        """Take the mark away."""
        marker, self._marker = self._marker, None
        if marker is not None:
            self._canvas.scene().removeItem(marker)

    def close(self) -> None:
        """Give the map back and take everything off it."""
        self._take = self._picked
        self._give_back()
        self.unmark()

    def _hold(self, tool) -> None:
        now = self._canvas.mapTool()
        if now not in (self.events, self.spots):
            self._before = now
        self._canvas.setMapTool(tool)

    def _give_back(self) -> None:
        tool = self._canvas.mapTool()
        if tool is self.events or tool is self.spots:
            before, self._before = self._before, None
            if before is not None:
                self._canvas.setMapTool(before)
            else:
                self._canvas.unsetMapTool(tool)

    def _place(self, point: QgsPointXY) -> None:
        source = self._canvas.mapSettings().destinationCrs()
        move = QgsCoordinateTransform(source, QgsCoordinateReferenceSystem(_DEGREES), QgsProject.instance())
        moved = move.transform(point)
        take, self._placed = self._placed, None
        self._give_back()
        if take is not None:
            take(moved.x(), moved.y())

    def _in_view(self, bounds: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> bool:
        into = self._canvas.mapSettings().destinationCrs()
        moved = QgsCoordinateTransform(crs, into, QgsProject.instance()).transformBoundingBox(bounds)
        return self._canvas.extent().contains(moved)


def _geometry(wkb: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry
