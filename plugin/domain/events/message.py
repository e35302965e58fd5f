"""What a pasted message proposes for a new event: place, times, type, urgency, reporter, number, channel.

It is read without a network and by rules alone. Every proposal says on which words it rests; where a field has several,
none is chosen: a person decides. The reporter's name and telephone go to the sealed party, never into the text.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from ..personal_details import ALWAYS_HIDDEN, Detail, find_details, find_unsure_phones, hide_all
from ..problems import Problem
from .message_channel import earlier_orders, names_earlier_order, number_proposals, source_proposals
from .message_persons import first_word, person_proposals
from .message_places import Place, find_places, is_of_a_place
from .message_proposals import FIELDS, REASONS, Period, Proposal
from .message_text import Labelled, find_labels, find_rows, joined_parts, numbered_parts, one_form
from .message_times import Moment, end_of_day, find_moments, read_due, read_moment, read_times
from .reported import AHEAD
from .type_words import TypeWords, clear_first, gravest, score_types

__all__ = ["FIELDS", "REASONS", "Period", "Proposal", "Reading", "read_message"]

MATTERS_TYPES = 3
_URGENT_WORDS = {"特急": "critical", "紧急": "urgent", "加急": "urgent", "急": "urgent", "一般": "normal",
                 "普通": "normal", "非常紧急": "critical", "特别紧急": "critical"}  # fmt: skip
_HOME = re.compile("(?:[我本]?家?住在?|家在|户籍(?:地|地址)?(?:在|是)?|居住在)$")
_AWAY = re.compile("(?:送(?:往|到|至|去|医)?|转(?:往|到|至|院))$")
"""What stands before where somebody was brought to."""
_VALUE_ENDS = {"name": re.compile("[\\s,，。;；、(（]"), "phone": re.compile("[^0-9+* -]"),
               "external_number": re.compile("[\\s,，。;；]")}  # fmt: skip
"""Where a label's value ends in a line that goes on with something else."""

_PIECE = re.compile("(?<=[\\s,，;；。])[^\\s,，;；。]+")
_NEXT_LABEL = re.compile("[\\s,，。;；]+[一-鿿]{2,6}[:：]")

_ONLY_TIME = re.compile("[0-9零一二三四五六七八九十年月日号时分点:：上下午中晚早凌晨昨今前天左右许约在于 ]")
_NO_MATTER = re.compile("(?:请|望|希望|盼|恳请|要求|联系|电话|谢谢|以上|我[叫姓是])|$")
_CLAUSE = re.compile("[,，。;；!！?？\n]")
_TITLE_LENGTH = 30


@dataclasses.dataclass(frozen=True)
class Reading:
    """What was read. `description` is the text to keep, personal details masked; `details` are those found in it.

    A number that may be a telephone, though nothing says so, stays: a person is asked.

    `matters` are the parts of a message about several things, () for one. `places` are those behind the proposals
    for address, by what they are called. `earlier` are the numbers of orders of before that it mentions.
    """

    text: str
    description: str
    title: str
    proposals: tuple[Proposal, ...]
    details: tuple[Detail, ...]
    matters: tuple[str, ...]
    places: Mapping[str, Place]
    earlier: tuple[str, ...] = ()

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
        if self.earlier:
            found.append(Problem("message.mentions_order", params={"numbers": "、".join(self.earlier)}))
        if find_unsure_phones(one_form(self.description)):
            found.append(Problem("message.unsure_phone"))
        return found


def read_message(text: str, now: datetime, words: TypeWords, types: Mapping[str, str] | None = None) -> Reading:
    """Reads a message that came at `now` (local, without a zone).

    `types` are the names of event types by code: they are words of their own, and make the title.
    """
    text = text.strip()
    plain = one_form(text)
    rows = find_rows(plain)
    if len(rows) > 1:
        return _rows_reading(text, plain, rows)
    labels = rows[0] if rows else find_labels(plain)
    details = find_details(plain)
    told = any(one.field in ("content", "title") for one in labels)
    labels = [
        _place_alone(plain, one, now, details, told) if one.field == "address" and one.value else one for one in labels
    ]
    if not told:
        # In running text 工单号：… may be that of an order of before: no field, and a part of what is told.
        labels = [one for one in labels if not names_earlier_order(one, plain)]
    by_field: dict[str, Labelled] = {}
    for one in labels:
        if one.value:
            by_field.setdefault(one.field, one)
    names = [one.value for one in details if one.kind == "name"]
    if "name" in by_field:
        names.append(first_word(by_field["name"].value))
    content = by_field.get("content") or (by_field.get("title") if rows else None)
    spans = _body(plain, labels, content, details)
    body = "".join(plain[start:end] for start, end in spans)
    inner = find_details(body, names)
    hidden = _blank(body, inner)
    times, timeless = read_times(hidden, now)
    places = _places(by_field, timeless)
    moments = [one for one in times if one.at <= now + timedelta(hours=1)]  # what is to come is announced
    titled = "。".join(
        [
            *(
                by_field[name].value
                for name in ("title", "event_type")
                if name in by_field and by_field[name] != content
            ),
            hidden,
        ]
    )
    proposals = [
        *_place_proposals(by_field, places),
        *_times(by_field, moments, hidden, now),
        *_types(by_field, titled, words, types or {}),
        *person_proposals(by_field, plain, details),
        *number_proposals(by_field, _blank(plain, details)),
        *source_proposals(by_field, plain),
    ]
    description = hide_all("".join(text[start:end] for start, end in spans), names)
    reading = Reading(
        text, description, "", tuple(proposals), tuple(details), _matters(hidden, body, names, words),
        {one.text: one for one in places}, earlier_orders(_blank(plain, details)),
    )  # fmt: skip
    title = _short(_title(reading, by_field, types or {}))
    return dataclasses.replace(reading, title=hide_all(title, names))


def _rows_reading(text: str, plain: str, rows: Sequence[Sequence[Labelled]]) -> Reading:
    """Several rows of a sheet: each is a matter to be read by itself, under the sheet's heading."""
    heading = plain.split("\n")[0]
    matters, known = [], []
    for row in rows:
        line = heading + "\n" + plain[row[0].start : row[-1].end]
        names = [first_word(one.value) for one in row if one.field == "name" and one.value]
        matters.append(hide_all(line, names))
        known += names
    details = find_details(plain, known)
    return Reading(text, hide_all(text, known), "", (), tuple(details), tuple(matters), {})


def _place_alone(plain: str, told: Labelled, now: datetime, details: Sequence[Detail], sheet: bool) -> Labelled:
    """A place beside its label without the time and the other words that its line goes on with.

    In a `sheet` the matter stands beside another label, and all that is no personal detail is the place.
    """
    line = told.value.split("\n")[0]
    ends = [one.start for one in find_moments(line, now) if one.start] + [
        one.start() for one in _NEXT_LABEL.finditer(line)
    ]
    start = plain.index(told.value, told.start)
    personal = [one.start - start for one in details if one.kind in ALWAYS_HIDDEN]
    for piece in _PIECE.finditer(line):
        if any(piece.start() <= at < piece.end() for at in personal) or not (sheet or is_of_a_place(piece[0])):
            ends.append(piece.start())
            break
    if not ends:
        return told
    value = line[: min(ends)].rstrip(" ,，;；。")
    return dataclasses.replace(told, value=value, end=start + len(value))


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
            end = next((detail.end for detail in details if detail.start <= end < detail.end), end)
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
    found = [one for one in told if not _AWAY.search(body[: one.start])]
    found = [one for one in found if not _HOME.search(body[: one.start])] or found
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
    found, latest = [], now
    for field in ("reported_at", "occurred_at"):
        moment = read_moment(by_field[field].value, now) if field in by_field else None
        # It has happened before it was reported, and that was before it is pasted.
        if moment and moment.at <= latest + AHEAD:
            found.append(_labelled(field, moment.at, by_field[field]))
            latest = min(now, moment.at if moment.exact else end_of_day(moment.at))
    if "due_at" in by_field:
        begin = next((one.value for one in found if one.field == "reported_at"), now)
        due = read_due(by_field["due_at"].value, begin)
        if due is not None:
            found.append(
                _labelled("due_at", Period(begin, *due) if isinstance(due, tuple) else due, by_field["due_at"])
            )
    known = {one.field for one in found}
    seen: set[tuple[str, datetime]] = set()
    exact = any(one.kind in ("at", "yesterday") and one.exact and not one.reported for one in moments)
    for one in moments:
        field = "reported_at" if one.reported else "occurred_at"
        if field in known or (field, one.at) in seen or (one.kind == "now" and (exact or len(moments) > 1)):
            continue
        seen.add((field, one.at))
        reason = one.kind if one.kind in ("since", "now", "yesterday") else "time" if one.exact else "about"
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
    named = [code for code, name in types.items() if told and name in told.value]
    code = max(named, key=len, default=None)
    if code is not None and (len(code) > 2 or not scored):  # a class says less than words that name a type
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


# Several matters, the title -------------------------------------------------------------------------------------------


def _matters(hidden: str, body: str, names: Sequence[str], words: TypeWords) -> tuple[str, ...]:
    """The parts about different things: a numbered list, or parts joined by 另外 … that each name a matter.

    Of a list every part counts that does not only ask for something, also one of which no word tells the type.
    """
    for parts, listed in ((numbered_parts(body), True), (joined_parts(body), False)):
        told = [part for part in parts if any(hit.entry.type for hit in words.hits(part))]
        if len(told) > 1:
            if listed:
                told = [part for part in parts if part in told or not _NO_MATTER.match(part)]
            kinds = [scored[0][0] for part in told if (scored := score_types(words.hits(part)))]
            places = [tuple(one.address for one in find_places(part)) for part in told]
            if len(set(kinds)) > 1 or len(set(filter(None, places))) > 1:
                return tuple(hide_all(part, names) for part in told)
    return ()


def _short(title: str) -> str:
    """A title of the length that is allowed; a number that the end would cut goes as a whole."""
    if title[_TITLE_LENGTH - 1 : _TITLE_LENGTH + 1].isdigit():
        return title[:_TITLE_LENGTH].rstrip("0123456789-")
    return title[:_TITLE_LENGTH]


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
