"""Rules that contradict each other: the shipped profiles have none, and what is due before its turn is named."""

from datetime import timedelta

import pytest

from civicgrid.plugin.domain.events.calendar import parse_hours
from civicgrid.plugin.domain.events.deadline import Rule, Rules, reckon
from civicgrid.plugin.domain.events.machine import Step
from civicgrid.plugin.domain.events.profile import load_profile
from civicgrid.plugin.domain.events.rule_order import contradictions
from civicgrid.plugin.domain.events.workflow import GENESIS, load_workflow
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.tests.support.calendars import HOURS, at, calendar

PROFILES = sorted((RESOURCES / "deadlines").glob("*.json"))
WORKFLOW = load_workflow(RESOURCES / "workflow" / "governance.json")


def found(*rules, hours=HOURS, days_end="same_time"):
    return [
        (one.event_type, one.urgency, one.earlier.milestone, one.later.milestone)
        for one in contradictions(rules, parse_hours(hours), days_end)
    ]


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_no_shipped_profile_contradicts_itself(path):
    profile = load_profile(path)
    assert found(*profile.rules, hours=profile.working_hours, days_end=profile.days_end) == []


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("reported", ["2026-02-14 16:00", "2026-02-13 17:00", "2026-02-14 19:50", "2026-02-18 10:00"])
@pytest.mark.parametrize("event_type", ["0101", "0102", "0301", "0401", "0505"])
@pytest.mark.parametrize("urgency", ["normal", "urgent", "critical"])
def test_around_the_spring_festival_nothing_is_due_before_its_turn(path, reported, event_type, urgency):
    profile = load_profile(path)
    working = calendar(hours=profile.working_hours, days_end=profile.days_end)

    def due(*actions):
        steps = [Step(0, WORKFLOW.genesis, GENESIS, WORKFLOW.genesis, at(reported))]
        for action, moment in actions:
            state = steps[-1].state_after
            steps.append(Step(len(steps), state, action, WORKFLOW.find(state, action).state_after, moment))
        return reckon(WORKFLOW, steps, Rules(profile.rules), working, event_type=event_type, urgency=urgency).open

    given_out = [("accept", at(reported)), ("file", at(reported)), ("dispatch", at(reported))]
    open_then = due(*given_out)
    assert open_then["sign_for"] <= open_then.get("arrive", open_then["handle"]) <= open_then["handle"]
    # Handled in the last minute, it is verified before it is to be closed.
    handled = open_then["handle"] - timedelta(minutes=1)
    assert due(*given_out, ("sign_for", handled), ("feedback", handled))["verify"] <= open_then["close"]


CLOSE = Rule("*", None, "close", 7, "calendar_day")
HANDLE = Rule("*", None, "handle", 16, "working_hour")
VERIFY = Rule("*", None, "verify", 8, "working_hour")


@pytest.mark.parametrize(("rules", "expected"), [
    # Seven days are over before two worked ones, over a holiday of eight.
    ((HANDLE, CLOSE), [("*", None, "handle", "close")]),
    ((HANDLE, VERIFY, CLOSE), [("*", None, "verify", "close")]),
    ((HANDLE, VERIFY, Rule("*", None, "close", 5, "working_day")), []),
    ((HANDLE, VERIFY, Rule("*", None, "close", 3, "working_day")), [("*", None, "verify", "close")]),
    # Of the same units, but too short.
    ((Rule("*", None, "handle", 2, "calendar_day"), Rule("*", None, "close", 1, "calendar_day")),
     [("*", None, "handle", "close")]),
    # Filing and giving out take their time, too.
    ((Rule("*", None, "dispatch", 2, "calendar_day"), Rule("*", None, "handle", 2, "calendar_day"),
      Rule("*", None, "close", 3, "calendar_day")), [("*", None, "handle", "close")]),
    # Signing for, arriving and handling all count from giving out.
    ((Rule("*", None, "sign_for", 4, "working_hour"), Rule("*", None, "arrive", 2, "working_hour")),
     [("*", None, "sign_for", "arrive")]),
    ((Rule("*", None, "sign_for", 4, "working_hour"), Rule("*", None, "handle", 1, "calendar_day")),
     [("*", None, "sign_for", "handle")]),
    # What a type has of its own is held against what it has from all; what differs in nothing is named once.
    ((HANDLE, VERIFY, Rule("*", None, "close", 5, "working_day"), Rule("04", "normal", "close", 2, "calendar_day"),
      Rule("0401", "normal", "sign_for", 10, "minute")), [("04", "normal", "verify", "close")]),
    ((CLOSE,), []),
    ((), []),
])  # fmt: skip
def test_what_can_be_due_before_its_turn_is_named(rules, expected):
    assert found(*rules) == expected


def test_what_is_due_at_the_end_of_a_day_was_done_on_it():
    rules = [Rule("*", None, "handle", 1, "calendar_day"), Rule("*", None, "verify", 1, "calendar_day"),
             Rule("*", None, "close", 2, "calendar_day")]  # fmt: skip
    assert found(*rules, days_end="end_of_day") == []
