"""Division codes 行政区划代码 (GB/T 2260, GB/T 10114, statistical codes) and grid codes (CJ/T 213, local practice)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Container

from ..problems import DomainError, Problem
from .text import DIGITS, clean, require_characters, require_length

PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 82))
    for code in range(first, last + 1)
)
"""Province-level codes of GB/T 2260."""

RESERVED_DIVISION = "999900"
"""Division of generated stores. GB/T 2260 has never used 99 as a province, and the numbers of foreign permanent
residents, which begin with 9 and a province, can have no province 99 either."""

LEVELS = {2: "province", 4: "prefecture", 6: "county", 9: "town", 12: "community"}
"""Level by the number of digits that count; shorter codes are parents of longer ones."""

# Ranges of the last three digits, GB/T 10114 and the statistical codes: from memory, so they only describe.
_TOWN_KINDS = ((1, 99, "sub_district"), (100, 199, "town"), (200, 399, "township"))
_COMMUNITY_KINDS = ((1, 199, "residents_committee"), (200, 399, "villagers_committee"))
_LOCAL_AREA = re.compile(r"[0-9]{12}[0-9A-Z]{2,6}")
_GRID = re.compile(r"[0-9]{14,18}|[0-9]{14,17}[A-Z]")


@dataclasses.dataclass(frozen=True)
class DivisionCode:
    """`code` without the zeros that fill it up, `level` one of LEVELS' values, `kind` for towns and communities."""

    code: str
    level: str
    kind: str = ""
    notes: tuple[Problem, ...] = ()

    @property
    def parent(self) -> str:
        """Code of the level above, empty for a province."""
        if self.level == "group":
            return self.code[:12]
        lengths = list(LEVELS)
        position = lengths.index(len(self.code))
        return self.code[: lengths[position - 1]] if position else ""


@dataclasses.dataclass(frozen=True)
class GridCode:
    """Grid code: `community` is the division of 12 digits, `serial` the rest; `edition` 14, 15 or local."""

    code: str
    community: str
    serial: str
    edition: str
    notes: tuple[Problem, ...] = ()


def parse_division_code(
    value: object, *, divisions: Container[str] | None = None, allow_reserved: bool = False, field: str = ""
) -> DivisionCode:
    """Checks a division code of 2, 4, 6, 9 or 12 digits, filled up with zeros or not.

    `divisions`: known codes without filling zeros; the code must be among them. `allow_reserved`: RESERVED_DIVISION,
    too, for demo and exercise stores. Raises DomainError.
    """
    text, notes = clean(value, field=field)
    require_length(text, tuple(LEVELS), field)
    require_characters(text, DIGITS, field)
    require_province(text, field, allow_reserved=allow_reserved)
    code = _without_filling(text, field)
    if divisions is not None and code not in divisions and text not in divisions:
        raise DomainError(Problem("division.unknown", field, {"division": code}))
    kind = ""
    if len(code) == 9:
        kind = _kind(code[6:], _TOWN_KINDS)
        if not kind:
            kind = "other"
            notes.append(Problem("division.town_range", field, {"digits": code[6:]}))
    elif len(code) == 12:
        kind = _kind(code[9:], _COMMUNITY_KINDS) or "other"
    return DivisionCode(code, LEVELS[len(code)], kind, tuple(notes))


def parse_area_code(value: object, *, allow_reserved: bool = False, field: str = "") -> DivisionCode:
    """Checks the code of an area: a division code, or a community's 12 digits and a local end of 2 to 6 characters.

    Groups and natural villages have no national code; their level here is group. Raises DomainError.
    """
    text, notes = clean(value, field=field)
    if not _LOCAL_AREA.fullmatch(text):
        return parse_division_code(text, allow_reserved=allow_reserved, field=field)
    require_province(text, field, allow_reserved=allow_reserved)
    return DivisionCode(text, "group", "local", tuple(notes))


def validate_division_code(
    value: object, *, divisions: Container[str] | None = None, field: str = ""
) -> Problem | None:
    """The first thing wrong with a division code, or None."""
    try:
        parse_division_code(value, divisions=divisions, field=field)
    except DomainError as error:
        return error.problem
    return None


def parse_grid_code(
    value: object, *, divisions: Container[str] | None = None, allow_reserved: bool = False, field: str = ""
) -> GridCode:
    """Checks a grid code: 14 digits (CJ/T 213: 6+3+3+2), 15 (6+3+3+3) or the community's 12 and a longer local end.

    `divisions`: known 12-digit community codes; `allow_reserved` as in `parse_division_code`. Raises DomainError.
    """
    text, notes = clean(value, field=field)
    require_length(text, (14, 15, 16, 17, 18), field)
    if not _GRID.fullmatch(text):
        require_characters(text, DIGITS, field)
    require_province(text, field, allow_reserved=allow_reserved)
    community, serial = text[:12], text[12:]
    if divisions is not None and community not in divisions:
        raise DomainError(Problem("division.unknown", field, {"division": community}))
    edition = {14: "14", 15: "15"}.get(len(text), "local") if text.isdigit() else "local"
    if edition == "local":
        notes.append(Problem("grid.local", field))
    return GridCode(text, community, serial, edition, tuple(notes))


def validate_grid_code(value: object, *, divisions: Container[str] | None = None, field: str = "") -> Problem | None:
    """The first thing wrong with a grid code, or None."""
    try:
        parse_grid_code(value, divisions=divisions, field=field)
    except DomainError as error:
        return error.problem
    return None


def require_province(text: str, field: str, *, allow_reserved: bool = False) -> None:
    """Raises DomainError unless a code begins with a province, or with the reserved division where that is allowed."""
    if text[:2] not in PROVINCES and not (allow_reserved and text.startswith(RESERVED_DIVISION)):
        raise DomainError(Problem("division.province", field, {"province": text[:2]}))


def _without_filling(text: str, field: str) -> str:
    reserved = text.startswith(RESERVED_DIVISION)  # whose county digits are zeros, too
    code = RESERVED_DIVISION if reserved else text[:2]
    ended = False
    for start, end in ((6, 9), (9, 12)) if reserved else ((2, 4), (4, 6), (6, 9), (9, 12)):
        part = text[start:end]
        if not part.strip("0"):
            ended = True
            continue
        # Counties directly under a province have no prefecture: 659001 and 469001 do, so zeros above are an error.
        if ended:
            raise DomainError(Problem("division.gap", field))
        code = text[:end]
    return code


def _kind(digits: str, kinds: tuple[tuple[int, int, str], ...]) -> str:
    number = int(digits)
    return next((kind for low, high, kind in kinds if low <= number <= high), "")
