"""How a typed or imported number becomes the text that the validators check."""

from __future__ import annotations

import math
import re
import unicodedata

from ..problems import DomainError, Problem

_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]*)?[Ee]\+?[0-9]{1,3}")
_DECIMAL_ZERO = re.compile(r"([0-9]+)\.0*")
_EXACT_FLOAT = 1 << 53  # beyond it a spreadsheet's floating-point number no longer holds every integer
_SEPARATORS = frozenset("-‐‑‒–—'’`")


def clean(value: object, *, field: str = "", keep: str = "") -> tuple[str, list[Problem]]:
    """The number as plain upper-case text without spaces, and what was done to it.

    `keep`: separators that belong to this kind of number. Raises DomainError for an empty number and for one that a
    spreadsheet has destroyed (floating point beyond 2^53, scientific notation): such a number is never repaired.
    """
    if value is None:
        raise DomainError(Problem("number.empty", field))
    if isinstance(value, float):
        if not math.isfinite(value):
            raise DomainError(Problem("number.empty", field))
        if abs(value) >= _EXACT_FLOAT or value != int(value):
            raise DomainError(Problem("number.destroyed", field))
        value = int(value)
    given = str(value)
    if given.isascii() and given.isalnum() and not _SCIENTIFIC.fullmatch(given):
        upper = given.upper()
        return upper, ([] if upper == given else [Problem("number.normalised", field)])
    text = unicodedata.normalize("NFKC", given)
    text = "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))
    text = text.lstrip("'’`").upper()
    if not text:
        raise DomainError(Problem("number.empty", field))
    notes = [] if text == given else [Problem("number.normalised", field)]
    if _SCIENTIFIC.fullmatch(text):
        raise DomainError(Problem("number.destroyed", field))
    decimal = _DECIMAL_ZERO.fullmatch(text)
    if decimal:
        if int(decimal[1]) >= _EXACT_FLOAT:
            raise DomainError(Problem("number.destroyed", field))
        text = decimal[1]
        notes.append(Problem("number.decimal", field))
    if any(c in _SEPARATORS and c not in keep for c in text):
        text = "".join(c for c in text if c not in _SEPARATORS or c in keep)
        notes = notes or [Problem("number.normalised", field)]
    return text, notes


def require_length(text: str, allowed: tuple[int, ...], field: str) -> None:
    """Raises DomainError unless the text has one of the allowed lengths."""
    if len(text) not in allowed:
        names = ", ".join(str(n) for n in allowed)
        raise DomainError(Problem("number.length", field, {"length": len(text), "allowed": names}))


def require_characters(text: str, alphabet: frozenset[str], field: str) -> None:
    """Raises DomainError naming the first character that is not in the alphabet."""
    if alphabet.issuperset(text):
        return
    position, character = next((i, c) for i, c in enumerate(text, 1) if c not in alphabet)
    raise DomainError(Problem("number.character", field, {"character": character, "position": position}))


DIGITS = frozenset("0123456789")
