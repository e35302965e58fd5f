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

    def open(
        self,
        database: str,
        *,
        first: Callable[[], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Open ``database`` for the session; ``first`` runs in the background before it (create, upgrade).

        Without ``failed`` an error is said in the message bar.
        """
        if self.busy:
            return
        self.busy = True
        self.began.emit()

        def work(_task) -> Opened:
            if first is not None:
                first()
            return open_session(database)

        def done(opened: Opened) -> None:
            self._end()
            self._workbench.settings.remember(database)
            self._workbench.session.adopt(opened)

        def wrong(error: BaseException) -> None:
            self._end()
            (failed or self._workbench.say_error)(error)

        self._workbench.tasks.start(tr("Open {database}").format(database=database), work, done, wrong)

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
        self.busy = False
        self.ended.emit()
