"""What the form of a step lets a person pick: photos, a position, the main event."""

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtGui import QIcon, QImageReader, QPixmap
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ...domain.coordinates import COORDINATES
from ...domain.events.machine import vague
from ...jobs.event_look import Answer
from ...services.clock import local_text
from ...services.translation import sentence, tr
from ...store.loop.event_list import EventRow
from ..attachments.content import KIND_NAMES, Piece
from ..panel import icon
from .fields import Field
from .files_tab import choose_files, dropped_files

COORDINATE_NAMES = {"wgs84": "WGS 84", "cgcs2000": "CGCS2000", "gcj02": "GCJ-02", "bd09": "BD-09"}
_FILE = Qt.ItemDataRole.UserRole
_THUMB = QSize(56, 48)
_LINES = 8  # of the list of events
_TYPING = 300


class PhotoField(Field):
    """Photos: chosen, dropped, or taken from those that are attached already."""

    def __init__(self, word: str, pieces: Sequence[Piece], zone: str, parent: QWidget):
        super().__init__(word, tr(KIND_NAMES[word]), (word,), parent)
        self._word = word
        self.setAcceptDrops(True)
        self.list = QListWidget(self)
        self.list.setObjectName(f"CivicGrid.events.photos.{word}")
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setIconSize(_THUMB)
        self.list.setFixedHeight(_THUMB.height() + 34)
        self.list.setAcceptDrops(False)
        self.list.itemActivated.connect(lambda item: self.list.takeItem(self.list.row(item)))
        self.list.setToolTip(tr("Drop photos here; a double click takes one out."))
        self.list.setAccessibleName(tr(KIND_NAMES[word]))
        attached = self.button("attached", tr("From the attachments"))
        attached.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(attached)
        for piece in pieces:
            if not piece.is_picture:
                continue
            one = piece.attached
            entry = QAction(f"{local_text(one.taken_at or one.created_at, zone)} {one.file_name}", menu)
            entry.triggered.connect(lambda _=False, piece=piece: self._take(piece.attached.sha256, piece.file))
            menu.addAction(entry)
        attached.setMenu(menu)
        attached.setEnabled(bool(menu.actions()))
        row = QHBoxLayout()
        row.addWidget(self.button("choose", tr("Add photos …"), lambda: self.take(choose_files(self, every=False))))
        row.addWidget(attached)
        row.addStretch(1)
        self.column.addWidget(self.list)
        self.column.addLayout(row)
        self.finish()

    def take(self, files: Sequence[Path]) -> None:
        """Add files."""
        for file in files:
            self._take(file, file)

    def put(self, answer: Answer) -> None:
        """Paths of new photos, SHA-256 of attached ones."""
        chosen = [self.list.item(row).data(_FILE) for row in range(self.list.count())]
        answer.photos = {**answer.photos, self._word: chosen}

    def dragEnterEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Take files of this computer."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Add what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(dropped_files(event.mimeData()))

    def _take(self, value: Path | str, file: Path | None) -> None:
        item = QListWidgetItem(_small(file), file.name[-14:] if isinstance(value, Path) else "", self.list)
        item.setToolTip(str(file.name) if file else "")
        item.setData(_FILE, value)


class PositionField(Field):
    """A position: clicked on the map, that of a responder, or typed with the system of its coordinates.

    ``responders`` are (text, longitude, latitude, how sure it is in metres or None); ``on_map(take)`` asks for a click
    and gives longitude and latitude (WGS 84).
    """

    def __init__(
        self,
        within: int | None,
        responders: Sequence[tuple[str, float, float, float | None]],
        on_map: Callable,
        parent: QWidget,
    ):
        title = tr("Position") if within is None else tr("Position, within {metres} m").format(metres=within)
        super().__init__("position", title, ("position",), parent)
        self._within, self._radius = within, None
        pick = self.button("map", tr("Click on the map"), lambda: on_map(self._clicked))
        pick.setIcon(QgsApplication.getThemeIcon("/mActionIdentify.svg"))
        pick.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.last = QComboBox(self)
        self.last.setObjectName("CivicGrid.events.responder")
        self.last.addItem(tr("A responder's last position …"), None)
        self.last.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.last.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for text, *place in responders:
            self.last.addItem(text, place)
        self.last.setEnabled(bool(responders))
        self.last.activated.connect(lambda _: self._take_last())
        self.typed = QLineEdit(self)
        self.typed.setObjectName("CivicGrid.events.position")
        self.typed.setPlaceholderText(tr("Longitude, latitude"))
        self.typed.textChanged.connect(self._changed)
        self.coordinates = QComboBox(self)
        self.coordinates.setObjectName("CivicGrid.events.coordinates")
        self.coordinates.setToolTip(tr("The system of the coordinates"))
        for code in COORDINATES:
            self.coordinates.addItem(COORDINATE_NAMES[code], code)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(pick)
        first.addWidget(self.last, 1)
        second.addWidget(self.typed, 1)
        second.addWidget(self.coordinates)
        self.column.addLayout(first)
        self.column.addLayout(second)
        self.finish()

    def put(self, answer: Answer) -> None:
        """The position, None where it cannot be read."""
        answer.position = self._position()
        answer.coordinates = self.coordinates.currentData()
        answer.accuracy = self._radius

    def _position(self) -> tuple[float, float] | None:
        parts = self.typed.text().replace("，", ",").replace(",", " ").split()
        try:
            longitude, latitude = map(float, parts)
        except ValueError:
            return None
        return (longitude, latitude) if -180 <= longitude <= 180 and -90 <= latitude <= 90 else None

    def _changed(self, _text: str) -> None:
        """Another position than a responder's is as sure as who gives it."""
        self._radius = None

    def _clicked(self, longitude: float, latitude: float, radius: float | None = None) -> None:
        self.typed.setText(f"{longitude:.6f}, {latitude:.6f}")
        self.coordinates.setCurrentIndex(self.coordinates.findData("wgs84"))
        self._radius = radius
        if problem := vague(self._within, radius):
            self.say(sentence(problem))

    def _take_last(self) -> None:
        place = self.last.currentData()
        if place is not None:
            self._clicked(*place)


class MainEventField(Field):
    """The event into which this one goes: found by its number or title, or picked on the map.

    ``search(text, take)`` looks for open events, ``on_map(take)`` gives the row of one that is clicked.
    """

    def __init__(self, search: Callable, on_map: Callable, parent: QWidget):
        super().__init__("main_event", tr("Main event"), ("main_event",), parent)
        self.text = QLineEdit(self)
        self.text.setObjectName("CivicGrid.events.main-text")
        self.text.setPlaceholderText(tr("Number, title or address"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._typing.timeout.connect(lambda: search(self.text.text(), self.show_found))
        self.text.textEdited.connect(lambda _: self._typing.start())
        self.list = QListWidget(self)
        self.list.setObjectName("CivicGrid.events.main-list")
        self.list.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a long line ends in dots
        pick = self.button("map", tr("Pick on the map"), lambda: on_map(self._take))
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(pick)
        self.column.addLayout(row)
        self.column.addWidget(self.list)
        self.finish()
        search("", self.show_found)

    def show_found(self, found: Sequence[tuple[EventRow, str]]) -> None:
        """Show events with their uids; a single one is chosen."""
        self.list.clear()
        for row, uid in found:
            item = QListWidgetItem(icon(f"level_{row.level}"), f"{row.number} {row.title}", self.list)
            item.setData(_FILE, uid)
            item.setToolTip("\n".join(part for part in (row.number, row.title, row.address) if part))
        if len(found) == 1:
            self.list.setCurrentRow(0)

    def put(self, answer: Answer) -> None:
        """The uid of the chosen event."""
        item = self.list.currentItem()
        answer.main_event = item.data(_FILE) if item is not None else ""

    def _take(self, row: EventRow, uid: str) -> None:
        self.text.setText(row.number)
        self.show_found([(row, uid)])


def _small(file: Path | None) -> QIcon:
    """A small picture of a file, read at the size that is needed."""
    if file is None:
        return icon("kind_photo")
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(_THUMB, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return icon("kind_photo") if image.isNull() else QIcon(QPixmap.fromImage(image))
