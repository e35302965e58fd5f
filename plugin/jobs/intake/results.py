"""The answer to a hotline 办理结果: its orders under their own numbers as XLSX or CSV, reporters masked."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ...services import clock
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.audit import Audit
from ...store.loop.order_results import OrderResult, order_results
from ..code_tables import code_list
from ..export.formats import SHEETS
from ..export.table import Exported
from ..export.whole import check_free, written_whole
from ..export.writers import CsvWriter, Heading, XlsxWriter
from ..progress import Progress

AUDIT_ACTION = "export_orders"
TITLES = {
    "external_number": "Order number",
    "number": "Event number",
    "title": "Title",
    "event_type": "Type",
    "address": "Address",
    "state": "State",
    "main_number": "Merged into",
    "main_state": "State of the main event",
    "department": "Department",
    "handled": "What was done",
    "void_reason": "Why it was voided",
    "reported_at": "Reported",
    "dispatched_at": "Dispatched",
    "handled_at": "Feedback",
    "closed_at": "Closed",
    "due_at": "Deadline",
    "rating": "Rating",
    "name": "Reporter (masked)",
    "phone": "Telephone (masked)",
}


def export_orders(
    store: Store,
    path: Path,
    first: date,
    last: date,
    *,
    source: str = "hotline_12345",
    language: str = "zh",
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write what came of a channel's orders that were reported on the local days ``first`` to ``last``.

    The audit line is committed before anything is written. Raises StoreError for another suffix than xlsx or csv or a
    file that is there; Cancelled; then there is no file.
    """
    path, progress = Path(path), progress or Progress()
    if path.suffix.lower().removeprefix(".") not in SHEETS:
        raise StoreError(tr("Orders are exported as XLSX or CSV."))
    check_free(path, overwrite)
    begin, until = clock.day_bounds(first, store.zone)[0], clock.day_bounds(last, store.zone)[1]
    found = order_results(store, source, begin, until)
    detail = {
        "source": source,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "rows": len(found),
        "file": path.name,
    }
    Audit(store).write(AUDIT_ACTION, "event", None, detail)
    with written_whole(path, overwrite) as file:
        _write(store, found, file, language, progress)
    progress.report(100)
    return Exported(len(found), (path,))


def _write(store: Store, found: list[OrderResult], file: Path, language: str, progress: Progress) -> None:
    headings = [Heading(name, tr(TITLES[name]), "text") for name in TITLES]
    if file.suffix.lower() == ".csv":
        writer = CsvWriter(file, headings, ())
    else:
        writer = XlsxWriter(file, tr("Orders"), headings, ())
    zone = ZoneInfo(store.zone)
    with closing(writer):
        for row, result in enumerate(found):
            progress.step(100 * row / len(found))
            writer.write([_cell(result, name, language, zone) for name in TITLES], None)


def _cell(result: OrderResult, name: str, language: str, zone: ZoneInfo) -> str:
    if name in ("event_type", "state", "main_state"):
        return getattr(result, f"{name}_{language}") or ""
    if name == "rating":
        item = code_list("event_rating").get(result.rating)
        return getattr(item, f"name_{language}") if item else result.rating
    value = getattr(result, name)
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
    return value or ""
