"""Tables as text: CSV and its kin, and the HTML or XML that portals and programs export under the name .xls."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

from ...domain.problems import Problem
from ...domain.tables.headers import Merged
from ...services.translation import tr
from .encodings import decode_text
from .grid import make_table
from .raw import RawTable, SheetInfo, TableUnreadable, unreadable, without_rows

_DELIMITERS = ",\t;|"
_LINES_TRIED = 50
_LONGEST_CELL = 10_000_000
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""")
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # a spreadsheet's way to keep leading zeros
_MARKUP = re.compile(rb"<(?:html|table|!doctype html|head|meta|style|body|div)\b", re.I)
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"


def is_markup(start: bytes) -> bool:
    """Whether a file that begins so is an HTML page or a spreadsheet of XML (Excel 2003)."""
    return bool(_MARKUP.search(start)) or _SPREADSHEET_XML in start


def list_text_sheets(path: Path, encoding: str) -> list[SheetInfo]:
    """The tables of a text file: one, or those of an HTML or XML file."""
    return [SheetInfo(name, len(rows), "") for name, rows, _merged in _tables(path, encoding)[0]]


def read_text(path: Path, sheet: str, header_rows: int | None, encoding: str) -> RawTable:
    """One table of a text file; "" is the largest."""
    tables, taken, certain = _tables(path, encoding)
    chosen = [table for table in tables if table[0] == sheet] if sheet else tables
    if not chosen:
        raise without_rows(path, sheet)
    name, rows, merged = max(chosen, key=lambda table: len(table[1]))
    table = make_table(path, name if len(tables) > 1 else "", rows, merged, header_rows)
    table.encoding = taken
    if not certain:
        table.notes.append(Problem("table.undecided"))
    return table


Tables = list[tuple[str, list[list[object]], list[Merged]]]


def _tables(path: Path, encoding: str) -> tuple[Tables, str, bool]:
    content = path.read_bytes()
    markup = is_markup(content[:4096])
    said = _CHARSET.search(content[:4096]) if markup and not encoding else None
    try:
        text, taken, certain = decode_text(content, encoding)
        if said and not certain:
            text, taken, certain = decode_text(content, said[1].decode("ascii"))
    except LookupError as error:
        text = tr("There is no encoding {encoding}.")
        raise TableUnreadable(text.format(encoding=encoding)) from error
    if "\0" in text[:4096] or sum(1 for c in text[:4096] if ord(c) < 9) > 4:
        raise unreadable(path)
    if not markup:
        return [("", _rows(path, text), [])], taken, certain
    parser = _Markup()
    parser.feed(text)
    parser.close()
    tables = [(name, rows, merged) for name, rows, merged in parser.tables if rows]
    if not tables:
        raise without_rows(path)
    return tables, taken, certain


def _rows(path: Path, text: str) -> list[list[object]]:
    csv.field_size_limit(_LONGEST_CELL)
    delimiter = _delimiter(text)
    try:
        rows: list[list[object]] = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise unreadable(path, error) from error
    if '"' in text:
        _require_closed(path, text, delimiter)
    if '="' in text:
        rows = [[found[1] if (found := _FORMULA_TEXT.fullmatch(cell)) else cell for cell in row] for row in rows]
    return rows


def _require_closed(path: Path, text: str, delimiter: str) -> None:
    """Refuse a text in which a quotation mark that is never closed swallows all the lines after it."""
    reader, line = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
    try:
        for _ in reader:
            line = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            text = tr(
                "The quotation mark in line {line} of {file} is never closed: everything behind it would be one cell."
            )
            raise TableUnreadable(text.format(line=line, file=path.name)) from error


def _delimiter(text: str) -> str:
    """The separator which stands in most lines equally often, outside of quotation marks."""
    lines = [
        re.sub(r'"[^"]*"', "", line) for line in re.split(r"\r\n?|\n", text[:100_000])[:_LINES_TRIED] if line.strip()
    ]

    def evidence(delimiter: str) -> tuple[int, int]:
        counts = [count for line in lines if (count := line.count(delimiter))]
        usual = max(set(counts), key=counts.count, default=0)
        return counts.count(usual) if usual else 0, usual

    return max(_DELIMITERS, key=evidence)


class _Markup(HTMLParser):
    """Collects the tables of an HTML page, or the worksheets of an XML spreadsheet; their tags do not collide."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[str, list[list[object]], list[Merged]]] = []
        self._cell: list[str] | None = None
        self._number = False
        self._worksheet = ""
        self._spans: dict[tuple[int, int], bool] = {}

    def close(self) -> None:
        super().close()
        if self._cell is not None:
            self.handle_endtag("td")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name.removeprefix("ss:"): value or "" for name, value in attrs}
        tag = tag.removeprefix("ss:")
        if tag in ("td", "th", "tr", "table") and self._cell is not None:  # pages often leave the end tag out
            self.handle_endtag("td")
        if tag == "worksheet":
            self._worksheet = given.get("name", "")
        elif tag == "table":
            self.tables.append((self._worksheet or str(len(self.tables) + 1), [], []))
            self._spans = {}
        elif tag in ("tr", "row") and self.tables:
            rows = self.tables[-1][1]
            while len(rows) < _count(given, "index") - 1:
                rows.append([])
            rows.append([])
        elif tag in ("td", "th", "cell") and self.tables and self.tables[-1][1]:
            self._start_cell(given)
        elif tag == "data":
            self._number = given.get("type") == "Number"
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag.removeprefix("ss:") not in ("td", "th", "cell") or self._cell is None:
            return
        text = "".join(self._cell).strip()
        try:
            value: object = float(text) if self._number else text
        except ValueError:
            value = text
        self.tables[-1][1][-1].append(value)
        top, left, down, right = self._place
        self.tables[-1][1][-1].extend([""] * right)
        if down or right:
            self.tables[-1][2].append((top, left, top + down, left + right))
            self._spans |= {(top + i, left + j): True for i in range(1, down + 1) for j in range(right + 1)}
        self._cell, self._number = None, False

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _start_cell(self, given: dict[str, str]) -> None:
        rows = self.tables[-1][1]
        row, top = rows[-1], len(rows) - 1
        while len(row) < _count(given, "index") - 1 or (top, len(row)) in self._spans:
            row.append("")
        down = _count(given, "mergedown") or max(_count(given, "rowspan"), 1) - 1
        right = _count(given, "mergeacross") or max(_count(given, "colspan"), 1) - 1
        self._place = (top, len(row), min(down, 10_000), min(right, 1000))
        self._cell, self._number = [], False


def _count(given: dict[str, str], name: str) -> int:
    value = given.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 7 else 0
