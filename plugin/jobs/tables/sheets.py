"""Worksheets of XLS, XLSX, XLSB, ODS and WPS .et files, told apart by their content, read by calamine."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from ...domain.problems import Problem
from ...services.dependencies import require
from ...services.translation import tr
from ..progress import Progress
from .grid import make_table
from .raw import RawTable, SheetInfo, TableUnreadable, damaged, no_such_sheet, without_rows

_COUNTED_BYTES = 3_000_000
"""Of a larger file the rows are not counted: that means reading all of it."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def list_worksheets(path: Path) -> list[SheetInfo]:
    """The worksheets of a workbook in their order, hidden ones last."""
    content = path.read_bytes()
    book = _open(path, content)
    counted = len(content) <= _COUNTED_BYTES
    names = _names(book)
    return [SheetInfo(name, _rows(_sheet(path, book, name)) if counted else None, "") for name in names]


def read_worksheet(path: Path, sheet: str, header_rows: int | None, progress: Progress) -> RawTable:
    """One worksheet; "" is the first visible one in which there is something."""
    progress.step(0)
    book = _open(path, path.read_bytes())
    progress.step(10)
    names = _names(book)
    if sheet and sheet not in names:
        raise no_such_sheet(path, sheet, names)
    for name in [sheet] if sheet else names:
        found = _sheet(path, book, name)
        if _rows(found):
            break
    else:
        raise without_rows(path)
    with _careful(path):
        rows = found.to_python(skip_empty_area=False)
        ranges = found.merged_cell_ranges or ()
    progress.step(60)
    if not rows:
        raise without_rows(path, name)
    merged = [(top, left, bottom, right) for (top, left), (bottom, right) in ranges]
    table = make_table(path, name, rows, merged, header_rows)
    others = [other for other in names if other != name and other not in _hidden(book)]
    if others and not sheet:
        table.notes.append(Problem("table.other_sheets", params={"sheet": name, "others": ", ".join(others)}))
    if name in _hidden(book):
        table.notes.append(Problem("table.hidden_sheet", params={"sheet": name}))
    progress.step(100)
    return table


def _open(path: Path, content: bytes):
    if _ENCRYPTED in content[:65536] or _ENCRYPTED in content[-65536:]:
        raise _protected(path)
    with _careful(path) as calamine:
        return calamine.CalamineWorkbook.from_filelike(BytesIO(content))


@contextmanager
def _careful(path: Path):
    """Whatever calamine stumbles over becomes a sentence; gives its module."""
    calamine = require("python_calamine")
    try:
        yield calamine
    except calamine.PasswordError as error:
        raise _protected(path) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise damaged(path) from error
    except BaseException as error:  # a panic of the Rust library is no Exception, and has no public type
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(path) from error


def _protected(path: Path) -> TableUnreadable:
    text = tr("{file} is protected by a password; save it without one and choose it again.")
    return TableUnreadable(text.format(file=path.name))


def _sheet(path: Path, book, name: str):
    with _careful(path):
        return book.get_sheet_by_name(name)


def _rows(sheet) -> int:
    return sheet.end[0] + 1 if sheet.end else 0


def _hidden(book) -> set[str]:
    visible = require("python_calamine").SheetVisibleEnum.Visible
    return {sheet.name for sheet in book.sheets_metadata if sheet.visible != visible}


def _names(book) -> list[str]:
    kind = require("python_calamine").SheetTypeEnum.WorkSheet
    hidden = _hidden(book)
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == kind]
    return sorted(names, key=lambda name: name in hidden)
