"""The divisions at the start of an address: 省 市 区县 镇街道, 旗 and 苏木, the Corps' divisions 师."""

from __future__ import annotations

import re

from .rural import COMMUNITY, village_at
from .text import HAN, Reader
from .urban import estate_at, road_at

# Divisions end with these words; what must not follow keeps 市场路, 县前街, 景德镇市, 新乡县 and the like whole.
_DIVISION = re.compile(
    f"{HAN}{{1,10}}?(?:省|自治区|特别行政区|自治州|地区|盟|自治县|街道办事处|街道|市(?![市区场口井街巷]|路(?![南北桥]区)|民[广中]|政府|镇(?!.[路街巷]))|"
    f"县(?![市区]|[城前后府]?[路街巷])|旗(?![区县]|[东西南北中一二三四五六七八九十新老]?[路街镇乡巷])|区(?![路街巷])|镇(?![市路街巷])|乡(?![市县路街巷]|[花家]园|[花名]苑)|路街(?!道)(?={HAN}{{2}})|苏木(?!山))"
    f"|{HAN}{{2,16}}?自治县"
)
_CORPS = re.compile("\\d{1,3}团(?=[一-鿿]{1,6}镇)|(?:新疆)?(?:生产建设)?兵团|(?:第|农)[一二三四五六七八九十\\d]{1,3}师")
# 红旗村 is no 旗, 大沙村西镇 no 镇: what follows, or a village inside, tells; 周村区 and 东村乡 are divisions.
_IN_VILLAGE = re.compile("村(?![头口边前后尾里]{1,2}.?村)|[屯寨](?![一-鿿])|嘎查|小?组|村民|生产队|大队")
_VILLAGE_INSIDE = re.compile("[村屯](?!.*族乡).+[省市县旗区镇乡盟]$")
# 盐城市 and 成都市 are cities, 阳光城市花园 is an estate.
_NO_DIVISION = re.compile(
    "^红旗$|[路巷](?!.*街道|街$|[南北桥]区)(?<!让胡路)|[一二三四五六七八九十]弄|[号栋幢]|(?<![盐宣晋运聊白诸禹邹韩海凤丰麻应项永宜增桐兴藁塔])城市|(?<![成昌])都市|超市|(?<![厦荆江天玉海])门市|花园(?!街道|[镇乡]$)|"
    "[小社厂校院片景库]区|(?:生活|家属|宿舍|居住)区|(?<!工业)(?<!科技)(?<!产业)园区|军区|小镇$"
)
_MUNICIPALITY = re.compile("(?:北京|天津|上海|重庆)(?!市)")
_PART_OF_ESTATE = re.compile(
    "(?:[家亲]属|生活|宿舍|住宅|居住|安置|[东西南北中一二三四五六七八九十])区$|[苑园村院]|.{8}"
)
# Tables of divisions write these for a level that is none.
_NO_LEVEL = re.compile("市辖区|(?:省|自治区)直辖县级行政区划")
# A house behind it makes 翡翠南区 and 梦里水乡 estates.
_HOUSE = re.compile(r"\d{1,4}[A-Z]?(?:-\d|栋|幢|座|号楼|楼\d|#|单元|期)|[A-Z]\d{0,2}(?:座|栋|幢)")


def read_region(reader: Reader) -> str:
    """The longest run of divisions at the start, as written; what is written twice is taken once."""
    text = _NO_LEVEL.sub("", reader.rest)
    municipality = _MUNICIPALITY.match(text)
    end = municipality.end() if municipality and _division_end(text, municipality.end(), True) else 0
    names = [text[:end]]
    while following := _division_end(text, end, bool(end)):
        name = text[end:following]
        if name not in names:
            names.append(name)
        end = following
    if len(names) > 1 and names[1] == names[0] + "市":
        names[0] = ""
    reader.rest = text[end:]
    return "".join(names)


def _division_end(text: str, start: int, inside: bool) -> int:
    """Where the division that begins at `start` ends, or 0. `inside`: a division was read before it."""
    if corps := _CORPS.match(text, start):
        return corps.end()
    found = _DIVISION.match(text, start)
    if not found or _NO_DIVISION.search(found[0]) or _IN_VILLAGE.match(text, found.end()):
        return 0
    if _VILLAGE_INSIDE.search(found[0]) or (
        found[0][-1] in ("区乡" if inside else "区镇乡") and _HOUSE.match(text, found.end())
    ):
        return 0
    if found[0].endswith("路街") and not (inside and _starts_with_place(text[found.end() :])):
        return 0
    if found[0].endswith("区") and not found[0].endswith(("自治区", "行政区", "地区")) and not inside:
        # 江北区人民路 is a district, 翡翠南区3栋 a part of an estate: what follows tells.
        following = text[found.end() :]
        if (len(found[0]) > 4 and _PART_OF_ESTATE.search(found[0])) or not (
            _starts_with_place(following) or estate_at(following)
        ):
            return 0
    return found.end()


def _starts_with_place(text: str) -> bool:
    return bool(road_at(text) or _division_end(text, 0, True) or COMMUNITY.match(text) or village_at(text))
