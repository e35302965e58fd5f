"""The open store and the person who works in it, watched by one thread that follows the change feed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from qgis.PyQt.QtCore import QObject, QThread, pyqtSignal

from ..services import clock
from ..services.log import logger
from ..services.translation import tr
from ..store import AccessDenied, Store, open_store
from ..store.access import Access, Account
from ..store.feed import ChangeFeed

_LOOK_SECONDS = 0.5
_QUIET_LOOKS = 20  # without a sign of change, after which it is asked nevertheless whether the server is there
_PATIENCE = 2000  # milliseconds for the thread to notice that it is to end


@dataclass(frozen=True)
class Opened:
    """A store that was opened in the background and is not yet the session's."""

    store: Store
    account: Account
    feed: ChangeFeed


def open_session(database: str) -> Opened:
    """Open a store, ask who we are in it and begin to follow it; may take seconds, so not for the GUI thread.

    Raises StoreError.
    """
    store = open_store(database)
    try:
        account = Access(store).who_am_i()
        if account.id is None and not account.roles:
            raise AccessDenied(tr("The login {login} has no active account in this store.").format(login=account.login))
        return Opened(store, account, ChangeFeed(store))
    except BaseException:
        store.close()
        raise


class FeedThread(QThread):
    """Waits for changes, so that a slow or lost server never stops a window."""

    changed = pyqtSignal(list)
    state = pyqtSignal(str)

    def __init__(self, feed: ChangeFeed, parent: QObject | None = None):
        super().__init__(parent)
        self._feed = feed

    def run(self) -> None:
        """Report changes, and "" or the sentence of a lost connection when that turns, until asked to end."""
        told, quiet = "", 0
        with self._feed as feed:
            while not self.isInterruptionRequested():
                try:
                    quiet = 0 if feed.wait(_LOOK_SECONDS) else quiet + 1
                    ask = not quiet or feed.lost or quiet % _QUIET_LOOKS == 0
                    changes = feed.changes() if ask else []
                except Exception as error:  # an exception that leaves a thread ends QGIS
                    logger.error("the change feed failed", exc_info=error)
                    self.msleep(int(_LOOK_SECONDS * 1000))
                    continue
                if (feed.lost or "") != told:
                    told = feed.lost or ""
                    self.state.emit(told)
                if changes:
                    self.changed.emit(changes)


class Session(QObject):
    """What is open. Every signal comes on the main thread.

    ``opened``: another store, or the same one with another person. ``leaving``: it is about to be closed.
    ``closed``: no store. ``changed``: a list of
    `store.feed.Change`. ``feed_turned``: ``lost`` is another sentence, "" while the feed is live.
    """

    opened = pyqtSignal()
    leaving = pyqtSignal()
    closed = pyqtSignal()
    changed = pyqtSignal(list)
    feed_turned = pyqtSignal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.store: Store | None = None
        self.account: Account | None = None
        self.lost = ""
        self._thread: FeedThread | None = None

    @property
    def database(self) -> str:
        """The DATABASE text of the open store, "" without one."""
        return self.store.database if self.store else ""

    def local_now(self) -> datetime:
        """The time of day where the store is: its zone's, this computer's without a store."""
        return clock.utc_now().astimezone(ZoneInfo(self.store.zone) if self.store else None)

    def adopt(self, opened: Opened) -> None:
        """Make a store that was opened in the background the session's; the one before is closed."""
        self._leave()
        self.store, self.account = opened.store, opened.account
        self._thread = FeedThread(opened.feed, self)
        self._thread.changed.connect(self._from(self._thread, self.changed.emit))
        self._thread.state.connect(self._from(self._thread, self._turn))
        self._thread.start()
        self.opened.emit()

    def close(self) -> None:
        """Leave the store."""
        if self.store is not None:
            self._leave()
            self.closed.emit()

    def _leave(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.requestInterruption()
            if thread.wait(_PATIENCE):
                thread.deleteLater()
            else:
                # A server that does not answer: the thread ends by itself and is kept until then.
                thread.setParent(None)
                _FORSAKEN.add(thread)
                thread.finished.connect(lambda: _FORSAKEN.discard(thread))
        if self.store is not None:
            self.leaving.emit()
            self.store.close()
        self.store = self.account = None
        self.lost = ""

    def _from(self, thread: FeedThread, take: Callable) -> Callable:
        """What a thread sent before it was left is not heard any more."""
        return lambda value: take(value) if thread is self._thread else None

    def _turn(self, lost: str) -> None:
        self.lost = lost
        self.feed_turned.emit()


_FORSAKEN: set[FeedThread] = set()
