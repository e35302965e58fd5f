"""Background work of the wizard: one piece at a time, with progress and a cancel that knows what was done."""

from __future__ import annotations

import threading
from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...jobs.progress import Cancelled, Progress
from ...services.tasks import ignore
from ...store import Store
from ..panel import Workbench


class Worker(QObject):
    """Runs ``work(store, progress)``; whoever asks again before it ends makes the earlier answer void.

    Cancelling raises a flag instead of cancelling the task: a task that is cancelled says nothing, and a person has to
    hear whether the last step came before the cancel.
    """

    turned = pyqtSignal(bool)
    progressed = pyqtSignal(float)

    def __init__(self, workbench: Workbench, parent: QObject | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self._stop: threading.Event | None = None
        self.title = ""

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return self._stop is not None

    def start(
        self,
        title: str,
        work: Callable[[Store, Progress], object],
        done: Callable[[object], object],
        failed: Callable[[BaseException], object],
        cancelled: Callable[[], object] = ignore,
    ) -> None:
        """Begin; exactly one of the three is called on the main thread, unless other work is begun before."""
        if self._stop is not None:
            self._stop.set()
        stop = self._stop = threading.Event()
        store = self._workbench.session.store
        self.title = title

        def run(task) -> object:
            progress = Progress(lambda: stop.is_set() or task.is_canceled(), task.set_progress)
            with store.released():
                return work(store, progress)

        def end(tell: Callable[[], object]) -> None:
            if stop is not self._stop:
                return
            self._stop = None
            self.turned.emit(False)
            tell()

        def fail(error: BaseException) -> None:
            end(cancelled if isinstance(error, Cancelled) else lambda: failed(error))

        task = self._workbench.tasks.start(title, run, lambda result: end(lambda: done(result)), fail)
        task.progressed.connect(lambda percent: self.progressed.emit(percent) if stop is self._stop else None)
        self.progressed.emit(0)
        # QGIS's own list of tasks can cancel, too: then nobody else tells.
        task.stopped.connect(lambda: end(cancelled))
        self.turned.emit(True)

    def cancel(self) -> None:
        """Ask the work to stop; it tells when it has."""
        if self._stop is not None:
            self._stop.set()

    def forget(self) -> None:
        """Nobody waits for the answer any more."""
        self.cancel()
        self._stop = None
