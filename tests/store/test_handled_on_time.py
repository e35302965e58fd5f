"""Handled on time 按期处置率: each handling against the deadline of handling that held then, counted by hand."""

import pytest

from civicgrid.plugin.domain.events.deadline import Rule
from civicgrid.plugin.domain.events.machine import Step
from civicgrid.plugin.domain.events.measures import value_of
from civicgrid.plugin.domain.events.workflow import GENESIS
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.measures import all_measures
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.loop import deadlines
from civicgrid.plugin.store.loop.deadlines import Deadlines, as_columns
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.loop.measures import events_behind, measured
from civicgrid.tests.support.calendars import at, wall
from civicgrid.tests.support.events import EVIDENCE, attach_photo, department
from civicgrid.tests.support.histories import three_persons

# Arriving and signing for come before handling; closing does so for what was reported long ago.
RULES = [
    Rule("*", None, "dispatch", 60, "minute"),
    Rule("*", None, "arrive", 60, "minute"),
    Rule("01", None, "handle", 240, "minute"),
    Rule("*", None, "close", 2, "calendar_day"),
]
DAY = "2026-03-02 "
TODAY, LONG_AGO = DAY + "08:30", "2026-02-28 10:00"
OUT = ("accept 08:40", "file 08:50", "dispatch 09:00")
SIGNED = (*OUT, "sign_for 09:10")
PAUSED = (*SIGNED, "suspend 10:00", "resume 12:00")
"""With arriving due at 10:00, handling at 13:00: two hours later after the pause."""

NEW = {"new_deadline": clock.to_text(at(DAY + "18:00"))}

ON_TIME = {
    "handled a minute before, never arrived": (TODAY, (*SIGNED, "feedback 12:59")),
    "on the minute": (TODAY, (*SIGNED, "arrive 09:30", "feedback 13:00")),
    "arrived late, handled in time": (TODAY, (*SIGNED, "arrive 11:00", "feedback 12:30")),
    "after the deadline of closing, before that of handling": (LONG_AGO, (*SIGNED, "feedback 12:00")),
    "in the time that the pause gave": (TODAY, (*PAUSED, "feedback 14:59")),
    "in the time that was granted": (
        TODAY,
        (*SIGNED, "ask_extension 09:50", "grant_extension 10:00", "feedback 17:00"),
    ),
    "sent back, and handled in time by the next": (
        TODAY,
        (*SIGNED, "send_back 11:00", "dispatch 11:10", "sign_for 11:20", "feedback 12:59"),
    ),
    "and verified and closed": (TODAY, (*SIGNED, "feedback 12:00", "verify 12:10", "evaluate 12:20", "close 20:00")),
}
LATE = {
    "a minute after, never arrived": (TODAY, (*SIGNED, "feedback 13:01")),
    "arrived in time, handled late": (TODAY, (*SIGNED, "arrive 09:30", "feedback 13:01")),
    "after both": (LONG_AGO, (*SIGNED, "feedback 13:01")),
    "after the time that the pause gave": (TODAY, (*PAUSED, "feedback 15:01")),
    "after the time that was granted": (
        TODAY, (*SIGNED, "ask_extension 09:50", "grant_extension 10:00", "feedback 18:01")),
    "the extension was refused": (TODAY, (*SIGNED, "ask_extension 09:50", "refuse_extension 10:00", "feedback 17:00")),
    "rework does not begin anew": (
        TODAY, (*SIGNED, "feedback 12:00", "rework 12:30", "sign_for 12:40", "feedback 13:01")),
    "nor does the next department": (
        TODAY, (*OUT[:2], "dispatch 09:00", "send_back 12:00", "dispatch 12:30", "sign_for 12:40", "feedback 13:01")),
    "nor does reopening": (
        TODAY, (*SIGNED, "feedback 12:00", "verify 12:10", "reopen 12:30", "sign_for 12:40", "feedback 13:01")),
}  # fmt: skip
OVERDUE = {
    "never handled": (TODAY, SIGNED),
    "sent back by the department, and given to nobody since": (TODAY, (*SIGNED, "send_back 09:20")),
    "given out again": (TODAY, (*SIGNED, "feedback 12:00", "rework 12:30")),
}
NOT_COUNTED = {
    "the clock stands": (TODAY, PAUSED[:-1]),
    "nobody has it": (TODAY, OUT[:2]),
    "voided": (TODAY, (*OUT[:2], "void 09:00")),
}
WITHOUT_A_DEADLINE = {
    "of another type": (TODAY, (*SIGNED, "feedback 20:00")),
    "of another type, never handled": (TODAY, SIGNED),
}


def live(store, plan, event_type, persons):
    """Write an event whose steps were taken at the instants of a plan, each with the deadlines of its moment."""
    begin, moments = plan
    workflow, reckoning = Events(store).workflow("governance"), Deadlines(store)
    steps = [Step(0, workflow.genesis, GENESIS, workflow.genesis, at(begin), persons[0])]
    row = {"event_type": event_type, "urgency": "normal", "display_level": 4, "due_given": None}
    found = as_columns(reckoning.of(workflow, steps, row))
    event = store.insert("event", {"uid": new_uid(), "number": new_uid(), "title": "t", "event_type": event_type,
                                   "state": workflow.genesis, "reported_at": at(begin), **found})  # fmt: skip
    attach_photo(store, event)
    for text in moments:
        action, _, moment = text.partition(" ")
        transition = workflow.find(steps[-1].state_after, action)
        evidence = {word: EVIDENCE[word] for word in transition.requires if word in EVIDENCE} or None
        if action.endswith("_extension"):
            evidence = NEW
        if action == "reopen":
            evidence = {"rating": "dissatisfied"}
        given = department(store) if "department" in transition.requires else None
        person = persons[len(steps) % 2]
        steps.append(Step(len(steps), steps[-1].state_after, action, transition.state_after, at(DAY + moment), person,
                          given, "好", evidence))  # fmt: skip
        row["deadlines"] = found["deadlines"]
        found = reckoning.after(workflow, steps, row)
        last = steps[-1]
        store.insert("event_step", {
            "uid": new_uid(), "event_id": event, "workflow": "governance", "seq": last.seq, "prev_seq": last.seq - 1,
            "state_before": last.state_before, "action": action, "state_after": last.state_after, "at": last.at,
            "app_user_id": person, "department_id": given, "note": "好", "evidence": evidence,
            "self_verified": False, **found,
        })  # fmt: skip
    return event


@pytest.fixture
def town(store):
    """The ids of the events of all plans, by what they are."""
    deadlines.save_rules(store, deadlines.read_rules(store), RULES)
    persons = three_persons(store)[1:]
    plans = ((name, plan, "0102") for plans in (ON_TIME, LATE, OVERDUE, NOT_COUNTED) for name, plan in plans.items())
    others = ((name, plan, "0501") for name, plan in WITHOUT_A_DEADLINE.items())
    return {name: live(store, plan, kind, persons) for name, plan, kind in (*plans, *others)}


def test_the_share_that_was_handled_on_time_is_what_a_hand_counts(store, town):
    named = {event: name for name, event in town.items()}
    for flag, plans in (("handled_on_time", ON_TIME), ("overdue_handled", LATE), ("overdue_unhandled", OVERDUE)):
        behind = [named[key] for by in ("0102", "0501") for key, _ in events_behind(store, "type", by, [flag])]
        assert sorted(behind) == sorted(plans), flag
    rate = next(one for one in all_measures(store) if one.code == "handled_on_time_rate")
    sums = measured(store, "type", [*rate.numerator, *rate.denominator])
    assert (value_of(rate, sums["0102"]).part, value_of(rate, sums["0102"]).of) == (8, 20)
    assert value_of(rate, sums["0501"]).of == 0
    handling = next(one for one in all_measures(store) if one.code == "handling_rate")
    sums = measured(store, "type", [*handling.numerator, *handling.denominator])
    assert (value_of(handling, sums["0102"]).part, value_of(handling, sums["0102"]).of) == (17, 20)


DISPATCHED_LATE = ("accept 08:40", "file 08:50", "dispatch 10:00", "sign_for 10:10")


def test_what_was_dispatched_late_stays_late_when_it_was_sent_back_and_out_in_time(store):
    deadlines.save_rules(store, deadlines.read_rules(store), RULES)
    plan = (TODAY, (*DISPATCHED_LATE, "send_back 11:00", "dispatch 11:10"))
    live(store, plan, "0102", three_persons(store)[1:])
    found = measured(store, "type", ["dispatched_on_time", "dispatched_late"])["0102"]
    assert found == {"dispatched_on_time": 0, "dispatched_late": 1}


@pytest.mark.parametrize(("moments", "milestone", "due"), [
    ((*SIGNED, "arrive 09:30", "feedback 10:30", "rework 12:30", "sign_for 12:40"), "handle", "13:00"),
    ((*SIGNED, "arrive 09:30", "suspend 10:30", "resume_on_site 14:00"), "handle", "16:30"),
    ((*SIGNED, "send_back 12:00"), "dispatch", "13:00"),
    ((*OUT, "send_back 11:00", "dispatch 11:10", "sign_for 11:20"), "arrive", "12:10"),
])  # fmt: skip
def test_who_has_it_now_is_not_held_to_what_was_reached_or_another_ones(store, moments, milestone, due):
    deadlines.save_rules(store, deadlines.read_rules(store), RULES)
    event = live(store, (TODAY, moments), "0102", three_persons(store)[1:])
    found = store.read("event", ["milestone", "due_at"], where={"id": event})
    assert (found["milestone"], [wall(one) for one in found["due_at"]]) == ([milestone], [DAY + due])


def test_what_was_closed_and_dispatched_is_compared_with_its_own_deadline(store, town):
    closed = measured(store, "type", ["closed_on_time", "closed_late", "dispatched_on_time", "dispatched_late"])["0102"]
    dispatched = len(ON_TIME) + len(LATE) + len(OVERDUE) + 1
    assert closed == {"closed_on_time": 1, "closed_late": 0, "dispatched_on_time": dispatched, "dispatched_late": 0}
    late = store.query("SELECT undispatched_late AS late FROM event_measure WHERE id = :id",
                       {"id": town["nobody has it"]})  # fmt: skip
    assert [row["late"] for row in late] == [1]
