"""The guesses on the map, and the building that is picked there."""

from collections.abc import Callable, Sequence

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsReferencedRectangle

from ..panel import Workbench
from ..shared.on_map import Outlines
from ..shared.pick import ObjectPick

_AROUND = 2.5
_LEAST = {True: 0.0008, False: 80.0}  # how much of the map is shown, in degrees and metres
_FLASHES = 3


class OnMap:
    """Goes to buildings, lets them flash, and takes the map for picking one. Shapes are WKB in the store's CRS."""

    def __init__(self, workbench: Workbench, picked: Callable[[int], object], let_go: Callable[[], object]):
        self._workbench = workbench
        self._canvas = workbench.iface.mapCanvas()
        self._outlines = Outlines(self._canvas)
        self._tool = ObjectPick(workbench, ("building",))
        self._tool.picked.connect(lambda _table, key: picked(key))
        self._tool.deactivated.connect(lambda: let_go())
        self._before = None

    def go_to(self, shapes: Sequence[bytes | None]) -> None:
        """Bring shapes into view and let the first one flash."""
        geometries, crs = self._geometries(shapes)
        if not geometries:
            return
        extent = QgsRectangle()
        for geometry in geometries:
            extent.combineExtentWith(geometry.boundingBox())
        extent.scale(_AROUND)
        extent.grow(max(0.0, _LEAST[crs.isGeographic()] - max(extent.width(), extent.height()) / 2))
        self._canvas.setReferencedExtent(QgsReferencedRectangle(extent, crs))
        self._canvas.refresh()
        self.flash(shapes[:1])

    def flash(self, shapes: Sequence[bytes | None]) -> None:
        """Let shapes flash."""
        geometries, crs = self._geometries(shapes)
        if geometries:
            self._canvas.flashGeometries(geometries, crs, flashes=_FLASHES)

    def outline(self, shape: bytes | None) -> None:
        """Outline the building whose rooms are shown; None for none."""
        store = self._workbench.session.store
        self._outlines.show([shape] if shape and store is not None else [], store.crs if store is not None else "")

    def close(self) -> None:
        """Give the map back and take everything off it."""
        self.hold(False)
        self._outlines.close()

    def hold(self, held: bool) -> None:
        """Take the map for picking, or give it back to the tool before, if it still is ours."""
        if held:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
        elif self._canvas.mapTool() is self._tool:
            before, self._before = self._before, None
            if before is not None:
                self._canvas.setMapTool(before)
            else:
                self._canvas.unsetMapTool(self._tool)

    def _geometries(self, shapes: Sequence[bytes | None]) -> tuple[list[QgsGeometry], QgsCoordinateReferenceSystem]:
        store = self._workbench.session.store
        geometries = []
        for shape in shapes if store is not None else ():
            if shape is not None:
                geometry = QgsGeometry()
                geometry.fromWkb(shape)
                geometries.append(geometry)
        return geometries, QgsCoordinateReferenceSystem(store.crs if store is not None else "")
