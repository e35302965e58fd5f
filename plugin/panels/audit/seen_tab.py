"""Who saw whom 谁看过谁: whose clear details an account asked for, and acts on many, for a notice of a breach."""

from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...jobs.audit_files import export_persons
from ...jobs.sentences import error_sentence
from ...services.clock import local_text
from ...services.translation import tr
from ...store import Store
from ...store.trail import Seen, Trail
from ..panel import Workbench
from ..shared.pages import StatePages
from .filters import Filters, caption
from .log_tab import in_cells
from .words import Register, action_name, fields_text


class SeenTab(QWidget):
    """A person, or a kind of act on many, a row, the latest first."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self._asked = 0
        self._register = Register()
        self.filters = Filters("audit.seen", self, actions=False, period="month")
        self.filters.changed.connect(self.reload)
        self.persons = QTreeWidget(self)
        self.persons.setObjectName("CivicGrid.audit.persons")
        self.persons.setRootIsDecorated(False)
        self.persons.setUniformRowHeights(True)
        self.persons.setAlternatingRowColors(True)
        self.persons.setHeaderLabels([tr("Resident"), tr("Asked"), tr("Shown"), tr("Last time"), tr("Fields")])
        self.persons.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.total = QLabel(self)
        self.total.setObjectName("CivicGrid.audit.total")
        self.total.setWordWrap(True)
        self.export = QPushButton(QgsApplication.getThemeIcon("/mActionFileSaveAs.svg"), tr("Export …"), self)
        self.export.setObjectName("CivicGrid.audit.seen.export")
        self.export.clicked.connect(self._choose_file)
        self._pages = StatePages(self.persons, self)
        layout = QVBoxLayout(self)
        layout.addWidget(
            caption(
                tr(
                    "Whose clear details an account asked to see: whom a breach of the account would concern."
                    " Acts on many at once stand with the number of residents."
                ),
                self,
            )
        )
        layout.addWidget(self.filters)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.total)
        layout.addWidget(self.export)

    def offer(self, register: Register) -> None:
        """Take over whose lines may be asked for."""
        self._register = register
        self.filters.offer(register)

    def reload(self) -> None:
        """Read anew."""
        self._pages.show_loading()
        self.refresh()

    def refresh(self) -> None:
        """Read what has changed; the list stays until then."""
        store, wanted = self._workbench.session.store, self.filters.wanted()
        if store is None:
            return
        self._asked += 1
        asked = self._asked

        def done(found: list[Seen]) -> None:
            if asked == self._asked and store is self._workbench.session.store:
                self._show(found)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self._pages.show_error(error_sentence(error), self.reload)

        self._workbench.in_store(
            tr("Read the audit log"), lambda store: Trail(store).persons_seen(wanted), done, failed
        )

    def _show(self, found: list[Seen]) -> None:
        self.persons.clear()
        self.total.clear()
        self.export.setEnabled(bool(found))
        for seen in found:
            name, shown = f"{seen.name or tr('Resident')} ({seen.person})", str(seen.shown)
            if seen.act:
                name = tr("{act}: {persons} residents").format(act=action_name(seen.act), persons=seen.persons)
                shown = "–"
            last = local_text(seen.last, self._register.zone)
            item = QTreeWidgetItem([name, str(seen.asked), shown, last, fields_text(seen.fields)])
            for column in range(5):
                item.setToolTip(column, "\n".join([name, *seen.reasons]))
            self.persons.addTopLevelItem(item)
        if not found:
            self._pages.show_empty(tr("In this time nobody asked to see clear details."))
            return
        self._pages.show_content()
        text = tr("{persons} residents; {asked} requests, {shown} answers in the log.")
        single = [seen for seen in found if not seen.act]
        asked, shown = sum(seen.asked for seen in single), sum(seen.shown for seen in single)
        told = [text.format(persons=len(single), asked=asked, shown=shown)]
        if bulk := [seen for seen in found if seen.act]:
            text = tr("{acts} acts on many at once opened {persons} residents, each counted every time.")
            acts, persons = sum(seen.asked for seen in bulk), sum(seen.persons for seen in bulk)
            told.append(text.format(acts=acts, persons=persons))
        self.total.setText("\n".join(told))

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Export who saw whom"), "", tr("Text (CSV)") + " (*.csv)")
        if path:
            self.export_to(Path(path).with_suffix(".csv"))

    def export_to(self, path: Path) -> None:
        """Write the list to a file; the export stands in the log, too."""
        wanted, register = self.filters.wanted(), self._register
        headings = [
            tr("Resident's number"), tr("Name"), tr("Residents"), tr("Asked"), tr("Shown"), tr("First time"),
            tr("Last time"), tr("Fields"), tr("Reasons"),
        ]  # fmt: skip

        def done(count: int) -> None:
            text = tr("{count} lines were written to {path}; the export itself stands in the log.")
            self._workbench.say(text.format(count=count, path=path), Qgis.MessageLevel.Success)

        def work(store: Store) -> int:
            return export_persons(store, wanted, path, headings, lambda name, value: in_cells(name, value, register))

        self._workbench.in_store(tr("Export who saw whom"), work, done, self._workbench.say_error)
