"""Conditions of a query: what is kept of them, and what of a file that anybody may have written."""

import json

import pytest

from civicgrid.plugin.domain.person import check_search_text
from civicgrid.plugin.domain.population import is_minor
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.domain.query import AGE_BANDS, Conditions, published, read_conditions

FULL = Conditions(
    areas=(1, 2), grids=(3,), buildings=(4, 5), shape="POINT (1 2)", classes=("floating",), states=("both_here",),
    sexes=("1",), residents=("yes",), age_from=60, age_to=79, uses=("rented",), stay="ended", roles=("tenant",),
    methods=("hand",), confidence_below=0.8, unverified_days=90, tags=("veteran",), organisations=("hotel",),
)  # fmt: skip


@pytest.mark.parametrize("conditions", [Conditions(), FULL])
def test_conditions_come_back_from_json_as_they_were(conditions):
    assert read_conditions(json.loads(json.dumps(conditions.to_json()))) == (conditions, ())


def test_an_empty_query_is_kept_as_nothing():
    assert Conditions().to_json() == {}
    assert not Conditions().has_place
    assert FULL.has_place


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ({"areas": ["1"]}, ("areas",)),
        ({"areas": [True]}, ("areas",)),
        ({"classes": "floating"}, ("classes",)),
        ({"stay": "everywhere"}, ("stay",)),
        ({"age_from": -1}, ("age_from",)),
        ({"age_from": 200}, ("age_from",)),
        ({"age_from": 1.5}, ("age_from",)),
        ({"confidence_below": 2}, ("confidence_below",)),
        ({"score": 5}, ("score",)),
        ({"age_from": 80, "age_to": 60}, ("age_from", "age_to")),
    ],
)
def test_what_cannot_be_read_is_left_out_and_named(content, left):
    assert read_conditions(content) == (Conditions(), left)


def test_ages_that_contradict_each_other_are_refused():
    with pytest.raises(DomainError) as raised:
        Conditions(age_from=80, age_to=60).checked()
    assert raised.value.problem.code == "query.ages"


def test_ages_are_years_of_birth():
    assert Conditions(age_from=60, age_to=79).birth_years(2026) == (1947, 1966)
    assert Conditions().birth_years(2026) == (None, None)


def test_the_bands_share_every_age_among_them_and_minors_are_those_of_the_population():
    for age in range(120):
        holding = [name for name, (first, last) in AGE_BANDS.items() if first <= age and (last is None or age <= last)]
        assert len(holding) == 1
        assert (holding == ["minor"]) == is_minor(2026 - age, 2026)


def test_the_audit_log_hears_of_conditions_but_not_of_shapes_and_houses():
    told = FULL.to_audit()
    assert told["drawn"] is True
    assert told["buildings_picked"] == 2
    assert "shape" not in told
    assert "buildings" not in told
    assert told["tags"] == ["veteran"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("张", "search.short"), ("z", "search.short"), (" ", "search.short"), ("138", "search.digits"),
     ("13812", "search.digits"), ("张三", None), ("zs", None), ("5678", None), ("13812345678", None),
     ("11010519491231002X", None)],
)  # fmt: skip
def test_a_text_that_would_list_people_is_no_search(text, code):
    problem = check_search_text(text)
    assert (problem and problem.code) == code


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([120, 30, 3], [120, None, None]),
        ([120, 30, 3, 4], [120, 30, None, None]),
        ([120, 30, 1, 1], [120, None, None, None]),
        ([9, 8, 7], [9, 8, 7]),
        ([3], [None]),
        ([0, 20, 5], [0, 20, 5]),
        ([], []),
    ],
)
def test_small_groups_of_a_sensitive_tag_are_withheld_and_do_not_follow_from_the_rest(counts, shown):
    assert published(counts, sensitive=True) == shown
    assert published(counts, sensitive=False) == counts
