"""What an event waits for: the actions that move it on, whose they are, and which of several comes first. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .workflow import NOT_GIVEN, STAGES, Transition, Workflow

NOBODY = "nobody"


def moves_on(workflow: Workflow, transition: Transition) -> bool:
    """Whether an action brings an event nearer to its end.

    It leads to a later state of the workflow, not into a stopped clock 挂账 and not out of the loop (merged, voided);
    or it starts a stopped clock again.
    """
    before, after = workflow.state(transition.state_before), workflow.state(transition.state_after)
    if before.clock == "stopped" and after.clock == "running":
        return True
    if after.clock == "stopped" or (after.final and after.stage != STAGES[-1]):
        return False
    order = [state.code for state in workflow.states]
    return order.index(after.code) > order.index(before.code)


def main_action(workflow: Workflow, offered: Iterable[Transition]) -> Transition | None:
    """Of the actions that are offered the first that moves the event on; None where none does."""
    return next((one for one in offered if moves_on(workflow, one)), None)


def awaited(workflow: Workflow, roles: Collection[str]) -> dict[str, str | None]:
    """The states in which an account with these roles moves events on.

    The value says whose department has to have the event: "lead", "any", NOBODY where none may, or None for whosever.
    """
    found: dict[str, str | None] = {}
    for one in workflow.transitions:
        if one.state_before == one.state_after or not set(roles) & set(one.roles) or not moves_on(workflow, one):
            continue
        whose = NOBODY if NOT_GIVEN in one.requires else one.held_by
        found[one.state_before] = whose if found.get(one.state_before, whose) == whose else None
    return found
