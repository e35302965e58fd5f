"""Room numbers 房号 and unit names 单元 in the ways doors carry them, given by the example of the very first room."""

from __future__ import annotations

import dataclasses
import re
import unicodedata

from ..problems import DomainError, Problem

SUFFIXES = "室号房户"
UNIT_NAMES = {"": "", "1": "", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲": "甲乙丙丁戊己庚辛壬癸"}
"""How units are told apart, by the name of the first: not at all, by numbers, letters or the heavenly stems."""

_RANGE = "-~至"
_MERGED = re.compile(rf"(\d{{3,}})\s*([{_RANGE}/、,+&])\s*(\d{{3,}})")
_BELOW = re.compile(r"^(?:负|地下|-)(?=\d{3,4}[A-Z]?$)")
_HIGHEST_ROOM = 9  # floors of one room
_STORED = {"一": "1", "I": "1"}
_HAN = "零一二三四五六七八九"
_BODIES = (
    r"(?P<floor>01|1)(?P<serial>001|01)",
    r"(?P<floor>1)(?P<serial>1)",
    r"(?P<floor>01|1)(?P<between>-)(?P<serial>001|01|1)",
    r"(?P<serial>001|01|1)",
)
_PREFIXES = ("", r"(?P<unit>[A一甲])(?P<joint>-|单元|)", r"(?P<unit>1)(?P<joint>-|单元)", r"(?P<unit>1)(?P<joint>)")
_FORMS = [re.compile(f"{prefix}{body}(?P<suffix>[{SUFFIXES}])?") for prefix in _PREFIXES for body in _BODIES]


@dataclasses.dataclass(frozen=True)
class Numbering:
    """How a number is put together: a unit's token, the floor and the serial padded to a width (0: no floor)."""

    unit: str
    joint: str
    floor_width: int
    between: str
    serial_width: int
    suffix: str

    def number(self, unit: int, floor: int, serial: int) -> str:
        """The number of a room; `unit` counts from 1, 0 for a room of no unit. Below ground the floor is B1, B2 …

        -101 would be read as 101 in an address such as 3栋-101.
        """
        token = unit_token(self.unit, unit) + self.joint if self.unit and unit else ""
        storey = str(floor).zfill(self.floor_width) if floor > 0 else f"B{-floor}"
        if not self.floor_width:
            storey = "" if floor > 0 else "B"
        between = self.between if self.floor_width else ""
        return f"{token}{storey}{between}{str(serial).zfill(self.serial_width)}{self.suffix}"


def numbering(example: str) -> Numbering:
    """The numbering whose first room (unit 1, floor 1, room 1) is `example`: 101, 0101, 1-101, A101, 101室, 1-1, 1.

    Where two readings are possible the one without a unit is taken. Raises DomainError.
    """
    text = unicodedata.normalize("NFKC", example).strip().upper()
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            return Numbering(
                parts.get("unit") or "",
                parts.get("joint") or "",
                len(parts.get("floor") or ""),
                parts.get("between") or "",
                len(parts["serial"]),
                parts["suffix"] or "",
            )
    raise DomainError(Problem("rooms.example", "number", {"example": example}))


def unit_token(first: str, index: int) -> str:
    """What stands for the unit number `index` (from 1) where `first` stands for the first one: 1, A, 一 or 甲."""
    if first == "一":
        return _chinese(index)
    names = UNIT_NAMES[first]
    return names[index - 1] if names else str(index)


def unit_name(first: str, index: int) -> str:
    """The name of a unit as the store holds it: in the standard form of an address, so that 一 is 1."""
    return unit_token(first, index) if first else ""


def stored_unit(name: str) -> str:
    """The first unit's name in the store's form; raises DomainError for one that is no beginning of a series."""
    text = unicodedata.normalize("NFKC", name).strip().upper().removesuffix("单元")
    text = _STORED.get(text, text)
    if text not in UNIT_NAMES:
        raise DomainError(Problem("rooms.unit_name", "unit", {"name": name}))
    return text


def plain_number(unit: str, number: str) -> str:
    """A number without what other lists leave out: 室, the room's own unit in front, zeros before it.

    Two rooms of one unit with the same plain number are one door: 101, 0101, 101室 and 1-101 in unit 1; below ground
    B101, -101, 负101 and 地下101.
    """
    if number.isascii() and number.isdigit():  # nearly all of a million rooms
        return number.lstrip("0") or number
    text = unicodedata.normalize("NFKC", number).strip().upper().rstrip(SUFFIXES)
    if unit:
        text = re.sub(rf"^{re.escape(unit.upper())}(?:-|单元)(?=.)", "", text)
        if not unit.isdigit():
            text = re.sub(rf"^{re.escape(unit.upper())}(?=\d)", "", text)
    return _BELOW.sub("B", text).lstrip("0") or text


def merged_parts(number: str) -> tuple[str, ...]:
    """The doors that one number names, such as 503-504, 503、504 or, over two floors, 1101-1201; else the number alone.

    Doors have three digits or more: 11-12 may be floor 11, room 12.
    """
    if number.isascii() and number.isdecimal():  # nearly all
        return (number,)
    found = _MERGED.fullmatch(unicodedata.normalize("NFKC", number).strip().rstrip(SUFFIXES))
    if not found or len(found[1]) != len(found[3]) or int(found[3]) <= int(found[1]):
        return (number,)
    first, last = int(found[1]), int(found[3])
    if first // 100 == last // 100 and (found[2] in _RANGE or last - first == 1):
        width = len(found[1])
        return tuple(f"{door:0{width}d}" for door in range(first, last + 1))
    return (found[1], found[3])


def merged_shape(number: str, floor: int) -> tuple[int, int]:
    """How many columns and floors a room takes whose number names two doors; (1, 1) for all others."""
    parts = merged_parts(number)
    if len(parts) == 1:
        return 1, 1
    lower, upper = (divmod(int(part), 100) for part in (parts[0], parts[-1]))
    if lower[0] == upper[0]:
        return len(parts), 1
    rise = upper[0] - lower[0] + 1
    return (1, rise) if lower[1] == upper[1] and lower[0] == floor and rise <= _HIGHEST_ROOM else (1, 1)


def natural(text: str) -> tuple:
    """A sorting key by which 2 comes before 10 and B101 before B1001."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|\D+", text))


def _chinese(index: int) -> str:
    tens, ones = divmod(index, 10)
    if not tens:
        return _HAN[ones]
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[ones] if ones else "")
