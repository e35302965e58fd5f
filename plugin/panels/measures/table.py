"""All measures as a table: a row a unit, named beside it, ordered by what is clicked; the total stays below."""

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QPalette
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ...domain.events.measures import SMALL_NUMBER, Measure, Value
from ...jobs.measures import Row, Table, measure_meaning, percent_text, value_text, versions_text
from ...services.translation import named, tr

_WIDEST = 118  # pixels of a unit's name, so that measures are beside it in a narrow dock


def value_tip(one: Measure, value: Value, rank: int | None) -> str:
    """What a value rests on, in words."""
    lines = [named(one) + ": " + value_text(one, value)]
    if value.of is not None:
        lines.append(tr("{part} of {count} events").format(part=value.part, count=value.of))
    if value.low is not None:
        text = tr("with 95 % confidence between {low} and {high}")
        lines.append(text.format(low=percent_text(value.low, 0), high=percent_text(value.high, 0)))
    if value.small:
        lines.append(tr("Fewer than {count} events: not ranked").format(count=SMALL_NUMBER))
    elif rank is not None:
        lines.append(tr("Rank {rank}").format(rank=rank))
    return "\n".join(lines)


def row_tip(row: Row) -> str:
    """A unit by its code and name, and whether events of other versions of it are among its own."""
    name = (row.code + " " + row.name).strip()
    return name + "\n" + versions_text() if row.versions else name


class MeasuresModel(QAbstractTableModel):
    """Rows of a `jobs.measures.Table`; the last one is the total."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.table: Table | None = None
        self._rows: list[Row] = []

    def show(self, table: Table | None) -> None:
        """Show another table, ordered as it comes."""
        self.beginResetModel()
        self.table = table
        self._rows = list(table.rows) if table else []
        self.endResetModel()

    def row(self, at: int) -> Row:
        """A row by its place; the total behind the others."""
        return self._rows[at] if at < len(self._rows) else self.table.total

    def rowCount(self, parent=QModelIndex()):  # noqa: N802, B008 (Qt's name and default)
        return 0 if parent.isValid() or self.table is None else len(self._rows) + 1

    def columnCount(self, parent=QModelIndex()):  # noqa: N802, B008 (Qt's name and default)
        return 0 if parent.isValid() or self.table is None else len(self.table.measures)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        one, row = self.table.measures[index.column()], self.row(index.row())
        value, rank = row.values[index.column()], row.ranks[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            counted = f" ({value.of})" if value.of else ""
            return value_text(one, value) + counted
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row_tip(row) + "\n" + value_tip(one, value, rank)
        if role == Qt.ItemDataRole.ForegroundRole and value.small:
            return QColor(self.parent().palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
        if role == Qt.ItemDataRole.FontRole and index.row() == len(self._rows):
            return _bold(self.parent().font())
        return None

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802 (Qt's name)
        if self.table is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            one = self.table.measures[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return named(one)
            return named(one) + "\n" + measure_meaning(one) if role == Qt.ItemDataRole.ToolTipRole else None
        row = self.row(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row_tip(row)
        if role == Qt.ItemDataRole.FontRole and section == len(self._rows):
            return _bold(self.parent().font())
        return None

    def sort(self, column, order=Qt.SortOrder.AscendingOrder):
        """Order the rows by a measure; what has no value comes last."""
        if self.table is None or not 0 <= column < len(self.table.measures):
            return
        down = -1 if order == Qt.SortOrder.DescendingOrder else 1

        def key(row: Row):
            value = row.values[column].value
            return (value is None, 0 if value is None else down * value)

        self.layoutAboutToBeChanged.emit()
        self._rows = sorted(self.table.rows, key=key)
        self.layoutChanged.emit()


class MeasuresView(QTableView):
    """``asked(row, measure)`` when a number is clicked or Enter is pressed on it."""

    asked = pyqtSignal(object, object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("CivicGrid.measures.table")
        self.setModel(MeasuresModel(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.verticalHeader().setMaximumWidth(_WIDEST)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().sortIndicatorChanged.connect(self.model().sort)
        self.horizontalHeader().setSectionsClickable(True)
        self.clicked.connect(self._ask)
        self.activated.connect(self._ask)

    def show_table(self, table: Table) -> None:
        """Show a table in the order that the header says."""
        self.model().show(table)
        header = self.horizontalHeader()
        self.model().sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _ask(self, index: QModelIndex) -> None:
        model = self.model()
        self.asked.emit(model.row(index.row()), model.table.measures[index.column()])


def _bold(font: QFont) -> QFont:
    font = QFont(font)
    font.setBold(True)
    return font
