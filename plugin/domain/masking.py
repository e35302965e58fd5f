"""Masking 脱敏: what of a person may be shown. Done once, when a person is written; every function is idempotent.

The practice (no standard fixes it): name 张*, 张**; citizen number first 6, eight stars, last 4; mobile 138****5678;
address down to the building. What is not understood is masked whole.
"""

from __future__ import annotations

import re
import unicodedata

from .person_name import COMPOUND_SURNAMES, DOT, is_chinese, one_dot

STAR = "*"
HIDDEN = "****"
"""Stands for text of which nothing may be shown."""

CITIZEN_NUMBER_KIND = "111"
"""Document kind of the resident identity card (code list document_kind, GA/T 517)."""

_NAME_SEPARATORS = frozenset(DOT + " -")
_PHONE_SPLIT = re.compile(r"([/、,;|]+)")
_PHONE_NOISE = re.compile(r"[\s()\-‐‑–—.]")
_PHONE_TEXT = re.compile(r"(\+?)([0-9*]+)")
_CITIZEN_TEXT = re.compile(r"[0-9*]{15}|[0-9*]{17}[0-9Xx*]")


def mask_name(name: str | None) -> str:
    """Surname (one character, or two of a compound surname) and a star for every other character.

    Names in parts (买买提·艾力, John Smith) keep the first character of the first part and the separators, dots in
    their one form. A single character is hidden; nothing given gives an empty text.
    """
    text = one_dot(" ".join((name or "").split()))
    if not text:
        return ""
    characters = _clusters(text)
    if is_chinese(text) and DOT not in characters:
        characters = [c for c in characters if c != " "]
    letters = [c for c in characters if c not in _NAME_SEPARATORS]
    if len(letters) < 2:
        return STAR
    compound = len(letters) > 2 and "".join(characters[:2]) in COMPOUND_SURNAMES
    shown = 2 if compound else 1
    masked = []
    for c in characters:
        if c in _NAME_SEPARATORS:
            masked.append(c)
        elif shown:
            masked.append(c)
            shown -= 1
        else:
            masked.append(STAR)
    return "".join(masked)


def mask_citizen_number(number: str | None, *, strict: bool = False) -> str:
    """First 6 and last 4 of 18 characters (first 6 and last 3 of 15); strict: first and last only.

    Text that has not the form of a citizen number is masked as any other document.
    """
    text = unicodedata.normalize("NFKC", number or "").replace(" ", "").upper()
    if not _CITIZEN_TEXT.fullmatch(text):
        return _mask_ends(text)
    if strict:
        return _mask_ends(text)
    last = 4 if len(text) == 18 else 3
    return text[:6] + STAR * (len(text) - 6 - last) + text[-last:]


def mask_document(number: str | None, kind: str = CITIZEN_NUMBER_KIND, *, strict: bool = False) -> str:
    """A document's number: citizen numbers by their practice, others first and last character only."""
    if kind == CITIZEN_NUMBER_KIND:
        return mask_citizen_number(number, strict=strict)
    return _mask_ends(unicodedata.normalize("NFKC", number or "").replace(" ", "").upper())


def mask_phone(phone: str | None) -> str:
    """Mobile 138****5678, landline 0512-****3456, other numbers of 7 and more digits their last 4.

    Several numbers are masked one by one; short numbers and text that is no number are hidden.
    """
    text = unicodedata.normalize("NFKC", phone or "").strip()
    if not text:
        return ""
    parts = _PHONE_SPLIT.split(text)
    if not any(parts[::2]):
        return HIDDEN
    return "".join(part if i % 2 else _mask_one_phone(part) for i, part in enumerate(parts) if part)


def mask_address(address: str | None) -> str:
    """The address down to the building: unit, floor, room, a villager's house number and what is unclear are left out.

    An address of which no part is understood is hidden.
    """
    if not (address or "").strip():
        return ""
    # The reader of addresses is patterns that take a while to compile: QGIS starts without them.
    from .address import format_address, parse_address

    parts = parse_address(address).address
    return format_address(parts.to_building()) or HIDDEN


def _mask_one_phone(text: str) -> str:
    match = _PHONE_TEXT.fullmatch(_PHONE_NOISE.sub("", text))
    if not match:
        return HIDDEN
    plus, digits = match.groups()
    domestic = re.sub("^(?:00)?86(?=1)", "", digits)
    if _is_mobile(domestic) and (not plus or domestic != digits):
        prefix = "" if domestic == digits else "+86 "
        return prefix + domestic[:3] + STAR * 4 + domestic[7:]
    area = "" if plus else _area_code(digits)
    if area:
        return f"{area}-{STAR * (len(digits) - len(area) - 4)}{digits[-4:]}"
    if len(digits) < 7:
        return STAR * len(digits)
    return plus + STAR * (len(digits) - 4) + digits[-4:]


def _is_mobile(digits: str) -> bool:
    return len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789"


def _area_code(digits: str) -> str:
    """Area code of a landline number written with it: 3 digits for 010 and 02x, else 4; empty when it is none."""
    if not digits.startswith("0") or len(digits) < 3:
        return ""
    length = 3 if digits[1] in "12" else 4
    return digits[:length] if len(digits) - length in (7, 8) else ""


def _mask_ends(text: str) -> str:
    if len(text) <= 4:
        return STAR * len(text)
    return text[0] + STAR * (len(text) - 2) + text[-1]


def _clusters(text: str) -> list[str]:
    """The text cut into characters with their combining marks and variation selectors."""
    clusters: list[str] = []
    for c in text:
        if clusters and unicodedata.category(c) in ("Mn", "Me", "Mc", "Cf"):
            clusters[-1] += c
        else:
            clusters.append(c)
    return clusters
