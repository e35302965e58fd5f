"""The widget of the panel 新建事件: paste, take what fits, place it, compare, file, next."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QDockWidget, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...domain.attachment import kind_of
from ...domain.events.message import Proposal, Reading
from ...jobs.intake.filing import Draft, Filed, Reporter, file_event
from ...jobs.intake.reading import EventType, event_types, instant, read_in
from ...jobs.sentences import error_sentence
from ...services import clock
from ...services.geos import shapely
from ...services.keys import KeyringError, find_keys, keys_are_at_hand, unlock_authentication
from ...services.translation import tr
from ...store import Store
from ...store.loop.event_similar import SimilarEvent
from ..panel import Workbench
from ..shared.code_names import code_name
from ..shared.pages import StatePages
from ..shared.visit import go_to_bounds, open_object
from .form import EventForm
from .looking import Looking
from .message_box import MessageBox
from .on_map import OnMap
from .outcome import Outcome, filed_text, proposed_texts
from .placing import Placing
from .similar_box import SimilarBox
from .taking import leave, take, with_reporter


class NewEventWidget(QWidget):
    """Everything that touches the store is done in the background; only what was asked for last is shown."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.new_event")
        self.setAcceptDrops(True)
        self._workbench = workbench
        self._reading: Reading | None = None
        self._types: list[EventType] = []
        self._asked: dict[str, int] = {}
        self._draft_uid: str | None = None
        self._busy = self._in_dock = False
        self.filed: Filed | None = None
        content = QWidget(self)
        self.message, self.form, self.similar = MessageBox(content), EventForm(content), SimilarBox(content)
        self.placing = Placing(workbench, self.form, self._in_store, content)
        self._furnish(content)
        self.pages = StatePages(content, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.outcome)
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot)
        self._connect()
        self.destroyed.connect(_closer(self.placing.map))
        self._restart()

    def _furnish(self, content: QWidget) -> None:
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.message, self.form, self.placing.spots, self.similar):
            column.addWidget(part)
        column.addStretch(1)
        self.outcome = Outcome(self)
        self._foot = QWidget(self)
        self.lacking = QLabel(self._foot)
        self.lacking.setObjectName("CivicGrid.new_event.lacking")
        self.lacking.setWordWrap(True)
        self.save = self._button("save", tr("File the event (Ctrl+S)"), self._foot)
        self.empty = self._button("clear", tr("Empty the form"), self._foot)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        self.looking = Looking(
            self.form, self.similar, self._in_store, self._reported_at, self._workbench.say_error, self._foot
        )
        foot.addWidget(self.looking.hint)
        foot.addWidget(self.lacking)
        row = QHBoxLayout()
        row.addWidget(self.empty)
        row.addWidget(self.save, 1)
        foot.addLayout(row)

    def _button(self, name: str, text: str, parent: QWidget) -> QPushButton:
        button = QPushButton(text, parent)
        button.setObjectName(f"CivicGrid.new_event.{name}")
        return button

    def _connect(self) -> None:
        self.message.asked.connect(self.read)
        self.message.matter_asked.connect(lambda text: self.read(text, self._reading))
        self.message.taken.connect(self._take)
        self.message.left.connect(lambda proposal: leave(self.form, proposal))
        self.form.sought.connect(self.placing.seek)
        self.form.changed.connect(self._follow_form)
        self.form.add.clicked.connect(lambda _=False: self._choose_files())
        self.similar.merge.connect(lambda _event: self._enable())
        self.similar.looked_at.connect(self._look_at)
        self.looking.looked.connect(self._enable)
        self.save.clicked.connect(lambda _=False: self.file())
        self.empty.clicked.connect(lambda _=False: self.restart_form())
        self.outcome.on(self._open, self._go, self.restart_form)
        session = self._workbench.session
        session.opened.connect(self._restart)
        session.closed.connect(self._restart)
        session.leaving.connect(self.placing.close)

    # The store ------------------------------------------------------------------------------------------------------

    def _restart(self) -> None:
        """Another store, or none."""
        self._asked = {name: number + 1 for name, number in self._asked.items()}
        self._busy = False
        self._types = []
        self.restart_form()
        if self._workbench.session.store is None:
            text = tr("No database is open. Connect to one, or create one in a file: there is nothing to set up.")
            self.pages.show_empty(text, tr("Connect …"), self._workbench.connect_store)
            self._foot.hide()
        elif self.isVisible():
            self._load()

    def _load(self) -> None:
        self.pages.show_loading()

        def done(found: list[EventType]) -> None:
            self._types = found
            self.form.type.show_types(found)
            self.pages.show_content()
            self._foot.show()
            self._enable()
            self._check_keys()
            if not self.visibleRegion().isEmpty():  # below another tab it takes no keyboard from anybody
                self.message.text.setFocus()

        def failed(error: BaseException) -> None:
            self.pages.show_error(error_sentence(error), self._load)

        self._in_store("types", tr("Read the types of events"), event_types, done, failed)

    def _check_keys(self) -> None:
        """Where the seal key is known to be absent the reporter's fields say so; nobody is asked for a password."""
        self.form.show_keys("")
        if keys_are_at_hand():
            try:
                find_keys(self._workbench.session.store.uid)
            except KeyringError:
                self.form.show_keys(tr("The seal key of this database is not here: a reporter cannot be kept."))

    def restart_form(self) -> None:
        """An empty form for the next event."""
        roles = self._workbench.session.account.roles if self._workbench.session.account else frozenset()
        own = "grid_worker" if roles == {"grid_worker"} else "command_centre"
        now = self._workbench.session.local_now()
        self._reading, self._draft_uid, self.filed = None, None, None
        self.message.clear()
        self.form.clear(QDateTime(now.date(), now.time().replace(second=0, microsecond=0)), own)
        self.placing.clear()
        self.similar.chosen = None
        self.looking.clear()
        self.outcome.hide()
        for part in (self.message, self.form):
            part.setEnabled(True)
        self._enable()
        if self.isVisible():
            self.message.text.setFocus()

    def begin(self, message: str = "", geom: bytes | None = None) -> None:
        """For other panels: an empty form, with a message to read or a place (WKB in the store's CRS)."""
        self.restart_form()
        if message:
            self.message.text.setPlainText(message)
        if geom is not None:
            self.placing.set_place(geom, tr("The place that was clicked on the map."))

    # Reading --------------------------------------------------------------------------------------------------------

    def read(self, text: str, whole: Reading | None = None) -> None:
        """Read a message, or a part of a ``whole`` one about several matters, and show what it proposes."""
        if not text.strip():
            self._reading = None
            self.message.show_reading(None, self._shown)
            return

        def done(reading: Reading) -> None:
            before, self._reading = self._reading, with_reporter(reading, whole) if whole else reading
            self.message.show_reading(self._reading, self._shown)
            kept = self.form.description.toPlainText().strip()
            if not kept or (before and kept == before.description):
                self.form.description.setPlainText(reading.description)

        self._in_store("read", tr("Read the message"), lambda store: read_in(store, text), done)

    def _shown(self, proposal: Proposal) -> str:
        """A proposal's value in the user's words."""
        if isinstance(proposal.value, datetime):
            return proposal.value.strftime(clock.TO_THE_MINUTE)
        if proposal.field == "event_type":
            return self.form.type.name(proposal.value)
        lists = {"urgency": "urgency", "source": "event_source"}
        return code_name(lists[proposal.field], proposal.value) if proposal.field in lists else str(proposal.value)

    def _take(self, proposal: Proposal) -> None:
        take(self.form, proposal)
        if proposal.field == "address":
            self.placing.seek(proposal.value, self._reading.places.get(proposal.value))
        if not self.form.title.text() and proposal.field in ("address", "event_type"):
            self.form.title.setText(self._reading.title)

    # Similar events ---------------------------------------------------------------------------------------------------

    def _follow_form(self) -> None:
        self._enable()
        self.looking.follow()

    def _look_at(self, event: SimilarEvent) -> None:
        go_to_bounds(self._workbench, shapely.from_wkb(event.geom).bounds)

    # Filing ---------------------------------------------------------------------------------------------------------

    def lacks(self) -> list[str]:
        """What has still to be given before the event can be filed."""
        form = self.form
        lacking = [(form.type.code, tr("type")), (form.title.text().strip(), tr("title"))]
        return [name for value, name in lacking if not value]

    def _enable(self) -> None:
        lacking = self.lacks()
        text = ""
        if lacking:
            text = tr("Still lacking: {fields}").format(fields=tr(", ").join(lacking))
        elif not self.form.known.isHidden():
            text = self.form.known.text()
        elif self.form.geom is None:
            text = tr("Without a place it stands on no map and in no grid.")
        self.lacking.setText(text)
        self.lacking.setVisible(bool(self.lacking.text()) and self.filed is None)
        here = self.filed is None and not self._busy and not self.looking.is_waited_for
        self.save.setEnabled(here and not lacking and self.form.known.isHidden())
        self.save.setVisible(self.filed is None)
        self.empty.setVisible(self.filed is None)
        if self.looking.is_waited_for:
            self.save.setText(tr("Looking for similar events …"))
        else:
            merged = self.similar.chosen is not None
            self.save.setText(tr("File and merge (Ctrl+S)") if merged else tr("File the event (Ctrl+S)"))

    def draft(self) -> Draft:
        """The event as the form has it."""
        form, store = self.form, self._workbench.session.store
        grade = form.grade.currentData()
        due = instant(store, form.limit.dateTime().toPyDateTime()) if form.limited.isChecked() else None
        made = Draft(
            event_type=form.type.code,
            title=form.title.text().strip(),
            description=form.description.toPlainText().strip(),
            address=form.address.text().strip(),
            geom=form.geom,
            urgency=form.urgency.currentData(),
            grade=int(grade) if grade else None,
            warning_colour=form.colour.currentData(),
            source=form.source.currentData(),
            external_number=form.number.text().strip() or None,
            component_id=form.component,
            sensor_alarm_id=form.sensor_alarm,
            reported_at=self._reported_at() if form.dated else None,
            due_at=due,
            reporter=Reporter(form.name.text().strip(), form.phone.text().strip(), form.anonymous.isChecked()),
            files=tuple(form.files),
            merge_into=self.similar.chosen.uid if self.similar.chosen else "",
            **({"uid": self._draft_uid} if self._draft_uid else {}),
        )
        self._draft_uid = made.uid  # pressed again after a lost answer it is still the same event
        return made

    def _reported_at(self) -> datetime:
        """The instant of the report: what the form says, now where nobody has set it."""
        if not self.form.dated:
            return clock.utc_now()
        return instant(self._workbench.session.store, self.form.reported.dateTime().toPyDateTime())

    def file(self) -> None:
        """File what the form holds, once it was looked for similar events."""
        if self.save.isEnabled() and self.save.isVisible():
            self.looking.before(self._file)

    def _file(self) -> None:
        # An order that the look has found here already is not filed again.
        if not self.save.isEnabled():
            return
        draft = self.draft()
        if draft.reporter:
            try:
                unlock_authentication()
            except KeyringError as error:
                self._workbench.say_error(error)
                return
        self._busy = True
        self._enable()

        def work(store: Store) -> Filed:
            return file_event(store, draft, find_keys(store.uid) if draft.reporter else None)

        def done(filed: Filed) -> None:
            self._busy = False
            self.filed = filed
            self._show_filed(filed, draft)

        def failed(error: BaseException) -> None:
            self._busy = False
            self._enable()
            self._workbench.say_error(error)

        self._in_store("file", tr("File an event"), work, done, failed)

    def _show_filed(self, filed: Filed, draft: Draft) -> None:
        self.outcome.tell(filed_text(filed, to_merge=bool(draft.merge_into)), placed=draft.geom is not None)
        # What named the reporter leaves the screen, and the event's own symbol stands on the map.
        self.message.clear()
        self.form.name.clear()
        self.form.phone.clear()
        self.placing.clear()
        self.looking.clear()
        self.form.notice.hide()
        for part in (self.message, self.form):
            part.setEnabled(False)
        self._enable()
        self._go()
        self.outcome.next.setFocus()
        if not filed.known and not filed.merged:
            self._propose(filed)
        self._open()

    def _propose(self, filed: Filed) -> None:
        """Say where the event should go; the message bar says it, too, because the event may cover this panel."""

        def done(texts: tuple[str, str]) -> None:
            if self.filed is filed:
                self.outcome.propose(texts[0])
                self._workbench.say(texts[1])

        self._in_store("propose", tr("Propose a department"), lambda store: proposed_texts(store, filed.id), done)

    def _open(self) -> None:
        """Open what was filed in the panel of events."""
        if self.filed is not None:
            open_object(self._workbench, "event", self.filed.id)

    def _go(self) -> None:
        if self.form.geom is not None:
            go_to_bounds(self._workbench, shapely.from_wkb(self.form.geom).bounds)

    # Work, keys, files ----------------------------------------------------------------------------------------------

    def _in_store(self, kind: str, title: str, work: Callable, done: Callable, failed: Callable | None = None) -> None:
        """Work in the background; its result counts while its store is open and nothing newer of its kind was asked."""
        self._asked[kind] = asked = self._asked.get(kind, 0) + 1
        self._workbench.in_open_store(title, work, done, failed, still=lambda: asked == self._asked[kind])

    def add_files(self, paths: list[Path]) -> None:
        """Attach files to the event that is being entered; those of no kind that is accepted are named."""
        known = set(self.form.files)
        self.form.files += [path for path in paths if kind_of(path.name) and path not in known]
        self.form.show_files()
        refused = [path.name for path in paths if not kind_of(path.name)]
        if refused:
            text = tr("Files of this kind are not attached: {names}")
            self._workbench.say(text.format(names=tr(", ").join(refused)))

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("Add files …"))
        self.add_files([Path(name) for name in names])

    def dragEnterEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Take files while a form is open."""
        if self.form.isEnabled() and event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Attach what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would have the file manager delete the originals
        event.accept()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.add_files([path for path in paths if path.is_file()])

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Ctrl+S files, Ctrl+Enter takes what is clear."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Save):
            self.file()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.message.take_all_clear()
        else:
            super().keyPressEvent(event)

    def event(self, event) -> bool:
        """Keep Ctrl+S from QGIS's own saving while the panel has the keyboard."""
        if event.type() == event.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Save):
            event.accept()
            return True
        return super().event(event)

    def showEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Read the types when it is first shown."""
        super().showEvent(event)
        if not self._in_dock and isinstance(self.parentWidget(), QDockWidget):
            # A widget below another tab counts as visible; only the dock is told that its tab was chosen.
            self.parentWidget().visibilityChanged.connect(self._come_back)
            self._in_dock = True
        if self._workbench.session.store is not None and not self._types:
            self._load()

    def _come_back(self, visible: bool) -> None:
        """Whoever comes back from the event that was filed begins the next one."""
        if visible and self.filed is not None:
            self.restart_form()

    def hideEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """A closed panel holds no map."""
        super().hideEvent(event)
        self.placing.release()


def _closer(on_map: OnMap) -> Callable:
    """What is to be taken off the map once the widget is gone."""
    return lambda *_values: on_map.end()
