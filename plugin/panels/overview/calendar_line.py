"""The line for managers that says when the announced days of the working calendar end, while that is soon."""

from dataclasses import dataclass
from datetime import date

from qgis.PyQt.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ...domain.events.announced import is_asked_for
from ...services import clock
from ...services.translation import tr
from ...store import Store
from ...store.access import Account
from ...store.loop.working_time import ROLE, last_announced
from ..panel import Workbench


@dataclass(frozen=True)
class CalendarEnd:
    """The announced days end soon; ``until`` None: today is none of them."""

    until: date | None


def calendar_end(store: Store, account: Account) -> CalendarEnd | None:
    """What a manager is to be told; None for all others, and where enough is announced."""
    if ROLE not in account.roles:
        return None
    today = clock.local_day(clock.utc_now(), store.zone)
    until = last_announced(store, today)
    return CalendarEnd(until) if is_asked_for(until, today) else None


class CalendarLine(QFrame):
    """A sentence, and a button that opens the calendar."""

    def __init__(self, workbench: Workbench, parent: QWidget):
        super().__init__(parent)
        self._workbench = workbench
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text = QLabel(self)
        self.text.setObjectName("CivicGrid.overview.calendar")
        self.text.setWordWrap(True)
        self.open = QPushButton(tr("Open the working calendar"), self)
        self.open.setObjectName("CivicGrid.overview.calendar.open")
        self.open.clicked.connect(lambda _=False: self._open())
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.text)
        column.addWidget(self.open)
        self.hide()

    def show_end(self, end: CalendarEnd | None) -> None:
        """Say when the announced days end; None: nothing needs to be said."""
        self.setVisible(end is not None)
        if end is None:
            return
        if end.until is None:
            said = tr("⚠ The working calendar has no announced days: weekdays and fixed holidays hold for now.")
        else:
            said = tr("⚠ The working calendar is announced until {day} only. Enter the days off that follow.")
        self.text.setText(said.format(day=end.until))

    def _open(self) -> None:
        panel = self._workbench.show_panel("deadlines")
        if panel is not None:
            panel.tabs.setCurrentWidget(panel.calendar)
