"""Which events are measured and by what: the stretch of days, and the unit or period."""

from datetime import date

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QGridLayout, QLabel, QWidget

from ...domain.events.measures import NAMED, named_days
from ...jobs.measures import NAMES
from ...services.translation import tr
from ...store.loop.measures import Chosen

_STRETCHES = {
    "week": "This week",
    "month": "This month",
    "last_month": "Last month",
    "quarter": "This quarter",
    "year": "This year",
    "twelve_months": "Twelve months",
}
_FIRST = "month"
_OWN = "own"


class ChoiceBar(QWidget):
    """``changed`` when something else is chosen; days are those of the store."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._today = date.today()
        self.stretch, self.by = QComboBox(self), QComboBox(self)
        self.stretch.setObjectName("CivicGrid.measures.stretch")
        self.by.setObjectName("CivicGrid.measures.by")
        for name in NAMED:
            self.stretch.addItem(tr(_STRETCHES[name]), name)
        self.stretch.addItem(tr("Own days"), _OWN)
        for name in NAMES:
            self.by.addItem(tr(NAMES[name]), name)
        self.first, self.last = QDateEdit(self), QDateEdit(self)
        for edit, name in ((self.first, "first"), (self.last, "last")):
            edit.setObjectName("CivicGrid.measures." + name)
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
        self.stretch.setAccessibleName(tr("Days"))
        self.by.setAccessibleName(tr("By"))
        self.first.setAccessibleName(tr("From the day"))
        self.last.setAccessibleName(tr("To the day, included"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stretch, 0, 0)
        layout.addWidget(self.by, 0, 1)
        layout.addWidget(self.first, 1, 0)
        layout.addWidget(self.last, 1, 1)
        note = QLabel(tr("Events reported in these days, as they stand now"), self)
        note.setWordWrap(True)
        layout.addWidget(note, 2, 0, 1, 2)
        self.stretch.setCurrentIndex(self.stretch.findData(_FIRST))
        self.stretch.currentIndexChanged.connect(self._stretched)
        self.by.currentIndexChanged.connect(lambda _: self.changed.emit())
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._typed)

    def begin(self, today: date) -> None:
        """Count the named stretches from a day."""
        self._today = today
        self._fill()

    def chosen(self) -> Chosen:
        """The events that are measured."""
        first, last = self.first.date().toPyDate(), self.last.date().toPyDate()
        return Chosen(min(first, last), max(first, last))

    def chosen_by(self) -> str:
        """One of `store.loop.measures.BY`."""
        return self.by.currentData()

    def show_by(self, by: str) -> None:
        """Choose what is measured by."""
        self.by.setCurrentIndex(self.by.findData(by))

    def _stretched(self) -> None:
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        name = self.stretch.currentData()
        if name == _OWN:
            return
        for edit, day in zip((self.first, self.last), named_days(name, self._today), strict=True):
            edit.blockSignals(True)
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.blockSignals(False)

    def _typed(self) -> None:
        self.stretch.blockSignals(True)
        self.stretch.setCurrentIndex(self.stretch.findData(_OWN))
        self.stretch.blockSignals(False)
        self.changed.emit()
