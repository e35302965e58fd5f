"""Draws plausible households: sizes, ages, classes, names, numbers that no real person can have."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from ..domain.identifiers.citizen import FEMALE, MALE, impossible_citizen_number
from .person_names import Names

_SIZES = (1, 2, 3, 4, 5)
_SIZE_SHARES = (0.25, 0.30, 0.24, 0.13, 0.08)
_CLASSES = ("registered", "floating", "left_behind", "from_abroad", "unknown")
_CLASS_SHARES = (0.64, 0.27, 0.04, 0.02, 0.03)
_AWAY_SHARE = 0.10  # registered here, staying elsewhere 户在人不在
_PASSPORT = "414"


@dataclass
class Member:
    """One generated person, without an address."""

    name: str
    sex: str
    birth_date: date
    document_kind: str
    document_number: str
    phone: str
    residence_state: str | None
    since: date


@dataclass
class Household:
    """One generated household; ``person_class`` is common to its members."""

    person_class: str
    members: list[Member] = field(default_factory=list)


def draw_households(
    generator: np.random.Generator, count: int, today: date, most_people: int | None
) -> list[Household]:
    """Return up to ``count`` households, so many that they have ``most_people`` members together if that is given."""
    sizes = generator.choice(_SIZES, size=count, p=_SIZE_SHARES)
    if most_people is not None:
        total = np.cumsum(sizes)
        full = int(np.searchsorted(total, most_people))
        if full < count:
            sizes = sizes[: full + 1]
            sizes[-1] -= total[full] - most_people
    classes = generator.choice(_CLASSES, size=len(sizes), p=_CLASS_SHARES).tolist()
    people = _People(generator, today)
    return [people.household(person_class, int(size)) for person_class, size in zip(classes, sizes, strict=True)]


class _People:
    def __init__(self, generator: np.random.Generator, today: date):
        self.generator = generator
        self.today = today
        self.names = Names(generator)
        self.sequences: Counter = Counter()
        self.count = 0

    def household(self, person_class: str, size: int) -> Household:
        ages, male = self._ages(person_class, size)
        father, mother = self.names.surnames(2)
        # Everybody has the father's surname, except the mother.
        surnames = [father] * size
        if size > 1 and not male[1]:
            surnames[1] = mother
        names = self.names.full(surnames, np.array(male))
        household = Household(person_class)
        for name, age, is_male in zip(names, ages, male, strict=True):
            household.members.append(self._member(name, age, is_male, person_class))
        return household

    def _ages(self, person_class: str, size: int) -> tuple[list[int], list[bool]]:
        draw = self.generator.integers
        if person_class == "left_behind":
            # Grandparents and the children of those who went to work elsewhere.
            ages = [int(draw(58, 82)), *(int(draw(3, 15)) for _ in range(size - 1))]
            if size > 2:
                ages[1] = max(55, ages[0] + int(draw(-4, 3)))
        else:
            adult = int(draw(22, 46)) if size > 2 or person_class == "floating" else int(draw(20, 88))
            ages = [adult]
            if size > 1:
                ages.append(max(20, adult + int(draw(-5, 4))))
            ages += [int(draw(0, max(1, min(adult - 20, 20)))) for _ in range(min(size - 2, 2))]
            ages += [adult + int(draw(22, 34)) for _ in range(size - 4)]
        male = (self.generator.random(size) < 0.51).tolist()
        if size > 1 and ages[1] >= 20:
            male[0], male[1] = True, False
        return ages, male

    def _member(self, name: str, age: int, male: bool, person_class: str) -> Member:
        draw = self.generator.integers
        born = self.today.replace(month=1, day=1) - timedelta(days=age * 365 + int(draw(1, 361)))
        sex = MALE if male else FEMALE
        kind, number = "111", ""
        state: str | None = "both_here"
        if person_class == "from_abroad":
            name, kind, number, state = self.names.foreign(male), _PASSPORT, f"DEMO{self.count:06d}", None
        else:
            born, number = self._number(born, male)
        if person_class == "floating":
            state = "person_here"
        elif person_class == "unknown":
            state = None
        elif person_class == "registered" and age >= 18 and self.generator.random() < _AWAY_SHARE:
            state = "household_here"
        # Mobile numbers begin with 13 to 19: 12 is nobody's.
        phone = f"12{int(draw(0, 10**9)):09d}" if age >= 12 else ""
        self.count += 1
        since = self.today - timedelta(days=int(draw(20, 2200 if person_class == "floating" else 9000)))
        if since <= born:
            # A clear date must not tell a sealed one: the birth year is clear anyway, the day in it is not.
            since = born.replace(year=born.year + 1, month=1, day=1)
        return Member(name, sex, born, kind, number, phone, state, since)

    def _number(self, born: date, male: bool) -> tuple[date, str]:
        """A number under the reserved division: odd sequences are men; a full day goes on with the one before."""
        while self.sequences[born, male] >= 499:
            born -= timedelta(days=1)
        self.sequences[born, male] += 1
        return born, impossible_citizen_number(born, 2 * self.sequences[born, male] + int(male))
