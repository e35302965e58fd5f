"""A resident in clear and masked, and the terms under which a sealed person can be found."""

from __future__ import annotations

import dataclasses
import datetime
import importlib.util
import re
import unicodedata
from functools import cache

from .identifiers import parse_citizen_number
from .masking import CITIZEN_NUMBER_KIND, mask_document, mask_name, mask_phone
from .person_name import COMPOUND_SURNAMES, DOT, is_chinese, name_parts, one_dot
from .problems import DomainError, Problem
from .simplified import simplified

UNKNOWN_SEX = "0"  # GB/T 2261.1
PREFIX_LENGTHS = (2, 3, 4)
"""Lengths of searchable beginnings of a name; a surname alone would list people, not find one."""

SEARCH_EDITION = "4"
"""Which terms `search_terms` makes; 1 had no parts of names, 2 no given names, 3 no loose names. One of another
edition is made anew."""

SHORTEST_NAME, SHORTEST_NUMBER = 2, 7
"""The least that is searched for among persons."""

_SURNAME_READINGS = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "朴": "piao", "乐": "yue",
    "缪": "miao", "翟": "zhai", "种": "chong", "员": "yun", "召": "shao",
    "尉迟": "yuchi", "万俟": "moqi", "长孙": "zhangsun", "单于": "chanyu",
}  # fmt: skip
"""Surnames that are read otherwise than the same characters elsewhere."""

_COMMON_NAME = re.compile("[\u4e00-\u9fff]+")
"""Characters that stand as they are compared."""

_NO_LETTERS = re.compile(r"\W+")
_APOSTROPHES = re.compile("['’‘ʼ`´]")


@dataclasses.dataclass(frozen=True)
class ClearPerson:
    """Everything that is sealed. `sex`: GB/T 2261.1; `document_kind`: code list document_kind; `tags`: codes."""

    uid: str
    name: str
    document_kind: str = CITIZEN_NUMBER_KIND
    document_number: str = ""
    sex: str = UNKNOWN_SEX
    birth_date: datetime.date | None = None
    phone: str = ""
    address_text: str = ""
    person_class: str = "unknown"
    residence_state: str | None = None
    tags: tuple[str, ...] = ()
    nationality: str = ""


@dataclasses.dataclass(frozen=True)
class MaskedPerson:
    """What may be stored in the open: the columns of the table person that come from the person himself."""

    uid: str
    name_masked: str
    document_masked: str
    phone_masked: str
    sex: str
    birth_year: int | None
    person_class: str
    residence_state: str | None


def mask_person(clear: ClearPerson, *, strict: bool = False) -> MaskedPerson:
    """The masked part, made once when a person is written. `strict`: documents keep first and last character only."""
    return MaskedPerson(
        uid=clear.uid,
        name_masked=mask_name(clear.name),
        document_masked=mask_document(clear.document_number, clear.document_kind, strict=strict),
        phone_masked=mask_phone(clear.phone),
        sex=clear.sex,
        birth_year=clear.birth_date.year if clear.birth_date else None,
        person_class=clear.person_class,
        residence_state=clear.residence_state,
    )


def complete_from_number(
    clear: ClearPerson, *, allow_reserved: bool = False
) -> tuple[ClearPerson, tuple[Problem, ...]]:
    """Fills sex and birth date that are missing from a citizen number; says where given ones contradict it.

    A given value is kept: the number or the value may be the wrong one. Raises DomainError for an invalid number.
    """
    if clear.document_kind != CITIZEN_NUMBER_KIND or not clear.document_number:
        return clear, ()
    number = parse_citizen_number(clear.document_number, allow_reserved=allow_reserved, field="document_number")
    notes = list(number.notes)
    sex, birth_date = clear.sex, clear.birth_date
    if sex in (UNKNOWN_SEX, "", "9"):
        sex = number.sex
    elif sex != number.sex:
        notes.append(Problem("person.sex_conflict", "sex"))
    if birth_date is None:
        birth_date = number.birth_date
    elif birth_date != number.birth_date:
        notes.append(Problem("person.birth_conflict", "birth_date"))
    return dataclasses.replace(clear, document_number=number.number, sex=sex, birth_date=birth_date), tuple(notes)


def normalise_name(name: str) -> str:
    """A name as it is compared: no spaces, one kind of middle dot, half width, upper case."""
    if _COMMON_NAME.fullmatch(name or ""):
        return name
    text = unicodedata.normalize("NFKC", one_dot(name or ""))
    return re.sub(r"\s", "", text).upper().replace(".", DOT)


def loose_name(name: str) -> str:
    """A name by which somebody may be meant: simplified, without dots, parts of other scripts in alphabetical order.

    張三 is 张三, 买买提·艾力 is 买买提艾力, and SMITH, John is JOHNSMITH.
    """
    if _COMMON_NAME.fullmatch(name or ""):
        return simplified(name)
    text = unicodedata.normalize("NFKC", one_dot(name or "")).upper()
    if is_chinese(text):
        return simplified(_NO_LETTERS.sub("", text))
    return "".join(sorted(filter(None, _NO_LETTERS.split(_APOSTROPHES.sub("", text)))))


def normalise_number(number: str) -> str:
    """A document number as it is compared; a 15-digit citizen number becomes its 18 characters."""
    text = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", number or "")).upper()
    if len(text) == 15 and text.isdigit():
        try:
            return parse_citizen_number(text, allow_reserved=True).number
        except DomainError:
            return text
    return text


def normalise_phones(phone: str) -> list[str]:
    """The numbers in a phone field as they are compared: digits only, without the country code of China."""
    parts = re.split("[/、,;|]", unicodedata.normalize("NFKC", phone or ""))
    digits = (re.sub(r"\D", "", part) for part in parts)
    return [re.sub("^(?:00)?86(?=1[3-9][0-9]{9}$)", "", number) for number in digits if number]


def search_terms(clear: ClearPerson) -> list[tuple[str, str]]:
    """Terms to be hashed with the search key, as (kind, term).

    Kinds: name, name_prefix, name_part, pinyin, pinyin_initials (both only where pypinyin knows every character),
    name_birth (by which a person without a number is recognised, twice where the name may be written otherwise),
    document, phone, phone_last4. A name in parts is found without its dots, too, and by each part; a Chinese one by
    its given name of two characters or more.
    """
    terms: list[tuple[str, str]] = []
    name = normalise_name(clear.name)
    if name:
        parts = [part for part in map(normalise_name, name_parts(clear.name)) if len(part) > 1]
        joined = name.replace(DOT, "")
        terms += [("name", name), ("name", joined)]
        terms += [("name_prefix", form[:n]) for form in (name, joined) for n in PREFIX_LENGTHS if n < len(form)]
        terms += [("name_part", part) for part in parts or _given_name(name)]
        for form in (joined, *parts):
            if syllables := _pinyin(form, surname=not parts):
                terms.append(("pinyin", "".join(syllables)))
                terms.append(("pinyin_initials", "".join(s[0] for s in syllables)))
    if name and clear.birth_date:
        terms += [("name_birth", term) for term in name_birth_terms(clear.name, clear.birth_date)]
    document = normalise_number(clear.document_number)
    if document:
        terms.append(("document", document))
    for phone in dict.fromkeys(normalise_phones(clear.phone)):
        terms.append(("phone", phone))
        if len(phone) >= 7:
            terms.append(("phone_last4", phone[-4:]))
    return list(dict.fromkeys(terms))


def name_birth_term(name: str, birth_date: datetime.date) -> str:
    """Name and birth date as one term; neither can be asked for by itself through it."""
    return f"{normalise_name(name)}/{birth_date.isoformat()}"


def name_birth_terms(name: str, birth_date: datetime.date) -> list[str]:
    """`name_birth_term`, and beside it the one of the loose name where that is another one."""
    first, loose = name_birth_term(name, birth_date), loose_birth_term(name, birth_date)
    return [first] if first == loose else [first, loose]


def loose_birth_term(name: str, birth_date: datetime.date) -> str:
    """Loose name and birth date as one term, under which everybody is found whose name may be meant."""
    return f"{loose_name(name) or normalise_name(name)}/{birth_date.isoformat()}"


def query_terms(text: str) -> list[tuple[str, str]]:
    """Terms under which what a person typed may be found; a match of any of them is a hit."""
    name = normalise_name(text)
    number = normalise_number(text)
    if not name:
        return []
    if re.fullmatch(r"\+?[0-9]+", number):
        phones = normalise_phones(text)
        last4 = [("phone_last4", number)] if len(number) == 4 else []
        return [("document", number.lstrip("+")), *(("phone", phone) for phone in phones), *last4]
    terms = [("name", name), *([("name_part", name)] if len(name) > 1 else [])]
    if len(name) in PREFIX_LENGTHS:
        terms.append(("name_prefix", name))
    if re.fullmatch("[A-Z]+", name):
        terms += [("pinyin", name.lower()), ("pinyin_initials", name.lower())]
    if any(c.isdigit() for c in number):
        terms.append(("document", number))
    return terms


def check_search_text(text: str) -> Problem | None:
    """Why a text is too short to be searched for among persons; None where it may be.

    A single character, mostly a surname, would list a street; of digits, four are a phone's last and seven or more a
    whole number.
    """
    number = normalise_number(text)
    if re.fullmatch(r"\+?[0-9]+", number):
        digits = len(number.lstrip("+"))
        return None if digits == 4 or digits >= SHORTEST_NUMBER else Problem("search.digits")
    return None if len(normalise_name(text)) >= SHORTEST_NAME else Problem("search.short")


def nobody_found(text: str) -> Problem:
    """What is said where nobody is found under a text that may be searched for.

    Letters mean a whole name: the pinyin of a surname alone is no term, because it would list people, not find one.
    """
    return Problem("search.letters" if re.fullmatch("[A-Z]+", normalise_name(text)) else "search.nobody")


def _given_name(name: str) -> list[str]:
    """The given name of a Chinese name of three or four characters, where it has two or more; else nothing."""
    given = name[2:] if name[:2] in COMPOUND_SURNAMES else name[1:]
    return [given] if len(name) in {3, 4} and len(given) > 1 and all(map(is_chinese, name)) else []


def reading(name: str) -> str:
    """The pinyin of a Chinese name without tones; empty where a character has no known reading."""
    return "".join(_pinyin(name, surname=True))


@cache
def _has_pypinyin() -> bool:
    return importlib.util.find_spec("pypinyin") is not None


def _pinyin(name: str, *, surname: bool) -> list[str]:
    """Syllables without tones of a name in Chinese characters; empty when one of them has no known reading.

    With `surname` the name begins with one, in its reading as a surname.
    """
    if not _has_pypinyin() or not re.match("[㐀-鿿\U00020000-\U0003ffff]", name):
        return []
    reading, rest = [], name
    for length in (2, 1) if surname else ():
        if name[:length] in _SURNAME_READINGS and len(name) > length:
            reading, rest = [_SURNAME_READINGS[name[:length]]], name[length:]
            break
    reading += map(_syllable, rest)
    return reading if all(reading) else []


@cache
def _syllable(character: str) -> str:
    """The commonest reading of one character; characters are looked up once, phrases do not matter in names."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(character, style=Style.NORMAL, errors="ignore"))
