"""The plugin's place in QGIS: one toolbar, one menu, the docks, the status, the options, the search."""

from contextlib import ExitStack

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QMenu

from ..services.settings import Settings
from ..services.tasks import Tasks
from ..services.translation import tr
from .connect.opening import Opening
from .duty.mode import DutyMode
from .host import Host
from .panel import Workbench, icon
from .session import Session
from .status import StatusButton


class Desk(QObject):
    """What stands in QGIS's window while the plugin is loaded."""

    def __init__(self, iface):
        super().__init__()
        self._added = ExitStack()
        try:
            self._furnish(iface)
        except BaseException:
            self._added.close()
            raise

    def _furnish(self, iface) -> None:
        keep = self._added.callback
        settings = Settings()
        keep(settings.close)
        tasks = Tasks()
        keep(tasks.close)
        self.session = Session(self)
        keep(self.session.close)
        self.workbench = Workbench(iface, self.session, settings, tasks)
        self.opening = Opening(self.workbench)
        self.host = Host(self.workbench)
        keep(self.host.close)
        keep(self.host.remember)
        self.duty = DutyMode(self.workbench, self.host)
        keep(self.duty.close)
        self.actions = self._actions()
        self._toolbar()
        self._menu()
        status = StatusButton(
            self.workbench, [self.actions["connect"], self.actions["reconnect"], self.actions["disconnect"]]
        )
        iface.statusBarIface().addPermanentWidget(status)
        keep(status.deleteLater)
        keep(iface.statusBarIface().removeWidget, status)
        self.session.opened.connect(self._offer)
        self.session.closed.connect(self._offer)
        self._offer()
        # Opening a store comes after the window: QGIS must not start later because of it.
        QTimer.singleShot(0, self._start)

    def close(self) -> None:
        """Take everything back."""
        self._added.close()
        self.deleteLater()

    def _actions(self) -> dict[str, QAction]:
        def action(name: str, picture, text: str, does) -> QAction:
            made = QAction(picture, text, self)
            made.setObjectName(f"CivicGrid.{name}")
            made.triggered.connect(lambda _=False: does())
            return made

        theme = QgsApplication.getThemeIcon
        return {
            "connect": action("connect", icon("civicgrid"), tr("Connect …"), self.connect_store),
            "reconnect": action("reconnect", theme("/mActionRefresh.svg"), tr("Reconnect"), self.opening.again),
            "disconnect": action("disconnect", theme("/mActionRemove.svg"), tr("Disconnect"), self.session.close),
            "help": action("help", theme("/mActionHelpContents.svg"), tr("Help"), self.help),
        }

    def _toolbar(self) -> None:
        iface = self.workbench.iface
        toolbar = iface.addToolBar("CivicGrid")
        toolbar.setObjectName("CivicGrid.toolbar")
        toolbar.addAction(self.actions["connect"])
        toolbar.addSeparator()
        toolbar.addActions(list(self.host.actions.values()))
        self._added.callback(toolbar.deleteLater)
        self._added.callback(iface.mainWindow().removeToolBar, toolbar)

    def _menu(self) -> None:
        menu = QMenu(tr("CivicGrid"), self.workbench.iface.mainWindow())
        menu.setObjectName("CivicGrid.menu")
        menu.setIcon(icon("civicgrid"))
        menu.addAction(self.actions["connect"])
        menu.addAction(self.actions["disconnect"])
        menu.addSeparator()
        menu.addActions(list(self.host.actions.values()))
        menu.addSeparator()
        menu.addActions([self.duty.action, self.duty.workstation])
        menu.addAction(self.actions["help"])
        plugins = self.workbench.iface.pluginMenu()
        plugins.addMenu(menu)
        self._added.callback(menu.deleteLater)
        self._added.callback(plugins.removeAction, menu.menuAction())

    def connect_store(self) -> None:
        """Ask for a store and open it."""
        from .connect.dialog import ConnectDialog

        dialog = ConnectDialog(self.workbench, self.opening)
        dialog.exec()
        dialog.deleteLater()

    def help(self) -> None:
        """Open the user guide."""
        from ..services.help import help_url

        QDesktopServices.openUrl(QUrl(help_url("index")))

    def _start(self) -> None:
        self.host.restore()
        self.duty.start()
        if self.workbench.settings.reopen.value():
            self.opening.last()

    def _offer(self) -> None:
        connected = self.session.store is not None
        self.actions["disconnect"].setEnabled(connected)
        self.actions["reconnect"].setEnabled(connected)
