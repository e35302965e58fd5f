"""What would be made: the counts, and the section charts of the buildings one after the other."""

from collections.abc import Mapping

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ...domain.rooms.section import Section
from ...jobs.rooms import Plan
from ...services.translation import sentence, tr
from ..shared.section import SectionChart
from ..shared.section_paint import cell_sentence

_CHART_HEIGHT = 230
_MOST_CONFLICTS = 2


class Preview(QWidget):
    """Shows a `jobs.rooms.Plan`; new rooms carry +, refused ones !, those that would go −."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._plan = Plan()
        self._names: Mapping[int, str] = {}
        self._shown = 0
        self._fitted: tuple = ()
        self._counts, self._which, self._room = (self._label(name) for name in ("counts", "which", "room"))
        self._back = self._arrow("before", Qt.ArrowType.LeftArrow, -1)
        self._on = self._arrow("after", Qt.ArrowType.RightArrow, 1)
        self.chart = SectionChart(self)
        self.chart.setObjectName("CivicGrid.rooms.chart")
        self.chart.setMinimumHeight(_CHART_HEIGHT)
        self.chart.selected.connect(lambda cell: self._room.setText(cell_sentence(cell)))
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addWidget(self._which, 1)
        row.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._counts)
        column.addLayout(row)
        column.addWidget(self.chart, 1)
        column.addWidget(self._room)

    def show_plan(self, plan: Plan, names: Mapping[int, str]) -> None:
        """Show a plan; ``names`` are what its buildings are called."""
        self._plan, self._names = plan, names
        lines = []
        if plan.sections:
            text = tr("+ {new} new, {there} already there")
            if plan.conflicts:
                text = tr("+ {new} new, {there} already there, ! {conflicts} in conflict")
            counts = {"new": plan.new, "there": plan.there, "conflicts": len(plan.conflicts)}
            lines.append(text.format(**{name: f"{count:,}" for name, count in counts.items()}))
        if plan.extra:
            lines.append(tr("{count} other rooms").format(count=f"{plan.extra:,}"))
        lines += [sentence(conflict.problem) for conflict in plan.conflicts[:_MOST_CONFLICTS]]
        self._counts.setText("\n".join(lines))
        self._turn(0)

    def _turn(self, step: int) -> None:
        sections = list(self._plan.sections.items())
        self._shown = min(max(self._shown + step, 0), max(len(sections) - 1, 0))
        for part in (self._back, self._on):
            part.setVisible(len(sections) > 1)
        self._back.setEnabled(self._shown > 0)
        self._on.setEnabled(self._shown < len(sections) - 1)
        number, section = sections[self._shown] if sections else (0, Section())
        place = f"{self._shown + 1} / {len(sections)}  " if len(sections) > 1 else ""
        self._which.setText(place + self._names.get(number, ""))
        self._which.setVisible(bool(self._which.text()))
        self.chart.set_section(section, tr("There is nothing to show."))
        shape = (number, len(section.floors), [(block.unit, block.columns) for block in section.blocks])
        if shape != self._fitted:
            # Who has zoomed in keeps that while the building keeps its shape.
            self._fitted = shape
            self.chart.fit()
        self._room.setText("")

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"CivicGrid.rooms.{name}")
        label.setWordWrap(True)
        return label

    def _arrow(self, name: str, arrow: Qt.ArrowType, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"CivicGrid.rooms.{name}")
        button.setArrowType(arrow)
        button.setToolTip(tr("The building before") if step < 0 else tr("The next building"))
        button.clicked.connect(lambda _=False: self._turn(step))
        return button
