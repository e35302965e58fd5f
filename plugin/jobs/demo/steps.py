"""Ways of events through the workflow, step by step with times, as a sub-district would take them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from ...domain.events.workflow import load_workflow
from ...services.paths import RESOURCES

_FULL = "accept confirm file dispatch sign_for arrive feedback verify call_back evaluate close"
_WAYS = (
    (30, _FULL),
    (18, "accept file dispatch sign_for feedback verify call_back evaluate close"),
    (22, "handle_in_grid verify evaluate close"),
    (6, "accept file dispatch sign_for arrive feedback rework sign_for feedback verify call_back evaluate close"),
    (4, "accept file dispatch send_back dispatch sign_for arrive feedback verify evaluate close"),
    (2, "accept file dispatch sign_for suspend resume feedback verify call_back evaluate close"),
    (1, "accept file dispatch sign_for arrive suspend resume_on_site feedback verify call_back evaluate close"),
    (3, "accept confirm file dispatch sign_for ask_extension grant_extension arrive feedback verify evaluate close"),
    (2, "accept file dispatch sign_for feedback verify call_back reopen sign_for feedback verify evaluate close"),
    (4, "accept file dispatch urge sign_for urge arrive feedback verify call_back evaluate close"),
    (2, "accept file dispatch sign_for arrive supervise feedback verify call_back evaluate close"),
    (2, "accept confirm file escalate dispatch sign_for arrive feedback verify evaluate close"),
    (2, "accept send_back accept file dispatch sign_for feedback verify evaluate close"),
    (2, "accept void"),
    (2, "accept confirm merge"),
)
_TO_STATE = {
    "voided": "accept void", "merged": "accept confirm merge", "suspended": "accept file dispatch sign_for suspend",
    "escalated": "accept confirm file escalate",
}  # fmt: skip
# Minutes a step usually takes, from and to.
_MINUTES = {
    "accept": (4, 40), "confirm": (20, 110), "file": (8, 40), "dispatch": (4, 25), "sign_for": (8, 60),
    "arrive": (15, 100), "feedback": (60, 420), "handle_in_grid": (10, 120), "verify": (40, 500),
    "call_back": (40, 500), "evaluate": (20, 300), "close": (5, 60), "suspend": (60, 300), "resume": (1400, 7000),
    "resume_on_site": (1400, 7000),
    "ask_extension": (60, 400),
}  # fmt: skip
_OTHERS = (15, 150)
_PACE = {"critical": 0.1, "urgent": 0.35}
_LATE_SHARE, _LATE = 0.07, (6_000, 22_000)  # minutes until the feedback of those who are late
_BEGIN, _END = 7.5, 20.5  # hours of the day in which what is not urgent is done
_AFTER_HANDLING = {"verify", "call_back", "evaluate", "close", "rework"}


@dataclass
class Step:
    """A step; ``role`` says whose it is, ``evidence`` what belongs to it."""

    action: str
    before: str
    after: str
    role: str
    at: datetime
    evidence: tuple[str, ...]


class Workflow:
    """The governance workflow as ways through it."""

    def __init__(self, zone: str):
        self.data = workflow = load_workflow(RESOURCES / "workflow" / "governance.json")
        self.name, self.genesis = workflow.code, workflow.genesis
        self.states = [state.code for state in workflow.states]
        self._find = workflow.find
        self._zone = ZoneInfo(zone)
        self._weights = np.array([weight for weight, _ in _WAYS], dtype=float)

    def choose(self, draw: np.random.Generator, by_grid_worker: bool) -> list[str]:
        """A whole way; only what a grid worker reports may be handled in the grid."""
        while True:
            way = _WAYS[int(draw.choice(len(_WAYS), p=self._weights / self._weights.sum()))][1].split()
            if by_grid_worker or way[0] != "handle_in_grid":
                return way

    def way_to(self, state: str) -> list[str]:
        """A way that ends in a state."""
        actions = _TO_STATE.get(state, _FULL).split()
        at, way = self.genesis, []
        for action in actions:
            if at == state:
                break
            at = self._find(at, action).state_after
            way.append(action)
        return way

    def steps(self, actions: list[str], reported: datetime, urgency: str | None, now: datetime, draw) -> list[Step]:
        """The steps of a way with their times, as far as they were taken by ``now``."""
        found, at, state = [], reported, self.genesis
        pace = _PACE.get(urgency or "", 1.0)
        late = draw.random() < _LATE_SHARE
        for action in actions:
            rule = self._find(state, action)
            slow = late and action == "feedback"
            minutes = float(draw.uniform(*(_LATE if slow else _MINUTES.get(action, _OTHERS))))
            minutes *= 1.0 if action in _AFTER_HANDLING else pace
            at = self._in_hours(
                at + timedelta(minutes=minutes), urgency if action not in _AFTER_HANDLING else None, draw
            )
            if at > now:
                break
            found.append(Step(action, state, rule.state_after, rule.roles[0], at, rule.requires))
            state = rule.state_after
        return found

    def forced(self, actions: list[str], reported: datetime, now: datetime) -> list[Step]:
        """The steps of a way spread between the report and now, for an event that must stand at its end."""
        found, state = [], self.genesis
        for number, action in enumerate(actions, start=1):
            rule = self._find(state, action)
            at = reported + (now - reported) * (number / (len(actions) + 1))
            at = at.replace(microsecond=0)
            found.append(Step(action, state, rule.state_after, rule.roles[0], at, rule.requires))
            state = rule.state_after
        return found

    def _in_hours(self, at: datetime, urgency: str | None, draw) -> datetime:
        """What is not urgent waits for the morning."""
        at = at.replace(microsecond=0)
        if urgency in _PACE:
            return at
        local = at.astimezone(self._zone)
        hour = local.hour + local.minute / 60
        if _BEGIN <= hour < _END:
            return at
        morning = local.replace(hour=8, minute=int(draw.integers(0, 60)), second=int(draw.integers(0, 60)))
        return (morning + timedelta(days=1 if hour >= _END else 0)).astimezone(at.tzinfo)
