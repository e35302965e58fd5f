"""What a store promises, on both engines."""

from datetime import UTC, date, datetime

import numpy as np
import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid, new_uids
from civicgrid.plugin.store import ConstraintViolation, LoadCount, StoreError, open_store

SQUARE = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.2, 22.7, 114.21, 22.71)]))


def building(**values):
    return {"uid": new_uid(), "name": "幸福里 1 栋", "geom": SQUARE, **values}


def test_row_comes_back_as_it_went_in(store):
    key = store.insert("building", building(floors=33, height=99.5))
    rows = store.read("building", ["id", "name", "floors", "height", "geom", "grid_code"])
    assert rows == {
        "id": [key],
        "name": ["幸福里 1 栋"],
        "floors": [33],
        "height": [99.5],
        "geom": [SQUARE],
        "grid_code": [None],
    }


def test_instants_dates_booleans_and_documents_come_back_typed(store):
    at = datetime(2026, 11, 22, 6, 5, 4, 321000, tzinfo=UTC)
    store.insert(
        "import_batch",
        {
            "uid": new_uid(),
            "source": "a",
            "target": "b",
            "at": at,
            "authorised_until": date(2027, 1, 31),
            "counts": {"新": 1},
        },
    )
    rows = store.read("import_batch", ["at", "authorised_until", "counts"])
    assert rows == {"at": [at], "authorised_until": [date(2027, 1, 31)], "counts": [{"新": 1}]}
    assert rows["at"][0].utcoffset().total_seconds() == 0
    store.insert("working_calendar", {"day": date(2036, 10, 1), "working": False})
    found = store.read("working_calendar", ["working", "provisional"], where={"day": date(2036, 10, 1)})
    assert found == {"working": [False], "provisional": [False]}


def test_where_asks_for_equality_lists_and_null(store):
    for floors in (1, 2, 3, None):
        store.insert("building", building(floors=floors))
    assert store.read("building", ["floors"], where={"floors": 2}) == {"floors": [2]}
    assert store.read("building", ["floors"], where={"floors": [3, 1]}, order_by=["floors"]) == {"floors": [1, 3]}
    assert store.count("building", {"floors": None}) == 1
    assert store.count("building") == 4


def test_bbox_finds_what_touches_it(store):
    store.insert("building", building())
    assert store.read("building", ["id"], bbox=(114.205, 22.705, 115, 23))["id"]
    assert not store.read("building", ["id"], bbox=(114.3, 22.7, 115, 23))["id"]


def test_update_moves_the_spatial_index(store):
    key = store.insert("building", building())
    moved = shapely.to_wkb(shapely.MultiPolygon([shapely.box(10, 47, 10.1, 47.1)]))
    store.update("building", key, {"geom": moved})
    assert store.read("building", ["id"], bbox=(9, 46, 11, 48))["id"] == [key]
    assert not store.read("building", ["id"], bbox=(114, 22, 115, 23))["id"]


def test_update_of_a_missing_row_is_said(store):
    with pytest.raises(StoreError, match="not there"):
        store.update("building", 999, {"name": "x"})


def test_rules_refuse_bad_rows(store):
    for bad in ({"floors": -1}, {"use_class": "palace"}, {"area_id": 77}):
        with pytest.raises(ConstraintViolation):
            store.insert("building", building(**bad))
    assert store.count("building") == 0


def test_transaction_is_all_or_nothing_and_nests(store):
    with pytest.raises(RuntimeError), store.transaction():
        store.insert("building", building())
        with store.transaction():
            store.insert("building", building())
        raise RuntimeError
    assert store.count("building") == 0


def test_load_ignores_what_is_there(store):
    uids = new_uids(3)
    rows = {"uid": uids, "name": ["a", "b", "c"], "geom": [SQUARE, None, SQUARE]}
    assert store.load("building", rows) == LoadCount(3, 0, 0)
    rows["name"] = ["x", "y", "z"]
    assert store.load("building", rows) == LoadCount(0, 0, 3)
    assert store.read("building", ["name"], order_by=["id"]) == {"name": ["a", "b", "c"]}
    assert len(store.read("building", ["id"], bbox=(114, 22, 115, 23))["id"]) == 2


def test_load_updates_what_differs_and_moves_the_index(store):
    uids = new_uids(3)
    far = shapely.to_wkb(shapely.MultiPolygon([shapely.box(10, 47, 10.1, 47.1)]))
    store.load("building", {"uid": uids, "name": ["a", "b", "c"], "geom": [SQUARE, SQUARE, SQUARE]})
    counts = store.load(
        "building",
        {"uid": [uids[0], uids[1], uids[2], new_uid()], "name": ["a", "B", "c", "d"], "geom": [SQUARE, far, None, far]},
        conflict="update",
    )
    assert counts == LoadCount(1, 2, 1)
    assert store.read("building", ["name"], bbox=(9, 46, 11, 48), order_by=["id"]) == {"name": ["B", "d"]}
    assert store.read("building", ["name"], bbox=(114, 22, 115, 23)) == {"name": ["a"]}


def test_large_loads_are_found_where_they_lie(store):
    count = 6_000
    uids = new_uids(count)
    west = shapely.to_wkb(shapely.points(np.linspace(100, 101, count), 30.0))
    east = shapely.to_wkb(shapely.points(np.linspace(110, 111, count), 30.0))
    component = {"uid": uids, "code": [str(n) for n in range(count)], "class_code": ["0101"] * count}
    component["edition"] = ["CJT214-2007"] * count
    store.load("component", {**component, "geom": west})
    assert len(store.read("component", ["id"], bbox=(100, 29, 101, 31))["id"]) == count
    moved = {name: values[: count // 2] for name, values in {**component, "geom": east}.items()}
    assert store.load("component", moved, conflict="update") == LoadCount(0, count // 2, 0)
    assert len(store.read("component", ["id"], bbox=(100, 29, 101, 31))["id"]) == count // 2
    assert len(store.read("component", ["id"], bbox=(110, 29, 110.25, 31))["id"]) == pytest.approx(count / 4, abs=2)


def test_load_keeps_one_of_equal_keys(store):
    uid = new_uid()
    assert store.load("building", {"uid": [uid, uid], "name": ["first", "last"]}) == LoadCount(1, 0, 1)
    assert store.read("building", ["name"]) == {"name": ["first"]}
    store.load("building", {"uid": [uid, uid], "name": ["second", "last"]}, conflict="update")
    assert store.read("building", ["name"]) == {"name": ["last"]}


def test_null_in_a_key_equals_no_other(store):
    rows = {"uid": new_uids(2), "source": ["osm", "osm"], "external_number": [None, None]}
    assert store.load("building", rows, key=("source", "external_number")) == LoadCount(2, 0, 0)


def test_load_that_fails_writes_nothing(store):
    with pytest.raises(ConstraintViolation):
        store.load("building", {"uid": new_uids(2), "floors": [1, -5]})
    assert store.count("building") == 0
    assert store.insert("building", building())
    assert store.read("building", ["id"], bbox=(114, 22, 115, 23))["id"]


def test_load_takes_text_that_hurts(store):
    names = ["O'Brien; DROP TABLE building; --", "tab\there\nline\\N", "𠮷野家 \\x41", "", None]
    store.load("building", {"uid": new_uids(5), "name": names})
    assert store.read("building", ["name"], order_by=["id"]) == {"name": names}


def test_load_takes_numpy_columns_and_reserved_ids(store):
    ids = store.reserve_ids("building", 1000)
    store.load("building", {"id": ids, "uid": new_uids(1000), "floors": np.arange(1000) % 30})
    assert store.reserve_ids("building", 1)[0] not in set(ids.tolist())
    assert store.insert("building", building()) not in set(ids.tolist())
    assert store.read("building", ["floors"], where={"id": int(ids[31])}) == {"floors": [1]}


def test_mark_changes_with_the_table_alone(store):
    mark = store.table_mark("road", "closure")
    store.insert("building", building())
    assert store.table_mark("road", "closure") == mark
    line = shapely.to_wkb(shapely.LineString([(114.2, 22.7), (114.3, 22.7)]))
    store.load("road", {"uid": new_uids(1), "road_class": ["primary"], "geom": [line]})
    loaded = store.table_mark("road", "closure")
    assert loaded != mark
    store.update("road", 1, {"speed": 30.0})
    assert store.table_mark("road", "closure") != loaded


def test_positions_are_keyed_by_source_and_time(store):
    point = shapely.to_wkb(shapely.Point(114.2, 22.7))
    at = [datetime(2026, month, 1, tzinfo=UTC) for month in (1, 2, 2)]
    rows = {"source": ["w1", "w1", "w1"], "at": at, "geom": [point] * 3}
    assert store.load("position", rows, key=("source", "at")) == LoadCount(2, 0, 1)
    assert len(store.read("position", ["at"], bbox=(114, 22, 115, 23))["at"]) == 2


def test_unknown_names_are_refused(store):
    for call in (
        lambda: store.read("no_such", ["id"]),
        lambda: store.read("building", ["id; DROP TABLE building"]),
        lambda: store.insert("building", {"nope": 1}),
    ):
        with pytest.raises(StoreError):
            call()


def test_store_opens_again_with_its_settings(store):
    again = open_store(store.database)
    assert (again.uid, again.crs, again.zone, again.purpose) == (store.uid, "EPSG:4490", "Asia/Shanghai", "real")
    again.close()


def test_a_server_compiles_no_statement(store):
    if store.engine != "postgis":
        pytest.skip("a file compiles none")
    assert store.query("SHOW jit") == [{"jit": "off"}]
