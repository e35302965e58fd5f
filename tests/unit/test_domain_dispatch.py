"""Who goes first, why the others do not, and several units at once."""

import json
from dataclasses import replace

import pytest

from civicgrid.plugin.domain.events.dispatch import (
    CRITERIA,
    REASONS,
    Requirement,
    Unit,
    load_rules,
    plan,
    rank,
    split_skills,
)
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.services.paths import RESOURCES

RULES = load_rules(RESOURCES / "dispatch" / "requirements.json")
ENGINE = RULES.requirements["fire_engine"]
GOOD = Unit(1, "消1", "消防车1号", "vehicle", skills=("灭火", "救援"), on_shift=True, age_minutes=1, minutes=5.04,
            metres=3000)  # fmt: skip


def said(reason):
    return REASONS[reason.code].format(**reason.params)


@pytest.mark.parametrize(
    ("worse", "sentence"),
    [
        ({"minutes": None, "barred": "avoided"}, "inside a closed or dangerous area"),
        ({"minutes": None}, "no road leads there"),
        ({"age_minutes": 77}, "position out of date by 47 min"),
        ({"age_minutes": None}, "no position known"),
        ({"status": "off_duty"}, "off duty"),
        ({"on_shift": False}, "not on shift now"),
        ({"status": "resting"}, "resting"),
        ({"idle_minutes": 4}, "rests for another 11 min"),
        ({"open": 2, "minutes": 1.0}, "2 under way already"),
        ({"status": "assigned", "minutes": 1.0}, "1 under way already"),
        ({"minutes": 8.2}, "arrives 3.2 min later"),
        ({"minutes": 5.0, "own_grid": False}, "not of this grid"),
    ],
)
def test_the_first_criterion_that_differs_decides_and_is_said(worse, sentence):
    first = replace(GOOD, own_grid=True)
    other = replace(GOOD, id=2, number="消0", **{"own_grid": True, **worse})
    ranked = rank(ENGINE, [other, first])
    assert [one.unit.id for one in ranked] == [1, 2]
    assert [one.rank for one in ranked] == [1, 2]
    assert ranked[0].lost is None
    assert said(ranked[1].lost) == sentence


def test_what_keeps_one_back_comes_before_what_is_merely_slower():
    """The order of the data: a free unit far away goes before a near one that is stale, off duty, resting or busy."""
    far = replace(GOOD, minutes=40.0)
    others = [
        replace(GOOD, id=2, minutes=1.0, open=1),
        replace(GOOD, id=3, minutes=1.0, idle_minutes=0),
        replace(GOOD, id=4, minutes=1.0, on_shift=False),
        replace(GOOD, id=5, minutes=1.0, age_minutes=31),
        replace(GOOD, id=6, minutes=None),
    ]
    ranked = rank(ENGINE, [*reversed(others), far])
    assert [one.unit.id for one in ranked] == [1, 2, 3, 4, 5, 6]
    assert [one.held_back for one in ranked] == [
        (), ("workload",), ("rested",), ("on_duty",), ("fresh",), ("reachable",)
    ]  # fmt: skip


def test_another_order_is_another_winner():
    busy_but_near, free_but_far = replace(GOOD, open=1, minutes=1.0), replace(GOOD, id=2, minutes=9.0)
    assert rank(ENGINE, [busy_but_near, free_but_far])[0].unit.id == 2
    near_first = replace(ENGINE, order=("minutes", "workload"))
    assert rank(near_first, [busy_but_near, free_but_far])[0].unit.id == 1


def test_a_tie_goes_by_the_number_and_says_so():
    ranked = rank(ENGINE, [replace(GOOD, id=2, number="消2", minutes=5.01), GOOD])
    assert [one.unit.number for one in ranked] == ["消1", "消2"]
    assert said(ranked[1].lost) == "level with the first; the number decides"


def test_only_units_of_the_kind_with_the_skills_are_candidates():
    workers = RULES.requirements["grid_worker"]
    units = [GOOD, replace(GOOD, id=2, skills=("急救",)), Unit(3, "WG1", "王芳", "worker", "building_head"),
             Unit(4, "WG2", "李强", "worker", "grid_leader")]  # fmt: skip
    assert [one.unit.id for one in rank(ENGINE, units)] == [1]
    assert [one.unit.id for one in rank(workers, units)] == [4]
    assert split_skills("灭火，救援、 破拆,") == ("灭火", "救援", "破拆")
    assert split_skills(None) == ()


def test_reasons_carry_the_numbers():
    (one,) = rank(ENGINE, [replace(GOOD, open=1, own_department=True)])
    assert [said(reason) for reason in one.reasons] == [
        "1 under way already", "5.0 min, 3,000 m by road", "of the department that handles the event"
    ]  # fmt: skip


def test_no_shift_entered_leaves_it_to_the_status():
    (one,) = rank(ENGINE, [replace(GOOD, on_shift=None)])
    assert one.held_back == ()


def _needs(*wanted):
    return [(RULES.requirements[code], count) for code, count in wanted]


def _ranked(units, *codes):
    return {code: rank(RULES.requirements[code], units) for code in codes}


def test_a_unit_that_serves_two_requirements_goes_where_nobody_else_can():
    both = replace(GOOD, skills=("灭火", "破拆"))
    only_water = replace(GOOD, id=2, number="消2", minutes=9.0)
    found = plan(_needs(("fire_engine", 1), ("rescue_vehicle", 1)),
                 _ranked([both, only_water], "fire_engine", "rescue_vehicle"))  # fmt: skip
    assert [(one.requirement, one.unit.id) for one in found.chosen] == [("fire_engine", 2), ("rescue_vehicle", 1)]
    assert found.shortfalls == ()


def test_a_shortfall_is_said_by_name_with_those_who_are_held_back():
    units = [GOOD, replace(GOOD, id=2, age_minutes=60), replace(GOOD, id=3, on_shift=False),
             replace(GOOD, id=4, open=1)]  # fmt: skip
    found = plan(_needs(("fire_engine", 3)), _ranked(units, "fire_engine"))
    assert [one.unit.id for one in found.chosen] == [1]
    (short,) = found.shortfalls
    assert (short.requirement.code, short.missing) == ("fire_engine", 2)
    assert short.others == {"fresh": 1, "on_duty": 1, "workload": 1}


def test_nobody_is_chosen_twice_however_many_are_asked_for():
    units = [replace(GOOD, id=key, number=f"{key:02d}", minutes=float(key)) for key in range(1, 8)]
    found = plan(_needs(("fire_engine", 2), ("any", 3), ("fire_engine", 1)), _ranked(units, "fire_engine", "any"))
    chosen = [one.unit.id for one in found.chosen]
    assert len(chosen) == len(set(chosen)) == 6
    assert found.shortfalls == ()


def test_the_longest_preset_decides():
    assert dict(RULES.needs("0403")) == {"gas_repair": 1, "fire_engine": 1, "grid_worker": 2}
    assert dict(RULES.needs("0401")) == {"road_repair": 1, "grid_worker": 2}
    assert dict(RULES.needs("0699")) == {"grid_worker": 1}


@pytest.mark.parametrize(
    "broken",
    [
        {"order": ["minutes", "beauty"]},
        {"requirements": [{"code": "a", "name_zh": "a", "name_en": "a", "kinds": ["worker"], "profile": "fly"}]},
        {"presets": [{"event_type": "", "needs": [["nothing", 1]]}]},
        {"requirements": [{"code": "a"}]},
    ],
)
def test_rules_with_a_mistake_are_refused(tmp_path, broken):
    data = json.loads((RESOURCES / "dispatch" / "requirements.json").read_text(encoding="utf-8"))
    path = tmp_path / "rules.json"
    path.write_text(json.dumps({**data, **broken}), encoding="utf-8")
    with pytest.raises(DomainError):
        load_rules(path)


def test_every_criterion_of_the_data_is_known():
    assert set(ENGINE.order) == set(CRITERIA)
    assert all(isinstance(one, Requirement) for one in RULES.requirements.values())
