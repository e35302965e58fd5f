"""How a section chart 楼盘表 is drawn: where everything stands, in pixels at zoom 1, and with which signs.

Nothing is said by colour alone: the use of a room stands in its cell, states have signs, vacant rooms are hatched.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from ...domain.codes import load_code_lists
from ...domain.rooms.line import floor_label
from ...domain.rooms.section import Block, Cell, Section
from ...maps.palette import colour
from ...services.paths import RESOURCES
from ...services.translation import language, sentence, tr

LEFT, HEAD = 40.0, 26.0
_LOW, _GAP, _GROUND, _EDGE, _ROOF = 36.0, 14.0, 12.0, 6.0, 26.0
_NARROW, _PADDING = 52.0, 24.0
_SIGNS = {"conflict": "!", "removed": "−", "alarm": "▲", "new": "+", "stale": "?"}
_SIGN_COLOURS = {"conflict": "level_1", "removed": "closed", "alarm": "level_1", "new": "shelter", "stale": "stale"}
STATE_NAMES = {
    "new": "new",
    "conflict": "conflict",
    "removed": "will be removed",
    "stale": "not verified for long",
    "alarm": "alarm",
}


@cache
def use_names() -> dict[str, str]:
    """What the uses of rooms are called, by code."""
    items = load_code_lists(RESOURCES / "codes")["room_use"]
    return {item.code: item.name_zh if language() == "zh" else item.name_en for item in items}


def cell_sentence(cell: Cell) -> str:
    """What a room is, in words: for tooltips and screen readers."""
    place = tr("Unit {unit}, floor {floor}, room {number}") if cell.unit else tr("Floor {floor}, room {number}")
    parts = [
        place.format(unit=cell.unit, floor=floor_label(cell.floor), number=cell.number),
        use_names().get(cell.use_class, cell.use_class),
        *(tr(STATE_NAMES[state]) for state in STATE_NAMES if state in cell.states),
        *([sentence(cell.problem)] if cell.problem else []),
    ]
    return " · ".join(parts)


@dataclass
class Geometry:
    """Where a chart's parts stand, in pixels at zoom 1 from its upper left room on."""

    section: Section
    rows: dict[int, float] = field(default_factory=dict)
    heads: list[tuple[Block, QRectF]] = field(default_factory=list)
    rooms: list[tuple[Cell, QRectF]] = field(default_factory=list)
    ground: float | None = None
    width: float = 0.0
    height: float = 0.0


def lay_out(section: Section, font: QFont) -> Geometry:
    """Compute the places; the columns are as wide as the longest number."""
    placed = Geometry(section)
    metrics = QFontMetricsF(font)
    longest = max((metrics.horizontalAdvance(cell.number) / cell.width for cell in section.cells), default=0.0)
    column = max(_NARROW, longest + _PADDING)
    y = _EDGE + (_ROOF if section.farmyard else 0)
    for above, floor in zip((None, *section.floors), section.floors, strict=False):
        if floor < 0 and (above is None or above > 0):
            placed.ground = y + _GROUND / 2
            y += _GROUND
        placed.rows[floor] = y
        y += _LOW
    if placed.ground is None:
        placed.ground = y + _EDGE / 2
    placed.height = y + _EDGE
    x = _EDGE
    across = [block for block in section.blocks if block.across]
    for block in section.blocks:
        if block.across:
            continue
        wide = block.columns * column
        placed.heads.append((block, QRectF(x, 0, wide, HEAD)))
        placed.rooms += _rooms(block, x, column, placed.rows, section)
        x += wide + _GAP
    placed.width = max(x - _GAP, 0) + _EDGE
    for block in across:
        wide = placed.width - 2 * _EDGE
        placed.rooms += _rooms(block, _EDGE, wide / block.columns, placed.rows, section)
    return placed


def _rooms(
    block: Block, x: float, column: float, rows: dict[int, float], section: Section
) -> Iterator[tuple[Cell, QRectF]]:
    order = list(section.floors)
    for cell in block.cells:
        bottom = rows[cell.floor] + _LOW
        at = order.index(cell.floor)
        top = rows[order[max(at - cell.rise + 1, 0)]]
        yield cell, QRectF(x + cell.left * column, top, cell.width * column, bottom - top).adjusted(1, 1, -1, -1)


class SectionPainter:
    """Draws a laid out chart with a font and the colours of a palette, light or dark."""

    def __init__(self, placed: Geometry, font: QFont, palette: QPalette):
        self._placed, self._font, self._palette = placed, font, palette
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.78)
        self._bold = QFont(font)
        self._bold.setBold(True)

    def ground(self, painter: QPainter, seen: QRectF) -> None:
        """The line of the ground and the earth below it, as wide as what is seen."""
        placed = self._placed
        if placed.ground is not None and placed.rooms:
            painter.setPen(QPen(self._ink(), 2))
            painter.drawLine(QPointF(seen.left(), placed.ground), QPointF(seen.right(), placed.ground))
            if any(floor < 0 for floor in placed.section.floors):
                earth = QRectF(seen.left(), placed.ground, seen.width(), max(seen.bottom() - placed.ground, 0))
                shade = self._ink()
                shade.setAlpha(26)
                painter.fillRect(earth, shade)

    def rooms(self, painter: QPainter, seen: QRectF) -> None:
        """The rooms that are seen."""
        for cell, rect in self._placed.rooms:
            if rect.intersects(seen):
                self._room(painter, cell, rect)

    def mark(self, painter: QPainter, current: Cell) -> None:
        """The frame of the selected room."""
        rect = next(rect for cell, rect in self._placed.rooms if cell is current)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Highlight), 3))
        painter.drawRect(rect.adjusted(1.5, 1.5, -1.5, -1.5))

    def heads(self, painter: QPainter) -> None:
        """The units' headings, from (0, 0) on."""
        painter.setFont(self._bold)
        painter.setPen(self._ink())
        for block, rect in self._placed.heads:
            if block.unit:
                text = tr("Unit {unit}").format(unit=block.unit)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
                painter.drawLine(rect.bottomLeft() - QPointF(0, 2), rect.bottomRight() - QPointF(0, 2))

    def labels(self, painter: QPainter) -> None:
        """The floors' labels, from (0, 0) on."""
        painter.setFont(self._font)
        painter.setPen(self._ink())
        for floor, y in self._placed.rows.items():
            rect = QRectF(0, y, LEFT - 6, _LOW)
            text = "" if self._placed.section.farmyard else floor_label(floor)
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _ink(self) -> QColor:
        return QColor(self._palette.color(QPalette.ColorRole.Text))

    def _room(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        fill = QColor(colour(f"building_{cell.use_class}"))
        edge, wide, style = QColor(colour("building_edge")), 1.0, Qt.PenStyle.SolidLine
        if "conflict" in cell.states:
            edge, wide = QColor(colour("level_1")), 2.2
        elif "removed" in cell.states:
            fill.setAlpha(90)
            style = Qt.PenStyle.DashLine
        if self._placed.section.farmyard:
            self._roof(painter, rect)
        painter.setPen(QPen(edge, wide, style))
        painter.setBrush(QBrush(fill))
        painter.drawRect(rect)
        if cell.use_class == "vacant":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(colour("building_edge")), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(rect)
        self._words(painter, cell, rect)
        self._sign(painter, cell, rect)

    def _words(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        ink = QColor(colour("ink"))  # the fills are light on every theme
        if "removed" in cell.states:
            ink = self._ink()
        font = QFont(self._bold)
        font.setStrikeOut("removed" in cell.states)
        use = "" if cell.use_class == "self_occupied" else use_names().get(cell.use_class, cell.use_class)
        low = rect.adjusted(3, 2, -3, -2)
        upper = QRectF(low.left(), low.top(), low.width(), low.height() * (0.6 if use else 1.0))
        self._write(painter, font, ink, upper, cell.number)
        if use:
            lower = QRectF(low.left(), upper.bottom(), low.width(), low.height() * 0.4)
            self._write(painter, self._small, QColor(colour("ink_soft")), lower, use)
        if cell.badge:
            self._write(painter, self._small, ink, low, cell.badge, Qt.AlignmentFlag.AlignLeft)

    def _write(
        self, painter: QPainter, font: QFont, ink: QColor, rect: QRectF, text: str, side=Qt.AlignmentFlag.AlignHCenter
    ) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 2)
        corner = side == Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | (Qt.AlignmentFlag.AlignTop if corner else Qt.AlignmentFlag.AlignVCenter), shown)

    def _sign(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        state = next((state for state in _SIGNS if state in cell.states), None)
        if state is None:
            return
        size = 12.0
        spot = QRectF(rect.right() - size - 1, rect.top() + 1, size, size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour(_SIGN_COLOURS[state])))
        painter.drawEllipse(spot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._write(painter, self._small, QColor(colour("halo")), spot.adjusted(-2, -2, 2, 1), _SIGNS[state])

    def _roof(self, painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(QColor(colour("building_edge")), 1.5))
        painter.setBrush(QColor(colour("component_03")))
        peak = QPointF(rect.center().x(), rect.top() - _ROOF + 4)
        painter.drawPolygon(QPolygonF([rect.topLeft() - QPointF(7, 0), peak, rect.topRight() + QPointF(7, 0)]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
