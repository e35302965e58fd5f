"""Children without a number: a birth date that is a slip away is asked about, twins are two, nobody enters twice."""

from datetime import date, timedelta

import pytest

from civicgrid.plugin.jobs.desk import open_items
from civicgrid.plugin.jobs.import_persons.desk import NEW, candidates, decide_match
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.residents.matching import DOCUMENT, Matching
from civicgrid.tests.support.imports import states
from civicgrid.tests.support.residents import at, bring, houses, notes, number, problems, row

# Day and month the other way round are another day that has been, whatever day it is today.
BORN = date(clock.local_day(clock.utc_now(), "Asia/Shanghai").year - 1, 10, 7)
HOME = {"address": at(), "household_number": "W1"}
HOSPITAL = "医院"


def child(name="王小宝", born=BORN, sex="男", **values):
    return row(name, values.pop("document_number", ""), birth_date=born.isoformat(), sex=sex, **{**HOME, **values})


def numbered(born=BORN, place=0, **values):
    """The child with its number, which says the birth date."""
    return row("王小宝", number(place, f"{born:%Y%m%d}"), **{**HOME, **values})


@pytest.fixture
def keyring(store):
    houses(store)
    return make_keys(store.uid)


@pytest.mark.parametrize(
    "born", [BORN - timedelta(days=1), BORN + timedelta(days=3), BORN.replace(month=BORN.day, day=BORN.month)]
)
@pytest.mark.parametrize("first", [child(), numbered()], ids=["none", "number"])
def test_a_birth_date_that_a_slip_makes_of_another_is_for_the_desk(store, keyring, born, first):
    bring(store, keyring, [first])
    plan, outcome = bring(store, keyring, [child(born=born)], source=HOSPITAL)
    assert (states(outcome), notes(plan)) == ({"conflict": 1}, {2: ["person.waits"]})
    [item] = open_items(store)
    assert (item.reason, list(item.candidates)) == ("person.known_nearly", store.read("person", ["id"])["id"])
    assert decide_match(store, keyring, item, item.candidates[0]) == item.candidates[0]
    assert store.count("person") == 1
    # What was decided is known from then on.
    assert bring(store, keyring, [child(born=born)], source=HOSPITAL)[1].batch is None


@pytest.mark.parametrize(
    "other",
    [
        child(born=BORN - timedelta(days=4)), child(born=BORN - timedelta(days=1), sex="女"),
        child("王大宝", BORN - timedelta(days=1)),
    ],
)  # fmt: skip
def test_another_name_sex_or_week_is_another_child(store, keyring, other):
    bring(store, keyring, [child()])
    assert states(bring(store, keyring, [other], source=HOSPITAL)[1]) == {"insert": 1}
    assert open_items(store) == []


def test_an_adult_with_a_number_is_not_held_against_days_around(store, keyring):
    bring(store, keyring, [row("张三", "", birth_date="1980-01-02", sex="男", address=at())])
    assert states(bring(store, keyring, [row("张三", number(), address=at(2))], source=HOSPITAL)[1]) == {"insert": 1}


def test_a_child_gets_its_number_and_the_birth_date_of_it(store, keyring):
    bring(store, keyring, [child(born=BORN - timedelta(days=1))])
    bring(store, keyring, [numbered()], source=HOSPITAL)
    [item] = open_items(store)
    decide_match(store, keyring, item, item.candidates[0])
    [found] = Matching(store, keyring).contents([(DOCUMENT, numbered()["document_number"])]).values()
    assert (found.birth_date, store.count("person")) == (BORN, 1)


def test_twins_are_two_and_nobody_is_asked(store, keyring):
    twins = [child("王一宝"), child("王二宝")]
    assert states(bring(store, keyring, twins)[1]) == {"insert": 2}
    bring(store, keyring, twins, source=HOSPITAL)
    # Each is held against the child of that name alone.
    assert [item.candidates for item in open_items(store)] == [(1,), (2,)]


UNNAMED = [child("王某之子"), child("王某之子", phone="13800000001")]


def test_twins_without_a_name_are_asked_about_and_entered_as_two(store, keyring):
    plan, outcome = bring(store, keyring, UNNAMED)
    assert (states(outcome), problems(plan), notes(plan)) == (
        {"insert": 1, "conflict": 1}, {}, {3: ["person.alike"]}
    )  # fmt: skip
    [item] = open_items(store)
    [person] = store.read("person", ["id"])["id"]
    assert (item.reason, item.row, list(item.candidates)) == ("person.known_alike", 3, [person])
    assert [one.id for one in candidates(store, item.candidates)] == [person]
    # It waits, and is not sent a second time.
    assert bring(store, keyring, UNNAMED)[1].batch is None
    decide_match(store, keyring, item, NEW)
    assert store.count("person") == store.count("occupancy") == 2
    assert bring(store, keyring, UNNAMED)[1].batch is None
    assert (store.count("person"), open_items(store)) == (2, [])


@pytest.mark.parametrize("second", [UNNAMED[1], child("王某之子", BORN + timedelta(days=1))], ids=["alike", "near"])
def test_a_row_that_repeats_a_child_is_one_with_it_for_good(store, keyring, second):
    rows = [UNNAMED[0], second]
    bring(store, keyring, rows)
    [item] = open_items(store)
    decide_match(store, keyring, item, item.candidates[0])
    plan, outcome = bring(store, keyring, rows)
    assert (outcome.batch, store.count("person"), open_items(store)) == (None, 1, [])
    assert problems(plan) == {3: ["import.repeated"]}


def test_a_row_with_a_name_stands_twice(store, keyring):
    assert problems(bring(store, keyring, [child(), child()])[0]) == {3: ["import.repeated"]}


@pytest.fixture
def weak(store, keyring):
    """A row with a number that may be a child who is there without one."""
    bring(store, keyring, [child()])
    bring(store, keyring, [numbered()], source=HOSPITAL)
    [item] = open_items(store)
    return item


def came_in(store, keyring, one):
    """Somebody enters meanwhile, at the desk of another source; returns their id."""
    bring(store, keyring, [one], source="民政局")
    [item] = [item for item in open_items(store) if item.source == "民政局"]
    return decide_match(store, keyring, item, NEW)


def test_who_came_in_with_the_number_meanwhile_is_not_entered_a_second_time(store, keyring, weak):
    [child_id] = weak.candidates
    other = came_in(store, keyring, numbered())
    for choice in (NEW, child_id):
        with pytest.raises(StoreError, match="came in meanwhile"):
            decide_match(store, keyring, weak, choice)
        assert store.count("person") == 2
    [item] = open_items(store)
    assert list(item.candidates) == [child_id, other]
    assert decide_match(store, keyring, item, other) == other
    assert (store.count("person"), open_items(store)) == (2, [])


@pytest.mark.parametrize("days", [0, 1])
def test_a_namesake_who_came_in_meanwhile_is_asked_about_first(store, keyring, days):
    bring(store, keyring, [child()])
    bring(store, keyring, [child(phone="13800000002")], source=HOSPITAL)
    [item] = open_items(store)
    other = came_in(store, keyring, child(born=BORN + timedelta(days=days)))
    with pytest.raises(StoreError, match="came in meanwhile"):
        decide_match(store, keyring, item, NEW)
    [item] = open_items(store)
    assert other in item.candidates
    # Whoever has seen them, too, may say that it is somebody else.
    assert decide_match(store, keyring, item, NEW) not in item.candidates
    assert store.count("person") == 3
