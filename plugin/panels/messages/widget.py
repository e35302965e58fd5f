"""The widget of the panel 消息: the list, the newest first, and the message that is open."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...jobs.sentences import error_sentence
from ...services.clock import local_text
from ...services.translation import tr
from ...store.loop.inbox import Inbox, Message
from ..dispatch.table import receipts_text
from ..panel import Workbench
from ..shared.pages import StatePages
from . import words

_KEY = Qt.ItemDataRole.UserRole
_NEWEST = -1


class MessagesWidget(QWidget):
    """Shows what the window's mailbox tells of; a message is read when it is opened here."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.messages")
        self._workbench = workbench
        self._messages: dict[int, Message] = {}
        self._wanted: int | None = None
        self._furnish()
        self._mailbox = workbench.mailbox
        self._mailbox.came.connect(lambda _taken, messages: self._show(messages))
        self._mailbox.failed.connect(self._fail)
        workbench.session.opened.connect(self._restart)
        workbench.session.closed.connect(self._restart)
        self._restart()

    def _furnish(self) -> None:
        content = QWidget(self)
        self.list = QTreeWidget(content)
        self.list.setObjectName("CivicGrid.messages.list")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setHeaderLabels([tr("Time"), tr("Sender"), tr("Message")])
        for column in (0, 1):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda _item, _before: self._open())
        self.head = self._label("head", content)
        self.text = self._label("text", content)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go = self._button("go", tr("Go to"), "/mActionZoomTo.svg", content)
        self.go.clicked.connect(lambda _=False: self._go())
        self.sign = self._button("sign", tr("Sign for"), "/mIconSuccess.svg", content)
        self.sign.clicked.connect(lambda _=False: self._sign())
        buttons = QHBoxLayout()
        for button in (self.sign, self.go):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.head)
        inner.addWidget(self.text)
        inner.addLayout(buttons)
        self.pages = StatePages(content, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.pages)

    def show_message(self, delivery: int | None) -> None:
        """Open a message, without one the newest that is unread."""
        self._wanted = _NEWEST if delivery is None else delivery
        self.reload()

    def reload(self) -> None:
        """Have the messages read again; the one that is open stays open."""
        self._mailbox.look()

    def _fail(self, error: BaseException) -> None:
        if not self._messages:  # what stands stays
            self.pages.show_error(error_sentence(error), self.reload)

    def _show(self, messages: list[Message]) -> None:
        zone, kept = self._workbench.session.store.zone, self._key()
        self._messages = {one.id: one for one in messages}
        self.list.blockSignals(True)
        self.list.clear()
        for one in messages:
            # What is unread has a mark, too: weight alone is overlooked.
            line = f"● {words.line(one)}" if one.unread else words.line(one)
            item = QTreeWidgetItem([local_text(one.sent_at, zone)[5:], words.sender(one), line])
            item.setData(0, _KEY, one.id)
            for column in range(3):
                item.setToolTip(column, f"{words.line(one)}\n{one.body}")
                font = item.font(column)
                font.setBold(one.unread)
                item.setFont(column, font)
            self.list.addTopLevelItem(item)
            if one.id == kept:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if messages:
            self.pages.show_content()
        else:
            self.pages.show_empty(tr("No messages for you. What is sent to you appears here."))
        self._tell()
        self._choose()

    def _choose(self) -> None:
        """Open what was asked for, once it is listed."""
        wanted, self._wanted = self._wanted, None
        if wanted == _NEWEST:
            wanted = next((key for key, one in self._messages.items() if one.unread), None)
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item.data(0, _KEY) == wanted:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)

    def _open(self) -> None:
        """Show the current message; it is read now."""
        self._tell()
        message = self._current()
        if message is not None and message.unread:
            key = message.id
            self._workbench.in_open_store(
                tr("Open a message"), lambda store: Inbox(store).read(key), lambda _: self.reload()
            )

    def _tell(self) -> None:
        """The message that is open, and what can be done with it."""
        message = self._current()
        for part in (self.head, self.text, self.go, self.sign):
            part.setVisible(message is not None)
        if message is None:
            return
        zone = self._workbench.session.store.zone
        state = receipts_text(message.receipts, zone) if not message.unread else tr("unread")
        signed = tr("signed for by {name}").format(name=message.signed_by) if message.signed_by else ""
        self.head.setText(
            " · ".join(
                part
                for part in (
                    tr(words.KIND_NAMES[message.kind]),
                    words.sender(message),
                    local_text(message.sent_at, zone),
                    state,
                    signed,
                )
                if part
            )
        )
        self.text.setText(words.whole(message))
        self.go.setVisible(message.event_id is not None)
        self.sign.setVisible(message.to_sign)

    def _go(self) -> None:
        message = self._current()
        panel = self._workbench.show_panel("events") if message is not None else None
        if panel is not None:
            panel.show_event(message.event_id)

    def _sign(self) -> None:
        message = self._current()
        if message is None:
            return
        self.sign.setEnabled(False)

        def over(error: BaseException | None = None) -> None:
            self.sign.setEnabled(True)
            if error is not None:
                self._workbench.say_error(error)
            self.reload()

        self._workbench.in_open_store(
            tr("Sign for a message"), lambda store: Inbox(store).sign(message.id), lambda _: over(), over
        )

    def _key(self) -> int | None:
        item = self.list.currentItem()
        return item.data(0, _KEY) if item is not None else None

    def _current(self) -> Message | None:
        return self._messages.get(self._key())

    def _restart(self) -> None:
        """Another store or person, or none."""
        self._messages, self._wanted = {}, None
        self.list.blockSignals(True)
        self.list.clear()
        self.list.blockSignals(False)
        self._tell()
        if self._workbench.session.store is None:
            text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
            self.pages.show_empty(text, tr("Connect …"), self._workbench.connect_store)
        elif self._mailbox.messages is None:
            self.pages.show_loading()
            self.reload()
        else:
            self._show(self._mailbox.messages)

    def _label(self, name: str, parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setObjectName(f"CivicGrid.messages.{name}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, name: str, text: str, picture: str, parent: QWidget) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text, parent)
        button.setObjectName(f"CivicGrid.messages.{name}")
        return button
