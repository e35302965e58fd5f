"""The dock 值班: now on duty and hand-over, log, information reports, the month's list."""

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from ...jobs.duty_desk import Overview, read_overview
from ...jobs.sentences import error_sentence
from ...services.translation import named, tr
from ..panel import Workbench
from ..shared.pages import StatePages
from .log_tab import LogTab
from .month_tab import MonthTab
from .now_tab import NowTab
from .report_tab import ReportTab

_FOLLOWED = frozenset({"duty_shift", "duty_log", "hand_over", "info_report", "event", "alarm_ack", "assignment",
                       "closure", "setting"})  # fmt: skip
_GATHER, _MINUTE = 1000, 60_000  # milliseconds in which changes gather, and after which shifts may have changed


class DutyDeskWidget(QWidget):
    """Follows the feed; while nobody looks it only remembers that something came."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.dutydesk")
        self._workbench = workbench
        self._asked = 0
        self._stale = False
        self._begun = False
        self.now = NowTab(workbench, self.reload)
        self.log = LogTab(workbench, self.reload)
        self.reports = ReportTab(workbench, self.reload)
        self.month = MonthTab(workbench)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("CivicGrid.dutydesk.tabs")
        for page, title in ((self.now, tr("Present shift")), (self.log, tr("Log")), (self.reports, tr("Reports")),
                            (self.month, tr("Duty list"))):  # fmt: skip
            self.tabs.addTab(page, title)
        content = QWidget(self)
        self.limits = QLabel(content)
        self.limits.setObjectName("CivicGrid.dutydesk.limits")
        self.limits.setWordWrap(True)
        self.limits.setStyleSheet("color: #c62828;")
        self.limits.hide()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.limits)
        inner.addWidget(self.tabs, 1)
        self.pages = StatePages(content, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self._gather, self._minute = QTimer(self), QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER)
        self._gather.timeout.connect(self._look)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self._grow_stale)
        self._minute.start()
        session = workbench.session
        session.opened.connect(self._restart)
        session.closed.connect(self._restart)
        session.changed.connect(self._hear)
        session.returned.connect(self._grow_stale)
        self._restart()

    def write_report(self, event: int) -> None:
        """Let the next information report of an event be written; for other panels."""
        self.tabs.setCurrentWidget(self.reports)
        self.reports.write_report(event)

    def reload(self) -> None:
        """Read what the desk shows."""
        store = self._workbench.session.store
        if store is None:
            return
        self._stale = False
        self._asked += 1
        asked = self._asked

        def here() -> bool:
            return asked == self._asked and store is self._workbench.session.store

        def done(overview: Overview) -> None:
            if not here():
                return
            for tab in (self.now, self.log, self.reports):
                tab.fill(overview)
            self._say_limits(overview)
            if not self._begun:
                self._begun = True
                self.month.begin(overview.manager)
            self.pages.show_content()

        def failed(error: BaseException) -> None:
            if here():
                self.pages.show_error(error_sentence(error), self.reload)

        self._workbench.in_store(tr("Read the duty desk"), read_overview, done, failed)

    def _say_limits(self, overview: Overview) -> None:
        """Where the city's limits of reports cannot be read: by which ones is counted meanwhile."""
        text = tr(
            "The city's own time limits of information reports cannot be read; until a manager sets them anew, those"
            " that come with the program hold: {name}."
        )
        self.limits.setText(text.format(name=named(overview.limits)))
        self.limits.setToolTip(overview.limits_wrong)
        self.limits.setVisible(bool(overview.limits_wrong))

    def _restart(self) -> None:
        """Another store, another person, or none."""
        self._asked += 1
        self._begun = False
        self._gather.stop()
        if self._workbench.session.store is None:
            text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
            self.pages.show_empty(text, tr("Connect …"), self._workbench.connect_store)
            return
        self.pages.show_loading()
        self.reload()

    def _hear(self, changes: list) -> None:
        tables = {change.table for change in changes}
        if "duty_shift" in tables and self._begun:
            self.month.reload()
        if tables & _FOLLOWED:
            self._stale = True
            if not self._gather.isActive():
                self._gather.start()

    def _grow_stale(self) -> None:
        self._stale = True
        self._look()

    def _look(self) -> None:
        if self._stale and self.isVisible():
            self.reload()

    def showEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Catch up."""
        super().showEvent(event)
        self._look()
