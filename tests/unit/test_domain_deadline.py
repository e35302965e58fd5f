"""Deadlines: which milestone is due when, what moves it, and what does not."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgrid.plugin.domain.events.deadline import (
    DEADLINE_STATES,
    SET_ASIDE,
    Rule,
    Rules,
    deadline_state,
    reckon,
)
from civicgrid.plugin.domain.events.machine import Step
from civicgrid.plugin.domain.events.workflow import GENESIS, load_workflow
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.tests.support.calendars import at, calendar, wall

WORKFLOW = load_workflow(RESOURCES / "workflow" / "governance.json")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
RULES = (
    Rule("*", None, "accept", 30, "minute"),
    Rule("*", None, "dispatch", 1, "working_hour"),
    Rule("*", None, "handle", 8, "working_hour"),
    Rule("*", None, "verify", 4, "working_hour"),
    Rule("*", None, "close", 5, "working_day"),
)
MONDAY = "2026-03-02 08:30"


def steps_of(plan, begin=MONDAY):
    """Steps of a plan: ``action@2026-03-02 10:00`` or an action with its evidence."""
    steps = [Step(0, WORKFLOW.genesis, GENESIS, WORKFLOW.genesis, at(begin))]
    for item in plan:
        text, evidence = item if isinstance(item, tuple) else (item, None)
        action, _, when = text.partition("@")
        before = steps[-1].state_after
        transition = WORKFLOW.find(before, action)
        moment = at(when) if when else steps[-1].at + MINUTE
        steps.append(Step(len(steps), before, action, transition.state_after, moment, evidence=evidence))
    return steps


def due(plan, begin=MONDAY, rules=RULES, urgency="normal", days_end="same_time", given_at=None, event_type="0102"):
    return reckoned(plan, begin, rules, urgency, days_end, given_at, event_type).awaited


def reckoned(plan, begin=MONDAY, rules=RULES, urgency="normal", days_end="same_time", given_at=None, event_type="0102"):
    return reckon(WORKFLOW, steps_of(plan, begin), Rules(rules), calendar(days_end=days_end),
                  event_type=event_type, urgency=urgency, given=given_at)  # fmt: skip


def said(found):
    return (found.milestone, wall(found.due_at), wall(found.warn_at)) if found else None


DISPATCHED = ("accept@2026-03-02 08:40", "file@2026-03-02 08:50", "dispatch@2026-03-02 09:00")


@pytest.mark.parametrize(("plan", "expected"), [
    ((), ("accept", "2026-03-02 09:00", "2026-03-02 08:52")),
    (DISPATCHED[:1], ("close", "2026-03-09 08:30", "2026-03-05 15:45")),  # nothing is said of filing
    (DISPATCHED[:2], ("dispatch", "2026-03-02 09:50", "2026-03-02 09:35")),
    (DISPATCHED, ("handle", "2026-03-03 10:00", "2026-03-02 16:59")),
    ((*DISPATCHED, "sign_for"), ("handle", "2026-03-03 10:00", "2026-03-02 16:59")),
    ((*DISPATCHED, "sign_for", "feedback@2026-03-02 16:00"), ("verify", "2026-03-03 11:00", "2026-03-03 09:59")),
])  # fmt: skip
def test_the_earliest_of_what_the_state_awaits(plan, expected):
    assert said(due(plan))[:2] == expected[:2]
    assert abs(due(plan).warn_at - at(expected[2])) <= MINUTE


def test_sending_back_and_rework_and_reopening_do_not_begin_anew():
    expected = said(due(DISPATCHED))
    back = (*DISPATCHED, "send_back@2026-03-02 15:00", "dispatch@2026-03-02 15:30")
    assert said(due(back)) == expected
    again = (*DISPATCHED, "sign_for", "feedback@2026-03-02 15:00", "rework@2026-03-02 16:00")
    assert said(due(again)) == expected
    reopened = (*DISPATCHED, "sign_for", "feedback", "verify", "reopen@2026-03-05 09:00")
    assert said(due(reopened)) == expected


EVERY = (*RULES, Rule("*", None, "file", 1, "working_hour"), Rule("*", None, "sign_for", 30, "minute"),
         Rule("*", None, "arrive", 2, "working_hour"))  # fmt: skip
HANDLED = (*DISPATCHED, "sign_for@2026-03-02 09:10", "arrive@2026-03-02 10:00", "feedback@2026-03-02 11:00")
HANDLE, CLOSE = "2026-03-03 10:00", "2026-03-09 08:30"


@pytest.mark.parametrize(("plan", "expected"), [
    # Reached in time, and given out again: signing for and arriving count from then, handling runs on.
    ((*HANDLED, "rework@2026-03-02 15:00"),
     {"sign_for": "2026-03-02 15:30", "arrive": "2026-03-02 17:00", "handle": HANDLE}),
    ((*HANDLED, "rework@2026-03-02 15:00", "sign_for"), {"arrive": "2026-03-02 17:00", "handle": HANDLE}),
    ((*HANDLED, "verify", "reopen@2026-03-05 09:00"),
     {"sign_for": "2026-03-05 09:30", "arrive": "2026-03-05 11:00", "handle": HANDLE}),
    # The second handling is verified in a time of its own.
    ((*HANDLED, "rework@2026-03-02 15:00", "sign_for", "feedback@2026-03-04 09:00"), {"verify": "2026-03-04 15:00"}),
    # Arrived, then paused: nobody arrives again; who had not arrived has what was left.
    ((*HANDLED[:-1], "suspend@2026-03-02 11:00", "resume@2026-03-04 11:00"), {"handle": "2026-03-05 10:00"}),
    ((*HANDLED[:-2], "suspend@2026-03-02 10:00", "resume@2026-03-04 10:00"),
     {"arrive": "2026-03-04 11:00", "handle": "2026-03-05 10:00"}),
    # Sent back: the desk has its time once more, the next department its own.
    ((*HANDLED[:-2], "send_back@2026-03-04 09:00"), {"dispatch": "2026-03-04 10:00", "handle": HANDLE}),
    ((*DISPATCHED, "send_back@2026-03-04 09:00", "dispatch@2026-03-04 09:50"),
     {"sign_for": "2026-03-04 10:20", "arrive": "2026-03-04 11:50", "handle": HANDLE}),
    ((*HANDLED[:-1], "escalate@2026-03-04 09:00"), {"dispatch": "2026-03-04 10:00", "handle": HANDLE}),
    # Nobody dispatched it meanwhile: escalated and returned it is as late as before.
    ((*DISPATCHED[:2], "escalate@2026-03-02 15:00", "send_back@2026-03-02 15:30"), {"dispatch": "2026-03-02 09:50"}),
    # Back with the reporter: accepting and filing count from when they are somebody's turn.
    ((*DISPATCHED[:1], "send_back@2026-03-04 09:00"), {"accept": "2026-03-04 09:30"}),
    ((*DISPATCHED[:1], "confirm@2026-03-02 16:00"), {"file": "2026-03-02 09:40"}),
    ((*DISPATCHED[:1], "send_back@2026-03-04 09:00", "accept@2026-03-04 09:20"), {"file": "2026-03-04 10:20"}),
])  # fmt: skip
def test_what_was_reached_or_is_another_ones_turn_is_not_awaited_by_its_old_instant(plan, expected):
    found = {code: at and wall(at) for code, at in reckoned(plan, rules=EVERY).open.items()}
    assert {code: at for code, at in found.items() if code != "close"} == expected


_WAYS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 3000)), max_size=25)


@given(_WAYS)
def test_whoever_gets_the_event_is_not_late_at_once(choices):
    moment, plan = at("2026-03-02 09:01"), [*DISPATCHED]
    for pick, minutes in choices:
        able = sorted({t.action for t in WORKFLOW.actions(steps_of(plan)[-1].state_after)} - {"merge", "void", "close"})
        if not able:
            break
        moment += minutes * MINUTE
        plan.append(f"{able[pick % len(able)]}@{wall(moment)}")
        last = steps_of(plan)[-1]
        before, after = (set(WORKFLOW.state(one).awaits) for one in (last.state_before, last.state_after))
        found = reckoned(plan, rules=EVERY).open
        if last.action not in {"resume", "resume_on_site"}:  # who had the event before the pause has what was left
            assert all(
                found[code] > last.at for code in after - before - {"handle", "close", "arrive"} if code in found
            )
        # The waiting of who reported it never begins anew.
        if "handle" in found and not any("suspend" in one for one in plan):
            assert wall(found["handle"]) == HANDLE


def test_a_stopped_clock_moves_deadlines_on_and_nothing_is_due_meanwhile():
    stopped = (*DISPATCHED, "sign_for", "suspend@2026-03-02 11:00")
    assert due(stopped) is None
    # An hour before lunch and one after it; lunch itself counts for nothing.
    assert said(due((*stopped, "resume@2026-03-02 15:00")))[1] == "2026-03-03 12:00"
    assert said(due((*stopped, "resume@2026-03-02 13:00")))[1] == "2026-03-03 11:00"
    over_weekend = (*DISPATCHED, "sign_for", "suspend@2026-03-02 17:30", "resume@2026-03-03 08:30")
    assert said(due(over_weekend))[1] == "2026-03-03 10:00"


def test_the_warning_comes_after_its_share_of_the_running_time():
    # Six of eight hours; a pause before it moves the warning, one after it the deadline only.
    assert said(due(DISPATCHED))[2] == "2026-03-02 17:00"
    early = (*DISPATCHED, "sign_for", "suspend@2026-03-02 10:00", "resume@2026-03-02 12:00")
    assert said(due(early))[1:] == ("2026-03-03 12:00", "2026-03-03 10:00")
    late = (*DISPATCHED, "sign_for", "suspend@2026-03-03 09:00", "resume@2026-03-03 11:00")
    assert said(due(late))[1:] == ("2026-03-03 12:00", "2026-03-02 17:00")


def test_a_clock_that_stops_after_the_deadline_does_not_take_it_back():
    late = (*DISPATCHED, "sign_for", "suspend@2026-03-03 11:00", "resume@2026-03-04 11:00")
    assert said(due(late))[1] == "2026-03-03 10:00"


def test_calendar_time_stops_as_well():
    rules = [Rule("*", None, "handle", 1, "calendar_day")]
    stopped = (*DISPATCHED, "sign_for", "suspend@2026-03-02 20:00", "resume@2026-03-02 22:00")
    assert said(due(stopped, rules=rules))[1] == "2026-03-03 11:00"


EXTENSION = (
    ("ask_extension@2026-03-02 15:00", {"new_deadline": "2026-03-06T02:00:00.000Z"}),
    ("grant_extension@2026-03-02 16:00", {"new_deadline": "2026-03-05T02:00:00.000Z"}),
)


def test_a_granted_extension_replaces_the_deadline_and_gives_what_follows_the_same_time():
    asked = (*DISPATCHED, "sign_for", EXTENSION[0])
    assert said(due(asked))[1] == "2026-03-03 10:00"
    assert said(due((*asked, "refuse_extension")))[1] == "2026-03-03 10:00"
    granted = (*asked, EXTENSION[1])
    assert said(due(granted))[:2] == ("handle", "2026-03-05 10:00")
    # Two working days more for handling are two more for closing.
    closing = (*granted, "feedback@2026-03-05 09:00", "verify")
    assert said(due(closing))[:2] == ("close", "2026-03-10 17:30")
    assert said(due((*DISPATCHED, "sign_for", "feedback@2026-03-02 16:00", "verify")))[:2] == (
        "close", "2026-03-09 08:30")  # fmt: skip
    later = (*granted, "suspend@2026-03-05 09:00", "resume@2026-03-05 10:00")
    assert said(due(later))[1] == "2026-03-05 11:00"
    second = ("grant_extension@2026-03-04 16:00", {"new_deadline": "2026-03-06T02:00:00.000Z"})
    assert said(due((*granted, ("ask_extension@2026-03-04 09:00", EXTENSION[0][1]), second)))[1] == "2026-03-06 10:00"
    only = [rule for rule in RULES if rule.milestone != "handle"]
    assert said(due(granted, rules=only))[:2] == ("handle", "2026-03-05 10:00")


@pytest.mark.parametrize("new", [None, "", "soon", "2026-03-05", "2026-03-05T10:00:00"])
def test_an_extension_until_no_instant_is_none(new):
    grant = ("grant_extension@2026-03-02 16:00", {"new_deadline": new})
    assert said(due((*DISPATCHED, "sign_for", EXTENSION[0], grant)))[1] == "2026-03-03 10:00"


def test_in_the_end_the_deadline_of_closing_stays():
    whole = (*DISPATCHED, "sign_for", "feedback", "verify", "evaluate", "close")
    assert said(due(whole))[:2] == ("close", "2026-03-09 08:30")
    assert said(due(("accept", "file", "void")))[:2] == ("close", "2026-03-09 08:30")  # not of dispatching
    only = [rule for rule in RULES if rule.milestone == "accept"]
    assert said(due(("accept", "void"), rules=only)) is None
    assert said(due(("merge",), rules=only))[:2] == ("accept", "2026-03-02 09:00")


def test_every_milestone_that_lies_before_the_event_has_its_deadline():
    rules = (*RULES, Rule("*", None, "sign_for", 30, "minute"), Rule("*", None, "arrive", 2, "working_hour"))

    def opened(*plan):
        return {code: at and wall(at) for code, at in reckoned((*DISPATCHED, *plan), rules=rules).open.items()}

    times = {"sign_for": "2026-03-02 09:30", "arrive": "2026-03-02 11:00", "handle": "2026-03-03 10:00",
             "close": "2026-03-09 08:30"}  # fmt: skip
    signed = {code: times[code] for code in ("arrive", "handle", "close")}
    assert opened() == times
    assert opened("sign_for") == signed
    assert said(due((*DISPATCHED, "sign_for"), rules=rules))[0] == "arrive"
    assert opened("sign_for", "arrive") == {code: times[code] for code in ("handle", "close")}
    # Who sends back ends their own turn and begins that of the desk; what everybody waits for runs on.
    back = {code: times[code] for code in ("handle", "close")}
    assert opened("send_back") == {"dispatch": "2026-03-02 10:01", **back}
    assert opened("sign_for", "suspend@2026-03-02 10:00") == {"handle": None, "close": None}
    back = opened("sign_for", "suspend@2026-03-02 10:00", "resume@2026-03-02 12:00")
    assert back == {"arrive": "2026-03-02 15:00", "handle": "2026-03-03 12:00", "close": "2026-03-09 10:30"}
    assert opened("sign_for", "feedback@2026-03-02 16:00") == {"verify": "2026-03-03 11:00", "close": times["close"]}
    assert opened("sign_for", "feedback", "verify", "evaluate", "close") == {}


def test_a_deadline_that_came_with_the_event_takes_the_place_of_handling_and_closing():
    fixed = at("2026-03-04 12:00")
    assert said(due(("accept",), given_at=fixed))[:2] == ("close", "2026-03-04 12:00")
    assert said(due((), given_at=fixed))[0] == "accept"
    stopped = (*DISPATCHED, "sign_for", "suspend@2026-03-02 11:00")
    assert said(due(stopped, given_at=fixed))[:2] == ("handle", "2026-03-04 12:00")
    assert reckoned(stopped, given_at=fixed).open == {"handle": fixed, "close": fixed}
    assert said(due((*stopped, "resume@2026-03-02 15:00"), given_at=fixed))[1] == "2026-03-04 12:00"
    granted = (*DISPATCHED, "sign_for", *EXTENSION)
    # Whoever has more time to handle it has it to close it, and both wait while the clock stands.
    later = at("2026-03-05 10:00")
    assert reckoned(granted, given_at=fixed).open == {"handle": later, "close": later}
    assert reckoned((*granted, "feedback@2026-03-05 09:00"), given_at=fixed).open["close"] == later
    assert said(due((*granted, "feedback@2026-03-05 09:00"), given_at=fixed))[:2] == ("close", "2026-03-05 10:00")
    paused = (*granted, "suspend@2026-03-03 10:00")
    assert reckoned(paused, given_at=fixed).open == {"handle": None, "close": None}
    moved = reckoned((*paused, "resume@2026-03-04 10:00"), given_at=fixed).open
    assert moved["handle"] == moved["close"] > later
    # What was granted within the order's limit shortens nothing.
    ample = at("2026-03-20 12:00")
    assert reckoned(granted, given_at=ample).open == {"handle": later, "close": ample}
    past = due((), given_at=at("2026-03-01 12:00"))
    assert (past.milestone, past.warn_at) == ("close", past.due_at)


def test_the_most_specific_rule_holds():
    rules = [
        Rule("*", None, "accept", 9, "minute"),
        Rule("*", "critical", "accept", 1, "minute"),
        Rule("01", None, "accept", 8, "minute"),
        Rule("01", "urgent", "accept", 4, "minute"),
        Rule("0102", None, "accept", 7, "minute"),
        Rule("0102", "urgent", "accept", 3, "minute"),
    ]

    def minutes(event_type, urgency):
        found = Rules(rules).find(event_type, urgency, "accept")
        return found.amount if found else None

    found = [minutes(*one) for one in (("0102", "urgent"), ("0102", "normal"), ("0102", None), ("0104", "urgent"),
                                       ("0104", "critical"), ("0301", "critical"), ("0301", "normal"),
                                       ("", None))]  # fmt: skip
    assert found == [3, 7, 7, 4, 8, 1, 9, 9]
    assert Rules(rules).find("0102", None, "close") is None


def test_states_compare_with_now_only():
    now = at(MONDAY)
    found = {
        deadline_state(None, None, None, now): "no_deadline",
        deadline_state(now, None, now, now): "in_time",
        deadline_state(now, None, now + MINUTE, now): "late",
        deadline_state(now - MINUTE, now - HOUR, None, now): "overdue",
        deadline_state(now, now, None, now): "due_soon",
        deadline_state(now + HOUR, now + MINUTE, None, now): "running",
    }
    assert found == {state: state for state in DEADLINE_STATES}
    assert deadline_state(now, None, None, now) == "running"
    # Nobody asks whether it was in time that an event was merged or voided.
    assert {deadline_state(now, None, now, now, state) for state in SET_ASIDE} == {"no_deadline"}
    assert deadline_state(now, None, now, now, "closed") == "in_time"
    assert all(WORKFLOW.state(code).final for code in SET_ASIDE)


# What may happen between dispatch and feedback, and whether it leaves the state that the next needs.
_ROUNDS = st.lists(st.tuples(st.integers(1, 3000), st.booleans()), max_size=6)
_UNITS = st.sampled_from(("working_hour", "working_day", "calendar_day", "minute"))


@given(_ROUNDS, _UNITS, st.integers(1, 30), st.sampled_from(("same_time", "end_of_day")), st.integers(1, 100))
def test_pauses_only_lengthen_and_every_warning_comes_before_its_deadline(rounds, unit, amount, days_end, percent):
    rules = [Rule("*", None, "handle", amount, unit, percent)]
    moment = at("2026-03-02 09:01")
    plan, stopped = [*DISPATCHED, f"sign_for@{wall(moment)}"], False
    found = [due(plan, rules=rules, days_end=days_end)]
    for minutes, pause in rounds:
        moment += minutes * MINUTE
        if pause:
            plan.append(f"{'resume' if stopped else 'suspend'}@{wall(moment)}")
            stopped = not stopped
        else:
            plan.append(f"{'instruct' if stopped else 'urge'}@{wall(moment)}")
        now = due(plan, rules=rules, days_end=days_end)
        assert (now is None) == stopped
        if now is not None:
            assert now.due_at >= found[-1].due_at
            assert at(MONDAY) < now.warn_at <= now.due_at
            found.append(now)
    assert all(clock.from_text(clock.to_text(one.due_at)) == one.due_at for one in found)
