"""Which department an event goes to 派发规则: the rules in their order, the first that holds and names one wins. Pure.

Every answer carries its reasons as codes with parameters; `jobs.routing_words` says them.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime

from ..problems import DomainError, Problem
from .calendar import MINUTES_OF_DAY, clock_spans

DUTY_DESK, NOBODY_LEFT = "duty_desk", "nobody_left"
"""The reasons of what goes nowhere: no rule names a department, or all that are named were passed over; somebody at the
duty desk decides."""

UNITS = ("owner_unit", "competent_unit", "maintaining_unit")
"""权属 主管 养护单位: in this order a component's units are asked for; the words are those of table ``component``."""

_PASSED_OVER = ("inactive", "returned", "escalated")
_MAJOR = 2  # digits of a major class 大类


@dataclasses.dataclass(frozen=True)
class Rule:
    """A row of ``routing_rule``; a condition that is None is none.

    `event_type` is a type or, with two digits, a major class; `hours` as `parse_times` reads them; `days` is working
    or off, and a night belongs to the day on which it begins.
    """

    id: int | None
    rank: int
    target: str = "department"
    department: int | None = None
    event_type: str | None = None
    area: int | None = None
    grid: int | None = None
    urgency: str | None = None
    hours: str | None = None
    days: str | None = None
    has_component: bool | None = None
    basis: str | None = None
    active: bool = True


@dataclasses.dataclass(frozen=True)
class Department:
    """A department; `area` None: it works everywhere."""

    id: int
    code: str
    name: str
    area: int | None = None
    parent: int | None = None
    active: bool = True


@dataclasses.dataclass(frozen=True)
class Duty:
    """A line of the 职责清单: `part` is lead or assist, `event_type` as in a rule."""

    department: int
    event_type: str
    part: str
    basis: str | None = None
    limit: str | None = None


@dataclasses.dataclass(frozen=True)
class Book:
    """What is decided by: rules in their order, departments by id, responsibilities."""

    rules: tuple[Rule, ...]
    departments: Mapping[int, Department]
    duties: tuple[Duty, ...]


@dataclasses.dataclass(frozen=True)
class Facts:
    """What of an event decides.

    `at` is the local time of the decision, `working` whether its day is a working day, `worked_before` whether the day
    before is one (None: the same); `matter` code and name of the type; `areas` the event's area and those above it, id
    to name, the nearest first; `grids` its grid, those above it and all their versions; `units` the names of its
    component's units by UNITS; `returned` the departments that sent it back, with their reasons; `held` the department
    that has or had it; an escalated event goes above that one.
    """

    event_type: str
    at: datetime
    working: bool
    matter: str = ""
    areas: Mapping[int, str] = dataclasses.field(default_factory=dict)
    grids: frozenset[int] = frozenset()
    urgency: str | None = None
    has_component: bool = False
    units: Mapping[str, str] = dataclasses.field(default_factory=dict)
    returned: Mapping[int, str] = dataclasses.field(default_factory=dict)
    held: int | None = None
    escalated: bool = False
    worked_before: bool | None = None


@dataclasses.dataclass(frozen=True)
class Reason:
    """A part of an explanation: a code of `jobs.routing_words` and what fills its sentence."""

    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Candidate:
    """A department that a rule names, and why that one; `number` is the rule's place in the order, from 1."""

    department: int
    rule: int | None
    number: int | None
    because: tuple[Reason, ...]


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What became of a rule: `missed` are its conditions that do not hold, `passed` the departments it left out."""

    rule: Rule
    number: int
    missed: tuple[Reason, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    passed: tuple[Reason, ...] = ()


@dataclasses.dataclass(frozen=True)
class Proposal:
    """Where an event should go; `department` None: to the duty desk.

    `assisting` are codes of departments, as steps name them; `seq` is the step of the event after which this was said,
    None before it is reported.
    """

    department: int | None
    because: tuple[Reason, ...]
    rule: int | None = None
    number: int | None = None
    assisting: tuple[str, ...] = ()
    alternatives: tuple[Candidate, ...] = ()
    seq: int | None = None


def propose(book: Book, facts: Facts) -> Proposal:
    """Who by the first rule that holds and names a department that may have the event; who else might, who assists."""
    facts = settled(book, facts)
    verdicts = examine(book, facts)
    found: dict[int, Candidate] = {}
    for verdict in verdicts:
        for one in verdict.candidates:
            found.setdefault(one.department, one)
    ranked = list(found.values()) or list(_superior(book, facts))
    first = ranked[0] if ranked else None
    notes: list[Reason] = []
    for verdict in verdicts if first is None or first.number is None else verdicts[: first.number]:
        notes += [reason for reason in verdict.passed if reason not in notes]
    if first is None:
        why = NOBODY_LEFT if any(reason.code in _PASSED_OVER for reason in notes) else DUTY_DESK
        return Proposal(None, (Reason(why, {"matter": facts.matter}), *notes))
    return Proposal(
        first.department,
        (*first.because, *notes),
        first.rule,
        first.number,
        _assisting(book, facts, first.department),
        tuple(ranked[1:]),
    )


def settled(book: Book, facts: Facts) -> Facts:
    """The facts of an escalated event that nobody has had yet: it goes above whom it would go to else."""
    if not facts.escalated or facts.held is not None:
        return facts
    usual = propose(book, dataclasses.replace(facts, escalated=False))
    return dataclasses.replace(facts, held=usual.department)


def examine(book: Book, facts: Facts) -> list[Verdict]:
    """What becomes of each rule, in their order; the first candidate of all is the one that is proposed."""
    return [_verdict(book, facts, rule, number) for number, rule in enumerate(book.rules, start=1)]


def parse_times(text: str) -> tuple[tuple[int, int], ...]:
    """Spans from a text such as 18:00-08:00,12:00-14:00, in minutes of the day on which each begins, ends not included:
    a night ends beyond 24 hours. Raises DomainError."""
    found = clock_spans(text)
    if not found or any(begin == end for begin, end in found):
        raise DomainError(Problem("routing.hours", "hours", {"text": text}))
    return tuple(sorted((begin, end if begin < end else end + MINUTES_OF_DAY) for begin, end in found))


def covers_type(broader: str | None, event_type: str) -> bool:
    """Whether a rule's or duty's type means an event's: none, the same, or its major class."""
    return broader in {None, event_type} or (len(broader) == _MAJOR and event_type.startswith(broader))


def _verdict(book: Book, facts: Facts, rule: Rule, number: int) -> Verdict:
    missed = tuple(_missed(rule, facts))
    if missed:
        return Verdict(rule, number, missed)
    candidates, passed = [], []
    for department, why in _named(book, facts, rule):
        refusal = _refusal(book, facts, department)
        if refusal is not None:
            passed.append(refusal)
            continue
        because = (_main(book, facts, rule, number, department), *why, *_circumstances(book, facts, rule, department))
        candidates.append(Candidate(department.id, rule.id, number, because))
    if not candidates and not passed:
        passed.append(Reason(f"no_{rule.target}", {"number": number, "matter": facts.matter}))
    return Verdict(rule, number, (), tuple(candidates), tuple(passed))


def _missed(rule: Rule, facts: Facts) -> Iterator[Reason]:
    if not rule.active:
        yield Reason("not_active")
    if not covers_type(rule.event_type, facts.event_type):
        yield Reason("not_type")
    if rule.area is not None and rule.area not in facts.areas:
        yield Reason("not_area")
    if rule.grid is not None and rule.grid not in facts.grids:
        yield Reason("not_grid")
    if rule.urgency is not None and rule.urgency != facts.urgency:
        yield Reason("not_urgency")
    if rule.has_component is not None and rule.has_component != facts.has_component:
        yield Reason("no_component" if rule.has_component else "with_component")
    yield from _untimely(rule, facts)


def _untimely(rule: Rule, facts: Facts) -> Iterator[Reason]:
    """Hours and days that do not hold; after midnight a night is that of the day before."""
    today, tonight = True, False
    if rule.hours is not None:
        minute = facts.at.hour * 60 + facts.at.minute
        try:
            spans = parse_times(rule.hours)
        except DomainError:
            yield Reason("bad_hours", {"hours": rule.hours})
            return
        today = any(begin <= minute < end for begin, end in spans)
        tonight = any(begin <= minute + MINUTES_OF_DAY < end for begin, end in spans)
        if not today and not tonight:
            yield Reason("not_hours", {"hours": rule.hours})
    night = tonight and not today
    before = facts.working if facts.worked_before is None else facts.worked_before
    worked = {before} if night else {facts.working, before} if tonight else {facts.working}
    if rule.days is not None and (rule.days == "working") not in worked:
        asked = "working_day" if rule.days == "working" else "day_off"
        yield Reason(f"not_night_of_{asked}" if night else f"not_{asked}")


def _named(book: Book, facts: Facts, rule: Rule) -> Iterator[tuple[Department, tuple[Reason, ...]]]:
    """The departments that a rule means, the likeliest first, with what led to each."""
    if rule.target == "owner":
        yield from _owners(book, facts)
    elif rule.target == "territory":
        yield from _territory(book, facts)
    elif rule.department in book.departments:
        where = (Reason("area", {"area": facts.areas[rule.area]}),) if rule.area is not None else ()
        yield book.departments[rule.department], where


def _owners(book: Book, facts: Facts) -> Iterator[tuple[Department, tuple[Reason, ...]]]:
    """属主: the departments that the component's units are, by name or code; then those that lead in this matter by the
    responsibilities and are bound to no area (条线). Of several units of one name it is that of the place.
    """
    for unit in UNITS:
        name = facts.units.get(unit)
        if not name:
            continue
        same = [one for one in book.departments.values() if _plain(name) in {_plain(one.name), _plain(one.code)}]
        here = sorted((one for one in same if _place(facts, one) is not None), key=lambda one: _place(facts, one))
        for one in here[:1] or (same if len(same) == 1 else ()):
            yield one, (Reason(unit, {"unit": name}),)
    for one in _leads(book, facts):
        if one.area is None:
            yield one, (Reason("line"),)


def _territory(book: Book, facts: Facts) -> Iterator[tuple[Department, tuple[Reason, ...]]]:
    """属地: who leads in this matter by the responsibilities and has the event's area or one above it."""
    for one in _leads(book, facts):
        if one.area is not None:
            yield one, (Reason("area", {"area": facts.areas[one.area]}),)


def _leads(book: Book, facts: Facts) -> list[Department]:
    """Who leads in this matter here, the nearest area first, the exact type before its major class."""
    found = []
    for duty in _duties(book, facts, "lead"):
        one = book.departments[duty.department]
        place = _place(facts, one)
        if place is not None:
            found.append(((place, duty.event_type != facts.event_type, one.code), one))
    return list(dict.fromkeys(one for _, one in sorted(found, key=lambda entry: entry[0])))


def _superior(book: Book, facts: Facts) -> Iterator[Candidate]:
    """The department above the one that has the event, for what is escalated and no rule takes up."""
    held = book.departments.get(facts.held)
    one, seen = held, set()
    while facts.escalated and one is not None and one.parent not in seen:
        seen.add(one.parent)
        one = book.departments.get(one.parent)
        if one is not None and _refusal(book, facts, one) is None:
            yield Candidate(one.id, None, None, (Reason("superior", {"department": one.name, "below": held.name}),))
            return


def _refusal(book: Book, facts: Facts, one: Department) -> Reason | None:
    """Why a department is passed over."""
    if not one.active:
        return Reason("inactive", {"department": one.name})
    if one.id in facts.returned:
        return Reason("returned", {"department": one.name, "note": facts.returned[one.id]})
    held = book.departments.get(facts.held)
    if facts.escalated and held is not None and not _is_above(facts, one, held):
        return Reason("escalated", {"department": one.name})
    return None


def _is_above(facts: Facts, one: Department, held: Department) -> bool:
    if held.area is None:
        return one.id == held.parent
    return one.area is None or (one.area != held.area and (_place(facts, one) or 0) > (_place(facts, held) or 0))


def _main(book: Book, facts: Facts, rule: Rule, number: int, one: Department) -> Reason:
    duty = _duty(book, facts, one)
    basis = rule.basis or (duty.basis if duty else None)
    params = {"matter": facts.matter, "department": one.name, "number": number}
    return Reason("basis", {**params, "basis": basis}) if basis else Reason("rule", params)


def _circumstances(book: Book, facts: Facts, rule: Rule, one: Department) -> Iterator[Reason]:
    if rule.grid is not None:
        yield Reason("grid")
    if rule.urgency is not None:
        yield Reason("urgency", {"urgency": rule.urgency})
    if rule.hours is not None:
        yield Reason("hours", {"hours": rule.hours})
    if rule.days is not None:
        yield Reason(f"{rule.days}_days")
    duty = _duty(book, facts, one)
    if duty is not None and duty.limit:
        yield Reason("limit", {"limit": duty.limit})


def _assisting(book: Book, facts: Facts, lead: int) -> tuple[str, ...]:
    """协办: who assists in this matter here, the nearest first; not who leads, nor who sent the event back."""
    found = {}
    for duty in _duties(book, facts, "assist"):
        one = book.departments[duty.department]
        place = _place(facts, one)
        if one.active and place is not None and one.id != lead and one.id not in facts.returned:
            found.setdefault(one.code, place)
    return tuple(sorted(found, key=lambda code: (found[code], code)))


def _duties(book: Book, facts: Facts, part: str) -> Iterator[Duty]:
    for duty in book.duties:
        if duty.part == part and covers_type(duty.event_type, facts.event_type) and duty.department in book.departments:
            yield duty


def _duty(book: Book, facts: Facts, one: Department) -> Duty | None:
    """What a department leads in this matter here by, the exact type before its major class; nothing elsewhere."""
    if _place(facts, one) is None:
        return None
    mine = [duty for duty in _duties(book, facts, "lead") if duty.department == one.id]
    return min(mine, key=lambda duty: duty.event_type != facts.event_type, default=None)


def _place(facts: Facts, one: Department) -> int | None:
    """How far up a department's area lies, 0 the event's own; one for everywhere is above all; None: elsewhere."""
    if one.area is None:
        return len(facts.areas)
    return list(facts.areas).index(one.area) if one.area in facts.areas else None


def _plain(text: str) -> str:
    """A name without what writers vary: widths, spaces, case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
