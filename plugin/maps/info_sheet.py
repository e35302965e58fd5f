"""Information reports as PDF, and group notices as a picture: the map of the place, drawn in the background."""

from collections.abc import Callable
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt, QUrl
from qgis.PyQt.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen, QTextDocument

from ..domain.report_page import PLACE
from ..services.translation import tr
from .fonts import map_font
from .palette import colour
from .project.layers import TABLE
from .render import RenderFailed
from .strip import paint_strip, print_document

REPORT_SIZE, NOTICE_SIZE = QSize(620, 330), QSize(1000, 560)
_REPORT_METRES, _NOTICE_METRES = 900.0, 3000.0
_CIRCLE_METRES = 500.0
_STEP_DEGREES = 0.005
"""A notice's place is rounded to this, so that its middle is nobody's door."""
_SHOWN = {"report": {"road", "land_cover", "area", "building_summary"}, "notice": {"road", "land_cover", "area"}}
_STRIP = 44  # pixels that the banner of a notice is high
_METRES_A_DEGREE = 111_320.0
_running: set[QgsMapRendererParallelJob] = set()


def draw_place(project: QgsProject, shape: bytes | None, crs: str, kind: str, done: Callable[[QImage], object]) -> None:
    """Draw the map around a place (WKB in ``crs``) and give it to ``done``; an empty picture without a place.

    ``kind`` report marks the place; notice shows a wide part of the map with a circle that holds it.
    """
    size = REPORT_SIZE if kind == "report" else NOTICE_SIZE
    if shape is None:
        done(QImage())
        return
    settings, radius = _settings(project, shape, crs, kind, size)
    job = QgsMapRendererParallelJob(settings)
    _running.add(job)  # a job without a reference is stopped

    def finished() -> None:
        _running.discard(job)
        image = job.renderedImage()
        _mark(image, kind, radius)
        done(image)

    job.finished.connect(finished)
    job.start()


def write_report(path: Path, page: str, place: QImage, banner: str = "") -> None:
    """Write a report as PDF on A4; ``page`` is HTML whose picture is called ``place``, ``banner`` stands on each page.

    Raises RenderFailed.
    """
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # the document has its own, of 2 cm
    document = _Sealed()
    document.setDefaultFont(map_font(11))
    if place.isNull():
        page = page.replace('<img src="place"/>', "")
    else:
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(PLACE), place)
    document.setHtml(page)
    print_document(document, writer, banner)
    if not Path(path).is_file():
        raise RenderFailed(tr("The picture {path} could not be written.").format(path=path))


class _Sealed(QTextDocument):
    """A document that loads nothing: what is not given to it is an empty picture."""

    def loadResource(self, kind: int, name: QUrl) -> QImage:  # noqa: N802 (Qt's name)
        """An empty picture, because Qt would look for a missing one among the files."""
        empty = QImage(1, 1, QImage.Format.Format_ARGB32)
        empty.fill(Qt.GlobalColor.transparent)
        return empty


def write_notice(path: Path, headline: str, text: str, place: QImage, banner: str = "") -> None:
    """Write a notice as PNG: the banner where there is one, its headline, the map, its text. Raises RenderFailed."""
    edge, width = 30, NOTICE_SIZE.width() + 60
    body = QTextDocument()
    body.setDefaultFont(map_font(17))
    body.setTextWidth(width - 2 * edge)
    body.setPlainText(text)
    strip = _STRIP if banner else 0
    top = 100 + strip
    below = top + (place.height() + 20 if not place.isNull() else 0)
    image = QImage(width, below + round(body.size().height()) + edge, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(0, strip, width, top - 20 - strip, QColor(colour("level_1")))
    paint_strip(painter, QRectF(0, 0, width, strip), banner, strip)
    painter.setPen(QColor("#ffffff"))
    painter.setFont(map_font(24, bold=True))
    title = painter.fontMetrics().elidedText(headline, Qt.TextElideMode.ElideRight, width - 2 * edge)
    painter.drawText(QRectF(edge, strip, width - 2 * edge, top - 20 - strip), Qt.AlignmentFlag.AlignVCenter, title)
    if not place.isNull():
        painter.drawImage(QPointF(edge, top), place)
    painter.translate(edge, below)
    body.drawContents(painter)
    painter.end()
    if not image.save(str(path)):
        raise RenderFailed(tr("The picture {path} could not be written.").format(path=path))


def _settings(project: QgsProject, shape: bytes, crs: str, kind: str, size: QSize) -> tuple[QgsMapSettings, float]:
    """What is drawn, and how many pixels the circle's radius is."""
    degrees = QgsCoordinateReferenceSystem("EPSG:4490")
    geometry = QgsGeometry()
    geometry.fromWkb(shape)
    into = QgsCoordinateTransform(QgsCoordinateReferenceSystem(crs), degrees, project.transformContext())
    middle = into.transform(geometry.centroid().asPoint())
    lon, lat = middle.x(), middle.y()
    metres = _REPORT_METRES
    if kind == "notice":
        metres = _NOTICE_METRES
        lon, lat = (round(value / _STEP_DEGREES) * _STEP_DEGREES for value in (lon, lat))
    plane = QgsCoordinateReferenceSystem.fromProj(f"+proj=laea +lat_0={lat:.6f} +lon_0={lon:.6f} +ellps=GRS80 +units=m")
    settings = QgsMapSettings()
    settings.setDestinationCrs(plane)
    settings.setTransformContext(project.transformContext())
    settings.setBackgroundColor(QColor(colour("land")))
    settings.setOutputSize(size)
    settings.setLayers(_layers(project, kind))
    high = metres * size.height() / size.width()
    settings.setExtent(QgsRectangle(-metres / 2, -high / 2, metres / 2, high / 2))
    # The circle holds the place wherever it was before it was rounded.
    radius = _CIRCLE_METRES + _STEP_DEGREES / 2 * _METRES_A_DEGREE / 2
    return settings, radius * size.width() / metres


def _layers(project: QgsProject, kind: str) -> list[QgsMapLayer]:
    """The ground alone, as far as it is shown: no events, no things, no people; the user's own layers as they are."""
    root = project.layerTreeRoot()
    visible = {node.layerId() for node in root.findLayers() if node.isVisible()}
    return [
        layer for layer in root.layerOrder()
        if layer.id() in visible and layer.customProperty(TABLE) in {None, "", *_SHOWN[kind]}
    ]  # fmt: skip


def _mark(image: QImage, kind: str, radius: float) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, red = QPointF(image.width() / 2, image.height() / 2), QColor(colour("level_1"))
    if kind == "notice":
        fill = QColor(red)
        fill.setAlpha(50)
        painter.setBrush(fill)
        painter.setPen(QPen(red, 3, Qt.PenStyle.DashLine))
        painter.drawEllipse(middle, radius, radius)
    else:
        painter.setBrush(red)
        painter.setPen(QPen(QColor("#ffffff"), 3))
        painter.drawEllipse(middle, 10, 10)
        painter.setPen(QPen(QColor("#666666"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(0, 0, image.width() - 1, image.height() - 1)
    painter.end()
