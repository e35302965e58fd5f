"""Workflows in a store: table ``transition``, and the code lists of states and milestones, one edition a workflow."""

import hashlib
import json
from collections.abc import Collection

from ..domain.codes import CodeItem
from ..domain.events.display import display_levels
from ..domain.events.workflow import GENESIS, Milestone, State, Transition, Workflow
from ..services.translation import language, tr
from .access import Access
from .audit import Audit
from .errors import AccessDenied, StoreError
from .own_settings import read_setting
from .places import delete_rows
from .schema.event import WORKFLOW
from .store import Store

STATES, MILESTONES, RATINGS, NAMES = "event_state", "event_milestone", "event_rating", "workflow"
_LISTS = [NAMES, STATES, MILESTONES]
EVERY_TYPE = "*"
_LEVELS = "display_level"
_ROLE, _TURN = "manager", "transition"
_STEP = ("state_before", "action", "state_after")
_TAKEN = "SELECT DISTINCT state_before, action, state_after FROM event_step WHERE workflow = :workflow"
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
    found = store.read("code_item", names, where={"edition": code, "list": _LISTS}, order_by=["sort"])
    items = {kind: [] for kind in _LISTS}
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


def workflow_of(store: Store, event_type: str) -> str:
    """The code of the workflow that events of a type go through."""
    found = store.read("event_type", ["workflow", "active"], where={"code": event_type})
    kept = sorted(zip(found["active"], found["workflow"], strict=True), reverse=True)
    return kept[0][1] if kept else WORKFLOW


def workflows_in_use(store: Store) -> list[str]:
    """The codes of the workflows that event types go through, the one of the most types first."""
    found = store.read("event_type", ["workflow"], where={"active": True})["workflow"]
    return sorted(set(found), key=lambda code: (-found.count(code), code)) or [WORKFLOW]


def code_names(store: Store, kind: str) -> dict[str, str]:
    """Names of STATES or MILESTONES in the user's language by code; of a code with several, by workflow in use, all."""
    names: dict[str, list[str]] = {}
    for workflow in workflows_in_use(store):
        name = "name_" + language()
        found = store.read("code_item", ["code", name], where={"list": kind, "edition": workflow}, order_by=["sort"])
        for code, text in zip(*found.values(), strict=True):
            if text not in names.setdefault(code, []):
                names[code].append(text)
    return {code: " / ".join(texts) for code, texts in names.items()}


def write_workflow(store: Store, workflow: Workflow) -> None:
    """For managers: put a workflow into the store, in place of what it has under the code, with a line in the audit.

    Raises StoreError where it lacks a step that events have taken, AccessDenied for all but managers, and
    ConstraintViolation where the account may not change who has to verify.
    """
    _require_manager(store)
    with store.transaction():
        store.turn(_TURN)
        lost = _put(store, workflow)
        if lost:
            text = tr(
                "Events have taken the step {action} out of the state {state}: it cannot leave the workflow. Give "
                "the new workflow another code."
            )
            before, action, _after = lost[0]
            raise StoreError(text.format(action=action, state=before))
        detail = {"workflow": workflow.code, "steps": len(workflow.transitions)}
        Audit(store).write("change_workflow", "transition", None, detail)


def install_workflow(store: Store, workflow: Workflow) -> None:
    """For the store's own modules: put a shipped workflow in place of an older one, unless somebody has changed that.

    What was shipped last is known by its fingerprint in the settings; steps that events have taken stay.
    """
    name = f"workflow.{workflow.code}"
    shipped = read_setting(store, name)
    if shipped and _fingerprint(read_workflow(store, workflow.code)) != shipped:
        return
    _put(store, workflow)
    mark = _fingerprint(read_workflow(store, workflow.code))
    store.load("setting", {"name": [name], "value": [mark]}, key=("name",), conflict="update")


def _put(store: Store, workflow: Workflow) -> list[tuple[str, str, str]]:
    """Write a workflow and return the steps that it has no more though events have taken them.

    Where there are any nothing that stands is taken out, for events may still be on their way.
    """
    steps, items = transition_rows(workflow), code_items(workflow)
    legal = {tuple(row[name] for name in _STEP) for row in steps}
    taken = {tuple(row.values()) for row in store.query(_TAKEN, {"workflow": workflow.code})} - legal
    if not taken:
        known = store.read("transition", ["id", *_STEP], where={"workflow": workflow.code})
        rows = zip(*known.values(), strict=True)
        delete_rows(store, "transition", [key for key, *step in rows if tuple(step) not in legal])
        kept = {(row["list"], row["code"]) for row in items}
        listed = store.read("code_item", ["id", "list", "code"], where={"edition": workflow.code, "list": _LISTS})
        rows = zip(*listed.values(), strict=True)
        delete_rows(store, "code_item", [key for key, *item in rows if tuple(item) not in kept])
    # A state and an action lead to one state only.
    ambiguous = {step[:2] for step in taken}
    steps = [row for row in steps if (row["state_before"], row["action"]) not in ambiguous]
    store.load("transition", _columns(steps), key=("workflow", *_STEP), conflict="update")
    store.load("code_item", _columns(items), key=("list", "edition", "code"), conflict="update")
    return sorted(taken)


def _fingerprint(workflow: Workflow) -> str:
    """SHA-256 of all that a workflow says; what a later version adds to its columns counts once it is used."""
    rows = [
        {name: value for name, value in row.items() if value}
        for row in (*transition_rows(workflow), *code_items(workflow))
    ]
    texts = sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def follow_workflow(store: Store, workflow: str, types: Collection[str]) -> int:
    """For managers: let the events of some types go through a workflow from now on; returns how many types changed.

    ``types`` are codes, a major class standing for all its types, EVERY_TYPE for all. Events that are here keep theirs.
    Raises AccessDenied, StoreError for a workflow or a type that the store has not.
    """
    _require_manager(store)
    read_workflow(store, workflow)
    found = store.read("event_type", ["id", "code", "parent_code", "workflow"])
    rows = list(zip(*found.values(), strict=True))
    unknown = sorted(set(types) - {EVERY_TYPE} - set(found["code"]))
    if unknown:
        raise StoreError(tr("There is no event type {types}.").format(types=", ".join(unknown)))
    meant = [
        key for key, code, parent, before in rows if before != workflow and {code, parent, EVERY_TYPE} & set(types)
    ]
    with store.transaction():
        store.turn(_TURN)
        for key in meant:
            store.update("event_type", key, {"workflow": workflow})
        Audit(store).write("change_workflow", "event_type", None, {"workflow": workflow, "types": len(meant)})
    return len(meant)


def _require_manager(store: Store) -> None:
    if _ROLE not in Access(store).who_am_i().roles:
        raise AccessDenied(tr("Workflows are changed by managers only."), role=_ROLE)


def _columns(rows: list[dict[str, object]]) -> dict[str, list]:
    return {name: [row[name] for row in rows] for name in rows[0]}


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
