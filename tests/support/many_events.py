"""Very many events with their steps, entered in bulk and legal: the store's own checks let them in."""

from datetime import timedelta

import numpy as np
import shapely

from civicgrid.plugin.domain.events.workflow import load_workflow
from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.paths import RESOURCES

WAYS = ("", "accept", "accept file", "accept file dispatch", "accept file dispatch sign_for", "accept void")
_SHARES = (0.6, 0.05, 0.05, 0.05, 0.05, 0.2)  # a server takes two milliseconds to look at a step
TYPES = ("0101", "0102", "0110", "0301", "0404", "0501", "0505")
BOUNDS = (114.20, 22.70, 114.30, 22.78)
_DAYS = 365


def fill_many_events(store, count=100_000, seed=1, area=None, now=None):
    """Enter events of a year that have gone different ways; returns the departments that have some of them."""
    draw, now = np.random.default_rng(seed), now or clock.utc_now()
    workflow = load_workflow(RESOURCES / "workflow" / "governance.json")
    codes = [f"D{number}" for number in range(8)]
    departments = [
        store.insert("department", {"uid": new_uid(), "code": code, "name": f"部门{code}", "area_id": area})
        for code in codes
    ]
    who = store.read("app_user", ["id"])["id"]
    person = who[0] if who else store.insert("app_user", {"uid": new_uid(), "login": "", "name": "x",
                                                          "created_at": now})  # fmt: skip
    ids = store.reserve_ids("event", count)
    age = np.sort(draw.uniform(0, _DAYS * 86_400, count))[::-1]
    reported = [now - timedelta(seconds=float(one)) for one in age]
    due = [at + timedelta(hours=float(one)) for at, one in zip(reported, draw.uniform(4, 2000, count), strict=True)]
    x, y = draw.uniform(BOUNDS[0], BOUNDS[2], count), draw.uniform(BOUNDS[1], BOUNDS[3], count)
    types = [TYPES[one] for one in draw.integers(0, len(TYPES), count)]
    levels = draw.choice([1, 2, 3, 4], count, p=[0.02, 0.08, 0.2, 0.7])
    store.load(
        "event",
        {
            "id": ids,
            "uid": new_uids(count),
            "number": [f"{at:%Y%m%d}-{number:06d}" for number, at in enumerate(reported)],
            "source": [("grid_worker", "hotline_12345", "command_centre")[one] for one in draw.integers(0, 3, count)],
            "event_type": types,
            "title": [f"幸福路{number % 400}号附近事项{number}" for number in range(count)],
            "address": [f"幸福路{number % 400}号" for number in range(count)],
            "state": [workflow.genesis] * count,
            "grade": levels,
            "display_level": levels,
            "reported_at": reported,
            "due_at": due,
            "area_id": [area] * count,
            "geom": list(shapely.to_wkb(shapely.points(x, y))),
        },
    )
    ways = draw.choice(len(WAYS), count, p=_SHARES)
    for seq in range(1, 5):
        taken = [row for row in range(count) if len(WAYS[ways[row]].split()) >= seq]
        steps = []
        for row in taken:
            state = workflow.genesis
            for action in WAYS[ways[row]].split()[:seq]:
                before, state = state, workflow.find(state, action).state_after
            steps.append((row, before, action, state))
        store.load(
            "event_step",
            {
                "uid": new_uids(len(steps)),
                "event_id": [int(ids[row]) for row, *_ in steps],
                "workflow": [workflow.code] * len(steps),
                "seq": [seq] * len(steps),
                "prev_seq": [seq - 1] * len(steps),
                "state_before": [before for _, before, *_ in steps],
                "action": [action for *_, action, _ in steps],
                "state_after": [state for *_, state in steps],
                "at": [min(now, reported[row] + timedelta(minutes=20 * seq)) for row, *_ in steps],
                "app_user_id": [person] * len(steps),
                "department_id": [
                    departments[row % len(departments)] if action == "dispatch" else None for row, _, action, _ in steps
                ],
                "note": ["办理" if action == "void" else None for *_, action, _ in steps],
                "area_id": [area] * len(steps),
            },
        )
    return departments
