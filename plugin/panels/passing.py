"""The time goes on: who shows deadlines is told when they pass, though nothing changes in the store."""

from datetime import datetime

from qgis.PyQt.QtCore import QElapsedTimer, QObject, QTimer

from ..services.translation import tr
from ..store.feed import Change
from ..store.loop.passing import Passing, read_passing
from .panel import Workbench

_GATHER = 10_000  # milliseconds between two questions at least: deadlines that pass in a row are told together
_LONGEST = 300_000  # milliseconds until the next question at most: a computer that slept has missed its timers
_AGAIN = 30_000  # milliseconds after a question that failed
_AFTER = 50  # milliseconds after the instant, so that it is over wherever it is compared with


class DeadlineWatch(QObject):
    """Asks the store when the next deadline of an open event passes, and tells with ``session.passed`` of those that
    have. A change may bring an earlier one: after it the question is asked anew.
    """

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        self._since: datetime | None = None
        self._asking = self._changed = False
        self._asked = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        workbench.session.opened.connect(self._begin)
        workbench.session.leaving.connect(self._end)
        workbench.session.changed.connect(self._hear)
        workbench.session.returned.connect(lambda: self._wait(0))

    def _begin(self) -> None:
        self._since = None
        self._asking = self._changed = False
        self._ask()

    def _end(self) -> None:
        self._timer.stop()

    def _hear(self, changes: list[Change]) -> None:
        if any(one.table == "event" for one in changes):
            self._changed = True
            self._wait(0)

    def _wait(self, milliseconds: int) -> None:
        """Ask so much later, unless that is done sooner, and not before what has been asked is old enough."""
        gathered = _GATHER - self._asked.elapsed() if self._asked.isValid() else 0
        wait = min(max(milliseconds, gathered, 0), _LONGEST)
        if not self._timer.isActive() or self._timer.remainingTime() > wait:
            self._timer.start(wait)

    def _ask(self) -> None:
        if self._asking or self._workbench.session.lost:
            return
        self._asking, self._changed = True, False
        self._asked.start()
        since = self._since
        self._workbench.in_open_store(
            tr("Look for deadlines that pass"), lambda store: read_passing(store, since), self._take, self._fail
        )

    def _take(self, found: Passing) -> None:
        self._asking, self._since = False, found.at
        if found.ids:
            self._workbench.session.passed.emit(found)
        longest = _LONGEST if found.wait is None else int(found.wait.total_seconds() * 1000) + _AFTER
        self._wait(0 if self._changed else longest)

    def _fail(self, _error: BaseException) -> None:
        self._asking = False  # who shows events says itself that they cannot be read
        self._wait(_AGAIN)
