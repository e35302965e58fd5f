"""A message pasted, and what it proposes: each with its reason and a tick; nothing is taken by itself."""

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.message import REASONS, Proposal, Reading
from ...services.translation import sentence, tr

FIELD_NAMES = {
    "address": "Place",
    "reported_at": "Reported",
    "occurred_at": "Occurred",
    "due_at": "Time limit of the sheet",
    "event_type": "Type",
    "urgency": "Urgency",
    "name": "Reporter",
    "phone": "Telephone",
    "external_number": "External number",
    "source": "Channel",
}
_SETTLE = 400  # milliseconds in which typed letters gather
_LINES = 6


class _Line(QWidget):
    """A proposal: a tick with its value, and below it why."""

    ticked = pyqtSignal(object, bool)

    def __init__(self, proposal: Proposal, shown: str, parent: QWidget):
        super().__init__(parent)
        self.proposal = proposal
        text = tr("{field}: {value}").format(field=tr(FIELD_NAMES[proposal.field]), value=shown)
        self.box = QCheckBox(self)
        self.box.setObjectName(f"CivicGrid.new_event.take-{proposal.field}")
        self.box.setAccessibleName(text)
        self.box.toggled.connect(lambda on: self.ticked.emit(self.proposal, on))
        reason = tr(REASONS[proposal.reason]).format(**proposal.params)
        label = QLabel(f"{text}\n{reason}", self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)


class MessageBox(QWidget):
    """``asked`` carries a text to read, ``matter_asked`` a part of it that is to be an event of its own.

    ``taken`` carries a Proposal that was ticked, ``left`` one that was unticked.
    """

    asked = pyqtSignal(str)
    matter_asked = pyqtSignal(str)
    taken = pyqtSignal(object)
    left = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._reading: Reading | None = None
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("CivicGrid.new_event.message")
        self.text.setPlaceholderText(
            tr("Paste a message from a chat or a hotline sheet here: place, time, type and telephone are proposed.")
        )
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_LINES * self.text.fontMetrics().lineSpacing() + 12)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text.toPlainText()))
        self.text.textChanged.connect(self._timer.start)
        self.told = QLabel(self)
        self.told.setObjectName("CivicGrid.new_event.told")
        self.told.setWordWrap(True)
        self._matters = QWidget(self)
        self._matter_column = QVBoxLayout(self._matters)
        self._matter_column.setContentsMargins(0, 0, 0, 0)
        self._proposals = QWidget(self)
        self._column = QVBoxLayout(self._proposals)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.take_clear = QPushButton(tr("Take what is clear (Ctrl+Enter)"), self)
        self.take_clear.setObjectName("CivicGrid.new_event.take_clear")
        self.take_clear.clicked.connect(lambda _=False: self.take_all_clear())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.text, self.told, self._matters, self._proposals, self.take_clear):
            column.addWidget(part)
        self.show_reading(None, lambda _proposal: "")

    def clear(self) -> None:
        """Forget the message."""
        self.text.clear()
        self._timer.stop()
        self.show_reading(None, lambda _proposal: "")

    def show_reading(self, reading: Reading | None, shown: Callable[[Proposal], str]) -> None:
        """Show what was read; ``shown`` says a proposal's value in the user's words."""
        self._reading = reading
        for column in (self._column, self._matter_column):
            while column.count():
                column.takeAt(0).widget().deleteLater()
        self._lines = []
        for proposal in reading.proposals if reading else ():
            line = _Line(proposal, shown(proposal), self._proposals)
            line.ticked.connect(self._follow)
            self._column.addWidget(line)
            self._lines.append(line)
        matters = reading.matters if reading else ()
        for number, matter in enumerate(matters, start=1):
            text = matter if len(matter) <= 18 else matter[:17] + "…"
            button = QPushButton(tr("Only {number}: {text}").format(number=number, text=text), self._matters)
            button.setObjectName(f"CivicGrid.new_event.matter{number}")
            button.setToolTip(matter)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, matter=matter: self.matter_asked.emit(matter))
            self._matter_column.addWidget(button)
        self._matters.setVisible(bool(matters))
        said = [sentence(problem) for problem in reading.warnings()] if reading else []
        if reading and reading.text and not (reading.proposals or reading.matters):
            said.append(tr("Nothing of a place, time or type was recognised; fill in the form."))
        self.told.setText("\n".join("⚠ " + text for text in said))
        self.told.setVisible(bool(said))
        self.take_clear.setVisible(any(self._clear(line.proposal) for line in self._lines))

    def take_all_clear(self) -> None:
        """Tick every proposal that is the only one of its field."""
        for line in self._lines:
            if self._clear(line.proposal):
                line.box.setChecked(True)

    def _clear(self, proposal: Proposal) -> bool:
        return self._reading.chosen(proposal.field) is proposal

    def _follow(self, proposal: Proposal, on: bool) -> None:
        if on:  # of several for a field only one is taken
            for line in self._lines:
                if line.proposal is not proposal and line.proposal.field == proposal.field:
                    line.box.blockSignals(True)
                    line.box.setChecked(False)
                    line.box.blockSignals(False)
        (self.taken if on else self.left).emit(proposal)
