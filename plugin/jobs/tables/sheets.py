"""Worksheets of XLS, XLSX, XLSB, ODS and WPS .et files, told apart by their content, read by calamine."""

from __future__ import annotations

import re
import zipfile
import zlib
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from ...domain.problems import Problem
from ...services.dependencies import require
from ...services.translation import tr
from ..progress import Progress
from .grid import make_table
from .marks import mark, read_marks
from .raw import RawTable, SheetInfo, TableEmpty, TableUnreadable, damaged, no_such_sheet, without_rows

_COUNTED_BYTES = 3_000_000
"""Of a larger file the rows are not counted: that means reading all of it."""

_GAP = re.compile(rb">\s*\n\s*<")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def list_worksheets(path: Path) -> list[SheetInfo]:
    """The worksheets of a workbook in their order, hidden ones last."""
    content = path.read_bytes()
    book = _open(path, content)
    counted = len(content) <= _COUNTED_BYTES
    names = _names(book)
    return [SheetInfo(name, _rows(_sheet(path, book, name)) if counted else None, "") for name in names]


def read_worksheet(path: Path, sheet: str, header_rows: int | None, progress: Progress) -> RawTable:
    """One worksheet; "" is the first one that holds a table, visible ones before hidden ones."""
    progress.step(0)
    content = path.read_bytes()
    book = _open(path, content)
    progress.step(10)
    names = _names(book)
    if sheet and sheet not in names:
        raise no_such_sheet(path, sheet, names)
    table = None
    for name in [sheet] if sheet else names:
        found = _table(path, book, name, header_rows)
        table = table or found
        if found and len(found.columns) > 1:  # what stands in one column is a cover sheet, unless there is nothing else
            table = found
            break
    if table is None:
        raise without_rows(path, sheet)
    progress.step(60)
    name = table.sheet
    mark(table, read_marks(content, name))
    others = [other for other in names if other != name and other not in _hidden(book)]
    if others and not sheet:
        table.notes.append(Problem("table.other_sheets", params={"sheet": name, "others": ", ".join(others)}))
    if name in _hidden(book):
        table.notes.append(Problem("table.hidden_sheet", params={"sheet": name}))
    progress.step(100)
    return table


def _table(path: Path, book, name: str, header_rows: int | None) -> RawTable | None:
    """A worksheet as a table; None where it has no rows."""
    with _careful(path):
        found = book.get_sheet_by_name(name)
        rows = found.to_python(skip_empty_area=False)
        ranges = found.merged_cell_ranges or ()
    merged = [(top, left, bottom, right) for (top, left), (bottom, right) in ranges]
    try:
        return make_table(path, name, rows, merged, header_rows)
    except TableEmpty:
        return None


def _open(path: Path, content: bytes):
    if _ENCRYPTED in content[:65536] or _ENCRYPTED in content[-65536:]:
        raise _protected(path)
    with _careful(path) as calamine:
        try:
            return calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        except calamine.CalamineError:
            closed_up = _without_gaps(content)
            if closed_up is None:
                raise
            return calamine.CalamineWorkbook.from_filelike(BytesIO(closed_up))


def _without_gaps(content: bytes) -> bytes | None:
    """An open document without line breaks between its tags, which calamine takes for damage; None for another file.

    GDAL writes such documents, and with it QGIS.
    """
    closed_up = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(closed_up, "w") as target:
            if "content.xml" not in source.namelist():
                return None
            for name in source.namelist():
                part = source.read(name)
                target.writestr(name, _GAP.sub(b"><", part) if name == "content.xml" else part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        return None
    return closed_up.getvalue()


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
