"""The population as a table: what a map, a panel and a file say of areas and grids, with one definition a number."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from ..services.translation import language, tr
from ..store import Store, StoreError
from ..store.residents.counts import COUNTS, CountState, count_state, whole_population
from .code_tables import code_list
from .export.whole import check_free, written_whole
from .export.writers import CsvWriter, Heading, XlsxWriter

FORMATS = ("xlsx", "csv")
NAMES = {
    "residents": "Living here",
    "registered": "Registered",
    "floating": "Floating",
    "left_behind": "Left-behind",
    "from_abroad": "From abroad",
    "class_unknown": "Class not known",
    "minors": "Minors",
    "aged_60": "Aged 60 and over",
    "aged_80": "Aged 80 and over",
    "households": "Households",
    "rooms": "Rooms",
    "buildings": "Buildings",
}
"""In the order in which they are shown."""
MEANINGS = {
    "residents": "Persons whose stay is lived in today; of several such stays the one that began last counts. "
    "A person counts once, in the building of that stay.",
    "registered": "Residents of the class “registered”.",
    "floating": "Residents of the class “floating”.",
    "left_behind": "Residents of the class “left-behind”.",
    "from_abroad": "Residents of the class “from abroad”.",
    "class_unknown": "Residents whose class is not known. The five classes add up to the residents.",
    "minors": "Residents up to the end of the year in which they turn 18.",
    "aged_60": "Residents from the beginning of the year in which they turn 60; those of 80 and over among them.",
    "aged_80": "Residents from the beginning of the year in which they turn 80.",
    "households": "Households registered in a room.",
    "rooms": "Rooms of the buildings.",
    "buildings": "Buildings that lie in a grid, or belong to an area or to one under it.",
}


@dataclass(frozen=True)
class PopulationRow:
    """An area or a grid of today with its numbers, by the names of COUNTS; ``level`` is a code."""

    kind: str
    code: str
    name: str
    level: str
    numbers: dict[str, int]


@dataclass(frozen=True)
class Population:
    """``whole`` are the numbers of all buildings that an account sees, by the names of COUNTS; ``state``: how fresh."""

    whole: dict[str, int]
    state: CountState


def population(store: Store) -> Population:
    """The last count at a glance. Raises AccessDenied for an account that reads no residents."""
    return Population(whole_population(store), count_state(store))


def population_rows(store: Store) -> list[PopulationRow]:
    """The last count of areas, each before those under it, then of grids by their code, of what this account sees.

    Raises AccessDenied for an account that reads no residents.
    """
    counted = store.read("population_count", ["object_type", "object_id", *COUNTS])
    kinds, keys = counted.pop("object_type"), counted.pop("object_id")
    numbers = {
        (kind, key): dict(zip(COUNTS, values, strict=True))
        for kind, key, *values in zip(kinds, keys, *counted.values(), strict=True)
        if kind != "building"
    }
    found = []
    for kind, order in (("area", "path"), ("grid", "code")):
        rows = store.read(kind, ["id", "code", "name", "level"], order_by=(order,))
        for key, code, name, level in zip(*rows.values(), strict=True):
            if (kind, key) in numbers:
                found.append(PopulationRow(kind, code, name, level, numbers[kind, key]))
    return found


def export_population(store: Store, path: Path, *, overwrite: bool = False) -> int:
    """Write the table to an XLSX or CSV; returns the rows. Before it stands what each number means.

    Raises StoreError where nothing was counted, the file is there or cannot be written, or its suffix is another.
    """
    if path.suffix.lstrip(".").lower() not in FORMATS:
        raise StoreError(tr("The table is written as XLSX or CSV."))
    check_free(path, overwrite)
    rows, state = population_rows(store), count_state(store)
    if not rows:
        raise StoreError(tr("The population has not been counted yet."))
    suffix = "zh" if language().startswith("zh") else "en"
    levels = {
        (kind, code): getattr(item, f"name_{suffix}")
        for kind in ("area", "grid")
        for code, item in code_list(f"{kind}_level").items()
    }
    with (
        written_whole(path, overwrite) as file,
        closing(_writer(file, path.suffix.lower(), state, store.zone)) as writer,
    ):
        for row in rows:
            writer.write(
                [row.code, row.name, levels[row.kind, row.level], *(row.numbers[name] for name in NAMES)], None
            )
    return len(rows)


def _writer(path: Path, suffix: str, state: CountState, zone: str) -> CsvWriter | XlsxWriter:
    headings = [Heading("code", tr("Code"), "text"), Heading("name", tr("Name"), "text")]
    headings += [
        Heading("level", tr("Area level"), "text"),
        *(Heading(name, tr(NAMES[name]), "integer") for name in NAMES),
    ]
    counted = state.counted_at.astimezone(ZoneInfo(zone))
    banner = [[tr("Explanation"), tr("Counted at {time}").format(time=f"{counted:%Y-%m-%d %H:%M}")]]
    if state.stale:
        banner.append([tr("Note"), tr("Rows have changed since the count.")])
    banner += [[tr(NAMES[name]), tr(MEANINGS[name])] for name in NAMES]
    return (
        CsvWriter(path, headings, banner) if suffix == ".csv" else XlsxWriter(path, tr("Population"), headings, banner)
    )
