"""Households by the number 户号 that a source gives them, on both engines."""

import pytest

from civicgrid.tests.support.residents import at, bring, notes, number, problems, row


def member(place, number_, home, relation=None, **values):
    return row("张三丰", number(place), address=home, household_number=number_, relation_to_head=relation, **values)


def families(store):
    """The households as (number, room, their members' ids)."""
    rows = store.read("person", ["household_id", "id"], order_by=("id",))
    members = {}
    for home, person in zip(*rows.values(), strict=True):
        members.setdefault(home, []).append(person)
    rows = store.read("household", ["id", "number", "room_id"], order_by=("id",))
    return [(number_, room, members.get(key, [])) for key, number_, room in zip(*rows.values(), strict=True)]


@pytest.mark.parametrize("source", ["派出所", "社区"])
def test_a_number_is_of_one_dwelling_and_of_its_source(store, keyring, rooms, source):
    bring(
        store, keyring, [member(1, "1", at(), "户主"), member(2, "1", at(), "子"), member(3, "2", at(1, "2"), "户主")]
    )
    other = [member(11, "1", at(2), "户主"), member(12, "1", at(2), "子"), member(13, "2", at(2, "2"), "户主"),
             member(14, "1", at(2, "2", "201"), "户主"), member(15, "1", at(2, "1", "201"))]  # fmt: skip
    plan, _ = bring(store, keyring, other, source=source)
    assert families(store) == [
        ("1", rooms[1, "1", "101"], [1, 2]), ("2", rooms[1, "2", "101"], [3]), ("1", rooms[2, "1", "101"], [4, 5]),
        ("2", rooms[2, "2", "101"], [6]), ("1", rooms[2, "2", "201"], [7]), ("1", rooms[2, "1", "201"], [8]),
    ]  # fmt: skip
    assert notes(plan) == {5: ["person.household_other"], 6: ["person.household_other"]}
    counted = store.read("population_count", ["households"], where={"object_type": "building"})["households"]
    assert sorted(counted) == [2, 4]


def test_a_second_head_of_a_room_opens_another_household(store, keyring, rooms):
    rows = [member(1, "1", at(), "户主"), member(2, "1", at(), "子"), member(3, "1", at(), "户主"),
            member(4, "1", at(), "子")]  # fmt: skip
    plan, _ = bring(store, keyring, rows)
    assert [who for _, _, who in families(store)] == [[1, 2], [3, 4]]
    assert notes(plan) == {4: ["person.household_other"]}
    # A later sheet of the source: another head again, and somebody of whom nobody can say whose they are.
    bring(store, keyring, [member(5, "1", at(), "户主")])
    assert [who for _, _, who in families(store)] == [[1, 2], [3, 4], [5]]


def test_who_comes_later_joins_the_family_in_the_room(store, keyring, rooms):
    bring(store, keyring, [member(1, "W1", at(), "户主"), member(2, "W1", at(), "配偶")])
    bring(store, keyring, [member(3, "W1", "翡翠花园1#1-101", "子")])
    assert [who for _, _, who in families(store)] == [[1, 2, 3]]
    # The same number of another source is another family's.
    bring(store, keyring, [member(4, "W1", at(), "子")], source="社区")
    assert [who for _, _, who in families(store)] == [[1, 2, 3], [4]]
    # Another head is another family's, too.
    bring(store, keyring, [member(5, "W1", at(), "户主")])
    assert [who for _, _, who in families(store)] == [[1, 2, 3], [4], [5]]


def test_a_child_goes_with_the_family_that_moves(store, keyring, rooms):
    pair = [member(1, "W1", at(), "户主", since="2020-01-01"), member(2, "W1", at(), "配偶", since="2020-01-01")]
    bring(store, keyring, pair)
    moved = [{**one, "address": at(2), "since": "2026-03-01"} for one in pair]
    bring(store, keyring, [*moved, member(3, "W1", at(2), "子", since="2026-03-01")])
    assert families(store) == [("W1", rooms[2, "1", "101"], [1, 2, 3])]


def test_who_is_in_no_room_is_of_the_family_at_the_same_address(store, keyring, rooms):
    one, two = "那边第一家", "那边第二家"
    rows = [member(1, "1", one, "户主"), member(2, "1", one, "子"), member(3, "1", two, "户主"),
            member(4, "1", None, "子"), member(5, "2", at(), "户主"), member(6, "2", None, "子")]  # fmt: skip
    plan, _ = bring(store, keyring, rows)
    assert families(store) == [("1", None, [1, 2]), ("1", None, [3]), ("2", rooms[1, "1", "101"], [5, 6])]
    assert notes(plan) == {4: ["person.household_other"], 5: ["person.household_unclear"]}
    # The whole list again with a newborn: one more in the same family.
    bring(store, keyring, [*rows, member(7, "1", one, "子")])
    assert [who for _, _, who in families(store)] == [[1, 2, 7], [3], [5, 6]]


def test_a_number_that_names_somebody_is_left_out_and_said(store, keyring, rooms):
    said = [number(), "13812345678", "0755-26001234", "张三户", "26001234", "E12345678", "A1"]
    rows = [row("张三丰", number(place), address=at(), phone="26001234", household_number=text)
            for place, text in enumerate(said)]  # fmt: skip
    plan, _ = bring(store, keyring, rows)
    assert problems(plan) == {}
    assert {line: found for line, found in notes(plan).items() if "person.household_named" in found} == {
        line: ["person.household_named"] for line in range(2, 8)
    }
    assert store.read("household", ["number"])["number"] == ["A1"]
    kept = store.read("import_row", ["given"])["given"]
    assert not any(text in str(kept) for text in said[:-1])
