"""The words of a search over events, as patterns that find them however keyboards write letters and digits. Pure."""

from __future__ import annotations

import dataclasses
import re
import unicodedata

_MOST = 8
_LONGEST = 200  # letters of a word that are looked for: both engines refuse endless patterns
_ANY_DASH = "-－‐‑‒–—―−"
_LONG = 6
"""From so many letters on a number is one that a program gave, in narrow digits: it is found faster by these alone."""

_TO_WIDE = 0xFEE0  # from "!" to "！"
_CODE = re.compile("[0-9a-z-]*[0-9][0-9a-z-]*")


@dataclasses.dataclass(frozen=True)
class SearchWord:
    """``pattern`` finds the word in a text; SQLite's GLOB and regular expressions read it alike, as it has nothing but
    letters and classes of them. ``number`` finds it in numbers that are written without dashes, "" for what is none.
    """

    pattern: str
    number: str = ""


def search_words(text: str) -> list[SearchWord]:
    """The words of a text that somebody has typed, the longest first; each is to be found.

    Small letters and capitals, and the narrow and wide forms of both, of digits and of signs, are the same.
    """
    return [_word(one) for one in sorted(text.split(maxsplit=_MOST - 1), key=len, reverse=True)]


def _word(typed: str) -> SearchWord:
    plain = "".join(_plain(letter) for letter in " ".join(typed.split())[:_LONGEST])
    if not _CODE.fullmatch(plain):
        return SearchWord("".join(_class(letter) for letter in plain))
    narrow = len(plain) >= _LONG
    parts = [letter if narrow and letter.isdigit() else _class(letter) for letter in plain]
    return SearchWord("".join(parts), "".join(part for part, letter in zip(parts, plain, strict=True) if letter != "-"))


def _plain(letter: str) -> str:
    """A small letter, a digit or a sign of ASCII for its other forms, else the letter itself."""
    if letter in _ANY_DASH:
        return "-"
    plain = unicodedata.normalize("NFKC", letter).lower()
    return plain if len(plain) == 1 and plain.isascii() else letter


def _class(letter: str) -> str:
    if letter == "-":
        return f"[{_ANY_DASH}]"
    if letter == " " or not letter.isascii():
        return letter
    alike = dict.fromkeys((letter, letter.upper()))
    wide = "".join(chr(ord(one) + _TO_WIDE) for one in alike)
    # "^" must not come first in a class, and "]" nowhere else; regular expressions read "\\" in it as the next letter.
    return "[" + (wide + letter if letter == "^" else "".join(alike).replace("\\", "\\\\") + wide) + "]"
