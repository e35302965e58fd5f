"""How like two events are: type, distance, time and text. It orders what a person compares; it decides nothing."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from datetime import datetime

METRES = 100.0
"""So far from a new event an open one may be."""

LEAST = 0.45
"""What is less like than this is not shown."""

TYPE, NEAR, RECENT, TEXT = 0.35, 0.3, 0.1, 0.25
"""The shares of a score; each is reached in full by the same type, no distance, no time between, the same text."""

RELATED = 0.5
"""What of the type's share counts for another class of the same major class."""

_DAYS = 14.0  # after so many days the time counts no more
_LIKE_TEXT = 0.35
_NO_LETTER = re.compile("[^一-鿿0-9A-Za-z]+")


@dataclasses.dataclass(frozen=True)
class Report:
    """What is compared: the type's code, title and description, an aware instant."""

    event_type: str
    text: str
    reported_at: datetime


@dataclasses.dataclass(frozen=True)
class Likeness:
    """`score` 0 to 1, and the numbers that a person is shown: metres, hours between, likeness of the texts 0 to 1."""

    score: float
    same_type: bool
    related_type: bool
    metres: float
    hours: float
    text: float


def likeness(new: Report, known: Report, metres: float, *, limit: float = METRES) -> Likeness | None:
    """How like a new event is to a known one; None where that is not worth showing.

    Neither the type nor the text alone need agree, but one of them has to.
    """
    same = bool(new.event_type) and new.event_type == known.event_type
    related = same or (len(new.event_type) > 1 and new.event_type[:2] == known.event_type[:2])
    text = text_likeness(new.text, known.text)
    if metres > limit or not (related or text >= _LIKE_TEXT):
        return None
    hours = abs((new.reported_at - known.reported_at).total_seconds()) / 3600
    score = (
        TYPE * (1.0 if same else RELATED if related else 0.0)
        + NEAR * (1.0 - metres / limit)
        + RECENT * max(0.0, 1.0 - hours / 24 / _DAYS)
        + TEXT * text
    )
    return Likeness(round(score, 3), same, related, metres, hours, round(text, 2)) if score >= LEAST else None


def text_likeness(one: str, other: str) -> float:
    """Dice's coefficient of the pairs of letters in two texts, 0 to 1; punctuation counts for nothing."""
    pairs, others = _pairs(one), _pairs(other)
    if not pairs or not others:
        return 0.0
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def _pairs(text: str) -> set[str]:
    letters = _NO_LETTER.sub("", text)
    return {letters[i : i + 2] for i in range(len(letters) - 1)}


def ranked(found: Iterable[tuple[object, Likeness]], most: int) -> list[tuple[object, Likeness]]:
    """The likest first, at most so many; of equal ones the nearer."""
    return sorted(found, key=lambda one: (-one[1].score, one[1].metres))[:most]
