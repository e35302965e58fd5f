"""Tables of an office into the store, on both engines: compared on three sides, recorded, taken back."""

from contextlib import closing
from datetime import date

import pytest
import shapely

from civicgrid.plugin.domain.coordinates import convert
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.jobs.import_table.request import Request
from civicgrid.plugin.jobs.import_table.run import import_table
from civicgrid.plugin.jobs.import_table.withdraw import plan_withdrawal, withdraw
from civicgrid.plugin.jobs.linking import link_buildings
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.jobs.targets import targets
from civicgrid.plugin.services.keys import make_keys
from civicgrid.plugin.store import StoreError
from civicgrid.plugin.store.contacts import Contacts
from civicgrid.plugin.store.imports import Imports
from civicgrid.plugin.store.places import update_rows
from civicgrid.plugin.store.seal import install_keys
from civicgrid.tests.support.imports import TOWN, bring, look, request, square, table
from civicgrid.tests.support.town import Town

BUILDINGS = [
    {"external_number": "A1", "name": "一号楼", "address": "人民路12号", "floors": "6层", "building_use": "住宅"},
    {"external_number": "A2", "name": "二号楼", "address": "翡翠花园3栋", "floors": 11, "building_use": "商住"},
    {"external_number": "A3", "name": "三号楼", "address": None, "floors": None, "building_use": None},
]
OUTLINES = [square(step) for step in range(3)]


def states(outcome):
    return {state: count for state, count in outcome.counts.items() if count}


def buildings(store, *columns):
    rows = store.read("building", list(columns), order_by=("external_number", "id"))
    return list(zip(*rows.values(), strict=True))


def bring_buildings(store, rows=BUILDINGS, **values):
    return bring(store, "building", rows, wkb=OUTLINES[: len(rows)], **values)


def changed(rows, index, **values):
    return [{**row, **values} if place == index else row for place, row in enumerate(rows)]


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


def test_what_both_changed_waits_on_the_desk(store):
    bring_buildings(store, dated=date(2026, 1, 1))
    update_rows(store, "building", [1, 2], {"name": ["光明楼", "二号楼"], "floors": [6, 12]})
    new = changed(changed(BUILDINGS, 0, name="1号楼", floors=7), 1, floors=12)
    plan, outcome = bring_buildings(store, new, dated=date(2026, 5, 1))
    assert states(outcome) == {"conflict": 1, "same": 2}
    assert [(one.column, one.here, one.there) for one in plan.conflicts] == [("name", "光明楼", "1号楼")]
    # The rest of the row is no conflict: nobody here touched its floors, and the file's hold.
    assert buildings(store, "name", "floors")[0] == ("光明楼", 7)
    (detail,) = store.read("desk_item", ["detail"])["detail"]
    assert detail["label"] == "光明楼"
    assert detail["there"] == {"source": "住建局", "at": "2026-05-01"}
    assert detail["fields"][0]["here_source"] == "manual"
    # Brought again before anybody decides, it does not wait twice.
    bring_buildings(store, new, dated=date(2026, 5, 1))
    assert store.count("desk_item") == 1


def test_a_conflict_names_the_other_source_and_its_day(store):
    bring_buildings(store, dated=date(2026, 1, 1))
    rows = [{"address": "人民路12号", "name": "民政楼"}]
    plan, outcome = bring(store, "building", rows, source="民政局")
    assert states(outcome) == {"conflict": 1}
    assert [(one.here_source, one.here_at) for one in plan.conflicts] == [("住建局", date(2026, 1, 1))]


@pytest.mark.parametrize(("policy", "name"), [("file", "1号楼"), ("store", "光明楼")])
def test_a_side_may_be_chosen_for_all_conflicts(store, policy, name):
    bring_buildings(store)
    update_rows(store, "building", [1], {"name": ["光明楼"]})
    bring_buildings(store, changed(BUILDINGS, 0, name="1号楼"), conflicts=policy)
    assert buildings(store, "name")[0] == (name,)
    assert store.count("desk_item") == 0


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


def test_a_new_version_of_a_grid_ends_the_one_before(store):
    rows = [{"code": "440307001002001", "name": "一格", "valid_from": "2025-01-01"}]
    bring(store, "grid", rows, wkb=[square(0)])
    _, same = bring(store, "grid", [{**rows[0], "valid_from": None}], wkb=[square(0)])
    assert states(same) == {"same": 1}
    _, outcome = bring(store, "grid", [{**rows[0], "valid_from": "2026-02-01"}], wkb=[square(1)])
    assert states(outcome) == {"insert": 1}
    found = store.read("grid", ["valid_from", "valid_to"], order_by=("valid_from",))
    assert found["valid_to"] == [date(2026, 2, 1), None]
    withdraw(store, plan_withdrawal(store, outcome.batch))
    assert store.read("grid", ["valid_to"])["valid_to"] == [None]


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


def test_contacts_are_sealed_and_brought_twice_they_stay(store):
    keyring = make_keys(store.uid)
    install_keys(store, keyring)
    rows = [{"name": "红星小卖部", "address": "人民路12号", "contact_name": "欧阳春花", "contact_phone": "13800138000"}]
    bring_buildings(store)
    _, outcome = bring(store, "organisation", rows, keyring=keyring)
    assert states(outcome) == {"insert": 1}
    (shape,) = store.read("organisation", ["geom"])["geom"]
    assert shapely.from_wkb(OUTLINES[0]).covers(shapely.from_wkb(shape))  # it stands in its building
    sealed = store.read("organisation", ["contact"])["contact"][0]
    assert Contacts(store, keyring).open_contact("organisation", 1, "检查") == {
        "name": "欧阳春花",
        "phone": "13800138000",
    }
    _, again = bring(store, "organisation", rows, keyring=keyring)
    assert (states(again), again.batch) == ({"same": 1}, None)
    assert store.read("organisation", ["contact"])["contact"][0] == sealed
    bring(store, "organisation", [{**rows[0], "contact_phone": "13800138001"}], keyring=keyring)
    assert Contacts(store, keyring).open_contact("organisation", 1, "检查")["phone"] == "13800138001"
    everything = repr(store.read("import_row", ["given", "replaced"])) + repr(store.read("import_batch", ["counts"]))
    for secret in ("欧阳", "春花", "13800138000", "13800138001"):
        assert secret not in everything


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


def test_a_batch_is_withdrawn_and_what_was_worked_on_since_stays(store):
    first = bring_buildings(store)[1].batch
    rows = [{"building": "A2", "floor": 1, "number": "101"}]
    bring(store, "room", rows)
    update_rows(store, "building", [3], {"name": ["新三号楼"]})
    found = plan_withdrawal(store, first)
    assert found.counts == (1, 0, 2)
    assert sorted((one.label, one.reason) for one in found.kept) == [("二号楼", "used"), ("新三号楼", "changed")]
    withdraw(store, found)
    assert [name for (name,) in buildings(store, "name")] == ["二号楼", "新三号楼"]
    assert Imports(store).batch(first).withdrawn_at is not None
    with pytest.raises(StoreError, match="withdrawn"):
        plan_withdrawal(store, first)
    # Brought again it is a new batch: what stayed is compared, what went is new.
    _, outcome = bring_buildings(store, conflicts="store")
    assert outcome.counts["insert"] == 1


def test_a_withdrawn_update_gives_back_what_it_replaced(store):
    first = bring_buildings(store)[1].batch
    moved = [square(20), *OUTLINES[1:]]
    new = changed(BUILDINGS, 0, name="1号楼", floors=7)
    second = bring(store, "building", new, wkb=moved)[1].batch
    before = buildings(store, "name", "floors", "geom")
    assert before[0][:2] == ("1号楼", 7)
    found = plan_withdrawal(store, first)
    assert [one.reason for one in found.kept] == ["later"]
    withdraw(store, plan_withdrawal(store, second))
    name, floors, geom = buildings(store, "name", "floors", "geom")[0]
    assert (name, floors) == ("一号楼", 6)
    assert shapely.from_wkb(geom).equals(shapely.from_wkb(OUTLINES[0]))


@pytest.mark.parametrize("stop_at", [10, 50, 70, 90])
def test_a_cancel_leaves_nothing(store, stop_at):
    reached = []
    given = table(BUILDINGS, wkb=OUTLINES)
    progress = Progress(lambda: bool(reached) and reached[-1] >= stop_at, reached.append, print)
    with pytest.raises(Cancelled):
        import_table(store, given, request("building", given), progress)
    assert (store.count("building"), store.count("import_batch"), store.count("import_row")) == (0, 0, 0)


def test_a_failure_while_writing_leaves_nothing(store, monkeypatch):
    monkeypatch.setattr(Imports, "add_rows", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bring_buildings(store)
    assert (store.count("building"), store.count("import_batch")) == (0, 0)


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
