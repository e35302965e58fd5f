"""A name that another file writes otherwise is asked at the desk, not entered as a second person; on both engines."""

import pytest

from civicgrid.plugin.jobs.checks.run import check_store
from civicgrid.plugin.jobs.desk import open_items
from civicgrid.plugin.jobs.import_persons.desk import NEW, decide_match
from civicgrid.plugin.jobs.import_persons.withdraw import plan_withdrawal, withdraw
from civicgrid.plugin.store.residents.matching import DOCUMENT, NAME_BIRTH
from civicgrid.tests.support.imports import states
from civicgrid.tests.support.residents import at, bring, houses, number, row

OTHERWISE = [
    ("买买提·艾力", "买买提艾力"),
    ("张三", "張三"),
    ("欧阳国华", "歐陽國華"),
    ("JOHN SMITH", "SMITH JOHN"),
    ("JOHN SMITH", "Smith, John"),
]
BORN = {"birth_date": "1985-03-04", "sex": "男", "address": at()}


@pytest.fixture(autouse=True)
def rooms(store):
    return houses(store)


@pytest.mark.parametrize("names", [*OTHERWISE, *[pair[::-1] for pair in OTHERWISE]])
def test_another_writing_of_a_name_waits(store, keyring, names):
    known, said = names
    bring(store, keyring, [row(known, **BORN)])
    _, outcome = bring(store, keyring, [row(said, **BORN)], source="社区")
    assert (states(outcome), store.count("person")) == ({"conflict": 1}, 1)
    [item] = open_items(store)
    assert (item.candidates, item.reason) == ((1,), "person.known_weakly")


@pytest.mark.parametrize("other", [{"sex": "女"}, {"birth_date": "1986-03-04"}, {"name": "李四"}])
def test_nobody_else_is_asked_for(store, keyring, other):
    bring(store, keyring, [row("張三", **BORN)])
    _, outcome = bring(store, keyring, [row(**{"name": "张三", **BORN, **other})], source="社区")
    assert states(outcome) == {"insert": 1}


@pytest.mark.parametrize("names", [("张三", "張三"), ("張三", "张三")])
def test_another_writing_with_a_slip_in_the_birth_date_waits(store, keyring, names):
    bring(store, keyring, [row(names[0], **BORN)])
    _, outcome = bring(store, keyring, [row(names[1], **{**BORN, "birth_date": "1985-03-05"})], source="社区")
    assert states(outcome) == {"conflict": 1}
    assert open_items(store)[0].reason == "person.known_nearly"


def test_who_is_meant_is_known_from_then_on(store, keyring):
    bring(store, keyring, [row("JOHN SMITH", **BORN)])
    sheet = [row("Smith, John", **BORN, phone="13800000001")]
    batch = bring(store, keyring, sheet, source="社区")[1].batch
    decide_match(store, keyring, open_items(store)[0], 1)
    assert bring(store, keyring, sheet, source="社区")[1].batch is None
    # What the source says next of the person is taken under the name that it uses.
    _, outcome = bring(store, keyring, [{**sheet[0], "phone": "13800000002"}], source="社区")
    assert states(outcome) == {"update": 1}
    planned = plan_withdrawal(store, outcome.batch, keyring)
    assert planned.kept == []
    withdraw(store, planned, keyring)
    assert plan_withdrawal(store, batch, keyring).kept == []


def test_two_writings_in_one_file_wait_and_are_two_when_somebody_says_so(store, keyring):
    _, outcome = bring(store, keyring, [row("JOHN SMITH", **BORN), row("SMITH JOHN", **BORN)])
    assert states(outcome) == {"insert": 1, "conflict": 1}
    decide_match(store, keyring, open_items(store)[0], NEW)
    assert store.count("person") == 2


@pytest.mark.parametrize("other", ["張三", "张三"])
def test_two_of_one_name_in_a_room_are_found_once(store, keyring, other):
    bring(store, keyring, [row("張三", number(1, "19850304"), address=at())])
    bring(store, keyring, [row(other, number(2, "19850304"), address=at())], source="社区")
    decide_match(store, keyring, open_items(store)[0], NEW)
    [found] = check_store(store, only={"person.alike"}).findings
    assert found.object_id == 2


def test_only_a_name_that_may_be_written_otherwise_has_a_second_term(store, keyring):
    bring(store, keyring, [row("张三", number(1, "19850304")), row("張三", number(2, "19850305"))])
    kept = store.read("person_search", ["person_id", "kind"])
    assert kept["kind"].count(NAME_BIRTH) == 3
    assert kept["kind"].count(DOCUMENT) == 2
