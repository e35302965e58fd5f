"""Unlinked persons put into rooms by hand, in new ones too, and every decision taken back, on both engines."""

from contextlib import closing
from datetime import date, timedelta

import pytest

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs import link_desk
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import AccessDenied, StoreError
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.person_links import PersonLinks
from civicgrid.plugin.store.residents.stays import Stays
from civicgrid.tests.support.people import add_account, add_area, resident

TODAY = date(2026, 1, 15)


@pytest.fixture
def desk(store):
    """A building with two rooms, three persons of whom two wait; the store, the keys, the building, its rooms."""
    area = add_area(store, "1")
    building = store.insert("building", {"uid": new_uid(), "estate": "幸福花园", "number": "1", "area_id": area})
    rooms = []
    for number, use in (("301", "rented"), ("302", "vacant")):
        row = {"building_id": building, "unit": "", "floor": 3, "number": number, "use_class": use, "area_id": area}
        rooms.append(store.insert("room", {"uid": new_uid(), **row}))
    keyring = make_keys(store.uid)
    persons = [resident(0), resident(1, residence_state="household_here"), resident(2)]
    People(store, keyring).save(persons, area_ids=[area] * 3)
    candidates = [((rooms[0], building, 0.8), (None, building, 0.5), (999, 999, 0.1)), ()]
    texts = ["幸福花园1栋1单元303", ""]
    PersonLinks(store, keyring).put([1, 2], ["room_unknown", "address_empty"], candidates, texts, [area] * 2)
    return store, keyring, building, rooms


def residents(store, building):
    where = {"object_type": "building", "object_id": building}
    return store.read("population_count", ["residents"], where=where)["residents"]


def stays(store):
    rows = store.read("occupancy", ["person_id", "room_id", "role", "lives_here", "method"], order_by=["id"])
    return list(zip(*rows.values(), strict=True))


def test_a_large_desk_is_counted_when_it_is_asked_for_only(desk, monkeypatch):
    store, *_ = desk
    asked = []
    count = PersonLinks.count
    monkeypatch.setattr(PersonLinks, "count", lambda self: asked.append(1) or count(self))
    assert link_desk.waiting(store)[1] == 2
    assert not asked, "a page that is not full says it by itself"
    monkeypatch.setattr(link_desk, "PAGE", 1)
    page, waiting = link_desk.waiting(store)
    assert (len(page), waiting, len(asked)) == (1, 2, 1)
    assert link_desk.waiting(store, 7)[1] == 7
    assert len(asked) == 1


def test_a_case_shows_what_is_there_today(desk):
    store, _, building, rooms = desk
    [first, second], count = link_desk.waiting(store)
    assert count == 2
    case = link_desk.case_of(store, first)
    assert [(one.room, one.building) for one in case.choices] == [(rooms[0], building), (None, building)]
    assert case.choices[0].label.startswith("幸福花园1栋")
    assert "301" in case.choices[0].label
    assert link_desk.case_of(store, second).choices == ()
    shown = link_desk.building_of(store, building)
    assert [cell.id for cell in shown.section.cells] == rooms
    with pytest.raises(StoreError):
        link_desk.building_of(store, 999)


def test_who_was_put_into_the_same_room_by_hand_before_goes_off_the_desk_and_comes_back(desk):
    store, keyring, _, rooms = desk
    Stays(store).add_stay(1, rooms[0], "tenant", TODAY)
    PersonLinks(store, keyring).put([1], ["address_unclear"], [()], ["那边第二家"], [None], moved=[1])
    before = stays(store)
    item = next(one for one in link_desk.waiting(store)[0] if one.person == 1)
    done = link_desk.finish(store, item, rooms[0], "tenant", TODAY)
    assert 1 not in {one.person for one in link_desk.waiting(store)[0]}
    link_desk.undo(store, done)
    assert 1 in {one.person for one in link_desk.waiting(store)[0]}
    assert stays(store) == before


def test_a_decision_is_a_stay_by_hand_and_can_be_taken_back(desk):
    store, _, building, rooms = desk
    item = link_desk.waiting(store)[0][0]
    done = link_desk.finish(store, item, rooms[0], None, TODAY)
    assert stays(store) == [(1, rooms[0], "tenant", True, "hand")]
    assert residents(store, building) == [1]
    assert [one.person for one in link_desk.waiting(store)[0]] == [2]
    link_desk.undo(store, done)
    assert stays(store) == []
    assert residents(store, building) == [0]
    assert link_desk.waiting(store)[0][0] == item


def test_who_is_only_registered_here_is_no_resident(desk):
    store, _, building, rooms = desk
    item = link_desk.waiting(store)[0][1]
    link_desk.finish(store, item, rooms[1], "owner", TODAY)
    assert stays(store) == [(2, rooms[1], "owner", False, "hand")]
    assert residents(store, building) == [0]


def test_a_room_is_made_for_a_person_and_goes_with_the_undo(desk):
    store, _, building, _ = desk
    item = link_desk.waiting(store)[0][0]
    done = link_desk.finish_in_new_room(store, item, building, ("", 3, "303"), "family", TODAY)
    made = store.read("room", ["id", "area_id"], where={"number": "303"})
    assert made["id"] == [done.room]
    assert made["area_id"] != [None]
    assert stays(store) == [(1, done.room, "family", True, "hand")]
    link_desk.undo(store, done)
    assert store.count("room", {"number": "303"}) == 0
    again = link_desk.waiting(store)[0][0]
    kept = link_desk.finish_in_new_room(store, again, building, ("", 3, "303"), "family", TODAY)
    Stays(store).add_stay(3, kept.room, "family", TODAY)
    link_desk.undo(store, kept)
    assert store.count("room", {"number": "303"}) == 1


def test_what_cannot_be_leaves_everything_as_it_was(desk):
    store, _, building, rooms = desk
    item = link_desk.waiting(store)[0][0]
    tomorrow = clock.local_day(clock.utc_now(), store.zone) + timedelta(days=1)
    for work in (
        lambda: link_desk.finish(store, item, 999, None, TODAY),
        lambda: link_desk.finish(store, item, rooms[0], None, tomorrow),
        lambda: link_desk.finish_in_new_room(store, item, building, ("", 3, "301"), None, TODAY),
    ):
        with pytest.raises(StoreError):
            work()
    assert stays(store) == []
    assert store.count("room") == 2
    assert link_desk.waiting(store)[1] == 2


def test_the_second_of_two_clerks_is_told(desk):
    store, _, _, rooms = desk
    item = link_desk.waiting(store)[0][0]
    done = link_desk.finish(store, item, rooms[0], None, TODAY)
    with pytest.raises(StoreError):
        link_desk.finish(store, item, rooms[1], None, TODAY)
    assert len(stays(store)) == 1
    Stays(store).correct_stay(done.change.stay_id, note="核实过")
    with pytest.raises(StoreError):
        link_desk.undo(store, done)
    assert len(stays(store)) == 1


def test_a_clerk_of_the_area_decides_and_a_viewer_does_not(desk, request):
    store, keyring, building, rooms = desk
    if store.engine != "postgis":
        pytest.skip("accounts with rights of their own are a server's")
    cluster = request.getfixturevalue("cluster")
    area = store.read("area", ["id"])["id"][0]
    with (
        closing(add_account(cluster, store, "desk", ("clerk",), area)) as clerk,
        closing(add_account(cluster, store, "look", ("viewer",), area)) as viewer,
    ):
        item = link_desk.waiting(clerk)[0][0]
        opening = PersonLinks(clerk, keyring).open_addresses("核对")
        assert PersonLinks(clerk, keyring).address(opening, item.id) == "幸福花园1栋1单元303"
        done = link_desk.finish_in_new_room(clerk, item, building, ("", 3, "303"), None, TODAY)
        link_desk.undo(clerk, done)
        # only a manager takes rooms away on a server
        assert store.count("room", {"number": "303"}) == 1
        for asked in (
            lambda: link_desk.waiting(viewer),
            lambda: PersonLinks(viewer, keyring).open_addresses("核对"),
            lambda: link_desk.finish(viewer, item, rooms[0], None, TODAY),
        ):
            with pytest.raises(AccessDenied):
                asked()


@pytest.mark.parametrize(("number", "floor"), [("301", 3), ("1203", 12), ("B101", -1), ("12", 2), ("", 2), ("A501", 5)])
def test_a_number_suggests_its_floor(number, floor):
    assert link_desk.floor_of(number, (4, 2)) == floor


def test_the_address_says_the_room():
    assert link_desk.room_parts("幸福花园1栋2单元303室") == ("2", "303")
    assert link_desk.room_parts("菜市场后面") == ("", "")
