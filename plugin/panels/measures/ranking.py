"""One ratio over all units, the best first, as bars with the range in which each lies."""

from dataclasses import dataclass

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.measures import SMALL_NUMBER, Measure, Value
from ...jobs.measures import Row, Table, measure_meaning, value_text
from ...maps.palette import colour
from ...services.translation import tr
from .measure_box import MeasureBox
from .table import row_tip, value_tip

_PLACE = Qt.ItemDataRole.UserRole
_LINE = 2.9  # heights of the text: the name, and the bar below it
_GAP = 6.0


@dataclass(frozen=True)
class Place:
    """A unit in the ranking of one measure; ``rank`` None where its number is too small or there is none."""

    row: Row
    measure: Measure
    value: Value
    rank: int | None


class _Places(QAbstractListModel):
    def __init__(self, parent=None):
        super().__init__(parent)
        self.places: list[Place] = []

    def show(self, places: list[Place]) -> None:
        self.beginResetModel()
        self.places = places
        self.endResetModel()

    def rowCount(self, parent=QModelIndex()):  # noqa: N802, B008 (Qt's name and default)
        return 0 if parent.isValid() else len(self.places)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        one = self.places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            rank = "–" if one.rank is None else str(one.rank)
            return f"{rank}  {one.row.name}  {value_text(one.measure, one.value)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return row_tip(one.row) + "\n" + value_tip(one.measure, one.value, one.rank)
        return one if role == _PLACE else None


class _Bars(QStyledItemDelegate):
    """Paints a place: rank and name, the value with its number, the bar and the line of its range."""

    def sizeHint(self, option, _index):  # noqa: N802 (Qt's name)
        return QSize(120, int(option.fontMetrics.height() * _LINE))

    def paint(self, painter: QPainter, option, index):
        one: Place = index.data(_PLACE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, metrics = option.palette, option.fontMetrics
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        ink = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        group = QPalette.ColorGroup.Disabled if one.rank is None and not chosen else QPalette.ColorGroup.Active
        words = ink if chosen else palette.color(group, QPalette.ColorRole.Text)
        area = QRectF(option.rect).adjusted(_GAP, 3, -_GAP, -3)
        painter.setPen(words)
        number = value_text(one.measure, one.value) + (f" ({one.value.of})" if one.value.of else "")
        wide = metrics.horizontalAdvance(number) + _GAP
        line = QRectF(area.left(), area.top(), area.width(), metrics.height())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number)
        rank = "–" if one.rank is None else f"{one.rank}"
        name = metrics.elidedText(rank + "  " + one.row.name, Qt.TextElideMode.ElideRight, int(area.width() - wide))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
        bar = QRectF(area.left(), line.bottom() + 3, area.width(), area.bottom() - line.bottom() - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(ink)
        ground.setAlpha(28)
        painter.fillRect(bar, ground)
        if one.value.value is not None:
            filled = QColor(colour("stale" if one.rank is None else "density_4"))
            painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * one.value.value, bar.height()), filled)
            painter.setPen(QPen(ink, 1.4))
            low, high = (bar.left() + bar.width() * share for share in (one.value.low, one.value.high))
            middle = bar.center().y()
            painter.drawLine(int(low), int(middle), int(high), int(middle))
            for end in (low, high):
                painter.drawLine(int(end), int(middle - 3), int(end), int(middle + 3))
        painter.restore()


class RankingTab(QWidget):
    """``asked(row, measure)`` when a unit is clicked."""

    asked = pyqtSignal(object, object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._table: Table | None = None
        self.measure = MeasureBox(self)
        self.measure.setObjectName("CivicGrid.measures.ranked")
        self.measure.setAccessibleName(tr("Measure"))
        self.list = QListView(self)
        self.list.setObjectName("CivicGrid.measures.ranking")
        self.list.setModel(_Places(self.list))
        self.list.setItemDelegate(_Bars(self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.measure)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        self.measure.currentIndexChanged.connect(lambda _: self._show())
        self.list.clicked.connect(self._ask)
        self.list.activated.connect(self._ask)

    def show_table(self, table: Table) -> None:
        """Rank the units of another table by the measure that was chosen."""
        self._table = table
        self.measure.offer([one for one in table.measures if one.direction])
        self._show()

    def _show(self) -> None:
        if self._table is None:
            return
        at = self.measure.place_in(self._table.measures)
        if at is None:
            self.list.model().show([])
            self.note.clear()
            return
        one = self._table.measures[at]
        places = [Place(row, one, row.values[at], row.ranks[at]) for row in self._table.rows]
        places = [place for place in places if place.value.value is not None]
        sign = -1 if one.direction == "higher" else 1
        places.sort(key=lambda place: (place.rank is None, place.rank or 0, sign * place.value.value))
        self.list.model().show(places)
        self.measure.setToolTip(measure_meaning(one))
        better = tr("Higher is better.") if one.direction == "higher" else tr("Lower is better.")
        text = tr("The line is where the ratio lies with 95 % confidence; fewer than {count} events are not ranked.")
        self.note.setText(better + " " + text.format(count=SMALL_NUMBER))

    def _ask(self, index: QModelIndex) -> None:
        one: Place = index.data(_PLACE)
        self.asked.emit(one.row, one.measure)
