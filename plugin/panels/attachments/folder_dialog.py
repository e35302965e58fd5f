"""A dropped folder: by which rule its files find their objects, what would become of each, and then the deed."""

from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.attachment import NEAR_METRES, OBJECTS
from ...domain.coordinates import COORDINATES
from ...domain.naming_rule import FREE, FREE_ZH
from ...jobs.attach import FolderResult, attach_folder, rule_columns
from ...jobs.attach.objects import kind_name
from ...jobs.progress import Progress
from ...jobs.sentences import error_sentence
from ...services.tasks import Task
from ...services.translation import language, sentence, tr
from ..panel import Workbench

SYSTEMS = {"wgs84": "WGS 84 (as cameras write it)", "cgcs2000": "CGCS2000", "gcj02": "GCJ-02", "bd09": "BD-09"}
RESULTS = {"attached": "attach", "already": "already there", "left_out": "passed over"}
RESULTS_DONE = {"attached": "attached", "already": "was already there", "left_out": "passed over"}
# Rules that are offered where the table has the column: the column, what is behind it, a free placeholder.
_RULES = (
    ("code", "_", "n"),
    ("external_number", "-", "date"),
    ("number", "_", "n"),
    ("name", "_", "n"),
    ("name", "/", "any"),
)
_MOST_ROWS = 5000  # more are counted, not listed
_SIZE = (760, 560)
_COLUMNS = (260, 180, 90)


class FolderDialog(QDialog):
    """``attached``: files have been attached."""

    attached = pyqtSignal()

    def __init__(self, workbench: Workbench, folder: Path, table: str, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("CivicGrid.attach-folder")
        self.setWindowTitle(tr("Attach a folder"))
        self.resize(*_SIZE)
        self._workbench, self._folder = workbench, folder
        self._task: Task | None = None
        self._store = workbench.session.store
        where = QLabel(str(folder), self)
        where.setWordWrap(True)
        self.target = QComboBox(self)
        self.target.setObjectName("CivicGrid.attach-folder.target")
        for name in OBJECTS:
            self.target.addItem(kind_name(name), name)
        self.target.setCurrentIndex(OBJECTS.index(table))
        self.rule = QComboBox(self)
        self.rule.setObjectName("CivicGrid.attach-folder.rule")
        self.rule.setEditable(True)
        self.rule.lineEdit().setPlaceholderText(tr("none: the nearest object"))
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.near = QDoubleSpinBox(self)
        self.near.setRange(0, 10_000)
        self.near.setDecimals(0)
        self.near.setSuffix(" m")
        self.near.setValue(NEAR_METRES)
        self.system = QComboBox(self)
        for name in COORDINATES:
            self.system.addItem(tr(SYSTEMS[name]), name)
        self.note = QLineEdit(self)
        self.files = QTreeWidget(self)
        self.files.setObjectName("CivicGrid.attach-folder.files")
        self.files.setRootIsDecorated(False)
        self.files.setUniformRowHeights(True)
        self.files.setHeaderLabels([tr("File"), tr("Object"), tr("Result"), tr("Reason")])
        for column, width in enumerate(_COLUMNS):
            self.files.header().resizeSection(column, width)
        self.files.header().setSectionResizeMode(len(_COLUMNS), QHeaderView.ResizeMode.Stretch)
        self.summary = QLabel(tr("Look first: nothing is attached yet."), self)
        self.summary.setObjectName("CivicGrid.attach-folder.summary")
        self.summary.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.hide()
        self.look = QPushButton(tr("Look"), self)
        self.look.setObjectName("CivicGrid.attach-folder.look")
        self.look.setDefault(True)
        self.attach = QPushButton(tr("Attach"), self)
        self.attach.setObjectName("CivicGrid.attach-folder.attach")
        self.close_button = QPushButton(tr("Close"), self)
        self.close_button.setObjectName("CivicGrid.attach-folder.close")
        self._lay_out(where)
        self.target.currentIndexChanged.connect(lambda _: self._offer_rules())
        self.rule.editTextChanged.connect(lambda _: self._changed())
        for signal in (self.near.valueChanged, self.system.currentIndexChanged):
            signal.connect(lambda _: self._changed())
        self.look.clicked.connect(lambda: self._run(dry_run=True))
        self.attach.clicked.connect(lambda: self._run(dry_run=False))
        self.close_button.clicked.connect(self._leave)
        self._offer_rules()

    def _lay_out(self, where: QLabel) -> None:
        form = QFormLayout()
        form.addRow(tr("Folder"), where)
        form.addRow(tr("Objects"), self.target)
        form.addRow(tr("Naming rule"), self.rule)
        form.addRow("", self.hint)
        form.addRow(tr("Nearest object within"), self.near)
        form.addRow(tr("Positions of the photos"), self.system)
        form.addRow(tr("Note for all"), self.note)
        buttons = QHBoxLayout()
        buttons.addWidget(self.bar, 1)
        buttons.addStretch()
        for button in (self.look, self.attach, self.close_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.files, 1)
        layout.addWidget(self.summary)
        layout.addLayout(buttons)

    def _offer_rules(self) -> None:
        """Rules that fit the table's columns."""
        columns = rule_columns(self.target.currentData())
        free = {name: name for name in FREE}
        if language() == "zh":
            free = {name: word for word, name in FREE_ZH.items()}
        rules = [f"{{{columns[name]}}}{sign}{{{free[other]}}}" for name, sign, other in _RULES if name in columns]
        chosen = self.rule.currentText()
        self.rule.clear()
        self.rule.addItems(["", *rules])
        self.rule.setCurrentText(chosen if chosen in rules else next(iter(rules), ""))
        text = tr("In a rule may stand: {names}; and {free}. “/” separates folders.")
        names = " ".join(f"{{{label}}}" for label in columns.values())
        self.hint.setText(text.format(names=names, free=" ".join(f"{{{word}}}" for word in free.values())))
        self._changed()

    def _changed(self) -> None:
        """What was looked at is no longer what would be done."""
        self.near.setEnabled(not self.rule.currentText().strip())
        self.attach.setEnabled(False)

    def _run(self, *, dry_run: bool) -> None:
        store, folder, table = self._store, self._folder, self.target.currentData()
        if store is None or self._workbench.session.store is not store:
            self.summary.setText(tr("No database is open."))
            return
        asked = {
            "rule": self.rule.currentText(),
            "near": self.near.value(),
            "coordinates": self.system.currentData(),
            "note": self.note.text(),
            "dry_run": dry_run,
        }

        def work(task: Task) -> FolderResult:
            with store.released():
                progress = Progress(task.is_canceled, task.set_progress)
                return attach_folder(store, folder, table, progress=progress, **asked)

        def done(found: FolderResult) -> None:
            self._free()
            self._show(found, dry_run)
            if not dry_run:
                self.attached.emit()

        def failed(error: BaseException) -> None:
            self._free()
            self.summary.setText(error_sentence(error))

        self._busy(True)
        task = self._workbench.tasks.start(tr("Attach a folder"), work, done, failed)
        task.progressed.connect(lambda percent: self.bar.setValue(int(percent)))
        task.stopped.connect(self._stopped)
        self._task = task

    def _busy(self, busy: bool) -> None:
        for part in (self.look, self.target, self.rule, self.system, self.note):
            part.setEnabled(not busy)
        self.near.setEnabled(not busy and not self.rule.currentText().strip())
        self.attach.setEnabled(False)
        self.bar.setValue(0)
        self.bar.setVisible(busy)
        self.close_button.setText(tr("Cancel") if busy else tr("Close"))

    def _free(self) -> None:
        self._task = None
        self._busy(False)

    def _stopped(self) -> None:
        """A cancelled task tells nobody else."""
        if self._task is not None and self._task.is_canceled():
            self._free()
            self.summary.setText(tr("Cancelled; nothing was attached"))

    def _show(self, found: FolderResult, dry_run: bool) -> None:
        self.summary.setText(found.told(dry_run))
        self.attach.setEnabled(dry_run and found.counts["attached"] > 0)
        self.files.clear()
        # What needs a look comes first.
        rows = sorted(found.rows, key=lambda row: (row.result != "left_out", row.path))
        items = []
        for row in rows[:_MOST_ROWS]:
            problems = [row.reason] if row.reason else row.remarks
            reason = " ".join(sentence(problem) for problem in problems)
            result = tr(RESULTS[row.result]) if dry_run else tr(RESULTS_DONE[row.result])
            if row.result == "left_out":
                result = f"⚠ {result}"
            item = QTreeWidgetItem([row.path, row.title, result, reason])
            item.setToolTip(3, reason)
            items.append(item)
        self.files.addTopLevelItems(items)

    def _leave(self) -> None:
        if self._task is not None:
            self._task.cancel()
        else:
            self.close()

    def closeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Whoever closes the window cancels what it was doing."""
        task, self._task = self._task, None
        if task is not None:
            task.silent = True
            task.cancel()
        super().closeEvent(event)

    def keyPressEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Escape closes as the button does."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
