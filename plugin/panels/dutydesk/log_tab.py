"""The duty log: quick entry above, the lines of the last days below."""

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...jobs.duty_desk import LOG_DAYS, Overview
from ...services.clock import local_text
from ...services.translation import tr
from ...store.loop.duty import DutyLog
from ..panel import Workbench
from ..shared.once import Once
from .words import LOG_NAMES, WRITABLE, plain_tree


class LogTab(QWidget):
    """``written`` is called after a line was entered."""

    def __init__(self, workbench: Workbench, written: Callable[[], object], parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench, self._written, self._once = workbench, written, Once()
        self.kind = QComboBox(self)
        self.kind.setObjectName("CivicGrid.dutydesk.kind")
        for kind in WRITABLE:
            self.kind.addItem(tr(LOG_NAMES[kind]), kind)
        self.text = QLineEdit(self)
        self.text.setObjectName("CivicGrid.dutydesk.line")
        self.text.setPlaceholderText(tr("What happened; Enter writes it"))
        self.text.returnPressed.connect(self._write)
        self.enter = QToolButton(self)
        self.enter.setObjectName("CivicGrid.dutydesk.write")
        self.enter.setIcon(QgsApplication.getThemeIcon("/symbologyAdd.svg"))
        self.enter.setIconSize(QSize(16, 16))
        self.enter.setToolTip(tr("Write the line"))
        self.enter.clicked.connect(lambda _=False: self._write())
        self.lines = plain_tree(self, "lines", [tr("When"), tr("Entry"), tr("Written by")])
        header = self.lines.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        hint = QLabel(
            tr("The last {days} days. A line cannot be changed: write another one.").format(days=LOG_DAYS), self
        )
        hint.setEnabled(False)
        hint.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.text, 1)
        row.addWidget(self.enter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(row)
        layout.addWidget(self.lines, 1)
        layout.addWidget(hint)

    def fill(self, overview: Overview) -> None:
        """Show what was read."""
        zone = self._workbench.session.store.zone
        self.lines.clear()
        for line in overview.lines:
            said = f"[{tr(LOG_NAMES[line.kind])}] {line.content}"
            item = QTreeWidgetItem([local_text(line.at, zone)[5:], said, line.person or tr("Single operator")])
            item.setToolTip(1, said)
            self.lines.addTopLevelItem(item)

    def _write(self) -> None:
        kind, text = self.kind.currentData(), self.text.text()
        if not text.strip():
            return
        uid = self._once.uid(kind, text)

        def done(_key: object) -> None:
            self._once.written()
            self.text.clear()
            self._written()

        self._workbench.in_store(
            tr("Write into the duty log"),
            lambda store: DutyLog(store).write(kind, text, uid=uid),
            done,
            self._workbench.say_error,
        )
