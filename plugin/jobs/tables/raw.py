"""What every reader gives: a table of raw cells, or one sentence why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ...domain.problems import Problem
from ...services.translation import tr


class TableUnreadable(Exception):
    """The file cannot be read as a table; the message is one sentence for the user."""


class TableEmpty(TableUnreadable):
    """There is no row in the table."""


@dataclass(frozen=True)
class SheetInfo:
    """A worksheet or layer.

    ``rows`` counts a sheet's header, too, and is None where counting takes long; ``geometry`` is "" (none), point,
    line, polygon or mixed.
    """

    name: str
    rows: int | None
    geometry: str


@dataclass
class RawTable:
    """Raw cells by column, as they stand in the file.

    ``headers``: one a column, unique, merged rows joined by "/". ``columns``: None, str, int, float, bool, date or
    datetime. ``numbers``: the row of the sheet or the number of the feature, from 1, as the user sees it.
    ``header_rows``: rows of the sheet above the data, titles included; 0 for layers. ``wkb``: little-endian 2D shapes
    in the file's own system, None for a file without any. ``crs``: "EPSG:4549", WKT, or "" when the file does not say.
    ``title`` is what stands above the header. ``struck`` are numbers of rows that are struck out, ``partly`` of those
    of which only some cells are; ``comments`` stand on cells, by number.
    """

    file: str
    sheet: str
    headers: list[str]
    columns: list[list[object]]
    numbers: list[int]
    header_rows: int = 0
    wkb: list[bytes | None] | None = None
    crs: str = ""
    encoding: str = ""
    notes: list[Problem] = field(default_factory=list)
    title: str = ""
    struck: set[int] = field(default_factory=set)
    partly: set[int] = field(default_factory=set)
    comments: dict[int, str] = field(default_factory=dict, repr=False)


def unreadable(path: Path, reason: object = "") -> TableUnreadable:
    """The sentence for a damaged or strange file, with the reason that a library gave."""
    said = " ".join(str(reason).split())
    text = tr("{file} cannot be read as a table or map{reason}.")
    return TableUnreadable(text.format(file=path.name, reason=f" ({said})" if said else ""))


def damaged(path: Path) -> TableUnreadable:
    """The sentence for a file whose kind is known and whose content is not whole."""
    return TableUnreadable(tr("{file} is damaged or cut off and cannot be read.").format(file=path.name))


def without_rows(path: Path, sheet: str = "") -> TableEmpty:
    """The sentence for a table in which there is nothing."""
    if sheet:
        return TableEmpty(tr("{sheet} of {file} has no rows.").format(sheet=sheet, file=path.name))
    return TableEmpty(tr("{file} has no rows.").format(file=path.name))


def no_such_sheet(path: Path, sheet: str, names: list[str]) -> TableUnreadable:
    """The sentence for a sheet or layer that is not there."""
    text = tr("{file} has no sheet or layer {sheet}; there are: {names}.")
    return TableUnreadable(text.format(file=path.name, sheet=sheet, names=", ".join(names)))


def plain(cell: object) -> object:
    """A whole floating-point number as int: spreadsheets and shapefiles know no other numbers."""
    if type(cell) is float:
        if cell.is_integer() and -1e15 < cell < 1e15:
            return int(cell)
        if cell != cell:  # noqa: PLR0124 - not a number
            return None
    return cell
