"""Residents at the desk, and batches of residents taken back, on both engines."""

from datetime import date

import pytest

from civicgrid.plugin.domain.person import ClearPerson
from civicgrid.plugin.jobs.desk import open_items
from civicgrid.plugin.jobs.import_persons.desk import NEW, candidates, decide_conflict, decide_match, open_facts
from civicgrid.plugin.jobs.import_persons.withdraw import plan_withdrawal, withdraw
from civicgrid.plugin.store import AccessDenied, StoreError
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.imports import Imports
from civicgrid.plugin.store.places import update_rows
from civicgrid.plugin.store.residents.matching import DOCUMENT, Matching
from civicgrid.plugin.store.residents.stays import Stays
from civicgrid.tests.support.imports import states
from civicgrid.tests.support.residents import at, bring, number, row

ADULT = row("王小明", number(5), phone="13800000001", address=at(), person_class="户籍", since="2020-01-01")
CHILD = row("王小宝", "", birth_date="2026-09-01", sex="男", address=at(), relation_to_head="子", household_number="W1")


def opened(store, keyring, one=ADULT) -> ClearPerson:
    [found] = Matching(store, keyring).contents([(DOCUMENT, one["document_number"])]).values()
    return found


def everything(store):
    """All that a batch may have written, to be compared before and after."""
    tables = ("person", "person_tag", "occupancy", "household")
    columns = {"person": ["name_masked", "phone_masked", "relation_to_head", "household_id", "person_class"],
               "person_tag": ["person_id", "tag"], "occupancy": ["person_id", "room_id", "role", "valid_to"],
               "household": ["number", "room_id"]}  # fmt: skip
    return {name: store.read(name, columns[name], order_by=("id",)) for name in tables}


@pytest.fixture
def disputed(store, keyring, rooms):
    bring(store, keyring, [ADULT])
    there = {**ADULT, "phone": "13800000002", "name": "王晓明", "address": at(2)}
    bring(store, keyring, [there], source="社区")
    [item] = open_items(store)
    return item


def test_a_conflict_is_masked_and_opened_with_a_reason(store, keyring, disputed):
    assert (disputed.kind, disputed.label) == ("person_conflict", "王**")
    assert {one.field: (one.here, one.there) for one in disputed.sides} == {
        "name_masked": ("王**", "王**"),
        "phone_masked": ("138****0001", "138****0002"),
        "address": ("翡翠花园1栋", "翡翠花园2栋"),
    }
    with pytest.raises(AccessDenied):
        open_facts(store, keyring, disputed.id, " ")
    facts = open_facts(store, keyring, disputed.id, "核对来源")
    assert facts == {"name": "王晓明", "phone": "13800000002", "address": at(2)}
    line = store.read("audit_log", ["action", "detail"], order_by=("id",))
    assert line["action"][-1] == "open_contact"
    assert "核对来源" in str(line["detail"][-1])
    assert "13800000002" not in str(line)


def test_the_chosen_fields_are_taken_and_the_person_moves(store, keyring, rooms, disputed):
    choices = {"phone_masked": "file", "address": "file", "name_masked": "store"}
    assert decide_conflict(store, keyring, disputed, choices) == "mixed"
    found = opened(store, keyring)
    assert (found.name, found.phone, found.address_text) == ("王小明", "13800000002", at(2))
    stays = store.read("occupancy", ["room_id", "valid_to"], order_by=("id",))
    assert stays["room_id"] == [rooms[1, "1", "101"], rooms[2, "1", "101"]]
    assert [end is None for end in stays["valid_to"]] == [False, True]
    assert open_items(store) == []
    with pytest.raises(StoreError):
        decide_conflict(store, keyring, disputed, choices)
    # The source's next file says nothing new.
    there = {**ADULT, "phone": "13800000002", "name": "王晓明", "address": at(2)}
    _, outcome = bring(store, keyring, [there], source="社区")
    assert outcome.batch is None
    assert Audit(store).verify() is None


def test_what_changed_meanwhile_is_not_overwritten(store, keyring, disputed):
    bring(store, keyring, [{**ADULT, "phone": "13800000009"}])
    with pytest.raises(StoreError):
        decide_conflict(store, keyring, disputed, {"phone_masked": "file"})
    assert opened(store, keyring).phone == "13800000009"


@pytest.fixture
def weak(store, keyring, rooms):
    bring(store, keyring, [CHILD])
    again = {**CHILD, "phone": "13800000003", "address": at(2), "relation_to_head": None, "household_number": None}
    bring(store, keyring, [again], source="医院")
    [item] = open_items(store)
    return item


def test_a_candidate_is_shown_masked_with_the_building(store, weak):
    [one] = candidates(store, weak.candidates)
    assert dict(one.facts) == {"name_masked": "王**", "sex": "1", "birth_year": 2026, "person_class": "unknown"}
    assert one.building == 1


def test_the_same_person_gets_what_was_not_known(store, keyring, weak):
    [person] = weak.candidates
    assert decide_match(store, keyring, weak, person) == person
    assert store.count("person") == 1
    assert store.read("person", ["phone_masked"])["phone_masked"] == ["138****0003"]
    assert store.count("occupancy") == 1  # the address that is known stays
    again = {**CHILD, "phone": "13800000003", "address": at(2), "relation_to_head": None, "household_number": None}
    _, outcome = bring(store, keyring, [again], source="医院")
    assert (outcome.batch, store.count("desk_item", {"decided_at": None})) == (None, 0)


def test_another_person_enters_and_is_known_from_then_on(store, keyring, weak, rooms):
    made = decide_match(store, keyring, weak, NEW)
    assert store.count("person") == 2
    stay = store.read("occupancy", ["room_id"], where={"person_id": made})
    assert stay["room_id"] == [rooms[2, "1", "101"]]
    again = {**CHILD, "phone": "13800000003", "address": at(2), "relation_to_head": None, "household_number": None}
    _, outcome = bring(store, keyring, [again], source="医院")
    assert states(outcome) == {"same": 1}
    with pytest.raises(StoreError):
        decide_match(store, keyring, weak, NEW)


def taken_back(store, keyring, batch):
    planned = plan_withdrawal(store, batch, keyring)
    withdraw(store, planned, keyring)
    return planned


def test_a_batch_goes_with_its_persons_stays_and_households(store, keyring, rooms):
    empty = everything(store)
    _, outcome = bring(store, keyring, [ADULT, CHILD])
    planned = plan_withdrawal(store, outcome.batch, keyring)
    assert planned.counts == (3, 0, 0)
    withdraw(store, planned, keyring)
    assert everything(store) == empty
    assert store.count("person_clear") == store.count("person_search") == 0
    assert Imports(store).batch(outcome.batch).withdrawn_at is not None
    residents = store.read("population_count", ["residents"])["residents"]
    assert set(residents) <= {0}
    # Withdrawn, the source has said nothing: the file comes in anew.
    _, outcome = bring(store, keyring, [ADULT, CHILD])
    assert states(outcome) == {"insert": 2}


def test_what_a_batch_replaced_returns(store, keyring, rooms):
    bring(store, keyring, [ADULT])
    before, sealed = everything(store), opened(store, keyring)
    moved = {**ADULT, "phone": "13800000007", "address": at(2), "since": "2026-03-01", "tags": None}
    _, outcome = bring(store, keyring, [{**moved, "relation_to_head": "户主", "household_number": "W9"}])
    assert everything(store) != before
    planned = taken_back(store, keyring, outcome.batch)
    assert planned.kept == []
    assert opened(store, keyring) == sealed
    assert everything(store) == before


def test_who_was_worked_on_since_stays(store, keyring, rooms):
    others = [row("李四光", number(6), address=at(1, "2")), row("周五常", number(7), address=at(2, "2"))]
    _, outcome = bring(store, keyring, [ADULT, *others])
    ids = store.read("person", ["id"], order_by=("id",))["id"]
    bring(store, keyring, [{**ADULT, "phone": "13900000000"}], source="社区")
    update_rows(store, "person", [ids[1]], {"relation_to_head": ["head"]})
    planned = taken_back(store, keyring, outcome.batch)
    assert {one.id: one.reason for one in planned.kept} == {ids[0]: "later", ids[1]: "changed"}
    assert store.read("person", ["id"], order_by=("id",))["id"] == ids[:2]
    assert len(store.read("occupancy", ["id"])["id"]) == 2


def test_a_change_since_the_preview_stops_the_withdrawal(store, keyring, rooms):
    _, outcome = bring(store, keyring, [ADULT])
    planned = plan_withdrawal(store, outcome.batch, keyring)
    update_rows(store, "person", store.read("person", ["id"])["id"], {"relation_to_head": ["head"]})
    with pytest.raises(StoreError):
        withdraw(store, planned, keyring)
    assert store.count("person") == 1


def test_what_came_over_the_desk_goes_with_its_batch(store, keyring, rooms, disputed):
    before = opened(store, keyring)
    decide_conflict(store, keyring, disputed, {"phone_masked": "file"})
    taken_back(store, keyring, disputed.batch)
    assert opened(store, keyring) == before


def test_a_withdrawn_batch_leaves_nobody_in_two_rooms(store, keyring, rooms):
    """The stay that the batch ended would hold again beside the one into which somebody has moved the person since."""
    bring(store, keyring, [row("王小明", number(1), address=at(), since="2020-01-01")])
    _, outcome = bring(store, keyring, [row("王小明", number(1), address=at(2), since="2022-01-01")])
    person = store.read("person", ["id"])["id"][0]
    Stays(store).add_stay(person, rooms[1, "2", "202"], "family", date(2023, 1, 1))
    names = ("room_id", "valid_from", "valid_to")
    before = store.read("occupancy", names, order_by=("id",))
    planned = plan_withdrawal(store, outcome.batch, keyring)
    assert [(one.table, one.reason) for one in planned.kept] == [("occupancy", "changed")] * 2
    withdraw(store, planned, keyring)
    assert store.read("occupancy", names, order_by=("id",)) == before
    # Without that move the old stay does hold again.
    _, outcome = bring(store, keyring, [row("王小明", number(1), address=at(2), since="2024-01-01")])
    withdraw(store, plan_withdrawal(store, outcome.batch, keyring), keyring)
    assert store.read("occupancy", names, order_by=("id",)) == before
