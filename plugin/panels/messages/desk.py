"""Takes the messages to the person at this window, rings the bell, and says in the message bar what has come."""

from qgis.core import Qgis
from qgis.gui import QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton

from ...services.translation import tr
from ...store import Store
from ...store.loop.inbox import Inbox, Message
from ..panel import Workbench
from ..shared.looks import Looks
from . import words
from .bell import Bell

_GAP = 200  # milliseconds in which changes gather


class MessageDesk(QObject):
    """Lives as long as the plugin; it looks when a store opens and when the feed tells of messages, never by itself."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        self._begun = False
        self._item: QgsMessageBarItem | None = None
        self._told: set[int] = set()
        self.bell = Bell()
        self.bell.clicked.connect(lambda _=False: self._open(None))
        workbench.iface.statusBarIface().addPermanentWidget(self.bell)
        self._looks = Looks(workbench, tr("Take messages"), _take, self._looked, _GAP, self)
        session = workbench.session
        session.opened.connect(self._begin)
        session.closed.connect(self._end)
        session.changed.connect(self._hear)
        session.returned.connect(self._looks.soon)

    def close(self) -> None:
        """Leave the window as it was."""
        self._end()
        self._workbench.iface.statusBarIface().removeWidget(self.bell)
        self.bell.deleteLater()
        self.deleteLater()

    def _begin(self) -> None:
        self._end()
        self._looks.look()

    def _end(self) -> None:
        self._looks.end()
        self._begun = False
        self._withdraw()
        self.bell.hide()

    def _hear(self, changes: list) -> None:
        if any(change.table in words.FOLLOWED for change in changes):
            self._looks.soon()

    def _looked(self, found: tuple[set[int], list[Message]]) -> None:
        taken, messages = found
        unread = [one for one in messages if one.unread]
        self.bell.show_unread(len(unread))
        # When the window opens, everything unread is said; later what has come to this window.
        news = [one for one in unread if one.id in taken or not self._begun]
        self._begun = True
        if news:
            self._tell(news)
        elif not self._told & {one.id for one in unread}:
            self._withdraw()

    def _tell(self, news: list[Message]) -> None:
        """Say what has come, in place of what was said before; it stays until it is opened or closed."""
        self._withdraw()
        first = news[0]
        text = (
            tr("{sender}: {text}").format(sender=words.sender(first), text=words.line(first))
            if len(news) == 1
            else tr("{count} unread messages").format(count=len(news))
        )
        bar = self._workbench.iface.messageBar()
        item = bar.createMessage(tr("Messages"), text)
        button = QPushButton(tr("Open"), item)
        button.setObjectName("CivicGrid.messages.open")
        button.clicked.connect(lambda _=False: self._open(first.id))
        item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Info, 0)
        self._item, self._told = item, {one.id for one in news}

    def _withdraw(self) -> None:
        item, self._item, self._told = self._item, None, set()
        if item is not None and not sip.isdeleted(item):
            self._workbench.iface.messageBar().popWidget(item)

    def _open(self, delivery: int | None) -> None:
        self._withdraw()
        panel = self._workbench.show_panel("messages")
        if panel is not None:
            panel.show_message(delivery)


def _take(store: Store) -> tuple[set[int], list[Message]]:
    inbox = Inbox(store)
    return inbox.take(), inbox.messages()
