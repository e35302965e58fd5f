"""Links in a store: buildings to grids, people to rooms by their address."""

from datetime import date

import numpy as np
import pytest

from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.jobs.grids import import_grids, propose_grids
from civicgrid.plugin.jobs.linking import SENTENCES, AddressBook, link_addresses, link_buildings
from civicgrid.plugin.services.geos import shapely
from civicgrid.plugin.store import ConstraintViolation, StoreError, create_store
from civicgrid.plugin.store.places import swap_memberships, update_rows
from civicgrid.tests.support.maps import create_map


@pytest.fixture
def store(tmp_path):
    with create_store(str(tmp_path / "links.gpkg"), purpose="demo") as store:
        yield store


def house(x: float, y: float = 22.7, **values) -> dict:
    outline = shapely.to_wkb(shapely.MultiPolygon([shapely.box(x, y, x + 0.0001, y + 0.0001)]))
    return {"uid": new_uid(), "geom": outline, **values}


def square(west: float, east: float) -> bytes:
    return shapely.to_wkb(shapely.box(west, 22.69, east, 22.71))


def memberships(store) -> list[tuple]:
    rows = store.read(
        "grid_membership", ["object_id", "grid_id", "declared_code", "conflict"], order_by=["object_id", "grid_id"]
    )
    return list(zip(*rows.values(), strict=True))


def test_buildings_are_linked_and_conflicts_flagged(store):
    import_grids(
        store, [square(114.0, 114.1), square(114.1, 114.2)], ["440307001002001", "440307001002002"], ["甲", "乙"]
    )
    first, second = store.read("grid", ["id"], order_by=["code"])["id"]
    inside = store.insert("building", house(114.05))
    agreed = store.insert("building", house(114.15, grid_code="440307001002002"))
    moved = store.insert("building", house(114.06, grid_code="440307001002002"))
    store.insert("building", house(115))
    store.insert("building", {"uid": new_uid()})
    links = link_buildings(store)
    assert (links.linked, links.unlinked, links.conflicts) == (3, 2, 1)
    assert memberships(store) == [
        (inside, first, None, False),
        (agreed, second, "440307001002002", False),
        (moved, first, "440307001002002", True),
    ]
    assert link_buildings(store) == links
    assert len(memberships(store)) == 3


def test_a_building_on_a_border_is_in_one_grid(store):
    import_grids(
        store, [square(114.0, 114.1), square(114.1, 114.2)], ["440307001002001", "440307001002002"], ["甲", "乙"]
    )
    store.insert("building", house(114.09995))
    store.insert("building", house(114.1 - 0.00005))
    assert link_buildings(store).linked == 2
    assert [row[0] for row in memberships(store)] == [1, 2]


def test_each_version_of_a_grid_has_its_members(store):
    old, new = date(2024, 1, 1), date(2025, 1, 1)
    for code, start, end in (("440307001002001", old, new), ("440307001002009", new, None)):
        store.insert(
            "grid",
            {"uid": new_uid(), "code": code, "name": code, "valid_from": start, "valid_to": end,
             "geom": shapely.to_wkb(shapely.MultiPolygon([shapely.from_wkb(square(114.0, 114.1))]))},
        )  # fmt: skip
    store.insert("building", house(114.05))
    assert link_buildings(store).linked == 1
    assert [row[1] for row in memberships(store)] == [1, 2]


def test_buildings_take_the_area_of_their_grid(store):
    area = store.insert("area", {"uid": new_uid(), "code": "440307001002", "name": "社区", "level": "community"})
    import_grids(store, [square(114.0, 114.1)], ["440307001002001"], ["甲"])
    store.insert("building", house(114.05, floors=5))
    link_buildings(store)
    assert store.read("building", ["area_id", "floors"]) == {"area_id": [area], "floors": [5]}


def test_the_same_grids_on_another_day_are_corrected_not_given_another_version(store):
    import_grids(store, [square(114.0, 114.1)], ["440307001002001"], ["甲"])
    update_rows(store, "grid", store.read("grid", ["id"])["id"], {"valid_from": [date(2020, 1, 1)]})
    import_grids(store, [square(114.0, 114.2)], ["440307001002001"], ["甲格"])
    rows = store.read("grid", ["valid_from", "name"])
    assert (rows["valid_from"], rows["name"]) == ([date(2020, 1, 1)], ["甲格"])


def test_bad_grids_are_left_out_with_the_reason(store):
    done = import_grids(
        store, [square(114, 114.1), None, square(114.1, 114.2)], ["12", "440307001002001", "440307001002002"],
        ["a", "b", None],
    )  # fmt: skip
    assert done.grids == 1
    assert [(one.row, one.problem.code) for one in done.left_out] == [(1, "number.length"), (2, "grid.geometry")]
    assert store.read("grid", ["name"]) == {"name": ["440307001002002"]}


def test_a_code_that_stands_twice_enters_once(store):
    code = "440307001002001"
    done = import_grids(
        store, [None, square(114, 114.1), square(114.1, 114.2)], [code, code, code], ["none", "first", "second"]
    )
    assert (done.grids, done.loaded.inserted, store.count("grid")) == (1, 1, 1)
    assert [(one.row, one.name, one.problem.code) for one in done.left_out] == [
        (1, "none", "grid.geometry"), (3, "second", "grid.duplicate"),
    ]  # fmt: skip
    assert dict(done.left_out[1].problem.params) == {"code": code, "row": 2}
    assert store.read("grid", ["name"]) == {"name": ["first"]}


def test_a_bow_tie_is_repaired_not_refused(store):
    bow = shapely.to_wkb(shapely.from_wkt("POLYGON((114 22.69,114.1 22.71,114.1 22.69,114 22.71,114 22.69))"))
    assert import_grids(store, [bow], ["440307001002001"], ["甲"]).grids == 1
    shape = shapely.from_wkb(store.read("grid", ["geom"])["geom"][0])
    assert shape.is_valid
    assert shape.area > 0


def test_swap_keeps_the_other_kinds(store):
    import_grids(store, [square(114.0, 114.1)], ["440307001002001"], ["甲"])
    swap_memberships(store, "component", np.array([7]), np.array([1]), ["a\tb\\"], np.array([True]))
    swap_memberships(store, "building", np.array([3, 2]), np.array([1, 1]))
    swap_memberships(store, "building", np.array([5]), np.array([1]))
    assert memberships(store) == [(5, 1, None, False), (7, 1, "a\tb\\", True)]
    with pytest.raises(StoreError):
        swap_memberships(store, "person", np.array([1]), np.array([1]))


def test_failed_swap_leaves_the_old_links(store):
    import_grids(store, [square(114.0, 114.1)], ["440307001002001"], ["甲"])
    swap_memberships(store, "building", np.array([3]), np.array([1]))
    with pytest.raises(ConstraintViolation):
        swap_memberships(store, "building", np.array([4]), np.array([99]))
    assert [row[0] for row in memberships(store)] == [3]


def test_update_rows_touches_the_named_columns_only(store):
    store.load("building", {"uid": new_uids(3), "name": ["a", "b", "c"], "floors": [1, 2, 3], "basements": [4, 5, 6]})
    assert update_rows(store, "building", [3, 1, 99], {"name": ["C", "a", "x"]}) == 1
    assert store.read("building", ["name", "floors", "basements"], order_by=["id"]) == {
        "name": ["a", "b", "C"], "floors": [1, 2, 3], "basements": [4, 5, 6],
    }  # fmt: skip


@pytest.fixture
def addressed(store):
    buildings = [
        house(114.0, estate="幸福花园", number="1"),
        house(114.1, estate="幸福花园", number="2"),
        house(114.2, road="人民路", door="18号"),
        house(114.3, estate="重名小区", number="1"),
        house(114.4, estate="重名小区", number="1"),
        house(114.5, name="no address"),
        house(114.6, road="大沙村3组", door="12"),
    ]
    ids = [store.insert("building", row) for row in buildings]
    rooms = [(0, "1", 3, "301"), (0, "2", 3, "301"), (1, "", 2, "201"), (2, "", 1, "101"), (5, "", 1, "101"),
             (6, "", 1, "1")]  # fmt: skip
    for building, unit, floor, number in rooms:
        store.insert(
            "room",
            {"uid": new_uid(), "building_id": ids[building], "unit": unit, "floor": floor, "number": number},
        )
    store.insert("address_alias", {"alias": "旧厂路9号", "address": "人民路18号", "building_id": ids[2]})
    return store


@pytest.mark.parametrize(
    ("text", "room", "reason"),
    [
        ("幸福花园1栋1单元301室", 1, ""),
        ("幸福花园1栋2单元301", 2, ""),
        ("示范县示范镇幸福花园２栋２０１室", 3, ""),
        ("幸福花园2栋1单元201室", 3, ""),
        ("人民路18号101室", 4, ""),
        ("旧厂路9号101室", 4, ""),
        ("幸福花园1栋301室", None, "room_ambiguous"),
        ("幸福花园1栋3单元301室", None, "room_unknown"),
        ("幸福花园2栋909室", None, "room_unknown"),
        ("幸福花园2栋", 3, ""),
        ("幸福花园1栋", None, "room_missing"),
        ("示范县示范街道大沙村三组12号", 6, ""),
        ("大沙村3组13号", None, "building_unknown"),
        ("幸福花园7栋101室", None, "building_unknown"),
        ("重名小区1栋101室", None, "building_ambiguous"),
        ("菜市场后面", None, "address_unclear"),
        ("", None, "address_empty"),
    ],
)
def test_addresses_find_their_room_or_a_reason(addressed, text, room, reason):
    assert AddressBook(addressed).find(text)[::2] == (room, reason)
    assert not reason or reason in SENTENCES


def test_unlinked_addresses_are_counted(addressed):
    links = link_addresses(addressed, ["", "幸福花园2栋201室", "", "幸福花园1栋"])
    assert links.room == [None, 3, None, None]
    assert links.building == [None, 2, None, 1]
    assert links.unlinked() == {"address_empty": 2, "room_missing": 1}


def test_a_proposal_covers_the_town_and_is_made_once(store):
    create_map(store)
    done = propose_grids(store)
    assert done.grids == store.count("grid") > 2
    shapes = shapely.from_wkb(np.array(store.read("grid", ["geom"])["geom"], dtype=object))
    assert shapely.is_valid(shapes).all()
    assert shapely.area(shapes).sum() == pytest.approx(shapely.union_all(shapes).area, rel=1e-9)
    assert link_buildings(store).unlinked == 0
    levels = store.read("area", ["level", "path"], order_by=["id"])
    assert levels["level"][:2] == ["county", "town"]
    assert levels["path"][2] == "/1/2/3/"
    codes = store.read("grid", ["code"])["code"]
    assert all(len(code) == 15 and code.startswith("999900100") for code in codes)
    assert propose_grids(store) is None


def test_a_proposal_by_size_makes_grids_of_that_size(store):
    create_map(store)
    propose_grids(store, grid_size=400.0)
    shapes = shapely.from_wkb(np.array(store.read("grid", ["geom"])["geom"], dtype=object))
    square_metres = shapely.area(shapes) * 111_000**2 * np.cos(np.radians(24))
    assert 0.6 < np.median(square_metres) / 400.0**2 < 1.4


def test_a_real_store_gets_no_proposal(tmp_path):
    with create_store(str(tmp_path / "real.gpkg")) as store:
        with pytest.raises(StoreError, match="demo or exercise"):
            propose_grids(store)
        assert store.count("area") == 0
