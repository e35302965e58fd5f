"""Headings that are not understood end the one above: nobody is led into a building that the sheet did not name."""

import pytest

from civicgrid.plugin.jobs.linking.evidence import DOUBTS
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.tests.support.residents import bring, notes, number, problems, row

HEADING, UNKNOWN, BELOW = ["person.heading"], ["person.below_unknown"], ["person.below_heading"]


def addresses(plan):
    return [one["address"] for one in plan.facts if "document_number" in one]


@pytest.mark.parametrize("column", ["name", "address", "household_number"])
@pytest.mark.parametrize(
    "text",
    [
        "合租房", "外来人口", "第二网格", "以下为合租", "翡翠花园2栋（西区）", "翡翠花园2栋（缺门牌）", "2栋（西区）",
        "翡翠花园2栋  张楼长 13812345678", "第2页", "2栋",
    ],
)  # fmt: skip
def test_a_heading_that_is_not_understood_ends_the_one_above(store, keyring, rooms, text, column):
    sheet = [
        row("翡翠花园1栋"),
        row("张三", number(), address="1单元101"),
        row("", **{column: text}) if column != "name" else row(text),
        row("李四", number(1), address="1单元101"),
        row("王五", number(2), address="102"),
        row("赵六", number(3), address="翡翠花园2栋1单元102"),
        row("2单元"),
        row("孙七", number(4), address="201"),
        row("翡翠花园2栋"),
        row("周八", number(5), address="1单元201"),
    ]
    plan, _ = bring(store, keyring, sheet)
    found = notes(plan)
    assert 4 in problems(plan), "the heading itself is told with the rejected rows"
    assert found == {2: HEADING, 3: BELOW, 5: UNKNOWN, 6: UNKNOWN, 9: UNKNOWN, 10: HEADING, 11: BELOW}
    assert addresses(plan) == [
        "翡翠花园1栋1单元101", "1单元101", "102", "翡翠花园2栋1单元102", "201", "翡翠花园2栋1单元201",
    ]  # fmt: skip
    assert [one.params for one in plan.prepared.notes[3]] == [{"row": 4}]
    led = store.read("occupancy", ["person_id", "room_id"])
    assert set(led["room_id"]) == {rooms[1, "1", "101"], rooms[2, "1", "102"], rooms[2, "1", "201"]}
    assert {one.reason for one in PersonLinks(store, keyring).waiting()} == {"address_unclear"}


def test_a_remark_in_brackets_that_names_no_other_building_is_left_out_and_said(store, keyring, rooms):
    sheet = [
        row("翡翠花园1栋（共12户、沿街商铺）"),
        row("张三", number(), address="1单元101"),
        row("二、翡翠花园2栋："),
        row("李四", number(1), address="1单元101"),
        row("（共8户）"),
        row("王五", number(2), address="1单元102"),
    ]
    plan, _ = bring(store, keyring, sheet)
    assert notes(plan) == {2: HEADING, 3: ["person.below_remark"], 4: HEADING, 5: BELOW, 7: UNKNOWN}
    assert addresses(plan) == ["翡翠花园1栋1单元101", "翡翠花园2栋1单元101", "1单元102"]
    assert store.count("occupancy") == 2


def test_a_serial_number_beside_it_makes_no_heading_certain_and_an_empty_room_ends_none(store, keyring, rooms):
    sheet = [
        row("翡翠花园1栋"),
        row("", household_number="3", address="1单元102"),
        row("张三", number(), address="1单元101"),
        row("合租房", household_number="4"),
        row("李四", number(1), address="1单元102"),
        row("翡翠花园1栋"),
        row("翡翠花园2栋", relation_to_head="楼长"),
        row("王五", number(2), address="1单元201"),
    ]
    plan, _ = bring(store, keyring, sheet)
    found = notes(plan)
    assert (found[4], found[6], found[9]) == (BELOW, UNKNOWN, UNKNOWN)
    assert addresses(plan) == ["翡翠花园1栋1单元101", "1单元102", "1单元201"]
    assert store.count("occupancy") == 1


def test_a_row_that_names_its_own_estate_is_left_as_it_stands(store, keyring, rooms):
    plan, _ = bring(store, keyring, [row("灯笼巷12号"), row("张三", number(), address="翡翠花园1栋1单元101")])
    assert (notes(plan), addresses(plan)) == ({2: HEADING}, ["翡翠花园1栋1单元101"])
    assert store.read("occupancy", ["room_id"])["room_id"] == [rooms[1, "1", "101"]]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        # 2-201 may be of the second unit or on the second floor
        (("2-201", "1-201", "1-101", "2-101", "2-1-102"), (None, "201", "101", None, "102")),
        (("1-201", "2-201"), ("201", None)),
        # the sheet shows that the first is the building's: it is always, and not always the floor's
        (("2-201", "2-102", "１－２０２"), (None, None, "202")),
        (("2-201", "2-102"), ("201", "102")),
        (("2-201", "2-202"), (None, None)),
        (("2-201",), (None,)),
    ],
)
def test_a_number_before_the_room_below_a_unit_leads_there_only_if_it_can_mean_nothing_else(
    store, keyring, rooms, texts, found
):
    sheet = [row("张三", number(place), address=text) for place, text in enumerate(texts)]
    plan, _ = bring(store, keyring, [row("翡翠花园2栋1单元"), *sheet])
    led = dict(zip(*store.read("occupancy", ["person_id", "room_id"]).values(), strict=True))
    assert [led.get(person) for person in range(1, len(texts) + 1)] == [
        room and rooms[2, "1", room] for room in found
    ]  # fmt: skip
    said = [BELOW if room else ["person.below_unclear"] for room in found]
    assert [notes(plan)[place] for place in range(3, 3 + len(texts))] == said


def test_a_remark_behind_a_room_goes_below_the_heading_with_it(store, keyring, rooms):
    texts = ("101（转租）", "102（已搬走）", "201室，现租给小李", "1-202（张三）", "202（西区）", "2-101（转租）")
    sheet = [row("张三", number(place), address=text) for place, text in enumerate(texts)]
    plan, _ = bring(store, keyring, [row("翡翠花园1栋1单元"), *sheet])
    found = store.read("occupancy", ["person_id", "room_id", "confidence", "note"], order_by=("person_id",))
    let = (DOUBTS["home_let"], "link.home_let")
    assert list(zip(*found.values(), strict=True)) == [
        (1, rooms[1, "1", "101"], *let), (3, rooms[1, "1", "201"], *let), (4, rooms[1, "1", "202"], 1.0, None),
    ]  # fmt: skip
    waiting = {one.person: one for one in PersonLinks(store, keyring).waiting()}
    assert {person: one.reason for person, one in waiting.items()} == {
        2: "not_living", 5: "address_unclear", 6: "address_unclear",
    }  # fmt: skip
    assert waiting[2].candidates[0][0] == rooms[1, "1", "102"]
    assert [notes(plan)[place] for place in range(3, 9)] == [BELOW] * 4 + [["person.below_unclear"]] * 2
