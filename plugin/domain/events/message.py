"""What a pasted message proposes for a new event: place, times, type, urgency, reporter, number, channel.

It is read without a network and by rules alone. Every proposal says on which words it rests; where a field has several,
none is chosen: a person decides. The reporter's name and telephone go to the sealed party, never into the text.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from ..personal_details import ALWAYS_HIDDEN, Detail, find_details, find_unsure_phones, hide_details
from ..problems import Problem
from .message_places import Place, find_places
from .message_text import Labelled, find_labels, joined_parts, numbered_parts, one_form
from .message_times import Moment, find_moments, read_due, read_moment
from .type_words import TypeWords, clear_first, gravest, score_types

FIELDS = (
    "address", "reported_at", "occurred_at", "due_at", "event_type", "urgency", "name", "phone", "external_number",
    "source",
)  # fmt: skip

REASONS = {
    "labelled": "It stands beside “{label}”.",
    "address": "“{words}” reads as an address.",
    "near": "“{words}” is near an address: the point will be that of the address.",
    "crossing": "“{words}” is where two roads meet.",
    "landmark": "“{words}” reads as the name of a place.",
    "road": "“{words}” is a road without a number: choose the place on it.",
    "time": "“{words}” as a time of the calendar.",
    "about": "“{words}” names no hour exactly: about.",
    "since": "“{words}”: it has lasted since about then.",
    "now": "“{words}”: now.",
    "type": "Because of the words: {words}.",
    "type_labelled": "“{words}” is what the sheet calls it.",
    "urgency": "Because of the words: {words}.",
    "phone": "A telephone number that is not said to be somebody else's.",
    "name": "“{words}” stands where the reporter's name does.",
    "number": "“{words}” reads as the number of an order.",
    "source": "Because of the words: {words}.",
}
"""Why something is proposed; `words` are those of the message, never a name or a number of a person."""

MATTERS_TYPES = 3
_URGENT_WORDS = {"特急": "critical", "紧急": "urgent", "加急": "urgent", "急": "urgent", "一般": "normal",
                 "普通": "normal", "非常紧急": "critical", "特别紧急": "critical"}  # fmt: skip
_SOURCES = (
    (
        "hotline_12345",
        re.compile(
            "12345(?!没|不|也|都|打不)(?=.{0,4}(?:热线|工单|转|来电|平台|交办|派|[:：]))|政务服务便民热线|"
            "市长热线|热线工单|便民热线|热线转"
        ),
    ),
    ("police", re.compile("公安移交|派出所(?:移交|转)|110(?:联动|转|移交|警情|指挥)|警情(?:移交|推送)")),
    ("city_management", re.compile("数字城管|城管平台|智慧城管|城管案件")),
    ("camera", re.compile("视频巡查|监控(?:发现|显示|抓拍)|视频监控发现|高空瞭望")),
    (
        "sensor",
        re.compile("(?:烟感|传感器|液位计|可燃气体报警器|水位计|物联网?设备|烟雾报警器)[一-鿿]{0,6}(?:报警|告警|预警)"),
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
    "(?:工单|单号|编号|诉求|流水)[一-鿿]{0,2}[:： ]*([A-Za-z]{0,6}[-]?[0-9][0-9A-Za-z-]{5,30})|"
    "(?<![0-9A-Za-z])([A-Z]{2,6}-?[0-9]{8,20}|20[0-9]{12,18})(?![0-9])"
)
_OTHERS_PHONE = re.compile(
    "(?:物业|老板|店主|店家|商家|对方|车主|房东|公司|施工方|施工单位|广告|牌子|墙上|贴的|上面写着|经理|"
    "负责人|车上|留的|商户)[一-鿿的]{0,6}[:： ]*$"
)
_MASKED_PHONE = re.compile("[0-9]{3,4}[-*]*[*]{3,}[0-9]{2,4}")
_HOME = re.compile("(?:[我本]?家?住在?|家在|户籍(?:地|地址)?(?:在|是)?|居住在)$")
_VALUE_ENDS = {"name": re.compile("[\\s,，。;；、(（]"), "phone": re.compile("[^0-9+ -]"),
               "external_number": re.compile("[\\s,，。;；]")}  # fmt: skip
"""Where a label's value ends in a line that goes on with something else."""

_COMPLAINT = re.compile("举报|投诉|告发|反映")
_SPEAKS = re.compile("[^,，。;；]{0,4}(?:反映|来电|投诉|举报|称|说)")
_ONLY_TIME = re.compile("[0-9零一二三四五六七八九十年月日号时分点:：上下午中晚早凌晨昨今前天左右许约在于 ]")
_CLAUSE = re.compile("[,，。;；!！?？\n]")
_TITLE_LENGTH = 30


@dataclasses.dataclass(frozen=True)
class Period:
    """A time limit that is reckoned: an amount of a unit of `calendar.UNITS`, from a local time on."""

    begin: datetime
    amount: int
    unit: str


@dataclasses.dataclass(frozen=True)
class Proposal:
    """A value for one of FIELDS; `words` are those of the message that it rests on, `reason` a key of REASONS.

    Times are local, without a zone, a time limit may be a Period; event_type is a code, or the sheet's own word with
    the reason type_labelled.
    """

    field: str
    value: object
    words: tuple[str, ...]
    reason: str
    label: str = ""

    @property
    def params(self) -> dict[str, str]:
        """What fills the placeholders of the reason's sentence."""
        return {"label": self.label, "words": "、".join(self.words)}


@dataclasses.dataclass(frozen=True)
class Reading:
    """What was read. `description` is the text to keep, personal details masked; `details` are those found in it.

    A number that may be a telephone, though nothing says so, stays: a person is asked.

    `matters` are the parts of a message about several things, () for one. `places` are those behind the proposals
    for address, by what they are called.
    """

    text: str
    description: str
    title: str
    proposals: tuple[Proposal, ...]
    details: tuple[Detail, ...]
    matters: tuple[str, ...]
    places: Mapping[str, Place]

    def of(self, field: str) -> list[Proposal]:
        """What is proposed for a field, the likeliest first."""
        return [one for one in self.proposals if one.field == field]

    def chosen(self, field: str) -> Proposal | None:
        """The proposal of a field that has just one."""
        found = self.of(field)
        return found[0] if len(found) == 1 else None

    def warnings(self) -> list[Problem]:
        """What the person has to know besides: several matters, personal details in the text."""
        found = []
        if self.matters:
            found.append(Problem("message.several", params={"count": len(self.matters)}))
        if any(one.kind in ALWAYS_HIDDEN for one in self.details):
            found.append(Problem("message.hidden"))
        if any(one.kind == "plate" for one in self.details):
            found.append(Problem("message.plate"))
        if find_unsure_phones(one_form(self.description)):
            found.append(Problem("message.unsure_phone"))
        return found


def read_message(text: str, now: datetime, words: TypeWords, types: Mapping[str, str] | None = None) -> Reading:
    """Reads a message that came at `now` (local, without a zone).

    `types` are the names of event types by code: they are words of their own, and make the title.
    """
    text = text.strip()
    plain = one_form(text)
    labels = find_labels(plain)
    by_field: dict[str, Labelled] = {}
    for one in labels:
        if one.value:
            by_field.setdefault(one.field, one)
    details = find_details(plain)
    names = [one.value for one in details if one.kind == "name"]
    if "name" in by_field:
        names.append(_first_word(by_field["name"].value))
    spans = _body(plain, labels, by_field.get("content"), details)
    body = "".join(plain[start:end] for start, end in spans)
    inner = find_details(body, names)
    hidden = _blank(body, inner)
    times = find_moments(hidden, now)
    places = _places(by_field, _without_times(hidden, times))
    moments = [one for one in times if one.at <= now + timedelta(hours=1)]  # what is to come is announced
    titled = f"{by_field['title'].value}。{hidden}" if "title" in by_field else hidden
    proposals = [
        *_place_proposals(by_field, places),
        *_times(by_field, moments, hidden, now),
        *_types(by_field, titled, words, types or {}),
        *_persons(by_field, plain, details),
        *_number(by_field, _blank(plain, details)),
        *_source(by_field, plain),
    ]
    description = hide_details("".join(text[start:end] for start, end in spans), inner)
    reading = Reading(
        text, description, "", tuple(proposals), tuple(details), _matters(hidden, body, names, words),
        {one.text: one for one in places},
    )  # fmt: skip
    title = _title(reading, by_field, types or {})[:_TITLE_LENGTH]
    return dataclasses.replace(reading, title=hide_details(title, find_details(one_form(title), names)))


def _body(
    plain: str, labels: Sequence[Labelled], content: Labelled | None, details: Sequence[Detail]
) -> list[tuple[int, int]]:
    """Where the text about the matter stands: beside its label, or what stands beside no label; else everything."""
    if content is not None:
        start = plain.index(content.value, content.start)
        return [(start, start + len(content.value))]
    spans, last = [], 0
    for one in labels:
        line_end = plain.find("\n", one.start)
        end = one.end if line_end < 0 else min(one.end, line_end)
        if one.field in _VALUE_ENDS and (found := _VALUE_ENDS[one.field].search(plain, one.start, end)):
            end = found.start()
            # The half of a telephone would be found no more.
            end = next((detail.end for detail in details if detail.start < end < detail.end), end)
        start = plain.rfind(one.label, last, one.start)
        if start >= last:
            spans.append((last, start))
            last = end
    spans.append((last, len(plain)))
    if sum(len(plain[start:end].strip(" ,，。;；\n")) for start, end in spans) <= 3:
        return [(0, len(plain))]
    while spans and not plain[slice(*spans[0])].strip(" ,，。;；\n"):
        spans.pop(0)
    first, end = spans[0]
    return [(first + len(plain[first:end]) - len(plain[first:end].lstrip(" ,，。;；\n")), end), *spans[1:]]


def _blank(text: str, details: Sequence[Detail]) -> str:
    """The text with its details as spaces, so that no other reader takes their digits."""
    for one in details:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _without_times(text: str, moments: Sequence[Moment]) -> str:
    for one in moments:
        text = text[: one.start] + "，" * (one.end - one.start) + text[one.end :]
    return text


# Places ---------------------------------------------------------------------------------------------------------------


def _places(by_field: Mapping[str, Labelled], body: str) -> list[Place]:
    """The places meant, without the reporter's home and without what another place says more exactly."""
    if "address" in by_field:
        value = by_field["address"].value.split("\n")[0]
        found = find_places(value)
        if len(found) == 1 and found[0].end - found[0].start >= len(value) * 2 / 3:
            return [dataclasses.replace(found[0], text=value)]
        return [Place(value, "address", value, 0, len(value), public=value)]
    told = find_places(body)
    found = [one for one in told if not _HOME.search(body[: one.start])] or told
    if any(one.precise for one in found):
        found = [one for one in found if one.precise]
    kept: list[Place] = []
    for one in found:
        same = next(
            (at for at, other in enumerate(kept) if one.address in other.address or other.address in one.address), None
        )
        if same is None:
            kept.append(one)
        elif (len(one.address), len(one.text)) > (len(kept[same].address), len(kept[same].text)):
            kept[same] = one
    return kept


def _place_proposals(by_field: Mapping[str, Labelled], places: Sequence[Place]) -> list[Proposal]:
    if "address" in by_field:
        return [Proposal("address", one.text, (one.text,), "labelled", by_field["address"].label) for one in places]
    return [
        Proposal("address", one.text, (one.text,), "near" if one.near and one.kind == "address" else one.kind)
        for one in places
    ]


# Times ----------------------------------------------------------------------------------------------------------------


def _times(by_field: Mapping[str, Labelled], moments: Sequence[Moment], body: str, now: datetime) -> list[Proposal]:
    found = []
    for field in ("reported_at", "occurred_at"):
        moment = read_moment(by_field[field].value, now) if field in by_field else None
        if moment and moment.at <= now + timedelta(hours=1):
            found.append(_labelled(field, moment.at, by_field[field]))
    if "due_at" in by_field:
        begin = next((one.value for one in found if one.field == "reported_at"), now)
        due = read_due(by_field["due_at"].value, begin)
        if due is not None:
            found.append(
                _labelled("due_at", Period(begin, *due) if isinstance(due, tuple) else due, by_field["due_at"])
            )
    known = {one.field for one in found}
    seen: set[tuple[str, datetime]] = set()
    exact = any(one.kind == "at" and one.exact and not one.reported for one in moments)
    for one in moments:
        field = "reported_at" if one.reported else "occurred_at"
        if field in known or (field, one.at) in seen or (one.kind == "now" and (exact or len(moments) > 1)):
            continue
        seen.add((field, one.at))
        reason = one.kind if one.kind in ("since", "now") else "time" if one.exact else "about"
        found.append(Proposal(field, one.at, (body[one.start : one.end].strip(" ,，"),), reason))
    return found


def _labelled(field: str, value: object, told: Labelled) -> Proposal:
    return Proposal(field, value, (told.value.split("\n")[0],), "labelled", told.label)


# Type and urgency -----------------------------------------------------------------------------------------------------


def _types(by_field, body: str, words: TypeWords, types: Mapping[str, str]) -> list[Proposal]:
    hits = words.hits(body)
    found = []
    scored = score_types(hits)
    named = [
        code for code, name in types.items() if len(name) > 3 and name in body and code not in {s[0] for s in scored}
    ]
    scored += [(code, 6.0, (types[code],)) for code in named]
    scored.sort(key=lambda one: (-one[1], one[0]))
    told = by_field.get("event_type")
    code = next((code for code, name in types.items() if told and name in told.value), None)
    if code is not None:
        found.append(Proposal("event_type", code, (types[code],), "type_labelled"))
    elif clear_first(scored):
        found.append(Proposal("event_type", scored[0][0], scored[0][2], "type"))
    else:
        found += [Proposal("event_type", code, held, "type") for code, _, held in scored[:MATTERS_TYPES]]
    if "urgency" in by_field and (known := _URGENT_WORDS.get(by_field["urgency"].value.strip("级 "))):
        found.append(Proposal("urgency", known, (by_field["urgency"].value,), "labelled", by_field["urgency"].label))
    else:
        urgency, because = gravest(hits)
        if urgency:
            found.append(Proposal("urgency", urgency, because, "urgency"))
    return found


# Persons, numbers, channel --------------------------------------------------------------------------------------------


def _persons(by_field, plain: str, details: Sequence[Detail]) -> list[Proposal]:
    found = []
    if "name" in by_field:
        name = _first_word(by_field["name"].value)
        if name and len(name) <= 12 and not re.search("匿名|保密|不愿|无$", by_field["name"].value):
            found.append(Proposal("name", name, (), "labelled", by_field["name"].label))
    else:
        names = dict.fromkeys(one.value for one in details if one.kind == "name" and not _accused(plain, one))
        found += [Proposal("name", name, (name[:1] + "*",), "name") for name in names]
    phones: dict[str, str] = {}
    labelled = by_field.get("phone")
    for one in details:
        if one.kind == "phone" and not _OTHERS_PHONE.search(plain[: one.start]):
            inside = labelled is not None and labelled.start <= one.start < labelled.end
            phones.setdefault(one.value, labelled.label if inside else "")
    if labelled is not None and not phones and (masked := _MASKED_PHONE.match(labelled.value)):
        phones[masked[0]] = labelled.label  # some hotlines hand on no more than this
    if any(phones.values()):
        phones = {value: label for value, label in phones.items() if label}
    found += [Proposal("phone", value, (), "labelled" if label else "phone", label) for value, label in phones.items()]
    return found


def _accused(plain: str, name: Detail) -> bool:
    """Whether a name is that of whom somebody complains about: 举报王某违建, and not 王某举报."""
    before = _CLAUSE.split(plain[: name.start])[-1]
    return bool(_COMPLAINT.search(before)) and not _SPEAKS.match(plain[name.end :])


def _first_word(text: str) -> str:
    return re.split("[\\s,，;；(（0-9]", text)[0]


def _number(by_field, plain: str) -> list[Proposal]:
    if "external_number" in by_field:
        value = by_field["external_number"].value.split()[0]
        return [Proposal("external_number", value, (value,), "labelled", by_field["external_number"].label)]
    found = dict.fromkeys(one[1] or one[2] for one in _ORDER_NUMBER.finditer(plain))
    return [Proposal("external_number", value, (value,), "number") for value in found]


def _source(by_field, plain: str) -> list[Proposal]:
    told = by_field.get("source")
    for code, pattern in _SOURCES:
        if match := pattern.search(told.value + ":" if told else plain):
            words = (told.value if told else match[0],)
            return [Proposal("source", code, words, "labelled" if told else "source", told.label if told else "")]
    sheet = {"external_number", "content"} <= by_field.keys() or {"external_number", "due_at"} <= by_field.keys()
    if sheet:
        words = (by_field["external_number"].label,)
        return [Proposal("source", "hotline_12345", words, "source")]
    return []


# Several matters, the title -------------------------------------------------------------------------------------------


def _matters(hidden: str, body: str, names: Sequence[str], words: TypeWords) -> tuple[str, ...]:
    """The parts about different things: a numbered list, or parts joined by 另外 … that each name a matter."""
    for parts in (numbered_parts(body), joined_parts(body)):
        told = [part for part in parts if any(hit.entry.type for hit in words.hits(part))]
        if len(told) > 1:
            kinds = [score_types(words.hits(part))[0][0] for part in told]
            places = [tuple(one.address for one in find_places(part)) for part in told]
            if len(set(kinds)) > 1 or len(set(filter(None, places))) > 1:
                return tuple(hide_details(part, find_details(part, names)) for part in told)
    return ()


def _title(reading: Reading, by_field, types: Mapping[str, str]) -> str:
    """The sheet's title, or place and type, or the first clause."""
    if "title" in by_field:
        return by_field["title"].value.split("\n")[0]
    kind = reading.chosen("event_type")
    place = reading.chosen("address")
    name = types.get(str(kind.value), "") if kind and len(str(kind.value)) > 2 else ""
    if kind and not name and kind.words:
        name = kind.words[0]
    if name:
        return (reading.places[place.value].public if place else "") + name
    clauses = _CLAUSE.split(reading.description)
    return next((clause.strip() for clause in clauses if len(_ONLY_TIME.sub("", clause)) > 3), "")
