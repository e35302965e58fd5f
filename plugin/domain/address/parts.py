"""The parts of an address, their standard form, and the key of a rural place."""

from __future__ import annotations

import dataclasses
import re

from ..problems import Problem

HOUSEHOLD = "户"
"""Ends a number that is a household's 户号, not a door plate's: "12户"."""

STORES = ("车库", "车位", "储藏室")
"""Begin the number of what is no room to live in, but belongs to one: "车库12"."""

_COMPANY = re.compile(r"\d+连")
_COMMITTEE = re.compile("(?:行政村|村民委员会|民委员会|村委会|委员会|委会|(?<=村)委)$")
_NO_VILLAGE_WORD = re.compile("(?:村|嘎查|大队|团|团场|[农林牧茶渔盐]场|社区|居民|居)$")


@dataclasses.dataclass(frozen=True)
class Address:
    """Parts from large to small, without their unit words: number "12", building "3", unit "2", room "501".

    `region`: the divisions (省 市 区县 镇街道) as written, each once. `community`, `village`, `hamlet` (自然村),
    `road` and `estate` are whole names, an estate's with its parts (二期, B区); a committee's number 12委 is a
    community. `group` (组, 社, 队): a number or a name, a farm's company is "3连". `lane`: the number before 弄, with
    a side lane "1088弄48支". `yard`: the number before 号院. `number`: the door plate, also "12-1", "12-18" (a
    range), "12A", "甲12", "特1", "12甲", "12附3" (附3号), "附3", "12之1" (之一), and for a household without a door
    plate "12户". `building`: also "A", "甲3", "3-1", "东" (东楼). `unit`: 单元, 门 and 梯, also "A", "东". `floor`: an
    integer as text, negative below ground. `room`: also "501A", "501-2", "5-2" (floor and door), "东" (东户), shops
    like rooms, and "车库12" for what belongs to a home (see `STORES`).
    """

    region: str = ""
    community: str = ""
    village: str = ""
    hamlet: str = ""
    group: str = ""
    road: str = ""
    lane: str = ""
    yard: str = ""
    number: str = ""
    estate: str = ""
    building: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""

    @property
    def rural(self) -> bool:
        """Whether the house is found by village and group, not by a road."""
        return bool(self.village or self.hamlet or self.group) and not self.road

    def to_house(self) -> Address:
        """Without what lies inside a house."""
        return dataclasses.replace(self, unit="", floor="", room="")

    def to_building(self) -> Address:
        """What may be shown: the house, and in a village its place only, for a door there is a household's."""
        in_village = self.rural or bool(self.hamlet or self.group)
        return dataclasses.replace(self.to_house(), number="" if in_village else self.number)


@dataclasses.dataclass(frozen=True)
class ParsedAddress:
    """Result of `parse_address`: the certain parts, the unread rest, and what has to be said about it."""

    address: Address
    rest: str = ""
    notes: tuple[Problem, ...] = ()


def format_address(address: Address) -> str:
    """The standard form; `parse_address` reads it back to the same parts."""
    floor = address.floor
    if floor.startswith("-"):
        floor = "负" + floor[1:]
    words = (
        (address.region, ""),
        (address.community, ""),
        (address.village, ""),
        (address.hamlet, ""),
        (address.group, _group_word(address.group)),
        (address.road, ""),
        (address.lane, "弄"),
        (address.yard, "号院"),
        (address.number, "" if address.number.endswith(HOUSEHOLD) else "号"),
        (address.estate, ""),
        (address.building, "栋"),
        (address.unit, "单元"),
        (floor, "层"),
        (address.room, "" if address.room.startswith(STORES) else "室"),
    )
    return "".join(value + word for value, word in words if value)


def rural_place(address: Address) -> str:
    """What the column `building.road` holds for a house in a village: village, natural village, group, and its lane.

    A committee's name means its village: 安宁村委会, 安宁行政村 and 安宁村 are one place. Where a village became a
    community (村改居), the community stands for it. Nothing for a house in a town.
    """
    if not (address.rural or address.village or address.hamlet):
        return ""
    village = _village(address.village) or _village(address.community)
    return village + _hamlet(address.hamlet) + address.group + _group_word(address.group) + address.road


def _group_word(group: str) -> str:
    return "" if not group or _COMPANY.fullmatch(group) else "组"


def _village(name: str) -> str:
    stem = _COMMITTEE.sub("", name)
    if stem == name or _NO_VILLAGE_WORD.search(stem):
        return stem
    return stem + "村"


def _hamlet(name: str) -> str:
    stem = name.removesuffix("自然村")
    return stem if stem == name or (len(stem) > 1 and stem[-1] in HAMLET_ENDS) else stem + "村"


HAMLET_ENDS = frozenset(
    "村屯寨湾弯坝庄岭坪坡沟店堡埠垸院塘冲坳垭岗冈墩圩埂垄垅坑洞岩崖桥营窑窝峪洼甸圈铺集楼围里坊厝屋邨墟沥涌浜泾渡滩"
    "洲圳埔寮角畈咀嘴港浦溪河山庙头背边尾口家房塬台岔川沱滨湖井潭树坎包梁槽磴关哨箐坟垴垱垌峒坵丘"
)
"""With these a natural village's name ends; the word 自然村 itself is often left out."""
