"""Who reports in a message, and where to call; whom it is about, and the other side, are nobody's reporter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..personal_details import Detail
from .message_proposals import Proposal
from .message_text import FIELD_OF, Labelled

_OTHER_PERSON = "老板娘?|店主|店家|车主|房东|房主|经理|负责人|(?:肇事)?司机|驾驶员|卖家|卖方|中介|户主"
_OTHERS_PHONE = re.compile(
    f"(?:物业|商家|对方|公司|厂家|施工方|施工单位|广告|牌子|墙上|贴的|上面写着|车上|留的|商户|牛皮癣|名片|卡片|传单|{_OTHER_PERSON}|"
    "开锁|办证|贷款|刻章|通下水道?|疏通|搬家|招聘|出租|代开|发票)(?:(?!我)[一-鿿]){0,6}[:： ]*$|"
    "[他她](?:们|家)?(?:的?(?:儿子|女儿|孙子|孙女|老公|老婆|丈夫|妻子|爸爸?|妈妈?|家属|家人))?的?"
    "(?:联系)?(?:电话|手机|号码)(?:号码?)?(?:是|为)?[:： ]*$|"
    f"(?:{_OTHER_PERSON})(?:叫|姓|是)?[一-鿿]{{0,4}}[,，、 ]?(?:联系)?(?:电话|手机)(?:号码?)?(?:是|为)?[:： ]*$"
)
_OTHERS_BEHIND = re.compile("^(?:的|这种|这个|之类的?)?[一-鿿]{0,2}(?:牛皮癣|小广告|广告|传单|名片|卡片)")
_MASKED_PHONE = re.compile("[0-9]{3,4}[-*]*[*]{3,}[0-9]{2,4}")
_COMPLAINT = re.compile("举报|投诉|告发|反映")
_SPEAKS = re.compile("(?:[(（][^()（）]*[)）])?[^,，。;；]{0,4}(?:反映|来电|投诉|举报|称|说|报警|求助)")
_OTHERS_NAME = re.compile(f"(?:{_OTHER_PERSON}|业主|租户|租客|住户|邻居|楼上|楼下|隔壁|对门)(?:叫|姓|是|名叫)?[:： ]*$")
_OF_A_HOUSE = re.compile("住在?[^,，。;；]{2,20}的$")
_MYSELF = re.compile("我(?:是|叫|姓|的|们)")
_SPEAKER = re.compile("^([一-鿿A-Za-z]{2,8})[:：]", re.M)
"""Who speaks in a chat; of several nobody is the reporter for sure."""
_CLAUSE = re.compile("[,，。;；!！?？\n]")


def person_proposals(by_field: Mapping[str, Labelled], plain: str, details: Sequence[Detail]) -> list[Proposal]:
    """The reporter's name and telephone; several where the text leaves it open."""
    found = []
    if "name" in by_field:
        name = first_word(by_field["name"].value)
        if name and len(name) <= 12 and not re.search("匿名|保密|不愿|无$", by_field["name"].value):
            found.append(Proposal("name", name, (), "labelled", by_field["name"].label))
    else:
        several = len({one[1] for one in _SPEAKER.finditer(plain) if one[1] not in FIELD_OF}) > 1
        names = dict.fromkeys(
            one.value
            for one in details
            if one.kind == "name" and not _accused(plain, one) and not (several and _SPEAKER.match(plain, one.start))
        )
        found += [Proposal("name", name, (name[:1] + "*",), "name") for name in names]
    phones: dict[str, str] = {}
    labelled = by_field.get("phone")
    for one in details:
        inside = labelled is not None and labelled.start <= one.start < labelled.end
        if one.kind == "phone" and (inside or not _of_another(plain, one)):
            phones.setdefault(one.value, labelled.label if inside else "")
    if labelled is not None and not phones and (masked := _MASKED_PHONE.match(labelled.value)):
        phones[masked[0]] = labelled.label  # some hotlines hand on no more than this
    if any(phones.values()):
        phones = {value: label for value, label in phones.items() if label}
    found += [Proposal("phone", value, (), "labelled" if label else "phone", label) for value, label in phones.items()]
    return found


def first_word(text: str) -> str:
    """A name without what stands beside it."""
    return re.split("[\\s,，;；(（0-9]", text)[0]


def _accused(plain: str, name: Detail) -> bool:
    """Whether a name is that of whom a message is about: 举报王某违建 and 业主赵某, not 王某举报 or 我是业主赵某."""
    clause = _CLAUSE.split(plain[: name.start])[-1]
    if _SPEAKS.match(plain[name.end :]) or _MYSELF.search(clause):
        return False
    return any(pattern.search(clause) for pattern in (_COMPLAINT, _OTHERS_NAME, _OF_A_HOUSE))


def _of_another(plain: str, phone: Detail) -> bool:
    return bool(_OTHERS_PHONE.search(plain[: phone.start]) or _OTHERS_BEHIND.search(plain[phone.end :]))
