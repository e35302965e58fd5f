"""Another workflow beside the shipped one: event types go through it, and it is listed, due and measured as its own."""

import dataclasses
from pathlib import Path

import psycopg2
import pytest

from civicgrid.plugin.domain.events.workflow import load_workflow, uncounted
from civicgrid.plugin.jobs.deadlines import read_rulebook
from civicgrid.plugin.store import AccessDenied, ConstraintViolation, StepRefused, StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.event_details import filter_choices
from civicgrid.plugin.store.loop.event_list import EventFilter, EventList
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.reference import install_reference_data
from civicgrid.plugin.store.workflows import follow_workflow, install_workflow, read_workflow, write_workflow
from civicgrid.tests.support.events import REPORT, department, walk
from civicgrid.tests.support.town import Town

PATH = Path(__file__).parents[1] / "data" / "county.json"
MEASURED = (
    "SELECT reported, filed, dispatched, task, handled, reworks, sent_back, closed, voided FROM event_measure"
    " WHERE id = :event"
)


@pytest.fixture
def county():
    return load_workflow(PATH)


@pytest.fixture
def chosen(events, store, county):
    """The store's events: those of the classes 05 go through the county's workflow."""
    write_workflow(store, county)
    assert follow_workflow(store, "county", ["05"]) > 1
    return events


def step(events, event, action, **given):
    return events.take_step(event, action, expected_seq=events.history(event)[-1].seq, **given)


def test_the_store_gives_back_what_it_was_given(store, events, county):
    write_workflow(store, county)
    assert read_workflow(store, "county") == county
    assert uncounted(county) == ["file", "handle_in_grid", "verify", "call_back", "evaluate", "reopen"]


def test_types_choose_the_workflow_of_their_events(chosen, store):
    lights, waste = (chosen.report({**REPORT, "event_type": kind}) for kind in ("0501", "0102"))
    found = store.read("event", ["workflow", "state"], where={"id": [lights, waste]}, order_by=["id"])
    assert found == {"workflow": ["county", "governance"], "state": ["reported", "reported"]}
    assert [one.action for one in chosen.actions(lights)] == ["dispatch", "void"]
    assert "accept" in [one.action for one in chosen.actions(waste)]
    with pytest.raises(ConstraintViolation, match="workflow of its type"):
        chosen.report({**REPORT, "event_type": "0102", "workflow": "county"})
    assert follow_workflow(store, "governance", ["0501"]) == 1
    assert store.read("event", ["workflow"], where={"id": lights})["workflow"] == ["county"]


def test_it_is_counted_by_what_its_actions_mean(chosen, store):
    event, cancelled = (chosen.report({**REPORT, "event_type": "0501"}) for _ in range(2))
    step(chosen, cancelled, "void", note="误报")
    unit = department(store)
    step(chosen, event, "dispatch", department_id=unit)
    step(chosen, event, "send_back", note="不归我们")
    step(chosen, event, "dispatch", department_id=unit)
    step(chosen, event, "feedback", note="修好了")
    step(chosen, event, "rework", note="没修好")
    step(chosen, event, "feedback", note="修好了")
    step(chosen, event, "close")
    counted = {
        "reported": 1,
        "filed": 1,
        "dispatched": 1,
        "task": 1,
        "handled": 1,
        "reworks": 1,
        "sent_back": 1,
        "closed": 1,
    }
    assert store.query(MEASURED, {"event": event}) == [{**counted, "voided": 0}]
    none = dict.fromkeys(("dispatched", "task", "handled", "reworks", "sent_back", "closed"), 0)
    assert store.query(MEASURED, {"event": cancelled}) == [{"reported": 1, "filed": 1, **none, "voided": 1}]
    rows = store.query("SELECT id, deadline FROM event_map WHERE id = :event", {"event": cancelled})
    assert rows[0]["deadline"] == "no_deadline"


def test_deadlines_and_lists_have_the_words_of_both(chosen, store):
    event = chosen.report({**REPORT, "event_type": "0501"})
    step(chosen, event, "dispatch", department_id=department(store))
    row = store.read("event", ["milestone", "deadlines"], where={"id": event})
    assert row["deadlines"][0].keys() == {"dispatch", "handle", "close"}
    names = read_rulebook(store).milestones
    assert {names["handle"], names["accept"]} == {"handle / do", "accept"}
    states = dict(filter_choices(store)["states"])
    assert (states["reported"], states["assigned"], states["closed"]) == (
        "reported / registered",
        "assigned",
        "closed / filed away",
    )
    found = EventList(store, Access(store).who_am_i())
    assert found.ids(EventFilter(states=("assigned",))).tolist() == [event]


def test_what_events_have_taken_stays(chosen, store, county):
    event = chosen.report({**REPORT, "event_type": "0501"})
    step(chosen, event, "void", note="误报")
    without = [t for t in county.transitions if t.action != "void"]
    states = tuple(state for state in county.states if state.code != "voided")
    with pytest.raises(StoreError, match="void"):
        write_workflow(store, dataclasses.replace(county, transitions=tuple(without), states=states))
    assert read_workflow(store, "county") == county
    fewer = dataclasses.replace(county, transitions=tuple(t for t in county.transitions if t.action != "rework"))
    write_workflow(store, fewer)
    assert read_workflow(store, "county") == fewer
    assert store.count("audit_log", {"action": "change_workflow"}) == 3


def test_an_upgrade_brings_a_new_version_but_leaves_what_was_changed(store, events):
    shipped = read_workflow(store, "governance")
    older = dataclasses.replace(shipped, transitions=tuple(t for t in shipped.transitions if t.action != "urge"))
    install_workflow(store, older)
    assert read_workflow(store, "governance") == older
    install_workflow(store, shipped)
    assert {t.action for t in read_workflow(store, "governance").transitions} == {t.action for t in shipped.transitions}
    own = dataclasses.replace(older, transitions=tuple(
        dataclasses.replace(t, roles=("verifier", "manager"), within_metres=50) if t.action == "verify" else t
        for t in older.transitions
    ))  # fmt: skip
    write_workflow(store, own)
    install_reference_data(store)
    assert read_workflow(store, "governance") == own


def test_an_upgrade_brings_what_steps_ask_for_since_and_leaves_what_was_taken_before(store, events):
    shipped = read_workflow(store, "governance")
    free = {"supervision_changes", "pause_10"}
    older = tuple(
        dataclasses.replace(t, requires=tuple(word for word in t.requires if word not in free))
        for t in shipped.transitions
    )
    install_workflow(store, dataclasses.replace(shipped, transitions=older))
    event = events.report(REPORT)
    walk(Events(store), event, "accept", "file", "end_supervision", "supervise", "supervise", "urge", "urge")
    install_workflow(store, shipped)
    assert read_workflow(store, "governance") == shipped
    events = Events(store)
    for action in ("supervise", "urge"):
        with pytest.raises(StepRefused):
            walk(events, event, action)
    walk(events, event, "end_supervision", "urge", "dispatch", "sign_for")
    assert events.history(event)[-1].state_after == "signed"


def test_an_upgrade_keeps_the_steps_that_events_have_taken(store, events):
    shipped = read_workflow(store, "governance")
    walk(events, events.report(REPORT), "accept", "confirm")
    fewer = tuple(t for t in shipped.transitions if not {"confirm", "confirmed"} & {t.action, t.state_before})
    install_workflow(store, dataclasses.replace(shipped, transitions=fewer))
    kept = {(t.state_before, t.action) for t in read_workflow(store, "governance").transitions}
    assert ("accepted", "confirm") in kept
    assert ("confirmed", "merge") in kept


def test_unknown_types_and_workflows_are_said(store, events):
    with pytest.raises(StoreError, match="9999"):
        follow_workflow(store, "governance", ["9999"])
    with pytest.raises(StoreError, match="nowhere"):
        follow_workflow(store, "nowhere", ["05"])


def test_the_shipped_workflow_goes_on_beside_it(chosen):
    event = chosen.report(REPORT)
    walk(chosen, event, "accept", "file", "dispatch", "sign_for", "feedback")
    assert chosen.history(event)[-1].state_after == "handled"


@pytest.fixture(scope="module")
def town(cluster):
    town = Town(cluster, "workflows")
    yield town
    town.remove()


def test_managers_only_change_workflows(town, county):
    with town.open_as("dispatcher_east") as store:
        with pytest.raises(AccessDenied, match="managers"):
            write_workflow(store, county)
        with pytest.raises(AccessDenied, match="managers"):
            follow_workflow(store, "governance", ["05"])
    with town.as_login("dispatcher_east") as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
        cursor.execute("UPDATE event_type SET workflow = 'county'")
    with town.open_as("manager_west") as store:
        write_workflow(store, county)
        assert follow_workflow(store, "county", ["0501"]) == 1
        assert read_workflow(store, "county") == county
    with town.open_as("clerk_east") as store:
        event = Events(store).report({**REPORT, "event_type": "0501", "area_id": town.east})
        assert store.read("event", ["workflow"], where={"id": event})["workflow"] == ["county"]
    with town.as_login("clerk_east") as cursor, pytest.raises(psycopg2.errors.RaiseException, match="of its type"):
        cursor.execute(
            "INSERT INTO event (uid, number, event_type, title, workflow, state, reported_at, area_id)"
            " VALUES ('x', 'x', '0102', 't', 'county', 'reported', now(), %s)",
            (town.east,),
        )


def test_a_change_past_the_program_is_on_record(town):
    with town.as_login("manager_west") as cursor:
        cursor.execute("UPDATE event_type SET workflow = 'county' WHERE code = '0502'")
    where = {"action": "change_by_sql", "object_table": "event_type"}
    found = town.store.read("audit_log", ["detail"], where=where, order_by=["id"])["detail"]
    assert [one["new"]["workflow"] for one in found] == ["county"]
