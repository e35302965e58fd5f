"""Step 4: what would become of every row, before anything is written."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...jobs.import_persons.plan import MATCH, PersonPlan
from ...jobs.import_persons.told import led, led_sentence
from ...jobs.import_table.compare import CONFLICT, INSERT, REJECTED, SAME, STATES, UPDATE, Plan
from ...jobs.import_table.preview import STATE_NAMES
from ...jobs.import_table.rejects import write_rejects
from ...jobs.import_table.request import DESK, FILE
from ...jobs.import_table.request import STORE as OURS
from ...jobs.import_table.told import noted
from ...jobs.imports import needs_keys, nothing_to_do, plan_import
from ...jobs.linking import ELSEWHERE
from ...jobs.progress import Progress
from ...services.geos import shapely
from ...services.keys import KeyringError, unlock_authentication
from ...services.translation import language, tr
from ...store import Store
from .page import Page
from .plan_model import Listing, PlanModel, list_plan
from .preview_map import PreviewMap
from .widgets import Notice, plain_table, set_widths
from .words import CHOICES

_ICONS = {
    INSERT: "/symbologyAdd.svg",
    UPDATE: "/mActionToggleEditing.svg",
    SAME: "/mIconSuccess.svg",
    CONFLICT: "/mActionSplitFeatures.svg",
    REJECTED: "/mIconWarning.svg",
}
_WIDTHS = {
    INSERT: (60, 130, 130, 110, 110, 110),
    UPDATE: (60, 150, 100, 150),
    SAME: (60, 200),
    CONFLICT: (56, 115, 80, 135, 185),
    REJECTED: (60, 150),
}
_INVALID = frozenset({"import.geometry_invalid"})
_MOST_ON_MAP = 5_000
_MAP_WIDTH = 330
_TILE_TEXT = 1.5


class PreviewPage(Page):
    """Plans in the background; what is chosen for conflicts can be taken back until the end."""

    TITLE = "Preview"

    def __init__(self, wizard):
        super().__init__(wizard)
        self._told: list[str] = []
        self._listing: Listing | None = None
        self._map: PreviewMap | None = None
        self._idle = False
        self.tiles: dict[str, QToolButton] = {}
        tiles = QHBoxLayout()
        group = QButtonGroup(self)
        for state in STATES:
            tile = self.tiles[state] = self._tile(state)
            group.addButton(tile)
            tiles.addWidget(tile, 1)
        self.notice = Notice("CivicGrid.import.preview.notice", self)
        self.model = PlanModel(self)
        self.table = plain_table("CivicGrid.import.plan", self)
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.selectionModel().currentRowChanged.connect(lambda index, _: self._mark(index.row()))
        self.decisions = self._decisions()
        self.repair = QCheckBox(tr("Make invalid shapes valid"), self)
        self.repair.setObjectName("CivicGrid.import.repair")
        self.repair.toggled.connect(self._turn_repair)
        self.save = QPushButton(QgsApplication.getThemeIcon("/mActionFileSaveAs.svg"), tr("Save rejected rows …"), self)
        self.save.setObjectName("CivicGrid.import.rejects")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(lambda _=False: self.save_rejects())
        below = QHBoxLayout()
        below.addWidget(self.repair)
        below.addStretch(1)
        below.addWidget(self.save)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.decisions)
        column.addLayout(below)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(left)
        self._split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addLayout(tiles)
        layout.addWidget(self.notice)
        layout.addWidget(self._split, 1)

    def _tile(self, state: str) -> QToolButton:
        tile = QToolButton(self)
        tile.setObjectName(f"CivicGrid.import.tile.{state}")
        tile.setCheckable(True)
        tile.setIcon(QgsApplication.getThemeIcon(_ICONS[state]))
        tile.setIconSize(QSize(28, 28))
        tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tile.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        font = tile.font()
        font.setPointSizeF(font.pointSizeF() * _TILE_TEXT)
        tile.setFont(font)
        tile.clicked.connect(lambda _=False: self._show(state))
        return tile

    def _decisions(self) -> QWidget:
        """Buttons for the selected conflicts, and for all of them."""
        bar = QWidget(self)
        column = QVBoxLayout(bar)
        column.setContentsMargins(0, 0, 0, 0)
        for scope, title in (("selected", tr("Selected rows:")), ("all", tr("All rows:"))):
            row = QHBoxLayout()
            label = QLabel(title, bar)
            label.setMinimumWidth(70)
            row.addWidget(label)
            for choice in (OURS, FILE, DESK):
                button = QPushButton(tr(CHOICES[choice]), bar)
                button.setObjectName(f"CivicGrid.import.decide.{scope}.{choice}")
                button.setAutoDefault(False)
                button.clicked.connect(lambda _=False, scope=scope, choice=choice: self._decide(scope, choice))
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        return bar

    def enter(self) -> None:
        """Plan, unless that has been done for what is chosen now."""
        if self._map is None and self.draft.positioned:
            self._map = PreviewMap(self.wizard.workbench.session.store, self)
            self._map.setMinimumWidth(_MAP_WIDTH)
            self._split.addWidget(self._map)
            self._split.setStretchFactor(0, 1)
            self._split.setSizes([self.width() - _MAP_WIDTH, _MAP_WIDTH])
        if self._map is not None:
            self._map.setVisible(self.draft.positioned)
        if self.draft.plan is None:
            self._plan()

    def _plan(self) -> None:
        draft, spoken = self.draft, language()
        request, table = draft.request(), draft.table
        self._listing = None
        self.model.clear()
        if self._map is not None:
            self._map.show_shapes([])
        self._say_counts(dict.fromkeys(STATES))
        for part in (self.table, self.decisions, self.save, self.repair):
            part.setEnabled(False)

        def work(store: Store, progress: Progress) -> tuple[Plan, Listing]:
            plan = plan_import(store, table, request, progress.part(0, 90))
            return plan, list_plan(store, plan, spoken)

        def done(found: tuple[Plan, Listing]) -> None:
            draft.plan, self._listing = found
            draft.choices.clear()
            self._planned()

        def failed(error: BaseException) -> None:
            self.wizard.say_error(error)
            self.notice.warn(tr("The preview could not be made. Go back, or try again."))

        try:
            if needs_keys(draft.target):
                unlock_authentication()
        except KeyringError as error:
            failed(error)
            return
        self.notice.say(tr("Every row is read, checked and compared with the database. Nothing is written yet."))
        self.wizard.run(tr("Compare the file with the database"), work, done, failed, self.wizard.back)

    def _planned(self) -> None:
        plan = self.draft.plan
        for part in (self.table, self.decisions, self.save, self.repair):
            part.setEnabled(True)
        counts = plan.counts()
        problems = {one.code for found in plan.prepared.problems.values() for one in found}
        self.repair.setVisible(self.draft.repair or bool(problems & _INVALID))
        self.save.setVisible(bool(plan.prepared.problems))
        if self._map is not None and plan.prepared.shapes is not None:
            present = [shape for shape in plan.prepared.shapes if shape is not None]
            step = max(1, len(present) // _MOST_ON_MAP)
            self._map.show_shapes(shapely.to_wkb(present[::step]).tolist() if present else [])
            self._map.show_all(tuple(shapely.total_bounds(present).tolist()) if present else None)
        self._tell(plan)
        first = next((state for state in (CONFLICT, REJECTED, UPDATE, INSERT, SAME) if counts[state]), INSERT)
        self._show(first)
        self._count()

    def _tell(self, plan: Plan) -> None:
        """What has to be known before the rows enter: contradictions, and how many find their room."""
        found = noted(plan.prepared)
        rooms, reasons = (led_sentence(plan), led(plan)[2]) if isinstance(plan, PersonPlan) else ("", [])
        contradictions = (text for code, text in found.items() if code.endswith("_conflict") or code == ELSEWHERE)
        self._told = [*contradictions, rooms]
        self.notice.setToolTip("\n".join((*reasons, *found.values())))

    def _count(self) -> None:
        """The tiles, as decided so far."""
        plan = self.draft.decided()
        self._idle = nothing_to_do(plan) if self.draft.choices else self._listing.idle
        notes = sum(len(found) for found in plan.prepared.notes.values())
        counts = plan.counts()
        self._say_counts(counts)
        if counts[REJECTED] and counts[REJECTED] == sum(counts.values()):
            self.notice.warn(tr("No row can be brought: the table says why. Correct the file, or what was chosen."))
        elif self._idle:
            self.notice.say(
                tr("Nothing to do: the database holds all that this file says.")
                if not plan.prepared.problems
                else tr("Nothing to do but the rejected rows: the database holds all the rest of this file.")
            )
        elif any(one.column == MATCH for one in plan.conflicts):
            self._say(
                tr("Some rows may be persons who are in the database already: who they are is decided at the desk.")
            )
        elif plan.conflicts:
            text = tr("{count} values were changed both here and in the file. Undecided ones wait at the desk.")
            self._say(text.format(count=len(plan.conflicts)))
        else:
            text = tr("{count} values were tidied up while they were read.").format(count=f"{notes:,}") if notes else ""
            self._say(text)
        self.turned.emit()

    def _say(self, text: str) -> None:
        self.notice.say("\n".join(filter(None, (*self._told, text))))

    def _say_counts(self, counts: dict) -> None:
        for state, tile in self.tiles.items():
            count = "…" if counts[state] is None else f"{counts[state]:,}"
            tile.setText(f"{count}  {tr(STATE_NAMES[state])}")
            tile.setEnabled(counts[state] is not None)

    def _show(self, state: str) -> None:
        if self._listing is None:
            return
        self.tiles[state].setChecked(True)
        self.model.show_plan(self.draft.plan, self._listing, self.draft.choices, state)
        set_widths(self.table, _WIDTHS[state])
        self.decisions.setVisible(state == CONFLICT)
        if self.model.rowCount():
            self.table.selectRow(0)

    def _mark(self, row: int) -> None:
        if self._map is None or row < 0 or self._listing is None:
            return
        shapes = []
        for shape, theirs in self.model.shapes(row):
            if shape is not None:
                shapes.append((shape if isinstance(shape, bytes) else shapely.to_wkb(shape), theirs))
        self._map.mark(shapes)

    def _decide(self, scope: str, choice: str) -> None:
        if scope == "all":
            rows = range(self.model.rowCount())
        else:
            rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        self.model.choose(rows, choice)
        self._count()

    def _turn_repair(self, wanted: bool) -> None:
        if wanted != self.draft.repair:
            self.draft.repair = wanted
            self.draft.forget_plan()
            self._plan()

    def save_rejects(self, path: str = "") -> None:
        """Write the rejected rows to a file that can be corrected and brought again."""
        prepared = self.draft.plan.prepared
        if not path:
            stem = tr("{name} rejected rows").format(name=Path(prepared.table.file).stem)
            folder = self.draft.path.parent if self.draft.path else Path.home()
            path, _ = QFileDialog.getSaveFileName(
                self, tr("Save rejected rows"), str(folder / f"{stem}.xlsx"), "XLSX (*.xlsx);;CSV (*.csv)"
            )
        if not path:
            return

        def work(_store: Store, _progress: Progress) -> Path:
            write_rejects(Path(path), prepared)
            return Path(path)

        self.wizard.run(tr("Save rejected rows"), work, self._saved, self.wizard.say_error)

    def _saved(self, path: Path) -> None:
        self.draft.rejects = path
        self.wizard.say(tr("The rejected rows are in {file}: correct them there and bring the file again.")
                        .format(file=path.name))  # fmt: skip

    def missing(self) -> str:
        """A plan, and something in it."""
        if self.draft.plan is None or self._listing is None:
            return tr("The preview is being made …")
        if self._idle:
            return tr("There is nothing to write.")
        return ""
