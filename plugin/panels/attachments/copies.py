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
    """A folder of this session, gone when the panel is; others on this computer cannot look into it."""

    def __init__(self):
        self._folder = QTemporaryDir(QDir.tempPath() + "/civicgrid-XXXXXX")

    def make(self, piece: Piece) -> Path:
        """A read-only copy under the file's own name, for a viewer; raises StoreError.

        A name that another program wrote into the store may end in anything: only accepted kinds are opened.
        """
        if kind_of(piece.attached.file_name) is None:
            text = tr("{file} is no photo, scan, recording or document: save a copy of it and look at that with care.")
            raise StoreError(text.format(file=piece.attached.file_name))
        folder = Path(self._folder.path()) / str(piece.attached.id)
        target = folder / safe_name(piece.attached.file_name)
        if not target.exists():
            folder.mkdir(exist_ok=True)
            copy_file(piece, target)
            target.chmod(_READ_ONLY)
        return target

    def close(self) -> None:
        """Remove every copy."""
        self._folder.remove()


def copy_file(piece: Piece, target: Path) -> None:
    """Write an attachment's content to ``target``; raises StoreError when it cannot be read or written."""
    if piece.file is None:
        raise StoreError(tr("This store has no media folder yet: set one before attaching files."))
    try:
        shutil.copyfile(piece.file, target)
    except OSError as error:
        text = tr("{file} cannot be copied: {reason}.")
        raise StoreError(text.format(file=piece.attached.file_name, reason=error.strerror or error)) from error
