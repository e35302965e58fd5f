"""Alarms of sensors enter as events while a window is open whose account keeps the desk."""

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, QTimer

from ...services.translation import tr
from ...store import Store
from ...store.loop.sensor_events import ENTERED_BY
from ..panel import Workbench
from ..shared.looks import Looks

_TABLES = frozenset({"sensor_alarm", "setting"})
_GAP = 300  # milliseconds in which alarms gather
_WATCH = 60_000  # milliseconds after which it is looked anyway: an attempt that failed must not leave an alarm unseen


class SensorWatch(QObject):
    """Looks when the feed tells of alarms. Of several windows that look at once one makes the event.

    What cannot be entered is said once in this window, until it can.
    """

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        self._said: dict[int, str] = {}
        self._looks = Looks(workbench, tr("Enter alarms of sensors"), _enter, self._tell, _GAP, self)
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH)
        self._watch.timeout.connect(self._look)
        session = workbench.session
        session.opened.connect(self._begin)
        session.leaving.connect(self._end)
        session.changed.connect(self._hear)
        session.returned.connect(self._look)

    def close(self) -> None:
        """Look no more."""
        self._end()
        self.deleteLater()

    def _begin(self) -> None:
        self._end()
        if ENTERED_BY & self._workbench.session.account.roles:
            self._watch.start()
            self._look()

    def _end(self) -> None:
        self._watch.stop()
        self._looks.end()
        self._said = {}

    def _hear(self, changes: list) -> None:
        if self._watch.isActive() and any(change.table in _TABLES for change in changes):
            self._looks.soon()

    def _look(self) -> None:
        if self._watch.isActive() and not self._workbench.session.lost:
            self._looks.at_once()

    def _tell(self, entered) -> None:
        for _event, number, title in entered.made[:1]:
            text = tr("A sensor's alarm is event {number}: {title}")
            if len(entered.made) > 1:
                text = tr("Sensors' alarms are {count} new events; the gravest is {number}: {title}")
            self._workbench.say(text.format(number=number, title=title, count=len(entered.made)))
        for alarm, problem in entered.failed.items():
            if self._said.get(alarm) != problem:
                text = tr("A sensor's alarm could not be made an event: {problem}").format(problem=problem)
                self._workbench.say(text, Qgis.MessageLevel.Warning)
        self._said = dict(entered.failed)


def _enter(store: Store):
    from ...jobs.sensor_events import enter_alarms  # needs shapely, without which QGIS still starts

    return enter_alarms(store)
