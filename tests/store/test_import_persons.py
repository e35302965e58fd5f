"""Residents of a file into the store: recognised, compared, sealed, led to their rooms; on both engines."""

import datetime

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.residents.matching import DOCUMENT, Matching
from civicgrid.tests.support.imports import states
from civicgrid.tests.support.people import add_area
from civicgrid.tests.support.residents import at, bring, houses, look, notes, number, problems, row

FAMILY = [
    row("欧阳建国", number(0), phone="13812345678/0755-26001234", address=at(), household_number="A1",
        relation_to_head="户主", person_class="户籍人口", residence_state="人户同在", role="房主", since="2015-03-01"),
    row("李秀英", number(1, "19820505", sex=2), phone="139 1234 5678", address="翡翠花园1#1-101", household_number="A1",
        relation_to_head="配偶", person_class="户籍", residence_state="人户一致", since="2015/3/1"),
    row("买买提·艾力", number(2, "19900707"), phone="", address=at(2, "2", "202"), household_number="B1",
        relation_to_head="户主", person_class="流动人口", residence_state="人在户不在", role="租户", since=44197),
    row("张小宝", "", birth_date="2026-09-01", sex="男", address=at(), household_number="A1", relation_to_head="子",
        person_class="户籍", residence_state="人户同在"),
]  # fmt: skip


def persons(store, *columns):
    return list(zip(*store.read("person", list(columns), order_by=("id",)).values(), strict=True))


def stays(store, *columns):
    return list(zip(*store.read("occupancy", list(columns), order_by=("id",)).values(), strict=True))


def test_a_family_enters_masked_sealed_and_in_its_rooms(store, keyring, rooms):
    plan, outcome = bring(store, keyring, FAMILY)
    assert problems(plan) == {}
    assert states(outcome) == {"insert": 4}
    assert persons(store, "name_masked", "sex", "birth_year", "phone_masked", "person_class") == [
        ("欧阳**", "1", 1980, "138****5678/0755-****1234", "registered"),
        ("李**", "2", 1982, "139****5678", "registered"),
        ("买**·**", "1", 1990, "", "floating"),
        ("张**", "1", 2026, "", "registered"),
    ]
    assert persons(store, "resident", "resident_rule", "relation_to_head")[:3] == [
        (True, "registered_present", "head"),
        (True, "registered_present", "spouse"),
        (True, "floating_long", "head"),
    ]
    home, other = rooms[1, "1", "101"], rooms[2, "2", "202"]
    day = datetime.date(2015, 3, 1)
    assert stays(store, "room_id", "role", "valid_from", "method")[:3] == [
        (home, "owner", day, "address"),
        (home, "family", day, "address"),
        (other, "tenant", datetime.date(2021, 1, 1), "address"),
    ]
    assert stays(store, "room_id")[3] == (home,)
    numbers = store.read("household", ["number", "room_id"], order_by=("number",))
    assert numbers == {"number": ["A1", "B1"], "room_id": [home, other]}
    households = [one for (one,) in persons(store, "household_id")]
    assert households[0] == households[1] == households[3] != households[2]
    counted = store.read("population_count", ["residents"], where={"object_type": "building"})["residents"]
    assert sorted(counted) == [1, 3]


def test_the_same_file_again_writes_nothing_and_opens_nobody(store, keyring, rooms):
    bring(store, keyring, FAMILY)
    before = [store.read(name, ["id"]) for name in ("import_batch", "import_row", "occupancy", "desk_item", "person")]
    lines = store.count("audit_log", {"action": "compare_persons"})
    plan, outcome = bring(store, keyring, FAMILY)
    assert (states(outcome), outcome.batch) == ({"same": 4}, None)
    after = [store.read(name, ["id"]) for name in ("import_batch", "import_row", "occupancy", "desk_item", "person")]
    assert before == after
    assert store.count("audit_log", {"action": "compare_persons"}) == lines
    assert plan.opened == {}


def test_purpose_and_end_are_asked_for(store, keyring, rooms):
    for missing in ({"purpose": " "}, {"authorised_until": None}):
        with pytest.raises(StoreError):
            bring(store, keyring, FAMILY, **missing)
    assert store.count("person") == 0


def changed(place, **values):
    return [{**one, **values} if index == place else one for index, one in enumerate(FAMILY)]


def opened(store, keyring, place=0):
    """What is sealed of a person of the family."""
    [found] = Matching(store, keyring).contents([(DOCUMENT, FAMILY[place]["document_number"])]).values()
    return found


def test_what_only_the_source_changed_is_an_update_and_keeps_the_rest(store, keyring, rooms):
    bring(store, keyring, FAMILY)
    _, outcome = bring(store, keyring, changed(0, phone="13700001111"))
    assert states(outcome) == {"update": 1, "same": 3}
    found = opened(store, keyring)
    assert (found.phone, found.name, found.address_text) == ("13700001111", "欧阳建国", at())
    assert persons(store, "phone_masked")[0] == ("137****1111",)
    # A file that says less takes nothing away.
    short = [{name: one[name] for name in ("name", "document_number", "birth_date") if name in one} for one in FAMILY]
    _, outcome = bring(store, keyring, short)
    assert outcome.counts["rejected"] == 0
    assert opened(store, keyring) == found


def test_what_both_sides_changed_waits_at_the_desk_without_personal_data(store, keyring, rooms):
    bring(store, keyring, FAMILY)
    bring(store, keyring, changed(0, phone="13700001111"), source="社区")
    items = store.read("desk_item", ["kind", "summary", "detail"], where={"kind": "person_conflict"})
    assert items["summary"] == ["欧阳**"]
    assert [one["field"] for one in items["detail"][0]["fields"]] == ["phone_masked"]
    assert "13700001111" not in str(items)
    assert opened(store, keyring).phone == "13812345678/0755-26001234"
    # A third source waits beside it; each one's later word takes the place of its earlier.
    bring(store, keyring, changed(0, phone="13700003333"), source="医院")
    bring(store, keyring, changed(0, phone="13700004444"), source="医院")
    assert store.count("desk_item", {"kind": "person_conflict", "decided_at": None}) == 2
    # The other source's file again: nothing new.
    waits = store.count("desk_item")
    _, outcome = bring(store, keyring, changed(0, phone="13700001111"), source="社区")
    assert outcome.batch is None
    assert store.count("desk_item") == waits


def test_a_move_ends_the_old_stay(store, keyring, rooms):
    bring(store, keyring, FAMILY)
    moved = changed(2, address=at(1, "2", "201"), since="2026-02-01")
    _, outcome = bring(store, keyring, moved)
    assert states(outcome) == {"update": 1, "same": 3}
    person = persons(store, "id")[2][0]
    rows = store.read("occupancy", ["room_id", "valid_to"], where={"person_id": person}, order_by=("id",))
    day = datetime.date(2026, 2, 1)
    assert rows == {"room_id": [rooms[2, "2", "202"], rooms[1, "2", "201"]], "valid_to": [day, None]}


@pytest.mark.parametrize("dated", [None, datetime.date(2026, 3, 1)])
def test_a_wrong_sheet_is_corrected_by_the_one_before(store, keyring, rooms, dated):
    sheets = [[row("张三", number(), address=home)] for home in (at(), at(2))]
    for sheet in (*sheets, *sheets, sheets[0]):
        bring(store, keyring, sheet, dated=dated)
    running = store.read("occupancy", ["room_id"], where={"valid_to": None})["room_id"]
    assert running == [rooms[1, "1", "101"]]
    assert store.count("occupancy") == 2


def test_one_person_owns_one_room_and_lives_in_another(store, keyring, rooms):
    rows = [
        row("王小明", number(5), address=at(), role="家庭成员"),
        row("王小明", number(5), address=at(2), role="房主"),
        row("王小明", number(5), address=at(2, "2"), role="承租"),
    ]
    plan, outcome = bring(store, keyring, rows)
    assert problems(plan) == {4: ["import.repeated"]}
    assert store.count("person") == 1
    assert sorted(stays(store, "room_id", "role", "lives_here")) == sorted(
        [(rooms[1, "1", "101"], "family", True), (rooms[2, "1", "101"], "owner", False)]
    )
    _, outcome = bring(store, keyring, rows[:2])
    assert outcome.batch is None


def test_one_number_with_two_names_is_refused(store, keyring):
    plan = look(store, keyring, [row("王小明", number(5)), row("王大明", number(5))])
    assert problems(plan) == {3: ["person.same_number"]}


def test_a_person_without_a_number_is_never_merged_by_itself(store, keyring, rooms):
    bring(store, keyring, FAMILY)
    again = [row("张小宝", "", birth_date="2026-09-01", sex="男", address=at(2))]
    plan, outcome = bring(store, keyring, again, source="医院")
    assert states(outcome) == {"conflict": 1}
    assert store.count("person") == 4
    item = store.read("desk_item", ["object_id", "summary", "detail"], where={"kind": "person_match"})
    assert item["summary"] == ["张**"]
    assert item["detail"][0]["candidates"] == [persons(store, "id")[3][0]]
    assert "张小宝" not in str(item)
    assert notes(plan)[2] == ["person.waits"]
    # The same row waits already, and another child of that day is somebody else.
    _, outcome = bring(store, keyring, again, source="医院")
    assert outcome.batch is None
    _, outcome = bring(store, keyring, [row("张小贝", "", birth_date="2026-09-01", sex="男")], source="医院")
    assert states(outcome) == {"insert": 1}


def test_who_leads_to_no_room_waits_with_reason_and_candidates(store, keyring, rooms):
    bring(store, keyring, [row("王小明", number(5), address=at(1, "1", "909")), row("王大明", number(6), address="")])
    items = store.read("desk_item", ["object_id", "detail", "summary"], where={"kind": "person_link"}, order_by=("id",))
    assert [one["reason"] for one in items["detail"]] == ["room_unknown", "address_empty"]
    assert items["detail"][0]["candidates"]
    assert items["object_id"] == [one for (one,) in persons(store, "id")]
    # The room is there now, and the next file leads to it: nothing waits any more.
    bring(store, keyring, [row("王小明", number(5), address=at())])
    waits = store.read("desk_item", ["object_id"], where={"kind": "person_link", "decided_at": None})["object_id"]
    assert waits == items["object_id"][1:]


def test_an_area_follows_the_stay_and_not_what_cannot_be_read_or_settled(store, keyring):
    top = add_area(store, "1")
    east, west = add_area(store, "11", top), add_area(store, "12", top)
    houses(store, east, 1)
    house = {"uid": new_uid(), "name": "5栋", "estate": "西苑", "number": "5", "area_id": west}
    key = store.insert("building", house)
    room = {"uid": new_uid(), "building_id": key, "unit": "1", "floor": 1, "number": "101", "area_id": west}
    store.insert("room", room)
    stayed = [row("王小明", number(1), address=at(), since="2020-01-01"), row("李四海", number(2), address=at())]
    bring(store, keyring, [*stayed, row("赵无居", number(3), address="")], area=top)
    assert persons(store, "area_id") == [(east,), (east,), (top,)]
    # What leads nowhere, to a house without such a room, and what is refused: nobody moves.
    told = [row("王小明", number(1), address="不清楚", household_number="A1", tags="低保"),
            row("李四海", number(2), address="西苑5栋1单元909室"),
            row("赵无居", number(3), address="不清楚")]  # fmt: skip
    bring(store, keyring, told, area=top)
    assert persons(store, "area_id") == [(east,), (east,), (top,)]
    bring(store, keyring, [row("王小明", number(1), address="西苑5栋1单元101室", since="2099-01-01")], area=top)
    assert persons(store, "area_id") == [(east,), (east,), (top,)]
    assert store.read("household", ["area_id"])["area_id"] == store.read("person_tag", ["area_id"])["area_id"] == [east]
    # A room that is found takes along.
    bring(store, keyring, [row("王小明", number(1), address="西苑5栋1单元101室", since="2026-10-01"),
                           row("赵无居", number(3), address="西苑5栋1单元101室")], area=top)  # fmt: skip
    assert persons(store, "area_id") == [(west,), (east,), (west,)]
    assert store.read("person_tag", ["area_id"])["area_id"] == [west]
