"""What an address says against the house and room it leads to: words not understood, another floor, another place."""

from __future__ import annotations

import re

from ...domain.address import is_remark
from .keys import divisions_end, plain

_PIECE = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]?|([^()\[\]【】]+)")
_CLAUSE = re.compile("[,;、。]")
_NUMBERS_OF_NO_PLACE = re.compile(
    r"(?:联系)?(?:(?:电话|手机|TEL)号?码?:?)?\+?\d[\d-]{6,}X?|(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{2,4}年|共?\d{1,3}[户人口]"
)
_OF_NO_PLACE = re.compile(
    "(?:出租[屋房]|[自租]住|自有|自建房?|私房|住[宅房户]|民[宅房]|本人|户主|承租|[本此]?[户宅家内])*"
)
"""What may stand behind an address and says nothing of where it is."""
_OF_A_PLACE = re.compile(
    "[0-9A-Z楼层阁室栋幢座院区期巷弄]|单元|地下|平房|车库|储藏|隔壁|对面|旁边?|附近|后面|[东西南北左右前后][户边侧头面]"
)
"""In brackets only such words are of a place: most hold a name."""

_TOWN = re.compile("(.+?)(?:街道(?:办事处)?|镇|乡|苏木)")
_COMMUNITY_END = re.compile("(?<=.)(?:社区|行政村|村)?(?:居民委员会|居委会|村?民委员会|村?委会)?$")


def is_unread(rest: str) -> bool:
    """Whether what was not read of an address may be of the place: 地下室, 转602, (原302); no remark or telephone."""
    return any(
        _is_of_a_place(clause, bare=found[1] is None)
        for found in _PIECE.finditer(rest)
        for clause in _CLAUSE.split(_NUMBERS_OF_NO_PLACE.sub("", found[1] or found[2] or ""))
    )


def _is_of_a_place(clause: str, *, bare: bool) -> bool:
    if any(sign.isdecimal() for sign in clause):
        return True
    if is_remark(clause) or _OF_NO_PLACE.fullmatch(clause):
        return False
    return bare or bool(_OF_A_PLACE.search(clause))


def on_other_floor(floor: str, number: str, storeys: range | None) -> bool:
    """Whether a floor that an address names is neither of the room's ``storeys`` nor the one that its number says."""
    said = int(floor)
    numbered = _floor_of(number)
    if (storeys is not None and said in storeys) or said == numbered:
        return False
    return storeys is not None or numbered is not None


def _floor_of(number: str) -> int | None:
    """3 for 301, 1-301, 301A and 3-1; None for what says no floor."""
    parts = re.findall(r"\d+", number)
    for part in parts:
        if len(part) > 2:
            return int(part[:-2])
    return int(parts[0]) if len(parts) > 1 and "-" in number else None


def in_other_town(region: str, town: str | None) -> bool:
    """Whether a region names a town or sub-district that is called otherwise than ``town``; 镇 may be 街道 by now."""
    said = _TOWN.fullmatch(region[divisions_end(region) :])
    if not said or not town or town in region:
        return False
    here = _TOWN.fullmatch(town)
    return said[1] != (here[1] if here else town)


def in_other_community(said: str, community: str | None) -> bool:
    """Whether a community that an address names is called otherwise than ``community``; 村 may be 社区 by now."""
    if not said or not community:
        return False
    one, other = _COMMUNITY_END.sub("", plain(said)), _COMMUNITY_END.sub("", plain(community))
    return one not in other and other not in one
