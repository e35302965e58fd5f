"""The real store's alarms while an exercise is open in its place: an exercise must not make a command centre deaf."""

from functools import partial

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QPushButton

from ...services.translation import tr
from ...store import open_store
from ...store.loop.alarms import Alarm, Alarms
from ..connect.opening import Opening
from ..panel import Workbench
from .sound import AlarmSound

_EVERY = 5000  # milliseconds between two looks


class RealWatch(QObject):
    """Looks into the real store that was open before, and leads back there; calls are made by windows that work in it.

    What was closed in the message bar counts as heard; the next alarm sounds again.
    """

    def __init__(self, workbench: Workbench, opening: Opening):
        super().__init__()
        self._workbench, self._opening = workbench, opening
        self._database = ""
        self._heard: set[int] = set()
        self._shown: set[int] = set()
        self._item = None
        self._deaf = self._told = False
        self.sound = AlarmSound(workbench.settings, self)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self._looking = False
        session = workbench.session
        session.leaving.connect(self._leave)
        session.opened.connect(self._begin)
        session.closed.connect(self._end)

    def close(self) -> None:
        """Look no more."""
        self._end()
        self.sound.close()
        self.deleteLater()

    def _leave(self) -> None:
        store = self._workbench.session.store
        if store.purpose == "real":
            self._database = store.database
        self._end()

    def _begin(self) -> None:
        self._end()
        if self._workbench.session.store.purpose != "exercise":
            return
        if self._database:
            self._timer.start()
            self._look()
        else:
            text = tr("Only the exercise is open here: alarms of the real database are not heard in this window.")
            self._workbench.say(text, Qgis.MessageLevel.Warning)

    def _end(self) -> None:
        self._timer.stop()
        self._heard, self._deaf, self._told = set(), False, False
        self._show([])

    def _look(self) -> None:
        if self._looking:
            return
        database = self._database

        def work(_task) -> list[Alarm]:
            with open_store(database) as store:
                return Alarms(store).open()

        self._looking = True
        self._workbench.tasks.start(tr("Look for alarms"), work, self._looked, self._failed).stays = True

    def _looked(self, alarms: list[Alarm]) -> None:
        self._looking = self._deaf = False
        if not self._timer.isActive():
            return
        self._show([one for one in alarms if one.id not in self._heard])
        if not self._told and not alarms:
            self._workbench.say(tr("The alarms of the real database are listened to during the exercise."))
        self._told = True

    def _failed(self, _error: BaseException) -> None:
        self._looking = False
        if self._timer.isActive() and not self._deaf:
            self._deaf = True
            text = tr("The real database does not answer: its alarms are not heard here at the moment.")
            self._workbench.say(text, Qgis.MessageLevel.Warning)

    def _show(self, alarms: list[Alarm]) -> None:
        """One entry in the message bar for all of them, until somebody closes it or acknowledges them there."""
        keys = {one.id for one in alarms}
        if keys == self._shown:
            return
        bar = self._workbench.iface.messageBar()
        item, self._item, self._shown = self._item, None, keys
        if item is not None:
            bar.popWidget(item)
        self.sound.ring(bool(alarms))
        if not alarms:
            return
        newest = alarms[0]
        text = tr("REAL ALARM, no exercise: {number} {title} {address}").format(
            number=newest.number, title=newest.title, address=newest.address or ""
        )
        if len(alarms) > 1:
            text = tr("{text} and {count} more").format(text=text.strip(), count=len(alarms) - 1)
        item = bar.createMessage(tr("CivicGrid"), text.strip())
        back = QPushButton(tr("To the real database"), item)
        back.setObjectName("CivicGrid.alarms.to_real")
        back.clicked.connect(lambda _=False: self._opening.open(self._database))
        item.layout().addWidget(back)
        item.destroyed.connect(partial(self._closed, frozenset(keys)))
        self._item = bar.pushWidget(item, Qgis.MessageLevel.Critical)

    def _closed(self, keys: frozenset[int], *_unused: object) -> None:
        """Somebody closed the entry; one that was replaced is not shown any more."""
        if keys == self._shown and self._timer.isActive():
            self._heard |= keys
            self._item, self._shown = None, set()
            self.sound.ring(False)
