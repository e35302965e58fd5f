"""importorders and exportorders: what they bring, what they say, and what they refuse in one sentence."""

import pytest
import xlsxwriter
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from civicgrid.plugin.jobs.tables.source import read_table
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, add_to_file, make_keys
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.seal import install_keys
from civicgrid.processing.export_orders import ExportOrders
from civicgrid.processing.import_orders import ImportOrders

HEADERS = ["工单编号", "来电人", "联系电话", "诉求内容", "事发地址", "登记时间"]
ROWS = [
    ["HL001", "王小明", "13812345678", "人民路12号垃圾堆了三天", "人民路12号", "2026-11-20 08:15"],
    ["HL002", "", "", "路灯不亮", "", "2026-11-20 09:00"],
    ["", "赵四", "13900001111", "违停", "", "2026-11-20 11:00"],
]


def run(algorithm, **parameters):
    feedback = QgsProcessingFeedback(False)
    results, done = algorithm().create().run(parameters, QgsProcessingContext(), feedback)
    return (results if done else None), feedback.textLog()


@pytest.fixture
def town(tmp_path, monkeypatch):
    file, keyfile = tmp_path / "town.gpkg", tmp_path / "keys"
    with create_store(str(file)) as store:
        keyring = make_keys(store.uid)
        install_keys(store, keyring)
        add_to_file(keyring, keyfile)
    monkeypatch.setenv(KEYFILE_VARIABLE, str(keyfile))
    return str(file)


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "热线 工单.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("工单")
        page.write(0, 0, "12345热线工单明细表")
        for number, row in enumerate([HEADERS, *ROWS], start=1):
            page.write_row(number, 0, row)
    return str(path)


def test_orders_come_in_and_their_results_go_out(town, sheet, tmp_path):
    rejected = tmp_path / "退回.xlsx"
    found, said = run(ImportOrders, INPUT=sheet, DATABASE=town, REJECTED=str(rejected))
    assert found is not None, said
    assert (found["FILED"], found["KNOWN"], found["REJECTED_COUNT"], found["UNPLACED"]) == (2, 0, 1, 2)
    assert "13812345678" not in said
    assert "赵四" not in said
    assert "Row 5: The order has no number." in said
    assert read_table(rejected).columns[3] == ["违停"]
    again, _ = run(ImportOrders, INPUT=sheet, DATABASE=town)
    assert (again["FILED"], again["KNOWN"], again["NOTED"]) == (0, 2, 0)
    with open_store(town) as store:
        store.execute("UPDATE event SET address = '中山路1号' WHERE external_number = 'HL001'")
    again, said = run(ImportOrders, INPUT=sheet, DATABASE=town)
    assert again["NOTED"] == 1
    assert "Row 3: It is here already and stays as it is; the sheet differs in: Address." in said
    with open_store(town) as store:
        assert store.count("event") == 2
    out = tmp_path / "结果.xlsx"
    results, said = run(ExportOrders, DATABASE=town, FROM="2026-11-20", TO="2026-11-20", OUTPUT=str(out))
    assert results["ROWS"] == 2, said
    assert read_table(out).columns[0] == ["HL001", "HL002"]
    asked = tmp_path / "要答复的.csv"
    asked.write_text("单号,备注\nHL002,\nHL777,催\nHL002,再催\n", encoding="utf-8")
    answered = tmp_path / "答复.xlsx"
    results, said = run(ExportOrders, DATABASE=town, ORDERS=str(asked), OUTPUT=str(answered))
    assert results["ROWS"] == 2, said
    assert read_table(answered).columns[0] == ["HL002", "HL777"]


def test_what_a_sheet_was_read_without_is_told(town, tmp_path):
    path = tmp_path / "三张.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("东区", "西区", "南区"):
            page = book.add_worksheet(name)
            for number, row in enumerate([HEADERS, [f"{name}1", *ROWS[1][1:]]]):
                page.write_row(number, 0, row)
    found, said = run(ImportOrders, INPUT=str(path), DATABASE=town)
    assert found["FILED"] == 1
    assert "the file has others, too: 西区, 南区" in said
    assert run(ImportOrders, INPUT=str(path), DATABASE=town, SHEET="西区")[0]["FILED"] == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"SOURCE": "telepathy"}, "There is no channel telepathy"),
        ({"MAPPING": '{"title": "没有"}'}, "no column “没有”"),
        ({"INPUT": "/nowhere/x.xlsx"}, "There is no file"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_is_written(town, sheet, changed, sentence):
    found, said = run(ImportOrders, **{"INPUT": sheet, "DATABASE": town, **changed})
    assert found is None
    assert sentence in said
    assert "Traceback" not in said
    with open_store(town) as store:
        assert store.count("event") == 0


def test_days_of_an_export_have_to_be_days_in_their_order(town, tmp_path):
    for first, last, sentence in (
        ("heute", "2026-11-20", "such as 2026-11-24"),
        ("2026-11-21", "2026-11-20", "after TO"),
    ):
        found, said = run(ExportOrders, DATABASE=town, FROM=first, TO=last, OUTPUT=str(tmp_path / "x.xlsx"))
        assert found is None
        assert sentence in said


def test_a_channel_that_there_is_not_gets_no_file(town, tmp_path):
    output = tmp_path / "x.csv"
    found, said = run(
        ExportOrders, DATABASE=town, FROM="2026-01-01", TO="2026-12-31", SOURCE="telepathy", OUTPUT=str(output)
    )
    assert found is None
    assert "There is no channel telepathy" in said
    assert not output.exists()
