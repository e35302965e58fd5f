"""The parts of an address in a town: road, lane, door plate, estate, building, unit, floor, room."""

from __future__ import annotations

import re

from .rural import read_door
from .text import HAN, Reader

ROAD = re.compile(
    r"(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})号(?=[路街巷线])|[GSXY]?\d{1,4}(?=[一-鿿]))?(?:(?![号栋幢室弄与])[一-鿿]){0,12}"
    r"(?:大道|路|街|巷|胡同|国道|省道)(?:[东西南北中一二三四五六]段)?"
)
_LANE = re.compile(r"(\d{1,5})弄")
_YARD = re.compile(r"(\d{1,5})号院")
_NUMBER = re.compile(
    r"(?:门牌号?)?(\d{1,5}(?:-\d{1,4})?[A-Z]?)(?:附(\d{1,4})号|号(?![楼栋院房路街线])(?:附(\d{1,4})号?)?)"
)
_BUILDING_NAME = r"(?:\d{1,4}[A-Z]?|[A-Z]\d{0,3})"
_BUILDING_WORD = r"(?:号楼|号栋|栋|幢|座|#楼|#|楼(?=\d{1,2}单元))"
_BUILDING = re.compile(f"({_BUILDING_NAME}){_BUILDING_WORD}")
_BUILDING_UNIT_ROOM = re.compile(r"(\d{1,3})-(\d{1,2})-(\d{3,4}[A-Z]?)(?:室|房)?$")
_ESTATE = re.compile(
    f"({HAN}{{2,15}}?(?:\\d期)?(?:[A-Z]区)?)"
    f"(?={_BUILDING_NAME}{_BUILDING_WORD}|\\d{{1,2}}单元|\\d{{1,3}}-\\d{{1,2}}-\\d{{3,4}}[A-Z]?(?:室|房)?$|$)"
)
ESTATE_WORDS = re.compile("小区|花园|家园|公寓|大厦|广场|新村|[东西南北]区|[花佳雅嘉]?苑|公馆|华庭|新城|山庄|别墅|宿舍")
_ESTATE_UNCLEAR = re.compile(f"{HAN}{{2,15}}\\d{{1,4}}(?:号|楼)")
_UNIT = re.compile(r"(\d{1,2}|[A-Z]|[甲乙丙丁])单元")
_UNIT_ROOM = re.compile(r"-?(\d{1,2})-(\d{3,4}[A-Z]?)(?:室|房)?$")
_FLOOR = re.compile(r"-?(负|地下|B)?(\d{1,3})(?:层|楼|F)")
_ROOM = re.compile(r"-?(\d{1,4}[A-Z]?|[A-Z]\d{1,4})(?:室|房间|号房|房|号(?=$))")
_BARE_ROOM = re.compile(r"-?(\d{3,4}[A-Z]?)$")


def estate_at(text: str) -> str:
    """The estate at the start: a name that ends like an estate's, or any name before a building."""
    found = _ESTATE.match(text)
    certain = found and (found.end() < len(text) or ESTATE_WORDS.search(found[1]))
    return found[1] if certain else ""


def read_road(reader: Reader, parts: dict[str, str]) -> bool:
    road = ROAD.match(reader.rest)
    if road:
        if ESTATE_WORDS.search(road[0]):
            return False
        parts["road"] = reader.take(ROAD)
    rural = not road and any(parts.get(name) for name in ("village", "hamlet", "group"))
    if not road and not rural:
        return True
    if rural and read_door(reader, parts):
        return True
    parts["lane"] = reader.group(_LANE)
    parts["yard"] = reader.group(_YARD)
    number = reader.match(_NUMBER)
    if number:
        annex = number[2] or number[3]
        parts["number"] = f"{number[1]}附{annex}" if annex else number[1]
    return not (number and _BARE_ROOM.match(reader.rest))


def read_building(reader: Reader, parts: dict[str, str]) -> bool:
    if estate := estate_at(reader.rest):
        parts["estate"] = estate
        reader.rest = reader.rest[len(estate) :]
    elif _ESTATE_UNCLEAR.match(reader.rest):
        return False
    triple = reader.match(_BUILDING_UNIT_ROOM) if parts.get("estate") else None
    if triple:
        parts["building"], parts["unit"], parts["room"] = triple.groups()
        return True
    parts["building"] = reader.group(_BUILDING)
    pair = reader.match(_UNIT_ROOM) if parts["building"] else None
    if pair:
        parts["unit"], parts["room"] = pair.groups()
        return True
    parts["unit"] = reader.group(_UNIT)
    floor = reader.match(_FLOOR)
    if floor:
        parts["floor"] = ("-" if floor[1] else "") + str(int(floor[2]))
    parts["room"] = reader.group(_ROOM)
    if not parts["room"] and (parts["building"] or parts["unit"] or parts.get("floor")):
        parts["room"] = reader.group(_BARE_ROOM)
    return not re.match(r"-?\d", reader.rest)
