"""Try it: an event that is there or made up, where the rules send it, and what becomes of each of them."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from qgis.core import QgsApplication
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtWidgets import (
    QDateTimeEdit,
    QFormLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.routing import Verdict
from ...jobs.routing_desk import Desk, Trial, try_event, try_values
from ...jobs.routing_words import URGENCIES, because, missed, reasons, rule_sentence
from ...jobs.sentences import error_sentence
from ...services.translation import tr
from ..panel import Workbench
from .chooser import Chooser

_INDENT = "\u3000"
_TIME = "yyyy-MM-dd HH:mm"
_NOTHING = {"event_type": "", "area_id": "", "urgency": "", "component": ""}  # no choice stands for this
_WON, _HELD, _NOBODY, _MISSED = "▶", "✓", "○", "–"


class TrialTab(QWidget):
    """A number of an event, or else type, place, urgency and component; the time is now until it is changed.

    With a number these show what the event has, once it was tried, and what was chosen before comes back without it.
    """

    def __init__(self, workbench: Workbench, parent: QWidget | None = None):
        super().__init__(parent)
        self._workbench, self._desk, self._asked = workbench, None, 0
        self._chosen: dict[str, object] | None = None  # what was chosen before a number was written
        self.number = QgsFilterLineEdit(self)
        self.number.setObjectName("CivicGrid.routing.number")
        self.number.setPlaceholderText(tr("Number of an event, or choose below"))
        self.number.textChanged.connect(self._switch)
        self.number.returnPressed.connect(self.run)
        self.type, self.area, self.urgency = (Chooser(name, self) for name in ("try-type", "try-area", "try-urgency"))
        self.component = QgsFilterLineEdit(self)
        self.component.setObjectName("CivicGrid.routing.try-component")
        self.component.setPlaceholderText(tr("Code of a component, or none"))
        self.at = QDateTimeEdit(self)
        self.at.setObjectName("CivicGrid.routing.try-at")
        self.at.setDisplayFormat(_TIME)
        self.at.setCalendarPopup(True)
        self.go = QPushButton(QgsApplication.getThemeIcon("/mActionStart.svg"), tr("Try it"), self)
        self.go.setObjectName("CivicGrid.routing.try")
        self.go.clicked.connect(self.run)
        self.answer, self.why, self.others = (QLabel(self) for _ in range(3))
        for name, label in (("answer", self.answer), ("why", self.why), ("others", self.others)):
            label.setObjectName(f"CivicGrid.routing.{name}")
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self.answer.font()
        font.setBold(True)
        self.answer.setFont(font)
        self.rules = QTreeWidget(self)
        self.rules.setObjectName("CivicGrid.routing.verdicts")
        self.rules.setHeaderLabels([tr("Rank"), tr("Rule"), tr("What becomes of it")])
        self.rules.setRootIsDecorated(False)
        self.rules.setUniformRowHeights(True)
        self.rules.setAlternatingRowColors(True)
        self.rules.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.rules.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (tr("Event"), self.number),
            (tr("Event type"), self.type),
            (tr("Area"), self.area),
            (tr("Urgency"), self.urgency),
            (tr("Component"), self.component),
            (tr("Time"), self.at),
        ):
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(form)
        column.addWidget(self.go)
        column.addWidget(self.answer)
        column.addWidget(self.why)
        column.addWidget(self.others)
        column.addWidget(self.rules, 1)

    def offer(self, desk: Desk) -> None:
        """Take over what there is to choose from; what is chosen stays chosen."""
        first = self._desk is None or self._desk.zone != desk.zone
        self._desk = desk
        types = {code: f"{code} {name}" for code, name in sorted(desk.names.types.items())}
        areas = {None: tr("unknown")} | {one.id: _INDENT * one.depth + one.name for one in desk.areas}
        urgencies = {None: tr("not set")} | {one: tr(URGENCIES[one]) for one in URGENCIES}
        chosen = self._chosen or self._values()
        for name, choices in (("event_type", types), ("area_id", areas), ("urgency", urgencies)):
            self._fields[name].offer(choices, chosen[name])
        if first:
            now = self._workbench.session.local_now()
            self.at.setDateTime(QDateTime(now.year, now.month, now.day, now.hour, now.minute))
        if self._chosen is not None:
            self._show_values(_NOTHING)
        self.show_trial(None)

    def run(self) -> None:
        """Try the rules as they stand in the store."""
        desk, number, component = self._desk, self.number.text().strip(), self.component.text().strip()
        if desk is None:
            return
        at = self.at.dateTime().toPyDateTime().replace(tzinfo=ZoneInfo(desk.zone))
        values = {name: field.currentData() for name, field in self._fields.items()}
        self._asked += 1
        asked = self._asked

        def done(trial: Trial) -> None:
            if asked == self._asked:
                self.show_trial(trial)
                if trial.event is not None and self.number.text().strip() == number:
                    self._show_values(trial.event)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self.show_trial(None)
                self.answer.setText(f"⚠ {error_sentence(error)}")
                self.answer.show()

        def work(store) -> Trial:
            return _try(store, number, values, component, at)

        self._workbench.in_store(tr("Try the rules of routing"), work, done, failed)

    def show_trial(self, trial: Trial | None) -> None:
        """Show where an event goes, why, and what each rule says; None: nothing was tried."""
        self.rules.clear()
        for label in (self.answer, self.why, self.others):
            label.setVisible(trial is not None)
        self.rules.setVisible(trial is not None)
        if trial is None:
            return
        names, proposal = self._desk.names, trial.proposal
        to = names.departments[proposal.department] if proposal.department else tr("Goes to the duty desk")
        self.answer.setText(f"{_WON} {to}")
        self.why.setText(because(proposal))
        codes = {one.code: one.name for one in self._desk.book.departments.values()}
        lines = []
        if proposal.assisting:
            assisting = tr(", ").join(codes.get(code, code) for code in proposal.assisting)
            lines.append(tr("Assisting: {departments}").format(departments=assisting))
        if proposal.alternatives:
            others = tr(", ").join(names.departments.get(one.department, "") for one in proposal.alternatives)
            lines.append(tr("Else: {departments}").format(departments=others))
        self.others.setText("\n".join(lines))
        self.others.setVisible(bool(lines))
        for verdict in trial.verdicts:
            self._add(verdict, verdict.number == proposal.number)

    def _add(self, verdict: Verdict, won: bool) -> None:
        names = self._desk.names
        if verdict.missed:
            mark, why = _MISSED, missed(verdict.missed)
        else:
            mark = _WON if won else _HELD if verdict.candidates else _NOBODY
            found = tr(", ").join(names.departments.get(one.department, "") for one in verdict.candidates)
            why = tr("; ").join(filter(None, (found, reasons(verdict.passed))))
        item = QTreeWidgetItem([f"{mark} {verdict.number}", rule_sentence(verdict.rule, names), why])
        for column in range(3):
            item.setToolTip(column, f"{item.text(1)}\n{why}")
            font = item.font(column)
            font.setBold(won)
            item.setFont(column, font)
            if verdict.missed:
                item.setForeground(column, self.palette().placeholderText())
        self.rules.addTopLevelItem(item)
        if won:
            self.rules.setCurrentItem(item)
            self.rules.scrollToItem(item)

    def _switch(self, text: str) -> None:
        """A number names all that could be chosen else."""
        named = bool(text.strip())
        if named:
            self._chosen = self._chosen or self._values()
            self._show_values(_NOTHING)
        elif self._chosen is not None:
            self._show_values(self._chosen)
            self._chosen = None
        for field in (*self._fields.values(), self.component):
            field.setEnabled(not named)

    @property
    def _fields(self) -> dict[str, Chooser]:
        return {"event_type": self.type, "area_id": self.area, "urgency": self.urgency}

    def _values(self) -> dict[str, object]:
        """What is chosen."""
        chosen = {name: field.currentData() for name, field in self._fields.items()}
        return {**chosen, "component": self.component.text()}

    def _show_values(self, values: Mapping[str, object]) -> None:
        """Show an event's own values; those of _NOTHING leave the fields empty."""
        for name, field in self._fields.items():
            field.show_value(values[name], "" if values is _NOTHING else str(values[name] or ""))
        self.component.setText(str(values["component"]))


def _try(store, number: str, values: dict, component: str, at: datetime) -> Trial:
    return try_event(store, number, at) if number else try_values(store, values, component, at)
