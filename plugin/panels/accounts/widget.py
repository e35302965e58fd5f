"""The manager's dock: the accounts with their form, and the modules of sealed tags."""

from collections.abc import Callable

from qgis.core import Qgis, QgsApplication
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import Store
from ...store.access import Access, Entry, Handover
from ...store.logins import initial_password
from ..panel import Workbench
from ..shared.pages import StatePages
from .form import AccountForm
from .handover import HandoverDialog
from .model import ENTRY, AccountsFilter, AccountsModel, Directory, read_directory
from .tags_tab import TagsTab

_COLUMNS = (80, 104, 72)  # pixels; the last column takes what is left
_TABLE_HEIGHT = 150
_FOLLOWED = frozenset({"app_user", "user_role", "area", "department"})


class AccountsWidget(QTabWidget):
    """Reads and writes in background tasks; shows what it says in one sentence above the form."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.accounts")
        self._workbench = workbench
        self._directory: Directory | None = None
        self._wanted: int | None = None
        self._asked = 0
        self._typing = False
        self.model = AccountsModel(self)
        self.filter = AccountsFilter(self.model)
        content = QWidget(self)
        self._furnish(content)
        self.pages = StatePages(content, self)
        self.tags = TagsTab(workbench, self)
        self.addTab(self.pages, tr("Accounts"))
        self.addTab(self.tags, tr("Sealed tags"))
        self.currentChanged.connect(lambda number: self.tags.reload() if number == 1 else None)
        session = workbench.session
        session.opened.connect(self.reload)
        session.closed.connect(self.reload)
        session.changed.connect(self._follow)
        self.reload()

    def _furnish(self, content: QWidget) -> None:
        self.search = QgsFilterLineEdit(content)
        self.search.setObjectName("CivicGrid.accounts.search")
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(tr("Name, role, area …"))
        self.search.textChanged.connect(self.filter.search)
        self.new = QPushButton(QgsApplication.getThemeIcon("/symbologyAdd.svg"), tr("New account"), content)
        self.new.setObjectName("CivicGrid.accounts.new")
        self.new.clicked.connect(self.begin_new)
        gone = QCheckBox(tr("Deactivated ones, too"), content)
        gone.setObjectName("CivicGrid.accounts.gone")
        gone.toggled.connect(self.filter.show_deactivated)
        self.table = QTableView(content)
        self.table.setObjectName("CivicGrid.accounts.table")
        self.table.setModel(self.filter)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.verticalHeader().hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in enumerate(_COLUMNS):
            header.resizeSection(column, width)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.message = QLabel(content)
        self.message.setObjectName("CivicGrid.accounts.message")
        self.message.setWordWrap(True)
        self.form = AccountForm(self._save, self._act, content)
        lower = QWidget(content)
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(lower)
        split = QSplitter(Qt.Orientation.Vertical, content)
        split.addWidget(self.table)
        split.addWidget(scroll)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 2)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        split.setChildrenCollapsible(False)
        above = QHBoxLayout()
        above.addWidget(self.search, 1)
        above.addWidget(self.new)
        layout = QVBoxLayout(content)
        layout.addLayout(above)
        layout.addWidget(gone)
        layout.addWidget(self.message)
        layout.addWidget(split, 1)
        layout.addWidget(self.form.buttons)

    def reload(self) -> None:
        """Read everything again; what is chosen stays chosen."""
        store = self._workbench.session.store
        if store is None:
            self._directory = None
            self.pages.show_empty(tr("Connect to a database to see its accounts."))
            return
        if self._directory is None:
            self.pages.show_loading()
        self._asked += 1
        asked = self._asked

        def done(directory: Directory) -> None:
            if asked == self._asked and store is self._workbench.session.store:
                self._show(directory)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self._directory = None
                self.pages.show_error(error_sentence(error), self.reload)

        self._workbench.in_store(tr("Read accounts"), read_directory, done, failed)

    def begin_new(self) -> None:
        """Show an empty form for a new account."""
        self.pages.show_content()
        self.table.clearSelection()
        self.table.selectionModel().clearCurrentIndex()
        self._say("")
        self.form.show_entry(None)
        self.form.name.setFocus()

    def _show(self, directory: Directory) -> None:
        chosen = self._wanted if self._wanted is not None else (self.form.entry.id if self.form.entry else None)
        untouched = self._directory is None
        # Others change accounts, too: what is being typed here stays.
        self._typing = self._wanted is None and not untouched and self.form.touched()
        self._wanted, self._directory = None, directory
        self.model.fill(directory)
        if not self._typing:
            self.form.offer(directory)
        if self.currentIndex() == 1:
            self.tags.reload()
        if not directory.entries and untouched:
            self.form.show_entry(None)
            self.pages.show_empty(
                tr("There are no accounts yet. Make one for everybody who works here, so that the log names them."),
                tr("New account"),
                self.begin_new,
            )
            return
        self.pages.show_content()
        row = self.model.row_of(chosen)
        if row < 0 and untouched:
            row = 0
        index = self.filter.mapFromSource(self.model.index(row, 0))
        if index.isValid():
            self.table.selectRow(index.row())
        typing, self._typing = self._typing, False
        if not typing:
            self._show_current()

    def _show_current(self) -> None:
        if self._typing:
            return
        entry = self.table.currentIndex().siblingAtColumn(0).data(ENTRY)
        self._say("")
        self.form.show_entry(entry, mine=entry is not None and entry.id == self._directory.me)

    def _follow(self, changes: list) -> None:
        if any(change.table in _FOLLOWED for change in changes):
            self.reload()

    def _save(self) -> None:
        entry, fields, roles = self.form.entry, self.form.fields(), self.form.chosen_roles()
        if entry is None:
            login = self.form.login.text().strip()
            self._write(lambda access: access.open_account(login, roles=roles, **fields), self._handed_over)
            return

        def work(access: Access) -> None:
            access.change(entry.id, **fields)
            access.set_roles(entry.id, roles)

        self._write(work, lambda _: self._saved(entry.id))

    def _act(self, what: str) -> None:
        entry = self.form.entry
        if what == "password":
            password = initial_password()
            self._write(
                lambda access: access.set_password(entry.id, password),
                lambda _: self._hand_over(entry, Handover(entry.id, password)),
            )
            return
        self._write(lambda access: getattr(access, what)(entry.id), lambda _: self._saved(entry.id))

    def _write(self, work: Callable[[Access], object], done: Callable[[object], object]) -> None:
        self._hold(held=True)

        def well(result: object) -> None:
            self._hold(held=False)
            done(result)

        def failed(error: BaseException) -> None:
            self._hold(held=False)
            self._say(error_sentence(error), wrong=True)

        def run(store: Store) -> object:
            with store.transaction():
                return work(Access(store))

        self._workbench.in_store(tr("Change accounts"), run, well, failed)

    def _saved(self, account: int) -> None:
        self._wanted = account
        self._workbench.say(tr("The account was saved."), Qgis.MessageLevel.Success)
        self.reload()

    def _handed_over(self, made: Handover) -> None:
        entry = Entry(made.account, self.form.login.text().strip(), self.form.name.text().strip(), *[None] * 5,
                      active=True, created_at=None, roles={}, last_act=None)  # fmt: skip
        self._hand_over(entry, made)

    def _hand_over(self, entry: Entry, made: Handover) -> None:
        self._saved(made.account)
        if made.password or made.script:
            dialog = HandoverDialog(entry.name, entry.login, made, self)
            dialog.exec()
            dialog.deleteLater()

    def _hold(self, held: bool) -> None:
        self.form.setEnabled(not held)
        self.form.buttons.setEnabled(not held)

    def _say(self, text: str, wrong: bool = False) -> None:
        self.message.setText(text)
        self.message.setStyleSheet("color: #c62828;" if wrong else "")
        self.message.setVisible(bool(text))
