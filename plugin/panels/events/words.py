"""How events are said and signed in the panel: levels, deadlines with the time that is left, steps."""

from datetime import datetime, timedelta
from functools import cache

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap
from qgis.PyQt.QtWidgets import QLabel

from ...domain.events.workflow import Workflow
from ...maps.palette import colour
from ...services.translation import named, tr
from ...store.loop.event_list import EventRow
from ..panel import icon

STAGE_NAMES = {
    "report": "Reporting",
    "dispatch": "Dispatch",
    "feedback": "Feedback",
    "verify": "Verification",
    "evaluate": "Evaluate",
}
DEADLINE_NAMES = {
    "overdue": "Overdue",
    "due_soon": "Due soon",
    "running": "On schedule",
    "in_time": "Closed in time",
    "late": "Closed late",
    "no_deadline": "No deadline",
}
SUPERVISION_NAMES = {"normal": "Supervised", "yellow": "Yellow card", "red": "Red card"}
_DEADLINE_COLOURS = {
    "overdue": "level_1",
    "due_soon": "level_2",
    "running": "shelter",
    "in_time": "shelter",
    "late": "level_1",
    "no_deadline": "stale",
}
_SOFT = 165  # of 255
_SIGN = 32  # pixels, drawn large and shown small


def state_name(workflow: Workflow, code: str) -> str:
    """What a state is called."""
    return named(workflow.state(code))


def unannounced_text() -> str:
    """Why a deadline is provisional."""
    return tr("provisional: the holidays until then are not announced yet; it may move")


def span_text(span: timedelta) -> str:
    """A stretch of time in its largest unit, as it is said: 40 min, 3 h, 2 d."""
    minutes = max(1, round(abs(span.total_seconds()) / 60))
    if minutes < 60:
        return tr("{count} min").format(count=minutes)
    if minutes < 48 * 60:
        return tr("{count} h").format(count=round(minutes / 60))
    return tr("{count} d").format(count=f"{round(minutes / 1440):,}")


def deadline_text(row: EventRow, now: datetime) -> str:
    """How an event stands against its deadline, with the time that is left or has passed."""
    if row.deadline == "no_deadline":
        return tr(DEADLINE_NAMES["no_deadline"])
    if row.deadline == "late":
        return tr("{time} late").format(time=span_text(row.closed_at - row.due_at))
    if row.deadline == "in_time":
        return tr("In time")
    text = tr("{time} overdue") if row.deadline == "overdue" else tr("{time} left")
    return text.format(time=span_text(row.due_at - now))


def deadline_colour(code: str) -> QColor:
    """The colour of a deadline's sign."""
    return QColor(colour(_DEADLINE_COLOURS[code]))


def soft_ink(label: QLabel) -> QColor:
    """The colour of what is said beside, half transparent, so that it is read on light and dark grounds.

    A theme's style sheet gives the colour of text to labels, not to other widgets.
    """
    label.ensurePolished()
    ink = label.palette().color(QPalette.ColorRole.WindowText)
    ink.setAlpha(_SOFT)
    return ink


@cache
def level_icon(level: int) -> QIcon:
    """The sign of a display level: colour, shape and numeral."""
    return icon(f"level_{level}")


@cache
def deadline_icon(code: str) -> QIcon:
    """The sign of a deadline's state: a clock; with an exclamation mark when overdue, filled when due soon."""
    pixmap = QPixmap(QSize(_SIGN, _SIGN))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = deadline_colour(code)
    middle, radius = QPointF(_SIGN / 2, _SIGN / 2), _SIGN / 2 - 3
    filled = code in {"overdue", "late", "due_soon"}
    painter.setPen(QPen(ink, 3))
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(QPen(QColor("white") if filled else ink, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if code in {"overdue", "late"}:
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(22)
        painter.setFont(font)
        painter.drawText(QRectF(0, 0, _SIGN, _SIGN), Qt.AlignmentFlag.AlignCenter, "!")
    elif code == "no_deadline":
        painter.drawLine(QPointF(10, _SIGN / 2), QPointF(_SIGN - 10, _SIGN / 2))
    elif code == "in_time":
        painter.drawPolyline([QPointF(10, 17), QPointF(14, 21), QPointF(22, 12)])
    else:
        painter.drawPolyline([QPointF(_SIGN / 2, 9), middle, QPointF(21, 19)])
    painter.end()
    return QIcon(pixmap)
