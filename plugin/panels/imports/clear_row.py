"""What a file said of a resident, in clear for a moment: after a reason, which stands in the audit log before."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ...jobs.desk import DeskItem
from ...jobs.import_persons.desk import open_facts
from ...jobs.import_table.labels import Labels
from ...services.keys import KeyringError, find_keys, unlock_authentication
from ...services.translation import tr
from ...store import Store
from ..panel import Workbench

_SECONDS = 60


class ClearRow(QWidget):
    """Asks for the reason, shows the row, and forgets it after a minute, with the item, or with the store."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self._item: DeskItem | None = None
        self._labels: Labels | None = None
        self.reason = QLineEdit(self)
        self.reason.setObjectName("CivicGrid.imports.clear.reason")
        self.reason.setPlaceholderText(tr("Reason, e.g. compared with the register"))
        self.reason.textChanged.connect(lambda text: self.open.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._open)
        self.open = QPushButton(QgsApplication.getThemeIcon("/mActionShowAllLayers.svg"), tr("Show the file's row"))
        self.open.setObjectName("CivicGrid.imports.clear.open")
        self.open.setEnabled(False)
        self.open.clicked.connect(lambda _=False: self._open())
        self.text = QLabel(self)
        self.text.setObjectName("CivicGrid.imports.clear.text")
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.hide()
        row = QHBoxLayout()
        row.addWidget(self.reason, 1)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SECONDS * 1000)
        self._timer.timeout.connect(self.forget)
        workbench.session.closed.connect(self.forget)
        workbench.session.opened.connect(self.forget)

    def show_item(self, item: DeskItem, labels: Labels) -> None:
        """Another item: nothing of the one before is shown."""
        self.forget()
        self._item, self._labels = item, labels

    def forget(self) -> None:
        """Show nothing in clear."""
        self._timer.stop()
        self.text.clear()
        self.text.hide()

    def _open(self) -> None:
        item, labels, reason = self._item, self._labels, self.reason.text().strip()
        if item is None or not reason:
            return
        try:
            unlock_authentication()
        except KeyringError as error:
            self._workbench.say_error(error)
            return

        def work(store: Store) -> dict[str, object]:
            return open_facts(store, find_keys(store.uid), item.id, reason)

        def done(facts: dict[str, object]) -> None:
            if item is self._item:
                lines = [tr("{field}: {value}").format(field=labels.named(name), value=_said(value))
                         for name, value in facts.items()]  # fmt: skip
                self.text.setText("\n".join(lines))
                self.text.show()
                self._timer.start()

        self._workbench.in_store(tr("Open a row of residents"), work, done, self._workbench.say_error)


def _said(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
