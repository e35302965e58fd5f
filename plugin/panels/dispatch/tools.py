"""The buttons that take the map: an event is picked, ways are closed and opened, dangers drawn; one thing at a time."""

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QPushButton, QWidget

from ...services.translation import tr
from .on_map import AREA, EVENT, OPEN, STREET, ZONE, OnMap

_IN_A_ROW = 2


class MapTools(QWidget):
    """``opened_last()`` and ``calmed()``: the last closure is to end, the danger areas are to be forgotten.

    A tool takes one click or one shape, then gives the map back: a closure holds for everybody at once.
    """

    opened_last = pyqtSignal()
    calmed = pyqtSignal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._map: OnMap | None = None
        self._holding = False
        self.tools = {
            what: self._button(what, text, picture)
            for what, text, picture in (
                (EVENT, tr("Pick an event"), "/mActionIdentify.svg"),
                (ZONE, tr("Danger area"), "/mIconWarning.svg"),
                (STREET, tr("Close a street"), "/mActionSplitFeatures.svg"),
                (AREA, tr("Close an area"), "/mActionAddPolygon.svg"),
                (OPEN, tr("Open a closure"), "/mActionDeleteSelected.svg"),
            )
        }
        for what, button in self.tools.items():
            button.setCheckable(True)
            button.toggled.connect(lambda on, what=what: self._hold(what, on))
        self.tools[OPEN].setToolTip(tr("Click a closed street or area on the map, whoever closed it"))
        self.undo = self._button("undo", tr("Open the last closure"), "/mActionUndo.svg", self.opened_last.emit)
        self.calm = self._button("calm", tr("Clear danger areas"), "/mActionRemove.svg", self.calmed.emit)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        shown = (self.tools[STREET], self.tools[AREA], self.tools[OPEN], self.undo, self.tools[ZONE], self.calm)
        for place, button in enumerate(shown):
            rows.addWidget(button, place // _IN_A_ROW, place % _IN_A_ROW)

    def serve(self, on_map: OnMap) -> None:
        """Take and give back a map."""
        self._map = on_map

    def release(self) -> None:
        """No tool is held any more; not while one of ours takes the map from another of ours."""
        if not self._holding:
            for button in self.tools.values():
                button.setChecked(False)

    def enable(self, here: bool, closures: bool, zones: bool) -> None:
        """What may be pressed: with a store open, a closure made here, a danger area drawn."""
        for button in self.tools.values():
            button.setEnabled(here)
        self.undo.setEnabled(closures)
        self.calm.setEnabled(zones)

    def _hold(self, what: str, on: bool) -> None:
        if on:
            for other, button in self.tools.items():
                if other != what:
                    button.blockSignals(True)
                    button.setChecked(False)
                    button.blockSignals(False)
            self._holding = True
            self._map.hold(what)
            self._holding = False
            self.tools[what].setChecked(True)
        elif not any(button.isChecked() for button in self.tools.values()):
            self._map.hold("")

    def _button(self, name: str, text: str, picture: str, act: Callable[[], object] | None = None) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(picture), text, self)
        button.setObjectName(f"CivicGrid.dispatch.{name}")
        if act is not None:
            button.clicked.connect(lambda _=False: act())
        return button
