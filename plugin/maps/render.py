"""A map as a picture: title, map, legend, scale bar, north arrow, source, without a window."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF

from ..services.paths import RESOURCES
from ..services.translation import tr
from .fonts import map_font
from .palette import colour

DPI = 150
# Millimetres: the map's height, and how wide it may be for its extent.
_MAP_HEIGHT, _NARROWEST, _WIDEST = 165.0, 115.0, 225.0
_TITLE, _FOOT, _LEGEND = 17.0, 8.0, 62.0
_SUBTITLE, _LINE = 9.5, 4.6  # points; millimetres that a further line takes
_SPARE = 8.0  # a line is broken before it is quite full
_KILOMETRES_FROM = 4000.0  # metres across the map


class RenderFailed(RuntimeError):
    """The picture could not be written."""


@dataclass(frozen=True)
class Picture:
    """What is on a picture; ``layers`` from the top down, those in ``legend`` are explained beside the map."""

    title: str
    layers: Sequence[QgsMapLayer]
    extent: QgsReferencedRectangle
    legend: Sequence[QgsMapLayer] = ()
    subtitle: str = ""
    source: str = ""
    whole_legend: bool = False  # explain also what is not on this part of the map


def render_map(picture: Picture, path: Path) -> Path:
    """Write the picture as PNG and return its path; raises RenderFailed.

    The map is in an equal-area projection around its middle, so that shapes and the scale bar are right.
    """
    crs, extent = _plane(picture.extent)
    project = QgsProject()
    copies = {layer.id(): layer.clone() for layer in picture.layers}
    project.addMapLayers(list(copies.values()))
    project.setCrs(crs)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    width = min(max(_MAP_HEIGHT * extent.width() / extent.height(), _NARROWEST), _WIDEST)
    right = width + 8
    whole = right + _LEGEND - 10
    top = _TITLE + (_lines(picture.subtitle, _SUBTITLE, whole) - 1) * _LINE
    bottom = top + _MAP_HEIGHT
    page_map = QgsLayoutItemMap(layout)
    page_map.setRect(QRectF(0, 0, 1, 1))
    page_map.setLayers(list(copies.values()))
    page_map.setCrs(crs)
    _put(layout, page_map, 5, top, width, _MAP_HEIGHT)
    page_map.zoomToExtent(extent)
    page_map.setBackgroundColor(QColor(colour("land")))
    page_map.setFrameEnabled(True)
    _text(layout, picture.title, 17, 5, 2, whole, 9, bold=True)
    _text(layout, picture.subtitle, _SUBTITLE, 5, 10.5, whole, top - 11, colour="#555555")
    _text(layout, picture.source, 7.5, 5, bottom + 1.5, whole, 6, colour="#777777")
    explained = [copies[layer.id()] for layer in picture.legend]
    height = _legend(layout, page_map, explained, right, top, not picture.whole_legend)
    # The page grows where the legend is longer than the map.
    low = max(bottom - 13, top + height + 2)
    _scale_bar(layout, page_map, right, low)
    _north(layout, right + _LEGEND - 16, low)
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(right + _LEGEND, low + 13 + _FOOT))
    path = Path(path)
    # Not exportToImage: it tries to georeference the file, which a PNG cannot take.
    image = QgsLayoutExporter(layout).renderPageToImage(0, dpi=DPI)
    if image.isNull() or not image.save(str(path)):
        raise RenderFailed(tr("The picture {path} could not be written.").format(path=path))
    return path


def map_scale(extent: QgsReferencedRectangle) -> float:
    """Return the number n of the scale 1:n at which `render_map` draws an extent."""
    _, inside = _plane(extent)
    width = min(max(_MAP_HEIGHT * inside.width() / inside.height(), _NARROWEST), _WIDEST)
    return max(inside.height() / _MAP_HEIGHT, inside.width() / width) * 1000


def _plane(extent: QgsReferencedRectangle) -> tuple[QgsCoordinateReferenceSystem, QgsRectangle]:
    degrees = QgsCoordinateReferenceSystem("EPSG:4490")
    context = QgsProject.instance().transformContext()
    middle = QgsCoordinateTransform(extent.crs(), degrees, context).transform(extent.center())
    crs = QgsCoordinateReferenceSystem.fromProj(
        f"+proj=laea +lat_0={middle.y():.6f} +lon_0={middle.x():.6f} +ellps=GRS80 +units=m"
    )
    inside = QgsCoordinateTransform(extent.crs(), crs, context).transformBoundingBox(extent)
    inside.scale(1.05)
    return crs, inside


def _put(layout, item, x: float, y: float, width: float, height: float) -> None:
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y))
    item.attemptResize(QgsLayoutSize(width, height))


def _format(points: float, bold: bool = False, colour: str = "#222222") -> QgsTextFormat:
    form = QgsTextFormat()
    form.setFont(map_font(points, bold))
    form.setSize(points)
    form.setColor(QColor(colour))
    return form


def _lines(text: str, points: float, width: float) -> int:
    """Into how many lines a text is broken in a label ``width`` millimetres wide."""
    font = map_font(points)
    font.setPixelSize(100)
    millimetres = QFontMetricsF(font).horizontalAdvance(text) / 100 * points * 25.4 / 72
    return max(1, math.ceil(millimetres / (width - _SPARE)))


def _text(layout, text, points, x, y, width, height, *, bold=False, colour="#222222") -> None:
    if not text:
        return
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    label.setTextFormat(_format(points, bold, colour))
    label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    _put(layout, label, x, y, width, height)


def _legend(layout, page_map, layers, x: float, y: float, seen_only: bool) -> float:
    """Put the legend and return its height."""
    legend = QgsLayoutItemLegend(layout)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    for layer in layers:
        root.addLayer(layer)
    legend.setLinkedMap(page_map)
    for style, points, bold in (
        (QgsLegendStyle.Style.Subgroup, 10.0, True),
        (QgsLegendStyle.Style.SymbolLabel, 9.0, False),
    ):
        changed = QgsLegendStyle(legend.style(style))
        changed.setTextFormat(_format(points, bold))
        legend.setStyle(style, changed)
    legend.setSymbolWidth(6)
    legend.setSymbolHeight(3.2)
    legend.setLegendFilterByMapEnabled(seen_only)
    for style in (QgsLegendStyle.Style.Symbol, QgsLegendStyle.Style.SymbolLabel):
        legend.rstyle(style).setMargin(QgsLegendStyle.Side.Top, 1.6)
    legend.setWrapString("|")
    _put(layout, legend, x, y, _LEGEND, 20)
    # A legend knows its size only once it has been drawn.
    QgsLayoutExporter(layout).renderRegionToImage(QRectF(x, y, _LEGEND, 20), dpi=DPI)
    legend.adjustBoxSize()
    return legend.sizeWithUnits().height()


def _scale_bar(layout, page_map, x: float, y: float) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(page_map)
    bar.setStyle("Single Box")
    wide = page_map.extent().width() > _KILOMETRES_FROM
    bar.applyDefaultSize(Qgis.DistanceUnit.Kilometers if wide else Qgis.DistanceUnit.Meters)
    bar.setTextFormat(_format(8))
    _put(layout, bar, x, y, 50, 12)


def _north(layout, x: float, y: float) -> None:
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(str(RESOURCES / "icons" / "north.svg"))
    _put(layout, arrow, x, y, 10, 13)
