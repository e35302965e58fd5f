"""The dock 统计考核: which events and by what; all measures, one ranked, one over time; the events behind a number."""

from dataclasses import replace
from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from ...domain.events.measures import PERIODS, Measure, named_days
from ...jobs.measures import NAMES, Row, Table, export_measures, measure_table
from ...jobs.sentences import error_sentence
from ...services.translation import named, tr
from ...store import Store
from ...store.loop.measures import events_behind
from ...store.overview import overview
from ..banner import printed_banner
from ..panel import Workbench
from ..shared.pages import StatePages
from ..shared.visit import open_object
from .behind import BehindList
from .choice import ChoiceBar
from .ranking import RankingTab
from .sheet import write_sheet
from .table import MeasuresView
from .trend import TrendTab

_FOLLOWED = frozenset({"event", "event_step", "assignment", "department", "grid", "event_type", "setting"})
_CALM = 2000  # milliseconds in which nothing came, before the numbers are counted again


class MeasuresWidget(QWidget):
    """Counts in the background; while nobody looks it only remembers that something came."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.measures")
        self._workbench = workbench
        self._asked = self._asked_months = 0
        self._stale = False
        self.table: Table | None = None
        self.choice = ChoiceBar(self)
        self.view, self.ranking, self.trend = MeasuresView(self), RankingTab(self), TrendTab(self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("CivicGrid.measures.tabs")
        for tab, title in ((self.view, tr("All measures")), (self.ranking, tr("Ranking")), (self.trend, tr("Trend"))):
            self.tabs.addTab(tab, title)
        self.behind = BehindList(self)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.tabs)
        split.addWidget(self.behind)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        self.pages = StatePages(split, self)
        self.export = QPushButton(QgsApplication.getThemeIcon("/mActionFileSaveAs.svg"), tr("Export …"), self)
        self.export.setObjectName("CivicGrid.measures.export")
        self.export.clicked.connect(self._choose_file)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.addWidget(self.choice)
        layout.addWidget(self.pages, 1)
        layout.addLayout(below)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._catch_up)
        self.choice.changed.connect(self.reload)
        self.view.asked.connect(self._ask_behind)
        self.ranking.asked.connect(self._ask_behind)
        self.trend.wanted.connect(self._read_months)
        self.behind.event_asked.connect(self._open)
        session = workbench.session
        session.opened.connect(self._begin)
        session.closed.connect(self._begin)
        session.changed.connect(self._follow)
        self._begin()

    def _begin(self) -> None:
        """Another store, or another person in it."""
        self.choice.setEnabled(self._workbench.session.store is not None)
        self.choice.begin(self._workbench.session.local_now().date())
        self.behind.hide()
        self.reload()

    def reload(self) -> None:
        """Count anew."""
        store, by, chosen = self._workbench.session.store, self.choice.chosen_by(), self.choice.chosen()
        self._stale = False
        self.export.setEnabled(False)
        if store is None:
            self.table = None
            self.pages.show_empty(tr("Connect to a database to see its statistics."))
            return
        if self.table is None:
            self.pages.show_loading()
        self._asked += 1
        asked = self._asked

        def done(table: Table) -> None:
            if asked == self._asked and store is self._workbench.session.store:
                self._take(table)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self.table = None
                self.pages.show_error(error_sentence(error), self.reload)

        def work(store: Store) -> Table:
            return measure_table(store, by, chosen)

        self._workbench.in_store(tr("Count the events"), work, done, failed)

    def _take(self, table: Table) -> None:
        self.table = table
        self.export.setEnabled(bool(table.rows))
        units = table.by not in PERIODS
        self.tabs.setTabEnabled(1, units)
        self.view.show_table(table)
        self.ranking.show_table(table)
        self.trend.offer(table, units)
        if table.rows:
            self.pages.show_content()
        else:
            self.pages.show_empty(tr("No event was reported in these days."))
        self._read_months(self.trend.chosen())

    def _read_months(self, key: object) -> None:
        table = self.table
        if table is None:
            return
        first, last = named_days("twelve_months", table.chosen.last)
        chosen = replace(table.chosen, first=first, last=last)
        if key is not TrendTab.ALL:
            chosen = replace(chosen, **{"event_type" if table.by == "type" else table.by: key})
        self._asked_months += 1
        asked = self._asked_months

        def done(months: Table) -> None:
            if asked == self._asked_months:
                self.trend.show_months(months)

        def work(store: Store) -> Table:
            return measure_table(store, "month", chosen)

        self._workbench.in_store(tr("Count the events"), work, done, self._workbench.say_error)

    def _ask_behind(self, row: Row, one: Measure) -> None:
        """List the events that a number counts; of a ratio those that are its part."""
        table = self.table
        if table is None or row is table.total:
            return
        title = " · ".join((row.name, named(one)))

        def work(store: Store) -> list[tuple[int, str]]:
            return events_behind(store, table.by, row.key, one.numerator, table.chosen)

        def done(found: list[tuple[int, str]]) -> None:
            if table is self.table:
                self.behind.show_events(title, found)

        self._workbench.in_store(tr("Look for the events"), work, done, self._workbench.say_error)

    def _open(self, key: int) -> None:
        open_object(self._workbench, "event", key)

    def _choose_file(self) -> None:
        kinds = ";;".join((tr("Excel workbook (*.xlsx)"), tr("Text (*.csv)"), "PDF (*.pdf)"))
        name = tr("Statistics") + " " + tr(NAMES[self.table.by]) + ".xlsx"
        path, kind = QFileDialog.getSaveFileName(self, tr("Export the table"), name, kinds)
        if path:
            suffix = next((one for one in (".pdf", ".csv", ".xlsx") if one in kind), ".xlsx")
            chosen = Path(path)
            self.export_to(chosen if chosen.suffix in (".pdf", ".csv", ".xlsx") else chosen.with_suffix(suffix))

    def export_to(self, path: Path) -> None:
        """Write what is shown to an XLSX, CSV or PDF; the dialog has asked whether a file there may go."""
        table, account = self.table, self._workbench.session.account
        self.export.setEnabled(False)

        def work(store: Store) -> None:
            if path.suffix == ".pdf":
                write_sheet(table, overview(store, account).place, path, printed_banner(store))
            else:
                export_measures(table, path, overwrite=True)

        def done(_: None) -> None:
            self.export.setEnabled(True)
            self._workbench.say(tr("The table was written to {path}.").format(path=path), Qgis.MessageLevel.Success)

        def failed(error: BaseException) -> None:
            self.export.setEnabled(True)
            self._workbench.say_error(error)

        self._workbench.in_store(tr("Export the table"), work, done, failed)

    def _follow(self, changes: list) -> None:
        if _FOLLOWED & {change.table for change in changes}:
            self._stale = True
            self._calm.start()

    def _catch_up(self) -> None:
        if self._stale and self.isVisible():
            self.reload()

    def showEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Catch up."""
        super().showEvent(event)
        self._catch_up()
