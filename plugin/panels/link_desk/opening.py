"""The opening of sealed addresses: asked for with a reason, ended by leaving, by another person or after a while."""

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...services.keys import KeyringError, find_keys, unlock_authentication
from ...services.translation import tr
from ...store import Store
from ...store.residents.person_links import PersonLinks
from ..panel import Workbench

MINUTES = 15


class Opening(QObject):
    """Whether the addresses are open; ``changed`` when that turns. Each opening leaves one line in the audit log."""

    changed = pyqtSignal()

    def __init__(self, workbench: Workbench, parent: QObject):
        super().__init__(parent)
        self._workbench = workbench
        self._desk: PersonLinks | None = None
        self._line = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MINUTES * 60_000)
        self._timer.timeout.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether addresses may be read."""
        return bool(self._line)

    def ask(self, reason: str) -> None:
        """Open the addresses for a reason, which is committed to the audit log first."""
        store = self._workbench.session.store
        try:
            unlock_authentication()
        except KeyringError as error:
            self._workbench.say_error(error)
            return

        def work(store: Store) -> tuple[PersonLinks, int]:
            desk = PersonLinks(store, find_keys(store.uid))
            return desk, desk.open_addresses(reason)

        def done(found: tuple[PersonLinks, int]) -> None:
            if self._workbench.session.store is store:
                self._desk, self._line = found
                self._timer.start()
                self.changed.emit()

        self._workbench.in_store(tr("Open the addresses"), work, done, self._workbench.say_error)

    def reader(self) -> Callable[[int], str] | None:
        """What reads the address of an item, in the background; None while they are sealed."""
        desk, line = self._desk, self._line
        if not line:
            return None
        self._timer.start()
        return lambda item: desk.address(line, item)

    def close(self) -> None:
        """Seal the addresses again."""
        if self._line:
            self._desk, self._line = None, 0
            self._timer.stop()
            self.changed.emit()
