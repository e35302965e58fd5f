"""The widget of the panel 概况."""

from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.display import LEVEL_NAMES
from ...jobs.population import Population, population
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import AccessDenied, Store
from ...store.access import Account
from ...store.feed import Change
from ...store.overview import COUNTED, Overview, overview
from ...store.residents.counts import FOLLOWED
from ..panel import Workbench, icon
from ..shared.pages import StatePages
from ..shared.themes import offered_themes, show_theme, theme_icon
from ..status import PURPOSES, store_title
from .calendar_line import CalendarEnd, CalendarLine, calendar_end
from .population import PopulationBox
from .tiles import tile, write, written

TABLES = {
    "person": "Persons on file",
    "household": "Households",
    "room": "Rooms",
    "building": "Buildings",
    "grid": "Grids",
    "organisation": "Organisations",
    "component": "Components",
    "sensor": "Sensors",
    "camera": "Cameras",
    "facility": "Facilities",
    "responder": "Responders",
}
_FOLLOWED = {*COUNTED, *FOLLOWED, "population_count", "tag_count", "event", "event_step", "shift", "working_calendar"}
_SETTLE = 400  # milliseconds in which changes gather before they are counted
_AGAIN = 60_000  # deadlines pass and shifts end without any change
_COLUMNS, _THEMES = 3, 2
_SYMBOL = 26


class OverviewWidget(StatePages):
    """Counts in the background and shows; counts again when something of it changed."""

    def __init__(self, workbench: Workbench):
        self._workbench = workbench
        self._task = None
        self._shown: Overview | None = None
        content = QWidget()
        super().__init__(content)
        self.setObjectName("CivicGrid.overview")
        self._place, self._source = QLabel(content), QLabel(content)
        self._place.setObjectName("CivicGrid.overview.place")
        self._source.setWordWrap(True)
        self._calendar = CalendarLine(workbench, content)
        self._levels = {level: self._level(level, content) for level in LEVEL_NAMES}
        self._overdue = QLabel(content)
        self._duty = QLabel(content)
        self._numbers = {table: tile(content, tr(TABLES[table])) for table in TABLES}
        self._population = PopulationBox(workbench, content)
        self._of_people = _heading(tr("Population"), content)
        self._themes = QGridLayout()
        self._themes.setSpacing(6)
        self._lay_out(content)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.count)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.offer_themes)
        workbench.project.mapThemeCollectionChanged.connect(self._follow_project)
        self._follow_project()
        session = workbench.session
        session.opened.connect(self.count)
        session.opened.connect(self._settle.start)
        session.closed.connect(self._leave)
        session.feed_turned.connect(self._turn)
        session.changed.connect(self._hear)
        session.passed.connect(lambda _: self._timer.start(_SETTLE))
        if session.store is None:
            self._leave()
        else:
            self.count()

    def _lay_out(self, content: QWidget) -> None:
        font = self._place.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        self._place.setFont(font)
        levels = QHBoxLayout()
        levels.setSpacing(6)
        for frame, _ in self._levels.values():
            levels.addWidget(frame, 1)
        numbers = QGridLayout()
        numbers.setSpacing(6)
        for index, (frame, _) in enumerate(self._numbers.values()):
            numbers.addWidget(frame, index // _COLUMNS, index % _COLUMNS)
        layout = QVBoxLayout(content)
        layout.setSpacing(8)
        layout.addWidget(self._place)
        layout.addWidget(self._source)
        layout.addWidget(self._calendar)
        layout.addLayout(self._themes)
        layout.addWidget(_heading(tr("Open events"), content))
        layout.addLayout(levels)
        layout.addWidget(self._overdue)
        layout.addWidget(_heading(tr("On duty"), content))
        layout.addWidget(self._duty)
        layout.addWidget(self._of_people)
        layout.addWidget(self._population)
        layout.addWidget(_heading(tr("In the database"), content))
        layout.addLayout(numbers)
        layout.addStretch()

    def _level(self, level: int, parent: QWidget) -> tuple[QFrame, QLabel]:
        frame, number = tile(parent, tr(LEVEL_NAMES[level]))
        symbol = QLabel(frame)
        symbol.setPixmap(icon(f"level_{level}").pixmap(QSize(_SYMBOL, _SYMBOL)))
        symbol.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        frame.layout().insertWidget(0, symbol)
        return frame, number

    def _follow_project(self) -> None:
        """Another project has another collection of themes."""
        self._workbench.project.mapThemeCollection().mapThemesChanged.connect(self._settle.start)
        self._settle.start()

    def offer_themes(self) -> None:
        """A button for each map theme that came with the store's layers."""
        while self._themes.count():
            self._themes.takeAt(0).widget().deleteLater()
        for place, (theme, name) in enumerate(offered_themes(self._workbench).items()):
            button = QToolButton(self)
            button.setObjectName(f"CivicGrid.overview.theme.{theme}")
            button.setText(name)
            button.setIcon(theme_icon(theme))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, theme=theme: show_theme(self._workbench, theme))
            self._themes.addWidget(button, place // _THEMES, place % _THEMES)

    def count(self) -> None:
        """Count in the background; what is shown stays until the new numbers are there."""
        session = self._workbench.session
        store, account = session.store, session.account
        if store is None or self._task is not None:
            return
        if session.lost and self._shown is not None:
            # The numbers stay, with their time, until the server is back.
            return
        if self._shown is None:
            self.show_loading()

        def done(found: tuple[Overview, Population | None, CalendarEnd | None]) -> None:
            self._task = None
            if session.store is store:
                self._show(*found)
            else:
                self.count()

        def failed(error: BaseException) -> None:
            self._task = None
            if session.store is store:
                self.show_error(error_sentence(error), self.count)
            else:
                self.count()

        self._task = self._workbench.in_store(
            tr("Count what is in the database"), lambda store: _count(store, account), done, failed
        )
        self._task.stopped.connect(self._stopped)

    def _stopped(self) -> None:
        """A count that was cancelled tells nobody else."""
        if self._task is not None and self._task.is_canceled():
            self._task = None

    def _show(self, found: Overview, people: Population | None, end: CalendarEnd | None) -> None:
        self._shown = found
        self._counted = self._workbench.session.local_now()
        self._place.setText(found.place)
        self._say_source()
        for level, (_, number) in self._levels.items():
            write(number, found.open_by_level[level])
        self._calendar.show_end(end)
        self._overdue.setText(tr("{count} of them overdue").format(count=written(found.overdue)))
        self._duty.setText(tr("{count} responders").format(count=written(found.on_duty)))
        for table, (frame, number) in self._numbers.items():
            frame.setVisible(table in found.counts)
            write(number, found.counts.get(table, 0))
        self._of_people.setVisible(people is not None)
        self._population.show_population(people)
        self.show_content()
        self._timer.start(_AGAIN)

    def _turn(self) -> None:
        """The server was lost, or is back."""
        if self._shown is not None:
            self._say_source()
            self._timer.start(_SETTLE)

    def _say_source(self) -> None:
        """Say what the numbers are of, and of when, while no newer ones can come."""
        session = self._workbench.session
        lines = [f"{tr(PURPOSES[session.store.purpose])} · {store_title(session.database)}"]
        if session.lost:
            lines.append(tr("Connection lost: numbers of {time}").format(time=f"{self._counted:%H:%M}"))
        self._source.setText("\n".join(lines))

    def _hear(self, changes: list[Change]) -> None:
        if any(change.table in _FOLLOWED for change in changes):
            self._timer.start(_SETTLE)

    def _leave(self) -> None:
        self._shown = None
        self._timer.stop()
        text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
        self.show_empty(text, tr("Connect …"), self._workbench.connect_store)


def _count(store: Store, account: Account) -> tuple[Overview, Population | None, CalendarEnd | None]:
    """What there is, the last count of the population for who may read residents, for managers the calendar's end."""
    try:
        people = population(store)
    except AccessDenied:
        people = None
    return overview(store, account), people, calendar_end(store, account)


def _heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
