"""Random histories of events, each legal for the machine of the loop, and how they come into a store in bulk."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np

from civicgrid.plugin.domain.events.machine import Account, Step, handler, refusals
from civicgrid.plugin.domain.events.workflow import GENESIS, Workflow
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import Store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.events import EVIDENCE, attach_photo, department
from civicgrid.tests.support.people import own_login

FIRST = datetime(2026, 9, 28, 15, 30, tzinfo=UTC)
FAR = datetime(2035, 1, 1, tzinfo=UTC)  # and extensions, which are later than any deadline, from then on
RATINGS = ("very_satisfied", "satisfied", "basically_satisfied", "dissatisfied", "very_dissatisfied")
_QUIET = ("urge", "instruct", "supervise", "supervise_yellow", "supervise_red", "end_supervision", "ask_extension",
          "grant_extension", "refuse_extension", "assist_feedback")  # fmt: skip
_ENDS = ("merge", "void", "escalate", "suspend")


@dataclass
class History:
    """An event as it will stand in the store.

    By step: ``dues`` are (milestone, due), due None where nothing is; ``records`` instants by milestone, or None for a
    step that is older than the record of all open deadlines.
    """

    uid: str
    values: dict
    steps: list[Step]
    dues: list[tuple[str, datetime | None]] = field(default_factory=list)
    records: list[dict[str, datetime | None] | None] = field(default_factory=list)
    self_verified: list[bool] = field(default_factory=list)


def random_histories(
    workflow: Workflow, draw: np.random.Generator, count: int, *, persons, departments, areas=(None,), days: int = 40
) -> list[History]:
    """So many histories of up to 25 steps, most by what is offered; the first one stays open: others merge into it."""
    made = [_history(workflow, draw, 1, persons, departments, areas, days, None)]
    for _ in range(count - 1):
        most = int(draw.integers(1, 25))
        made.append(_history(workflow, draw, most, persons, departments, areas, days, made[0].uid))
    return made


def _history(workflow, draw, most, persons, departments, areas, days, main) -> History:
    minutes = int(draw.integers(days * 24)) * 60
    at = FIRST + timedelta(minutes=minutes, milliseconds=int(draw.integers(-1, 2)))
    values = {
        "event_type": ("0102", "0501", "0203")[draw.integers(3)],
        "source": ("command_centre", "hotline_12345", "grid_worker")[draw.integers(3)],
        "reported_at": at,
        "area_id": areas[draw.integers(len(areas))],
    }
    genesis = workflow.genesis
    history = History(new_uid(), values, [Step(0, genesis, GENESIS, genesis, at, persons[0])])
    for _ in range(most - 1):
        state = history.steps[-1].state_after
        offered = workflow.actions(state)
        if not offered:
            break
        weights = np.array([0.05 if t.action in _QUIET else 0.15 if t.action in _ENDS else 1.0 for t in offered])
        transition = offered[draw.choice(len(offered), p=weights / weights.sum())]
        at += timedelta(minutes=int(draw.integers(1, 2000)))
        evidence = {word: EVIDENCE[word] for word in transition.requires if word in EVIDENCE}
        if "new_deadline" in evidence:
            evidence["new_deadline"] = f"{FAR.year + len(history.steps)}-12-24T06:00:00.000Z"
        if {"rating", "dissatisfied"} & set(transition.requires):
            evidence["rating"] = RATINGS[draw.integers(len(RATINGS))]
        if "main_event" in transition.requires:
            evidence["main_event"] = main
        given = departments[draw.integers(len(departments))] if "department" in transition.requires else None
        step = Step(len(history.steps), state, transition.action, transition.state_after, at,
                    persons[draw.integers(len(persons))], given, "好", evidence)  # fmt: skip
        account = Account(step.person, None, None, alone=True)
        known = {rating: "dissatisfied" in rating for rating in RATINGS}
        if ("main_event" in transition.requires and main is None) or refusals(
            workflow, history.steps, step, account, ratings=known
        ):
            continue
        history.self_verified.append(transition.other_person and handler(history.steps) == step.person)
        history.steps.append(step)
    history.self_verified.insert(0, False)
    history.dues = [_due(workflow, draw, step) for step in history.steps]
    recorded_from = int(draw.integers(-12, 12))
    history.records = [_record(draw, step) if step.seq >= recorded_from else None for step in history.steps]
    return history


def _due(workflow: Workflow, draw: np.random.Generator, step: Step) -> tuple[str, datetime | None]:
    awaits = workflow.state(step.state_after).awaits or ("close",)
    if draw.random() < 0.2:
        return "", None
    due = step.at + timedelta(minutes=int(draw.integers(-3000, 4000)))
    return awaits[draw.integers(len(awaits))], FAR if draw.random() < 0.3 else due


def _record(draw: np.random.Generator, step: Step) -> dict[str, datetime | None]:
    """An instant, or a clock that stands, for some milestones."""
    found = {}
    for milestone in ("dispatch", "arrive", "handle", "close"):
        if draw.random() < 0.7:
            due = step.at + timedelta(minutes=int(draw.integers(-3000, 4000)))
            found[milestone] = None if draw.random() < 0.2 else FAR if draw.random() < 0.3 else due
    return found


def _texts(record: dict[str, datetime | None] | None) -> dict[str, str | None] | None:
    return record and {name: at and clock.to_text(at) for name, at in record.items()}


def three_persons(store: Store) -> list[int]:
    """The ids of three accounts of a store with a single operator, the first of whom is at work."""
    login = own_login(store)
    access = Access(store)
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    first = access.create_user(login, "王芳")
    others = ({"uid": new_uid(), "login": name, "name": name, "created_at": FIRST} for name in ("li", "zhao"))
    return [first, *(store.insert("app_user", row) for row in others)]


def write_histories(store: Store, histories: list[History]) -> list[int]:
    """Load histories and return the events' ids."""
    if store.engine == "gpkg" and any(FAR in one.records[-1].values() for one in histories if one.records[-1]):
        # No rule makes these deadlines; a server's owner may write them all the same.
        store.execute("DROP TRIGGER IF EXISTS event_step_due")
    ids = [int(key) for key in store.reserve_ids("event", len(histories))]
    numbers = [f"H-{key:06d}" for key in ids]
    store.load(
        "event",
        {
            "id": ids,
            "uid": [one.uid for one in histories],
            "number": numbers,
            "title": numbers,
            "state": [one.steps[0].state_after for one in histories],
            "milestone": [one.dues[0][0] for one in histories],
            "due_at": [one.dues[0][1] for one in histories],
            "deadlines": [_texts(one.records[0]) for one in histories],
            **{name: [one.values[name] for one in histories] for name in histories[0].values},
        },
    )
    attach_photo(store, *ids)
    # A server's triggers see all rows of a statement at once: one step of each event at a time.
    for seq in range(1, max(len(one.steps) for one in histories)):
        _write_round(store, [(key, one) for key, one in zip(ids, histories, strict=True) if len(one.steps) > seq], seq)
    return ids


def _write_round(store: Store, events: list[tuple[int, History]], seq: int) -> None:
    steps = [one.steps[seq] for _, one in events]
    store.load(
        "event_step",
        {
            "uid": [new_uid() for _ in steps],
            "event_id": [key for key, _ in events],
            "workflow": ["governance"] * len(steps),
            "seq": [seq] * len(steps),
            "prev_seq": [seq - 1] * len(steps),
            "state_before": [step.state_before for step in steps],
            "action": [step.action for step in steps],
            "state_after": [step.state_after for step in steps],
            "at": [step.at for step in steps],
            "app_user_id": [step.person for step in steps],
            "department_id": [step.department for step in steps],
            "note": [step.note for step in steps],
            "evidence": [step.evidence or None for step in steps],
            "self_verified": [one.self_verified[seq] for _, one in events],
            "area_id": [one.values["area_id"] for _, one in events],
            "milestone": [one.dues[seq][0] for _, one in events],
            "due_at": [one.dues[seq][1] for _, one in events],
            "deadlines": [_texts(one.records[seq]) for _, one in events],
        },
    )


def filled(store: Store, count: int, seed: int = 1) -> list[History]:
    """A store with so many random events, three persons and two departments; returns what was written."""
    persons, departments = three_persons(store), [department(store, code) for code in ("CG", "HB")]
    workflow = Events(store).workflow("governance")
    draw = np.random.default_rng(seed)
    made = random_histories(workflow, draw, count, persons=persons, departments=departments)
    write_histories(store, made)
    return made
