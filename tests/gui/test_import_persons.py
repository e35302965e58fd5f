"""Residents through the import window of a real QGIS: masked on every page, decided at the desk, taken back."""

import pytest
import xlsxwriter

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, Keyring
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.tests.support.office import counted, run
from civicgrid.tests.support.people import add_area
from civicgrid.tests.support.residents import at, bring, houses, number

HEADER = ["序号", "姓名", "公民身份号码", "性别", "出生日期", "联系电话", "现住址", "与户主关系", "人口类别", "民族"]
ROWS = [
    ["欧阳建国", number(1), "男", "", "13800000011", at(), "户主", "户籍", "汉"],
    ["李秀英", number(2, "19820505", sex=2), "女", "", "0755-26001234", at(), "配偶", "户籍", "汉"],
    ["买买提·艾力", number(3), "女", "", "", at(1, "2", "201"), "户主", "流动", "维吾尔"],
    ["王小宝", "", "男", "2026-09-01", "", at(2), "子", "户籍", "汉"],
    ["张无房", number(4), "男", "", "", "不存在的路9号", "户主", "户籍", "汉"],
    ["赵错号", number(5)[:17] + "Y", "男", "", "13800000015", at(), "户主", "户籍", "汉"],
    ["钱重复", number(1), "男", "", "", at(), "户主", "户籍", "汉"],
    ["孙*", "4403**********0012", "男", "", "", at(), "", "户籍", "汉"],
    ["周错日", "", "男", "1980-13-45", "", at(), "户主", "户籍", "汉"],
    ["陈搬走", number(6), "男", "", "", at(3) + "（已搬走）", "户主", "户籍", "汉"],
    ["翡翠花园3号楼", "", "", "", "", "", "", "", ""],
    ["冯房号", number(7), "男", "", "", "1单元102室", "二姨太", "户籍", "汉"],
]
SECRETS = [
    "1980-13-45",
    "建国",
    "秀英",
    "艾力",
    "小宝",
    number(1),
    number(2, "19820505", sex=2),
    "13800000011",
    "26001234",
    "1单元",
]


@pytest.fixture
def office(tmp_path):
    """A small store in which some of the register's people are already, and the register."""
    folder = tmp_path / "翡翠 社区"
    folder.mkdir()
    database, keys = folder / "人口.gpkg", folder / "keys"
    with pytest.MonkeyPatch.context() as patch, create_store(str(database)) as store:
        patch.setenv(KEYFILE_VARIABLE, str(keys))
        keyring = Keyring.create_file(keys, store.uid)
        houses(store, add_area(store, "440307001", None), count=3)
        known = [
            {"name": "欧阳建国", "document_number": number(1), "phone": "13800000001", "address": at(),
             "person_class": "户籍"},
            {"name": "王小宝", "document_number": "", "birth_date": "2026-09-01", "sex": "男", "address": at()},
        ]  # fmt: skip
        bring(store, keyring, known, source="社区")
    path = folder / "实有人口.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("人口")
        sheet.merge_range(0, 0, 0, len(HEADER) - 1, "翡翠社区实有人口登记表")
        sheet.write_row(1, 0, HEADER)
        for place, row in enumerate(ROWS, start=1):
            sheet.write_row(1 + place, 0, [place if row[-1] else "", *row])
    return database, keys, path


STEPS = """
def texts():
    from qgis.PyQt.QtWidgets import QLabel, QTableView, QTableWidget
    found = [one.text() for one in wizard().findChildren(QLabel) if one.isVisible()]
    for view in wizard().findChildren(QTableView):
        if view.isVisible():
            model = view.model()
            found += [str(model.index(row, column).data()) for row in range(model.rowCount())
                      for column in range(model.columnCount())]
    return "\\n".join(found)

def steps():
    from qgis.PyQt.QtCore import QDate
    from qgis.PyQt.QtWidgets import QDockWidget
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = desk().host.show("imports")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield quiet
    click(find("CivicGrid.imports.begin"))
    yield lambda: wizard() is not None and wizard().isVisible()
    path = find("CivicGrid.import.path")
    type_text(path, REGISTER)
    press(path, Qt.Key.Key_Return)
    yield lambda: idle() and wizard().draft.table is not None
    yield 0.3
    note("target", find("CivicGrid.import.target").currentData())
    source = find("CivicGrid.import.source")
    source.lineEdit().selectAll()
    type_text(source.lineEdit(), "派出所")
    yield 0.2
    note("file", texts())
    picture("import-persons-1-file", wizard())
    press_next()
    yield lambda: wizard().place == 1 and idle()
    yield 0.3
    note("fields", texts())
    picture("import-persons-2-fields", wizard())
    press_next()
    yield lambda: wizard().place == 3 and idle() and wizard().draft.plan is not None
    yield 0.5
    note("tiles", tiles())
    note("notice", [find("CivicGrid.import.preview.notice").text(),
                    find("CivicGrid.import.preview.notice").parent().toolTip()])
    for name in ("import-persons-4-conflict", "import-persons-4-rejected", "import-persons-4-update",
                 "import-persons-4-insert", "import-persons-4-same"):
        state = name.rpartition("-")[2]
        click(find("CivicGrid.import.tile." + state))
        yield 0.4
        note(state, texts())
        note(state + " rows", cells("CivicGrid.import.plan"))
        picture(name, wizard())
    press_next()
    yield lambda: wizard().place == 4
    yield 0.2
    note("held", [find("CivicGrid.import.next").isEnabled(), find("CivicGrid.import.todo").text()])
    type_text(find("CivicGrid.import.purpose"), "实有人口核查")
    note("held until", [find("CivicGrid.import.next").isEnabled(), find("CivicGrid.import.todo").text()])
    find("CivicGrid.import.until").setDate(QDate(2030, 12, 31))
    yield 0.2
    picture("import-persons-5-batch", wizard())
    press_next()
    yield lambda: idle() and wizard().draft.outcome is not None
    yield 0.3
    picture("import-persons-6-done", wizard())
    note("done", texts())
    press_next()
    yield 0.3
    tabs = find("CivicGrid.imports.tabs")
    tabs.setCurrentIndex(1)
    yield quiet
    yield 0.8
    table = find("CivicGrid.imports.desk")
    note("desk", cells("CivicGrid.imports.desk"))
    kinds = [panel().desk.model.item(row).kind for row in range(table.model().rowCount())]
    note("kinds", kinds)
    table.selectRow(kinds.index("person_conflict"))
    yield quiet
    yield 0.5
    note("sides", [[find("CivicGrid.imports.sides").item(row, column).text() for column in range(3)]
                   for row in range(find("CivicGrid.imports.sides").rowCount())])
    picture("imports-desk-person", dock)
    reason = find("CivicGrid.imports.clear.reason")
    note("unasked", find("CivicGrid.imports.clear.open").isEnabled())
    type_text(reason, "与登记簿核对")
    click(find("CivicGrid.imports.clear.open"))
    yield quiet
    yield 0.5
    note("opened", find("CivicGrid.imports.clear.text").text())
    picture("imports-desk-person-open", dock)
    click(find("CivicGrid.imports.desk.theirs"))
    click(find("CivicGrid.imports.desk.decide"))
    yield quiet
    yield 0.8
    note("forgotten", panel().desk.clear.text.text())
    table.selectRow(0)
    yield quiet
    yield 0.5
    note("match", [button.text() for button in find("CivicGrid.imports.match")._group.buttons()])
    note("unchosen", find("CivicGrid.imports.desk.decide").isEnabled())
    picture("imports-desk-match", dock)
    press(find("CivicGrid.imports.match"), Qt.Key.Key_1)
    yield 0.2
    picture("imports-desk-match-chosen", dock)
    press(find("CivicGrid.imports.match"), Qt.Key.Key_Return)
    yield quiet
    yield 0.8
    note("left", table.model().rowCount())
    picture("imports-desk-empty", dock)
    tabs.setCurrentIndex(0)
    yield quiet
    yield 0.5
    picture("imports-persons-batches", dock)
"""


def test_a_clerk_brings_a_register_of_residents(office, tmp_path):
    database, keys, path = office
    steps = f"REGISTER = {str(path)!r}\n" + STEPS
    values = run(tmp_path, database, steps, env={KEYFILE_VARIABLE: str(keys)})
    assert values["target"] == "person"
    for page in ("file", "fields", "conflict", "rejected", "update", "insert", "same"):
        assert not [secret for secret in SECRETS if secret in values[page]], page
    assert "民族" in values["fields"]
    assert counted(values["tiles"]) == {"insert": 5, "update": 0, "same": 0, "conflict": 2, "rejected": 4}
    said, more = values["notice"]
    assert "可关联到房间 4 行；关联不上 2 行" in said
    assert "性别: 填写的性别与公民身份号码不符" in said
    assert "没有楼栋与此地址相符。（共 1 行：第 7 行）" in more
    assert "住址备注注明本人已不在此居住。（共 1 行：第 12 行）" in more
    assert "住址已按第 13 行小标题补全。（共 1 行：第 14 行）" in more
    assert "“…”不在取值表内，已略去。（共 1 行：第 14 行）" in more
    assert "可关联到房间" in values["done"]
    assert [held for held, _ in (values["held"], values["held until"])] == [False, False]
    assert sorted(values["kinds"]) == ["person_conflict", "person_match"]
    assert values["sides"] == [["联系电话", "138****0001", "138****0011\n(派出所 " + values["sides"][0][2].split()[-1]]]
    assert not values["unasked"]
    assert "13800000011" in values["opened"]
    assert values["forgotten"] == ""
    assert len(values["match"]) == 2
    assert not values["unchosen"]
    assert values["left"] == 0
    with open_store(str(database)) as store:
        assert store.count("person") == 7
        assert store.read("person", ["phone_masked"], order_by=("id",))["phone_masked"][0] == "138****0011"
        actions = [one.action for one in Audit(store).lines()]
        assert "open_contact" in actions
        assert Audit(store).verify() is None
