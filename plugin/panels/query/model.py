"""The answer of a query as a table that stays quick at any length: rows are read when they come into view."""

from collections.abc import Collection, Sequence

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ...jobs.persons_table import COLUMNS, TITLES, PersonTable
from ...services.translation import tr
from ...store.residents.query import Answer, Stay
from ..shared.row_pages import PAGE, Load, RowPages

PERSON = Qt.ItemDataRole.UserRole
"""A row's `Stay`, None while it has not been read."""

_KEPT = 200  # pages
_WAITING, _GONE = "…", "—"


class PersonsModel(QAbstractTableModel):
    """Shows the first rows at once and then all; ``load(ids, take)`` reads rows in the background."""

    def __init__(self, load: Load, parent=None):
        super().__init__(parent)
        self._table: PersonTable | None = None
        self._answer: Answer | None = None
        self._rows = np.empty(0, dtype=np.int64)
        self._stays: dict[int, Stay] = {}
        self._gone: set[int] = set()
        self._pages = RowPages(lambda: self._rows, load, self._take, self)

    def show_first(self, table: PersonTable, stays: Sequence[Stay]) -> None:
        """Show some rows while the whole is on its way."""
        self._begin(table, None, np.array([stay.id for stay in stays], dtype=np.int64))
        self._stays = {stay.id: stay for stay in stays}

    def show_answer(self, answer: Answer, buildings: Collection[int] | None = None) -> None:
        """Show all rows, or those of some buildings."""
        rows = answer.stays
        if buildings is not None:
            rows = rows[np.isin(answer.buildings, np.array(sorted(buildings), dtype=np.int64))]
        self._begin(self._table, answer, rows)

    def clear(self) -> None:
        """Show nothing."""
        self._begin(None, None, np.empty(0, dtype=np.int64))
        self._stays = {}

    def stay_ids(self, ranges: Sequence[tuple[int, int]]) -> list[int]:
        """The stays of rows given as ranges, both ends included; each once, in the order of the table."""
        chosen = np.zeros(len(self._rows), dtype=bool)
        for first, last in ranges:
            chosen[first : last + 1] = True
        return self._rows[chosen].tolist()

    def stay(self, row: int) -> Stay | None:
        """A row's stay, where it has been read."""
        return self._stays.get(int(self._rows[row]))

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation, role: int = Qt.ItemDataRole.DisplayRole):  # noqa: N802
        """What stands in a column, or a row's number."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(TITLES[COLUMNS[section].key]) if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """A cell's text; a row that has not been read shows dots and is asked for."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, PERSON):
            return None
        stay = self.stay(index.row())
        if role == PERSON:
            return stay
        if stay is None and int(self._rows[index.row()]) in self._gone:
            return _GONE
        if stay is None:
            self._pages.want(index.row())
            return _WAITING
        cell = self._table.cells(stay)[index.column()]
        return "" if cell is None else str(cell)

    def _begin(self, table: PersonTable | None, answer: Answer | None, rows: np.ndarray) -> None:
        self.beginResetModel()
        self._table, self._answer, self._rows = table, answer, rows
        self._pages.begin()
        self._gone.clear()
        self.endResetModel()

    def _take(self, pages: list[int], ids: list[int], found: dict[int, Stay]) -> None:
        self._pages.done(pages)
        if len(self._stays) > _KEPT * PAGE:
            self._stays.clear()
        self._stays.update(found)
        self._gone.update(set(ids).difference(found))
        for page in pages:
            last = min((page + 1) * PAGE, len(self._rows)) - 1
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(COLUMNS) - 1))
