"""The forms in which places, houses and rooms are compared."""

from __future__ import annotations

import re
import unicodedata

from ...domain.address import Address, rural_place

_OWNER = re.compile("(?<=..)(?:家|户|宅|住宅)$")
_LEVELS = {
    "province": "省|自治区|特别行政区",
    "prefecture": "自治州|地区|市|盟",
    "county": "自治县|自治旗|县|区|旗",
}
_DIVISION = re.compile("(.{1,10}?)(?:" + "|".join(f"(?P<{level}>{words})" for level, words in _LEVELS.items()) + ")")
_STEM = re.compile(f"(?<=.)(?:{'|'.join(_LEVELS.values())})$")


def plain(text: str) -> str:
    """Half width and upper case, nothing around it."""
    if text.isascii():
        return text.strip().upper()
    return unicodedata.normalize("NFKC", text).strip().upper()


def owner(text: str) -> str:
    """Whose house it is: 张三, 张三家 and 张三户 are one."""
    return _OWNER.sub("", plain(text).strip("()"))


def street(address: Address) -> str:
    """The road with its lane, or the rural place, that a door plate counts in; "" for none."""
    place = rural_place(address) or address.road
    return f"{place}{address.lane}弄" if address.lane else place


def door(address: Address) -> str:
    """The number in the street; a yard's where the house has none of its own."""
    return address.number or (f"{address.yard}号院" if address.yard else "")


def divisions(region: str) -> dict[str, str]:
    """The province, city and county that a region names, each without its last word, by level."""
    return {part.lastgroup: part[1] for part in _DIVISION.finditer(region)}


def stem_of(name: str) -> str:
    """A division's name without 省, 市, 县 …: a county that became a district is the same place."""
    return _STEM.sub("", name)


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
