"""One rule as a form: when it holds, whom it names, what it rests on; read aloud while it is filled in."""

from dataclasses import replace

from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.routing import Rule, parse_times
from ...domain.problems import DomainError
from ...jobs.routing_desk import Desk
from ...jobs.routing_words import DAYS, OWN, URGENCIES, rule_sentence
from ...services.translation import sentence, tr
from .chooser import Chooser

_INDENT = "\u3000"


class RuleDialog(QDialog):
    """Makes a rule, or another one of a rule."""

    def __init__(self, desk: Desk, rule: Rule | None, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("CivicGrid.routing.dialog")
        self.setWindowTitle(tr("Edit the rule") if rule else tr("New rule"))
        self.setMinimumWidth(340)
        self._desk, self._rule = desk, rule or Rule(None, 0)
        book, names = desk.book, desk.names
        every = {None: tr("any")}
        targets = {(key, None): tr(OWN[key]) for key in OWN}
        targets |= {
            ("department", key): name
            for key, name in names.departments.items()
            if book.departments[key].active or key == self._rule.department
        }
        types = {code: f"{code} {name}" for code, name in sorted(names.types.items())}
        areas = {one.id: _INDENT * one.depth + one.name for one in desk.areas}
        rule = self._rule
        self.type = self._chooser("type", every | types, rule.event_type)
        self.area = self._chooser("area", every | areas, rule.area)
        self.grid = self._chooser("grid", every | dict(names.grids), rule.grid)
        self.urgency = self._chooser("urgency", every | {one: tr(URGENCIES[one]) for one in URGENCIES}, rule.urgency)
        self.days = self._chooser("days", every | {one: tr(DAYS[one]) for one in DAYS}, rule.days)
        self.hours = QLineEdit(rule.hours or "", self)
        self.hours.setObjectName("CivicGrid.routing.hours")
        self.hours.setPlaceholderText(tr("any, or 18:00-08:00"))
        asked = {None: tr("any"), True: tr("with a component"), False: tr("without a component")}
        self.component = self._chooser("component", asked, rule.has_component)
        self.to = self._chooser("to", targets, (rule.target, rule.department))
        self.basis = QLineEdit(rule.basis or "", self)
        self.basis.setObjectName("CivicGrid.routing.basis")
        self.basis.setPlaceholderText(tr("Empty: as the responsibility says"))
        self.active = QCheckBox(tr("The rule is on"), self)
        self.active.setChecked(rule.active)
        self.says = QLabel(self)
        self.says.setObjectName("CivicGrid.routing.says")
        self.says.setWordWrap(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (tr("Event type"), self.type),
            (tr("Area"), self.area),
            (tr("Grid"), self.grid),
            (tr("Urgency"), self.urgency),
            (tr("Applies on"), self.days),
            (tr("Hours"), self.hours),
            (tr("Component"), self.component),
            (tr("Goes to"), self.to),
            (tr("Basis"), self.basis),
            ("", self.active),
        ):
            form.addRow(label, field)
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(tr("OK"))
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.says)
        column.addWidget(buttons)
        for field in (self.hours, self.basis):
            field.textChanged.connect(self._check)
        for field in self.findChildren(Chooser):
            field.currentIndexChanged.connect(self._check)
        self.active.toggled.connect(self._check)
        self._check()

    def rule(self) -> Rule:
        """The rule as the form says it."""
        target, department = self.to.currentData()
        return replace(
            self._rule,
            target=target,
            department=department,
            event_type=self.type.currentData(),
            area=self.area.currentData(),
            grid=self.grid.currentData(),
            urgency=self.urgency.currentData(),
            hours=self.hours.text().strip() or None,
            days=self.days.currentData(),
            has_component=self.component.currentData(),
            basis=self.basis.text().strip() or None,
            active=self.active.isChecked(),
        )

    def _chooser(self, name: str, choices: dict, value: object) -> Chooser:
        field = Chooser(name, self)
        field.offer(choices, value)
        return field

    def _check(self, *_values: object) -> None:
        """Say the rule, or what is wrong with it."""
        rule, wrong = self.rule(), ""
        try:
            if rule.hours:
                parse_times(rule.hours)
        except DomainError as error:
            wrong = sentence(error.problem)
        self.says.setText(f"⚠ {wrong}" if wrong else rule_sentence(rule, self._desk.names))
        self.ok.setEnabled(not wrong)
