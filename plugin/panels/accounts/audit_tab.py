"""The audit log as an auditor reads it: who did what to whose data and when; read only."""

from collections.abc import Mapping
from datetime import timedelta

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...jobs.sentences import error_sentence
from ...services import clock
from ...services.translation import tr
from ...store import Store
from ...store.audit import Audit, Line
from ..panel import Workbench
from ..shared.pages import StatePages
from ..shared.roles import ROLE_NAMES
from .model import Directory, local_text

_PAGE = 200
_LINE = Qt.ItemDataRole.UserRole
ACTIONS = {
    "sign_in": "Signed in",
    "create_account": "Created an account",
    "change_account": "Changed an account",
    "change_roles": "Changed roles",
    "deactivate_account": "Deactivated an account",
    "reactivate_account": "Reactivated an account",
    "renew_sign_in": "Set a password",
    "search": "Searched for persons",
    "request_reveal": "Asked to see clear details",
    "reveal": "Saw clear details",
    "open_contact": "Saw a contact",
    "save_persons": "Saved persons",
    "rebuild_search": "Rebuilt the search",
    "export_keys": "Exported the keys",
    "withdraw_batch": "Withdrew a batch",
    "repair_shapes": "Repaired shapes",
    "undo_repairs": "Took repairs back",
    "relink": "Began to link persons again",
    "relinked": "Linked persons again",
    "open_link_desk": "Opened the addresses of unlinked persons",
    "decide_conflict": "Decided a conflict",
    "remove_attachment": "Removed an attachment",
    "clear_export": "Began a clear export",
    "clear_export_written": "Wrote a clear export",
    "make_package": "Made an exchange package",
    "apply_package": "Applied an exchange package",
    "change_peer": "Changed an exchange partner",
}
OBJECTS = {
    "person": "Resident {number}",
    "app_user": "Account {number}",
    "organisation": "Organisation {number}",
    "facility": "Facility {number}",
    "event_party": "Party of an event {number}",
    "import_batch": "Batch {number}",
}
FIELDS = {
    "name": "Name",
    "login": "Login",
    "duty_number": "Duty number",
    "area_id": "Area of duty",
    "department_id": "Department",
    "roles": "Roles",
    "reason": "Reason",
    "fields": "Fields",
    "file_name": "File",
}


class AuditTab(QWidget):
    """Lists lines page by page, the newest first, of everybody or of one person; checks the chain."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self._asked = 0
        self._zone = "UTC"
        self._names: dict[str, dict[int, str]] = {}
        self.who = QComboBox(self)
        self.who.setObjectName("CivicGrid.audit.who")
        self.who.currentIndexChanged.connect(lambda _=0: self.reload())
        self.verify = QPushButton(QgsApplication.getThemeIcon("/mIconSuccess.svg"), tr("Verify the chain"), self)
        self.verify.setObjectName("CivicGrid.audit.verify")
        self.verify.clicked.connect(self._verify)
        self.verdict = QLabel(self)
        self.verdict.setObjectName("CivicGrid.audit.verdict")
        self.verdict.setWordWrap(True)
        self.verdict.hide()
        self.lines = QTreeWidget(self)
        self.lines.setObjectName("CivicGrid.audit.lines")
        self.lines.setRootIsDecorated(False)
        self.lines.setUniformRowHeights(True)
        self.lines.setAlternatingRowColors(True)
        self.lines.setHeaderLabels([tr("When"), tr("Who"), tr("What"), tr("Whose")])
        header = self.lines.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.lines.currentItemChanged.connect(lambda item, _: self._tell(item))
        self.detail = QPlainTextEdit(self)
        self.detail.setObjectName("CivicGrid.audit.detail")
        self.detail.setReadOnly(True)
        self.detail.setPlaceholderText(tr("Choose a line to read it whole."))
        self.more = QPushButton(tr("Older lines"), self)
        self.more.setObjectName("CivicGrid.audit.more")
        self.more.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.more.clicked.connect(self._older)
        above = QHBoxLayout()
        above.addWidget(self.who, 1)
        above.addWidget(self.verify)
        listing = QWidget(self)
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines, 1)
        column.addWidget(self.more)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(listing)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        self._pages = StatePages(split, self)
        layout = QVBoxLayout(self)
        layout.addLayout(above)
        layout.addWidget(self.verdict)
        layout.addWidget(self._pages, 1)

    def offer(self, directory: Directory) -> None:
        """Take over whose lines may be asked for, and the names of areas and departments."""
        self._zone = directory.zone
        self._names = {
            "area_id": {place.id: place.name for place in directory.areas},
            "department_id": dict(directory.departments),
        }
        chosen = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem(tr("Everybody"), None)
        for entry in directory.entries:
            # A file's log names its single operator, who has no login, by the name.
            self.who.addItem(entry.name, entry.login or entry.name)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.who.blockSignals(False)

    def reload(self) -> None:
        """Read the newest lines again."""
        self.lines.clear()
        self.detail.clear()
        self._pages.show_loading()
        self._read(None)

    def _older(self) -> None:
        last = self.lines.topLevelItem(self.lines.topLevelItemCount() - 1)
        self._read(last.data(0, _LINE).id)

    def _read(self, before: int | None) -> None:
        store, login = self._workbench.session.store, self.who.currentData()
        if store is None:
            return
        self._asked += 1
        asked = self._asked

        def done(found: list[Line]) -> None:
            if asked == self._asked and store is self._workbench.session.store:
                self._show(found, store.zone)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self._pages.show_error(error_sentence(error), self.reload)

        def work(store: Store) -> list[Line]:
            return Audit(store).lines(before=before, login=login, most=_PAGE)

        self._workbench.in_store(tr("Read the audit log"), work, done, failed)

    def _show(self, found: list[Line], zone: str) -> None:
        for line in found:
            what = tr(ACTIONS[line.action]) if line.action in ACTIONS else line.action
            whose = line.whose or _object(line)
            item = QTreeWidgetItem([local_text(line.at, zone), line.name, what, whose])
            item.setData(0, _LINE, line)
            item.setToolTip(1, line.login)
            self.lines.addTopLevelItem(item)
        self.more.setVisible(len(found) == _PAGE)
        if self.lines.topLevelItemCount():
            self._pages.show_content()
        else:
            self._pages.show_empty(tr("Nothing has been written to the log yet."))

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            self.detail.clear()
            return
        line = item.data(0, _LINE)
        texts = [
            f"{item.text(0)}  {line.name} ({line.login})",
            f"{item.text(2)}  {item.text(3)}",
            *(self._detail(name, value) for name, value in (line.detail or {}).items()),
        ]
        self.detail.setPlainText("\n".join(texts))

    def _detail(self, name: str, value: object) -> str:
        title = tr(FIELDS[name]) if name in FIELDS else name
        names = self._names.get(name, {})

        def said(part: object) -> str:
            return names.get(part) or str(part) if isinstance(part, int) else self._value(part)

        if isinstance(value, Mapping) and set(value) == {"old", "new"}:
            return f"{title}: {said(value['old'])} → {said(value['new'])}"
        return f"{title}: {said(value)}"

    def _value(self, value: object) -> str:
        if value is None:
            return "–"
        if isinstance(value, Mapping):
            return tr(", ").join(self._role(str(key), end) for key, end in value.items()) or "–"
        return str(value)

    def _role(self, role: str, end: object) -> str:
        name = tr(ROLE_NAMES[role]) if role in ROLE_NAMES else role
        if not end:
            return name
        last = clock.from_text(str(end)) - timedelta(microseconds=1)
        return tr("{role} (until {day})").format(role=name, day=clock.local_day(last, self._zone))

    def _verify(self) -> None:
        if self._workbench.session.store is None:
            return
        self.verify.setEnabled(False)

        def done(broken: int | None) -> None:
            self._judge(
                tr("The chain is whole: no line was changed, removed or swapped.")
                if broken is None
                else tr("The chain is broken at line {number}.").format(number=broken),
                broken is None,
            )

        def failed(error: BaseException) -> None:
            self._judge(error_sentence(error), well=False)

        self._workbench.in_store(tr("Verify the chain"), lambda store: Audit(store).verify(), done, failed)

    def _judge(self, text: str, well: bool) -> None:
        self.verify.setEnabled(True)
        self.verdict.setText(("✔ " if well else "✘ ") + text)
        self.verdict.setStyleSheet(f"color: {'#2e7d32' if well else '#c62828'};")
        self.verdict.show()


def _object(line: Line) -> str:
    if line.object_table is None:
        return ""
    number = line.object_id or ""
    if line.object_table in OBJECTS:
        return tr(OBJECTS[line.object_table]).format(number=number).strip()
    return f"{line.object_table} {number}".strip()
