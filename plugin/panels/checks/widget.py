"""The widget of the panel 数据质检: run, look, repair, take back, export."""

from collections import Counter
from pathlib import Path

from qgis.core import Qgis, QgsApplication, QgsCoordinateReferenceSystem
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.integrity import Finding
from ...jobs.checks.catalogue import rules
from ...jobs.checks.data_repair import Amendment
from ...jobs.checks.export import write_findings
from ...jobs.checks.faults import LIMITS, TOLERANCES, Limits
from ...jobs.checks.run import check_store, finding_sentence, unlisted_sentence
from ...jobs.checks.scan import Report
from ...jobs.checks.store_repair import Applied, Proposal, Proposals, apply, propose, undo
from ...jobs.progress import Cancelled, Progress
from ...jobs.sentences import error_sentence
from ...services.translation import language, tr
from ..panel import Workbench
from ..shared.areas import indented_areas
from ..shared.pages import StatePages
from .ground import Preview, go_to
from .repair import RepairPage
from .tree import FINDING, TABLE_NAMES, FindingTree

_SMALL = ("group", "natural_village")  # what lies below a community is not offered


class ChecksWidget(QWidget):
    """Checks and repairs run in the background; what is shown stays until there is something newer."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.checks")
        self._workbench = workbench
        self._task = None
        self._report: Report | None = None
        self._findings: list[Finding] = []
        self._keep = "larger"
        self._applied: Applied | None = None
        self._preview = Preview(workbench.iface.mapCanvas())
        self.area = QComboBox(self)
        self.area.setObjectName("CivicGrid.checks.area")
        self.area.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.run = self._button("run", tr("Run check"), "/mActionStart.svg", self.check)
        self.stop = self._button("stop", tr("Cancel"), "/mActionStop.svg", self.cancel)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(6)
        content = QWidget(self)
        self.stack = QStackedWidget(content)
        self.stack.addWidget(self._list_page(content))
        self.repair = RepairPage(self.apply, self.leave_repair, self._propose_again, self._look, content)
        self.stack.addWidget(self.repair)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.stack)
        self.pages = StatePages(content, self)
        above = QHBoxLayout()
        above.addWidget(self.area, 1)
        above.addWidget(self.run)
        above.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(above)
        layout.addWidget(self.bar)
        layout.addWidget(self.pages, 1)
        self.destroyed.connect(self._preview.clear)
        workbench.session.opened.connect(self._begin)
        workbench.session.closed.connect(self._begin)
        self._begin()

    def _button(self, name: str, text: str, picture: str, act) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text, self)
        button.setObjectName(f"CivicGrid.checks.{name}")
        button.clicked.connect(lambda _=False: act())
        return button

    def _list_page(self, parent: QWidget) -> QWidget:
        page = QWidget(parent)
        self.summary = QLabel(page)
        self.summary.setWordWrap(True)
        self.summary.setObjectName("CivicGrid.checks.summary")
        self.table = QComboBox(page)
        self.table.setObjectName("CivicGrid.checks.table")
        self.table.currentIndexChanged.connect(lambda _: self._fill())
        self.search = QgsFilterLineEdit(page)
        self.search.setObjectName("CivicGrid.checks.search")
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(tr("Object or rule …"))
        self.search.textChanged.connect(lambda _: self._fill())
        self.tree = FindingTree(page)
        self.tree.setObjectName("CivicGrid.checks.tree")
        self.tree.setMinimumHeight(160)
        self.tree.itemSelectionChanged.connect(self._describe)
        self.tree.itemDoubleClicked.connect(self._visit)
        self.detail = QLabel(page)
        self.detail.setWordWrap(True)
        self.detail.setObjectName("CivicGrid.checks.detail")
        self.tolerance = QComboBox(page)
        self.tolerance.setObjectName("CivicGrid.checks.tolerance")
        self.tolerance.setToolTip(tr("How far a line's end may be from its junction; applied at the next check"))
        self.fix = self._button("repair", tr("Repair …"), "/mActionEditTable.svg", self.begin_repair)
        self.back = self._button("undo", tr("Undo"), "/mActionUndo.svg", self.undo)
        self.save = self._button("export", tr("Export …"), "/mActionFileSaveAs.svg", self.export)
        filters = QHBoxLayout()
        filters.addWidget(self.table, 1)
        filters.addWidget(self.search, 1)
        tolerances = QHBoxLayout()
        tolerances.addWidget(QLabel(tr("Line ends"), page))
        tolerances.addWidget(self.tolerance, 1)
        buttons = QHBoxLayout()
        for button in (self.fix, self.back, self.save):
            buttons.addWidget(button)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addLayout(filters)
        column.addWidget(self.tree, 1)
        column.addWidget(self.detail)
        column.addLayout(tolerances)
        column.addLayout(buttons)
        return page

    # What is open, and what is under way

    def _begin(self) -> None:
        """Another store, or none."""
        self.cancel()
        self._task, self._report, self._applied = None, None, None
        self.leave_repair()
        self.area.clear()
        self.area.addItem(tr("Whole database"), None)
        self._offer_tolerances({})
        self._set_busy(False)
        if self._workbench.session.store is None:
            text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
            self.pages.show_empty(text, tr("Connect …"), self._workbench.connect_store)
            return
        self.pages.show_empty(
            tr("Nothing has been checked yet. A check reads everything and changes nothing."),
            tr("Run check"),
            self.check,
        )
        self._workbench.in_store(
            tr("Read the areas"),
            lambda store: indented_areas(store, without=_SMALL),
            self._offer_areas,
            self._workbench.say_error,
        )

    def _offer_areas(self, areas: list[tuple[int, str]]) -> None:
        if self.area.count() == 1:
            for number, name in areas:
                self.area.addItem(name, number)

    def _set_busy(self, busy: bool) -> None:
        connected = self._workbench.session.store is not None
        self.run.setVisible(not busy)
        self.run.setEnabled(connected)
        self.area.setEnabled(connected and not busy)
        self.stop.setVisible(busy)
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0)
        for button in (self.fix, self.save, self.back, self.repair.button):
            button.setEnabled(not busy)
        if not busy:
            self._describe()
            self.back.setEnabled(self._applied is not None)
            self.save.setEnabled(self._report is not None and bool(self._report.findings))

    def _work(self, title: str, work, done) -> None:
        """Do ``work(store, progress)`` in the background; one at a time, and only for the store that is open."""
        store = self._workbench.session.store
        if store is None or self._task is not None:
            return

        def run(task):
            with store.released():
                return work(store, Progress(task.is_canceled, task.set_progress))

        def over(result, error) -> None:
            if self._task is not task:
                return
            self._task = None
            self._set_busy(False)
            if isinstance(error, Cancelled):
                self._was_cancelled()
            elif error is None:
                if self._workbench.session.store is store:
                    done(result)
            elif self._report is None:
                self.pages.show_error(error_sentence(error), self.check)
            else:
                self.pages.show_content()
                self._workbench.say_error(error)

        self._set_busy(True)
        task = self._task = self._workbench.tasks.start(
            title, run, lambda result: over(result, None), lambda error: over(None, error)
        )
        task.progressed.connect(self._progress)
        task.stopped.connect(lambda: over(None, Cancelled()))

    def _progress(self, percent: float) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(int(percent))

    def cancel(self) -> None:
        """Ask what runs to stop; a repair that was already written is told as done."""
        if self._task is not None:
            self._task.cancel()

    def _was_cancelled(self) -> None:
        """What was shown before stays."""
        if self._report is not None:
            self.pages.show_content()
        elif self._workbench.session.store is not None:
            self.pages.show_empty(tr("The check was cancelled."), tr("Run check"), self.check)

    # Checking and looking

    def check(self) -> None:
        """Check the whole store, or the chosen area."""
        area = self.area.currentData()
        limits = Limits(tolerance=self.tolerance.currentData() or LIMITS.tolerance)
        if self._report is None:
            self.pages.show_loading(tr("Checking …"))
        self._work(
            tr("Check the data"),
            lambda store, progress: check_store(store, area=area, limits=limits, progress=progress),
            self._show,
        )

    def _show(self, report: Report) -> None:
        self._report = report
        self.leave_repair()
        tables = Counter(one.table for one in report.findings)
        shown = self.table.currentData()
        self.table.blockSignals(True)
        self.table.clear()
        self.table.addItem(tr("All tables"), "")
        for table in (name for name in TABLE_NAMES if tables[name]):
            self.table.addItem(f"{tr(TABLE_NAMES[table])} ({tables[table]:,})", table)
        self.table.setCurrentIndex(max(0, self.table.findData(shown)))
        self.table.blockSignals(False)
        self._offer_tolerances(report.ends)
        self._fill()
        self._set_busy(False)
        self.pages.show_content()

    def _offer_tolerances(self, ends: dict[float, int]) -> None:
        """Each tolerance with the number of places that it would change."""
        chosen = self.tolerance.currentData() or LIMITS.tolerance
        self.tolerance.clear()
        for metres in TOLERANCES:
            text = tr("within {metres} m: {count} places").format(metres=metres, count=ends[metres]) if ends else ""
            self.tolerance.addItem(text or tr("within {metres} m").format(metres=metres), metres)
        self.tolerance.setCurrentIndex(max(0, self.tolerance.findData(chosen)))

    def _fill(self) -> None:
        if self._report is None:
            return
        self.tree.fill(self._report, self.table.currentData() or "", self.search.text())
        counts = Counter()
        for code, count in self._report.counts.items():
            counts[rules()[code].severity] += count
        lines = [
            tr("{errors} errors, {warnings} warnings, {notes} notes").format(
                errors=f"{counts['error']:,}", warnings=f"{counts['warning']:,}", notes=f"{counts['note']:,}"
            )
            if counts.total()
            else tr("Nothing was found: everything that was checked is in order.")
        ]
        if self._report.skipped:
            names = tr(", ").join(rules()[code].label(language()) for code in self._report.skipped)
            lines.append(
                tr("Not checked, because this account may not read all that is needed: {rules}").format(rules=names)
            )
        lines.append(unlisted_sentence(self._report))
        self.summary.setText("\n".join(filter(None, lines)))
        self._describe()

    def _describe(self) -> None:
        """Say what the chosen finding is, and offer its repair."""
        chosen = self.tree.chosen()
        self._findings = [one for one in chosen if rules()[one.rule].fix]
        self.fix.setEnabled(bool(self._findings) and self._task is None)
        self.fix.setText(tr("Repair {count} …").format(count=len(self._findings)) if self._findings else tr("Repair …"))
        if not chosen:
            self.detail.setText(tr("Double-click a finding to see it on the map."))
            return
        rule = rules()[chosen[0].rule]
        text = finding_sentence(chosen[0]) + "\n" if len(chosen) == 1 else ""
        self.detail.setText(text + rule.why(language()))

    def _crs(self) -> QgsCoordinateReferenceSystem:
        return QgsCoordinateReferenceSystem(self._workbench.session.store.crs)

    def _visit(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        finding = item.data(0, FINDING)
        if finding is None or self._workbench.session.store is None:
            return
        if finding.wkb is None:
            self._workbench.say(tr("{name} has no place on the map.").format(name=finding.label))
        else:
            go_to(self._workbench.iface.mapCanvas(), finding.wkb, self._crs())

    # Repairing

    def begin_repair(self) -> None:
        """Compute what the repair of the chosen findings would change, and show it."""
        findings, keep = list(self._findings), self._keep
        self._work(
            tr("Compute the repairs"),
            lambda store, _: propose(store, findings, keep=keep, limits=LIMITS),
            lambda proposals: self._show_repair(
                proposals, any(rules()[one.rule].fix == "give_overlap" for one in findings)
            ),
        )

    def _propose_again(self, keep: str) -> None:
        self._keep = keep
        self.begin_repair()

    def _show_repair(self, proposals: Proposals, overlaps: bool) -> None:
        self.repair.fill(proposals, overlaps, self._keep)
        self.stack.setCurrentWidget(self.repair)
        self._preview.show([one for one in proposals.changes if isinstance(one, Proposal)], self._crs())
        if proposals.changes:
            self.repair.list.setCurrentRow(0)

    def _look(self, proposal: Proposal | Amendment) -> None:
        place = proposal.old if isinstance(proposal, Proposal) else proposal.place
        if place is not None and self._workbench.session.store is not None:
            go_to(self._workbench.iface.mapCanvas(), place, self._crs())

    def leave_repair(self) -> None:
        """Back to the list; nothing was changed."""
        self._preview.clear()
        self.stack.setCurrentIndex(0)

    def apply(self, chosen: list[Proposal | Amendment]) -> None:
        """Write the ticked repairs, then check again."""
        self._work(tr("Apply the repairs"), lambda store, _: apply(store, chosen), self._was_applied)

    def _was_applied(self, applied: Applied) -> None:
        self._applied = applied
        self.leave_repair()
        text = tr("{count} objects were repaired; “Undo” takes it back.").format(count=len(applied.proposals))
        self._workbench.say(text, Qgis.MessageLevel.Success)
        self.check()

    def undo(self) -> None:
        """Take the last repairs back, then check again."""
        applied = self._applied
        if applied is not None:
            self._work(tr("Take the repairs back"), lambda store, _: undo(store, applied), self._was_undone)

    def _was_undone(self, _result: object) -> None:
        self._applied = None
        self._workbench.say(tr("The repairs were taken back."), Qgis.MessageLevel.Success)
        self.check()

    # Exporting

    def export(self) -> None:
        """Ask for a file and write the whole list."""
        path, _ = QFileDialog.getSaveFileName(self, tr("Export the findings"), "", tr("Excel workbook (*.xlsx)"))
        if path:
            self.write(Path(path).with_suffix(".xlsx"))

    def write(self, path: Path) -> None:
        """Write the list to a file."""
        try:
            names = {table: tr(TABLE_NAMES[table]) for table in TABLE_NAMES}
            count = write_findings(self._report, path, names)
        except Exception as error:
            self._workbench.say_error(error)
        else:
            text = tr("{count} findings were written to {file}.").format(count=f"{count:,}", file=path.name)
            self._workbench.say(text, Qgis.MessageLevel.Success)
