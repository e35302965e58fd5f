"""What the tabs of the dock have in common: they read in the background and show one of the designed states."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...jobs.sentences import error_sentence
from ...services.tasks import ignore
from ...services.translation import tr
from ...store import Store
from ..panel import Workbench
from ..shared.pages import StatePages


class Tab(QWidget):
    """A subclass gives `read` (in the background) and `show_found`; ``content`` is what it shows."""

    READING = "Read the imports"

    def __init__(self, workbench: Workbench, content: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self.workbench = workbench
        self._asked = 0
        self._read_once = None
        self.pages = StatePages(content, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    def reload(self) -> None:
        """Read again; what is chosen stays chosen."""
        store = self.workbench.session.store
        self._asked += 1
        asked = self._asked
        if store is None:
            self._read_once = None
            self.pages.show_empty(
                tr("No database is open. Connect to one to import data."), tr("Connect …"), self.workbench.connect_store
            )
            return
        if self._read_once is not store:
            self.pages.show_loading()

        def done(found: object) -> None:
            if asked == self._asked and store is self.workbench.session.store:
                self._read_once = store
                self.show_found(found)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self._read_once = None
                self.pages.show_error(error_sentence(error), self.reload)

        self.workbench.in_store(tr(self.READING), self.read, done, failed)

    def act(self, title: str, work: Callable[[Store], object], done: Callable[[object], object] = ignore) -> None:
        """Do something in the background; an error is said in the message bar, and the tab reads again."""

        def failed(error: BaseException) -> None:
            self.workbench.say_error(error)
            self.reload()

        self.workbench.in_store(title, work, done, failed)

    def read(self, store: Store) -> object:
        """What the tab shows; runs in the background."""
        raise NotImplementedError

    def show_found(self, found: object) -> None:
        """Show what was read."""
        raise NotImplementedError
