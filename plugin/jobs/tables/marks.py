"""What a workbook marks beside its values: rows struck out or hidden, comments, formulas that nobody computed.

Only .xlsx tells it cheaply: its sheets are read once more as text, a piece at a time, and nothing is made of what
cannot be read.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ...domain.problems import Problem
from .raw import RawTable

_PIECE = 4_000_000
_NAMED = 10
_ROW = re.compile(rb'<row\b[^>]*?\br="(\d+)"[^>]*>')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_UNCOMPUTED = re.compile(rb"(?:</f>|<f\b[^>]*/>)(?:<v\s*/>|<v></v>)?</c>")
_ZERO = re.compile(rb"(?:</f>|<f\b[^>]*/>)<v>0</v></c>")
_NO = frozenset(("0", "false"))
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass
class Marks:
    """Of a sheet: struck cells (columns, A is 0) and comments by row from 1, hidden rows, formulas without a value."""

    struck: dict[int, set[int]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    comments: dict[int, str] = field(default_factory=dict)
    uncomputed: int = 0


def read_marks(content: bytes, sheet: str) -> Marks:
    """The marks of a sheet of an .xlsx file; none of any other file."""
    if not content.startswith(b"PK"):
        return Marks()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read(archive, sheet)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return Marks()


def mark(table: RawTable, marks: Marks) -> None:
    """Tell a table which of its rows are marked, and say so."""
    rows = {number: row for row, number in enumerate(table.numbers)}
    for number, columns in marks.struck.items():
        if number not in rows:
            continue
        filled = sum(column[rows[number]] is not None for column in table.columns)
        (table.struck if len(columns) * 2 >= filled else table.partly).add(number)
    table.comments = {number: text for number, text in marks.comments.items() if number in rows}
    hidden = marks.hidden & rows.keys()
    said = {
        "table.struck": table.struck,
        "table.struck_cells": table.partly,
        "table.hidden_rows": hidden,
        "table.comments": table.comments,
    }
    table.notes += [
        Problem(code, params={"count": len(found), "rows": _named(sorted(found))})
        for code, found in said.items()
        if found
    ]
    if marks.uncomputed:
        table.notes.append(Problem("table.uncomputed", params={"count": marks.uncomputed}))


def _named(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:_NAMED])) + (" …" if len(numbers) > _NAMED else "")


def _read(archive: zipfile.ZipFile, sheet: str) -> Marks:
    book = _parsed(archive.read("xl/workbook.xml"))
    related = _relations(archive, "xl/workbook.xml")
    known = {one.attribute("name"): one.attributeNS(_RELATIONS, "id") for one in _below(book, "sheets", "sheet")}
    path = related[known[sheet]][0]
    fresh = any(one.attribute("fullCalcOnLoad", "0") not in _NO for one in _below(book, "calcPr"))
    styles = next((place for place, kind in related.values() if kind.endswith("/styles")), None)
    struck = _struck_cells(_struck_styles(archive, styles)) if styles else None
    marks = Marks()
    for piece in _pieces(archive, path):
        if b"hidden=" in piece:
            marks.hidden.update(int(row[1]) for row in _ROW.finditer(piece) if _HIDDEN.search(row[0]))
        for cell in struck.finditer(piece) if struck else ():
            marks.struck.setdefault(int(cell[2]), set()).add(_column(cell[1].decode()))
        if b"<f" in piece:
            marks.uncomputed += len(_UNCOMPUTED.findall(piece)) + (len(_ZERO.findall(piece)) if fresh else 0)
    for place, kind in _relations(archive, path).values():
        if kind.endswith("/comments"):
            _read_comments(archive, place, marks)
    return marks


def _pieces(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """A sheet's text, cut before a row."""
    rest = b""
    with archive.open(path) as file:
        while piece := file.read(_PIECE):
            rest += piece
            end = rest.rfind(b"<row")
            if end > 0:
                yield rest[:end]
                rest = rest[end:]
    yield rest


def _relations(archive: zipfile.ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """The parts to which a part refers: (path, type) by id."""
    folder, name = posixpath.split(path)
    place = f"{folder}/_rels/{name}.rels"
    if place not in archive.namelist():
        return {}
    found = {}
    for one in _below(_parsed(archive.read(place)), "Relationship"):
        target = one.attribute("Target")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        found[one.attribute("Id")] = whole, one.attribute("Type")
    return found


def _struck_styles(archive: zipfile.ZipFile, path: str) -> list[int]:
    """The numbers of the cell styles whose font is struck out."""
    content = archive.read(path)
    if b"strike" not in content:
        return []
    styles = _parsed(content)
    fonts = set()
    for number, font in enumerate(_below(styles, "fonts", "font")):
        if any(strike.attribute("val", "1") not in _NO for strike in _below(font, "strike")):
            fonts.add(str(number))
    return [number for number, one in enumerate(_below(styles, "cellXfs", "xf")) if one.attribute("fontId") in fonts]


def _struck_cells(styles: list[int]) -> re.Pattern[bytes] | None:
    """Cells of some styles in which something stands."""
    if not styles:
        return None
    numbers = "|".join(map(str, styles))
    return re.compile(rf'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*?\bs="(?:{numbers})"[^>/]*>'.encode())


def _read_comments(archive: zipfile.ZipFile, path: str, marks: Marks) -> None:
    for one in _below(_parsed(archive.read(path)), "commentList", "comment"):
        number = int(re.sub("[^0-9]", "", one.attribute("ref")) or 0)
        text = "".join(part.text() for part in _below(one, "text"))
        if text.strip():
            marks.comments[number] = "\n".join(filter(None, (marks.comments.get(number), text)))


def _parsed(content: bytes) -> QDomElement:
    """A part of the file; one that declares a document type is none of a spreadsheet program. Raises ValueError."""
    document = QDomDocument()
    if b"<!DOCTYPE" in content or not document.setContent(content, True)[0]:
        raise ValueError("no part of a workbook")
    return document.documentElement()


def _below(element: QDomElement, name: str, *names: str) -> Iterator[QDomElement]:
    """The children of a name, or theirs of the next one, whatever their prefix."""
    child = element.firstChildElement()
    while not child.isNull():
        if child.localName() == name:
            yield from _below(child, *names) if names else (child,)
        child = child.nextSiblingElement()


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1
