"""The store does what the machine of the loop says, and refuses what it refuses: in random walks, and rule by rule."""

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicgrid.plugin.domain.events.machine import Account, refusals, replay
from civicgrid.plugin.domain.events.machine import Step as BareStep
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.workflows import event_ratings
from civicgrid.tests.store.test_loop import EXTENDABLE, REFUSED, TO_HANDLED, column, copy_step, due, until
from civicgrid.tests.support.events import EVIDENCE, REPORT, attach_photo, department, take

BEGINNINGS = ((), ("accept", "file"), EXTENDABLE, (*EXTENDABLE, "ask_extension"), (*EXTENDABLE, "suspend"),
              (*EXTENDABLE, "supervise_yellow", "urge"), (*EXTENDABLE, "supervise", "end_supervision"),
              (*EXTENDABLE, "arrive", "suspend"), (*EXTENDABLE, "arrive", "ask_extension"), TO_HANDLED)  # fmt: skip
RULED = {"ask_extension", "grant_extension", "resume", "resume_on_site", "arrive", "verify", "void", "urge",
         "supervise", "supervise_yellow", "end_supervision"}  # fmt: skip


def test_random_walks_agree_with_the_machine_and_replay(store, events):
    """Whatever is tried, in whatever order: the store does what the machine says, and its log gives the event again."""
    workflow = events.workflow("governance")
    actions = sorted({t.action for t in workflow.transitions})
    known = event_ratings(store)
    lead = department(store)
    main = column(store, events.report(REPORT), "uid")
    ratings = ("satisfied", "dissatisfied", "garbage")
    soon = clock.to_text(clock.utc_now() + timedelta(hours=1))
    untils, radii = ("2036-12-24T06:00:00.000Z", "2037-12-24T14:00:00+08:00", soon), (None, 5, 150.5, 5000)
    # Uneven on purpose: mostly what is offered, so that walks get far, often what has rules of its own, sometimes
    # anything at all; from the beginning, or from where those rules are.
    tries = st.lists(
        st.tuples(
            st.integers(0, 99), st.sampled_from(actions), st.sampled_from(ratings), st.booleans(), st.integers(0, 9),
            st.sampled_from(untils), st.sampled_from(radii),
        ),
        max_size=30,
    )  # fmt: skip

    @settings(max_examples=40)
    @given(tries, st.sampled_from(BEGINNINGS), st.booleans())
    def go(plan, beginning, is_main):
        event = events.report(REPORT)
        attach_photo(store, event)
        if is_main:
            take(events, events.report(REPORT), "merge", evidence={"main_event": column(store, event, "uid")})
        for action in beginning:
            take(events, event, action)
        account = Account(events.history(event)[0].app_user_id, None, None, alone=True)
        for pick, wild, rating, complete, chance, new, radius in plan:
            history = [step.bare for step in events.history(event)]
            offered = [t.action for t in workflow.actions(history[-1].state_after)]
            offered = [one for one in offered if one in RULED and chance < 6] or offered
            action = wild if chance == 0 or not offered else offered[pick % len(offered)]
            given = {"rating": rating, "main_event": main, "new_deadline": new,
                     "position": {**EVIDENCE["position"], "accuracy": radius}}  # fmt: skip
            evidence = {**EVIDENCE, **given} if complete else {"rating": rating}
            found = workflow.find(history[-1].state_after, action)
            asked = found is not None and "department" in found.requires
            note = "好" if complete and chance % 2 else None
            leading = lead if complete and (asked or chance == 1) else None
            step = BareStep(len(history), "", action, "", history[0].at, None, leading, note, evidence)
            problems = refusals(workflow, history, step, account, ratings=known, metres=0.0, due=due(store, event),
                                merged=int(is_main))  # fmt: skip
            if problems:
                # What the machine refuses, the store refuses by itself, too.
                with pytest.raises(REFUSED):
                    copy_step(store, event, action, found.state_after if found else "closed", note=note,
                              department_id=leading, evidence=json.dumps(evidence),
                              self_verified=found is not None and found.other_person)  # fmt: skip
            else:
                events.take_step(event, action, expected_seq=history[-1].seq, note=note, evidence=evidence,
                                 department_id=leading)  # fmt: skip
        steps = [step.bare for step in events.history(event)]
        standing = replay(workflow, steps)
        names = ["state", "department_id", "supervision", "closed_at"]
        row = {name: values[0] for name, values in store.read("event", names, where={"id": event}).items()}
        assert (standing.state, standing.department, standing.supervision, standing.closed_at) == tuple(row.values())
        assert (standing.main_event is not None) == (column(store, event, "merged_into_id") is not None)

    go()


def tries(store, event):
    """Steps that have rules of their own: each action with what its rules look at, kept and broken one at a time."""
    present, here = due(store, event) or clock.utc_now(), EVIDENCE["position"]
    for action in ("ask_extension", "grant_extension"):
        for minutes in (-60, 0, 60, 5 * 10**6, 9 * 10**6):  # the fourth is before what was asked for, the fifth beyond
            for note in ("好", None):
                yield action, note, until(present, minutes)
    for action in ("arrive", "verify"):
        for position in (here, {**here, "accuracy": None}, {**here, "accuracy": 501}, {"longitude": 0, "latitude": 0}):
            yield action, None, {"position": position}
    for action in ("resume", "resume_on_site", "void", "urge", "supervise", "supervise_yellow", "end_supervision"):
        yield action, "好", {}


@pytest.mark.parametrize("beginning", BEGINNINGS, ids="-".join)
def test_whoever_writes_is_held_to_what_the_machine_says(store, events, beginning):
    """Past the program, each rule for itself: what the machine refuses is refused, what it allows is stored."""
    workflow, known = events.workflow("governance"), event_ratings(store)
    seen = set()
    for merged in (0, 1):
        event, place = None, 0
        while True:
            if event is None:
                event = events.report(REPORT)
                attach_photo(store, event)
                if merged:
                    take(events, events.report(REPORT), "merge", evidence={"main_event": column(store, event, "uid")})
                for action in beginning:
                    take(events, event, action)
            todo = list(tries(store, event))[place:]
            if not todo:
                break
            place += 1
            action, note, given = todo[0]
            history = [step.bare for step in events.history(event)]
            found = workflow.find(history[-1].state_after, action)
            if found is None:
                continue
            account = Account(history[-1].person, None, None, alone=True)
            evidence = {**EVIDENCE, **given}
            step = BareStep(len(history), "", action, "", history[-1].at, None, None, note, evidence)
            problems = refusals(workflow, history, step, account, ratings=known, metres=0.0, due=due(store, event),
                                merged=merged)  # fmt: skip
            values = {"note": note, "evidence": json.dumps(evidence), "self_verified": found.other_person}
            if problems:
                with pytest.raises(REFUSED):
                    copy_step(store, event, action, found.state_after, **values)
            else:
                copy_step(store, event, action, found.state_after, **values)
                event = None
            seen.add((action, bool(problems)))
    assert not beginning or {refused for _, refused in seen} == {True, False}
