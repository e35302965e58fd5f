"""Draws plausible households: sizes, ages, classes, names, numbers that no real person can have."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from ..domain.identifiers.citizen import FEMALE, MALE, impossible_citizen_number
from .person_names import Names

_SIZES = (1, 2, 3, 4, 5)
_SIZE_SHARES = (0.25, 0.30, 0.24, 0.13, 0.08)
_CLASSES = ("registered", "floating", "left_behind", "from_abroad", "unknown")
_CLASS_SHARES = (0.64, 0.27, 0.04, 0.02, 0.03)
_AWAY_SHARE = 0.10  # registered here, staying elsewhere 户在人不在
_PASSPORT = "414"
_PHONE_FROM = 12  # years of age


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
    """One generated household; ``person_class`` is common to its members; ``collective`` are people in a dormitory."""

    person_class: str
    members: list[Member] = field(default_factory=list)
    collective: bool = False


def draw_sizes(generator: np.random.Generator, count: int, most_people: int | None) -> np.ndarray:
    """Sizes of up to ``count`` households, so many that they have ``most_people`` members together if that is given."""
    sizes = generator.choice(_SIZES, size=count, p=_SIZE_SHARES)
    if most_people is not None:
        total = np.cumsum(sizes)
        full = int(np.searchsorted(total, most_people))
        if full < count:
            sizes = sizes[: full + 1]
            sizes[-1] -= total[full] - most_people
    return sizes


def draw_households(
    generator: np.random.Generator, count: int, today: date, most_people: int | None
) -> list[Household]:
    """Return up to ``count`` households, so many that they have ``most_people`` members together if that is given."""
    return HouseholdDraw(generator, today).draw(draw_sizes(generator, count, most_people))


class HouseholdDraw:
    """Draws households, thousands at a time; numbers do not repeat between one call and the next."""

    def __init__(self, generator: np.random.Generator, today: date):
        self._generator = generator
        self._today = today
        self._names = Names(generator)
        self._sequences: Counter = Counter()
        self._count = 0

    def draw(self, sizes: np.ndarray, collective: np.ndarray | None = None) -> list[Household]:
        """One household for each size; those marked ``collective`` are workers who share a dormitory room."""
        generator = self._generator
        count = len(sizes)
        collective = np.zeros(count, dtype=bool) if collective is None else collective
        classes = generator.choice(_CLASSES, size=count, p=_CLASS_SHARES).astype(object)
        classes[collective] = "floating"
        house = np.repeat(np.arange(count), sizes)
        first = np.cumsum(sizes) - sizes
        place = np.arange(len(house)) - first[house]
        ages, male = self._ages(classes, sizes, collective, house, place)
        # Everybody has the father's surname, except the mother; in a dormitory each has his own.
        surnames = np.array(self._names.surnames(len(house)), dtype=object)
        inherits = (place > 0) & ~((place == 1) & ~male) & ~collective[house]
        surnames[inherits] = surnames[first[house]][inherits]
        names = self._names.full(surnames.tolist(), male)
        members = self._members(names, ages, male, classes[house])
        return [
            Household(person_class, members[start : start + size], bool(shared))
            for person_class, start, size, shared in zip(
                classes.tolist(), first.tolist(), sizes.tolist(), collective.tolist(), strict=True
            )
        ]

    def _ages(self, classes, sizes, collective, house, place) -> tuple[np.ndarray, np.ndarray]:
        def draw(low, high, size=None):
            return self._generator.integers(low, high, len(house) if size is None else size)

        size = sizes[house]
        young = (sizes > 2) | (classes == "floating")
        adult = np.where(young, draw(22, 46, len(sizes)), draw(20, 88, len(sizes)))
        adult[collective] = draw(18, 50, len(sizes))[collective]
        adult = adult[house]
        child = np.floor(self._generator.random(len(house)) * np.clip(adult - 20, 1, 20)).astype(np.int64)
        ages = np.select(
            [place == 0, place == 1, place < 4],
            [adult, np.maximum(20, adult + draw(-5, 4)), child],
            adult + draw(22, 34),
        )
        # Grandparents and the children of those who went to work elsewhere.
        elder = draw(58, 82, len(sizes))[house]
        left = np.select(
            [place == 0, (place == 1) & (size > 2)],
            [elder, np.maximum(55, elder + draw(-4, 3))],
            draw(3, 15),
        )
        ages = np.where(classes[house] == "left_behind", left, ages)
        shared = collective[house]
        ages = np.where(shared, draw(18, 52), ages)
        male = self._generator.random(len(house)) < 0.51
        second = np.zeros(len(sizes), dtype=np.int64)
        second[house[place == 1]] = ages[place == 1]
        couple = (second[house] >= 20) & ~shared
        male = np.where(couple & (place < 2), place == 0, male)
        return ages, male

    def _members(self, names: list[str], ages: np.ndarray, male: np.ndarray, classes: np.ndarray) -> list[Member]:
        generator, count = self._generator, len(names)
        new_year = np.datetime64(self._today.replace(month=1, day=1))
        born_on = (new_year - (ages * 365 + generator.integers(1, 361, count)).astype("timedelta64[D]")).tolist()
        states = np.select(
            [classes == "floating", np.isin(classes, ("from_abroad", "unknown"))], ["person_here", ""], "both_here"
        ).astype(object)
        away = (classes == "registered") & (ages >= 18) & (generator.random(count) < _AWAY_SHARE)
        states[away] = "household_here"
        days = generator.integers(20, np.where(classes == "floating", 2200, 9000))
        sinces = (np.datetime64(self._today) - days.astype("timedelta64[D]")).tolist()
        # Mobile numbers begin with 13 to 19: 12 is nobody's.
        phones = generator.integers(0, 10**9, count).tolist()
        members = []
        for name, age, is_male, person_class, born, state, since, phone in zip(
            names, ages.tolist(), male.tolist(), classes.tolist(), born_on, states.tolist(), sinces, phones, strict=True
        ):
            if person_class == "from_abroad":
                name = self._names.foreign(is_male)  # noqa: PLW2901
                kind, number = _PASSPORT, f"DEMO{self._count:06d}"
            else:
                born, number = self._number(born, is_male)  # noqa: PLW2901
                kind = "111"
            self._count += 1
            if since <= born:
                # A clear date must not tell a sealed one: the birth year is clear anyway, the day in it is not.
                since = born.replace(year=born.year + 1, month=1, day=1)  # noqa: PLW2901
            members.append(
                Member(
                    name,
                    MALE if is_male else FEMALE,
                    born,
                    kind,
                    number,
                    f"12{phone:09d}" if age >= _PHONE_FROM else "",
                    state or None,
                    since,
                )
            )
        return members

    def _number(self, born: date, male: bool) -> tuple[date, str]:
        """A number under the reserved division: odd sequences are men; a full day goes on with the one before."""
        while self._sequences[born, male] >= 499:
            born = date.fromordinal(born.toordinal() - 1)
        self._sequences[born, male] += 1
        return born, impossible_citizen_number(born, 2 * self._sequences[born, male] + int(male))
