"""Where a sheet's header is: titles above it, merged rows in it, totals and notes below the table."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from .texts import clean, half_width

Row = Sequence[object]
Merged = tuple[int, int, int, int]
"""A merged range: first row, first column, last row, last column, all inclusive, from 0."""

LOOKED_AT = 40
"""Rows at the top of a sheet in which its header is looked for."""

_DEEPEST = 4
_LONGEST_NAME = 40
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,:/-]*%?|[0-9]+[Xx]|[0-9.]+[Ee]\+[0-9]+")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_REQUIRED = re.compile(r"^[*★☆]+ *| *[*★☆]+$|\((?:必填|必填项|选填|可选|required)\)|【必填】|\[必填\]", re.I)
_LABELLED = re.compile(r".{1,12}[:：]")
_COLUMN_MARKS = "甲乙丙丁戊己庚辛壬癸"
_IDENTIFIER = re.compile("[A-Za-z_][A-Za-z0-9_]{1,30}")
_TOTAL = re.compile(
    r"(?:本页|全镇|全村|全街道)?(?:合计|总计|小计|共计|累计|页计|total|sum)(?:数|户数|人数)?(?:[:：(（0-9].*)?", re.I
)
_REMARK = re.compile(
    r"(?:填表|填报|制表|审核|复核|经办|负责|统计|单位负责|联系|分管|主管)(?:人|单位|日期|时间|领导|电话|负责人|员)?(?:签字|签名|签章|\(.*?\))?[:：].*"
    r"|(?:备注|说明|注|填表说明|填报说明|数据来源|资料来源|注意|提示|notes?)(?:[:：]|\d?[.、]).*|第\d+页.*|共\d+页.*",
    re.I,
)
_AGAIN = re.compile(r"(.+) \(2\)")
_NUMBERING = frozenset(("序号", "编号", "序", "no", "no.", "#", "行号", "xh"))


@dataclasses.dataclass(frozen=True)
class Header:
    """``first`` is the first row of data, ``names`` one a column; ``start`` where the header begins: titles are above.

    ``title`` is what stands above the table, its rows joined by a space.
    """

    first: int
    names: list[str]
    start: int
    title: str = ""


def find_header(rows: Sequence[Row], merged: Sequence[Merged] = (), header_rows: int | None = None) -> Header:
    """Find the header among the first rows of a sheet.

    ``rows`` are raw cells, ``merged`` the merged ranges where the file tells them; with ``header_rows`` the data begin
    at that row and the header lies above it. Names of merged rows are joined by "/"; a column without one is called by
    its letter, "(C)"; equal names are counted. Without a header ``first`` is 0.
    """
    width = max((len(row) for row in rows), default=0)
    spread = _spread(rows[:LOOKED_AT], merged, width)
    if header_rows is None:
        start, first = _locate(spread, merged, width)
    else:
        first = min(header_rows, len(rows))
        start = next((i for i in range(first) if not _is_title(spread, i, width)), 0)
    title = " ".join(text for row in spread[:start] for text in dict.fromkeys(filter(None, row)))
    merges_told = any(start <= top < first for top, *_ in merged)
    return Header(first, _names(spread[start:first], merges_told, width), start, title)


def is_blank(row: Row, header: Header) -> bool:
    """Whether a row holds nothing, or only the number that a form had printed into it."""
    filled = [i for i, cell in enumerate(row) if _text(cell)]
    if len(filled) != 1 or len(header.names) < 3:
        return not filled
    numbering = header.names[filled[0]].lower() in _NUMBERING
    return numbering and bool(_NUMBER.fullmatch(_text(row[filled[0]])))


def is_remark(row: Row, width: int) -> bool:
    """Whether a row is a total, a signature line or a note of the table and not one of its objects."""
    texts = [text for text in map(_text, row) if text]
    if not texts or width < 2:
        return False
    if any(_TOTAL.fullmatch(text.replace(" ", "")) for text in texts[:1]):
        return True
    if len(texts) > 1 and _NUMBER.fullmatch(texts[0]) and _TOTAL.fullmatch(texts[1].replace(" ", "")):
        return True
    return len(texts) * 2 <= width + 1 and bool(_REMARK.fullmatch(texts[0].replace(" ", "")))


def heading_rows(rows: Sequence[Row], header: Header) -> frozenset[tuple[str, ...]]:
    """The rows of title and header as `row_key` gives them: on a form they come again on each page."""
    return frozenset(key for row in rows[: header.first] if (key := row_key(row)))


def row_key(row: Row) -> tuple[str, ...]:
    """The texts of a row, to compare it with the heading's; empty for a row that has a number or too little text."""
    texts = tuple(_text(cell) for cell in row if cell not in (None, ""))
    if any(isinstance(cell, int | float) for cell in row):
        return ()
    return tuple(text for text in texts if text)


def unique(names: Iterable[str]) -> list[str]:
    """The names, empty ones called by their column's letter, repeated ones counted: 名称, 名称 (2)."""
    seen: set[str] = set()
    result = []
    for i, name in enumerate(names):
        base = name or f"({column_letter(i)})"
        candidate, count = base, 1
        while candidate in seen:
            count += 1
            candidate = f"{base} ({count})"
        seen.add(candidate)
        result.append(candidate)
    return result


def second_table(names: Sequence[str]) -> list[str]:
    """The columns of a second table beside the first one: by their `unique` names the same headers once more."""
    place = {name: index for index, name in enumerate(names)}
    again = [(name, place[found[1]]) for name in names if (found := _AGAIN.fullmatch(name)) and found[1] in place]
    firsts = [first for _, first in again]
    return [name for name, _ in again] if len(again) > 1 and firsts == sorted(set(firsts)) else []


def column_letter(index: int) -> str:
    """What a spreadsheet calls a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def clean_name(cell: object) -> str:
    """A header's text in one line, without marks for required fields; ``/`` is kept for joined rows."""
    text = _REQUIRED.sub("", half_width(_text(cell))).strip(" :：")
    return re.sub(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff(])", "", text)


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return clean(cell)
    return "" if cell is None else str(cell)


def _spread(rows: Sequence[Row], merged: Sequence[Merged], width: int) -> list[list[str]]:
    """The texts of the rows, all of one width, every merged range filled with its first cell."""
    spread = [[_text(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    for top, left, bottom, right in merged:
        if top < len(spread) and left < width:
            for row in spread[top : bottom + 1]:
                row[left : right + 1] = [spread[top][left]] * len(row[left : right + 1])
    return spread


def _locate(spread: list[list[str]], merged: Sequence[Merged], width: int) -> tuple[int, int]:
    """The first row of the header and the first of the data; both 0 without a header."""
    used = max((sum(1 for text in row if text) for row in spread), default=0)
    start = next(
        (i for i, row in enumerate(spread) if sum(1 for text in row if text) * 5 >= used * 2 and any(row)
         and not _is_title(spread, i, width)),
        0,
    )  # fmt: skip
    if start >= len(spread) or not _is_names(spread[start]):
        return (start, start) if start < len(spread) else (0, 0)
    end = start
    own = [merge for merge in merged if start <= merge[0] < start + _DEEPEST]
    while end - start + 1 < _DEEPEST and end + 1 < len(spread):
        if not _continues(spread, end, [merge for merge in own if merge[0] <= end]):
            break
        end += 1
    if end + 1 < len(spread) and _is_code_row(spread, end):
        end += 1
    if end + 1 < len(spread) and _is_numbering(spread[end + 1]):
        end += 1
    return start, end + 1


def _is_title(spread: list[list[str]], index: int, width: int) -> bool:
    """Whether a row above the header is a title or a line such as 填报单位: … 日期: …."""
    filled = [text for text in spread[index] if text]
    different = list(dict.fromkeys(filled))
    if not different:
        return True
    following = next((row for row in spread[index + 1 :] if any(row)), None)
    if following is None:
        return False
    below = len({text for text in following if text})
    if len(different) == 1:
        return width > 1 and (below > 1 or _is_title(spread, index + 1, width))
    labelled = sum(1 for text in different if _LABELLED.match(text))
    return (
        labelled * 2 >= len(different)
        and len(different) <= max(below, 4)
        and not all(text.endswith((":", "：")) for text in different)
    )


def _is_names(row: list[str]) -> bool:
    """Whether a row may be a header: no numbers in it but a few years, and nothing as long as a sentence."""
    texts = [text for text in row if text]
    years = sum(1 for text in texts if _YEAR.fullmatch(text))
    others = [text for text in texts if not _YEAR.fullmatch(text)]
    return years <= len(others) and not any(_NUMBER.fullmatch(text) or len(text) > _LONGEST_NAME for text in others)


def _continues(spread: list[list[str]], end: int, merged: Sequence[Merged]) -> bool:
    """Whether the row under ``end`` belongs to the header, too; ``merged`` are the header's own ranges."""
    below = spread[end + 1]
    if any(top <= end < bottom for top, _left, bottom, _right in merged):
        return True
    if not _is_names(below) or not any(below):
        return False
    if merged:
        groups = [below[left : right + 1] for _top, left, bottom, right in merged if bottom == end and right > left]
        return any(all(texts) and len(set(texts)) == len(texts) for texts in groups)
    # A file that tells no merged cells: a group's name stands over its first column, and nothing over the others.
    row = spread[end]
    first = next(i for i, text in enumerate(row) if text)
    gaps = {i for i, text in enumerate(row) if not text and i > first and below[i]}
    alone = any(text and not below[i] for i, text in enumerate(row))
    return bool(gaps) and alone and all(i in gaps or i + 1 in gaps for i, text in enumerate(below) if text)


def _is_code_row(spread: list[list[str]], end: int) -> bool:
    """Whether a row of field names (LDMC, LC …) stands under a header in Chinese."""
    here, below = ([text for text in row if text] for row in spread[end : end + 2])
    if len(below) < 2 or len(below) * 5 < len(here) * 4 or len(set(below)) < len(below):
        return False
    chinese = sum(1 for text in here if not text.isascii())
    return chinese * 2 > len(here) and all(_IDENTIFIER.fullmatch(text) for text in below)


def _is_numbering(row: list[str]) -> bool:
    """Whether a row numbers the columns: 1 2 3 …, or 甲 乙 1 2 3 …."""
    texts = [text for text in row if text]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= 3]
    marks = "".join(text for text in texts if not text.isdecimal())
    return (
        len(numbers) > 2
        and numbers == list(range(1, len(numbers) + 1))
        and marks in _COLUMN_MARKS[: len(marks)]
        and len(marks) + len(numbers) == len(texts)
    )


def _names(rows: list[list[str]], merges_told: bool, width: int) -> list[str]:
    """Joined names, a column at a time; a group's name goes to the columns under it where no merge tells."""
    rows = [row for row in rows if not _is_numbering(row)]
    filled = []
    for i, row in enumerate(rows):
        group = ""
        texts = []
        for column, text in enumerate(row):
            if text:
                group = text
            under = any(lower[column] for lower in rows[i + 1 :])
            texts.append(
                text or (group if under and not merges_told and not any(upper[column] for upper in rows[:i]) else "")
            )
        filled.append(texts)
    return unique(
        "/".join(dict.fromkeys(name for row in filled if (name := clean_name(row[column])))) for column in range(width)
    )
