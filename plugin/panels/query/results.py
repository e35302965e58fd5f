"""The answer of a query: how many, by what, the rows, and their buildings on the map."""

from collections.abc import Callable

from qgis.core import QgsApplication, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...jobs.persons_table import PersonTable
from ...services.translation import tr
from ...store import Store
from ...store.residents.query import Answer, Stay, stays_of
from ..panel import Workbench
from .groups import GroupList
from .marks import MOST, Mark, Marks
from .model import PersonsModel
from .place import is_buildings, selected_buildings
from .table import PersonsView

_SETTLE = 200
_SIZES = [150, 450]


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
        self.groups = GroupList(self)
        self.groups.asked.connect(self.group_asked)
        self.table = PersonsView(workbench, self.model, self)
        self.table.sort_asked.connect(self._sort)
        self.table.map_asked.connect(self.show_on_map)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._settle.start())
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.conditions)
        top.addWidget(self.cancel)
        top.addStretch(1)
        top.addWidget(self.export)
        listed = QWidget(self)
        below = QVBoxLayout(listed)
        below.setContentsMargins(0, 0, 0, 0)
        buttons = QHBoxLayout()
        buttons.addWidget(self.on_map, 1)
        buttons.addWidget(self.follow)
        below.addLayout(buttons)
        below.addWidget(self.table, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.groups)
        split.addWidget(listed)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        split.setSizes(_SIZES)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
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
        self.table.fit()
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
        chosen = self.table.chosen_stays()
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

    def _sort(self, sort: str, descending: bool) -> None:
        if self._answer is not None:
            self.set_busy(busy=True)
            self.sort_asked.emit(sort, descending)

    def _load(self, ids, take: Callable[[dict[int, Stay]], object]) -> None:
        if self._workbench.session.store is not None:
            title = tr("Read the rows in view")
            self._workbench.in_store(title, lambda store: stays_of(store, ids), take, self._workbench.say_error)

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
