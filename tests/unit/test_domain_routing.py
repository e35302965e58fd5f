"""Rules of routing: the first that holds and names a department wins, and every answer says why."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgrid.plugin.domain.events.routing import (
    Book,
    Department,
    Duty,
    Facts,
    Rule,
    examine,
    parse_times,
    propose,
)
from civicgrid.plugin.domain.problems import DomainError

COUNTY, TOWN, OTHER, COMMUNITY = 1, 2, 3, 4
CG, HW, XZ, SZ, LINE, SHUT, BOSS = range(10, 17)
DEPARTMENTS = {
    one.id: one
    for one in (
        Department(CG, "CG", "城管中队", TOWN, BOSS),
        Department(HW, "HW", "环卫所", TOWN, BOSS),
        Department(XZ, "XZ", "县城管局", COUNTY),
        Department(SZ, "SZ", "市政公司", OTHER),
        Department(LINE, "GD", "供电公司"),
        Department(SHUT, "OLD", "原市容所", TOWN, active=False),
        Department(BOSS, "ZX", "网格中心", TOWN),
    )
}
DUTIES = (
    Duty(XZ, "01", "lead", "《职责清单》第1条"),
    Duty(CG, "0102", "lead", "《职责清单》第3条", "城区道路"),
    Duty(LINE, "0403", "lead"),
    Duty(SZ, "0102", "lead"),
    Duty(HW, "0102", "assist"),
    Duty(XZ, "01", "assist"),
    Duty(SHUT, "0102", "assist"),
)
NOON = datetime(2026, 11, 23, 12, 0)
FACTS = Facts(
    "0102", NOON, True, "0102 暴露垃圾", {COMMUNITY: "龙吟社区", TOWN: "青石街道", COUNTY: "示范县"}, frozenset({7})
)
BY_PLACE, BY_OWNER = Rule(90, 90, "territory"), Rule(91, 91, "owner")
TO_CG = Rule(1, 1, department=CG)


def book(*rules):
    return Book(rules, DEPARTMENTS, DUTIES)


def codes(parts):
    return [part.code for part in parts]


@pytest.mark.parametrize(
    ("condition", "facts", "holds"),
    [
        ({}, {}, True),
        ({"active": False}, {}, False),
        ({"event_type": "0102"}, {}, True),
        ({"event_type": "0103"}, {}, False),
        ({"event_type": "01"}, {}, True),
        ({"event_type": "02"}, {}, False),
        ({"event_type": "010"}, {}, False),
        ({"area": TOWN}, {}, True),
        ({"area": COUNTY}, {}, True),
        ({"area": OTHER}, {}, False),
        ({"area": TOWN}, {"areas": {}}, False),
        ({"grid": 7}, {}, True),
        ({"grid": 8}, {}, False),
        ({"urgency": "critical"}, {"urgency": "critical"}, True),
        ({"urgency": "critical"}, {"urgency": "urgent"}, False),
        ({"urgency": "critical"}, {}, False),
        ({"days": "working"}, {}, True),
        ({"days": "off"}, {}, False),
        ({"days": "off"}, {"working": False}, True),
        ({"hours": "08:00-18:00"}, {}, True),
        ({"hours": "18:00-08:00"}, {}, False),
        ({"hours": "18:00-08:00"}, {"at": NOON.replace(hour=18)}, True),
        ({"hours": "18:00-08:00"}, {"at": NOON.replace(hour=7, minute=59)}, True),
        ({"hours": "18:00-08:00"}, {"at": NOON.replace(hour=8)}, False),
        ({"hours": "06:00-07:00,11:30-12:01"}, {}, True),
        ({"hours": "whenever"}, {}, False),
        ({"has_component": True}, {}, False),
        ({"has_component": False}, {}, True),
        ({"has_component": True}, {"has_component": True}, True),
        ({"has_component": False}, {"has_component": True}, False),
    ],
)
def test_a_rule_holds_where_all_its_conditions_do(condition, facts, holds):
    rules, facts = book(replace(TO_CG, **condition)), replace(FACTS, **facts)
    assert propose(rules, facts).department == (CG if holds else None)
    assert (examine(rules, facts)[0].missed == ()) == holds
    # One condition that does not hold is enough.
    both = book(replace(TO_CG, **{"basis": "x", **condition, "event_type": "0599"}))
    assert propose(both, facts).department is None


@pytest.mark.parametrize("text", ["", "18", "25:00-26:00", "08:00-08:00", "08:00-12:60", "08:00", "24:00-08:00"])
def test_hours_that_are_none_are_refused(text):
    with pytest.raises(DomainError):
        parse_times(text)


def test_a_night_ends_beyond_midnight():
    assert parse_times("18:00-08:00") == ((1080, 1920),)
    assert parse_times("00:00-24:00") == ((0, 1440),)
    assert parse_times("18：00-00:00，12:00-14:00") == ((720, 840), (1080, 1440))


FRIDAY, SATURDAY = NOON.replace(day=27), NOON.replace(day=28)
SUNDAY, MONDAY = NOON.replace(day=29), NOON.replace(day=30)


@pytest.mark.parametrize(("days", "hours", "when", "missed"), [
    ("working", "18:00-08:00", FRIDAY.replace(hour=23), []),
    ("working", "18:00-08:00", SATURDAY.replace(hour=2), []),
    ("working", "18:00-08:00", SATURDAY.replace(hour=23), ["not_working_day"]),
    ("working", "18:00-08:00", MONDAY.replace(hour=2), ["not_night_of_working_day"]),
    ("working", "18:00-08:00", MONDAY.replace(hour=12), ["not_hours"]),
    ("off", "18:00-08:00", SATURDAY.replace(hour=2), ["not_night_of_day_off"]),
    ("off", "18:00-08:00", MONDAY.replace(hour=2), []),
    ("off", "18:00-08:00", FRIDAY.replace(hour=12), ["not_hours", "not_day_off"]),
    # Two spans, of which one is of the day itself.
    ("working", "18:00-08:00,01:00-03:00", MONDAY.replace(hour=2), []),
    ("working", "18:00-24:00,00:00-08:00", MONDAY.replace(hour=2), []),
    ("working", None, MONDAY.replace(hour=2), []),
    (None, "18:00-08:00", MONDAY.replace(hour=2), []),
])  # fmt: skip
def test_a_night_belongs_to_the_day_on_which_it_begins(days, hours, when, missed):
    worked = {FRIDAY.day - 1: True, FRIDAY.day: True, SATURDAY.day: False, SUNDAY.day: False, MONDAY.day: True}
    facts = replace(FACTS, at=when, working=worked[when.day], worked_before=worked[when.day - 1])
    assert codes(examine(book(replace(TO_CG, days=days, hours=hours)), facts)[0].missed) == missed


def test_a_responsibility_is_no_reason_where_it_does_not_hold():
    elsewhere = replace(FACTS, areas={OTHER: "别的街道", COUNTY: "示范县"})
    found = propose(book(TO_CG), elsewhere)
    assert (found.department, codes(found.because)) == (CG, ["rule"])
    assert codes(propose(book(TO_CG), FACTS).because) == ["basis", "limit"]
    assert codes(propose(book(replace(TO_CG, basis="专项")), elsewhere).because) == ["basis"]


def test_the_reason_names_basis_place_and_limit():
    found = propose(book(BY_PLACE), FACTS)
    assert (found.department, found.rule, found.number) == (CG, 90, 1)
    assert codes(found.because) == ["basis", "area", "limit"]
    assert found.because[0].params == {
        "matter": "0102 暴露垃圾", "department": "城管中队", "number": 1, "basis": "《职责清单》第3条"
    }  # fmt: skip
    assert found.because[1].params == {"area": "青石街道"}
    mine = propose(book(replace(TO_CG, basis="专项", area=TOWN, hours="08:00-18:00")), FACTS)
    assert mine.because[0].params["basis"] == "专项"
    assert codes(mine.because) == ["basis", "area", "hours", "limit"]


def test_the_place_comes_first_the_nearest_area_before_the_one_above():
    found = propose(book(BY_PLACE), FACTS)
    assert [found.department, *(one.department for one in found.alternatives)] == [CG, XZ]
    only_county = replace(FACTS, areas={OTHER + 90: "别的街道", COUNTY: "示范县"})
    assert propose(book(BY_PLACE), only_county).department == XZ
    # A department of another place never gets it, whatever it leads there.
    assert propose(book(BY_PLACE), replace(FACTS, areas={})).department is None


@pytest.mark.parametrize("unit", ["owner_unit", "competent_unit", "maintaining_unit"])
def test_the_owner_is_the_department_that_the_components_unit_is(unit):
    component = replace(FACTS, has_component=True, units={unit: " 市政公司 "})
    found = propose(book(BY_OWNER, BY_PLACE), component)
    assert found.department == SZ
    assert unit in codes(found.because)
    assert propose(book(BY_PLACE, BY_OWNER), component).department == CG
    unknown = propose(book(BY_OWNER, BY_PLACE), replace(component, units={unit: "不在册公司"}))
    assert unknown.department == CG
    assert codes(unknown.because)[-1] == "no_owner"


def test_the_owner_is_asked_for_before_the_competent_and_the_maintaining_unit():
    units = {"maintaining_unit": "环卫所", "competent_unit": "县城管局", "owner_unit": "SZ"}
    found = propose(book(BY_OWNER), replace(FACTS, has_component=True, units=units))
    assert [found.department, *(one.department for one in found.alternatives)] == [SZ, XZ, HW]


def test_who_is_bound_to_no_place_leads_as_the_line():
    gas = replace(FACTS, event_type="0403", matter="0403 燃气管道破裂")
    assert propose(book(BY_PLACE), gas).department is None
    found = propose(book(BY_PLACE, BY_OWNER), gas)
    assert found.department == LINE
    assert codes(found.because) == ["rule", "line", "no_territory"]


def test_what_no_rule_matches_goes_to_the_duty_desk():
    found = propose(book(replace(TO_CG, event_type="0201")), FACTS)
    assert found.department is None
    assert codes(found.because) == ["duty_desk"]
    assert found.assisting == ()


def test_who_is_no_longer_active_is_passed_over_and_named():
    found = propose(book(Rule(1, 1, department=SHUT), BY_PLACE), FACTS)
    assert (found.department, found.number) == (CG, 2)
    assert found.because[-1].code == "inactive"
    assert found.because[-1].params == {"department": "原市容所"}
    alone = propose(book(Rule(1, 1, department=SHUT)), FACTS)
    assert codes(alone.because) == ["nobody_left", "inactive"]
    gone = propose(book(Rule(1, 1, department=999)), FACTS)
    assert codes(gone.because) == ["duty_desk", "no_department"]


def test_who_sent_it_back_is_not_proposed_again():
    facts = replace(FACTS, returned={CG: "不属于我队路段"})
    found = propose(book(TO_CG, BY_PLACE), facts)
    assert found.department == XZ
    assert found.because[-1].code == "returned"
    assert found.because[-1].params["note"] == "不属于我队路段"
    assert codes(found.because).count("returned") == 1
    assert CG not in [one.department for one in found.alternatives]
    everybody = propose(book(TO_CG, BY_PLACE), replace(FACTS, returned={CG: "a", XZ: "b"}))
    assert codes(everybody.because) == ["nobody_left", "returned", "returned"]


def test_escalated_it_goes_above_who_has_it():
    above = replace(FACTS, escalated=True, held=CG)
    assert propose(book(TO_CG, BY_PLACE), above).department == XZ
    # Nobody has had it: above whom it would have gone to.
    assert propose(book(TO_CG, BY_PLACE), replace(above, held=None)).department == XZ
    assert propose(book(TO_CG, BY_PLACE), replace(above, held=XZ)).department is None


def test_escalated_without_a_rule_it_goes_to_the_superior_department():
    chain = {**DEPARTMENTS, BOSS: replace(DEPARTMENTS[BOSS], parent=XZ)}
    found = propose(Book((TO_CG,), chain, ()), replace(FACTS, escalated=True, held=CG))
    assert (found.department, found.rule) == (XZ, None)
    assert codes(found.because) == ["superior", "escalated"]
    loop = {**DEPARTMENTS, BOSS: replace(DEPARTMENTS[BOSS], parent=CG)}
    assert propose(Book((TO_CG,), loop, ()), replace(FACTS, escalated=True, held=CG)).department is None
    assert propose(Book((), chain, ()), FACTS).department is None


def test_who_assists_stands_in_the_responsibilities():
    assert propose(book(TO_CG), FACTS).assisting == ("HW", "XZ")
    assert propose(book(BY_PLACE), replace(FACTS, returned={CG: "x"})).assisting == ("HW",)
    assert propose(book(TO_CG), replace(FACTS, returned={HW: "x"})).assisting == ("XZ",)


RULES = st.lists(
    st.builds(
        Rule,
        id=st.integers(1, 10**6),
        rank=st.just(0),
        target=st.sampled_from(["department", "department", "owner", "territory"]),
        department=st.sampled_from([CG, HW, XZ, SZ, SHUT, None]),
        event_type=st.sampled_from([None, "01", "0102", "0103"]),
        area=st.sampled_from([None, TOWN, OTHER]),
        urgency=st.sampled_from([None, "urgent"]),
        hours=st.sampled_from([None, "18:00-08:00", "08:00-18:00"]),
        active=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda rule: rule.id,
)
SITUATIONS = st.builds(
    lambda kind, urgency, returned, escalated: replace(
        FACTS, event_type=kind, urgency=urgency, returned=dict.fromkeys(returned, "x"), escalated=escalated
    ),
    st.sampled_from(["0102", "0103", "0201"]),
    st.sampled_from([None, "urgent"]),
    st.sets(st.sampled_from([CG, HW, XZ])),
    st.booleans(),
)


@given(RULES, SITUATIONS)
def test_the_first_rule_that_can_wins_and_no_other_matters(rules, facts):
    whole = propose(book(*rules), facts)
    able = [one for one in examine(book(*rules), replace(facts, escalated=False)) if one.candidates]
    if not facts.escalated:
        assert whole.rule == (able[0].rule.id if able else None)
        assert (whole.department is None) == (not able)
        if able:
            # What stands behind the winner changes nothing; without it, the next one has its turn.
            assert propose(book(*rules[: whole.number]), facts).department == whole.department
            without = [rule for rule in rules if rule.id != whole.rule]
            assert propose(book(*without), facts).rule == (able[1].rule.id if len(able) > 1 else None)
    named = [whole.department, *(one.department for one in whole.alternatives)]
    assert len(named) == len(set(named))
    for key in filter(None, named):
        assert DEPARTMENTS[key].active
        assert key not in facts.returned
    assert whole.because
