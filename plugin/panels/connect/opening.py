"""Opening a store in the background: the window stays alive while a server is slow or does not answer."""

import os
from collections.abc import Callable
from pathlib import Path

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from ...jobs.new_store import upgrade
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import SchemaTooOld
from ..panel import Workbench
from ..session import Opened, open_session
from ..shared.ask import ask

DATABASE_VARIABLE = "CIVICGRID_DATABASE"


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

        ``done()`` follows when it is open. A store of an older schema is upgraded when the user says so. Without
        ``failed`` an error is said in the message bar. While another store is being opened nothing happens.
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
            if unwanted:
                return
            if isinstance(error, SchemaTooOld) and self._wants_upgrade(error):
                self._upgrade(database, done, failed)
            else:
                (failed or self._workbench.say_error)(error)

        task = self._workbench.tasks.start(tr("Open {database}").format(database=database), work, opened, wrong)
        task.stays = True

    def cancel(self) -> None:
        """Forget the store that is being opened: it is closed as soon as it answers."""
        self._unwanted = self.busy

    def again(self) -> None:
        """Open the session's store anew."""
        if self._workbench.session.store is not None:
            self.open(self._workbench.session.database)

    def begin(self) -> None:
        """Open the store that CIVICGRID_DATABASE names, else the one that was open last where that is wanted."""

        def failed(error: BaseException) -> None:
            text = tr("The database was not opened: {reason}").format(reason=error_sentence(error))
            self._workbench.say(text, Qgis.MessageLevel.Warning)

        settings = self._workbench.settings
        database = os.environ.get(DATABASE_VARIABLE) or (settings.reopen.value() and settings.database.value())
        if database:
            self.open(database, failed=failed)

    def _upgrade(self, database: str, done: Callable | None, failed: Callable | None) -> None:
        copies: list[Path | None] = []

        def well() -> None:
            if copies[0] is not None:
                text = tr("The database was upgraded; the one from before is kept as {file}.")
                self._workbench.say(text.format(file=copies[0].name), Qgis.MessageLevel.Success)
            if done is not None:
                done()

        self.open(database, first=lambda: copies.append(upgrade(database)), done=well, failed=failed)

    def _wants_upgrade(self, error: SchemaTooOld) -> bool:
        text = tr(
            "This database was made by an older CivicGrid (schema {version}; this one works with {latest}). Upgrade it"
            " now? It is upgraded completely or not at all. A file is copied first; of a server make a backup. Older"
            " versions of CivicGrid cannot open it afterwards."
        )
        choices = {
            QMessageBox.StandardButton.Yes: tr("Upgrade"),
            QMessageBox.StandardButton.No: tr("Leave it as it is"),
        }
        answer = ask(
            QApplication.activeModalWidget() or self._workbench.iface.mainWindow(),
            tr("Older database"),
            text.format(version=error.params["version"], latest=error.params["latest"]),
            choices,
            QMessageBox.StandardButton.No,
        )
        return answer == QMessageBox.StandardButton.Yes

    def _end(self) -> None:
        self.busy = self._unwanted = False
        self.ended.emit()
