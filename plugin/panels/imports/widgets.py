"""Small widgets of the wizard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLabel, QTableView, QWidget

from ...jobs.import_persons.plan import mask_cell
from ...jobs.tables.source import RawTable

PREVIEW_ROWS = 50
_LONGEST = 60  # characters of a cell that are shown


class QuietCombo(QComboBox):
    """A combo box in a list: rolling the wheel over it scrolls the list and changes nothing."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Leave the wheel to the list."""
        event.ignore()


class Notice(QWidget):
    """One sentence with an icon; hidden while there is nothing to say."""

    def __init__(self, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._icon, self.label = QLabel(self), QLabel(self)
        self.label.setObjectName(name)
        self.label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.hide()

    def say(self, text: str, icon: str = "/mIconInfo.svg") -> None:
        """Show a sentence; "" hides it."""
        self._icon.setPixmap(QgsApplication.getThemeIcon(icon).pixmap(QSize(16, 16)))
        self.label.setText(text)
        self.setVisible(bool(text))

    def warn(self, text: str) -> None:
        """Show a sentence that something is wrong."""
        self.say(text, "/mIconWarning.svg")

    def text(self) -> str:
        """What is said."""
        return self.label.text()


def cell_text(value: object) -> str:
    """A raw cell in one line."""
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


class RawModel(QAbstractTableModel):
    """The first rows of a file as they were read, under their headers."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._table: RawTable | None = None
        self._masks: Mapping[int, str] = {}

    def show_table(self, table: RawTable | None, masks: Mapping[int, str] | None = None) -> None:
        """Show another table; ``masks`` names the field of each column that is shown masked."""
        self.beginResetModel()
        self._table, self._masks = table, masks or {}
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many rows are shown."""
        inside = parent is not None and parent.isValid()
        return 0 if self._table is None or inside else min(PREVIEW_ROWS, len(self._table.numbers))

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many columns the file has."""
        return 0 if self._table is None or (parent is not None and parent.isValid()) else len(self._table.headers)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """A cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            cell, name = self._table.columns[index.column()][index.row()], self._masks.get(index.column())
            return cell_text(cell if name is None else mask_cell(name, cell))
        return None

    def headerData(self, section: int, orientation, role: int = Qt.ItemDataRole.DisplayRole):  # noqa: N802
        """The recognised header, and the numbers that the rows have in the file."""
        if self._table is None:
            return None
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.headers[section].replace("/", "\n") if across else str(self._table.numbers[section])
        if role == Qt.ItemDataRole.ForegroundRole and not across:
            return QBrush(QColor("#8a8a8a"))
        return None


def plain_table(name: str, parent: QWidget | None = None) -> QTableView:
    """A table of whole rows that are read, not edited."""
    view = QTableView(parent)
    view.setObjectName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setAlternatingRowColors(True)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
    return view


def set_widths(view: QTableView, widths: Sequence[int]) -> None:
    """Widths of a table's columns in pixels; the last one takes the rest."""
    header = view.horizontalHeader()
    for column, width in enumerate(widths):
        header.resizeSection(column, width)
    header.setStretchLastSection(True)
