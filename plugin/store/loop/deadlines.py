"""Deadlines in a store: what its rules, its calendar and its hours make of an event's steps."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from ...domain.events import machine
from ...domain.events.calendar import WORKING_UNITS
from ...domain.events.deadline import EDITION, HANDLE, Reckoned, Rule, Rules, is_held, reckon
from ...domain.events.display import urgency_of_level
from ...domain.events.profile import Profile, load_profile, wrong_rule
from ...domain.events.workflow import Workflow
from ...services import clock
from ...services.paths import RESOURCES
from ...services.translation import tr
from ..audit import Audit
from ..errors import ChangedMeanwhile, StoreError
from ..own_settings import read_setting
from ..places import delete_rows
from ..store import Store
from ..workflows import level_table, read_workflow
from .working_time import (
    COUNTING,
    HOURS,
    PROFILE,
    RECKONED,
    announced_days,
    require_manager,
    set_setting,
    settings,
    working_calendar,
)

DEFAULT_PROFILE = "county_days"
_BATCH = 500
_MOMENT = timedelta(seconds=30)  # a server writes a step by its clock, a moment after its deadlines were reckoned
_TURN = "deadline_rule"
_RULE = ("event_type", "urgency", "milestone", "amount", "unit", "warn_percent", "source")
_STEP = ("event_id", "seq", "state_before", "action", "state_after", "at", "evidence")
_EVENT = ("id", "workflow", "state", "event_type", "urgency", "display_level", "due_given", "due_at", "warn_at",
          "milestone", "deadlines")  # fmt: skip
_SET = (
    "UPDATE event SET milestone = :milestone, due_at = :due, warn_at = :warning, deadlines = :deadlines"
    " WHERE id = :event AND closed_at IS NULL AND state = :state AND due_at IS :before"
)
# The triggers of a file let nobody else set deadlines (sql/gpkg/24_follows.sql).
_RECKONING = "INSERT INTO setting (name, value) VALUES ('reckoning', 'deadlines')"
_RECKONED = "DELETE FROM setting WHERE name = 'reckoning'"
_SET_ALL = (
    "SELECT set_deadlines(CAST(:events AS bigint[]), CAST(:states AS text[]), CAST(:before AS timestamptz[]),"
    " CAST(:milestones AS text[]), CAST(:dues AS timestamptz[]), CAST(:warnings AS timestamptz[]),"
    " CAST(CAST(:deadlines AS text[]) AS jsonb[])) AS count"
)


class Deadlines:
    """The deadlines of a store's events; rules, calendar and hours are read once.

    With a ``profile`` its rules and hours are used in place of the store's own, with the store's calendar.
    """

    def __init__(self, store: Store, profile: Profile | None = None):
        self._store, self._profile = store, profile

    def of(self, workflow: Workflow, steps: Sequence[machine.Step], row: Mapping[str, object]) -> Reckoned:
        """The deadlines after some steps; ``row`` has event_type, urgency, display_level and due_given of the event."""
        urgency = row.get("urgency") or urgency_of_level(self.levels, row["display_level"])
        return reckon(
            workflow,
            steps,
            self._rules,
            self._calendar,
            event_type=row["event_type"],
            urgency=urgency,
            given=row.get("due_given"),
        )

    def after(self, workflow: Workflow, steps: Sequence[machine.Step], row: Mapping[str, object]) -> dict[str, object]:
        """The columns of the last of some steps; ``row`` has also what stands as ``deadlines`` of the event before it.

        Beside all that is open from then on the step keeps the deadline of what it has passed, as it held until then:
        with that the measures compare.
        """
        found = as_columns(self.of(workflow, steps, row))
        held = row.get("deadlines")
        if held is None:  # it stands as it did before deadlines were kept
            held = as_columns(self.of(workflow, steps[:-1], row))["deadlines"]
        last = steps[-1]
        passed = {
            code: due
            for code, due in held.items()
            if workflow.is_open(last.state_before, code) and not workflow.is_open(last.state_after, code)
        }
        return {**found, "deadlines": {**passed, **found["deadlines"]}}

    def are_provisional(self, rows: Sequence[tuple[Mapping[str, object], datetime]]) -> list[bool]:
        """Whether what is due counts working days of which somebody has yet to announce whether they are worked.

        A row is as for `of`, with milestone and due_at; the instant beside it is one from which on its days may be
        unannounced. A deadline that came with the event counts no days.
        """
        periods = [_days(begin, row["due_at"], self._store.zone) for row, begin in rows]
        bounds = [day for period in periods for day in period]
        known = announced_days(self._store, min(bounds), max(bounds)) if bounds else []
        return [
            bool(period) and not _holds(known, *period) and self._counts_working_days(row)
            for (row, _begin), period in zip(rows, periods, strict=True)
        ]

    def _counts_working_days(self, row: Mapping[str, object]) -> bool:
        if row.get("due_given") == row["due_at"]:
            return False
        urgency = row.get("urgency") or urgency_of_level(self.levels, row["display_level"])
        rule = self._rules.find(row["event_type"], urgency, row["milestone"])
        return rule is not None and rule.unit in WORKING_UNITS

    @cached_property
    def _rules(self) -> Rules:
        return Rules(self._profile.rules if self._profile else read_rules(self._store))

    @cached_property
    def _calendar(self):
        if self._profile is None:
            return working_calendar(self._store)
        return working_calendar(self._store, self._profile.working_hours, self._profile.days_end)

    @cached_property
    def levels(self) -> dict[str, int]:
        """The table of display levels, as `domain.events.display` takes it."""
        return level_table(self._store)


def handling_deadline(row: Mapping[str, object]) -> datetime | None:
    """The present deadline of handling, None where there is none; ``row`` has due_at, milestone and deadlines."""
    held = (row["deadlines"] or {}).get(HANDLE)
    if held:
        return clock.from_text(str(held))
    return row["due_at"] if row["milestone"] == HANDLE else None


def _days(begin: datetime, due: datetime | None, zone: str) -> tuple[date, ...]:
    """The first and the last day of a period, neither where it is none."""
    return tuple(clock.local_day(at, zone) for at in (begin, due)) if due is not None and due > begin else ()


def _holds(days: Sequence[date], first: date, last: date) -> bool:
    """Whether days that are in order hold all of a period."""
    return bisect_right(days, last) - bisect_left(days, first) > (last - first).days


def as_columns(reckoned: Reckoned) -> dict[str, object]:
    """The columns due_at, warn_at, milestone and deadlines of an event; milestone "" says that nothing is due.

    ``deadlines`` has an instant as text for each open milestone, None where its clock stands.
    """
    first = reckoned.awaited
    return {
        "due_at": first and first.due_at,
        "warn_at": first and first.warn_at,
        "milestone": first.milestone if first else "",
        "deadlines": {code: due and clock.to_text(due) for code, due in reckoned.open.items()},
    }


# Rules and profiles --------------------------------------------------------------------------------------------------


def read_rules(store: Store) -> list[Rule]:
    """The rules of the store, in the order in which they were entered."""
    rows = store.read("deadline_rule", _RULE, order_by=["id"])
    return [Rule(*row) for row in zip(*rows.values(), strict=True)]


def save_rules(store: Store, before: Sequence[Rule], after: Sequence[Rule]) -> None:
    """For managers: put rules in place of those that were read before. No event is reckoned again: see `recompute`.

    Raises ChangedMeanwhile where the rules are others by now, StoreError for a rule that cannot hold.
    """
    require_manager(store)
    found = wrong_rule(tuple(after))
    if found:
        raise StoreError(tr("This rule cannot hold, or stands twice: {rule}").format(rule=found))
    with store.transaction():
        store.turn(_TURN)
        if set(read_rules(store)) != set(before):
            raise ChangedMeanwhile(tr("Somebody has changed the rules meanwhile: discard your changes to see them."))
        _replace_rules(store, after)
        Audit(store).write("change_deadline_rules", "deadline_rule", None, {"rules": len(after)})


def profiles() -> list[Profile]:
    """The profiles that are shipped, by name."""
    return [load_profile(path) for path in sorted((RESOURCES / "deadlines").glob("*.json"))]


def install_profile(store: Store, name: str) -> None:
    """For managers: put a profile's rules, hours and counting in place of the store's. Raises StoreError."""
    require_manager(store)
    profile = _profile(name)
    with store.transaction():
        store.turn(_TURN)
        _install(store, profile)
        detail = {"profile": name, "rules": len(profile.rules)}
        Audit(store).write("change_deadline_rules", "deadline_rule", None, detail)


def install_default_profile(store: Store) -> None:
    """For the store's own modules: what a store gets that has never had a profile; rules that are there stay."""
    if settings(store)[PROFILE]:
        return
    if store.count("deadline_rule"):
        set_setting(store, PROFILE, "own")
    else:
        _install(store, _profile(DEFAULT_PROFILE))


def _profile(name: str) -> Profile:
    found = {profile.code: profile for profile in profiles()}
    if name not in found:
        raise StoreError(tr("There is no profile {profile}.").format(profile=name))
    return found[name]


def _install(store: Store, profile: Profile) -> None:
    _replace_rules(store, profile.rules)
    set_setting(store, PROFILE, profile.code)
    set_setting(store, HOURS, profile.working_hours)
    set_setting(store, COUNTING, profile.days_end)


def _replace_rules(store: Store, rules: Sequence[Rule]) -> None:
    delete_rows(store, "deadline_rule", store.read("deadline_rule", ["id"])["id"])
    columns = {name: [getattr(rule, name) for rule in rules] for name in _RULE}
    store.load("deadline_rule", columns, key=("event_type", "urgency", "milestone"))


# Reckoning again -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Recomputed:
    """How many events are open, and how many of them have, or would have, another deadline."""

    open: int
    changed: int


def set_deadlines(store: Store, row: Mapping[str, object], reckoned: Reckoned) -> int:
    """For the store's own modules: other deadlines for an event that is open; ``row`` has its id, state and due_at."""
    return _set_all(store, [(row, as_columns(reckoned))])


def recompute(store: Store, *, profile: Profile | None = None, write: bool = True) -> Recomputed:
    """For managers: the deadlines of the open events anew, after rules or calendar have changed.

    The steps keep what was said when they were taken. What was never on record is put there, too, and is no change.
    Works in batches, each of which is a transaction with its line in
    the audit log. With ``write`` False, or under a ``profile`` that is not the store's, events are only counted.
    """
    require_manager(store)
    deadlines, workflows, writes = Deadlines(store, profile), {}, write and profile is None
    keys = store.read("event", ["id"], where={"closed_at": None}, order_by=["id"])["id"]
    changed = 0
    for place in range(0, len(keys), _BATCH):
        # Counting alone must not keep others from writing.
        with store.transaction() if writes else nullcontext():
            found = list(_different(store, keys[place : place + _BATCH], deadlines, workflows))
            if found and writes:
                count = _set_all(store, found)
                Audit(store).write("recompute_deadlines", "event", None, {"changed": count})
        changed += sum(_moved(row, new) for row, new in found)
    return Recomputed(len(keys), changed)


def are_older(store: Store) -> bool:
    """Whether the open events may stand as an older version reckoned them, and no manager was told yet."""
    return read_setting(store, RECKONED) != EDITION


def managers_know(store: Store) -> None:
    """For managers: `are_older` no more."""
    set_setting(store, RECKONED, EDITION)


def _different(
    store: Store, keys: Sequence[int], deadlines: Deadlines, workflows: dict[str, Workflow]
) -> Iterator[tuple[dict, dict]]:
    """The rows of events, and the columns of their deadlines where these are not what stands in the row."""
    events = store.read("event", _EVENT, where={"id": keys, "closed_at": None})
    rows = [dict(zip(events, values, strict=True)) for values in zip(*events.values(), strict=True)]
    found = store.read("event_step", _STEP, where={"event_id": keys}, order_by=["event_id", "seq"])
    steps: dict[int, list[machine.Step]] = {}
    for event, seq, before, action, after, at, evidence in zip(*found.values(), strict=True):
        steps.setdefault(event, []).append(machine.Step(seq, before, action, after, at, evidence=evidence))
    for row in rows:
        if row["workflow"] not in workflows:
            workflows[row["workflow"]] = read_workflow(store, row["workflow"])
        workflow = workflows[row["workflow"]]
        new = as_columns(deadlines.of(workflow, steps[row["id"]], row))
        if row["deadlines"] is not None:  # what the last step has passed is there, too
            # And what an older version held on record of turns that are over, or to come: that moves nothing.
            recorded = row["deadlines"].items()
            row["deadlines"] = {code: due for code, due in recorded if is_held(workflow, row["state"], code)}
        if any(_differs(name, row, new) for name in new):
            yield row, new


def _moved(row: Mapping[str, object], new: Mapping[str, object]) -> bool:
    """Whether a deadline is another one; an event from before all were kept says nothing of those that it held."""
    return any(_differs(name, row, new) for name in new if name != "deadlines" or row[name] is not None)


def _differs(name: str, row: Mapping[str, object], new: Mapping[str, object]) -> bool:
    """Whether a column of deadlines is another one, by more than the moment in which a step was written."""
    before, after = row[name], new[name]
    if name == "milestone" or before is None or after is None:
        return before != after
    if name != "deadlines":
        return abs(before - after) >= _MOMENT
    pairs = ((before.get(code), due) for code, due in after.items())
    return before.keys() != after.keys() or any(
        one != two and (not one or not two or abs(clock.from_text(one) - clock.from_text(two)) >= _MOMENT)
        for one, two in pairs
    )


def _set_all(store: Store, found: Sequence[tuple[Mapping, Mapping]]) -> int:
    """Write deadlines where the event still is in the state, and due at the instant, that was read."""
    if store.engine == "postgis":
        values = {
            "events": [row["id"] for row, _new in found],
            "states": [row["state"] for row, _new in found],
            "before": [row["due_at"] for row, _new in found],
            "milestones": [new["milestone"] for _row, new in found],
            "dues": [new["due_at"] for _row, new in found],
            "warnings": [new["warn_at"] for _row, new in found],
            "deadlines": [json.dumps(new["deadlines"]) for _row, new in found],
        }
        return store.query(_SET_ALL, values)[0]["count"]
    with store.transaction():
        store.execute(_RECKONING)
        count = sum(
            store.execute(
                _SET,
                {
                    "event": row["id"],
                    "state": row["state"],
                    "before": row["due_at"],
                    "milestone": new["milestone"],
                    "due": new["due_at"],
                    "warning": new["warn_at"],
                    "deadlines": json.dumps(new["deadlines"]),
                },
            )
            for row, new in found
        )
        store.execute(_RECKONED)
    return count
