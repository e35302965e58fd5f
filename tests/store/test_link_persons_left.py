"""Linking again does not undo what somebody, a code or a later file knows better than the address that is sealed."""

from datetime import date

import pytest

from civicgrid.plugin.jobs.link_desk import confirm_gone, undo
from civicgrid.plugin.jobs.linking.evidence import DOUBTS
from civicgrid.plugin.jobs.linking.persons import link_persons
from civicgrid.plugin.services import clock
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.plugin.store.residents.relink import living
from civicgrid.plugin.store.residents.stays import Stays
from civicgrid.tests.support.residents import at, bring, number, row


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
    coded = row("张三", number(), address=at(2), building_code="FC0001-1-201")
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


def gone(**values):
    return row("张三", number(), address=at(), remark="已搬走", **values)


@pytest.mark.parametrize("housed", [False, True])
def test_who_is_confirmed_to_be_gone_waits_no_more_and_is_not_linked_again(store, keyring, rooms, housed):
    if housed:
        bring(store, keyring, [{**gone(since="2020-01-01"), "remark": None}])
    bring(store, keyring, [gone(), row("李四", number(1), address=at(2))])
    links = PersonLinks(store, keyring)
    [item] = links.waiting()
    assert item.reason == "not_living"
    done = confirm_gone(store, item, clock.local_day(clock.utc_now(), store.zone))
    assert (links.waiting(), links.count(), homes(store)) == ([], 0, {2: rooms[2, "1", "101"]})
    for everyone in (False, True):
        assert link_persons(store, keyring, reason="重新关联", everyone=everyone).unlinked == {}
        assert (links.waiting(), homes(store)) == ([], {2: rooms[2, "1", "101"]})
    undo(store, done)
    assert [one.person for one in links.waiting()] == [1]
    assert (1 in homes(store)) == housed


def test_who_is_confirmed_to_be_gone_does_not_come_back_for_an_address_that_leads_nowhere(store, keyring, rooms):
    bring(store, keyring, [{**gone(), "address": "那边第二家"}, {**gone(), "document_number": number(1)}])
    links = PersonLinks(store, keyring)
    for item in links.waiting():
        confirm_gone(store, item, date(2026, 11, 1))
    link_persons(store, keyring, reason="重新关联", everyone=True)
    assert (links.waiting(), homes(store)) == ([], {})


def test_who_owns_the_home_and_is_gone_owns_it_still(store, keyring, rooms):
    bring(store, keyring, [{**gone(since="2020-01-01", role="业主"), "remark": None}])
    bring(store, keyring, [gone()])
    [item] = PersonLinks(store, keyring).waiting()
    confirm_gone(store, item, clock.local_day(clock.utc_now(), store.zone))
    found = store.read("occupancy", ["role", "lives_here", "valid_to"], where={"valid_to": None})
    assert (found["role"], found["lives_here"]) == (["owner"], [False])


def test_to_end_the_stay_by_hand_answers_what_a_remark_says(store, keyring, rooms):
    bring(store, keyring, [{**gone(since="2020-01-01"), "remark": None}])
    bring(store, keyring, [gone()])
    links = PersonLinks(store, keyring)
    [stay] = store.read("occupancy", ["id"])["id"]
    change = Stays(store).end_stay(stay, date(2026, 6, 1))
    assert (links.waiting(), links.count()) == ([], 0)
    Stays(store).undo(change)
    assert links.count() == len(links.waiting()) == 1
