"""A box of the measures that a table has: they are the city's own, and another table may have others."""

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ...domain.events.measures import Measure
from ...jobs.measures import measure_meaning
from ...services.translation import named

FIRST = "handled_on_time_rate"
"""What is shown before anybody chooses, where there is such a measure."""


class MeasureBox(QComboBox):
    """Offers measures, and keeps the one that was chosen where the next ones have it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._offered: tuple[Measure, ...] = ()

    def offer(self, measures: Sequence[Measure]) -> None:
        """Offer these; nobody is told of the choice, since whoever offers shows it."""
        if self._offered == tuple(measures):
            return
        chosen = self.currentData() or FIRST
        self._offered = tuple(measures)
        self.blockSignals(True)
        self.clear()
        for place, one in enumerate(measures):
            self.addItem(named(one), one.code)
            self.setItemData(place, measure_meaning(one), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)

    def place_in(self, measures: Sequence[Measure]) -> int | None:
        """The place of the chosen measure among these; None where they have it not."""
        return next((place for place, one in enumerate(measures) if one.code == self.currentData()), None)
