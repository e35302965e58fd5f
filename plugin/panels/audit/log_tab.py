"""The lines of the log, the newest first, as they come."""

from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...jobs.audit_files import export_lines
from ...jobs.sentences import error_sentence
from ...services.clock import local_text
from ...services.translation import tr
from ...store import Store
from ...store.trail import Line, Trail
from ..panel import Workbench
from ..shared.pages import StatePages
from .filters import Filters
from .words import Register, action_name, detail_texts, fields_text, object_name

_PAGE = 200
_LINE = Qt.ItemDataRole.UserRole


class LogTab(QWidget):
    """Lists the lines that the filters want, page by page; new ones come in above."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self._asked = 0
        self._register = Register()
        self.filters = Filters("audit", self)
        self.filters.changed.connect(self.reload)
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
        self.lines.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.lines.customContextMenuRequested.connect(self._offer_menu)
        self.detail = QPlainTextEdit(self)
        self.detail.setObjectName("CivicGrid.audit.detail")
        self.detail.setReadOnly(True)
        self.detail.setPlaceholderText(tr("Choose a line to read it whole."))
        self.more = QPushButton(tr("Older lines"), self)
        self.more.setObjectName("CivicGrid.audit.more")
        self.more.clicked.connect(self._older)
        self.export = QPushButton(QgsApplication.getThemeIcon("/mActionFileSaveAs.svg"), tr("Export …"), self)
        self.export.setObjectName("CivicGrid.audit.export")
        self.export.clicked.connect(self._choose_file)
        for button in (self.more, self.export):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        below = QHBoxLayout()
        below.addWidget(self.more, 1)
        below.addWidget(self.export)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.lines)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        self._pages = StatePages(split, self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filters)
        layout.addWidget(self._pages, 1)
        layout.addLayout(below)

    def offer(self, register: Register) -> None:
        """Take over whose lines may be asked for, and what their numbers stand for."""
        self._register = register
        self.filters.offer(register)

    def reload(self) -> None:
        """Read the newest lines anew."""
        self.lines.clear()
        self.detail.clear()
        self._pages.show_loading()
        self._read(None)

    def refresh(self) -> None:
        """Read what was written since; what is chosen and scrolled to stays."""
        if self.lines.topLevelItemCount():
            self._read(None, above=True)
        else:
            self.reload()

    def _older(self) -> None:
        last = self.lines.topLevelItem(self.lines.topLevelItemCount() - 1)
        if last is not None:
            self._read(last.data(0, _LINE).id)

    def _read(self, before: int | None, above: bool = False) -> None:
        store, wanted = self._workbench.session.store, self.filters.wanted()
        if store is None:
            return
        self._asked += 1
        asked = self._asked

        def done(found: list[Line]) -> None:
            if asked == self._asked and store is self._workbench.session.store:
                self._take(found, above)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self._pages.show_error(error_sentence(error), self.reload)

        def work(store: Store) -> list[Line]:
            return Trail(store).lines(wanted, before=before, most=_PAGE)

        self._workbench.in_store(tr("Read the audit log"), work, done, failed)

    def _take(self, found: list[Line], above: bool) -> None:
        known = self.lines.topLevelItem(0).data(0, _LINE).id if self.lines.topLevelItemCount() else 0
        if above:
            fresh = [line for line in found if line.id > known]
            if len(fresh) == _PAGE:
                # More came than a page holds: what lies between would be missing.
                self.lines.clear()
                fresh, above = found, False
            if above:
                self.lines.insertTopLevelItems(0, [self._item(line) for line in fresh])
                return
            found = fresh
        self.lines.addTopLevelItems([self._item(line) for line in found])
        self.more.setEnabled(len(found) == _PAGE)
        if self.lines.topLevelItemCount():
            self._pages.show_content()
        elif self.filters.wanted().given():
            self._pages.show_empty(tr("No line of the log is like that."))
        else:
            self._pages.show_empty(tr("Nothing has been written to the log yet."))

    def _item(self, line: Line) -> QTreeWidgetItem:
        texts = [local_text(line.at, self._register.zone), line.name, action_name(line.action), object_name(line)]
        item = QTreeWidgetItem(texts)
        item.setData(0, _LINE, line)
        item.setToolTip(1, line.login)
        item.setToolTip(3, texts[3])
        return item

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            self.detail.clear()
            return
        line = item.data(0, _LINE)
        texts = [
            f"{item.text(0)}  {line.name} ({line.login})",
            f"{item.text(2)}  {item.text(3)}",
            *detail_texts(line.detail, self._register),
        ]
        self.detail.setPlainText("\n".join(texts))

    def _offer_menu(self, at: QPoint) -> None:
        item = self.lines.itemAt(at)
        line = item.data(0, _LINE) if item else None
        if line is None:
            return
        menu = QMenu(self)
        menu.addAction(
            tr("Only lines of {name}").format(name=line.name),
            lambda: self.filters.who.setCurrentIndex(max(0, self.filters.who.findData(line.login))),
        )
        if line.object_table == "person" and line.object_id:
            text = tr("Only lines about resident {number}").format(number=line.object_id)
            menu.addAction(text, lambda: self.filters.ask_for(line.object_id))
        menu.exec(self.lines.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Export the audit log"), "", tr("Text (CSV)") + " (*.csv)")
        if path:
            self.export_to(Path(path).with_suffix(".csv"))

    def export_to(self, path: Path) -> None:
        """Write what the filters want to a file; the export stands in the log, too."""
        wanted, register = self.filters.wanted(), self._register
        headings = [
            tr("Line number"), tr("When"), tr("Who"), tr("Login"), tr("What"), tr("Whose"), tr("Object"), tr("Details"),
        ]  # fmt: skip
        self.export.setEnabled(False)

        def done(count: int) -> None:
            self.export.setEnabled(True)
            text = tr("{count} lines were written to {path}; the export itself stands in the log.")
            self._workbench.say(text.format(count=count, path=path), Qgis.MessageLevel.Success)

        def failed(error: BaseException) -> None:
            self.export.setEnabled(True)
            self._workbench.say_error(error)

        def work(store: Store) -> int:
            return export_lines(store, wanted, path, headings, lambda name, value: in_cells(name, value, register))

        self._workbench.in_store(tr("Export the audit log"), work, done, failed)


def in_cells(name: str, value: object, register: Register) -> str:
    """A value of an exported column in words."""
    if name == "at":
        return local_text(value, register.zone)
    if name == "action":
        return action_name(str(value))
    if name == "fields":
        return fields_text(value)
    if name == "reasons":
        return tr("; ").join(value)
    return tr("; ").join(detail_texts(value, register))
