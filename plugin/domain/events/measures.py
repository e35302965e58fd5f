"""Measures of the loop 统计考核: ratios of sums of flags, with what a small number allows to say of them. Pure.

Departments and responders are measured as units for their own work, one measure at a time: there is no index of several
and no score of a person.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from ..file_values import is_word
from ..problems import DomainError, Problem

UNITS = ("count", "percent")
DIRECTIONS = ("higher", "lower")
"""Which ratios are the better ones. Counts are not ranked: who does more has more of everything."""

SMALL_NUMBER = 10
"""Of fewer events a ratio says too little: it is shown, and not ranked."""

PERIODS = ("day", "week", "month", "quarter")
NAMED = ("week", "month", "last_month", "quarter", "year", "twelve_months")
"""Stretches of days by what people call them: the present week, month, quarter and year, the month before, and the
twelve months up to the present one."""
_Z = 1.959963984540054  # of the normal distribution at 95 %


@dataclasses.dataclass(frozen=True)
class Measure:
    """A number of the loop: the sum of the flags ``numerator``, over that of ``denominator`` where it is a ratio.

    The flags are columns of the view ``event_measure``; ``formula`` and ``source`` say in words what is counted.
    """

    code: str
    name_zh: str
    name_en: str
    unit: str
    numerator: tuple[str, ...]
    formula_zh: str
    formula_en: str
    denominator: tuple[str, ...] = ()
    direction: str | None = None
    source_zh: str = ""
    source_en: str = ""


@dataclasses.dataclass(frozen=True)
class Value:
    """What a measure is: ``value`` a count or a share of 1, None of nothing; ``of`` the events it is a share of.

    ``low`` and ``high`` enclose the share with 95 % confidence; ``small``: too few to be ranked.
    """

    value: float | None
    part: int
    of: int | None = None
    low: float | None = None
    high: float | None = None
    small: bool = False


def load_measures(path: Path) -> tuple[Measure, ...]:
    """Reads measures from a file; see `parse_measures`."""
    return parse_measures(path.read_text(encoding="utf-8"), path.name)


def parse_measures(text: str, file: str) -> tuple[Measure, ...]:
    """Reads measures from the JSON of a file of that name, in the order in which they are shown.

    Raises DomainError for what cannot be read.
    """
    try:
        data = json.loads(text)
        source = {name: data[name] for name in ("source_zh", "source_en")}
        found = tuple(Measure(**{**source, **{k: _frozen(v) for k, v in one.items()}}) for one in data["measures"])
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise DomainError(Problem("measures.unreadable", params={"file": file, "reason": str(error)})) from None
    if not found:
        raise DomainError(Problem("measures.none", params={"file": file}))
    for place, one in enumerate(found):
        wrong = one.unit not in UNITS or (one.direction or DIRECTIONS[0]) not in DIRECTIONS
        ratio = one.unit == "percent"
        wrong = wrong or not one.numerator or bool(one.denominator) != ratio or bool(one.direction) != ratio
        wrong = wrong or any(one.code == other.code for other in found[:place]) or not _has_texts(one)
        if wrong:
            raise DomainError(Problem("measures.unreadable", params={"file": file, "reason": str(one.code)}))
    return found


def _has_texts(one: Measure) -> bool:
    """Whether its words are text that says something, and its flags lists of names."""
    words = [one.code, one.name_zh, one.name_en, one.formula_zh, one.formula_en]
    for flags in (one.numerator, one.denominator):
        if not isinstance(flags, tuple):
            return False
        words += flags
    return all(map(is_word, words)) and all(isinstance(text, str) for text in (one.source_zh, one.source_en))


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def flags(measures: Iterable[Measure]) -> tuple[str, ...]:
    """Every flag that some measures need, once, in order."""
    return tuple(dict.fromkeys(flag for one in measures for flag in (*one.numerator, *one.denominator)))


def value_of(measure: Measure, sums: Mapping[str, int]) -> Value:
    """A measure of the summed flags of some events."""
    part = sum(sums[flag] for flag in measure.numerator)
    if not measure.denominator:
        return Value(part, part)
    of = sum(sums[flag] for flag in measure.denominator)
    if not of:
        return Value(None, part, 0, small=True)
    return Value(part / of, part, of, *wilson(part, of), small=of < SMALL_NUMBER)


def wilson(part: int, of: int) -> tuple[float, float]:
    """Where a share lies with 95 % confidence (Wilson 1927, score interval); 0 <= part <= of, of > 0."""
    share = part / of
    middle = (share + _Z * _Z / (2 * of)) / (1 + _Z * _Z / of)
    half = _Z / (1 + _Z * _Z / of) * math.sqrt(share * (1 - share) / of + _Z * _Z / (4 * of * of))
    return max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share))


def ranks(measure: Measure, values: Sequence[Value]) -> list[int | None]:
    """The places 1, 2, 2, 4 … of units by a measure, the same for the same value; None for what is not ranked."""
    ranked = [one.value for one in values if _ranked(measure, one)]
    better = (lambda a, b: a > b) if measure.direction == "higher" else (lambda a, b: a < b)
    return [1 + sum(better(other, one.value) for other in ranked) if _ranked(measure, one) else None for one in values]


def _ranked(measure: Measure, value: Value) -> bool:
    return measure.direction is not None and value.value is not None and not value.small


def period_of(day: date, period: str) -> date:
    """The first day of the period, of PERIODS, in which a local day lies; weeks begin on Monday."""
    if period == "day":
        return day
    if period == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1, month=day.month if period == "month" else (day.month - 1) // 3 * 3 + 1)


def named_days(name: str, today: date) -> tuple[date, date]:
    """The first and the last day, both included, of one of NAMED."""
    if name in PERIODS:
        begin = period_of(today, name)
        return begin, next_period(begin, name) - timedelta(days=1)
    if name == "year":
        return date(today.year, 1, 1), date(today.year, 12, 31)
    this_month = period_of(today, "month")
    if name == "last_month":
        last = this_month - timedelta(days=1)
        return period_of(last, "month"), last
    end = next_period(this_month, "month")
    return end.replace(year=end.year - 1), end - timedelta(days=1)


def next_period(begin: date, period: str) -> date:
    """The first day of the period after the one that begins on a day."""
    days = {"day": 1, "week": 7, "month": 31, "quarter": 92}[period]
    return period_of(begin + timedelta(days=days), period)


def added(sums: Iterable[Mapping[str, int]], names: Sequence[str]) -> dict[str, int]:
    """The sums of several groups of events together; all 0 for none."""
    total = dict.fromkeys(names, 0)
    for one in sums:
        for name in names:
            total[name] += one[name]
    return total
