"""What clerks and grid workers change here: stays and rooms, each with an audit line, each taken back with Ctrl+Z."""

from collections.abc import Callable

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...domain.dwelling import Room
from ...services.translation import tr
from ...store import Store
from ...store.errors import ChangedMeanwhile
from ...store.residents.dwelling import Building, Stay
from ...store.residents.stays import WRITERS, Stays
from ..panel import Workbench
from .add_dialog import AddStayDialog
from .edit_dialogs import EndStayDialog, RoomDialog, StayDialog

_MOST = 50
SAID = {
    "add": "The stay was entered.",
    "end": "The stay was ended.",
    "correct": "The stay was corrected.",
    "room": "The room was corrected.",
}


class Edits(QObject):
    """``changed``: something was written or taken back. What was done since the store was opened can be undone."""

    changed = pyqtSignal()

    def __init__(self, workbench: Workbench, parent: QWidget):
        super().__init__(parent)
        self._workbench, self._parent = workbench, parent
        self._done: list = []
        self._undoing = False

    def may_edit(self) -> bool:
        """Whether this account may write stays and rooms; the store refuses others anyway."""
        account = self._workbench.session.account
        return account is not None and bool(account.roles & WRITERS)

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done)

    def forget(self) -> None:
        """Another store: what was done in the one before is not taken back here."""
        self._done.clear()
        self._undoing = False

    def ask(self, act: str, building: Building, room: Room, stay: Stay | None) -> None:
        """Ask in a dialog what is to be changed: ``act`` is add, end, correct or room."""
        session = self._workbench.session
        store, zone = session.store, session.store.zone
        dialogs = {
            "add": lambda: AddStayDialog(self._workbench, building, room, self._parent),
            "end": lambda: EndStayDialog(stay, zone, self._parent),
            "correct": lambda: StayDialog(stay, building, zone, self._parent),
            "room": lambda: RoomDialog(room, self._parent),
        }
        dialog = dialogs[act]()
        accepted = dialog.exec()
        work = dialog.work() if accepted else None
        dialog.deleteLater()
        if work is not None and session.store is store:  # another may have been opened behind the dialog
            self._write(work, tr(SAID[act]))

    def undo(self) -> None:
        """Take the last change back; where that fails it can be tried again, unless somebody has worked on it since."""
        if not self._done or self._undoing:
            return
        change = self._done[-1]
        self._undoing = True

        def done(_nothing: object) -> None:
            self._forget(change)
            self._say(tr("Taken back."))

        def failed(error: BaseException) -> None:
            self._undoing = False
            if isinstance(error, ChangedMeanwhile):
                self._forget(change)
            self._workbench.say_error(error)

        self._run(tr("Undo"), lambda store: Stays(store).undo(change), done, failed)

    def _forget(self, change: object) -> None:
        self._undoing = False
        self._done = [one for one in self._done if one is not change]

    def _write(self, work: Callable[[Store], object], said: str) -> None:
        def done(change: object) -> None:
            self._done = [*self._done, change][-_MOST:]
            self._say(tr("{done} Ctrl+Z takes it back.").format(done=said))

        self._run(tr("Change people and houses"), work, done, self._workbench.say_error)

    def _run(self, title: str, work: Callable[[Store], object], done: Callable, failed: Callable) -> None:
        session = self._workbench.session
        store = session.store

        def here(act: Callable) -> Callable:
            def told(value: object) -> None:
                if session.store is store:
                    act(value)
                    self.changed.emit()

            return told

        self._workbench.in_store(title, work, here(done), here(failed))

    def _say(self, text: str) -> None:
        self._workbench.say(text, Qgis.MessageLevel.Success)
