"""The number of a household 户号: it stands in the open, so that nothing that names a resident may be in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from .person import normalise_number, normalise_phones
from .personal_details import find_details

MOST_DIGITS = 13
"""A household's own number has 9 digits, behind a division's code 12; a citizen number has 15 or 18."""

_FORM = re.compile("[A-Z0-9./#()_-]*")
_PASSPORT = re.compile("E[A-Z]?[0-9]{7,8}|[GHM][0-9]{8}")
_LETTERS = re.compile("[A-Z]{4}")
_CITIZEN = re.compile("[0-9]{17}[0-9X]")
_MOBILE = re.compile("(?:0|86|0086)?1[3-9][0-9]{9}")
_LANDLINE = re.compile("0(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}")
_NUMERALS = str.maketrans("零〇一二三四五六七八九十", "001234567890")
_WORDS = re.compile("家庭户|集体户?|单元|户号|[第户号村社组队栋幢楼层室东南西北甲乙丙]")


def names_nobody(text: str, persons: Collection[str] = ()) -> bool:
    """Whether a text is a mere number of a household: no telephone, document number, name, and none of ``persons``.

    ``persons`` are numbers and telephones of residents, as `traces` gives them.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    rest = _WORDS.sub("", plain.translate(_NUMERALS))
    digits = re.sub("[^0-9]", "", rest)
    if not _FORM.fullmatch(rest) or _LETTERS.search(rest) or _PASSPORT.fullmatch(rest):
        return False
    if not (plain.isascii() or re.search("[0-9]", plain) or plain.endswith(("户", "号"))):
        return False  # a name may be all words: 东东
    if len(digits) > MOST_DIGITS or _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
        return False
    if any(one.kind in {"phone", "document"} for one in find_details(rest)):
        return False
    return not persons or not any(one in persons for one in (normalise_number(plain), digits))


def traces(number: str, phone: str) -> list[str]:
    """By what a resident would be known where a household's number should stand, and nobody sees by its form."""
    found = [] if _CITIZEN.fullmatch(number) else [normalise_number(number)]
    if not _MOBILE.fullmatch(phone):
        found += normalise_phones(phone)
    return [one for one in found if one]
