"""Writes of places on both engines, and a map with its residents from end to end."""

from datetime import date, timedelta

import numpy as np
import pytest

from civicgrid.plugin.domain.uid import new_uids
from civicgrid.plugin.jobs.grids import propose_grids
from civicgrid.plugin.jobs.import_osm import import_osm
from civicgrid.plugin.jobs.linking import link_buildings
from civicgrid.plugin.jobs.residents import fill_residents
from civicgrid.plugin.services import clock
from civicgrid.plugin.services.geos import shapely
from civicgrid.plugin.services.keys import Keyring
from civicgrid.plugin.store import ConstraintViolation, create_store
from civicgrid.plugin.store.places import residents_by_building, swap_memberships, update_rows
from civicgrid.tests.support.osm import OsmFile


def add_grids(store, count: int) -> None:
    store.load(
        "grid",
        {
            "uid": new_uids(count),
            "code": [f"44030700100200{number}" for number in range(count)],
            "name": ["网格"] * count,
            "valid_from": ["2026-01-01"] * count,
            "geom": [shapely.to_wkb(shapely.MultiPolygon([shapely.box(114, 22, 115, 23)]))] * count,
        },
    )


def memberships(store) -> list[tuple]:
    rows = store.read(
        "grid_membership",
        ["object_type", "object_id", "grid_id", "declared_code", "conflict"],
        order_by=["object_type", "object_id", "grid_id"],
    )
    return list(zip(*rows.values(), strict=True))


def test_memberships_are_swapped_by_kind(store):
    add_grids(store, 2)
    awkward = "tab\tbackslash\\ line\n'; --"
    assert swap_memberships(store, "component", np.array([7]), np.array([2]), [awkward], np.array([True])) == 1
    swap_memberships(store, "building", np.array([3, 2]), np.array([1, 2]))
    assert swap_memberships(store, "building", np.array([9, 5, 5]), np.array([1, 1, 2])) == 3
    assert memberships(store) == [
        ("building", 5, 1, None, False),
        ("building", 5, 2, None, False),
        ("building", 9, 1, None, False),
        ("component", 7, 2, awkward, True),
    ]
    swap_memberships(store, "building", np.empty(0, dtype=int), np.empty(0, dtype=int))
    assert [row[0] for row in memberships(store)] == ["component"]


def test_a_swap_that_fails_changes_nothing(store):
    add_grids(store, 1)
    swap_memberships(store, "building", np.array([3]), np.array([1]))
    with pytest.raises(ConstraintViolation):
        swap_memberships(store, "building", np.array([4]), np.array([99]))
    assert [row[1] for row in memberships(store)] == [3]
    swap_memberships(store, "building", np.array([4]), np.array([1]))
    assert [row[1] for row in memberships(store)] == [4]


def test_update_rows_changes_the_named_columns_of_the_named_rows(store):
    store.load("building", {"uid": new_uids(3), "name": ["a", "b", "c"], "floors": [1, 2, 3]})
    before = store.read("building", ["uid"], order_by=["id"])
    assert update_rows(store, "building", [3, 1, 99], {"name": ["C", "a", "x"], "units": [1, None, 2]}) == 1
    assert store.read("building", ["name", "floors", "units"], order_by=["id"]) == {
        "name": ["a", "b", "C"], "floors": [1, 2, 3], "units": [None, None, 1],
    }  # fmt: skip
    assert store.read("building", ["uid"], order_by=["id"]) == before
    assert update_rows(store, "building", [], {"name": []}) == 0


def test_residents_count_once_where_they_live_that_day(store):
    for name in ("east", "west"):
        building = store.insert("building", {"uid": new_uids(1)[0], "name": name})
        store.insert("room", {"uid": new_uids(1)[0], "building_id": building, "floor": 1, "number": "101"})
    for _ in range(4):
        store.insert("person", {"uid": new_uids(1)[0], "name_masked": "张*"})

    today, day, long_ago = clock.local_day(clock.utc_now(), store.zone), timedelta(days=1), date(2020, 1, 1)

    def stays(person, room, begin, end=None, lives_here=True):
        values = {"uid": new_uids(1)[0], "person_id": person, "room_id": room, "role": "owner", "valid_from": begin}
        return store.insert("occupancy", {**values, "valid_to": end, "lives_here": lives_here})

    stays(1, 1, long_ago)
    later = stays(1, 2, long_ago + day)  # lives in both on paper: counts where the stay began last
    leaving = stays(2, 1, long_ago, today)  # moved out today
    coming = stays(3, 1, today + day)  # not yet
    stays(4, 1, long_ago, lives_here=False)  # owns, lives elsewhere
    assert residents_by_building(store) == {2: 1}
    store.update("occupancy", leaving, {"valid_to": today + day})
    store.update("occupancy", coming, {"valid_from": today})
    assert residents_by_building(store) == {1: 2, 2: 1}
    store.update("occupancy", later, {"lives_here": False})
    assert residents_by_building(store) == {1: 3}


def test_a_map_with_its_residents(new_database, tmp_path):
    osm = OsmFile()
    osm.way([osm.node(0, 0), osm.node(4, 0)], highway="residential", name="人民路")
    for number in range(6):
        osm.way(osm.square(number * 0.5, 0.2), building="apartments", building__levels="6")
    with create_store(new_database(), purpose="demo") as store:
        import_osm(store, osm.write(tmp_path / "map.osm"))
        assert propose_grids(store).grids == 1
        assert link_buildings(store).linked == 6
        made = fill_residents(store, Keyring.create_file(tmp_path / "keys", store.uid), population=90)
        assert made.people == store.count("person") == 90
        assert made.linked == store.count("occupancy")
        assert made.linked + sum(made.unlinked.values()) == 90
        assert store.count("person", {"area_id": None}) == 0
        assert store.count("person", {"resident_rule": None}) == 0
        assert import_osm(store, tmp_path / "map.osm").counts["building"].unchanged == 6
        assert None not in set(store.read("building", ["use_class"])["use_class"])
