import datetime

import pytest

from civicgrid.plugin.domain.population import add_months, building_class, is_minor, residence

ON = datetime.date(2026, 8, 31)


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("person_class", "state", "dates", "resident", "rule"),
    [
        ("registered", "both_here", {}, True, "registered_present"),
        ("registered", "household_here", {"away_since": day("2026-03-01")}, True, "registered_away_short"),
        ("registered", "household_here", {"away_since": day("2026-02-28")}, False, "registered_away_long"),
        ("registered", "household_here", {}, None, "absence_unknown"),
        ("registered", "person_here", {}, None, "facts_contradict"),
        ("registered", None, {}, None, "state_unknown"),
        ("floating", "person_here", {"here_since": day("2026-02-28")}, True, "floating_long"),
        ("floating", None, {"here_since": day("2026-03-01")}, False, "floating_short"),
        ("floating", "person_here", {}, None, "arrival_unknown"),
        ("floating", "both_here", {"here_since": day("2020-01-01")}, None, "facts_contradict"),
        ("left_behind", "both_here", {}, True, "registered_present"),
        ("from_abroad", "person_here", {"here_since": day("2020-01-01")}, False, "from_abroad_apart"),
        ("unknown", "person_here", {"here_since": day("2020-01-01")}, True, "floating_long"),
        ("unknown", None, {}, None, "class_unknown"),
    ],
)
def test_residence(person_class, state, dates, resident, rule):
    found = residence(person_class, state, ON, **dates)
    assert (found.resident, found.rule) == (resident, rule)


def test_half_a_year_ends_on_the_same_day_or_the_months_last():
    assert add_months(day("2025-08-31"), 6) == day("2026-02-28")
    assert add_months(day("2023-08-31"), 6) == day("2024-02-29")
    assert add_months(day("2026-07-15"), 6) == day("2027-01-15")


@pytest.mark.parametrize(
    ("rooms", "expected"),
    [
        ([], None),
        (["vacant", "vacant"], "vacant"),
        (["self_occupied", "vacant"], "self_occupied"),
        (["rented", "rented"], "rented"),
        (["self_occupied", "rented"], "mixed"),
        (["shop", "organisation", "vacant"], "mixed"),
    ],
)
def test_building_class(rooms, expected):
    assert building_class(rooms) == expected


def test_unknown_room_class():
    with pytest.raises(ValueError, match="warehouse"):
        building_class(["shop", "warehouse"])


@pytest.mark.parametrize(("born", "minor"), [(2026, True), (2008, True), (2007, False), (None, False)])
def test_a_minor_until_the_end_of_the_year_of_the_eighteenth_birthday(born, minor):
    assert is_minor(born, 2026) is minor
