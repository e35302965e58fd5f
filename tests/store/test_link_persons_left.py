"""Linking again does not undo what somebody, a code or a later file knows better than the address that is sealed."""

from datetime import date

import pytest

from civicgrid.plugin.jobs.linking.evidence import DOUBTS
from civicgrid.plugin.jobs.linking.persons import link_persons
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store.residents.relink import living
from civicgrid.plugin.store.residents.stays import Stays
from civicgrid.tests.support.residents import at, bring, houses, number, row


@pytest.fixture
def keyring(store):
    return make_keys(store.uid)


@pytest.fixture
def rooms(store):
    return houses(store)


def homes(store):
    return {person: home.room for person, home in living(store, 1, 99).items()}


@pytest.mark.parametrize("everyone", [False, True])
def test_whose_stay_was_ended_by_hand_does_not_move_back(store, keyring, rooms, everyone):
    sheet = [row("张三", number(), address=at(), since="2020-01-01"), row("李四", number(1), address=at(2))]
    bring(store, keyring, sheet)
    [stay] = store.read("occupancy", ["id"], where={"person_id": 1})["id"]
    Stays(store).end_stay(stay, date(2026, 6, 1))
    done = link_persons(store, keyring, reason="重新关联", everyone=everyone)
    assert (done.kept, done.unlinked, homes(store)) == (1, {}, {2: rooms[2, "1", "101"]})
    assert store.count("occupancy") == 2
    # A file that says a new address does lead there.
    bring(store, keyring, [row("张三", number(), address=at(1, "2"))])
    assert homes(store)[1] == rooms[1, "2", "101"]


def test_who_was_linked_by_a_code_stays_there(store, keyring, rooms):
    coded = row("张三", number(), address=at(2), building_code="FC0001", unit="1", room="201")
    bring(store, keyring, [coded])
    before = store.read("occupancy", ["room_id", "method", "confidence", "note", "valid_to"])
    assert (before["room_id"], before["note"]) == ([rooms[1, "1", "201"]], ["link.code_elsewhere"])
    done = link_persons(store, keyring, reason="重新关联", everyone=True)
    assert (done.kept, done.moved) == (1, 0)
    assert store.read("occupancy", ["room_id", "method", "confidence", "note", "valid_to"]) == before


def test_who_rents_here_and_owns_there_and_an_older_file_move_nobody(store, keyring, rooms):
    bring(store, keyring, [row("张三", number(), address=at(2), role="租户", since="2026-02-01")])
    bring(store, keyring, [row("张三", number(), address=at(), since="2024-01-01")], conflicts="file", source="旧册")
    Stays(store).add_stay(1, rooms[1, "1", "101"], "owner", date(2026, 3, 1), lives_here=False)
    assert homes(store) == {1: rooms[2, "1", "101"]}
    assert link_persons(store, keyring, reason="重新关联", everyone=True).moved == 0
    assert homes(store) == {1: rooms[2, "1", "101"]}


def test_a_code_that_nobody_has_beside_known_ones_is_a_doubt(store, keyring, rooms):
    coded = [row("张三", number(), address=at(), building_code="FC0099"),
             row("李四", number(1), address=at(2), building_code="FC0002")]  # fmt: skip
    bring(store, keyring, coded)
    link_persons(store, keyring, reason="重新关联", everyone=True)
    found = store.read("occupancy", ["confidence", "note"], order_by=("person_id",))
    assert found == {"confidence": [DOUBTS["code_unknown"], 1.0], "note": ["link.code_unknown", None]}


def test_codes_of_another_register_say_nothing(store, keyring, rooms):
    bring(store, keyring, [row("张三", number(), address=at(), building_code="440307001099")])
    assert store.read("occupancy", ["confidence", "note"]) == {"confidence": [1.0], "note": [None]}
