"""The dock 数据导入: bring a file, see what was brought, decide what two sides say differently."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ...jobs.targets import targets
from ...services.translation import tr
from ..panel import Workbench
from .batches_tab import BatchesTab
from .desk_tab import DeskTab
from .profiles_tab import ProfilesTab
from .wizard import ImportWizard, dropped_path

_SETTLE = 600  # milliseconds in which changes gather before the lists are read again


class ImportsWidget(QWidget):
    """Opens the wizard, one at a time; its tabs read when they are shown and when something was imported."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self.setObjectName("CivicGrid.imports")
        self.setAcceptDrops(True)
        self._workbench = workbench
        self.wizard: ImportWizard | None = None
        self.begin = QPushButton(QgsApplication.getThemeIcon("/mActionAddTable.svg"), tr("Import a file …"), self)
        self.begin.setObjectName("CivicGrid.imports.begin")
        self.begin.clicked.connect(lambda _=False: self.open_wizard())
        hint = QLabel(tr("or drop a file or folder here"), self)
        hint.setEnabled(False)
        self.batches = BatchesTab(workbench, self)
        self.desk = DeskTab(workbench, self)
        self.profiles = ProfilesTab(workbench, self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("CivicGrid.imports.tabs")
        for tab, title in ((self.batches, tr("Batches")), (self.desk, tr("Desk")), (self.profiles, tr("Profiles"))):
            self.tabs.addTab(tab, title)
        self.tabs.currentChanged.connect(lambda _: self.reload())
        self.desk.counted.connect(self._count)
        layout = QVBoxLayout(self)
        layout.addWidget(self.begin)
        layout.addWidget(hint)
        layout.addWidget(self.tabs, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE)
        self._timer.timeout.connect(self.reload)
        session = workbench.session
        session.opened.connect(self.reload)
        session.closed.connect(self.reload)
        session.changed.connect(self._hear)
        self.batches.withdrawn.connect(self.desk.reload)
        self.reload()
        self.desk.reload()

    def open_wizard(self, path: str = "") -> None:
        """Show the wizard, with a file when one is given."""
        if self._workbench.session.store is None:
            self._workbench.connect_store()
            if self._workbench.session.store is None:
                return
        if self.wizard is None:
            self.wizard = ImportWizard(self._workbench)
            self.wizard.imported.connect(self._imported)
            self.wizard.finished.connect(self._forget)
        self.wizard.show()
        self.wizard.raise_()
        self.wizard.activateWindow()
        if path:
            self.wizard.open(path)

    def reload(self) -> None:
        """Read the shown tab again."""
        self.begin.setEnabled(not self._workbench.session.lost)
        self.tabs.currentWidget().reload()

    def _imported(self) -> None:
        self.batches.reload()
        self.desk.reload()
        self.profiles.reload()

    def _forget(self) -> None:
        self.wizard = None

    def _count(self, count: int) -> None:
        """How many wait stands on the tab."""
        self.tabs.setTabText(1, tr("Desk ({count})").format(count=count) if count else tr("Desk"))

    def _hear(self, changes: list) -> None:
        if self.isVisible() and any(change.table in targets() for change in changes):
            self._timer.start()

    def dragEnterEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Files and folders are welcome."""
        if dropped_path(event.mimeData()) and self._workbench.session.store is not None:
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Open the wizard with what was dropped, once the drop is over."""
        path = dropped_path(event.mimeData())
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: self.open_wizard(path))
