"""Dialogs that take a new secret twice: one's password on the server, one's PIN at this workstation."""

from collections.abc import Callable

from qgis.gui import QgsPasswordLineEdit
from qgis.PyQt.QtCore import QRegularExpression, Qt
from qgis.PyQt.QtGui import QRegularExpressionValidator
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...services.pin import LONGEST
from ...services.translation import tr

_WIDTH = 340


class PinEdit(QLineEdit):
    """Takes a PIN: digits only, hidden."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        # A shortcut that finds no receiver would otherwise leave its letter here.
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhHiddenText)


class NewSecret(QDialog):
    """Asks for a secret twice.

    ``take`` gets it and returns "" when all is well, a sentence to show, or None while it is at work: then `finish`
    brings the answer.
    """

    def __init__(self, title: str, says: str, name: str, take: Callable[[str], str | None], parent: QWidget):
        super().__init__(parent)
        self.setObjectName("CivicGrid.secret")
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._take = take
        layout = QVBoxLayout(self)
        explanation = QLabel(says, self)
        explanation.setWordWrap(True)
        layout.addWidget(explanation)
        form = QFormLayout()
        self.first, self.second = QgsPasswordLineEdit(self), QgsPasswordLineEdit(self)
        self.first.setObjectName("CivicGrid.secret.first")
        self.second.setObjectName("CivicGrid.secret.second")
        form.addRow(name, self.first)
        form.addRow(tr("Once more"), self.second)
        layout.addLayout(form)
        self.message = QLabel(self)
        self.message.setObjectName("CivicGrid.secret.message")
        self.message.setWordWrap(True)
        self.message.setStyleSheet("color: #c62828;")
        layout.addWidget(self.message)
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton(tr("OK"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setObjectName("CivicGrid.secret.ok")
        self.ok.setDefault(True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.first.setFocus()

    def finish(self, problem: str) -> None:
        """Close, or say what was wrong."""
        self.ok.setEnabled(True)
        if problem:
            self.message.setText(problem)
            self.first.setFocus()
        else:
            self.accept()

    def _try(self) -> None:
        if self.first.text() != self.second.text():
            self.finish(tr("The two are not the same."))
            return
        self.ok.setEnabled(False)
        answer = self._take(self.first.text())
        if answer is not None:
            self.finish(answer)
