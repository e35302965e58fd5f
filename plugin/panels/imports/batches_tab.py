"""Batches 批次: what was brought, by whom and what for, and how it is taken back."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from zoneinfo import ZoneInfo

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ...jobs.import_table.compare import STATES
from ...jobs.import_table.preview import STATE_NAMES
from ...jobs.import_table.withdraw import REASONS, Withdrawal
from ...jobs.imports import plan_withdrawal, withdraw_batch
from ...jobs.targets import PERSON, importable
from ...services import clock
from ...services.keys import KeyringError, unlock_authentication
from ...services.translation import language, tr
from ...store import Store
from ...store.contacts import SEALED_COLUMNS
from ...store.imports import Batch, Imports
from ..shared.ask import ask
from .tab import Tab
from .widgets import plain_table, set_widths
from .words import system_name

_GREY = QColor("#8a8a8a")
_WIDTHS = (36, 88, 84)
_TABLE_HEIGHT = 130
_MOST_NAMED = 8


class BatchesModel(QAbstractTableModel):
    """One batch a line, the latest first."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.batches: list[Batch] = []
        self._zone = ZoneInfo("UTC")

    def fill(self, batches: list[Batch], zone: str) -> None:
        """Show what was read."""
        self.beginResetModel()
        self.batches, self._zone = batches, ZoneInfo(zone)
        self.endResetModel()

    def when(self, batch: Batch) -> str:
        """The time of a batch in the store's zone."""
        return f"{batch.at.astimezone(self._zone):%Y-%m-%d %H:%M}"

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many batches there are."""
        return 0 if parent is not None and parent.isValid() else len(self.batches)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        """Number, day, target, source."""
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(self, section: int, orientation, role: int = Qt.ItemDataRole.DisplayRole):  # noqa: N802
        """What stands in a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("No."), tr("Day"), tr("Target"), tr("Source"))[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        """A cell; a withdrawn batch is grey and struck out."""
        batch = self.batches[index.row()]
        gone = batch.withdrawn_at is not None
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(batch.id), self.when(batch)[:10], target_name(batch.target), batch.source)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self.when(batch)}  {batch.source}"
        if role == Qt.ItemDataRole.ForegroundRole and gone:
            return QBrush(_GREY)
        if role == Qt.ItemDataRole.DecorationRole and gone and index.column() == 0:
            return QgsApplication.getThemeIcon("/mActionUndo.svg")
        return None


class BatchesTab(Tab):
    """The list, what a batch did, and its withdrawal: first what that would do, then a question."""

    withdrawn = pyqtSignal()

    def __init__(self, workbench, parent=None):
        content = QWidget()
        super().__init__(workbench, content, parent)
        self.model = BatchesModel(self)
        self.table = plain_table("CivicGrid.imports.batches", content)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_widths(self.table, _WIDTHS)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        details = QWidget(content)
        form = QFormLayout(details)
        form.setContentsMargins(0, 6, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.fields: dict[str, QLabel] = {}
        for name, title in (
            ("state", tr("State")),
            ("counts", tr("Rows")),
            ("file", tr("File")),
            ("when", tr("Brought")),
            ("purpose", tr("Purpose")),
            ("dated", tr("The data is of")),
            ("until", tr("Use authorised until")),
            ("coordinates", tr("Coordinates")),
            ("profile", tr("Profile")),
        ):
            label = self.fields[name] = QLabel(details)
            label.setObjectName(f"CivicGrid.imports.batch.{name}")
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(title, label)
        self.withdraw = QPushButton(
            QgsApplication.getThemeIcon("/mActionUndo.svg"), tr("Withdraw the batch …"), content
        )
        self.withdraw.setObjectName("CivicGrid.imports.withdraw")
        self.withdraw.clicked.connect(lambda _=False: self._plan())
        split = QSplitter(Qt.Orientation.Vertical, content)
        split.addWidget(self.table)
        split.addWidget(details)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(content)
        layout.addWidget(split, 1)
        layout.addWidget(self.withdraw)

    @property
    def batch(self) -> Batch | None:
        """The batch that is chosen."""
        row = self.table.currentIndex().row()
        return self.model.batches[row] if 0 <= row < len(self.model.batches) else None

    def read(self, store: Store) -> list[Batch]:
        """Every batch."""
        return Imports(store).batches()

    def show_found(self, found: list[Batch]) -> None:
        """Show the batches; the latest is chosen, or what was chosen before."""
        chosen = self.batch.id if self.batch else None
        latest = found[0].id if found else None
        fresh = self.model.batches and latest != self.model.batches[0].id
        self.model.fill(found, self.workbench.session.store.zone)
        if not found:
            self.pages.show_empty(tr("Nothing has been imported yet. Begin with “Import a file …”, or drop one here."))
            return
        row = 0 if fresh else next((row for row, batch in enumerate(found) if batch.id == chosen), 0)
        self.table.selectRow(row)
        self._tell()
        self.pages.show_content()

    def _tell(self) -> None:
        batch = self.batch
        if batch is None:
            return
        today = clock.local_day(clock.utc_now(), self.workbench.session.store.zone)
        state = tr("In the database")
        if batch.withdrawn_at is not None:
            day = clock.local_day(batch.withdrawn_at, self.workbench.session.store.zone)
            state = tr("Withdrawn on {day}").format(day=day.isoformat())
        elif batch.authorised_until is not None and batch.authorised_until < today:
            state = "⚠ " + tr("The authorisation has ended: withdraw the batch or have it renewed.")
        counts = [f"{batch.counts.get(name, 0):,} {tr(STATE_NAMES[name])}" for name in STATES if batch.counts.get(name)]
        said = {
            "state": state,
            "counts": "\n".join(tr(", ").join(counts[place : place + 2]) for place in range(0, len(counts), 2)) or "–",
            "file": batch.file_name,
            "when": f"{self.model.when(batch)}  {batch.person or ''}".strip(),
            "purpose": batch.purpose,
            "dated": batch.dated.isoformat() if batch.dated else None,
            "until": batch.authorised_until.isoformat() if batch.authorised_until else None,
            "coordinates": system_name(batch.coordinates),
            "profile": batch.profile,
        }
        for name, text in said.items():
            self.fields[name].setText(text or "–")
        session = self.workbench.session
        allowed = "manager" in session.account.roles
        self.withdraw.setEnabled(allowed and batch.withdrawn_at is None)
        self.withdraw.setToolTip("" if allowed else tr("Only a manager may withdraw a batch."))

    def _plan(self) -> None:
        """Ask with what the withdrawal would do."""
        batch = self.batch
        if batch is None:
            return
        self.withdraw.setEnabled(False)
        if batch.target in {PERSON, *SEALED_COLUMNS}:
            # Without the keys a contact that was replaced cannot be given back; the preview says so.
            with suppress(KeyringError):
                unlock_authentication()
        self.act(tr("Look at a withdrawal"), lambda store: plan_withdrawal(store, batch.id), self._ask)

    def _ask(self, planned: Withdrawal) -> None:
        self._tell()
        title = tr("Withdraw batch {number}").format(number=planned.batch)
        choices = {
            QMessageBox.StandardButton.Yes: tr("Withdraw"),
            QMessageBox.StandardButton.Cancel: tr("Cancel"),
        }
        answer = ask(self, title, withdrawal_text(planned), choices, QMessageBox.StandardButton.Cancel)
        if answer == QMessageBox.StandardButton.Yes:
            self.act(
                tr("Withdraw the batch"), lambda store: withdraw_batch(store, planned), lambda _: self._done(planned)
            )

    def _done(self, planned: Withdrawal) -> None:
        text = tr("Batch {number} was withdrawn.").format(number=planned.batch)
        self.workbench.say(text, Qgis.MessageLevel.Success)
        self.reload()
        self.withdrawn.emit()


def withdrawal_text(planned: Withdrawal) -> str:
    """What a withdrawal does, and which rows stay for which reason."""
    deleted, restored, kept = planned.counts
    text = tr("{deleted} rows are deleted, {restored} get their old values back, {kept} stay as they are.")
    lines = [text.format(deleted=f"{deleted:,}", restored=f"{restored:,}", kept=f"{kept:,}")]
    for reason, count in Counter(one.reason for one in planned.kept).items():
        names = [one.label for one in planned.kept if one.reason == reason]
        more = tr(", ").join(names[:_MOST_NAMED]) + (" …" if count > _MOST_NAMED else "")
        lines.append(f"• {count:,}: {tr(REASONS[reason])} ({more})")
    return "\n".join([*lines, "", tr("The batch stays on record, and the withdrawal is written to the audit log.")])


def target_name(target: str) -> str:
    """What a target is called."""
    return importable()[target].label(language()) if target in importable() else target
