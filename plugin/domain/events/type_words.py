"""Words that tell what an event is and how urgent: resources/intake/type_words.csv, or a city's own version of it."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..problems import DomainError, Problem

COLUMNS = ("word", "type", "weight", "urgency")
URGENCIES = ("normal", "urgent", "critical")
CLEAR = 1.5
"""So many times the next type's weight lets the first one stand alone."""

# What somebody fears, asks to prevent, says did not happen or compares with something is no emergency.
_BEFORE = re.compile(
    "(?:怕|担心|容易|可能|引发|引起|造成|防止|避免|以防|万一|会不会|要是|如果|没有|没有人|未|无|未造成|幸未|没人|预防|宣传|以免|免得|不会)(?:了)?[一-鿿]{0,3}$|没$|(?<![好])像$"
)
# An emergency that is said not to be one: 没有着火, but not 有没有着火.
_DENIED = re.compile("(?:(?<!有)没有?|未|(?<!是)不是|并非)(?:发生|出现|要|想)?$")
# What nearly happened is a danger.
_NEARLY = re.compile("(?:差一?点儿?|险些)[^,，。;；]{0,4}$")
_WEIGHT = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})?)?")
_AFTER = re.compile("^(?:隐患|风险|预防|演练|宣传|可能|怎么办|一样|似的|般的?|测试)")


@dataclasses.dataclass(frozen=True)
class TypeWord:
    """A word: the type's code ("" for none) with its weight, and the urgency it hints at ("" for none)."""

    word: str
    type: str
    weight: float
    urgency: str = ""


@dataclasses.dataclass(frozen=True)
class Hit:
    """A word at ``text[start:]``; `feared`: it is spoken of as something that may happen or did not."""

    entry: TypeWord
    start: int
    feared: bool


class TypeWords:
    """Finds the words of a table in texts; of words that overlap the longest counts."""

    def __init__(self, entries: Iterable[TypeWord]):
        self._entries = {entry.word: entry for entry in entries}
        words = sorted(self._entries, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, words)) or "(?!)")

    @property
    def types(self) -> frozenset[str]:
        """The codes of the types that words stand for."""
        return frozenset(entry.type for entry in self._entries.values() if entry.type)

    def hits(self, text: str) -> list[Hit]:
        """Where words stand in a text, in their order; an emergency that is denied is none."""
        found = []
        for match in self._pattern.finditer(text):
            entry = self._entries[match[0]]
            if entry.urgency == "critical":
                if _DENIED.search(text[: match.start()]):
                    continue
                if _NEARLY.search(text[: match.start()]):
                    entry = dataclasses.replace(entry, urgency="urgent")
            feared = bool(_BEFORE.search(text[: match.start()]) or _AFTER.match(text[match.end() :]))
            found.append(Hit(entry, match.start(), feared))
        return found


def score_types(hits: Iterable[Hit]) -> list[tuple[str, float, tuple[str, ...]]]:
    """Types with their weight and the words it rests on, the heaviest first; a word counts once, a feared one half."""
    words: dict[str, dict[str, float]] = {}
    for hit in hits:
        if hit.entry.type:
            held = words.setdefault(hit.entry.type, {})
            weight = hit.entry.weight / (2 if hit.feared else 1)
            held[hit.entry.word] = max(held.get(hit.entry.word, 0.0), weight)
    scored = [(code, sum(held.values()), tuple(held)) for code, held in words.items()]
    return sorted(scored, key=lambda one: (-one[1], one[0]))


def clear_first(scored: list[tuple[str, float, tuple[str, ...]]]) -> bool:
    """Whether the first type stands alone: there is no other, or it weighs CLEAR times the next."""
    return len(scored) == 1 or (len(scored) > 1 and scored[0][1] >= CLEAR * scored[1][1])


def gravest(hits: Iterable[Hit]) -> tuple[str, tuple[str, ...]]:
    """The gravest urgency that words hint at, with those words; "" where none does."""
    told = [
        (URGENCIES.index(hit.entry.urgency), hit.entry.word) for hit in hits if hit.entry.urgency and not hit.feared
    ]
    if not told:
        return "", ()
    worst = max(told)[0]
    return URGENCIES[worst], tuple(dict.fromkeys(word for rank, word in told if rank == worst))


def load_type_words(path: Path) -> TypeWords:
    """Reads the table from a file; see `parse_type_words`."""
    return parse_type_words(path.read_text(encoding="utf-8-sig"), path.name)


def parse_type_words(text: str, file: str) -> TypeWords:
    """Reads the table (CSV, header COLUMNS) of a file of that name. Raises DomainError with the first wrong line."""
    entries = []
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise DomainError(Problem("codes.header", params={"file": file, "columns": ", ".join(COLUMNS)}))
        for row in reader:
            if any(map(_says, row.values())):  # spreadsheets save empty rows at the end
                entries.append(_entry(row, {"file": file, "line": reader.line_num}))
    except csv.Error as error:
        params = {"file": file, "line": reader.line_num, "reason": str(error)}
        raise DomainError(Problem("codes.unreadable", params=params)) from None
    if not entries:
        raise DomainError(Problem("codes.none", params={"file": file}))
    return TypeWords(entries)


def _says(cell: str | list[str] | None) -> bool:
    """Whether a cell, or one of those beyond the columns, has text."""
    return any(text.strip() for text in (cell if isinstance(cell, list) else [cell or ""]))


def _entry(row: Mapping[str, str | None], place: Mapping[str, object]) -> TypeWord:
    word, kind, weight, urgency = ((row[name] or "").strip() for name in COLUMNS)
    if not word:
        raise DomainError(Problem("codes.empty", "word", {**place, "column": "word"}))
    if urgency not in ("", *URGENCIES):
        params = {**place, "column": "urgency", "value": urgency, "allowed": ", ".join(URGENCIES)}
        raise DomainError(Problem("codes.value", "urgency", params))
    if not _WEIGHT.fullmatch(weight):
        raise DomainError(Problem("codes.value", "weight", {**place, "column": "weight", "value": weight,
                                                            "allowed": "0 – 999"}))  # fmt: skip
    return TypeWord(word, kind, float(weight or 0), urgency)
