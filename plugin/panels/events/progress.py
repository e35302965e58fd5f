"""The five steps 上报-派发-反馈-核查-评价 as a bar: those that are done, the present one, those to come."""

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from ...domain.events.workflow import STAGES
from ...maps.palette import colour
from ...services.translation import tr
from .words import STAGE_NAMES, soft_ink

_RADIUS = 9
_GAP = 4


class StageBar(QLabel):
    """Shows the stage of a state, and whether the event is closed or its clock is stopped."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("CivicGrid.events.stages")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._at, self._closed, self._stopped = 0, False, False

    def show_stage(self, stage: str, *, closed: bool, stopped: bool, beyond: bool) -> None:
        """``beyond``: the event left the loop (merged, voided), so that no later step comes."""
        self._at = STAGES.index(stage)
        self._closed, self._stopped = closed and not beyond, stopped or beyond
        text = tr("Step {number} of {count}: {name}")
        said = text.format(number=self._at + 1, count=len(STAGES), name=tr(STAGE_NAMES[stage]))
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As high as a circle and a line of text."""
        return QSize(260, 2 * _RADIUS + _GAP * 3 + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Never lower."""
        return self.sizeHint()

    def paintEvent(self, _event) -> None:  # noqa: N802 (Qt's name)
        """Circles on a line, with their names below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / len(STAGES)
        high = _GAP + _RADIUS
        soft = soft_ink(self)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        done, here = QColor(colour("shelter")), QColor(colour("stale" if self._stopped else "level_4"))
        for place, stage in enumerate(STAGES):
            middle = QPointF(wide * (place + 0.5), high)
            over = place < self._at or self._closed
            tone = done if over else here if place == self._at else soft
            if place:
                painter.setPen(QPen(done if place <= self._at or self._closed else soft, 2))
                painter.drawLine(QPointF(middle.x() - wide + _RADIUS, high), QPointF(middle.x() - _RADIUS, high))
            filled = over or place == self._at
            painter.setPen(QPen(tone, 2))
            painter.setBrush(tone if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, _RADIUS, _RADIUS)
            painter.setPen(QColor("white") if filled else soft)
            circle = QRectF(middle.x() - _RADIUS, high - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "✓" if over else str(place + 1))
            font = self.font()
            font.setBold(place == self._at)
            painter.setFont(font)
            painter.setPen(ink if filled else soft)
            below = QRectF(wide * place, high + _RADIUS + _GAP, wide, self.fontMetrics().height())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, tr(STAGE_NAMES[stage]))
            painter.setFont(self.font())
        painter.end()
