"""A month with 班 and 休: a calendar that marks the days which are off, or worked although it is a weekend."""

import datetime

from qgis.PyQt.QtCore import QDate, QLocale, QRect, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen
from qgis.PyQt.QtWidgets import QCalendarWidget, QWidget

from ...domain.events.calendar import SATURDAY, Day, provisional_day
from ...jobs.working_calendar import OFF, WORKED
from ...services.translation import language

_OFF, _WORKED = QColor("#d9480f"), QColor("#1f7a4d")
_MARK = 0.42  # of a cell's height
_ROW = 2.2  # heights of the text


class Month(QCalendarWidget):
    """Days of the table; others follow the weekday rule."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._days: dict[datetime.date, Day] = {}
        self.setLocale(QLocale("zh_CN" if language() == "zh" else "en"))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setMinimumHeight(int(self.fontMetrics().height() * _ROW * 8))

    def fill(self, days: dict[datetime.date, Day]) -> None:
        """Show the days of a table."""
        self._days = days
        self.updateCells()

    def day(self, day: datetime.date | None = None) -> Day:
        """What is known of a day, of the one that is chosen unless another is named."""
        day = day or as_day(self.selectedDate())
        return self._days.get(day) or provisional_day(day)

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:  # noqa: N802 (Qt's name)
        """The day, and in its corner what is not as the weekday says."""
        super().paintCell(painter, rect, date)
        known = self.day(as_day(date))
        weekday = as_day(date).weekday() < SATURDAY
        if known.working == weekday and known.name is None:
            return
        side = int(min(rect.width(), rect.height()) * _MARK)
        corner = QRect(rect.right() - side - 1, rect.top() + 2, side, side)
        colour = _WORKED if known.working else _OFF
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(max(8, int(side * 0.72)))
        painter.setFont(font)
        painter.setOpacity(1.0 if date.month() == self.monthShown() else 0.4)
        if known.provisional:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        painter.drawRoundedRect(corner, 3, 3)
        painter.setPen(colour if known.provisional else QColor("#ffffff"))
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, _mark(known.working))
        painter.restore()


def as_day(date: QDate) -> datetime.date:
    """A day of Qt's as Python has it."""
    return datetime.date(date.year(), date.month(), date.day())


def _mark(working: bool) -> str:
    """班 or 休, which everybody knows from printed calendars; in English the letters W and O."""
    if language() == "zh":
        return WORKED if working else OFF
    return "W" if working else "O"
