"""The attachments of an event: small pictures, files that are dropped or chosen, opened as read-only copies."""

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QIcon, QImage, QPixmap
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.attachment import accepted_endings
from ...domain.events.evidence import PHOTOS
from ...services.clock import local_text
from ...services.translation import tr
from ..attachments.content import KIND_NAMES, Piece
from ..attachments.details import kind_title
from ..panel import icon
from ..shared.thumbnails import Thumbnails

_PIECE = Qt.ItemDataRole.UserRole
_THUMB, _CELL = QSize(92, 80), QSize(106, 150)


class FilesTab(QWidget):
    """``given(paths, kind)`` when files are to be attached, ``opened(piece)`` when one is to be looked at,
    ``all_asked()`` for the panel of attachments.
    """

    given = pyqtSignal(list, str)
    opened = pyqtSignal(object)
    all_asked = pyqtSignal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.kind = QComboBox(self)
        self.kind.setObjectName("CivicGrid.events.file-kind")
        for kind in PHOTOS:
            self.kind.addItem(tr(KIND_NAMES[kind]), kind)
        self.kind.setToolTip(tr("What photos are attached as that are dropped or chosen next"))
        theme = QgsApplication.getThemeIcon
        self.add = QPushButton(theme("/symbologyAdd.svg"), tr("Add files …"), self)
        self.add.setObjectName("CivicGrid.events.add-files")
        self.add.clicked.connect(lambda _=False: self._choose())
        self.all = QPushButton(theme("/mIconFolder.svg"), tr("Attachments"), self)
        self.all.setToolTip(tr("Show the event in the panel of attachments"))
        self.all.clicked.connect(lambda _=False: self.all_asked.emit())
        self.hint = QLabel(tr("Nothing is attached yet: drop files here."), self)
        self.hint.setWordWrap(True)
        self.list = Thumbnails("CivicGrid.events.files", _THUMB, _CELL, self)
        self.list.setMinimumHeight(_CELL.height() + 10)
        self.list.itemActivated.connect(lambda item: self.opened.emit(item.data(_PIECE)))
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.add, 1)
        row.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(row)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)

    def show_pieces(self, pieces: Sequence[Piece], zone: str, may_add: bool) -> None:
        """Show the attachments; files may be added by who has a role for it."""
        self.list.clear()
        for piece in pieces:
            one = piece.attached
            at = local_text(one.taken_at or one.created_at, zone)
            text = f"{kind_title(one.kind)}\n{at}".replace(" ", "\n")
            item = QListWidgetItem(icon("kind_photo"), text, self.list)
            item.setData(_PIECE, piece)
            item.setToolTip(one.file_name)
        self.hint.setVisible(not pieces)
        for part in (self.kind, self.add):
            part.setVisible(may_add)
        self.setAcceptDrops(may_add)

    def show_picture(self, attachment: int, image: QImage) -> None:
        """A thumbnail is there."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_PIECE).attached.id == attachment:
                item.setIcon(QIcon(QPixmap.fromImage(image)))

    def dragEnterEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Take files of this computer."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Attach what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would have the file manager delete the originals
        event.accept()
        self.given.emit(dropped_files(event.mimeData()), self.kind.currentData())

    def _choose(self) -> None:
        files = choose_files(self, every=True)
        if files:
            self.given.emit(files, self.kind.currentData())


def dropped_files(data) -> list[Path]:
    """The files of this computer in what is dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return [path for path in paths if path.is_file()]


def choose_files(parent: QWidget, *, every: bool) -> list[Path]:
    """Ask for files that are accepted as attachments: ``every`` kind, or photos only."""
    endings = accepted_endings()
    kinds = endings if every else {"photo": endings["photo"]}
    pattern = " ".join(f"*.{ending}" for found in kinds.values() for ending in found)
    title = tr("Add files") if every else tr("Add photos")
    files, _ = QFileDialog.getOpenFileNames(parent, title, "", f"{title} ({pattern})")
    return [Path(file) for file in files]


def open_copy(copy: Path) -> None:
    """Show a copy in the program that this computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
