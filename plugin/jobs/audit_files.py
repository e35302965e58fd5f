"""What leaves the audit log as files: its lines, the persons of a breach, and the end of its chain as an anchor.

An anchor is kept where whoever runs the database cannot reach it: against it a cut-off end of the log is found.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ..services import clock
from ..services.translation import tr
from ..store import Store, StoreError
from ..store.audit import Anchor, Audit
from ..store.trail import Wanted
from .export.writers import CsvWriter, Heading

_FORMAT = "civicgrid-audit-anchor"
Say = Callable[[str, object], str]
"""Says a value of a column (``action``, ``fields``, ``detail`` …) in the user's words."""


def export_lines(store: Store, wanted: Wanted, path: Path, headings: Sequence[str], say: Say) -> int:
    """Write the wanted lines as CSV (time, account, login, action, object, detail) and return how many.

    The export has an audit line of its own, committed before the file gets its name. Raises AccessDenied, StoreError.
    """
    audit = Audit(store)
    rows = (
        (
            line.id,
            say("at", line.at),
            line.name,
            line.login,
            say("action", line.action),
            line.whose or "",
            "" if line.object_id is None else f"{line.object_table} {line.object_id}",
            say("detail", line.detail),
        )
        for line in audit.all_lines(wanted)
    )
    return _write(audit, "export_audit", wanted, path, headings, rows)


def export_persons(store: Store, wanted: Wanted, path: Path, headings: Sequence[str], say: Say) -> int:
    """Write whom an account saw as CSV, a person or a kind of act on many a row; returns how many, with an audit line.

    Columns: person's id, name or act, persons, asked, shown, first, last, fields, reasons.
    """
    audit = Audit(store)
    rows = (
        (
            "" if seen.person is None else seen.person,
            say("action", seen.act) if seen.act else seen.name or "",
            seen.persons,
            seen.asked,
            seen.shown,
            say("at", seen.first),
            say("at", seen.last),
            say("fields", seen.fields),
            say("reasons", seen.reasons),
        )
        for seen in audit.persons_seen(wanted)
    )
    return _write(audit, "export_seen", wanted, path, headings, rows)


def save_anchor(store: Store, path: Path) -> Anchor:
    """Write the end of the chain to a file; raises StoreError when the log is empty or the file cannot be written."""
    head = Audit(store).head()
    if head is None:
        raise StoreError(tr("Nothing has been written to the log yet."))
    document = {
        "format": _FORMAT,
        "version": 1,
        "store": store.uid,
        "at": clock.to_text(clock.utc_now()),
        "lines": head.count,
        "id": head.id,
        "hash": head.hash,
    }
    try:
        path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    except OSError as error:
        raise StoreError(tr("The file {path} cannot be written.").format(path=path)) from error
    return head


def read_anchor(store: Store, path: Path) -> Anchor:
    """The anchor in a file; raises StoreError for another kind of file, or one of another database."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["format"] != _FORMAT:
            raise ValueError(document["format"])
        anchor = Anchor(int(document["lines"]), int(document["id"]), str(document["hash"]))
        of = document["store"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(tr("{path} is not an anchor of an audit log.").format(path=path.name)) from error
    if of != store.uid:
        raise StoreError(tr("The anchor {path} belongs to another database.").format(path=path.name))
    return anchor


def _write(
    audit: Audit, action: str, wanted: Wanted, path: Path, headings: Sequence[str], rows: Iterable[Sequence]
) -> int:
    unfinished, count = path.with_name(f".{path.name}.unfinished"), 0
    try:
        writer = CsvWriter(unfinished, [Heading("", title, "text") for title in headings], ())
        try:
            for row in rows:
                writer.write(row, None)
                count += 1
        finally:
            writer.close()
        digest = hashlib.sha256(unfinished.read_bytes()).hexdigest()
        asked = {
            name: clock.to_text(value) if name in {"begin", "end"} else value for name, value in wanted.given().items()
        }
        audit.write(action, None, None, {**asked, "rows": count, "file_name": path.name, "sha256": digest})
        unfinished.replace(path)
    except OSError as error:
        raise StoreError(tr("The file {path} cannot be written.").format(path=path)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return count
