"""What is handed over once when an account is made: the first password, and the SQL for the server's administrator."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ...services.translation import tr
from ...store.access import Handover

_WIDTH = 440


class HandoverDialog(QDialog):
    """Shows password and SQL; neither is kept anywhere."""

    def __init__(self, name: str, login: str, made: Handover, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("CivicGrid.handover")
        self.setWindowTitle(tr("Hand over the sign-in"))
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        buttons = QDialogButtonBox(self)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        if made.password:
            says = tr("The first password of {name} (login {login}). It is shown only once: hand it over now.")
            layout.addWidget(_text(says.format(name=name, login=login), self))
            password = QLabel(made.password, self)
            password.setObjectName("CivicGrid.handover.password")
            password.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            password.setAlignment(Qt.AlignmentFlag.AlignCenter)
            large = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            large.setPointSizeF(large.pointSizeF() * 1.8)
            password.setFont(large)
            layout.addWidget(password)
            layout.addWidget(_text(tr("The person changes it after the first sign-in: Change my password …"), self))
            _copier(buttons, tr("Copy password"), made.password)
        if made.script:
            layout.addWidget(
                _text(tr("You may not make login roles. The server's administrator has to run this SQL:"), self)
            )
            sql = QPlainTextEdit(made.script, self)
            sql.setObjectName("CivicGrid.handover.sql")
            sql.setReadOnly(True)
            sql.setFont(fixed)
            layout.addWidget(sql)
            _copier(buttons, tr("Copy SQL"), made.script)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def _text(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    return label


def _copier(buttons: QDialogButtonBox, title: str, text: str) -> None:
    button = buttons.addButton(title, QDialogButtonBox.ButtonRole.ActionRole)
    button.clicked.connect(lambda: QApplication.clipboard().setText(text))
