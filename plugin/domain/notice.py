"""De-identified notices 群通报: what goes to a chat group names nobody and no door.

Patterns find what they know and leave the facts of the event: how many households and people, which building.
Where they cannot tell, the place is marked for the person who reads the text before it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .events.message_text import one_form
from .masking import HIDDEN
from .person_name import COMPOUND_SURNAMES
from .personal_details import NO_NAMES, NOT_GIVEN, SURNAMES, TITLES, UNSURE_SURNAMES, Detail, find_details

_KIN = (
    "妻子?|丈夫|老公|老婆|爱人|配偶|老伴|儿子|女儿|儿媳|女婿|父亲|母亲|爸爸|妈妈|孙子|孙女|外孙女?|爷爷|奶奶|外公|外婆|"
    "哥哥|弟弟|姐姐|妹妹|[叔伯]父|舅舅|姑姑|侄子|侄女|家属|亲属|邻居|同事|朋友|其[子女父母夫兄弟姐妹]"
)
_ROLES = (
    "报警人|报案人|当事人|投诉人|举报人|反映人|来电人|求助人|联系人|负责人|上报人|目击者|伤者|死者|逝者|患者|失踪者|走失者|"
    "被困者|被困人员|受害人|嫌疑人|老人|小孩|孩子|男孩|女孩|男子|女子|妇女|孕妇|病人|独居老人|业主|房主|房东|户主|租户|租客|"
    "承租人|居民|村民|市民|住户|老板|店主|司机|驾驶员|车主|姓名|网格员|民警|辅警|医生|护士|经理|所长|局长|区长|镇长|乡长|村长|组长|站长|处长|科长|院长|校长|主任|书记|队长|学生|快递员|外卖员|骑手|保安|保洁员?|志愿者|处置人|记录人|经办人|承办人|处理人|报送人|填报人|审核人|值班员|"
    "调度员|楼栋?长"
)
_LABEL = f"(?:{_KIN}|{_ROLES})"
_COMPOUND = "|".join(sorted(COMPOUND_SURNAMES))
_FIRST = f"(?!{NO_NAMES})(?:{_COMPOUND}|(?![{UNSURE_SURNAMES}]|(?<=主)任)[{SURNAMES}])"
_GIVEN = f"(?!{TITLES}|[{NOT_GIVEN}])[\u4e00-\u9fff]"
_FULL = f"{_FIRST}(?:{_GIVEN}){{1,2}}?"
_DOES = (
    "走失|失踪|失联|死亡|身亡|遇难|受伤|溺水|晕倒|昏迷|摔倒|坠楼|坠落|跳楼|被困|被|获救|反映|来电|致电|报警|报案|报称|报告|称|说|诉|"
    "表示|投诉|举报|求助|到场|赶到|赶赴|持刀|逃逸|发生|驾驶|骑|在|于|与|和|跟|及|将|把|因|从|向|送|已|均|都|正|未|仍|尚|不|无|下落|陪同|陪护|负责|牵头|配合|跟进|上门|处理|处置|拿|取|开门|脱险|住|等|家|的|是|系|"
    "男|女|电话|手机"
)
_NO_END = "[区局站队委办所部院店厂村镇街路司心场组]"
"""How offices and places end, and names of persons hardly."""
_ENDS = f"[,.。、;:()\\s0-9*]|$|{TITLES}|{_DOES}"
_TITLE = re.compile(TITLES)
_EDGE = "(?<![\u4e00-\u9fff])"
_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        f"{_LABEL}(?:姓名)?(?:是|为|叫|名叫|[: (]+)?(?P<name>{_FULL}|[\u4e00-\u9fff]+·[\u4e00-\u9fff]+?)(?={_ENDS})",
        f"{_LABEL}[: ]*(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)+)",
        "(?:Mr|Mrs|Ms|Miss)[. ]+(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)*)",
        f"(?P<name>{_FIRST}(?:{_GIVEN}){{0,2}}?)(?={TITLES})",
        f"(?:(?<![\u4e00-\u9fff])|(?<=[室房号栋组村元楼户的]))(?P<name>{_FULL})"
        "(?=家(?:着火|起火|失火|火灾|冒烟|漏水|发生|门|中|里|屋|的|[,.。;]|$))",
        f"{_EDGE}(?P<name>{_FULL})(?=的(?:{_KIN}))",
        f"(?:(?:联系|通知|告知|回访|找|让|由|请)(?!于)|群里|群内|群友)(?P<name>{_FULL})(?<!{_NO_END})(?={_ENDS})",
        f"{_EDGE}(?P<name>{_FULL})(?<!{_NO_END})(?=配合|负责|牵头|陪同|陪护)",
        f"{_EDGE}(?P<name>{_FULL})(?=走失|失踪|失联|死亡|身亡|遇难|受伤|溺水|晕倒|昏迷|摔倒|坠楼|坠落|跳楼|"
        "来电|致电|反映|报警|报案|报称|称|投诉|举报|求助|到场|持刀|逃逸|\\((?:男|女|[0-9]+岁))",
    )
)
_SECOND = re.compile(f"[、,和与及跟](?P<name>{_FULL})(?={_ENDS}|[和与及跟])")
_NUM = "[0-9A-Za-z甲乙丙丁一二三四五六七八九十百廿]"
_SPOKEN = "[零〇一二三四五六七八九]"
_BUILDING = f"(?:第?{_NUM}{{1,4}}(?:期|区))?第?{_NUM}{{1,4}}(?:栋|幢|座|号楼|#楼?|号院)"
_UNIT = f"第?{_NUM}{{1,3}}(?:单元|梯|门(?=[0-9]))"
_FLOOR = f"第?{_NUM}{{1,3}}(?:层|楼)"
_COUNTED = "[户人名位间套元米平立方辆吨棵处家年月日个只台份箱公度%余多百千万亿A-Za-z]"
_ROOM = (
    f"(?:[0-9]{{3,4}}(?:[-之][0-9]{{1,3}})?(?:室|房(?!屋)|号(?!楼(?![上下道梯顶])|线))?(?![0-9]|{_COUNTED})|{_SPOKEN}{{3,4}}(?:室|房(?!屋))?"
    f"(?![0-9百千万十]|{_COUNTED}))"
)
_NOT_A_DOOR = (
    "(?!楼(?![下上道梯顶前后])|线|井|桩|台风|出?口|门(?![前口外旁])|岗|泵|闸|机|坑|仓|库|路|文件|令|公告|预案|应急)"
)
_DOORS = tuple(
    re.compile(pattern)
    for pattern in (
        f"{_BUILDING}[- ]?(?:{_UNIT}[- ]?)?(?:{_FLOOR})?{_ROOM}",
        f"{_UNIT}[- ]?(?:{_FLOOR})?{_ROOM}",
        "(?<![-0-9.])[0-9A-Za-z]{1,2}[-#][0-9]{1,2}-[0-9]{2,4}(?![-0-9])",
        "(?<![0-9A-Za-z])[0-9]{1,3}#[0-9]{3,4}(?![0-9])",
        f"(?:(?<=[路街道巷里村组队牌段庄屯社坊条])|(?<=胡同))(?:{_NUM}+弄)?附?{_NUM}{{1,5}}(?:[-之附]{_NUM}{{1,4}})*"
        f"号{_NOT_A_DOOR}(?:之[一二三四五六七八九十]+|[之-][0-9]{{1,2}}(?![0-9])|附{_NUM}{{1,4}}号)?院?(?:{_ROOM})?",
        f"{_NUM}+弄{_NUM}+号(?:{_ROOM})?",
        f"(?<![0-9]){_NUM}{{1,4}}号{_ROOM}",
        f"(?:{_BUILDING}[- ]?)?(?:{_UNIT}[- ]?)?(?:{_FLOOR})?(?<=[栋幢座楼号元梯层])[东西南北中]户",
        "(?:(?<=住)|(?<=住在)|(?<=[(]))[0-9]{1,2}-[0-9]{3,4}(?![-0-9米户人元度%])",
        f"(?<![0-9])[0-9]{{3,5}}(?:室|房(?![屋间源产]))|{_SPOKEN}{{3,4}}(?:室|房(?![屋间源产]))",
        f"(?:(?<=[苑园厦府邸寓邨住])|(?<=小区|楼上|楼下|隔壁|对门|住在)){_ROOM}",
    )
)
_NUMBERS = (
    # Identity numbers that are mistyped, of both lengths; no order begins as a province does.
    re.compile("(?<![0-9A-Za-z])(?!20)(?P<hidden>[0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9A-Za-z])"),
    re.compile(r"(?:护照|通行证|证件|军官证|社保卡)(?:号码?)?[: ]*(?P<hidden>[A-Z]{0,2}[0-9]{7,12})"),
    re.compile(
        "(?:电话|手机|联系方式|座机|[Pp]hone|[Tt]el)(?:号码?|尾号)?(?:是|为|打|改成|留)?[: ,]*"
        "(?!12[0-9]{3}(?![0-9]))(?P<hidden>[0-9][0-9-]{3,}(?: [0-9-]{2,})*)(?![0-9元块余多户人])"
    ),
    re.compile(
        "(?:微信|[Ww]e[Cc]hat|WECHAT|[Qq]{2}|[Vv][Xx信]|加[微vV]|钉钉|抖音|扣扣|企鹅)(?:号码?|账号|帐号|群号?|ID|id)?"
        "(?:是|为)?[: ]*(?P<hidden>(?![群公里上小中平])[一-鿿]{0,3}[0-9A-Za-z_-]{3,})"
    ),
    re.compile(r"(?:微信名|昵称|网名)[: ]*(?P<hidden>[^\s,，.。;；:()]{1,12})"),
    re.compile(
        r"(?:身份证|车牌|车辆|银行卡|卡)(?:号码?)?(?:尾号|后[三四五六]位)(?:是|为)?[: ]*(?P<hidden>[0-9A-Za-z]{2,})"
    ),
    re.compile("(?P<hidden>wxid_[0-9A-Za-z_-]+)"),
    # What was masked before, its first and last figures, too.
    re.compile(
        "(?P<hidden>(?<![0-9A-Za-z*])(?:[0-9A-Z][0-9-]{0,7})?[*]{3,}[0-9A-Za-z]{1,4}|(?<![0-9A-Za-z*])[0-9]{3,7}[*]{3,}|"
        "(?<=[*])[0-9]{3,4}-?[*]{3,}[0-9]{1,4})(?![0-9A-Za-z*])"
    ),
)
_TO = re.compile(
    f"@(?!所有人|全体|某某)(?P<name>[^\\s@,.。:;、!?()]{{1,12}}(?=[\\s,.。:;、!?()@]|$)|{_FULL}|[\u4e00-\u9fff]{{2,3}}|[0-9A-Za-z_-]+)"
)
"""Whom a message in a chat is written to."""
_MASKED_NAME = re.compile(
    f"(?P<name>(?:{_COMPOUND}|[{SURNAMES}])[*]{{1,2}}(?![*长宽高]|[0-9.]{{1,2}} ?(?:米|m|cm|厘米|公分|[*x][0-9]))|"
    "(?<![A-Za-z*])[A-Z][*]+(?: [*]+)*(?![A-Za-z*]))"
)
_DOUBTS = tuple(
    re.compile(pattern)
    for pattern in (
        f"{_LABEL}(?:姓名)?(?:是|为|叫|名叫|[: (]+)?(?P<doubt>(?!{NO_NAMES}|某)[{SURNAMES}][\u4e00-\u9fff]{{1,2}})",
        f"{_LABEL}(?:叫|名叫|[: (]+)(?P<doubt>(?![某已未均正无不暂尚])[\u4e00-\u9fff]{{2,3}})(?={_ENDS})",
        f"{_EDGE}(?P<doubt>{_FULL})(?<![路街道巷镇县区])(?![\u4e00-\u9fff])",
        f"(?P<doubt>老[{SURNAMES}]|小(?![{UNSURE_SURNAMES}])[{SURNAMES}]|[{SURNAMES}]老[一二三四五六七八九])(?=家|[,.。、;:()]|$)",
        "(?P<doubt>(?<![0-9])(?:[0-9]{7,}|[0-9]{2,}(?:[- ._][0-9]{2,}){2,}|[0-9]{3,4}[- ][0-9]{4})(?![0-9]))",
        "(?P<doubt>(?<![0-9A-Za-z])[A-Z][0-9A-Z]{5}(?![0-9A-Za-z]))",
        f"(?P<doubt>{_BUILDING}[- ]?(?:{_UNIT}[- ]?)?(?:{_FLOOR})?)(?<=[元梯层楼])(?<!号楼)",
        f"(?P<doubt>{_UNIT}{_FLOOR})",
        "(?P<doubt>(?<![-0-9.])[0-9]{1,2}-[1-9][0-9]{2,3}(?![-0-9元米户人度%]))",
        f"(?P<doubt>(?<=[员工])小[{SURNAMES}]|小[\u4e00-\u9fff](?=妈妈?|爸爸?|奶奶|爷爷|外[公婆]))",
        f"(?P<doubt>(?!{NO_NAMES})[{SURNAMES}](?:总|工|局|哥|姐|叔|婶|伯|姨|嫂|医生|经理|主任|书记|[所队站院校镇村]长))(?![\u4e00-\u9fff])",
        f"(?P<doubt>(?<![0-9月])[0-9]{{1,5}}号)(?!楼|栋|院){_NOT_A_DOOR}",
        f"(?P<doubt>(?<!{_SPOKEN}){_SPOKEN}[零〇]{_SPOKEN}{{1,2}})(?![0-9百千万十]|{_SPOKEN}|{_COUNTED})",
    )
)
_DATE = re.compile(
    r"20[0-9]{2}[-. ][0-9]{1,2}[-. ][0-9]{1,2}(?:[ T][0-9]{1,2})?|(?:19|20)[0-9]{2}[- ](?:19|20)[0-9]{2}"
)


def deidentified(text: str, *, doors: bool = False) -> str:
    """The text without telephone, identity, plate and account numbers, e-mail and names beside a word for a person.

    Doors go, too, unless they are to stay (``doors``): a room with its building and unit, a house number of a road.
    """
    plain = one_form(text)
    details = find_details(plain)
    spans = _hidden(plain, [one for one in details if one.kind != "name"])
    spans += [(*one.span("name"), "某某") for pattern in (_TO, _MASKED_NAME) for one in pattern.finditer(plain)]
    for start, end, _ in spans:  # a number is no door
        plain = plain[:start] + "*" * (end - start) + plain[end:]
    if not doors:
        spans += [(*one.span(), "") for pattern in _DOORS for one in pattern.finditer(plain)]
    spans += _names(plain)
    spans += [(one.start, one.end, "某某") for one in details if one.kind == "name" and not _TITLE.search(one.value)]
    return _replaced(text, spans)


def without_numbers(text: str) -> str:
    """The text without what certainly is a number or an account of a person; what somebody wrote stays otherwise."""
    plain = one_form(text)
    return _replaced(text, _hidden(plain, [one for one in find_details(plain) if one.kind in ("phone", "document")]))


def _hidden(plain: str, details: Iterable[Detail]) -> list[tuple[int, int, str]]:
    """The places of details, and of what a label or its form makes a number of a person, with what is put there."""
    spans = [(one.start, one.end, HIDDEN) for one in details]
    return spans + [(*one.span("hidden"), HIDDEN) for pattern in _NUMBERS for one in pattern.finditer(plain)]


def find_doubts(text: str) -> list[tuple[int, int]]:
    """Where something stands that may lead to a person and may be none: from and to, in their order."""
    plain = one_form(text)
    found: list[tuple[int, int]] = []
    for pattern in _DOUBTS:
        found += [one.span("doubt") for one in pattern.finditer(plain) if not _DATE.fullmatch(one["doubt"])]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _names(plain: str) -> Iterator[tuple[int, int, str]]:
    for pattern in _NAMES:
        for one in pattern.finditer(plain):
            start, end = one.span("name")
            yield start, end, "某" if _TITLE.match(plain, end) else "某某"
            while second := _SECOND.match(plain, end):
                start, end = second.span("name")
                yield start, end, "某某"


def _replaced(text: str, spans: list[tuple[int, int, str]]) -> str:
    parts, last = [], 0
    for start, end, instead in sorted(spans, key=lambda one: (one[0], -one[1])):
        if start >= last:
            parts += [text[last:start], instead]
        last = max(last, end)  # of two that overlap nothing stays
    return "".join(parts) + text[last:]


def coarse_place(address: str | None, area: str | None) -> str:
    """Where something is, down to the road or the village, behind the area's name; "" where nothing is known."""
    from .address import Address, format_address, parse_address  # patterns that take a while to compile

    parts = parse_address(address or "").address
    place = format_address(Address(road=parts.road, village="" if parts.road else parts.village))
    if not place and not area:
        return parts.community
    return "".join(part for part in (area or "", place) if part)
