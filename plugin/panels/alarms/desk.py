"""Follows the store's alarms for the window: bar, rings, sound, and the calls that are due."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from qgis.core import Qgis, QgsApplication, QgsGeometry
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication

from ...jobs.sentences import error_sentence
from ...services import clock
from ...services.translation import tr
from ...store.loop.alarms import Acknowledged, Alarms, Situation
from ..panel import Workbench
from ..shared.looks import Looks
from . import words
from .away import Away
from .bar import AlarmBar
from .pulse import Pulse
from .sound import AlarmSound

_TABLES = frozenset({"event", "alarm_ack", "alarm_call", "duty_shift", "setting"})
_GAP = 200  # milliseconds between two looks into the store
_TICK = 1000
_CALLS = 10_000  # milliseconds between two looks whether somebody is to be called
_LATELY = timedelta(minutes=2)  # for which an acknowledgement is shown
_WATCH = 15_000  # milliseconds after which it is looked anyway: a look that failed must not leave an alarm unseen
_PATIENCE = 10_000  # milliseconds for which a server may be away before that is said
KEEPERS = frozenset({"clerk", "dispatcher", "manager"})
"""Whose QGIS makes the calls."""


class AlarmDesk(QObject):
    """Lives as long as the plugin; `close` takes everything off the window."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        self.situation = Situation()
        self.bar = AlarmBar(workbench.iface.mainWindow())
        self.pulse = Pulse(workbench.iface.mapCanvas(), workbench.settings, self)
        self.sound = AlarmSound(workbench.settings, self)
        self.away = Away(workbench.iface.mapCanvas(), self)
        self.bar.located.connect(self.locate)
        self.bar.handled.connect(self._handle)
        self.bar.acknowledged.connect(self.acknowledge)
        self.bar.muted.connect(self._mute)
        self.action = QAction(QgsApplication.getThemeIcon("/mActionOptions.svg"), tr("Alarm settings …"), self)
        self.action.setObjectName("CivicGrid.alarms.settings")
        self.action.setEnabled(workbench.session.store is not None)
        self.action.triggered.connect(lambda _=False: self.choose_rules())
        self.bar.rules_asked.connect(self.choose_rules)
        self._looks = Looks(
            workbench, tr("Look for alarms"), lambda store: Alarms(store).situation(_LATELY), self._show, _GAP, self
        )
        self._tick = self._timer(_TICK, self._told)
        self._calls = self._timer(_CALLS, self._call)
        self._watch = self._timer(_WATCH, self._look_anyway)
        self._gone = self._timer(_PATIENCE, self._tell_lost)
        self._gone.setSingleShot(True)
        self._lost_since: datetime | None = None
        session = workbench.session
        session.opened.connect(self._begin)
        session.closed.connect(self._end)
        session.changed.connect(self._hear)
        session.feed_turned.connect(self._turn)
        session.returned.connect(self._looks.at_once)

    def close(self) -> None:
        """Leave the window and the map as they were."""
        self._looks.end()
        for timer in (self._tick, self._calls, self._watch, self._gone):
            timer.stop()
        self.sound.close()
        self.pulse.close()
        self.away.close()
        self.bar.close_bar()
        self.deleteLater()

    def locate(self, event: int) -> None:
        """Bring an alarm's place into the middle of the map."""
        place = next((one.geom for one in self.situation.alarms if one.id == event), None)
        if place is None:
            self._workbench.say(tr("The event has no place on the map."))
            return
        shape = QgsGeometry()
        shape.fromWkb(place)
        box = shape.boundingBox()
        from ..shared.visit import go_to_bounds  # needs shapely, without which QGIS still starts

        go_to_bounds(self._workbench, (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))

    def acknowledge(self, events: list[int], note: str) -> None:
        """Acknowledge events; whoever was first is named."""

        def told(made: list[Acknowledged]) -> None:
            zone = self._workbench.session.store.zone if self._workbench.session.store else "UTC"
            for one in made:
                if not one.own:
                    self._workbench.say(tr("Somebody was faster: {text}").format(text=words.acknowledged(one, zone)))
            self.bar.answered(done=True)
            self._looks.at_once()

        def failed(error: BaseException) -> None:
            self.bar.answered(done=False)
            text = tr("Not acknowledged: {problem}").format(problem=error_sentence(error))
            self._workbench.say(text, Qgis.MessageLevel.Warning)

        self._workbench.in_open_store(
            tr("Acknowledge alarms"), lambda store: Alarms(store).acknowledge(events, note), told, failed
        )

    def choose_rules(self) -> None:
        """Show how alarms are called, for managers to change, and whether they are heard here."""
        from .rules_dialog import RulesDialog, read_rules  # needs what opens a table, without which QGIS still starts

        def show(found) -> None:
            dialog = RulesDialog(self._workbench, found)
            dialog.accepted.connect(self._looks.at_once)  # other levels may alarm now
            dialog.open()

        self._workbench.in_open_store(tr("Alarm settings"), read_rules, show)

    def _handle(self, event: int) -> None:
        panel = self._workbench.show_panel("events")
        if panel is not None:
            panel.show_event(event)

    def _mute(self, muted: bool) -> None:
        self.sound.mute(muted)
        self._told()

    def _begin(self) -> None:
        self._end()
        self._calls.start()
        self._watch.start()
        self._looks.look()

    def _end(self) -> None:
        self.action.setEnabled(self._workbench.session.store is not None)
        self._looks.end()
        self._calls.stop()
        self._watch.stop()
        self._turn()
        self.bar.answered(done=True)
        self._show(Situation())

    def _hear(self, changes: list) -> None:
        if any(change.table in _TABLES for change in changes):
            self._looks.at_once()

    def _show(self, situation: Situation) -> None:
        store = self._workbench.session.store
        before = {one.id: one for one in self.situation.alarms}
        self.situation = situation if store is not None else Situation()
        zone, purpose = (store.zone, store.purpose) if store is not None else ("UTC", "real")
        self.bar.present(self.situation, zone, purpose)
        crs = store.crs if store is not None else ""
        self.pulse.show([(one.geom, one.level) for one in self.situation.alarms], crs)
        if any(one.news_after(before.get(one.id)) for one in self.situation.alarms):
            self.sound.ring_anew()
            QApplication.alert(self._workbench.iface.mainWindow())  # it may be behind others, or minimised
        self.sound.ring(bool(self.situation.alarms))
        self._told()
        if self.situation.alarms or self.situation.acknowledged:
            self._tick.start()
        else:
            self._tick.stop()

    def _told(self) -> None:
        begin = clock.utc_now() - _LATELY
        fresh = tuple(one for one in self.situation.acknowledged if one.at > begin)
        # A bar that goes makes QGIS draw the map again, which asks for a password while the server is lost.
        if fresh != self.situation.acknowledged and not self._workbench.session.lost:
            self._show(replace(self.situation, acknowledged=fresh))
        else:
            self.bar.tell(self.sound.muted_seconds, sound=self.sound.on)

    def _look_anyway(self) -> None:
        if not self._workbench.session.lost:
            self._looks.look()

    def _turn(self) -> None:
        """A server that stays away brings no alarms: that must not look like a quiet night."""
        if not self._workbench.session.lost:
            self._gone.stop()
            self._lost_since = None
            self.away.say(None, "UTC")
        elif self._lost_since is None:
            self._lost_since = clock.utc_now()
            self._gone.start()

    def _tell_lost(self) -> None:
        session, alarmed = self._workbench.session, bool(self.situation.alarms)
        self.away.say(self._lost_since, session.store.zone, alarmed=alarmed)
        QApplication.alert(self._workbench.iface.mainWindow())
        if not alarmed and KEEPERS & session.account.roles:
            self.sound.once()

    def _call(self) -> None:
        session = self._workbench.session
        if not self.situation.alarms or session.lost or not KEEPERS & session.account.roles:
            return
        self._workbench.in_open_store(
            tr("Call who is on duty"),
            lambda store: Alarms(store).call_due(),
            lambda made: made and self._looks.at_once(),
        )

    def _timer(self, interval: int, does: Callable) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(does)
        return timer
