"""The answer of a query: how many, by what, the rows, and their buildings on the map."""

from collections.abc import Callable

from qgis.core import QgsApplication, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableView,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.query import published
from ...jobs.persons_table import COLUMNS, PersonTable
from ...services.translation import tr
from ...store import Store
from ...store.query import GROUPS, Answer, Stay, stays_of
from ..panel import Workbench
from ..shared.code_names import code_name
from ..shared.visit import open_object
from .marks import MOST, Mark, Marks
from .model import PERSON, PersonsModel
from .place import is_buildings, selected_buildings

GROUP_NAMES = {
    "class": "Population class",
    "age": "Age",
    "sex": "Sex",
    "state": "Person and registration",
    "use": "Use of the room",
    "role": "Role in the room",
    "grid": "Grid",
    "area": "Area",
}
BAND_NAMES = {
    "minor": "Minors (to 18)",
    "adult": "19 to 59",
    "aged": "60 to 79",
    "very_aged": "80 and older",
    "unknown": "Age not known",
}
_LISTS = {
    "class": "person_class",
    "sex": "sex",
    "state": "residence_state",
    "use": "room_use",
    "role": "occupancy_role",
}
_SETTLE = 200
_SIZES = [150, 450]
_ROW = 1.7  # heights of the text


class ResultsPage(QWidget):
    """``back``, ``stop``, ``group_asked(group)``, ``sort_asked(sort, descending)``, ``export_asked``."""

    back = pyqtSignal()
    stop = pyqtSignal()
    group_asked = pyqtSignal(str)
    sort_asked = pyqtSignal(str, bool)
    export_asked = pyqtSignal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self.marks = Marks(workbench.iface.mapCanvas())
        self.model = PersonsModel(self._load, self)
        self._answer: Answer | None = None
        self._followed: set[QgsVectorLayer] = set()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self._mark_chosen)
        self.summary, self.note = self._label("summary"), self._label("note")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(6)
        self.cancel = self._button("stop", tr("Cancel"), "/mActionStop.svg", self.stop.emit)
        self.conditions = self._button("back", tr("Conditions"), "/mActionArrowLeft.svg", self.back.emit)
        self.export = self._button("export", tr("Export …"), "/mActionFileSaveAs.svg", self.export_asked.emit)
        self.on_map = self._button("show-all", tr("Show on the map"), "/mActionZoomToSelected.svg", self.show_on_map)
        self.follow = QToolButton(self)
        self.follow.setObjectName("CivicGrid.query.follow")
        self.follow.setCheckable(True)
        self.follow.setIcon(QgsApplication.getThemeIcon("/mActionFilter2.svg"))
        self.follow.setToolTip(tr("Only rows of the buildings that are selected on the map"))
        self.follow.toggled.connect(self._follow_map)
        self.group = QComboBox(self)
        self.group.setObjectName("CivicGrid.query.group")
        for code in GROUPS:
            self.group.addItem(tr(GROUP_NAMES[code]), code)
        self.group.currentIndexChanged.connect(lambda _: self.group_asked.emit(self.group.currentData()))
        self.groups = self._group_list()
        place = next(number for number, one in enumerate(COLUMNS) if one.sort == "place")
        self._sorted = place, Qt.SortOrder.AscendingOrder
        self.table = self._table()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.conditions)
        top.addWidget(self.cancel)
        top.addStretch(1)
        top.addWidget(self.export)
        by = QHBoxLayout()
        by.addWidget(QLabel(tr("Count by"), self))
        by.addWidget(self.group, 1)
        counted = QWidget(self)
        inside = QVBoxLayout(counted)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(by)
        inside.addWidget(self.groups)
        listed = QWidget(self)
        below = QVBoxLayout(listed)
        below.setContentsMargins(0, 0, 0, 0)
        buttons = QHBoxLayout()
        buttons.addWidget(self.on_map, 1)
        buttons.addWidget(self.follow)
        below.addLayout(buttons)
        below.addWidget(self.table, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(counted)
        split.addWidget(listed)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        split.setSizes(_SIZES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.summary)
        column.addWidget(self.note)
        column.addWidget(split, 1)

    # what is shown

    def begin(self, note: str) -> None:
        """A query is under way."""
        self._answer = None
        self.model.clear()
        self.groups.clear()
        self.marks.clear()
        self.follow.setChecked(False)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.summary.setText(tr("Asking the database …"))
        self.set_busy(busy=True)

    def set_busy(self, *, busy: bool) -> None:
        """Whether something of the answer is still on its way."""
        self.bar.setVisible(busy)
        self.cancel.setEnabled(busy)

    def show_first(self, table: PersonTable, stays: list[Stay]) -> None:
        """The first rows are here."""
        self.model.show_first(table, stays)
        self._fit()
        if stays:
            self.summary.setText(tr("The first {count} are shown, the rest is counted …").format(count=len(stays)))

    def show_answer(self, answer: Answer) -> None:
        """All rows are known, in their order."""
        self._answer = answer
        self._refill()
        persons, stays = answer.residents, len(answer.stays)
        if not stays:
            text = tr("Nobody fulfils these conditions, within the account's area.")
        elif persons == stays:
            text = tr("{persons} persons").format(persons=f"{persons:,}")
        else:
            text = tr("{persons} persons in {stays} stays").format(persons=f"{persons:,}", stays=f"{stays:,}")
        self.summary.setText(text)
        self.on_map.setEnabled(bool(stays))
        self.set_busy(busy=False)

    def say(self, text: str) -> None:
        """Say a sentence in place of the count: what failed, or that it was stopped."""
        self.summary.setText(text)
        self.set_busy(busy=False)

    def show_groups(self, group: str, counts: list[tuple[str | None, int]], *, sensitive: bool) -> None:
        """Show the counts of one group; small ones of sensitive tags are withheld."""
        self.groups.clear()
        shown = published([count for _, count in counts], sensitive)
        for (code, _), count in zip(counts, shown, strict=True):
            text = tr("withheld") if count is None else f"{count:,}"
            item = QTreeWidgetItem([_group_name(group, code), text])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.groups.addTopLevelItem(item)

    def chosen_stays(self) -> list[int]:
        """The stays of the selected rows."""
        ranges = self.table.selectionModel().selection()
        return self.model.stay_ids([(one.top(), one.bottom()) for one in ranges])

    # the map

    def show_on_map(self) -> None:
        """Mark the buildings of the selected rows, of all rows where none is selected, and go there."""
        if self._answer is not None:
            self._mark(self._chosen_counts() or self._answer.by_building(), go=True)

    def _mark_chosen(self) -> None:
        if self._answer is None:
            return
        counts = self._chosen_counts()
        if counts:
            self._mark(counts)
        else:
            self.marks.clear()

    def _chosen_counts(self) -> dict[int, int]:
        """How many of the selected persons each building holds."""
        chosen = self.chosen_stays()
        return self._answer.among(chosen).by_building() if chosen else {}

    def _mark(self, counts: dict[int, int], *, go: bool = False) -> None:
        largest = sorted(counts, key=lambda key: -counts[key])[:MOST]
        store, answer = self._workbench.session.store, self._answer

        def look(store: Store) -> dict[int, bytes]:
            rows = store.read("building", ["id", "geom"], where={"id": largest})
            return {key: wkb for key, wkb in zip(rows["id"], rows["geom"], strict=True) if wkb is not None}

        def show(found: dict[int, bytes]) -> None:
            if self._workbench.session.store is not store or self._answer is not answer:
                return
            self.marks.show([Mark(found[key], f"{counts[key]:,}") for key in largest if key in found], store.crs, go=go)
            if len(counts) > MOST:
                self._workbench.say(tr("Only the {count} fullest buildings are marked.").format(count=f"{MOST:,}"))

        self._workbench.in_store(tr("Look where it is"), look, show, self._workbench.say_error)

    def _follow_map(self, on: bool) -> None:
        """Show only rows of what is selected in our layers of buildings, and follow that."""
        for layer in self._followed:
            layer.selectionChanged.disconnect(self._refill)
        self._followed = self._layers() if on else set()
        for layer in self._followed:
            layer.selectionChanged.connect(self._refill)
            layer.willBeDeleted.connect(self._leave_map)
        if on and not self._followed:
            self._workbench.say(tr("No layer of buildings is loaded: load the layers of the database first."))
        self._refill()

    def _leave_map(self) -> None:
        self._followed = set()
        self.follow.setChecked(False)

    def _layers(self) -> set[QgsVectorLayer]:
        layers = self._workbench.project.mapLayers().values()
        return {layer for layer in layers if isinstance(layer, QgsVectorLayer) and is_buildings(layer)}

    def _refill(self, *_changed) -> None:
        if self._answer is None:
            return
        buildings = None
        if self._followed:
            buildings = {key for layer in self._followed for key in selected_buildings(layer)}
        self.model.show_answer(self._answer, buildings)
        if buildings is not None:
            text = tr("{shown} of {all} rows: buildings selected on the map")
            self.summary.setText(text.format(shown=f"{self.model.rowCount():,}", all=f"{len(self._answer.stays):,}"))

    # the table

    def _load(self, ids, take: Callable[[dict[int, Stay]], object]) -> None:
        if self._workbench.session.store is not None:
            title = tr("Read the rows in view")
            self._workbench.in_store(title, lambda store: stays_of(store, ids), take, self._workbench.say_error)

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("CivicGrid.query.table")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(int(table.fontMetrics().height() * _ROW))
        header = table.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSortIndicator(*self._sorted)
        header.sortIndicatorChanged.connect(self._sort)
        table.selectionModel().selectionChanged.connect(lambda *_: self._settle.start())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        table.doubleClicked.connect(lambda index: self._open(index.data(PERSON)))
        return table

    def _fit(self) -> None:
        for column in range(self.model.columnCount()):
            self.table.resizeColumnToContents(column)

    def order(self) -> tuple[str, bool]:
        """By what the header says that rows are ordered, and whether downwards."""
        column, order = self._sorted
        return COLUMNS[column].sort, order == Qt.SortOrder.DescendingOrder

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        header = self.table.horizontalHeader()
        if not COLUMNS[column].sort:
            header.setSortIndicator(*self._sorted)  # this column orders nothing
        elif (column, order) != self._sorted:
            self._sorted = column, order
            if self._answer is not None:
                self.set_busy(busy=True)
                self.sort_asked.emit(*self.order())

    def _open(self, stay: Stay | None) -> None:
        if stay is not None:
            open_object(self._workbench, "person", stay.person_id)

    def _menu(self, at) -> None:
        stay = self.table.indexAt(at).data(PERSON)
        if stay is None:
            return
        menu = QMenu(self)
        menu.addAction(tr("All rooms and stays of the person"), lambda: self._open(stay))
        menu.addAction(tr("The room and its people"), lambda: open_object(self._workbench, "room", stay.room_id))
        menu.addAction(tr("Show on the map"), self.show_on_map)
        if "revealer" in self._workbench.session.account.roles:
            menu.addSeparator()
            menu.addAction(tr("Ask to see full details …"), lambda: self._reveal(stay.person_id))
        menu.exec(self.table.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _reveal(self, person: int) -> None:
        from ..reveal import ask_reveal

        ask_reveal(self._workbench, person, self)

    def _group_list(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("CivicGrid.query.groups")
        tree.setHeaderLabels([tr("Group"), tr("Number of persons")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setMinimumHeight(90)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"CivicGrid.query.{name}")
        label.setWordWrap(True)
        return label

    def _button(self, name: str, text: str, picture: str, does) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text, self)
        button.setObjectName(f"CivicGrid.query.{name}")
        button.clicked.connect(lambda _=False: does())
        return button


def _group_name(group: str, code: str | None) -> str:
    if group == "age":
        return tr(BAND_NAMES[code])
    if group in _LISTS:
        return code_name(_LISTS[group], code) or tr("Not stated")
    return code or tr("In none")
