"""Measures: ratios, small numbers, ranks, confidence, periods; and the shipped ones."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgrid.plugin.domain.events.measures import (
    NAMED,
    PERIODS,
    Measure,
    Value,
    flags,
    load_measures,
    named_days,
    next_period,
    period_of,
    ranks,
    value_of,
    wilson,
)
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.plugin.store.schema.event import FACT_FLAGS

FILE = RESOURCES / "measures" / "loop.json"
RATE = Measure("rate", "率", "rate", "percent", ("a",), "", "", ("a", "b"), "higher")


def test_a_ratio_of_sums():
    assert value_of(RATE, {"a": 30, "b": 10}).value == 0.75
    assert value_of(RATE, {"a": 0, "b": 0}) == Value(None, 0, 0, small=True)
    count = Measure("count", "数", "count", "count", ("a", "b"), "", "")
    assert value_of(count, {"a": 2, "b": 3}) == Value(5, 5)


def test_fewer_than_ten_are_not_ranked():
    values = [value_of(RATE, {"a": a, "b": b}) for a, b in ((9, 0), (10, 0), (18, 2), (9, 1), (5, 5), (0, 0))]
    assert ranks(RATE, values) == [None, 1, 2, 2, 4, None]
    lower = Measure("rate", "率", "rate", "percent", ("a",), "", "", ("a", "b"), "lower")
    assert ranks(lower, values) == [None, 4, 2, 2, 1, None]
    assert ranks(Measure("n", "数", "n", "count", ("a",), "", ""), [Value(5, 5), Value(3, 3)]) == [None, None]


def test_wilson_s_interval():
    # Agresti and Coull (1998) give these for 0 of 10 and 5 of 10.
    assert wilson(0, 10) == pytest.approx((0, 0.2775), abs=5e-5)
    assert wilson(5, 10) == pytest.approx((0.2366, 0.7634), abs=5e-5)


@given(st.integers(1, 10**6), st.data())
def test_the_interval_holds_the_share_and_narrows(of, data):
    part = data.draw(st.integers(0, of))
    low, high = wilson(part, of)
    assert 0 <= low <= part / of <= high <= 1
    closer = wilson(part * 10, of * 10)
    assert closer[1] - closer[0] < high - low


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_day_lies_in_its_periods(day):
    for period in PERIODS:
        begin = period_of(day, period)
        assert begin <= day
        assert period_of(begin, period) == begin
        assert day - begin < timedelta(days={"day": 1, "week": 7, "month": 31, "quarter": 92}[period])
    assert period_of(day, "week").weekday() == 0
    assert period_of(day, "quarter").month in (1, 4, 7, 10)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(PERIODS))
def test_one_period_follows_the_other(day, period):
    begin = period_of(day, period)
    after = next_period(begin, period)
    assert begin <= day < after
    assert period_of(after - timedelta(days=1), period) == begin


def test_what_people_call_a_stretch_of_days():
    today = date(2026, 11, 29)
    assert {name: named_days(name, today) for name in NAMED} == {
        "week": (date(2026, 11, 23), today),
        "month": (date(2026, 11, 1), date(2026, 11, 30)),
        "last_month": (date(2026, 10, 1), date(2026, 10, 31)),
        "quarter": (date(2026, 10, 1), date(2026, 12, 31)),
        "year": (date(2026, 1, 1), date(2026, 12, 31)),
        "twelve_months": (date(2025, 12, 1), date(2026, 11, 30)),
    }


def test_the_shipped_measures_stand_on_flags_of_the_view():
    measures = load_measures(FILE)
    dynamic = {"reported", "undispatched_late", "overdue_unhandled", "should_handle"}
    assert set(flags(measures)) <= set(FACT_FLAGS) | dynamic
    names = {one.name_zh for one in measures}
    assert {"立案率", "派遣率", "按期派遣率", "处置率", "按期处置率", "超期处置", "超期未处置", "返工率", "结案率",
            "按期结案率", "核查率", "自办自结率", "满意率"} <= names  # fmt: skip
    for one in measures:
        assert one.formula_zh
        assert one.formula_en
        assert "[M" in one.source_zh


@pytest.mark.parametrize("wrong", [{"unit": "share"}, {"denominator": []}, {"direction": "up"}, {"numerator": []},
                                   {"weight": 3}])  # fmt: skip
def test_measures_that_cannot_be(tmp_path, wrong):
    data = json.loads(FILE.read_text(encoding="utf-8"))
    rate = next(one for one in data["measures"] if one["unit"] == "percent")
    path = tmp_path / "local.json"
    path.write_text(json.dumps({**data, "measures": [{**rate, **wrong}]}))
    with pytest.raises(DomainError, match=r"local\.json"):
        load_measures(path)
