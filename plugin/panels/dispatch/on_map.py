"""The map's part: picking an event, routes, drawing dangers and closures, closing a street with a click."""

from collections.abc import Callable, Sequence

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsReferencedRectangle
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtGui import QColor

from ...maps.palette import colour
from ...services.translation import tr
from ..panel import Workbench
from ..shared.draw import POLYGON, DrawTool
from ..shared.pick import ObjectPick
from ..shared.shapes import moved

ZONE, AREA, STREET, OPEN, EVENT = "zone", "area", "street", "open", "event"
_MISSED = {
    EVENT: "There is no event where you clicked.",
    STREET: "There is no street where you clicked.",
    OPEN: "There is no closed street or area where you clicked.",
}
_AROUND = 1.4
_LEAST = {True: 0.002, False: 200.0}  # how much of the map is shown around an event, in degrees and metres


class OnMap:
    """Holds the map for one thing at a time; ``done(what, value)`` with WKB in the store's CRS or a key.

    ``let_go()`` when another tool takes the map.
    """

    def __init__(self, workbench: Workbench, done: Callable[[str, object], object], let_go: Callable[[], object]):
        self._workbench, self._done, self._let_go = workbench, done, let_go
        self._canvas = workbench.iface.mapCanvas()
        self._draw = DrawTool(self._canvas)
        self._draw.drawn.connect(self._drawn)
        self._picks = {
            what: ObjectPick(workbench, (table,))
            for what, table in ((EVENT, "event"), (STREET, "road"), (OPEN, "closure"))
        }
        for what, tool in self._picks.items():
            tool.picked.connect(lambda _table, key, what=what: done(what, key))
            tool.missed.connect(lambda what=what: workbench.say(tr(_MISSED[what])))
        for tool in (self._draw, *self._picks.values()):
            tool.deactivated.connect(lambda: self._let_go())
        self._what = ""
        self._before = None
        self._zones = self._band(Qgis.GeometryType.Polygon, "level_2", 2, fill=70)
        self._chosen = self._band(Qgis.GeometryType.Line, "route_1", 4)
        self._looked = self._band(Qgis.GeometryType.Line, "route_3", 6)

    def hold(self, what: str) -> None:
        """Take the map for one of those; "" gives it back to the tool before, if it still is ours."""
        tool = self._canvas.mapTool()
        ours = (self._draw, *self._picks.values())
        if what:
            if tool not in ours:
                self._before = tool
            self._what = what
            if what in self._picks:
                self._canvas.setMapTool(self._picks[what])
            else:
                self._draw.begin(POLYGON)
        elif tool in ours:
            before, self._before = self._before, None
            if before is not None:
                self._canvas.setMapTool(before)
            else:
                self._canvas.unsetMapTool(tool)

    def show_zones(self, shapes: Sequence[bytes]) -> None:
        """Draw the areas that are kept out of, WKB in the store's CRS."""
        self._fill(self._zones, Qgis.GeometryType.Polygon, shapes)

    def show_routes(self, shapes: Sequence[bytes]) -> None:
        """Draw the ways of those who are to be sent."""
        self._fill(self._chosen, Qgis.GeometryType.Line, shapes)

    def show_route(self, shape: bytes | None) -> None:
        """Draw the way of the one that is looked at."""
        self._fill(self._looked, Qgis.GeometryType.Line, [shape] if shape else [])

    def go_to(self, shapes: Sequence[bytes | None]) -> None:
        """Bring shapes into view, those that are known."""
        crs = self._crs()
        extent = QgsRectangle()
        for geometry in self._geometries([shape for shape in shapes if shape]):
            extent.combineExtentWith(geometry.boundingBox())
        if extent.isNull():
            return
        extent.scale(_AROUND)
        extent.grow(max(0.0, _LEAST[crs.isGeographic()] - max(extent.width(), extent.height()) / 2))
        self._canvas.setReferencedExtent(QgsReferencedRectangle(extent, crs))
        self._canvas.refresh()

    def clear(self) -> None:
        """Take everything off the map."""
        self.show_zones(())
        self.show_routes(())
        self.show_route(None)

    def close(self) -> None:
        """Give the map back for good."""
        self._let_go = _nothing
        self.hold("")
        self._draw.close()
        for tool in (self._draw, *self._picks.values()):
            tool.deleteLater()  # with the menus that QGIS's own tools make
        for band in (self._zones, self._chosen, self._looked):
            self._canvas.scene().removeItem(band)

    def _drawn(self, shape: QgsGeometry) -> None:
        if self._workbench.session.store is None:
            return
        inside = moved(shape, self._canvas.mapSettings().destinationCrs(), self._crs())
        if not inside.isGeosValid():
            inside = inside.makeValid()
        inside.convertToMultiType()
        self._done(self._what, bytes(inside.asWkb().data()))

    def _band(self, kind: Qgis.GeometryType, name: str, width: int, fill: int = 0) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, kind)
        inner = QColor(colour(name))
        inner.setAlpha(fill)
        band.setFillColor(inner)
        band.setStrokeColor(QColor(colour(name)))
        band.setSecondaryStrokeColor(QColor(colour("halo")))
        band.setWidth(width)
        return band

    def _fill(self, band: QgsRubberBand, kind: Qgis.GeometryType, shapes: Sequence[bytes]) -> None:
        band.reset(kind)
        source, target = self._crs(), self._canvas.mapSettings().destinationCrs()
        for geometry in self._geometries(shapes):
            band.addGeometry(moved(geometry, source, target), None, False)
        band.updatePosition()
        band.update()

    def _crs(self) -> QgsCoordinateReferenceSystem:
        store = self._workbench.session.store
        return QgsCoordinateReferenceSystem(store.crs if store is not None else "")

    def _geometries(self, shapes: Sequence[bytes]) -> list[QgsGeometry]:
        found = []
        for shape in shapes if self._workbench.session.store is not None else ():
            geometry = QgsGeometry()
            geometry.fromWkb(shape)
            found.append(geometry)
        return found


def _nothing() -> None:
    """Nobody is told any more."""
