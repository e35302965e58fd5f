"""A folder of files, each attached to the object that its name or position tells; the rest is named with a reason."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ...domain.attachment import NEAR_METRES, check_owner
from ...domain.naming_rule import NamingRule, normalised, parse_rule
from ...domain.problems import DomainError, Problem
from ...services.coordinates import LocalMetres
from ...services.geos import shapely
from ...services.translation import tr
from ...store import Store
from ...store.attachments import Attachments
from ...store.errors import StoreError
from ...store.schema import BY_NAME
from ..progress import Progress
from .exif import NOTHING, Shot, read_shot
from .files import examine, new_file, positions, remarks
from .objects import Places, field_labels, titles

_TIE_METRES = 3.0  # a phone's position tells no finer
_SYSTEM_FILES = {"thumbs.db", "desktop.ini"}
_SPARE = 1.1
_READ, _COPIED = 60.0, 99.0  # percent of the work


@dataclass(frozen=True)
class FolderRow:
    """What becomes of a file, ``path`` relative to the folder: "attached", "already" or "left_out" with ``reason``.

    In a dry run "attached" is what would be. ``remarks`` are about an attached photo; ``geom`` WKB in the store's CRS.
    """

    path: str
    result: str
    object_id: int | None = None
    title: str = ""
    reason: Problem | None = None
    remarks: tuple[Problem, ...] = ()
    metres: float | None = None
    shot: Shot = NOTHING
    geom: bytes | None = None


@dataclass(frozen=True)
class FolderResult:
    """The rows in the order of the paths."""

    rows: tuple[FolderRow, ...]

    @property
    def counts(self) -> Counter:
        """How many files were attached, there already, left out."""
        return Counter(row.result for row in self.rows)

    def told(self, dry_run: bool) -> str:
        """The counts as a sentence."""
        counts = self.counts
        if dry_run:
            text = tr("{attached} files would be attached, {already} are there already, {left} are left out")
        else:
            text = tr("{attached} files attached, {already} were there already, {left} left out")
        return text.format(attached=counts["attached"], already=counts["already"], left=counts["left_out"])


def rule_columns(table: str) -> dict[str, str]:
    """The columns of a table that a naming rule may use, and what each is called in the user's language."""
    passed = {"uid", "seal_key"}
    columns = [
        column.name
        for column in BY_NAME[table].by_name.values()
        if column.type in {"text", "integer"} and column.name not in passed and not column.references
    ]
    labels = {name: field_labels(table, name)[:1] for name in columns}
    if any(labels.values()):  # a column that the importer does not fill names nothing
        columns = [name for name in columns if labels[name] or name == "id"]
    return {name: next(iter(labels[name]), name) for name in columns}


def _placeholders(table: str) -> dict[str, str]:
    """Every name of a column that may stand in a rule: its own, and what it is called in either language."""
    columns = rule_columns(table)
    called = {label: name for name in columns for label in field_labels(table, name)}
    return {**called, **{name: name for name in columns}}


def attach_folder(
    store: Store,
    folder: Path,
    table: str,
    rule: str = "",
    *,
    near: float = NEAR_METRES,
    coordinates: str = "wgs84",
    note: str = "",
    dry_run: bool = False,
    progress: Progress | None = None,
) -> FolderResult:
    """Attach the files of a folder and of those in it to rows of a table, all in one transaction.

    ``rule`` (see `domain.naming_rule`) reads the object from a file's path; without one a photo goes to the object that
    lies nearest to where it was taken, within ``near`` metres. A file that names no object, or could mean several, is
    left out with the reason. A file that its object has already is not attached again. ``dry_run`` only looks.
    Raises StoreError or DomainError before anything is done; Cancelled, and any other failure, leaves nothing behind.
    """
    progress = progress or Progress()
    problem = check_owner(table)
    if problem:
        raise DomainError(problem)
    if not folder.is_dir():
        raise StoreError(tr("{path} is not a folder.").format(path=folder))
    naming = parse_rule(rule, _placeholders(table)) if rule.strip() else None
    attachments = Attachments(store)
    limit = attachments.limit_mb
    if not dry_run:
        _ = attachments.root  # a server without a media folder says so before the work
    paths = sorted(_files(folder))
    rows, digests = [], {}
    for count, path in enumerate(paths, start=1):
        problem, digest = examine(folder / path, limit)
        if problem:
            rows.append(FolderRow(path, "left_out", reason=problem))
        else:
            digests[path] = digest
            rows.append(FolderRow(path, "attached", shot=read_shot(folder / path, store.zone)))
        progress.step(_READ * count / len(paths))
    geoms = positions(store, [row.shot for row in rows], coordinates)
    rows = [replace(row, geom=geom) for row, geom in zip(rows, geoms, strict=True)]
    if naming:
        rows = _by_name(store, table, naming, rows)
    else:
        places = Places(store, table, bbox=_around(store, rows, near))
        rows = [_by_position(places, near, row) if row.result == "attached" else row for row in rows]
    found = {row.object_id for row in rows if row.object_id is not None}
    called = titles(store, table, found)
    rows = [replace(row, title=called.get(row.object_id, "")) for row in rows]
    rows = _without_known(attachments.known(table, sorted(found)), rows, digests)
    if not dry_run:
        rows = _attach(attachments, folder, table, rows, note, progress)
    progress.step(100)
    return FolderResult(tuple(rows))


def _files(folder: Path) -> Iterator[str]:
    """The files in a folder, relative to it with ``/``; hidden ones, locks of office programs and links are passed."""
    for at, names, files in os.walk(folder):
        names[:] = [name for name in names if not name.startswith(".")]
        for name in files:
            path = Path(at) / name
            if not name.startswith((".", "~$")) and name.lower() not in _SYSTEM_FILES and not path.is_symlink():
                yield path.relative_to(folder).as_posix()


def _by_name(store: Store, table: str, rule: NamingRule, rows: Sequence[FolderRow]) -> list[FolderRow]:
    columns = store.read(table, ["id", *rule.columns])
    named: dict[tuple[str, ...], list[int]] = {}
    for key, *values in zip(*columns.values(), strict=True):
        if all(value not in (None, "") for value in values):
            named.setdefault(tuple(normalised(value) for value in values), []).append(key)
    names = rule_columns(table)
    found = [_named(rule, names, named, row) if row.result == "attached" else row for row in rows]
    places = Places(store, table, list(dict.fromkeys(row.object_id for row in found if row.object_id is not None)))
    return [_measured(places, row) if row.object_id is not None and row.geom is not None else row for row in found]


def _around(store: Store, rows: Sequence[FolderRow], near: float) -> tuple[float, ...]:
    """The rectangle that holds everything within ``near`` metres of the photos, and a little more."""
    places = shapely.from_wkb([row.geom for row in rows if row.geom is not None])
    if not len(places):
        return (0.0, 0.0, 0.0, 0.0)
    minx, miny, maxx, maxy = shapely.total_bounds(places).tolist()
    # A degree of longitude is shortest where it is farthest from the equator.
    farthest = max((miny, maxy), key=abs)
    reach = _SPARE * near / LocalMetres(store.crs, (minx, farthest, maxx, farthest)).scale
    return minx - reach[0], miny - reach[1], maxx + reach[0], maxy + reach[1]


def _named(
    rule: NamingRule, names: Mapping[str, str], named: Mapping[tuple[str, ...], Sequence[int]], row: FolderRow
) -> FolderRow:
    readings = rule.readings(row.path)
    keys = list(dict.fromkeys(key for reading in readings for key in named.get(reading, ())))
    if len(keys) == 1:
        return replace(row, object_id=keys[0], remarks=remarks(row.shot, None, row.path))
    if not readings:
        reason = Problem("naming.no_match", "file", {"rule": rule.text})
    elif keys:
        reason = Problem("naming.ambiguous", "file", {"count": len(keys)})
    else:
        said = " + ".join(names[column] for column in rule.columns)
        reason = Problem("naming.no_object", "file", {"columns": said})
    return replace(row, result="left_out", reason=reason)


def _measured(places: Places, row: FolderRow) -> FolderRow:
    point = shapely.from_wkb(row.geom)
    metres = places.metres(row.object_id, point.x, point.y)
    return replace(row, metres=metres, remarks=remarks(row.shot, metres, row.path))


def _by_position(places: Places, near: float, row: FolderRow) -> FolderRow:
    """The one object that a photo was taken at: the only one around it, or clearly the nearest."""
    if row.geom is None:
        reason = next(iter(row.shot.problems), Problem("attachment.no_position", "geom"))
        return replace(row, result="left_out", reason=reason)
    point = shapely.from_wkb(row.geom)
    found = places.nearest(point.x, point.y, near)
    if not found:
        reason = Problem("attachment.nothing_near", "geom", {"metres": f"{near:g}"})
        return replace(row, result="left_out", reason=reason)
    (key, metres), *others = found
    # Inside one area its neighbours do not count, however near they are.
    tie = 0.0 if metres == 0 else metres + _TIE_METRES
    equal = 1 + sum(far <= tie for _, far in others)
    if equal > 1:
        reason = Problem("attachment.several_near", "geom", {"count": equal})
        return replace(row, result="left_out", reason=reason)
    return replace(row, object_id=key, metres=metres, remarks=remarks(row.shot, metres, row.path))


def _without_known(
    known: set[tuple[int, str]], rows: Sequence[FolderRow], digests: Mapping[str, str]
) -> list[FolderRow]:
    """Mark the files that their object has already, in the store or under another name in the folder."""
    seen, marked = set(known), []
    for row in rows:
        if row.result == "attached":
            pair = (row.object_id, digests[row.path])
            if pair in seen:
                marked.append(replace(row, result="already", reason=Problem("attachment.already"), remarks=()))
                continue
            seen.add(pair)
        marked.append(row)
    return marked


def _attach(
    attachments: Attachments, folder: Path, table: str, rows: list[FolderRow], note: str, progress: Progress
) -> list[FolderRow]:
    wanted = [index for index, row in enumerate(rows) if row.result == "attached"]
    new = [new_file(rows[at].object_id, folder / rows[at].path, rows[at].shot, rows[at].geom, note) for at in wanted]

    def copied(count: int) -> None:
        progress.step(_READ + (_COPIED - _READ) * count / len(new))

    for index, fresh in zip(wanted, attachments.add_all(table, new, copied), strict=True):
        if not fresh:  # somebody was faster
            rows[index] = replace(rows[index], result="already", reason=Problem("attachment.already"))
    return rows
