"""Files that belong to rows, stored once by their SHA-256, beside the GeoPackage or in a server's media folder."""

import hashlib
import io
import mimetypes
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..domain.uid import new_uid
from ..services import clock
from ..services.translation import tr
from .errors import StoreError
from .schema import BY_NAME
from .store import Store

ROOT_SETTING = "media_root"

_BLOCK = 1 << 20
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class Finding:
    """An attachment whose file is "missing" or "altered"."""

    attachment_id: int
    path: Path
    what: str


class Attachments:
    """The attachments of a store."""

    def __init__(self, store: Store):
        self._store = store

    @property
    def root(self) -> Path:
        """The media folder: ``name.media`` beside ``name.gpkg``; on a server the setting media_root."""
        if self._store.engine == "gpkg":
            return Path(self._store.engine_object.database).with_suffix(".media")
        value = self._store.read("setting", ["value"], where={"name": ROOT_SETTING})["value"]
        if not value:
            raise StoreError(tr("This store has no media folder yet: set one before attaching files."))
        return Path(value[0])

    def set_root(self, folder: str | os.PathLike) -> None:
        """Choose a server store's media folder, which must exist; for a GeoPackage it is always beside the file."""
        if self._store.engine == "gpkg":
            raise StoreError(tr("The media folder of a GeoPackage lies beside it."))
        folder = Path(folder)
        if not folder.is_absolute() or not folder.is_dir():
            text = tr("The media folder {folder} must be an existing folder with its full path.")
            raise StoreError(text.format(folder=folder))
        self._store.load("setting", {"name": [ROOT_SETTING], "value": [str(folder)]}, key=("name",), conflict="update")

    def add(
        self,
        owner_table: str,
        owner_id: int,
        file: Path | bytes,
        kind: str,
        *,
        file_name: str = "",
        taken_at: datetime | None = None,
        geom: bytes | None = None,
    ) -> int:
        """Copy a file (or bytes, which need a ``file_name``) into the media folder and return the attachment's id.

        ``geom`` is a WKB point in the store's CRS. The original stays untouched; content that is there already is not
        stored again. Raises StoreError when the owner is not there or the file cannot be read or written.
        """
        if isinstance(file, Path):
            file_name = file_name or file.name
        if not file_name:
            raise StoreError(tr("An attachment needs a file name."))
        area = self._owner_area(owner_table, owner_id)
        digest, size = self._keep(file)
        return self._store.insert(
            "attachment",
            {
                "uid": new_uid(),
                "owner_table": owner_table,
                "owner_id": owner_id,
                "sha256": digest,
                "kind": kind,
                "file_name": Path(file_name).name,
                "media_type": mimetypes.guess_type(file_name)[0],
                "size": size,
                "taken_at": taken_at,
                "geom": geom,
                "area_id": area,
                "created_at": clock.utc_now(),
            },
        )

    def path(self, attachment_id: int) -> Path:
        """Where the file of an attachment lies; raises StoreError when the attachment is not there."""
        digests = self._store.read("attachment", ["sha256"], where={"id": attachment_id})["sha256"]
        if not digests:
            text = tr("{table} {key} is not there.")
            raise StoreError(text.format(table="attachment", key=attachment_id), key=attachment_id)
        return place_of(self.root, digests[0])

    def check(self) -> list[Finding]:
        """Attachments whose file is missing or no longer has the content it was stored with."""
        rows = self._store.read("attachment", ["id", "sha256"], order_by=["id"])
        root = self.root if rows["id"] else None
        states: dict[str, str] = {}
        findings = []
        for key, digest in zip(rows["id"], rows["sha256"], strict=True):
            place = place_of(root, digest)
            if digest not in states:
                states[digest] = _state(place, digest)
            if states[digest]:
                findings.append(Finding(key, place, states[digest]))
        return findings

    def _owner_area(self, table: str, key: int) -> int | None:
        declared = BY_NAME.get(table)
        if declared is None or "id" not in declared.by_name:
            raise StoreError(tr("Nothing can be attached to {table}.").format(table=table), table=table)
        column = "area_id" if "area_id" in declared.by_name else "id"
        found = self._store.read(table, [column], where={"id": key})[column]
        if not found:
            raise StoreError(tr("{table} {key} is not there.").format(table=table, key=key), table=table, key=key)
        return found[0] if column == "area_id" else None

    def keep(self, write: Callable[[Path], object]) -> str:
        """Let ``write(path)`` make a file in the media folder and keep it under its hash, which is returned."""
        root = self.root
        arriving = root / f".{new_uid()}.arriving"
        try:
            root.mkdir(exist_ok=True)
            try:
                write(arriving)
                return self._keep(arriving)[0]
            finally:
                arriving.unlink(missing_ok=True)
        except OSError as error:
            text = tr("The file cannot be stored in {folder}: {reason}.")
            raise StoreError(text.format(folder=root, reason=error.strerror or error)) from error

    def _keep(self, file: Path | bytes) -> tuple[str, int]:
        """Copy into the media folder under its hash, whole or not at all; returns hash and size in bytes."""
        root = self.root
        unfinished = root / f".{new_uid()}.new"
        try:
            root.mkdir(exist_ok=True)
            try:
                digest, size = _copy(file, unfinished)
                place = place_of(root, digest)
                # A file of another size is the damaged rest of this content.
                if not place.is_file() or place.stat().st_size != size:
                    place.parent.mkdir(exist_ok=True)
                    unfinished.replace(place)
            finally:
                unfinished.unlink(missing_ok=True)
        except OSError as error:
            text = tr("The file cannot be stored in {folder}: {reason}.")
            raise StoreError(text.format(folder=root, reason=error.strerror or error)) from error
        return digest, size


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


def _state(place: Path, digest: str) -> str:
    found = hashlib.sha256()
    try:
        with place.open("rb") as file:
            for block in _blocks(file):
                found.update(block)
    except OSError:
        return "missing"
    return "" if found.hexdigest() == digest else "altered"
