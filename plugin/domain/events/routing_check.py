"""What is wrong with the rules of routing as a whole: what never holds, leads nowhere, or is nobody's. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ..problems import DomainError
from .calendar import MINUTES_OF_DAY
from .routing import Book, Reason, Rule, covers_type, parse_times

_MAJOR = 2


def findings(
    book: Book, types: Collection[str], staffed: Collection[int], areas: Mapping[int, frozenset[int]]
) -> list[Reason]:
    """Everything that a manager should look at; the words are `jobs.routing_words.FINDINGS`.

    ``types`` are the codes of the active event types, ``staffed`` the departments with an account, ``areas`` each area
    with itself and all above it.
    """
    return [*_rules(book, areas), *_types(book, types), *_departments(book, staffed)]


def _rules(book: Book, areas: Mapping[int, frozenset[int]]) -> Iterator[Reason]:
    numbered = [(number, rule) for number, rule in enumerate(book.rules, start=1) if rule.active]
    for place, (number, rule) in enumerate(numbered):
        one = book.departments.get(rule.department)
        if rule.target == "department" and (one is None or not one.active):
            name = one.name if one is not None else ""
            yield Reason("rule_inactive" if name else "rule_nobody", {"number": number, "department": name})
        try:
            parse_times(rule.hours or "00:00-24:00")
        except DomainError:
            yield Reason("rule_hours", {"number": number, "hours": rule.hours})
            continue
        for earlier, other in numbered[:place]:
            if _sure(book, other) and _covers(other, rule, areas):
                same = rule.target == "department" and rule.department == other.department
                yield Reason("rule_same" if same else "rule_shadowed", {"number": number, "earlier": earlier})
                break


def _types(book: Book, types: Collection[str]) -> Iterator[Reason]:
    """Types, not their major classes, that no rule can send to anybody."""
    active = [rule for rule in book.rules if rule.active]
    leads = {duty.event_type for duty in book.duties if duty.part == "lead" and _works(book, duty.department)}
    for code in sorted(types):
        if len(code) <= _MAJOR:
            continue
        led = any(covers_type(lead, code) for lead in leads)
        if not any(covers_type(rule.event_type, code) and (_sure(book, rule) or _asks(rule, led)) for rule in active):
            yield Reason("type_nobody", {"type": code})


def _departments(book: Book, staffed: Collection[int]) -> Iterator[Reason]:
    used = {rule.department for rule in book.rules if rule.active and rule.target == "department"}
    used |= {duty.department for duty in book.duties}
    for key in sorted(used & book.departments.keys(), key=lambda key: book.departments[key].code):
        if book.departments[key].active and key not in staffed:
            yield Reason("department_unstaffed", {"department": book.departments[key].name})


def _works(book: Book, department: int | None) -> bool:
    return department in book.departments and book.departments[department].active


def _sure(book: Book, rule: Rule) -> bool:
    """Whether a rule names a department wherever it holds."""
    return rule.target == "department" and _works(book, rule.department)


def _asks(rule: Rule, led: bool) -> bool:
    """Whether a rule finds a department by the responsibilities, where these name one."""
    return rule.target != "department" and led


def _covers(other: Rule, rule: Rule, areas: Mapping[int, frozenset[int]]) -> bool:
    """Whether one rule holds wherever another does."""
    types = other.event_type is None or (rule.event_type is not None and covers_type(other.event_type, rule.event_type))
    area = other.area is None or other.area in areas.get(rule.area, ())
    same = all(
        getattr(other, name) in {None, getattr(rule, name)} for name in ("grid", "urgency", "days", "has_component")
    )
    every_day = other.days is None
    return types and area and same and _minutes(rule, every_day) <= _minutes(other, every_day)


def _minutes(rule: Rule, every_day: bool) -> set[int]:
    """The minutes of the day at which a rule holds; those of a night lie beyond 24 hours, but for ``every_day``."""
    if rule.hours is None:
        return set(range(MINUTES_OF_DAY))
    try:
        found = {minute for begin, end in parse_times(rule.hours) for minute in range(begin, end)}
    except DomainError:
        return set()
    return {minute % MINUTES_OF_DAY for minute in found} if every_day else found
