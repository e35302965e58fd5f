"""Columns that name residents, and must not stand in clear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..attachment import is_personal_number
from .texts import half_width

SAMPLES = 200
"""Values of a column that are looked at."""

_HEADER = re.compile(
    "户主|业主(?!单位|委员会)|房主|房东|产权人|承租人|租客|住户姓名|居民姓名|姓名|联系人|身份证|公民身份|证件号|手机号|"
    "householder|tenant|landlord|citizen|id_?card",
    re.I,
)
_SHARE = 0.3  # of the samples; a few may be strays


def names_residents(header: str, cells: Sequence[object], *, codes: bool = False) -> bool:
    """Whether a column names residents: by its header, or because it holds identity numbers or mobile numbers.

    In a column of ``codes`` only the header tells: 15010300001 is a house in Hohhot, not a telephone.
    """
    if _HEADER.search(half_width(header)):
        return True
    if codes:
        return False
    given = [half_width(str(cell)).strip() for cell in cells[: SAMPLES * 5] if cell not in (None, "")][:SAMPLES]
    found = sum(1 for text in given if is_personal_number(text))
    return bool(given) and found >= _SHARE * len(given)
