"""Unified social credit code 统一社会信用代码 (GB 32100-2015) and organisation code 组织机构代码 (GB 11714-1997)."""

from __future__ import annotations

import dataclasses
import string

from ..problems import DomainError, Problem
from .text import clean, require_characters, require_length

_USCC_ALPHABET = string.digits + "".join(c for c in string.ascii_uppercase if c not in "IOSVZ")  # 31 characters
_USCC_VALUES = {c: i for i, c in enumerate(_USCC_ALPHABET)}
_USCC_CHARACTERS = frozenset(_USCC_ALPHABET)
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)  # 3^(i-1) mod 31

_ORGANISATION_ALPHABET = string.digits + string.ascii_uppercase
_ORGANISATION_VALUES = {c: i for i, c in enumerate(_ORGANISATION_ALPHABET)}
_ORGANISATION_CHARACTERS = frozenset(_ORGANISATION_ALPHABET)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


@dataclasses.dataclass(frozen=True)
class CreditCode:
    """A valid credit code taken apart; `authority` + `category` is a code of the list uscc_category."""

    number: str
    authority: str
    category: str
    division: str
    organisation_code: str
    notes: tuple[Problem, ...] = ()


def uscc_check_character(first17: str) -> str:
    """Check character of GB 32100: (31 - sum of weights x values mod 31) mod 31."""
    total = sum(w * _USCC_VALUES[c] for w, c in zip(_USCC_WEIGHTS, first17, strict=True))
    return _USCC_ALPHABET[-total % 31]


def organisation_check_character(first8: str) -> str:
    """Check character of GB 11714: 11 - sum of weights x values mod 11; 10 is X, 11 is 0."""
    total = sum(w * _ORGANISATION_VALUES[c] for w, c in zip(_ORGANISATION_WEIGHTS, first8, strict=True))
    return "0123456789X"[-total % 11]


def parse_uscc(value: object, *, field: str = "") -> CreditCode:
    """Checks both check characters of a credit code and takes it apart. Raises DomainError."""
    text, notes = clean(value, field=field)
    require_length(text, (18,), field)
    require_characters(text, _USCC_CHARACTERS, field)
    if not text[2:8].isdigit():
        position, character = next((i, c) for i, c in enumerate(text[2:8], 3) if not c.isdigit())
        raise DomainError(Problem("number.character", field, {"character": character, "position": position}))
    _require_check("uscc.check", text[17], uscc_check_character(text[:17]), field)
    _require_check("uscc.organisation", text[16], organisation_check_character(text[8:16]), field)
    return CreditCode(text, text[0], text[1], text[2:8], text[8:17], tuple(notes))


def validate_uscc(value: object, *, field: str = "") -> Problem | None:
    """The first thing wrong with a unified social credit code, or None."""
    try:
        parse_uscc(value, field=field)
    except DomainError as error:
        return error.problem
    return None


def parse_organisation_code(value: object, *, field: str = "") -> str:
    """The nine characters of a valid organisation code, given with or without the hyphen. Raises DomainError."""
    text, _notes = clean(value, field=field)
    require_length(text, (9,), field)
    require_characters(text, _ORGANISATION_CHARACTERS, field)
    _require_check("organisation.check", text[8], organisation_check_character(text[:8]), field)
    return text


def validate_organisation_code(value: object, *, field: str = "") -> Problem | None:
    """The first thing wrong with an organisation code, or None."""
    try:
        parse_organisation_code(value, field=field)
    except DomainError as error:
        return error.problem
    return None


def _require_check(code: str, found: str, expected: str, field: str) -> None:
    if found != expected:
        raise DomainError(Problem(code, field, {"found": found, "expected": expected}))
