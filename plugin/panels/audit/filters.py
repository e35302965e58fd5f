"""Which lines are wanted: whose, of what kind, when, about which resident."""

from datetime import date, timedelta

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtGui import QIntValidator
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from ...services import clock
from ...services.translation import tr
from ...store.trail import Wanted
from .words import ACTIONS, Register, action_name

_PERIODS = {"today": 1, "week": 7, "month": 30, "quarter": 90}
PERIODS = {
    "today": "Today",
    "week": "The last 7 days",
    "month": "The last 30 days",
    "quarter": "The last 90 days",
    "all": "Any time",
    "days": "From … to …",
}
_LARGEST = 2_000_000_000


class Filters(QWidget):
    """Emits ``changed`` when something else is wanted."""

    changed = pyqtSignal()

    def __init__(self, name: str, parent: QWidget | None = None, *, actions: bool = True, period: str = "all"):
        super().__init__(parent)
        self._zone = "UTC"
        self.who, self.what, self.when = _combo(self), _combo(self), _combo(self)
        for combo, part in ((self.who, "who"), (self.what, "what"), (self.when, "when")):
            combo.setObjectName(f"CivicGrid.{name}.{part}")
        for code in (*_PERIODS, "all", "days"):
            self.when.addItem(tr(PERIODS[code]), code)
        self.when.setCurrentIndex(self.when.findData(period))
        self.first, self.last = QDateEdit(self), QDateEdit(self)
        for edit in (self.first, self.last):
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setCalendarPopup(True)
            edit.setDate(QDate.currentDate())
            edit.dateChanged.connect(lambda _: self.changed.emit())
            edit.hide()
        self.person = QLineEdit(self)
        self.person.setObjectName(f"CivicGrid.{name}.person")
        self.person.setPlaceholderText(tr("Resident's number"))
        self.person.setClearButtonEnabled(True)
        self.person.setValidator(QIntValidator(1, _LARGEST, self.person))
        self.person.editingFinished.connect(self._person_turned)
        self._person = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.who, 0, 0)
        grid.addWidget(self.what if actions else self.when, 0, 1)
        if actions:
            grid.addWidget(self.when, 1, 0)
            grid.addWidget(self.person, 1, 1)
        self.what.setVisible(actions)
        self.person.setVisible(actions)
        grid.addWidget(self.first, 2, 0)
        grid.addWidget(self.last, 2, 1)
        for combo in (self.who, self.what):
            combo.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.when.currentIndexChanged.connect(self._period_turned)

    def offer(self, register: Register) -> None:
        """Offer accounts and actions; what is chosen stays chosen."""
        self._zone = register.zone
        people = [(tr("Everybody"), None), *register.accounts]
        acts = [
            (tr("Every action"), None),
            *sorted((action_name(code), code) for code in {*ACTIONS, *register.actions}),
        ]
        for combo, entries in ((self.who, people), (self.what, acts)):
            chosen = combo.currentData()
            combo.blockSignals(True)
            combo.clear()
            for label, data in entries:
                combo.addItem(label, data)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
            combo.blockSignals(False)

    def wanted(self) -> Wanted:
        """What is chosen, with days cut in the store's zone."""
        begin = end = None
        code = self.when.currentData()
        if code == "days":
            first, last = sorted(_day(edit.date()) for edit in (self.first, self.last))
            begin, end = clock.local_period(first, last, self._zone)
        elif code in _PERIODS:
            today = clock.local_day(clock.utc_now(), self._zone)
            begin = clock.day_bounds(today - timedelta(days=_PERIODS[code] - 1), self._zone)[0]
        person = int(self._person) if self._person else None
        return Wanted(self.who.currentData(), self.what.currentData(), person, begin, end)

    def ask_for(self, person: int) -> None:
        """Want the lines about one resident."""
        self.person.setText(str(person))
        self._person_turned()

    def _person_turned(self) -> None:
        if self.person.text() != self._person:
            self._person = self.person.text()
            self.changed.emit()

    def _period_turned(self, _index: int) -> None:
        chosen = self.when.currentData() == "days"
        self.first.setVisible(chosen)
        self.last.setVisible(chosen)
        self.changed.emit()


def _combo(parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return combo


def _day(value: QDate) -> date:
    return date(value.year(), value.month(), value.day())


def caption(text: str, parent: QWidget) -> QLabel:
    """A paragraph that says what a page is for."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    return label
