"""The dock 人房信息: a building from the map or the search, its chart and people; a room; a person and all rooms."""

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...jobs.sentences import error_sentence
from ...services import clock
from ...services.translation import tr
from ...store import Store
from ...store.feed import Change
from ...store.residents.dwelling import sees_people
from ..panel import Workbench
from ..shared.keys import takes_undo
from ..shared.on_map import BuildingTool, building_at, store_point
from ..shared.pages import StatePages
from .bar import Bar
from .building_page import BuildingPage
from .edits import Edits
from .history import History, Place
from .on_map import OnMap
from .output import Output
from .person_page import PersonPage, person_of
from .results import Hit, Results
from .search import Search
from .view import View, read_lists, read_view
from .words import name_of, room_label

_SETTLE = 250  # milliseconds in which changes gather
_FOLLOWED = {"building", "room", "person", "household", "occupancy", "organisation", "event", "grid_membership"}


class PeopleHousesWidget(QWidget):
    """`show_building`, `show_room` and `show_person` are for other panels, too.

    Everything is read in the background; only what was asked for last is shown.
    """

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.people_houses")
        self._workbench = workbench
        self._history = History()
        self._asked = 0
        self._view: View | None = None
        self._listed: int | None = None
        self._flash_next = False
        self.bar = Bar(self)
        body = QWidget()
        self.building, self.person, self.results = BuildingPage(body), PersonPage(body), Results(body)
        self._stack = QStackedWidget(body)
        for page in (self.building, self.person, self.results):
            self._stack.addWidget(page)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.pages = StatePages(body, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 2)
        column.setSpacing(2)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        canvas = workbench.iface.mapCanvas()
        self.tool = BuildingTool(canvas)
        self._on_map = OnMap(canvas)
        self.edits = Edits(workbench, self)
        self.output = Output(workbench, self)
        self.search = Search(workbench, self.bar.search, self.results)
        self._reread = QTimer(self)
        self._reread.setSingleShot(True)
        self._reread.setInterval(_SETTLE)
        self._reread.timeout.connect(self._read_again)
        self._connect()
        self.destroyed.connect(_closer(self.tool, self._on_map))
        self._restart()

    def hideEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """A closed panel holds no map."""
        super().hideEvent(event)
        self.tool.give_back()

    def event(self, event) -> bool:
        """Ctrl+Z here is this panel's, though QGIS has it for its layers."""
        return takes_undo(event) or super().event(event)

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Take the last change back with Ctrl+Z, go back with Alt and the left arrow."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Undo):
            self.edits.undo()
        elif alt and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    # places

    def show_building(self, building_id: int) -> None:
        """Show a building."""
        self._go(Place("building", building_id))

    def show_room(self, room_id: int) -> None:
        """Show a room in its building's section chart, with its people."""
        self._go(Place("room", room_id))

    def show_person(self, person_id: int) -> None:
        """Show a person's rooms, and make them flash on the map."""
        self._go(Place("person", person_id))

    def _go(self, place: Place) -> None:
        if self._workbench.session.store is None:
            return
        self._history.go(place)
        self._read(place)

    def _step(self, way: int) -> None:
        place = self._history.step(way)
        if place is not None:
            self._read(place)

    def _read(self, place: Place, again: bool = False) -> None:
        people = sees_people(self._workbench.session.account.roles)
        if place.kind == "person" and not people:
            self.pages.show_empty(tr("This account may not see residents."))
            return
        self.search.stop()
        self._asked += 1
        asked = self._asked
        if self._view is None and not again:
            self.pages.show_loading()

        def done(view: View) -> None:
            if asked == self._asked:
                self._show(view, again)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self._view = None
                self.pages.show_error(error_sentence(error), lambda: self._read(place))

        self._workbench.in_open_store(
            tr("Read people and houses"), lambda store: read_view(store, place, people), done, failed
        )

    def _read_again(self) -> None:
        if self._history.here is not None and self._view is not None:
            self._read(self._history.here, again=True)

    # what is shown

    def _show(self, view: View, again: bool) -> None:
        self._view = view
        session = self._workbench.session
        searching = again and self._stack.currentWidget() is self.results
        if view.person is not None:
            self._show_person(view, again)
        else:
            look = view.look
            self.building.show_look(look, session.store.zone, self._may_make_rooms())
            rooms = {room.id: room for room in look.building.rooms}
            room = rooms.get(view.place.id) if view.place.kind == "room" else None
            self.building.chart.show_room(room, view.stays, look.year, self.edits.may_edit())
            if not again:
                if room is not None:
                    self.building.turn_to("chart")
                self._on_map.outline([look.building.shape], session.store.crs)
                if self._flash_next:  # found, not clicked: it may be anywhere
                    self._on_map.flash([look.building.shape], session.store.crs)
                self._flash_next = False
            self._listed = None
            self._fill_lists(self.building.tab)
        if not searching:
            self._stack.setCurrentWidget(self.person if view.person is not None else self.building)
        self.pages.show_content()
        self._say_way()

    def _show_person(self, view: View, again: bool) -> None:
        session = self._workbench.session
        zone = session.store.zone
        year = clock.local_day(clock.utc_now(), zone).year
        self.person.show_person(view.person, year, zone, "revealer" in session.account.roles)
        if not again:
            self._on_map.outline(view.person.buildings.values(), session.store.crs)
            self._flash_person()

    def _say_way(self) -> None:
        view = self._view
        steps: list[tuple[str, str]] = []
        if view is not None and view.look is not None:
            steps.append(("building", view.look.building.title))
            room = next((one for one in view.look.building.rooms if one.id == view.place.id), None)
            if view.place.kind == "room" and room is not None:
                steps.append(("room", room_label(room.unit, room.floor, room.number)))
        elif view is not None:
            home = next((stay for stay in view.person.stays if stay.counts), None)
            if home is not None:
                steps = [("home-building", home.building), ("home", room_label(home.unit, home.floor, home.number))]
            itself = person_of(view.person)
            year = clock.local_day(clock.utc_now(), self._workbench.session.store.zone).year
            steps.append(("person", name_of(itself, [itself, *view.person.family], year)))
        self.bar.show_way(steps)
        self.bar.back.setEnabled(self._history.can(-1))
        self.bar.forward.setEnabled(self._history.can(1))
        charted = view is not None and view.look is not None and bool(view.look.building.rooms)
        for name in ("print", "png", "pdf"):
            self.bar.actions_by_name[name].setEnabled(charted)
        self.bar.actions_by_name["undo"].setEnabled(self.edits.can_undo())

    def _follow_way(self, step: str) -> None:
        view = self._view
        if view is None:
            return
        if step == "building" and view.look is not None:
            self.show_building(view.look.building.id)
        elif view.person is not None:
            home = next((stay for stay in view.person.stays if stay.counts), None)
            if home is not None:
                self.show_building(home.building_id) if step == "home-building" else self.show_room(home.room_id)

    def _fill_lists(self, tab: str) -> None:
        """Organisations and events are read when one of their tabs is looked at."""
        look = self.building.look
        if tab not in {"organisations", "events"} or look is None or self._listed == look.building.id:
            return
        self._listed = look.building.id

        def done(found: tuple[list[dict], list[dict]]) -> None:
            if self.building.look is look:
                self.building.organisations.show_rows(found[0])
                self.building.events.show_rows(found[1])

        self._workbench.in_open_store(tr("Read people and houses"), lambda store: read_lists(store, look), done)

    # the map

    def begin_pick(self) -> None:
        """Take clicks on the map for buildings, or give the map back."""
        if self.tool.canvas().mapTool() is self.tool:
            self.tool.give_back()
        else:
            self.tool.take()

    def _click(self, point) -> None:
        session = self._workbench.session
        if session.store is None:
            return
        if session.lost:
            self._workbench.say(session.lost)
            return
        x, y = store_point(point, self.tool.canvas(), session.store.crs)

        def done(found: int | None) -> None:
            if found is None:
                self._workbench.say(tr("No building lies here."))
            else:
                self.show_building(found)

        self._workbench.in_open_store(tr("Find buildings"), lambda store: building_at(store, x, y), done)

    def _flash_person(self) -> None:
        person, stay = self._view.person if self._view else None, self.person.current()
        if person is not None:
            shapes = [person.buildings.get(stay.building_id)] if stay is not None else person.buildings.values()
            self._on_map.flash(shapes, self._workbench.session.store.crs)

    def _look_at_stay(self, stay) -> None:
        if stay is not None and self._view is not None and self._view.person is not None:
            self._on_map.flash([self._view.person.buildings.get(stay.building_id)], self._workbench.session.store.crs)

    def _flash_event(self, row: dict) -> None:
        crs = self._workbench.session.store.crs

        def work(store: Store) -> list[bytes | None]:
            return store.read("event", ["geom"], where={"id": row["id"]})["geom"]

        self._workbench.in_open_store(tr("Find events"), work, lambda shapes: self._on_map.flash(shapes, crs))

    # the search

    def _show_results(self) -> None:
        self._stack.setCurrentWidget(self.results)
        self.pages.show_content()

    def _leave_search(self) -> None:
        if self._view is None:
            self._say_empty()
        else:
            self._stack.setCurrentWidget(self.person if self._view.person is not None else self.building)

    def _take_hit(self, hit: Hit) -> None:
        self.search.clear()
        show = {"person": self.show_person, "room": self.show_room, "building": self.show_building}
        show[hit.kind](hit.id)
        self._flash_next = hit.kind != "person"

    # what is asked for

    def _ask(self, act: str) -> None:
        """Do what a button or an entry of the menu asks for."""
        look = self.building.look
        does: dict[str, Callable[[], object]] = {
            "back": lambda: self._step(-1),
            "forward": lambda: self._step(1),
            "again": self._read_again,
            "undo": self.edits.undo,
            "show": lambda: self._on_map.flash([look.building.shape], self._workbench.session.store.crs, go=True),
            "rooms": self._make_rooms,
            "files": lambda: self._attachments("building", look.building.id),
        }
        if act in {"print", "png", "pdf"}:
            self.output.write(act, look)
        else:
            does[act]()

    def _ask_room(self, act: str) -> None:
        """Do what a button of the room asks for."""
        view = self.building.chart.room
        if act == "close":
            self.show_building(self.building.look.building.id)
        elif act == "files":
            self._attachments("room", view.room.id)
        else:
            self.edits.ask(act, self.building.look.building, view.room, view.current())

    def _choose_room(self, room_id: int | None) -> None:
        if room_id is not None:
            self.show_room(room_id)

    def _attachments(self, table: str, key: int) -> None:
        panel = self._workbench.show_panel("attachments")
        if panel is not None:
            panel.show_object(table, key)

    def _may_make_rooms(self) -> bool:
        return bool(self._workbench.session.account.roles & {"clerk", "manager"})

    def _make_rooms(self) -> None:
        panel = self._workbench.show_panel("rooms")
        if panel is not None:
            panel.picked.clear()
            panel.picked.add([self.building.look.building.id])

    def _reveal(self) -> None:
        if self._view is not None and self._view.person is not None:
            from ..reveal import ask_reveal

            ask_reveal(self._workbench, self._view.person.id, self)

    # the session

    def _connect(self) -> None:
        session, bar = self._workbench.session, self.bar
        bar.asked.connect(self._ask)
        bar.searched.connect(self.search.ask)
        bar.went.connect(self._follow_way)
        bar.picking.triggered.connect(lambda _=False: self.begin_pick())
        self.tool.clicked.connect(self._click)
        self.tool.activated.connect(lambda: bar.picking.setChecked(True))
        self.tool.deactivated.connect(lambda: bar.picking.setChecked(False))
        self.building.turned.connect(self._fill_lists)
        self.building.overview.asked.connect(self._ask)
        self.building.chart.room_chosen.connect(self._choose_room)
        self.building.chart.room.asked.connect(self._ask_room)
        self.building.chart.room.person_chosen.connect(self.show_person)
        self.building.people.person_chosen.connect(self.show_person)
        self.building.organisations.chosen.connect(lambda row: self._choose_room(row["room_id"]))
        self.building.events.chosen.connect(self._flash_event)
        self.person.room_chosen.connect(self.show_room)
        self.person.person_chosen.connect(self.show_person)
        self.person.stay_looked_at.connect(self._look_at_stay)
        self.person.flash_asked.connect(self._flash_person)
        self.person.reveal_asked.connect(self._reveal)
        self.search.found.connect(self._show_results)
        self.search.left.connect(self._leave_search)
        self.results.chosen.connect(self._take_hit)
        self.edits.changed.connect(self._read_again)
        session.opened.connect(self._restart)
        session.closed.connect(self._restart)
        session.changed.connect(self._hear)

    def _restart(self) -> None:
        """Another store, another person, or none: nothing of before is shown."""
        self._asked += 1
        self._history.clear()
        self._view = self._listed = None
        self.search.clear()
        self._reread.stop()
        self.edits.forget()
        self.tool.give_back()
        self._on_map.outline([], "")
        self.building.turn_to("overview")
        self.bar.setEnabled(self._workbench.session.store is not None)
        self._say_way()
        self._say_empty()

    def _say_empty(self) -> None:
        if self._workbench.session.store is None:
            text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
            self.pages.show_empty(text, tr("Connect …"), self._workbench.connect_store)
        else:
            text = tr("Click a building on the map, or search for one, to see its rooms and who lives in them.")
            self.pages.show_empty(text, tr("Pick on the map"), self.begin_pick)

    def _hear(self, changes: list[Change]) -> None:
        if self._view is not None and any(change.table in _FOLLOWED for change in changes):
            self._reread.start()


def _closer(tool: BuildingTool, on_map: OnMap) -> Callable:
    """What is to be taken off the map once the widget is gone."""

    def close(*_values: object) -> None:
        tool.give_back()
        on_map.close()

    return close
