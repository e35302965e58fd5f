"""Residents' tables as offices really keep them: what is wrong in a row is said and costs no more than it must."""

import datetime

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.import_persons.told import led, refused_sentences
from civicgrid.plugin.jobs.import_persons.withdraw import plan_withdrawal, withdraw
from civicgrid.plugin.jobs.import_table.survey import read_column
from civicgrid.plugin.jobs.import_table.told import noted
from civicgrid.plugin.jobs.linking import ELSEWHERE
from civicgrid.plugin.jobs.linking.evidence import DOUBTS
from civicgrid.plugin.jobs.linking.persons import link_persons
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.plugin.store.residents.relink import living
from civicgrid.plugin.store.residents.stays import Stays
from civicgrid.tests.support.imports import table
from civicgrid.tests.support.residents import (
    SOUTH,
    WEST,
    at,
    bring,
    filled,
    houses,
    notes,
    number,
    person_request,
    problems,
    row,
)


def waiting(store, keyring):
    return [(one.person, one.reason) for one in PersonLinks(store, keyring).waiting()]


def test_a_refused_stay_is_said_and_its_person_waits_at_the_desk(store, keyring, rooms):
    rows = [row(document_number=number(), address=at()), row("李四", number(1), address=at(2))]
    plan, _ = bring(store, keyring, rows, dated=datetime.date(2999, 1, 1))
    assert store.count("occupancy") == 0
    assert waiting(store, keyring) == [(1, "stay.future"), (2, "stay.future")]
    assert led(plan)[:2] == (0, 2)
    assert len(refused_sentences(plan)) == 1
    again, _ = bring(store, keyring, [{**rows[0], "address": at(1, "2", "202")}, rows[1]])
    assert refused_sentences(again) == []
    assert waiting(store, keyring) == [(2, "stay.future")]


def test_who_is_said_to_have_moved_away_is_not_counted_and_waits(store, keyring, rooms):
    bring(store, keyring, [row("张三", number(), address=at() + "（已搬走）"), row("李四", number(1), address=at(2))])
    assert store.read("occupancy", ["person_id"])["person_id"] == [2]
    assert waiting(store, keyring) == [(1, "not_living")]
    [(first, *_)] = [one.candidates for one in PersonLinks(store, keyring).waiting()]
    assert first[0] == rooms[1, "1", "101"]
    # Who is known to live there is shown, too: only a person ends a stay.
    bring(store, keyring, [row("李四", number(1), address=at(2) + "（已搬走）")])
    assert waiting(store, keyring) == [(1, "not_living"), (2, "not_living")]
    assert store.read("occupancy", ["valid_to"])["valid_to"] == [None]
    plan, _ = bring(store, keyring, [row("王五", number(2), address=at(2, "2") + "（转租）")])
    found = store.read("occupancy", ["confidence", "note"], where={"person_id": plan.ids})
    assert found == {"confidence": [DOUBTS["home_let"]], "note": ["link.home_let"]}


def test_a_remark_tells_of_the_person_or_of_others_and_what_may_be_is_a_doubt(store, keyring, rooms):
    said = ("已过世", "父亲去世", "曾搬走，已搬回", "搬到2栋", "不是出租")
    places = (at(), at(1, "1", "102"), at(1, "2"), at(2), at(2, "2"))
    rows = [row("张三", number(one), address=places[one], remark=remark) for one, remark in enumerate(said)]
    bring(store, keyring, rows)
    assert waiting(store, keyring) == [(1, "not_living")]
    found = store.read("occupancy", ["confidence", "note"], order_by=("person_id",))
    assert found["confidence"] == [1.0, 1.0, DOUBTS["unsure"], 1.0]
    assert found["note"] == [None, None, "link.unsure", None]


def test_who_moved_away_or_died_waits_as_that_whatever_the_address_says(store, keyring, rooms):
    said = [(at(1, "1", "909"), "已搬走"), (None, "已故"), ("那边第二家", "查无此人"), (at(), "转租")]
    rows = [row("张三", number(place), address=text, remark=remark) for place, (text, remark) in enumerate(said)]
    bring(store, keyring, rows)
    assert waiting(store, keyring) == [(1, "not_living"), (2, "not_living"), (3, "not_living")]
    assert PersonLinks(store, keyring).not_living() == {1, 2, 3}


def test_a_home_that_only_its_file_dated_gives_way_to_a_newer_file_that_names_the_day(store, keyring, rooms):
    bring(store, keyring, [row("张三", number(), address=at()), row("李四", number(1), address=at(2))])
    newer = [row("张三", number(), address=at(1, "2"), since="2020-01-01")]
    _, outcome = bring(store, keyring, newer)
    lives = living(store, 1, 1)[1]
    assert lives.room == rooms[1, "2", "101"]
    stays = store.read("occupancy", ["valid_from", "valid_to"], where={"person_id": 1}, order_by=("id",))
    assert stays["valid_to"] == [stays["valid_from"][0], None]
    assert stays["valid_from"][1] == datetime.date(2020, 1, 1)
    # The same again changes nothing, and the batch can be taken back.
    assert bring(store, keyring, newer)[1].batch is None
    withdraw(store, plan_withdrawal(store, outcome.batch, keyring), keyring)
    assert living(store, 1, 1)[1].room == rooms[1, "1", "101"]


@pytest.mark.parametrize(
    ("since", "dated", "then"),
    [
        ("2026-02-01", None, datetime.date(2024, 5, 1)),
        (None, datetime.date(2026, 2, 1), datetime.date(2024, 5, 1)),
        ("2026-02-01", None, None),  # the newer file names an earlier home
    ],
)
def test_an_earlier_home_does_not_move_who_lives_elsewhere_since(store, keyring, rooms, since, dated, then):
    bring(store, keyring, [row("张三", number(), address=at(), since=since)], dated=dated)
    bring(store, keyring, [row("张三", number(), address=at(1, "2"), since="2020-01-01")], dated=then)
    assert living(store, 1, 1)[1].room == rooms[1, "1", "101"]


def test_a_wrong_phone_or_day_keeps_nobody_out_and_overwrites_nothing(store, keyring, rooms):
    """What is wrong beside the person is left out and told with its field; the number is what a person is known by."""
    first = row("张三", number(), phone="13812345678", address=at(), since="2020-01-01", verified_at="2026-01-02")
    bring(store, keyring, [first])
    wrong = [
        {**first, "phone": "1381234567", "since": "2026-13-45", "verified_at": "2099-01-01"},
        row("李四", number(1), phone="13812345678 / 见附件", address=at(2), since="去年"),
        row("王五", number(2), phone="转1层", address=at(2, "2"), since="2099-1-1"),
        row("赵六", number(3)[:-1] + ("0" if number(3)[-1] != "0" else "1"), phone="13812345678"),
        row("孙七", "", birth_date="1980-13-45", sex="男"),
    ]
    plan, _ = bring(store, keyring, wrong)
    assert problems(plan) == {5: ["citizen.check"], 6: ["date.none"]}
    left = {(one.field, one.code) for found in plan.prepared.notes.values() for one in found}
    assert left == {("phone", "cell.phone_left"), ("since", "date.left"), ("since", "person.moves_later"),
                    ("verified_at", "person.verified_later")}  # fmt: skip
    assert store.count("person") == 3
    phones = store.read("person", ["phone_masked"], order_by=("id",))["phone_masked"]
    assert phones == ["138****5678", "138****5678", ""]
    assert store.read("occupancy", ["valid_from"], where={"person_id": 1})["valid_from"] == [datetime.date(2020, 1, 1)]
    said = noted(plan.prepared)
    assert "2, 3, 4" in said["cell.phone_left"]
    assert "Phone" in said["cell.phone_left"]
    assert waiting(store, keyring) == [(3, "stay.future")]
    assert bring(store, keyring, wrong)[1].batch is None


def position(building):
    """The columns of a point inside a building of `houses`."""
    return {"_x": WEST + building * 0.001 + 0.0001, "_y": SOUTH + 0.0001}


def test_a_position_away_from_the_address_is_noted_of_unchanged_and_changed_rows_too(store, keyring):
    houses(store, count=8)
    family = [row("张三", number(), phone="13812345678", address=at()), row("李四", number(1), address=at(2))]
    right = [{**one, **position(place)} for place, one in enumerate(family, start=1)]
    plan, _ = bring(store, keyring, right, coordinates="cgcs2000")
    assert notes(plan) == {}
    wrong = [{**one, **position(8)} for one in family]
    plan, _ = bring(store, keyring, wrong, coordinates="cgcs2000")
    assert plan.states == ["same", "same"]
    assert notes(plan) == {2: [ELSEWHERE], 3: [ELSEWHERE]}
    wrong[0]["phone"] = "13700001111"
    plan, _ = bring(store, keyring, [wrong[0], right[1]], coordinates="cgcs2000")
    assert (plan.states, notes(plan)) == (["update", "same"], {2: [ELSEWHERE]})
    plan, _ = bring(store, keyring, [row("王五", number(2), address=at(), **position(8))], coordinates="cgcs2000")
    assert (plan.states, notes(plan)) == (["insert"], {2: [ELSEWHERE]})


SHEET = [
    row("翡翠花园"),
    row("1号楼"),
    row("张三", number(), address="101"),
    row("李四", number(1), address="2单元202室"),
    row("2栋"),
    row("王五", number(2), address="1-101"),
    row("赵六", number(3), address="2-201"),
    row("孙七", number(4), address="翡翠花园1栋1单元102室"),
    row("2单元"),
    row("周八", number(5), address="201"),
]


def test_a_heading_that_names_a_building_goes_before_the_rooms_below_it(store, keyring, rooms):
    plan, _ = bring(store, keyring, SHEET)
    assert problems(plan) == {}
    assert notes(plan) == {
        2: ["person.heading"], 3: ["person.heading"], 4: ["person.below_heading"], 5: ["person.below_heading"],
        6: ["person.heading"], 7: ["person.below_heading"], 8: ["person.below_unclear"], 10: ["person.heading"],
        11: ["person.below_heading"],
    }  # fmt: skip
    assert [one.get("address") for one in plan.facts] == [
        "翡翠花园1号楼101", "翡翠花园1号楼2单元202室", "翡翠花园2栋1-101", "2-201", "翡翠花园1栋1单元102室",
        "翡翠花园2栋2单元201",
    ]  # fmt: skip
    stays = store.read("occupancy", ["person_id", "room_id"], order_by=("person_id",))
    assert dict(zip(*stays.values(), strict=True)) == {
        2: rooms[1, "2", "202"], 3: rooms[2, "1", "101"], 5: rooms[1, "1", "102"], 6: rooms[2, "2", "201"],
    }  # fmt: skip
    assert waiting(store, keyring) == [(1, "room_ambiguous"), (4, "address_unclear")]


def test_a_name_alone_is_no_heading(store, keyring, rooms):
    plan, _ = bring(store, keyring, [row("张三"), row("金苑"), row("李四", number(), address="101")])
    assert set(problems(plan)) == {2, 3}
    assert notes(plan) == {}


def test_an_unknown_code_is_left_out_and_its_person_enters(store, keyring, rooms):
    rows = [
        row("张三", number(), sex="男性别", relation_to_head="二姨太", person_class="火星人口", role="管家",
            residence_state="不清楚呢", tags="低保、超人"),
        row("李四", "", birth_date="1990-01-01", sex="男性别"),
        row("王五", "ABC12345", document_kind="学生证"),
    ]  # fmt: skip
    plan, outcome = bring(store, keyring, rows)
    assert problems(plan) == {3: ["cell.code"], 4: ["cell.code_near"]}
    assert notes(plan)[2] == ["cell.code_left"] * 6
    assert outcome.counts["insert"] == 1
    columns = ["sex", "relation_to_head", "person_class", "residence_state"]
    assert store.read("person", columns) == {
        "sex": ["1"], "relation_to_head": [None], "person_class": ["unknown"], "residence_state": [None],
    }  # fmt: skip
    assert store.read("person_tag", ["tag"])["tag"] == ["minimum_living"]
    # What was known is not taken away by a code that nobody knows.
    bring(store, keyring, [row("张三", number(), person_class="户籍人口")])
    bring(store, keyring, [row("张三", number(), person_class="火星人口")])
    assert store.read("person", ["person_class"])["person_class"] == ["registered"]
    given = table(filled(rows), file="人口.xlsx")
    reading = read_column(store, given, person_request(given), "person_class")
    assert (reading.wrong, reading.unknown) == (1, {"火星人口": 1}), "the wizard asks what it means"


def test_a_tag_that_may_not_be_entered_keeps_its_row_out(store, keyring, rooms):
    plan, _ = bring(store, keyring, [row("张三", number(), tags="低保、吸毒人员")])
    assert problems(plan) == {2: ["person.tag_sealed"]}
    assert store.count("person_tag") == 0


def test_a_column_of_remarks_weighs_like_words_behind_the_address(store, keyring, rooms):
    rows = [
        row("张三", number(), address=at(), remark="2025年3月搬走，涉某案"),
        row("李四", number(1), address=at(2), remark="转租"),
        row("王五", number(2), address=at(2, "2"), remark="没有搬走"),
    ]
    plan, _ = bring(store, keyring, rows)
    assert waiting(store, keyring) == [(1, "not_living")]
    [(first, *_)] = [one.candidates for one in PersonLinks(store, keyring).waiting()]
    assert first[0] == rooms[1, "1", "101"]
    found = store.read("occupancy", ["person_id", "confidence", "note"], order_by=("person_id",))
    assert found["person_id"] == [2, 3]
    assert found["confidence"] == [DOUBTS["home_let"], 1.0]
    assert found["note"] == ["link.home_let", None]
    assert [one.get("remark") for one in plan.facts] == ["not_living", "home_let", None], "the text is not kept"
    # Who is known to live there and now is said to have died is shown, too, once; only a person ends a stay.
    rows[2]["remark"] = "去世"
    plan, _ = bring(store, keyring, rows)
    assert plan.states == ["same", "same", "update"]
    assert waiting(store, keyring) == [(1, "not_living"), (3, "not_living")]
    assert store.read("occupancy", ["valid_to"])["valid_to"] == [None, None]
    plan, _ = bring(store, keyring, rows)
    assert plan.states == ["same", "same", "same"]


@pytest.mark.parametrize("address", ["和平家园1栋1单元101", "那边第二家"])
def test_who_lives_elsewhere_than_a_changed_address_says_waits_until_it_leads_to_a_room(store, keyring, rooms, address):
    bring(store, keyring, [row("张三", number(), address=at())], dated=datetime.date(2024, 1, 1))
    moved = [row("张三", number(), address=address)]
    plan, _ = bring(store, keyring, moved)
    desk = PersonLinks(store, keyring)
    assert led(plan)[:2] == (0, 1)
    assert ([one for one, _ in waiting(store, keyring)], desk.count()) == ([1], 1)
    plan, outcome = bring(store, keyring, moved)
    assert (plan.states, outcome.batch, desk.count()) == (["same"], None, 1), "the same file again changes nothing"
    link_persons(store, keyring, reason="再来", everyone=True)
    assert desk.count() == 1
    building = store.insert("building", {"uid": new_uid(), "estate": "和平家园", "number": "1"})
    values = {"uid": new_uid(), "building_id": building, "unit": "1", "floor": 1, "number": "101"}
    room = store.insert("room", values)
    plan, _ = bring(store, keyring, moved)
    if address == "那边第二家":
        assert desk.count() == 1
        Stays(store).add_stay(1, room, "family", datetime.date(2024, 6, 1))
    assert (living(store, 1, 1)[1].room, desk.count(), desk.waiting()) == (room, 0, [])
    plan, _ = bring(store, keyring, moved)
    assert (plan.states, plan.linked) == (["same"], [])
