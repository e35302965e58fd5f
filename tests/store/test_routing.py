"""Routing in both engines: facts are read as they stand, the proposal is taken as a step, rules are kept in order."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import shapely

from civicgrid.plugin.domain.events.calendar import Day
from civicgrid.plugin.domain.events.routing import Rule
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs import routing
from civicgrid.plugin.jobs.routing_desk import read_desk, try_event, try_values
from civicgrid.plugin.jobs.routing_words import because, finding
from civicgrid.plugin.store import AccessDenied, ChangedMeanwhile, StoreError
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.routing import facts_of, read_facts, read_rules, write_rules
from civicgrid.plugin.store.loop.working_time import write_days
from civicgrid.plugin.store.reference import install_reference_data
from civicgrid.tests.support.events import REPORT, take, walk
from civicgrid.tests.support.rewritten import rewrite

MONDAY_NIGHT = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)  # half past ten in the evening in the store's zone
BOX = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.2, 22.7, 114.21, 22.71)]))
TO_DISPATCH = ("accept", "file")


@pytest.fixture
def town(store):
    """A county with two towns, the event's place in the first; departments by code."""
    keys = {}
    for code, level, parent in (("X", "county", None), ("Q", "town", "X"), ("L", "community", "Q"), ("B", "town", "X")):
        keys[code] = store.insert("area", {
            "uid": new_uid(), "code": code, "name": f"区{code}", "level": level, "parent_id": keys.get(parent),
            **({"geom": BOX} if code in "XQL" else {}),
        })  # fmt: skip
    for code, area, duties in (
        ("CG", "Q", [("0102", "lead", "《示范县职责清单》第3条")]),
        ("HW", "Q", [("01", "assist", None)]),
        ("XZ", "X", [("01", "lead", "《示范县职责清单》第1条")]),
        ("BCG", "B", [("0102", "lead", None)]),
        ("SZ", "B", []),
    ):
        row = {"uid": new_uid(), "code": code, "name": f"部门{code}", "area_id": keys[area]}
        keys[code] = store.insert("department", row)
        for kind, part, basis in duties:
            values = {"department_id": keys[code], "event_type": kind, "part": part, "basis": basis}
            store.insert("responsibility", values)
    return keys


def test_the_shipped_rules_stand_at_the_end_and_stay_deleted_one_by_one(store, town):
    rules = read_rules(store)
    assert [(rule.has_component, rule.target) for rule in rules] == [
        (True, "owner"), (True, "territory"), (False, "territory"), (False, "owner"),
    ]  # fmt: skip
    assert min(rule.rank for rule in rules) > 10_000
    kept = write_rules(store, rules[:1], rules)
    install_reference_data(store)
    assert read_rules(store) == kept


def test_a_proposal_is_explained_and_taken(store, events, town):
    event = events.report({**REPORT, "area_id": town["L"]})
    walk(events, event, *TO_DISPATCH)
    found = routing.propose(store, event)
    assert found.department == town["CG"]
    said = because(found)
    for word in ("《示范县职责清单》第3条", "0102", "部门CG", "区Q"):
        assert word in said
    seq = routing.dispatch(events, event, found)
    last = events.history(event)[-1]
    assert (last.seq, last.action, last.department_id, last.note) == (seq, "dispatch", town["CG"], said)
    held = store.read("event_department", ["department_id", "part"], where={"event_id": event}, order_by=["part"])
    assert held == {"department_id": [town["HW"], town["CG"]], "part": ["assist", "lead"]}
    # The proposal was made for the event as it stood then.
    with pytest.raises(ChangedMeanwhile):
        routing.dispatch(events, event, found)


def test_sent_back_it_goes_to_the_next_one_escalated_to_the_county(store, events, town):
    event = events.report({**REPORT, "area_id": town["L"]})
    walk(events, event, *TO_DISPATCH)
    routing.dispatch(events, event, routing.propose(store, event))
    take(events, event, "send_back", note="不属于我队路段")
    again = routing.propose(store, event)
    assert again.department == town["XZ"]
    assert "不属于我队路段" in because(again)
    other = events.report({**REPORT, "area_id": town["L"]})
    walk(events, other, *TO_DISPATCH)
    routing.dispatch(events, other, routing.propose(store, other))
    take(events, other, "escalate")
    assert routing.propose(store, other).department == town["XZ"]
    third = events.report({**REPORT, "area_id": town["L"]})
    walk(events, third, *TO_DISPATCH, "escalate")
    assert routing.propose(store, third).department == town["XZ"]
    # What a manager returns, or a clerk, was sent back by no department.
    take(events, other, "send_back")
    assert routing.propose(store, other).department == town["CG"]
    fourth = events.report({**REPORT, "area_id": town["L"]})
    walk(events, fourth, "accept", "send_back", *TO_DISPATCH)
    assert routing.propose(store, fourth).department == town["CG"]


def test_no_rule_no_department(store, events, town):
    event = events.report({**REPORT, "event_type": "0505", "area_id": town["L"]})
    walk(events, event, *TO_DISPATCH)
    found = routing.propose(store, event)
    assert found.department is None
    assert found.because[0].code == "duty_desk"
    with pytest.raises(StoreError):
        routing.dispatch(events, event, found)
    assert events.history(event)[-1].action == "file"
    with pytest.raises(StoreError, match="not there"):
        routing.propose(store, 999_999)


def test_the_component_goes_to_its_owner(store, events, town):
    component = store.insert("component", {
        "uid": new_uid(), "code": "4403060102000001", "class_code": "0102", "edition": "CJT214-2007",
        "owner_unit": "部门SZ", "area_id": town["L"], "geom": REPORT["geom"],
    })  # fmt: skip
    values = {**REPORT, "area_id": town["L"], "component_id": component}
    before = routing.propose_for(store, values)
    event = events.report(values)
    assert before.department == town["SZ"]
    assert routing.propose(store, event).department == town["SZ"]
    assert routing.propose_for(store, {**values, "component_id": None}).department == town["CG"]


def test_grid_urgency_night_and_day_of_rest(store, town):
    first = {"uid": new_uid(), "code": "G1", "name": "一", "area_id": town["L"], "geom": BOX}
    old = store.insert("grid", {**first, "valid_from": "2020-01-01", "valid_to": "2025-01-01"})
    now = store.insert("grid", {**first, "uid": new_uid(), "valid_from": "2025-01-01"})
    fine = {**first, "uid": new_uid(), "code": "G1-1", "level": "micro_grid", "parent_id": now}
    micro = store.insert("grid", {**fine, "valid_from": "2025-01-01"})
    facts = facts_of(store, REPORT, MONDAY_NIGHT)
    # A rule made for an older version of the grid, or for the one above, still means it.
    assert facts.grids == {old, now, micro}
    assert list(facts.areas) == [town["L"], town["Q"], town["X"]]
    assert (facts.at.hour, facts.working, facts.matter) == (22, True, "0102 exposed refuse")
    rules = read_rules(store)
    night = Rule(None, 1, department=town["HW"], grid=old, urgency="urgent", hours="18:00-08:00", days="working")
    write_rules(store, [night, *rules], rules)
    urgent = {**REPORT, "urgency": "urgent"}
    assert routing.propose_for(store, urgent, MONDAY_NIGHT).department == town["HW"]
    assert routing.propose_for(store, REPORT, MONDAY_NIGHT).department == town["CG"]
    assert routing.propose_for(store, urgent, MONDAY_NIGHT.replace(hour=4)).department == town["CG"]
    assert routing.propose_for(store, urgent, MONDAY_NIGHT.replace(day=22)).department == town["CG"]
    # Half past two: the night of Sunday, and that of Monday.
    small = MONDAY_NIGHT.replace(hour=18)
    assert routing.propose_for(store, urgent, small.replace(day=22)).department == town["CG"]
    assert routing.propose_for(store, urgent, small).department == town["HW"]
    write_days(store, [Day(date(2026, 11, 23), False, "调休")])
    assert routing.propose_for(store, urgent, MONDAY_NIGHT).department == town["CG"]
    assert routing.propose_for(store, urgent, small).department == town["CG"]


def test_rules_are_moved_changed_deleted_and_taken_back(store, town):
    first = read_rules(store)
    mine = Rule(None, 0, department=town["CG"], event_type="0102", area=town["Q"], basis="《清单》", active=False)
    more = write_rules(store, [mine, *first], first)
    assert [rule.rank for rule in more] == [1, 2, 3, 4, 5]
    assert replace(more[0], id=None, rank=0) == mine
    turned = write_rules(store, more[::-1], more)
    assert [rule.id for rule in turned] == [rule.id for rule in more][::-1]
    assert [rule.rank for rule in turned] == [1, 2, 3, 4, 5]
    with pytest.raises(ChangedMeanwhile):
        write_rules(store, more, more)
    assert read_rules(store) == turned
    fewer = write_rules(store, turned[:2], turned)
    back = write_rules(store, turned, fewer)
    assert [replace(rule, id=None) for rule in back] == [replace(rule, id=None) for rule in turned]
    with pytest.raises(DomainError):
        write_rules(store, [replace(back[0], hours="abends")], back)
    assert read_rules(store) == back


# In PostGIS this test's login owns the store and may do everything.
@pytest.mark.parametrize("engine_name", ["gpkg"], indirect=True)
def test_rules_are_for_managers(store, events):
    rules = read_rules(store)
    dispatcher, manager = (Access(store).create_user(role, role, roles=[role]) for role in ("dispatcher", "manager"))
    store.operator = dispatcher
    with pytest.raises(AccessDenied):
        write_rules(store, rules[:1], rules)
    assert read_rules(store) == rules
    store.operator = manager
    assert len(write_rules(store, rules[:1], rules)) == 1
    assert store.read("audit_log", ["action"], order_by=["id"])["action"][-1] == "change_routing_rules"


def test_the_desk_reads_and_tries_the_rules(store, events, town):
    event = events.report({**REPORT, "area_id": town["L"]})
    number = store.read("event", ["number"], where={"id": event})["number"][0]
    desk = read_desk(store)
    assert desk.names.departments[town["CG"]] == "部门CG"
    assert ("type_nobody", {"type": "0505"}) in [(one.code, one.params) for one in desk.findings]
    assert "0102" not in [one.params.get("type") for one in desk.findings]
    assert finding(desk.findings[0], desk.names)
    trial = try_event(store, number)
    assert trial.proposal.department == town["CG"]
    assert [verdict.missed == () for verdict in trial.verdicts] == [False, False, True, True]
    made_up = try_values(store, {"event_type": "0102", "area_id": town["B"]}, at=MONDAY_NIGHT)
    assert made_up.proposal.department == town["BCG"]
    for work in (lambda: try_event(store, "20260101-000001"), lambda: try_values(store, {"event_type": "01"}, "44")):
        with pytest.raises(StoreError, match=r"(?i)there"):
            work()


def test_departments_with_their_open_work(store, events, town):
    for number in range(3):
        event = events.report({**REPORT, "area_id": town["L"]})
        walk(events, event, *TO_DISPATCH)
        routing.dispatch(events, event, routing.propose(store, event))
        if number == 0:
            take(events, event, "send_back")
    late = {"at": MONDAY_NIGHT.replace(year=2020), "event": event}
    rewrite(store, "UPDATE event SET due_at = :at WHERE id = :event", late)
    loads = {one.code: (one.leading, one.assisting, one.overdue) for one in routing.departments(store)}
    assert loads == {"CG": (2, 0, 1), "HW": (0, 2, 0), "XZ": (0, 0, 0), "BCG": (0, 0, 0), "SZ": (0, 0, 0)}
    store.execute("UPDATE department SET active = :no WHERE code = 'SZ'", {"no": False})
    assert "SZ" not in {one.code for one in routing.departments(store)}


def test_facts_hold_what_was_last(store, events, town):
    event = events.report({**REPORT, "area_id": town["L"], "urgency": "urgent"})
    walk(events, event, *TO_DISPATCH)
    facts, seq = read_facts(store, event, MONDAY_NIGHT)
    assert (facts.urgency, facts.escalated, facts.held, facts.returned, seq) == ("urgent", False, None, {}, 2)
