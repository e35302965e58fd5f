"""The section chart 楼盘表 as a widget: units side by side, floors one above the other, a cell a room.

It shows a `domain.rooms.section.Section` and knows nothing of where that comes from.
"""

import math

from qgis.PyQt.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPalette, QPixmap
from qgis.PyQt.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from ...domain.rooms.numbering import merged_parts
from ...domain.rooms.section import Cell, Section
from ...services.translation import tr
from .section_paint import HEAD, LEFT, SectionPainter, cell_sentence, lay_out, paint_section

LEAST, MOST = 0.4, 3.0
_STEP = 1.15
_SMALLEST_FIT, _SMALLEST_PEOPLED = 0.7, 0.85  # the letters of the population classes are small
_MOST_PIXELS = 8_000_000
_FEW = 150  # rooms in view that are drawn anew each time
_TYPING = 1200  # milliseconds after which another number begins
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SectionChart(QAbstractScrollArea):
    """Scrolls, zooms with + and − or Ctrl and the wheel, moves with the arrow keys, finds a number that is typed.

    ``selected`` carries the Cell that became the current one, ``activated`` the one that was double-clicked or on which
    Enter was pressed, ``sought`` what has been typed of a number. Floor labels and unit headings stay in view.
    """

    selected = pyqtSignal(object)
    activated = pyqtSignal(object)
    sought = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._zoom = 1.0
        self._current: Cell | None = None
        self._empty = ""
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING)
        self._pause.timeout.connect(self._forget_typed)
        self.setAccessibleName(tr("Section chart"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.set_section(Section())

    @property
    def section(self) -> Section:
        """What is shown."""
        return self._placed.section

    @property
    def current(self) -> Cell | None:
        """The selected room."""
        return self._current

    def set_section(self, section: Section, empty: str = "") -> None:
        """Show a chart, or the text ``empty`` where it has no rooms; a selected room stays selected if it is there."""
        old = self._current
        self._placed = lay_out(section, self.font())
        self._empty = empty
        self._picture: QPixmap | None = None
        self._current = None
        if old is not None:
            self._current = next((cell for cell in section.cells if _same(cell, old)), None)
        self._describe()
        self._ranges()
        self.viewport().update()

    def fit(self) -> None:
        """Choose a zoom at which the width is seen, if that leaves the numbers readable; then show the selected room,
        or the ground.
        """
        whole = LEFT + self._placed.width
        wide = self.viewport().width()
        told = any(cell.people is not None for cell in self.section.cells)
        least = _SMALLEST_PEOPLED if told else _SMALLEST_FIT
        self.set_zoom(min(1.0, max(least, wide / whole if whole else 1.0)))
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        if self._current is not None:
            self._show(self._current)

    def zoom(self) -> float:
        """How large a cell is drawn; 1 is its natural size."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Draw larger or smaller, within LEAST and MOST."""
        self._zoom = min(max(zoom, LEAST), MOST)
        self._ranges()
        self.viewport().update()

    def select(self, cell: Cell | None) -> None:
        """Make a room the current one and bring it into view."""
        if cell is self._current:
            return
        self._current = cell
        self._describe()
        if cell is not None:
            self._show(cell)
            self.selected.emit(cell)
        self.viewport().update()

    def cell_at(self, point: QPointF) -> Cell | None:
        """The room at a point of the viewport."""
        if point.x() < LEFT * self._zoom or point.y() < HEAD * self._zoom:
            return None
        place = (QPointF(point) - self._origin()) / self._zoom
        return next((cell for cell, rect in self._placed.rooms if rect.contains(place)), None)

    def rect_of(self, cell: Cell) -> QRect:
        """Where a room is drawn in the viewport."""
        rect = next(rect for known, rect in self._placed.rooms if known is cell)
        origin = self._origin()
        return QRectF(rect.topLeft() * self._zoom + origin, rect.size() * self._zoom).toAlignedRect()

    def find(self, number: str, onward: bool = True) -> Cell | None:
        """The next room with this number, else one whose number begins with it; ``onward``: not the current one."""
        rooms = [cell for cell, _ in self._placed.rooms]
        start = next((row + onward for row, cell in enumerate(rooms) if cell is self._current), 0)
        order = rooms[start:] + rooms[:start]
        wanted = number.upper()
        exact = (cell for cell in order if wanted in {part.upper() for part in merged_parts(cell.number)})
        begins = (cell for cell in order if cell.number.upper().startswith(wanted))
        return next(exact, None) or next(begins, None)

    def paint_to(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the whole chart into a rectangle, as large as it fits: for pictures and PDF."""
        paint_section(self.section, painter, rect, self.font(), self.palette())

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As large as the chart, within reason."""
        return QSize(int(min(LEFT + self._placed.width, 640)), int(min(HEAD + self._placed.height, 480)))

    def paintEvent(self, _event) -> None:  # noqa: N802 (Qt's name)
        """Draw what is in view; headings and labels stay at their edges."""
        painter = QPainter(self.viewport())
        if not self._placed.rooms:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(
                self.viewport().rect().adjusted(12, 12, -12, -12),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                self._empty or tr("No rooms"),
            )
            return
        draw = SectionPainter(self._placed, self.font(), self.palette())
        zoom, origin, area = self._zoom, self._origin(), QRectF(self.viewport().rect())
        left, head = LEFT * zoom, HEAD * zoom
        seen = QRectF((area.topLeft() - origin) / zoom, area.size() / zoom)

        def part(clip: QRectF, x: float, y: float, paint) -> None:
            painter.save()
            painter.setClipRect(clip)
            painter.translate(x, y)
            painter.scale(zoom, zoom)
            paint(painter)
            painter.restore()

        body = area.adjusted(left, head, 0, 0)
        part(body, origin.x(), origin.y(), lambda p: draw.ground(p, seen))
        picture = self._drawn_rooms(draw, seen)
        if picture is None:
            part(body, origin.x(), origin.y(), lambda p: draw.rooms(p, seen))
        else:
            painter.setClipRect(body)
            painter.drawPixmap(origin, picture)
            painter.setClipping(False)
        if self._current is not None:
            part(body, origin.x(), origin.y(), lambda p: draw.mark(p, self._current))
        part(QRectF(left, 0, area.width() - left, head), origin.x(), 0, draw.heads)
        part(QRectF(0, head, left, area.height() - head), 0, origin.y(), draw.labels)

    def resizeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Follow the viewport's size; the room that is chosen stays in view."""
        super().resizeEvent(event)
        self._ranges()
        if self._current is not None:
            self._show(self._current)

    def changeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Another font or theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self.set_section(self.section, self._empty)

    def mousePressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Select what is clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.select(self.cell_at(QPointF(event.pos())))

    def mouseDoubleClickEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Activate what is double-clicked."""
        cell = self.cell_at(QPointF(event.pos()))
        if cell is not None:
            self.activated.emit(cell)

    def wheelEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event) -> bool:  # noqa: N802 (Qt's name)
        """Say what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), cell_sentence(cell) if cell else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Arrows move, Home and End go to the ends of a floor (with Ctrl of the building), Enter activates.

        + and − zoom, 0 with Ctrl fits; letters and digits are a number that is looked for.
        """
        key, text = event.key(), event.text()
        if not self._placed.rooms or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current is not None:
            self.activated.emit(self._current)
        elif key in _MOVES:
            self._move(*_MOVES[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._end(key == Qt.Key.Key_End, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            pages = -1 if key == Qt.Key.Key_PageUp else 1
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + pages * bar.pageStep())
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.set_zoom(self._zoom * (1 / _STEP if key == Qt.Key.Key_Minus else _STEP))
        elif key == Qt.Key.Key_0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fit()
        elif key == Qt.Key.Key_Escape and self._typed:
            self._forget_typed()
        elif text.isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._seek(text)
        else:
            super().keyPressEvent(event)

    def _seek(self, text: str) -> None:
        """Go to the room whose number is being typed; the same number once more goes to the next unit's."""
        self._typed += text
        self._pause.start()
        found = self.find(self._typed, onward=len(self._typed) == 1)
        if found is not None:
            self.select(found)
        self.sought.emit(self._typed if found is not None else self._typed + " ✗")

    def _forget_typed(self) -> None:
        self._typed = ""
        self.sought.emit("")

    def _drawn_rooms(self, draw: SectionPainter, seen: QRectF) -> QPixmap | None:
        """The rooms as a picture, drawn once, so that scrolling stays smooth where many are in view.

        None where few are, which are drawn faster than the picture, or where that would be too large.
        """
        if self._picture is None and sum(rect.intersects(seen) for _, rect in self._placed.rooms) <= _FEW:
            return None
        ratio = self.devicePixelRatioF()
        wide, high = (math.ceil(side * self._zoom * ratio) for side in (self._placed.width, self._placed.height))
        if wide * high > _MOST_PIXELS:
            return None
        if self._picture is None or self._picture.size() != QSize(wide, high):
            self._picture = QPixmap(wide, high)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.scale(self._zoom, self._zoom)
            draw.rooms(painter, QRectF(0, 0, self._placed.width, self._placed.height))
            painter.end()
        return self._picture

    def _origin(self) -> QPointF:
        """Where the chart's first room begins in the viewport."""
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QPointF(LEFT * self._zoom - x, HEAD * self._zoom - y)

    def _ranges(self) -> None:
        area = self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), LEFT + self._placed.width, area.width()),
            (self.verticalScrollBar(), HEAD + self._placed.height, area.height()),
        ):
            bar.setRange(0, max(int(whole * self._zoom - seen), 0))
            bar.setPageStep(seen)
            bar.setSingleStep(int(24 * self._zoom))

    def _show(self, cell: Cell) -> None:
        rect, area = self.rect_of(cell), self.viewport().rect()
        free = area.adjusted(int(LEFT * self._zoom), int(HEAD * self._zoom), 0, 0)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + min(rect.left() - free.left(), 0) + max(rect.right() - free.right(), 0))
        down.setValue(down.value() + min(rect.top() - free.top(), 0) + max(rect.bottom() - free.bottom(), 0))

    def _place(self, cell: Cell) -> QRectF:
        return next(rect for known, rect in self._placed.rooms if known is cell)

    def _move(self, across: int, down: int) -> None:
        if self._current is None:
            self.select(self._placed.rooms[0][0])
            return
        here = self._place(self._current).center()
        best, least = None, 0.0
        for cell, rect in self._placed.rooms:
            way = rect.center() - here
            along, aside = (way.x() * across, abs(way.y())) if across else (way.y() * down, abs(way.x()))
            if cell is self._current or along <= 1:
                continue
            distance = along + 4 * aside
            if best is None or distance < least:
                best, least = cell, distance
        if best is not None:
            self.select(best)

    def _end(self, last: bool, whole: bool) -> None:
        rooms = self._placed.rooms
        if not whole and self._current is not None:
            rooms = [(cell, rect) for cell, rect in rooms if cell.floor == self._current.floor]
        if whole:
            order = sorted(rooms, key=lambda one: (one[1].top(), one[1].left()))
        else:
            order = sorted(rooms, key=lambda one: one[1].left())
        self.select(order[-1 if last else 0][0])

    def _describe(self) -> None:
        """Tell screen readers where we are."""
        self.setAccessibleDescription(cell_sentence(self._current) if self._current else "")


def _same(one: Cell, other: Cell) -> bool:
    """Whether two cells stand for one room: by its id where both have one, for a number may be corrected."""
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return (one.unit, one.floor, one.number) == (other.unit, other.floor, other.number)
