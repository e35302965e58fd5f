"""Whether two names or two documents may be one person's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from .person import normalise_name, reading
from .person_name import DOT, is_chinese
from .person_row import CITIZEN_KINDS, OTHER_KIND

_LEAST_ALIKE = 0.8
"""Of the letters of two names in Latin script; one in five may be a slip."""

_LEAST_TO_SLIP = 3
"""Characters of a Chinese name of which one may be a slip: in a shorter one it is half of the given name."""


def bare_name(name: str) -> str:
    """A name as it is compared, without the dots between its parts."""
    return normalise_name(name).replace(DOT, "")


def is_other_name(one: str, other: str) -> bool:
    """Whether two names are wholly other ones, not one with a slip, with a part more or in another writing.

    One character may be a slip where three or more stand and the surname is the same; 李四 and 李小四 are two.
    """
    first, second = bare_name(one), bare_name(other)
    if not first or not second or first == second:
        return False
    if is_chinese(first[0]) != is_chinese(second[0]):
        return _spelled(one) != _spelled(other)
    if not is_chinese(first[0]):
        parts, others = _parts(one), _parts(other)
        apart = not (parts <= others or others <= parts)
        return apart and SequenceMatcher(None, first, second, autojunk=False).ratio() < _LEAST_ALIKE
    slips = sum(a != b for a, b in zip(first, second, strict=False))
    if len(first) == len(second) >= _LEAST_TO_SLIP and first[0] == second[0] and slips == 1:
        return False
    return not reading(first) or reading(first) != reading(second)


def document_family(facts: Mapping[str, object]) -> str:
    """The kind of a document as far as its number is its own; "" where any kind may be meant."""
    kind = str(facts.get("document_kind") or OTHER_KIND)
    return "" if kind == OTHER_KIND else "citizen" if kind in CITIZEN_KINDS else kind


def is_other_document(one: str, other: str) -> bool:
    """Whether two families of documents cannot be the same: each of them counts its own numbers."""
    return bool(one and other and one != other)


def _spelled(name: str) -> str:
    bare = bare_name(name)
    return reading(bare) if is_chinese(bare[0]) else bare.lower()


def _parts(name: str) -> set[str]:
    return set(re.split(r"[\s.·,，-]+", name.upper().replace(DOT, " ").strip()))
