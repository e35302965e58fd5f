"""The strip that says of a print what kind of store it comes from: on a painted page, a document, a layout."""

from qgis.core import QgsLayoutItemLabel, QgsLayoutPoint, QgsLayoutSize, QgsPrintLayout, QgsTextFormat
from qgis.PyQt.QtCore import QPointF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPdfWriter, QTextDocument

from .fonts import map_font

BACK, FRONT = "#b71c1c", "#ffffff"
"""The colours of an exercise's strip."""
_HIGH_MM, _POINTS, _LETTERS = 7.0, 10.0, 0.55  # of a strip; how much of its height its letters take
_MARGIN_CM, _INCH_CM = 2.0, 2.54
_SCREEN_DPI = 96


def paint_strip(painter: QPainter, page: QRectF, text: str, high: float) -> None:
    """Paint the strip along the upper edge of a page, ``high`` in the painter's own units; "" paints nothing."""
    if not text:
        return
    painter.save()
    place = QRectF(page.left(), page.top(), page.width(), high)
    painter.fillRect(place, QColor(BACK))
    font = map_font(_POINTS, bold=True)
    font.setPixelSize(max(1, round(high * _LETTERS)))
    painter.setFont(font)
    painter.setPen(QColor(FRONT))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def print_document(document: QTextDocument, writer: QPdfWriter, text: str) -> None:
    """Print a document as Qt does, with margins of 2 cm, and the strip on each page; "" prints it as it is."""
    if not text:
        document.print(writer)
        return
    dots = writer.logicalDpiX()
    page = QRectF(0, 0, writer.width(), writer.height())
    printed = document.clone()
    layout = printed.documentLayout()
    layout.setPaintDevice(writer)
    form = printed.rootFrame().frameFormat()
    form.setMargin(_MARGIN_CM / _INCH_CM * _SCREEN_DPI)  # Qt takes a document's lengths as those of a screen
    printed.rootFrame().setFrameFormat(form)
    printed.setPageSize(QSizeF(page.size()))
    painter = QPainter(writer)
    for number in range(printed.pageCount()):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(QPointF(0, -number * page.height()))
        view = page.translated(0, number * page.height())
        painter.setClipRect(view)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = view
        layout.draw(painter, context)
        painter.restore()
        paint_strip(painter, page, text, _HIGH_MM / 10 / _INCH_CM * dots)
    painter.end()


def add_strip(layout: QgsPrintLayout, text: str) -> None:
    """Put the strip along the upper edge of each page of a layout; "" puts nothing."""
    pages = layout.pageCollection()
    for number in range(pages.pageCount() if text else 0):
        form = QgsTextFormat()
        form.setFont(map_font(_POINTS, bold=True))
        form.setSize(_POINTS)
        form.setColor(QColor(FRONT))
        label = QgsLayoutItemLabel(layout)
        label.setId("strip")
        label.setText(text)
        label.setTextFormat(form)
        label.setHAlign(Qt.AlignmentFlag.AlignHCenter)
        label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
        label.setBackgroundEnabled(True)
        label.setBackgroundColor(QColor(BACK))
        layout.addLayoutItem(label)
        label.attemptMove(QgsLayoutPoint(0, 0), page=number)
        label.attemptResize(QgsLayoutSize(pages.page(number).rect().width(), _HIGH_MM))
