"""Words that tell what an event is and how urgent: resources/intake/type_words.csv, which a city may edit."""

from __future__ import annotations

import csv
import dataclasses
import re
from collections.abc import Iterable
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
    """Reads the table (UTF-8, header COLUMNS). Raises DomainError with the first line that is wrong."""
    entries = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise DomainError(Problem("codes.header", params={"file": path.name, "columns": ", ".join(COLUMNS)}))
        for row in reader:
            place = {"file": path.name, "line": reader.line_num}
            if not row["word"]:
                raise DomainError(Problem("codes.empty", "word", {**place, "column": "word"}))
            if row["urgency"] not in ("", *URGENCIES):
                params = {**place, "column": "urgency", "value": row["urgency"], "allowed": ", ".join(URGENCIES)}
                raise DomainError(Problem("codes.value", "urgency", params))
            entries.append(TypeWord(row["word"], row["type"], float(row["weight"] or 0), row["urgency"]))
    return TypeWords(entries)
