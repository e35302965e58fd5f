"""What a request to see clear details 申请查看完整信息 must say."""

from __future__ import annotations

from .attachment import personal_detail
from .problems import Problem

SHORTEST_PURPOSE, LONGEST_PURPOSE = 6, 200
"""Letters of the sentence that says what the details are needed for, without spaces around it."""


def check_purpose(text: str) -> Problem | None:
    """What is wrong with the sentence: too short or long to say anything, or a resident's number in it."""
    length = len(text.strip())
    if not SHORTEST_PURPOSE <= length <= LONGEST_PURPOSE or len(set(text.strip())) < SHORTEST_PURPOSE // 2:
        return Problem("reveal.purpose", "reason", {"least": SHORTEST_PURPOSE, "most": LONGEST_PURPOSE})
    if personal_detail(text):
        return Problem("reveal.personal", "reason")
    return None
