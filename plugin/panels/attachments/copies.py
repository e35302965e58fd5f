"""Copies of attached files for other programs: the stored file is only ever read."""

import shutil
from pathlib import Path

from qgis.PyQt.QtCore import QDir, QTemporaryDir

from ...domain.attachment import kind_of, safe_name
from ...services.translation import tr
from ...store import StoreError
from .content import Piece

_READ_ONLY = 0o400


class Copies:
    """A folder of this session, emptied when the store closes; others on this computer cannot look into it."""

    def __init__(self):
        self._folder: QTemporaryDir | None = None

    def make(self, piece: Piece) -> Path:
        """A read-only copy under the file's own name, for a viewer; raises StoreError.

        A name that another program wrote into the store may end in anything: only accepted kinds are opened.
        """
        if kind_of(piece.attached.file_name) is None:
            text = tr("{file} is no photo, scan, recording or document: save a copy of it and look at that with care.")
            raise StoreError(text.format(file=piece.attached.file_name))
        if self._folder is None:
            self._folder = QTemporaryDir(QDir.tempPath() + "/civicgrid-XXXXXX")
        # By content: another store may have another file of this id and name.
        folder = Path(self._folder.path()) / piece.attached.sha256
        target = folder / safe_name(piece.attached.file_name)
        if not target.exists():
            folder.mkdir(exist_ok=True)
            copy_file(piece, target)
            target.chmod(_READ_ONLY)
        return target

    def close(self) -> None:
        """Remove every copy."""
        folder, self._folder = self._folder, None
        if folder is not None:
            folder.remove()


def copy_file(piece: Piece, target: Path) -> None:
    """Write an attachment's content to ``target``; raises StoreError when it cannot be read or written."""
    if piece.file is None:
        raise StoreError(tr("This store has no media folder yet: set one before attaching files."))
    try:
        shutil.copyfile(piece.file, target)
    except OSError as error:
        text = tr("{file} cannot be copied: {reason}.")
        raise StoreError(text.format(file=piece.attached.file_name, reason=error.strerror or error)) from error
