"""Rooms in bulk on both engines: what follows for the buildings, what stays, and what goes back."""

from contextlib import closing
from datetime import date
from itertools import chain, combinations

import pytest

from civicgrid.plugin.domain.population import ROOM_CLASSES, building_class
from civicgrid.plugin.domain.problems import english
from civicgrid.plugin.domain.rooms.line import parse_pattern
from civicgrid.plugin.domain.rooms.pattern import FARMYARD
from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.jobs import rooms
from civicgrid.plugin.jobs.linking import link_addresses
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.jobs.rooms import RoomsInUse, layouts_of, make_rooms, plan_rooms, undo_rooms
from civicgrid.plugin.store import AccessDenied, StoreError
from civicgrid.plugin.store.rooms import buildings_without_rooms, refresh_use_classes
from civicgrid.tests.support.town import Town


def add_buildings(store, count, **values):
    ids = store.reserve_ids("building", count).tolist()
    rows = {name: [value] * count for name, value in values.items()}
    store.load("building", {"id": ids, "uid": new_uids(count), **rows}, key=("id",))
    return ids


def add_room(store, building, number, **values):
    row = {"uid": new_uid(), "building_id": building, "floor": 1, "number": number, **values}
    return store.insert("room", row)


def test_the_class_of_a_building_is_the_domain_s_for_every_set_of_rooms(store):
    classes = sorted(ROOM_CLASSES)
    sets = list(chain.from_iterable(combinations(classes, count) for count in range(len(classes) + 1)))
    ids = add_buildings(store, len(sets), use_class="shop")
    for building, uses in zip(ids, sets, strict=True):
        for number, use in enumerate((*uses, *uses[:1]), start=101):
            add_room(store, building, str(number), use_class=use)
    expected = [building_class(uses) for uses in sets]
    changed = sum(use != "shop" for use in expected) - (expected[-1] != "shop")
    assert refresh_use_classes(store, ids[:-1]) == changed
    found = store.read("building", ["use_class"], order_by=("id",))["use_class"]
    assert found[:-1] == expected[:-1]
    assert found[-1] == "shop", "only the buildings that are asked for"
    refresh_use_classes(store, ids)
    assert store.read("building", ["use_class"], order_by=("id",))["use_class"] == expected
    assert buildings_without_rooms(store) == ids[:1]
    assert refresh_use_classes(store, ids) == refresh_use_classes(store, []) == 0


def rooms_of(store, building):
    rows = store.read("room", ["unit", "floor", "number"], where={"building_id": building}, order_by=("id",))
    return list(zip(*rows.values(), strict=True))


def settle(store, room):
    person = store.insert("person", {"uid": new_uid(), "name_masked": "张*"})
    stay = {"person_id": person, "room_id": room, "role": "owner", "valid_from": date(2020, 1, 1)}
    store.insert("occupancy", {"uid": new_uid(), **stay})


def test_a_pattern_makes_rooms_and_what_follows_from_them(store):
    town = store.insert("area", {"uid": new_uid(), "code": "A1", "name": "东街道", "level": "town"})
    ids = add_buildings(store, 3, area_id=town)
    store.update("building", ids[1], {"floors": 9, "units": 1})
    made = make_rooms(store, ids[:2], parse_pattern("3x11x4 basement=1x2 ground=5"))
    assert len(made.ids) == len(set(made.ids)) == 2 * (3 * 10 * 4 + 3 * 2 + 5)
    assert store.count("room") == len(made.ids) == store.count("room", {"area_id": town})
    assert len(rooms_of(store, ids[0])) == 131
    rows = store.read("building", ["floors", "basements", "units", "use_class"], order_by=("id",))
    assert list(zip(*rows.values(), strict=True)) == [(11, 1, 3, "mixed"), (9, 1, 1, "mixed"), (None, 0, None, None)]


def test_what_is_there_stays_and_another_writing_is_a_conflict(store):
    (building,) = add_buildings(store, 1)
    there = add_room(store, building, "101", unit="1", use_class="rented")
    written = add_room(store, building, "0201", unit="1", floor=2)
    moved = add_room(store, building, "302", unit="1", floor=4)
    other = add_room(store, building, "传达室", unit="")
    layouts = layouts_of(store, [building], parse_pattern("1x3x2"))
    plan = plan_rooms(store, layouts)
    made = make_rooms(store, [building], parse_pattern("1x3x2"))
    assert (plan.new, plan.there, plan.extra, len(plan.conflicts)) == (len(made.ids), made.there, 1, 2) == (3, 1, 1, 2)
    told = {conflict.existing: conflict.problem for conflict in made.conflicts}
    assert {key: problem.code for key, problem in told.items()} == {
        written: "rooms.conflict_written", moved: "rooms.conflict_unit",
    }  # fmt: skip
    assert all(english(problem) for problem in told.values())
    assert store.read("room", ["id", "use_class"], where={"id": [there, other]})["use_class"] == [
        "rented",
        "self_occupied",
    ]
    states = {cell.number: cell.states for cell in plan.sections[building].cells}
    assert states["302"] == {"conflict"}
    assert states["102"] == {"new"}
    assert states["101"] == frozenset()
    again = make_rooms(store, [building], parse_pattern("1x3x2"))
    assert (again.ids, again.there, again.storeys) == ([], 4, {})


def test_replacing_never_takes_a_room_that_is_in_use(store):
    (building,) = add_buildings(store, 1)
    empty, lived, firm = (add_room(store, building, number) for number in ("1", "2", "3"))
    settle(store, lived)
    store.insert("organisation", {"uid": new_uid(), "name": "店", "room_id": firm})
    pattern = parse_pattern("1x1x2 unit=-")
    plan = plan_rooms(store, layouts_of(store, [building], pattern), replace=True)
    assert (plan.new, plan.extra) == (2, 3)
    made = make_rooms(store, [building], pattern, replace=True)
    assert (made.kept, made.removed["id"]) == (2, [empty])
    assert [number for _, _, number in rooms_of(store, building)] == ["2", "3", "101", "102"]
    assert undo_rooms(store, made) == 2
    assert [number for _, _, number in rooms_of(store, building)] == ["1", "2", "3"]


def test_undoing_takes_exactly_what_was_made_and_gives_the_storeys_back(store):
    ids = add_buildings(store, 2)
    add_room(store, ids[0], "101", unit="1", use_class="shop")
    refresh_use_classes(store, ids)
    columns = ["floors", "basements", "units", "use_class"]
    before = store.read("building", columns, order_by=("id",))
    made = make_rooms(store, ids, parse_pattern("2x3x2 basement=1x1"))
    store.update("building", ids[1], {"floors": 7})
    assert undo_rooms(store, made) == len(made.ids)
    after = store.read("building", columns, order_by=("id",))
    assert (after.pop("floors"), before.pop("floors")) == ([None, 7], [None, None])
    assert after.pop("basements") == [0, 1], "a building that somebody corrected meanwhile is left alone"
    assert before.pop("basements") == [0, 0]
    assert after["use_class"] == before["use_class"]
    assert rooms_of(store, ids[0]) == [("1", 1, "101")]


def test_nothing_is_undone_once_somebody_lives_there(store):
    (building,) = add_buildings(store, 1)
    made = make_rooms(store, [building], parse_pattern("1x1x3"))
    settle(store, made.ids[1])
    with pytest.raises(RoomsInUse):
        undo_rooms(store, made)
    assert store.count("room") == 3


def test_nothing_is_undone_once_somebody_worked_on_a_room(store):
    (building,) = add_buildings(store, 1)
    made = make_rooms(store, [building], parse_pattern("1x1x3"))
    store.update("room", made.ids[1], {"area_m2": 88.5})
    with pytest.raises(RoomsInUse):
        undo_rooms(store, made)
    assert store.count("room") == 3
    store.update("room", made.ids[1], {"area_m2": None})
    assert undo_rooms(store, made) == 3


def test_farmyards_take_their_number_from_the_door(store):
    ids = add_buildings(store, 3)
    for building, door in zip(ids, ("12号", "15附1", None), strict=True):
        store.update("building", building, {"door": door})
    make_rooms(store, ids, FARMYARD)
    assert [rooms_of(store, building) for building in ids] == [[("", 1, "12")], [("", 1, "15附1")], [("", 1, "1")]]
    rows = store.read("building", ["units", "use_class"], order_by=("id",))
    assert rows == {"units": [None] * 3, "use_class": ["self_occupied"] * 3}


def test_cancelled_or_failed_nothing_is_left(store, monkeypatch):
    ids = add_buildings(store, 30)
    monkeypatch.setattr(rooms, "ROOMS_A_LOAD", 100)
    steps = []

    def cancelled():
        steps.append(store.query("SELECT count(*) AS found FROM room")[0]["found"])
        return len(steps) > 2

    with pytest.raises(Cancelled):
        make_rooms(store, ids, parse_pattern("1x5x4"), progress=Progress(cancelled))
    assert steps == [100, 200, 300], "rooms enter in parts, all in one transaction"
    assert store.count("room") == 0
    assert set(store.read("building", ["floors"])["floors"]) == {None}
    with pytest.raises(StoreError, match="no building 999"):
        make_rooms(store, [*ids, 999], parse_pattern("1x5x4"))
    assert store.count("room") == 0


def test_a_clerk_of_an_area_makes_rooms_there_and_may_not_delete(cluster):
    with closing(Town(cluster, "rooms_town")) as town, town.open_as("clerk_east") as store:
        east, west = town.rows["e"]["building"], town.rows["w"]["building"]
        made = make_rooms(store, [east], parse_pattern("2x3x2"))
        assert len(made.ids) == 12
        assert store.read("building", ["floors", "use_class"], where={"id": east})["floors"] == [3]
        with pytest.raises(StoreError, match="no building"):
            make_rooms(store, [west], parse_pattern("1x1x1"))
        with pytest.raises(AccessDenied):
            undo_rooms(store, made)
        assert store.count("room", {"id": made.ids}) == 12


@pytest.mark.parametrize("example", ["101", "0101", "1-101", "A101", "101室"])
def test_residents_find_a_made_room_however_its_number_is_written(store, example):
    (building,) = add_buildings(store, 1, estate="翠湖花园", number="3")
    unit = "A" if example == "A101" else "1"
    made = make_rooms(store, [building], parse_pattern(f"2x3x2 number={example} unit={unit}"))
    texts = [f"翠湖花园3栋{unit}单元201", f"翠湖花园3号楼{unit}单元201室"]
    links = link_addresses(store, texts)
    rooms = store.read("room", ["id"], where={"unit": unit, "floor": 2}, order_by=("id",))["id"]
    assert links.room == [rooms[0]] * 2
    assert rooms[0] in made.ids
