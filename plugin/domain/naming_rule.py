"""Naming rules 命名规则: which object a file belongs to, read from its name: ``{code}_{n}``, ``{name}/{any}`` …

A rule is text with placeholders. A placeholder is a column of the object (its value must be there), ``{n}`` (digits),
``{date}`` (a date, with a time behind it perhaps) or ``{any}``. Folders in a rule are separated by ``/``; it is
compared with as many of the last parts of the file's path as it has itself, without the file's ending.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from .problems import DomainError, Problem

FREE = {
    "n": re.compile(r"\d+"),
    "date": re.compile(r"\d{4}[-_.年]?\d{1,2}[-_.月]?\d{1,2}日?([-_ T]?\d{2}[-_.:]?\d{2}([-_.:]?\d{2})?)?"),
    "any": re.compile(r".+", re.DOTALL),
}
"""Placeholders that name no column, and what they stand for."""

FREE_ZH = {"序号": "n", "日期": "date", "任意": "any"}
"""The same as they may be written in Chinese."""

_TOKEN = re.compile(r"\{([^{}]*)\}")
_MOST_PLACEHOLDERS = 6
_LONGEST = 255  # what file systems allow for a name


@dataclasses.dataclass(frozen=True)
class NamingRule:
    """A rule that was read: for each part of the path its pieces, ("text", …) or ("column" or a free name, …)."""

    text: str
    columns: tuple[str, ...]
    parts: tuple[tuple[tuple[str, str], ...], ...]

    def readings(self, path: str) -> list[tuple[str, ...]]:
        """Every way to read ``path`` (with ``/``): the values of ``columns``, normalised as by `normalised`.

        Empty when the path does not follow the rule; several when it can be split in more than one way.
        """
        whole = PurePosixPath(path)
        names = [*whole.parts[:-1], whole.stem][-len(self.parts) :]
        if len(names) < len(self.parts):
            return []
        found = [{}]
        for pieces, name in zip(self.parts, names, strict=True):
            read = list(_readings(pieces, normalised(name)[:_LONGEST]))
            found = [{**one, **other} for one in found for other in read if _agree(one, other)]
        return list(dict.fromkeys(tuple(one[name] for name in self.columns) for one in found))


def parse_rule(text: str, columns: Mapping[str, str]) -> NamingRule:
    """Read a rule; ``columns`` maps each name that may stand in a placeholder to the column it means.

    Raises DomainError for a rule that cannot name an object.
    """
    rule = text.strip().strip("/")
    meant = {**{name: name for name in FREE}, **FREE_ZH, **columns}
    names = [name.strip() for name in _TOKEN.findall(rule)]
    known = ", ".join(f"{{{name}}}" for name in columns)
    for name in names:
        if name not in meant:
            free = ", ".join(f"{{{one}}}" for one in FREE)
            raise DomainError(Problem("naming.unknown", "rule", {"name": name, "known": f"{known}, {free}"}))
    if "}{" in rule:
        raise DomainError(Problem("naming.adjacent", "rule"))
    wanted = tuple(dict.fromkeys(columns[name] for name in names if name in columns))
    if not wanted or len(names) > _MOST_PLACEHOLDERS:
        raise DomainError(Problem("naming.none", "rule", {"known": known}))
    return NamingRule(text, wanted, tuple(_pieces(part, meant) for part in rule.split("/")))


def normalised(text: object) -> str:
    """How names are compared: full-width as half-width, case and spaces around set aside."""
    return unicodedata.normalize("NFKC", str(text)).strip().casefold()


def _pieces(part: str, meant: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    pieces = []
    for index, piece in enumerate(_TOKEN.split(part)):
        if index % 2:
            name = meant[piece.strip()]
            pieces.append((name if name in FREE else "column", name))
        elif piece:
            pieces.append(("text", normalised(piece) or piece))
    return tuple(pieces)


def _readings(pieces: tuple[tuple[str, str], ...], text: str) -> Iterator[dict[str, str]]:
    """Every split of ``text`` over the pieces, as values by column."""
    if not pieces:
        if not text:
            yield {}
        return
    (kind, value), rest = pieces[0], pieces[1:]
    if kind == "text":
        if text.startswith(value):
            yield from _readings(rest, text[len(value) :])
        return
    for end in _ends(rest, text):
        taken = text[:end]
        if kind in FREE:
            if FREE[kind].fullmatch(taken):
                yield from _readings(rest, text[end:])
            continue
        mine = {value: taken.strip()}
        yield from ({**mine, **other} for other in _readings(rest, text[end:]) if _agree(mine, other))


def _ends(rest: tuple[tuple[str, str], ...], text: str) -> Iterator[int]:
    """Where a placeholder can end: where the text behind it begins, or with the whole."""
    if not rest:
        if text:
            yield len(text)
        return
    start = text.find(rest[0][1], 1)
    while start > 0:
        yield start
        start = text.find(rest[0][1], start + 1)


def _agree(one: dict[str, str], other: dict[str, str]) -> bool:
    return all(other.get(name, value) == value for name, value in one.items())
