"""Applying a package: checked whole, then one transaction; what was changed here, too, goes to the desk."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np

from ...domain.wkb import map_coordinates
from ...jobs.exchange_content import ROWS, TABLES, Resolver, Row, digest, parse, reference_name, some, take
from ...jobs.linking import link_buildings
from ...jobs.progress import Progress
from ...services import clock
from ...services.coordinates import from_degrees, to_degrees
from ...services.geos import shapely
from ...store import Store
from ...store.attachments import Attachments
from ...store.audit import Audit
from ...store.exchange import Exchange, Package, Peer
from ...store.schema import BY_NAME
from .cards import refuse
from .desk import Desk
from .package import Line, PackageReader, open_package

_PLACES = {"area", "grid", "building"}
_BOTH = ("in", "out")


@dataclass
class Counts:
    """What applying does to the rows of a table."""

    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    same: int = 0
    conflicts: int = 0


@dataclass
class Outcome:
    """What a package does, or has done; ``already`` is when it was applied before: then nothing is done.

    ``conflicts`` are the desk items' details; ``absent`` counts references to rows that are not here and were left out.
    """

    peer: str
    number: int
    made_at: datetime
    already: datetime | None = None
    counts: dict[str, Counts] = field(default_factory=dict)
    conflicts: list[dict] = field(default_factory=list)
    files: int = 0
    absent: int = 0


class _Undo(Exception):
    """Ends the transaction of a preview."""


def preview_package(store: Store, path: Path, *, progress: Progress | None = None) -> Outcome:
    """What applying a package would do; nothing is changed. Raises as `apply_package` does."""
    return _run(store, Path(path), progress or Progress(), keep=False)


def apply_package(store: Store, path: Path, *, progress: Progress | None = None) -> Outcome:
    """Apply a package, once: a repeated one changes nothing and says when it was applied.

    Raises DomainError for a package that is damaged, for another, out of order, or not signed by the peer's key;
    AccessDenied; StoreError; Cancelled. Then nothing was changed.
    """
    return _run(store, Path(path), progress or Progress(), keep=True)


def _run(store: Store, path: Path, progress: Progress, *, keep: bool) -> Outcome:
    exchange = Exchange(store)
    exchange.check_right()
    with open_package(path) as package:
        peer, again = _check(store, exchange, package)
        outcome = Outcome(peer.name, package.manifest["number"], clock.from_text(package.manifest["made_at"]))
        if again is not None:
            outcome.already = again.applied_at
            return outcome
        package.check_members(lambda: progress.step(0))
        try:
            with store.transaction():
                _Applier(store, exchange, package, peer, outcome, progress).apply(keep)
                if not keep:
                    raise _Undo
        except _Undo:
            progress.step(100)
    return outcome


def _check(store: Store, exchange: Exchange, package: PackageReader) -> tuple[Peer, Package | None]:
    """The peer, and the line of this package where it was applied already; raises DomainError for all that is wrong."""
    manifest = package.manifest
    peer = exchange.peer(manifest["from"]["uid"])
    if peer is None or not peer.public_key:
        raise refuse("sender_unknown", name=manifest["from"]["name"])
    package.check_signature(peer.public_key, peer.name)
    if not peer.active:
        raise refuse("sender_stopped", name=peer.name)
    if manifest["to"]["uid"] != store.uid:
        raise refuse("recipient", name=manifest["to"]["name"])
    if manifest["purpose"] != store.purpose:
        raise refuse("purpose", name=peer.name)
    received = exchange.packages(peer.id, "in")
    last, number = max(received, default=0), manifest["number"]
    if number in received:
        known = received[number]
        # The last one may come again with more in it, while its sender has not noted that it was handed over.
        fresh = (
            number == last and package.sha256 != known.sha256 and clock.from_text(manifest["made_at"]) > known.made_at
        )
        if not fresh:
            return peer, known
    elif number > last + 1:
        raise refuse("gap", number=number, missing=", ".join(map(str, range(last + 1, number))))
    before = received.get(number - 1)
    if manifest["previous"] != (before.sha256 if before else ""):
        raise refuse("chain", name=peer.name)
    return peer, None


class _Applier:
    def __init__(self, store, exchange, package: PackageReader, peer: Peer, outcome: Outcome, progress: Progress):
        self._store, self._exchange, self._package = store, exchange, package
        self._peer, self._outcome, self._progress = peer, outcome, progress
        self._ack = self._acknowledged()
        self._resolver = Resolver(store)
        self._desk = Desk(store, exchange, peer, outcome.made_at)
        self._move = _mover(package.manifest["crs"], store.crs)
        self._tables = [table for table in TABLES if peer.tables is None or table in peer.tables]
        self._undeleted: dict[str, list[Line]] = {}

    def _acknowledged(self) -> int:
        """The number of our last package that the peer has seen as we made it last."""
        ack = self._package.manifest["ack"]
        sent = self._exchange.packages(self._peer.id, "out")
        if ack is None or ack["number"] not in sent:
            return 0
        if ack["sha256"] == sent[ack["number"]].sha256:
            return ack["number"]
        return ack["number"] - 1

    def apply(self, keep: bool) -> None:
        """Write everything inside the caller's transaction."""
        if keep:
            self._keep_files()
        for place, table in enumerate(self._tables):
            self._progress.step(5 + 75 * place / len(self._tables))
            self._delete(table, self._lines_of(table, "delete"), last=False)
        for place, table in enumerate(self._tables):
            self._progress.step(5 + 75 * place / len(self._tables))
            for lines in self._pieces(table):
                self._put(table, lines)
                self._progress.step(5 + 75 * place / len(self._tables))
        for table in reversed(self._tables):
            self._delete(table, self._undeleted.get(table, []), last=True)
        self._outcome.absent = self._resolver.absent
        self._outcome.conflicts = self._desk.finish()
        if keep:
            self._finish()

    def _finish(self) -> None:
        if any(vars(self._outcome.counts[table]) != vars(Counts()) for table in _PLACES & set(self._outcome.counts)):
            self._progress.step(85)
            self._link()
        self._note_acknowledged()
        counts = {table: vars(found) for table, found in self._outcome.counts.items()}
        number, now = self._outcome.number, clock.utc_now()
        values = {"sha256": self._package.sha256, "made_at": self._outcome.made_at, "applied_at": now, "counts": counts}
        self._exchange.keep_package(self._peer.id, "in", number, values)
        detail = {"peer": self._peer.name, "number": number, "counts": counts}
        Audit(self._store).write("apply_package", "exchange_peer", self._peer.id, detail)
        self._progress.step(99)

    def _note_acknowledged(self) -> None:
        ack = self._package.manifest["ack"]
        sent = self._exchange.packages(self._peer.id, "out")
        if ack is not None and ack["number"] in sent and self._ack != ack["number"]:
            # They have an earlier making of it: what is in the later one goes again.
            self._exchange.forget_sent(self._peer.id, ack["number"])
            self._store.update("exchange_package", sent[ack["number"]].id, {"sha256": ack["sha256"]})
        for package in sent.values():
            if package.number <= (ack["number"] if ack else 0) and package.applied_at is None:
                self._exchange.hand_over(package.id)

    def _link(self) -> None:
        """Derive memberships and areas; an area that follows from the grids is no change to tell the peer."""
        before = self._areas()
        link_buildings(self._store)
        moved = [uid for uid, area in self._areas().items() if area != before[uid]]
        codes = dict(zip(*self._store.read("area", ["id", "code"]).values(), strict=True))
        for start in range(0, len(moved), ROWS):
            rows = some(self._store, "building", moved[start : start + ROWS])
            for direction in _BOTH:
                known = self._exchange.known(self._peer.id, direction, "building", list(rows))
                digests: dict[int, dict[str, str]] = {}
                for uid, row in rows.items():
                    content = {name: value for name, value in row.content.items() if name != "area_id"}
                    if before[uid] is not None:
                        content["area_id"] = {reference_name("area"): codes[before[uid]]}
                    sent, number = known.get(uid, ("", 0))
                    if sent == digest(content):
                        digests.setdefault(number, {})[uid] = row.digest
                for number, found in digests.items():
                    self._exchange.remember(self._peer.id, direction, "building", found, number)

    def _areas(self) -> dict[str, int | None]:
        return dict(zip(*self._store.read("building", ["uid", "area_id"]).values(), strict=True))

    def _keep_files(self) -> None:
        """Files come first: a row never waits for its file, and a file without a row is only room on the disk."""
        files = self._package.files()
        if not files:
            return
        attachments = Attachments(self._store)
        for sha256 in files:
            self._progress.step(3)
            attachments.keep(lambda target, sha256=sha256: self._package.copy_file(sha256, target))
            self._outcome.files += 1

    def _lines_of(self, table: str, operation: str) -> Iterator[Line]:
        return (line for line in self._package.lines(table) if line.operation == operation)

    def _pieces(self, table: str) -> Iterator[list[Line]]:
        """The rows to put; where rows refer to others of their own table, those come first."""
        column = next((c.name for c in BY_NAME[table].by_name.values() if c.references == table), None)
        if column is not None:
            yield from _levels(list(self._lines_of(table, "put")), column, reference_name(table))
            return
        piece: list[Line] = []
        for line in self._lines_of(table, "put"):
            piece.append(line)
            if len(piece) == ROWS:
                yield piece
                piece = []
        if piece:
            yield piece

    def _counts(self, table: str) -> Counts:
        return self._outcome.counts.setdefault(table, Counts())

    def _free(self, table: str, row: Row, known_in: dict, known_out: dict) -> bool:
        """Whether a row here is as the peer knew it when it made its change."""
        if self._desk.waits(table, row.uid):
            return False
        sent, number = known_out.get(row.uid, ("", 0))
        return row.digest == known_in.get(row.uid, ("",))[0] or (row.digest == sent and number <= self._ack)

    def _parse(self, table: str, line: Line) -> tuple[dict, dict]:
        """A row's content in our CRS, and parsed."""
        try:
            content = self._moved(line.content)
            return content, parse(table, content)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise refuse("row", line=line.number, table=table) from error

    def _put(self, table: str, lines: list[Line]) -> None:
        uids = [line.uid for line in lines]
        contents, parsed = zip(*(self._parse(table, line) for line in lines), strict=True)
        here = some(self._store, table, uids)
        known_in = self._exchange.known(self._peer.id, "in", table, uids)
        known_out = self._exchange.known(self._peer.id, "out", table, uids)
        values = self._resolver.values(table, parsed)
        clashes = self._desk.clashes(table, uids, values)
        counts, taken, received = self._counts(table), {}, {}
        for line, content, row in zip(lines, contents, values, strict=True):
            old = here.get(line.uid)
            if old is not None and old.content == content:
                counts.same += 1
                received[line.uid] = old.digest
                continue
            reason = ""
            if row is None:
                reason = "reference_absent"
            elif line.uid in clashes:
                reason = "same_key"
            elif old is not None and (not self._free(table, old, known_in, {} if line.contested else known_out)):
                reason = "changed_here"
            if reason:
                counts.conflicts += 1
                self._desk.put(table, line.uid, content, row, old, reason, clashes.get(line.uid))
                continue
            taken[line.uid] = row
            counts.inserted += old is None
            counts.updated += old is not None
        received |= take(self._store, table, taken)
        if received:
            self._remember(table, received)

    def _moved(self, content) -> dict:
        if self._move is None or content.get("geom") is None:
            return content
        return {**content, "geom": self._move(content["geom"])}

    def _delete(self, table: str, lines: Sequence[Line] | Iterator[Line], *, last: bool) -> None:
        """Delete what is unchanged and referred to by nothing; what is in the way may go or turn away meanwhile."""
        piece = list(lines)
        for start in range(0, len(piece), ROWS):
            part = piece[start : start + ROWS]
            uids = [line.uid for line in part]
            here = some(self._store, table, uids)
            known_in = self._exchange.known(self._peer.id, "in", table, uids)
            known_out = self._exchange.known(self._peer.id, "out", table, uids)
            gone = {}
            for line in part:
                row = here.get(line.uid)
                if row is not None:
                    free = self._free(table, row, known_in, {} if line.contested else known_out)
                    tied = self._exchange.tied(table, row.id) if free else ""
                    if not free or tied:
                        if last:
                            self._counts(table).conflicts += 1
                            self._desk.delete(table, row, "used_here" if tied else "changed_here")
                        else:
                            self._undeleted.setdefault(table, []).append(line)
                        continue
                    self._exchange.delete(table, row.id)
                    self._counts(table).deleted += 1
                gone[line.uid] = ""
            if gone:
                self._remember(table, gone)

    def _remember(self, table: str, digests: dict[str, str]) -> None:
        """What the peer sent it has: nothing of it is sent back, and nothing is left to decide."""
        self._exchange.remember(self._peer.id, "in", table, digests, self._outcome.number)
        self._exchange.remember(self._peer.id, "out", table, digests, 0)
        self._desk.settle(table, digests)


def _levels(lines: list[Line], column: str, name: str) -> Iterator[list[Line]]:
    """Rows whose parent is not among the rest, then those under them …; a circle comes last."""
    left = {line.uid: line for line in lines}
    while left:
        named = {line.uid if name == "uid" else line.content.get(name) for line in left.values()}
        level = [line for line in left.values() if (line.content.get(column) or {}).get(name) not in named]
        level = level or list(left.values())
        for start in range(0, len(level), ROWS):
            yield level[start : start + ROWS]
        for line in level:
            del left[line.uid]


def _mover(source: str, target: str) -> Callable[[str], str] | None:
    """What turns a geometry (WKB as hex) of the sender's CRS into ours; None where they are the same."""
    if source == target:
        return None
    there, back = to_degrees(source), from_degrees(target)

    def move(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        points = back(there(shapely.points(x, y)))
        return shapely.get_x(points), shapely.get_y(points)

    return lambda geometry: map_coordinates([bytes.fromhex(geometry)], move)[0].hex()
