"""Findings over the rules of routing: what is never reached, nobody's, or cannot be signed for."""

from dataclasses import replace

import pytest

from civicgrid.plugin.domain.events.routing import Book, Department, Duty, Rule
from civicgrid.plugin.domain.events.routing_check import findings

COUNTY, TOWN, OTHER = 1, 2, 3
AREAS = {COUNTY: frozenset({COUNTY}), TOWN: frozenset({TOWN, COUNTY}), OTHER: frozenset({OTHER, COUNTY})}
DEPARTMENTS = {
    10: Department(10, "CG", "城管中队", TOWN),
    11: Department(11, "HW", "环卫所", TOWN),
    12: Department(12, "OLD", "原市容所", TOWN, active=False),
}
TO_CG, TO_HW = Rule(1, 1, department=10), Rule(2, 2, department=11)


def found(*rules, duties=(), types=(), staffed=(10, 11)):
    said = findings(Book(rules, DEPARTMENTS, duties), types, staffed, AREAS)
    return [(one.code, *one.params.values()) for one in said]


@pytest.mark.parametrize(
    ("first", "second", "hidden"),
    [
        ({}, {}, True),
        ({}, {"event_type": "0102", "urgency": "urgent", "hours": "18:00-08:00"}, True),
        ({"event_type": "0102"}, {}, False),
        ({"event_type": "01"}, {"event_type": "0102"}, True),
        ({"event_type": "0102"}, {"event_type": "01"}, False),
        ({"area": COUNTY}, {"area": TOWN}, True),
        ({"area": TOWN}, {"area": COUNTY}, False),
        ({"area": TOWN}, {"area": OTHER}, False),
        ({"area": TOWN}, {}, False),
        ({"grid": 5}, {"grid": 5}, True),
        ({"grid": 5}, {"grid": 6}, False),
        ({"urgency": "urgent"}, {}, False),
        ({"hours": "18:00-08:00"}, {"hours": "22:00-06:00"}, True),
        ({"hours": "22:00-06:00"}, {"hours": "18:00-08:00"}, False),
        ({"hours": "00:00-24:00"}, {}, True),
        # A Saturday's small hours are the night of Friday.
        ({"days": "working", "hours": "18:00-08:00"}, {"days": "working", "hours": "22:00-06:00"}, True),
        ({"days": "working"}, {"days": "working", "hours": "22:00-06:00"}, False),
        ({"days": "working", "hours": "00:00-08:00"}, {"days": "working", "hours": "22:00-06:00"}, False),
        ({"hours": "18:00-08:00"}, {"days": "working", "hours": "01:00-06:00"}, True),
        ({"has_component": False}, {"has_component": True}, False),
        ({"days": "off"}, {"days": "off"}, True),
        ({"active": False}, {}, False),
        ({"target": "territory"}, {}, False),
        ({"department": 12}, {}, False),
    ],
)
def test_a_rule_behind_one_that_holds_wherever_it_does(first, second, hidden):
    rules = replace(TO_CG, **first), replace(TO_HW, **second)
    shadows = [one for one in found(*rules) if one[0] == "rule_shadowed"]
    assert shadows == ([("rule_shadowed", 2, 1)] if hidden else [])


def test_behind_a_rule_for_the_same_department_it_serves_nothing():
    assert found(TO_CG, replace(TO_CG, id=3, event_type="0102")) == [("rule_same", 2, 1)]


def test_rules_that_lead_nowhere():
    rules = Rule(1, 1, department=12), Rule(2, 2), Rule(3, 3, department=10, hours="nachts")
    assert found(*rules) == [
        ("rule_inactive", 1, "原市容所"), ("rule_nobody", 2, ""), ("rule_hours", 3, "nachts"),
    ]  # fmt: skip
    assert found(*(replace(rule, active=False) for rule in rules)) == []


def test_types_that_nobody_has():
    types = ("01", "0102", "0201", "0403")
    place = Rule(9, 9, "territory")
    assert found(types=types) == [("type_nobody", "0102"), ("type_nobody", "0201"), ("type_nobody", "0403")]
    assert found(TO_CG, types=types) == []
    assert ("type_nobody", "0102") not in found(replace(TO_CG, event_type="01"), types=types)
    duty = Duty(10, "0201", "lead")
    assert ("type_nobody", "0201") not in found(place, types=types, duties=(duty,))
    assert ("type_nobody", "0201") in found(types=types, duties=(duty,))
    assert ("type_nobody", "0201") in found(place, types=types, duties=(replace(duty, part="assist"),))
    assert ("type_nobody", "0201") in found(place, types=types, duties=(replace(duty, department=12),))


def test_departments_that_nobody_signs_for():
    duties = (Duty(11, "0102", "assist"), Duty(12, "0102", "lead"))
    assert found(TO_CG, duties=duties, staffed=(10,)) == [("department_unstaffed", "环卫所")]
    assert found(TO_CG, staffed=()) == [("department_unstaffed", "城管中队")]
