"""The rules 时限规则: a table, and the form of the rule that is chosen in it."""

import dataclasses

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.deadline import ANY_TYPE, Rule
from ...domain.events.profile import MOST
from ...jobs.deadlines import Rulebook, contradicting
from ...services.translation import tr
from ..shared.code_names import code_names
from .model import RulesModel
from .words import RULE_UNITS, contradiction, type_name

_COLUMNS = (88, 62, 48, 74)  # pixels; the last column takes what is left
_TABLE_HEIGHT = 150
_NAMED = 3


class RulesTab(QWidget):
    """``save_asked(before, after)`` carries lists of Rule."""

    save_asked = pyqtSignal(list, list)
    discard_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._filling = False
        self._book: Rulebook | None = None
        self._checked: object = None
        self.model = RulesModel(self)
        says = QLabel(
            tr("The most specific rule holds: of its type before its major class, of its urgency before any.")
        )
        says.setWordWrap(True)
        self.table = QTableView(self)
        self.table.setObjectName("CivicGrid.deadlines.rules")
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in enumerate(_COLUMNS):
            header.resizeSection(column, width)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        layout = QVBoxLayout(self)
        layout.addWidget(says)
        layout.addWidget(self.table, 1)
        self.contradictions = QLabel(self)
        self.contradictions.setObjectName("CivicGrid.deadlines.contradictions")
        self.contradictions.setWordWrap(True)
        self.contradictions.hide()
        layout.addWidget(self.contradictions)
        layout.addLayout(self._rows())
        layout.addLayout(self._form())
        layout.addLayout(self._buttons())

    def _rows(self) -> QHBoxLayout:
        self.add = QPushButton(QgsApplication.getThemeIcon("/symbologyAdd.svg"), tr("Add a rule"), self)
        self.add.setObjectName("CivicGrid.deadlines.add")
        self.add.clicked.connect(lambda _=False: self._add())
        self.remove = QPushButton(QgsApplication.getThemeIcon("/symbologyRemove.svg"), tr("Remove"), self)
        self.remove.setObjectName("CivicGrid.deadlines.remove")
        self.remove.clicked.connect(lambda _=False: self._remove())
        row = QHBoxLayout()
        row.addWidget(self.add, 1)
        row.addWidget(self.remove, 1)
        return row

    def _form(self) -> QFormLayout:
        self.type, self.urgency, self.milestone, self.unit = (QComboBox(self) for _ in range(4))
        self.type.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.type.setMinimumContentsLength(8)
        self.amount, self.warning = QSpinBox(self), QSpinBox(self)
        self.amount.setRange(1, MOST)
        self.warning.setRange(1, 100)
        self.warning.setSuffix("%")
        self.source = QLineEdit(self)
        self.urgency.addItem(tr("any"), None)
        for code, name in code_names("urgency").items():
            self.urgency.addItem(name, code)
        for code in RULE_UNITS:
            self.unit.addItem(tr(RULE_UNITS[code]), code)
        for name, field in (("type", self.type), ("urgency", self.urgency), ("milestone", self.milestone),
                            ("amount", self.amount), ("unit", self.unit), ("warning", self.warning),
                            ("source", self.source)):  # fmt: skip
            field.setObjectName(f"CivicGrid.deadlines.{name}")
        for box in (self.type, self.urgency, self.milestone, self.unit):
            box.currentIndexChanged.connect(lambda _=0: self._take())
        for box in (self.amount, self.warning):
            box.valueChanged.connect(lambda _=0: self._take())
        self.source.textEdited.connect(lambda _="": self._take())
        self.warning.setToolTip(tr("When so much of the period has passed, the event is due soon."))
        length = QHBoxLayout()
        length.addWidget(self.amount, 1)
        length.addWidget(self.unit, 1)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Type"), self.type)
        form.addRow(tr("Urgency"), self.urgency)
        form.addRow(tr("Milestone"), self.milestone)
        form.addRow(tr("Period"), length)
        form.addRow(tr("Warn at"), self.warning)
        form.addRow(tr("Source"), self.source)
        return form

    def _buttons(self) -> QHBoxLayout:
        self.save = QPushButton(tr("Save the rules"), self)
        self.save.setObjectName("CivicGrid.deadlines.save")
        self.save.clicked.connect(lambda _=False: self.save_asked.emit(self.model.saved, self.model.rules))
        self.discard = QPushButton(tr("Discard changes"), self)
        self.discard.setObjectName("CivicGrid.deadlines.discard")
        self.discard.clicked.connect(lambda _=False: self.discard_asked.emit())
        row = QHBoxLayout()
        row.addWidget(self.save, 1)
        row.addWidget(self.discard, 1)
        return row

    def show_book(self, book: Rulebook) -> None:
        """Show the rules of the store; what was changed and not saved is gone."""
        self._book = book
        self._filling = True
        for box, names in ((self.type, book.types), (self.milestone, book.milestones)):
            box.clear()
            for code, name in names.items():
                box.addItem(type_name(book.types, code) if box is self.type else name, code)
        self._filling = False
        row = max(0, self.table.currentIndex().row())
        self.model.fill(book)
        self.table.selectRow(min(row, self.model.rowCount() - 1))
        self._show_current()

    def _show_current(self) -> None:
        row = self.table.currentIndex().row()
        here = 0 <= row < len(self.model.rules)
        for field in (self.type, self.urgency, self.milestone, self.amount, self.unit, self.warning, self.source,
                      self.remove):  # fmt: skip
            field.setEnabled(here)
        self._enable()
        if not here:
            return
        rule, self._filling = self.model.rules[row], True
        for box, code in ((self.type, rule.event_type), (self.urgency, rule.urgency),
                          (self.milestone, rule.milestone), (self.unit, rule.unit)):  # fmt: skip
            if box.findData(code) < 0:
                box.addItem(code, code)
            box.setCurrentIndex(box.findData(code))
        self.amount.setValue(rule.amount)
        self.warning.setValue(rule.warn_percent)
        self.source.setText(rule.source or "")
        self._filling = False

    def _take(self) -> None:
        """What the form says, into the row that is chosen."""
        row = self.table.currentIndex().row()
        if self._filling or not 0 <= row < len(self.model.rules):
            return
        rule = Rule(
            self.type.currentData(),
            self.urgency.currentData(),
            self.milestone.currentData(),
            self.amount.value(),
            self.unit.currentData(),
            self.warning.value(),
            self.source.text().strip() or None,
        )
        self.model.put(row, rule)
        self._enable()

    def _add(self) -> None:
        """A copy of the rule that is chosen, to be changed."""
        row = self.table.currentIndex().row()
        rules = self.model.rules
        rule = rules[row] if 0 <= row < len(rules) else Rule(ANY_TYPE, None, next(iter(self._book.milestones)), 1,
                                                             "working_day")  # fmt: skip
        self.model.add(row + 1, dataclasses.replace(rule, source=None))
        self.table.selectRow(row + 1)
        self._enable()
        self.type.setFocus()

    def _remove(self) -> None:
        self.model.remove([index.row() for index in self.table.selectionModel().selectedRows()])
        self._show_current()

    def _enable(self) -> None:
        for button in (self.save, self.discard):
            button.setEnabled(self.model.touched)
        self._check()

    def _check(self) -> None:
        """Say which rules contradict each other, unless it is the same rules as last time."""
        checked = (self._book, tuple(self.model.rules))
        if checked == self._checked:
            return
        self._checked = checked
        found = contradicting(self._book, self.model.rules)
        lines = [contradiction(one, self._book.types, self._book.milestones) for one in found]
        text = [tr("⚠ These rules contradict each other, around long holidays at the latest:"), *lines[:_NAMED]]
        if len(lines) > _NAMED:
            text.append(tr("and {count} more").format(count=len(lines) - _NAMED))
        self.contradictions.setText("\n".join(text))
        self.contradictions.setToolTip("\n".join(lines))
        self.contradictions.setVisible(bool(lines))
