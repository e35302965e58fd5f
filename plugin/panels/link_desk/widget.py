"""The widget of the panel 未关联人员: the next person, the likely rooms, one key; everything can be taken back."""

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDate, Qt, QTimer
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.address import NOT_LIVING
from ...jobs import link_desk
from ...jobs.link_desk import ROLES, Building, Case, Choice, Finished
from ...jobs.linking.candidates import MOST
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import Store
from ...store.residents.person_links import Waiting
from ..panel import Workbench
from ..shared.code_names import code_name
from ..shared.keys import takes_undo
from ..shared.pages import StatePages
from .card import PersonCard
from .on_map import OnMap
from .opening import Opening
from .room_box import RoomBox

_FOLLOWED = {"person", "occupancy"}
_DAY = "yyyy-MM-dd"
_GATHER, _RECOUNT = 1000, 20_000  # milliseconds in which changes gather, and after which a large desk is counted


class LinkDeskWidget(QWidget):
    """Shows one person at a time; what is written is written in the background."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.link_desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._workbench = workbench
        self._queue: list[Waiting] = []
        self._left_for_later: set[int] = set()
        self._count = 0
        self._last = ""
        self._case: Case | None = None
        self._address: str | None = None
        self._done: list[Finished] = []
        self._asked = 0
        self._busy = False
        self._reread = self._timer(_GATHER, lambda: self._follow(count=False))
        self._recount = self._timer(_RECOUNT, lambda: self._follow(count=True))
        self._opening = Opening(workbench, self)
        self._opening.changed.connect(self._follow_opening)
        self._map = OnMap(workbench, self.show_building, lambda: self.pick.setChecked(False))
        content = QWidget(self)
        self._furnish(content)
        self.pages = StatePages(content, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.head)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._foot)
        self.destroyed.connect(_closer(self._map))
        workbench.session.opened.connect(self._restart)
        workbench.session.closed.connect(self._restart)
        workbench.session.leaving.connect(self._opening.close)
        workbench.session.changed.connect(self._hear)
        self._restart()

    def _furnish(self, content: QWidget) -> None:
        self.head = QLabel(self)
        self.head.setObjectName("CivicGrid.link_desk.head")
        self.head.setWordWrap(True)
        self.card = PersonCard(self._opening.ask, content)
        self.card.taken.connect(self._take)
        self.card.looked_at.connect(lambda choice: self._map.flash([choice.shape]))
        self.rooms = RoomBox(content)
        self.rooms.chosen.connect(self._finish)
        self.rooms.made.connect(self._finish_in_new_room)
        self.rooms.left.connect(self._leave_building)
        self.pick = self._button("pick", tr("Pick the building on the map"), "/mActionIdentify.svg", content)
        self.pick.setCheckable(True)
        self.pick.toggled.connect(self._map.hold)
        self.gone = self._button("gone", tr("Does not live here"), "/mActionRemove.svg", content, self._confirm_gone)
        self.gone.setToolTip(tr("The remark is right: the stay ends today, and the person waits no more"))
        self.role = QComboBox(content)
        self.role.setObjectName("CivicGrid.link_desk.role")
        self.role.addItem(tr("By the room's use"), None)
        for role in ROLES:
            self.role.addItem(code_name("occupancy_role", role), role)
        self.since = QDateEdit(content)
        self.since.setObjectName("CivicGrid.link_desk.since")
        self.since.setCalendarPopup(True)
        self.since.setDisplayFormat(_DAY)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (text, field) in enumerate(((tr("Lives there as"), self.role), (tr("Lives there since"), self.since))):
            grid.addWidget(QLabel(text, content), row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addWidget(self.gone)
        column.addWidget(self.pick)
        column.addWidget(self.rooms, 1)
        column.addLayout(grid)
        column.addStretch(0)
        self._foot = QWidget(self)
        self.skip = self._button("skip", tr("Skip"), "/mActionArrowRight.svg", self._foot, self.next)
        self.undo = self._button("undo", tr("Undo"), "/mActionUndo.svg", self._foot, self.take_back)
        hint = QLabel(tr("1 2 3 link · 0 skip · Ctrl+Z undo"), self._foot)
        hint.setEnabled(False)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.skip)
        row.addWidget(self.undo)
        foot.addLayout(row)
        foot.addWidget(hint)

    def _button(self, name: str, text: str, picture: str, parent: QWidget, act: Callable | None = None) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text, parent)
        button.setObjectName(f"CivicGrid.link_desk.{name}")
        if act is not None:
            button.clicked.connect(lambda _=False: act())
        return button

    # Reading --------------------------------------------------------------------------------------------------------

    def _restart(self) -> None:
        """Another store, or none."""
        self._queue, self._case, self._done, self._address = [], None, [], None
        self._left_for_later, self._last = set(), ""
        self._asked += 1
        self._busy = False
        self._reread.stop()
        self._recount.stop()
        self.rooms.leave()
        self.pick.setChecked(False)
        self._enable()
        if self._workbench.session.store is None:
            text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
            self.head.clear()
            self.pages.show_empty(text, tr("Connect …"), self._workbench.connect_store)
        elif self.isVisible():
            self.reload()

    def reload(self, *, count: bool = True) -> None:
        """Read who waits; the person that is shown stays, while nobody else has decided.

        Not while a decision is being written: its answer would count as outdated, and nothing could be decided again.
        Without ``count`` it is others' work that is followed: those of a large desk are counted a while later, and what
        is asked for meanwhile goes before.
        """
        if self._workbench.session.store is None or self._busy:
            return
        if self._case is None and not self._queue:
            self.pages.show_loading()

        def done(found: tuple[list[Waiting], int]) -> None:
            self._queue, self._count = found
            there = {item.id for item in self._queue}
            if self._case is None or self._case.item.id not in there:
                self._case = None
                self.next()
            self._say_count()

        def failed(error: BaseException) -> None:
            self._case = None
            self.head.clear()
            self.pages.show_error(error_sentence(error), self.reload)

        known = None if count else self._count
        if count:
            self._recount.stop()
        elif not self._recount.isActive():
            self._recount.start()

        def work(store: Store) -> tuple[list[Waiting], int]:
            return link_desk.waiting(store, known)

        self._in_store(tr("Read who is not linked"), work, done, failed, aside=not count)

    def next(self) -> None:
        """Leave the person who is shown for later and show the next one."""
        if self._case is not None:
            self._left_for_later.add(self._case.item.id)
        waiting = [item for item in self._queue if item.id not in self._left_for_later]
        if waiting:
            self._show(waiting[0])
            return
        self._case, self._address = None, None
        self.rooms.leave()
        self._enable()
        if self._count:
            text = tr("{count} persons were left for later.").format(count=f"{self._count:,}")
            self.pages.show_empty(text, tr("Show them again"), self._again)
        else:
            self.pages.show_empty(tr("Everybody is linked: nobody waits."))

    def _again(self) -> None:
        self._left_for_later.clear()
        self.reload()

    def _show(self, item: Waiting) -> None:
        reader = self._opening.reader()

        def work(store: Store) -> tuple[Case, str | None]:
            return link_desk.case_of(store, item), reader(item.id) if reader else None

        def done(found: tuple[Case, str | None]) -> None:
            self._case, self._address = found
            self.card.show_case(self._case)
            self.card.show_address(self._address, self._opening.is_open)
            self.gone.setVisible(self._case.item.reason == NOT_LIVING)
            self.rooms.leave()
            self.role.setCurrentIndex(0)
            today = self._workbench.session.local_now()
            self.since.setDate(QDate(today.year, today.month, today.day))
            self._suggest()
            self.pages.show_content()
            self._enable()
            if self.isVisible():
                self._map.go_to([choice.shape for choice in self._case.choices])
                self.setFocus()

        self._in_store(tr("Read who is not linked"), work, done)

    def _say_count(self) -> None:
        """How many wait, and what was done last."""
        text = tr("{count} persons wait for a room.").format(count=f"{self._count:,}") if self._count else ""
        self.head.setText("\n".join(part for part in (text, self._last) if part))

    def _follow_opening(self) -> None:
        if self._case is None or self._busy:
            return
        if self._opening.is_open:
            self._show(self._case.item)
        else:
            self._address = None
            self.card.show_address(None, False)
            self.rooms.suggest("", "")

    def _suggest(self) -> None:
        self.rooms.suggest(*link_desk.room_parts(self._address) if self._address else ("", ""))

    def show_building(self, building: int) -> None:
        """Let the room be chosen in a building's section chart."""
        if self._case is None:
            return

        def done(found: Building) -> None:
            self.rooms.show_building(found)
            self._suggest()
            self.rooms.chart.setFocus()
            self._map.outline(found.shape)
            self._map.flash([found.shape])

        self._in_store(tr("Read the building"), lambda store: link_desk.building_of(store, building), done)

    def _leave_building(self) -> None:
        self._map.outline(None)
        self.setFocus()

    # Deciding -------------------------------------------------------------------------------------------------------

    def _take(self, choice: Choice) -> None:
        if choice.room is None:
            self.show_building(choice.building)
        else:
            self._finish(choice.room)

    def _finish(self, room: int) -> None:
        item, role, since = self._decision()
        self._write(lambda store: link_desk.finish(store, item, room, role, since))

    def _finish_in_new_room(self, parts: tuple[str, int, str]) -> None:
        item, role, since = self._decision()
        building = self.rooms.building.id
        self._write(lambda store: link_desk.finish_in_new_room(store, item, building, parts, role, since))

    def _confirm_gone(self) -> None:
        item, today = self._case.item, self._workbench.session.local_now().date()
        self._write(lambda store: link_desk.confirm_gone(store, item, today))

    def _decision(self) -> tuple:
        return self._case.item, self.role.currentData(), self.since.date().toPyDate()

    def _write(self, work: Callable[[Store], Finished]) -> None:
        if self._busy or self._case is None:
            return

        def done(finished: Finished) -> None:
            self._done.append(finished)
            self._queue = [item for item in self._queue if item.id != finished.item.id]
            self._count = max(0, self._count - 1)
            self._case = None
            self._end_writing()
            text = tr("Linked: {name} → {room}") if finished.room else tr("{name} does not live here")
            self._last = text.format(name=finished.item.name, room=finished.label)
            self._say_count()
            if self._queue or not self._count:
                self.next()
            else:
                self.reload()

        self._begin_writing(tr("Link a person"), work, done)

    def take_back(self) -> None:
        """Take the last decision back and show that person again."""
        if not self._done or self._busy:
            return
        last = self._done[-1]

        def done(_nothing: object) -> None:
            self._done.pop()
            self._count += 1
            self._queue.insert(0, last.item)
            self._left_for_later.discard(last.item.id)
            self._case = None
            self._end_writing()
            self.next()
            self._last = tr("Taken back: {name}").format(name=last.item.name)
            self._say_count()

        self._begin_writing(tr("Take a link back"), lambda store: link_desk.undo(store, last), done)

    def _begin_writing(self, title: str, work: Callable[[Store], object], done: Callable) -> None:
        self._busy = True
        self._enable()

        def failed(error: BaseException) -> None:
            self._end_writing()
            self._workbench.say_error(error)
            self.reload()

        self._in_store(title, work, done, failed)

    def _end_writing(self) -> None:
        self._busy = False
        self._enable()

    def _enable(self) -> None:
        here = self._case is not None and not self._busy
        for part in (self.card, self.gone, self.pick, self.rooms, self.role, self.since, self.skip):
            part.setEnabled(here)
        self.undo.setEnabled(bool(self._done) and not self._busy)
        self._foot.setVisible(self._workbench.session.store is not None)

    def _in_store(
        self,
        title: str,
        work: Callable[[Store], object],
        done: Callable,
        failed: Callable | None = None,
        *,
        aside: bool = False,
    ) -> None:
        """Work in the background, whose result counts while its store is open and nothing newer was asked for.

        What is read ``aside`` makes nothing else outdated, and is read again where it is outdated itself.
        """
        session = self._workbench.session
        store = session.store
        self._asked += not aside
        asked = self._asked

        def here(act: Callable) -> Callable:
            def told(value: object) -> None:
                if session.store is store and asked == self._asked:
                    act(value)
                elif session.store is store and aside:
                    self._reread.start()

            return told

        if store is not None:
            self._workbench.in_store(title, work, here(done), here(failed or self._workbench.say_error))

    def _hear(self, changes: list) -> None:
        if any(change.table in _FOLLOWED for change in changes) and not self._reread.isActive():
            self._reread.start()

    def _follow(self, *, count: bool) -> None:
        """What others changed, where somebody looks; who comes back later reads all anyway."""
        if self.isVisible():
            self.reload(count=count)

    def _timer(self, wait: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(act)
        return timer

    def event(self, event) -> bool:
        """Keep Ctrl+Z from QGIS's own undo while the panel has the keyboard."""
        return takes_undo(event) or super().event(event)

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Decide without the mouse."""
        digit = event.text() if event.text() in set("0123456789") else ""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif digit == "0" and self.skip.isEnabled():
            self.next()
        elif digit and 1 <= int(digit) <= MOST:
            self.card.take(int(digit) - 1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Read when it is first shown, and again when it comes back."""
        super().showEvent(event)
        self.reload()

    def hideEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """A closed panel holds no map and shows no address."""
        super().hideEvent(event)
        self.pick.setChecked(False)
        self._opening.close()


def _closer(on_map: OnMap) -> Callable:
    """What is to be taken off the map once the widget is gone."""
    return lambda *_values: on_map.close()
