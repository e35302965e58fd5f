"""Everybody who counts in the building 人口, masked, by room."""

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLabel, QLineEdit, QTreeView, QVBoxLayout, QWidget

from ...jobs.people_houses import Look
from ...services.translation import tr
from ..shared.code_names import code_names
from .people_model import MINOR, RESIDENT, PeopleModel


class PeopleTab(QWidget):
    """``person_chosen(id)``; who is chosen stays chosen when the list is read again."""

    person_chosen = pyqtSignal(int)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.model = PeopleModel(self)
        self.text = QLineEdit(self)
        self.text.setObjectName("CivicGrid.people_houses.people-text")
        self.text.setPlaceholderText(tr("Room or surname"))
        self.text.setClearButtonEnabled(True)
        self.kind = QComboBox(self)
        self.kind.setObjectName("CivicGrid.people_houses.people-kind")
        self.kind.addItem(tr("Everybody"), "")
        for code, name in code_names("person_class").items():
            self.kind.addItem(name, code)
        self.kind.addItem(tr("Children"), MINOR)
        self.list = QTreeView(self)
        self.list.setObjectName("CivicGrid.people_houses.people")
        self.list.setModel(self.model)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSortingEnabled(True)
        self.list.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.list.activated.connect(self._activate)
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.count = QLabel(self)
        self.count.setObjectName("CivicGrid.people_houses.people-count")
        self.text.textChanged.connect(self._filter)
        self.kind.currentIndexChanged.connect(self._filter)
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)

    def show_look(self, look: Look) -> None:
        """Show the residents of a building that this account may see."""
        rooms = {room.id: room for room in look.building.rooms}
        self._keep(lambda: self.model.fill(look.building.residents or (), rooms, look.year))
        for column in range(self.model.columnCount() - 1):
            self.list.resizeColumnToContents(column)

    def _filter(self, *_values: object) -> None:
        self._keep(lambda: self.model.ask(self.text.text(), self.kind.currentData()))

    def _keep(self, act: Callable[[], object]) -> None:
        """Do what shows other rows, and keep the chosen one."""
        index = self.list.currentIndex()
        chosen = index.data(RESIDENT).person_id if index.isValid() else None
        act()
        row = self.model.row_of(chosen) if chosen is not None else -1
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
        shown, whole = self.model.rowCount(), self.model.whole
        text = tr("{count} residents") if shown == whole else tr("{shown} of {count} residents")
        self.count.setText(text.format(shown=f"{shown:,}", count=f"{whole:,}"))

    def _activate(self, index) -> None:
        one = index.data(RESIDENT)
        if one.name_masked is not None:
            self.person_chosen.emit(one.person_id)
