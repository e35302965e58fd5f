"""Work in the background: QGIS's own task manager, with errors that come back instead of ending the program."""

import logging
from collections.abc import Callable
from functools import partial

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer

from .log import logger

_PATIENCE = 3000  # milliseconds that a task is waited for when the plugin goes


def ignore(*_values: object) -> None:
    """Take what nobody waits for."""


class Task(QgsTask):
    """One piece of work. ``work`` runs in a thread and gets the task: ``isCanceled()``, ``setProgress(percent)``."""

    def __init__(self, title: str, work: Callable[["Task"], object], done: Callable, failed: Callable):
        # Whoever ends QGIS is not asked about it, and its end is told by who asked for the work.
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt | QgsTask.Flag.Silent)
        self._work, self._done, self._failed = work, done, failed
        self._result: object = None
        self._error: BaseException | None = None
        self.silent = False
        self.stays = False
        """Whether it goes on when the store is left."""

    def run(self) -> bool:
        """Do the work; nothing is raised, because an exception that leaves this method ends QGIS."""
        try:
            self._result = self._work(self)
        except BaseException as error:
            self._error = error
            return False
        return True

    def finished(self, well: bool) -> None:
        """Tell how it ended, on the main thread; work that a cancel stopped tells nobody, finished work always does.

        Not at once: a task that is added while QGIS finishes another one may stay queued for ever.
        """
        if well or not self.isCanceled():
            QTimer.singleShot(0, partial(self._tell, well))

    def _tell(self, well: bool) -> None:
        if self.silent:
            return
        try:
            if well:
                self._done(self._result)
            else:
                self._failed(self._error)
        except Exception as error:  # an exception here would reach the user as a traceback
            # A window that was closed meanwhile hears nothing.
            gone = isinstance(error, RuntimeError) and "has been deleted" in str(error)
            logger.log(logging.INFO if gone else logging.ERROR, "what follows a task failed", exc_info=error)


class Tasks:
    """The running tasks: each is kept until it ends, because QGIS holds no reference of its own."""

    def __init__(self):
        self._running: list[Task] = []
        self._closed = False

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
        # Until it is told it counts as running; what a cancel stopped is told to nobody.
        task.taskTerminated.connect(lambda: task.isCanceled() and self._forget(task))
        QgsApplication.taskManager().addTask(task)
        return task

    def _forget(self, task: Task) -> None:
        if task in self._running:
            self._running.remove(task)

    def leave_store(self) -> None:
        """Cancel all that works with the store, without waiting for it."""
        for task in self._at_work():
            if not task.stays:
                task.cancel()

    def _at_work(self) -> list[Task]:
        """QGIS deletes what has ended, though it has not been told yet."""
        return [task for task in self._running if not sip.isdeleted(task)]

    def close(self) -> None:
        """Cancel what runs and wait for it a little; what still runs then tells nobody."""
        self._closed = True
        for task in self._at_work():
            task.silent = True
            task.cancel()
            task.waitForFinished(_PATIENCE)
        self._running.clear()
