"""The form of one step: asks for exactly what the workflow requires, and says beside each field what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...domain.events.evidence import PHOTOS
from ...domain.events.machine import asked_until
from ...domain.events.workflow import Transition
from ...domain.problems import Problem
from ...domain.uid import new_uid
from ...jobs.event_look import Answer, EventLook
from ...maps.palette import colour
from ...services import clock
from ...services.translation import named, sentence, tr
from ...store.loop.event_details import Chosen
from ..attachments.content import Piece
from ..shared.stops import put_in_order, stops
from .fields import DeadlineField, DepartmentField, Field, NoteField, Proposed, RatingField
from .picked_fields import MainEventField, PhotoField, PositionField
from .words import state_name


@dataclass(frozen=True)
class Offered:
    """What may be chosen in a form; ``responders`` see `PositionField`."""

    departments: Sequence[Chosen] = ()
    ratings: Sequence[tuple[str, str, bool]] = ()
    responders: Sequence[tuple[str, float, float, float | None]] = ()
    proposed: Proposed | None = None


@dataclass(frozen=True)
class Asking:
    """What a form asks the map and the store: see `PositionField` and `MainEventField`."""

    place: Callable
    event: Callable
    search: Callable


class StepForm(QWidget):
    """``confirmed(answer)``, ``left()``; it keeps what was typed until it is left or the step is taken."""

    confirmed = pyqtSignal(object)
    left = pyqtSignal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("CivicGrid.events.form")
        self.transition: Transition | None = None
        self.uid = ""
        """Of the step that is being filled in: a repeated confirmation changes nothing."""
        self.seq = 0
        self.fields: list[Field] = []
        self.title, self.banner = self._label("form-title"), self._label("form-banner")
        self.banner.setStyleSheet(f"color: {QColor(colour('level_1')).name()}")
        self._body = QWidget(self)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        self.confirm, self.cancel = QPushButton(self), QPushButton(tr("Cancel"), self)
        self.confirm.setObjectName("CivicGrid.events.confirm")
        self.confirm.setToolTip("Ctrl+Enter")
        self.confirm.clicked.connect(lambda _=False: self.send())
        self.cancel.setObjectName("CivicGrid.events.cancel")
        self.cancel.clicked.connect(lambda _=False: self.left.emit())
        row = QHBoxLayout()
        row.addWidget(self.confirm, 2)
        row.addWidget(self.cancel, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.banner)
        column.addWidget(scroll, 1)
        column.addLayout(row)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"CivicGrid.events.{name}")
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def show_step(
        self,
        look: EventLook,
        transition: Transition,
        offered: Offered,
        pieces: Sequence[Piece],
        zone: str,
        asking: Asking,
    ) -> None:
        """Ask for what a step requires."""
        self.transition, self.seq, self.uid = transition, look.seq, new_uid()
        self._empty()
        self._head(look)
        self.banner.hide()
        for field in self._made(look, transition, offered, pieces, zone, asking):
            self.fields.append(field)
            self._column.addWidget(field)
        self._column.addStretch(1)
        # The fields are younger than the buttons below them, and Tab would go by age.
        put_in_order(*self.fields, self.confirm, self.cancel)
        self.confirm.setText(named(transition))
        self.set_busy(busy=False)
        first = next(stops(self.fields[0]), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self, look: EventLook, said: str) -> None:
        """The event has moved on: what was typed stays, and the step can be taken where it still may be."""
        self.seq = look.seq
        again = next((one for one in look.actions if one.action == self.transition.action), None)
        if again is not None:
            self.transition = again
            said += " " + tr("What you filled in is kept: confirm once more.")
        else:
            said += " " + tr("This step may not be taken any more; what you filled in is kept to be copied.")
        self._head(look)
        self.say(said)
        self.set_busy(busy=False)
        self.confirm.setEnabled(again is not None)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say each problem beside its field, the others above."""
        above = []
        for problem in problems:
            field = next((one for one in self.fields if problem.field in one.words), None)
            if field is None:
                above.append(sentence(problem))
            else:
                field.say(sentence(problem))
        self.say(" ".join(above))
        self.set_busy(busy=False)

    def say(self, text: str) -> None:
        """Say something of the whole step."""
        self.banner.setText(f"⚠ {text}" if text else "")
        self.banner.setVisible(bool(text))

    def set_busy(self, *, busy: bool) -> None:
        """Whether the step is being taken."""
        self.confirm.setEnabled(not busy)
        self._body.setEnabled(not busy)

    def send(self) -> None:
        """Confirm."""
        if not self.confirm.isEnabled() or self.transition is None:
            return
        answer = Answer()
        for field in self.fields:
            field.say("")
            field.put(answer)
        self.say("")
        self.set_busy(busy=True)
        self.confirmed.emit(answer)

    def field(self, word: str) -> Field:
        """The part of the form for a requirement; raises KeyError."""
        return {word: one for one in self.fields for word in one.words}[word]

    def close_form(self) -> None:
        """Forget what was typed."""
        self.transition = None
        self._empty()

    def _head(self, look: EventLook) -> None:
        before, after = self.transition.state_before, self.transition.state_after
        text = f"<b>{escape(named(self.transition))}</b>"
        if before != after:
            states = (escape(state_name(look.workflow, code)) for code in (before, after))
            text += " · " + " → ".join(states)
        self.title.setText(text)

    def _empty(self) -> None:
        self.fields.clear()
        while self._column.count():
            gone = self._column.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def _made(self, look: EventLook, transition: Transition, offered: Offered, pieces, zone, asking) -> list[Field]:
        body, requires = self._body, transition.requires
        found: list[Field] = []
        if "department" in requires:
            found.append(DepartmentField(offered.departments, offered.proposed, body))
        if "main_event" in requires:
            found.append(MainEventField(asking.search, asking.event, body))
        if "rating" in requires or "dissatisfied" in requires:
            found.append(RatingField(offered.ratings, "dissatisfied" in requires, body))
        if "new_deadline" in requires:
            asked = asked_until([step.bare for step in look.steps], transition)
            found.append(DeadlineField(look.handling_due, asked, clock.utc_now(), zone, body))
        found += [PhotoField(word, pieces, zone, body) for word in PHOTOS if word in requires]
        if "position" in requires:
            found.append(PositionField(transition.within_metres, offered.responders, asking.place, body))
        note = NoteField(transition.action, "note" in requires, body)
        if "department" in requires and offered.proposed is not None:
            note.give_reason(offered.proposed, found[0].lead)
        return [*found, note]
