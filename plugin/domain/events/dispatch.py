"""Who is sent to an event 派单: a stated order over facts, a reason for each place in it. Pure; nobody is scored.

The order is a list of criteria (resources/dispatch, or a city's own version in the store): of two candidates the first
criterion in which they differ decides, and that one is what the later of them is told.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from ..file_values import is_whole, is_word
from ..problems import DomainError, Problem

PROFILES = ("drive", "walk")
KINDS = ("worker", "vehicle", "team")
_MOST = 100_000
"""No count and no number of minutes of the rules is larger."""
STATES = ("assigned", "signed", "arrived", "finished", "released")
"""已派 已签收 已到场 已完成 已撤回: what becomes of an assignment."""

FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "assigned": ("signed", "released"),
    "signed": ("arrived", "released"),
    "arrived": ("finished", "released"),
    "finished": (),
    "released": (),
}
"""What may follow each state; the SQL says the same."""

UNMEASURED = ("no_place", "no_roads")
"""What keeps every way from being known: the event has no place, or there are no roads."""

OPEN_STATES = tuple(state for state, following in FOLLOWS.items() if following)

REASONS: Mapping[str, str] = {
    "far": "too far from any road",
    "avoided": "inside a closed or dangerous area",
    "no_way": "no road leads there",
    "no_position": "no position known",
    "no_place": "place of the event not known",
    "no_roads": "no road network",
    "stale": "position out of date by {minutes} min",
    "off_duty": "off duty",
    "off_shift": "not on shift now",
    "resting": "resting",
    "rest": "rests for another {minutes} min",
    "open": "{count} under way already",
    "way": "{minutes} min, {metres} m by road",
    "later": "arrives {minutes} min later",
    "own_grid": "own grid",
    "not_own_grid": "not of this grid",
    "own_department": "of the department that handles the event",
    "not_own_department": "not of the department that handles the event",
    "level": "level with the first; the number decides",
}
"""What is said of a candidate: short words for a table, not sentences."""

RECEIPTS = ("queued", "sent", "delivered", "read", "signed")
"""待发 已发送 已送达 已读 已签收: a message's receipts, which never go back; failed may follow the first two."""


def in_order(receipts: Mapping[str, datetime | None]) -> dict[str, datetime]:
    """The receipts that have an instant, in the order in which they came."""
    known = {state: at for state, at in receipts.items() if at is not None}
    return dict(sorted(known.items(), key=lambda one: (one[1], (*RECEIPTS, "failed").index(one[0]))))


def furthest(states: Iterable[str]) -> str | None:
    """The receipt that tells most: of several recipients one may have signed; None without any."""
    return max(states, key=("failed", *RECEIPTS).index, default=None)


@dataclasses.dataclass(frozen=True)
class Reason:
    """One thing that is said of a candidate: `code` is a key of REASONS."""

    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Requirement:
    """A kind of unit: which responders are one, how they travel, and what keeps one back.

    `skills`: all of them; `profile`: of PROFILES; a position older than `age_minutes` is stale; within `rest_minutes`
    after the last assignment a unit rests; with `most_open` assignments or more it is not proposed by itself; `order`
    are keys of CRITERIA.
    """

    code: str
    name_zh: str
    name_en: str
    kinds: tuple[str, ...]
    worker_kinds: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    profile: str = "drive"
    age_minutes: float = 30
    rest_minutes: float = 0
    most_open: int = 1
    order: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Preset:
    """What events of a type need: (code of a requirement, count); the type may be the beginning of a code."""

    event_type: str
    needs: tuple[tuple[str, int], ...]


@dataclasses.dataclass(frozen=True)
class Rules:
    """What a city may set: the kinds of units and what each type of event needs."""

    requirements: Mapping[str, Requirement]
    presets: tuple[Preset, ...]

    def needs(self, event_type: str) -> tuple[tuple[str, int], ...]:
        """What an event of a type needs: of the presets whose type begins its code, the longest."""
        fitting = [preset for preset in self.presets if event_type.startswith(preset.event_type)]
        return max(fitting, key=lambda preset: len(preset.event_type)).needs if fitting else ()


@dataclasses.dataclass(frozen=True)
class Unit:
    """What is known of a responder at the moment of the call.

    `on_shift` None: no shift is entered around this time; `age_minutes` None: no position; `minutes` and `metres` by
    road, None without a way, and then `barred` says why (far, avoided, no_way, or of UNMEASURED); `open` are
    assignments under way, `idle_minutes` what has passed since the last one ended, None where there was none.
    """

    id: int
    number: str
    name: str
    kind: str
    worker_kind: str | None = None
    department_id: int | None = None
    department: str | None = None
    grid_code: str | None = None
    skills: tuple[str, ...] = ()
    status: str = "available"
    on_shift: bool | None = None
    age_minutes: float | None = None
    open: int = 0
    idle_minutes: float | None = None
    own_grid: bool = False
    own_department: bool = False
    minutes: float | None = None
    metres: float | None = None
    barred: str = ""


@dataclasses.dataclass(frozen=True)
class Candidate:
    """A unit in its place: `rank` from 1, `reasons` its numbers in words, `lost` what put it behind the first.

    `held_back` are the criteria that keep it from being proposed by itself, "measured" where no way is known to
    anybody; somebody may send it all the same.
    """

    unit: Unit
    rank: int
    requirement: str
    reasons: tuple[Reason, ...]
    lost: Reason | None
    held_back: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Shortfall:
    """So many units of a requirement are missing; `others` counts those held back, by their first criterion."""

    requirement: Requirement
    missing: int
    others: Mapping[str, int]


@dataclasses.dataclass(frozen=True)
class Plan:
    """Who is proposed for which requirement, nobody twice, and what is missing."""

    chosen: tuple[Candidate, ...]
    shortfalls: tuple[Shortfall, ...]


def split_skills(text: str | None) -> tuple[str, ...]:
    """The skills of a responder from their text: separated by commas or enumeration commas of either width."""
    return tuple(part for part in re.split(r"[,，、;；\s]+", text or "") if part)


def on_duty(unit: Unit) -> bool:
    """Whether a unit is on duty: its status does not say no, and where shifts are entered one is running."""
    return unit.status != "off_duty" and unit.on_shift is not False


def is_stale(unit: Unit, requirement: Requirement) -> bool:
    """Whether the last position is too old, or there is none."""
    return unit.age_minutes is None or unit.age_minutes > requirement.age_minutes


def is_resting(unit: Unit, requirement: Requirement) -> bool:
    """Whether a unit rests: by its status, or because its last assignment ended a short while ago."""
    return unit.status == "resting" or (
        not unit.open and unit.idle_minutes is not None and unit.idle_minutes < requirement.rest_minutes
    )


def workload(unit: Unit) -> int:
    """What a unit is at work on: its assignments, or one where only its status says so."""
    return max(unit.open, int(unit.status == "assigned"))


def suits(unit: Unit, requirement: Requirement) -> bool:
    """Whether a unit is one of the kind that is asked for, with the skills."""
    return (
        unit.kind in requirement.kinds
        and (not requirement.worker_kinds or unit.worker_kind in requirement.worker_kinds)
        and set(requirement.skills) <= set(unit.skills)
    )


# The smaller value goes first. Minutes count as they are shown: who shows the same comes level.
CRITERIA: Mapping[str, Callable[[Unit, Requirement], float]] = {
    "reachable": lambda unit, _: unit.minutes is None and unit.barred not in UNMEASURED,
    "fresh": is_stale,
    "on_duty": lambda unit, _: not on_duty(unit),
    "rested": is_resting,
    "workload": lambda unit, _: workload(unit),
    "minutes": lambda unit, _: round(unit.minutes, 1) if unit.minutes is not None else 0.0,
    "own_grid": lambda unit, _: not unit.own_grid,
    "own_department": lambda unit, _: not unit.own_department,
}

_HOLDING_BACK = ("reachable", "fresh", "on_duty", "rested")


def load_rules(path: Path) -> Rules:
    """Reads the rules from a file; see `parse_rules`."""
    return parse_rules(path.read_text(encoding="utf-8"), path.name)


def parse_rules(text: str, file: str) -> Rules:
    """Reads the rules from the JSON of a file of that name and checks them.

    Raises DomainError with the first thing that is wrong.
    """
    try:
        data = json.loads(text)
        order = data["order"]
        made = [
            Requirement(**{name: tuple(value) if isinstance(value, list) else value
                           for name, value in {"order": order, **entry}.items()})
            for entry in data["requirements"]
        ]  # fmt: skip
        presets = tuple(
            Preset(entry["event_type"], tuple((code, count) for code, count in entry["needs"]))
            for entry in data["presets"]
        )
        lists = {name: data[name] for name in ("requirements", "presets")}
        lists |= {f"presets {entry['event_type']}": entry["needs"] for entry in data["presets"]}
        wrong = next((name for name, found in lists.items() if not isinstance(found, list)), "")
        wrong = wrong or _wrong_value(made, presets)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise DomainError(Problem("dispatch.unreadable", params={"file": file, "reason": str(error)})) from None
    if wrong:
        raise DomainError(Problem("dispatch.unreadable", params={"file": file, "reason": wrong}))
    if not made:
        raise DomainError(Problem("dispatch.none", params={"file": file}))
    rules = Rules({one.code: one for one in made}, presets)
    known = [(word, CRITERIA) for one in made for word in one.order]
    known += [(one.profile, PROFILES) for one in made]
    known += [(word, KINDS) for one in made for word in one.kinds]
    known += [(code, rules.requirements) for preset in presets for code, _count in preset.needs]
    for word, words in known:
        if word not in words:
            raise DomainError(Problem("dispatch.unknown_word", params={"file": file, "word": word}))
    return rules


def _wrong_value(made: Sequence[Requirement], presets: Sequence[Preset]) -> str:
    """Where the first value stands that is none of its kind, and the value; "" where all are."""
    seen = set()
    for one in made:
        if not is_word(one.code) or one.code in seen:
            return f"code: {one.code}"
        seen.add(one.code)
        for name in ("name_zh", "name_en", "profile"):
            if not is_word(getattr(one, name)):
                return f"{one.code} {name}: {getattr(one, name)}"
        for name in ("kinds", "worker_kinds", "skills", "order"):
            words = getattr(one, name)
            if not isinstance(words, tuple) or not all(map(is_word, words)) or (name == "kinds" and not words):
                return f"{one.code} {name}: {words}"
        for name in ("age_minutes", "rest_minutes"):
            value = getattr(one, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _MOST:
                return f"{one.code} {name}: {value}"
        if not _is_count(one.most_open):
            return f"{one.code} most_open: {one.most_open}"
    for preset in presets:
        if not isinstance(preset.event_type, str):
            return f"presets {preset.event_type}"
        for code, count in preset.needs:
            if not is_word(code) or not _is_count(count):
                return f"presets {preset.event_type}: {code}, {count}"
    return ""


def _is_count(value: object) -> bool:
    return is_whole(value) and 1 <= value <= _MOST


def rank(requirement: Requirement, units: Iterable[Unit]) -> list[Candidate]:
    """The units that suit a requirement in its order, each with its reasons and what puts it behind the first."""

    def place(unit: Unit) -> tuple:
        return (*(CRITERIA[name](unit, requirement) for name in requirement.order), unit.number)

    ordered = sorted((unit for unit in units if suits(unit, requirement)), key=place)
    return [
        Candidate(
            unit,
            number,
            requirement.code,
            tuple(_reasons(unit, requirement)),
            _lost(unit, ordered[0], requirement) if number > 1 else None,
            _held_back(unit, requirement),
        )
        for number, unit in enumerate(ordered, start=1)
    ]


def plan(needs: Sequence[tuple[Requirement, int]], ranked: Mapping[str, Sequence[Candidate]]) -> Plan:
    """Propose units for several requirements, nobody twice, as many as can be had.

    Each requirement takes its first free candidate; where a unit is asked for twice, it goes where nobody else could
    serve. Who is held back is not proposed.
    """
    slots = [requirement for requirement, count in needs for _ in range(count)]
    free = {code: [one for one in found if not one.held_back] for code, found in ranked.items()}
    taken: dict[int, int] = {}  # unit -> slot
    chosen: dict[int, Candidate] = {}

    def serve(slot: int, asked: set[int]) -> bool:
        choices = [one for one in free.get(slots[slot].code, ()) if one.unit.id not in asked]
        for one in choices:
            if one.unit.id not in taken:
                taken[one.unit.id], chosen[slot] = slot, one
                return True
        for one in choices:
            if one.unit.id in asked:
                continue
            asked.add(one.unit.id)
            if serve(taken[one.unit.id], asked):
                taken[one.unit.id], chosen[slot] = slot, one
                return True
        return False

    for slot in range(len(slots)):
        serve(slot, set())
    shortfalls = []
    for requirement in dict.fromkeys(slots):
        missing = sum(slot not in chosen for slot, one in enumerate(slots) if one == requirement)
        if missing:
            others: dict[str, int] = {}
            for one in ranked.get(requirement.code, ()):
                if one.held_back:
                    others[one.held_back[0]] = others.get(one.held_back[0], 0) + 1
            shortfalls.append(Shortfall(requirement, missing, others))
    return Plan(tuple(chosen[slot] for slot in sorted(chosen)), tuple(shortfalls))


def _held_back(unit: Unit, requirement: Requirement) -> tuple[str, ...]:
    held = [name for name in _HOLDING_BACK if CRITERIA[name](unit, requirement)]
    if workload(unit) >= requirement.most_open:
        held.append("workload")
    if unit.barred in UNMEASURED:
        held.append("measured")
    return tuple(held)


def _reasons(unit: Unit, requirement: Requirement) -> Iterable[Reason]:
    """A unit's numbers in words, what speaks against it first."""
    unmeasured = unit.barred in UNMEASURED
    if unit.minutes is None and not unmeasured:
        yield Reason(unit.barred or "no_way")
    if unit.age_minutes is None:
        yield Reason("no_position")
    elif is_stale(unit, requirement):
        yield _stale(unit, requirement)
    if not on_duty(unit):
        yield Reason("off_duty" if unit.status == "off_duty" else "off_shift")
    if is_resting(unit, requirement):
        yield _resting(unit, requirement)
    if workload(unit):
        yield Reason("open", {"count": workload(unit)})
    if unit.minutes is not None:
        yield Reason("way", {"minutes": f"{unit.minutes:.1f}", "metres": f"{unit.metres or 0:,.0f}"})
    if unmeasured:
        yield Reason(unit.barred)
    if unit.own_grid:
        yield Reason("own_grid")
    if unit.own_department:
        yield Reason("own_department")


def _lost(unit: Unit, first: Unit, requirement: Requirement) -> Reason:
    """What made the difference to the first: the first criterion in which they differ."""
    for name in requirement.order:
        here, there = CRITERIA[name](unit, requirement), CRITERIA[name](first, requirement)
        if here != there:
            return _difference(name, unit, requirement, here - there)
    return Reason("level")


def _difference(name: str, unit: Unit, requirement: Requirement, by: float) -> Reason:
    if name == "reachable":
        return Reason(unit.barred or "no_way")
    if name == "fresh":
        return _stale(unit, requirement) if unit.age_minutes is not None else Reason("no_position")
    if name == "on_duty":
        return Reason("off_duty" if unit.status == "off_duty" else "off_shift")
    if name == "rested":
        return _resting(unit, requirement)
    if name == "workload":
        return Reason("open", {"count": workload(unit)})
    if name == "minutes":
        return Reason("later", {"minutes": f"{by:.1f}"})
    return Reason(f"not_{name}")


def _stale(unit: Unit, requirement: Requirement) -> Reason:
    return Reason("stale", {"minutes": f"{unit.age_minutes - requirement.age_minutes:,.0f}"})


def _resting(unit: Unit, requirement: Requirement) -> Reason:
    if unit.status == "resting" or unit.idle_minutes is None:
        return Reason("resting")
    return Reason("rest", {"minutes": f"{requirement.rest_minutes - unit.idle_minutes:.0f}"})
