"""The rows of an answer as a table: ordered by the database, each row a way to the person and the room."""

from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ...jobs.persons_table import COLUMNS
from ...services.translation import tr
from ...store.residents.query import Stay
from ..panel import Workbench
from ..shared.visit import open_object
from .model import PERSON, PersonsModel

_ROW = 1.7  # heights of the text
_FITTED = 100  # rows whose cells say how wide a column is; all of a page take a third of a second


class PersonsView(QTableView):
    """``sort_asked(sort, descending)`` when a header is clicked, ``map_asked`` from the menu of a row."""

    sort_asked = pyqtSignal(str, bool)
    map_asked = pyqtSignal()

    def __init__(self, workbench: Workbench, model: PersonsModel, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench, self._model = workbench, model
        self.setObjectName("CivicGrid.query.table")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * _ROW))
        place = next(number for number, one in enumerate(COLUMNS) if one.sort == "place")
        self._sorted = place, Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setResizeContentsPrecision(_FITTED)
        header.setSortIndicator(*self._sorted)
        header.sortIndicatorChanged.connect(self._sort)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(lambda index: self._open(index.data(PERSON)))

    def order(self) -> tuple[str, bool]:
        """By what the header says that rows are ordered, and whether downwards."""
        column, order = self._sorted
        return COLUMNS[column].sort, order == Qt.SortOrder.DescendingOrder

    def chosen_stays(self) -> list[int]:
        """The stays of the selected rows."""
        return self._model.stay_ids([(one.top(), one.bottom()) for one in self.selectionModel().selection()])

    def fit(self) -> None:
        """Give each column the width of what is first in view."""
        for column in range(self._model.columnCount()):
            self.resizeColumnToContents(column)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if not COLUMNS[column].sort:
            self.horizontalHeader().setSortIndicator(*self._sorted)  # this column orders nothing
        elif (column, order) != self._sorted:
            self._sorted = column, order
            self.sort_asked.emit(*self.order())

    def _open(self, stay: Stay | None) -> None:
        if stay is not None:
            open_object(self._workbench, "person", stay.person_id)

    def _menu(self, at: QPoint) -> None:
        stay = self.indexAt(at).data(PERSON)
        if stay is None:
            return
        menu = QMenu(self)
        menu.addAction(tr("All rooms and stays of the person"), lambda: self._open(stay))
        menu.addAction(tr("The room and its people"), lambda: open_object(self._workbench, "room", stay.room_id))
        menu.addAction(tr("Show on the map"), self.map_asked.emit)
        if "revealer" in self._workbench.session.account.roles:
            menu.addSeparator()
            menu.addAction(tr("Ask to see full details …"), lambda: self._reveal(stay.person_id))
        menu.exec(self.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _reveal(self, person: int) -> None:
        from ..reveal import ask_reveal

        ask_reveal(self._workbench, person, self)
