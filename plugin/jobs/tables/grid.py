"""From the rows of a sheet to a table: header, merged cells, and what belongs to the paper and not to the data."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from ...domain.problems import Problem
from ...domain.tables.headers import (
    LOOKED_AT,
    Merged,
    find_header,
    heading_rows,
    is_blank,
    is_remark,
    row_key,
    second_table,
)
from ...domain.tables.texts import clean
from .raw import RawTable, plain, without_rows


def make_table(
    path: Path, sheet: str, rows: list[list[object]], merged: Sequence[Merged] = (), header_rows: int | None = None
) -> RawTable:
    """Make the table of a sheet. ``rows`` begin at the sheet's first row and column; "" and None are empty cells.

    Raises TableUnreadable where no row is left.
    """
    width = max(map(len, rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    header = find_header(
        [[None if cell == "" else cell for cell in row] for row in rows[:LOOKED_AT]], merged, header_rows
    )
    filled = _fill(rows, merged, header.first)
    headings = heading_rows(rows, header)
    firsts = {key[0] for key in headings}
    kept: list[list[object]] = []
    numbers: list[int] = []
    empty = repeated = remarks = 0
    last = len(rows)
    while last > header.first and rows[last - 1].count("") == width:  # a sheet's end is no empty row
        last -= 1
    for index in range(header.first, last):
        row = rows[index]
        cells = width - row.count("")
        if not cells or (cells <= 2 and is_blank(row, header)):
            empty += 1
            continue
        first = next(cell for cell in row if cell != "")
        if type(first) is str and clean(first) in firsts and row_key(row) in headings:
            repeated += 1
        elif _looks_like_remark(row, first, cells, width) and is_remark(row, width):
            remarks += 1
        else:
            kept.append(row)
            numbers.append(index + 1)
    if not kept:
        raise without_rows(path, sheet)
    headers, columns = [], []
    for name, cells in zip(header.names, zip(*kept, strict=True), strict=True):
        values = _values(cells)
        if name.startswith("(") and all(value is None for value in values):
            continue
        headers.append(name)
        columns.append(values)
    counts = {"table.empty_rows": empty, "table.repeated": repeated, "table.totals": remarks, "table.merged": filled}
    notes = [Problem(code, params={"count": count}) for code, count in counts.items() if count]
    if beside := second_table(headers):
        notes.append(Problem("table.side_by_side", params={"columns": ", ".join(beside)}))
    return RawTable(path.name, sheet, headers, columns, numbers, header.first, notes=notes, title=header.title)


def _fill(rows: list[list[object]], merged: Sequence[Merged], first: int) -> int:
    """Give each row of a merged cell its value, as a block's name stands once beside its rooms; returns how many."""
    count = 0
    for top, left, bottom, right in merged:
        if top < first or top >= len(rows) or bottom == top or rows[top][left] == "":
            continue
        if right > left:  # a block over several columns is a heading within the table
            continue
        count += 1
        for row in rows[top + 1 : bottom + 1]:
            row[left] = rows[top][left]
    return count


def _looks_like_remark(row: list[object], first: object, cells: int, width: int) -> bool:
    """A quick look before the thorough one: few cells, or a word for a sum at the beginning."""
    if cells * 2 <= width + 1:
        return True
    start = [first, *(cell for cell in row[:4] if type(cell) is str)]
    return any(type(cell) is str and len(cell) < 20 and ("计" in cell or "otal" in cell) for cell in start)


def _values(cells: Sequence[object]) -> list[object]:
    """A column's cells as raw cells; times of day become text."""
    kinds = {type(cell) for cell in cells}
    if kinds == {str}:
        return [cell if cell and not cell.isspace() else None for cell in cells]
    if kinds & {datetime.time, datetime.timedelta}:
        cells = [str(cell) if isinstance(cell, datetime.time | datetime.timedelta) else cell for cell in cells]
    return [None if cell == "" or (type(cell) is str and cell.isspace()) else plain(cell) for cell in cells]
