"""QGIS's window in duty mode: its own bars, docks and menus are put away, and come back exactly as they were.

What the window was like is kept in the settings as well, so that it comes back even when QGIS ended in between.
"""

import contextlib
import json
from collections.abc import Iterator

from qgis.core import QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QByteArray, Qt
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QToolBar

from ..host import Host
from ..panel import Workbench

OURS = "CivicGrid."
_OUR_NODE = "plugins/civicgrid/"
_QGIS_STATE = "UI/state"  # where QGIS keeps its window's state when it is closed
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


@contextlib.contextmanager
def same_settings() -> Iterator[None]:
    """Undo what QGIS notes in its settings while its docks and tools change; our own node is left alone."""
    settings = QgsSettings()
    before = {key: settings.value(key) for key in settings.allKeys()}
    yield
    for key in settings.allKeys():
        if key.startswith(_OUR_NODE) or key == _QGIS_STATE:
            continue
        if key not in before:
            settings.remove(key)
        elif settings.value(key) != before[key]:
            settings.setValue(key, before[key])


class Window:
    """QGIS's window, put away and given back."""

    def __init__(self, workbench: Workbench, host: Host):
        self._iface = workbench.iface
        self._main: QMainWindow = workbench.iface.mainWindow()
        self._canvas = workbench.iface.mapCanvas()
        self._entry = workbench.settings.duty_window
        self._host = host
        self._qgis_state = None
        self._policy = self._main.contextMenuPolicy()
        self._tool = None

    @property
    def is_kept(self) -> bool:
        """Whether a window is kept that has not been given back."""
        return bool(self._entry.value())

    def put_away(self) -> None:
        """Hide what is not ours, and keep how it was."""
        pages = self._pages()
        kept = {
            "state": bytes(self._main.saveState().toBase64()).decode(),
            "menu": not self._main.menuBar().isHidden(),
            "page": pages.currentIndex() if pages else 0,
            "panels": self._host.shown(),
        }
        self._entry.setValue(json.dumps(kept))
        self._qgis_state = QgsSettings().value(_QGIS_STATE)
        self._policy = self._main.contextMenuPolicy()
        self._tool = self._canvas.mapTool()
        self._iface.actionPan().trigger()
        self._main.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for toolbar in self._main.findChildren(QToolBar, options=_DIRECT):
            toolbar.hide()
        for dock in self._main.findChildren(QDockWidget, options=_DIRECT):
            if not dock.objectName().startswith(OURS):
                dock.hide()
        self._main.menuBar().hide()
        if pages := self._pages():
            pages.setCurrentIndex(0)

    def give_back(self, *, panels: bool = True) -> None:
        """Show all as it was kept; ``panels`` False leaves our own docks as they are now."""
        if not self.is_kept:
            return
        kept = json.loads(self._entry.value())
        state = QByteArray.fromBase64(kept["state"].encode())
        shown = kept["panels"] if panels else self._host.shown()
        # The menu first: docks are sized for the room that there is at the moment.
        self._main.menuBar().setVisible(kept["menu"])
        self._main.layout().activate()
        self._main.restoreState(state)
        self._main.setContextMenuPolicy(self._policy)
        pages = self._pages()
        if pages and not self._canvas.layers():
            pages.setCurrentIndex(min(kept["page"], pages.count() - 1))
        self._host.show_only(shown)
        if self._tool is not None and not sip.isdeleted(self._tool):
            self._canvas.setMapTool(self._tool)
        self._tool = None
        # QGIS writes its state before it unloads plugins: then it wrote duty mode's.
        if self._qgis_state is not None and QgsSettings().value(_QGIS_STATE) != self._qgis_state:
            QgsSettings().setValue(_QGIS_STATE, state)
        self._entry.setValue("")

    def _pages(self) -> QStackedWidget | None:
        """The pages of QGIS's middle: the map, the welcome page."""
        return self._canvas.parentWidget() if isinstance(self._canvas.parentWidget(), QStackedWidget) else None
