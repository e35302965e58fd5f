"""A section chart 楼盘表 on a sheet: its title, counts, the chart, its legend, when and by whom; as picture or PDF."""

from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QMarginsF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPalette, QPdfWriter

from ...domain.rooms.section import Section
from ...maps.fonts import map_font
from ...maps.strip import paint_strip
from ...services.translation import tr
from .section_legend import paint_legend
from .section_paint import HEAD, LEFT, lay_out, paint_section

_DPI = 144
_POINTS = 9.0
_MARGIN, _LINE, _STRIP = 16.0, 17.0, 22.0
_MOST_PIXELS = 12_000  # of a side of a picture
_PAPER = QColor("#ffffff")
_INK = QColor("#222222")


@dataclass(frozen=True)
class Sheet:
    """What is on it: ``lines`` below the title say counts, ``foot`` when it was made and by whom, ``banner`` in what
    kind of store."""

    title: str
    lines: tuple[str, ...]
    section: Section
    foot: str
    banner: str = ""


class SheetNotWritten(RuntimeError):
    """The file could not be written."""


def chart_image(section: Section) -> QImage:
    """The chart alone, as it is put on a printed page: dark on white whatever the theme."""
    wide, high = _natural(section)
    image = _image(wide, high)
    painter = _painter(image, wide)
    paint_section(section, painter, QRectF(0, 0, wide, high), map_font(_POINTS), _paper())
    painter.end()
    return image


def legend_image(section: Section, wide: float, high: float) -> QImage:
    """The legend alone, in pixels of a screen."""
    image = _image(wide, high)
    painter = _painter(image, wide)
    paint_legend(painter, section, QRectF(2, 2, wide - 4, high - 4), map_font(_POINTS), _paper())
    painter.end()
    return image


def chart_size(section: Section) -> tuple[float, float]:
    """How wide and high a chart is in pixels of a screen."""
    return _natural(section)


def write_picture(sheet: Sheet, path: Path) -> None:
    """Write a sheet as PNG, as large as its chart; raises SheetNotWritten."""
    wide, high = _natural(sheet.section)
    wide = max(wide, 420.0) + 2 * _MARGIN
    high += 2 * _MARGIN + _LINE * (3 + len(sheet.lines)) + 70 + (_STRIP if sheet.banner else 0)
    image = _image(wide, high)
    painter = _painter(image, wide)
    _paint(painter, sheet, QRectF(0, 0, wide, high))
    painter.end()
    if not image.save(str(path)):
        raise SheetNotWritten(tr("The file {path} could not be written.").format(path=path))


def write_pdf(sheet: Sheet, path: Path) -> None:
    """Write a sheet as a PDF page of A3 that lies or stands as the chart does; raises SheetNotWritten."""
    wide, high = _natural(sheet.section)
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    turned = QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A3), turned, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(sheet.title)
    painter = QPainter()
    if not painter.begin(writer):
        raise SheetNotWritten(tr("The file {path} could not be written.").format(path=path))
    page = QRectF(writer.pageLayout().paintRectPixels(_DPI))
    # Sizes are those of a screen, of 96 dots an inch.
    scale = _DPI / 96
    painter.scale(scale, scale)
    _paint(painter, sheet, QRectF(0, 0, page.width() / scale, page.height() / scale))
    painter.end()


def _paint(painter: QPainter, sheet: Sheet, page: QRectF) -> None:
    paint_strip(painter, page, sheet.banner, _STRIP)
    area = page.adjusted(_MARGIN, _MARGIN + (_STRIP if sheet.banner else 0), -_MARGIN, -_MARGIN)
    font, palette = map_font(_POINTS), _paper()
    painter.setPen(_INK)
    y = area.top()
    painter.setFont(_sized(font, 1.6, bold=True))
    painter.drawText(QRectF(area.left(), y, area.width(), 2 * _LINE), Qt.AlignmentFlag.AlignLeft, sheet.title)
    y += 1.7 * _LINE
    painter.setFont(font)
    for line in sheet.lines:
        painter.drawText(QRectF(area.left(), y, area.width(), _LINE), Qt.AlignmentFlag.AlignLeft, line)
        y += _LINE
    y += 6
    room = QRectF(area.left(), y, area.width(), area.bottom() - y - 70)
    drawn = paint_section(sheet.section, painter, room, font, palette)
    place = QRectF(area.left(), drawn.bottom() + 8, area.width(), 50)
    paint_legend(painter, sheet.section, place, font, palette)
    painter.setPen(_INK)
    painter.setFont(_sized(font, 0.85))
    foot = QRectF(area.left(), area.bottom() - _LINE, area.width(), _LINE)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight, sheet.foot)


def _natural(section: Section) -> tuple[float, float]:
    placed = lay_out(section, map_font(_POINTS))
    return LEFT + placed.width, HEAD + placed.height


def _image(wide: float, high: float) -> QImage:
    scale = min(_DPI / 96 * 1.5, _MOST_PIXELS / max(wide, high))
    image = QImage(QSizeF(wide * scale, high * scale).toSize(), QImage.Format.Format_RGB32)
    image.fill(_PAPER)
    return image


def _painter(image: QImage, wide: float) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
    painter.scale(image.width() / wide, image.width() / wide)
    return painter


def _paper() -> QPalette:
    palette = QPalette()
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(role, _INK)
    palette.setColor(QPalette.ColorRole.Base, _PAPER)
    return palette


def _sized(font: QFont, factor: float, bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(font.pointSizeF() * factor)
    sized.setBold(bold)
    return sized
