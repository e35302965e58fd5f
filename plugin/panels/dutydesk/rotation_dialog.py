"""Teams that take turns 班组轮值: who is in each, at which hours, from when to when."""

from collections.abc import Callable
from datetime import date

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import (
    QDateEdit,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...jobs.duty_desk import slots_of, teams_of
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.loop.duty import Shifts

_HOURS = "08:00-20:00 20:00-08:00"
_DAY = "yyyy-MM-dd"


class RotationDialog(QDialog):
    """Calls ``write(title, work)`` when it is accepted."""

    def __init__(
        self, first: date, last: date, write: Callable[[str, Callable[[Store], int]], object], parent: QWidget
    ):
        super().__init__(parent)
        self.setObjectName("CivicGrid.dutydesk.rotation")
        self.setWindowTitle(tr("Teams that take turns"))
        self._write = write
        self.teams = QPlainTextEdit(self)
        self.teams.setObjectName("CivicGrid.dutydesk.rotation.teams")
        self.teams.setPlaceholderText(tr("One team a line, the chief first; a telephone may follow a name"))
        self.hours = QLineEdit(_HOURS, self)
        self.hours.setObjectName("CivicGrid.dutydesk.rotation.hours")
        self.first, self.last = self._date("first", first), self._date("last", last)
        form = QFormLayout()
        form.addRow(tr("Teams"), self.teams)
        form.addRow(tr("Hours"), self.hours)
        form.addRow(tr("First day"), self.first)
        form.addRow(tr("Last day"), self.last)
        hint = QLabel(tr("What was planned on these days goes; shifts that have begun stay."), self)
        hint.setWordWrap(True)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
        self.fill = QPushButton(tr("Fill the list"), self)
        self.fill.setObjectName("CivicGrid.dutydesk.rotation.fill")
        self.fill.clicked.connect(lambda _=False: self._fill())
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(self.problem)
        layout.addWidget(self.fill)
        self.finished.connect(self.deleteLater)

    def _date(self, name: str, day: date) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day), self)
        field.setObjectName(f"CivicGrid.dutydesk.rotation.{name}")
        field.setDisplayFormat(_DAY)
        field.setCalendarPopup(True)
        return field

    def _fill(self) -> None:
        teams = teams_of(self.teams.toPlainText())
        first, last = self.first.date().toPyDate(), self.last.date().toPyDate()
        try:
            slots = slots_of(self.hours.text())
            if not teams:
                raise StoreError(tr("Name at least one person."))
            if last < first:
                raise StoreError(tr("The last day lies before the first."))
        except StoreError as error:
            self.problem.setText(error_sentence(error))
            self.problem.setVisible(True)
            return
        self._write(tr("Fill the duty list"), lambda store: Shifts(store).rotate(teams, slots, first, last))
        self.accept()
