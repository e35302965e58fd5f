"""A file that is written whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...services.translation import tr
from ...store import StoreError


def check_free(path: Path, overwrite: bool) -> None:
    """Refuse a file that is there; raises StoreError."""
    if path.exists() and not overwrite:
        raise StoreError(tr("{path} exists already.").format(path=path))


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """A hidden folder beside a file, gone with the block; raises StoreError where ``path`` cannot be written."""
    try:
        if not path.parent.is_dir():
            raise NotADirectoryError
        unfinished = Path(tempfile.mkdtemp(prefix=f".{path.stem}.", dir=path.parent))
        try:
            yield unfinished
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise StoreError(tr("The file {path} cannot be written.").format(path=path), detail=str(error)) from error


@contextmanager
def written_whole(path: Path, overwrite: bool) -> Iterator[Path]:
    """A file to be written, which gets the name ``path`` when the block ends well; else nothing of it is left.

    Raises StoreError where ``path`` cannot be written, or is there and may not be overwritten.
    """
    check_free(path, overwrite)
    with folder_beside(path) as unfinished:
        file = unfinished / path.name
        yield file
        check_free(path, overwrite)
        file.replace(path)
