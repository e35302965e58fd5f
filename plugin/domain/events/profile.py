"""Profiles of deadlines 时限方案: a city's periods, its working hours and how it counts days, as data."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from ..problems import DomainError, Problem
from .calendar import DAYS_END, UNITS, parse_hours
from .deadline import WARN_PERCENT, Rule
from .workflow import Workflow

MOST = 9999
"""Units that a deadline lies ahead at most."""


@dataclasses.dataclass(frozen=True)
class Profile:
    """A named set of rules with the working time they are meant for; ``days_end`` is one of DAYS_END."""

    code: str
    name_zh: str
    name_en: str
    note_zh: str
    note_en: str
    working_hours: str
    days_end: str
    rules: tuple[Rule, ...]


def load_profile(path: Path) -> Profile:
    """Reads a profile from JSON. Raises DomainError with the first thing that is wrong.

    An entry of ``rules`` holds for each of its ``types`` (see `deadline.Rule`) and names (amount, unit) by milestone.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        rules = tuple(
            Rule(kind, entry.get("urgency"), milestone, amount, unit, entry.get("warn_percent", WARN_PERCENT),
                 entry["source"])
            for entry in data["rules"]
            for kind in entry["types"]
            for milestone, (amount, unit) in entry["milestones"].items()
        )  # fmt: skip
        profile = Profile(**{**data, "rules": rules})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _unreadable(path, str(error)) from None
    parse_hours(profile.working_hours)
    if profile.days_end not in DAYS_END:
        raise _unreadable(path, profile.days_end)
    if found := wrong_rule(profile.rules):
        raise _unreadable(path, found)
    return profile


def wrong_rule(rules: tuple[Rule, ...], workflow: Workflow | None = None) -> str:
    """What is wrong with the first rule that cannot hold; "" for rules that all can.

    A rule needs an amount from 1 to MOST and a unit of UNITS, stands once, and names a milestone of the workflow, if
    given.
    """
    seen = set()
    for rule in rules:
        key = (rule.event_type, rule.urgency, rule.milestone)
        text = " ".join(str(part) for part in (*key, rule.amount, rule.unit))
        if key in seen or not isinstance(rule.amount, int) or rule.unit not in UNITS:
            return text
        if not 1 <= rule.amount <= MOST or not 1 <= rule.warn_percent <= 100 or not rule.event_type:
            return text
        if workflow is not None and rule.milestone not in {one.code for one in workflow.milestones}:
            return text
        seen.add(key)
    return ""


def _unreadable(path: Path, reason: str) -> DomainError:
    return DomainError(Problem("deadlines.unreadable", params={"file": path.name, "reason": reason}))
