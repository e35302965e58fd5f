"""Batches of residents withdrawn in whatever order: what a later one kept is said, and goes when that one goes."""

import random
from dataclasses import replace
from datetime import date

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.import_persons.withdraw import plan_withdrawal, withdraw
from civicgrid.plugin.panels.imports.batches_tab import withdrawal_text
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.places import update_rows
from civicgrid.plugin.store.residents.matching import DOCUMENT, Matching
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.plugin.store.residents.query import Conditions, PersonQuery
from civicgrid.plugin.store.residents.stays import Stays
from civicgrid.tests.support.people import add_area
from civicgrid.tests.support.residents import at, bring, houses, number, row

TABLES = ("person", "occupancy", "household", "person_tag")


def first(**values):
    return row("张三", number(), phone="13800000001", address=at(), household_number="A1", relation_to_head="户主",
               since="2020-01-01", **values)  # fmt: skip


def batch(store, keyring, rows, source):
    return bring(store, keyring, rows, source=source, conflicts="file")[1].batch


def taken_back(store, keyring, key):
    planned = plan_withdrawal(store, key, keyring)
    withdraw(store, planned, keyring)
    return [(one.table, one.reason) for one in planned.kept]


def opened(store, keyring):
    [found] = Matching(store, keyring).contents([(DOCUMENT, number())]).values()
    return found


def counts(store):
    return [store.count(name) for name in TABLES]


@pytest.mark.parametrize("changed", [{}, {"phone": "13800000002"}, {"phone": "13800000002", "address": at(2)}])
def test_who_was_kept_for_a_later_batch_goes_with_it(store, keyring, rooms, changed):
    one = batch(store, keyring, [first(), row("李四", number(1))], "派出所")
    two = batch(store, keyring, [{**first(tags="低保"), **changed}], "社区")
    assert taken_back(store, keyring, one) == [("person", "later")]
    assert store.count("person") == 1
    assert taken_back(store, keyring, two) == []
    assert counts(store) == [0, 0, 0, 0]


def test_three_batches_from_the_oldest_on(store, keyring, rooms):
    homes = (at(), at(2), at(1, "2"))
    keys = [batch(store, keyring, [{**first(), "phone": f"1380000000{place}", "address": home}], f"来源{place}")
            for place, home in enumerate(homes)]  # fmt: skip
    for key in keys[:-1]:
        assert taken_back(store, keyring, key) == [("person", "later")]
    assert taken_back(store, keyring, keys[-1]) == []
    assert counts(store) == [0, 0, 0, 0]


def test_what_two_batches_changed_of_a_known_person_goes_back_to_what_it_was(store, keyring, rooms):
    batch(store, keyring, [first()], "派出所")
    before, stays = opened(store, keyring), store.read("occupancy", ["id", "room_id", "valid_to"])
    two = batch(store, keyring, [{**first(), "phone": "13800000002", "address": at(2)}], "社区")
    three = batch(store, keyring, [{**first(), "phone": "13800000003", "address": at(2)}], "街道")
    assert taken_back(store, keyring, two) == [("person", "later")]
    assert opened(store, keyring).phone == "13800000003"
    assert taken_back(store, keyring, three) == []
    assert opened(store, keyring) == before
    assert store.read("occupancy", ["id", "room_id", "valid_to"]) == stays


def test_batches_from_the_newest_on_leave_each_what_the_one_before_left(store, keyring, rooms):
    one = batch(store, keyring, [first()], "派出所")
    two = batch(store, keyring, [{**first(), "phone": "13800000002"}], "社区")
    assert taken_back(store, keyring, two) == []
    three = batch(store, keyring, [{**first(), "address": at(2)}], "街道")
    assert taken_back(store, keyring, one) == [("person", "later")]
    assert taken_back(store, keyring, three) == []
    assert counts(store) == [0, 0, 0, 0]


def test_who_was_worked_on_since_stays_and_is_named(store, keyring, rooms):
    one = batch(store, keyring, [first()], "派出所")
    two = batch(store, keyring, [{**first(), "phone": "13800000002"}], "社区")
    taken_back(store, keyring, one)
    update_rows(store, "person", store.read("person", ["id"])["id"], {"relation_to_head": ["spouse"]})
    assert taken_back(store, keyring, two) == [("person", "changed")]
    assert counts(store)[:2] == [1, 1]


def test_what_somebody_changed_between_two_batches_comes_back(store, keyring, rooms):
    batch(store, keyring, [first()], "派出所")
    two = batch(store, keyring, [{**first(), "phone": "13800000002"}], "社区")
    areas = store.read("person", ["area_id"])["area_id"]
    by_hand = replace(opened(store, keyring), phone="13800000005")
    People(store, keyring).save([by_hand], area_ids=areas, conflict="update")
    three = batch(store, keyring, [{**first(), "phone": "13800000003"}], "街道")
    taken_back(store, keyring, two)
    assert taken_back(store, keyring, three) == []
    assert opened(store, keyring).phone == "13800000005"


def test_what_came_between_two_batches_comes_back(store, keyring, rooms):
    batch(store, keyring, [first()], "派出所")
    two = batch(store, keyring, [{**first(), "phone": "13800000002"}], "社区")
    batch(store, keyring, [{**first(), "phone": "13800000009"}], "本街道核实")
    four = batch(store, keyring, [{**first(), "phone": "13800000004"}], "街道")
    taken_back(store, keyring, two)
    assert taken_back(store, keyring, four) == []
    assert opened(store, keyring).phone == "13800000009"


def test_what_a_standing_batch_says_too_stays(store, keyring, rooms):
    batch(store, keyring, [first()], "派出所")
    two = batch(store, keyring, [{**first(), "phone": "13800000002"}], "社区")
    batch(store, keyring, [{**first(), "phone": "13800000002"}], "物业")
    four = batch(store, keyring, [{**first(), "phone": "13800000002", "address": at(2)}], "街道")
    assert taken_back(store, keyring, two) == [("person", "later")]
    assert taken_back(store, keyring, four) == []
    assert opened(store, keyring).phone == "13800000002"


class Towns:
    """The houses in one area, 和平家园1栋 in another, and what belongs to an area."""

    def __init__(self, store):
        self.east, self.west = add_area(store, "440307001001"), add_area(store, "440307001002")
        houses(store, self.east)
        building = {"uid": new_uid(), "estate": "和平家园", "number": "1", "area_id": self.west}
        values = {"uid": new_uid(), "building_id": store.insert("building", building), "unit": "1", "floor": 1,
                  "number": "101", "area_id": self.west}  # fmt: skip
        store.insert("room", values)


def belongs(store):
    tables = ("person", "person_tag", "household")
    return [store.read(table, ["area_id"], order_by=("id",))["area_id"] for table in tables]


@pytest.fixture
def towns(store):
    return Towns(store)


WEST = "和平家园1栋1单元101"


def test_who_goes_back_into_a_room_belongs_to_its_area_again(store, keyring, towns):
    batch(store, keyring, [first(tags="低保")], "派出所")
    before = belongs(store), store.read("household", ["room_id"])
    two = batch(store, keyring, [{**first(), "address": WEST, "since": "2026-02-01"}], "社区")
    assert belongs(store) == [[towns.west]] * 3
    assert taken_back(store, keyring, two) == []
    assert (belongs(store), store.read("household", ["room_id"])) == before
    assert before[0] == [[towns.east]] * 3


def test_who_is_in_no_room_again_belongs_where_they_did(store, keyring, towns):
    alone = row("张三", number(), address="那边第二家", tags="低保")
    bring(store, keyring, [alone], area=towns.east)
    two = batch(store, keyring, [{**alone, "address": WEST}], "派出所")
    assert belongs(store)[:2] == [[towns.west]] * 2
    assert taken_back(store, keyring, two) == []
    assert belongs(store)[:2] == [[towns.east]] * 2
    # Who was put elsewhere since by somebody stays there.
    three = batch(store, keyring, [{**alone, "address": WEST}], "派出所")
    other = add_area(store, "440307001003")
    update_rows(store, "person", store.read("person", ["id"])["id"], {"area_id": [other]})
    taken_back(store, keyring, three)
    assert belongs(store)[0] == [other]


def test_three_batches_from_the_middle_on_leave_the_area_before_them(store, keyring, towns):
    alone = row("张三", number(), address="那边第二家")
    bring(store, keyring, [alone], area=towns.east)
    two = batch(store, keyring, [{**alone, "address": WEST}], "派出所")
    three = batch(store, keyring, [{**alone, "address": WEST, "phone": "13800000003"}], "街道")
    assert taken_back(store, keyring, two) == [("person", "later")]
    assert belongs(store)[0] == [towns.west]
    assert taken_back(store, keyring, three) == []
    assert (belongs(store)[0], store.count("occupancy")) == ([towns.east], 0)


def waiting(store):
    return [one.person for one in PersonLinks(store).waiting()]


def test_who_is_in_no_room_again_waits_again(store, keyring, rooms):
    """Off the desk by the batch that found a room, back on it when that batch goes, also behind a later one."""
    lost = row("张三", number(), address="那边第二家")
    one = batch(store, keyring, [lost, row("李四", number(1), address=at())], "派出所")
    [person] = waiting(store)
    for phones in (("1",), ("1", "2")):
        keys = [batch(store, keyring, [{**lost, "address": at(2), "phone": f"1380000000{phone}"}], f"来源{phone}")
                for phone in phones]  # fmt: skip
        assert waiting(store) == []
        for key in keys:
            taken_back(store, keyring, key)
        assert (waiting(store), store.count("occupancy")) == ([person], 1)
    [item] = PersonLinks(store, keyring).waiting()
    assert (item.batch, item.reason) == (one, "address_unclear")
    taken_back(store, keyring, one)
    assert waiting(store) == []
    assert store.read("desk_item", ["id"], where={"decided_at": None})["id"] == []


def test_who_still_lives_in_a_room_or_was_set_aside_does_not_wait_again(store, keyring, rooms):
    lost = [row("张三", number(), address="那边第二家"), row("李四", number(1), address="那边第三家")]
    batch(store, keyring, lost, "派出所")
    links = PersonLinks(store, keyring)
    links.decide(links.waiting()[1], "not_resident")
    batch(store, keyring, [{**lost[0], "address": at(2)}], "社区")
    three = batch(store, keyring, [{**one, "address": at()} for one in lost], "街道")
    taken_back(store, keyring, three)
    assert store.count("occupancy") == 1
    assert links.waiting() == []
    assert store.read("desk_item", ["decision"], order_by=("id",))["decision"] == ["linked", "not_resident"]


def households(store):
    return store.read("household", ["number", "room_id"], order_by=("id",))


def test_a_household_in_which_nobody_lives_again_leaves_its_room(store, keyring, rooms):
    lost = row("张三", number(), address="那边第二家", household_number="A1", relation_to_head="户主")
    relative = row("李四", number(1), address="那边第二家", household_number="A1")
    batch(store, keyring, [lost, relative], "派出所")
    two = batch(store, keyring, [{**lost, "address": at(2)}], "社区")
    assert households(store)["room_id"] == [rooms[2, "1", "101"]]
    assert taken_back(store, keyring, two) == []
    assert households(store) == {"number": ["A1"], "room_id": [None]}
    # A relative whom a batch of their own leads to a room, and out of it again, takes the household along, too.
    three = batch(store, keyring, [{**relative, "address": at()}], "街道")
    assert households(store)["room_id"] == [rooms[1, "1", "101"]]
    four = batch(store, keyring, [{**lost, "address": at(1, "2")}], "物业")
    assert households(store)["room_id"] == [rooms[1, "1", "101"]], "one lives here, one there"
    taken_back(store, keyring, three)
    assert households(store)["room_id"] == [rooms[1, "2", "101"]]
    taken_back(store, keyring, four)
    assert households(store)["room_id"] == [None]


def test_a_household_stays_where_somebody_of_it_is_registered(store, keyring, rooms):
    head = row("张三", number(), address=at(), household_number="A1", residence_state="户在人不在")
    batch(store, keyring, [head], "派出所")
    two = batch(store, keyring, [row("李四", number(1), address=at(), household_number="A1")], "社区")
    taken_back(store, keyring, two)
    assert households(store)["room_id"] == [rooms[1, "1", "101"]]


def test_a_family_that_moves_out_leaves_the_room_and_comes_back_with_undo(store, keyring, rooms):
    batch(store, keyring, [first()], "派出所")
    [stay] = store.read("occupancy", ["id"])["id"]
    change = Stays(store).end_stay(stay, date(2026, 1, 1))
    assert households(store)["room_id"] == [None]
    Stays(store).undo(change)
    assert households(store)["room_id"] == [rooms[1, "1", "101"]]


def reasons(store):
    return [(one.person, one.reason) for one in PersonLinks(store).waiting()]


def test_what_a_later_batch_says_waits_on_and_what_an_earlier_one_said_waits_again(store, keyring, rooms):
    lost = row("张三", number(), address="那边第二家")
    one = batch(store, keyring, [lost], "派出所")
    two = batch(store, keyring, [{**lost, "address": at(1, "1", "909")}], "社区")
    assert reasons(store) == [(1, "room_unknown")]
    assert taken_back(store, keyring, one) == [("person", "later")]
    assert reasons(store) == [(1, "room_unknown")]
    taken_back(store, keyring, two)
    assert (reasons(store), store.count("person")) == ([], 0)
    one = batch(store, keyring, [lost], "派出所")
    two = batch(store, keyring, [{**lost, "address": at(1, "1", "909")}], "社区")
    taken_back(store, keyring, two)
    assert [reason for _, reason in reasons(store)] == ["address_unclear"]


def test_of_who_lives_somewhere_each_doubt_is_of_the_batch_that_said_it(store, keyring, rooms):
    home = row("张三", number(), address=at())
    batch(store, keyring, [home], "派出所")
    two = batch(store, keyring, [{**home, "address": at(1, "1", "909")}], "社区")
    three = batch(store, keyring, [{**home, "address": at(1, "1", "909"), "remark": "已搬走"}], "街道")
    assert store.count("desk_item", {"decided_at": None}) == 1
    last = reasons(store)
    taken_back(store, keyring, two)
    assert reasons(store) == last
    taken_back(store, keyring, three)
    assert (reasons(store), store.count("occupancy")) == ([], 1)


def test_nobody_goes_back_to_a_household_that_went_with_an_earlier_batch(store, keyring, rooms):
    member = row("李四", number(1), address=at())
    batch(store, keyring, [row("张三", number(), address=at(), household_number="A1"), member], "派出所")
    two = batch(store, keyring, [{**member, "household_number": "A1"}], "派出所")
    three = batch(store, keyring, [{**member, "household_number": "B2"}], "街道")
    four = batch(store, keyring, [{**member, "household_number": "C3"}], "物业")
    assert taken_back(store, keyring, three) == [("person", "later")]
    assert households(store)["number"] == ["A1", "C3"]
    assert taken_back(store, keyring, four) == []
    # What it was before the batch that made the household which is gone.
    [first_home, second_home] = store.read("person", ["household_id"], order_by=("id",))["household_id"]
    assert (first_home == second_home, households(store)["number"]) == (True, ["A1"])
    taken_back(store, keyring, two)
    assert store.read("person", ["household_id"], order_by=("id",))["household_id"] == [first_home, None]


def tags(store):
    return sorted(store.read("person_tag", ["tag"])["tag"])


def test_the_tags_of_a_batch_go_and_others_stay(store, keyring, rooms):
    batch(store, keyring, [first(tags="低保")], "派出所")
    two = batch(store, keyring, [first(tags="低保、残疾"), row("李四", number(1), tags="残疾")], "社区")
    [person] = store.read("person_tag", ["person_id"], where={"tag": "minimum_living"})["person_id"]
    store.insert("person_tag", {"person_id": person, "tag": "living_alone", "valid_from": date(2026, 1, 1)})
    planned = plan_withdrawal(store, two, keyring)
    given = store.read("person_tag", ["id"], where={"tag": "disabled", "person_id": person})["id"]
    assert (planned.deleted["person_tag"], planned.counts, planned.kept) == (given, (2, 0, 0), [])
    assert withdrawal_text(planned).startswith("2 ")
    withdraw(store, planned, keyring)
    assert tags(store) == ["living_alone", "minimum_living"]
    account = Access(store).who_am_i()
    assert len(PersonQuery(store, account, Conditions(tags=("disabled",))).all().stays) == 0
    assert len(PersonQuery(store, account, Conditions(tags=("minimum_living",))).all().stays) == 1


def test_a_tag_that_was_worked_on_since_stays_and_is_named(store, keyring, rooms):
    batch(store, keyring, [first()], "派出所")
    two = batch(store, keyring, [first(tags="残疾")], "社区")
    update_rows(store, "person_tag", store.read("person_tag", ["id"])["id"], {"owner_unit": ["残联"]})
    planned = plan_withdrawal(store, two, keyring)
    assert [(one.table, one.label, one.reason) for one in planned.kept] == [("person_tag", "张*", "changed")]
    withdraw(store, planned, keyring)
    assert tags(store) == ["disabled"]


@pytest.mark.parametrize("newest_first", [True, False])
def test_a_tag_that_two_batches_say_goes_with_the_last_of_them(store, keyring, rooms, newest_first):
    batch(store, keyring, [first(tags="低保")], "派出所")
    two = batch(store, keyring, [first(tags="残疾")], "社区")
    three = batch(store, keyring, [{**first(tags="残疾"), "phone": "13800000003"}], "街道")
    for place, key in enumerate((three, two) if newest_first else (two, three)):
        assert tags(store) == ["disabled", "minimum_living"]
        assert taken_back(store, keyring, key) == ([] if newest_first or place else [("person", "later")])
    assert tags(store) == ["minimum_living"]


@pytest.mark.parametrize("seed", range(3))
def test_batches_are_withdrawn_in_any_order(store, keyring, rooms, seed):
    chosen = random.Random(seed)
    homes = [at(building, unit, "101") for building in (1, 2) for unit in "12"] + [at(1, "1", "909"), "那边"]
    keys = []
    for _ in range(4):
        rows = [row("张三", number(place), address=chosen.choice(homes),
                    household_number=chosen.choice(("A1", "B2", "")), phone=f"1380000{chosen.randrange(10_000):04d}",
                    remark=chosen.choice(("", "", "已搬走")), tags=chosen.choice(("", "低保", "残疾")))
                for place in chosen.sample(range(8), 5)]  # fmt: skip
        policy = chosen.choice(("file", "store", "desk"))
        keys.append(bring(store, keyring, rows, source=chosen.choice(("派出所", "社区")), conflicts=policy)[1].batch)
    for key in chosen.sample(keys, len(keys)):
        taken_back(store, keyring, key)
    assert (counts(store), reasons(store)) == ([0, 0, 0, 0], [])
