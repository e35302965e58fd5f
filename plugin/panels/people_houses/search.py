"""The search box: places while a text is typed, persons when Enter or the line below the places asks for them."""

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit

from ...jobs.sentences import error_sentence
from ...services.keys import KeyringError, unlock_authentication
from ...services.translation import tr
from ...store import Store
from ...store.residents.people import SEARCH_ROLES
from ..panel import Workbench
from .results import Hit, Results, find_places, search_persons

_SETTLE = 250  # milliseconds in which typed letters gather


class Search(QObject):
    """``found``: the results are to be shown; ``left``: they are not any more."""

    found = pyqtSignal()
    left = pyqtSignal()

    def __init__(self, workbench: Workbench, box: QLineEdit, results: Results):
        super().__init__(box)
        self._workbench, self._box, self._results = workbench, box, results
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE)
        self._timer.timeout.connect(self._find_places)
        results.wanted.connect(self._find_persons)

    def stop(self) -> None:
        """Look for nothing that was typed before."""
        self._timer.stop()

    def clear(self) -> None:
        """Empty the box."""
        self.stop()
        self._box.clear()

    def ask(self, text: str, finished: bool) -> None:
        """Follow the typing; Enter goes to the results, or, where no place was found, on to the persons."""
        self._timer.stop()
        if self._workbench.session.store is None:
            return
        if not text.strip():
            self.left.emit()
        elif not finished:
            self._timer.start()
        elif self._results.isVisible() and self._results.list.count():
            self._results.first()
        else:
            self._find_places()

    def _find_places(self) -> None:
        text = self._box.text().strip()
        if text:
            self._seek(tr("Find buildings"), lambda store: find_places(store, text), False)

    def _find_persons(self) -> None:
        text = self._box.text().strip()
        try:
            unlock_authentication()
        except KeyringError as error:
            self._workbench.say_error(error)
            return
        self._seek(tr("Search for persons"), lambda store: search_persons(store, text), True)

    def _seek(self, title: str, work: Callable[[Store], tuple[list[Hit], str]], persons: bool) -> None:
        text = self._box.text()
        may = not persons and bool(self._workbench.session.account.roles & set(SEARCH_ROLES))

        def show(hits: list[Hit], note: str) -> None:
            if text != self._box.text():
                return
            self._results.show_hits(hits, note, may)
            self.found.emit()
            if persons:
                self._results.first()

        self._workbench.in_open_store(
            title, work, lambda found: show(*found), lambda error: show([], error_sentence(error))
        )
