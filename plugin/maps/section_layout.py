"""A section chart 楼盘表 as a page of QGIS's own, from an editable template: chart, map, counts, who and when.

The template is ``resources/templates/section_chart.qpt``; what is put in is found by the items' ids: title, subtitle,
counts, chart, map, scale, north, foot. An item that a city has taken out is passed over.
"""

import base64
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtCore import QBuffer, QIODevice
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtXml import QDomDocument

from ..services.paths import RESOURCES
from ..services.translation import tr
from .fonts import map_font

TEMPLATE = RESOURCES / "templates" / "section_chart.qpt"
_AROUND = 6.0  # of the building's extent is on the map
_LEAST_METRES = 120.0


class TemplateUnreadable(RuntimeError):
    """The template is not one of QGIS's."""


@dataclass(frozen=True)
class Page:
    """What is on the page; ``outline`` is the building's as WKB in ``crs``, None where it has none."""

    title: str
    subtitle: str
    counts: str
    foot: str
    chart: QImage
    outline: bytes | None
    crs: str


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
    layout.setName(manager.generateUniqueTitle() if not page.title else _free_name(manager, page.title))
    for name in ("title", "subtitle", "counts", "foot"):
        label = layout.itemById(name)
        if isinstance(label, QgsLayoutItemLabel):
            label.setText(getattr(page, name))
            form = label.textFormat()
            font = map_font(form.size())
            font.setBold(form.font().bold())
            form.setFont(font)
            label.setTextFormat(form)
    picture = layout.itemById("chart")
    if isinstance(picture, QgsLayoutItemPicture):
        picture.setPicturePath(_embedded(page.chart))
    north = layout.itemById("north")
    if isinstance(north, QgsLayoutItemPicture):
        north.setPicturePath(str(RESOURCES / "icons" / "north.svg"))
    _show_place(project, layout, page)
    manager.addLayout(layout)
    return layout


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
    shown.zoomToExtent(extent)
    bar = layout.itemById("scale")
    if isinstance(bar, QgsLayoutItemScaleBar):
        bar.setLinkedMap(shown)
        bar.applyDefaultSize()


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
