"""The building that is shown and the rooms of a person, on the map: outlined, gone to, made to flash."""

from collections.abc import Iterable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.gui import QgsMapCanvas

from ..shared.on_map import Outlines

_FLASHES = 3
_AROUND = 2.2  # of the shapes' extent is shown


class OnMap:
    """Outlines above the canvas; `close` takes them off."""

    def __init__(self, canvas: QgsMapCanvas):
        self._canvas = canvas
        self._outlines = Outlines(canvas)

    def outline(self, shapes: Iterable[bytes | None], crs: str) -> None:
        """Outline shapes (WKB in ``crs``) in place of those that are outlined."""
        self._outlines.show(shapes, crs)

    def flash(self, shapes: Iterable[bytes | None], crs: str, go: bool = False) -> None:
        """Make shapes flash; with ``go``, or where none of them is in view, the map goes there first."""
        geometries = [_geometry(shape) for shape in shapes if shape is not None]
        if not geometries:
            return
        system = QgsCoordinateReferenceSystem(crs)
        extent = QgsRectangle()
        for geometry in geometries:
            extent.combineExtentWith(geometry.boundingBox())
        if go or not self._in_view(extent, system):
            extent.scale(_AROUND)
            self._canvas.setReferencedExtent(QgsReferencedRectangle(extent, system))
            self._canvas.refresh()
        self._canvas.flashGeometries(geometries, system, flashes=_FLASHES)

    def close(self) -> None:
        """Take everything off the map."""
        self._outlines.close()

    def _in_view(self, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> bool:
        into = self._canvas.mapSettings().destinationCrs()
        moved = QgsCoordinateTransform(crs, into, QgsProject.instance()).transformBoundingBox(extent)
        return self._canvas.extent().contains(moved)


def _geometry(wkb: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry
