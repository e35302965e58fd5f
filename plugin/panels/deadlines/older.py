"""Says once, to the first manager after an upgrade, which open events are due otherwise than this version reckons."""

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton

from ...services.translation import tr
from ...store import Store
from ...store.loop.deadlines import Recomputed, managers_know, recompute
from ..panel import Workbench


class OlderDeadlines(QObject):
    """Lives as long as the plugin."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        workbench.session.opened.connect(self._begin)

    def close(self) -> None:
        """Hear no more."""
        self._workbench.session.opened.disconnect(self._begin)
        self.deleteLater()

    def _begin(self) -> None:
        if self._workbench.session.older:
            title = tr("Compare the deadlines of open events")
            self._workbench.in_open_store(title, _counted, self._tell)

    def _tell(self, found: Recomputed) -> None:
        if found.changed:
            text = tr("{changed} of {open} open events have a deadline that is reckoned otherwise in this version.")
            bar = self._workbench.iface.messageBar()
            item = bar.createMessage(tr("Deadlines"), text.format(changed=found.changed, open=found.open))
            button = QPushButton(tr("Look at them"), item)
            button.setObjectName("CivicGrid.deadlines.older")
            button.clicked.connect(lambda _=False: self._look(item))
            item.layout().addWidget(button)
            bar.pushWidget(item, Qgis.MessageLevel.Warning, 0)
        if self._workbench.session.account.area_id is None:  # who sees all of them
            self._workbench.in_open_store(tr("Compare the deadlines of open events"), managers_know)

    def _look(self, item) -> None:
        self._workbench.iface.messageBar().popWidget(item)
        self._workbench.show_panel("deadlines")


def _counted(store: Store) -> Recomputed:
    return recompute(store, write=False)
