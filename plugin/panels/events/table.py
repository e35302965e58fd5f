"""The view of the list: ten columns where there is room, two lines an event in a narrow dock."""

from qgis.PyQt.QtCore import QEvent, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ...services.translation import tr
from ...store.loop.event_list import EventRow
from .model import COLUMNS, ROW, SORT_OF, TITLE, EventsModel
from .words import SUPERVISION_NAMES, deadline_icon

_ROOMY = 760  # pixels from which there is room for columns
_PAD = 4
_SOFT = 165  # of 255: how dark the second line is
_WIDTHS = {"level": 5, "title": 26, "state": 10, "deadline": 14, "department": 20, "type": 15, "grid": 14, "source": 12,
           "number": 16, "reported": 17}  # fmt: skip
_ENDS_TELL = {"department", "grid"}  # their names begin alike: all are of the same sub-district


class EventsView(QTableView):
    """``opened(id)`` by Enter or a double click (``zoomed`` then, too), ``chosen(id)`` when the current row changes,
    ``sort_asked(sort)`` when a header is clicked.
    """

    opened = pyqtSignal(int)
    zoomed = pyqtSignal(int)
    chosen = pyqtSignal(int)
    sort_asked = pyqtSignal(str)

    def __init__(self, model: EventsModel, parent: QWidget):
        super().__init__(parent)
        self._model = model
        self.narrow = True
        self.setObjectName("CivicGrid.events.table")
        self.setModel(model)
        self.setItemDelegate(EventDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(16)
        header.sectionClicked.connect(self._ask_sort)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.doubleClicked.connect(lambda index: self.zoomed.emit(model.id_at(index.row())))
        self._fit()

    def current(self) -> int | None:
        """The event of the current row."""
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def select(self, event: int) -> bool:
        """Make an event's row the current one and bring it into view; whether it is listed."""
        row = self._model.row_of(event)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, TITLE))
            self.scrollTo(self._model.index(row, TITLE))
        return row >= 0

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Enter opens."""
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and self.current() is not None
            and not event.modifiers()
        ):
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Another width, another form."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Another font, other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        before, self.narrow = self.narrow, self.width() < _ROOMY
        high = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(2 * high + 3 * _PAD if self.narrow else high + 2 * _PAD)
        for place in range(len(COLUMNS)):
            self.setColumnHidden(place, self.narrow and place != TITLE)
        header = self.horizontalHeader()
        header.setVisible(not self.narrow)
        header.setStretchLastSection(not self.narrow)
        kind = QHeaderView.ResizeMode.Stretch if self.narrow else QHeaderView.ResizeMode.Interactive
        header.setSectionResizeMode(TITLE, kind)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if self.narrow else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(bar)
        if before and not self.narrow:
            letter = self.fontMetrics().horizontalAdvance("0")
            for place, key in enumerate(COLUMNS):
                self.setColumnWidth(place, _WIDTHS[key] * letter)

    def _choose(self, index, _before) -> None:
        if index.isValid():
            self.chosen.emit(self._model.id_at(index.row()))

    def _ask_sort(self, section: int) -> None:
        if COLUMNS[section] in SORT_OF:
            self.sort_asked.emit(SORT_OF[COLUMNS[section]])


class EventDelegate(QStyledItemDelegate):
    """Paints an event in two lines: level, title and deadline; number, type, state and department."""

    def __init__(self, view: EventsView):
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index) -> None:  # noqa: N802 (Qt's name)
        """A name that has no room keeps the part in which it differs from the others."""
        super().initStyleOption(option, index)
        if COLUMNS[index.column()] in _ENDS_TELL:
            option.textElideMode = Qt.TextElideMode.ElideLeft

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:
        """Paint a cell."""
        row = index.data(ROW) if self._view.narrow else None
        if row is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        model = index.model()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        ink = option.palette.color(role)
        soft = QColor(ink)
        soft.setAlpha(255 if selected else _SOFT)
        room = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        size = option.fontMetrics.height()
        painter.save()
        sign = QRect(room.left(), room.top(), size, size)
        index.siblingAtColumn(0).data(Qt.ItemDataRole.DecorationRole).paint(painter, sign)
        due = model.text(row, "deadline")
        wide = option.fontMetrics.horizontalAdvance(due)
        painter.setPen(ink)
        top = QRect(room.left(), room.top(), room.width(), size)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, due)
        clock = QRect(room.right() - wide - size - 1, room.top() + 1, size - 2, size - 2)
        deadline_icon(row.deadline).paint(painter, clock)
        title = top.adjusted(size + _PAD, 0, -(wide + size + 2 * _PAD), 0)
        font = option.font
        font.setBold(row.closed_at is None)
        painter.setFont(font)
        _line(painter, title, row.title)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(soft)
        below = QRect(title.left(), room.bottom() - size + 1, room.right() - title.left(), size)
        _line(painter, below, second_line(row))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index) -> QSize:  # noqa: N802 (Qt's name)
        """Two lines high in a narrow view."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), self._view.verticalHeader().defaultSectionSize()))


def second_line(row: EventRow) -> str:
    """What stands below an event's title: how it is supervised, its state, department, type and number."""
    flag = f"⚑ {tr(SUPERVISION_NAMES[row.supervision])}" if row.supervision in SUPERVISION_NAMES else ""
    return " · ".join(part for part in (flag, row.state_name, row.department, row.event_type, row.number) if part)


def _line(painter: QPainter, room: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
