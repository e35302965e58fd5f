"""A building's section chart to choose the room in, and the form of a room that is not there yet."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.rooms.section import Section
from ...jobs.link_desk import Building, floor_of
from ...services.translation import tr
from ..shared.section import SectionChart

_CHART_HEIGHT = 220
_FLOORS = (-9, 200)


class RoomBox(QWidget):
    """``chosen`` carries a room's id, ``made`` (unit, floor, number) of one to make; ``left`` when it is closed."""

    chosen = pyqtSignal(int)
    made = pyqtSignal(tuple)
    left = pyqtSignal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.building: Building | None = None
        self._title = QLabel(self)
        self._title.setObjectName("CivicGrid.link_desk.building")
        self._title.setWordWrap(True)
        close = QToolButton(self)
        close.setAutoRaise(True)
        close.setIcon(QgsApplication.getThemeIcon("/mIconClose.svg"))
        close.setToolTip(tr("Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(lambda _=False: self.leave())
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        self.chart = SectionChart(self)
        self.chart.setObjectName("CivicGrid.link_desk.chart")
        self.chart.setMinimumHeight(_CHART_HEIGHT)
        self.chart.selected.connect(lambda _cell: self._enable())
        self.chart.activated.connect(lambda cell: self.chosen.emit(cell.id))
        self.take = QPushButton(tr("Link to this room"), self)
        self.take.setObjectName("CivicGrid.link_desk.take")
        self.take.clicked.connect(lambda _=False: self.chosen.emit(self.chart.current.id))
        self.new = QPushButton(QgsApplication.getThemeIcon("/mActionAdd.svg"), tr("No such room yet …"), self)
        self.new.setObjectName("CivicGrid.link_desk.new")
        self.new.setCheckable(True)
        self.new.toggled.connect(self._show_form)
        row = QHBoxLayout()
        row.addWidget(self.take, 1)
        row.addWidget(self.new, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.chart, 1)
        column.addLayout(row)
        column.addWidget(self._make_form())
        self.hide()

    def _make_form(self) -> QWidget:
        self._form = QWidget(self)
        self.unit, self.number = QLineEdit(self._form), QLineEdit(self._form)
        self.floor = QSpinBox(self._form)
        self.floor.setRange(*_FLOORS)
        for name, field in (("unit", self.unit), ("number", self.number), ("floor", self.floor)):
            field.setObjectName(f"CivicGrid.link_desk.new-{name}")
        self.number.textChanged.connect(self._follow_number)
        self.make = QPushButton(tr("Make the room and link"), self._form)
        self.make.setObjectName("CivicGrid.link_desk.make")
        self.make.clicked.connect(lambda _=False: self.made.emit(self._parts()))
        lines = QFormLayout(self._form)
        lines.setContentsMargins(0, 0, 0, 0)
        for text, field in ((tr("Unit"), self.unit), (tr("Room number"), self.number), (tr("Floor"), self.floor)):
            lines.addRow(text, field)
        lines.addRow(self.make)
        return self._form

    def show_building(self, building: Building) -> None:
        """Let a room of a building be chosen."""
        self.building = building
        self._title.setText(tr("Choose the room in {building}").format(building=building.name))
        self.chart.set_section(Section())
        self.chart.set_section(building.section, tr("This building has no rooms yet."))
        self.new.setChecked(not building.section.cells)
        self._show_form(self.new.isChecked())
        self._enable()
        self.show()
        self.chart.fit()

    def suggest(self, unit: str, number: str) -> None:
        """Fill what the address says of the room."""
        self.unit.setText(unit)
        self.number.setText(number)

    def leave(self) -> None:
        """Show no building."""
        self.building = None
        self.hide()
        self.left.emit()

    def _show_form(self, shown: bool) -> None:
        self._form.setVisible(shown)
        self._enable()

    def _follow_number(self, text: str) -> None:
        self.floor.setValue(floor_of(text.strip()))
        self._enable()

    def _parts(self) -> tuple[str, int, str]:
        return self.unit.text().strip(), self.floor.value(), self.number.text().strip()

    def _enable(self) -> None:
        self.take.setEnabled(self.chart.current is not None)
        self.make.setEnabled(bool(self.number.text().strip()))
