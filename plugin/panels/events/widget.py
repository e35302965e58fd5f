"""The dock 事件: the list, one event, and its steps; list and map follow each other."""

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...domain.events.workflow import Transition
from ...jobs.event_look import EventLook, look_around, look_at_event
from ...jobs.sentences import error_sentence
from ...services.keys import KeyringError, find_keys, unlock_authentication
from ...services.translation import tr
from ...store import Store
from ...store.attachments import ATTACHERS
from ...store.feed import Change
from ...store.loop.event_details import place_of_event
from ...store.loop.parties import Party, correct_party
from ...store.loop.passing import Passing
from ..attachments.content import Piece, Thumbnails, read_object
from ..attachments.copies import Copies
from ..panel import Workbench
from ..shared.pages import StatePages
from .details_page import DetailsPage
from .files_tab import open_copy
from .list_page import ListPage
from .on_map import EventsOnMap
from .party_dialog import PartyDialog
from .steps import Steps

_SETTLE = 250  # milliseconds in which changes of the event that is shown gather
_FOLLOWED = {"event", "event_step", "attachment", "assignment"}
_AROUND = 3  # the tab that is read when it is looked at


class EventsWidget(QWidget):
    """`show_event(id)` and `begin(id, action)` are for other panels, too; everything is read in the background."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.events")
        self._workbench = workbench
        self._event: int | None = None
        self._asked = 0
        self._begun = ""
        self._pieces: Sequence[Piece] = ()
        self.list = ListPage(workbench, self)
        content = QWidget(self)
        self.details = DetailsPage(content)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.details)
        self.pages = StatePages(content, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 2)
        column.addWidget(self._stack)
        self.on_map = EventsOnMap(workbench, self._pick, lambda on: self.list.bar.picking.setChecked(on))
        self.steps = Steps(workbench, self)
        self._thumbnails = Thumbnails(workbench.tasks, self)
        self._copies = Copies()
        self._reread = QTimer(self)
        self._reread.setSingleShot(True)
        self._reread.setInterval(_SETTLE)
        self._reread.timeout.connect(lambda: self._read(again=True))
        self._connect()
        self.destroyed.connect(_closer(self.on_map, self._copies))
        self._restart()

    def hideEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """A closed panel holds no map."""
        super().hideEvent(event)
        self.on_map.close()

    def event(self, event) -> bool:
        """The keys of this panel are its own, though QGIS has some of them, too."""
        if event.type() == QEvent.Type.ShortcutOverride and self._does(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Escape and Alt+Left go back, F5 reads again, Ctrl+F filters and Down leads on to the list.

        Digits begin steps, Ctrl+Enter confirms.
        """
        act = self._does(event)
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _does(self, event) -> Callable[[], object] | None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        looking = self._stack.currentWidget() is self.pages
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_F5 and not modifiers:
            return self.read_again
        if event.matches(QKeySequence.StandardKey.Find):
            return self._filter
        if key == Qt.Key.Key_Down and not modifiers and self.focusWidget() is self.list.bar.text:
            return self.list.to_rows
        if looking and (key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Left and modifiers == alt)):
            return self.back
        if looking and self.details.in_form:
            confirms = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and modifiers == control
            return self.details.form.send if confirms else None
        if looking and not modifiers and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            return lambda: self.details.act(key - Qt.Key.Key_1)
        return None

    # what is shown

    def show_event(self, event: int, *, go: bool = True) -> None:
        """Show an event; with ``go`` the map shows it, too."""
        if self._workbench.session.store is None:
            return
        self._event = event
        self.list.select(event)
        self._stack.setCurrentWidget(self.pages)
        if self.details.look is None or self.details.look.facts.row.id != event:
            self.pages.show_loading()
        self._read(go=go)

    def begin(self, event: int, action: str) -> None:
        """Show an event and begin a step, where it may be taken."""
        self._begun = action
        self.show_event(event)

    def back(self) -> None:
        """From the form to the event, from the event to the list."""
        self.on_map.close()
        if self.details.in_form:
            self.details.leave_form()
            self.details.setFocus()
            return
        self._event = None
        self._asked += 1
        self._thumbnails.stop()
        self._stack.setCurrentWidget(self.list)
        self.list.table.setFocus()

    def read_again(self) -> None:
        """Read what is shown again."""
        if self._event is None:
            self.list.reload()
        else:
            self._read(again=True)

    def _pass_time(self) -> None:
        """The deadline has come nearer."""
        if self._event is not None and self.isVisible() and not self.details.in_form:
            self._read(again=True)

    def look(self) -> EventLook | None:
        """The event that is shown."""
        return self.details.look if self._event is not None else None

    def pieces(self) -> Sequence[Piece]:
        """Its attachments."""
        return self._pieces

    def _read(self, *, again: bool = False, go: bool = False) -> None:
        event, session = self._event, self._workbench.session
        if event is None or session.store is None:
            return
        self._asked += 1
        asked, account = self._asked, session.account

        def work(store: Store) -> tuple[EventLook, Sequence[Piece]]:
            return look_at_event(store, event, account), read_object(store, "event", event).pieces

        def done(found: tuple[EventLook, Sequence[Piece]]) -> None:
            if asked == self._asked:
                self._show(*found, again=again, go=go)

        def failed(error: BaseException) -> None:
            if asked != self._asked:
                return
            if self.details.in_form and not self.pages.text():
                self.details.form.say(error_sentence(error))  # what is being filled in stays before the eyes
            else:
                self.pages.show_error(error_sentence(error), self.read_again)

        self._workbench.in_open_store(tr("Read the event"), work, done, failed)

    def _show(self, look: EventLook, pieces: Sequence[Piece], *, again: bool, go: bool) -> None:
        session = self._workbench.session
        self._pieces = pieces
        moved = self.details.in_form and self.details.look is not None and look.seq != self.details.look.seq
        self.details.show_look(look, pieces, session.store.zone, bool(ATTACHERS & session.account.roles))
        self.pages.show_content()
        self._thumbnails.start(pieces)
        if moved:
            self.steps.moved_on(look)
        if not again:
            self.on_map.select(look.facts.row.id)
            self.on_map.look_at(look.facts.place) if go else None
            if not self.details.in_form:
                self.details.setFocus()
        self._look_around()
        begun, self._begun = self._begun, ""
        transition = next((one for one in look.actions if one.action == begun), None)
        if transition is not None:
            self._act(transition)

    def _look_around(self) -> None:
        """Read what lies around, once its tab is looked at."""
        look = self.look()
        if look is None or self.details.tabs.currentIndex() != _AROUND:
            return
        tab, place, metres = self.details.around, look.facts.place, self.details.around.metres()
        if place is None:
            tab.show_nothing(tr("The event has no place on the map."))
            return

        def done(found) -> None:
            if self.look() is not None and self.look().facts.row.id == look.facts.row.id:
                tab.show_around(found)

        self._workbench.in_open_store(tr("Look where it is"), lambda store: look_around(store, place, metres), done)

    def _act(self, transition: Transition) -> None:
        self.steps.begin(transition)

    # list and map

    def _choose(self, event: int) -> None:
        """A row became the current one: its event flashes and is selected."""
        self.on_map.select(event)
        self._look_at(event)

    def _look_at(self, event: int, *, go: bool = False) -> None:
        self._workbench.in_open_store(
            tr("Look where it is"),
            lambda store: place_of_event(store, event),
            lambda place: self.on_map.look_at(place, go=go),
        )

    def _pick(self, event: int) -> None:
        """An event was clicked on the map: its row, or the event itself where the list does not have it."""
        self.on_map.select(event)
        if self._event is not None or not self.list.select(event):
            self.show_event(event, go=False)

    def _filter(self) -> None:
        if self._event is not None and not self.details.in_form:
            self.back()
        self.list.bar.text.setFocus()
        self.list.bar.text.selectAll()

    # attachments

    def _open(self, piece: Piece) -> None:
        self._workbench.in_open_store(tr("Open the attachment"), lambda _store: self._copies.make(piece), open_copy)

    def _attach(self, files: list, kind: str) -> None:
        self.steps.attach(self._event, files, kind)

    def _show_attachments(self) -> None:
        panel = self._workbench.show_panel("attachments")
        if panel is not None and self._event is not None:
            panel.show_object("event", self._event)

    def _send(self) -> None:
        panel = self._workbench.show_panel("dispatch")
        if panel is not None and self._event is not None:
            panel.show_event(self._event)

    def _correct(self, party: Party) -> None:
        """Ask what is known of somebody concerned, and write it anew."""
        dialog = PartyDialog(party, self)
        event = self._event

        def correct() -> None:
            correction, reason = dialog.correction(), dialog.reason.text()
            try:
                unlock_authentication()
            except KeyringError as error:
                dialog.say(error_sentence(error))
                return
            dialog.set_busy(busy=True)

            def work(store: Store) -> None:
                correct_party(store, find_keys(store.uid), party, correction, reason)

            def done(_none: object) -> None:
                dialog.accept()
                self.details.setFocus()
                if self._event == event:
                    self.details.tell("✓ " + tr("Corrected, with a line in the audit log."))
                    self._read(again=True)

            def failed(error: BaseException) -> None:
                dialog.set_busy(busy=False)
                dialog.say(error_sentence(error))

            self._workbench.in_open_store(tr("Correct who is concerned"), work, done, failed)

        dialog.confirmed.connect(correct)
        self._workbench.session.leaving.connect(dialog.reject)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _picture(self, attachment: int, image) -> None:
        self.details.timeline.show_picture(attachment, image)
        self.details.files.show_picture(attachment, image)

    # the session

    def _connect(self) -> None:
        session, details = self._workbench.session, self.details
        self.list.opened.connect(self.show_event)
        self.list.minute_passed.connect(self._pass_time)
        self.list.chosen.connect(self._choose)
        self.list.zoomed.connect(lambda event: self._look_at(event, go=True))
        self.list.bar.picking.triggered.connect(lambda _=False: self.on_map.turn())
        details.back.connect(self.back)
        details.zoomed.connect(lambda: self._look_at(self._event, go=True))
        details.sending.connect(self._send)
        details.acted.connect(self._act)
        details.form.left.connect(self.back)
        details.form.confirmed.connect(self.steps.take)
        details.tabs.currentChanged.connect(lambda _: self._look_around())
        details.around.asked.connect(self._look_around)
        details.around.looked.connect(self.on_map.look_at)
        details.facts.went.connect(self.show_event)
        details.facts.correcting.connect(self._correct)
        details.files.given.connect(self._attach)
        details.files.opened.connect(self._open)
        details.files.all_asked.connect(self._show_attachments)
        details.timeline.opened.connect(self._open)
        details.timeline.looked.connect(self.on_map.mark)
        self._thumbnails.made.connect(self._picture)
        session.opened.connect(self._restart)
        session.closed.connect(self._restart)
        session.closed.connect(self._copies.close)
        session.changed.connect(self._hear)
        session.passed.connect(self._pass)
        session.feed_turned.connect(self.steps.server_turned)
        session.returned.connect(self._return)

    def _restart(self) -> None:
        """Another store, another person, or none: nothing of before is shown."""
        self._asked += 1
        self._event, self._begun, self._pieces = None, "", ()
        self._reread.stop()
        self._thumbnails.stop()
        self.steps.forget()
        self.on_map.close()
        self.details.look = None
        self.details.leave_form()
        self._stack.setCurrentWidget(self.list)
        self.list.restart()

    def _return(self) -> None:
        """The server is back: what was not heard of is asked for, steps first."""
        self.steps.settle()
        self.list.catch_up()
        if self._event is not None:
            self._reread.start()

    def _hear(self, changes: list[Change]) -> None:
        self.list.hear(changes)
        if self._event is None:
            return
        look = self.details.look
        followed = _FOLLOWED | {"sensor_alarm"} if look is not None and look.facts.alarms else _FOLLOWED
        about = (one for one in changes if one.table in followed)
        if any(one.table != "event" or one.row_id in {None, self._event} for one in about):
            self._reread.start()

    def _pass(self, passed: Passing) -> None:
        """Deadlines have passed: a list filtered by them has others now."""
        self.list.follow(passed.ids)
        if self._event in passed.ids and not self.details.in_form:
            self._reread.start()


def _closer(on_map: EventsOnMap, copies: Copies) -> Callable:
    """What is to be taken off the map, and from the disk, once the widget is gone."""

    def close(*_values: object) -> None:
        on_map.close()
        copies.close()

    return close
