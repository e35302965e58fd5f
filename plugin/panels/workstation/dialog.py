"""Changing the person 换人: choose who works here from now on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.gui import QgsPasswordLineEdit
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ...jobs.sentences import error_sentence
from ...services.authentication import AuthenticationError
from ...services.translation import tr
from ..panel import icon
from .persons import Person
from .secrets import PinEdit

if TYPE_CHECKING:
    from .workstation import Workstation

_ICON_SIZE = 28
_ROW_HEIGHT = 44
_WIDTH = 380


class PersonDialog(QDialog):
    """Lists the persons known at this workstation, and takes another one's login and password.

    ``locked``: it was opened from the locked screen, so that nobody gets in without a PIN or password of their own.
    """

    def __init__(self, workstation: "Workstation", parent: QWidget, locked: bool):
        super().__init__(parent)
        self.setObjectName("CivicGrid.person")
        self.setWindowTitle(tr("Change person"))
        self.setMinimumWidth(_WIDTH)
        self._workstation, self._locked = workstation, locked
        self._in_file = workstation.in_file
        self._furnish()
        self._fill(())
        workstation.list_persons(self._fill, self._fail)

    def _furnish(self) -> None:
        layout = QVBoxLayout(self)
        title = QLabel(tr("Who works here from now on?"), self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        layout.addWidget(title)
        self.list = QListWidget(self)
        self.list.setObjectName("CivicGrid.person.list")
        self.list.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))
        self.list.setAlternatingRowColors(True)
        self.list.currentItemChanged.connect(lambda *_: self._ask())
        self.list.itemDoubleClicked.connect(lambda _item: self._sign_in())
        layout.addWidget(self.list, 1)
        if self._in_file:
            trust = QLabel(
                tr(
                    "A file has no passwords: whoever has it may read it. The person chosen here is named in the audit"
                    " log and in every step."
                ),
                self,
            )
            trust.setWordWrap(True)
            trust.setStyleSheet("color: #7a7a7a;")
            layout.addWidget(trust)
        self._form = QFormLayout()
        self.login = QLineEdit(self)
        self.login.setObjectName("CivicGrid.person.login")
        self.password = QgsPasswordLineEdit(self)
        self.password.setObjectName("CivicGrid.person.password")
        self.keep = QCheckBox(tr("Keep this sign-in at this workstation"), self)
        self.keep.setObjectName("CivicGrid.person.keep")
        self.keep.setToolTip(
            tr("The password is kept in QGIS's authentication database, sealed by its master password.")
        )
        self.pin = PinEdit(self)
        self.pin.setObjectName("CivicGrid.person.pin")
        for field in (self.login, self.password, self.pin):
            field.textEdited.connect(lambda _text: self.message.clear())
        self._form.addRow(tr("Login"), self.login)
        self._form.addRow(tr("Password"), self.password)
        self._form.addRow("", self.keep)
        self._form.addRow(tr("PIN"), self.pin)
        layout.addLayout(self._form)
        self.message = QLabel(self)
        self.message.setObjectName("CivicGrid.person.message")
        self.message.setWordWrap(True)
        layout.addWidget(self.message)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        layout.addWidget(self._bar)
        self._bar.hide()
        buttons = QDialogButtonBox(self)
        enter = tr("Choose") if self._in_file else tr("Sign in")
        self.enter = buttons.addButton(enter, QDialogButtonBox.ButtonRole.AcceptRole)
        self.enter.setObjectName("CivicGrid.person.enter")
        self.enter.setDefault(True)
        self.forget = buttons.addButton(tr("Forget"), QDialogButtonBox.ButtonRole.ResetRole)
        self.forget.setToolTip(tr("Take this person off the list and remove the password that was kept."))
        self.forget.clicked.connect(self._forget)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._sign_in)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _fill(self, persons: Sequence[Person]) -> None:
        here = self._workstation.present
        self.list.clear()
        for person in persons:
            name = person.name
            if here is not None and person.login == here.login:
                name = tr("{name} (signed in)").format(name=name)
            item = QListWidgetItem(icon("person"), f"{name}\n{person.login}" if person.login else name)
            item.setData(Qt.ItemDataRole.UserRole, person)
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            self.list.addItem(item)
        if not self._in_file:
            item = QListWidgetItem(QgsApplication.getThemeIcon("/symbologyAdd.svg"), tr("Another person …"))
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            self.list.addItem(item)
        others = [row for row, person in enumerate(persons) if here is None or person.login != here.login]
        self.list.setCurrentRow(others[0] if others else self.list.count() - 1)
        self._ask()

    def _person(self) -> Person | None:
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def _needs(self) -> str:
        """What the chosen person has to give: "login" and password, "password", "pin", or "" for nothing."""
        person = self._person()
        if person is None:
            return "" if self._in_file else "login"
        if self._workstation.gate(person.login) is not None:
            return "pin"
        if not self._locked:
            return ""
        return "none" if self._in_file else "password"

    def _ask(self) -> None:
        person, needs = self._person(), self._needs()
        self.message.clear()
        self._show_row(self.login, needs in {"login", "password"})
        self._show_row(self.password, needs in {"login", "password"})
        self._show_row(self.keep, needs == "login")
        self._show_row(self.pin, needs == "pin")
        self.login.setText(person.login if person is not None else "")
        self.login.setReadOnly(person is not None)
        self.password.clear()
        self.pin.clear()
        here = self._workstation.present
        mine = person is not None and here is not None and person.login == here.login
        self.forget.setVisible(person is not None and not mine and not self._in_file and not self._locked)
        self.enter.setEnabled(needs != "none" and self.list.currentItem() is not None)
        if needs == "none":
            self.message.setText(tr("This person has no PIN at this workstation."))
        elif needs == "login":
            self.login.setFocus()
        elif needs:
            (self.password if needs == "password" else self.pin).setFocus()

    def _show_row(self, field: QWidget, shown: bool) -> None:
        field.setVisible(shown)
        if label := self._form.labelForField(field):
            label.setVisible(shown)

    def _sign_in(self) -> None:
        person, needs = self._person(), self._needs()
        if self._bar.isVisible() or needs == "none" or self.list.currentItem() is None:
            return
        if needs == "pin":
            gate = self._workstation.gate(person.login)
            if not gate.try_pin(self.pin.text()):
                self.pin.clear()
                self._say(gate.sentence())
                return
        self._busy(True)
        try:
            if needs in {"login", "password"}:
                keep = self.keep.isChecked() if needs == "login" else False
                login, password = self.login.text().strip(), self.password.text()
                self._workstation.sign_in_anew(login, password, keep, self.accept, self._fail)
            else:
                self._workstation.sign_in(person, self.accept, self._fail)
        except AuthenticationError as error:
            self._fail(error)

    def _forget(self) -> None:
        self._workstation.forget(self._person())
        self._workstation.list_persons(self._fill, self._fail)

    def _fail(self, error: BaseException) -> None:
        self._busy(False)
        self._say(error_sentence(error))
        self.password.clear()

    def _say(self, text: str) -> None:
        self.message.setStyleSheet("color: #c62828;")
        self.message.setText(text)

    def _busy(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        self.message.clear()
        for widget in (self.list, self.login, self.password, self.keep, self.pin, self.enter, self.forget):
            widget.setEnabled(not busy)
