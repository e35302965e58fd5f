"""A small map: the store's roads, buildings and grids, with the shapes of a file on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCsException,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapToolPan, QgsRubberBand
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QWidget

from ...maps.palette import colour
from ...maps.sources import layer_source
from ...store import Store

_FILE = "#d81b60"
_OURS, _THEIRS = "#1f5f8b", _FILE
_KINDS = {
    QgsWkbTypes.GeometryType.PolygonGeometry: "Polygon",
    QgsWkbTypes.GeometryType.LineGeometry: "LineString",
    QgsWkbTypes.GeometryType.PointGeometry: "Point",
}
_MARGIN = 1.2
_CLOSE = {True: 0.0012, False: 120.0}  # the least that is shown, in degrees and metres


class PreviewMap(QgsMapCanvas):
    """Shapes are WKB in the store's CRS."""

    def __init__(self, store: Store, parent: QWidget | None = None):
        super().__init__(parent)
        self._crs = QgsCoordinateReferenceSystem(store.crs)
        self.setDestinationCrs(self._crs)
        self.setCanvasColor(QColor(colour("land")))
        self.enableAntiAliasing(True)
        self._pan = QgsMapToolPan(self)
        self.setMapTool(self._pan)
        self._ground = [layer for layer in (_ground(store, *one) for one in _GROUND) if layer is not None]
        self._file: list[QgsVectorLayer] = []
        self._bands: list[QgsRubberBand] = []
        self.setLayers(self._ground)

    def show_shapes(self, shapes: Sequence[bytes]) -> None:
        """Lay the shapes of a file on the map, in place of those before."""
        by_kind: dict[str, list[QgsFeature]] = {}
        for wkb in shapes:
            geometry = _geometry(wkb)
            feature = QgsFeature()
            feature.setGeometry(geometry)
            if kind := _KINDS.get(geometry.type()):
                by_kind.setdefault(kind, []).append(feature)
        self._file = [
            self._layer(kind, by_kind[kind]) for kind in ("Point", "LineString", "Polygon") if kind in by_kind
        ]
        self.mark([])
        self.setLayers([*self._file, *self._ground])
        self.refresh()

    def show_all(self, bounds: tuple[float, float, float, float] | None) -> None:
        """Show bounds of the file together with some of what lies around."""
        if bounds is not None:
            self._show(QgsRectangle(*bounds))

    def mark(self, shapes: Iterable[tuple[bytes | str | None, bool]], zoom: bool = True) -> None:
        """Mark shapes, (WKB or its hexadecimal text, whether it is the other side's), in place of those before."""
        for band in self._bands:
            self.scene().removeItem(band)
        self._bands = []
        extent = QgsRectangle()
        for wkb, theirs in shapes:
            if wkb is None:
                continue
            geometry = _geometry(wkb)
            band = QgsRubberBand(self, geometry.type())
            pen = QColor(_THEIRS if theirs else _OURS)
            band.setStrokeColor(pen)
            pen.setAlpha(50)
            band.setFillColor(pen)
            band.setWidth(3)
            band.setIconSize(14)
            band.setToGeometry(geometry, self._crs)
            self._bands.append(band)
            extent.combineExtentWith(geometry.boundingBox())
        if self._bands and zoom:
            self._show(extent)

    def _show(self, extent: QgsRectangle) -> None:
        wide = QgsRectangle(extent)
        wide.scale(_MARGIN)
        least = _CLOSE[self._crs.isGeographic()] / 2
        centre = extent.center()
        wide.combineExtentWith(
            QgsRectangle(centre.x() - least, centre.y() - least, centre.x() + least, centre.y() + least)
        )
        try:
            self.setExtent(wide)
        except QgsCsException:
            return
        self.refresh()

    def _layer(self, kind: str, features: list[QgsFeature]) -> QgsVectorLayer:
        multi = kind if kind == "Point" else f"Multi{kind}"
        layer = QgsVectorLayer(multi, "file", "memory")
        layer.setCrs(self._crs)
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()
        layer.setRenderer(QgsSingleSymbolRenderer(_SYMBOLS[kind](_FILE)))
        return layer


def _geometry(wkb: bytes | str) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(bytes.fromhex(wkb) if isinstance(wkb, str) else wkb)
    return geometry


def _fill(line: str, inside: str = "255,255,255,0", width: float = 0.5) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({"color": inside, "outline_color": line, "outline_width": str(width)})


def _stroke(line: str, width: float = 0.8) -> QgsLineSymbol:
    return QgsLineSymbol.createSimple({"color": line, "width": str(width), "capstyle": "round"})


def _dot(inside: str) -> QgsMarkerSymbol:
    return QgsMarkerSymbol.createSimple({"color": inside, "outline_color": "#ffffff", "size": "2.4"})


_SYMBOLS = {"Polygon": lambda line: _fill(line, "216,27,96,60"), "LineString": _stroke, "Point": _dot}
_GROUND = (
    ("building", lambda: _fill(colour("building_edge"), colour("building_plain"), 0.2)),
    ("road", lambda: _stroke(colour("casing"), 0.6)),
    ("grid", lambda: _fill("#7a8a99", width=0.35)),
    ("land_cover", lambda: _fill(colour("cover_water_muted"), colour("cover_land_muted"), 0.1)),
)


def _ground(store: Store, table: str, symbol) -> QgsVectorLayer | None:
    """A layer of the store in quiet colours, None where this account does not see it."""
    uri, provider = layer_source(store, table)
    layer = QgsVectorLayer(uri, table, provider)
    if not layer.isValid():
        return None
    layer.setReadOnly(True)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol()))
    return layer
