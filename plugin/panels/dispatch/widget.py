"""The widget of the panel 调度: an event, the candidates of each kind of unit, sending, and what becomes of it."""

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ...domain.events.dispatch import FOLLOWS, Candidate
from ...jobs import dispatch
from ...jobs.dispatch import Networks
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import ChangedMeanwhile, Store
from ...store.loop.dispatch import Dispatch
from ..panel import Workbench
from ..shared.pages import StatePages
from .needs import NeedsBar
from .on_map import AREA, EVENT, OPEN, ZONE, OnMap
from .table import Candidates, Going
from .tools import MapTools
from .work import Needs, Shown, close_street, read

_FOLLOWED = {"responder", "position", "assignment", "delivery", "closure", "event", "setting"}
_GATHER, _AGEING = 1000, 60_000  # milliseconds in which changes gather, and after which positions have aged
_AROUND = 16  # pixels around a button's text
_UNMEASURED = {
    "no_place": "The event has no place on the map: how far they have is not known. Tick who is to go.",
    "no_roads": "There is no road network: how far they have is not known. Tick who is to go.",
}
_STEPS = {"signed": "Signed for", "arrived": "On site", "finished": "Finished", "released": "Release"}


class DispatchWidget(QWidget):
    """Shows one event at a time; the store is read and written in the background."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.dispatch")
        self._workbench = workbench
        self._networks: Networks | None = None
        self._event: int | None = None
        self._needs: Needs | None = None
        self._asked_by_hand = False
        self._shown: Shown | None = None
        self._by_hand: dict[str, set[int]] = {}
        self._zones: list[bytes] = []
        self._closures: list[int] = []
        self._go = False
        self._asked = 0
        self._reread = self._timer(_GATHER)
        self._aged = self._timer(_AGEING)
        self._map = OnMap(workbench, self._take_from_map, lambda: self.on_map.release())
        self.setLayout(self._furnish())
        self.on_map.serve(self._map)
        self.destroyed.connect(_closer(self._map))
        workbench.session.opened.connect(self._restart)
        workbench.session.closed.connect(self._restart)
        workbench.session.changed.connect(self._hear)
        workbench.session.returned.connect(self._follow)
        self._restart()

    def _furnish(self) -> QVBoxLayout:
        content = QWidget(self)
        self.head = QLabel(self)
        self.head.setObjectName("CivicGrid.dispatch.head")
        self.head.setWordWrap(True)
        self.needs = NeedsBar(content)
        self.needs.chosen.connect(lambda _code: self._fill())
        self.needs.changed.connect(self._ask_for)
        self.table = Candidates(content)
        self.table.looked_at.connect(self._look_at)
        self.table.ticked.connect(self._tick)
        self.hint = QLabel(content)
        self.hint.setObjectName("CivicGrid.dispatch.hint")
        self.hint.setWordWrap(True)
        self.note = QLineEdit(content)
        self.note.setObjectName("CivicGrid.dispatch.note")
        self.note.setPlaceholderText(tr("What they should know"))
        self.send = self._button("send", tr("Send"), "/mActionSharingExport.svg", content, self.send_chosen)
        self.on_map = MapTools(self)
        self.on_map.opened_last.connect(self.open_last)
        self.on_map.calmed.connect(self.clear_zones)
        self.going_head = QLabel(tr("Under way"), content)
        self.going = Going(content)
        self.going.currentItemChanged.connect(lambda _item, _before: self._enable())
        self.steps = {
            state: self._button(state, tr(_STEPS[state]), "", content, lambda state=state: self._advance(state))
            for state in _STEPS
        }
        for button in self.steps.values():  # four in a row: as narrow as their texts
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(button.text()) + _AROUND)
        self.pages = StatePages(content, self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.needs)
        inner.addWidget(self.table, 3)
        inner.addWidget(self.hint)
        inner.addLayout(_row(self.note, self.send))
        inner.addWidget(self.going_head)
        inner.addWidget(self.going, 2)
        inner.addLayout(_row(*self.steps.values()))
        layout = QVBoxLayout()
        layout.setContentsMargins(6, 6, 6, 6)
        head = QHBoxLayout()
        head.addWidget(self.head, 1)
        head.addWidget(self.on_map.tools[EVENT], 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.on_map)
        return layout

    def _button(
        self, name: str, text: str, picture: str, parent: QWidget, act: Callable[[], object] | None = None
    ) -> QPushButton:
        button = QPushButton(text, parent)
        button.setObjectName(f"CivicGrid.dispatch.{name}")
        if picture:
            button.setIcon(QgsApplication.getThemeIcon(picture))
        if act is not None:
            button.clicked.connect(lambda _=False: act())
        return button

    # Reading --------------------------------------------------------------------------------------------------------

    def show_event(self, event: int) -> None:
        """Show who could go to an event."""
        if event != self._event:
            self._event, self._needs, self._shown, self._by_hand = event, None, None, {}
            self._asked_by_hand = False
            self.note.clear()
            self.head.clear()  # nothing of the event before stands over what is said of this one
        self._go = True
        self.reload()

    def reload(self) -> None:
        """Read the candidates again; what was ticked by hand stays."""
        if self._workbench.session.store is None or self._event is None:
            return
        networks, event, needs, zones = self._networks, self._event, self._needs, tuple(self._zones)
        if self._shown is None:
            self.pages.show_loading("" if networks.is_open else tr("Building the road network …"))

        def failed(error: BaseException) -> None:
            self._shown = None
            self._map.clear()
            self.pages.show_error(error_sentence(error), self.reload)
            self._enable()

        self._in_store(
            tr("Rank the responders"), lambda store: read(store, networks, event, needs, zones), self._show, failed
        )

    def _show(self, shown: Shown) -> None:
        self._shown, self._needs = shown, shown.needs
        goal = shown.goal
        self.head.setText("\n".join(part for part in (f"{goal.number} {goal.title}", goal.address) if part))
        self.needs.show_needs(shown.needs, shown.known)
        self.going.show_going(shown.under_way, self._workbench.session.store.zone, shown.known)
        self.going_head.setText(tr("Under way: {count}").format(count=len(shown.under_way)))
        self._fill()
        self._map.show_zones(self._zones)
        self.pages.show_content()
        if self._go and self.isVisible():
            self._go = False
            self._map.go_to([goal.geom, *self._routes()])

    def _fill(self) -> None:
        """The pressed kind's candidates, the ways of all who are ticked, and what is to be known."""
        if self._shown is None:
            return
        code = self.needs.code
        self.needs.show_needs(self._shown.needs, self._shown.known)
        ranked = self._shown.ranked.get(code)
        found = ranked.candidates if ranked else ()
        self.table.show_candidates(found, self._ticked().get(code, set()))
        hints = self._hints(code, bool(found))
        self.hint.setText("\n".join(hints))
        self.hint.setVisible(bool(hints))
        self._follow_ticks()

    def _hints(self, code: str, found: bool) -> list[str]:
        """What is to be known beside the candidates of a kind."""
        shown = self._shown
        if shown.goal.closed_at is not None:
            return [tr("This event is finished: nobody is sent there any more.")]
        unmeasured = dict.fromkeys(one.unmeasured for one in shown.ranked.values() if one.unmeasured)
        hints = [tr(_UNMEASURED[why]) for why in unmeasured]
        hints += [dispatch.shortfall_text(one) for one in shown.plan.shortfalls]
        if not found and code:
            gone = any(one.requirement == code for one in shown.under_way)
            hints.append(
                tr("Nobody else of this kind is in your area.") if gone else tr("Nobody of this kind is in your area.")
            )
        if any(one.inside for one in shown.ranked.values()):
            hints.append(tr("The event lies in a closed or dangerous area: that area is entered."))
        return hints

    def _follow_ticks(self) -> None:
        self._map.show_routes(self._routes())
        self._look_at(self.table.current_key())
        self._enable()

    def _routes(self) -> list[bytes]:
        chosen = [(one.requirement, one.unit.id) for one in self._chosen()]
        ways = [self._shown.ranked[code].route(key) for code, key in chosen]
        return [way for way in ways if way is not None]

    def _look_at(self, key: int | None) -> None:
        ranked = self._shown.ranked.get(self.needs.code) if self._shown else None
        known = ranked is not None and any(one.unit.id == key for one in ranked.candidates)
        self._map.show_route(ranked.route(key) if known else None)

    # Choosing -------------------------------------------------------------------------------------------------------

    def _ask_for(self, needs: Needs) -> None:
        self._needs, self._asked_by_hand = needs, True
        self._by_hand = {}
        self.reload()

    def _ticked(self) -> dict[str, set[int]]:
        """Who is ticked for each kind: by hand, else as proposed."""
        found: dict[str, set[int]] = {code: set() for code in self._shown.ranked}
        for one in self._shown.plan.chosen:
            found[one.requirement].add(one.unit.id)
        return {**found, **{code: keys for code, keys in self._by_hand.items() if code in found}}

    def _tick(self, key: int, on: bool) -> None:
        """Nobody is sent twice: who is ticked for one kind is taken from the others."""
        for code, keys in self._ticked().items():
            wanted = keys | {key} if on and code == self.needs.code else keys - {key}
            if wanted != keys:
                self._by_hand[code] = wanted
        self._follow_ticks()

    def _chosen(self) -> list[Candidate]:
        if self._shown is None:
            return []
        ticked = self._ticked()
        return [
            one
            for code, ranked in self._shown.ranked.items()
            for one in ranked.candidates
            if one.unit.id in ticked[code]
        ]

    # Writing --------------------------------------------------------------------------------------------------------

    def send_chosen(self) -> None:
        """Send everybody who is ticked."""
        chosen, event, note = self._chosen(), self._event, self.note.text()
        if not chosen:
            return
        number = self._shown.goal.number

        def done(made: list[int]) -> None:
            self._by_hand = {}
            self.note.clear()
            self._workbench.say(tr("{count} sent to event {number}.").format(count=len(made), number=number))
            self.reload()

        self._write(tr("Send responders"), lambda store: dispatch.assign(store, event, chosen, note), done)

    def _advance(self, state: str) -> None:
        key = self.going.current_key()
        if key is not None:
            self._write(tr("Enter a state"), lambda store: Dispatch(store).advance(key, state))

    def open_last(self) -> None:
        """End the closure that was made here last."""
        if self._closures:
            self._open(self._closures[-1])

    def _open(self, key: int) -> None:
        def done(name: str) -> None:
            if key in self._closures:
                self._closures.remove(key)
            self._workbench.say(tr("Open again: {name}").format(name=name))
            self.reload()
            self._enable()

        self._write(tr("Open a closed way"), lambda store: Dispatch(store).open_way(key), done)

    def clear_zones(self) -> None:
        """Forget the danger areas."""
        self._zones = []
        self._map.show_zones(())
        self._enable()
        self.reload()

    def _take_from_map(self, what: str, value: object) -> None:
        self.on_map.tools[what].setChecked(False)
        if what == EVENT:
            self.show_event(value)
        elif what == OPEN:
            self._open(value)
        elif what == ZONE:
            self._zones.append(value)
            self._map.show_zones(self._zones)
            self._enable()
            self.reload()
        elif what == AREA:
            reason = tr("closed area")
            self._write(
                tr("Close an area"),
                lambda store: (Dispatch(store).close_way(value, reason), reason),
                self._closed,
            )
        else:
            self._write(tr("Close a street"), lambda store: close_street(store, value), self._closed)

    def _closed(self, made: tuple[int, str]) -> None:
        key, name = made
        self._closures.append(key)
        self._workbench.say(tr("Closed from now on: {name}").format(name=name))
        self.reload()
        self._enable()

    def _write(self, title: str, work: Callable[[Store], object], done: Callable | None = None) -> None:
        def failed(error: BaseException) -> None:
            self._workbench.say_error(error)
            if isinstance(error, ChangedMeanwhile):
                self._by_hand = {}
            self.reload()

        def told(value: object) -> None:
            if done:
                done(value)
            else:
                self.reload()

        self.send.setEnabled(False)
        self._workbench.in_open_store(title, work, told, failed)

    # The window -----------------------------------------------------------------------------------------------------

    def _restart(self) -> None:
        """Another store, or none."""
        store = self._workbench.session.store
        self._networks = Networks(store) if store is not None else None
        self._event, self._shown, self._needs, self._by_hand = None, None, None, {}
        self._zones, self._closures = [], []
        self._asked += 1
        self._reread.stop()
        self.on_map.release()
        self._map.hold("")
        self._map.clear()
        self.head.clear()
        if store is None:
            text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
            self.pages.show_empty(text, tr("Connect …"), self._workbench.connect_store)
        else:
            text = tr("Pick the event on the map to which somebody is to go.")
            self.pages.show_empty(text, tr("Pick an event"), lambda: self.on_map.tools[EVENT].setChecked(True))
        self._enable()

    def _enable(self) -> None:
        here = self._workbench.session.store is not None
        open_still = self._shown is not None and self._shown.goal.closed_at is None
        count = len(self._chosen()) if open_still else 0
        self.send.setEnabled(count > 0)
        self.send.setText(tr("Send {count}").format(count=count) if count else tr("Send"))
        self.on_map.enable(here, bool(self._closures), bool(self._zones))
        key = self.going.current_key()
        current = next((one for one in self._shown.under_way if one.id == key), None) if self._shown else None
        for state, button in self.steps.items():
            button.setEnabled(current is not None and state in FOLLOWS[current.state])

    def _in_store(self, title: str, work: Callable[[Store], object], done: Callable, failed: Callable) -> None:
        """Work in the background, whose result counts while its store is open and nothing newer was asked for."""
        self._asked += 1
        asked = self._asked
        self._workbench.in_open_store(title, work, done, failed, still=lambda: asked == self._asked)

    def _hear(self, changes: list) -> None:
        tables = {change.table for change in changes}
        if "road" in tables and self._networks is not None:
            self._networks.forget()
        if "setting" in tables and not self._asked_by_hand:
            self._needs = None  # what events of this type need may be another now
        if tables & _FOLLOWED and not self._reread.isActive():
            self._reread.start()

    def _timer(self, wait: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(self._follow)
        return timer

    def _follow(self) -> None:
        """What others changed, and the age of the positions, where somebody looks."""
        if self.isVisible():
            self.reload()
            self._aged.start()

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Ctrl+Return sends."""
        returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if returned and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send_chosen()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Read again when it comes back."""
        super().showEvent(event)
        self.reload()
        self._aged.start()

    def hideEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """A closed panel holds no map and draws nothing on it."""
        super().hideEvent(event)
        self.on_map.release()
        self._map.clear()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    return row


def _closer(on_map: OnMap) -> Callable:
    """What is to be taken off the map once the widget is gone."""
    return lambda *_values: on_map.close()
