"""What a request to see clear details 申请查看完整信息 must say."""

from __future__ import annotations

import re
import unicodedata

from .personal_details import APART, find_details, find_unsure_phones
from .problems import Problem

SHORTEST_PURPOSE, LONGEST_PURPOSE = 6, 200
"""Letters of the sentence that says what the details are needed for, without spaces around it."""

# One digit of a citizen number may be wrong, and it names its resident still. The old ones have fifteen; a number that
# begins with a day is an order's.
_CITIZEN = re.compile(
    r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|(?!20[0-9]{2}[01])[1-9][0-9]{14}"
    f"|[1-9][0-9]{{5}}{APART}?(?:19|20)[0-9]{{2}}{APART}?[01][0-9]{APART}?[0-3][0-9]{APART}?[0-9]{{3}}[0-9Xx]"
    ")(?![0-9])"
)
_TRAVEL = re.compile(
    "(?:护照|通行证|回乡证|台胞证|证件|证号|(?i:passport))[^0-9A-Za-z]{0,6}[A-Za-z]{0,2}[ -]?[0-9](?:[ -]?[0-9]){6,9}"
    "|(?<![0-9A-Za-z])[EeGg](?:[0-9]|[A-Za-z])[0-9]{7}(?![0-9A-Za-z])"
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
    if _CITIZEN.search(text) or _TRAVEL.search(text) or find_unsure_phones(text):
        return True
    return any(one.kind in {"phone", "document"} for one in find_details(text))
