"""The text of an address in one form, and what of it is still to be read."""

from __future__ import annotations

import re
import unicodedata

HAN = "[一-鿿㐀-䶿〇\U00020000-\U0003ffff]"
_NUMERALS = "零〇一二两三四五六七八九十百"
_DIGIT_VALUES = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
# A date or a saying names a group: 八一组 is not group 81.
_COUNTED = re.compile(
    f"([{_NUMERALS}]+)(?=号|栋|幢|座|单元|层|楼|室|弄|#|户号?$|分场|管理区|连(?:队|[\\d{_NUMERALS}]|$)|团(?![结圆员])|"
    "(?:生产|小)?队(?!伍)|独贵龙|(?<!八一)(?<!五一)(?<!五四)(?<!三八)(?<!七一)(?:(?:村民|居民)?小?组(?!织)|(?:合作)?社(?!区)))(?!号[路街线巷])"
)

_DASHES = re.compile("[‐‑‒–—―~]")
_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9A-Z])\s+(?=[0-9A-Z])")
_NOISE = re.compile(r"[\s,。;]")


class Reader:
    """The text that is still to be read."""

    def __init__(self, text: str):
        self.rest = text

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Matches at the start of the rest and moves on, or leaves everything as it is."""
        found = pattern.match(self.rest)
        if found:
            self.rest = self.rest[found.end() :]
        return found

    def take(self, pattern: re.Pattern[str]) -> str:
        """The whole match, or nothing."""
        found = self.match(pattern)
        return found[0] if found else ""

    def group(self, pattern: re.Pattern[str]) -> str:
        """The first group of the match, or nothing."""
        found = self.match(pattern)
        return found[1] if found else ""


def normalise(text: str) -> str:
    """Half width, upper case, one kind of dash, no spaces, Chinese numerals before a unit word as digits."""
    text = unicodedata.normalize("NFKC", text or "").upper().strip()
    text = _DASHES.sub("-", text)
    text = _BETWEEN_NUMBERS.sub("-", text)
    text = _NOISE.sub("", text)
    return _COUNTED.sub(lambda found: _arabic(found[1]), text)


def _arabic(numeral: str) -> str:
    """Chinese numerals as digits: 十二 -> 12, 一百零五 -> 105, 三〇一 -> 301."""
    if not any(c in "十百" for c in numeral):
        return "".join(str(_DIGIT_VALUES[c]) for c in numeral)
    total = value = 0
    for c in numeral:
        if c in "十百":
            total += (value or 1) * (10 if c == "十" else 100)
            value = 0
        else:
            value = _DIGIT_VALUES[c]
    return str(total + value)
