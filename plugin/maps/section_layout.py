"""A section chart 楼盘表 as a page of QGIS's own, from an editable template: chart, map, counts, who and when.

The template is ``resources/templates/section_chart.qpt``; what is put in is found by the items' ids: title, subtitle,
counts, chart, legend, map, scale, north, foot. An item that a city has taken out is passed over. The building is marked
on the map by items of the page, ``mark`` and ``name``: no layer of the project shows which one is meant.
"""

import base64
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemPolygon,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QBuffer, QIODevice, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPolygonF
from qgis.PyQt.QtXml import QDomDocument

from ..services.paths import RESOURCES
from ..services.translation import tr
from .fonts import map_font
from .palette import colour
from .project.layers import TABLE
from .strip import add_strip

TEMPLATE = RESOURCES / "templates" / "section_chart.qpt"
_AROUND = 4.0  # of the building's extent is on the map
_LEAST_METRES = 120.0
_LEAST_MM = 0.105  # on paper, for a pixel of the chart, so that its numbers can be read
_PAGES = (1.0, 2**0.5, 2.0, 2 * 2**0.5)
"""How much larger than the template's page a page may be: A4, A3, A2, A1."""
_BAR = 0.3, 0.6  # of the map's width
_EDGE_MM, _FILL_ALPHA = 0.8, 90  # of the mark, in the colours of a picked building
_NAME_POINTS, _NAME_GAP_MM = 9.0, 1.0
_SHOWN = {"building_summary", "road", "land_cover", "grid_map", "area"}


class TemplateUnreadable(RuntimeError):
    """The template is not one of QGIS's."""


@dataclass(frozen=True)
class Page:
    """What is on the page; ``name`` and ``outline`` are the building's, this as WKB in ``crs``, None without one.

    ``size`` is the chart's in pixels of a screen, by which the page is chosen; ``banner`` says what kind of store
    it is from.
    """

    name: str
    title: str
    subtitle: str
    counts: str
    foot: str
    chart: QImage
    legend: QImage
    size: tuple[float, float]
    outline: bytes | None
    crs: str
    banner: str = ""


def section_layout(project: QgsProject, page: Page) -> QgsPrintLayout:
    """Add a layout with a building's page to the project, under a name of its own. Raises TemplateUnreadable."""
    layout = QgsPrintLayout(project)
    document = QDomDocument()
    text = TEMPLATE.read_text(encoding="utf-8")
    if not document.setContent(text)[0]:
        raise TemplateUnreadable(tr("The template {path} cannot be read.").format(path=TEMPLATE.name))
    _, loaded = layout.loadFromTemplate(document, QgsReadWriteContext())
    if not loaded:
        raise TemplateUnreadable(tr("The template {path} cannot be read.").format(path=TEMPLATE.name))
    manager = project.layoutManager()
    layout.setName(_free_name(manager, page.title))
    _enlarge(layout, page)
    for name in ("title", "subtitle", "counts", "foot"):
        label = layout.itemById(name)
        if isinstance(label, QgsLayoutItemLabel):
            label.setText(getattr(page, name))
            form = label.textFormat()
            font = map_font(form.size())
            font.setBold(form.font().bold())
            form.setFont(font)
            label.setTextFormat(form)
    for name in ("chart", "legend"):
        picture = layout.itemById(name)
        if isinstance(picture, QgsLayoutItemPicture):
            picture.setPicturePath(_embedded(getattr(page, name)))
    north = layout.itemById("north")
    if isinstance(north, QgsLayoutItemPicture):
        north.setPicturePath(str(RESOURCES / "icons" / "north.svg"))
    _show_place(project, layout, page)
    add_strip(layout, page.banner)
    manager.addLayout(layout)
    return layout


def _enlarge(layout: QgsPrintLayout, page: Page) -> None:
    """Take a larger page for a large chart; everything on it grows alike."""
    chart = layout.itemById("chart")
    if chart is None:
        return
    rect = chart.rect()
    pixel = min(rect.width() / page.size[0], rect.height() / page.size[1])
    factor = next((one for one in _PAGES if pixel * one >= _LEAST_MM), _PAGES[-1])
    if factor == 1.0:
        return
    sheet = layout.pageCollection().page(0)
    sheet.setPageSize(QgsLayoutSize(sheet.rect().width() * factor, sheet.rect().height() * factor))
    for item in layout.items():
        if not isinstance(item, QgsLayoutItem) or isinstance(item, QgsLayoutItemPage):
            continue
        place, size = item.positionWithUnits(), item.sizeWithUnits()
        item.attemptMove(QgsLayoutPoint(place.x() * factor, place.y() * factor))
        item.attemptResize(QgsLayoutSize(size.width() * factor, size.height() * factor))
        if isinstance(item, QgsLayoutItemLabel | QgsLayoutItemScaleBar):
            form = item.textFormat()
            form.setSize(form.size() * factor)
            item.setTextFormat(form)


def _show_place(project: QgsProject, layout: QgsPrintLayout, page: Page) -> None:
    shown = layout.itemById("map")
    if not isinstance(shown, QgsLayoutItemMap) or page.outline is None:
        return
    geometry = QgsGeometry()
    geometry.fromWkb(page.outline)
    into = QgsCoordinateTransform(QgsCoordinateReferenceSystem(page.crs), project.crs(), project)
    extent = into.transformBoundingBox(geometry.boundingBox())
    least = _LEAST_METRES if not project.crs().isGeographic() else _LEAST_METRES / 111_000
    extent.grow(max(max(extent.width(), extent.height()) * (_AROUND - 1) / 2, least / 2))
    shown.setCrs(project.crs())
    shown.setFollowVisibilityPreset(False)
    layers = project.layerTreeRoot().layerOrder()
    visible = {node.layerId() for node in project.layerTreeRoot().findLayers() if node.isVisible()}
    # The place alone: no events, no things.
    ours = [layer for layer in layers if layer.customProperty(TABLE) in {None, "", *_SHOWN} and layer.id() in visible]
    shown.setLayers(ours)
    shown.setKeepLayerSet(True)
    shown.zoomToExtent(extent)
    geometry.transform(into)
    _mark(layout, shown, geometry, page.name)
    bar = layout.itemById("scale")
    if isinstance(bar, QgsLayoutItemScaleBar):
        bar.setLinkedMap(shown)
        bar.applyDefaultSize()
        wide = shown.rect().width()
        bar.setSegmentSizeMode(Qgis.ScaleBarSegmentSizeMode.FitWidth)
        bar.setMinimumBarWidth(wide * _BAR[0])
        bar.setMaximumBarWidth(wide * _BAR[1])


def _mark(layout: QgsPrintLayout, shown: QgsLayoutItemMap, geometry: QgsGeometry, name: str) -> None:
    """Mark a building, given in the map's CRS, and put its name above it, or below where there is no room."""
    fill = QColor(colour("selection"))
    fill.setAlpha(_FILL_ALPHA)
    style = {
        "color": ",".join(str(part) for part in fill.getRgb()),
        "outline_color": colour("grid"),
        "outline_width": str(_EDGE_MM),
    }
    for part in geometry.asGeometryCollection():
        ring = [shown.mapToScene(shown.mapToItemCoords(at.toQPointF())) for at in part.asPolygon()[0]]
        mark = QgsLayoutItemPolygon(QPolygonF(ring), layout)
        mark.setId("mark")
        mark.setSymbol(QgsFillSymbol.createSimple(style))
        layout.addLayoutItem(mark)
    form = QgsTextFormat()
    form.setFont(map_font(_NAME_POINTS))
    form.setSize(_NAME_POINTS)
    form.setColor(QColor(colour("ink")))
    form.buffer().setEnabled(True)
    form.buffer().setColor(QColor(colour("halo")))
    label = QgsLayoutItemLabel(layout)
    label.setId("name")
    label.setText(name)
    label.setTextFormat(form)
    label.setHAlign(Qt.AlignmentFlag.AlignHCenter)
    label.adjustSizeToText()
    size, frame = label.rect(), shown.mapRectToScene(shown.rect())
    box = shown.mapRectToScene(QPolygonF(_corners(shown, geometry)).boundingRect())
    left = min(max(box.center().x() - size.width() / 2, frame.left()), frame.right() - size.width())
    above = box.top() - _NAME_GAP_MM - size.height()
    label.attemptMove(QgsLayoutPoint(left, above if above > frame.top() else box.bottom() + _NAME_GAP_MM))
    layout.addLayoutItem(label)


def _corners(shown: QgsLayoutItemMap, geometry: QgsGeometry) -> list[QPointF]:
    box = geometry.boundingBox()
    corners = (QPointF(box.xMinimum(), box.yMinimum()), QPointF(box.xMaximum(), box.yMaximum()))
    return [shown.mapToItemCoords(corner) for corner in corners]


def _embedded(image: QImage) -> str:
    """A picture inside the layout, so that it needs no file beside the project."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return "base64:" + base64.b64encode(bytes(buffer.data())).decode()


def _free_name(manager, title: str) -> str:
    name, number = title, 1
    while manager.layoutByName(name) is not None:
        number += 1
        name = f"{title} ({number})"
    return name
