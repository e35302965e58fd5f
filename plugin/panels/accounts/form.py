"""One account as a form: who, where, and what this person may do."""

from collections.abc import Callable
from datetime import datetime, timedelta

from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QCompleter,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...services import clock
from ...services.translation import tr
from ...store.access import Entry
from ..shared.roles import ROLE_DUTIES, ROLE_NAMES
from .model import Directory

_SQL_LINES = 4
_INDENT = "　"
_SHOWN_LETTERS = 8
_QUIET = "color: #7a7a7a;"  # readable on light and dark themes


class AccountForm(QWidget):
    """Shows an account and gives back what was changed; what happens then is the panel's.

    ``buttons`` is a widget of its own, so that it stays in sight while the form scrolls.
    """

    def __init__(self, save: Callable[[], object], act: Callable[[str], object], parent: QWidget | None = None):
        super().__init__(parent)
        self.entry: Entry | None = None
        self._zone, self._engine, self._may_manage = "UTC", "", False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._server())
        layout.addLayout(self._who())
        layout.addWidget(self._rights())
        self.buttons = self._buttons(save, act)

    def _who(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.name, self.login, self.number = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.area, self.department = _chooser(self), _chooser(self)
        for name, label, field in (
            ("name", tr("Name"), self.name),
            ("login", tr("Login"), self.login),
            ("number", tr("Duty number"), self.number),
            ("area", tr("Area of duty"), self.area),
            ("department", tr("Department"), self.department),
        ):
            field.setObjectName(f"CivicGrid.accounts.{name}")
            form.addRow(label, field)
        return form

    def _rights(self) -> QGroupBox:
        group = QGroupBox(tr("Roles"), self)
        grid = QGridLayout(group)
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(2)
        self.roles: dict[str, QCheckBox] = {}
        self.ends: dict[str, QgsDateEdit] = {}
        for number, role in enumerate(ROLE_NAMES):
            box = QCheckBox(tr(ROLE_NAMES[role]), group)
            box.setObjectName(f"CivicGrid.accounts.role.{role}")
            end = QgsDateEdit(group)
            end.setObjectName(f"CivicGrid.accounts.end.{role}")
            end.setAllowNull(True)
            end.setNullRepresentation(tr("without end"))
            end.setDisplayFormat("yyyy-MM-dd")
            end.setToolTip(tr("The last day on which the role is valid"))
            end.setMinimumWidth(120)
            box.toggled.connect(end.setVisible)
            duty = QLabel(tr(ROLE_DUTIES[role]), group)
            duty.setWordWrap(True)
            duty.setIndent(22)
            duty.setStyleSheet(_QUIET)
            grid.addWidget(box, 2 * number, 0)
            grid.addWidget(end, 2 * number, 1)
            grid.addWidget(duty, 2 * number + 1, 0, 1, 2)
            self.roles[role], self.ends[role] = box, end
        return group

    def _server(self) -> QWidget:
        self.pending = QWidget(self)
        layout = QVBoxLayout(self.pending)
        layout.setContentsMargins(0, 0, 0, 0)
        says = QLabel(tr("This account may not manage login roles. The server's administrator has still to run:"), self)
        says.setWordWrap(True)
        self.sql = QPlainTextEdit(self)
        self.sql.setObjectName("CivicGrid.accounts.sql")
        self.sql.setReadOnly(True)
        self.sql.setFixedHeight(self.sql.fontMetrics().lineSpacing() * _SQL_LINES + 12)
        copy = QPushButton(tr("Copy SQL"), self)
        copy.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        copy.clicked.connect(self._copy)
        for widget in (says, self.sql, copy):
            layout.addWidget(widget)
        return self.pending

    def _buttons(self, save: Callable[[], object], act: Callable[[str], object]) -> QWidget:
        buttons = QWidget()
        layout = QHBoxLayout(buttons)
        layout.setContentsMargins(0, 0, 0, 0)
        self.save = QPushButton(tr("Save"), self)
        self.password = QPushButton(tr("New password"), self)
        self.password.setToolTip(tr("Give this person a new first password, shown once"))
        self.active = QPushButton(self)
        for name, button in (("save", self.save), ("password", self.password), ("active", self.active)):
            button.setObjectName(f"CivicGrid.accounts.{name}")
        self.save.clicked.connect(lambda: save())
        self.password.clicked.connect(lambda: act("password"))
        self.active.clicked.connect(lambda: act("deactivate" if self.entry and self.entry.active else "reactivate"))
        layout.addWidget(self.save, 1)
        layout.addWidget(self.password)
        layout.addWidget(self.active)
        return buttons

    def offer(self, directory: Directory) -> None:
        """Take over which areas and departments there are."""
        self._zone, self._engine = directory.zone, directory.engine
        self._may_manage = directory.may_manage_logins
        _fill(self.area, [(place.id, _INDENT * place.depth + place.name) for place in directory.areas])
        _fill(self.department, directory.departments)

    def show_entry(self, entry: Entry | None, mine: bool = False) -> None:
        """Show an account, or an empty form for a new one; nobody deactivates their own."""
        self.entry = entry
        self.name.setText(entry.name if entry else "")
        self.login.setText(entry.login if entry else "")
        self.login.setReadOnly(entry is not None)
        self.login.setFrame(entry is None)
        self.login.setToolTip(tr("The login stays for good: the audit log names it.") if entry else "")
        server = self._engine == "postgis"
        self.login.setPlaceholderText("" if server else tr("Empty for a single operator"))
        self.number.setText((entry.duty_number or "") if entry else "")
        _choose(self.area, entry.area_id if entry else None)
        _choose(self.department, entry.department_id if entry else None)
        for role, box in self.roles.items():
            held = entry is not None and role in entry.roles
            box.setChecked(held)
            end = entry.roles[role] if held else None
            self.ends[role].setVisible(held)
            if end is None:
                self.ends[role].clear()
                # Shown anew, an empty date would stand there as today.
                self.ends[role].setNullRepresentation(tr("without end"))
            else:
                # The end is the first instant after the last day.
                last = clock.local_day(end - timedelta(microseconds=1), self._zone)
                self.ends[role].setDate(QDate(last.year, last.month, last.day))
        self.pending.setVisible(bool(entry and entry.pending))
        self.sql.setPlainText(entry.pending if entry else "")
        self.save.setText(tr("Save") if entry else tr("Create account"))
        self.password.setVisible(self._may_manage and entry is not None and entry.active)
        self.active.setVisible(entry is not None)
        self.active.setEnabled(not mine)
        self.active.setText(tr("Deactivate") if entry is None or entry.active else tr("Reactivate"))

    def touched(self) -> bool:
        """Whether something stands in the form that is not saved."""
        entry = self.entry
        if entry is None:
            return bool(self.name.text() or self.login.text() or self.chosen_roles())
        saved = {"name": entry.name, "duty_number": entry.duty_number or None, "area_id": entry.area_id,
                 "department_id": entry.department_id}  # fmt: skip
        return self.fields() != saved or set(self.chosen_roles()) != set(entry.roles)

    def fields(self) -> dict[str, object]:
        """Name, duty number, area and department as they stand in the form."""
        return {
            "name": self.name.text().strip(),
            "duty_number": self.number.text().strip() or None,
            "area_id": self.area.currentData(),
            "department_id": self.department.currentData(),
        }

    def chosen_roles(self) -> dict[str, datetime | None]:
        """The roles that are ticked, each with the instant at which it ends."""
        return {role: self._end(role) for role, box in self.roles.items() if box.isChecked()}

    def _end(self, role: str) -> datetime | None:
        if self.ends[role].isNull():
            return None
        return clock.day_bounds(self.ends[role].date().toPyDate(), self._zone)[1]

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.sql.toPlainText())


def _chooser(parent: QWidget) -> QComboBox:
    """A combo box in which one may also type a part of the name."""
    box = QComboBox(parent)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_SHOWN_LETTERS)
    box.completer().setFilterMode(Qt.MatchFlag.MatchContains)
    box.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    box.lineEdit().editingFinished.connect(lambda: _settle(box))
    return box


def _settle(box: QComboBox) -> None:
    """Take a name that was typed whole, without its indent; anything else becomes again what was chosen."""
    typed = box.currentText().strip()
    named = next((row for row in range(box.count()) if box.itemText(row).strip() == typed), box.currentIndex())
    if box.itemText(box.currentIndex()).strip() != typed:
        box.setCurrentIndex(named)
    box.setEditText(box.itemText(box.currentIndex()))
    box.completer().popup().hide()


def _fill(box: QComboBox, items: list[tuple[int, str]]) -> None:
    box.clear()
    box.addItem("–", None)
    for key, text in items:
        box.addItem(text, key)


def _choose(box: QComboBox, key: int | None) -> None:
    box.setCurrentIndex(max(0, box.findData(key)) if key is not None else 0)
