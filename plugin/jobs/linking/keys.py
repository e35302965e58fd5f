"""The forms in which places, houses and rooms are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from ...domain.address import Address, ParsedAddress, parse_address, rural_place
from ...domain.address.text import NUMERALS, arabic, simplified
from ...domain.rooms.numbering import plain_number

_ESTATE = "小区"
_OWNER = re.compile("(?<=..)(?:家|户|宅|住宅)$")
_LEVELS = {
    "province": "省|自治区|特别行政区",
    "prefecture": "自治州|地区|市|盟",
    "county": "自治县|自治旗|县|区|旗",
}
_DIVISION = re.compile("(.{1,10}?)(?:" + "|".join(f"(?P<{level}>{words})" for level, words in _LEVELS.items()) + ")")
# 三巷 and 3巷, 二期 and 2期 are one. 八一路 becomes 81路 on both sides, which does no harm.
_COUNTED_NAME = re.compile(
    f"[{NUMERALS}]+(?=号?[期巷条弄里段路街道线村坊苑园区片院]|胡同|组团|支[路巷]|横[路巷街]|街坊|小区|大?院)"
)
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
# What makes a key differ from what was read; most addresses have neither.
_WRITTEN_OTHERWISE = re.compile(f"{_COUNTED_NAME.pattern}|(?<![0-9])0[0-9]")
_PERHAPS = re.compile(f"[0{NUMERALS}]")  # ten times as quick
_NAMES = ("community", "village", "hamlet", "road", "estate")
_NUMBERS = ("group", "lane", "yard", "number", "building", "unit")
_STEM = re.compile(f"(?<=.)(?:{'|'.join(_LEVELS.values())})$")


def plain(text: str) -> str:
    """Half width and upper case, simplified, nothing around it."""
    if text.isascii():
        return text.strip().upper()
    return simplified(unicodedata.normalize("NFKC", text).strip().upper())


@lru_cache(maxsize=1 << 16)
def name_key(text: str) -> str:
    """A place's name as names are compared: 城市花园二期 is 城市花园2期."""
    return number_key(_COUNTED_NAME.sub(lambda found: arabic(found[0]), plain(text)))


@lru_cache(maxsize=1 << 16)
def number_key(text: str) -> str:
    """A number as numbers of doors, buildings and units are compared: 05 is 5, A05 is A5."""
    text = plain(text)
    return _ZEROS.sub("", text) if "0" in text else text


@lru_cache(maxsize=16)  # one address is asked about more than once
def read_address(text: str) -> ParsedAddress:
    """An address read, its names and numbers in the forms in which they are compared."""
    read = parse_address(text)
    address = keyed(read.address)
    return read if address is read.address else replace(read, address=address)


def keyed(address: Address) -> Address:
    """An address with its names and numbers in the forms in which they are compared."""
    one = address
    said = f"{one.community} {one.village} {one.hamlet} {one.group} {one.road} {one.lane} {one.yard} {one.number}"
    said = f"{said} {one.estate} {one.building} {one.unit}"
    if not _PERHAPS.search(said) or not _WRITTEN_OTHERWISE.search(said):
        return address
    keys = {name: name_key(value) for name in _NAMES if (value := getattr(address, name))}
    keys |= {name: number_key(value) for name in _NUMBERS if (value := getattr(address, name))}
    return replace(address, **keys)


def owner(text: str) -> str:
    """Whose house it is: 张三, 张三家 and 张三户 are one."""
    return _OWNER.sub("", plain(text).strip("()"))


def other_estate(name: str) -> str:
    """The other name under which the store may know an estate: 翡翠花园 and 翡翠花园小区 are one."""
    return name[: -len(_ESTATE)] if name.endswith(_ESTATE) else name + _ESTATE


def street(address: Address) -> str:
    """The road with its lane, or the rural place, that a door plate counts in; "" for none."""
    place = rural_place(address) or address.road
    return f"{place}{address.lane}弄" if address.lane else place


def place_of(road: str) -> str:
    """The column ``road`` of a building as addresses name it: a rural place in its one form, a road by its key."""
    return rural_place(read_address(f"{road}1号").address) or name_key(road)


def door(address: Address) -> str:
    """The number in the street; a yard's where the house has none of its own."""
    return address.number or (f"{address.yard}号院" if address.yard else "")


def divisions(region: str) -> dict[str, str]:
    """The province, city and county that a region names, each without its last word, by level."""
    return {part.lastgroup: part[1] for part in _DIVISION.finditer(region)}


@lru_cache(maxsize=1 << 10)
def divisions_end(region: str) -> int:
    """Where the province, city and county of a region end and the town begins."""
    return max((part.end() for part in _DIVISION.finditer(region)), default=0)


def stem_of(name: str) -> str:
    """A division's name without 省, 市, 县 …: a county that became a district is the same place."""
    return _STEM.sub("", name)


def room_writings(address: Address, wanted: str) -> tuple[str, ...]:
    """A room's number in all its forms: with a floor and a number on it, 5层2室 is 502 and 负1层101 is B101."""
    if not address.floor or not wanted.isdecimal():
        return (wanted,)
    if len(wanted) < 3:
        both = address.floor + wanted.zfill(2), f"{address.floor}-{wanted}"
        return (wanted, *(plain_number("", number) for number in both))
    return (plain_number("", f"-{wanted}"), wanted) if address.floor.startswith("-") else (wanted,)


def edit_distance(one: str, other: str) -> int:
    """Levenshtein's distance of two short texts."""
    if one == other:
        return 0
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for column, known in enumerate(other, 1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (letter != known))
    return row[-1]
