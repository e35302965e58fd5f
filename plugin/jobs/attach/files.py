"""Single files for one object: what is accepted is attached with what it says of itself, the rest is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...domain.attachment import FAR_METRES, check_file, kind_of, personal_detail
from ...domain.coordinates import convert
from ...domain.problems import Problem
from ...services.coordinates import from_degrees
from ...services.geos import shapely
from ...services.translation import sentence, tr
from ...store import Store
from ...store.attachments import Attachments, NewFile
from ...store.media import hash_of
from ..progress import Progress
from .exif import Shot, read_shot
from .objects import Places

_REASONS = 3  # said one by one

FILE_STATES = {
    "missing": "The attached file is missing from the media folder.",
    "altered": "The attached file is not what was stored any more.",
}


@dataclass(frozen=True)
class Outcome:
    """What became of a file: "attached", "already" (the object has it) or "left_out", for the first of ``problems``.

    The problems of an attached file are remarks. ``metres`` from where it was taken to the object.
    """

    file: Path
    result: str
    problems: tuple[Problem, ...] = ()
    metres: float | None = None


def attach_files(
    store: Store,
    table: str,
    key: int,
    files: Sequence[Path],
    *,
    note: str = "",
    kind: str = "",
    coordinates: str = "wgs84",
    progress: Progress | None = None,
) -> list[Outcome]:
    """Attach files to one row, all accepted ones in one transaction; says what became of each, in their order.

    ``kind`` is what photos are attached as (photo_before …), photos without; ``coordinates`` is the system of their
    positions (EXIF says WGS 84). Raises StoreError when the row is not there or takes no files; Cancelled leaves
    nothing behind.
    """
    progress = progress or Progress()
    attachments = Attachments(store)
    limit = attachments.limit_mb
    places = Places(store, table, [key]) if files else None
    outcomes: list[Outcome] = []
    wanted: list[tuple[int, NewFile]] = []
    known = {digest for _, digest in attachments.known(table, [key])}
    for file in files:
        problem, digest = examine(file, limit)
        if problem is None and digest in known:
            outcomes.append(Outcome(file, "already", (Problem("attachment.already"),)))
            continue
        if problem is not None:
            outcomes.append(Outcome(file, "left_out", (problem,)))
            continue
        known.add(digest)
        shot = read_shot(file, store.zone)
        (geom,) = positions(store, [shot], coordinates)
        metres = None if geom is None else places.metres(key, *_xy(geom))
        wanted.append((len(outcomes), new_file(key, file, shot, geom, note, kind)))
        outcomes.append(Outcome(file, "attached", remarks(shot, metres, file.name, note), metres))
    done = attachments.add_all(
        table, [new for _, new in wanted], lambda count: progress.step(100 * count / len(wanted))
    )
    for (row, _), fresh in zip(wanted, done, strict=True):
        if not fresh:
            outcomes[row] = Outcome(outcomes[row].file, "already", (Problem("attachment.already"),))
    return outcomes


def examine(file: Path, limit_mb: int) -> tuple[Problem | None, str]:
    """What speaks against a file, and its SHA-256, "" for one that is left out."""
    try:
        problem = check_file(file.name, file.stat().st_size, limit_mb)
        return problem, "" if problem else hash_of(file)
    except OSError as error:
        return Problem("attachment.unreadable", "file_name", {"reason": error.strerror or str(error)}), ""


def positions(store: Store, shots: Sequence[Shot], coordinates: str) -> list[bytes | None]:
    """Where photos were taken, as WKB points in the store's CRS."""
    rows = [row for row, shot in enumerate(shots) if shot.position is not None]
    found: list[bytes | None] = [None] * len(shots)
    if not rows:
        return found
    degrees = np.array([shots[row].position for row in rows])
    lon, lat = convert(degrees[:, 0], degrees[:, 1], coordinates, "wgs84")
    points = from_degrees(store.crs)(shapely.points(lon, lat))
    finite = np.isfinite(shapely.get_coordinates(points)).all(axis=1)
    for row, wkb, usable in zip(rows, shapely.to_wkb(points), finite, strict=True):
        found[row] = wkb if usable else None
    return found


def new_file(key: int, file: Path, shot: Shot, geom: bytes | None, note: str = "", kind: str = "") -> NewFile:
    """A file for a row with what it says of itself; a photo may be of another ``kind``."""
    of_itself = kind_of(file.name)
    named = kind if kind and of_itself == "photo" else of_itself
    return NewFile(key, file, named, "", shot.taken_at, geom, shot.heading, note.strip() or None)


def remarks(shot: Shot, metres: float | None, *texts: str) -> tuple[Problem, ...]:
    """What is worth saying of an accepted file; ``texts`` are its name and its note."""
    said = list(shot.problems)
    if metres is not None and metres > FAR_METRES:
        said.append(Problem("attachment.far", "geom", {"metres": f"{metres:.0f}"}))
    if personal := personal_detail(*texts):
        said.append(personal)
    return tuple(said)


def _xy(geom: bytes) -> tuple[float, float]:
    point = shapely.from_wkb(geom)
    return point.x, point.y


def told(outcomes: Sequence[Outcome]) -> str:
    """What became of files, as lines for the user: counts, and the first few problems file by file."""
    counts = {name: sum(one.result == name for one in outcomes) for name in ("attached", "already", "left_out")}
    parts = []
    if counts["attached"]:
        parts.append(tr("{count} attached").format(count=counts["attached"]))
    if counts["already"]:
        parts.append(tr("{count} already there").format(count=counts["already"]))
    if counts["left_out"]:
        parts.append(tr("{count} left out").format(count=counts["left_out"]))
    lines = [tr(", ").join(parts)]
    said = [one for one in outcomes if one.problems and one.result != "already"]
    for one in said[:_REASONS]:
        reason = " ".join(sentence(problem) for problem in one.problems)
        lines.append(tr("{file}: {reason}").format(file=one.file.name, reason=reason))
    if len(said) > _REASONS:
        lines.append("…")
    return "\n".join(lines)
