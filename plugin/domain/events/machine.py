"""The machine of the loop: what may be done next, why something may not, and where a history has led. Pure."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from ..blank import is_blank
from ..problems import Problem
from .workflow import (
    DISSATISFIED,
    GENESIS,
    GIVEN,
    GIVES_BACK,
    NOT_GIVEN,
    PAUSE,
    SUPERVISION_CHANGES,
    WAY_BACK,
    Transition,
    Workflow,
    pause_of,
)

VOID = "void"
"""作废: not for an event that others were merged into; the SQL says the same."""

SUPERVISION = {"supervise": "normal", "supervise_yellow": "yellow", "supervise_red": "red", "end_supervision": "none"}
"""督办 黄牌督办 红牌督办 取消督办: what an action makes of an event's column ``supervision``; the SQL says the same."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclasses.dataclass(frozen=True)
class Step:
    """A step that was taken; `at` is aware, `person` an account, `evidence` what came with it. The report has seq 0."""

    seq: int
    state_before: str
    action: str
    state_after: str
    at: datetime
    person: int | None = None
    department: int | None = None
    note: str | None = None
    evidence: Mapping[str, object] | None = None


@dataclasses.dataclass(frozen=True)
class Account:
    """Who acts. `roles` None: every one. `department` None: held to none. `alone`: may verify their own work."""

    person: int | None
    roles: frozenset[str] | None
    department: int | None = None
    alone: bool = False


@dataclasses.dataclass(frozen=True)
class Standing:
    """Where a history has led: the columns of the event that follow from its steps.

    `department` is the lead; `assisting` are the codes of the departments that assist it.
    """

    seq: int
    state: str
    department: int | None
    assisting: tuple[str, ...]
    supervision: str
    main_event: str | None
    closed_at: datetime | None


_ANYBODY = Account(None, None, alone=True)


def replay(workflow: Workflow, steps: Sequence[Step]) -> Standing:
    """The standing after all steps, the first of which is the report. Raises ValueError where the log does not hold."""
    if not steps or steps[0].action != GENESIS or steps[0].state_after != workflow.genesis:
        raise ValueError("an event begins with its report")
    state, department, supervision, main_event = workflow.genesis, steps[0].department, "none", None
    assisting: tuple[str, ...] = ()
    for place, step in enumerate(steps):
        if step.seq != place:
            raise ValueError(f"step {place} is missing")
        if place and (step.state_before != state or taken_as(workflow, step) is None):
            raise ValueError(f"step {place} does not follow")
        state = step.state_after
        if step.department is not None:
            department, assisting = step.department, tuple((step.evidence or {}).get("assist", ()))
        elif step.action in GIVES_BACK:
            department, assisting = None, ()
        supervision = SUPERVISION.get(step.action, supervision)
        main_event = _main_event(workflow, step) or main_event
    final = workflow.state(state).final
    return Standing(
        steps[-1].seq, state, department, assisting, supervision, main_event, steps[-1].at if final else None
    )


def taken_as(workflow: Workflow, step: Step) -> Transition | None:
    """The transition that a step was; None where the workflow has no such step."""
    found = workflow.find(step.state_before, step.action)
    return found if found and found.state_after == step.state_after else None


def _entered(steps: Sequence[Step]) -> Step | None:
    """The step that brought the event into the state in which it is; None where it never was in another."""
    state = steps[-1].state_after
    return next((s for s in reversed(steps) if s.state_after == state != s.state_before), None)


def handler(steps: Sequence[Step]) -> int | None:
    """Who brought the event into the state in which it is: the person whom a verifier must not be."""
    found = _entered(steps)
    return found and found.person


def came_from(steps: Sequence[Step]) -> str | None:
    """The state in which an event was before the one in which it is; None where it never was in another."""
    found = _entered(steps)
    return found and found.state_before


def as_instant(value: object) -> datetime | None:
    """An instant that stands as text (ISO 8601 with a zone) in the evidence of a step; None for anything else."""
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else None


def is_digest(value: object) -> bool:
    """Whether evidence names a file by its SHA-256: 64 hexadecimal digits in lower case."""
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def as_place(value: object) -> tuple[float, float] | None:
    """Longitude and latitude of a position in the evidence of a step, in degrees; None for anything else.

    (0, 0) is none: it is what a receiver says that has not found where it is. An ``accuracy`` may be left out or None.
    """
    if not isinstance(value, Mapping):
        return None
    found = (value.get("longitude"), value.get("latitude"))
    fit = [_is_number(one) and -most <= one <= most for one, most in zip(found, (180, 90), strict=True)]
    radius = value.get("accuracy")
    if not all(fit) or not any(found) or not (radius is None or (_is_number(radius) and radius >= 0)):
        return None
    return float(found[0]), float(found[1])


def accuracy_of(value: object) -> float | None:
    """Within how many metres a position in the evidence of a step is sure; None where it does not say."""
    radius = value.get("accuracy") if as_place(value) else None
    return None if radius is None else float(radius)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def open_actions(
    workflow: Workflow, steps: Sequence[Step], account: Account, held: Collection[int] = (), merged: int = 0
) -> list[Transition]:
    """The steps that an account may take now, in the order of the workflow; `held` and `merged`: see `refusals`."""
    found = workflow.actions(steps[-1].state_after)
    return [t for t in found if not _barred(workflow, steps, t, account, held, merged)]


def refusals(
    workflow: Workflow,
    steps: Sequence[Step],
    step: Step,
    account: Account,
    *,
    held: Collection[int] = (),
    ratings: Mapping[str, bool],
    metres: float | None = None,
    due: datetime | None = None,
    merged: int = 0,
) -> list[Problem]:
    """Everything that speaks against a step after a history; empty when it may be taken.

    `held` are the departments that have the event, the lead first; `ratings` all ratings that there are, each with
    whether it reopens an event; `metres` is the distance of the step's position from the event, None where the event
    has no position; `due` is the present deadline of handling, None where there is none; `merged` are so many events
    that were merged into this one. The states and the person of `step` are not looked at.
    """
    state = steps[-1].state_after
    transition = workflow.find(state, step.action)
    if transition is None:
        return [Problem("step.not_allowed", params={"state": state, "action": step.action})]
    barred = _barred(workflow, steps, transition, account, held, merged)
    if barred:
        return [barred]
    evidence = step.evidence or {}
    problems = [
        Problem("step.requires", field=word, params={"action": step.action, "requirement": word})
        for word in transition.requires
        if not _fulfilled(word, step, evidence, ratings)
    ]
    if step.department is not None and "department" not in transition.requires:
        problems.append(Problem("step.no_department", field="department", params={"action": step.action}))
    if _reopens(evidence, ratings) and DISSATISFIED not in transition.requires:
        again = [t for t in open_actions(workflow, steps, _ANYBODY) if DISSATISFIED in t.requires]
        if again:
            problems.append(Problem("step.dissatisfied", field="rating", params={"action": again[0].action}))
    problems += _far(transition, evidence, metres) + _prolonged(transition, steps, step, due)
    return problems + _hasty(transition, steps, step.at, account)


def _far(transition: Transition, evidence: Mapping[str, object], metres: float | None) -> list[Problem]:
    """What is wrong with where somebody stands: too far away, or not known as well as the limit asks."""
    limit = transition.within_metres
    found = vague(limit, accuracy_of(evidence.get("position")))
    problems = [found] if found else []
    if limit is not None and metres is not None and metres > limit:
        params = {"metres": round(metres), "limit": limit}
        problems.append(Problem("step.far", field="position", params=params))
    return problems


def vague(limit: int | None, radius: float | None) -> Problem | None:
    """What is wrong with a position that is sure within `radius` metres; None where that is enough, or not known."""
    if limit is None or radius is None or radius <= limit:
        return None
    return Problem("step.vague", field="position", params={"metres": math.ceil(radius), "limit": limit})


def _prolonged(transition: Transition, steps: Sequence[Step], step: Step, due: datetime | None) -> list[Problem]:
    """What is wrong with a new deadline: it shortens the time, or gives more than was asked for without a note."""
    until = as_instant((step.evidence or {}).get("new_deadline"))
    if "new_deadline" not in transition.requires or until is None:
        return []
    if due is not None and until <= due:
        return [Problem("step.shortened", field="new_deadline", params={"due": due})]
    asked = asked_until(steps, transition)
    if asked is not None and until > asked and is_blank(step.note):
        return [Problem("step.beyond", field="note", params={"until": asked})]
    return []


def _hasty(transition: Transition, steps: Sequence[Step], at: datetime, account: Account) -> list[Problem]:
    """What is wrong with a step that an account took just now, while nothing but such steps happened since."""
    minutes = pause_of(transition)
    if minutes is None:
        return []
    others = (s for s in reversed(steps) if s.action != transition.action or s.person == account.person)
    last = next(others, steps[0])
    if last.action != transition.action or at - last.at >= timedelta(minutes=minutes):
        return []
    return [Problem("step.pause", params={"action": transition.action, "minutes": minutes, "since": last.at})]


def asked_until(steps: Sequence[Step], transition: Transition) -> datetime | None:
    """The deadline that was asked for last, where a transition is the answer; None where it is not."""
    asking = (s for s in reversed(steps) if transition.answers and s.action == transition.answers)
    return next((as_instant((s.evidence or {}).get("new_deadline")) for s in asking), None)


def _barred(
    workflow: Workflow,
    steps: Sequence[Step],
    transition: Transition,
    account: Account,
    held: Collection[int],
    merged: int,
) -> Problem | None:
    """Why a transition that leaves the present state is closed to an account, whatever it brings along."""
    if account.roles is not None and not account.roles & set(transition.roles):
        params = {"action": transition.action, "role": ", ".join(transition.roles)}
        return Problem("step.role", params=params)
    if transition.held_by and account.department is not None and not account.alone:
        allowed = list(held)[:1] if transition.held_by == "lead" else held
        if account.department not in allowed:
            return Problem("step.department", params={"action": transition.action})
    if transition.other_person and not account.alone and account.person == handler(steps):
        return Problem("step.other_person")
    if transition.action == VOID and merged:
        return Problem("step.merged", params={"count": merged})
    if WAY_BACK in transition.requires and transition.state_after != came_from(steps):
        return Problem("step.way_back", params={"action": transition.action, "state": transition.state_after})
    if SUPERVISION_CHANGES in transition.requires and transition.action == _supervised(steps):
        return Problem("step.supervision", params={"action": transition.action})
    given = any(step.department is not None for step in steps)
    for word, holds in ((GIVEN, given), (NOT_GIVEN, not given)):
        if word in transition.requires and not holds:
            return Problem(f"step.{word}", params={"action": transition.action})
    return _spent(workflow, steps, transition)


def _supervised(steps: Sequence[Step]) -> str:
    """The action, of SUPERVISION, by which an event is supervised as it is."""
    return next((s.action for s in reversed(steps) if s.action in SUPERVISION), "end_supervision")


def _spent(workflow: Workflow, steps: Sequence[Step], transition: Transition) -> Problem | None:
    """Why the history allows a transition no more: it was taken as often as it may be, or has nothing to answer."""
    taken = [s.action for s in steps]
    same = {transition.action}
    if DISSATISFIED in transition.requires:  # an event is reopened as often in whatever way
        same = {t.action for t in workflow.transitions if DISSATISFIED in t.requires}
    if transition.at_most is not None and sum(action in same for action in taken) >= transition.at_most:
        return Problem("step.at_most", params={"action": transition.action, "times": transition.at_most})
    if transition.answers is not None:
        answers = {t.action for t in workflow.transitions if t.answers == transition.answers}
        if taken.count(transition.answers) <= sum(action in answers for action in taken):
            return Problem("step.answers", params={"action": transition.action, "asked": transition.answers})
    return None


def _fulfilled(word: str, step: Step, evidence: Mapping[str, object], ratings: Mapping[str, bool]) -> bool:
    if word == "note":
        return not is_blank(step.note)
    if word == "department":
        return step.department is not None
    if word == DISSATISFIED:
        return _reopens(evidence, ratings)
    if word in (WAY_BACK, GIVEN, NOT_GIVEN, SUPERVISION_CHANGES) or PAUSE.fullmatch(word):
        return True  # follows from the history alone: see _barred and _hasty
    given = evidence.get(word)
    if word == "rating":
        return isinstance(given, str) and given in ratings
    if word == "new_deadline":
        until = as_instant(given)
        return until is not None and until > step.at
    if word == "position":
        return as_place(given) is not None
    if word.startswith("photo"):
        return isinstance(given, list | tuple) and bool(given) and all(is_digest(one) for one in given)
    return bool(given)


def _reopens(evidence: Mapping[str, object], ratings: Mapping[str, bool]) -> bool:
    given = evidence.get("rating")
    return isinstance(given, str) and ratings.get(given, False)


def _main_event(workflow: Workflow, step: Step) -> str | None:
    transition = taken_as(workflow, step)
    if transition is None or "main_event" not in transition.requires:
        return None
    return str((step.evidence or {}).get("main_event"))
