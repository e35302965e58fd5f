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

# One digit of a citizen number may be wrong, and it names its resident still.
_CITIZEN = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
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
    """Whether a sentence holds what may be a telephone or citizen number, mistyped or in groups."""
    text = unicodedata.normalize("NFKC", text)
    if _CITIZEN.search(text) or any(one.kind in {"phone", "document"} for one in find_details(text)):
        return True
    return any(
        sum(map(str.isdigit, groups)) >= LEAST_IN_GROUPS and not _NO_NUMBER.fullmatch(groups)
        for groups in _GROUPS.findall(text)
    )
