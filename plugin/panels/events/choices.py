"""A menu in which several things are ticked without its closing; long lists can be searched."""

import unicodedata
from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget, QWidgetAction

from ...services.translation import tr
from ..shared.initials import initials

_VALUE = Qt.ItemDataRole.UserRole
_SEARCHED = 12  # entries from which a list has a search line
_ROWS, _WIDE = 12, 220


class ChoiceMenu(QMenu):
    """``changed`` when something is ticked or no longer."""

    changed = pyqtSignal()

    def __init__(self, name: str, title: str, parent: QWidget):
        super().__init__(title, parent)
        self.setObjectName(f"CivicGrid.events.filter.{name}")
        box = QWidget(self)
        self.search = QLineEdit(box)
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget(box)
        self.list.setObjectName(f"CivicGrid.events.filter.{name}.list")
        self.list.setMinimumWidth(_WIDE)
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.list.itemClicked.connect(self._turn)
        self._pressed: Qt.CheckState | None = None
        self.list.itemPressed.connect(self._remember)
        column = QVBoxLayout(box)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.search)
        column.addWidget(self.list)
        action = QWidgetAction(self)
        action.setDefaultWidget(box)
        self.addAction(action)

    def fill(self, items: Sequence[tuple[object, str]]) -> None:
        """Offer (value, text) in this order; what was ticked stays so where it still is offered."""
        ticked = set(self.ticked())
        self.list.blockSignals(True)
        self.list.clear()
        for value, text in items:
            item = QListWidgetItem(text, self.list)
            item.setData(_VALUE, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.search.setVisible(len(items) >= _SEARCHED)
        high = self.list.sizeHintForRow(0) if items else 20
        self.list.setFixedHeight(high * min(max(len(items), 1), _ROWS) + 6)

    def tick(self, values: Iterable[object]) -> None:
        """Tick these and no others; tells nobody."""
        wanted = set(values)
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if item.data(_VALUE) in wanted else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def ticked(self) -> tuple:
        """The values that are ticked."""
        return tuple(item.data(_VALUE) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def texts(self) -> list[str]:
        """The texts of what is ticked."""
        return [item.text().strip() for item in self._items() if item.checkState() == Qt.CheckState.Checked]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _remember(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _turn(self, item: QListWidgetItem) -> None:
        """A click on the text ticks, too; one on the box has done so already."""
        if item.checkState() == self._pressed:
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _narrow(self, text: str) -> None:
        """Show what has the text, or begins with such letters in pinyin: bllj for 暴露垃圾."""
        wanted = unicodedata.normalize("NFKC", text).strip().lower()
        letters = wanted.isascii() and wanted.isalpha()
        for item in self._items():
            name = item.text().lower()
            item.setHidden(not (wanted in name or (letters and wanted in initials(name))))
