"""Rooms in bulk in a real QGIS: a building is clicked, a pattern typed in Chinese, looked at, made, undone."""

import pytest
import shapely
import xlsxwriter
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.store import create_store, open_store
from civicgrid.processing.create_demo import CreateDemo
from civicgrid.tests.support.desktop import run_desktop

WEST, SOUTH = 114.2, 22.7
PANEL = """
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtWidgets import QDockWidget, QSpinBox

host = lambda: plugin().desk.host
panel = lambda: host().widget("rooms")
chart = lambda: panel().preview.chart
idle = lambda: not plugin().desk.workbench.tasks._running and not panel()._timer.isActive()


def text(name):
    return find("CivicGrid.rooms." + name).text()


def fill(name, value):
    field = find("CivicGrid.rooms." + name)
    if isinstance(field, QSpinBox):
        field.selectAll()
        field.setFocus()
        for sign in str(value):
            press(field, ord(sign))
    else:
        field.clear()
        type_text(field, value)


def opened(database):
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    plugin().desk.opening.open(database)
    return lambda: plugin().desk.session.store is not None and QgsProject.instance().mapLayers()


def on_map(x, y):
    canvas = iface.mapCanvas()
    into = canvas.mapSettings().destinationCrs()
    moved = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4490"), into, QgsProject.instance())
    place = canvas.getCoordinateTransform().transform(moved.transform(QgsPointXY(x, y)))
    return QPoint(round(place.x()), round(place.y()))


def show(x, y, span):
    canvas = iface.mapCanvas()
    moved = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4490"), canvas.mapSettings().destinationCrs(),
                                   QgsProject.instance())
    canvas.setExtent(moved.transformBoundingBox(QgsRectangle(x - span, y - span, x + span, y + span)))
    canvas.refresh()
"""


@pytest.fixture
def town(tmp_path):
    """An estate of six buildings and a village of three houses."""
    file = tmp_path / "小区.gpkg"
    with create_store(str(file), purpose="demo") as store:
        for index in range(6):
            x, y = WEST + index % 3 * 0.0008, SOUTH + index // 3 * 0.0006
            shape = shapely.MultiPolygon([shapely.box(x, y, x + 0.0005, y + 0.00015)])
            row = {"name": f"翠湖花园{index + 1}栋", "estate": "翠湖花园", "number": str(index + 1)}
            store.insert("building", {"uid": new_uid(), **row, "geom": shapely.to_wkb(shape)})
        for index in range(3):
            x = WEST + index * 0.0003
            shape = shapely.MultiPolygon([shapely.box(x, SOUTH + 0.0014, x + 0.00012, SOUTH + 0.0015)])
            row = {"name": f"石桥村{index + 7}号", "road": "石桥村2组", "door": str(index + 7)}
            store.insert("building", {"uid": new_uid(), **row, "geom": shapely.to_wkb(shape)})
        third = store.read("building", ["id"], where={"name": "翠湖花园3栋"})["id"][0]
        for number, floor in (("101", 1), ("0201", 2)):
            row = {"building_id": third, "unit": "1", "floor": floor, "number": number, "use_class": "rented"}
            store.insert("room", {"uid": new_uid(), **row})
    return str(file)


def test_a_building_is_clicked_a_pattern_typed_and_its_rooms_are_made_and_undone(profile, town):
    script = (
        PANEL
        + f"""
def steps():
    yield opened({town!r})
    host().show("rooms")
    yield idle
    show({WEST} + 0.0011, {SOUTH} + 0.0006, 0.0012)
    yield 0.5
    yield canvas_drawn
    before = iface.mapCanvas().mapTool()
    note("unpicked", [text("names"), find("CivicGrid.rooms.apply").isEnabled()])
    click(find("CivicGrid.rooms.pick"))
    click(iface.mapCanvas().viewport(), on_map({WEST} + 0.0016 + 0.00025, {SOUTH} + 0.00007))
    yield 0.3
    yield idle
    note("picked", text("names"))
    for name, value in (("units", 3), ("floors", 11), ("rooms", 4)):
        fill(name, value)
    yield 0.3
    find("CivicGrid.rooms.more").setCollapsed(False)
    yield 0.2
    fill("skip-floors", "4")
    fill("exceptions", "12F：2")
    fill("merges", "6层：3+4")
    yield 0.3
    yield idle
    note("line", text("line"))
    note("counts", text("counts"))
    find("CivicGrid.rooms.more").setCollapsed(True)
    yield 0.2
    chart().fit()
    chart().setFocus()
    press(chart(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    press(chart(), Qt.Key.Key_Right)
    note("room", text("room"))
    press(chart(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    press(chart(), Qt.Key.Key_Home)
    press(chart(), Qt.Key.Key_Up)
    note("conflict", text("room"))
    yield 0.3
    picture("rooms-conflict")
    note("width", find("CivicGrid.rooms").width())
    note("make", text("apply"))
    click(find("CivicGrid.rooms.apply"))
    yield 0.3
    yield idle
    note("made", messages())
    note("after", text("counts"))
    store = plugin().desk.session.store
    note("rooms", store.count("room"))
    note("building", store.read("building", ["floors", "units", "use_class"], where={{"name": "翠湖花园3栋"}}))
    click(find("CivicGrid.rooms.undo"))
    yield 0.3
    yield idle
    note("undone", [store.count("room"), find("CivicGrid.rooms.undo").isEnabled()])
    note("restored", store.read("building", ["floors", "units", "use_class"], where={{"name": "翠湖花园3栋"}}))
    click(find("CivicGrid.rooms.pick"))
    note("tool", iface.mapCanvas().mapTool() is before)
    find("CivicGrid.rooms.more").setCollapsed(False)
    yield 0.2
    fill("exceptions", "40F:2")
    yield 0.5
    yield idle
    note("problem", text("problem"))

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["unpicked"] == ["尚未选楼栋；下图为按模板生成的样子。", False]
    assert values["picked"] == "翠湖花园3栋"
    assert values["line"] == "3x11x4 skip=4 floors=12F:2 merge=6F:3+4"
    # 3 × (10 × 4 + 2 − 1) rooms, of which one is there and one is written otherwise.
    assert values["counts"].startswith("＋ 新增 121 间，已有 1 间，！冲突 1 间")
    assert values["room"].startswith("1单元 12F 1202 · 自住 · 新增")
    assert values["conflict"] == "1单元 2F 201 · 自住 · 冲突 · 房间 201 已经存在，写作“0201”。"
    assert values["make"] == "生成 121 间房"
    assert any("生成 121 间房" in text for text in values["made"])
    assert values["after"].startswith("＋ 新增 0 间，已有 122 间")
    assert values["rooms"] == 123
    assert values["building"] == {"floors": [11], "units": [3], "use_class": ["mixed"]}
    assert values["undone"] == [2, False]
    assert values["restored"] == {"floors": [None], "units": [None], "use_class": ["rented"]}
    assert values["tool"]
    assert values["problem"] == "⚠ 楼内没有标为 40 的楼层；最高层为 12。"
    assert values["width"] <= 480


def test_a_building_of_the_demo_town_grows_by_two_floors_and_shrinks_again(profile, tmp_path, monkeypatch):
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "keys"))
    file = str(tmp_path / "示范镇.gpkg")
    feedback = QgsProcessingFeedback(False)
    parameters = {"DATABASE": file, "POPULATION": 3000, "SEED": 1}
    assert CreateDemo().create().run(parameters, QgsProcessingContext(), feedback)[1], feedback.textLog()
    with open_store(file) as store:
        columns = ["id", "name", "units", "floors", "geom"]
        found = store.read("building", columns, where={"units": 4, "floors": 6}, order_by=("id",))
        number, name, _, _, geom = (values[0] for values in found.values())
        place = shapely.from_wkb(geom).representative_point()
        there = store.count("room", {"building_id": number})
        before = store.read("building", ["floors", "units", "use_class"], where={"id": number})
    script = (
        PANEL
        + f"""
def steps():
    yield opened({file!r})
    host().show("rooms")
    yield idle
    show({place.x}, {place.y}, 0.0011)
    yield 0.5
    yield canvas_drawn
    click(find("CivicGrid.rooms.pick"))
    click(iface.mapCanvas().viewport(), on_map({place.x}, {place.y}))
    yield 0.3
    yield idle
    note("picked", text("names"))
    for name, value in (("units", 4), ("floors", 8), ("rooms", 2)):
        fill(name, value)
    yield 0.4
    yield idle
    note("counts", text("counts"))
    chart().setFocus()
    press(chart(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    iface.messageBar().clearWidgets()
    yield 0.3
    yield canvas_drawn
    picture("rooms")
    store = plugin().desk.session.store
    click(find("CivicGrid.rooms.apply"))
    yield 0.3
    yield idle
    note("made", store.count("room", {{"building_id": {number}}}))
    note("after", text("counts"))
    click(find("CivicGrid.rooms.undo"))
    yield 0.3
    yield idle
    note("undone", store.count("room", {{"building_id": {number}}}))
    note("building", store.read("building", ["floors", "units", "use_class"], where={{"id": {number}}}))

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["picked"] == name
    assert there == 48
    assert values["counts"] == "＋ 新增 16 间，已有 48 间"
    assert (values["made"], values["undone"]) == (64, 48)
    assert values["after"] == "＋ 新增 0 间，已有 64 间"
    assert values["building"] == before


def test_farmyards_and_a_chart_from_a_file_for_what_is_selected(profile, town, tmp_path):
    file = tmp_path / "楼盘表.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("翠湖花园1号楼")
        sheet.merge_range(0, 1, 0, 2, "1单元")
        sheet.merge_range(0, 3, 0, 4, "2单元")
        for row, floor in enumerate(("3层", "2层", "1层"), start=1):
            sheet.write_row(
                row, 0, [floor, f"{floor[0]}01 张三", f"{floor[0]}02\n出租", f"{floor[0]}01", f"{floor[0]}02"]
            )
        bad = book.add_worksheet("翠湖花园2栋")
        bad.write_row(0, 0, ["2层", "李四"])
        bad.write_row(1, 0, ["1层", "101"])
    script = (
        PANEL
        + f"""
from qgis.PyQt.QtCore import QMimeData, QPointF, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent

def drop(widget, file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(file)])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(50, 50), copy, data, left, none))

def steps():
    yield opened({town!r})
    host().show("rooms")
    yield idle
    layer = [one for one in QgsProject.instance().mapLayers().values()
             if one.customProperty("civicgrid/table") == "building_summary"][0]
    layer.selectByExpression("name LIKE '石桥村%'")
    click(find("CivicGrid.rooms.selection"))
    yield 0.2
    yield idle
    presets = find("CivicGrid.rooms.preset")
    presets.setCurrentIndex(presets.count() - 1)
    presets.activated.emit(presets.count() - 1)
    yield 0.3
    yield idle
    note("yards", [text("names"), text("line"), text("counts"), text("which")])
    picture("section-farmyard", find("CivicGrid.rooms"))
    click(find("CivicGrid.rooms.apply"))
    yield 0.3
    yield idle
    store = plugin().desk.session.store
    note("numbers", store.read("room", ["number"], order_by=("id",))["number"])
    drop(panel(), {str(file)!r})
    yield 0.3
    yield idle
    note("source", text("source"))
    note("counts", text("counts"))
    picture("rooms-chart-file", find("CivicGrid.rooms"))
    click(find("CivicGrid.rooms.apply"))
    yield 0.3
    yield idle
    note("use", store.read("building", ["floors", "units", "use_class"], where={{"name": "翠湖花园1栋"}}))
    note("form", find("CivicGrid.rooms.units").isVisible())
    plugin().desk.session.close()
    yield 0.3
    note("closed", panel().text())

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["yards"][:3] == ["石桥村7号、石桥村8号、石桥村9号", "farmyard", "＋ 新增 3 间，已有 0 间"]
    assert values["yards"][3] == "1 / 3  石桥村7号"
    assert values["numbers"] == ["101", "0201", "7", "8", "9"]
    assert "可导入 1 个工作表" in values["source"]
    assert "单元格 B1" in values["source"]
    assert "李四" not in values["source"]
    assert values["counts"] == "＋ 新增 12 间，已有 0 间"
    assert values["use"] == {"floors": [3], "units": [2], "use_class": ["mixed"]}
    assert values["form"]
    assert "尚未打开" in values["closed"]


def test_a_large_chart_is_scrolled_and_painted(profile, town):
    script = (
        PANEL
        + f"""
from qgis.PyQt.QtCore import QRectF, QSize
from qgis.PyQt.QtGui import QImage, QPainter

def steps():
    yield opened({town!r})
    dock = host().show("rooms")
    dock.setFloating(True)
    dock.setGeometry(0, 0, 1500, 1000)
    yield idle
    for name, value in (("units", 6), ("floors", 33), ("rooms", 4)):
        fill(name, value)
    yield 0.4
    yield idle
    big = chart()
    big.setParent(None)
    big.resize(1500, 980)
    big.show()
    big.fit()
    yield 0.3
    note("cells", len(big.section.cells))
    picture("section-33x6", big)
    image = QImage(QSize(1500, 1100), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    big.paint_to(painter, QRectF(10, 10, 1480, 1080))
    painter.end()
    note("printed", len({{image.pixel(x, y) for x in range(0, 1500, 5) for y in range(0, 1100, 5)}}))
    big.close()

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["cells"] == 6 * 33 * 4
    assert values["printed"] > 5


def test_the_map_is_given_back_when_the_plugin_goes(profile, town):
    script = (
        PANEL
        + f"""
import gc
from qgis.utils import unloadPlugin

def steps():
    yield opened({town!r})
    canvas = iface.mapCanvas()
    before, items = canvas.mapTool(), len(canvas.scene().items())
    host().show("rooms")
    yield idle
    panel().picked.add([1, 2])
    yield 0.3
    yield idle
    click(find("CivicGrid.rooms.pick"))
    note("taken", [canvas.mapTool() is panel().picked.tool, len(canvas.scene().items()) > items])
    press(canvas, Qt.Key.Key_Escape)
    note("escaped", [canvas.mapTool() is before, find("CivicGrid.rooms.pick").isChecked()])
    click(find("CivicGrid.rooms.pick"))
    unloadPlugin("civicgrid")
    yield 0.5
    gc.collect()
    note("left", [canvas.mapTool() is before, len(canvas.scene().items()) - items])

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["taken"] == [True, True]
    assert values["escaped"] == [True, False]
    assert values["left"] == [True, 0]
