"""人物查询、区域查询: conditions, their answer, and the queries that are kept."""

from collections.abc import Callable
from dataclasses import dataclass

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ...domain.query import Conditions, read_conditions
from ...jobs.persons_table import PersonTable
from ...jobs.sentences import error_sentence
from ...services.tasks import Task
from ...services.translation import language, tr
from ...store import Store
from ...store.clear_exports import ROLE as EXPORT_ROLE
from ...store.residents.query import PersonQuery, Stay, Tag, organisation_kinds, usable_tags
from ...store.residents.saved_queries import SavedQueries, SavedQuery
from ..panel import Workbench
from .form import ConditionsForm
from .place import Offered, PlaceBox, read_offer
from .results import ResultsPage
from .saved import SavedBox


@dataclass(frozen=True)
class _Begun:
    """A query that has been announced, with its first rows."""

    query: PersonQuery
    line: int
    table: PersonTable
    first: list[Stay]


@dataclass(frozen=True)
class _Offer:
    place: Offered
    tags: list[Tag]
    organisations: list[str]
    saved: list[SavedQuery]


class QueryPage(QStackedWidget):
    """The form, and in front of it the answer while there is one."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self._task: Task | None = None
        self._begun: _Begun | None = None
        self._asked = Conditions()
        self._saved: list[SavedQuery] = []
        self.form, self.place = ConditionsForm(self), PlaceBox(workbench, self)
        self.results = ResultsPage(workbench, self)
        self.saved = SavedBox(workbench, lambda: self.conditions().to_json(), self)
        self.saved.chosen.connect(self._show_saved)
        self.saved.failed.connect(self._say)
        self.message = QLabel(self)
        self.message.setObjectName("CivicGrid.query.message")
        self.message.setWordWrap(True)
        self.message.hide()
        self.run_button = QPushButton(QgsApplication.getThemeIcon("/mActionStart.svg"), tr("Run query"), self)
        self.run_button.setObjectName("CivicGrid.query.run")
        self.run_button.clicked.connect(lambda _=False: self.run())
        self.reset = QPushButton(tr("Reset"), self)
        self.reset.setObjectName("CivicGrid.query.reset")
        self.reset.clicked.connect(lambda _=False: self.show_conditions(Conditions()))
        self.addWidget(self._form_page())
        self.addWidget(self.results)
        self.results.back.connect(self._back)
        self.results.stop.connect(self.cancel)
        self.results.group_asked.connect(self._count)
        self.results.sort_asked.connect(self._sort)
        self.results.export_asked.connect(self.export)

    def _form_page(self) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 2, 2)
        for title, widget in ((tr("Where"), self.place), (tr("Conditions"), self.form)):
            heading = QLabel(f"<b>{title}</b>", inside)
            column.addWidget(heading)
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.addWidget(self.run_button, 1)
        buttons.addWidget(self.reset)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.saved)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.message)
        layout.addLayout(buttons)
        return page

    # what is open

    def begin(self) -> None:
        """Another store or account: read what may be asked for."""
        self.leave()
        account = self._workbench.session.account
        may = EXPORT_ROLE in account.roles
        self.results.export.setEnabled(may)
        self.results.export.setToolTip("" if may else tr("Only the role “Exporter” exports residents."))

        def look(store: Store) -> _Offer:
            kept = SavedQueries(store, account).all()
            return _Offer(read_offer(store), usable_tags(store), organisation_kinds(store), kept)

        def offer(found: _Offer) -> None:
            if self._workbench.session.account is account:
                self.place.offer(found.place)
                self.form.offer(found.tags, found.organisations)
                self.saved.show_kept(found.saved)

        self._workbench.in_store(tr("Read what can be asked for"), look, offer, self._failed)

    def leave(self) -> None:
        """Nothing of a store that is gone stays, on the map neither."""
        self.cancel()
        self._begun = None
        self.results.begin("")
        self.results.set_busy(busy=False)
        self.place.release()
        self.form.show_conditions(Conditions())
        self.saved.show_kept([])
        self._say("")
        self.setCurrentIndex(0)

    def on_map(self) -> list[Callable[[], object]]:
        """What takes everything of the page off the map for good; none of it needs the page."""
        return [*self.place.on_map(), self.results.marks.close]

    # asking

    def conditions(self) -> Conditions:
        """What the form asks."""
        return self.form.conditions(self.place.conditions())

    def show_conditions(self, conditions: Conditions) -> None:
        """Show conditions in the form, and say what of them is gone."""
        missing = len(self.form.show_conditions(conditions)) + self.place.show_conditions(conditions)
        text = tr("{count} conditions of this query are not there any more and were left out.")
        self._say(text.format(count=missing) if missing else "")

    def run(self) -> None:
        """Ask: the first rows come at once, then the whole, then the counts."""
        self.cancel()
        self._say("")
        account, asked = self._workbench.session.account, self.conditions()
        try:
            asked.checked()
        except ValueError as error:
            self._say(error_sentence(error))
            return
        self._asked = asked
        self.results.begin("")
        self.setCurrentIndex(1)

        def work(store: Store) -> _Begun:
            query = PersonQuery(store, account, asked)
            return _Begun(query, query.announce(), PersonTable(store, language()), query.first())

        def done(begun: _Begun) -> None:
            self._begun = begun
            notes = []
            if begun.query.leaves_out_minors:
                notes.append(tr("Minors are left out: this account has no right to find them."))
            if begun.query.sensitive:
                notes.append(tr("A sensitive tag is asked for: small groups are withheld."))
            self.results.note.setText(" ".join(notes))
            self.results.note.setVisible(bool(notes))
            self.results.show_first(begun.table, begun.first)
            self._fetch(*self.results.table.order(), counted=False)

        self._start(tr("Query residents"), work, done)

    def cancel(self) -> None:
        """Stop what is under way; what is shown stays."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.results.say(tr("Stopped: what is shown is not the whole."))

    def export(self) -> None:
        """Export the selected rows, or all."""
        from .export_dialog import ExportDialog

        chosen = self.results.table.chosen_stays()
        dialog = ExportDialog(self._workbench, self._asked, chosen if len(chosen) > 1 else None)
        dialog.exec()
        dialog.deleteLater()

    def _fetch(self, sort: str, descending: bool, *, counted: bool) -> None:
        begun = self._begun

        def work(store: Store):
            answer = begun.query.all(sort, descending)
            if not counted:
                begun.query.note_count(begun.line, len(answer.stays))
            return answer

        def done(answer) -> None:
            self.results.show_answer(answer)
            if not counted:
                self._count(self.results.groups.current())

        self._start(tr("Query residents"), work, done)

    def _sort(self, sort: str, descending: bool) -> None:
        self._fetch(sort, descending, counted=True)

    def _count(self, group: str) -> None:
        begun = self._begun
        if begun is None:
            return

        def done(counts) -> None:
            if self._begun is begun and self.results.groups.current() == group:
                self.results.groups.show_counts(group, counts, sensitive=begun.query.sensitive)

        self._workbench.in_store(tr("Count"), lambda _: begun.query.count_by(group), done, self._failed)

    def _start(self, title: str, work, done) -> None:
        """Do ``work(store)`` so that a cancel stops the database, too; the last started alone is shown."""
        store = self._workbench.session.store

        def run(task: Task):
            with store.released(), store.stoppable(task.is_canceled):
                return work(store)

        def well(result) -> None:
            if self._task is task:
                self._task = None
                done(result)

        def failed(error: BaseException) -> None:
            if self._task is task:
                self._task = None
                self._failed(error)

        if self._task is not None:
            self._task.cancel()
        self._task = task = self._workbench.tasks.start(title, run, well, failed)

    def _failed(self, error: BaseException) -> None:
        text = error_sentence(error)
        self.results.say(text)
        self._say(text)

    def _back(self) -> None:
        self.cancel()
        self.results.marks.clear()
        self.setCurrentIndex(0)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _show_saved(self, one: SavedQuery) -> None:
        conditions, left = read_conditions(one.content)
        self.show_conditions(conditions)
        if left:
            self._say(tr("Some conditions of this query cannot be read and were left out."))
