"""Pages of a long table: those that come into view are asked for together, those that scroll by are not."""

from collections.abc import Callable, Sequence

import numpy as np
from qgis.PyQt.QtCore import QObject, QTimer

PAGE = 100
_SETTLE = 30  # milliseconds in which pages that scroll by gather
_AT_ONCE = 3

Load = Callable[[Sequence[int], Callable[[dict], object]], object]
"""``load(ids, take)`` reads rows in the background and gives them, by id, to ``take``."""


class RowPages(QObject):
    """``ids()`` are the ids of all rows in their order; ``take(pages, ids, found)`` gets what was read of some pages.

    A page is asked for once, until it is `done` or all are forgotten; what comes for an earlier `begin` is dropped.
    """

    def __init__(
        self,
        ids: Callable[[], np.ndarray],
        load: Load,
        take: Callable[[list[int], list[int], dict], object],
        parent: QObject,
    ):
        super().__init__(parent)
        self._ids, self._load, self._take = ids, load, take
        self._asked: dict[int, None] = {}
        self._pending: set[int] = set()
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE)
        self._timer.timeout.connect(self._fetch)

    def begin(self) -> None:
        """Other rows are listed from now on."""
        self._turn += 1
        self._asked.clear()
        self._pending.clear()

    def forget(self) -> None:
        """Rows have moved, or are kept no more: every page may be asked for again."""
        self._pending.clear()

    def done(self, pages: Sequence[int]) -> None:
        """These pages may be asked for again."""
        self._pending.difference_update(pages)

    def want(self, row: int) -> None:
        """Ask for the page of a row that is in view."""
        page = row // PAGE
        if page not in self._pending:
            self._asked.pop(page, None)
            self._asked[page] = None
            if not self._timer.isActive():
                self._timer.start()

    def _fetch(self) -> None:
        # What was asked for last is what is in view now.
        pages = list(self._asked)[-_AT_ONCE:]
        self._asked.clear()
        if not pages:
            return
        self._pending.update(pages)
        turn, rows = self._turn, self._ids()
        ids = [key for page in pages for key in rows[page * PAGE : (page + 1) * PAGE].tolist()]

        def take(found: dict) -> None:
            if turn == self._turn:
                self._take(pages, ids, found)

        self._load(ids, take)
