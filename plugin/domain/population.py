"""Who counts as resident 常住, with the rule that decided, and what class a building has."""

from __future__ import annotations

import calendar
import dataclasses
import datetime
from collections.abc import Iterable

RESIDENCE_MONTHS = 6
"""Half a year: the statistical threshold of 常住人口."""

ADULT_AGE = 18
AGED, VERY_AGED = 60, 80
"""Ages from which a person counts as aged 老年人 and very aged 高龄老人 (Law on the Protection of the Aged, art. 2)."""

CONTRADICTING = (
    ("registered", "person_here"),
    ("floating", "both_here"),
    ("floating", "household_here"),
    ("left_behind", "person_here"),
    ("left_behind", "household_here"),
)
"""Classes and states of residence that no person can have together."""

ROOM_CLASSES = ("self_occupied", "rented", "vacant", "organisation", "shop")
MIXED = "mixed"


def is_minor(birth_year: int | None, year: int) -> bool:
    """Whether a person counts as a minor 未成年人 in a year: to the end of that in which they turn 18.

    Outside the seal only the year of birth is known, so that the doubt is theirs. SQL says: birth_year >= :year - 18.
    """
    return birth_year is not None and year - birth_year <= ADULT_AGE


@dataclasses.dataclass(frozen=True)
class Residence:
    """`resident` is None where the facts do not decide; `rule` is a code of the list resident_rule."""

    resident: bool | None
    rule: str


def residence(
    person_class: str,
    residence_state: str | None,
    on: datetime.date,
    *,
    here_since: datetime.date | None = None,
    away_since: datetime.date | None = None,
) -> Residence:
    """Whether a person counts as resident on a day, after the definition of the population censuses.

    Registered and here, or away for less than half a year; not registered here and here for at least half a year.
    `person_class`: registered, floating, left_behind, from_abroad or unknown; `residence_state`: both_here (人在户在),
    person_here (人在户不在), household_here (户在人不在). People from abroad are counted apart.
    """
    if person_class == "from_abroad":
        return Residence(False, "from_abroad_apart")
    if person_class == "left_behind":
        return Residence(True, "registered_present")
    if person_class == "registered":
        return _registered(residence_state, on, away_since)
    if person_class == "floating" or residence_state == "person_here":
        return _floating(residence_state, on, here_since)
    return Residence(None, "class_unknown")


def building_class(room_classes: Iterable[str]) -> str | None:
    """Class of a building from its rooms': theirs when they agree, else mixed 综合; None without rooms.

    Vacant rooms do not count beside others: a building is vacant only when every room is. Raises ValueError for a
    class that is not one of ROOM_CLASSES.
    """
    classes = set(room_classes)
    unknown = classes.difference(ROOM_CLASSES)
    if unknown:
        raise ValueError(f"unknown room class: {sorted(unknown)[0]}")
    used = classes - {"vacant"}
    if len(used) > 1:
        return MIXED
    return next(iter(used or classes), None)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def _registered(residence_state: str | None, on: datetime.date, away_since: datetime.date | None) -> Residence:
    if residence_state == "both_here":
        return Residence(True, "registered_present")
    if residence_state == "household_here":
        if away_since is None:
            return Residence(None, "absence_unknown")
        if on < add_months(away_since, RESIDENCE_MONTHS):
            return Residence(True, "registered_away_short")
        return Residence(False, "registered_away_long")
    return Residence(None, "state_unknown" if residence_state is None else "facts_contradict")


def _floating(residence_state: str | None, on: datetime.date, here_since: datetime.date | None) -> Residence:
    if residence_state in ("household_here", "both_here"):
        return Residence(None, "facts_contradict")
    if here_since is None:
        return Residence(None, "arrival_unknown")
    if on >= add_months(here_since, RESIDENCE_MONTHS):
        return Residence(True, "floating_long")
    return Residence(False, "floating_short")
