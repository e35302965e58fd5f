"""The text of a cell: what a spreadsheet or a clerk puts around a value taken away, and what stands for no value."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata

from ..problems import DomainError, Problem

NOTHING = frozenset((
    "-", "--", "---", "—", "——", "————", "–", "/", "//", "\\", "\\\\", ".", "。", "…", "无", "无数据", "空",
    "空白", "暂无", "暂缺", "暂无数据", "不详", "未知", "未填", "未填写", "未提供", "待定", "待补", "待填", "N/A",
    "NA", "NULL", "NONE", "NIL", "(NULL)", "<NULL>", "(空)", "<空>", "(空白)", "#N/A", "#N/A!", "#REF!", "#VALUE!",
    "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "NAN",
))  # fmt: skip
"""What stands for no value, in upper case; a field looks among its own words first."""

EXACT_FLOAT = 1 << 53
"""From here on a spreadsheet's floating-point number does not hold every whole number."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_PUNCTUATION = {ord(character): None for character in "，。；：！？"}
_HALF_WIDTH = {code: to for code, to in _FULL_WIDTH.items() if code not in _PUNCTUATION}

# Unified ideographs, letters and digits need nothing; most cells are such.
_PLAIN = re.compile(r"[0-9A-Za-z\u3400-\u9fff_-]*")
# NFC would replace these rare characters by others that only look alike.
_COMPATIBILITY = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]+")
_BREAK_BETWEEN_IDEOGRAPHS = re.compile(
    r"(?<=[\u3001-\ufaff])[ \t]*[\r\n\v\f\x85\u2028\u2029]+[ \t]*(?=[\u3001-\ufaff])"
)
_SPACES = re.compile(r"\s+")
_DECIMAL_ZERO = re.compile(r"(-?[0-9]+)\.0+")
_SCIENTIFIC = re.compile(r"[0-9]\.[0-9]+[Ee]\+?[0-9]{2}")
_LONG_NUMBER = re.compile(r"[0-9][0-9 -]{5,}[0-9Xx]")
_LONGEST_SHOWN = 24


def half_width(text: str) -> str:
    """Full-width letters, digits and all punctuation as ASCII."""
    return text.translate(_FULL_WIDTH)


def clean(text: str) -> str:
    """The text in one line, without invisible characters; full-width letters and digits as ASCII.

    Rare and compatibility characters stay what they are: only combining sequences are composed (NFC).
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _INVISIBLE.sub("", text).translate(_HALF_WIDTH)
    if not unicodedata.is_normalized("NFC", text):
        parts = _COMPATIBILITY.split(text)
        text = "".join(part if i % 2 else unicodedata.normalize("NFC", part) for i, part in enumerate(parts))
    text = _BREAK_BETWEEN_IDEOGRAPHS.sub("", text)
    return _SPACES.sub(" ", text).strip()


def cell_text(cell: object, field: str = "") -> str:
    """A cell of any type as clean text, empty for none; whole floats without ``.0``.

    Raises DomainError for a number that lost its last digits in a spreadsheet.
    """
    if isinstance(cell, str):
        text = clean(cell)
        if text.startswith("'"):  # a spreadsheet's mark for "this is text"
            text = text.lstrip("'").strip()
        if not text.isalpha() and (found := _DECIMAL_ZERO.fullmatch(text)):
            text = found[1]
            if abs(int(text)) >= EXACT_FLOAT:
                raise DomainError(Problem("number.destroyed", field))
        if _SCIENTIFIC.fullmatch(text):
            raise DomainError(Problem("number.destroyed", field))
        return text
    if cell is None:
        return ""
    if isinstance(cell, float):
        if not math.isfinite(cell):
            return ""
        if abs(cell) >= EXACT_FLOAT:
            raise DomainError(Problem("number.destroyed", field))
        return str(int(cell)) if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell)


def is_nothing(text: str) -> bool:
    """Whether a clean text stands for no value."""
    return not text or text.upper() in NOTHING


def shown(cell: object) -> str:
    """A cell as a sentence may quote it: short, without anything that may be a person's number."""
    text = clean(cell) if isinstance(cell, str) else f"{cell:.15g}" if isinstance(cell, float) else str(cell)
    text = _LONG_NUMBER.sub("…", text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
