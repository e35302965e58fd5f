"""What was done with an event, step by step 办理过程: who, when, for which department, with what evidence."""

from collections.abc import Mapping, Sequence
from html import escape

from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QImage, QPixmap
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...domain.events.evidence import PHOTOS
from ...domain.events.workflow import GENESIS, Workflow
from ...jobs.event_look import EventLook
from ...services import clock
from ...services.translation import named, tr
from ...store.loop.events import Step
from ..attachments.content import KIND_NAMES, Piece
from ..panel import icon
from ..shared.code_names import code_name
from ..shared.links import link
from .words import soft_ink, state_name

_THUMB = 56


class Timeline(QWidget):
    """The latest step first. ``looked(longitude, latitude)`` when a position is clicked, ``opened(piece)`` a photo."""

    looked = pyqtSignal(float, float)
    opened = pyqtSignal(object)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("CivicGrid.events.timeline")
        self._photos: dict[int, list[QToolButton]] = {}
        self._texts: list[tuple[QLabel, Step]] = []
        self._workflow: Workflow | None = None
        self._zone = "UTC"
        self._departments: Mapping[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addStretch(1)

    def show_steps(self, look: EventLook, pieces: Sequence[Piece], zone: str) -> None:
        """Show the steps of an event; ``pieces`` are its attachments, in which the evidence is found."""
        self._photos.clear()
        self._texts.clear()
        self._workflow, self._zone, self._departments = look.workflow, zone, look.departments
        while self._column.count() > 1:
            gone = self._column.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        by_digest = {piece.attached.sha256: piece for piece in pieces}
        for step in look.steps:
            self._column.insertWidget(0, self._card(step, by_digest))
        self._say()

    def changeEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Another theme has other colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._say()

    def show_picture(self, attachment: int, image: QImage) -> None:
        """A thumbnail is there."""
        for button in self._photos.get(attachment, ()):
            button.setIcon(QIcon(QPixmap.fromImage(image)))

    def _say(self) -> None:
        for text, step in self._texts:
            text.setText("<br>".join(_lines(text, self._workflow, step, self._zone, self._departments)))

    def _card(self, step: Step, pieces: Mapping[str, Piece]) -> QFrame:
        card = QFrame(self)
        card.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(card)
        column.setContentsMargins(8, 5, 8, 5)
        column.setSpacing(2)
        text = QLabel(card)
        text.setObjectName(f"CivicGrid.events.step{step.seq}")
        text.setWordWrap(True)
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.linkActivated.connect(lambda place: self.looked.emit(*map(float, place.split(","))))
        self._texts.append((text, step))
        column.addWidget(text)
        shown = [pieces[one] for word in PHOTOS for one in (step.evidence or {}).get(word) or () if one in pieces]
        if shown:
            row = QHBoxLayout()
            row.setSpacing(3)
            for piece in shown:
                row.addWidget(self._photo(piece, card))
            row.addStretch(1)
            column.addLayout(row)
        return card

    def _photo(self, piece: Piece, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setAutoRaise(True)
        button.setIcon(icon("kind_photo"))
        button.setIconSize(QSize(_THUMB, _THUMB))
        kind = piece.attached.kind
        button.setToolTip(f"{tr(KIND_NAMES[kind]) if kind in KIND_NAMES else kind}\n{piece.attached.file_name}")
        button.setAccessibleName(piece.attached.file_name)
        button.clicked.connect(lambda _=False: self.opened.emit(piece))
        self._photos.setdefault(piece.attached.id, []).append(button)
        return button


def _lines(label: QLabel, workflow: Workflow, step: Step, zone: str, departments: Mapping[str, str]) -> list[str]:
    ink = soft_ink(label)
    soft = f"rgba({ink.red()},{ink.green()},{ink.blue()},{ink.alpha()})"
    taken = (step.state_before, step.action)
    title = next((named(one) for one in workflow.transitions if (one.state_before, one.action) == taken), step.action)
    after = state_name(workflow, step.state_after)
    head = f"<b>{step.seq + 1}. {escape(title)}</b>"
    if step.action != GENESIS and step.state_after != step.state_before:
        head += f" → {escape(after)}"
    if step.self_verified:
        head += " · " + escape(tr("self-verified"))
    who = " · ".join(part for part in (clock.local_text(step.at, zone), step.person or tr("unknown person")) if part)
    lines = [head, f'<span style="color:{soft}">{escape(who)}</span>']
    evidence = step.evidence or {}
    if step.department:
        lines.append(escape(tr("To: {department}").format(department=step.department)))
    if evidence.get("assist"):
        names = [departments.get(str(code), str(code)) for code in evidence["assist"]]
        lines.append(escape(tr("Assisting: {names}").format(names=tr(", ").join(names))))
    if step.note:
        lines.append(escape(step.note).replace("\n", "<br>"))
    if evidence.get("rating"):
        lines.append(escape(tr("Rating: {rating}").format(rating=code_name("event_rating", str(evidence["rating"])))))
    if evidence.get("new_deadline"):
        at = clock.local_text(clock.from_text(str(evidence["new_deadline"])), zone)
        lines.append(escape(tr("New deadline: {time}").format(time=at)))
    if isinstance(evidence.get("position"), Mapping):
        place = evidence["position"]
        far, radius = place.get("metres"), place.get("accuracy")
        text = tr("Position") if far is None else tr("Position, {metres} m from the event").format(metres=far)
        if radius is not None:
            text += f" (±{radius:.0f} m)"
        if place.get("checked") is False:
            text += tr(": the event has no place, the distance was not checked")
        lines.append("◎ " + link(label, f"{place['longitude']},{place['latitude']}", text))
    if step.due_at is not None:
        lines.append(f'<span style="color:{soft}">' + escape(_due(workflow, step, zone)) + "</span>")
    return lines


def _due(workflow: Workflow, step: Step, zone: str) -> str:
    at = clock.local_text(step.due_at, zone)
    milestone = next((one for one in workflow.milestones if one.code == step.milestone), None)
    if milestone is None:
        return tr("Deadline {time}").format(time=at)
    return tr("{milestone} due {time}").format(milestone=named(milestone), time=at)
