"""Personal details in free text, found by pattern: telephones, identity numbers, number plates, names after a title."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection

from .masking import mask_citizen_number, mask_name, mask_phone

KINDS = ("phone", "document", "name", "plate")
ALWAYS_HIDDEN = frozenset(("phone", "document", "name"))
"""A number plate is often what an event is about: it is told, and hidden when somebody asks for it."""

SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史龙贺陶顾毛郝龚邵万钱覃武戴孔汤庞樊施洪翟颜倪严牛温芦季俞章鲁葛"
    "毕聂齐梅庄辛管祝左涂谷祁舒耿牟卜詹关费纪靳盛童欧甄项曲成游裴席卫查屈位霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
)
_TITLE = "先生|女士|小姐|阿姨|大爷|大妈|大叔|大婶|师傅|老师|叔叔|奶奶|爷爷|同志|老板"
_NO_NAME = "居民|村民|市民|业主|群众|住户|网友|商户|匿名|保密|先生|女士|电话|手机|地址|联系|反映|来电|投诉|希望"

_MOBILE = re.compile(r"(?<![0-9])(?:\+?86[- ]?)?(1[3-9][0-9](?:[- ]?[0-9]{4}){2})(?![0-9])")
_LANDLINE = re.compile(r"(?<![0-9])(0[0-9]{2,3}[- ]?[2-8][0-9]{6,7})(?![0-9])")
_LOCAL = re.compile(r"(?:电话|座机|固话|致电|拨打|联系)(?:号码)?(?:是|为)?[:： ]*([2-8][0-9]{6,7})(?![0-9])")
_DIGIT_WORDS = "零〇一幺二两三四五六七八九"
_SPOKEN = re.compile(f"(?<![{_DIGIT_WORDS}])([一幺][三四五六七八九][{_DIGIT_WORDS}]{{9}})(?![{_DIGIT_WORDS}])")
_SPOKEN_DIGITS = str.maketrans(_DIGIT_WORDS, "0011223456789")
# A mistyped number is a personal detail, too: its form tells, not its check digit.
_DOCUMENT = re.compile(r"(?<![0-9])([1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx])(?![0-9A-Za-z])")
_PLATE = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·.• "
    "]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]"
    "(?![A-Za-z0-9])"
)
_NAME = re.compile(
    f"(?:来电人|反映人|诉求人|联系人|投诉人|举报人|报修人|姓名|当事人|我叫|我的名字叫|名叫)(?:姓名)?(?:是|"
    f"为|叫)?[:： ]*"
    f"((?!{_NO_NAME})[{SURNAMES}][一-鿿]{{1,3}}?)(?=[,，。;；、.()（）:：\\s0-9]|{_TITLE}|(?:来电|反映|投诉|"
    f"联系|电话|手机|男|女)|$)"
)
_TITLED = re.compile(
    f"(?<![一-鿿])([{SURNAMES}](?:{_TITLE}|某某?))|(?:市民|居民|业主|群众|村民|来电人|联系人|我是|我姓|找|"
    f"问|的)[:： ]*([{SURNAMES}](?:{_TITLE}|某某?))"
)


@dataclasses.dataclass(frozen=True)
class Detail:
    """One of KINDS at ``text[start:end]``; `value` is it in one form: digits only, a plate without its dot."""

    kind: str
    start: int
    end: int
    value: str


def find_details(text: str, names: Collection[str] = ()) -> list[Detail]:
    """The personal details of a text in half width, in their order; none of them overlap.

    ``names`` are known from elsewhere, and found wherever they stand.
    """
    found = [Detail("document", *one.span(1), one[1].upper()) for one in _DOCUMENT.finditer(text)]
    for pattern in (_MOBILE, _LANDLINE, _LOCAL):
        found += [Detail("phone", *one.span(1), re.sub("[- ]", "", one[1])) for one in pattern.finditer(text)]
    found += [Detail("phone", *one.span(1), one[1].translate(_SPOKEN_DIGITS)) for one in _SPOKEN.finditer(text)]
    found += [Detail("plate", *one.span(), re.sub("[·.• ]", "", one[0])) for one in _PLATE.finditer(text)]
    found += [Detail("name", *one.span(1), one[1]) for one in _NAME.finditer(text)]
    for one in _TITLED.finditer(text):
        group = 1 if one[1] else 2
        found.append(Detail("name", *one.span(group), one[group]))
    found += [
        Detail("name", one.start(), one.end(), name)
        for name in names
        if len(name) > 1
        for one in re.finditer(re.escape(name), text)
    ]
    kept: list[Detail] = []
    for one in sorted(found, key=lambda one: (one.start, one.start - one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def hide_details(text: str, details: list[Detail], kinds: Collection[str] = ALWAYS_HIDDEN) -> str:
    """A text with its details masked; one that was masked is found no more."""
    parts, last = [], 0
    for one in details:
        if one.kind in kinds:
            parts += [text[last : one.start], _masked(one)]
            last = one.end
    return "".join(parts) + text[last:]


def _masked(detail: Detail) -> str:
    if detail.kind == "phone":
        return mask_phone(detail.value)
    if detail.kind == "document":
        return mask_citizen_number(detail.value, strict=True)
    if detail.kind == "name":
        return mask_name(detail.value)
    return detail.value[:2] + "****" + detail.value[-1]
