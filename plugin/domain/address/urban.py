"""The parts of an address in a town down to the house: road, lane, yard, door plate, estate."""

from __future__ import annotations

import re

from .inside import HOUSE, NAMED_BUILDING, ROOM, ROW, read_inside
from .rural import read_door
from .text import HAN, Reader

_ESTATE_WORD = (
    "小区|花园|家园|公寓|大厦|广场|新[村城]|[东西南北]区|[花佳雅嘉名]苑|公馆|华[庭府]|山庄|别墅|宿舍|大院|[属舍公]院|家属楼|大楼|商厦|"
    "写字楼|办公楼|教学楼|综合楼|公租房|廉租房|安置[房点]|国际中心|商务中心|[豪名雅]庭|花城"
)
_KNOWN_ESTATE = re.compile(f"{_ESTATE_WORD}|社区|组团|苑$|[\\d一-鿿]期$|[\\dA-Z一-鿿]区$")
_WHOLE_ESTATE = re.compile(f"(?:{_ESTATE_WORD}|社区|组团|[苑期区])$")
_IN_ROAD = re.compile(
    f"(?:{_ESTATE_WORD}|园区|开发区|高新区)(?![东南西北中前后上下新老大正横一二三四五六七八九十]{{0,2}}(?:路|街|巷|道|胡同|里|条))"
)
# An estate that is one house: what follows its name is a floor or a room.
_TOWER = re.compile(
    "(?:大厦|大楼|商厦|公寓楼|宿舍楼|家属楼|写字楼|办公楼|教学楼|综合楼|酒店|宾馆|饭店|商务中心|国际中心)$"
)
_BESIDE = re.compile(
    "(?:[的之]?(?:斜?正?对[面过门]|旁边?|隔壁|附近|周边|[背后前侧]面|[东西南北][侧面边邻]|以[东西南北]|往[东西南北]|门口|路口|交叉口|交[汇叉]|十字))"
)

_DOOR = "[甲乙丙丁戊临新老副特]?\\d{1,5}(?:[-至]\\d{1,5}|之\\d{1,2})?[A-Z甲乙丙丁]?"
_DOOR_WORD = "号(?![楼栋幢座塔院房路街线铺车单]|门(?!面)|大院|地块)"
_ROAD_HAN = "(?!号(?![路街巷线])|[栋幢室弄与]|(?<=[路街道巷])[和及])[一-鿿]"
# 人民路小区 is an estate, 人民路口 a place beside the road.
_ROAD_END = (
    "(?:大道(?:[东西南北中](?=[\\d附甲乙丙丁临特]|$))?|路(?![口局])|街(?![区坊])|巷(?!口)|胡同|[国省县乡]道)"
    "(?!小区|[新小]村|[东西南北]里[一二三四五六七八九十]?区|[一二三四五六七八九十]{1,2}[村区]|花园|家园|公寓|大厦|广场|宿舍|家属|社区|名?苑|大院|商厦|大楼)"
)
_SIDE_LANE = "(?:\\d{1,3}号?(?:支路|支巷|横[巷路街]|胡同|巷|条|街(?!坊)))"
_STRETCH = "(?:[东西南北中]?(?:\\d{1,2}|[一二三四五六七八九十]{1,2})段|[东西南北中]段)"
ROAD = re.compile(
    f"(?![沿临]街)(?:(?:\\d{{1,3}}|[一二三四五六七八九十]{{1,3}})号(?=[路街巷线])|[GSXY]?\\d{{1,4}}(?=[一-鿿]))?(?:{_ROAD_HAN}){{0,12}}"
    f"(?:(?<=[一-鿿])\\d{{1,2}}(?=[路街]))?{_ROAD_END}{_STRETCH}?{_SIDE_LANE}*|[GSXY]\\d{{1,4}}线?(?=\\d*{_DOOR_WORD})"
)
_TOWN = re.compile("(?:镇|乡|苏木)$")
_LANE = re.compile("(\\d{1,5})弄(?:(\\d{1,4}|[甲乙丙丁])支弄)?")
_YARD = re.compile("([甲乙丙丁]?\\d{1,5}(?:-\\d{1,4})?[A-Z]?)(?:号大?院|院(?=\\d))内?")
_NUMBER = re.compile(
    f"(?:门牌号?)?({_DOOR})(?:附(\\d{{1,4}}(?:-\\d{{1,2}})?)号|{_DOOR_WORD}"
    "(?:附(\\d{1,4}(?:-\\d{1,2})?)(?!-?\\d)号?|之(\\d{1,2}|[甲乙丙丁])号?|([甲乙丙丁])(?![栋幢座单\\d]))?)"
)
_ANNEX = re.compile("附(\\d{1,4}(?:-\\d{1,2})?)号")
# With these a lane's name may end, or an estate's: the door plate behind it tells.
_LANE_NAME = re.compile(
    f"(?:(?!公里|[村家城院这那邻哪]里|[街隧通河跑频]道|人行道)(?:{_ROAD_HAN})){{1,12}}?"
    f"(里|坊|条|弄|径|(?<![街隧通河跑频])道)(?={_NUMBER.pattern}|{_YARD.pattern}|{_ANNEX.pattern}|\\d{{1,5}}弄)"
)
_INSIDE_OF = re.compile("内(?=\\d)")

_SECTION = "(?:(?:\\d{1,2}|[A-Z]\\d?)(?:期|区|组团|地块|片区?|园区?|苑|坊)|\\d{1,3}(?:号?街坊|小区))"
_NUMBER_NAME = "\\d{2,4}(?=国际|小区|新城|广场|花园|城市|社区|街区|创意|文创|英里|艺术|公馆|公寓)"
_INSIDE_WORD = "(?:临街)?(?:[商店]铺|铺面|[门店]面)|底商|[底首]层|地下|负|车[库位]|储藏室"
_NAMED_BUILDING = NAMED_BUILDING.replace("(", "(?:", 1)
_ESTATE_SIGN = f"{HAN}|(?<={HAN})\\d{{1,2}}(?=村)|(?<!\\d)[A-Z]{{2,8}}(?![-A-Z])|(?<={HAN}){_NUMBER_NAME}"
# The name goes on until a number, a letter or a word for what lies inside.
_ESTATE_END = (
    f"(?!{_NUMBER_NAME}|\\d{{1,2}}村)(?=[甲乙丙丁]?\\d|#|[A-Z]\\d{{0,4}}(?![A-Z])|(?:{_INSIDE_WORD})(?=\\d)|[甲乙丙丁东西中]单元|"
    f"{_NAMED_BUILDING}|负|-\\d[层楼F]|地下|[底首]层|底商|$)"
)
_ESTATE = re.compile(
    f"(?!{_INSIDE_WORD}|{_NAMED_BUILDING})"
    f"((?:{_ESTATE_SIGN}){{2,16}}?(?:{_SECTION}+(?:{HAN}{{2,8}}?{_SECTION}*)??)?|{_SECTION}+){_ESTATE_END}"
)
_VAGUE_HOUSE = re.compile("\\d{1,4}(?:号|楼)")


def names_estate(text: str) -> bool:
    """Whether an estate's word stands in a text, and not as a road's name: 花园路 is a road."""
    return bool(_IN_ROAD.search(text))


def road_at(text: str) -> bool:
    """Whether a road or a lane stands at the start."""
    road = ROAD.match(text) or _LANE_NAME.match(text)
    return bool(road and not names_estate(road[0]))


def is_beside(text: str) -> bool:
    """Whether a text begins with words by which the place before it is only near: 对面, 旁边."""
    return bool(_BESIDE.match(text))


def is_road(name: str) -> bool:
    """Whether a name is a road's without a door plate behind it."""
    return bool(ROAD.fullmatch(name))


def estate_at(text: str) -> str:
    """The estate at the start: a name that ends like an estate's, or any name before a house."""
    return _estate(text, False)[0]


def read_road(reader: Reader, parts: dict[str, str]) -> bool:
    """Road, lane, yard and door plate at the start of the rest; False when two readings are possible."""
    road = reader.take(ROAD)
    if road and names_estate(road):
        reader.rest = road + reader.rest
        return False
    rural = not road and any(parts.get(name) for name in ("village", "hamlet", "group"))
    lane = _LANE_NAME.match(reader.rest)
    # In a town of the countryside 安和里 may be a natural village.
    if lane and (road or rural or lane[1] not in "里坊" or not _TOWN.search(parts["region"])):
        lane = reader.take(_LANE_NAME)
        if names_estate(lane):
            reader.rest = road + lane + reader.rest
            return False
        road += lane
    if road:
        parts["road"] = road
    elif rural and read_door(reader, parts):
        return True
    if lane := reader.match(_LANE):
        parts["lane"] = f"{lane[1]}弄{lane[2]}支" if lane[2] else lane[1]
    parts["yard"] = reader.group(_YARD)
    if road or rural or parts["yard"] or parts.get("lane"):
        _read_number(reader, parts)
    reader.take(_INSIDE_OF)
    return True


def read_building(reader: Reader, parts: dict[str, str]) -> bool:
    """Estate and what lies inside it; False when two readings are possible."""
    estate, certain = _estate(reader.rest, bool(parts.get("lane") and not parts.get("number")))
    if not certain:
        return False
    if estate:
        parts["estate"] = estate
        reader.rest = reader.rest[len(estate) :]
        if parts.get("lane") and not parts.get("number"):
            _read_number(reader, parts)
    before = reader.rest
    if read_inside(reader, parts, tower=bool(_TOWER.search(estate))):
        return True
    if estate and reader.rest == before and not _KNOWN_ESTATE.search(estate):
        # Only a house behind it makes an estate of any name.
        parts["estate"] = ""
        reader.rest = estate + before
    return False


def _read_number(reader: Reader, parts: dict[str, str]) -> None:
    """A door plate with its annex: 12附3 (附3号), 12之1 (之一), 12甲."""
    number = reader.match(_NUMBER)
    if number:
        annex = number[2] or number[3]
        extra = f"附{annex}" if annex else f"之{number[4]}" if number[4] else number[5] or ""
        parts["number"] = number[1].replace("至", "-") + extra
    elif annex := reader.group(_ANNEX):
        parts["number"] = f"附{annex}"


def _estate(text: str, in_lane: bool) -> tuple[str, bool]:
    """The estate at the start, or nothing, and whether that is certain. `in_lane`: a number behind it is the lane's."""
    found = _ESTATE.match(text)
    if not found:
        return "", True
    if _BESIDE.search(found[1]):
        return "", found.end() == len(text)
    name, end = found[1], found.end()
    known, tower = bool(_KNOWN_ESTATE.search(name)), bool(_TOWER.search(name))
    if end == len(text):
        # 阳光小区门卫室 is no estate.
        return (name if tower or _WHOLE_ESTATE.search(name) else ""), True
    if HOUSE.match(text, end) or (known and ROOM.match(text, end)) or (in_lane and _NUMBER.match(text, end)):
        return name, True
    if _VAGUE_HOUSE.match(text, end) and not tower:
        return "", False
    return (name if known or tower or ROW.match(text, end) else ""), True
