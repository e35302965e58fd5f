"""By which channel a message came, and the number of an order in it; a device's number is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .message_proposals import Proposal
from .message_text import Labelled

_ALARM = "(?:报警|告警|预警|超警|超限|触发)"
_DEVICE = "(?:设备(?:编号|SN|ID|号|注册代码)|IMEI|(?<![A-Za-z])SN[:： ]?[0-9])"
SOURCES = (
    (
        "hotline_12345",
        re.compile(
            "12345(?!没|不|也|都|打不)(?=.{0,4}(?:热线|工单|转|来电|平台|交办|派|受理|[】:：]))|政务服务便民热线|"
            "市长热线|热线工单|便民热线|热线转"
        ),
    ),
    ("police", re.compile("公安移交|派出所(?:移交|转)|110(?:联动|转|移交|警情|指挥)|警情(?:移交|推送)")),
    ("city_management", re.compile("数字城管|城管平台|智慧城管|城管案件")),
    (
        "camera",
        re.compile(
            "AI(?:告警|识别|巡查)|摄像[机头](?=[^\n]{0,60}置信度)|视频巡查|监控(?:发现|显示|抓拍)|视频监控发现|高空瞭望"
        ),
    ),
    (
        "sensor",
        re.compile(
            "(?:烟感|温感|雨量|(?:电动|电瓶)车(?:入梯|进电梯)|传感器|探测器|液位计?|可燃气体?(?:报警器)?|燃气报警器|水位计?|水浸|物联网?设备|烟雾报警器|井盖(?:位移|倾斜|开启)|"
            f"消防主机|电梯)(?:(?![一总老没不又还])[一-鿿]){{0,6}}{_ALARM}(?!电话|后|人)|"
            f"{_ALARM}器?(?=[^\n]{{0,60}}{_DEVICE})|{_ALARM}[】\\]]?设备[:：]|地磁|(?:设备|终端|探头)离线|{_DEVICE}(?=[^\n]{{0,60}}{_ALARM})|"
            f"(?:传感器|探测器)(?=[^\n]{{0,60}}{_ALARM})|GPS(?:越界|超速|离线)?{_ALARM}"
        ),
    ),
    ("web", re.compile("领导留言板|书记信箱|市长信箱|网友留言|网上(?:留言|信访)|官网留言|政府网站")),
    ("sms", re.compile("短信(?:反映|举报|平台)|收到短信")),
    ("visit", re.compile("来访|上门反映|到(?:社区|居委会|窗口)反映|接待(?:群众|居民)")),
    ("wechat", re.compile("随手拍|微信(?:群|反映|公众号|小程序)|群里|群友|@|接龙|公众号")),
    (
        "grid_worker",
        re.compile(
            "(?<![各请])网格员(?!准|请|参加|们|培训)|日常巡查|巡查(?:时|至|到|发现|中)|走访(?:时|中|发现)|巡河|入户"
        ),
    ),
)
_ORDER_NUMBER = re.compile(
    "(?P<said>(?:工单|单号|编号|诉求|流水)[一-鿿]{0,2}[:： ]*)"
    "(?!20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?![0-9-]))(?P<number>[A-Za-z]{0,6}[-]?[0-9][0-9A-Za-z-]{5,30})|"
    "(?<![0-9A-Za-z])(?P<bare>[A-Z]{2,6}-?[0-9]{8,20}|20[0-9]{12,18})(?![0-9])"
)
_ORDER = re.compile("工单|单号|流水|受理|案件|任务|诉求|告警|报警|预警|事件|警情")
_ORDER_BEFORE = re.compile(f"(?:工单|单号|(?:{_ORDER.pattern})(?:编号|号码?|流水号))[:： ]*$")
# The number of a thing: it is the same in its next alarm.
_OF_A_DEVICE = re.compile(
    "(?:设备|装置|终端|探测器|探头|传感器|报警器|主机|点位|测点|杆|灯|井盖|部件|电梯|注册|产品|资产|门牌|楼栋|房屋|网格|身份|"
    "IMEI|IMSI|ICCID|S/?N|MAC|ID)(?:序列|注册|身份)?(?:编号|编码|代码|号码?)?[:： (]*$",
    re.I,
)
# An order of before is named beside what was done with it: the new event has none of it.
_EARLIER = (
    "(?:(?<![0-9日号时点天年月内])(?:之前|以前)|此前|先前|上次|上回|前[一二两三几]?次|历史(?:工单|诉求|记录)|曾经|"
    "[去前]年的?工单)"
)
_OLD_BEFORE = re.compile(
    f"{_EARLIER}[^,，。;；!！\n]{{0,10}}$|{_EARLIER}[^。;；!！\n]{{0,10}}(?:反映|投诉|举报|报|打|办)[^。;；!！\n]{{0,12}}$|"
    "(?:反映|投诉|举报|上报|反馈|报修|报|打|办理?)过[^。;；!！\n]{0,16}$|"
    "(?<!今)[号日月天年周][^,，。;；!！\n]{0,4}(?:反映|投诉|举报|上报|反馈|报修|报)的[^,，。;；!！\n]{0,10}$|"
    "(?:关联|重复|相同)的?工单(?:编?号)?[^。;；!！\n]{0,4}$|"
    "原(?:来|先)?的?(?:工单|单号|编号)(?:编?号)?(?:是|为)?[:： ]*$"
)
_NEW_BEFORE = re.compile("(?:本次|此次|这次|这回|新|现)的?(?:工单|单号|编号)?(?:编?号)?(?:是|为)?[:： ]*$")
# A further number of a list has the sense of the one before it.
_LISTED = re.compile("(?:号|工单)*(?:[、,，和及与跟 ]|以及)+(?:工单|单号|编号)?(?:编?号)?(?:是|为)?[:： ]*")
_OLD_BEHIND = re.compile(
    "^(?:这|那)?[,， ]?(?:号?工单|的)?(?:(?:早就|早已|已经?|都|上次|之前)(?:处理)?(?:办结|结案|办完|关闭|归档|"
    "完结|了结|结了)|(?:办结|结案)(?:了|后|过)|(?:反映|投诉|办理?|处理)过)"
)


def _of_before(plain: str, start: int, end: int) -> bool:
    """Whether a number at ``plain[start:end]`` is that of an order that was closed before this message."""
    before = plain[max(0, start - 40) : start]
    if _NEW_BEFORE.search(before):
        return False
    return bool(_OLD_BEFORE.search(before) or _OLD_BEHIND.match(plain[end : end + 20]))


def names_earlier_order(told: Labelled, plain: str) -> bool:
    """Whether a labelled number in running text is that of an order of before."""
    if told.field != "external_number":
        return False
    start = plain.find(_number_of(told), told.start)
    return _of_before(plain, start, start + len(_number_of(told)))


def earlier_orders(plain: str) -> tuple[str, ...]:
    """The numbers of orders that were closed before this message, in a text whose personal details are hidden."""
    return tuple(dict.fromkeys(one["number"] or one["bare"] for one, old in _orders(plain) if old))


def _number_of(told: Labelled) -> str:
    found = re.search("[^\\s,，。;；、()（）]+", told.value)
    return found[0] if found else told.value


def _orders(plain: str) -> Iterator[tuple[re.Match[str], bool]]:
    """What reads as the number of an order, and whether of one of before."""
    last = None
    for one in _ORDER_NUMBER.finditer(plain):
        start = one.start("number" if one["number"] else "bare")
        old = _of_before(plain, start, one.end()) or (
            last is not None and bool(_LISTED.fullmatch(plain[last:start])) and not _NEW_BEFORE.search(plain[:start])
        )
        last = one.end() if old else None
        yield one, old


def number_proposals(by_field: Mapping[str, Labelled], plain: str) -> list[Proposal]:
    """The numbers of orders in a text whose personal details are hidden; of an alarm only what is called one."""
    sensor = any(one.value == "sensor" for one in source_proposals(by_field, plain))
    if "external_number" in by_field:
        told = by_field["external_number"]
        if sensor and not _ORDER.search(told.label):
            return []
        value = _number_of(told)
        return [Proposal("external_number", value, (value,), "labelled", told.label)]
    found = {}
    for one, old in _orders(plain):
        before = plain[: one.start()] + (one["said"] or "")
        if old:
            continue
        if not _OF_A_DEVICE.search(before) and (not sensor or _ORDER_BEFORE.search(before)):
            found[one["number"] or one["bare"]] = None
    return [Proposal("external_number", value, (value,), "number") for value in found]


def source_proposals(by_field: Mapping[str, Labelled], plain: str) -> list[Proposal]:
    """The channel that words tell, or that the labels of a hotline's sheet do."""
    told = by_field.get("source")
    for code, pattern in SOURCES:
        if match := pattern.search(told.value + ":" if told else plain):
            words = (told.value if told else match[0],)
            return [Proposal("source", code, words, "labelled" if told else "source", told.label if told else "")]
    if "external_number" in by_field and {"content", "due_at"} & by_field.keys():
        return [Proposal("source", "hotline_12345", (by_field["external_number"].label,), "source")]
    return []
