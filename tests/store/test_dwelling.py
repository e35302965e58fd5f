"""A building, a room and a person as the panel reads them: the same counts everywhere, masked, within one's rights."""

from datetime import date, datetime, timedelta

import pytest

from civicgrid.plugin.domain.dwelling import by_room, guardian_of, tally
from civicgrid.plugin.jobs.people_houses import events_at, look_at
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import AccessDenied, StoreError, create_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.errors import ChangedMeanwhile
from civicgrid.plugin.store.residents.counts import count_population, count_state
from civicgrid.plugin.store.residents.dwelling import (
    building_of_room,
    read_building,
    read_organisations,
    read_person,
    read_room_stays,
    sees_people,
)
from civicgrid.plugin.store.residents.stays import Stays
from civicgrid.plugin.store.room_corrections import CORRECTED, correct_room
from civicgrid.tests.support.awkward import fill_estate, stay
from civicgrid.tests.support.people import add_account
from civicgrid.tests.support.postgres import SERVICE

TOWER = "2x9x4 skip=4 basement=1x2"


@pytest.fixture
def town(store):
    return fill_estate(store, tower=TOWER)


def named(look, unit, number):
    return next(cell for cell in look.section.cells if (cell.unit, cell.number) == (unit, number))


def test_unit_floor_room_and_building_count_the_same_people(store, town):
    for key in town.buildings.values():
        look = look_at(store, key, people=True)
        # Written anew, without the view: who lives in a room of this building today, each person at the last begin.
        rows = store.query(
            "SELECT room_id, count(*) AS found FROM (SELECT o.person_id, o.room_id, row_number() OVER"
            " (PARTITION BY o.person_id ORDER BY o.valid_from DESC, o.id DESC) AS place FROM occupancy AS o"
            " WHERE o.lives_here AND o.valid_from <= :day AND (o.valid_to IS NULL OR o.valid_to > :day)) AS s"
            " JOIN room ON room.id = room_id WHERE place = 1 AND building_id = :id GROUP BY room_id",
            {"day": clock.local_day(clock.utc_now(), store.zone), "id": key},
        )
        wanted = {row["room_id"]: row["found"] for row in rows}
        assert {room: len(here) for room, here in look.rooms.items()} == wanted
        assert {cell.id: cell.people for cell in look.section.cells if cell.people} == wanted
        total = sum(wanted.values())
        assert look.tally.residents == look.building.counted == total
        units = {cell.unit for cell in look.section.cells}
        assert sum(look.section.people(unit=unit) or 0 for unit in units) == total
        assert sum(look.section.people(floor=floor) or 0 for floor in look.section.floors) == total
        summary = store.query("SELECT residents, households, rooms FROM building_summary WHERE id = :id", {"id": key})[
            0
        ]
        assert summary == {"residents": total, "households": look.building.households,
                           "rooms": len(look.building.rooms)}  # fmt: skip


def test_a_building_is_read_with_where_it_lies_and_who_is_in_charge(store, town):
    look = look_at(store, town.buildings["mixed"], people=True)
    assert look.building.title == "翠湖花园3栋"
    assert look.building.areas == ["翠湖社区"]
    assert [(grid["code"], bool(grid["conflict"])) for grid in look.building.grids] == [("G1", False)]
    assert {one["name"] for one in look.building.staff} == {"林一", "何二"}
    counts = look.tally
    assert (counts.residents, counts.registered, counts.floating, counts.left_behind, counts.from_abroad) == (
        6,
        3,
        1,
        1,
        1,
    )
    assert (counts.minors, counts.aged_60, counts.aged_80) == (1, 2, 1)
    assert [row["title"] for row in events_at(store, look.building)] == ["楼道堆放杂物", "电梯故障"]
    far = look_at(store, town.buildings["empty"], people=True)
    assert events_at(store, far.building) == []
    assert [row["name"] for row in read_organisations(store, look.building.id)] == ["翠湖便民服务站"]


def test_the_chart_shows_what_is_merged_stale_vacant_and_missing(store, town):
    look = look_at(store, town.buildings["mixed"], people=True)
    assert named(look, "1", "303-304").width == 2
    assert named(look, "1", "603").width == 2, "a room that the pattern merged keeps its width in the store"
    assert named(look, "2", "1001").rise == 2
    assert [floor for floor in look.section.floors if floor in (11, 4)] == [11], (
        "the duplex reaches into 11; 4 is left out"
    )
    assert "unverified" in named(look, "1", "502").states
    assert not {"stale", "unverified"} & named(look, "1", "501").states
    assert not named(look, "1", "302").states, "nobody lives in a vacant room"
    assert named(look, "1", "301").classes == ("floating",)
    assert named(look, "1", "501").classes == ("registered",)
    assert [block.across for block in look.section.blocks] == [False, False, True]
    assert look_at(store, town.buildings["yard"], people=True).section.farmyard
    empty = look_at(store, town.buildings["empty"], people=True)
    assert (empty.section.cells, empty.tally.residents) == ([], 0)
    with pytest.raises(StoreError):
        look_at(store, 10**9, people=True)


def test_a_stay_that_has_ended_or_a_second_one_counts_nowhere_else(store, town):
    building = town.buildings["mixed"]
    today = clock.local_day(clock.utc_now(), store.zone)
    moved = [one for one in read_building(store, building, today, people=True).residents
             if one.person_id == town.people["moved"]]  # fmt: skip
    assert [one.room_id for one in moved] == [town.rooms["duplex"]]
    stay(store, town.people["moved"], town.rooms["yard"], town.area, since=date(2024, 1, 1))
    assert look_at(store, building, people=True).tally.residents == 5
    assert look_at(store, town.buildings["yard"], people=True).tally.residents == 2
    stays = read_person(store, town.people["moved"]).stays
    assert [one.counts for one in stays] == [True, False, False]
    assert [one.building for one in stays] == ["石桥村12号", "翠湖花园3栋", "翠湖花园3栋"]


def test_a_room_tells_who_lives_there_who_owns_it_and_who_has_left(store, town):
    stays = read_room_stays(store, town.rooms["let"])
    assert [(one.role, one.lives_here, one.counts, one.person.name_masked) for one in stays] == [
        ("tenant", True, True, "买**·艾*"), ("owner", False, False, "张**"),
    ]  # fmt: skip
    left = read_room_stays(store, town.rooms["other"])
    assert [(one.valid_to, one.counts) for one in left] == [(date(2023, 1, 1), False)]
    assert building_of_room(store, town.rooms["let"]) == town.buildings["mixed"]
    with pytest.raises(StoreError):
        building_of_room(store, 10**9)


def test_a_person_is_found_with_all_rooms_and_the_household(store, town):
    father = read_person(store, town.people["father"])
    assert [(one.number, one.lives_here, one.counts) for one in father.stays] == [
        ("501", True, True),
        ("301", False, False),
    ]
    assert {one.name_masked for one in father.family} == {"王*", "张*"}
    assert set(father.buildings) == {town.buildings["mixed"]}
    assert father.facts["document_masked"].count("*") == 16
    with pytest.raises(StoreError):
        read_person(store, 10**9)


def test_a_child_stands_with_the_head_of_its_household(store, town):
    today = clock.local_day(clock.utc_now(), store.zone)
    residents = read_building(store, town.buildings["mixed"], today, people=True).residents
    here = by_room(residents)[town.rooms["family"]]
    child = next(one for one in here if one.person_id == town.people["child"])
    year = today.year
    assert guardian_of(child, here, year).person_id == town.people["father"]
    assert guardian_of(child, [one for one in here if one.relation_to_head != "head"], year).name_masked == "王*"
    assert guardian_of(child, [child], year) is None
    assert tally(here, year).minors == 1
    assert tally(here, year + 10).minors == 0, "the year after that in which it turns eighteen"


def test_a_room_is_corrected_its_building_follows_and_it_is_taken_back(store, town):
    building, room = town.buildings["yard"], town.rooms["yard"]
    seen = {"number": "12", "use_class": "self_occupied"}
    seen["number"] = store.read("room", ["number"], where={"id": room})["number"][0]
    change = correct_room(store, room, seen=seen, use_class="rented", area_m2=120.5, rental_use="dwelling")
    assert store.read("room", ["use_class", "area_m2"], where={"id": room}) == {
        "use_class": ["rented"],
        "area_m2": [120.5],
    }
    assert store.read("building", ["use_class"], where={"id": building})["use_class"] == ["rented"]
    with pytest.raises(ChangedMeanwhile):
        correct_room(store, room, seen=seen, use_class="vacant")
    with pytest.raises(StoreError):
        correct_room(store, room, seen={}, use_class="rented")
    with pytest.raises(ValueError, match="building_id"):
        correct_room(store, room, seen={}, building_id=building)
    Stays(store).undo(change)
    assert store.read("room", ["use_class", "area_m2"], where={"id": room}) == {
        "use_class": ["self_occupied"],
        "area_m2": [None],
    }
    assert store.read("building", ["use_class"], where={"id": building})["use_class"] == ["self_occupied"]
    actions = [line.action for line in Audit(store).lines(most=2)]
    assert actions == ["undo_stays", "correct_room"]
    assert Audit(store).verify() is None


def test_two_rooms_get_no_common_door(store, town):
    family, old = town.rooms["family"], town.rooms["old"]
    row = store.read("room", CORRECTED, where={"id": family})
    with pytest.raises(StoreError) as refused:
        correct_room(store, old, seen={}, number=row["number"][0])
    assert "501" in str(refused.value)


def test_on_a_server_who_may_not_see_residents_sees_the_house_alone(cluster):
    with create_store(f"service={SERVICE} schema=dwelling_roles") as owner:
        town = fill_estate(owner, tower=TOWER)
        building, room = town.buildings["mixed"], town.rooms["vacant"]
        other = owner.insert("area", {"uid": "x" * 36, "code": "FAR", "name": "远", "level": "community"})
        with add_account(cluster, owner, "gast", ("viewer",), town.area) as viewer:
            assert not sees_people(frozenset({"viewer", "handler", "verifier"}))
            look = look_at(viewer, building, people=False)
            assert look.rooms is look.tally is None
            assert (look.building.counted, look.building.households) == (6, 1)
            assert {cell.people for cell in look.section.cells} == {None}
            with pytest.raises(AccessDenied):
                look_at(viewer, building, people=True)
            with pytest.raises(AccessDenied):
                read_room_stays(viewer, town.rooms["family"])
            with pytest.raises(AccessDenied):
                correct_room(viewer, room, seen={}, use_class="rented")
        with add_account(cluster, owner, "netz", ("grid_worker",), town.area) as worker:
            assert look_at(worker, building, people=True).tally.residents == 6
            change = correct_room(worker, room, seen={"use_class": "vacant"}, use_class="rented")
            Stays(worker).undo(change)
            yard = correct_room(worker, town.rooms["yard"], seen={}, use_class="rented")
            assert owner.read("building", ["use_class"], where={"id": town.buildings["yard"]})["use_class"] == [
                "rented"
            ]
            Stays(worker).undo(yard)
        with add_account(cluster, owner, "fern", ("clerk",), other) as far, pytest.raises(StoreError):
            look_at(far, building, people=True)


def test_a_moment_decides_what_is_stale(store, town):
    later = clock.utc_now() + timedelta(days=400)
    look = look_at(store, town.buildings["mixed"], people=True, now=datetime.fromisoformat(later.isoformat()))
    assert "stale" in named(look, "1", "501").states


def test_the_stored_counts_follow_what_the_panel_writes(store, town):
    count_population(store)
    room = town.rooms["yard"]
    change = correct_room(store, room, seen={}, area_m2=33.0)
    assert not count_state(store).stale
    Stays(store).undo(change)
    assert not count_state(store).stale

    def counted(key):
        where = {"object_type": "building", "object_id": town.buildings[key]}
        return store.read("population_count", ["residents"], where=where)["residents"]

    assert (counted("mixed"), counted("yard")) == ([6], [1])
    change = Stays(store).add_stay(town.people["moved"], town.rooms["yard"], "tenant", date(2025, 1, 1))
    assert (counted("mixed"), counted("yard")) == ([5], [2])
    Stays(store).undo(change)
    assert (counted("mixed"), counted("yard")) == ([6], [1])
