"""The month's list of shifts: a sheet of days, the day's people below; managers fill, copy, read in and change it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QBrush, QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.duty import Shift
from ...jobs.duty_desk import PART_NAMES, Month, read_month
from ...jobs.duty_table import Plan, enter_table, plan_table
from ...jobs.sentences import error_sentence
from ...services import clock
from ...services.translation import tr
from ...store import Store
from ...store.loop.duty import Shifts
from ..panel import Workbench
from ..shared.ask import ask
from .rotation_dialog import RotationDialog
from .shift_dialog import ShiftDialog
from .words import plain_tree, state_colour

_WEEK = 7
_DAY, _SHIFT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole
_NAMES = 2  # in a cell of the sheet
_CALLED = 4  # names of those without an account, below the sheet
WEEKDAYS = {0: "Mon", 1: "Tue", 2: "Wed", 3: "Thu", 4: "Fri", 5: "Sat", 6: "Sun"}


class MonthTab(QWidget):
    """Reads its month by itself, when it is shown and when the list has changed."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench = workbench
        self._asked = 0
        self._first = date(2000, 1, 1)
        self._month: Month | None = None
        self.back = self._button("back", "/mActionArrowLeft.svg", tr("The month before"), lambda: self._turn(-1))
        self.forth = self._button("forth", "/mActionArrowRight.svg", tr("The next month"), lambda: self._turn(1))
        self.title = QLabel(self)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit = self._button("edit", "/mActionToggleEditing.svg", tr("Change the list"), None)
        self.edit.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.edit.setMenu(self._menu())
        self.sheet = QTableWidget(0, _WEEK, self)
        self.sheet.setObjectName("CivicGrid.dutydesk.month")
        self.sheet.setHorizontalHeaderLabels([tr(WEEKDAYS[day]) for day in range(_WEEK)])
        self.sheet.verticalHeader().hide()
        self.sheet.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.sheet.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.sheet.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.sheet.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.sheet.setMinimumHeight(240)
        self.sheet.currentItemChanged.connect(lambda *_: self._show_day())
        self.warning = QLabel(self)
        self.warning.setObjectName("CivicGrid.dutydesk.month-warning")
        self.warning.setWordWrap(True)
        self.day = plain_tree(self, "day", [tr("Time"), tr("Part"), tr("Name"), tr("Phone"), tr("Account")])
        self.day.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.day.itemActivated.connect(lambda *_: self.change())
        head = QHBoxLayout()
        for widget, stretch in ((self.back, 0), (self.title, 1), (self.forth, 0), (self.edit, 0)):
            head.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(head)
        layout.addWidget(self.sheet, 3)
        layout.addWidget(self.warning)
        layout.addWidget(self.day, 2)

    def begin(self, manager: bool) -> None:
        """Another store or person: begin with this month."""
        self._first = self._workbench.session.local_now().date().replace(day=1)
        self.edit.setVisible(manager)
        self.reload()

    def reload(self) -> None:
        """Read the month again."""
        store, first = self._workbench.session.store, self._first
        if store is None:
            return
        self._asked += 1
        asked = self._asked

        def done(month: Month) -> None:
            if asked == self._asked and store is self._workbench.session.store:
                self._show(month)

        self._workbench.in_store(tr("Read the duty list"), lambda opened: read_month(opened, first), done, self._fail)

    def _fail(self, error: BaseException) -> None:
        self.warning.setText(error_sentence(error))
        self.warning.setVisible(True)

    def _turn(self, months: int) -> None:
        days = timedelta(days=40 if months > 0 else -1)
        self._first = (self._first + days).replace(day=1)
        self.reload()

    def _show(self, month: Month) -> None:
        self._month = month
        zone = self._workbench.session.store.zone
        self.title.setText(tr("{year}-{month}").format(year=month.first.year, month=f"{month.first.month:02d}"))
        chosen = self._chosen_day() or self._workbench.session.local_now().date()
        by_day: dict[date, list[Shift]] = {}
        for one in month.shifts:
            by_day.setdefault(clock.local_day(one.starts_at, zone), []).append(one)
        holes = {clock.local_day(hole.begin, zone) for hole in month.gaps}
        last = (month.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        self.sheet.setRowCount((month.first.weekday() + last.day + _WEEK - 1) // _WEEK)
        self.sheet.clearContents()
        for number in range(last.day):
            day = month.first + timedelta(days=number)
            item = self._cell(day, by_day.get(day, []), day in holes)
            place = month.first.weekday() + number
            self.sheet.setItem(place // _WEEK, place % _WEEK, item)
            if day == chosen:
                self.sheet.setCurrentItem(item)
        self._warn(month, zone)
        self._show_day()

    def _cell(self, day: date, shifts: list[Shift], hole: bool) -> QTableWidgetItem:
        names = list(dict.fromkeys(one.name for one in shifts))
        more = f"+{len(names) - _NAMES}" if len(names) > _NAMES else ""
        mark = "▲" if hole else ""
        item = QTableWidgetItem("\n".join([f"{day.day}{mark}", *names[:_NAMES], *([more] if more else [])]))
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        item.setData(_DAY, day)
        item.setToolTip("\n".join(names))
        if hole:
            item.setForeground(QBrush(state_colour(self, "overdue")))
        if day == self._workbench.session.local_now().date():
            colour = QColor(self.palette().highlight().color())
            colour.setAlpha(60)
            item.setBackground(QBrush(colour))
        return item

    def _warn(self, month: Month, zone: str) -> None:
        lines = []
        if not month.shifts:
            lines.append(tr("Nobody is on the list of this month."))
        for hole in month.gaps[:2]:
            text = tr("▲ No {part} from {begin} to {end}.")
            part = tr(PART_NAMES[hole.part])
            begin, end = clock.local_text(hole.begin, zone), clock.local_text(hole.end, zone)
            lines.append(text.format(part=part, begin=begin, end=end))
        for one, _other in month.doubles[:2]:
            text = tr("▲ {name} stands twice at {time}.")
            lines.append(text.format(name=one.name, time=clock.local_text(one.starts_at, zone)))
        left = len(month.gaps[2:]) + len(month.doubles[2:])
        if left:
            lines.append(tr("… and {count} more").format(count=left))
        if month.called_by_phone:
            text = tr("○ No account, so called by phone only ({count}): {names}")
            more = "…" if len(month.called_by_phone) > _CALLED else ""
            names = tr(", ").join(month.called_by_phone[:_CALLED]) + more
            lines.append(text.format(count=len(month.called_by_phone), names=names))
        self.warning.setText("\n".join(lines))
        self.warning.setVisible(bool(lines))

    def _show_day(self) -> None:
        self.day.clear()
        day, month = self._chosen_day(), self._month
        if day is None or month is None or self._workbench.session.store is None:
            return
        zone = self._workbench.session.store.zone
        begin, end = clock.day_bounds(day, zone)
        for one in month.shifts:
            if one.starts_at < end and one.ends_at > begin:
                hours = f"{clock.local_text(one.starts_at, zone)[11:]}–{clock.local_text(one.ends_at, zone)[11:]}"
                person = month.directory.person(one.account)
                account = person.login or person.name if person else "—"
                item = QTreeWidgetItem([hours, tr(PART_NAMES[one.part]), one.name, one.phone or "—", account])
                item.setData(0, _SHIFT, one)
                self.day.addTopLevelItem(item)

    def _chosen_day(self) -> date | None:
        item = self.sheet.currentItem()
        return item.data(_DAY) if item is not None else None

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for name, text, act in (
            ("rotate", tr("Fill by teams that take turns …"), self.rotate),
            ("copy", tr("Copy the week before into the chosen week"), self.copy_week),
            ("read", tr("Read a table (XLSX, CSV) …"), self._choose_table),
            ("link", tr("Find the accounts by name"), self._link),
            ("change", tr("Change the chosen shift …"), self.change),
            ("remove", tr("Take the chosen person off the day"), self._remove),
        ):
            action = menu.addAction(text)
            action.setObjectName(f"CivicGrid.dutydesk.{name}")
            action.triggered.connect(lambda _=False, act=act: act())
        return menu

    def rotate(self) -> None:
        """Ask for teams and times, and fill the month."""
        first = max(self._first, self._workbench.session.local_now().date())
        last = (self._first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        RotationDialog(first, max(first, last), self._write, self).open()

    def copy_week(self) -> None:
        """Let the chosen week be like the one before."""
        day = self._chosen_day()
        if day is not None:
            self._write(tr("Copy a week of duty"), lambda store: Shifts(store).copy_week(day))

    def read_table(self, path: Path) -> None:
        """Take the shifts of a table, after a question that says what goes for them."""
        self._workbench.in_store(
            tr("Read a duty list"), lambda store: plan_table(store, path), self._ask, self._workbench.say_error
        )

    def _ask(self, plan: Plan) -> None:
        table = plan.table
        text = tr("{shifts} shifts of {days} days, from {first} to {last}; {going} shifts that are planned there go.")
        lines = [text.format(shifts=len(table.rows) - plan.begun, days=len(table.days), first=table.days[0],
                             last=table.days[-1], going=plan.going)]  # fmt: skip
        if len(table.days) <= (table.days[-1] - table.days[0]).days:
            lines.append(tr("Days in between that the table does not name stay as they are."))
        if plan.begun:
            lines.append(tr("{count} shifts have begun already and are not entered.").format(count=plan.begun))
        if table.unread:
            lines.append(tr("Columns that are not read: {names}").format(names=tr(", ").join(table.unread)))
        choices = {QMessageBox.StandardButton.Yes: tr("Enter"), QMessageBox.StandardButton.No: tr("Cancel")}
        answer = ask(self, tr("Read a duty list"), "\n".join(lines), choices, QMessageBox.StandardButton.No)
        if answer == QMessageBox.StandardButton.Yes:
            self._write(tr("Read a duty list"), lambda store: enter_table(store, table))

    def _link(self) -> None:
        """Find the accounts of those who have none in the month."""
        first = self._first
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

        def done(count: int) -> None:
            text = tr("{count} shifts have got an account.").format(count=count)
            self._workbench.say(text, Qgis.MessageLevel.Success)
            self.reload()

        self._workbench.in_store(
            tr("Change the duty list"), lambda store: Shifts(store).link(first, last), done, self._workbench.say_error
        )

    def _choose_table(self) -> None:
        kinds = tr("Tables") + " (*.xlsx *.xls *.et *.csv)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Read a duty list"), "", kinds)
        if chosen:
            self.read_table(Path(chosen))

    def change(self) -> None:
        """Open the chosen shift, to be changed or taken off the list; for managers only."""
        item = self.day.currentItem()
        if item is not None and not self.edit.isHidden():
            ShiftDialog(self._workbench, item.data(0, _SHIFT), self._month, self.reload, self).open()

    def _remove(self) -> None:
        item = self.day.currentItem()
        if item is not None:
            seen = item.data(0, _SHIFT)
            self._write(tr("Change the duty list"), lambda store: Shifts(store).remove(seen.id, seen=seen))

    def _write(self, title: str, work: Callable[[Store], int | None]) -> None:
        def done(count: int | None) -> None:
            if count is not None:
                text = tr("{count} shifts are on the list.").format(count=count)
                self._workbench.say(text, Qgis.MessageLevel.Success)
            self.reload()

        self._workbench.in_store(title, work, done, self._workbench.say_error)

    def _button(self, name: str, picture: str, tip: str, act: Callable[[], object] | None) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"CivicGrid.dutydesk.month-{name}")
        button.setIcon(QgsApplication.getThemeIcon(picture))
        button.setToolTip(tip)
        if act is not None:
            button.clicked.connect(lambda _=False: act())
        return button
