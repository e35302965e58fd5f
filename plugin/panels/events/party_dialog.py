"""The form in which what is known of a party is corrected: nothing sealed is shown in it, only asked anew."""

from qgis.PyQt.QtCore import pyqtSignal
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

from ...services.translation import tr
from ...store.loop.parties import Correction, Party
from ..shared.code_names import code_name

_WIDTH = 340


class PartyDialog(QDialog):
    """``confirmed()``: name, phone and a reason are filled in; it stays open until it is told what came of it."""

    confirmed = pyqtSignal()

    def __init__(self, party: Party, parent: QWidget):
        super().__init__(parent)
        self._party = party
        self.setObjectName("CivicGrid.events.party")
        self.setWindowTitle(tr("Correct: {part}").format(part=code_name("event_party_part", party.part)))
        self.setMinimumWidth(_WIDTH)
        hint = QLabel(tr("What you leave empty stays. Opening and change are two lines in the audit log."), self)
        hint.setWordWrap(True)
        self.name, self.phone, self.reason = (self._edit(name) for name in ("name", "phone", "reason"))
        self.name.setPlaceholderText(party.name_masked)
        self.phone.setPlaceholderText(party.phone_masked)
        self.anonymous = QCheckBox(tr("Anonymous"), self)
        self.anonymous.setObjectName("CivicGrid.events.party.anonymous")
        self.anonymous.setChecked(party.anonymous)
        self.anonymous.toggled.connect(self._enable)
        self.said = QLabel(self)
        self.said.setObjectName("CivicGrid.events.party.said")
        self.said.setWordWrap(True)
        self.said.hide()
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        self.ok.setObjectName("CivicGrid.events.party.ok")
        self.ok.setText(tr("Correct"))
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.confirmed)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Telephone"), self.phone)
        form.addRow("", self.anonymous)
        form.addRow(tr("Reason"), self.reason)
        column = QVBoxLayout(self)
        column.addWidget(hint)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addWidget(buttons)
        self._enable()

    def correction(self) -> Correction:
        """What was filled in."""
        return Correction(self.name.text().strip(), self.phone.text().strip(), self.anonymous.isChecked())

    def say(self, text: str) -> None:
        """Say why nothing was written."""
        self.said.setText(f"⚠ {text}")
        self.said.show()

    def set_busy(self, *, busy: bool) -> None:
        """Whether it is being written."""
        for part in (self.name, self.phone, self.anonymous, self.reason):
            part.setEnabled(not busy)
        self.ok.setEnabled(not busy)

    def _edit(self, name: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(f"CivicGrid.events.party.{name}")
        edit.textChanged.connect(self._enable)
        return edit

    def _enable(self, *_changed: object) -> None:
        made = self.correction()
        differs = bool(made.name or made.phone) or made.anonymous != self._party.anonymous
        self.ok.setEnabled(differs and bool(self.reason.text().strip()))
