"""Workflows: which step may follow which. The rows are data; the store refuses every other step."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path

from .problems import DomainError, Problem

GENESIS = "genesis"
"""Action of the row with which an event begins; its state before and after are the same."""


@dataclasses.dataclass(frozen=True)
class State:
    """A state of an event; nothing follows a `final` one."""

    code: str
    name_zh: str
    name_en: str
    final: bool = False


@dataclasses.dataclass(frozen=True)
class Transition:
    """One legal step. `role`: who may do it; `evidence`: what must be attached; `other_person`: not the handler."""

    state_before: str
    action: str
    state_after: str
    role: str
    name_zh: str
    name_en: str
    evidence: tuple[str, ...] = ()
    other_person: bool = False
    resets_clock: bool = False


@dataclasses.dataclass(frozen=True)
class Workflow:
    """States and steps under a name; `genesis` is the state in which an event begins."""

    code: str
    name_zh: str
    name_en: str
    genesis: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]

    def actions(self, state: str) -> tuple[Transition, ...]:
        """The steps that are legal in a state."""
        return tuple(t for t in self.transitions if t.state_before == state and t.action != GENESIS)

    def rows(self) -> list[dict[str, object]]:
        """Rows of the store's table transition, the genesis row included."""
        return [
            {
                "workflow": self.code,
                "state_before": t.state_before,
                "action": t.action,
                "state_after": t.state_after,
                "role": t.role,
                "name_zh": t.name_zh,
                "name_en": t.name_en,
                "evidence": list(t.evidence),
                "other_person": t.other_person,
            }
            for t in self.transitions
        ]


def load_workflow(path: Path) -> Workflow:
    """Reads a workflow from JSON and checks it. Raises DomainError with the first thing that is wrong."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        transitions = (Transition(**{**t, "evidence": tuple(t.get("evidence", ()))}) for t in data["transitions"])
        workflow = Workflow(
            data["code"],
            data["name_zh"],
            data["name_en"],
            data["genesis"],
            tuple(State(**state) for state in data["states"]),
            tuple(transitions),
        )
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise DomainError(Problem("workflow.unreadable", params={"file": path.name, "reason": str(error)})) from None
    problems = check_workflow(workflow)
    if problems:
        raise DomainError(problems[0])
    return workflow


def check_workflow(workflow: Workflow) -> list[Problem]:
    """Everything wrong with a workflow: unknown or unreachable states, dead ends, ambiguous or missing steps."""
    states = {state.code: state for state in workflow.states}
    problems = []
    genesis = [t for t in workflow.transitions if t.action == GENESIS]
    if [(t.state_before, t.state_after) for t in genesis] != [(workflow.genesis, workflow.genesis)]:
        problems.append(Problem("workflow.genesis", params={"state": workflow.genesis}))
    named = {workflow.genesis, *(s for t in workflow.transitions for s in (t.state_before, t.state_after))}
    problems += [Problem("workflow.unknown_state", params={"state": s}) for s in sorted(named - states.keys())]
    seen: set[tuple[str, str]] = set()
    for t in workflow.transitions:
        if (t.state_before, t.action) in seen:
            problems.append(Problem("workflow.ambiguous", params={"state": t.state_before, "action": t.action}))
        seen.add((t.state_before, t.action))
    steps = [(t.state_before, t.state_after) for t in workflow.transitions if t.action != GENESIS]
    final = {code for code, state in states.items() if state.final}
    for state in sorted(final & {before for before, _after in steps}):
        problems.append(Problem("workflow.final_left", params={"state": state}))
    reachable = _closure({workflow.genesis}, steps)
    problems += [Problem("workflow.unreachable", params={"state": s}) for s in states if s not in reachable]
    ending = _closure(final, [(after, before) for before, after in steps])
    problems += [Problem("workflow.dead_end", params={"state": s}) for s in states if s not in ending]
    return problems


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
