"""The media folder: files under their SHA-256, whole or not at all, looked at and read again to be verified."""

import hashlib
import io
import os
import re
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from ..domain.uid import new_uid
from ..services.translation import tr
from .errors import StoreError

_BLOCK = 1 << 20
_SHA256 = re.compile("[0-9a-f]{64}")


def keep(root: Path, file: Path | bytes, name: str) -> tuple[str, int, bool]:
    """Copy a file or bytes, called ``name``, into the folder under its hash.

    Returns the hash, the size in bytes and whether the content was not there yet. Raises StoreError.
    """
    unfinished = root / f".{new_uid()}.new"
    try:
        root.mkdir(exist_ok=True)
        try:
            digest, size = _copy(file, unfinished)
            place = place_of(root, digest)
            # A file of another size is the damaged rest of this content.
            there = place.is_file()
            if not there or place.stat().st_size != size:
                place.parent.mkdir(exist_ok=True)
                unfinished.replace(place)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        text = tr("{file} cannot be stored in {folder}: {reason}.")
        raise StoreError(text.format(file=name, folder=root, reason=error.strerror or error)) from error
    return digest, size, not there


def hash_of(file: Path) -> str:
    """The SHA-256 of a regular file as 64 hexadecimal digits; raises OSError or StoreError."""
    with closing(_open_regular(file)) as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _copy(file: Path | bytes, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    source = io.BytesIO(file) if isinstance(file, bytes) else _open_regular(file)
    with closing(source), target.open("xb") as copy:
        for block in _blocks(source):
            digest.update(block)
            size += len(block)
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest(), size


def _open_regular(file: Path) -> io.BufferedReader:
    if not stat.S_ISREG(file.stat().st_mode):
        raise StoreError(tr("{path} is not a file.").format(path=file))
    return file.open("rb")


def _blocks(source: io.BufferedIOBase) -> Iterator[bytes]:
    while block := source.read(_BLOCK):
        yield block


def place_of(root: Path, digest: str) -> Path:
    """``root/ab/ab12…``; a hash from a store that others wrote may not lead out of the folder."""
    if not _SHA256.fullmatch(digest):
        raise StoreError(tr("An attachment's SHA-256 is malformed."))
    return root / digest[:2] / digest


def state(place: Path, digest: str) -> str:
    """ "missing", "altered" or "": the whole file is read."""
    found = hashlib.sha256()
    try:
        with place.open("rb") as file:
            for block in _blocks(file):
                found.update(block)
    except OSError:
        return "missing"
    return "" if found.hexdigest() == digest else "altered"


def seen(root: Path | None, digest: str, size: int) -> str:
    """What a look at the file says, without reading it: "missing", "altered" or ""; without a root it is missing."""
    try:
        return "" if root and place_of(root, digest).stat().st_size == size else "altered" if root else "missing"
    except OSError:
        return "missing"
