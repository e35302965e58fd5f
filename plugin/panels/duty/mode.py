"""Duty mode 值班模式: entering and leaving it."""

import contextlib

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QMenu, QMessageBox, QToolButton

from ...services.translation import tr
from ..host import Host
from ..panel import Workbench, icon
from ..shared.ask import ask
from ..shared.themes import offered_themes, show_theme, theme_icon
from .bar import DutyBar
from .locks import Locks, layers_with_edits
from .window import Window, same_settings

_GENERAL = ("CivicGrid.connect", "CivicGrid.workstation.change-person", "CivicGrid.workstation.lock", "CivicGrid.help")
"""What the plugin's own menus offer in every mode."""


class DutyMode(QObject):
    """Duty mode of QGIS's window; in the profile of a duty workstation it begins by itself."""

    def __init__(self, workbench: Workbench, host: Host):
        super().__init__()
        self._workbench, self._host = workbench, host
        self._window = Window(workbench, host)
        self._locks: Locks | None = None
        self._bar: DutyBar | None = None
        theme = QgsApplication.getThemeIcon
        self.action = self._action("enter", icon("duty"), tr("Enter duty mode"), self.enter)
        self.workstation = self._action("workstation", icon("duty"), tr("Duty workstation …"), self.set_up)
        self._leave = self._action("leave", theme("/mActionFileExit.svg"), tr("Leave duty mode"), self.ask_to_leave)
        self._home = self._action("home", theme("/mActionZoomFullExtent.svg"), tr("Whole area"), self._go_home)
        self._layers = self._action("layers", theme("/mActionShowAllLayers.svg"), tr("Layers"), self._toggle_layers)
        self._layers.setCheckable(True)
        self._themes: list[QAction] = []

    @property
    def on(self) -> bool:
        """Whether the window is in duty mode."""
        return self._bar is not None

    def start(self) -> None:
        """Begin as the profile wants it; a window that a crash left in duty mode comes back."""
        with same_settings():
            self._window.give_back()
        if self._workbench.settings.duty.value():
            self.enter()

    def enter(self) -> None:
        """Enter duty mode, unless a layer has edits that are not saved or the person wants to save the project."""
        if self.on or not self._may_enter():
            return
        with same_settings():
            self._begin()

    def _begin(self) -> None:
        self._window.put_away()
        iface = self._workbench.iface
        self._locks = Locks(iface)
        self._bar = DutyBar(tr("Duty mode"), self._workbench.session.local_now)
        iface.mainWindow().addToolBar(self._bar)
        self._bar.show()
        self._layers.setChecked(False)
        self._workbench.project.mapThemeCollectionChanged.connect(self._follow_themes)
        self._workbench.session.opened.connect(self._fill)
        self._follow_themes()
        if self._workbench.settings.duty.value():
            iface.mainWindow().showMaximized()

    def leave(self, *, panels: bool = True) -> None:
        """Leave duty mode without a question; ``panels`` False leaves our own docks as they are."""
        if self.on:
            with same_settings():
                self._end(panels)

    def _end(self, panels: bool) -> None:
        project = self._workbench.project
        project.mapThemeCollectionChanged.disconnect(self._follow_themes)
        self._workbench.session.opened.disconnect(self._fill)
        with contextlib.suppress(TypeError):  # a collection that QGIS made while it closes the project
            project.mapThemeCollection().mapThemesChanged.disconnect(self._fill)
        self._workbench.iface.mainWindow().removeToolBar(self._bar)
        self._bar.deleteLater()
        self._bar = None
        self._window.give_back(panels=panels)
        self._locks.release()
        self._locks = None

    def ask_to_leave(self) -> None:
        """Leave duty mode when the person confirms it and, at a duty workstation, its settings allow it."""
        settings, parent = self._workbench.settings, self._workbench.iface.mainWindow()
        if settings.duty.value() and not settings.duty_leave.value():
            text = tr("This is a duty workstation: duty mode cannot be left here.")
            ask(parent, tr("Duty mode"), text, {QMessageBox.StandardButton.Ok: tr("OK")}, QMessageBox.StandardButton.Ok)
            return
        text = tr("Leave duty mode? The window comes back as it was, and layers can be edited again.")
        choices = {QMessageBox.StandardButton.Yes: tr("Leave duty mode"), QMessageBox.StandardButton.No: tr("Cancel")}
        if ask(parent, tr("Duty mode"), text, choices, QMessageBox.StandardButton.No) == QMessageBox.StandardButton.Yes:
            self.leave()

    def set_up(self) -> None:
        """Show the dialog that makes or removes a duty workstation."""
        from .dialog import WorkstationDialog

        dialog = WorkstationDialog(self._workbench)
        dialog.exec()
        dialog.deleteLater()

    def close(self) -> None:
        """Give the window back, at unload; a duty workstation keeps its panels open for the next start."""
        self.leave(panels=not self._workbench.settings.duty.value())
        self.deleteLater()

    def _action(self, name: str, picture: QIcon, text: str, does) -> QAction:
        action = QAction(picture, text, self)
        action.setObjectName(f"CivicGrid.duty.{name}")
        action.triggered.connect(lambda _=False: does())
        return action

    def _may_enter(self) -> bool:
        edited = layers_with_edits(self._workbench.project)
        if edited:
            text = tr("Duty mode locks the layers. Save or discard the edits first in: {layers}.")
            self._workbench.say(text.format(layers=", ".join(edited)), Qgis.MessageLevel.Warning)
            return False
        project = self._workbench.project
        if self._workbench.settings.duty.value() or not project.isDirty() or not project.fileName():
            return True
        text = tr("The project has changes that are not saved. In duty mode QGIS closes without asking. Save them now?")
        choices = {
            QMessageBox.StandardButton.Save: tr("Save"),
            QMessageBox.StandardButton.Ignore: tr("Do not save"),
            QMessageBox.StandardButton.Cancel: tr("Cancel"),
        }
        answer = ask(
            self._workbench.iface.mainWindow(), tr("Duty mode"), text, choices, QMessageBox.StandardButton.Save
        )
        if answer == QMessageBox.StandardButton.Save:
            self._workbench.iface.actionSaveProject().trigger()
            return not project.isDirty()
        return answer == QMessageBox.StandardButton.Ignore

    def _follow_themes(self) -> None:
        """Another project has another collection of themes."""
        self._workbench.project.mapThemeCollection().mapThemesChanged.connect(self._fill)
        self._fill()

    def _fill(self, *_changed: object) -> None:
        """Put the buttons on the bar: those of the project's themes come and go."""
        for action in self._themes:
            action.deleteLater()
        self._themes = [self._theme(*theme) for theme in offered_themes(self._workbench).items()]
        window = self._workbench.iface.mainWindow()
        menus = [window.findChild(QMenu, "CivicGrid.menu"), window.findChild(QToolButton, "CivicGrid.status").menu()]
        offered = {action.objectName(): action for menu in menus for action in menu.actions()}
        general = [offered[name] for name in _GENERAL if name in offered]
        panels = list(self._host.actions.values())
        self._bar.buttons.set_actions([self._home, *self._themes, self._layers, *panels, *general, self._leave])

    def _theme(self, theme: str, name: str) -> QAction:
        return self._action(f"theme.{theme}", theme_icon(theme), name, lambda: show_theme(self._workbench, theme))

    def _go_home(self) -> None:
        self._workbench.iface.mapCanvas().zoomToProjectExtent()
        self._workbench.iface.mapCanvas().refresh()

    def _toggle_layers(self) -> None:
        dock = self._workbench.iface.mainWindow().findChild(QDockWidget, "Layers")
        dock.setVisible(self._layers.isChecked())
