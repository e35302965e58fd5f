"""Writes an address the way clerks do: in one of several forms, and now and then wrong."""

from dataclasses import replace

import numpy as np

from ..domain.address import Address, format_address

# Shares of what cannot be linked.
_NO_ROOM, _EMPTY, _WRONG_NAME, _WRONG_ROOM, _STORY = 0.008, 0.004, 0.006, 0.006, 0.004
_STORIES = ("菜市场后面", "学校对面老房子", "村口第二家", "原机械厂宿舍旁")
_FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")
_DIGITS = "零一二三四五六七八九"


_REGION = "示范县示范镇"


def write_address(address: Address, generator: np.random.Generator, region: str = _REGION) -> str:
    """Return a text for the address of a room; a few in a hundred name no room that exists, or nothing.

    ``region`` is what some write before it.
    """
    draw = generator.random()
    form = int(generator.integers(0, 6))
    for share, wrong in (
        (_NO_ROOM, lambda: format_address(replace(address, unit="", room=""))),
        (_EMPTY, lambda: ""),
        (_WRONG_NAME, lambda: format_address(_misspelt(address))),
        (_WRONG_ROOM, lambda: format_address(replace(address, room="9909"))),
        (_STORY, lambda: _STORIES[form % len(_STORIES)]),
    ):
        if draw < share:
            return wrong()
        draw -= share
    return written(address, form, region)


def written(address: Address, form: int, region: str = _REGION) -> str:
    """Return one of six forms of the same address; what a form cannot hold is written in the standard one."""
    text = format_address(address)
    if form == 1:
        return text.translate(_FULL_WIDTH)
    if form == 2:
        return region + text
    if form == 3:
        return text.replace("栋", "幢").replace("室", "房")
    if form == 4 and address.estate and address.unit and address.building.isdigit():
        return f"{address.estate}{address.building}-{address.unit}-{address.room}"
    if form == 5 and address.unit.isdigit() and len(address.unit) == 1:
        return format_address(replace(address, unit="")).replace(
            f"{address.room}室", f"{_DIGITS[int(address.unit)]}单元{address.room}室"
        )
    return text


def _misspelt(address: Address) -> Address:
    if address.estate:
        return replace(address, estate="辛" + address.estate[1:])
    if address.village:
        return replace(address, village="辛" + address.village[1:])
    return replace(address, road="辛" + address.road[1:])
