"""How a section chart 楼盘表 is drawn: where everything stands, in pixels at zoom 1, and with which signs.

Nothing is said by colour alone: the use of a room stands in its cell, states have signs, vacant and stale rooms are
hatched, population classes are marked by a letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from ...domain.rooms.line import floor_label
from ...domain.rooms.section import Block, Cell, Section
from ...maps.palette import colour
from ...services.translation import sentence, tr
from .code_names import code_names

LEFT, HEAD = 44.0, 26.0
_LOW, _PEOPLED, _GAP, _GROUND, _EDGE, _ROOF = 36.0, 50.0, 14.0, 12.0, 6.0, 26.0
_NARROW, _PADDING = 52.0, 24.0
_SIGNS = {"conflict": "!", "removed": "−", "alarm": "▲", "new": "+", "stale": "?", "unverified": "○"}
_SIGN_COLOURS = {"conflict": "level_1", "removed": "closed", "alarm": "level_1", "new": "shelter", "stale": "stale",
                 "unverified": "stale"}  # fmt: skip
STATE_NAMES = {
    "new": "new",
    "conflict": "conflict",
    "removed": "will be removed",
    "stale": "not verified for long",
    "unverified": "never verified",
    "alarm": "alarm",
}
CLASS_MARKS = {"registered": "R", "floating": "F", "left_behind": "L", "from_abroad": "A"}
"""One letter for each population class that a chart may show."""
CLASS_NAMES = {
    "registered": "registered",
    "floating": "floating",
    "left_behind": "left-behind",
    "from_abroad": "from abroad",
}
_CHIP = 14.0
_FILLED = ("floating", "left_behind", "from_abroad")  # what is not the rule stands out


def use_names() -> dict[str, str]:
    """What the uses of rooms are called, by code."""
    return code_names("room_use")


def cell_sentence(cell: Cell) -> str:
    """What a room is, in words: for tooltips and screen readers."""
    place = tr("Unit {unit}, floor {floor}, room {number}") if cell.unit else tr("Floor {floor}, room {number}")
    parts = [
        place.format(unit=cell.unit, floor=floor_label(cell.floor), number=cell.number),
        use_names().get(cell.use_class, cell.use_class),
    ]
    if cell.people:
        classes = tr(", ").join(tr(CLASS_NAMES[name]) for name in cell.classes)
        text = tr("{count} residents ({classes})") if classes else tr("{count} residents")
        parts.append(text.format(count=cell.people, classes=classes))
    elif cell.people == 0:
        parts.append(tr("nobody registered as living here"))
    parts += [tr(STATE_NAMES[state]) for state in STATE_NAMES if state in cell.states]
    parts += [sentence(cell.problem)] if cell.problem else []
    return " · ".join(parts)


def unit_heading(section: Section, unit: str) -> str:
    """What stands above a unit: its name, its rooms and, where they are told, its residents."""
    rooms, people = sum(cell.unit == unit for cell in section.cells), section.people(unit=unit)
    if people is None:
        return tr("Unit {unit}").format(unit=unit)
    return tr("Unit {unit}: {rooms} rooms, {people} p.").format(unit=unit, rooms=rooms, people=people)


@dataclass
class Geometry:
    """Where a chart's parts stand, in pixels at zoom 1 from its upper left room on; ``row`` is how high a floor is."""

    section: Section
    row: float = _LOW
    counts: dict[int, int | None] = field(default_factory=dict)
    rows: dict[int, float] = field(default_factory=dict)
    heads: list[tuple[str, QRectF]] = field(default_factory=list)
    rooms: list[tuple[Cell, QRectF]] = field(default_factory=list)
    ground: float | None = None
    width: float = 0.0
    height: float = 0.0


def lay_out(section: Section, font: QFont) -> Geometry:
    """Compute the places; the columns are as wide as the longest number."""
    told = any(cell.people is not None for cell in section.cells)
    placed = Geometry(section, _PEOPLED if told else _LOW)
    if told:
        placed.counts = {floor: section.people(floor=floor) for floor in section.floors}
    metrics = QFontMetricsF(font)
    bold = QFont(font)
    bold.setBold(True)
    headings = QFontMetricsF(bold)
    longest = max((metrics.horizontalAdvance(cell.number) / cell.width for cell in section.cells), default=0.0)
    column = max(_NARROW, longest + _PADDING)
    y = _EDGE + (_ROOF if section.farmyard else 0)
    for above, floor in zip((None, *section.floors), section.floors, strict=False):
        if floor < 0 and (above is None or above > 0):
            placed.ground = y + _GROUND / 2
            y += _GROUND
        placed.rows[floor] = y
        y += placed.row
    if placed.ground is None:
        placed.ground = y + _EDGE / 2
    placed.height = y + _EDGE
    x = _EDGE
    across = [block for block in section.blocks if block.across]
    for block in section.blocks:
        if block.across:
            continue
        heading = unit_heading(section, block.unit) if block.unit else ""
        wide = max(block.columns * column, headings.horizontalAdvance(heading))
        placed.heads.append((heading, QRectF(x, 0, wide, HEAD)))
        placed.rooms += _rooms(block, x, wide / block.columns, placed)
        x += wide + _GAP
    placed.width = max(x - _GAP, 0) + _EDGE
    for block in across:
        wide = placed.width - 2 * _EDGE
        placed.rooms += _rooms(block, _EDGE, wide / block.columns, placed)
    return placed


def _rooms(block: Block, x: float, column: float, placed: Geometry) -> Iterator[tuple[Cell, QRectF]]:
    order = placed.section.floors
    place = {floor: index for index, floor in enumerate(order)}
    for cell in block.cells:
        bottom = placed.rows[cell.floor] + placed.row
        top = placed.rows[order[max(place[cell.floor] - cell.rise + 1, 0)]]
        yield cell, QRectF(x + cell.left * column, top, cell.width * column, bottom - top).adjusted(1, 1, -1, -1)


class SectionPainter:
    """Draws a laid out chart with a font and the colours of a palette, light or dark."""

    def __init__(self, placed: Geometry, font: QFont, palette: QPalette):
        self._placed, self._font, self._palette = placed, font, palette
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.78)
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._struck = QFont(self._bold)
        self._struck.setStrikeOut(True)
        self._metrics = {id(one): QFontMetricsF(one) for one in (self._small, self._bold, self._struck)}

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
        for heading, rect in self._placed.heads:
            if heading:
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, heading)
                painter.drawLine(rect.bottomLeft() - QPointF(0, 2), rect.bottomRight() - QPointF(0, 2))

    def labels(self, painter: QPainter) -> None:
        """The floors' labels with how many live there, from (0, 0) on."""
        right, row = Qt.AlignmentFlag.AlignRight, self._placed.row
        for floor, y in self._placed.rows.items():
            rect = QRectF(0, y, LEFT - 6, row)
            text = "" if self._placed.section.farmyard else floor_label(floor)
            people = self._placed.counts.get(floor)
            painter.setFont(self._font)
            painter.setPen(self._ink())
            upper = rect if people is None else rect.adjusted(0, 6, 0, -row / 2)
            painter.drawText(upper, right | Qt.AlignmentFlag.AlignVCenter, text)
            if people is not None:
                painter.setFont(self._small)
                lower = rect.adjusted(0, row / 2, 0, -4)
                painter.drawText(lower, right | Qt.AlignmentFlag.AlignTop, tr("{count} p.").format(count=people))

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
            self._hatch(painter, rect, colour("building_edge"), Qt.BrushStyle.BDiagPattern)
        if "stale" in cell.states:
            self._hatch(painter, rect, colour("stale"), Qt.BrushStyle.FDiagPattern)
        self._words(painter, cell, rect)
        self._sign(painter, cell, rect)

    def _hatch(self, painter: QPainter, rect: QRectF, ink: str, pattern: Qt.BrushStyle) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(ink), pattern))
        painter.drawRect(rect)

    def _words(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        ink = QColor(colour("ink"))  # the fills are light on every theme
        if "removed" in cell.states:
            ink = self._ink()
        font = self._struck if "removed" in cell.states else self._bold
        use = "" if cell.use_class == "self_occupied" else use_names().get(cell.use_class, cell.use_class)
        low = rect.adjusted(3, 2, -3, -2)
        told = cell.people is not None
        if told:
            low.setTop(max(low.top(), low.bottom() - self._placed.row))  # in a duplex the words stand below
        shares = (0.38, 0.28, 0.34) if told else (0.6, 0.4, 0.0) if use else (1.0, 0.0, 0.0)
        y, parts = low.top(), []
        for share in shares:
            parts.append(QRectF(low.left(), y, low.width(), low.height() * share))
            y += low.height() * share
        self._write(painter, font, ink, parts[0], cell.number)
        if use:
            self._write(painter, self._small, QColor(colour("ink_soft")), parts[1], use)
        if cell.people:
            self._people(painter, cell, parts[2])

    def _people(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        """How many live there, and a chip for each population class among them."""
        chips = [tr(CLASS_MARKS[name]) for name in cell.classes]
        count = str(cell.people)
        wide = self._metrics[id(self._small)].horizontalAdvance(count) + 3
        x = rect.center().x() - (wide + len(chips) * (_CHIP + 1)) / 2
        self._write(painter, self._small, QColor(colour("ink")), QRectF(x, rect.top(), wide, rect.height()), count)
        x += wide
        for name, chip in zip(cell.classes, chips, strict=True):
            spot = QRectF(x, rect.center().y() - _CHIP / 2, _CHIP, _CHIP)
            draw_chip(painter, spot, chip, self._small, name)
            x += _CHIP + 1

    def _write(self, painter: QPainter, font: QFont, ink: QColor, rect: QRectF, text: str) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        shown = self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 2)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)

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


def draw_chip(painter: QPainter, spot: QRectF, mark: str, font: QFont, person_class: str) -> None:
    """The mark of a population class: a letter in a box, filled where the class is not the rule."""
    ink, halo = QColor(colour("ink")), QColor(colour("halo"))
    filled = person_class in _FILLED
    painter.setPen(QPen(ink, 0.8))
    painter.setBrush(QBrush(ink if filled else halo))
    painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.setFont(font)
    painter.setPen(halo if filled else ink)
    painter.drawText(spot.adjusted(-3, -2, 3, 2), Qt.AlignmentFlag.AlignCenter, mark)


def paint_section(section: Section, painter: QPainter, rect: QRectF, font: QFont, palette: QPalette) -> QRectF:
    """Draw a whole chart into a rectangle, as large as it fits, in its middle; returns what was drawn on."""
    placed = lay_out(section, font)
    wide, high = LEFT + placed.width, HEAD + placed.height
    scale = min(rect.width() / wide, rect.height() / high)
    corner = rect.topLeft() + QPointF((rect.width() - wide * scale) / 2, 0)
    draw = SectionPainter(placed, font, palette)
    painter.save()
    painter.translate(corner)
    painter.scale(scale, scale)
    for part, x, y in ((draw.heads, LEFT, 0.0), (draw.labels, 0.0, HEAD)):
        painter.save()
        painter.translate(x, y)
        part(painter)
        painter.restore()
    painter.translate(LEFT, HEAD)
    whole = QRectF(0, 0, placed.width, placed.height)
    draw.ground(painter, whole)
    draw.rooms(painter, whole)
    painter.restore()
    return QRectF(corner.x(), corner.y(), wide * scale, high * scale)
