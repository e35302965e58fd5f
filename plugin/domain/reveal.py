"""What a request to see clear details 申请查看完整信息 must say."""

from __future__ import annotations

import re
import unicodedata

from .personal_details import find_details
from .problems import Problem

SHORTEST_PURPOSE, LONGEST_PURPOSE = 6, 200
"""Letters of the sentence that says what the details are needed for, without spaces around it."""

LEAST_IN_GROUPS = 7
"""Digits in groups that may be a telephone number: a local one has seven."""

_APART = r"(?:[\s,、;/._·‐-―−-]{1,3})"
# One digit of a citizen number may be wrong, and it names its resident still. The old ones have fifteen; a number that
# begins with a day is an order's.
_CITIZEN = re.compile(
    r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|(?!20[0-9]{2}[01])[1-9][0-9]{14}"
    f"|[1-9][0-9]{{5}}{_APART}?(?:19|20)[0-9]{{2}}{_APART}?[01][0-9]{_APART}?[0-3][0-9]{_APART}?[0-9]{{3}}[0-9Xx]"
    ")(?![0-9])"
)
_TRAVEL = re.compile(
    "(?:护照|通行证|回乡证|台胞证|证件|证号|(?i:passport))[^0-9A-Za-z]{0,6}[A-Za-z]{0,2}[ -]?[0-9](?:[ -]?[0-9]){6,9}"
    "|(?<![0-9A-Za-z])[EeGg](?:[0-9]|[A-Za-z])[0-9]{7}(?![0-9A-Za-z])"
)
_TELEPHONE = re.compile(
    r"(?<![0-9])(?:"
    f"1[3-9][0-9]{_APART}[0-9]{{4}}{_APART}?[0-9]{{4}}|1[3-9][0-9]{{5}}{_APART}[0-9]{{4}}"
    f"|1{_APART}[3-9](?:{_APART}[0-9]){{9}}"
    f"|0[0-9]{{2,3}}{_APART}[2-8][0-9]{{2,3}}{_APART}?[0-9]{{4}}"
    ")(?![0-9])"
)
_LOCAL = re.compile(r"(?<![0-9A-Za-z-])(?!20)[2-8][0-9]{7}(?![0-9A-Za-z-])")
# Numbers of orders: behind a word that says so, or with a day in them.
_ORDER = re.compile(
    r"(?:第|编号|工单|单号|案号|文号|件号|受理号|流水号)(?:号码?)?[是为:#\s]*[0-9]{1,14}(?:-[0-9]{1,8}){0,3}(?![0-9-])"
    r"|(?<![0-9-])(?:[0-9]{3,5}-)?20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:-[0-9]{1,8}){1,2}(?![0-9-])"
)
_GROUPS = re.compile(r"[0-9]+(?:[\s._·‐-―−-]{1,3}[0-9]+)+")
_DAY = r"(?:19|20)[0-9]{2}[-. ][01]?[0-9](?:[-. ][0-3]?[0-9](?: [0-2]?[0-9])?)?"
_NO_NUMBER = re.compile(
    f"{_DAY}(?: ?[-–—] ?{_DAY})?"  # a day, with its hour; two of them
    "|(?:19|20)[0-9]{2} ?[-–—] ?(?:19|20)[0-9]{2}"  # two years
    "|[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}"  # building, unit and room
)


def check_purpose(text: str) -> Problem | None:
    """What is wrong with the sentence: too short or long to say anything, or a resident's number in it."""
    length = len(text.strip())
    if not SHORTEST_PURPOSE <= length <= LONGEST_PURPOSE or len(set(text.strip())) < SHORTEST_PURPOSE // 2:
        return Problem("reveal.purpose", "reason", {"least": SHORTEST_PURPOSE, "most": LONGEST_PURPOSE})
    if holds_number(text):
        return Problem("reveal.personal", "reason")
    return None


def holds_number(text: str) -> bool:
    """Whether a sentence holds what may be a telephone, citizen or travel document number, mistyped or in groups."""
    text = unicodedata.normalize("NFKC", text)
    if any(pattern.search(text) for pattern in (_CITIZEN, _TRAVEL, _TELEPHONE)):
        return True
    if any(one.kind in {"phone", "document"} for one in find_details(text)):
        return True
    rest = _ORDER.sub("#", text)
    return bool(_LOCAL.search(rest)) or any(
        sum(map(str.isdigit, groups)) >= LEAST_IN_GROUPS and not _NO_NUMBER.fullmatch(groups)
        for groups in _GROUPS.findall(rest)
    )
