"""Opening a store in the background: the window stays alive while a server is slow or does not answer."""

from collections.abc import Callable

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ..panel import Workbench
from ..session import Opened, open_session


class Opening(QObject):
    """Opens stores for the session, one at a time."""

    began = pyqtSignal()
    ended = pyqtSignal()

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        self.busy = False
        self._unwanted = False

    def open(
        self,
        database: str,
        *,
        first: Callable[[], object] | None = None,
        done: Callable[[], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Open ``database`` for the session; ``first`` runs in the background before it (create, upgrade).

        ``done()`` follows when it is open. Without ``failed`` an error is said in the message bar. While another store
        is being opened nothing happens.
        """
        if self.busy:
            return
        self.busy = True
        self.began.emit()

        def work(_task) -> Opened:
            if first is not None:
                first()
            return open_session(database)

        def opened(result: Opened) -> None:
            unwanted = self._unwanted
            self._end()
            if unwanted:
                result.feed.close()
                result.store.close()
                return
            self._workbench.settings.remember(database)
            self._workbench.session.adopt(result)
            if done is not None:
                done()

        def wrong(error: BaseException) -> None:
            unwanted = self._unwanted
            self._end()
            if not unwanted:
                (failed or self._workbench.say_error)(error)

        self._workbench.tasks.start(tr("Open {database}").format(database=database), work, opened, wrong)

    def cancel(self) -> None:
        """Forget the store that is being opened: it is closed as soon as it answers."""
        self._unwanted = self.busy

    def again(self) -> None:
        """Open the session's store anew."""
        if self._workbench.session.store is not None:
            self.open(self._workbench.session.database)

    def last(self) -> None:
        """Open the store that was open last; one that is not to be had is said quietly."""

        def failed(error: BaseException) -> None:
            text = tr("The last database was not opened: {reason}").format(reason=error_sentence(error))
            self._workbench.say(text, Qgis.MessageLevel.Warning)

        database = self._workbench.settings.database.value()
        if database:
            self.open(database, failed=failed)

    def _end(self) -> None:
        self.busy = self._unwanted = False
        self.ended.emit()
