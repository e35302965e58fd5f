"""The docks: every sub-package of ``panels`` that has a PANEL gets an action and, once it is shown, a dock."""

import pkgutil
from collections.abc import Iterator, Sequence
from importlib import import_module

from qgis.gui import QgsDockWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QAction, QApplication, QWidget

from ..services.log import logger
from ..services.translation import tr
from .panel import Panel, Workbench
from .shared.stops import stops

OBJECT_NAME = "CivicGrid.{name}"


def find_panels() -> list[type[Panel]]:
    """The panels of this package, in their order; one that cannot be imported is left out with a line in the log."""
    package = import_module(__package__)
    found = []
    for module in pkgutil.iter_modules(package.__path__):
        if not module.ispkg:
            continue
        try:
            panel = getattr(import_module(f".{module.name}", __package__), "PANEL", None)
        except Exception as error:  # one broken panel must not take the others with it
            logger.error(f"the panel {module.name} cannot be loaded", exc_info=error)
            continue
        if panel is not None:
            found.append(panel)
    return sorted(found, key=lambda panel: (panel.ORDER, panel.NAME))


class Dock(QgsDockWidget):
    """A dock in which Tab never stops where nobody sees it: in a dock that lies below another tab."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        """Go on to the next place that can be seen."""
        moved = super().focusNextPrevChild(forward)
        first = now = QApplication.focusWidget()
        while moved and now is not None and _lies_below(now):
            moved = super().focusNextPrevChild(forward)
            now = QApplication.focusWidget()
            if now is first:
                break
        return moved


def _lies_below(widget: QWidget) -> bool:
    while widget is not None and not isinstance(widget, QgsDockWidget):
        widget = widget.parentWidget()
    return widget is not None and not widget.isUserVisible()


def _name_pictures(widget: QWidget) -> None:
    """Let who hears the screen hear of a button that only has a picture what its hint says."""
    for button in widget.findChildren(QAbstractButton):
        if not button.text() and not button.accessibleName():
            button.setAccessibleName(button.toolTip())


class Host(QObject):
    """Makes docks, remembers which were open, shows to each account the panels that its roles may use."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        self._panels = {panel.NAME: panel for panel in find_panels()}
        self._docks: dict[str, QgsDockWidget] = {}
        self._withheld: set[str] = set()
        """Panels that were open when an account came that may not use them; the next one that may has them again."""
        self.actions = {name: self._action(panel) for name, panel in self._panels.items()}
        self._ways = [self._way(panel) for panel in self._panels.values()]
        workbench.session.opened.connect(self._follow_account)
        workbench.session.closed.connect(self._follow_account)
        self._follow_account()

    def show(self, name: str) -> QgsDockWidget:
        """Show a panel, in front of the docks it shares a place with."""
        dock = self.dock(name)
        dock.setUserVisible(True)
        return dock

    def dock(self, name: str) -> QgsDockWidget:
        """The dock of a panel, made when it is first asked for."""
        dock = self._docks.get(name)
        return dock if dock is not None else self._make(self._panels[name])

    def widget(self, name: str):
        """The widget of a panel that has been shown, else None."""
        dock = self._docks.get(name)
        return dock.widget() if dock is not None else None

    def restore(self) -> None:
        """Show what was open when QGIS was closed."""
        for name in self._workbench.settings.panels.value():
            if name in self.actions and self.actions[name].isEnabled():
                self.show(name)

    def shown(self) -> list[str]:
        """The names of the open panels."""
        return [name for name in self.actions if name in self._docks and not self._docks[name].isHidden()]

    def show_only(self, names: Sequence[str]) -> None:
        """Open these panels and close all others."""
        self._withheld.clear()
        for name, dock in self._docks.items():
            if name not in names:
                dock.hide()
        for name in names:
            if name in self.actions and name not in self.shown():
                self.show(name)

    def remember(self) -> None:
        """Keep which panels are open."""
        shown = self.shown()
        self._workbench.settings.panels.setValue(
            [name for name in self.actions if name in shown or name in self._withheld]
        )

    def close(self) -> None:
        """Take every dock away."""
        for dock in self._docks.values():
            if not sip.isdeleted(dock):
                self._workbench.iface.removeDockWidget(dock)
                dock.deleteLater()
        self._docks.clear()
        for way in self._ways:
            self._workbench.iface.unregisterMainWindowAction(way)
            way.deleteLater()
        for action in self.actions.values():
            action.deleteLater()
        self.actions.clear()

    def _action(self, panel: type[Panel]) -> QAction:
        action = QAction(panel.icon(), tr(panel.TITLE), self)
        action.setObjectName(OBJECT_NAME.format(name=panel.NAME) + ".action")
        action.setCheckable(True)
        action.triggered.connect(lambda shown, name=panel.NAME: self._toggle(name, shown))
        return action

    def _way(self, panel: type[Panel]) -> QAction:
        """The keyboard's way to a panel; QGIS's own settings give keys to all of them, those of every day have one."""
        window = self._workbench.iface.mainWindow()
        way = QAction(panel.icon(), tr("Go to the panel {name}").format(name=tr(panel.TITLE)), window)
        way.setObjectName(OBJECT_NAME.format(name=panel.NAME) + ".way")
        way.triggered.connect(lambda _=False, name=panel.NAME: self._go(name))
        window.addAction(way)
        self._workbench.iface.registerMainWindowAction(way, panel.KEYS)
        return way

    def _go(self, name: str) -> None:
        if self._workbench.show_panel(name) is None:
            return
        widget = self._docks[name].widget()
        first = next((one for one in stops(widget) if one.isEnabled() and one.isVisible()), widget)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle(self, name: str, shown: bool) -> None:
        try:
            dock = self.dock(name)
            below = not dock.isHidden() and not dock.isUserVisible()
            dock.setUserVisible(shown or below)  # what lies below another tab comes to the front first
            self.actions[name].setChecked(not dock.isHidden())
        except Exception as error:  # a panel that cannot be made says so and leaves the others alone
            self.actions[name].setChecked(False)
            self._workbench.say_error(error)

    def _make(self, panel: type[Panel]) -> QgsDockWidget:
        window = self._workbench.iface.mainWindow()
        dock = Dock(tr(panel.TITLE), window)
        dock.setObjectName(OBJECT_NAME.format(name=panel.NAME))
        dock.setWidget(panel.make(self._workbench))
        _name_pictures(dock.widget())
        self._docks[panel.NAME] = dock
        if not window.restoreDockWidget(dock):
            beside = [known.objectName() for known in self._neighbours(panel, dock)]
            self._workbench.iface.addTabifiedDockWidget(panel.AREA, dock, beside, True)
        action = self.actions[panel.NAME]
        dock.visibilityChanged.connect(lambda _=None: action.setChecked(not dock.isHidden()))
        action.setChecked(not dock.isHidden())  # its first showing came before the signal was heard
        return dock

    def _neighbours(self, panel: type[Panel], dock: QgsDockWidget) -> Iterator[QgsDockWidget]:
        """The docks of ours that stand in the panel's area already."""
        window = self._workbench.iface.mainWindow()
        for known in self._docks.values():
            if known is not dock and not known.isHidden() and window.dockWidgetArea(known) == panel.AREA:
                yield known

    def _follow_account(self) -> None:
        account = self._workbench.session.account
        for name, panel in self._panels.items():
            allowed = not panel.ROLES or (account is not None and bool(panel.ROLES & account.roles))
            self.actions[name].setEnabled(allowed)
            dock = self._docks.get(name)
            if dock is None:
                continue
            # Not `setUserVisible`: QGIS leaves a dock that lies below another tab where it is.
            if not allowed and not dock.isHidden():
                dock.hide()
                self._withheld.add(name)
            elif allowed and name in self._withheld:
                dock.show()
                self._withheld.discard(name)
