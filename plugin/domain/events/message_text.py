"""The text of a message in one form, letter for letter, so that places stay; its labels and its matters."""

from __future__ import annotations

import dataclasses
import re
import unicodedata

from ..simplified import SIMPLIFIED

_MORE = "啓启墻墙巖岩後后復复枴拐汙污洩泄著着裡里裏里託托牠它"  # written so in messages, and in no name
_ONE_FORM = SIMPLIFIED | {ord(_MORE[i]): _MORE[i + 1] for i in range(0, len(_MORE), 2)}
_ONE_FORM |= {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0xA0: " ",
    0x200B: " ",
    0xFEFF: " ",
}

_LABELS = {
    "name": (
        "报料人|爆料人|来电人|来电人姓名|来电者|反映人|诉求人|投诉人|举报人|联系人|联系人姓名|姓名|市民姓名|客户姓名|报修人|"
        "上报人|来访人"
    ),
    "phone": "联系电话|联系方式|来电号码|电话|手机|手机号|手机号码|主叫号码|回访电话|回拨号码|联系人电话|电话号码",
    "content": (
        "来电内容|内容描述|市民诉求|事件内容|反映情况|"
        "事情|事项|反映事项|诉求内容|反映内容|工单内容|问题描述|事件描述|具体内容|内容|主要内容|诉求描述|详细描述|情况描述|"
        "事项内容|描述|反映问题|诉求|问题|情况|事由|主要诉求"
    ),
    "address": (
        "事发地址|事发地点|发生地址|发生地点|诉求地址|问题地址|问题地点|详细地址|地址|地点|位置|所在位置|"
        "事件地址|事件地点|案发地址|地理位置"
    ),
    "external_number": (
        "工单编号|工单号|工单号码|编号|受理编号|诉求编号|案件编号|事项编号|单号|流水号|任务号|任务编号|"
        "热线编号|受理单号|服务单号|服务单编号|工单流水号|受理单编号|热线工单号|热线工单编号|派单编号|派单号|案卷号|案卷编号|"
        "工单id|工单ID"
    ),
    "reported_at": "来电时间|登记时间|受理时间|诉求时间|提交时间|反映时间|上报时间|创建时间|派单时间|时间|日期",
    "occurred_at": "发生时间|事发时间|事件时间|报警时间|告警时间|预警时间",
    "due_at": (
        "时限|承办时限|办理时限|截止时间|截止日期|处理时限|办结时限|"
        "反馈时限|限办时间|到期时间|要求办结时间|办结期限|办理期限"
    ),
    "title": "标题|工单标题|诉求标题|事项名称|主题|事件名称|诉求主题",
    "event_type": (
        "诉求类型|事件类型|问题类型|问题分类|诉求分类|一级分类|二级分类|三级分类|事项分类|类别|类型|案件类型|"
        "诉求类别|事件类别|问题类别|内容分类"
    ),
    "source": "来源|诉求来源|受理渠道|渠道|来源渠道|信息来源|诉求渠道",
    "urgency": "紧急程度|优先级|缓急程度|紧急级别",
    "other": (
        "受理员|承办单位|主办单位|协办单位|所属区域|所属街道|所属社区|备注|是否保密|是否回访|答复要求|派单单位|"
        "处理意见|性别|序号|回复内容|附件|网格|派发人|签收人|坐席|工号"
    ),
}  # fmt: skip
"""What a sheet's labels mean; the column names of a hotline's table are read by the same words."""

FIELD_OF = {word: field for field, words in _LABELS.items() for word in words.split("|")}
_WORDS = "|".join(sorted(FIELD_OF, key=len, reverse=True))
_LABEL = re.compile(
    f"(?:(?<=[\\s,，;；。|、)】\\]])|^)(?:[0-9]{{1,2}}[.、] ?)?(?:[【\\[]({_WORDS})[】\\]][:： \\t]*|"
    f"({_WORDS})(?:\\([^()]{{0,8}}\\))? ?[:：\\t][ \\t]*)|(?:(?<=\\|)|^\\|) ?({_WORDS}) ?\\|[ \\t]*",
    re.M,
)

_NUMBERED = re.compile(
    "(?:(?<=[\\s。;；:：,，])|^)(?:([0-9]{1,2})[、.)](?![0-9])|\\(([0-9]{1,2})\\)|"
    "([一二三四五六七八九])(?:、|是(?!个|些|直|样))|其([一二三四五])|第([一二三四五六])(?:[,，、点]|个问题|"
    "件事)|([①②③④⑤⑥]))"
)
_ORDER = "一二三四五六七八九"
_JOINED = re.compile(
    "[,，。;；! ]*(?:另外|此外|还有(?:一个|一件|个)?(?:事|问题)?(?:就是)?(?=[,，:：]|[一-鿿]{2})|"
    "同时(?:还)?反映|再反映|另反映|还要反映|还反映|另再|顺便(?:再)?(?:反映|说|问)?(?:一下)?|"
    "(?<=[,，。;；])另(?=[,，]))[,，:： ]*"
)


@dataclasses.dataclass(frozen=True)
class Labelled:
    """What stands beside a label at ``text[start:end]``."""

    field: str
    label: str
    value: str
    start: int
    end: int


def one_form(text: str) -> str:
    """The text in half width and simplified characters; every letter stays in its place."""
    return text.translate(_ONE_FORM)


def order_number(text: str) -> str:
    """An order's number in one form: half width, no spaces around it; ＨＬ１ is HL1."""
    return unicodedata.normalize("NFKC", one_form(text)).strip()


def find_rows(text: str) -> list[list[Labelled]]:
    """The rows of a sheet that was copied with its heading, cells between tabs or |; [] for another text."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    heading = lines[0][1]
    mark = "\t" if "\t" in heading else "|"
    names = [cell for _, cell in _cells(0, heading, mark)]
    fields = [FIELD_OF.get(re.sub(r"\(.*?\)|[*:\s]", "", name), "other") for name in names]
    if len({*fields} - {"other"}) < 2 or not {"content", "title"} & {*fields}:
        return []
    rows = []
    for start, line in lines[1:]:
        cells = _cells(start, line, mark)
        if 2 <= len(cells) <= len(names) and re.search("[0-9A-Za-z一-鿿]", line):
            rows.append(
                [
                    Labelled(field, name, cell.strip(), begin, begin + len(cell))
                    for field, name, (begin, cell) in zip(fields, names, cells, strict=False)
                ]
            )
    return rows


def _cells(start: int, line: str, mark: str) -> list[tuple[int, str]]:
    """The cells of a line with where they begin."""
    if mark == "|":
        inner = line.rstrip().removesuffix("|")
        start, line = (start + 1, inner[1:]) if inner.startswith("|") else (start, inner)
    cells = []
    for cell in line.split(mark):
        cells.append((start, cell))
        start += len(cell) + 1
    return cells


def find_labels(text: str) -> list[Labelled]:
    """The labelled parts of a text in one form, in their order."""
    marks = list(_LABEL.finditer(text))
    found = []
    ends = [*(mark.start() for mark in marks), len(text)][1:]
    for mark, end in zip(marks, ends, strict=True):
        label = mark[1] or mark[2] or mark[3]
        value = text[mark.end() : end].strip(" \t\r\n,，;；|。")
        found.append(Labelled(FIELD_OF[label], label, value, mark.end(), end))
    return found


def numbered_parts(text: str) -> list[str]:
    """The parts of a list 1、…2、…, 一是…二是…; [] where there is none."""
    places = []
    for mark in _NUMBERED.finditer(text):
        digits, sign = mark[1] or mark[2], mark[3] or mark[4] or mark[5]
        number = int(digits) if digits else _ORDER.index(sign) + 1 if sign else "①②③④⑤⑥".index(mark[6]) + 1
        if number == len(places) + 1:
            places.append(mark)
    if len(places) < 2:
        return []
    ends = [*(mark.start() for mark in places[1:]), len(text)]
    return [text[mark.end() : end].strip(" ,，。;；\n") for mark, end in zip(places, ends, strict=True)]


def joined_parts(text: str) -> list[str]:
    """The parts of a text between words such as 另外 and 同时反映; one where there are none."""
    return [part.strip(" ,，。;；\n") for part in _JOINED.split(text) if part.strip(" ,，。;；\n")]
