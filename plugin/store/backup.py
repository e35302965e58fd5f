"""A copy of a GeoPackage store with its files, made while it is in use, and its way back. A server has pg_dump.

A backup is a folder that can be opened as it is: ``name.gpkg``, ``name.media`` with the attached files, and
``manifest.json``, which says what they are. The keys are no part of it: `services.keys.export_keys` hands them over.
"""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..domain.uid import new_uid
from ..services import clock
from ..services.translation import tr
from .attachments import Attachments
from .audit import Anchor, Audit
from .errors import StoreError, StoreExists
from .lifecycle import open_store
from .media import place_of
from .store import Store
from .uri import GeoPackageUri, parse_database

MANIFEST = "manifest.json"

_FORMAT = "civicgrid-backup"
_PAGES = 4096
_BLOCK = 1 << 20

Progress = Callable[[float], bool]


def _on(_share: float) -> bool:
    return True


class BackupBroken(StoreError):
    """A backup is incomplete or was changed after it was made."""

    code = "backup_broken"


class BackupStopped(StoreError):
    """The user stopped; nothing was left behind."""

    code = "backup_stopped"


@dataclass(frozen=True)
class Backup:
    """What a manifest says. ``lost`` counts attachments whose file was missing or altered already at the backup."""

    folder: Path
    file: Path
    store_uid: str
    version: int
    made_at: datetime
    bytes: int
    sha256: str
    media: int
    lost: int
    anchor: Anchor | None

    @property
    def media_folder(self) -> Path:
        """Where the attached files lie."""
        return self.file.with_suffix(".media")


def backup_store(store: Store, folder: Path, *, progress: Progress = _on) -> Backup:
    """Copy a GeoPackage and its files into ``folder``, which must not exist yet, and verify the copy.

    Others may go on writing: the copy is the store at one moment. ``progress`` hears shares from 0 to 1 and answers
    whether to go on. Raises StoreError, and then there is no folder.
    """
    if store.engine != "gpkg":
        raise StoreError(tr("A PostgreSQL database is backed up with pg_dump: see the administrator's guide."))
    folder = Path(folder).absolute()
    if folder.exists():
        raise StoreExists(tr("{path} exists already.").format(path=folder))
    unfinished = folder.with_name(f".{folder.name}.{new_uid()}.new")
    file = unfinished / store.engine_object.path.name
    try:
        unfinished.mkdir(parents=True)
        copy_database(store.engine_object.path, file, progress)
        _check_database(file)
        manifest = _copy_media(file, Attachments(store).root, progress) | {"file": file.name}
        _one_file(file)
        manifest |= {"bytes": file.stat().st_size, "sha256": _sha256(file)}
        text = json.dumps({"format": _FORMAT, **manifest}, ensure_ascii=False, indent=1)
        (unfinished / MANIFEST).write_text(text + "\n", encoding="utf-8")
        read_backup(unfinished)
        unfinished.replace(folder)
    except OSError as error:
        text = tr("The backup cannot be written to {folder}: {reason}.")
        raise StoreError(text.format(folder=folder, reason=error.strerror or error)) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return read_manifest(folder)


def read_manifest(folder: Path) -> Backup:
    """What the manifest of a backup says; raises BackupBroken when there is none."""
    folder = Path(folder).absolute()
    try:
        document = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if document["format"] != _FORMAT or Path(document["file"]).name != document["file"]:
            raise ValueError(document["format"])
        return Backup(
            folder,
            folder / document["file"],
            document["store"],
            document["version"],
            clock.from_text(document["made_at"]),
            document["bytes"],
            document["sha256"],
            document["media"],
            document["lost"],
            Anchor(**document["audit"]) if document["audit"] else None,
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise BackupBroken(tr("{folder} is not a backup of CivicGrid.").format(folder=folder)) from error


def read_backup(folder: Path) -> Backup:
    """Read a backup and compare every file with its hash; raises BackupBroken with the first file that differs."""
    backup = read_manifest(folder)
    if not backup.file.is_file() or _sha256(backup.file) != backup.sha256:
        raise _differs(backup.file)
    media = sorted(path for path in backup.media_folder.rglob("*") if path.is_file())
    for path in media:
        if _sha256(path) != path.name:
            raise _differs(path)
    if len(media) != backup.media:
        text = tr("The backup in {folder} holds {found} attached files instead of {wanted}.")
        raise BackupBroken(text.format(folder=backup.folder, found=len(media), wanted=backup.media))
    return backup


def restore_backup(folder: Path, database: str) -> Backup:
    """Copy a verified backup to a place where no store is yet; open it with `open_store` afterwards.

    Raises BackupBroken, StoreExists or StoreError, and then nothing is left at the place.
    """
    uri = parse_database(database)
    if not isinstance(uri, GeoPackageUri):
        raise StoreError(tr("A PostgreSQL database is restored with pg_restore: see the administrator's guide."))
    backup = read_backup(folder)
    media = uri.path.with_suffix(".media")
    for place in (uri.path, media):
        if place.exists():
            raise StoreExists(tr("{path} exists already.").format(path=place))
    unfinished = uri.path.with_name(f".{uri.path.name}.{new_uid()}.new")
    try:
        unfinished.mkdir()
        shutil.copyfile(backup.file, unfinished / "store")
        if backup.media_folder.is_dir():
            shutil.copytree(backup.media_folder, unfinished / "media")
            (unfinished / "media").replace(media)
        (unfinished / "store").replace(uri.path)
    except OSError as error:
        text = tr("The backup cannot be restored to {path}: {reason}.")
        raise StoreError(text.format(path=uri.path, reason=error.strerror or error)) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return backup


def copy_database(source: Path, target: Path, progress: Progress = _on) -> None:
    """Copy a GeoPackage that others may be writing; raises StoreError.

    SQLite's own backup: whole pages, so that the row ids on which an R-tree stands stay as they are.
    """

    def copied(_status: int, left: int, total: int) -> None:
        _go_on(progress, 0.8 * ((total - left) / total) if total else 0.8)

    try:
        with (
            closing(sqlite3.connect(source.as_uri() + "?mode=rw", uri=True, isolation_level=None)) as reader,
            closing(sqlite3.connect(target)) as writer,
        ):
            # One reading transaction: what others commit meanwhile neither enters the copy nor starts it anew.
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM setting").fetchone()
            reader.backup(writer, pages=_PAGES, progress=copied, sleep=0)
    except sqlite3.Error as error:
        raise StoreError(tr("{file} cannot be copied: {reason}.").format(file=source.name, reason=error)) from error


def _check_database(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchone()
    if found != ["ok"] or orphans:
        text = tr("The copy of {file} is damaged: {reason}.")
        raise BackupBroken(text.format(file=file.name, reason=orphans or found[0]))


def _copy_media(file: Path, source: Path, progress: Progress) -> dict:
    """Copy what the copied store's attachments name and return the manifest's entries about content."""
    with open_store(str(file)) as copy:
        audit = Audit(copy)
        broken = audit.verify()
        if broken is not None:
            text = tr("The audit log is broken at row {row}: the store was changed past its rules.")
            raise BackupBroken(text.format(row=broken))
        anchor = audit.head()
        digests = sorted(set(copy.read("attachment", ["sha256"])["sha256"]))
        root, lost = Attachments(copy).root, 0
        for number, digest in enumerate(digests):
            _go_on(progress, 0.8 + 0.2 * number / len(digests))
            original, place = place_of(source, digest), place_of(root, digest)
            if not original.is_file() or _sha256(original) != digest:
                lost += 1
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(original, place)
        return {
            "store": copy.uid,
            "version": copy.version,
            "made_at": clock.to_text(clock.utc_now()),
            "media": len(digests) - lost,
            "lost": lost,
            "audit": vars(anchor) if anchor else None,
        }


def _one_file(file: Path) -> None:
    """Leave WAL, so that the copy is one file that can be carried about."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _go_on(progress: Progress, share: float) -> None:
    if not progress(share):
        raise BackupStopped(tr("The backup was stopped; nothing was kept."))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _differs(path: Path) -> BackupBroken:
    text = tr("{path} is not what the backup's manifest says: take another backup.")
    return BackupBroken(text.format(path=path), path=str(path))
