"""Alarms of sensors enter as events while a window is open whose account keeps the desk."""

from collections import Counter

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, QTimer

from ...domain.events.sensor_kinds import OLD
from ...services.translation import tr
from ...store import Store
from ...store.loop.sensor_events import ENTERED_BY
from ..panel import Workbench
from ..shared.looks import Looks

_TABLES = frozenset({"sensor_alarm", "setting"})
_GAP = 300  # milliseconds in which alarms gather
_WATCH = 60_000  # milliseconds after which it is looked anyway: an attempt that failed must not leave an alarm unseen
_AT_ONCE = 50  # alarms a look takes on: a second or two, far less than a look may take
_SENTENCES = 3  # that one bar holds


class SensorWatch(QObject):
    """Looks when the feed tells of alarms. Of several windows that look at once one makes the event.

    Many alarms are a round of looks, after which is said what came of them. What cannot be entered is said once in
    this window, until it can; so is how many are too old to be entered.
    """

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        self._said: dict[int, str] = {}
        self._old = 0
        self._forget_round()
        self._looks = Looks(workbench, tr("Enter alarms of sensors"), self._enter, self._looked, _GAP, self)
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
        self._said, self._old = {}, 0
        self._forget_round()

    def _hear(self, changes: list) -> None:
        if self._watch.isActive() and any(change.table in _TABLES for change in changes):
            self._looks.soon()

    def _look(self) -> None:
        if self._watch.isActive() and not self._workbench.session.lost:
            self._looks.at_once()

    def _forget_round(self) -> None:
        self._made: list[tuple[int, str, str]] = []
        self._failed: dict[int, str] = {}

    def _enter(self, store: Store):
        from ...jobs.sensor_events import enter_alarms  # needs shapely, without which QGIS still starts

        return enter_alarms(store, at_most=_AT_ONCE, besides=frozenset(self._failed))

    def _looked(self, entered) -> None:
        self._made += entered.made
        self._failed |= entered.failed
        if entered.more:
            self._looks.soon()
            return
        made, failed = self._made, self._failed
        self._forget_round()
        self._tell(made, failed, entered.old)

    def _tell(self, made: list[tuple[int, str, str]], failed: dict[int, str], old: int) -> None:
        for _event, number, title in made[:1]:
            text = tr("A sensor's alarm is event {number}: {title}")
            if len(made) > 1:
                text = tr("Sensors' alarms are {count} new events; the gravest is {number}: {title}")
            self._workbench.say(text.format(number=number, title=title, count=len(made)))
        fresh = Counter(problem for alarm, problem in failed.items() if self._said.get(alarm) != problem)
        if fresh:
            self._workbench.say(_sentence(fresh), Qgis.MessageLevel.Warning)
        if old and old != self._old:
            text = tr(
                "Alarms of sensors that began more than {hours} hours ago: {count}. They become no events by "
                "themselves; file them in New event with “Pick a component or sensor”."
            )
            self._workbench.say(text.format(hours=round(OLD.total_seconds() / 3600), count=old))
        self._said, self._old = failed, old


def _sentence(problems: Counter) -> str:
    """Why alarms could not be entered, the commonest reason first, each with its number."""
    if problems.total() == 1:
        return tr("A sensor's alarm could not be made an event: {problem}").format(problem=next(iter(problems)))
    said = [tr("{problem} ({count})").format(problem=text, count=n) for text, n in problems.most_common(_SENTENCES)]
    text = tr("{count} alarms of sensors could not be made events: {problems}")
    more = " …" if len(problems) > _SENTENCES else ""
    return text.format(count=problems.total(), problems=" ".join(said) + more)
