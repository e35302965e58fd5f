"""Workflows as data: states, and the actions that lead from one to another. The store refuses every other step."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from ..problems import DomainError, Problem

GENESIS = "genesis"
"""Action of the row with which an event begins; its state before and after are the same."""

DISSATISFIED = "dissatisfied"
"""Of REQUIREMENTS: a rating that says so; with it an event is reopened."""

WAY_BACK = "way_back"
"""Of REQUIREMENTS: the step leads back to the state in which the event was before the present one."""

GIVEN, NOT_GIVEN = "given", "not_given"
"""Of REQUIREMENTS: a department has been given the event, or none ever (it was handled in the grid)."""

SUPERVISION_CHANGES = "supervision_changes"
"""Of REQUIREMENTS: the event is not supervised in this way already, or is supervised at all where that is to end."""

PAUSE = re.compile(r"pause_([1-9][0-9]{0,3})")
"""As good as one of REQUIREMENTS: an account waits so many minutes before it takes the step again, unless something
else happened since."""

REQUIREMENTS = ("note", "photo", "photo_before", "photo_after", "position", "department", "main_event", "rating",
                DISSATISFIED, "new_deadline", WAY_BACK, GIVEN, NOT_GIVEN, SUPERVISION_CHANGES)  # fmt: skip
"""What an action may ask for. `note` and `department` are columns of the step, the others members of its evidence;
`main_event` the uid of the event into which this one goes, `new_deadline` an instant later than the present deadline of
handling. `way_back`, `given`, `not_given` and `supervision_changes` are asked of the history."""

STAGES = ("report", "dispatch", "feedback", "verify", "evaluate")
"""上报 派发 反馈 核查 评价: the five steps that everybody knows; each state stands in one of them."""

CLOCKS = ("running", "stopped")

CLOSINGS = {"close": "closed", "merge": "merged", "void": "voided"}
"""结案 并案 作废: the actions that end an event, each with the final state to which it leads."""

COUNTED = ("file", "dispatch", "feedback", "handle_in_grid", "verify", "rework", "send_back", "call_back", "evaluate",
           "reopen")  # fmt: skip
"""The actions that are measured (sql/*/55_measures.sql), with CLOSINGS, rework and reopening in the grid among them.
Codes are the program's words and say what an action means; how a city calls it stands in its names."""

GIVES_BACK = ("send_back", "escalate", "recall")
"""退单 提级 撤回派发: the actions with which no department has an event any more; the SQL says the same."""

HOLDERS = ("lead", "any")
"""The lead department 主办, or an assisting one 协办 as well; an account without a department is not held to it."""


@dataclasses.dataclass(frozen=True)
class State:
    """A state of an event; nothing follows a `final` one.

    `awaits` are the milestones that are still to be reached there; a stopped clock (挂账) moves their deadlines on.
    """

    code: str
    name_zh: str
    name_en: str
    stage: str = "report"
    awaits: tuple[str, ...] = ()
    clock: str = "running"
    final: bool = False


@dataclasses.dataclass(frozen=True)
class Milestone:
    """What a deadline is set for; its time counts from a step that took one of the actions `since`."""

    code: str
    name_zh: str
    name_en: str
    since: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Transition:
    """One legal step.

    `roles`: who may take it, any of them; `requires`: of REQUIREMENTS, or a PAUSE; `other_person`: not the one who
    handled the event; `at_most`: how often in the life of an event; `answers`: the action that has to be open, one
    answer for each; `within_metres`: how far from the event the position may be; `held_by`: of HOLDERS, whose
    department it has to be.
    """

    state_before: str
    action: str
    state_after: str
    roles: tuple[str, ...]
    name_zh: str
    name_en: str
    requires: tuple[str, ...] = ()
    other_person: bool = False
    at_most: int | None = None
    answers: str | None = None
    within_metres: int | None = None
    held_by: str | None = None


@dataclasses.dataclass(frozen=True)
class Workflow:
    """States and steps under a name; `genesis` is the state in which an event begins."""

    code: str
    name_zh: str
    name_en: str
    genesis: str
    states: tuple[State, ...]
    milestones: tuple[Milestone, ...]
    transitions: tuple[Transition, ...]

    def actions(self, state: str) -> tuple[Transition, ...]:
        """The steps that lead out of a state or leave an event in it."""
        return tuple(t for t in self.transitions if t.state_before == state and t.action != GENESIS)

    def find(self, state: str, action: str) -> Transition | None:
        """The step that an action is in a state; None where it is none."""
        return next((t for t in self.actions(state) if t.action == action), None)

    def is_open(self, state: str, milestone: str) -> bool:
        """Whether an event in a state has a milestone before it: this state or a later one awaits it."""
        return milestone in self._ahead[state]

    @cached_property
    def _ahead(self) -> Mapping[str, frozenset[str]]:
        """The milestones that a state or a later one awaits, by state."""
        found, awaited = {}, frozenset()
        for one in reversed(self.states):
            awaited |= frozenset(one.awaits)
            found[one.code] = awaited
        return found

    def is_under_way(self, state: str, milestone: str) -> bool:
        """Whether an event in a state is on its way to a milestone: between what begins it and the last to await it."""
        return state in self._ways.get(milestone, ())

    @cached_property
    def _ways(self) -> Mapping[str, frozenset[str]]:
        """The states that are on the way to a milestone, by milestone."""
        order = [one.code for one in self.states]
        found = {}
        for milestone in self.milestones:
            begun = {t.state_after for t in self.transitions if t.action in milestone.since}
            first = min((order.index(code) for code in begun), default=len(order))
            found[milestone.code] = frozenset(code for code in order[first:] if self.is_open(code, milestone.code))
        return found

    def state(self, code: str) -> State:
        """A state by its code. Raises KeyError."""
        return {state.code: state for state in self.states}[code]


def load_workflow(path: Path) -> Workflow:
    """Reads a workflow from JSON and checks it. Raises DomainError with the first thing that is wrong.

    An action names its `steps` (state before -> state after) or, where it leaves the state as it is, `in` (states).
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        workflow = Workflow(
            data["code"],
            data["name_zh"],
            data["name_en"],
            data["genesis"]["state"],
            tuple(_made(State, state) for state in data["states"]),
            tuple(_made(Milestone, milestone) for milestone in data["milestones"]),
            tuple(_transitions(data)),
        )
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise DomainError(Problem("workflow.unreadable", params={"file": path.name, "reason": str(error)})) from None
    problems = check_workflow(workflow)
    if problems:
        raise DomainError(problems[0])
    return workflow


def _made(kind: type, values: Mapping[str, object]) -> object:
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def _transitions(data: Mapping[str, object]) -> Iterable[Transition]:
    begin = dict(data["genesis"])
    state = begin.pop("state")
    yield _made(Transition, {**begin, "action": GENESIS, "state_before": state, "state_after": state})
    for action in data["actions"]:
        rest = {name: value for name, value in action.items() if name not in ("steps", "in")}
        steps = action.get("steps") or {code: code for code in action["in"]}
        for before, after in steps.items():
            yield _made(Transition, {**rest, "state_before": before, "state_after": after})


def check_workflow(workflow: Workflow) -> list[Problem]:
    """Everything wrong with a workflow: unknown words and ends, unreachable states, dead ends, ambiguous steps."""
    states = {state.code: state for state in workflow.states}
    problems = []
    genesis = [t for t in workflow.transitions if t.action == GENESIS]
    if [(t.state_before, t.state_after) for t in genesis] != [(workflow.genesis, workflow.genesis)]:
        problems.append(Problem("workflow.genesis", params={"state": workflow.genesis}))
    named = {workflow.genesis, *(s for t in workflow.transitions for s in (t.state_before, t.state_after))}
    problems += [Problem("workflow.unknown_state", params={"state": s}) for s in sorted(named - states.keys())]
    problems += _unknown_words(workflow)
    seen: set[tuple[str, str]] = set()
    for t in workflow.transitions:
        if (t.state_before, t.action) in seen:
            problems.append(Problem("workflow.ambiguous", params={"state": t.state_before, "action": t.action}))
        seen.add((t.state_before, t.action))
        if not t.roles:
            problems.append(Problem("workflow.nobody", params={"state": t.state_before, "action": t.action}))
        ends = t.state_after in states and states[t.state_after].final
        if ends != (t.action in CLOSINGS) or (ends and CLOSINGS[t.action] != t.state_after):
            problems.append(Problem("workflow.end", params={"state": t.state_after, "action": t.action}))
    steps = [(t.state_before, t.state_after) for t in workflow.transitions if t.action != GENESIS]
    final = {code for code, state in states.items() if state.final}
    for state in sorted(final & {before for before, _after in steps}):
        problems.append(Problem("workflow.final_left", params={"state": state}))
    reachable = _closure({workflow.genesis}, steps)
    problems += [Problem("workflow.unreachable", params={"state": s}) for s in states if s not in reachable]
    ending = _closure(final, [(after, before) for before, after in steps])
    problems += [Problem("workflow.dead_end", params={"state": s}) for s in states if s not in ending]
    return problems


def pause_of(transition: Transition) -> int | None:
    """How many minutes an account waits before it takes a step again while nothing else happens; None for none."""
    found = (PAUSE.fullmatch(word) for word in transition.requires)
    return next((int(one[1]) for one in found if one), None)


def uncounted(workflow: Workflow) -> list[str]:
    """The actions of COUNTED that a workflow has not: what is measured by them stays empty for its events."""
    actions = {t.action for t in workflow.transitions}
    return [action for action in COUNTED if action not in actions]


def _unknown_words(workflow: Workflow) -> list[Problem]:
    """Words of the data that mean nothing: requirements, stages, milestones, actions."""
    actions = {t.action for t in workflow.transitions}
    milestones = {milestone.code for milestone in workflow.milestones}
    words = [(word, REQUIREMENTS) for t in workflow.transitions for word in t.requires if not PAUSE.fullmatch(word)]
    words += [(t.answers, actions) for t in workflow.transitions if t.answers]
    words += [(action, actions) for milestone in workflow.milestones for action in milestone.since]
    words += [(word, milestones) for state in workflow.states for word in state.awaits]
    words += [(state.stage, STAGES) for state in workflow.states]
    words += [(state.clock, CLOCKS) for state in workflow.states]
    words += [(t.held_by, HOLDERS) for t in workflow.transitions if t.held_by]
    return [Problem("workflow.unknown_word", params={"word": word}) for word, known in words if word not in known]


def _closure(start: Iterable[str], arrows: list[tuple[str, str]]) -> set[str]:
    """Every state that can be reached along the arrows."""
    reached = set(start)
    waiting = list(reached)
    while waiting:
        state = waiting.pop()
        following = {after for before, after in arrows if before == state} - reached
        reached |= following
        waiting += following
    return reached
