"""A query over persons 人物查询、区域查询 as plain data: what can be saved, shared and audited, and names nobody."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from .population import ADULT_AGE, AGED, VERY_AGED
from .problems import DomainError, Problem
from .suppression import THRESHOLD

LIVES_HERE, OWNER_ELSEWHERE, ENDED = "lives_here", "owner_elsewhere", "ended"
STAYS = (LIVES_HERE, OWNER_ELSEWHERE, ENDED)
"""Where a person counts today; an owner who does not live in the room; a stay that is over."""

RESIDENT = ("yes", "no", "undecided")
AGE_BANDS = {
    "minor": (0, ADULT_AGE),
    "adult": (ADULT_AGE + 1, AGED - 1),
    "aged": (AGED, VERY_AGED - 1),
    "very_aged": (VERY_AGED, None),
}
"""Bands of age, each with its first and last year. Only the year of birth is known: whoever turns 18 this year counts
as a minor, as in `population.is_minor`."""

_OLDEST = 150


@dataclasses.dataclass(frozen=True)
class Conditions:
    """What is asked; an empty field asks nothing.

    A place is all of `areas`, `grids` and `buildings` (ids) and of what touches `shape` (WKT in the store's CRS)
    together. `classes` … `tags` are codes, of which one has to hold; `tags` those that hold today. `ages` are in whole
    years by the year of birth. `unverified_days`: not visited for so long, or never. `confidence_below`: links that
    are less sure.
    """

    areas: tuple[int, ...] = ()
    grids: tuple[int, ...] = ()
    buildings: tuple[int, ...] = ()
    shape: str = ""
    classes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    residents: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    uses: tuple[str, ...] = ()
    stay: str = LIVES_HERE
    roles: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    confidence_below: float | None = None
    unverified_days: int | None = None
    tags: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()

    @property
    def has_place(self) -> bool:
        """Whether the query is bound to a place."""
        return bool(self.areas or self.grids or self.buildings or self.shape)

    @property
    def of_persons(self) -> bool:
        """Whether something is asked of the person itself, tags aside."""
        ages = self.age_from is not None or self.age_to is not None
        return ages or bool(self.classes or self.states or self.sexes or self.residents)

    def checked(self) -> Conditions:
        """The same; raises DomainError where the conditions contradict each other."""
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            raise DomainError(Problem("query.ages", "age_from", {"first": self.age_from, "last": self.age_to}))
        return self

    def birth_years(self, year: int) -> tuple[int | None, int | None]:
        """The first and last year of birth that the ages allow in a year, None where they set no end."""
        return (
            None if self.age_to is None else year - self.age_to,
            None if self.age_from is None else year - self.age_from,
        )

    def to_json(self) -> dict[str, object]:
        """What is asked and nothing else, as JSON takes it."""
        fields = ((field.name, getattr(self, field.name), field.default) for field in dataclasses.fields(self))
        return {
            name: list(value) if isinstance(value, tuple) else value for name, value, empty in fields if value != empty
        }

    def to_audit(self) -> dict[str, object]:
        """The conditions for the audit log: of what was drawn and picked one by one only that and how much of it."""
        told = self.to_json()
        if told.pop("shape", None):
            told["drawn"] = True
        if told.pop("buildings", None):
            told["buildings_picked"] = len(self.buildings)
        return told


def read_conditions(content: Mapping[str, object]) -> tuple[Conditions, tuple[str, ...]]:
    """Conditions from JSON that anybody may have written, and the fields that were left out as unreadable."""
    values, left = {}, []
    declared = {field.name: field for field in dataclasses.fields(Conditions)}
    for name, value in content.items():
        field = declared.get(name)
        kept = None if field is None else _read(name, field.default, value)
        if kept is None:
            left.append(name)
        else:
            values[name] = kept
    try:
        return Conditions(**values).checked(), tuple(left)
    except DomainError:
        for name in ("age_from", "age_to"):
            values.pop(name, None)
        return Conditions(**values), (*left, "age_from", "age_to")


def _read(name: str, empty: object, value: object) -> object | None:
    if isinstance(empty, tuple):
        kind = int if name in ("areas", "grids", "buildings") else str
        fits = isinstance(value, list) and all(type(one) is kind for one in value)
        return tuple(value) if fits else None
    if name == "stay":
        return value if value in STAYS else None
    if name == "shape":
        return value if isinstance(value, str) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if name == "confidence_below":
        return float(value) if 0 <= value <= 1 else None
    if name.startswith("age_") and value > _OLDEST:
        return None
    return int(value) if value >= 0 and value == int(value) else None


def published(counts: Sequence[int], sensitive: bool) -> list[int | None]:
    """Counts of groups as they may be shown: where they are of a sensitive tag, small ones are withheld (None).

    So are as many others, the smallest first, that neither the total nor the number of groups gives a small one back.
    """
    if not sensitive:
        return list(counts)
    hidden = {index for index, count in enumerate(counts) if 0 < count < THRESHOLD}
    others = sorted((count, index) for index, count in enumerate(counts) if count >= THRESHOLD)
    while hidden and others and (len(hidden) < 2 or sum(counts[index] for index in hidden) < THRESHOLD):
        hidden.add(others.pop(0)[1])
    return [None if index in hidden else count for index, count in enumerate(counts)]
