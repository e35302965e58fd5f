"""Generated households: plausible, the same for the same seed, and nobody real."""

import datetime

import numpy as np
import pytest

from civicgrid.plugin.domain.identifiers import parse_citizen_number
from civicgrid.plugin.domain.masking import COMPOUND_SURNAMES, mask_name
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.jobs.code_tables import demo_words
from civicgrid.plugin.jobs.households import HouseholdDraw, draw_households

TODAY = datetime.date(2026, 11, 22)


def draw(count=3000, people=None, seed=4):
    return draw_households(np.random.default_rng(seed), count, TODAY, people)


def members(households):
    return [member for household in households for member in household.members]


def test_the_same_seed_gives_the_same_people():
    assert draw(200) == draw(200)
    assert draw(200) != draw(200, seed=5)


def test_exactly_as_many_people_as_asked_for():
    assert len(members(draw(3000, 1234))) == 1234
    assert len(draw(50, 10**6)) == 50


def test_sizes_classes_and_ages_are_plausible():
    households = draw()
    sizes = np.array([len(household.members) for household in households])
    assert set(sizes.tolist()) == {1, 2, 3, 4, 5}
    assert 2.2 < sizes.mean() < 2.8
    classes = {household.person_class for household in households}
    assert classes == {"registered", "floating", "left_behind", "from_abroad", "unknown"}
    ages = np.array([TODAY.year - member.birth_date.year for member in members(households)])
    assert ages.min() >= 0
    assert ages.max() < 110
    assert 0.1 < (ages < 18).mean() < 0.3
    assert 0.05 < (ages >= 65).mean() < 0.35
    assert all(member.since <= TODAY for member in members(households))


def test_states_fit_their_class():
    allowed = {"registered": {"both_here", "household_here"}, "floating": {"person_here"}, "left_behind": {"both_here"},
               "from_abroad": {None}, "unknown": {None}}  # fmt: skip
    for household in draw():
        assert {member.residence_state for member in household.members} <= allowed[household.person_class]


def test_numbers_are_impossible_and_unique():
    numbers = []
    for household in draw():
        for member in household.members:
            if household.person_class == "from_abroad":
                assert member.document_number.startswith("DEMO")
                continue
            parsed = parse_citizen_number(member.document_number, allow_reserved=True, today=TODAY)
            assert parsed.sex == member.sex
            with pytest.raises(DomainError) as refused:
                parse_citizen_number(member.document_number, today=TODAY)
            assert refused.value.problem.code == "citizen.reserved"
            numbers.append(member.document_number)
    assert len(set(numbers)) == len(numbers)
    phones = [member.phone for member in members(draw()) if member.phone]
    assert phones
    assert all(phone.startswith("12") and len(phone) == 11 for phone in phones)


def test_a_day_with_many_births_goes_on_with_the_one_before():
    people = HouseholdDraw(np.random.default_rng(1), TODAY)
    day = datetime.date(1990, 1, 1)
    numbers = [people._number(day, True) for _ in range(1200)]
    assert len(set(numbers)) == 1200
    assert {(f"{born:%Y%m%d}", number[6:14]) for born, number in numbers} == {
        ("19900101", "19900101"), ("19891231", "19891231"), ("19891230", "19891230"),
    }  # fmt: skip


def test_a_dormitory_room_holds_unrelated_workers():
    drawn = HouseholdDraw(np.random.default_rng(2), TODAY).draw(np.full(400, 5), np.arange(400) % 2 == 0)
    shared = drawn[::2]
    assert {household.collective for household in shared} == {True}
    assert {household.person_class for household in shared} == {"floating"}
    ages = [TODAY.year - member.birth_date.year for member in members(shared)]
    assert 17 <= min(ages) < max(ages) <= 53
    surnames = [len({member.name[0] for member in household.members}) for household in shared]
    assert np.mean(surnames) > 3.5
    assert not any(household.collective for household in drawn[1::2])


def test_names_come_in_every_form():
    names = {member.name for member in members(draw(6000))}
    assert any(name[:2] in COMPOUND_SURNAMES for name in names)
    assert any("·" in name for name in names)
    assert any(" " in name for name in names)
    assert all(mask_name(name) != name for name in names)
    assert abs(sum(demo_words()["surnames"].values()) - 90) < 15
