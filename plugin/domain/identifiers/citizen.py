"""Citizen number 公民身份号码 (GB 11643-1999): 6 division + 8 birth date + 3 sequence + 1 check character."""

from __future__ import annotations

import dataclasses
import datetime
import operator
from collections.abc import Container

from ..problems import DomainError, Problem
from .division import PROVINCES, RESERVED_DIVISION
from .text import DIGITS, clean, require_characters, require_length

RESIDENCE_PERMIT_DIVISIONS = frozenset(("810000", "820000", "830000"))
"""Residence permits 居住证 of Hong Kong, Macao and Taiwan residents carry numbers of the same form."""

MALE, FEMALE = "1", "2"  # GB/T 2261.1
EARLIEST_BIRTH_YEAR = 1850
_CENTENARIANS = range(996, 1000)  # 15-digit numbers with these sequences belong to people born before 1900

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_OFFSET = ord("0") * sum(_WEIGHTS)


@dataclasses.dataclass(frozen=True)
class CitizenNumber:
    """A valid number taken apart; `number` always has 18 characters, `notes` says what was done to the input."""

    number: str
    division: str
    birth_date: datetime.date
    sex: str
    notes: tuple[Problem, ...] = ()

    @property
    def residence_permit(self) -> bool:
        """Whether it is the number of a Hong Kong, Macao or Taiwan resident's residence permit."""
        return self.division in RESIDENCE_PERMIT_DIVISIONS


def citizen_check_digit(first17: str) -> str:
    """Check character of 17 digits: weights 2^(18-i) mod 11 (GB 11643, ISO 7064 MOD 11-2)."""
    return _CHECKS[(sum(map(operator.mul, _WEIGHTS, first17.encode("ascii"))) - _OFFSET) % 11]


def parse_citizen_number(
    value: object,
    *,
    divisions: Container[str] | None = None,
    allow_reserved: bool = False,
    today: datetime.date | None = None,
    field: str = "",
) -> CitizenNumber:
    """Checks and takes apart a citizen number of 18 characters or 15 digits.

    `divisions`: six-digit county codes, those that were abolished included: a number keeps the code of its time of
    issue. Without it only the province is checked. `allow_reserved`: accept generated residents (demo, exercise).
    `today`: no birth date is later; default the machine's date. Raises DomainError.
    """
    text, notes = clean(value, field=field)
    length = len(text)
    require_length(text, (18, 15), field)
    require_characters(text[:17], DIGITS, field)
    if length == 18 and text[17] not in _CHECKS:
        raise DomainError(Problem("number.character", field, {"character": text[17], "position": 18}))
    if length == 15:
        century = "18" if int(text[12:]) in _CENTENARIANS else "19"
        text = text[:6] + century + text[6:]
        text += citizen_check_digit(text)
        notes.append(Problem("citizen.legacy", field))
    division = text[:6]
    _require_division(division, divisions, allow_reserved, field)
    # Order matters: a rounded number has a wrong check digit or sequence, and "destroyed" says more than "wrong".
    expected = citizen_check_digit(text[:17])
    if text[17] != expected:
        if text.endswith("000"):
            raise DomainError(Problem("number.destroyed", field))
        code = "citizen.check_rounded" if _fits_float(text) else "citizen.check"
        raise DomainError(Problem(code, field, {"found": text[17], "expected": expected}))
    birth_date = _birth_date(text[6:14], today, field)
    if length == 18 and text.endswith("000"):
        notes.append(Problem("citizen.rounded", field))
    sex = MALE if int(text[16]) % 2 else FEMALE
    return CitizenNumber(text, division, birth_date, sex, tuple(notes))


def validate_citizen_number(
    value: object,
    *,
    divisions: Container[str] | None = None,
    allow_reserved: bool = False,
    today: datetime.date | None = None,
    field: str = "",
) -> Problem | None:
    """The first thing wrong with a citizen number, or None; parameters as in `parse_citizen_number`."""
    try:
        parse_citizen_number(value, divisions=divisions, allow_reserved=allow_reserved, today=today, field=field)
    except DomainError as error:
        return error.problem
    return None


def impossible_citizen_number(birth_date: datetime.date, sequence: int) -> str:
    """Number of a generated resident: the reserved division, a valid check character, odd sequence = male.

    `sequence`: 0 … 999, unique within the birth date. Raises ValueError outside that range.
    """
    if not 0 <= sequence <= 999:
        raise ValueError("the sequence has three digits")
    first17 = f"{RESERVED_DIVISION}{birth_date:%Y%m%d}{sequence:03d}"
    return first17 + citizen_check_digit(first17)


def _require_division(division: str, divisions: Container[str] | None, allow_reserved: bool, field: str) -> None:
    if division == RESERVED_DIVISION:
        if not allow_reserved:
            raise DomainError(Problem("citizen.reserved", field))
        return
    if division in RESIDENCE_PERMIT_DIVISIONS:
        return
    if division[0] == "9":
        raise DomainError(Problem("citizen.foreign_permit", field))
    known = division[:2] in PROVINCES if divisions is None else division in divisions
    if not known:
        raise DomainError(Problem("citizen.division", field, {"division": division}))


def _fits_float(text: str) -> bool:
    """Whether floating point holds this number exactly: one number in 64, and every one that came out of a float."""
    return text.isdigit() and int(float(text)) == int(text)


def _birth_date(digits: str, today: datetime.date | None, field: str) -> datetime.date:
    try:
        date = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise DomainError(Problem("citizen.birth_date", field)) from None
    if date.year < EARLIEST_BIRTH_YEAR or date > (today or datetime.date.today()):
        raise DomainError(Problem("citizen.birth_date", field))
    return date
