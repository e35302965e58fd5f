"""The one reader of messages in a window: it takes what is addressed to the account, and tells bell and panel alike."""

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...services.translation import tr
from ...store import Store
from ...store.loop.inbox import Inbox, Message
from ..panel import Workbench
from ..shared.looks import Looks
from . import words

_GAP = 200  # milliseconds in which changes gather


class Mailbox(QObject):
    """Looks when a store opens and when the feed tells of messages, never by itself.

    ``came(taken, messages)``: the ids of what came to this window just now, and all messages, the newest first.
    ``failed(error)``: they could not be read.
    """

    came = pyqtSignal(object, object)
    failed = pyqtSignal(object)

    def __init__(self, workbench: Workbench, parent: QObject):
        super().__init__(parent)
        session = workbench.session
        self.messages: list[Message] | None = None
        """What was read last; None until then."""
        self._looks = Looks(workbench, tr("Take messages"), _take, self._looked, _GAP, self, self.failed.emit)
        session.opened.connect(self._begin)
        session.closed.connect(self.end)
        session.changed.connect(self._hear)
        # A look may have failed while the server was away.
        session.returned.connect(self._looks.soon)

    def look(self) -> None:
        """Read again at once, after something was written here."""
        self._looks.at_once()

    def end(self) -> None:
        """Forget the messages: the store is left."""
        self._looks.end()
        self.messages = None

    def _begin(self) -> None:
        self.end()
        self._looks.look()

    def _hear(self, changes: list) -> None:
        if any(change.table in words.FOLLOWED for change in changes):
            self._looks.soon()

    def _looked(self, found: tuple[set[int], list[Message]]) -> None:
        taken, self.messages = found
        self.came.emit(taken, self.messages)


def _take(store: Store) -> tuple[set[int], list[Message]]:
    inbox = Inbox(store)
    return inbox.take(), inbox.messages()
