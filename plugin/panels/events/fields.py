"""What the form of a step asks for: a note, a department, a rating, a new deadline; each says what is wrong with it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...jobs.event_look import Answer
from ...maps.palette import colour
from ...services.clock import local_text
from ...services.paths import RESOURCES
from ...services.translation import language, tr
from ...store.loop.event_details import Chosen

_NOTE_LINES = 3


@dataclass(frozen=True)
class Proposed:
    """A department proposed for an event: its id (None for none), the codes of those that assist, and why."""

    department: int | None
    assisting: Sequence[str] = ()
    reason: str = ""


_CHANGES = {
    QPlainTextEdit: ("textChanged",),
    QLineEdit: ("textChanged",),
    QComboBox: ("currentIndexChanged",),
    QDateTimeEdit: ("dateTimeChanged",),
    QListWidget: ("currentRowChanged",),
}


class Field(QWidget):
    """A part of the form with its title; ``words`` are the fields of the problems that are shown beside it."""

    def __init__(self, name: str, title: str, words: Sequence[str], parent: QWidget):
        super().__init__(parent)
        self.words = tuple(words)
        self.setObjectName(f"CivicGrid.events.field.{name}")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        label = QLabel(title, self)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        self.column.addWidget(label)
        self._problem = QLabel(self)
        self._problem.setObjectName(f"CivicGrid.events.problem.{name}")
        self._problem.setWordWrap(True)
        self._problem.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._problem.setStyleSheet(f"color: {QColor(colour('level_1')).name()}")
        self._problem.hide()

    def finish(self) -> None:
        """Everything is in its place: what may be wrong is said below."""
        self.column.addWidget(self._problem)
        # What was wrong is not said any more once something is changed.
        for kind, signals in _CHANGES.items():
            for part in self.findChildren(kind):
                for signal in signals:
                    getattr(part, signal).connect(lambda *_: self.say(""))
        for part in self.findChildren(QListWidget):
            part.model().rowsInserted.connect(lambda *_: self.say(""))

    def put(self, answer: Answer) -> None:
        """Put what was filled in into an answer."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say what is wrong, "" for nothing."""
        self._problem.setText(f"⚠ {text}" if text else "")
        self._problem.setVisible(bool(text))

    def button(self, name: str, text: str, act: Callable | None = None) -> QToolButton:
        """A button of this part."""
        button = QToolButton(self)
        button.setObjectName(f"{self.objectName()}.{name}")
        button.setText(text)
        if act is not None:
            button.clicked.connect(lambda _=False: act())
        return button


class NoteField(Field):
    """Words, with phrases that are often needed."""

    def __init__(self, action: str, required: bool, parent: QWidget):
        super().__init__("note", tr("Explanation") if required else tr("Explanation (if any)"), ("note",), parent)
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("CivicGrid.events.note")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * _NOTE_LINES + 12)
        self.column.addWidget(self.text)
        phrases = _phrases().get(language(), {}).get(action, ())
        if phrases:
            button = self.button("phrases", tr("Phrases"))
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(button)
            for phrase in phrases:
                entry = QAction(phrase, menu)
                entry.triggered.connect(lambda _=False, phrase=phrase: self.text.insertPlainText(phrase))
                menu.addAction(entry)
            button.setMenu(menu)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.finish()

    def give_reason(self, proposed: Proposed, lead: QComboBox) -> None:
        """While the proposed department is chosen, the reason stands here, to be kept with the step."""
        if proposed.department is None or not proposed.reason:
            return

        def follow() -> None:
            if self.text.toPlainText() in {"", proposed.reason}:
                chosen = lead.currentData() == proposed.department
                self.text.setPlainText(proposed.reason if chosen else "")

        lead.currentIndexChanged.connect(lambda _: follow())
        follow()

    def put(self, answer: Answer) -> None:
        """The text; without one what another field gave as a reason."""
        answer.note = self.text.toPlainText().strip() or answer.note


class DepartmentField(Field):
    """The lead department and those that assist; a proposal is chosen beforehand and says why."""

    def __init__(self, departments: Sequence[Chosen], proposed: Proposed | None, parent: QWidget):
        super().__init__("department", tr("Lead department"), ("department",), parent)
        self._proposed = proposed
        self.lead = QComboBox(self)
        self.lead.setObjectName("CivicGrid.events.lead")
        self.lead.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lead.setPlaceholderText(tr("Choose …"))
        for one in departments:
            self.lead.addItem(one.name, one.id)
        self.lead.setCurrentIndex(self.lead.findData(proposed.department) if proposed else -1)
        self.assist = QgsCheckableComboBox(self)
        self.assist.setObjectName("CivicGrid.events.assist")
        self.assist.setDefaultText(tr("no other department"))
        self.assist.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        chosen = set(proposed.assisting) if proposed else set()
        for one in departments:
            state = Qt.CheckState.Checked if one.code in chosen else Qt.CheckState.Unchecked
            self.assist.addItemWithCheckState(one.name, state, one.code)
        self.column.addWidget(self.lead)
        if proposed is not None and proposed.reason:
            why = QLabel(tr("Proposed: {reason}").format(reason=proposed.reason), self)
            why.setObjectName("CivicGrid.events.proposal")
            why.setWordWrap(True)
            self.column.addWidget(why)
        self.column.addWidget(QLabel(tr("Assisting departments"), self))
        self.column.addWidget(self.assist)
        self.finish()

    def put(self, answer: Answer) -> None:
        """Who has the event from then on; the reason goes with a proposal that is followed."""
        answer.department = self.lead.currentData()
        if self._proposed is not None and answer.department == self._proposed.department is not None:
            answer.note = self._proposed.reason
        answer.assisting = [code for code in self.assist.checkedItemsData() if code]


class RatingField(Field):
    """How the reporter rates what was done; ``only_dissatisfied`` where the step is for those."""

    def __init__(self, ratings: Sequence[tuple[str, str, bool]], only_dissatisfied: bool, parent: QWidget):
        super().__init__("rating", tr("Rating"), ("rating", "dissatisfied"), parent)
        self.rating = QComboBox(self)
        self.rating.setObjectName("CivicGrid.events.rating")
        self.rating.setPlaceholderText(tr("Choose …"))
        for code, name, bad in ratings:
            if bad or not only_dissatisfied:
                self.rating.addItem(name, code)
        self.rating.setCurrentIndex(-1)
        self.column.addWidget(self.rating)
        self.finish()

    def put(self, answer: Answer) -> None:
        """The code of the rating."""
        answer.rating = self.rating.currentData() or ""


class DeadlineField(Field):
    """A new deadline, in the clock of the store's zone: what was ``asked`` for, or a day after the ``present`` one."""

    def __init__(self, present: datetime | None, asked: datetime | None, now: datetime, zone: str, parent: QWidget):
        super().__init__("new_deadline", tr("New deadline"), ("new_deadline",), parent)
        self._zone = ZoneInfo(zone)
        self.at = QDateTimeEdit(self)
        self.at.setObjectName("CivicGrid.events.new-deadline")
        self.at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.at.setCalendarPopup(True)
        local = (asked or max(present or now, now) + timedelta(days=1)).astimezone(self._zone)
        self.at.setDateTime(QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute)))
        known = [
            text.format(time=local_text(at, zone))
            for at, text in (
                (present, tr("Present deadline of handling: {time}. The new one has to be later.")),
                (asked, tr("Asked for: {time}. A later one needs an explanation.")),
            )
            if at is not None
        ]
        self.known = QLabel("\n".join(known), self)
        self.known.setObjectName("CivicGrid.events.known-deadlines")
        self.known.setWordWrap(True)
        self.known.setVisible(bool(known))
        self.column.addWidget(self.at)
        self.column.addWidget(self.known)
        self.finish()

    def put(self, answer: Answer) -> None:
        """The instant."""
        answer.new_deadline = self.at.dateTime().toPyDateTime().replace(tzinfo=self._zone)


@cache
def _phrases() -> dict[str, dict[str, list[str]]]:
    return json.loads((RESOURCES / "events" / "phrases.json").read_text(encoding="utf-8"))
