"""makerooms and importroomchart: what they make, what they say, and what they refuse in one sentence."""

import pytest
import shapely
import xlsxwriter
from qgis.core import QgsProcessingContext, QgsProcessingFeatureSourceDefinition, QgsProcessingFeedback, QgsVectorLayer

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import create_store, open_store
from civicgrid.processing.import_room_chart import ImportRoomChart
from civicgrid.processing.make_rooms import MakeRooms


def run(algorithm, **parameters):
    feedback = QgsProcessingFeedback(False)
    results, done = algorithm().create().run(parameters, QgsProcessingContext(), feedback)
    return (results if done else None), feedback.textLog()


@pytest.fixture
def town(tmp_path):
    file = tmp_path / "town.gpkg"
    with create_store(str(file)) as store:
        for index in range(4):
            shape = shapely.MultiPolygon([shapely.box(114 + index, 22, 114.5 + index, 22.5)])
            row = {"name": f"{index + 1}栋", "geom": shapely.to_wkb(shape)}
            store.insert("building", {"uid": new_uid(), **row})
        store.insert("room", {"uid": new_uid(), "building_id": 4, "unit": "1", "floor": 2, "number": "101"})
    return str(file)


def counts(town):
    with open_store(town) as store:
        return [store.count("room", {"building_id": number}) for number in (1, 2, 3, 4)]


def test_rooms_are_made_in_named_buildings(town):
    results, said = run(MakeRooms, DATABASE=town, PATTERN="2x3x2", IDS="1,3-4")
    assert results == {"MADE": 35, "THERE": 0, "CONFLICTS": 1}, said
    assert "Building 4: Room 101 of unit 1 is on floor 2 already, and not on floor 1." in said
    assert counts(town) == [12, 0, 12, 12]


def test_without_names_the_buildings_without_rooms_are_meant(town):
    assert run(MakeRooms, DATABASE=town, PATTERN="farmyard")[0]["MADE"] == 3
    assert run(MakeRooms, DATABASE=town, PATTERN="farmyard")[0]["MADE"] == 0
    assert counts(town) == [1, 1, 1, 1]


def test_a_layer_names_the_buildings_by_its_id(town, qgis_app):
    layer = QgsVectorLayer(f"{town}|layername=building", "楼栋", "ogr")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    layer.selectByExpression("name = '2栋'")
    context.temporaryLayerStore().addMapLayer(layer)
    source = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    parameters = {"DATABASE": town, "PATTERN": "1x2x2", "BUILDINGS": source}
    results, done = MakeRooms().create().run(parameters, context, feedback)
    assert done, feedback.textLog()
    assert (results["MADE"], counts(town)) == (4, [0, 4, 0, 1])


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"PATTERN": "3x2"}, "units × floors × rooms"),
        ({"PATTERN": "3x2x2", "IDS": "a"}, "“a” is no id of a building"),
        ({"PATTERN": "3x2x2", "IDS": "1-9999999999"}, "is no id of a building"),
        ({"PATTERN": "3x2x2", "IDS": "1,99"}, "There is no building 99."),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_nothing_is_made(town, parameters, sentence):
    results, said = run(MakeRooms, DATABASE=town, **parameters)
    assert results is None
    assert sentence in said
    assert "Traceback" not in said
    assert counts(town) == [0, 0, 0, 1]


def test_a_cancelled_making_leaves_nothing(town):
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    parameters = {"DATABASE": town, "PATTERN": "2x3x2"}
    assert MakeRooms().create().run(parameters, QgsProcessingContext(), feedback)[1] is False
    assert counts(town) == [0, 0, 0, 1]


def test_charts_become_rooms_and_what_is_unclear_is_named(town, tmp_path):
    file = tmp_path / "楼盘表.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        for name, second in (("1号楼", "201 张三"), ("2栋", "李四"), ("外楼", "201")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["2层", second])
            sheet.write_row(1, 0, ["1层", "101"])
    results, said = run(ImportRoomChart, DATABASE=town, INPUT=str(file))
    assert results == {"MADE": 2, "BUILDINGS": 1, "REFUSED": 2, "CONFLICTS": 0}, said
    assert "Sheet 2栋: Cell B1" in said
    assert "Sheet 外楼: No building" in said
    assert "李四" not in said
    assert counts(town) == [2, 0, 0, 1]


def test_a_single_sheet_may_be_given_its_building(town, tmp_path):
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 0, ["2层", "201"])
        sheet.write_row(1, 0, ["1层", "101"])
    assert run(ImportRoomChart, DATABASE=town, INPUT=str(file), BUILDING=3)[0]["MADE"] == 2
    assert counts(town) == [0, 0, 2, 1]
    (tmp_path / "b.xlsx").write_text("no")
    results, said = run(ImportRoomChart, DATABASE=town, INPUT=str(tmp_path / "b.xlsx"))
    assert (results, "no spreadsheet" in said) == (None, True)
