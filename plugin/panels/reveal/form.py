"""What a request says: which fields, for which reason, and what for in a sentence."""

from collections.abc import Callable, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QGroupBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.reveal import LONGEST_PURPOSE, SHORTEST_PURPOSE, check_purpose
from ...services.translation import sentence, tr
from .subject import FIELDS

_PURPOSE_LINES = 3


class RevealForm(QWidget):
    """Calls ``ask(fields, reason)`` once everything is said."""

    def __init__(self, ask: Callable[[list[str], str], object], parent: QWidget | None = None):
        super().__init__(parent)
        self._ask = ask
        group = QGroupBox(tr("What is needed"), self)
        grid = QGridLayout(group)
        self.fields: dict[str, QCheckBox] = {}
        for number, name in enumerate(FIELDS):
            box = QCheckBox(tr(FIELDS[name]), group)
            box.setObjectName(f"CivicGrid.reveal.field.{name}")
            box.toggled.connect(lambda _: self._turn())
            grid.addWidget(box, number // 2, number % 2)
            self.fields[name] = box
        self.reason = QComboBox(self)
        self.reason.setObjectName("CivicGrid.reveal.reason")
        self.reason.currentIndexChanged.connect(lambda _: self._turn())
        self.purpose = QPlainTextEdit(self)
        self.purpose.setObjectName("CivicGrid.reveal.purpose")
        self.purpose.setTabChangesFocus(True)
        self.purpose.setFixedHeight(self.purpose.fontMetrics().lineSpacing() * _PURPOSE_LINES + 12)
        self.purpose.setPlaceholderText(tr("What exactly the details are needed for, without names or numbers"))
        self.purpose.textChanged.connect(self._turn)
        self.message = QLabel(self)
        self.message.setObjectName("CivicGrid.reveal.message")
        self.message.setWordWrap(True)
        self.button = QPushButton(
            QgsApplication.getThemeIcon("/mActionShowAllLayers.svg"), tr("Request and show"), self
        )
        self.button.setObjectName("CivicGrid.reveal.ask")
        self.button.clicked.connect(self._press)
        note = QLabel(
            tr("The request, your name and the reason are entered in the audit log before anything is shown."), self
        )
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(group)
        layout.addWidget(QLabel(tr("Reason"), self))
        layout.addWidget(self.reason)
        layout.addWidget(self.purpose)
        layout.addWidget(self.message)
        layout.addWidget(self.button)
        layout.addWidget(note)
        layout.addStretch(1)

    def offer(self, reasons: Sequence[str]) -> None:
        """Offer the common reasons; none is chosen beforehand."""
        self.reason.clear()
        self.reason.addItem(tr("Choose the reason …"), None)
        for name in reasons:
            self.reason.addItem(name, name)

    def begin(self) -> None:
        """Empty for a new request: yesterday's reason is none for today."""
        for box in self.fields.values():
            box.setChecked(False)
        self.reason.setCurrentIndex(0)
        self.purpose.clear()
        self._turn()

    def chosen(self) -> list[str]:
        """The fields that are ticked."""
        return [name for name, box in self.fields.items() if box.isChecked()]

    def _wanting(self) -> str:
        """What is still to be said, "" when nothing is."""
        if not self.chosen():
            return tr("Tick only what is needed.")
        if self.reason.currentData() is None:
            return tr("Choose a reason.")
        problem = check_purpose(self.purpose.toPlainText())
        return sentence(problem) if problem else ""

    def _turn(self) -> None:
        wanting = self._wanting()
        self.message.setText(wanting)
        self.button.setEnabled(not wanting)
        self.purpose.setToolTip(
            tr("{count} of {least} to {most} letters").format(
                count=len(self.purpose.toPlainText().strip()), least=SHORTEST_PURPOSE, most=LONGEST_PURPOSE
            )
        )

    def _press(self) -> None:
        if not self._wanting():
            reason = tr("{reason}: {purpose}").format(
                reason=self.reason.currentData(), purpose=" ".join(self.purpose.toPlainText().split())
            )
            self._ask(self.chosen(), reason)
