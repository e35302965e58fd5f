"""The plugin's place in QGIS: one toolbar, one menu, the docks, the status, the options, the search."""

from contextlib import ExitStack

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QMenu

from ..services.settings import Settings
from ..services.tasks import Tasks
from ..services.translation import tr
from .alarms.desk import AlarmDesk
from .alarms.real_watch import RealWatch
from .alarms.sensor_watch import SensorWatch
from .banner import Banner
from .connect.opening import Opening
from .deadlines.older import OlderDeadlines
from .duty.mode import DutyMode
from .host import Host
from .layers import Layers
from .locator import StoreLocatorFilter
from .locator_persons import PersonLocatorFilter
from .messages.desk import MessageDesk
from .options import KEY, OptionsFactory
from .panel import Workbench, icon
from .passing import DeadlineWatch
from .password_box import PasswordBox
from .session import Session
from .status import StatusButton
from .workstation.workstation import Workstation


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
        self.session = Session(self)
        self.session.leaving.connect(tasks.leave_store)
        self.workbench = Workbench(iface, self.session, settings, tasks, self.connect_store, self.show_panel)
        self.opening = Opening(self.workbench)
        self.watch = DeadlineWatch(self.workbench)
        self.layers = Layers(self.workbench)
        keep(self.layers.close)
        keep(PasswordBox(self.workbench).close)
        self.banner = Banner(self.workbench)
        keep(self.banner.close)
        self.host = Host(self.workbench)
        keep(self.host.close)
        keep(self.host.remember)
        self.duty = DutyMode(self.workbench, self.host)
        keep(self.duty.close)
        self.alarms = AlarmDesk(self.workbench)
        keep(self.alarms.close)
        self.real_alarms = RealWatch(self.workbench, self.opening)
        keep(self.real_alarms.close)
        keep(SensorWatch(self.workbench).close)
        self.messages = MessageDesk(self.workbench)
        keep(self.messages.close)
        keep(OlderDeadlines(self.workbench).close)
        self.actions = self._actions()
        self.workstation = Workstation(self.workbench, self.opening)
        keep(self.workstation.close)
        self._toolbar()
        self._menu()
        for search in (StoreLocatorFilter(self.workbench), PersonLocatorFilter(self.workbench)):
            iface.registerLocatorFilter(search)
            keep(iface.deregisterLocatorFilter, search)
        options = OptionsFactory(settings)
        iface.registerOptionsWidgetFactory(options)
        keep(iface.unregisterOptionsWidgetFactory, options)
        status = StatusButton(
            self.workbench,
            [
                *(self.actions[name] for name in ("connect", "reconnect", "disconnect")),
                *self.workstation.actions,
            ],
        )
        iface.statusBarIface().addPermanentWidget(status)
        keep(status.deleteLater)
        keep(iface.statusBarIface().removeWidget, status)
        self.session.opened.connect(self._offer)
        self.session.closed.connect(self._offer)
        self._offer()
        # The last are the first to go: no task may outlive its store, no panel hear of one that is gone.
        keep(self.session.close)
        keep(tasks.close)
        keep(self.session.hang_up)
        # Not before the window is there: while QGIS starts it still makes a new project, or opens one.
        if iface.mainWindow().isVisible():
            QTimer.singleShot(0, self._start)
        else:
            iface.initializationCompleted.connect(self._start)
            keep(iface.initializationCompleted.disconnect, self._start)

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
            "layers": action("layers", theme("/mActionAddLayer.svg"), tr("Load layers"), self.layers.load),
            "remove-layers": action(
                "remove-layers", theme("/mActionRemoveLayer.svg"), tr("Remove layers"), self.layers.remove
            ),
            "import": action("import", icon("imports"), tr("Import data …"), self.import_data),
            "options": action("options", theme("/mActionOptions.svg"), tr("Options …"), self.options),
            "help": action("help", theme("/mActionHelpContents.svg"), tr("Help"), self.help),
        }

    def _toolbar(self) -> None:
        iface = self.workbench.iface
        toolbar = iface.addToolBar("CivicGrid")
        toolbar.setObjectName("CivicGrid.toolbar")
        toolbar.addAction(self.actions["connect"])
        toolbar.addAction(self.actions["layers"])
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
        menu.addAction(self.actions["layers"])
        menu.addAction(self.actions["remove-layers"])
        menu.addAction(self.actions["import"])
        menu.addSeparator()
        menu.addActions(list(self.host.actions.values()))
        menu.addSeparator()
        menu.addAction(self.actions["options"])
        menu.addAction(self.alarms.action)
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

    def show_panel(self, name: str):
        """Bring a panel to the front and return its widget; None, and it is said, where the account may not use it."""
        if not self.host.actions[name].isEnabled():
            self.workbench.say(
                tr("This account may not use the panel {name}.").format(name=self.host.actions[name].text())
            )
            return None
        return self.host.show(name).widget()

    def import_data(self) -> None:
        """Show the panel of the imports with its wizard."""
        self.host.show("imports").widget().open_wizard()

    def options(self) -> None:
        """Open the plugin's page of QGIS's options."""
        self.workbench.iface.showOptionsDialog(self.workbench.iface.mainWindow(), KEY)

    def help(self) -> None:
        """Open the user guide."""
        from ..services.help import help_url

        QDesktopServices.openUrl(QUrl(help_url()))

    def _start(self) -> None:
        self.host.restore()
        self.duty.start()
        self.opening.begin()

    def _offer(self) -> None:
        connected = self.session.store is not None
        for name in ("disconnect", "reconnect", "layers"):
            self.actions[name].setEnabled(connected)
        self.actions["import"].setEnabled(connected and self.host.actions["imports"].isEnabled())
