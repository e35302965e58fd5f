"""Measures of the loop as a table: what a panel, an algorithm and a file say of units and periods, the same of each."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from ..domain.events.measures import PERIODS, Measure, Value, added, flags, load_measures, ranks, value_of
from ..services.paths import RESOURCES
from ..services.translation import language, tr
from ..store import Store, StoreError
from ..store.loop.measures import EVERYTHING, Chosen, Key, measured
from .code_tables import code_list
from .export.whole import written_whole
from .export.writers import CsvWriter, Heading, XlsxWriter

FORMATS = ("xlsx", "csv")
NAMES = {
    "department": "Lead department",
    "grid": "Grid",
    "area": "Area",
    "responder": "Responder",
    "type": "Event type",
    "source": "Channel",
    "day": "Day",
    "week": "Week",
    "month": "Month",
    "quarter": "Quarter",
}
"""What is measured by what, of `store.loop.measures.BY`, in the order in which it is offered."""


@dataclass(frozen=True)
class Row:
    """A unit or period with its measures in their order and its places among the others; ``reported``: its events."""

    key: Key
    code: str
    name: str
    reported: int
    values: tuple[Value, ...]
    ranks: tuple[int | None, ...]


@dataclass(frozen=True)
class Table:
    """``rows`` by name or by time; ``total`` are all of them together."""

    by: str
    chosen: Chosen
    measures: tuple[Measure, ...]
    rows: tuple[Row, ...]
    total: Row


@cache
def all_measures() -> tuple[Measure, ...]:
    """The measures of resources/measures, in order."""
    paths = sorted((RESOURCES / "measures").glob("*.json"))
    return tuple(one for path in paths for one in load_measures(path))


def measure_table(store: Store, by: str, chosen: Chosen = EVERYTHING, codes: Sequence[str] = ()) -> Table:
    """The measures, or those of some codes, by one of `store.loop.measures.BY`."""
    measures = tuple(one for one in all_measures() if not codes or one.code in codes)
    wanted = tuple(dict.fromkeys(("reported", *flags(measures))))
    sums = measured(store, by, wanted, chosen)
    names = {key: (period_text(key, by),) * 2 for key in sums} if by in PERIODS else _names(store, by, sums)
    order = sorted(sums) if by in PERIODS else sorted(sums, key=lambda key: (key is None, names[key]))
    values = {key: tuple(value_of(one, sums[key]) for one in measures) for key in order}
    # A unit's missing name is no unit, and a period is not better than another.
    ranked = [] if by in PERIODS else [key for key in order if key is not None]
    places = [ranks(one, [values[key][at] for key in ranked]) for at, one in enumerate(measures)]
    own = {key: tuple(place[at] for place in places) for at, key in enumerate(ranked)}
    none = (None,) * len(measures)
    rows = tuple(Row(key, *names[key], sums[key]["reported"], values[key], own.get(key, none)) for key in order)
    whole = added(sums.values(), wanted)
    total = Row(None, "", tr("Total"), whole["reported"], tuple(value_of(one, whole) for one in measures), none)
    return Table(by, chosen, measures, rows, total)


def measure_name(one: Measure) -> str:
    """What a measure is called."""
    return one.name_zh if language() == "zh" else one.name_en


def measure_meaning(one: Measure) -> str:
    """Its formula and where it comes from, in words."""
    zh = language() == "zh"
    formula, source = (one.formula_zh, one.source_zh) if zh else (one.formula_en, one.source_en)
    return formula + "\n" + source


def value_text(one: Measure, value: Value) -> str:
    """A value as it is shown: a count, or a percentage with one decimal, – for none."""
    if value.value is None:
        return "–"
    return f"{value.part:,}" if one.unit == "count" else f"{100 * value.value:.1f}%"


def period_text(first: date, by: str) -> str:
    """A period by its first day: 2026-11-29, 2026-11-23 – 29, 2026-11, 2026 Q4."""
    if by == "day":
        return first.isoformat()
    if by == "week":
        return first.isoformat() + " – " + (first + timedelta(days=6)).strftime("%m-%d")
    return f"{first:%Y-%m}" if by == "month" else f"{first:%Y} Q{(first.month + 2) // 3}"


def _names(store: Store, by: str, keys) -> dict[Key, tuple[str, str]]:
    """Code and name of units; what has none of them is said in words."""
    found: dict[Key, tuple[str, str]] = {key: ("", str(key)) for key in keys}
    if by in ("type", "source"):
        suffix = "zh" if language() == "zh" else "en"
        if by == "type":
            rows = store.read("event_type", ["code", "name_" + suffix], order_by=["active", "id"])
            known = dict(zip(*rows.values(), strict=True))
        else:
            known = {code: getattr(item, "name_" + suffix) for code, item in code_list("event_source").items()}
        found |= {key: (key, known.get(key, key)) for key in keys if key is not None}
    else:
        code = "number" if by == "responder" else "code"
        rows = store.read(by, ["id", code, "name"])
        known = {key: (of or "", name or of or str(key)) for key, of, name in zip(*rows.values(), strict=True)}
        found |= {key: known[key] for key in keys if key in known}
    if None in found:
        found[None] = ("", tr("none"))
    return found


def export_measures(table: Table, path: Path, *, overwrite: bool = False) -> int:
    """Write a table to an XLSX or CSV; returns the rows. Before it stands what each number means.

    Raises StoreError where the file is there already, cannot be written, or its suffix is another.
    """
    if path.suffix.lstrip(".").lower() not in FORMATS:
        raise StoreError(tr("The table is written as XLSX or CSV."))
    rows = (*table.rows, table.total)
    with written_whole(path, overwrite) as file, closing(_writer(file, path.suffix.lower(), table)) as writer:
        for row in rows:
            cells = []
            for one, value in zip(table.measures, row.values, strict=True):
                ratio = one.unit == "percent"
                cells.append(None if value.value is None else round(100 * value.value, 2) if ratio else value.part)
                cells += [value.of] if ratio else []
            writer.write([row.code, row.name, *cells], None)
    return len(rows)


def chosen_text(table: Table) -> str:
    """The period of a table in words."""
    first, last = table.chosen.first, table.chosen.last
    begin, end = first.isoformat() if first else "…", last.isoformat() if last else "…"
    return tr("Events reported from {first} to {last}, as they stand now").format(first=begin, last=end)


def _writer(path: Path, suffix: str, table: Table) -> CsvWriter | XlsxWriter:
    headings = [Heading("code", tr("Code"), "text"), Heading("name", tr(NAMES[table.by]), "text")]
    for one in table.measures:
        ratio = one.unit == "percent"
        headings.append(Heading(one.code, measure_name(one) + (" %" if ratio else ""), "real" if ratio else "integer"))
        if ratio:
            headings.append(Heading(one.code + "_n", measure_name(one) + " n", "integer"))
    banner = [[tr("Explanation"), chosen_text(table)]]
    banner += [[measure_name(one), measure_meaning(one).replace("\n", " ")] for one in table.measures]
    title = tr("Statistics")
    return CsvWriter(path, headings, banner) if suffix == ".csv" else XlsxWriter(path, title, headings, banner)
