"""The widget of the panel 搜索查询: two pages, and why one of them is closed."""

from qgis.PyQt.QtWidgets import QTabWidget

from ...services.translation import tr
from ...store.trail import PERSON_ROLES
from ..panel import Workbench
from ..shared.pages import StatePages
from .query_page import QueryPage
from .search_page import SearchPage


class QueryWidget(StatePages):
    """Shows the pages while a store is open."""

    def __init__(self, workbench: Workbench):
        self._workbench = workbench
        self.tabs = QTabWidget()
        super().__init__(self.tabs)
        self.setObjectName("CivicGrid.query")
        self.search = SearchPage(workbench)
        self.query = QueryPage(workbench)
        self._query = StatePages(self.query)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.search, tr("Search"))
        self.tabs.addTab(self._query, tr("Query residents"))
        # The pages are gone by then: what they have on the map goes by itself.
        for take_away in self.query.on_map():
            self.destroyed.connect(take_away)
        workbench.session.opened.connect(self._begin)
        workbench.session.leaving.connect(self._leave)
        workbench.session.closed.connect(self._begin)
        self._begin()

    def _begin(self) -> None:
        if self._workbench.session.store is None:
            text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
            self.show_empty(text, tr("Connect …"), self._workbench.connect_store)
            return
        self.search.begin()
        if self._workbench.session.account.roles & PERSON_ROLES:
            self.query.begin()
            self._query.show_content()
        else:
            self._query.show_empty(
                tr("Residents are queried by those who work with residents; this account has no such role.")
            )
        self.show_content()

    def _leave(self) -> None:
        self.search.leave()
        self.query.leave()
