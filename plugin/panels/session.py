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
from ..store.loop.deadlines import are_older
from ..store.loop.working_time import ROLE

_LOOK_SECONDS = 0.5
_QUIET_LOOKS = 10  # without a sign of change, after which it is asked nevertheless whether the server is there
_CLOCK_SECONDS = 1.0  # of difference from which the computer's clock counts as turned
_SPARE = 6  # connections that QGIS takes for layers and their drawing, and a panel for its work
_PATIENCE = 2000  # milliseconds for the thread to notice that it is to end


@dataclass(frozen=True)
class Opened:
    """A store that was opened in the background and is not yet the session's.

    ``older``: this account is to be told that open events may have deadlines as an older version reckoned them.
    """

    store: Store
    account: Account
    feed: ChangeFeed
    older: bool


def open_session(database: str) -> Opened:
    """Open a store, ask who we are in it and begin to follow it; may take seconds, so not for the GUI thread.

    Raises StoreError.
    """
    store = open_store(database)
    try:
        account = Access(store).who_am_i()
        if account.id is None and not account.roles:
            raise AccessDenied(tr("The login {login} has no active account in this store.").format(login=account.login))
        feed = ChangeFeed(store)
        try:
            # With fewer QGIS would ask for passwords, drawing by drawing, though none helps.
            store.engine_object.require_spare(_SPARE)
            older = ROLE in account.roles and are_older(store)
        except BaseException:
            feed.close()
            raise
        return Opened(store, account, feed, older)
    except BaseException:
        store.close()
        raise


class FeedThread(QThread):
    """Waits for changes, so that a slow or lost server never stops a window."""

    changed = pyqtSignal(list)
    state = pyqtSignal(str)
    clock_turned = pyqtSignal(float)

    def __init__(self, feed: ChangeFeed, parent: QObject | None = None):
        super().__init__(parent)
        self._feed = feed

    def run(self) -> None:
        """Report changes, and "" or the sentence of a lost connection when that turns, until asked to end.

        The difference of the clocks is reported when it turns, too: somebody may have set this computer's.
        """
        told, quiet, ahead = "", 0, self._feed.ahead
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
                if abs(feed.ahead - ahead) > _CLOCK_SECONDS:
                    ahead = feed.ahead
                    self.clock_turned.emit(ahead)
                if changes:
                    self.changed.emit(changes)

    def hang_up(self) -> None:
        """Let the feed wait no longer for a server that does not answer."""
        self._feed.hang_up()


class Session(QObject):
    """What is open. Every signal comes on the main thread.

    ``opened``: another store, or the same one with another person. ``leaving``: it is about to be closed.
    ``closed``: no store. ``changed``: a list of
    `store.feed.Change`. ``feed_turned``: ``lost`` is another sentence, "" while the feed is live; ``returned``: it is
    live again, and what failed meanwhile is to be read again. ``clock_turned``: this computer's clock is seconds ahead
    of the server's, as of ``ahead``; the program goes by the server's. ``passed``: a `store.loop.passing.Passing`,
    deadlines that have passed though nothing was changed.
    """

    opened = pyqtSignal()
    leaving = pyqtSignal()
    closed = pyqtSignal()
    changed = pyqtSignal(list)
    feed_turned = pyqtSignal()
    returned = pyqtSignal()
    clock_turned = pyqtSignal()
    passed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.store: Store | None = None
        self.account: Account | None = None
        self.older = False
        self.lost = ""
        self.ahead = 0.0
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
        self.store, self.account, self.older = opened.store, opened.account, opened.older
        self._thread = FeedThread(opened.feed, self)
        self._thread.changed.connect(self._from(self._thread, self.changed.emit))
        self._thread.state.connect(self._from(self._thread, self._turn))
        self._thread.clock_turned.connect(self._from(self._thread, self._set_clock))
        self._set_clock(opened.feed.ahead)
        self._thread.start()
        self.opened.emit()

    def close(self) -> None:
        """Leave the store."""
        if self.store is not None:
            self._leave()
            self.closed.emit()

    def hang_up(self) -> None:
        """Wait no longer for a server that was lost, so that the store can be left, and QGIS ended, at once."""
        if self.lost and self._thread is not None:
            self._thread.hang_up()
            self.store.engine_object.hang_up()

    def _leave(self) -> None:
        self.hang_up()
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
        self.ahead = 0.0
        clock.follow(0.0)

    def _from(self, thread: FeedThread, take: Callable) -> Callable:
        """What a thread sent before it was left is not heard any more."""
        return lambda value: take(value) if thread is self._thread else None

    def _turn(self, lost: str) -> None:
        before, self.lost = self.lost, lost
        self.feed_turned.emit()
        if before and not lost:
            self.returned.emit()

    def _set_clock(self, ahead: float) -> None:
        self.ahead = ahead
        clock.follow(ahead)
        self.clock_turned.emit()


_FORSAKEN: set[FeedThread] = set()
