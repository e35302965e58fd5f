"""The working calendar 工作日历: a month, the day that is chosen in it, the working hours, files in and out."""

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.calendar import Day
from ...jobs.deadlines import Rulebook
from ...services.translation import tr
from ...store.loop.working_time import COUNTING, HOURS
from .month import Month
from .words import COUNTED


class CalendarTab(QWidget):
    """``day_asked`` carries a Day, ``hours_asked`` hours and counting, ``announce_asked`` the year that is shown,
    ``import_asked`` and ``export_asked`` a path."""

    day_asked = pyqtSignal(object)
    hours_asked = pyqtSignal(str, str)
    fill_asked = pyqtSignal()
    announce_asked = pyqtSignal(int)
    import_asked = pyqtSignal(str)
    export_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._book: Rulebook | None = None
        self.month = Month(self)
        self.month.setObjectName("CivicGrid.deadlines.month")
        self.month.selectionChanged.connect(self._show_day)
        self.month.currentPageChanged.connect(lambda *_: self._enable())
        self.cover = self._label("cover")
        self.said = self._label("day")
        self.name = QLineEdit(self)
        self.name.setObjectName("CivicGrid.deadlines.name")
        self.name.setPlaceholderText(tr("Name, e.g. of the holiday; Enter keeps it"))
        self.name.returnPressed.connect(self._rename)
        self.turn = self._button("turn", "", self._turn)
        day = QHBoxLayout()
        day.addWidget(self.name, 1)
        day.addWidget(self.turn)
        files = QGridLayout()
        self.fill = self._button("fill", tr("Enter the announced days"), self.fill_asked.emit)
        self.announce = self._button("announce", tr("The year is announced …"), self._announce)
        self.announce.setToolTip(
            tr("When all days off of the year that is shown are entered: nothing of it is provisional.")
        )
        self.bring = self._button("import", tr("Import …"), self._import)
        self.take = self._button("export", tr("Export …"), self._export)
        files.addWidget(self.fill, 0, 0, 1, 2)
        files.addWidget(self.announce, 1, 0, 1, 2)
        files.addWidget(self.bring, 2, 0)
        files.addWidget(self.take, 2, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.month)
        layout.addWidget(self.said)
        layout.addLayout(day)
        layout.addWidget(self.cover)
        layout.addLayout(files)
        layout.addWidget(self._hours())
        layout.addStretch(1)

    @property
    def days(self) -> list[Day]:
        """The days of the table."""
        return list(self._book.days.values()) if self._book else []

    def _hours(self) -> QGroupBox:
        self.hours, self.counting = QLineEdit(self), QComboBox(self)
        self.hours.setObjectName("CivicGrid.deadlines.hours")
        self.hours.setPlaceholderText("08:30-12:00,14:00-17:30")
        self.counting.setObjectName("CivicGrid.deadlines.counting")
        self.counting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for code in COUNTED:
            self.counting.addItem(tr(COUNTED[code]), code)
        self.keep = self._button("keep_hours", tr("Save working time"), self._keep)
        box = QGroupBox(tr("Working time"), self)
        form = QFormLayout(box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Hours"), self.hours)
        form.addRow(tr("Days end"), self.counting)
        form.addRow(self.keep)
        return box

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"CivicGrid.deadlines.{name}")
        label.setWordWrap(True)
        return label

    def _button(self, name: str, text: str, act) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"CivicGrid.deadlines.{name}")
        button.clicked.connect(lambda _=False: act())
        return button

    def show_book(self, book: Rulebook) -> None:
        """Show the calendar and the working time of the store."""
        first, self._book = self._book is None, book
        self.month.fill(book.days)
        if first:
            self.month.setSelectedDate(QDate(book.today.year, book.today.month, book.today.day))
        until = book.announced_until
        if until is None:
            said = tr("No day is announced yet: weekdays and fixed holidays hold for now.")
        else:
            said = tr("Announced until {day}; after it weekdays and fixed holidays hold for now.").format(day=until)
        self.cover.setText(said + (f" {book.missing}" if book.missing else ""))
        self.fill.setEnabled(not book.missing)
        self.fill.setIcon(QgsApplication.getThemeIcon("/mActionRefresh.svg"))
        self.hours.setText(book.settings[HOURS])
        self.counting.setCurrentIndex(self.counting.findData(book.settings[COUNTING]))
        self._show_day()
        self._enable()

    def _enable(self) -> None:
        self.announce.setEnabled(self._book is not None and not self._book.is_announced(self.month.yearShown()))

    def _show_day(self) -> None:
        one = self.month.day()
        weekday = self.month.locale().dayName(one.day.isoweekday())
        state = tr("worked") if one.working else tr("off")
        parts = [one.day.isoformat(), weekday, state, one.name or "", tr("provisional") if one.provisional else ""]
        self.said.setText(" · ".join(part for part in parts if part))
        self.name.setText(one.name or "")
        self.turn.setText(tr("Make it a day off") if one.working else tr("Make it a working day"))

    def _turn(self) -> None:
        one = self.month.day()
        name = self.name.text().strip() or None
        self.day_asked.emit(Day(one.day, not one.working, name))

    def _rename(self) -> None:
        one = self.month.day()
        self.day_asked.emit(Day(one.day, one.working, self.name.text().strip() or None))

    def _announce(self) -> None:
        self.announce_asked.emit(self.month.yearShown())

    def _keep(self) -> None:
        self.hours_asked.emit(self.hours.text().strip(), self.counting.currentData())

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Import a calendar"), "", "CSV (*.csv *.txt)")
        if path:
            self.import_asked.emit(path)

    def _export(self) -> None:
        name = tr("working calendar") + ".csv"
        path, _ = QFileDialog.getSaveFileName(self, tr("Export the calendar"), name, "CSV (*.csv)")
        if path:
            self.export_asked.emit(str(Path(path).with_suffix(".csv")))
