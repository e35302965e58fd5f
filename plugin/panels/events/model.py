"""The list as a table that stays quick at any length: ids in their order, rows read when they come into view."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ...domain.events.display import LEVEL_NAMES
from ...services import clock
from ...services.translation import tr
from ...store.loop.event_list import EventRow
from ..shared.code_names import code_name
from ..shared.row_pages import PAGE, Load, RowPages
from .words import deadline_icon, deadline_text, level_icon, unannounced_text

ROW = Qt.ItemDataRole.UserRole
"""A row's `EventRow`, None while it has not been read."""

_KEPT = 100  # pages
_WAITING = "…"

TITLES = {
    "level": "Level",
    "title": "Title",
    "state": "State",
    "deadline": "Deadline",
    "department": "Department",
    "type": "Type",
    "grid": "Grid",
    "source": "Channel",
    "number": "Number",
    "reported": "Reported",
}
COLUMNS = tuple(TITLES)
SORT_OF = {"level": "level", "state": "state", "deadline": "due", "number": "number", "reported": "reported"}
"""By what the list is ordered when a column's header is clicked."""

TITLE = COLUMNS.index("title")


class EventsModel(QAbstractTableModel):
    """``load(ids, take)`` reads rows in the background; ``zone`` is the store's, in which times are shown."""

    def __init__(self, load: Load, parent=None):
        super().__init__(parent)
        self.zone = "UTC"
        self._ids = np.empty(0, dtype=np.int64)
        self._rows: dict[int, EventRow] = {}
        self._pages = RowPages(lambda: self._ids, load, self._take, self)

    # what is listed

    def show_ids(self, ids: np.ndarray, rows: Mapping[int, EventRow] | None = None) -> None:
        """List events in this order; ``rows`` are those that have been read already."""
        self.beginResetModel()
        self._ids = ids
        self._rows = dict(rows or {})
        self._pages.begin()
        self.endResetModel()

    def append_ids(self, ids: np.ndarray) -> None:
        """List the whole, which begins with what is listed: nothing that is shown or selected moves."""
        if len(ids) > len(self._ids) and np.array_equal(ids[: len(self._ids)], self._ids):
            self.beginInsertRows(QModelIndex(), len(self._ids), len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
        elif not np.array_equal(ids, self._ids):
            self.show_ids(ids, self._rows)

    def put_first(self, rows: Sequence[EventRow]) -> None:
        """List new events above all others, in the order given."""
        self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
        self._ids = np.concatenate([np.array([row.id for row in rows], dtype=np.int64), self._ids])
        self._rows.update({row.id: row for row in rows})
        self._pages.forget()
        self.endInsertRows()

    def renew(self, rows: Mapping[int, EventRow]) -> None:
        """Show what rows say now."""
        for key, row in rows.items():
            place = self.row_of(key)
            if place >= 0:
                self._rows[key] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(COLUMNS) - 1))

    def ask_again(self) -> None:
        """Ask anew for the rows that have not been read: the answer may have been lost."""
        self._pages.forget()
        if len(self._ids):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))

    def take_out(self, ids: Collection[int]) -> None:
        """List these events no more."""
        for key in ids:
            place = self.row_of(key)
            if place >= 0:
                self.beginRemoveRows(QModelIndex(), place, place)
                self._ids = np.delete(self._ids, place)
                self._rows.pop(key, None)
                self._pages.forget()
                self.endRemoveRows()

    def row_of(self, event: int) -> int:
        """The row of an event, -1 where it is not listed."""
        found = np.nonzero(self._ids == event)[0]
        return int(found[0]) if len(found) else -1

    def id_at(self, row: int) -> int:
        """The event of a row."""
        return int(self._ids[row])

    def event_at(self, row: int) -> EventRow | None:
        """A row's event, where it has been read."""
        return self._rows.get(self.id_at(row))

    # Qt's side

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many events are listed."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation, role: int = Qt.ItemDataRole.DisplayRole):  # noqa: N802
        """What stands in a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(TITLES[COLUMNS[section]])

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """A cell; a row that has not been read shows dots and is asked for."""
        row = self.event_at(index.row())
        if role == ROW:
            if row is None:
                self._pages.want(index.row())
            return row
        key = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            if row is None:
                self._pages.want(index.row())
                return _WAITING if index.column() == TITLE else None
            return None if key == "level" else self.text(row, key)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole and key in {"level", "deadline"}:
            return level_icon(row.level) if key == "level" else deadline_icon(row.deadline)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.text(row, key)
        return None

    def text(self, row: EventRow, key: str) -> str:
        """What stands in a cell."""
        texts = {
            "level": lambda: tr(LEVEL_NAMES[row.level]),
            "number": lambda: row.number,
            "title": lambda: row.title,
            "type": lambda: row.event_type,
            "state": lambda: row.state_name,
            "deadline": lambda: deadline_text(row, clock.utc_now()),
            "department": lambda: row.department or "",
            "grid": lambda: row.grid or "",
            "source": lambda: code_name("event_source", row.source),
            "reported": lambda: clock.local_text(row.reported_at, self.zone),
        }
        return texts[key]()

    def tip(self, row: EventRow) -> str:
        """An event in a few lines."""
        lines = [row.title, f"{row.number} {row.external_number or ''}".strip(), row.address or ""]
        lines.append(" · ".join(part for part in (row.event_type, row.state_name, row.department) if part))
        if row.due_at is not None:
            lines.append(tr("Deadline {time}").format(time=clock.local_text(row.due_at, self.zone)))
        if row.provisional:
            lines.append(unannounced_text())
        return "\n".join(line for line in lines if line)

    def _take(self, _pages: list[int], _ids: list[int], found: dict[int, EventRow]) -> None:
        if len(self._rows) > _KEPT * PAGE:
            self._rows.clear()
            self._pages.forget()
        self._rows.update(found)
        if len(self._ids):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))
