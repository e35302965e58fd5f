"""Whether the chain of the log is whole, also against an anchor that was kept elsewhere."""

from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QFileDialog, QGroupBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ...jobs.audit_files import read_anchor, save_anchor
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import Store
from ...store.audit import Anchor, Audit
from ..panel import Workbench
from .filters import caption

_WELL, _BROKEN = "#2e7d32", "#c62828"  # readable on light and dark themes


class ChainTab(QWidget):
    """Verifies, and saves the end of the chain."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        check = QGroupBox(tr("Verify"), self)
        self.anchor = QgsFileWidget(check)
        self.anchor.setObjectName("CivicGrid.audit.anchor")
        self.anchor.setFilter(tr("Anchor") + " (*.json)")
        self.anchor.setDialogTitle(tr("Anchor"))
        self.anchor.lineEdit().setPlaceholderText(tr("An anchor saved earlier (optional)"))
        self.verify = QPushButton(QgsApplication.getThemeIcon("/mIconSuccess.svg"), tr("Verify the chain"), check)
        self.verify.setObjectName("CivicGrid.audit.verify")
        self.verify.clicked.connect(self._verify)
        self.verdict = QLabel(check)
        self.verdict.setObjectName("CivicGrid.audit.verdict")
        self.verdict.setWordWrap(True)
        column = QVBoxLayout(check)
        column.addWidget(
            caption(
                tr("Every line holds the hash of the one before: what is changed, removed or swapped is found."), self
            )
        )
        column.addWidget(self.anchor)
        column.addWidget(self.verify)
        column.addWidget(self.verdict)
        keep = QGroupBox(tr("Keep the end of the chain"), self)
        self.save = QPushButton(QgsApplication.getThemeIcon("/mActionFileSave.svg"), tr("Save an anchor …"), keep)
        self.save.setObjectName("CivicGrid.audit.anchor.save")
        self.save.clicked.connect(self._choose_file)
        self.saved = QLabel(keep)
        self.saved.setObjectName("CivicGrid.audit.anchor.saved")
        self.saved.setWordWrap(True)
        column = QVBoxLayout(keep)
        column.addWidget(
            caption(
                tr(
                    "Lines cut off at the end leave no trace in the database. Save an anchor every day, on a medium"
                    " that whoever runs the database cannot change."
                ),
                self,
            )
        )
        column.addWidget(self.save)
        column.addWidget(self.saved)
        layout = QVBoxLayout(self)
        layout.addWidget(check)
        layout.addWidget(keep)
        layout.addStretch(1)

    def clear(self) -> None:
        """Forget what was found: it was another database's."""
        self.verdict.clear()
        self.saved.clear()

    def _verify(self) -> None:
        if self._workbench.session.store is None:
            return
        self.verify.setEnabled(False)
        self.verdict.setText(tr("Verifying …"))
        self.verdict.setStyleSheet("")
        file = self.anchor.filePath().strip()

        def work(store: Store) -> tuple[int | None, Anchor | None, Anchor | None]:
            anchor = read_anchor(store, Path(file)) if file else None
            audit = Audit(store)
            return audit.verify(anchor), audit.head(), anchor

        def done(found: tuple[int | None, Anchor | None, Anchor | None]) -> None:
            broken, head, anchor = found
            if broken is not None:
                text = tr("The chain is broken at line {number}.").format(number=broken)
                if anchor is not None and broken == anchor.id:
                    text += "\n" + tr("That is the anchor's line: it was changed, or cut off with those after it.")
                self._judge(text, well=False)
                return
            text = tr("The chain is whole: no line was changed, removed or swapped.")
            text += "\n" + tr("{count} lines were verified.").format(count=head.count if head else 0)
            if anchor is not None:
                text += "\n" + tr("The anchor's line {number} is still there.").format(number=anchor.id)
            self._judge(text, well=True)

        self._workbench.in_store(
            tr("Verify the chain"), work, done, lambda error: self._judge(error_sentence(error), well=False)
        )

    def _judge(self, text: str, *, well: bool) -> None:
        self.verify.setEnabled(True)
        self.verdict.setText(("✔ " if well else "✘ ") + text)
        self.verdict.setStyleSheet(f"color: {_WELL if well else _BROKEN};")

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Save an anchor …"), "", tr("Anchor") + " (*.json)")
        if path:
            self.save_to(Path(path).with_suffix(".json"))

    def save_to(self, path: Path) -> None:
        """Write the anchor to a file."""

        def done(head: Anchor) -> None:
            text = tr("{path}: line {number}, hash {hash} …")
            self.saved.setText(text.format(path=path.name, number=head.id, hash=head.hash[:16]))

        def failed(error: BaseException) -> None:
            self.saved.setText(error_sentence(error))

        self._workbench.in_store(tr("Save an anchor …"), lambda store: save_anchor(store, path), done, failed)
