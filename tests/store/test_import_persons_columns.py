"""Parts of an address in columns of their own: what contradicts itself leads to no room until somebody decides."""

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.linking.persons import link_persons
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.tests.support.residents import bring, notes, number, row

DOUBTED = ["person.unit_doubted"]


def sheet(*parts, **values):
    return [
        row("张三", number(place), estate="翡翠花园", building=building, unit=unit, room=room, **values)
        for place, (building, unit, room) in enumerate(parts)
    ]


def lived_in(store):
    return dict(zip(*store.read("occupancy", ["person_id", "room_id"]).values(), strict=True))


def test_a_room_of_another_unit_than_its_column_says_waits_with_the_rooms_of_both(store, keyring, rooms):
    plan, _ = bring(store, keyring, sheet(("2", "1", "2-201"), ("2", "1", "1-201"), ("2", "2", "2单元102")))
    assert notes(plan) == {2: DOUBTED}
    assert lived_in(store) == {2: rooms[2, "1", "201"], 3: rooms[2, "2", "102"]}
    [waits] = PersonLinks(store, keyring).waiting()
    assert (waits.person, waits.reason) == (1, "address_unclear")
    assert {room for room, _, _ in waits.candidates} == {rooms[2, "1", "201"], rooms[2, "2", "201"]}
    # To link again by the sealed address decides no more than the import did.
    link_persons(store, keyring, reason="核对", everyone=True)
    assert set(lived_in(store)) == {2, 3}


def test_a_whole_sheet_shows_that_the_number_is_the_buildings(store, keyring, rooms):
    plan, _ = bring(store, keyring, sheet(("2", "1", "2-102"), ("1", "2", "1-201"), ("2", "1", "2-201")))
    assert notes(plan) == {}
    assert lived_in(store) == {1: rooms[2, "1", "102"], 2: rooms[1, "2", "201"], 3: rooms[2, "1", "201"]}


def test_a_code_finds_the_room_without_the_unit_that_its_number_repeats(store, keyring, rooms):
    parts = (("", "1", "1-201"), ("", "1", "2-201"), ("", "2", "102"))
    plan, _ = bring(store, keyring, [{**one, "estate": None, "building_code": "FC0002"} for one in sheet(*parts)])
    assert notes(plan) == {3: DOUBTED}
    assert lived_in(store) == {1: rooms[2, "1", "201"], 3: rooms[2, "2", "102"]}


def test_a_room_below_ground_is_none_above(store, keyring, rooms):
    texts = ("-101", "负101", "地下101", "B101", "−101室")
    parts = [("1", "1", text) for text in texts]
    bring(store, keyring, sheet(*parts))
    assert lived_in(store) == {}
    assert {one.reason for one in PersonLinks(store, keyring).waiting()} == {"room_unknown"}
    building = store.read("building", ["id"], where={"number": "1"})["id"][0]
    values = {"uid": new_uid(), "building_id": building, "unit": "1", "floor": -1, "number": "-101"}
    below = store.insert("room", values)
    link_persons(store, keyring, reason="补录地下室")
    assert set(lived_in(store).values()) == {below}
    assert len(lived_in(store)) == len(texts)


def test_columns_that_contradict_the_address_wait_and_nothing_is_linked_again(store, keyring, rooms):
    whole = "翡翠花园2栋1单元201"
    parts = [
        {"address": whole, "building": "2", "unit": "1", "room": "201"},
        {"address": whole, "building": "1", "unit": "1", "room": "202"},
        {"address": "翡翠花园2栋", "building": "1", "unit": "1", "room": "202"},
        {"address": "翡翠花园2栋101", "unit": "2"},
        {"address": whole, "building_code": "FC0001", "unit": "2", "room": "101"},
    ]
    plan, _ = bring(store, keyring, [row("张三", number(place), **values) for place, values in enumerate(parts)])
    contrary = ["person.columns_contrary"]
    assert notes(plan) == {3: contrary, 4: contrary, 6: contrary}
    assert lived_in(store) == {1: rooms[2, "1", "201"], 4: rooms[2, "2", "101"]}
    waits = {one.person: one.reason for one in PersonLinks(store, keyring).waiting()}
    assert waits == {2: "address_unclear", 3: "address_unclear", 5: "room_missing"}
    link_persons(store, keyring, reason="核对", everyone=True)
    assert set(lived_in(store)) == {1, 4}


def test_a_floor_in_its_column_is_held_against_the_room(store, keyring, rooms):
    given = [{**one, "floor": floor} for one, floor in zip(sheet(("1", "1", "201"), ("1", "1", "201"), ("1", "1", "1")),
                                                          ("2", "3", "2"), strict=True)]  # fmt: skip
    bring(store, keyring, given)
    assert lived_in(store) == {1: rooms[1, "1", "201"], 3: rooms[1, "1", "201"]}
    assert [one.reason for one in PersonLinks(store, keyring).waiting()] == ["room_floor"]


def test_a_village_group_and_door_in_columns_find_the_house(store, keyring):
    houses_there = {}
    for group in ("3", "4"):
        values = {"uid": new_uid(), "road": f"大王村{group}组", "door": "12", "name": f"大王村{group}组12号"}
        building = store.insert("building", values)
        room = {"uid": new_uid(), "building_id": building, "unit": "", "floor": 1, "number": "1"}
        houses_there[group] = store.insert("room", room)
    bring(store, keyring, [row("张三", number(0), village="大王村", group="3组", door="12号"),
                           row("李四", number(1), village="大王", group="4", door="12")])  # fmt: skip
    assert lived_in(store) == {1: houses_there["3"], 2: houses_there["4"]}


def test_an_estate_is_found_with_and_without_its_word(store, keyring, rooms):
    values = {"uid": new_uid(), "estate": "阳光100", "number": "1", "name": "阳光100的1栋"}
    building = store.insert("building", values)
    sunny = store.insert("room", {"uid": new_uid(), "building_id": building, "unit": "1", "floor": 1, "number": "101"})
    bring(store, keyring, [
        row("张三", number(0), address="翡翠花园小区1栋1单元101"),
        row("李四", number(1), estate="阳光100", building="1", unit="1", room="101"),
    ])  # fmt: skip
    assert lived_in(store) == {1: rooms[1, "1", "101"], 2: sunny}
