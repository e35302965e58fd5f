"""One measure of one unit, month by month, as columns."""

from collections.abc import Sequence
from datetime import date

from qgis.PyQt.QtCore import QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPalette
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ...domain.events.measures import SMALL_NUMBER, Measure, Value, next_period
from ...jobs.measures import Row, Table, measure_meaning, percent_text, period_text, value_text
from ...maps.palette import colour
from ...services.translation import named, tr
from .measure_box import MeasureBox
from .table import value_tip

_LEAST_HIGH = 150
_SMALLEST = 0.7
_APART = 4  # pixels between two numbers
_ALL = object()


class Columns(QWidget):
    """Paints a table of months as columns, one measure of it; a column says its number and what it is of."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("CivicGrid.measures.columns")
        self.setMinimumHeight(_LEAST_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._table: Table | None = None
        self._at = 0
        self._slots: list[tuple[date, Row | None]] = []

    def show_measure(self, table: Table, at: int) -> None:
        """Show a measure of a table by its place."""
        self._table, self._at = table, at
        rows, month = {row.key: row for row in table.rows}, table.chosen.first
        self._slots = []
        while month <= table.chosen.last:
            self._slots.append((month, rows.get(month)))
            month = next_period(month, "month")
        one = table.measures[at]
        told = (row.name + " " + value_text(one, row.values[at]) for row in table.rows)
        self.setAccessibleName(named(one) + ": " + tr("; ").join(told))
        self.update()

    def paintEvent(self, _event) -> None:  # noqa: N802 (Qt's name)
        """Draw the months from the left; one without events has no column."""
        if self._table is None:
            return
        painter = QPainter(self)
        one, high = self._table.measures[self._at], self.fontMetrics().height()
        values = [row and row.values[self._at] for _, row in self._slots]
        most = 1.0 if one.unit == "percent" else max(1, *(value.part for value in values if value))
        wide = self.width() / len(values)
        above = high + 4 if one.unit == "count" else 2 * high + 4
        room = QRectF(0, above, self.width(), self.height() - above - 2 * high - 4)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        faint = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
        centred = int(Qt.AlignmentFlag.AlignCenter)
        texts = [value and column_text(one, value) for value in values]
        numbers = _fitting(self.font(), [text for text in texts if text], wide)
        for place, ((month, _), value, text) in enumerate(zip(self._slots, values, texts, strict=True)):
            if value is not None:
                tall = room.height() * float(value.value or 0) / most
                column = QRectF(place * wide + wide * 0.16, room.bottom() - tall, wide * 0.68, tall)
                painter.fillRect(column, QColor(colour("stale" if value.small else "density_4")))
                painter.setPen(faint if value.small else ink)
                painter.setFont(numbers)
                painter.drawText(QRectF(place * wide, column.top() - high - 2, wide, high), centred, text)
                painter.setFont(self.font())
            painter.setPen(ink)
            painter.drawText(QRectF(place * wide, room.bottom() + 3, wide, high), centred, f"{month:%m}")
            if place == 0 or month.month == 1:
                year = QRectF(place * wide, room.bottom() + 3 + high, wide * 3, high)
                painter.drawText(year, int(Qt.AlignmentFlag.AlignLeft), f"{month:%Y}")
        painter.setPen(faint)
        if one.unit == "percent":
            left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, 0, self.width(), high), left, "100%")
            for part in (0.5, 1):
                level = int(room.bottom() - part * room.height())
                painter.drawLine(0, level, self.width(), level)
        painter.drawLine(0, int(room.bottom()) + 1, self.width(), int(room.bottom()) + 1)
        painter.end()

    def mouseMoveEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Say what the column below the pointer rests on."""
        super().mouseMoveEvent(event)
        if self._table is None:
            return
        place = int(event.pos().x() * len(self._slots) / max(1, self.width()))
        month, row = self._slots[min(max(place, 0), len(self._slots) - 1)]
        one = self._table.measures[self._at]
        self.setToolTip(
            period_text(month, "month") + ("\n" + value_tip(one, row.values[self._at], None) if row else "")
        )


def column_text(one: Measure, value: Value) -> str:
    """What stands above a column: a count, or a percentage without decimals."""
    share = one.unit == "percent" and value.value is not None
    return percent_text(value.value, 0) if share else value_text(one, value)


def _fitting(font: QFont, texts: Sequence[str], wide: float) -> QFont:
    """A font in which texts fit a width, not smaller than _SMALLEST of another."""
    metrics = QFontMetricsF(font)
    needed = max((metrics.horizontalAdvance(text) for text in texts), default=0) + _APART
    smaller = QFont(font)
    if needed > wide:
        smaller.setPixelSize(round(QFontInfo(font).pixelSize() * max(_SMALLEST, wide / needed)))
    return smaller


class TrendTab(QWidget):
    """``wanted(key)``: the months of a unit, ALL for every event, have to be measured."""

    wanted = pyqtSignal(object)
    ALL = _ALL

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._months: Table | None = None
        self.unit, self.measure = QComboBox(self), MeasureBox(self)
        self.unit.setObjectName("CivicGrid.measures.unit")
        self.unit.setAccessibleName(tr("Whose"))
        self.measure.setObjectName("CivicGrid.measures.measured")
        self.measure.setAccessibleName(tr("Measure"))
        self.columns = Columns(self)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        for widget in (self.unit, self.measure):
            widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            layout.addWidget(widget)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.note)
        self.unit.currentIndexChanged.connect(lambda _: self.wanted.emit(self.chosen()))
        self.measure.currentIndexChanged.connect(lambda _: self._show())

    def chosen(self) -> object:
        """The key of the unit whose months are shown; ALL for every event."""
        return self.unit.currentData()

    def offer(self, table: Table, of_units: bool) -> None:
        """Offer the units of a table, and keep the one that was chosen."""
        before = self.unit.currentText()
        self.unit.blockSignals(True)
        self.unit.clear()
        self.unit.addItem(tr("All events"), _ALL)
        for row in table.rows if of_units else ():
            if row.key is not None:
                self.unit.addItem(row.name, row.key)
        self.unit.setCurrentIndex(max(0, self.unit.findText(before)))
        self.unit.blockSignals(False)
        self.measure.offer(table.measures)

    def show_months(self, months: Table) -> None:
        """Show what was measured."""
        self._months = months
        self._show()

    def _show(self) -> None:
        if self._months is None:
            return
        at = self.measure.place_in(self._months.measures)
        if at is None:  # months of before, of a measure that is new
            return
        self.columns.show_measure(self._months, at)
        self.measure.setToolTip(measure_meaning(self._months.measures[at]))
        empty = not self._months.rows
        self.note.setText(
            tr("No event was reported in these twelve months.")
            if empty
            else tr("Months of reporting, the twelve up to the last day; grey: fewer than {count} events.").format(
                count=SMALL_NUMBER
            )
        )
