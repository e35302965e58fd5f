"""A duty list as clerks write it: its columns, hours, parts, names with their telephones, days without a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from .duty import PARTS, Slot
from .events.calendar import clock_spans
from .tables.dates import read_date
from .tables.texts import NOTHING, clean, half_width

WHOLE_DAY = Slot(time(8), time(8))
DAY_WORDS = {"白班": Slot(time(8), time(20)), "夜班": Slot(time(20), time(8)), "全天": WHOLE_DAY}
_PART_WORDS = {"leader": ("带班", "领导"), "chief": ("值班长", "主班", "组长"), "deputy": ("副",)}
# What clerks call the columns of a duty list, without spaces.
_COLUMNS = {
    "day": ("日期", "值班日期", "date", "day"),
    "name": ("姓名", "值班人员", "值班员", "值班人", "name"),
    "part": ("岗位", "职务", "角色", "part"),
    "hours": ("时间", "时段", "班次", "值班时间", "hours"),
}
_PHONES = ("电话", "手机", "联系方式", "phone")
_TITLES = {
    "leader": ("带班领导", "带班人", "带班人员", "带班干部", "带班", "值班领导", "leader"),
    "chief": ("值班长", "值班组长", "组长", "主班", "主班人员", "chief"),
    "deputy": ("副值班长", "副值班", "副组长", "副班", "副班人员", "deputy"),
    "operator": ("值班员", "值班人员", "值班人", "值班干部", "人员", "operator"),
}
_COUNTED = re.compile(r"\(\d+\)$")
_NO_YEAR = re.compile(r"(\d{1,2}) ?(?:月|[-/]) ?(\d{1,2}) ?[日号]?(?: *(?:\(.*\)|星期.|周.))?")
_PHONE = re.compile(r"\+?\d[\d-]{4,}|\d{3,4}")
_SEPARATOR = re.compile(r"[,;、/\\\n\r]+")


@dataclass(frozen=True)
class Column:
    """A column that is read: ``field`` is day, name, part, phone or hours; ``part`` and ``slot`` what its heading says
    of the people below it."""

    index: int
    field: str
    part: str | None = None
    slot: Slot | None = None


def columns_of(headers: Sequence[str]) -> list[Column]:
    """The columns that say something of a duty list, in order; the others are of no use here."""
    found = [_column(index, header) for index, header in enumerate(headers)]
    return [one for one in found if one is not None]


def _column(index: int, header: str) -> Column | None:
    # The headings of merged rows are joined by a stroke: 带班领导/姓名.
    words = [_COUNTED.sub("", "".join(half_width(word).lower().split())) for word in header.split("/")]
    part, slot = next(filter(None, map(_title, words)), (None, None))
    last = words[-1]
    if any(word in last for word in _PHONES):
        return Column(index, "phone")
    for field, known in _COLUMNS.items():
        if last in known:
            return Column(index, field, part, slot) if field == "name" else Column(index, field)
    return Column(index, "name", part, slot) if part else None


def _title(word: str) -> tuple[str, Slot | None] | None:
    """Part and hours of the people under a heading such as 带班领导, 夜班 or 白班值班员."""
    slot = None
    for said, hours in DAY_WORDS.items():
        if said in word:
            word, slot = word.replace(said, ""), hours
    if slot is not None and not word:
        return "operator", slot
    return next(((part, slot) for part, titles in _TITLES.items() if word in titles), None)


def part_of(text: str) -> str:
    """The part that the words for it mean; an operator where they are others."""
    if text in PARTS:
        return text
    # 副值班长 holds 值班长: the deputy is looked for first.
    for part in ("deputy", "leader", "chief"):
        if any(word in text for word in _PART_WORDS[part]):
            return part
    return "operator"


def slots_in(text: str) -> list[Slot]:
    """The hours of a cell or line, several with commas or spaces between, or 白班 夜班 全天; [] where they are none."""
    said = re.sub(r"\s*([-‐–—−~〜至到])\s*", r"\1", half_width(text).strip())
    slots = []
    for word in re.split(r"[\s,;、]+", said) if said else ():
        if word in DAY_WORDS:
            slots.append(DAY_WORDS[word])
            continue
        spans = clock_spans(word)
        if not spans:
            return []
        slots += [Slot(_time(begin), _time(end)) for begin, end in spans]
    return slots


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)  # 24:00 is the midnight at which a day ends


def people_in(cell: object) -> list[tuple[str, str | None]]:
    """The people of a cell, each with a telephone where one stands behind the name: ``王强 13800000000、李 敏``."""
    people: list[tuple[str, str | None]] = []
    for piece in _SEPARATOR.split(_text(cell)):
        numbers = _PHONE.findall(piece)
        names = [clean(name) for name in _names(_PHONE.sub(" ", piece).replace("()", " ").replace("( )", " "))]
        people += [(name, None) for name in names if name and name.upper() not in NOTHING]
        if numbers and people:
            people[-1] = (people[-1][0], numbers[0])
    return people


def _names(text: str) -> list[str]:
    """Names with spaces between, of which single characters are one name that was spread: 李 敏. Latin ones stay."""
    words = text.split()
    if any(word.isascii() for word in words):
        return [" ".join(words)]
    names: list[str] = []
    spread = False
    for word in words:
        if len(word) == 1 and spread:
            names[-1] += word
        else:
            names.append(word)
        spread = len(word) == 1
    return names


def phones_in(cell: object) -> list[str]:
    """The telephone numbers of a cell, in order."""
    return [said for piece in re.split(r"[\s,;、/]+", _text(cell)) if (said := clean(piece)) and said not in NOTHING]


def day_of(cell: object, near: date) -> date:
    """The day of a cell; one without a year, 12月5日, is the nearest such day. Raises DomainError."""
    match = _NO_YEAR.fullmatch(clean(half_width(cell))) if isinstance(cell, str) else None
    if match is None:
        return read_date(cell)[0]
    month, day = match.groups()
    years = (near.year - 1, near.year, near.year + 1)
    days = [read_date(f"{year}-{month}-{day}")[0] for year in years if (month, day) != ("2", "29") or _leap(year)]
    return min(days or [read_date(f"{near.year}-{month}-{day}")[0]], key=lambda one: abs(one - near))


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return half_width(str(cell))
