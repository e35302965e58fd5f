"""The import wizard and its dock in a real QGIS: an untidy spreadsheet on the demo town, from drop to withdrawal."""

from datetime import date

import numpy as np
import pytest
import shapely
import xlsxwriter
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from civicgrid.plugin.domain.codes import load_code_lists
from civicgrid.plugin.domain.coordinates import convert
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.imports import Imports
from civicgrid.plugin.store.profiles import profiles
from civicgrid.processing.create_demo import CreateDemo
from civicgrid.tests.support.desktop import profile_with_plugin, run_desktop

KNOWN, NEW, NAMED = 90, 6, 19
SOURCE = "住房和城乡建设局"

OPENING = """
desk = lambda: plugin().desk
session = lambda: desk().session
panel = lambda: desk().host.widget("imports")
wizard = lambda: panel().wizard
idle = lambda: not wizard().worker.busy

def connect(database):
    desk().opening.open(database)
    return lambda: session().database == database and not desk().opening.busy

def press_next():
    click(find("CivicGrid.import.next"))

def choose(name, data):
    box = find(name)
    box.setFocus()
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())

def cells(name):
    model = find(name).model()
    return [[model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())]

def tiles():
    return {state: tile.text() for state, tile in wizard().preview.tiles.items()}

def quiet():
    return not desk().workbench.tasks._running
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The demo town, in a folder with a Chinese name and a space."""
    folder = tmp_path_factory.mktemp("demo") / "南湾 街道"
    folder.mkdir()
    file = folder / "社区.gpkg"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEYFILE_VARIABLE, str(folder / "demo.keys"))
        feedback = QgsProcessingFeedback(False)
        parameters = {"DATABASE": str(file), "POPULATION": 2_000, "SEED": 1}
        _, done = CreateDemo().create().run(parameters, QgsProcessingContext(), feedback)
    assert done, feedback.textLog()
    return file


def write_ledger(path, database):
    """A ledger as offices keep it: titles, merged headers, units in headers, GCJ-02, words of their own.

    Of `KNOWN` buildings two have other floors than the town, every third a new name; `NEW` are not in the town; one row
    has no number for its floors, three call their use by a word that no list has.
    """
    uses = {item.code: item.name_zh for item in load_code_lists(RESOURCES / "codes")["building_use"]}
    with open_store(str(database)) as store:
        names = ["id", "address", "name", "floors", "building_use", "geom"]
        rows = store.read("building", names, order_by=("id",))
    middles = shapely.get_coordinates(shapely.centroid(shapely.from_wkb(np.array(rows["geom"], dtype=object))))
    lon, lat = convert(middles[:, 0], middles[:, 1], "wgs84", "gcj02")
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("房屋台账")
        head = book.add_format({"bold": True, "align": "center"})
        sheet.merge_range(0, 0, 0, 6, "南湾街道房屋台账（2026年）", head)
        sheet.write(1, 0, "填报单位：住房和城乡建设局")
        sheet.merge_range(2, 0, 3, 0, "序号", head)
        sheet.merge_range(2, 1, 2, 2, "楼栋信息", head)
        sheet.merge_range(2, 3, 2, 4, "建筑情况", head)
        sheet.merge_range(2, 5, 2, 6, "坐标", head)
        for column, text in enumerate(("楼栋名称", "详细地址", "层数(层)", "用途", "经度", "纬度"), start=1):
            sheet.write(3, column, text, head)
        lines = []
        for index in range(KNOWN):
            name = rows["name"][index] or (f"{rows['address'][index]}楼" if index % 3 == 0 else None)
            floors = rows["floors"][index] + (2 if index in (4, 7) else 0)
            use = uses.get(rows["building_use"][index])
            lines.append([name, rows["address"][index], floors, use, lon[index], lat[index]])
        for index in range(NEW):
            use = "民房" if index < 3 else "住宅"
            place = KNOWN + index
            lines.append([f"新楼{index + 1}", f"民生路{901 + index}号", "６层", use, lon[place], lat[place]])
        lines[2][2] = "很多"
        for number, line in enumerate(lines, start=1):
            sheet.write(3 + number, 0, number)
            for column, value in enumerate(line, start=1):
                if value is not None:
                    sheet.write(3 + number, column, value)
        sheet.write(5 + len(lines), 0, "合计")
        sheet.write(5 + len(lines), 2, f"{len(lines)} 栋")
    return path


def run(tmp_path, database, steps, **options):
    script = OPENING + f"DATABASE = {str(database)!r}\nFOLDER = {str(tmp_path)!r}\n" + steps + "\ndrive(steps())\n"
    return run_desktop(script, profile_with_plugin(tmp_path / "配置 文件"), timeout=240, **options).check()


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
    assert values["planned"].startswith(f"将删除 {NEW} 条，恢复 {NAMED + 1} 条的原值，0 条保持不变。")
    assert "撤回" in values["state"]
    assert (tmp_path / "退回.xlsx").stat().st_size > 0
    with open_store(str(town)) as store:
        assert store.count("building") == before
        (batch,) = Imports(store).batches()
        assert (batch.source, batch.purpose, batch.coordinates) == (SOURCE, "年度房屋普查", "gcj02")
        assert (batch.dated, batch.authorised_until) == (date(2026, 10, 31), date(2027, 12, 31))
        assert batch.withdrawn_at is not None
        assert batch.profile == "住建局房屋台账"
        # What a person decided at the desk stays.
        assert store.read("building", ["floors"], where={"address": "莲湖路1号"})["floors"] == [8]
        assert [line.action for line in Audit(store).lines(most=2)] == ["withdraw_batch", "decide_conflict"]
        (profile,) = profiles(store, "building")
        assert profile[2]["words"] == {"building_use": {"民房": "residential"}}


def counted(tiles):
    """The number on each tile."""
    return {state: int(text.split()[0].replace(",", "")) for state, text in tiles.items()}


def write_rooms(path, database):
    """A short list of rooms, two of them of no building of the town."""
    with open_store(str(database)) as store:
        address = store.read("building", ["address"], order_by=("id",))["address"][0]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("房间")
        rows = [
            ["楼栋地址", "房号", "面积(㎡)"],
            [address, "9901", 88.5],
            [address, "9902", 90],
            ["不存在的路7号", "101", 70],
        ]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def test_a_file_without_positions_a_layer_and_a_file_that_is_none(town, tmp_path):
    rooms = write_rooms(tmp_path / "房间.xlsx", town)
    (tmp_path / "坏的.xlsx").write_bytes(b"PK\x03\x04 cut off")
    values = run(
        tmp_path,
        town,
        f"""
ROOMS, BROKEN = {str(rooms)!r}, {str(tmp_path / "坏的.xlsx")!r}
"""
        + """
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent

def drop(widget, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
    QApplication.sendEvent(widget, entering)
    note("welcome", entering.isAccepted())
    from qgis.PyQt.QtCore import QPointF
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, mime, left, none))

def steps():
    desk().host.show("imports")
    yield 0.3
    note("unconnected", [panel().batches.pages.text(), desk().actions["import"].isEnabled()])
    yield connect(DATABASE)
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=楼栋名称:string", "新建楼", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["蝴蝶楼"])
    bow = "POLYGON((113.52 24.02, 113.521 24.021, 113.521 24.02, 113.52 24.021, 113.52 24.02))"
    feature.setGeometry(QgsGeometry.fromWkt(bow))
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    yield quiet
    # A file that is none: one sentence, and the wizard waits for another.
    drop(panel(), BROKEN)
    yield lambda: wizard() is not None and idle() and find("CivicGrid.import.notice").text() != ""
    note("broken", [find("CivicGrid.import.notice").text(), find("CivicGrid.import.next").isEnabled()])
    picture("import-broken", wizard())
    drop(wizard(), ROOMS)
    yield lambda: idle() and wizard().draft.table is not None
    yield 0.2
    note("rooms", [find("CivicGrid.import.target").currentData(), find("CivicGrid.import.todo").text()])
    type_text(find("CivicGrid.import.source").lineEdit(), "物业公司")
    press_next()
    yield lambda: wizard().place == 1 and idle()
    # A required field that loses its column holds the wizard.
    choose("CivicGrid.import.field.1", "")
    yield 0.1
    yield idle
    yield 0.2
    note("required", [find("CivicGrid.import.fields.notice").text(), find("CivicGrid.import.next").isEnabled()])
    picture("import-2-required", wizard())
    choose("CivicGrid.import.field.1", "number")
    yield 0.1
    yield idle
    press_next()
    yield lambda: wizard().place == 3 and idle() and wizard().draft.plan is not None
    yield 0.3
    note("tiles", tiles())
    picture("import-4-rooms", wizard())
    # Back by the list of steps: the step for coordinates is not there for rooms.
    note("steps", [bool(wizard().steps.item(place).flags() & Qt.ItemFlag.ItemIsEnabled) for place in range(5)])
    steps_ = wizard().steps
    click(steps_.viewport(), steps_.visualItemRect(steps_.item(0)).center())
    yield lambda: wizard().place == 0
    # A layer of the project: its own coordinate system is shown, and not taken.
    find("CivicGrid.import.layer").setLayer(layer)
    yield 0.1
    yield lambda: idle() and wizard().draft.table is not None
    choose("CivicGrid.import.target", "building")
    type_text(find("CivicGrid.import.source").lineEdit(), "规划局")
    yield 0.2
    press_next()
    yield lambda: wizard().place == 1 and idle()
    yield 0.2
    press_next()
    yield lambda: wizard().place == 2
    yield 0.5
    own = find("CivicGrid.import.crs.own")
    note("own", [own.text(), own.isChecked(), find("CivicGrid.import.next").isEnabled()])
    click(own, QPoint(8, 8))
    yield 0.1
    yield idle
    yield 1.0
    picture("import-3-own", wizard())
    press_next()
    yield lambda: wizard().place == 3 and idle() and wizard().draft.plan is not None
    yield 0.3
    note("layer", tiles())
    picture("import-4-invalid", wizard())
    click(find("CivicGrid.import.repair"), QPoint(8, 8))
    yield 0.1
    yield lambda: idle() and wizard().draft.plan is not None
    yield 0.3
    note("repaired", tiles())
    picture("import-4-repaired", wizard())
    # Leaving the database closes the wizard.
    session().close()
    yield lambda: wizard() is None
    note("left", panel().batches.pages.text())
""",
    )
    assert values["unconnected"][0].startswith("没有打开数据库")
    assert values["unconnected"][1] is False
    assert values["welcome"]
    assert "坏的.xlsx" in values["broken"][0]
    assert values["broken"][1] is False
    assert values["rooms"] == ["room", "请填写数据来源。"]
    assert "房号" in values["required"][0]
    assert values["required"][1] is False
    assert counted(values["tiles"]) == {"insert": 2, "update": 0, "same": 0, "conflict": 0, "rejected": 1}
    assert values["steps"] == [True, True, False, True, False]
    assert "4326" in values["own"][0]
    assert values["own"][1:] == [False, False]
    assert counted(values["layer"])["rejected"] == 1
    assert counted(values["repaired"]) == {"insert": 1, "update": 0, "same": 0, "conflict": 0, "rejected": 0}
    assert values["left"].startswith("没有打开数据库")
