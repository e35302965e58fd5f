"""The desk 核对台: values that two sides say differently, decided one after the other, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.problems import Problem
from ...jobs.desk import WHOLE, DeskItem, Side, as_now, decide_item, open_items
from ...jobs.import_persons.desk import Candidate, building_names, candidates, decide_conflict, decide_match
from ...jobs.import_persons.plan import MATCH
from ...jobs.import_table.compare import GEOM
from ...jobs.import_table.labels import Labels
from ...jobs.import_table.request import FILE
from ...jobs.import_table.request import STORE as OURS
from ...jobs.sentences import error_sentence
from ...jobs.targets import importable
from ...services.keys import KeyringError, find_keys, unlock_authentication
from ...services.translation import language, sentence, tr
from ...store import Store
from ...store.schema import BY_NAME
from .batches_tab import target_name
from .clear_row import ClearRow
from .desk_model import DeskModel
from .match_box import MatchBox
from .plan_model import source_name
from .tab import Tab
from .widgets import Notice, plain_table, set_widths

_FIELD, _OURS, _THEIRS = range(3)
_SIDES = {_OURS: OURS, _THEIRS: FILE}
_CHOSEN = QColor(76, 175, 80, 60)
_LIST_HEIGHT = 110
_LEAST = {True: 0.0005, False: 50.0}  # how much around a point is shown, in degrees and metres
KEEP = {"delete": "Keep it", "insert": "Leave theirs out", "update": "Keep ours"}
TAKE = {"delete": "Delete it", "insert": "Take theirs", "update": "Take theirs"}
OPERATIONS = {"delete": "The other side has deleted it.", "insert": "The other side has one of its own."}


class SidesTable(QTableWidget):
    """The fields of an item, ours and the other side's; ← and → choose, with Ctrl for all fields, ↵ decides."""

    def __init__(self, decide: Callable[[], object], parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("CivicGrid.imports.sides")
        self._decide = decide
        self.choices: dict[str, str] = {}
        self._keys: tuple[str, ...] = ()
        self.setColumnCount(3)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(_FIELD, QHeaderView.ResizeMode.ResizeToContents)
        self.cellClicked.connect(lambda row, column: self.choose([row], column))

    def show_item(self, item: DeskItem, labels: Labels) -> None:
        """Show an item; ours is chosen until somebody says otherwise."""
        lines: list[tuple[str, str, str, str]] = []
        if item.whole:
            lines = [(WHOLE, tr("The whole row"), tr(KEEP[item.operation]), tr(TAKE[item.operation]))]
        lines += [self._line(item, one, labels) for one in item.sides]
        self._keys = tuple(WHOLE if item.whole else key for key, *_ in lines)
        self.choices = dict.fromkeys(self._keys, OURS)
        self.setHorizontalHeaderLabels([tr("Field"), tr("Ours"), item.source or tr("The other side's")])
        self.setRowCount(len(lines))
        for row, (_, *texts) in enumerate(lines):
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.setItem(row, column, cell)
        self._paint()
        self.setCurrentCell(0, _OURS)

    @staticmethod
    def _line(item: DeskItem, one: Side, labels: Labels) -> tuple[str, str, str, str]:
        ours = " ".join(part for part in (source_name(one.here_source), one.here_at) if part)
        theirs = " ".join(part for part in (item.source, item.at) if part)
        here, there = labels.value(one.field, one.here), labels.value(one.field, one.there)
        return one.field, labels.field(one.field), _lines(here, ours), _lines(there, theirs)

    def choose(self, rows, column: int) -> None:
        """Take one side of some fields, or of the row where it is decided as a whole."""
        if column in _SIDES:
            for row in rows:
                self.choices[self._keys[row]] = _SIDES[column]
            self._paint()

    def _paint(self) -> None:
        """The chosen side has a tick and a tint."""
        for row, key in enumerate(self._keys):
            for column, side in _SIDES.items():
                cell, chosen = self.item(row, column), self.choices[key] == side
                cell.setIcon(QgsApplication.getThemeIcon("/mIconSuccess.svg" if chosen else "/mIconBlank.svg"))
                cell.setBackground(QBrush(_CHOSEN) if chosen else QBrush())
        self.resizeRowsToContents()

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Decide without the mouse."""
        sides = {Qt.Key.Key_Left: _OURS, Qt.Key.Key_Right: _THEIRS}
        if event.key() in sides and self._keys:
            everything = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            rows = range(len(self._keys)) if everything else [max(0, self.currentRow())]
            column = sides[event.key()]
            self.choose(rows, column)
            self.setCurrentCell(max(0, self.currentRow()), column)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide()
        else:
            super().keyPressEvent(event)


class DeskTab(Tab):
    """What waits, and the item that is being looked at as it stands now."""

    counted = pyqtSignal(int)

    def __init__(self, workbench, parent=None):
        content = QWidget()
        super().__init__(workbench, content, parent)
        self._item: DeskItem | None = None
        self._shape: bytes | None = None
        self._seen = 0
        self.model = DeskModel(self)
        self.table = plain_table("CivicGrid.imports.desk", content)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setMinimumHeight(_LIST_HEIGHT)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_widths(self.table, (150, 70))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._look())
        self.head = QLabel(content)
        self.head.setObjectName("CivicGrid.imports.desk.head")
        self.head.setWordWrap(True)
        self.notice = Notice("CivicGrid.imports.desk.notice", content)
        self.sides = SidesTable(self.decide, content)
        self.zoom = self._button("zoom", "/mActionZoomToSelected.svg", tr("Show on the map"), self._zoom)
        self.ours = self._button("ours", "/mActionArrowLeft.svg", tr("All ours"), lambda: self._all(_OURS))
        self.theirs = self._button("theirs", "/mActionArrowRight.svg", tr("All theirs"), lambda: self._all(_THEIRS))
        self.go = self._button("decide", "/mIconSuccess.svg", tr("Decide, next"), self.decide)
        self.match = MatchBox(self.decide, content)
        self.match.chosen.connect(lambda: self.go.setEnabled(True))
        self.match.hide()
        self.clear = ClearRow(workbench, content)
        self.clear.hide()
        hint = QLabel(tr("← ours   → theirs   Ctrl: all fields   ↵ decide, next"), content)
        hint.setEnabled(False)
        lower = QWidget(content)
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.sides, 1)
        column.addWidget(self.match)
        column.addWidget(self.clear)
        row = QHBoxLayout()
        for button in (self.ours, self.theirs, self.zoom):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.go)
        column.addWidget(hint)
        split = QSplitter(Qt.Orientation.Vertical, content)
        split.addWidget(self.table)
        split.addWidget(lower)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(content)
        layout.addWidget(split)

    def _button(self, name: str, picture: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text)
        button.setObjectName(f"CivicGrid.imports.desk.{name}")
        button.clicked.connect(lambda _=False: act())
        return button

    def read(self, store: Store) -> list[DeskItem]:
        """Everything that waits."""
        return open_items(store)

    def show_found(self, found: list[DeskItem]) -> None:
        """Show what waits; the same place in the list stays chosen, so that deciding goes on and on."""
        row = max(0, self.table.currentIndex().row())
        chosen = self._item.id if self._item else None
        self.model.fill(found)
        self.counted.emit(len(found))
        if not found:
            self._item = None
            self.pages.show_empty(tr("Nothing waits for a decision."))
            return
        self.pages.show_content()
        place = next((place for place, item in enumerate(found) if item.id == chosen), min(row, len(found) - 1))
        self.table.selectRow(place)
        self._look()

    def _look(self) -> None:
        """Read the chosen item's object as it stands now."""
        item = self.model.item(self.table.currentIndex().row())
        self._seen += 1
        seen = self._seen
        if item is None:
            return
        spoken = language()

        def work(store: Store) -> tuple[DeskItem, Labels, bytes | None, list[Candidate], dict[int, str]]:
            now = as_now(store, item)
            target = importable().get(item.table)
            values = {one.field: (one.here, one.there) for one in now.sides if one.field != GEOM}
            who = candidates(store, item.candidates) if item.resident else []
            if who:
                values = {name: [dict(one.facts).get(name) for one in who] for name in ("sex", "person_class")}
            labels = Labels(store, target, spoken, values)
            shape = None
            if BY_NAME[item.table].geometry and item.object_id is not None:
                shape = store.read(item.table, [GEOM], where={"id": item.object_id})[GEOM][0]
            return now, labels, shape, who, building_names(store, who)

        def done(found: tuple) -> None:
            if seen == self._seen:
                self._show_item(*found)

        def failed(error: BaseException) -> None:
            if seen == self._seen:
                # Gone, perhaps: it can still be taken off the desk.
                self._item, self.sides.choices = item, {}
                self.sides.setRowCount(0)
                self._let(False)
                self.go.setEnabled(True)
                self.head.setText(f"<b>{escape(item.label)}</b>")
                self.notice.warn(error_sentence(error))

        self.workbench.in_store(tr("Look at what waits"), work, done, failed)

    def _show_item(
        self, item: DeskItem, labels: Labels, shape: bytes | None, who: list[Candidate], homes: dict[int, str]
    ) -> None:
        shown, self._item, self._shape = self._item, item, shape
        if shown == item:
            # Read again because something changed elsewhere: what has been chosen meanwhile stays chosen.
            self._let(True)
            self._offer(item, shape)
            return
        where = tr("row {row} of the file").format(row=item.row) if item.row else ""
        said = " · ".join(part for part in (target_name(item.table), item.source, item.at, where) if part)
        self.head.setText(f"<b>{escape(item.label)}</b><br>{escape(said)}")
        self.notice.say(tr(OPERATIONS[item.operation]) if item.operation in OPERATIONS else "")
        if item.operation == MATCH:
            self.match.show_candidates(who, labels, homes)
            self.notice.say(sentence(Problem(item.reason)))
        else:
            self.sides.show_item(item, labels)
        self.clear.show_item(item, labels)
        self._let(True)
        self._offer(item, shape)

    def _offer(self, item: DeskItem, shape: bytes | None) -> None:
        """What can be done with this kind of item."""
        match = item.operation == MATCH
        self.sides.setVisible(not match)
        self.match.setVisible(match)
        self.clear.setVisible(item.resident)
        self.go.setEnabled(not match or self.match.person is not None)
        for button in (self.ours, self.theirs):
            button.setEnabled(not match)
        self.zoom.setEnabled(shape is not None or any(one.field == GEOM for one in item.sides))

    def _let(self, allowed: bool) -> None:
        for button in (self.ours, self.theirs, self.zoom, self.go):
            button.setEnabled(allowed)

    def _all(self, column: int) -> None:
        self.sides.choose(range(self.sides.rowCount()), column)
        self.sides.setFocus()

    def _zoom(self) -> None:
        """Show both sides' shapes on QGIS's map for a moment."""
        item, canvas = self._item, self.workbench.iface.mapCanvas()
        texts = next(((one.here, one.there) for one in item.sides if one.field == GEOM), ())
        shapes = [bytes.fromhex(text) for text in texts if text] or ([self._shape] if self._shape else [])
        geometries = []
        for wkb in shapes:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            geometries.append(geometry)
        if geometries:
            crs = QgsCoordinateReferenceSystem(self.workbench.session.store.crs)
            canvas.setReferencedExtent(_around(geometries, crs))
            canvas.refresh()
            canvas.flashGeometries(geometries, crs)

    def decide(self) -> None:
        """Write what is chosen, and look at the next one."""
        item = self._item
        if item is None:
            return
        choices, person = dict(self.sides.choices), self.match.person
        if item.operation == MATCH and person is None:
            return
        if item.resident:
            try:
                unlock_authentication()
            except KeyringError as error:
                self.workbench.say_error(error)
                return

        def work(store: Store) -> object:
            if not item.resident:
                return decide_item(store, item, choices)
            keyring = find_keys(store.uid)
            if item.operation == MATCH:
                return decide_match(store, keyring, item, person)
            return decide_conflict(store, keyring, item, choices)

        self._let(False)
        self._item = None
        self.clear.forget()
        self.act(tr("Decide"), work, lambda _: self._decided())

    def _decided(self) -> None:
        self.reload()
        (self.match if self.match.isVisible() else self.sides).setFocus()


def _lines(value: str, said: str) -> str:
    return f"{value or '–'}\n({said})" if said else value or "–"


def _around(geometries: list[QgsGeometry], crs: QgsCoordinateReferenceSystem) -> QgsReferencedRectangle:
    """What to show of the map: the shapes with their surroundings."""
    extent = QgsRectangle()
    for geometry in geometries:
        extent.combineExtentWith(geometry.boundingBox())
    extent.grow(max(extent.width(), extent.height(), _LEAST[crs.isGeographic()]))
    return QgsReferencedRectangle(extent, crs)
