"""Work in the background: QGIS's own task manager, with errors that come back instead of ending the program.

QGIS 3.40 loses a task now and then (its issue 53806): of a task that has ended it takes what ran it out of the queue,
by an address in memory that may belong to a newer task by then, and that one stays queued for ever. A piece of work is
therefore not a task of QGIS but has one, and gets another when that was lost.
"""

import logging
import threading
from collections.abc import Callable
from functools import partial

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QElapsedTimer, QObject, QTimer, pyqtSignal

from .log import logger

_PATIENCE = 3000  # milliseconds that a task is waited for when the plugin goes
_LOST = 1000  # milliseconds after which a task that waits though threads are free counts as lost
_THREADS = 8  # QGIS has one for each core: on two, nothing would be read while one imports and exports


def ignore(*_values: object) -> None:
    """Take what nobody waits for."""


class _Run(QgsTask):
    """One attempt of QGIS's to do a piece of work."""

    def __init__(self, task: "Task"):
        # Whoever ends QGIS is not asked about it, and its end is told by who asked for the work.
        super().__init__(task.title, QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt | QgsTask.Flag.Silent)
        self._task = task

    def run(self) -> bool:
        """Do the work, in a thread."""
        return self._task.do(self)

    def finished(self, well: bool) -> None:
        """Tell how it ended, on the main thread."""
        self._task.ended(self, well)

    def cancel(self) -> None:
        """Stop: the plugin, QGIS's list of tasks or its end asks for it."""
        self._task.canceled = True
        super().cancel()


class Task(QObject):
    """One piece of work. ``work`` runs in a thread and gets the task: ``is_canceled()``, ``set_progress(percent)``."""

    progressed = pyqtSignal(float)
    stopped = pyqtSignal()
    """A cancel stopped it; nobody else is told."""

    def __init__(self, title: str, work: Callable[["Task"], object], done: Callable, failed: Callable):
        super().__init__()
        self.title = title
        self._work, self._done, self._failed = work, done, failed
        self._result: object = None
        self._error: BaseException | None = None
        self._once = threading.Lock()
        self._run: _Run | None = None
        self._doing: _Run | None = None
        self._asked = QElapsedTimer()
        self.canceled = False
        self.silent = False
        self.stays = False
        """Whether it goes on when the store is left."""

    def is_canceled(self) -> bool:
        """Whether it is to stop; from any thread."""
        return self.canceled

    def set_progress(self, percent: float) -> None:
        """Tell how far the work is; for the work, in its thread."""
        self._doing.setProgress(percent)

    def cancel(self) -> None:
        """Ask it to stop; work that has not begun stops at once."""
        self.canceled = True
        if not sip.isdeleted(self._run):
            self._run.cancel()

    def begin(self) -> None:
        """Ask QGIS to do the work, in place of what was lost when it was asked before."""
        lost, self._run = self._run, _Run(self)
        self._run.progressChanged.connect(self.progressed)
        self._asked.start()
        if lost is not None and not sip.isdeleted(lost):
            QgsTask.cancel(lost)
        QgsApplication.taskManager().addTask(self._run)

    def waits(self) -> bool:
        """Whether QGIS has not begun with it."""
        return self._doing is None and not self.canceled

    def lost(self) -> bool:
        """Whether QGIS has had time to begin with it, and has not."""
        return self.waits() and self._asked.elapsed() > _LOST

    def do(self, run: _Run) -> bool:
        """Do the work, once; nothing is raised, because an exception that leaves a task of QGIS ends QGIS."""
        if not self._once.acquire(blocking=False):
            return True
        self._doing = run
        try:
            self._result = self._work(self)
        except BaseException as error:
            self._error = error
            return False
        return True

    def ended(self, run: _Run, well: bool) -> None:
        """Tell how it ended: finished work is told even when a cancel came too late.

        A turn later, because QGIS loses a task most easily that is added while it ends another one.
        """
        if run is (self._doing or self._run):
            QTimer.singleShot(0, partial(self._tell, well))

    def wait(self) -> None:
        """Wait a little for work that has begun."""
        if self._doing is not None and not sip.isdeleted(self._doing):
            self._doing.waitForFinished(_PATIENCE)

    def _tell(self, well: bool) -> None:
        if self.silent:
            return
        try:
            if well:
                self._done(self._result)
            elif self.canceled:
                self.stopped.emit()
            else:
                self._failed(self._error)
        except Exception as error:  # an exception here would reach the user as a traceback
            # A window that was closed meanwhile hears nothing.
            gone = isinstance(error, RuntimeError) and "has been deleted" in str(error)
            logger.log(logging.INFO if gone else logging.ERROR, "what follows a task failed", exc_info=error)


class Tasks:
    """The pieces of work that are under way, or whose end has not been told yet."""

    def __init__(self):
        self._running: list[Task] = []
        self._closed = False
        self._pool = QgsApplication.taskManager().threadPool()
        self._pool.setMaxThreadCount(max(_THREADS, self._pool.maxThreadCount()))
        self._timer = QTimer()
        self._timer.setInterval(_LOST)
        self._timer.timeout.connect(self._look_for_lost)

    def start(
        self,
        title: str,
        work: Callable[[Task], object],
        done: Callable[[object], object] = ignore,
        failed: Callable[[BaseException], object] = ignore,
    ) -> Task:
        """Start ``work(task)``; then ``done(result)`` or ``failed(error)`` is called on the main thread."""

        def told(tell: Callable[[object], object], value: object) -> None:
            self._forget(task)
            if not self._closed:  # it may have ended just before the plugin went: then nobody is there to be told
                tell(value)

        task = Task(title, work, partial(told, done), partial(told, failed))
        self._running.append(task)
        task.stopped.connect(partial(self._forget, task))
        task.begin()
        if not self._timer.isActive():
            self._timer.start()
        return task

    def _look_for_lost(self) -> None:
        if not any(task.waits() for task in self._running):
            self._timer.stop()
        elif self._pool.activeThreadCount() < self._pool.maxThreadCount():
            for task in self._running:
                if task.lost():
                    logger.info("QGIS lost a task, which is asked for again: %s", task.title)
                    task.begin()

    def _forget(self, task: Task) -> None:
        if task in self._running:
            self._running.remove(task)

    def leave_store(self) -> None:
        """Cancel all that works with the store, without waiting for it."""
        for task in list(self._running):
            if not task.stays:
                task.cancel()

    def close(self) -> None:
        """Cancel what runs and wait for it a little; what still runs then tells nobody."""
        self._closed = True
        self._timer.stop()
        for task in self._running:
            task.silent = True
            task.cancel()
            task.wait()
        self._running.clear()
