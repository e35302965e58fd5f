"""What the panel shows of an object, read in the background; thumbnails follow one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QImage

from ...jobs.attach.objects import Places, kind_name, titles
from ...jobs.attach.thumbnails import thumbnail, tidy
from ...services.geos import shapely
from ...services.tasks import Task, Tasks
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.attachments import Attached, Attachments
from ...store.media import place_of

KIND_NAMES = {
    "photo": "Photo",
    "photo_before": "Photo before",
    "photo_after": "Photo after",
    "scan": "Scan",
    "audio": "Sound",
    "video": "Video",
    "document": "Document",
}
THUMBNAIL = 192  # pixels: sharp on screens with twice the dots
_PICTURES = ("photo", "scan")


@dataclass(frozen=True)
class Piece:
    """An attachment with its file, how far from the object it was taken, and the line to it (WKB, the store's CRS)."""

    attached: Attached
    file: Path | None
    metres: float | None
    line: bytes | None

    @property
    def is_picture(self) -> bool:
        """Whether a thumbnail can be tried."""
        return self.file is not None and not self.attached.state and self.attached.kind.startswith(_PICTURES)


@dataclass(frozen=True)
class Shown:
    """An object with its attachments."""

    table: str
    key: int
    kind: str
    title: str
    pieces: tuple[Piece, ...]
    has_root: bool


def read_object(store: Store, table: str, key: int) -> Shown:
    """Read an object's attachments; raises StoreError when it is not there any more."""
    title = titles(store, table, [key]).get(key)
    if title is None:
        raise StoreError(tr("The object is not there any more."))
    attachments = Attachments(store)
    has_root = attachments.has_root
    root = attachments.root if has_root else None
    rows = attachments.of(table, key)
    places = Places(store, table, [key]) if any(row.geom for row in rows) else None
    pieces = []
    for row in rows:
        metres = line = None
        if row.geom is not None:
            point = shapely.from_wkb(row.geom)
            metres, line = places.metres(key, point.x, point.y), places.line_to(key, point.x, point.y)
        pieces.append(Piece(row, place_of(root, row.sha256) if root else None, metres, line))
    return Shown(table, key, kind_name(table), title, tuple(pieces), has_root)


class Thumbnails(QObject):
    """Makes thumbnails in a task of its own; ``made(id, image)`` comes on the main thread."""

    made = pyqtSignal(int, QImage)

    def __init__(self, tasks: Tasks, parent: QObject | None = None):
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None

    def start(self, pieces: Sequence[Piece]) -> None:
        """Make those of these pieces, and no longer those asked for before."""
        self.stop()
        wanted = [(one.attached.id, one.file, one.attached.sha256) for one in pieces if one.is_picture]
        if not wanted:
            return

        def work(task: Task) -> None:
            for key, file, digest in wanted:
                if task.is_canceled():
                    return
                image = thumbnail(file, digest, THUMBNAIL)
                if not image.isNull() and not task.is_canceled():
                    self.made.emit(key, image)
            tidy()

        def over(_value: object) -> None:
            if self._task is task:
                self._task = None

        task = self._task = self._tasks.start(tr("Small pictures of the attachments"), work, over, over)

    def stop(self) -> None:
        """Make no more."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
