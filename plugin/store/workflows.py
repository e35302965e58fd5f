"""Workflows in a store: table ``transition``, and the code lists of states and milestones, one edition a workflow."""

from ..domain.codes import CodeItem
from ..domain.events.display import display_levels
from ..domain.events.workflow import GENESIS, Milestone, State, Transition, Workflow
from ..services.translation import tr
from .errors import StoreError
from .store import Store

STATES, MILESTONES, RATINGS, NAMES = "event_state", "event_milestone", "event_rating", "workflow"
_LEVELS = "display_level"
_STEPS = (
    "state_before", "action", "state_after", "roles", "name_zh", "name_en", "evidence", "other_person", "at_most",
    "answers", "within_metres", "held_by",
)  # fmt: skip


def transition_rows(workflow: Workflow) -> list[dict[str, object]]:
    """Rows of the table ``transition``, the genesis row included."""
    return [
        {
            "workflow": workflow.code,
            "state_before": t.state_before,
            "action": t.action,
            "state_after": t.state_after,
            "roles": ",".join(t.roles),
            "name_zh": t.name_zh,
            "name_en": t.name_en,
            "evidence": list(t.requires),
            "other_person": t.other_person,
            "at_most": t.at_most,
            "answers": t.answers,
            "within_metres": t.within_metres,
            "held_by": t.held_by,
        }
        for t in workflow.transitions
    ]


def code_items(workflow: Workflow) -> list[dict[str, object]]:
    """Rows of ``code_item``: the workflow's name, its states and its milestones."""
    rows = [(NAMES, workflow, {})]
    rows += [
        (STATES, state, {"stage": state.stage, "awaits": state.awaits, "clock": state.clock, "final": state.final})
        for state in workflow.states
    ]
    rows += [(MILESTONES, milestone, {"since": milestone.since}) for milestone in workflow.milestones]
    return [
        {
            "list": kind,
            "code": one.code,
            "parent": "",
            "name_zh": one.name_zh,
            "name_en": one.name_en,
            "edition": workflow.code,
            "source": None,
            "confidence": "own",
            "sensitivity": "ordinary",
            "sort": place,
            "active": True,
            "extra": extra,
        }
        for place, (kind, one, extra) in enumerate(rows)
    ]


def read_workflow(store: Store, code: str) -> Workflow:
    """A workflow as it stands in the store, where a city may have changed it. Raises StoreError for an unknown one."""
    steps = store.read("transition", _STEPS, where={"workflow": code}, order_by=["id"])
    transitions = tuple(
        Transition(
            before, action, after, tuple(roles.split(",")), name_zh, name_en, tuple(evidence or ()), other, *rest
        )
        for before, action, after, roles, name_zh, name_en, evidence, other, *rest in zip(*steps.values(), strict=True)
    )
    genesis = [t.state_after for t in transitions if t.action == GENESIS]
    if not genesis:
        raise StoreError(tr("There is no workflow {workflow}.").format(workflow=code), workflow=code)
    names = ["list", "code", "name_zh", "name_en", "extra"]
    found = store.read(
        "code_item", names, where={"edition": code, "list": [NAMES, STATES, MILESTONES]}, order_by=["sort"]
    )
    items = {kind: [] for kind in (NAMES, STATES, MILESTONES)}
    for kind, key, name_zh, name_en, extra in zip(*found.values(), strict=True):
        lists = {name: tuple(value) if isinstance(value, list) else value for name, value in (extra or {}).items()}
        items[kind].append((key, name_zh, name_en, lists))
    _, name_zh, name_en, _ = items[NAMES][0] if items[NAMES] else (code, code, code, {})
    return Workflow(
        code,
        name_zh,
        name_en,
        genesis[0],
        tuple(State(*names, **extra) for *names, extra in items[STATES]),
        tuple(Milestone(*names, **extra) for *names, extra in items[MILESTONES]),
        transitions,
    )


def event_ratings(store: Store) -> dict[str, bool]:
    """The ratings of an event, those of the code list ``event_rating``, each with whether it reopens the event."""
    found = store.read("code_item", ["code", "extra"], where={"list": RATINGS})
    return {
        code: bool((extra or {}).get("dissatisfied")) for code, extra in zip(found["code"], found["extra"], strict=True)
    }


def level_table(store: Store) -> dict[str, int]:
    """The table of display levels, as `domain.events.display` takes it."""
    columns = ["list", "code", "parent", "name_zh", "name_en", "edition", "source", "confidence", "extra"]
    found = store.read("code_item", columns, where={"list": _LEVELS})
    return display_levels(
        CodeItem(**dict(zip(columns, values, strict=True))) for values in zip(*found.values(), strict=True)
    )
