"""The legend of a section chart 楼盘表: the uses, hatches and marks that stand in it, as a widget and for pictures."""

from collections.abc import Iterator
from dataclasses import dataclass

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from ...domain.dwelling import ORDINARY_CLASSES
from ...domain.rooms.section import Section
from ...maps.palette import colour
from ...services.translation import tr
from .section_paint import CLASS_MARKS, CLASS_NAMES, STATE_NAMES, draw_chip, use_names

_ROW, _SWATCH, _GAP = 18.0, 13.0, 12.0
_SIZE = 0.85  # of the chart's font


@dataclass(frozen=True)
class Entry:
    """One sign and what it means: a ``fill`` with a ``hatch`` in some ink, or the mark of a ``person_class``."""

    text: str
    fill: str = ""
    hatch: Qt.BrushStyle | None = None
    ink: str = "building_edge"
    person_class: str = ""


def entries(section: Section) -> list[Entry]:
    """What is to be explained in a chart: only what stands in it."""
    cells = section.cells
    uses = {cell.use_class for cell in cells}
    found = [
        Entry(name, f"building_{code}", Qt.BrushStyle.BDiagPattern if code == "vacant" else None)
        for code, name in use_names().items()
        if code in uses
    ]
    if any("stale" in cell.states for cell in cells):
        found.append(Entry(tr(STATE_NAMES["stale"]), "halo", Qt.BrushStyle.FDiagPattern, "stale"))
    if any("unverified" in cell.states for cell in cells):
        found.append(Entry(f"○ {tr(STATE_NAMES['unverified'])}", "halo"))
    classes = {name for cell in cells for name in cell.classes}
    found += [Entry(tr(CLASS_NAMES[name]), person_class=name) for name in ORDINARY_CLASSES if name in classes]
    return found


def paint_legend(painter: QPainter, section: Section, rect: QRectF, font: QFont, palette: QPalette) -> float:
    """Draw a legend in rows as wide as a rectangle, from its top; returns how high it became."""
    small = _small(font)
    painter.save()
    painter.setFont(small)
    height = 0.0
    for entry, place in _places(entries(section), rect.width(), small):
        spot = QRectF(rect.topLeft() + place.topLeft() + QPointF(0, 2), QPointF(0, 0))
        spot.setSize(QRectF(0, 0, _SWATCH, _SWATCH).size())
        if entry.person_class:
            draw_chip(painter, spot, tr(CLASS_MARKS[entry.person_class]), small, entry.person_class)
        else:
            painter.setPen(QPen(QColor(colour("building_edge")), 1))
            painter.setBrush(QBrush(QColor(colour(entry.fill))))
            painter.drawRect(spot)
            if entry.hatch is not None:
                painter.setBrush(QBrush(QColor(colour(entry.ink)), entry.hatch))
                painter.drawRect(spot)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))  # what a theme's style sheet gives a widget
        words = QRectF(place.translated(rect.topLeft()))
        words.setLeft(spot.right() + 4)
        painter.setFont(small)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, entry.text)
        height = place.bottom()
    painter.restore()
    return height


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SIZE)
    return small


def _places(found: list[Entry], width: float, font: QFont) -> Iterator[tuple[Entry, QRectF]]:
    metrics = QFontMetricsF(font)
    x = y = 0.0
    for entry in found:
        wide = _SWATCH + 4 + metrics.horizontalAdvance(entry.text) + 2
        if x and x + wide > width:
            x, y = 0.0, y + _ROW
        yield entry, QRectF(x, y, wide, _ROW)
        x += wide + _GAP


class SectionLegend(QLabel):
    """As high as its rows need at its width. A label, because themes give labels the colour of their text."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._section = Section()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_section(self, section: Section) -> None:
        """Explain a chart."""
        self._section = section
        self.setAccessibleName(tr("Legend"))
        self.setAccessibleDescription(tr(", ").join(entry.text for entry in entries(section)))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """How high the rows become."""
        places = [place.bottom() for _, place in _places(entries(self._section), width, _small(self.font()))]
        return int(max(places, default=0))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """At the present width."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, _event) -> None:  # noqa: N802 (Qt's name)
        """Draw the rows."""
        painter = QPainter(self)
        paint_legend(painter, self._section, QRectF(self.rect()), self.font(), self.palette())
        painter.end()
