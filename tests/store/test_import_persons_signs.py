"""Who left, died or is registered only, by whatever column, name or mark says so: nobody is housed silently."""

import datetime

import pytest

from civicgrid.plugin.jobs.import_persons.compare import plan_persons
from civicgrid.plugin.jobs.import_persons.write import write_persons
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.tests.support.imports import table
from civicgrid.tests.support.residents import at, bring, notes, number, person_request, problems, row

GONE, FREE = "not_living", ""
AHEAD = datetime.date(2090, 1, 1)
# (columns, "" for a certain stay, not_living for none, or the note of a doubtful one)
TOLD = [
    ({"left": "2024-5-1"}, GONE),
    ({"left": datetime.date(2024, 5, 1)}, GONE),
    ({"left": 45413}, GONE),
    ({"left": "已搬走"}, GONE),
    ({"left": "说不清"}, "link.unsure"),
    ({"left": AHEAD}, FREE),
    ({"left": "否"}, FREE),
    ({"left": "——"}, FREE),
    ({"left": "2019-01-01", "since": "2020-01-01"}, FREE),
    ({"died": "2024年5月"}, GONE),
    ({"state": "死亡"}, GONE),
    ({"state": "迁出"}, GONE),
    ({"state": "离开"}, GONE),
    ({"state": "在外务工"}, "link.away"),
    ({"state": "正常"}, FREE),
    ({"living": "否"}, GONE),
    ({"living": "是"}, FREE),
    ({"gone": "是"}, GONE),
    ({"gone": "否"}, FREE),
    ({"residence_state": "离开"}, GONE),
    ({"residence_state": "人户分离"}, "link.apart"),
    ({"residence_state": "在住"}, FREE),
    ({"apart": "是"}, "link.apart"),
    ({"apart": "否"}, FREE),
    ({"apart": "人在户不在"}, FREE),
    ({"person_class": "空挂"}, GONE),
    ({"person_class": "死亡"}, GONE),
    ({"person_class": "党员"}, FREE),
    ({"remark": "病逝"}, GONE),
    ({"name": "张三（外嫁）"}, "link.unsure"),
    ({"name": "张三 外出"}, "link.away"),
    ({"name": "张三（转租李四）"}, "link.home_let"),
    ({"name": "张三（妻已故）"}, FREE),
    ({"name": "张三（空挂）"}, GONE),
    ({"name": "张三（出国定居）"}, GONE),
]


@pytest.mark.parametrize("with_more", [False, True])
def test_columns_and_names_say_who_does_not_live_there(store, keyring, rooms, with_more):
    """Also where other columns have doubts of their own, and the file comes again."""
    given = [
        {**row("张三", number(place), address=at()), **columns, **({"sex": "男"} if with_more else {})}
        for place, (columns, _) in enumerate(TOLD)
    ]
    plan, outcome = bring(store, keyring, given)
    assert problems(plan) == {}
    left_out = [place - 2 for place, codes in notes(plan).items() if "cell.code_left" in codes]
    assert [TOLD[place][0] for place in left_out] == [{"residence_state": "在住"}, {"person_class": "党员"}]
    assert outcome.counts["insert"] == len(TOLD)
    stays = store.read("occupancy", ["person_id", "note", "confidence"])
    found = {person: note or FREE for person, note in zip(stays["person_id"], stays["note"], strict=True)}
    found |= {one.person: one.reason for one in PersonLinks(store, keyring).waiting()}
    assert [found[person] for person in range(1, len(TOLD) + 1)] == [expected for _, expected in TOLD]
    doubted = {note for note, sure in zip(stays["note"], stays["confidence"], strict=True) if sure < 1}
    assert doubted == {told for _, told in TOLD} - {GONE, FREE}
    assert bring(store, keyring, given)[1].batch is None


def test_a_list_of_the_dead_without_addresses_takes_nobody_for_living(store, keyring, rooms):
    bring(store, keyring, [row("张三", number(0), address=at())])
    bring(store, keyring, [row("张三", number(0), died="2024-05-01")], source="民政")
    assert [(one.person, one.reason) for one in PersonLinks(store, keyring).waiting()] == [(1, GONE)]


def test_an_answer_in_a_column_of_two_states_is_a_state_too(store, keyring, rooms):
    bring(store, keyring, [row("张三", number(0), address=at(), apart="人在户不在")])
    assert store.read("person", ["residence_state"])["residence_state"] == ["person_here"]


def test_a_row_struck_out_waits_and_a_comment_counts(store, keyring, rooms):
    people = [row("张三", number(place), address=at()) for place in range(5)]
    given = table(people)
    given.struck, given.partly = {2}, {3}
    given.comments = {4: "李干事: 已搬走", 5: "已核实"}
    plan = plan_persons(store, given, person_request(given), keyring)
    assert notes(plan) == {2: ["person.struck"], 4: ["person.comment"]}
    write_persons(store, plan, keyring=keyring)
    stays = store.read("occupancy", ["person_id", "note"], order_by=("person_id",))
    assert stays == {"person_id": [2, 4, 5], "note": ["link.unsure", None, None]}
    assert {one.person: one.reason for one in PersonLinks(store, keyring).waiting()} == {1: GONE, 3: GONE}


@pytest.mark.parametrize(
    ("sheet", "title", "said"),
    [
        ("翡翠花园1栋", "", [2]),
        ("Sheet1", "翡翠社区 翡翠花园1栋住户表（2026年）", [2]),
        ("Sheet1", "翡翠社区人口台账（2026年1月）", []),
        ("第1网格", "翡翠花园住户表", []),
        ("3栋", "", []),
    ],
)
def test_a_house_that_only_the_title_names_is_said_not_to_be_used(store, keyring, rooms, sheet, title, said):
    given = table(
        [{**row("张三", number(0), room="1-101"), "address": None}, row("李四", number(1), address=at(), room="")]
    )
    given.sheet, given.title = sheet, title
    plan = plan_persons(store, given, person_request(given), keyring)
    assert [place for place, codes in notes(plan).items() if codes == ["person.title_unused"]] == said


def test_what_is_no_name_or_holds_a_number_is_rejected(store, keyring, rooms):
    names = ["租户", "同上", "张三13812345678", "亡张三", "张三（2024年去世）", "*张三", "1.张三", "《李四》"]
    plan, _ = bring(store, keyring, [row(name, number(place), address=at()) for place, name in enumerate(names)])
    assert problems(plan) == {2: ["name.none"], 3: ["name.none"], 4: ["name.digits"], 5: ["name.gone"],
                              6: ["name.gone"], 7: ["person.masked"]}  # fmt: skip
    assert store.read("person", ["name_masked"], order_by=("id",))["name_masked"] == ["张*", "李*"]


def test_what_stands_beside_a_name_is_said_without_its_words(store, keyring, rooms):
    plan, _ = bring(store, keyring, [row("张三（外嫁）", number(0), address=at())])
    assert notes(plan) == {2: ["name.remarked"]}
    assert plan.prepared.notes[0][0].params == {}
