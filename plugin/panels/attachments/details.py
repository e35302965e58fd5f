"""One attachment in words, and what can be done with it."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout

from ...domain.attachment import FAR_METRES
from ...jobs.attach.files import FILE_STATES
from ...services.clock import local_text
from ...services.compass import compass_point
from ...services.translation import tr
from .content import KIND_NAMES, Piece


class Details(QFrame):
    """Signals carry nothing: they are about the piece that is shown."""

    opened = pyqtSignal()
    saved = pyqtSignal()
    located = pyqtSignal()
    removed = pyqtSignal()
    noted = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setObjectName("CivicGrid.attachments.details")
        self.name, self.text = QLabel(self), QLabel(self)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        font = self.name.font()
        font.setBold(True)
        self.name.setFont(font)
        for label in (self.name, self.text):
            label.setWordWrap(True)
            # Long names without a space must not widen the dock.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.text.setObjectName("CivicGrid.attachments.text")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.note = QLineEdit(self)
        self.note.setObjectName("CivicGrid.attachments.note")
        self.note.setPlaceholderText(tr("Note"))
        self.note.editingFinished.connect(self._tell_note)
        theme = QgsApplication.getThemeIcon
        buttons = QHBoxLayout()
        self.buttons = {}
        for name, picture, text, signal in (
            ("open", theme("/mActionFileOpen.svg"), tr("Open"), self.opened),
            ("save", theme("/mActionFileSaveAs.svg"), tr("Save a copy …"), self.saved),
            ("locate", theme("/mActionZoomTo.svg"), tr("Show on the map"), self.located),
            ("remove", theme("/mActionDeleteSelected.svg"), tr("Remove …"), self.removed),
        ):
            button = QToolButton(self)
            button.setObjectName(f"CivicGrid.attachments.{name}")
            button.setIcon(picture)
            button.setText(text)
            button.setToolTip(text)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
            self.buttons[name] = button
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        for part in (self.name, self.text, self.note):
            layout.addWidget(part)
        layout.addLayout(buttons)
        self._shown: Piece | None = None

    def show_piece(self, piece: Piece | None, zone: str, manages: bool) -> None:
        """Show one; ``manages`` says whether this account may change and remove it."""
        self._shown = piece
        self.setVisible(piece is not None)
        if piece is None:
            return
        one = piece.attached
        self.name.setText(one.file_name)
        self.text.setText("\n".join(_lines(piece, zone)))
        self.note.setText(one.note or "")
        self.note.setReadOnly(not manages)
        self.note.setVisible(manages or bool(one.note))
        usable = piece.file is not None and one.state != "missing"
        self.buttons["open"].setEnabled(usable)
        self.buttons["save"].setEnabled(usable)
        self.buttons["locate"].setEnabled(one.geom is not None)
        self.buttons["remove"].setVisible(manages)

    def _tell_note(self) -> None:
        if self._shown is not None and self.note.text().strip() != (self._shown.attached.note or ""):
            self.noted.emit(self.note.text())


def kind_title(kind: str) -> str:
    """What a kind is called; one that another program wrote is a document."""
    return tr(KIND_NAMES[kind]) if kind in KIND_NAMES else tr(KIND_NAMES["document"])


def size_text(size: int) -> str:
    """Bytes as a person reads them."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.1f} kB"


def _lines(piece: Piece, zone: str) -> list[str]:
    one = piece.attached
    lines = [tr("{kind}, {size}").format(kind=kind_title(one.kind), size=size_text(one.size))]
    if one.taken_at is not None:
        lines.append(tr("Taken {time}").format(time=local_text(one.taken_at, zone)))
    if one.by:
        lines.append(tr("Attached {time} by {name}").format(time=local_text(one.created_at, zone), name=one.by))
    else:
        lines.append(tr("Attached {time}").format(time=local_text(one.created_at, zone)))
    if piece.metres is not None:
        far = tr("⚠ {metres} m from the object") if piece.metres > FAR_METRES else tr("{metres} m from the object")
        lines.append(far.format(metres=f"{piece.metres:.0f}"))
    if one.heading is not None:
        side = compass_point(one.heading)
        lines.append(tr("Looks {side} ({degrees}°)").format(side=side, degrees=f"{one.heading:.0f}"))
    if one.state:
        lines.append("⚠ " + tr(FILE_STATES[one.state]))
    return lines
