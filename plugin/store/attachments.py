"""Files that belong to rows, stored once by their SHA-256, beside the GeoPackage or in a server's media folder."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..domain.attachment import LIMIT_MB, check_owner, media_type_of
from ..domain.uid import new_uid, new_uids
from ..services import clock
from ..services.translation import sentence, tr
from .access import Access
from .audit import Audit
from .errors import AccessDenied, StoreError
from .imports import writable_areas
from .media import keep, place_of, seen, state
from .own_settings import read_setting, write_setting
from .schema import BY_NAME
from .store import Store

ROOT_SETTING = "media_root"
ATTACHERS = frozenset(("clerk", "grid_worker", "dispatcher", "handler", "verifier", "manager"))
LIMIT_SETTING = "attachment_limit_mb"

_COLUMNS = ("id", "kind", "file_name", "media_type", "size", "sha256", "taken_at", "geom", "heading", "note",
            "app_user_id", "created_at")  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """An attachment whose file is "missing" or "altered"."""

    attachment_id: int
    path: Path
    what: str


@dataclass(frozen=True)
class NewFile:
    """A file for the row ``owner_id``: a path, or bytes, which need a ``file_name``.

    ``taken_at`` is an aware instant, ``geom`` a WKB point in the store's CRS, ``heading`` degrees clockwise from
    north, 0 to below 360.
    """

    owner_id: int
    file: Path | bytes
    kind: str
    file_name: str = ""
    taken_at: datetime | None = None
    geom: bytes | None = None
    heading: float | None = None
    note: str | None = None

    @property
    def name(self) -> str:
        """The name it is stored under; raises StoreError where there is none."""
        name = self.file_name or (self.file.name if isinstance(self.file, Path) else "")
        if not name:
            raise StoreError(tr("An attachment needs a file name."))
        return Path(name).name


@dataclass(frozen=True)
class Attached:
    """An attachment as it is shown; ``by`` is the name of who attached it, "" where nobody is known.

    ``state`` is "", or "missing" or "altered" where the file is not there or has another size.
    """

    id: int
    kind: str
    file_name: str
    media_type: str | None
    size: int
    sha256: str
    taken_at: datetime | None
    geom: bytes | None
    heading: float | None
    note: str | None
    by: str
    created_at: datetime
    state: str


def _ignore(_value: object) -> None:
    """Take what nobody listens to."""


class Attachments:
    """The attachments of a store."""

    def __init__(self, store: Store):
        self._store = store

    @property
    def root(self) -> Path:
        """The media folder: ``name.media`` beside ``name.gpkg``; on a server the setting media_root."""
        if self._store.engine == "gpkg":
            return Path(self._store.engine_object.database).with_suffix(".media")
        value = read_setting(self._store, ROOT_SETTING)
        if not value:
            raise StoreError(tr("This store has no media folder yet: set one before attaching files."))
        return Path(value)

    @property
    def has_root(self) -> bool:
        """Whether a media folder has been chosen; a GeoPackage always has its own."""
        return self._store.engine == "gpkg" or bool(read_setting(self._store, ROOT_SETTING))

    def set_root(self, folder: str | os.PathLike) -> None:
        """Choose a server store's media folder, which must exist; for a GeoPackage it is always beside the file.

        For managers; raises AccessDenied.
        """
        if self._store.engine == "gpkg":
            raise StoreError(tr("The media folder of a GeoPackage lies beside it."))
        folder = Path(folder)
        if not folder.is_absolute() or not folder.is_dir():
            text = tr("The media folder {folder} must be an existing folder with its full path.")
            raise StoreError(text.format(folder=folder))
        self._set(ROOT_SETTING, str(folder))

    @property
    def limit_mb(self) -> int:
        """The largest file that is accepted, in millions of bytes."""
        value = read_setting(self._store, LIMIT_SETTING)
        return int(value) if value and value.isdigit() else LIMIT_MB

    def set_limit_mb(self, limit: int) -> None:
        """Set the largest file that is accepted; for managers."""
        self._set(LIMIT_SETTING, str(int(limit)))

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
        """Attach one file as `add_all` does, and return the attachment's id: the known one where the row has it."""
        new = NewFile(owner_id, file, kind, file_name, taken_at, geom)
        with self._kept([new], _ignore) as kept:
            [(digest, _)] = kept
            self._write(owner_table, [new], kept)
        owned = {"owner_table": owner_table, "owner_id": owner_id, "sha256": digest}
        return self._store.read("attachment", ["id"], where=owned, order_by=["id"])["id"][0]

    def add_all(
        self, owner_table: str, files: Sequence[NewFile], progress: Callable[[int], object] = _ignore
    ) -> list[bool]:
        """Copy files into the media folder and attach them in one transaction; says of each whether it was new.

        Originals stay untouched; content that is there already is not stored again, and a row is given no file twice.
        ``progress(count)`` is called after each copy; what it raises stops the work. All or nothing: copies that no
        attachment needs are removed when anything fails. Raises StoreError for an owner that is not there or takes
        no files, and for a file that cannot be read or written.
        """
        for new in files:
            _ = new.name  # raises before anything is copied
        self._areas(owner_table, [new.owner_id for new in files])
        with self._kept(files, progress) as kept:
            return self._write(owner_table, files, kept)

    def known(self, owner_table: str, owner_ids: Sequence[int]) -> set[tuple[int, str]]:
        """The pairs (owner's id, SHA-256) that are attached already."""
        where = {"owner_table": owner_table, "owner_id": list(dict.fromkeys(owner_ids))}
        rows = self._store.read("attachment", ["owner_id", "sha256"], where=where)
        return set(zip(rows["owner_id"], rows["sha256"], strict=True))

    def of(self, owner_table: str, owner_id: int) -> list[Attached]:
        """The attachments of a row, the latest taken or attached first."""
        where = {"owner_table": owner_table, "owner_id": owner_id}
        columns = self._store.read("attachment", _COLUMNS, where=where)
        rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
        who = sorted({row["app_user_id"] for row in rows if row["app_user_id"] is not None})
        named = self._store.read("app_user", ["id", "name"], where={"id": who}) if who else {"id": (), "name": ()}
        names = dict(zip(named["id"], named["name"], strict=True))
        root = self.root if rows and self.has_root else None
        found = [
            Attached(by=names.get(row.pop("app_user_id"), ""), state=seen(root, row["sha256"], row["size"]), **row)
            for row in rows
        ]
        return sorted(found, key=lambda one: (one.taken_at or one.created_at, one.id), reverse=True)

    def set_note(self, attachment_id: int, note: str) -> None:
        """Change what is noted about an attachment; for managers."""
        self._manager()
        self._store.update("attachment", attachment_id, {"note": note.strip() or None})

    def remove(self, attachment_id: int) -> None:
        """Take an attachment away, with an audit line, and its file when nothing else needs it; for managers."""
        self._manager()
        columns = ["owner_table", "owner_id", "sha256", "file_name"]
        rows = self._store.read("attachment", columns, where={"id": attachment_id})
        if not rows["sha256"]:
            raise _absent("attachment", attachment_id)
        table, owner, digest, name = (values[0] for values in rows.values())
        place = place_of(self.root, digest)
        with self._store.transaction():
            Audit(self._store).write("remove_attachment", table, owner, {"file_name": name, "sha256": digest})
            self._store.execute("DELETE FROM attachment WHERE id = :id", {"id": attachment_id})
        # A manager sees every area's rows.
        if not self._store.read("attachment", ["id"], where={"sha256": digest})["id"]:
            place.unlink(missing_ok=True)

    def path(self, attachment_id: int) -> Path:
        """Where the file of an attachment lies; raises StoreError when the attachment is not there."""
        digests = self._store.read("attachment", ["sha256"], where={"id": attachment_id})["sha256"]
        if not digests:
            raise _absent("attachment", attachment_id)
        return place_of(self.root, digests[0])

    def check(
        self,
        owner_table: str | None = None,
        owner_id: int | None = None,
        progress: Callable[[float], object] = _ignore,
    ) -> list[Finding]:
        """Attachments (of a table, or of one row) whose file is missing or no longer what was stored.

        Reads every file. ``progress(share)`` is called before each; what it raises stops the work.
        """
        asked = {"owner_table": owner_table, "owner_id": owner_id}
        where = {name: value for name, value in asked.items() if value is not None}
        rows = self._store.read("attachment", ["id", "sha256"], where=where, order_by=["id"])
        root = self.root if rows["id"] else None
        states: dict[str, str] = {}
        findings = []
        for index, (key, digest) in enumerate(zip(rows["id"], rows["sha256"], strict=True)):
            progress(index / len(rows["id"]))
            place = place_of(root, digest)
            if digest not in states:
                states[digest] = state(place, digest)
            if states[digest]:
                findings.append(Finding(key, place, states[digest]))
        return findings

    def keep(self, write: Callable[[Path], object]) -> str:
        """Let ``write(path)`` make a file in the media folder and keep it under its hash, which is returned."""
        root = self.root
        arriving = root / f".{new_uid()}.arriving"
        try:
            root.mkdir(exist_ok=True)
            try:
                write(arriving)
                return keep(root, arriving, arriving.name)[0]
            finally:
                arriving.unlink(missing_ok=True)
        except OSError as error:
            text = tr("{file} cannot be stored in {folder}: {reason}.")
            raise StoreError(text.format(file=arriving.name, folder=root, reason=error.strerror or error)) from error

    def _set(self, name: str, value: str) -> None:
        self._manager()
        write_setting(self._store, "SELECT set_media(:name, :value)", name, value)

    def _manager(self) -> None:
        if "manager" not in Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("Attachments are changed and removed by managers only."), role="manager")

    def _areas(self, table: str, keys: Sequence[int]) -> dict[int, int | None]:
        """The area of each owner; raises StoreError for one that is not there or takes no files."""
        problem = check_owner(table)
        if problem:
            raise StoreError(sentence(problem), table=table)
        declared = BY_NAME[table]
        column = "id" if table == "area" else "area_id" if "area_id" in declared.by_name else None
        wanted = list(dict.fromkeys(keys))
        rows = self._store.read(table, list(dict.fromkeys(("id", column or "id"))), where={"id": wanted})
        areas = dict(zip(rows["id"], rows[column] if column else [None] * len(rows["id"]), strict=True))
        if missing := [key for key in wanted if key not in areas]:
            raise _absent(table, missing[0])
        return areas

    def _write(self, owner_table: str, files: Sequence[NewFile], kept: Sequence[tuple[str, int]]) -> list[bool]:
        """The rows of files that lie in the media folder; says of each whether it was new."""
        owners = [new.owner_id for new in files]
        areas = self._areas(owner_table, owners)
        now, who = clock.utc_now(), Access(self._store).who_am_i().id
        with self._store.transaction():
            known = self.known(owner_table, owners)
            fresh = []
            for new, (digest, _) in zip(files, kept, strict=True):
                fresh.append((new.owner_id, digest) not in known)
                known.add((new.owner_id, digest))
            rows = [(new, *of) for new, of, wanted in zip(files, kept, fresh, strict=True) if wanted]
            columns = {
                "uid": new_uids(len(rows)),
                "owner_table": [owner_table] * len(rows),
                "owner_id": [new.owner_id for new, *_ in rows],
                "sha256": [digest for _, digest, _ in rows],
                "kind": [new.kind for new, *_ in rows],
                "file_name": [new.name for new, *_ in rows],
                "media_type": [media_type_of(new.name) for new, *_ in rows],
                "size": [size for *_, size in rows],
                "taken_at": [new.taken_at for new, *_ in rows],
                "geom": [new.geom for new, *_ in rows],
                "heading": [new.heading for new, *_ in rows],
                "note": [new.note or None for new, *_ in rows],
                "app_user_id": [who] * len(rows),
                "area_id": [areas[new.owner_id] for new, *_ in rows],
                "created_at": [now] * len(rows),
            }
            self._store.load("attachment", columns)
        return fresh

    @contextmanager
    def _kept(self, files: Sequence[NewFile], progress: Callable[[int], object]) -> Iterator[list[tuple[str, int]]]:
        """Copies of files in the media folder as (hash, size in bytes); new ones go again when what follows fails."""
        # Asked before anything is copied: on a server a copy may have to stay, because others may need it.
        if not ATTACHERS & Access(self._store).who_am_i().roles:
            raise AccessDenied(tr("Your roles allow looking at attachments, not adding any."))
        root, kept, placed = self.root, [], []
        try:
            for count, new in enumerate(files, start=1):
                digest, size, made = keep(root, new.file, new.name)
                kept.append((digest, size))
                if made:
                    placed.append(digest)
                progress(count)
            yield kept
        except BaseException:
            for digest in self._unneeded(placed):
                place_of(root, digest).unlink(missing_ok=True)
            raise

    def _unneeded(self, placed: Sequence[str]) -> list[str]:
        """Those of some files that may go: no attachment has them.

        None where that cannot be known, as in a transaction that fails or with an account that does not see every
        area's rows: a file too many is only room on the disk.
        """
        if not placed or self._store.engine_object.in_transaction() or writable_areas(self._store) is not None:
            return []
        needed = set(self._store.read("attachment", ["sha256"], where={"sha256": list(placed)})["sha256"])
        return [digest for digest in placed if digest not in needed]


def _absent(table: str, key: int) -> StoreError:
    return StoreError(tr("{table} {key} is not there.").format(table=table, key=key), table=table, key=key)
