"""Measures of the loop as a table: what a panel, an algorithm and a file say of units and periods, the same of each."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from ..domain.events.measures import (
    PERIODS,
    SMALL_NUMBER,
    Measure,
    Value,
    added,
    flags,
    next_period,
    ranks,
    value_of,
)
from ..services import clock
from ..services.translation import language, named, tr
from ..store import Store, StoreError
from ..store.city_files import MEASURES, read_city_file
from ..store.loop.measures import EVERYTHING, Chosen, Key, measured, measured_grids
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
    """A unit or period with its measures in their order and its places among the others; ``reported``: its events.

    ``versions``: events of other versions of the grid are among them.
    """

    key: Key
    code: str
    name: str
    reported: int
    values: tuple[Value, ...]
    ranks: tuple[int | None, ...]
    versions: bool = False


@dataclass(frozen=True)
class Table:
    """``rows`` by name or by time; ``total`` are all of them together; ``at`` by the store's clock on the wall."""

    by: str
    chosen: Chosen
    at: datetime
    measures: tuple[Measure, ...]
    rows: tuple[Row, ...]
    total: Row


def all_measures(store: Store) -> tuple[Measure, ...]:
    """The measures that hold in a store, in order: the city's own, else those of resources/measures."""
    return read_city_file(store, MEASURES)


def measure_table(store: Store, by: str, chosen: Chosen = EVERYTHING, codes: Sequence[str] = ()) -> Table:
    """The measures, or those of some codes, by one of `store.loop.measures.BY`."""
    measures = tuple(one for one in all_measures(store) if not codes or one.code in codes)
    wanted = tuple(dict.fromkeys(("reported", *flags(measures))))
    sums, mixed = measured_grids(store, wanted, chosen) if by == "grid" else (measured(store, by, wanted, chosen), ())
    at = clock.utc_now().astimezone(ZoneInfo(store.zone))
    if by in PERIODS:
        names = {key: (period_text(key, by), stretch_text(key, by, chosen)) for key in sums}
    else:
        names = _names(store, by, sums)
    order = sorted(sums) if by in PERIODS else sorted(sums, key=lambda key: (key is None, names[key]))
    values = {key: tuple(value_of(one, sums[key]) for one in measures) for key in order}
    # A unit's missing name is no unit, and a period is not better than another.
    ranked = [] if by in PERIODS else [key for key in order if key is not None]
    places = [ranks(one, [values[key][at] for key in ranked]) for at, one in enumerate(measures)]
    own = {key: tuple(place[at] for place in places) for at, key in enumerate(ranked)}
    none = (None,) * len(measures)
    rows = tuple(
        Row(key, *names[key], sums[key]["reported"], values[key], own.get(key, none), key in mixed) for key in order
    )
    whole = added(sums.values(), wanted)
    total = Row(None, "", tr("Total"), whole["reported"], tuple(value_of(one, whole) for one in measures), none)
    return Table(by, chosen, at, measures, rows, total)


def measure_meaning(one: Measure) -> str:
    """Its formula and where it comes from, in words."""
    zh = language() == "zh"
    formula, source = (one.formula_zh, one.source_zh) if zh else (one.formula_en, one.source_en)
    return formula + "\n" + source


def sources(measures: Sequence[Measure]) -> list[str]:
    """Where some measures come from, each source once."""
    return list(dict.fromkeys(measure_meaning(one).partition("\n")[2] for one in measures))


def value_text(one: Measure, value: Value) -> str:
    """A value as it is shown: a count, or a percentage with one decimal, – for none."""
    if value.value is None:
        return "–"
    return f"{value.part:,}" if one.unit == "count" else percent_text(value.value)


def percent_text(share: float, decimals: int = 1) -> str:
    """A share in per cent; what is not all is never said to be 100, and what is not nothing never 0."""
    return f"{100 * _short_of_whole(share, 2 + decimals):.{decimals}f}%"


def _short_of_whole(share: float, digits: int) -> float:
    least = 10.0**-digits
    return round(share, digits) if share in (0, 1) else min(max(round(share, digits), least), 1 - least)


def period_text(first: date, by: str) -> str:
    """A period by its first day: 2026-11-29, 2026-11-23 – 29, 2026-11, 2026 Q4."""
    if by == "day":
        return first.isoformat()
    if by == "week":
        return first.isoformat() + " – " + (first + timedelta(days=6)).strftime("%m-%d")
    return f"{first:%Y-%m}" if by == "month" else f"{first:%Y} Q{(first.month + 2) // 3}"


def stretch_text(first: date, by: str, chosen: Chosen) -> str:
    """`period_text`, and of a period that the chosen days cut, which days of it count."""
    last = next_period(first, by) - timedelta(days=1)
    begin, end = max(first, chosen.first or first), min(last, chosen.last or last)
    if (begin, end) == (first, last):
        return period_text(first, by)
    days = f"{begin:%m-%d}" if begin == end else f"{begin:%m-%d} – {end:%m-%d}"
    return tr("{period} (only {days})").format(period=period_text(first, by), days=days)


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
            for one, value, rank in zip(table.measures, row.values, row.ranks, strict=True):
                if one.unit == "count":
                    cells.append(value.part)
                    continue
                share = None if value.value is None else round(100 * _short_of_whole(value.value, 4), 2)
                cells += [share, value.of, few_text() if value.small and value.of else rank]
            writer.write([row.code, row.name, *cells], None)
    return len(rows)


def chosen_text(table: Table) -> str:
    """The period of a table in words."""
    first, last = table.chosen.first, table.chosen.last
    begin, end = first.isoformat() if first else "…", last.isoformat() if last else "…"
    text = tr("Events reported from {first} to {last}, as they stood at {time}")
    return text.format(first=begin, last=end, time=f"{table.at:%Y-%m-%d %H:%M}")


def versions_text() -> str:
    """What is said of a row with ``versions``."""
    return tr("With earlier versions of the grid")


def table_notes(table: Table) -> list[str]:
    """What else has to be known of a table: of which rows events of other versions of the grid are a part."""
    names = [f"{row.name} ({row.code})" for row in table.rows if row.versions]
    return [tr("With earlier versions of the grid: {names}").format(names=tr(", ").join(names))] if names else []


def few_text() -> str:
    """What stands in place of a rank where a ratio is of too few events."""
    return tr("too few")


def few_meaning() -> str:
    """What `few_text` means."""
    return tr("Ratios of fewer than {count} events say too little to be ranked.").format(count=SMALL_NUMBER)


def _writer(path: Path, suffix: str, table: Table) -> CsvWriter | XlsxWriter:
    headings = [Heading("code", tr("Code"), "text"), Heading("name", tr(NAMES[table.by]), "text")]
    for one in table.measures:
        ratio = one.unit == "percent"
        headings.append(Heading(one.code, named(one) + (" %" if ratio else ""), "real" if ratio else "integer"))
        if ratio:
            headings.append(Heading(one.code + "_n", named(one) + " n", "integer"))
            headings.append(Heading(one.code + "_rank", tr("{measure} rank").format(measure=named(one)), "text"))
    banner = [[tr("Explanation"), chosen_text(table)], [few_text(), few_meaning()]]
    banner += [["", note] for note in table_notes(table)]
    banner += [[named(one), measure_meaning(one).partition("\n")[0]] for one in table.measures]
    banner += [[tr("Source"), source] for source in sources(table.measures)]
    title = tr("Statistics")
    return CsvWriter(path, headings, banner) if suffix == ".csv" else XlsxWriter(path, title, headings, banner)
