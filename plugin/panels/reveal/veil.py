"""Where clear details stand while they are shown: painted, so that no widget holds them as text."""

from collections.abc import Sequence

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

_MARGIN, _GAP = 14, 10  # pixels, as the following ones
_MARK_STEP = 84
_MARK_ANGLE = -24
_MARK_OPACITY, _LABEL_OPACITY = 44, 160  # of 255
_LIGHT_INK, _DARK_INK, _MIDDLE = "#f2f2f2", "#111111", 128
_VALUE_SCALE = 1.35


class Veil(QWidget):
    """Paints labels and values over a watermark that says who looks, and when.

    What is painted cannot be chosen, copied, dragged or read by another program as text; a photograph of the screen
    names whose screen it was.
    """

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("CivicGrid.reveal.veil")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._rows: Sequence[tuple[str, str]] = ()
        self._mark = ""

    def lift(self, rows: Sequence[tuple[str, str]], mark: str) -> None:
        """Show pairs of label and value over ``mark``."""
        self._rows, self._mark = tuple(rows), mark
        self.updateGeometry()
        self.update()

    def drop(self) -> None:
        """Show nothing, and keep nothing."""
        self._rows, self._mark = (), ""
        self.updateGeometry()
        self.update()

    @property
    def empty(self) -> bool:
        """Whether nothing is shown."""
        return not self._rows

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Values are wrapped."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """What the rows need."""
        return self._lay_out(width, None)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Wide enough for an identity number."""
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Never less than the rows at the present width."""
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def paintEvent(self, _event) -> None:  # noqa: N802 (Qt's name)
        """Paint ground, watermark and rows."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self._rows:
            self._lay_out(self.width(), painter)
            self._paint_mark(painter)
        painter.end()

    def _ink(self, opacity: int = 255) -> QColor:
        """What is seen on the ground: themes that are style sheets change the one without the other."""
        ground = self.palette().color(QPalette.ColorRole.Base)
        ink = QColor(_LIGHT_INK if ground.lightness() < _MIDDLE else _DARK_INK)
        ink.setAlpha(opacity)
        return ink

    def _fonts(self) -> tuple[QFont, QFont]:
        label, value = QFont(self.font()), QFont(self.font())
        value.setPointSizeF(value.pointSizeF() * _VALUE_SCALE)
        value.setBold(True)
        return label, value

    def _lay_out(self, width: int, painter: QPainter | None) -> int:
        """Paint the rows, or only measure them, and return the height they take."""
        top, room = _MARGIN, max(40, width - 2 * _MARGIN)
        inks = (self._ink(_LABEL_OPACITY), self._ink())
        for row in self._rows:
            for text, font, colour in zip(row, self._fonts(), inks, strict=True):
                flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
                box = QFontMetrics(font).boundingRect(QRect(_MARGIN, top, room, 10_000), flags, text)
                if painter:
                    painter.setFont(font)
                    painter.setPen(colour)
                    painter.drawText(QRect(_MARGIN, top, room, box.height()), flags, text)
                top += box.height()
            top += _GAP
        return top - _GAP + _MARGIN if self._rows else 2 * _MARGIN

    def _paint_mark(self, painter: QPainter) -> None:
        painter.setPen(self._ink(_MARK_OPACITY))
        painter.setFont(self._fonts()[0])
        step = max(_MARK_STEP, painter.fontMetrics().height() * 4)
        width = painter.fontMetrics().horizontalAdvance(self._mark) + step // 2
        painter.rotate(_MARK_ANGLE)
        for line, y in enumerate(range(-step, self.height() + self.width(), step)):
            for x in range(-self.height() - (line % 2) * width // 2, self.width(), width):
                painter.drawText(x, y, self._mark)
