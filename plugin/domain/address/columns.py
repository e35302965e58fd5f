"""One address from the columns in which its parts stand: estate, building, unit, room."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import ascii_uppercase
from typing import NamedTuple

from .reading import parse_address
from .text import NUMERALS, normalise

_BARE = re.compile(f"[{NUMERALS}]+|[甲乙丙丁戊]")
_SIDE = re.compile("[东西南北中]")
_ZEROS = re.compile("^0+(?=[0-9])")
# A minus, for nothing stands before it in the cell: -101, -1-101.
_MINUS = re.compile("[-‐‑–—−](?:([1-9])-)?([1-5]?[0-9]{2,3}[A-Z]?(?:室|房|号)?)")
_BASEMENTS = re.compile("[1-5][0-9]{2}")
_PREFIXED = re.compile("(?:([0-9]{1,3})-)?([0-9]{1,3}|[A-Z])-([0-9]{3,4}[A-Z]?)(?:室|房|号|(?![0-9A-Z-]))(.*)")
_WORDED = re.compile("[栋幢座]|单元|[0-9A-Z][门梯]")


class Joined(NamedTuple):
    """An address put together, and its ``room`` without the unit that the column of units says, too.

    ``doubtful``: the room's number names another unit than the column of units, and the address is read as neither's.
    ``prefixed``: a number stands before the room's own and may be the unit's; ``of_building`` is the address if it is
    the building's, "" where it cannot be, and ``of_floor`` says whether it can be the room's floor.
    """

    text: str
    room: str
    doubtful: bool = False
    prefixed: bool = False
    of_building: str = ""
    of_floor: bool = False


@lru_cache(maxsize=1 << 16)
def join_address(address: str, estate: str, building: str, unit: str, room: str) -> Joined:
    """Put an address before the parts that stand in columns of their own; what it says itself is not said again."""
    said = parse_address(address).address if address else None
    text = address or ""
    if estate and not (said and said.estate) and estate not in text:
        text += estate
    if building and not (said and said.building):
        text += _worded(building, "栋")
    if unit and not (said and said.unit):
        text += _worded(unit, "单元")
    if not room or (said and said.room):
        return Joined(text, room)
    within = parse_address(_worded(building, "栋") + _worded(unit, "单元")).address
    block, stair = (_bare((said and getattr(said, name)) or getattr(within, name)) for name in ("building", "unit"))
    room = _basement(room)
    if not stair:
        return Joined(text + _worded(room, "室"), room)
    plain, remark = normalise(room)
    found = _PREFIXED.fullmatch(plain)
    if not found:
        own = _within(plain, remark, block, stair) if _WORDED.search(plain) else room
        return Joined(text + _worded(own, "室"), own) if own else Joined(f"{text}房号{room.strip()}", room, True)
    first, number, rest = _bare(found[2]), found[3], found[4] + remark
    joined = Joined(f"{text}{number}室{rest}", number + rest)
    if found[1]:
        agrees = (_bare(found[1]), first) == (block, stair)
        return joined if agrees else Joined(f"{text}房号{room.strip()}", room, True)
    if first != stair:
        joined = Joined(f"{text}房号{room.strip()}", room, True)
    whole = f"{text}{number}室{rest}" if first == block else ""
    on_floor = first == number.rstrip(ascii_uppercase)[:-2].lstrip("0")
    return joined._replace(prefixed=True, of_building=whole, of_floor=on_floor)


def _within(plain: str, remark: str, building: str, unit: str) -> str:
    """A room without the building and unit that are given, too; "" where it names others: 2单元201."""
    said = parse_address(plain).address
    if (_bare(said.building) or building, _bare(said.unit) or unit) != (building, unit):
        return ""
    if said.floor or not said.room or said.room not in plain:
        return plain + remark
    return plain[plain.rindex(said.room) :] + remark


def _basement(room: str) -> str:
    """A room's number in which a minus says that it lies below ground, with the word for it: -101 is 负101."""
    found = _MINUS.fullmatch(unicodedata.normalize("NFKC", room).strip().upper())
    if not found:
        return room
    if found[1]:
        return f"负{found[1]}层{found[2]}"
    return f"负{found[2]}" if _BASEMENTS.match(found[2]) else room


def _worded(part: str, word: str) -> str:
    """A part with its word, which a bare number, letter or side has not."""
    bare = part.strip()
    plain = unicodedata.normalize("NFKC", bare).upper()
    side = word == "单元" and _SIDE.fullmatch(plain)
    ascii_only = plain.isascii() and plain[-1:].isalnum()
    return bare + word if ascii_only or _BARE.fullmatch(plain) or side else bare


def _bare(text: str) -> str:
    return _ZEROS.sub("", text)
