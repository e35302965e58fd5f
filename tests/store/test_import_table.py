"""Tables of an office into the store, on both engines: compared on three sides, recorded, taken back."""

from contextlib import closing
from datetime import date

import pytest
import shapely

from civicgrid.plugin.domain.coordinates import convert
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.import_table import match
from civicgrid.plugin.jobs.import_table.request import Request
from civicgrid.plugin.jobs.import_table.run import import_table
from civicgrid.plugin.jobs.linking import AddressBook, link_buildings
from civicgrid.plugin.jobs.targets import targets
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.imports import Imports
from civicgrid.plugin.store.places import update_rows
from civicgrid.tests.support.imports import (
    BUILDINGS,
    OUTLINES,
    TOWN,
    bring,
    bring_buildings,
    buildings,
    changed,
    look,
    square,
    states,
    table,
)
from civicgrid.tests.support.town import Town


def test_new_rows_enter_as_one_batch(store):
    _, outcome = bring_buildings(store, purpose="建筑普查", authorised_until=date(2027, 1, 1), dated=date(2026, 1, 1))
    assert states(outcome) == {"insert": 3}
    assert buildings(store, "source", "name", "road", "door", "estate", "number", "floors", "building_use") == [
        ("住建局", "一号楼", "人民路", "12", None, None, 6, "residential"),
        ("住建局", "二号楼", None, None, "翡翠花园", "3", 11, "mixed"),
        ("住建局", "三号楼", None, None, None, None, None, None),
    ]
    (batch,) = Imports(store).batches()
    assert (batch.id, batch.source, batch.target, batch.purpose) == (outcome.batch, "住建局", "building", "建筑普查")
    assert (batch.authorised_until, batch.stands_for) == (date(2027, 1, 1), date(2026, 1, 1))
    assert [row["operation"] for row in Imports(store).rows(batch.id)] == ["insert"] * 3


def test_the_same_file_twice_changes_nothing(store):
    bring_buildings(store)
    before = store.table_mark("building")
    _, again = bring_buildings(store)
    assert states(again) == {"same": 3}
    assert again.batch is None
    assert store.table_mark("building") == before
    assert len(Imports(store).batches()) == 1


def test_shapes_are_compared_only_where_no_code_and_no_address_finds_the_row(store, monkeypatch):
    rows = [{"code": f"LD{number}", "address": f"人民路{number}号"} for number in range(3)]
    bring(store, "building", rows, wkb=OUTLINES)
    asked, finder = [], match._finder
    monkeypatch.setattr(match, "_finder", lambda *given: asked.append(given[2]) or finder(*given))
    _, outcome = bring(store, "building", rows, wkb=OUTLINES)
    assert states(outcome) == {"same": 3}
    assert ("code",) in asked
    assert ("geom",) not in asked


def test_what_only_the_file_changed_is_an_update(store):
    bring_buildings(store)
    _, outcome = bring_buildings(store, changed(BUILDINGS, 0, name="1号楼", address="人民路14号"))
    assert states(outcome) == {"update": 1, "same": 2}
    assert buildings(store, "name", "door")[0] == ("1号楼", "14")


def test_what_only_the_store_changed_is_kept(store):
    bring_buildings(store)
    update_rows(store, "building", [1], {"name": ["光明楼"]})
    _, outcome = bring_buildings(store)
    assert states(outcome) == {"same": 3}
    assert buildings(store, "name")[0] == ("光明楼",)


def test_an_empty_cell_takes_nothing_away(store):
    bring_buildings(store)
    _, outcome = bring_buildings(store, changed(BUILDINGS, 0, name=None, floors="—"))
    assert states(outcome) == {"same": 3}
    assert buildings(store, "name", "floors")[0] == ("一号楼", 6)


def test_another_source_fills_what_is_empty_and_is_known_again(store):
    bring_buildings(store)
    rows = [{"external_number": "M9", "address": "翡翠花园 3 幢", "height": "33.5米"}]
    _, outcome = bring(store, "building", rows, source="民政局")
    assert states(outcome) == {"update": 1}
    assert buildings(store, "source", "external_number", "height")[1] == ("住建局", "A2", 33.5)
    # Its own number leads to the building, even when the address is written in a way nobody can read.
    _, outcome = bring(
        store, "building", [{**rows[0], "address": "翡翠", "height": 34}], source="民政局", conflicts="store"
    )
    assert states(outcome)["update"] == 1
    assert buildings(store, "height")[1] == (34.0,)
    assert store.count("building") == 3


def test_another_code_is_another_object_though_the_address_be_the_same(store):
    rows = [{"code": "LD1", "address": "人民路12号"}, {"code": "LD2", "address": "人民路12号"}]
    bring(store, "building", rows[:1], wkb=OUTLINES[:1])
    _, outcome = bring(store, "building", rows[1:], wkb=OUTLINES[1:2], source="民政局")
    assert states(outcome) == {"insert": 1}
    # Without a code the address alone does not say which of the two is meant; the place does.
    _, outcome = bring(store, "building", [{"address": "人民路12号", "height": 9}], source="房管局")
    assert states(outcome) == {"rejected": 1}
    _, outcome = bring(store, "building", [{"address": "人民路12号", "height": 9}], wkb=OUTLINES[1:2], source="房管局")
    assert states(outcome) == {"update": 1}
    assert store.read("building", ["code"], where={"height": 9.0})["code"] == ["LD2"]


def test_another_office_numbers_a_building_at_the_same_address_and_place_otherwise(store):
    bring(store, "building", [{"code": "LD1", "address": "人民路12号"}], wkb=OUTLINES[:1])
    ledger = [{"code": "MZ-7", "address": "人民路12号", "height": 18}]
    plan, outcome = bring(store, "building", ledger, wkb=OUTLINES[:1], source="民政局")
    assert states(outcome) == {"update": 1}
    assert [problem.code for problem in plan.prepared.notes[0]] == ["import.other_code"]
    assert buildings(store, "code", "height") == [("LD1", 18.0)]
    # From then on that office's number alone means the building, and the same file changes nothing.
    _, outcome = bring(store, "building", ledger, wkb=OUTLINES[:1], source="民政局")
    assert states(outcome) == {"same": 1}
    _, outcome = bring(store, "building", [{"code": "MZ-7", "height": 21}], source="民政局")
    assert states(outcome) == {"update": 1}
    assert buildings(store, "code", "height") == [("LD1", 21.0)]


def test_bad_rows_are_rejected_with_row_field_and_rule_and_the_rest_goes_on(store):
    rows = [
        {**BUILDINGS[0], "floors": "许多"},
        {**BUILDINGS[1], "floors": 999},
        BUILDINGS[2],
        {**BUILDINGS[2], "name": "又是三号楼"},
    ]
    plan, outcome = bring(store, "building", rows, wkb=[*OUTLINES, square(9)])
    assert states(outcome) == {"insert": 1, "rejected": 3}
    problems = plan.prepared.problems
    assert {row: (one[0].field, one[0].code) for row, one in problems.items() if row < 3}[1] == (
        "floors",
        "cell.range",
    )
    assert problems[0][0].field == "floors"
    assert (problems[3][0].code, problems[3][0].params["row"]) == ("import.repeated", 4)


def test_a_building_without_a_position_can_only_be_one_that_is_there(store):
    bring_buildings(store)
    rows = [{"address": "人民路12号", "height": 20}, {"address": "人民路99号", "height": 20}]
    plan, outcome = bring(store, "building", rows, source="房管局")
    assert states(outcome) == {"update": 1, "rejected": 1}
    assert plan.prepared.problems[1][0].code == "import.needs_position"


def test_areas_find_their_parents_in_the_file_and_by_their_codes(store):
    rows = [
        {"code": "440307001002", "name": "龙岗社区", "parent": None, "level": None},
        {"code": "440307", "name": "龙岗区", "parent": None, "level": None},
        {"code": "440307001000", "name": "龙城街道", "parent": "龙岗区", "level": "街道"},
        {"code": "440307001002001", "name": "第一村民小组", "parent": None, "level": None},
        {"code": "440307001002X01", "name": "石湾", "parent": "龙岗社区", "level": "自然村"},
    ]
    plan, outcome = bring(store, "area", rows)
    assert states(outcome) == {"insert": 5}, plan.prepared.problems
    found = store.read("area", ["name", "level", "path", "id"])
    ids = dict(zip(found["name"], found["id"], strict=True))
    paths = dict(zip(found["name"], found["path"], strict=True))
    top = f"/{ids['龙岗区']}/{ids['龙城街道']}/{ids['龙岗社区']}/"
    assert paths["龙岗社区"] == top
    assert paths["第一村民小组"] == f"{top}{ids['第一村民小组']}/"
    assert paths["石湾"] == f"{top}{ids['石湾']}/"
    assert dict(zip(found["name"], found["level"], strict=True))["石湾"] == "natural_village"


def test_rooms_find_their_building_in_every_way_an_office_writes_it(store):
    bring_buildings(store)
    rows = [
        {"building": "A1", "estate": None, "unit": None, "floor": None, "number": "301", "use_class": "自住"},
        {"building": "人民路12号", "estate": None, "unit": "2单元", "floor": 4, "number": "401室", "use_class": "出租"},
        {
            "building": "3幢",
            "estate": "翡翠花园",
            "unit": None,
            "floor": "负一层",
            "number": "1-B01",
            "use_class": "商铺",
        },
        {"building": "三号楼", "estate": None, "unit": "", "floor": None, "number": "1203", "use_class": None},
        {"building": "无此楼", "estate": None, "unit": None, "floor": None, "number": "101", "use_class": None},
        {"building": "A2", "estate": None, "unit": "甲", "floor": None, "number": "一〇一铺", "use_class": "金库"},
    ]
    plan, outcome = bring(store, "room", rows)
    assert states(outcome) == {"insert": 4, "rejected": 2}
    assert {row: one[0].code for row, one in plan.prepared.problems.items()}[4] == "import.reference_unknown"
    found = store.read("room", ["building_id", "unit", "floor", "number", "use_class"], order_by=("id",))
    assert list(zip(*found.values(), strict=True)) == [
        (1, "", 3, "301", "self_occupied"),
        (1, "2", 4, "401", "rented"),
        (2, "1", -1, "B01", "shop"),
        (3, "", 12, "1203", "self_occupied"),
    ]
    assert [use for (use,) in buildings(store, "use_class")] == ["mixed", "shop", "self_occupied"]
    assert states(bring(store, "room", rows)[1]) == {"same": 4, "rejected": 2}


def test_positions_are_converted_from_the_system_that_was_named(store):
    lon, lat = convert(TOWN[0], TOWN[1], "wgs84", "gcj02")
    row = {"name": "路口", "kind": "枪机", "_x": float(lat), "_y": float(lon)}  # exchanged, as many files have them
    bring(store, "camera", [row], coordinates="gcj02")
    point = shapely.from_wkb(store.read("camera", ["geom"])["geom"][0])
    assert point.distance(shapely.Point(TOWN)) < 1e-7


def test_nothing_is_guessed_about_coordinates(store):
    with pytest.raises(StoreError, match="has to be named"):
        bring_buildings(store, coordinates="")
    with pytest.raises(StoreError, match="are no degrees"):
        bring(store, "camera", [{"name": "甲", "_x": 38512345.1, "_y": 2512345.2}], coordinates="wgs84")
    assert store.count("import_batch") == 0


def test_projected_columns_with_their_zone_and_north_first(store):
    # EPSG:4526 is CGCS2000 in three-degree zone 38; surveyors write north as X.
    bring(store, "camera", [{"name": "甲", "_x": 2512345.2, "_y": 38512345.1}], coordinates="EPSG:4526")
    point = shapely.from_wkb(store.read("camera", ["geom"])["geom"][0])
    assert 114.0 < point.x < 114.2
    assert 22.6 < point.y < 22.8


def test_shapes_of_drawings_fit_or_say_why_not(store):
    x, y = TOWN
    ring = [(x, y), (x + 0.0002, y), (x + 0.0002, y + 0.0002), (x, y + 0.0002)]
    shapes = [
        shapely.LineString([*ring, ring[0]]),
        shapely.LineString([(px + 0.001, py) for px, py in ring]),
        shapely.Point(x + 0.002, y),
        shapely.Polygon([(px + 0.003, py) for px, py in (ring[0], ring[2], ring[1], ring[3])]),
        shapely.Point(0, 0),
        shapely.from_wkt("POLYGON Z ((114.21 22.71 5, 114.2102 22.71 5, 114.2102 22.7102 5, 114.21 22.71 5))"),
    ]
    rows = [{"external_number": str(number)} for number in range(len(shapes))]
    plan, outcome = bring(store, "building", rows, wkb=[shapely.to_wkb(shape) for shape in shapes])
    assert states(outcome) == {"insert": 3, "rejected": 3}
    assert {row: one[0].code for row, one in plan.prepared.problems.items()} == {
        1: "import.outline_open", 3: "import.geometry_invalid", 4: "import.zero_position",
    }  # fmt: skip
    assert [outline for (outline,) in buildings(store, "outline")] == ["surveyed", "assumed", "surveyed"]
    _, repaired = bring(store, "building", rows, wkb=[shapely.to_wkb(shape) for shape in shapes], repair=True)
    assert states(repaired) == {"insert": 1, "same": 3, "rejected": 2}


def test_a_point_takes_no_surveyed_outline_away(store):
    bring_buildings(store)
    before = buildings(store, "geom")
    point = shapely.to_wkb(shapely.Point(TOWN[0] + 0.0001, TOWN[1] + 0.0001))
    _, outcome = bring(store, "building", [{"address": "人民路12号", "height": 9}], wkb=[point], source="民政局")
    assert states(outcome) == {"update": 1}
    assert buildings(store, "geom") == before


def test_a_line_of_several_parts_is_several_roads_and_known_again(store):
    x, y = TOWN
    parts = shapely.MultiLineString([[(x, y), (x + 0.01, y)], [(x, y + 0.01), (x + 0.01, y + 0.01)]])
    rows = [{"name": "断头路", "road_class": "支路"}]
    words = {"road_class": {"支路": "residential"}}
    plan, outcome = bring(store, "road", rows, wkb=[shapely.to_wkb(parts)], words=words)
    assert states(outcome) == {"insert": 1}, plan.prepared.problems
    assert store.count("road") == 2
    _, again = bring(store, "road", rows, wkb=[shapely.to_wkb(parts)], words=words)
    assert states(again) == {"same": 1}


def test_what_stands_in_a_community_belongs_to_it(store):
    x, y = TOWN
    outline = shapely.to_wkb(shapely.MultiPolygon([shapely.box(x - 1, y - 1, x + 1, y + 1)]))
    row = {"code": "440307001002", "name": "龙岗社区", "level": "community", "geom": outline}
    area = store.insert("area", {"uid": new_uid(), **row})
    bring_buildings(store)
    assert buildings(store, "area_id") == [(area,)] * 3
    assert look(store, "building", BUILDINGS, wkb=OUTLINES).counts()["same"] == 3


def test_a_clerk_of_one_area_brings_rows_of_that_area_only(cluster):
    """What lies elsewhere is rejected row by row, and what others have is left alone."""
    with closing(Town(cluster, "import_clerk")) as town:
        link_buildings(town.store)
        before = town.store.count("grid_membership")
        assert before >= 3
        with town.open_as("clerk_east") as clerk:
            shapes = [shapely.box(x, 22.7002, x + 0.0001, 22.7003) for x in (114.1005, 114.3005, 114.9)]
            rows = [{"code": f"LD{number}"} for number in range(3)]
            plan, outcome = bring(clerk, "building", rows, wkb=shapely.to_wkb(shapes).tolist())
            assert states(outcome) == {"insert": 1, "rejected": 2}
            assert {one[0].code for one in plan.prepared.problems.values()} == {"import.not_your_area"}
            assert Imports(clerk).batch(outcome.batch).person == "clerk_east"
            plan, outcome = bring(clerk, "building", [{"code": "LD0", "name": "一号楼"}])
            assert states(outcome) == {"update": 1}
            update_rows(town.store, "building", [town.rows["w"]["building"]], {"code": ["LD9"]})
            plan, outcome = bring(clerk, "building", [{"code": "LD9"}], wkb=[shapely.to_wkb(shapes[0])])
            assert [one[0].code for one in plan.prepared.problems.values()] == ["import.used_elsewhere"]
        assert town.store.read("building", ["area_id"], where={"code": "LD0"})["area_id"] == [town.east]
        assert town.store.count("grid_membership") == before + 1


def test_who_may_not_write_a_table_is_told_before_anything_is_written(cluster):
    with closing(Town(cluster, "import_viewer")) as town, town.open_as("viewer_east") as viewer:
        shape = shapely.to_wkb(shapely.box(114.1005, 22.7002, 114.1006, 22.7003))
        with pytest.raises(StoreError):
            bring(viewer, "building", [{"code": "LD1"}], wkb=[shape])
        assert town.store.count("building", {"code": "LD1"}) == 0


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("户主姓名", ["张三", "李四"]),
        ("名称", ["13800138000", "13900139000"]),
        ("名称", ["11010519491231002X", "光明楼"]),
    ],
)
def test_residents_do_not_enter_a_clear_field(store, header, values):
    given = table([{"code": f"LD{number}", header: value} for number, value in enumerate(values)], wkb=OUTLINES[:2])
    declared = targets()["building"]
    with pytest.raises(StoreError, match="names persons") as caught:
        import_table(store, given, Request(declared, {"code": 0, "name": 1}, "住建局", "cgcs2000"))
    assert not any(value in str(caught.value) for value in values)
    assert store.count("building") == 0


def test_a_file_with_fewer_columns_does_not_forget_what_was_said_of_the_others(store):
    bring_buildings(store)
    bring(store, "building", [{"external_number": "A1", "name": "1号楼"}])
    _, outcome = bring(store, "building", [{"external_number": "A1", "floors": 7}])
    assert states(outcome) == {"update": 1}
    assert buildings(store, "name", "floors")[0] == ("1号楼", 7)


def test_another_address_takes_the_old_ones_parts_away(store):
    bring_buildings(store)
    _, outcome = bring_buildings(store, changed(BUILDINGS, 0, address="翡翠花园9栋"))
    assert states(outcome) == {"update": 1, "same": 2}
    assert buildings(store, "address", "road", "door", "estate", "number")[0] == (
        "翡翠花园9栋", None, None, "翡翠花园", "9"
    )  # fmt: skip
    assert AddressBook(store).find("人民路12号")[1] is None


def test_the_parts_of_a_numbered_road_are_told_apart(store):
    x, y = TOWN
    parts = shapely.MultiLineString([[(x, y), (x + 0.01, y)], [(x, y + 0.01), (x + 0.01, y + 0.01)]])
    rows = [{"external_number": "R1", "name": "断头路"}]
    bring(store, "road", rows, wkb=[shapely.to_wkb(parts)])
    assert sorted(store.read("road", ["external_number"])["external_number"]) == ["R1", "R1-2"]
    assert states(bring(store, "road", rows, wkb=[shapely.to_wkb(parts)])[1]) == {"same": 1}


def test_who_stands_under_a_rejected_or_a_new_row_of_the_same_file(store):
    county = {"code": "440307", "name": "龙岗区", "level": None, "parent": None}
    bring(store, "area", [county, {**county, "code": "440307001", "name": "一街道"},
                          {**county, "code": "440307001002", "name": "甲社区"}])  # fmt: skip
    rows = [{**county, "code": "440307009", "name": "新街道"},
            {**county, "code": "440307001002", "name": "甲社区", "parent": "新街道"},
            {**county, "code": "440307777", "name": "坏街道", "parent": "没有的"},
            {**county, "code": "440307777001", "name": "其下社区", "parent": "坏街道"}]  # fmt: skip
    plan, outcome = bring(store, "area", rows)
    assert states(outcome) == {"insert": 1, "update": 1, "rejected": 2}
    assert plan.prepared.problems[3][0].code == "import.parent_rejected"
    found = store.read("area", ["name", "id", "parent_id"])
    ids = dict(zip(found["name"], found["id"], strict=True))
    assert dict(zip(found["name"], found["parent_id"], strict=True))["甲社区"] == ids["新街道"]
    assert states(bring(store, "area", rows)[1]) == {"same": 2, "rejected": 2}


def test_two_superiors_of_one_name_are_told_apart_by_the_code_or_ambiguous(store):
    blank = {"level": None, "parent": None}
    rows = [{"code": "440307", "name": "龙岗区", **blank}, {"code": "440307100", "name": "甲镇", **blank},
            {"code": "440307101", "name": "乙镇", **blank}, {"code": "440307100201", "name": "张家村", **blank},
            {"code": "440307101201", "name": "张家村", **blank},
            {"code": "440307100201001", "name": "一组", "level": None, "parent": "张家村"}]  # fmt: skip
    bring(store, "area", rows)
    found = store.read("area", ["code", "id", "parent_id"])
    ids = dict(zip(found["code"], found["id"], strict=True))
    assert dict(zip(found["code"], found["parent_id"], strict=True))["440307100201001"] == ids["440307100201"]
    rows = [{"code": "D1", "name": "办公室", "parent": None}, {"code": "D2", "name": "办公室", "parent": None},
            {"code": "D3", "name": "文印组", "parent": "办公室"}]  # fmt: skip
    plan, _ = bring(store, "department", rows)
    assert [one[0].code for one in plan.prepared.problems.values()] == ["import.reference_ambiguous"]


def test_positions_that_are_not_on_the_earth_stay_out(store):
    rows = [{"name": name, "_x": x, "_y": y} for name, x, y in
            (("好", 114.2, 22.7), ("好二", 114.21, 22.71), ("换", 26.06, 119.299), ("大", 11929.9, 26.06))]  # fmt: skip
    plan, outcome = bring(store, "camera", rows)
    assert states(outcome) == {"insert": 2, "rejected": 2}
    assert {one[0].code for one in plan.prepared.problems.values()} == {"import.outside"}


def test_a_sign_in_does_not_enter_with_a_stream(store):
    plan, _ = bring(
        store, "camera", [{"name": "路口", "stream": "rtsp://admin:Secret123@10.0.0.1/1", "_x": 114.2, "_y": 22.7}]
    )
    assert store.read("camera", ["stream"])["stream"] == ["rtsp://10.0.0.1/1"]
    assert "Secret123" not in repr(store.read("import_row", ["given"]))
    assert [one.code for one in plan.prepared.notes[0]] == ["import.sign_in_removed"]


def test_a_number_inside_a_clear_text_keeps_the_row_out(store):
    plan, outcome = bring(store, "building", [{"code": "15010300001", "name": "张三家 13800138000"}], wkb=OUTLINES[:1])
    assert states(outcome) == {"rejected": 1}
    assert "13800138000" not in repr(plan.prepared.problems)
    assert states(bring(store, "building", [{"code": "15010300001"}], wkb=OUTLINES[:1])[1]) == {"insert": 1}
