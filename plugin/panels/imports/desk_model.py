"""What waits at the desk, as a list that stays quick when thousands wait."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ...jobs.desk import DeskItem
from ...services.translation import tr
from .batches_tab import target_name


class DeskModel(QAbstractTableModel):
    """One item a line, the oldest first: what it is about, its table, the other side."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._items: Sequence[DeskItem] = ()

    def fill(self, items: Sequence[DeskItem]) -> None:
        """Show what was read."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def item(self, row: int) -> DeskItem | None:
        """The item of a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many wait."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """Object, target, source."""
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(self, section: int, orientation, role: int = Qt.ItemDataRole.DisplayRole):  # noqa: N802
        """What stands in a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("Object"), tr("Target"), tr("Source"))[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """A cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            item = self._items[index.row()]
            return (item.label, target_name(item.table), item.source)[index.column()]
        return None
