"""``civicgrid:importtable`` as a clerk or a model runs it: files, profiles, rejected rows brought again."""

import json

import pytest
import xlsxwriter
from qgis.core import (  # fmt: skip
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from civicgrid.plugin.jobs.tables.source import read_table
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.profiles import save_profile
from civicgrid.processing.import_table import ImportTable
from civicgrid.tests.support.tables import write_layer

HEADER = ["楼栋编号", "楼栋名称", "房屋坐落", "地上层数(层)", "经度", "纬度"]


class Feedback(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.said = []

    def pushInfo(self, text):  # noqa: N802 (QGIS's name)
        self.said.append(text)

    def pushWarning(self, text):  # noqa: N802 (QGIS's name)
        self.said.append(text)


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "城 区.gpkg"
    create_store(str(path)).close()
    return str(path)


def run(**parameters):
    algorithm, context, feedback = ImportTable().create(), QgsProcessingContext(), Feedback()
    ok, why = algorithm.checkParameterValues(parameters, context)
    if not ok:
        raise QgsProcessingException(why)
    results, ok = algorithm.run(parameters, context, feedback, {}, False)
    assert ok
    return results, "\n".join(feedback.said)


def register(path, rows):
    """A register as an office keeps it: a title, a header, rows, totals."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("台账")
        sheet.merge_range(0, 0, 0, len(HEADER) - 1, "房屋台账（2026年）")
        for line, row in enumerate([HEADER, *rows], start=1):
            sheet.write_row(line, 0, row)
        sheet.write(len(rows) + 2, 0, "合计")
        sheet.write(len(rows) + 2, 3, 99)
    return str(path)


ROWS = [
    ["LD1", "一号楼", "人民路１２号", "６层", 114.2001, 22.7001],
    ["LD2", "二号楼", "翡翠花园3栋", "很多", 114.2011, 22.7001],
    ["LD3", "三号楼", "人民路14号", 3, 114.2021, 22.7001],
]


def test_a_register_enters_and_its_rejected_rows_can_be_corrected_and_brought_again(database, tmp_path):
    file, rejected = register(tmp_path / "台账.xlsx", ROWS), tmp_path / "退回.xlsx"
    results, said = run(INPUT=file, TARGET="building", DATABASE=database, COORDINATES="wgs84", REJECTED=str(rejected))
    assert (results["INSERTED"], results["REJECTED_COUNT"]) == (2, 1)
    assert "Row 4: Floors" in said
    table = read_table(rejected)
    assert table.headers[: len(HEADER)] == [*HEADER[:3], *table.headers[3:4], *HEADER[4:]]
    assert [column[0] for column in table.columns[:4]] == ["LD2", "二号楼", "翡翠花园3栋", "很多"]
    corrected = register(tmp_path / "更正.xlsx", [["LD2", "二号楼", "翡翠花园3栋", 11, 114.2011, 22.7001]])
    results, _ = run(INPUT=corrected, TARGET="building", DATABASE=database, COORDINATES="wgs84", SOURCE="台账")
    assert results["INSERTED"] == 1
    results, said = run(INPUT=file, TARGET="building", DATABASE=database, COORDINATES="wgs84", SOURCE="台账")
    assert (results["UNCHANGED"], results["REJECTED_COUNT"], results["BATCH"]) == (2, 1, 0)
    with open_store(database) as store:
        assert store.count("building") == 3
        assert sorted(store.read("building", ["address"])["address"])[0].startswith("人民路12号")


@pytest.mark.parametrize("suffix", [".csv", ".gpkg"])
def test_rejected_shapes_come_along(database, tmp_path, suffix):
    layer = QgsVectorLayer("Polygon?crs=EPSG:4490&field=LDBM:string&field=LC:string", "楼", "memory")
    good, bad = (
        "POLYGON((114.2 22.7,114.201 22.7,114.201 22.701,114.2 22.7))",
        ("POLYGON((114.3 22.7,114.301 22.701,114.301 22.7,114.3 22.701,114.3 22.7))"),
    )
    for number, wkt in enumerate((good, bad)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"LD{number}", "5"])
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    rejected = tmp_path / f"退回{suffix}"
    given = {"TARGET": "building", "DATABASE": database, "COORDINATES": "cgcs2000", "SOURCE": "楼"}
    results, said = run(INPUT=layer, REJECTED=str(rejected), **given)
    assert (results["INSERTED"], results["REJECTED_COUNT"]) == (1, 1)
    assert "The shape is invalid" in said
    results, _ = run(INPUT=str(rejected), REPAIR=True, **given)
    assert results["INSERTED"] == 1


def test_a_shapefile_in_gbk_with_its_own_projection(database, tmp_path):
    path = write_layer(
        tmp_path / "房屋.shp", "ESRI Shapefile", encoding="GBK", epsg=4547, names=("楼栋名称", "LC", "GD", "RQ")
    )
    (tmp_path / "房屋.cpg").unlink(missing_ok=True)
    results, _ = run(INPUT=str(path), TARGET="building", DATABASE=database, COORDINATES="cgcs2000")
    assert (results["INSERTED"], results["REJECTED_COUNT"]) == (2, 1)
    with open_store(database) as store:
        rows = store.read("building", ["name", "floors", "height"], order_by=("name",))
    assert rows == {"name": ["朝阳花园1栋", "朝阳花园2栋"], "floors": [None, 2], "height": [1.5, 3.0]}


def test_a_profile_says_how_a_source_is_read(database, tmp_path):
    file = register(tmp_path / "a.xlsx", ROWS)
    content = {"fields": {"code": "楼栋编号", "address": "房屋坐落", "_x": "经度", "_y": "纬度"},
               "coordinates": "wgs84", "source": "住建局"}  # fmt: skip
    with open_store(database) as store:
        save_profile(store, "住建台账", "building", content, None)
    results, _ = run(INPUT=file, TARGET="building", DATABASE=database, MAPPING="住建台账")
    assert results["INSERTED"] == 3
    with open_store(database) as store:
        assert set(store.read("building", ["source"])["source"]) == {"住建局"}
        assert store.read("building", ["name"])["name"] == [None] * 3
        assert store.read("import_batch", ["profile"])["profile"] == ["住建台账"]
    results, _ = run(INPUT=file, TARGET="building", DATABASE=database, MAPPING=json.dumps(content))
    assert results["UNCHANGED"] == 3
    with pytest.raises(QgsProcessingException, match="no import profile"):
        run(INPUT=file, TARGET="building", DATABASE=database, MAPPING="没有", COORDINATES="wgs84")
    with pytest.raises(QgsProcessingException, match="does not have: colour"):
        run(INPUT=file, TARGET="building", DATABASE=database, MAPPING='{"colour": "经度"}', COORDINATES="wgs84")


def test_a_look_writes_nothing(database, tmp_path):
    file = register(tmp_path / "a.xlsx", ROWS)
    results, _ = run(INPUT=file, TARGET="building", DATABASE=database, COORDINATES="wgs84", DRY_RUN=True)
    assert results["INSERTED"] == 2
    with open_store(database) as store:
        assert (store.count("building"), store.count("import_batch")) == (0, 0)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"INPUT": ""}, "INPUT has to name"),
        ({"INPUT": "没有.xlsx"}, "没有.xlsx"),
        ({"COORDINATES": ""}, "has to be named"),
        ({"DATED": "昨天"}, "DATED has to be a day"),
        ({"DATABASE": "没有.gpkg"}, "There is no file"),
        ({"COORDINATES": "EPSG:0"}, "EPSG:0"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence_before_anything_is_written(database, tmp_path, wrong, sentence):
    given = {"INPUT": register(tmp_path / "a.xlsx", ROWS), "TARGET": "building", "DATABASE": database,
             "COORDINATES": "wgs84", **wrong}  # fmt: skip
    with pytest.raises(QgsProcessingException, match=sentence) as caught:
        run(**given)
    assert "\n" not in str(caught.value)
    with open_store(database) as store:
        assert store.count("building") == 0
