"""The search box: places while one types, residents when one presses Enter."""

from qgis.core import QgsApplication
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ...jobs.sentences import error_sentence
from ...services.keys import find_keys
from ...services.tasks import Task
from ...services.translation import tr
from ...store.finder import Found, FoundKind, find_by_kind
from ...store.residents.people import SEARCH_ROLES, People
from ...store.residents.person_finder import FoundPerson, FoundPersons, find_persons, index_is_old
from ..locator import KINDS, SHORTEST, say_more
from ..panel import Workbench
from ..shared.found_person import how_many, person_detail, person_title
from ..shared.visit import visit, visit_person

HIT = Qt.ItemDataRole.UserRole
_INDENT = "\u3000"
_SETTLE = 250  # milliseconds without a key


class SearchPage(QWidget):
    """Both searches end when another one begins."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self._tasks: dict[str, Task] = {}
        self.box = QgsFilterLineEdit(self)
        self.box.setObjectName("CivicGrid.search.box")
        self.box.setShowSearchIcon(True)
        self.box.setPlaceholderText(tr("Address, room, unit, grid … or a resident"))
        self.box.textChanged.connect(self._typed)
        self.box.returnPressed.connect(self.find_persons)
        self.hint = QLabel(self)
        self.hint.setObjectName("CivicGrid.search.hint")
        self.hint.setWordWrap(True)
        self.told = QLabel(self)
        self.told.setObjectName("CivicGrid.search.told")
        self.told.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setObjectName("CivicGrid.search.list")
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(10)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda item, _: self._visit(item.data(0, HIT)))
        self.list.itemClicked.connect(lambda item, _: self._visit(item.data(0, HIT)))
        self.old = QLabel(tr("The search index was made by an older version: not every name is found."), self)
        self.old.setWordWrap(True)
        self.rebuild = QPushButton(QgsApplication.getThemeIcon("/mActionRefresh.svg"), tr("Make the index anew"), self)
        self.rebuild.setObjectName("CivicGrid.search.rebuild")
        self.rebuild.clicked.connect(lambda _=False: self.rebuild_index())
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self.find_places)
        row = QHBoxLayout()
        row.addWidget(self.old, 1)
        row.addWidget(self.rebuild)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.box)
        column.addWidget(self.hint)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self._offer_rebuild(old=False)

    @property
    def _may(self) -> bool:
        account = self._workbench.session.account
        return account is not None and bool(account.roles.intersection(SEARCH_ROLES))

    def begin(self) -> None:
        """Another store or account."""
        self.leave()
        if "manager" in self._workbench.session.account.roles:
            self._workbench.in_store(
                tr("Look at the search index"),
                lambda store: index_is_old(store) and store.count("person") > 0,
                lambda old: self._offer_rebuild(old=old),
            )

    def leave(self) -> None:
        """Nothing of a store that is gone stays."""
        for name in tuple(self._tasks):
            self._cancel(name)
        self.box.clear()
        self.list.clear()
        self._offer_rebuild(old=False)
        self._show_hint()
        self._say("")

    def find_places(self) -> None:
        """Look for places and things."""
        text = self.box.text().strip()
        if self._workbench.session.store is None or len(text) < SHORTEST:
            return
        self._start("places", tr("Search"), lambda store: find_by_kind(store, text), self._show_places)

    def find_persons(self) -> None:
        """Look for residents: one line in the audit log."""
        store, text = self._workbench.session.store, self.box.text().strip()
        if store is None or not text:
            return
        if not self._may:
            self._say(tr("This account may not search for persons."))
            return
        try:
            keys = find_keys(store.uid).search_only()
        except Exception as error:  # whatever stands between a user and the key is one sentence
            self._say(error_sentence(error))
            return
        self._say(tr("Searching residents …"))
        self._start(
            "persons", tr("Search residents"), lambda store: find_persons(store, keys, text), self._show_persons
        )

    def rebuild_index(self) -> None:
        """Make every hash of the index anew, in the background."""
        store = self._workbench.session.store
        try:
            keys = find_keys(store.uid)
        except Exception as error:  # as above
            self._say(error_sentence(error))
            return
        self.rebuild.setEnabled(False)

        def done(count: int) -> None:
            self._offer_rebuild(old=False)
            self._say(tr("The search index was made anew for {count} persons.").format(count=f"{count:,}"))

        self._start("rebuild", tr("Make the index anew"), lambda store: People(store, keys).rebuild_search(), done)

    def _typed(self, text: str) -> None:
        self._cancel("places")
        self._cancel("persons")
        self.list.clear()
        self._show_hint()
        self._say("")
        if len(text.strip()) >= SHORTEST:
            self._settle.start()
        else:
            self._settle.stop()

    def _show_places(self, found: dict[str, FoundKind]) -> None:
        for kind in KINDS:
            of_kind = found.get(kind, FoundKind((), more=False))
            hits = [(one.title, one.detail, one) for one in of_kind.hits]
            self._group(kind, tr(KINDS[kind]), [*hits, *([(say_more(), "", None)] if of_kind.more else [])])
        if not found:
            self._show_hint(tr("No place or thing has this in its name."))

    def _show_persons(self, found: FoundPersons) -> None:
        hits = [(person_title(one), person_detail(one), one) for one in found.persons]
        self._group("persons", tr("Residents"), hits, at=0)
        shown = tr("{count} residents, masked; the search stands in the audit log.").format(count=len(hits))
        self._say(how_many(found) or shown)

    def _group(self, name: str, title: str, hits: list[tuple[str, str, object]], at: int | None = None) -> None:
        if (known := self._group_of(name)) is not None:
            self.list.takeTopLevelItem(self.list.indexOfTopLevelItem(known))
        if not hits:
            return
        branch = QTreeWidgetItem([title])
        branch.setData(0, HIT, name)
        branch.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = branch.font(0)
        font.setBold(True)
        branch.setFont(0, font)
        self.list.insertTopLevelItem(self.list.topLevelItemCount() if at is None else at, branch)
        for text, detail, hit in hits:
            leaf = QTreeWidgetItem([f"{text}\n{_INDENT}{detail}" if detail else text])
            leaf.setData(0, HIT, hit)
            leaf.setToolTip(0, leaf.text(0))
            branch.addChild(leaf)
        branch.setExpanded(True)

    def _group_of(self, name: str) -> QTreeWidgetItem | None:
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return next((item for item in items if item.data(0, HIT) == name), None)

    def _visit(self, hit: object) -> None:
        if isinstance(hit, FoundPerson):
            visit_person(self._workbench, hit)
        elif isinstance(hit, Found):
            visit(self._workbench, hit)

    def _start(self, name: str, title: str, work, done) -> None:
        self._cancel(name)
        store = self._workbench.session.store

        def run(task: Task):
            with store.released(), store.stoppable(task.is_canceled):
                return work(store)

        def well(result) -> None:
            if self._tasks.get(name) is task:
                del self._tasks[name]
                done(result)

        def failed(error: BaseException) -> None:
            if self._tasks.get(name) is task:
                del self._tasks[name]
                self.rebuild.setEnabled(True)
                self._say(error_sentence(error))

        self._tasks[name] = task = self._workbench.tasks.start(title, run, well, failed)

    def _cancel(self, name: str) -> None:
        task: Task | None = self._tasks.pop(name, None)
        if task is not None:
            task.cancel()

    def _offer_rebuild(self, *, old: bool) -> None:
        self.old.setVisible(old)
        self.rebuild.setVisible(old)
        self.rebuild.setEnabled(True)

    def _show_hint(self, first: str = "") -> None:
        """Say what there is about places, and how residents are searched for, where the account may."""
        enter = tr("Enter searches residents by name, pinyin, initials, number, phone or its last four digits.")
        _write(self.hint, " ".join(filter(None, (first, enter if self._may else ""))))

    def _say(self, text: str) -> None:
        """Say how the search of residents went."""
        _write(self.told, text)


def _write(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
