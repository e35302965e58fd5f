"""The parts of an address in the countryside: village, natural village, villagers' group, door or household number.

The names of the levels differ by region: 行政村, 嘎查 (Inner Mongolia), 农场 and 团 (state farms and the Corps) hold
自然村, 屯, 寨, 湾 …, and these 组, 社 (Sichuan), 队 (Guangxi, Xinjiang), 连 (the Corps).
"""

from __future__ import annotations

import re

from ..surnames import COMPOUND_SURNAMES
from .parts import HAMLET_ENDS, HOUSEHOLD
from .text import HAN, Reader

_COMMITTEE = "(?:村民委员会|村委会|民委员会|委会|委(?=第?\\d{1,3}(?:村民)?小?组))"
_GROUP_WORD = "(?:(?:村民|居民)?小?组(?![织团])|(?:合作)?社(?![区会])|(?:生产)?小?队(?!伍)|独贵龙)"
_NUMBERED = f"(?:第?[东西南北中]?\\d{{1,3}}{_GROUP_WORD}|生产(?:第)?\\d{{1,3}}队|\\d{{1,3}}连(?:队|(?=\\d|附|$)))"
_NAME_WORD = "(?:(?:村民|居民)?小?组(?![织团])|生产队|[社队](?=\\d|附|$))"
_NAMED = f"{HAN}{{1,6}}?{_NAME_WORD}"
# Groups of people that are no place.
_ORGANISATION = (
    f"{HAN}{{0,4}}?(?:工作|领导|党|团|专家|项目|巡[逻查]|调解|监督|检查|互助|志愿|理事|应急|"
    "防[汛火疫]|督[查导]|考核|核查|帮扶|宣传|治安|服务|评议|扶贫|振兴|换届|筹[备建]|施工|监理|设计|指挥|保障|"
    "后勤|医疗|救援|养殖|种植|老年|妇女|青年|班|机|剧|词|合唱|舞蹈|业主)小?组"
    f"|{HAN}{{0,4}}?(?:合作|供销|信用|旅行|报|杂志|通讯|出版|公)社"
    f"|{HAN}{{0,4}}?(?:大|支|分|消防|巡[逻防]|工程|施工|救援|治安|武警|民兵|"
    "执法|环卫|抢险|球|乐|舞|宣传)队"
)
_DOOR = (
    "(?:门牌号?|户号)?第?"
    "(?:\\d{1,5}(?:-\\d{1,4})?[A-Z]?(?:号(?![楼栋路街线])|附\\d|户)|附\\d{1,4}(?:号|$)|户号\\d{1,4}|户\\d{1,4}$)"
)

COMMUNITY = re.compile(
    f"(?:{HAN}{{1,8}}?|第?\\d{{1,3}})(?:社区(?:居民委员会|居委会)?|居民委员会|居委会)|"
    f"(?:第?\\d{{1,3}}|(?:(?![路街巷村党]){HAN}){{1,4}}?)委(?=第?\\d{{1,3}}组)"
)
# A short road behind the word is the road's own name (中关村大街), unless a group is called after one (老街组).
_VILLAGE = re.compile(
    f"(?:(?:(?![路街巷道弄号]){HAN}){{2,6}})?\\d{{1,2}}村(?!民)|{HAN}{{1,10}}?嘎查(?:村民委员会|村委会|委员会|委会|村)?|{HAN}{{1,8}}?(?:村?村{_COMMITTEE}|"
    f"(?:村(?=村(?![口头边里部尾旁])))?村(?!民小?组)"
    f"(?!{HAN}{{0,3}}[路街巷](?!{HAN}{{0,2}}\\d{{0,3}}(?:组|社(?!区)|队|[屯村寨坪沟湾]))))"
)
_FARM = re.compile(
    f"(?:\\d{{1,3}}团(?:场|(?={HAN}{{0,6}}\\d|$))|(?:{HAN}{{1,8}}?|\\d{{1,3}})(?:[农林牧茶渔盐]场|大队))"
    f"(?={_NUMBERED}|{_NAMED}|第?\\d{{1,2}}(?:分场|管理区))"
)
# Without one of these signs nothing of the countryside is named.
_ANY_VILLAGE = re.compile("[村屯组社队连团场嘎艾独]")
_SECTION = re.compile("第?(\\d{1,2}(?:分场|管理区))")
_SURE_HAMLET = re.compile(
    f"{HAN}{{1,6}}?(?:自然村|艾里|[屯村](?!民小?组))(?={_NUMBERED}|{_DOOR}|{HAN}{{2,5}}?(?:村民)?小?组|[(]|$)"
)
_HAMLET_AND_GROUP = re.compile(f"{HAN}{{2,7}}?(?={_NUMBERED})")
_HAMLET_AND_DOOR = re.compile(f"{HAN}{{2,7}}?(?={_DOOR})")
_HAMLET_ALONE = re.compile(f"{HAN}{{2,6}}$")
_GROUP_NUMBER = re.compile(f"第?([东西南北中]?\\d{{1,3}}){_GROUP_WORD}|生产第?(\\d{{1,3}})队|(\\d{{1,3}}连)队?")
_GROUP_NAME = re.compile(f"(?!{_ORGANISATION})({HAN}{{1,6}}?){_NAME_WORD}")
_ROAD_INSIDE = re.compile(f"{HAN}{{2,}}[路街巷]{HAN}{{2,}}村")
_NUMBERED_VILLAGE = re.compile(f"(?:{HAN}{{2,}}[一二三四五六七八九十]|\\d)村$")
_TOWN = re.compile("(?:镇|乡|苏木)$")

# Words of places that are no natural village, and ends that say too little without a number behind them.
_NO_HAMLET = re.compile(
    "^村|村委|村部|[旁对附隔邻]|[后前]面|门口|路口|家里|饭店|酒店|商店|药店|书店|旅店|网店|[超门城夜]市|学校|小学|中学|医院|学院|敬老院|"
    "法院|剧院|办公|教学|综合|宿舍|大楼|公司|政府|广场|市场|小区|花园|公寓|大厦|新城|山庄|别墅|家园|新村|"
    "幼儿园|养老|工业|祠堂|水库|大桥|村口|河边|路边"
)
_VAGUE_ENDS = frozenset("庙井桥口河山边头尾背树池路溪院楼房林家哨")

_HOUSEHOLD = re.compile(r"(?:门牌号?)?第?(\d{1,4}(?:-\d{1,4})?)户号?|户号?(\d{1,4})号?")
_ANNEX = re.compile(r"附(\d{1,4})(?:号|$)")
_BARE_DOOR = re.compile(r"(\d{1,4}(?:-\d{1,2})?)$")
_NO_DOOR = re.compile("(?:无门牌号?|没有门牌号?|未编门牌|未编号|无号)$")


def village_at(text: str, in_town: bool = False) -> re.Match[str] | None:
    """The village at the start; an estate of that name (幸福新村, 田林十二村) is none, unless a group follows."""
    found = _VILLAGE.match(text)
    if found and _ROAD_INSIDE.match(found[0]):
        return None
    estate = found and (found[0].endswith("新村") or (_NUMBERED_VILLAGE.search(found[0]) and not in_town))
    return None if estate and not _group_at(text[found.end() :]) else found


def read_rural(reader: Reader, parts: dict[str, str]) -> bool:
    """Village, natural village and group at the start of the rest; False when two readings are possible."""
    if not parts["community"] and not _ANY_VILLAGE.search(reader.rest):
        return True
    in_town = bool(_TOWN.search(parts["region"]))
    _read_village(reader, parts, in_town)
    if parts.get("village") or parts["community"]:
        _read_hamlet(reader, parts, bool(parts.get("village")))
    elif not _read_hamlet_of_town(reader, parts, in_town):
        return False
    if parts.get("village") or parts["community"] or parts.get("hamlet") or in_town:
        _read_group(reader, parts)
    if parts.get("group") and not parts.get("hamlet"):
        found = _HAMLET_AND_DOOR.match(reader.rest)
        if found and _is_hamlet(found[0]) and found[0][-1] not in _VAGUE_ENDS:
            parts["hamlet"] = reader.take(_HAMLET_AND_DOOR)
    return True


def read_door(reader: Reader, parts: dict[str, str]) -> bool:
    """A household's number, an annex without a number, a bare number behind a group, or the words for none."""
    household = reader.match(_HOUSEHOLD)
    if household:
        parts["number"] = (household[1] or household[2]) + HOUSEHOLD
        return True
    if annex := reader.group(_ANNEX):
        parts["number"] = f"附{annex}"
    elif parts.get("group") and (bare := reader.group(_BARE_DOOR)):
        parts["number"] = bare
    elif not reader.match(_NO_DOOR):
        return False
    return True


def _read_village(reader: Reader, parts: dict[str, str], in_town: bool) -> None:
    found = village_at(reader.rest, in_town)
    if found:
        reader.rest = reader.rest[found.end() :]
        parts["hamlet" if found[0].endswith("自然村") else "village"] = found[0]
    elif not _VILLAGE.match(reader.rest):
        parts["village"] = reader.take(_FARM)
        if parts["village"]:
            parts["hamlet"] = reader.group(_SECTION)


def _read_hamlet(reader: Reader, parts: dict[str, str], in_village: bool) -> None:
    if parts.get("hamlet") or _GROUP_NUMBER.match(reader.rest):
        return
    if sure := reader.take(_SURE_HAMLET):
        parts["hamlet"] = sure
    elif (found := _HAMLET_AND_GROUP.match(reader.rest)) and not _is_elsewhere(found[0]):
        parts["hamlet"] = reader.take(_HAMLET_AND_GROUP)
    elif in_village and not _GROUP_NAME.match(reader.rest):
        for pattern in (_HAMLET_AND_DOOR, _HAMLET_ALONE):
            found = pattern.match(reader.rest)
            if found and _is_hamlet(found[0]) and (pattern is _HAMLET_AND_DOOR or found[0][-1] not in _VAGUE_ENDS):
                parts["hamlet"] = reader.take(pattern)
                return


def _read_hamlet_of_town(reader: Reader, parts: dict[str, str], in_town: bool) -> bool:
    """A natural village whose village is not named; False when it may as well be the village."""
    if parts.get("hamlet"):
        return True
    sure = _SURE_HAMLET.match(reader.rest)
    if sure and in_town and not _is_elsewhere(sure[0]):
        parts["hamlet"] = reader.take(_SURE_HAMLET)
        return True
    found = _HAMLET_AND_GROUP.match(reader.rest)
    if found and _is_hamlet(found[0]):
        parts["hamlet"] = reader.take(_HAMLET_AND_GROUP)
    of_a_road = found and found[0][-1] in "路街巷道"
    return not (found and parts["region"] and not parts.get("hamlet") and not of_a_road)


def _read_group(reader: Reader, parts: dict[str, str]) -> None:
    number = reader.match(_GROUP_NUMBER)
    if number:
        parts["group"] = number[1] or number[2] or number[3]
    else:
        parts["group"] = reader.group(_GROUP_NAME)


def _group_at(text: str) -> bool:
    return bool(_GROUP_NUMBER.match(text) or _GROUP_NAME.match(text) or re.match(f"{HAN}{{2,6}}{_NUMBERED}", text))


def _is_elsewhere(name: str) -> bool:
    """Whether a name describes a place or a family's house: 学校旁, 张三家; 李家 and 欧阳家 are natural villages."""
    family = name.endswith("家") and len(name) > 2 and name[:-1] not in COMPOUND_SURNAMES
    return family or bool(_NO_HAMLET.search(name))


def _is_hamlet(name: str) -> bool:
    """Whether a name without the word 自然村 is a natural village's: by its end, and no place of another kind."""
    stem = name[:-1] if name[-1] in "子儿" and len(name) > 2 else name
    return stem[-1] in HAMLET_ENDS and not _is_elsewhere(name)
