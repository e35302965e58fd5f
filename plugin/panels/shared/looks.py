"""Looking at the store for what a window shows all the time, as often as it changes and no oftener."""

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, QTimer

from ...services.tasks import ignore
from ...store import Store
from ..panel import Workbench


class Looks(QObject):
    """One look at a time: ``look(store)`` in the background, ``show(found)`` on the main thread.

    What changes during a look, or within ``gap`` milliseconds after it, is looked at together once the gap is over.
    ``failed(error)`` hears why a look came to nothing, beside the message bar.
    """

    def __init__(
        self,
        workbench: Workbench,
        title: str,
        look: Callable[[Store], object],
        show: Callable,
        gap: int,
        parent: QObject,
        failed: Callable[[BaseException], object] = ignore,
    ):
        super().__init__(parent)
        self._workbench, self._title, self._work, self._show = workbench, title, look, show
        self._fail = failed
        self._looking = self._stale = False
        self._gap = QTimer(self)
        self._gap.setSingleShot(True)
        self._gap.setInterval(gap)
        self._gap.timeout.connect(self.look)

    def end(self) -> None:
        """Forget what was to be looked at: the store is left."""
        self._gap.stop()
        self._looking = self._stale = False

    def at_once(self) -> None:
        """Look now, or a little later where somebody looks or has just looked."""
        if self._looking or self._gap.isActive():
            self._stale = True
        else:
            self.look()

    def soon(self) -> None:
        """Look when the gap is over, in which changes gather."""
        if self._looking:
            self._stale = True
        elif not self._gap.isActive():
            self._gap.start()

    def look(self) -> None:
        """Look now, unless a look is under way."""
        if self._looking or self._workbench.session.store is None:
            return
        self._looking, self._stale = True, False
        task = self._workbench.in_open_store(self._title, self._work, self._looked, self._failed)
        task.stopped.connect(self._rest)

    def _looked(self, found: object) -> None:
        try:
            self._show(found)
        finally:
            self._rest()

    def _failed(self, error: BaseException) -> None:
        # What stands stays; the status bar says that the store is lost, and the feed tells when it is back.
        try:
            if not self._workbench.session.lost:
                self._workbench.say_error(error)
            self._fail(error)
        finally:
            self._rest()

    def _rest(self) -> None:
        self._looking = False
        if self._stale:
            self._gap.start()
