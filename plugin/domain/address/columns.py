"""One address from the columns in which its parts stand: village, road, door, estate, building, unit, floor, room."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from string import ascii_uppercase
from typing import NamedTuple

from .parts import HOUSEHOLD, Address, ParsedAddress, format_address
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
_NO_UNIT = re.compile("(?:无|没有?|不分|未分)单元|0+")
_NUMBER = re.compile(f"负?[0-9]{{1,5}}(?:-[0-9]{{1,4}})?[A-Z]?|[{NUMERALS}]+")
_VILLAGE_WORD = re.compile("(?:[村屯组社队场团居]|委会|嘎查|社区)$")
_WORD_OF_ESTATE = re.compile("(?<=..)小区$")
_BELOW = re.compile("[-‐‑–—−](?=[1-9])")
_AMBIGUOUS = "address.ambiguous"


class Joined(NamedTuple):
    """An address put together, and its ``room`` without the unit that the column of units says, too.

    ``doubtful``: the room's number names another unit than the column of units, and the address is read as neither's.
    ``contrary``: the columns say another home than the address, or than one another; it is read as none of them.
    ``prefixed``: a number stands before the room's own and may be the unit's; ``of_building`` is the address if it is
    the building's, "" where it cannot be, and ``of_floor`` says whether it can be the room's floor.
    """

    text: str
    room: str
    doubtful: bool = False
    prefixed: bool = False
    of_building: str = ""
    of_floor: bool = False
    contrary: bool = False


@lru_cache(maxsize=1 << 16)
def join_address(
    address: str,
    estate: str = "",
    building: str = "",
    unit: str = "",
    room: str = "",
    *,
    floor: str = "",
    village: str = "",
    hamlet: str = "",
    group: str = "",
    road: str = "",
    door: str = "",
) -> Joined:
    """Put an address before the parts that stand in columns of their own; what it says itself is not said again."""
    parsed = parse_address(address) if address else ParsedAddress(Address())
    said = parsed.address
    if (estate or building) and not (village or hamlet or said.village or said.hamlet or said.community):
        group = ""  # in a town 组别 is whose list somebody stands on
    place = _place(village, hamlet, group, road)
    if said.room and not (place or door or floor) and _is_said(said, estate, building, unit, room):
        return Joined(address, room)
    unit = "" if _NO_UNIT.fullmatch(unit.strip()) else unit
    aside = ""
    if door and not (place or said.rural or said.village or said.hamlet or said.road or said.lane):
        # 门牌号 without a street is the room's number in a house, or that of an estate's gate.
        room, aside = (room, f"(门牌{door.strip()})") if room else (_worded(door, "号"), "")
    elif door:
        place += _worded_number(door, "号", HOUSEHOLD)
    columns = (estate, _worded(building, "栋"), _worded(unit, "单元"), _floor(floor))
    if address and (whole := _within_address(address, parsed, place, columns, room)):
        return whole._replace(text=whole.text + aside)
    text = _chain(address, place, _estate(estate, building + unit + floor + room) if estate not in address else "")
    for part, name in zip(columns[1:], ("building", "unit", "floor"), strict=True):
        if part and not getattr(said, name):
            text = _chain(text, part)
    if not room or said.room:
        return Joined(text + aside, room)
    joined = _with_room(text, said, columns[1] + columns[2], room)
    return joined._replace(text=joined.text + aside) if aside else joined


def _with_room(text: str, said: Address, columns: str, room: str) -> Joined:
    """The room behind what was put together before it."""
    within = parse_address(columns).address
    block, stair = (_bare(getattr(said, name) or getattr(within, name)) for name in ("building", "unit"))
    room = _basement(room)
    if not stair:
        return Joined(_chain(text, _worded(room, "室")), room)
    plain, remark = normalise(room)
    found = _PREFIXED.fullmatch(plain)
    if not found:
        own = _within(plain, remark, block, stair) if _WORDED.search(plain) else room
        if within.room and _bare(within.room) == _bare(parse_address(f"1单元{_worded(own, '室')}").address.room):
            return Joined(text, own)  # 单元 holds 1单元201
        return Joined(_chain(text, _worded(own, "室")), own) if own else _unclear(text, room)
    first, number, rest = _bare(found[2]), found[3], found[4] + remark
    joined = Joined(f"{text}{number}室{rest}", number + rest)
    if found[1]:
        return joined if (_bare(found[1]), first) == (block, stair) else _unclear(text, room)
    if first != stair:
        joined = _unclear(text, room)
    whole = f"{text}{number}室{rest}" if first == block else ""
    on_floor = first == number.rstrip(ascii_uppercase)[:-2].lstrip("0")
    return joined._replace(prefixed=True, of_building=whole, of_floor=on_floor)


def _is_said(said: Address, *columns: str) -> bool:
    """Whether an address says the same of estate, building, unit and room as columns, as most do that have both."""
    known = (said.estate, said.building, said.unit, said.room)
    return all(not told or _bare(told.strip()) == _bare(part) for told, part in zip(columns, known, strict=True))


def _within_address(
    address: str, parsed: ParsedAddress, place: str, columns: tuple[str, str, str, str], room: str
) -> Joined | None:
    """An address of its own with what columns say besides; None where they only go on from it."""
    said = parsed.address
    if any(note.code == _AMBIGUOUS for note in parsed.notes):
        return None
    told, unread = _told(said, place, columns, room)
    if told.get("estate") and not said.estate and told["estate"] in address:
        del told["estate"]
    inside = said.building or said.unit or said.floor or said.room
    if not inside and not place and not (said.estate and "estate" in told):
        return None
    known = {name: value for name, value in told.items() if getattr(said, name)}
    if not all(_alike(name, value, getattr(said, name)) for name, value in known.items()):
        other = format_address(replace(said, **told))
        return Joined(f"{address}或{other}", room, contrary=True)
    more = {name: value for name, value in told.items() if name not in known and name != "room"}
    last = max((_LEVEL[name] for name in _LEVEL if getattr(said, name)), default=0)
    twice = not known.keys().isdisjoint(_PLACES)
    if not twice and all(_LEVEL[name] > last for name in more):
        # What is only added at the end is added as it is written.
        return Joined(f"{address}({unread})" if unread else address, room) if not more and said.room else None
    whole = replace(said, **more)
    text = format_address(whole)
    if parse_address(text).address != whole:
        return Joined(f"{address}或{format_address(replace(whole, **told))}", room, contrary=True)
    text += parsed.rest + (f"({unread})" if unread else "")
    return Joined(text, room) if said.room or not room else _with_room(text, whole, "", room)


def _told(said: Address, place: str, columns: tuple[str, str, str, str], room: str) -> tuple[dict[str, str], str]:
    """The parts that the columns say, and what of them cannot be held against the address's own."""
    estate, *inside = columns
    told = {**_parts_of(place, said), "estate": estate} if estate else _parts_of(place, said)
    unread = ""
    for part, name in zip(inside, ("building", "unit", "floor"), strict=True):
        if part and (value := getattr(parse_address(part).address, name)):
            told[name] = value
        elif part and getattr(said, name):
            unread += part
    if room and not (said.room and _says_room(room, said)):
        part = _worded(_basement(room), "室")
        if value := parse_address(f"1单元{part}").address.room:
            told["room"] = value
        elif said.room:
            unread += part
    return told, unread


_LEVEL = {name: level for level, name in enumerate(Address.__dataclass_fields__)}
_NAMES = frozenset(("village", "hamlet", "road", "estate"))
_PLACES = frozenset(("village", "hamlet", "group", "road", "number"))


def _says_room(room: str, said: Address) -> bool:
    """Whether a column names the address's own room with building or unit before it: 2-1-201."""
    found = _PREFIXED.fullmatch(normalise(room)[0])
    if not found or _bare(found[3]) != _bare(said.room):
        return False
    numbers = [_bare(one) for one in (found[1], found[2]) if one]
    known = [_bare(one) for one in (said.building, said.unit) if one]
    return numbers == known[-len(numbers) :] or numbers == [_bare(said.building)]


def _unclear(text: str, room: str) -> Joined:
    return Joined(f"{text}房号{room.strip()}", room, True)


def _parts_of(place: str, said: Address) -> dict[str, str]:
    """The parts of a place, which may go on from an address."""
    if not place:
        return {}
    found = parse_address(place).address
    if not (found.village or found.road):
        found = replace(parse_address(f"{said.village or said.community or '本村'}{place}").address, village="")
    return {name: value for name in _PLACES if (value := getattr(found, name))}


def _alike(level: str, told: str, known: str) -> bool:
    """Whether a column may say the address's own part: of names 翡翠花园 may be 翡翠花园二期, not the reverse."""
    told, known = (_bare(_WORD_OF_ESTATE.sub("", normalise(name)[0])) for name in (told, known))
    if told == known or level not in _NAMES or told.isascii() or known.isascii():
        return told == known
    return known.startswith(told) or known.endswith(told) or told.endswith(known)


def _place(village: str, hamlet: str, group: str, road: str) -> str:
    """Village, natural village, group and road as an address names them."""
    if not (village or hamlet or group or road):
        return ""
    village = village.strip()
    if village and not _VILLAGE_WORD.search(village):
        village += "村"
    return village + hamlet.strip() + _worded_number(group, "组") + road.strip()


def _estate(name: str, inside: str) -> str:
    """An estate's name; one that ends with a digit needs its word before a house: 阳光100 is 阳光100小区."""
    name = name.strip()
    return f"{name}小区" if inside and name[-1:].isdecimal() and not name.isdecimal() else name


def _chain(*parts: str) -> str:
    """The parts one after the other; numbers and letters of two parts never become one."""
    text = ""
    for part in parts:
        glued = text[-1:].isascii() and text[-1:].isalnum() and part[:1].isascii() and part[:1].isalnum()
        text += f"、{part}" if glued else part
    return text


def _worded_number(part: str, word: str, *others: str) -> str:
    """A number with its word; what has a word already is left."""
    bare = part.strip()
    plain = unicodedata.normalize("NFKC", bare).upper()
    return bare + word if _NUMBER.fullmatch(plain) and not plain.endswith(others) else bare


def _floor(part: str) -> str:
    """A floor with its word: -1 is 负1层."""
    return _worded_number(_BELOW.sub("负", unicodedata.normalize("NFKC", part).strip()), "层")


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
