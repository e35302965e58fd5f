"""De-identified notices 群通报: what goes to a chat group names nobody and no door.

Patterns find what they know; a name without a word beside it stays, which is why a person reads the text
before it goes.
"""

from __future__ import annotations

import re

from .masking import HIDDEN
from .person_name import COMPOUND_SURNAMES

_WIDE = {
    code: code - 0xFEE0 for code in (0xFF0D, *range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_SURNAME = "(?:" + "|".join(sorted(COMPOUND_SURNAMES)) + "|[\u4e00-\u9fff])"
_PERSON = (
    "报警人|报案人|当事人|投诉人|举报人|反映人|来电人|联系人|负责人|上报人|目击者|伤者|死者|失踪者|走失者|嫌疑人|"
    "业主|房主|房东|户主|租户|租客|承租人|居民|村民|住户|老板|店主|司机|驾驶员|姓名|网格员"
)
_TITLE = "先生|女士|小姐|同志|阿姨|大爷|大妈|大娘|奶奶|爷爷|师傅|老师"
_PART = r"(?:第?[0-9A-Za-z甲乙丙丁一二三四五六七八九十]{1,4}(?:期|区|栋|幢|座|号楼|单元|梯|层|楼|室|房|户))"
_ENDS = "[，。、；,;:：）)（(\\s0-9*]|$"
_NUMBERS = (
    # Identity numbers before telephones: one holds the other.
    (re.compile(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])|(?<![0-9])[0-9]{15}(?![0-9])"), HIDDEN),
    (re.compile(r"(?:护照|通行证|证件)(?:号码?)?[:： ]*[A-Z]{1,2}[0-9]{7,9}"), HIDDEN),
    (re.compile(r"(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])"), HIDDEN),
    (re.compile(r"(?<![0-9])0[0-9]{2,3}[- ]?[0-9]{7,8}(?![0-9])"), HIDDEN),
    (re.compile(r"((?:电话|手机|联系方式|座机|[Pp]hone|[Tt]el)[:： ]*)[0-9][0-9-]{5,}"), rf"\1{HIDDEN}"),
    (re.compile(r"(?:微信|QQ|WeChat)(?:号)?[:： ]*[0-9A-Za-z_-]{5,}"), HIDDEN),
    (re.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][· ]?[A-Z0-9]{5,6}"), HIDDEN),
)  # fmt: skip
_DOORS = (
    # What lies inside an estate, and the door plate behind a street or a group.
    (re.compile(rf"{_PART}+(?:[0-9]{{1,5}}(?:[-－][0-9]{{1,5}})*(?:号|室|房)?)?"), ""),
    (re.compile(r"(?<=[路街道巷弄里村组队])[0-9]{1,5}(?:[-之附][0-9]{1,4})*号(?:院)?(?:[0-9]{1,5}(?:室|房))?"), ""),
    (re.compile(r"(?<![0-9.])[0-9]{1,3}[-－][0-9]{1,3}[-－][0-9]{2,5}(?![0-9])"), ""),
    (re.compile(r"[0-9]{3,5}(?:室|房)"), ""),
)  # fmt: skip
_NAMES = (
    (re.compile(rf"((?:{_PERSON})(?:是|为|叫|名叫|[:： （(]))[\u4e00-\u9fff]{{2,4}}?(?={_ENDS})"), r"\1某某"),
    (re.compile(rf"((?:{_PERSON})){_SURNAME}[\u4e00-\u9fff某]{{0,2}}?(?={_TITLE}|{_ENDS})"), r"\1某某"),
    (re.compile(rf"{_SURNAME}[\u4e00-\u9fff]{{0,2}}?(?={_TITLE})"), "某"),
)  # fmt: skip


def deidentified(text: str, *, doors: bool = False) -> str:
    """The text without telephone, identity, plate and account numbers and names beside a word for a person.

    Doors go, too, unless they are to stay (``doors``).
    """
    text = text.translate(_WIDE)
    for pattern, instead in (*_NUMBERS, *(() if doors else _DOORS), *_NAMES):
        text = pattern.sub(instead, text)
    return text


def coarse_place(address: str | None, area: str | None) -> str:
    """Where something is, down to the road or the village, behind the area's name; "" where nothing is known."""
    from .address import Address, format_address, parse_address  # patterns that take a while to compile

    parts = parse_address(address or "").address
    place = format_address(Address(road=parts.road, village="" if parts.road else parts.village))
    if not place and not area:
        return parts.community
    return "".join(part for part in (area or "", place) if part)
