"""Conflicts decided one by one, in the preview and at the desk, on both engines."""

from contextlib import closing
from datetime import date

import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.desk import as_now, decide_item, open_items
from civicgrid.plugin.jobs.import_table.compare import decide
from civicgrid.plugin.jobs.import_table.labels import Labels
from civicgrid.plugin.jobs.import_table.position import look as lay
from civicgrid.plugin.jobs.import_table.profile_files import add_profile, read_profile, rename_profile, write_profile
from civicgrid.plugin.jobs.import_table.request import Profile
from civicgrid.plugin.jobs.import_table.survey import read_column
from civicgrid.plugin.jobs.import_table.write import nothing_to_do, write
from civicgrid.plugin.jobs.targets import targets
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.places import delete_rows, update_rows
from civicgrid.plugin.store.profiles import profiles
from civicgrid.tests.support.imports import bring, look, request, square, table

ROWS = [
    {"external_number": "A1", "name": "一号楼", "address": "人民路12号", "floors": 6},
    {"external_number": "A2", "name": "二号楼", "address": "人民路14号", "floors": 7},
]
NEW = [
    {"external_number": "A1", "name": "1号楼", "address": "光明路3号", "floors": 8},
    {"external_number": "A2", "name": "2号楼", "address": "人民路14号", "floors": 9},
]


@pytest.fixture
def disputed(store):
    """Two buildings; name and address of the first and the name of the second were changed here, and in the file."""
    bring(store, "building", ROWS, wkb=[square(0), square(1)])
    update_rows(store, "building", [1], {"name": ["光明楼"], "address": ["解放路1号"]})
    update_rows(store, "building", [2], {"name": ["红星楼"]})
    return store


def buildings(store, *columns):
    rows = store.read("building", list(columns), order_by=("id",))
    return list(zip(*rows.values(), strict=True))


def planned(store, rows=NEW):
    return look(store, "building", rows, wkb=[square(0), square(1)])


def test_conflicts_are_decided_one_by_one(disputed):
    plan = planned(disputed)
    assert [(one.candidate, one.column) for one in plan.conflicts] == [(0, "name"), (0, "address"), (1, "name")]
    choices = {(0, "address"): "file", (0, "name"): "store", (1, "name"): "desk"}
    decided = decide(plan, choices)
    assert decided.counts() == {"insert": 0, "update": 1, "same": 0, "conflict": 1, "rejected": 0}
    assert [(one.candidate, one.column) for one in decided.conflicts] == [(1, "name")]
    # What follows from the address comes with it, and the plan itself is as it was.
    assert (decided.changes[0]["road"], decided.changes[0]["door"]) == ("光明路", "3")
    assert plan.counts()["conflict"] == 2
    assert "address" not in plan.changes[0]
    write(disputed, decided)
    assert buildings(disputed, "name", "address", "road", "floors") == [
        ("光明楼", "光明路3号", "光明路", 8),
        ("红星楼", "人民路14号", "人民路", 9),
    ]
    assert [item.label for item in open_items(disputed)] == ["红星楼"]
    assert nothing_to_do(planned(disputed))


def test_a_choice_for_ours_alone_writes_nothing_of_the_row(store):
    bring(store, "building", ROWS, wkb=[square(0), square(1)])
    update_rows(store, "building", [1], {"name": ["光明楼"]})
    rows = [{**ROWS[0], "name": "1号楼"}, ROWS[1]]
    decided = decide(planned(store, rows), {(0, "name"): "store"})
    assert decided.counts()["same"] == 2
    write(store, decided)
    assert buildings(store, "name") == [("光明楼",), ("二号楼",)]
    assert open_items(store) == []


def test_the_desk_takes_fields_from_either_side(disputed):
    write(disputed, planned(disputed))
    first, second = open_items(disputed)
    assert (first.table, first.label, first.source, first.row) == ("building", "光明楼", "住建局", 2)
    assert [(one.field, one.here, one.there) for one in first.sides] == [
        ("name", "光明楼", "1号楼"),
        ("address", "解放路1号", "光明路3号"),
    ]
    decide_item(disputed, as_now(disputed, first), {"name": "store", "address": "file"})
    decide_item(disputed, second, {"name": "file"})
    assert buildings(disputed, "name", "address", "road", "door") == [
        ("光明楼", "光明路3号", "光明路", "3"),
        ("2号楼", "人民路14号", "人民路", "14"),
    ]
    assert open_items(disputed) == []
    rows = disputed.read("desk_item", ["decision", "decided_at"], order_by=("id",))
    assert rows["decision"] == ["mixed", "file"]
    assert None not in rows["decided_at"]
    lines = Audit(disputed).lines()
    assert [line.action for line in lines[:2]] == ["decide_conflict"] * 2
    assert lines[1].detail["fields"] == ["address"]
    # The log says which fields, never which values.
    assert "光明路" not in str(lines[1].detail)


def test_a_value_changed_meanwhile_is_told_not_overwritten(disputed):
    write(disputed, planned(disputed))
    item = open_items(disputed)[1]
    update_rows(disputed, "building", [2], {"name": ["新星楼"]})
    with pytest.raises(StoreError, match="changed here meanwhile"):
        decide_item(disputed, item, {"name": "file"})
    assert buildings(disputed, "name")[1] == ("新星楼",)
    assert len(open_items(disputed)) == 2
    # Seen as it is now, it can be decided.
    now = as_now(disputed, item)
    assert (now.sides[0].here, now.sides[0].here_source) == ("新星楼", "")
    decide_item(disputed, now, {"name": "file"})
    assert buildings(disputed, "name")[1] == ("2号楼",)


def test_an_item_is_decided_once(disputed):
    write(disputed, planned(disputed))
    item = open_items(disputed)[1]
    decide_item(disputed, item, {"name": "store"})
    with pytest.raises(StoreError, match="decided this one"):
        decide_item(disputed, item, {"name": "file"})
    assert buildings(disputed, "name")[1] == ("红星楼",)


def test_an_object_that_is_gone_can_only_be_taken_off_the_desk(disputed):
    write(disputed, planned(disputed))
    item = open_items(disputed)[1]
    delete_rows(disputed, "building", [2])
    with pytest.raises(StoreError, match="not in the database any more"):
        as_now(disputed, item)
    with pytest.raises(StoreError, match="not in the database any more"):
        decide_item(disputed, item, {"name": "file"})
    decide_item(disputed, item, {})
    assert len(open_items(disputed)) == 1


def test_shapes_and_dates_are_decided(store):
    area = store.insert("area", {"uid": new_uid(), "code": "A1", "name": "东街道", "level": "town"})
    old, new = (shapely.to_wkb(shapely.MultiPolygon([shapely.from_wkb(square(step))])) for step in (0, 3))
    row = {"code": "G1", "name": "网格", "level": "grid", "area_id": area, "valid_from": date(2020, 1, 1)}
    grid = store.insert("grid", {"uid": new_uid(), **row, "geom": old})

    def wait(operation, fields, kind="exchange_conflict"):
        detail = {"operation": operation, "fields": fields, "there": {"source": "区平台", "at": "2026-05-01"},
                  "here": {"source": "本地", "at": "2026-04-01"}}  # fmt: skip
        store.insert("desk_item", {"uid": new_uid(), "kind": kind, "object_table": "grid", "object_id": grid,
                                   "summary": "网格", "created_at": clock.utc_now(), "detail": detail})  # fmt: skip
        return open_items(store)[-1]

    item = wait(
        "update",
        [
            {"field": "geom", "here": old.hex(), "there": new.hex()},
            {"field": "valid_from", "here": "2020-01-01", "there": "2021-01-01"},
        ],
    )
    assert (item.sides[0].here_source, item.sides[0].here_at) == ("本地", "2026-04-01")
    labels = Labels(store, targets()["grid"], "en", {})
    assert labels.value("geom", item.sides[0].here) == "outline of 5 vertices"
    decide_item(store, as_now(store, item), {"geom": "file", "valid_from": "file"})
    rows = store.read("grid", ["geom", "valid_from"])
    assert shapely.from_wkb(rows["geom"][0]).equals(shapely.from_wkb(new))
    assert rows["valid_from"] == [date(2021, 1, 1)]


def test_columns_are_read_before_anything_else(store):
    rows = [{"name": f"{number}号楼", "building_use": use, "floors": floors} for number, (use, floors) in
            enumerate([("住宅", 6), ("民房", "很多"), ("民房", None), ("土楼", "7层")])]  # fmt: skip
    given = table(rows)
    wanted = request("building", given)
    use = read_column(store, given, wanted, "building_use")
    assert (use.read, use.empty, use.wrong, use.row) == (1, 0, 3, 3)
    assert use.unknown == {"民房": 2, "土楼": 1}
    floors = read_column(store, given, wanted, "floors")
    assert (floors.read, floors.empty, floors.wrong, floors.unknown) == (2, 1, 1, {})
    known = request("building", given, words={"building_use": {"民房": "residential"}})
    assert read_column(store, given, known, "building_use").unknown == {"土楼": 1}


def test_a_file_is_laid_on_the_map_as_declared(store):
    rows = [{"name": str(step), "_x": 114.2 + step / 1000, "_y": 22.7} for step in range(30)]
    given = table(rows)
    seen = lay(store, given, request("facility", given, coordinates="wgs84"))
    moved = lay(store, given, request("facility", given, coordinates="gcj02"))
    assert len(seen.shapes) == len(moved.shapes) == 30
    assert seen.bounds[0] == pytest.approx(114.2)
    assert abs(moved.bounds[0] - 114.2) > 0.003
    assert seen.shift is None  # an empty store has nothing to compare with
    far = table([{"name": "a", "_x": 512000.0, "_y": 2512000.0}])
    with pytest.raises(StoreError, match="are no degrees"):
        lay(store, far, request("facility", far, coordinates="wgs84"))


def test_profiles_travel_as_files(store, tmp_path):
    words = {"building_use": {"民房": "residential"}}
    profile = Profile("住建局台账", "building", {"name": "楼名"}, source="住建局", words=words)
    write_profile(tmp_path / "台账.json", profile)
    add_profile(store, read_profile(tmp_path / "台账.json"))
    (known,) = profiles(store)
    assert known[:2] == ("住建局台账", "building")
    assert Profile(*known[:2], **known[2]) == profile
    with pytest.raises(StoreError, match="already"):
        add_profile(store, profile)
    rename_profile(store, profile, "年报")
    assert [name for name, _, _ in profiles(store)] == ["年报"]
    (tmp_path / "other.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(StoreError, match="not an import profile"):
        read_profile(tmp_path / "other.json")


def test_a_clerk_decides_in_the_own_area_only(cluster):
    from civicgrid.tests.support.town import Town

    with closing(Town(cluster, "desk")) as town:
        for mark in ("e", "w"):
            detail = {"operation": "update", "fields": [{"field": "name", "here": mark, "there": mark * 2}],
                      "there": {"source": "住建局", "at": "2026-05-01"}}  # fmt: skip
            area = town.east if mark == "e" else town.west
            town.store.insert("desk_item", {"uid": new_uid(), "kind": "import_conflict", "object_table": "building",
                                            "object_id": town.rows[mark]["building"], "summary": mark, "area_id": area,
                                            "created_at": clock.utc_now(), "detail": detail})  # fmt: skip
        with town.open_as("clerk_east") as store:
            (item,) = open_items(store)
            decide_item(store, as_now(store, item), {"name": "file"})
            assert open_items(store) == []
        names = town.store.read("building", ["name"], where={"id": [town.rows[mark]["building"] for mark in "ew"]})
        assert sorted(names["name"]) == ["ee", "w"]
        rows = town.store.read("desk_item", ["decision", "decided_by"], where={"kind": "import_conflict"})
        assert sorted(rows["decision"], key=str) == [None, "file"]
        assert town.accounts["clerk_east"] in rows["decided_by"]
