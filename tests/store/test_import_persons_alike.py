"""Who may be whom: another name under a known number, namesakes without one, renewed documents, on both engines."""

import pytest

from civicgrid.plugin.jobs.desk import open_items
from civicgrid.plugin.jobs.import_persons.desk import NEW, decide_conflict, decide_match
from civicgrid.plugin.jobs.import_persons.told import led
from civicgrid.plugin.store.residents.matching import DOCUMENT, Matching
from civicgrid.tests.support.imports import states
from civicgrid.tests.support.residents import at, bring, notes, number, problems, row

MOTHER = row("李四", number(2, sex=2), sex="女", address=at(), phone="13800000001")


def opened(store, keyring, document):
    [found] = Matching(store, keyring).contents([(DOCUMENT, document)]).values()
    return found


def counted(store):
    return sum(store.read("population_count", ["residents"], where={"object_type": "building"})["residents"])


@pytest.mark.parametrize("policy", ["desk", "file"])
@pytest.mark.parametrize("source", ["派出所", "社区"])
def test_another_name_under_a_known_number_changes_nothing_and_waits(store, keyring, rooms, source, policy):
    bring(store, keyring, [MOTHER])
    before, stays = opened(store, keyring, number(2, sex=2)), store.read("occupancy", ["room_id", "valid_to"])
    child = row("王五", number(2, sex=2), sex="男", birth_date="2026-09-01", address=at(2), phone="13900000002",
                tags="低保", verified_at="2026-10-01", relation_to_head="子")  # fmt: skip
    plan, outcome = bring(store, keyring, [child], source=source, conflicts=policy)
    assert states(outcome) == {"conflict": 1}
    assert "person.other_name" in notes(plan)[2]
    assert opened(store, keyring, number(2, sex=2)) == before
    assert store.read("occupancy", ["room_id", "valid_to"]) == stays
    assert store.count("person_tag") == 0
    [item] = open_items(store)
    assert {one.field for one in item.sides} == {
        "name_masked", "sex", "birth_year", "address", "phone_masked", "tags", "verified_at", "relation_to_head",
    }  # fmt: skip
    # The same file again is no news; a decision for the store leaves her who she is.
    _, outcome = bring(store, keyring, [child], source=source, conflicts=policy)
    assert outcome.batch is None
    decide_conflict(store, keyring, item, {})
    assert opened(store, keyring, number(2, sex=2)) == before
    assert open_items(store) == []


def test_a_corrected_name_is_an_update_and_a_decided_one_is_taken(store, keyring, rooms):
    bring(store, keyring, [row("王小明", number(3), address=at())])
    _, outcome = bring(store, keyring, [row("王晓明", number(3), address=at())])
    assert states(outcome) == {"update": 1}
    bring(store, keyring, [row("赵大海", number(3), address=at(2))])
    [item] = open_items(store)
    decide_conflict(store, keyring, item, {"name_masked": "file", "address": "file"})
    found = opened(store, keyring, number(3))
    assert (found.name, found.address_text) == ("赵大海", at(2))


def test_the_weak_match_within_one_file_asks_as_between_two(store, keyring, rooms):
    rows = [
        row("张三", number(1, "19500505"), address=at()),
        row("张三", "", sex="男", birth_date="1950-05-05", address=at()),
        row("王婴", "", sex="女", birth_date="2026-10-01", address=at(1, "1", "102")),
        row("王婴", "", birth_date="2026-10-01", address=at(1, "1", "102")),
        row("买买提·艾力", "", sex="男", birth_date="1990-10-02", address=at(1, "2")),
        row("买买提艾力", "", sex="男", birth_date="1990-10-02", address=at(1, "2")),
        row("张三", "", sex="女", birth_date="1950-05-05", address=at()),
    ]
    plan, outcome = bring(store, keyring, rows)
    assert states(outcome) == {"insert": 4, "conflict": 3}
    assert {line: found for line, found in notes(plan).items() if "person.alike" in found} == {
        line: ["person.alike"] for line in (3, 5, 7)
    }
    assert (led(plan)[:2], counted(store)) == ((4, 0), 4)
    items = {item.row: item for item in open_items(store)}
    assert {line: item.candidates for line, item in items.items()} == {3: (1,), 5: (2,), 7: (3,)}
    # The same file again asks nothing new; what was decided holds.
    _, outcome = bring(store, keyring, rows)
    assert outcome.batch is None
    decide_match(store, keyring, items[3], 1)
    decide_match(store, keyring, items[5], NEW)
    assert store.count("person") == 5
    _, outcome = bring(store, keyring, rows)
    assert (outcome.batch, len(open_items(store))) == (None, 1)


def test_the_numbers_of_two_kinds_of_documents_are_two(store, keyring, rooms):
    japanese = row(
        "李护", "12345678", document_kind="护照", sex="男", birth_date="1971-01-01", nationality="日本", address=at()
    )
    taiwanese = row("王台", "12345678", document_kind="台胞证", sex="女", birth_date="1990-01-01", nationality="台湾",
                    address=at(2))  # fmt: skip
    bring(store, keyring, [japanese])
    for source in ("派出所", "社区"):
        plan, _ = bring(store, keyring, [taiwanese], source=source)
        assert (problems(plan), plan.ids) == ({}, [2])
    assert store.read("person", ["sex", "birth_year"], order_by=("id",)) == {
        "sex": ["1", "2"],
        "birth_year": [1971, 1990],
    }
    # Both in one file, again: each is known.
    plan, outcome = bring(store, keyring, [taiwanese, japanese])
    assert (plan.ids, outcome.batch) == ([2, 1], None)
    # Of the same name the kind is a mistake; without a kind any may be meant.
    plan, outcome = bring(store, keyring, [{**japanese, "document_kind": "港澳通行证"}], source="医院")
    assert (plan.ids, states(outcome)) == ([1], {"conflict": 1})
    plan = bring(store, keyring, [row("赵六", "12345678", sex="男", address=at())], source="街道")[0]
    assert problems(plan) == {2: ["import.key_ambiguous"]}


def test_a_renewed_document_asks_and_is_not_a_second_person(store, keyring, rooms):
    smith = row("JOHN SMITH", "E12345678", document_kind="护照", sex="男", birth_date="1985-03-04", nationality="美国",
                address=at())  # fmt: skip
    citizen = row("张三", number(1, "19850304"), address=at(), sex="男", document_kind=None)
    bring(store, keyring, [smith, citizen])
    renewed = [{**smith, "document_number": "F98765432"}, {**citizen, "document_number": number(2, "19850304")},
               {**citizen, "document_number": number(3, "19850304"), "address": at(2)}]  # fmt: skip
    plan, outcome = bring(store, keyring, renewed)
    assert states(outcome) == {"conflict": 2, "insert": 1}
    assert (led(plan)[:2], counted(store)) == ((1, 0), 3)
    items = {item.row: item for item in open_items(store)}
    assert {line: item.candidates for line, item in items.items()} == {2: (1,), 3: (2,)}
    _, outcome = bring(store, keyring, renewed)
    assert outcome.batch is None
    # It is he: which of the two numbers holds is asked next.
    assert decide_match(store, keyring, items[2], 1) == 1
    item = next(one for one in open_items(store) if one.kind == "person_conflict")
    assert [one.field for one in item.sides] == ["document_masked"]
    decide_conflict(store, keyring, item, {"document_masked": "file"})
    assert opened(store, keyring, "F98765432").name == "JOHN SMITH"
    assert decide_match(store, keyring, items[3], NEW) == 4
    _, outcome = bring(store, keyring, renewed)
    assert (outcome.batch, len(open_items(store))) == (None, 0)


def test_a_renewed_document_in_one_file_asks_too(store, keyring, rooms):
    rows = [
        row("张三", number(1, "19850304"), address=at()),
        row("张三", number(2, "19850304"), address="翡翠花园1#1-101"),
        row("张三", number(3, "19850304"), address=at(2)),
        row("陈港", "H12345678", document_kind="港澳通行证", birth_date="1970-01-01", address=at()),
        row("陈港", "H1234567801", document_kind="港澳通行证", birth_date="1970-01-01", address=at(2)),
    ]
    plan, outcome = bring(store, keyring, rows)
    assert states(outcome) == {"insert": 3, "conflict": 2}
    assert {line for line, found in notes(plan).items() if "person.alike" in found} == {3, 6}
    assert {item.row: item.candidates for item in open_items(store)} == {3: (1,), 6: (3,)}


@pytest.mark.parametrize("order", [1, -1])
def test_who_is_registered_in_one_room_and_lives_in_another_enters_once(store, keyring, rooms, order):
    rows = [
        row("张一", number(1), address=at(), residence_state="户在人不在"),
        row("张一", number(1), address=at(2), residence_state="人在户不在"),
        row("张一", number(1), address=at(2, "2"), residence_state="人在户不在"),
    ][::order]
    plan, outcome = bring(store, keyring, rows)
    assert list(problems(plan).values()) == [["import.repeated"]]
    home = rooms[2, "1", "101"] if order == 1 else rooms[2, "2", "101"]
    found = store.read("occupancy", ["room_id", "lives_here"])
    assert sorted(zip(*found.values(), strict=True)) == sorted([(rooms[1, "1", "101"], False), (home, True)])
    assert store.read("person", ["residence_state"])["residence_state"] == ["person_here"]
    assert counted(store) == 1
    _, outcome = bring(store, keyring, rows)
    assert outcome.batch is None
