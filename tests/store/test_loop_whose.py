"""Whose an event is: handled in the grid 自办自结 it stays the grid's; given back it is no department's."""

import json

import pytest

from civicgrid.plugin.domain.events.machine import replay
from civicgrid.plugin.store import StepRefused
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.event_list import EventFilter, EventList
from civicgrid.tests.store.test_loop import REFUSED, column, copy_step
from civicgrid.tests.support.events import EVIDENCE, REPORT, department, take, walk


def test_what_was_handled_in_the_grid_goes_back_to_the_grid_and_closes_without_an_evaluation(store, events):
    event = events.report(REPORT)
    walk(events, event, "accept", "handle_in_grid")
    assert "rework" not in [one.action for one in events.actions(event)]
    with pytest.raises(StepRefused):
        take(events, event, "rework")
    with pytest.raises(REFUSED):
        copy_step(store, event, "rework", "dispatched", note="x", evidence=json.dumps(EVIDENCE))
    walk(events, event, "rework_in_grid")
    assert "handle_in_grid" in [one.action for one in events.actions(event)]
    assert "accept" in column(store, event, "deadlines")
    walk(events, event, "handle_in_grid", "verify", "close")
    assert column(store, event, "state") == "closed"


def test_what_was_handled_in_the_grid_is_reopened_once_and_then_given_to_a_department(store, events):
    event = events.report(REPORT)
    walk(events, event, "handle_in_grid", "verify")
    with pytest.raises(StepRefused, match="reopen"):
        take(events, event, "evaluate", evidence={"rating": "dissatisfied"})
    with pytest.raises(REFUSED):
        copy_step(store, event, "reopen", "dispatched", note="x", evidence='{"rating": "dissatisfied"}')
    walk(events, event, "reopen_in_grid")
    assert {"dispatch", "close"} <= column(store, event, "deadlines").keys()
    walk(events, event, "dispatch", "sign_for", "feedback", "verify")
    for action, after in (("reopen", "dispatched"), ("reopen_in_grid", "filed"), ("close", "closed")):
        with pytest.raises(StepRefused):
            take(events, event, action)
        with pytest.raises(REFUSED):
            copy_step(store, event, action, after, note="x", evidence='{"rating": "dissatisfied"}')
    take(events, event, "evaluate", evidence={"rating": "dissatisfied"})


def test_a_dispatch_is_recalled_while_nobody_has_signed(store, events):
    event = events.report(REPORT)
    walk(events, event, "accept", "file", "dispatch", "recall", "dispatch", "sign_for")
    with pytest.raises(StepRefused):
        take(events, event, "recall")


@pytest.mark.parametrize("way", [("send_back",), ("sign_for", "escalate"), ("recall",)])
def test_what_is_given_back_is_no_department_s_until_it_is_given_again(store, events, way):
    event = events.report(REPORT)
    walk(events, event, "accept", "file")
    department(store, "HB")
    take(events, event, "dispatch", evidence={"assist": ["HB"]})
    lead = department(store)
    held = EventFilter(departments=(lead,))
    listed = EventList(store, Access(store).who_am_i())
    assert listed.ids(held).tolist() == [event]
    walk(events, event, *way)
    assert column(store, event, "department_id") is None
    assert listed.ids(held).tolist() == []
    assert replay(events.workflow("governance"), [step.bare for step in events.history(event)]).department is None
    walk(events, event, "dispatch")
    assert column(store, event, "department_id") == lead
