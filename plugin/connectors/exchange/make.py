"""Making a package: what has changed here since the last one to this peer."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...jobs.exchange_content import ROWS, TABLES, every
from ...jobs.progress import Progress
from ...services import clock
from ...services.signing import SigningKey
from ...services.translation import tr
from ...store import Store
from ...store.attachments import Attachments, place_of
from ...store.audit import Audit
from ...store.exchange import Exchange, Package, Peer
from ...store.schema import BY_NAME
from .cards import own_card, refuse
from .package import SUFFIX, Line, PackageWriter, split


@dataclass
class Made:
    """A package that was made: its number, its files, rows put and deleted by table, attached files not found."""

    number: int = 0
    files: list[Path] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    missing: int = 0


def make_package(
    store: Store,
    peer: Peer,
    path: Path,
    key: SigningKey,
    *,
    new: bool = False,
    part_size: int = 0,
    progress: Progress | None = None,
) -> Made:
    """Write the next package to a peer, or the last one again while it was not handed over; ``new`` asks for the next.

    ``key`` is `cards.signing_key`'s; ``part_size`` in bytes cuts the file into parts, 0 leaves it whole. Raises
    DomainError when nothing has changed or the file is there, AccessDenied, StoreError, Cancelled: then nothing was
    made and the next package has the same number.
    """
    return _Maker(store, peer, Path(path), key, progress or Progress()).make(new, part_size)


class _Maker:
    def __init__(self, store: Store, peer: Peer, path: Path, key: SigningKey, progress: Progress):
        self._store, self._peer, self._path, self._key, self._progress = store, peer, path, key, progress
        self._exchange = Exchange(store)
        self._tables = [table for table in TABLES if peer.tables is None or table in peer.tables]
        self._files: dict[str, None] = {}
        self._made = Made()

    def make(self, new: bool, part_size: int) -> Made:
        """Write the file beside its place, the store's lines, and then give the file its name."""
        self._exchange.check_right()
        card = own_card(self._store)
        if self._path.suffix != SUFFIX:
            self._path = self._path.with_name(self._path.name + SUFFIX)
        try:
            unfinished = Path(tempfile.mkdtemp(prefix=f".{self._path.stem}.", dir=self._path.parent))
        except OSError as error:
            raise refuse("write", file=self._path.name, reason=error.strerror or error) from error
        try:
            with self._store.transaction():
                self._write(unfinished / self._path.name, card, new)
            made = [unfinished / self._path.name]
            if part_size:
                made = split(made[0], part_size)
            for file in made:
                self._put(file)
            return self._made
        except OSError as error:
            raise refuse("write", file=self._path.name, reason=error.strerror or error) from error
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)

    def _put(self, file: Path) -> None:
        target = self._path.with_name(file.name)
        if target.exists():
            raise refuse("file_exists", file=target.name)
        file.replace(target)
        self._made.files.append(target)

    def _write(self, file: Path, card, new: bool) -> None:
        if self._path.exists():
            raise refuse("file_exists", file=self._path.name)
        sent = self._exchange.packages(self._peer.id, "out")
        last = sent.get(max(sent, default=0))
        again = last.number if last is not None and last.applied_at is None and not new else 0
        number = again or (last.number + 1 if last else 1)
        received = self._exchange.packages(self._peer.id, "in")
        ack = received.get(max(received, default=0))
        contested = self._exchange.contested(self._peer.id)
        writer = PackageWriter(file)
        try:
            for place, table in enumerate(self._tables):
                self._progress.step(90 * place / len(self._tables))
                writer.add_table(table, self._lines(table, number, again, contested.get(table, set())))
            if not self._made.counts and not again:
                raise refuse("nothing", name=self._peer.name)
            self._add_files(writer)
            made_at = clock.utc_now()
            manifest = {
                "number": number,
                "from": {"uid": self._store.uid, "name": card.name},
                "to": {"uid": self._peer.store_uid, "name": self._peer.name},
                "previous": sent[number - 1].sha256 if number > 1 else "",
                "made_at": clock.to_text(made_at),
                "crs": self._store.crs,
                "purpose": self._store.purpose,
                "ack": ack and {"number": ack.number, "sha256": ack.sha256},
                "counts": self._made.counts,
            }
            sha256 = writer.finish(manifest, self._key)
        finally:
            writer.close()
        self._made.number = number
        values = {"sha256": sha256, "made_at": made_at, "applied_at": None, "counts": self._made.counts}
        self._exchange.keep_package(self._peer.id, "out", number, values)
        detail = {"peer": self._peer.name, "number": number, "counts": self._made.counts}
        Audit(self._store).write("make_package", "exchange_peer", self._peer.id, detail)
        self._progress.step(100)

    def _lines(self, table: str, number: int, again: int, contested: set[str]) -> Iterator[Line]:
        peer, puts, deletes = self._peer.id, 0, 0
        present = set() if "uid" not in BY_NAME[table].by_name else None
        for rows in every(self._store, table, self._tables):
            self._progress.step(90 * self._tables.index(table) / len(self._tables))
            known = self._exchange.known(peer, "out", table, [row.uid for row in rows])
            changed = {}
            for row in rows:
                if present is not None:
                    present.add(row.uid)
                digest, when = known.get(row.uid, ("", 0))
                if digest == row.digest and not (again and when == again):
                    continue
                changed[row.uid] = row.digest
                if table == "attachment":
                    self._files[row.content["sha256"]] = None
                yield Line("put", row.uid, row.content, row.uid in contested)
            puts += len(changed)
            if changed:
                self._exchange.remember(peer, "out", table, changed, number)
        for uids in self._gone(table, again, present):
            deletes += len(uids)
            yield from (Line("delete", uid, None, uid in contested) for uid in uids)
            self._exchange.remember(peer, "out", table, dict.fromkeys(uids, ""), number)
        if puts or deletes:
            self._made.counts[table] = {"put": puts, "delete": deletes}

    def _gone(self, table: str, again: int, present: set[str] | None) -> Iterator[Sequence[str]]:
        if present is None:
            gone = self._exchange.deleted(self._peer.id, table, again)
        else:
            gone = [uid for uid in self._exchange.told(self._peer.id, table, again) if uid not in present]
        for start in range(0, len(gone), ROWS):
            yield gone[start : start + ROWS]

    def _add_files(self, writer: PackageWriter) -> None:
        if not self._files:
            return
        root = Attachments(self._store).root
        for sha256 in self._files:
            self._progress.step(92)
            if not writer.add_file(sha256, place_of(root, sha256)):
                self._made.missing += 1
        if self._made.missing:
            text = tr("The files of {count} attachments are missing or altered.")
            self._progress.say(text.format(count=self._made.missing))


def hand_over(store: Store, package: Package) -> None:
    """Note that a package has left: the next one to this peer has the next number."""
    Exchange(store).hand_over(package.id)
