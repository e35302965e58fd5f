"""The filters above the list: a text, what is to be done, and menus for the rest; they fit a dock of 360 pixels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from qgis.core import QgsApplication
from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QDate, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAction,
    QActionGroup,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from ...domain.events.display import LEVEL_NAMES
from ...services.translation import tr
from ...store.loop.event_list import EventFilter
from ..shared.code_names import code_names
from .choices import ChoiceMenu
from .words import DEADLINE_NAMES, STAGE_NAMES, SUPERVISION_NAMES

SORT_NAMES = {
    "reported": "Time of report",
    "due": "Deadline",
    "level": "Level",
    "state": "State",
    "number": "Number",
}
DOWNWARDS = frozenset({"reported", "number"})
"""What is ordered downwards when it is chosen: the latest first; else the gravest, the most urgent, the earliest."""

MENU_NAMES = {
    "deadlines": "Deadline",
    "levels": "Level",
    "stages": "Step",
    "states": "State",
    "types": "Type",
    "departments": "Department",
    "areas": "Area",
    "grids": "Grid",
    "sources": "Channel",
    "supervisions": "Supervision",
}
_TYPING = 300  # milliseconds after the last letter


class FilterBar(QWidget):
    """``changed`` when something else is wanted: `wanted`, `sort`, `descending`; ``picking`` takes clicks on the map.

    ``today`` gives the day where the store is.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget, today: Callable[[], date]):
        super().__init__(parent)
        self._today = today
        self.sort, self.descending = "reported", True
        theme = QgsApplication.getThemeIcon
        self.text = QLineEdit(self)
        self.text.setObjectName("CivicGrid.events.text")
        self.text.setPlaceholderText(tr("Number, title or address"))
        self.text.setClearButtonEnabled(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._typing.timeout.connect(self._tell)
        self.text.textChanged.connect(lambda _: self._typing.start())
        self.picking = QAction(theme("/mActionIdentify.svg"), tr("Pick an event on the map"), self)
        self.picking.setCheckable(True)
        pick = self._button("pick", "")
        pick.setDefaultAction(self.picking)
        self.order = self._button("sort", tr("Order"))
        self.order.setIcon(theme("/sort.svg"))
        self.order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.order.setToolTip(tr("Order of the list"))
        self.order.setMenu(self._sort_menu())
        self.mine, self.open = self._chip("mine", tr("To do")), self._chip("open", tr("Unfinished"))
        self.mine.setToolTip(tr("What this account is to move on now, and its department has"))
        self.menus = {name: ChoiceMenu(name, tr(MENU_NAMES[name]), self) for name in MENU_NAMES}
        for menu in self.menus.values():
            menu.changed.connect(self._tell)
        self.chips = {name: self._menu_chip(name) for name in ("deadlines", "levels")}
        self.more = self._button("more", tr("More"))
        self.more.setMenu(self._more_menu())
        self.reset = self._button("reset", "✕")
        self.reset.setToolTip(tr("Show all events"))
        self.reset.setAccessibleName(tr("Show all events"))
        self.reset.clicked.connect(lambda _=False: self.clear())
        self.said = QLabel(self)
        self.said.setObjectName("CivicGrid.events.filter-text")
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._lay_out(pick)
        self._fill_static()
        self._say()

    def _lay_out(self, pick: QToolButton) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(2)
        second.setSpacing(2)
        first.addWidget(self.text, 1)
        first.addWidget(self.order)
        first.addWidget(pick)
        for part in (self.mine, self.open, *self.chips.values(), self.more):
            second.addWidget(part)
        second.addStretch(1)
        second.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.said)

    # what is wanted

    def wanted(self) -> EventFilter:
        """The filter as it is set."""
        ticked = {name: menu.ticked() for name, menu in self.menus.items()}
        return EventFilter(
            text=self.text.text().strip(),
            open=self.open.isChecked(),
            mine=self.mine.isChecked(),
            since=_day(self.since),
            until=_day(self.until),
            **ticked,
        )

    def show_filter(self, wanted: EventFilter, sort: str = "", descending: bool = True) -> None:
        """Set the filter, and the order where one is given; tells nobody."""
        for part in (self.text, self.mine, self.open, self.since, self.until):
            part.blockSignals(True)
        self.text.setText(wanted.text)
        self.mine.setChecked(wanted.mine)
        self.open.setChecked(wanted.open)
        for edit, day in ((self.since, wanted.since), (self.until, wanted.until)):
            edit.setDate(QDate(day.year, day.month, day.day)) if day else edit.clear()
        for part in (self.text, self.mine, self.open, self.since, self.until):
            part.blockSignals(False)
        for name, menu in self.menus.items():
            menu.tick(getattr(wanted, name))
        if sort in SORT_NAMES:
            self.sort, self.descending = sort, descending
            self._sorts[sort].setChecked(True)
            self._reverse.setChecked(descending != (sort in DOWNWARDS))
        self._say()

    def clear(self) -> None:
        """Want all events."""
        self.show_filter(EventFilter())
        self.changed.emit()

    def offer(self, choices: Mapping[str, Sequence[tuple[object, str]]], kept: EventFilter) -> None:
        """Offer what this store has, and tick what is wanted of it."""
        for name, items in choices.items():
            self.menus[name].fill(items)
            self.menus[name].tick(getattr(kept, name))
        self._say()

    def sort_by(self, sort: str) -> None:
        """Order the list by something; by the same once more: the other way round."""
        if sort == self.sort:
            self.descending = not self.descending
        else:
            self.sort, self.descending = sort, sort in DOWNWARDS
        self._sorts[sort].setChecked(True)
        self._reverse.setChecked(self.descending != (sort in DOWNWARDS))
        self._tell()

    def is_active(self) -> bool:
        """Whether anything is asked for."""
        return self.wanted() != EventFilter()

    # parts

    def _tell(self) -> None:
        self._typing.stop()
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """What the menus ask for, in words; the chips that ask for something are shown pressed."""
        parts = []
        for name, menu in self.menus.items():
            texts = menu.texts()
            if name in self.chips:
                self.chips[name].setChecked(bool(texts))
            if texts:
                parts.append(tr("{kind}: {names}").format(kind=tr(MENU_NAMES[name]), names=tr(", ").join(texts)))
        if not self.since.isNull():
            parts.append(tr("from {day}").format(day=_day(self.since).isoformat()))
        if not self.until.isNull():
            parts.append(tr("until {day}").format(day=_day(self.until).isoformat()))
        self.said.setText(" · ".join(parts))
        self.said.setVisible(bool(parts))
        self.reset.setEnabled(self.is_active())

    def _fill_static(self) -> None:
        self.menus["deadlines"].fill([(code, tr(DEADLINE_NAMES[code])) for code in DEADLINE_NAMES])
        self.menus["levels"].fill([(level, tr(LEVEL_NAMES[level])) for level in LEVEL_NAMES])
        self.menus["stages"].fill([(code, tr(STAGE_NAMES[code])) for code in STAGE_NAMES])
        self.menus["sources"].fill(list(code_names("event_source").items()))
        self.menus["supervisions"].fill([(code, tr(SUPERVISION_NAMES[code])) for code in SUPERVISION_NAMES])

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._sorts: dict[str, QAction] = {}
        for name, text in {name: tr(SORT_NAMES[name]) for name in SORT_NAMES}.items():
            action = QAction(text, menu)
            action.setObjectName(f"CivicGrid.events.sort.{name}")
            action.setCheckable(True)
            action.setChecked(name == self.sort)
            action.triggered.connect(lambda _=False, name=name: self.sort_by(name) if name != self.sort else None)
            group.addAction(action)
            menu.addAction(action)
            self._sorts[name] = action
        menu.addSeparator()
        self._reverse = QAction(tr("The other way round"), menu)
        self._reverse.setCheckable(True)
        self._reverse.triggered.connect(lambda _=False: self.sort_by(self.sort))
        menu.addAction(self._reverse)
        return menu

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        for name, part in self.menus.items():
            if name not in self.chips:
                menu.addMenu(part)
        menu.addMenu(self._days_menu())
        return menu

    def _days_menu(self) -> QMenu:
        menu = QMenu(tr("Reported"), self)
        box = QWidget(menu)
        self.since, self.until = QgsDateEdit(box), QgsDateEdit(box)
        lines = QFormLayout(box)
        for name, label, edit in (("since", tr("From"), self.since), ("until", tr("Until"), self.until)):
            edit.setObjectName(f"CivicGrid.events.filter.{name}")
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setAllowNull(True)
            edit.setCalendarPopup(True)
            edit.clear()
            edit.dateChanged.connect(lambda _: self._tell())
            lines.addRow(label, edit)
        action = QWidgetAction(menu)
        action.setDefaultWidget(box)
        for days, text in ((1, tr("Today")), (7, tr("The last 7 days")), (30, tr("The last 30 days"))):
            preset = QAction(text, menu)
            preset.triggered.connect(lambda _=False, days=days: self._last_days(days))
            menu.addAction(preset)
        menu.addAction(action)
        return menu

    def _last_days(self, days: int) -> None:
        today = self._today()
        self.show_filter(replace(self.wanted(), since=today - timedelta(days=days - 1), until=None))
        self.changed.emit()

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"CivicGrid.events.{name}")
        button.setText(text)
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _chip(self, name: str, text: str) -> QToolButton:
        chip = self._button(name, text)
        chip.setAutoRaise(False)
        chip.setCheckable(True)
        chip.toggled.connect(lambda _: self._tell())
        return chip

    def _menu_chip(self, name: str) -> QToolButton:
        """A chip that opens a menu and looks pressed while that asks for something."""
        chip = self._button(name, tr(MENU_NAMES[name]))
        chip.setAutoRaise(False)
        chip.setCheckable(True)
        chip.setMenu(self.menus[name])
        return chip


def _day(edit: QgsDateEdit) -> date | None:
    return None if edit.isNull() else edit.date().toPyDate()
