"""The section chart 楼盘表 with its legend, and below it the room that is chosen in it."""

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from ...domain.dwelling import Room
from ...jobs.people_houses import Look
from ...services.translation import tr
from ...store.residents.dwelling import Stay
from ..shared.section import SectionChart
from ..shared.section_legend import SectionLegend
from ..shared.section_paint import cell_sentence
from .room_view import RoomView

_LEAST = 140


class ChartTab(QWidget):
    """``room_chosen(id or None)``: another room became the current one, by mouse or key; Enter goes to its people."""

    room_chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._fitted: tuple = ()
        self._quiet = False
        above = QWidget(self)
        self.chart = SectionChart(above)
        self.chart.setObjectName("CivicGrid.people_houses.chart")
        self.chart.setMinimumHeight(_LEAST)
        self.chart.selected.connect(self._select)
        self.chart.activated.connect(lambda _cell: self.room.stays.setFocus())
        self.chart.sought.connect(self._say_sought)
        self.said = QLabel(above)
        self.said.setObjectName("CivicGrid.people_houses.cell")
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.legend = SectionLegend(above)
        self.room = RoomView(self)
        self.room.hide()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.chart, 1)
        column.addWidget(self.said)
        column.addWidget(self.legend)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(above)
        self.splitter.addWidget(self.room)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.splitter)

    def show_look(self, look: Look) -> None:
        """Show a building's chart; a chosen room stays chosen, and who has zoomed in keeps that."""
        section = look.section
        self._quiet = True
        self.chart.set_section(section, tr("No rooms are entered for this building yet."))
        self._quiet = False
        self.legend.set_section(section)
        self.legend.setVisible(bool(section.cells))
        shape = (look.building.id, len(section.floors), [(block.unit, block.columns) for block in section.blocks])
        if shape != self._fitted:
            self._fitted = shape
            self.chart.fit()
        self._say(self.chart.current)

    def show_room(self, room: Room | None, stays: Sequence[Stay] | None, year: int, may_edit: bool) -> None:
        """Choose a room and show its people; None lets go of it."""
        self._quiet = True
        wanted = None if room is None else next((one for one in self.chart.section.cells if one.id == room.id), None)
        self.chart.select(wanted)
        self._quiet = False
        self._say(wanted)
        self.room.setVisible(room is not None)
        if room is not None:
            self.room.show_room(room, stays, year, may_edit)

    def _select(self, cell) -> None:
        self._say(cell)
        if not self._quiet:
            self.room_chosen.emit(cell.id)

    def _say(self, cell) -> None:
        self.said.setText(cell_sentence(cell) if cell else tr("Type a room's number to go to it."))
        self.said.setVisible(bool(self.chart.section.cells))

    def _say_sought(self, typed: str) -> None:
        if typed:
            self.said.setText(tr("Looking for room {number}").format(number=typed))
        else:
            self._say(self.chart.current)
