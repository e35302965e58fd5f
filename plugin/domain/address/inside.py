"""The parts of an address inside an estate or behind a door plate: building, unit, floor, room."""

from __future__ import annotations

import re

from .parts import STORES
from .text import Reader

_UNIT = (
    "(?:(\\d{1,2}|[A-Z]|[甲乙丙丁东西中南北])号?单元|"
    "(\\d{1,2}|[A-Z]|[甲乙丙丁])(?:号?门(?![面市口诊卫])|号?梯(?![田级])))"
)
_INSIDE_NAME = (
    "[甲乙丙丁东西中南北]单元|[甲乙丙丁]座|[负底首商门]|地下|车[库位]|储藏室|(?:[东西南北中左右]|[东西][南北])边?[户室]"
)
NAMED_BUILDING = f"([甲乙丙丁戊东南西北中主副附前后])[楼塔座栋幢](?:(?![一-鿿])|(?={_INSIDE_NAME}))"
"""A building with a name, 东楼; 东楼村 is none."""
_NUMBERED_BUILDING = "[甲乙丙丁戊]?\\d{1,4}(?:-\\d{1,2})?[A-Z甲乙丙]?|[A-Z]\\d{0,3}(?:-\\d{1,2})?|[甲乙丙丁戊]"
# 楼 alone is a building only before a unit: 3楼501 may be on the third floor.
_BUILDING_WORD = (
    "号(?:公寓|宿舍|写字|办公|商务|教学|住宅)?楼(?![上下前后旁])|号[栋幢座塔]|[栋幢塔]楼?|座(?!落)|舍|#[楼栋幢座]?|"
    f"楼(?={_UNIT})|号(?=\\d{{1,2}}(?:单元|门))"
)
_BUILDING = re.compile(
    f"({_NUMBERED_BUILDING})(?:{_BUILDING_WORD})|#(\\d{{1,3}}[A-Z]?)(?:[栋幢楼]|(?=-))|{NAMED_BUILDING}"
)
_BUILDING_BEFORE_UNIT = re.compile("(\\d{1,3}[A-Z]?|[A-Z]\\d{0,2})-(?=\\d{1,2}(?:单元|门))")
_BLOCK = re.compile("([A-Z甲乙丙丁])座")
_UNIT_FIRST = re.compile(_UNIT)
_UNIT_BEHIND_FLOOR = re.compile("(\\d{1,2}|[A-Z])(?:号?单元|号?门(?=\\d))")
HOUSE = re.compile(f"{_BUILDING.pattern}|{_UNIT}|{_BUILDING_BEFORE_UNIT.pattern}")
"""A building or a unit, which makes an estate of the name before it."""

_NO_WORD = "(?![-\\d号栋幢座楼#单层FA-Z门梯弄期区米户组舍年月日块元路街巷村])"
_ROOM_WORD = "(?:号?室|(?<=\\d{3})单元|号?房间?(?![子产])|号?[商店]?铺面?|号?[门店]面|户(?!籍))"
_ROOM_NAME = "[A-Z]?\\d{1,5}(?:[A-Z]\\d{1,2}|[A-Z甲乙丙丁]|之\\d{1,2})?"
_ITEM = "(?:[A-Z]?\\d{1,5}[A-Z]?|[A-Z])"
ROW = re.compile(f"-?({_ITEM}(?:-{_ITEM})+)(?:{_ROOM_WORD}|号$|{_NO_WORD})")
"""Numbers with dashes: 12-3-501."""
ROOM = re.compile(f"-?({_ROOM_NAME}){_ROOM_WORD}(?:-(\\d{{1,2}}){_NO_WORD})?")
_LETTER_ROOM = re.compile("([A-Z])(?:[室户房]|$)")
_NUMBERED_ROOM = re.compile("-?([A-Z]?\\d{1,4}[A-Z]?)[号门#](?![-\\d楼栋院])")
_BARE_ROOM = re.compile(f"-?([A-Z]?\\d{{3,5}}(?:[A-Z甲乙丙丁]|之\\d)?|\\d{{1,2}}[A-Z]\\d{{1,2}}){_NO_WORD}")
_LETTERED_ROOM = re.compile(f"-?(?!B\\d(?!\\d))([A-Z]\\d{{1,2}}|\\d{{1,2}}[A-Z]){_NO_WORD}")
_BASEMENT_ROOM = re.compile(f"-?(?:负|地下)-?(\\d{{3,4}}[A-Z]?)(?:{_ROOM_WORD}|号(?![\\d楼栋院])|{_NO_WORD})")
_SHOP = re.compile(f"(?:临街|底商)?(?:[商店]铺|铺面|[门店]面)-?({_ROOM_NAME})号?(?![\\d-])")
_STORE = "|".join(STORES)
_STORE_ROOM = re.compile(f"(?:地下)?({_STORE})-?(\\d{{1,4}})号?(?![\\d-])|(\\d{{1,4}})号?({_STORE})(?!\\d)")
_SIDE = re.compile("([东西南北中左右]|[东西][南北])(?:边?户|室)(?![一-鿿])")
_SIDE_OF_FLOOR = re.compile("([东西南北左右])(?:边|侧|面|头)?$")

_BELOW = re.compile("(?:负|地下|B)(\\d)(?:层|楼|F)|地下负?(\\d)层")
_MINUS = re.compile("-(\\d)(?:层|楼|F)")
_CELLAR = re.compile("半?地下(?:室|层|(?=车[库位]))")
_MALL_LEVEL = re.compile("B(\\d)(?=$|-?\\d{1,3}号?[商店]?铺)")
_GROUND = re.compile("[底首]层|底商")
_FLOOR = re.compile("(\\d{1,3})(?:层|(楼)(?!道)|F(?![A-Z]))")
_ANY_FLOOR = re.compile("[层楼F负下商B]")
_UNREAD = re.compile("-?(?:[附之第、和与及至到+&]|[A-Z]{1,2})?\\d|[-#]|.*\\d(?:号|栋|幢|座|单元|室|#)")
_ANY_DIGIT = re.compile(f".*\\d|{_UNREAD.pattern}")


def read_inside(reader: Reader, parts: dict[str, str], tower: bool) -> bool:
    """What lies inside; False when two readings are possible. `tower`: the estate is one house, not several."""
    if not reader.rest:
        return True
    _read_building(reader, parts)
    if not parts.get("unit"):
        parts["unit"] = _first(reader.match(_UNIT_FIRST))
    row = _row_at(reader.rest)
    if not row:
        if not _read_floor(reader, parts, tower):
            return False
        row = _row_at(reader.rest)
    if row:
        said = _row(row, reader, parts, tower)
        if not said:
            return False
        parts.update(said)
        reader.rest = reader.rest[row.end() :]
    else:
        parts["room"] = _read_room(reader, parts, tower)
    unread = _UNREAD if parts.get("room") else _ANY_DIGIT
    return not unread.match(reader.rest)


def _read_building(reader: Reader, parts: dict[str, str]) -> None:
    building = reader.match(_BUILDING)
    if not building and (not parts.get("road") or _place(parts) or parts.get("number")):
        building = reader.match(_BUILDING_BEFORE_UNIT)
    if building:
        parts["building"] = _first(building)
        parts["unit"] = reader.group(_BLOCK)


def _row_at(text: str) -> re.Match[str] | None:
    return ROW.match(text) if "-" in text and not _MALL_LEVEL.match(text) else None


def _row(row: re.Match[str], reader: Reader, parts: dict[str, str], tower: bool) -> dict[str, str]:
    """What numbers with dashes mean in their place; nothing when two readings are possible."""
    *tokens, room = row[1].split("-")
    within = bool(parts.get("building") or parts.get("unit") or parts.get("floor"))
    if _is_room(tokens[-1]) and not _is_room(room) and len(room) < 3:
        # 501-2 is a part of 501.
        room = f"{tokens.pop()}-{room}"
    elif not _is_room(room):
        # Behind a unit 5-2 is the second room of the fifth floor, anywhere else it may be a unit's room.
        return {"room": f"{tokens[0]}-{room}"} if parts.get("unit") and len(tokens) == 1 else {}
    if any(_is_room(token) for token in tokens[1:]) or (tokens and _is_room(tokens[0]) and len(tokens) < 2):
        return {}
    if not tokens:
        return {"room": room} if within or tower or parts.get("number") or row[0][-1] in "室房间" else {}
    if parts.get("floor"):
        return {}
    if within:
        free = [] if parts.get("unit") else ["unit"]
    elif tower:
        free = ["building", "unit"] if len(tokens) > 1 else []
    elif _place(parts):
        free = ["building", "unit"] if len(tokens) > 1 else ["building"]
    elif len(tokens) > 1 and (parts.get("number") or not parts.get("road")):
        free = ["building", "unit"]
    else:
        return {}
    said = {**dict(zip(free, tokens, strict=False)), "room": room}
    if len(tokens) == len(free):
        return said
    reader.by_value = True
    agree = len(tokens) == len(free) + 1 and tokens[-1] == _floor_of(room)
    return {**said, "floor": tokens[-1]} if agree else {}


def _read_floor(reader: Reader, parts: dict[str, str], tower: bool) -> bool:
    if not _ANY_FLOOR.search(reader.rest):
        return True
    within = bool(parts.get("building") or parts.get("unit") or tower)
    if below := reader.match(_BELOW) or reader.match(_MINUS):
        parts["floor"] = "-" + _first(below)
    elif reader.match(_CELLAR):
        parts["floor"] = "-1"
    elif _MALL_LEVEL.match(reader.rest) and within and not parts.get("unit"):
        parts["floor"] = "-" + reader.group(_MALL_LEVEL)
    elif reader.match(_GROUND):
        parts["floor"] = "1"
    elif floor := _FLOOR.match(reader.rest.removeprefix("-")):
        if floor[2] and not within and not _on_floor(floor[1], reader, parts, floor.end()):
            return False
        parts["floor"] = floor[1]
        reader.rest = reader.rest.removeprefix("-")[floor.end() :]
    if parts.get("floor") and not parts.get("unit"):
        parts["unit"] = reader.group(_UNIT_BEHIND_FLOOR)
    return True


def _on_floor(floor: str, reader: Reader, parts: dict[str, str], end: int) -> bool:
    """Whether 3楼 is a floor where no building is named: in an estate or a yard it may be one, 501 is not on it."""
    if _place(parts):
        return False
    room = ROOM.match(reader.rest, end) or _BARE_ROOM.match(reader.rest, end)
    if not room or not _is_room(room[1]):
        return True
    reader.by_value = True
    return _floor_of(room[1]) == floor.lstrip("0")


def _read_room(reader: Reader, parts: dict[str, str], tower: bool) -> str:
    if not reader.rest:
        return ""
    inside = bool(parts.get("unit") or parts.get("floor"))
    within = inside or bool(parts.get("building") or tower)
    if within and (store := reader.match(_STORE_ROOM)):
        return (store[1] or store[4]) + (store[2] or store[3])
    if (within or _place(parts) or parts.get("number")) and (shop := reader.group(_SHOP)):
        return shop
    if (within or parts.get("number")) and (below := reader.group(_BASEMENT_ROOM)):
        return f"B{below}"
    room = ROOM.match(reader.rest)
    if room and (within or room[0][-1] in "室房间" or (room[0][-1] in "铺面" and parts.get("estate"))):
        reader.rest = reader.rest[room.end() :]
        return f"{room[1]}-{room[2]}" if room[2] else room[1]
    if not (within or parts.get("number") or _single(parts, reader.rest)):
        return ""
    if side := reader.group(_SIDE):
        return side
    if within and (letter := reader.group(_LETTER_ROOM)):
        return letter
    numbered = _NUMBERED_ROOM.match(reader.rest)
    if numbered and (inside or _is_room(numbered[1])):
        return reader.group(_NUMBERED_ROOM)
    if bare := reader.group(_BARE_ROOM):
        return bare
    if within and (lettered := reader.group(_LETTERED_ROOM)):
        return lettered
    return reader.group(_SIDE_OF_FLOOR) if parts.get("floor") else ""


def _single(parts: dict[str, str], text: str) -> bool:
    """Whether a bare number behind an estate can only be a room's: no estate has a building 1203, no hostel 501."""
    estate = parts.get("estate", "")
    return bool(estate and (estate.endswith(("公寓", "宿舍")) or re.match("-?\\d{4}", text)))


def _place(parts: dict[str, str]) -> bool:
    """Whether the address names what may hold several buildings."""
    return bool(parts.get("estate") or parts.get("yard"))


def _is_room(token: str) -> bool:
    return bool(re.fullmatch("[A-Z]?\\d{3,5}[A-Z]?", token))


def _floor_of(room: str) -> str:
    """The floor that a room's number says: 5 for 501, 12 for A1203."""
    return re.sub("[A-Z]", "", room)[:-2].lstrip("0")


def _first(found: re.Match[str] | None) -> str:
    """The one group that took part in a match."""
    return next((group for group in found.groups() if group), "") if found else ""
