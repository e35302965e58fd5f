"""The audit dock: the log, who saw whom, the chain."""

from qgis.PyQt.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ..panel import Workbench
from ..shared.pages import StatePages
from .chain_tab import ChainTab
from .log_tab import LogTab
from .seen_tab import SeenTab
from .words import Register, read_register

_LOG, _NAMES = "audit_log", frozenset({"app_user", "user_role", "area", "department"})


class AuditWidget(QWidget):
    """Follows the log as it is written; while nobody looks it only remembers that something came."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.audit")
        self._workbench = workbench
        self._asked = 0
        self._stale: set[QWidget] = set()
        self.log, self.seen, self.chain = LogTab(workbench), SeenTab(workbench), ChainTab(workbench)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("CivicGrid.audit.tabs")
        self.tabs.addTab(self.log, tr("Log"))
        self.tabs.addTab(self.seen, tr("Who saw whom"))
        self.tabs.addTab(self.chain, tr("Chain"))
        self.tabs.currentChanged.connect(lambda _: self._look())
        self.pages = StatePages(self.tabs, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        session = workbench.session
        session.opened.connect(self.reload)
        session.closed.connect(self.reload)
        session.changed.connect(self._follow)
        self.reload()

    def reload(self) -> None:
        """Read everything anew, for another store or another person."""
        store = self._workbench.session.store
        self.chain.clear()
        if store is None:
            self.pages.show_empty(tr("Connect to a database to see its audit log."))
            return
        self.pages.show_loading()
        self._asked += 1
        asked = self._asked

        def done(register: Register) -> None:
            if asked == self._asked and store is self._workbench.session.store:
                self.log.offer(register)
                self.seen.offer(register)
                self.pages.show_content()
                self.log.reload()
                self.seen.reload()

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self.pages.show_error(error_sentence(error), self.reload)

        self._workbench.in_store(tr("Read the audit log"), read_register, done, failed)

    def show_person(self, person_id: int) -> None:
        """Show who read what of one resident."""
        self.tabs.setCurrentWidget(self.log)
        self.log.filters.ask_for(person_id)

    def _follow(self, changes: list) -> None:
        tables = {change.table for change in changes}
        if tables & _NAMES:
            self.reload()
        elif _LOG in tables:
            self._stale |= {self.log, self.seen}
            self._look()

    def _look(self) -> None:
        """Read what came into the page that somebody sees."""
        page = self.tabs.currentWidget()
        if page in self._stale and self.isVisible() and not self.pages.text():
            self._stale.discard(page)
            page.refresh()

    def showEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Catch up."""
        super().showEvent(event)
        self._look()
