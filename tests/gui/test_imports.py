"""The import wizard and its dock in a real QGIS: an untidy spreadsheet on the demo town, from drop to withdrawal."""

from datetime import date

import pytest

from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.imports import Imports
from civicgrid.plugin.store.profiles import profiles
from civicgrid.tests.support.office import KNOWN, NAMED, NEW, SOURCE, counted, demo_town, run, write_ledger


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return demo_town(tmp_path_factory.mktemp("demo"))


def test_a_clerk_brings_a_ledger_decides_and_takes_it_back(town, tmp_path):
    ledger = write_ledger(tmp_path / "房屋台账 2026.xlsx", town)
    with open_store(str(town)) as store:
        before = store.count("building")
    values = run(
        tmp_path,
        town,
        f"""
LEDGER, SOURCE = {str(ledger)!r}, {SOURCE!r}
"""
        + """
def through_fields():
    press_next()
    yield lambda: wizard().place == 1 and idle()
    yield 0.2

def steps():
    from qgis.PyQt.QtWidgets import QDockWidget
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = desk().host.show("imports")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield quiet
    yield 0.3
    picture("imports-empty", dock)
    click(find("CivicGrid.imports.begin"))
    yield lambda: wizard() is not None and wizard().isVisible()
    yield 0.3
    picture("import-0-drop", wizard())
    path = find("CivicGrid.import.path")
    type_text(path, LEDGER)
    press(path, Qt.Key.Key_Return)
    yield lambda: idle() and wizard().draft.table is not None
    yield 0.3
    note("headers", wizard().draft.table.headers)
    note("rows", len(wizard().draft.table.numbers))
    note("target", find("CivicGrid.import.target").currentData())
    source = find("CivicGrid.import.source")
    source.lineEdit().selectAll()
    type_text(source.lineEdit(), SOURCE)
    yield 0.2
    picture("import-1-file", wizard())

    yield from through_fields()
    note("fields", cells("CivicGrid.import.fields"))
    note("words", cells("CivicGrid.import.words"))
    picture("import-2-fields", wizard())
    choose("CivicGrid.import.word.0", "residential")
    yield 0.1
    yield idle
    yield 0.2
    note("understood", cells("CivicGrid.import.fields"))
    press_next()
    yield lambda: wizard().place == 2
    yield 0.3
    # Nothing is chosen beforehand, and nothing goes on without a choice.
    press_next()
    yield 0.3
    note("held", [wizard().place, find("CivicGrid.import.next").isEnabled(), find("CivicGrid.import.next").toolTip()])
    click(find("CivicGrid.import.crs.wgs84"), QPoint(8, 8))
    yield 0.1
    yield idle
    yield 1.5
    note("shift", find("CivicGrid.import.shift").text())
    picture("import-3-shift", wizard())
    click(find("CivicGrid.import.shift.apply"))
    yield 0.1
    yield idle
    yield 1.5
    note("unshifted", [wizard().draft.coordinates, find("CivicGrid.import.shift").text()])
    picture("import-3-place", wizard())

    press_next()
    yield lambda: wizard().place == 3 and idle() and wizard().draft.plan is not None
    yield 1.0
    note("tiles", tiles())
    note("conflicts", cells("CivicGrid.import.plan"))
    picture("import-4-preview", wizard())
    for state in ("rejected", "update", "insert", "same"):
        click(find("CivicGrid.import.tile." + state))
        yield 0.6
        note(state, cells("CivicGrid.import.plan")[:5])
        picture("import-4-" + state, wizard())
    click(find("CivicGrid.import.tile.conflict"))
    yield 0.2
    # One is decided here, the other goes to the desk.
    table = find("CivicGrid.import.plan")
    table.selectRow(0)
    click(find("CivicGrid.import.decide.selected.file"))
    yield 0.2
    note("decided", [tiles(), cells("CivicGrid.import.plan")])
    wizard().preview.save_rejects(FOLDER + "/退回.xlsx")
    yield 0.1
    yield idle

    press_next()
    yield lambda: wizard().place == 4
    type_text(find("CivicGrid.import.purpose"), "年度房屋普查")
    from qgis.PyQt.QtCore import QDate
    find("CivicGrid.import.dated").setDate(QDate(2026, 10, 31))
    find("CivicGrid.import.until").setDate(QDate(2027, 12, 31))
    click(find("CivicGrid.import.keep"), QPoint(8, 8))
    name = find("CivicGrid.import.profile.name")
    name.clear()
    type_text(name, "住建局房屋台账")
    yield 0.3
    picture("import-5-batch", wizard())
    press_next()
    yield lambda: wizard().batch.stack.currentIndex() == 1
    yield 0.5
    note("done", find("CivicGrid.import.done").text())
    picture("import-6-done", wizard())

    # The same file again: its profile fits, and there is nothing to do.
    click(find("CivicGrid.import.next-file"))
    yield 0.3
    path = find("CivicGrid.import.path")
    type_text(path, LEDGER)
    press(path, Qt.Key.Key_Return)
    yield 0.1
    yield lambda: idle() and wizard().draft.table is not None
    yield 0.3
    note("again", [wizard().draft.source, wizard().draft.coordinates, wizard().draft.profile])
    picture("import-1-again", wizard())
    yield from through_fields()
    press_next()
    yield lambda: wizard().place == 2 and idle()
    yield 0.3
    press_next()
    yield lambda: wizard().place == 3 and idle() and wizard().draft.plan is not None
    yield 0.5
    note("nothing", [tiles(), find("CivicGrid.import.preview.notice").text(),
                     find("CivicGrid.import.next").isEnabled()])
    picture("import-4-nothing", wizard())
    wizard().reject()
    yield 0.3

    # The dock: the batch, the desk, the profile, the withdrawal.
    yield quiet
    yield 0.3
    note("batches", cells("CivicGrid.imports.batches"))
    iface.messageBar().clearWidgets()
    yield canvas_drawn
    picture("imports-batches")
    picture("imports-batches-dock", dock)
    panel().tabs.setCurrentIndex(2)
    yield 0.2
    yield quiet
    picture("imports-profiles-dock", dock)
    panel().tabs.setCurrentIndex(1)
    yield 0.2
    yield quiet
    yield 0.3
    note("desk", cells("CivicGrid.imports.desk"))
    sides = find("CivicGrid.imports.sides")
    press(sides, Qt.Key.Key_Right)
    yield 0.1
    note("sides", [[sides.item(row, column).text() for column in range(3)] for row in range(sides.rowCount())])
    click(find("CivicGrid.imports.desk.zoom"))
    yield 0.5
    yield canvas_drawn
    picture("imports-desk")
    picture("imports-desk-dock", dock)
    press(sides, Qt.Key.Key_Return)
    yield lambda: quiet() and panel().desk.pages.text() != ""
    note("settled", panel().desk.pages.text())
    picture("imports-desk-empty", dock)
    panel().tabs.setCurrentIndex(0)
    yield 0.2
    yield quiet
    later(find("CivicGrid.imports.withdraw"))
    yield lambda: window(QMessageBox) is not None
    yield 0.2
    note("planned", window(QMessageBox).text())
    picture("imports-withdraw", window(QMessageBox))
    answer(QMessageBox.StandardButton.Yes)
    yield 0.2
    yield quiet
    yield 0.5
    note("state", find("CivicGrid.imports.batch.state").text())
    picture("imports-withdrawn-dock", dock)
    session().close()
    yield 0.3
""",
    )
    assert values["rows"] == KNOWN + NEW
    assert values["headers"][1:4] == ["楼栋信息/楼栋名称", "楼栋信息/详细地址", "建筑情况/层数(层)"]
    assert values["target"] == "building"
    # Fields: guessed, with the reason; what is wrong in a column is said with the first wrong row.
    readings = {row[0]: row for row in values["fields"]}
    assert "第 7 行" in readings["建筑情况/层数(层)"][4]
    assert "错误 3" in readings["建筑情况/用途"][4]
    assert [row[1:3] for row in values["words"]] == [["民房", "3"]]
    assert "错误" not in {row[0]: row for row in values["understood"]}["建筑情况/用途"][4]
    # Coordinates: nothing goes on without a choice, and a shift is pointed out and set right.
    assert values["held"][:2] == [2, False]
    assert values["held"][2]
    assert "GCJ-02" in values["shift"]
    assert values["unshifted"][0] == "gcj02"
    assert "GCJ-02" not in values["unshifted"][1]
    # Preview: every row of the file is somewhere.
    assert counted(values["tiles"]) == {"insert": NEW, "update": NAMED, "same": 68, "conflict": 2, "rejected": 1}
    assert values["conflicts"][0][2] == "地上层数"
    assert values["rejected"][0][:2] == ["7", "很多"]
    assert values["update"][0][2:] == ["楼栋名称", "", "迎宾大道4号楼"]
    assert counted(values["decided"][0])["conflict"] == 1
    assert "批次 1" in values["done"]
    # Again: the profile fits, and there is nothing to do.
    assert values["again"] == [SOURCE, "gcj02", "住建局房屋台账"]
    assert counted(values["nothing"][0]) == {"insert": 0, "update": 0, "same": 95, "conflict": 0, "rejected": 1}
    assert values["nothing"][1].startswith("除退回的行外无需导入")
    assert values["nothing"][2] is False
    # The dock.
    assert values["batches"] == [["1", values["batches"][0][1], "楼栋", SOURCE]]
    assert values["desk"] == [["莲湖路1号", "楼栋", SOURCE]]
    assert values["sides"][0][0] == "地上层数"
    assert values["settled"] == "没有待核对的内容。"
    assert values["planned"].startswith(f"将删除 {NEW} 条，恢复 {NAMED + 2} 条的原值，0 条保持不变。")
    assert "撤回" in values["state"]
    assert (tmp_path / "退回.xlsx").stat().st_size > 0
    with open_store(str(town)) as store:
        assert store.count("building") == before
        (batch,) = Imports(store).batches()
        assert (batch.source, batch.purpose, batch.coordinates) == (SOURCE, "年度房屋普查", "gcj02")
        assert (batch.dated, batch.authorised_until) == (date(2026, 10, 31), date(2027, 12, 31))
        assert batch.withdrawn_at is not None
        assert batch.profile == "住建局房屋台账"
        # What came over the desk goes with its batch.
        assert store.read("building", ["floors"], where={"address": "莲湖路1号"})["floors"] == [6]
        assert [line.action for line in Audit(store).lines(most=2)] == ["withdraw_batch", "decide_conflict"]
        (profile,) = profiles(store, "building")
        assert profile[2]["words"] == {"building_use": {"民房": "residential"}}
