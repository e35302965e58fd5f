"""The answer to a hotline 办理结果: its orders under their own numbers as XLSX or CSV, reporters masked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ...domain.events.message_text import order_number
from ...services import clock
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.audit import Audit
from ...store.loop.order_results import OrderResult, order_results, results_of
from ..code_tables import code_list
from ..export.formats import SHEETS
from ..export.table import Exported
from ..export.whole import check_free, written_whole
from ..export.writers import CsvWriter, Heading, XlsxWriter
from ..progress import Progress
from .filing import HOTLINE

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
    source: str = HOTLINE,
    language: str = "zh",
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write what came of a channel's orders that were reported on the local days ``first`` to ``last``.

    The audit line is committed before anything is written. Raises StoreError for another suffix than xlsx or csv or a
    file that is there; Cancelled; then there is no file.
    """
    path = _checked(path, overwrite)
    begin, until = clock.day_bounds(first, store.zone)[0], clock.day_bounds(last, store.zone)[1]
    found = order_results(store, source, begin, until)
    detail = {"source": source, "from": first.isoformat(), "to": last.isoformat()}
    return _export(store, path, found, detail, language, overwrite, progress)


def answer_orders(
    store: Store,
    path: Path,
    numbers: Sequence[str],
    *,
    source: str = HOTLINE,
    language: str = "zh",
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write what came of these orders of a channel, in their order; of one that is not here its number and that.

    Otherwise as `export_orders`.
    """
    path = _checked(path, overwrite)
    same = [order_number(one) for one in numbers]
    forms = {*numbers, *same, *map(str.upper, same), *map(str.lower, same)}  # as `known_order` looks for one
    held: dict[str, list[OrderResult]] = {}
    for result in results_of(store, source, sorted(forms)):
        held.setdefault(_key(result.external_number), []).append(result)
    found = [result for one in numbers for result in held.get(_key(one)) or [one]]
    detail = {"source": source, "unknown": sum(isinstance(one, str) for one in found)}
    return _export(store, path, found, detail, language, overwrite, progress)


def _key(number: str) -> str:
    return order_number(number).upper()


def _checked(path: Path, overwrite: bool) -> Path:
    path = Path(path)
    if path.suffix.lower().removeprefix(".") not in SHEETS:
        raise StoreError(tr("Orders are exported as XLSX or CSV."))
    check_free(path, overwrite)
    return path


def _export(
    store: Store, path: Path, found: list[OrderResult | str], detail: Mapping[str, object], language: str,
    overwrite: bool, progress: Progress | None,
) -> Exported:  # fmt: skip
    progress = progress or Progress()
    Audit(store).write(AUDIT_ACTION, "event", None, {**detail, "rows": len(found), "file": path.name})
    with written_whole(path, overwrite) as file:
        _write(store, found, file, language, progress)
    progress.report(100)
    return Exported(len(found), (path,))


def _write(store: Store, found: list[OrderResult | str], file: Path, language: str, progress: Progress) -> None:
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


def _cell(result: OrderResult | str, name: str, language: str, zone: ZoneInfo) -> str:
    if isinstance(result, str):  # the number of an order that is not here
        return {"external_number": result, "state": tr("no such order here")}.get(name, "")
    if name in ("event_type", "state", "main_state"):
        return getattr(result, f"{name}_{language}") or ""
    if name == "rating":
        item = code_list("event_rating").get(result.rating)
        return getattr(item, f"name_{language}") if item else result.rating
    value = getattr(result, name)
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
    return value or ""
