"""The panel 附件 in a real QGIS: an object is clicked, photos are dropped, looked at, opened and removed."""

import shutil

import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.people import add_account, add_area
from civicgrid.tests.support.photos import photo
from civicgrid.tests.support.scene import add_places

OPENING = """
from qgis.core import QgsPointXY, QgsCoordinateTransform, QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QMimeData, QPointF, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QDockWidget, QToolButton

desk = lambda: plugin().desk
panel = lambda: desk().host.widget("attachments")
idle = lambda: not desk().workbench.tasks._running

def said():
    return panel().face.message.text()

def pieces():
    items = panel().face.list
    return [items.item(row).text() for row in range(items.count())]

def drop(paths):
    # As the window system does it: to whatever lies under the mouse.
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    under = panel().face.list.viewport()
    at = under.rect().center()
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QApplication.sendEvent(under, QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, left, none))
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, left, none)
    QApplication.sendEvent(under, event)
    return event.isAccepted()

def click_at(x, y):
    canvas = iface.mapCanvas()
    settings = canvas.mapSettings()
    change = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4490"), settings.destinationCrs(),
                                    QgsProject.instance())
    pixel = settings.mapToPixel().transform(change.transform(QgsPointXY(x, y)))
    click(canvas.viewport(), QPoint(round(pixel.x()), round(pixel.y())))

def look_at(x, y, scale=700):
    canvas = iface.mapCanvas()
    change = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4490"), canvas.mapSettings().destinationCrs(),
                                    QgsProject.instance())
    canvas.setCenter(change.transform(QgsPointXY(x, y)))
    canvas.zoomScale(scale)

def opened():
    dock = desk().host.show("attachments")
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    return dock
"""


def run(profile, database, steps, **options):
    script = OPENING + f"DATABASE = {database!r}\n" + steps + "\ndrive(steps())\n"
    return run_desktop(script, profile, **options).check()


def colours(image_path):
    from PIL import Image

    with Image.open(image_path) as image:
        return len(set(image.convert("RGB").resize((200, 125)).getdata()))


_CLEAR = 0.00012  # degrees, a dozen metres


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A small demo town."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from civicgrid.processing.create_demo import CreateDemo

    folder = tmp_path_factory.mktemp("示范")
    file = folder / "示范街道.gpkg"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEYFILE_VARIABLE, str(folder / "demo.keys"))
        feedback = QgsProcessingFeedback(False)
        _, done = (
            CreateDemo().create().run({"DATABASE": str(file), "POPULATION": 2000}, QgsProcessingContext(), feedback)
        )
    assert done, feedback.textLog()
    return file


def test_photos_are_dropped_on_a_building(profile, town, tmp_path):
    with open_store(str(town)) as store:
        rows = store.read("building", ["id", "geom", "address"])
        shapes = shapely.from_wkb(rows["geom"])
        middle = shapely.MultiPoint(shapely.centroid(shapes)).centroid
        # A large one on which no symbol of something else lies under the mouse.
        tables = ("event", "component", "sensor", "camera", "facility", "organisation")
        things = [geom for table in tables for geom in store.read(table, ["geom"])["geom"] if geom]
        taken = shapely.MultiPoint([shapely.from_wkb(geom) for geom in things])
        middles = [shape.representative_point() for shape in shapes]
        free = [row for row in shapely.area(shapes).argsort() if middles[row].distance(taken) > _CLEAR]
        at = int(free[-1])
        key, inside = rows["id"][at], shapes[at].representative_point()
        assert middle.distance(inside) < 1
    pictures = tmp_path / "现场 照片"
    pictures.mkdir()
    north = photo(pictures / "北立面.jpg", (inside.x, inside.y + 0.0009), heading=180, size=(1600, 1200))
    south = photo(pictures / "消防通道.jpg", (inside.x + 0.004, inside.y), colour=(40, 150, 60), orientation=6)
    (pictures / "登记表.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    (pictures / "安装.exe").write_bytes(b"MZ")
    values = run(
        profile,
        str(town),
        f"""
def steps():
    desk().opening.open(DATABASE)
    yield lambda: desk().session.store is not None and QgsProject.instance().mapLayers()
    yield 1.0
    dock = opened()
    note("empty", panel().text())
    under = panel().currentWidget()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile({str(north)!r})])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    for kind, at in ((QDragEnterEvent, QPoint(50, 50)), (QDropEvent, QPointF(50, 50))):
        QApplication.sendEvent(under, kind(at, Qt.DropAction.CopyAction, mime, left, none))
    note("too early", messages())
    look_at({inside.x!r}, {inside.y!r}, 1500)
    yield 1.0
    yield canvas_drawn
    click(panel()._button)
    yield 0.2
    click_at({inside.x!r}, {inside.y!r})
    yield lambda: panel()._shown is not None and idle()
    note("object", [panel()._shown.table, panel()._shown.key])
    note("nothing yet", panel().face.hint.isVisible())
    type_text(find("CivicGrid.attachments.new-note"), "十一月普查")
    folder = {str(pictures)!r} + "/"
    note("taken", drop([folder + name for name in ("北立面.jpg", "消防通道.jpg", "登记表.pdf", "安装.exe")]))
    yield lambda: len(pieces()) == 3 and idle()
    yield 0.5
    note("said", said())
    note("pieces", pieces())
    icons = [panel().face.list.item(row).icon().availableSizes() for row in range(3)]
    note("sizes", [[size.width(), size.height()] for one in icons for size in one])
    items = panel().face.list
    photo_item = next(items.item(row) for row in range(3) if items.item(row).toolTip() == "北立面.jpg")
    click(items.viewport(), items.visualItemRect(photo_item).center())
    yield 0.3
    note("text", find("CivicGrid.attachments.text").text())
    note("note", find("CivicGrid.attachments.note").text())
    note("marks", len(panel()._mark._bands))
    note("width", dock.width())
    yield 0.3
    yield canvas_drawn
    picture("attachments")
    picture("attachments-dock", dock)
    click(find("CivicGrid.attachments.locate"))
    yield 1.0
    yield canvas_drawn
    yield 0.5
    picture("attachments-map")
    note("again", drop([folder + "北立面.jpg"]))
    yield lambda: idle() and "北立面" not in said()
    yield 0.5
    note("said again", said())
    note("still", len(pieces()))
    # The system's viewer, here one that only looks what it is given.
    from qgis.PyQt.QtCore import QObject, pyqtSlot
    from qgis.PyQt.QtGui import QDesktopServices
    given = []
    class Viewer(QObject):
        @pyqtSlot(QUrl)
        def view(self, url):
            path = url.toLocalFile()
            given.append([path, os.stat(path).st_mode & 0o777, os.path.getsize(path)])
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "view")
    items = panel().face.list
    item = next(items.item(row) for row in range(3) if items.item(row).toolTip() == "北立面.jpg")
    items.setCurrentItem(item)
    click(find("CivicGrid.attachments.open"))
    yield lambda: given
    QDesktopServices.unsetUrlHandler("file")
    note("given", given[0])
    later(find("CivicGrid.attachments.remove"))
    yield lambda: window(QMessageBox) is not None
    yield 0.2
    picture("attachments-remove")
    answer(QMessageBox.StandardButton.Yes)
    yield lambda: len(pieces()) == 2 and idle()
    note("left", pieces())
    note("after", said())
    panel().show_object("household", 1)
    yield 0.2
    note("refused", messages())
""",
    )
    assert "点击" in values["empty"] or "单击" in values["empty"]
    assert any("先单击" in text for text in values["too early"])
    assert values["object"] == ["building", key]
    assert values["nothing yet"]
    assert values["taken"] is True
    assert "3" in values["said"].splitlines()[0]
    assert any("安装.exe" in line and "exe" in line for line in values["said"].splitlines())
    assert any("消防通道.jpg" in line for line in values["said"].splitlines()), "the far one is remarked"
    assert sorted(line.splitlines()[0] for line in values["pieces"]) == ["扫描件", "照片", "照片"]
    assert sum("2026-03-04\n15:16" in line for line in values["pieces"]) == 2
    assert [192, 144] in values["sizes"]
    assert [144, 192] in values["sizes"], "the turned one stands upright"
    assert "2026-03-04 15:16" in values["text"]
    assert "南" in values["text"]
    assert values["note"] == "十一月普查"
    assert values["marks"] == 3
    assert values["width"] <= 400
    assert "已有" in values["said again"]
    assert values["still"] == 3
    assert values["given"][0].endswith("/北立面.jpg")
    assert values["given"][1:] == [0o400, north.stat().st_size]
    assert len(values["left"]) == 2
    assert any("不" in text for text in values["refused"])
    with open_store(str(town)) as store:
        attachments = Attachments(store)
        assert sorted(one.file_name for one in attachments.of("building", key)) == ["消防通道.jpg", "登记表.pdf"]
        assert attachments.check() == []
    assert north.is_file()
    assert south.is_file()
    shutil.rmtree(pictures)


def test_a_dropped_folder_asks_for_its_rule(profile, tmp_path):
    database = tmp_path / "town.gpkg"
    with create_store(str(database), purpose="demo") as store:
        add_places(store)
        keys = store.read("building", ["id", "name"], order_by=["id"])
        for key, name in zip(keys["id"], keys["name"], strict=True):
            store.update("building", key, {"code": f"B{name[0]}"})
    pictures = tmp_path / "楼栋 照片"
    pictures.mkdir()
    for name in ("B0_1", "B0_2", "B1_1", "C9_1"):
        photo(
            pictures / f"{name}.jpg",
            (114.2012, 22.7055),
            colour=(ord(name[0]), ord(name[1]) * 4, ord(name[3]) * 4 % 256),
        )
    first = keys["id"][0]
    values = run(
        profile,
        str(database),
        f"""
def rows():
    files = find("CivicGrid.attach-folder.files")
    items = [files.topLevelItem(row) for row in range(files.topLevelItemCount())]
    return [[item.text(column) for column in range(4)] for item in items]

def steps():
    desk().opening.open(DATABASE)
    yield lambda: desk().session.store is not None and QgsProject.instance().mapLayers()
    yield 0.5
    opened()
    panel().show_object("building", {first})
    yield lambda: panel()._shown is not None and idle()
    note("taken", drop([{str(pictures)!r}]))
    yield lambda: window() is not None
    yield 0.3
    note("rule", find("CivicGrid.attach-folder.rule").currentText())
    note("may attach", find("CivicGrid.attach-folder.attach").isEnabled())
    click(find("CivicGrid.attach-folder.look"))
    yield lambda: rows() and idle()
    note("looked", rows())
    note("summary", find("CivicGrid.attach-folder.summary").text())
    yield 0.3
    picture("attach-folder")
    click(find("CivicGrid.attach-folder.attach"))
    yield lambda: len(pieces()) == 2 and idle()
    note("done", rows())
    note("again", find("CivicGrid.attach-folder.attach").isEnabled())
    rule = find("CivicGrid.attach-folder.rule")
    rule.lineEdit().clear()
    type_text(rule.lineEdit(), "{{kode}}")
    click(find("CivicGrid.attach-folder.look"))
    yield lambda: "kode" in find("CivicGrid.attach-folder.summary").text()
    note("refused", find("CivicGrid.attach-folder.summary").text())
    click(find("CivicGrid.attach-folder.close"))
    yield 0.2
    note("closed", window() is None)
    panel().face.check.trigger()
    yield lambda: idle()
    yield 0.2
    note("whole", said())
    note("title", panel().face.title.text())
    canvas = iface.mapCanvas()
    # QGIS's own tools have some, too.
    bands = lambda: len([one for one in canvas.scene().items() if type(one).__name__ == "QgsRubberBand"])
    panel().face.list.setCurrentRow(-1)
    before = bands()
    panel().face.list.setCurrentRow(0)
    note("bands", bands() - before)
    panel().begin_pick()
    note("tool", type(canvas.mapTool()).__name__)
    desk().session.close()
    yield 0.3
    note("left", [panel().text(), type(canvas.mapTool()).__name__])
    from qgis.utils import unloadPlugin
    unloadPlugin("civicgrid")
    yield 0.5
    note("after", [bands() - before, [type(one).__name__ for one in canvas.children()]])
""",
    )
    assert values["rule"] == "{楼栋编码}_{序号}"
    assert values["may attach"] is False
    assert [row[0] for row in values["looked"]] == ["C9_1.jpg", "B0_1.jpg", "B0_2.jpg", "B1_1.jpg"]
    assert values["looked"][1][1:3] == ["0号楼", "待挂接"]
    assert values["summary"] == "将挂接 3 个文件，0 个已存在，1 个略过"
    assert [row[2] for row in values["done"]] == ["⚠ 略过", "已挂接", "已挂接", "已挂接"]
    assert values["again"] is False
    assert "{楼栋编码}" in values["refused"]
    assert values["closed"]
    assert values["whole"] == "全部附件齐全且未被改动。"
    assert values["title"] == "楼栋：0号楼（2）"
    assert values["bands"] == 2
    assert values["tool"] == "ObjectPick"
    assert "尚未打开" in values["left"][0]
    assert values["left"][1] != "ObjectPick"
    assert values["after"][0] == 0
    assert "ObjectPick" not in values["after"][1]
    with open_store(str(database)) as store:
        assert store.count("attachment") == 3


def test_a_server_without_a_media_folder(profile, cluster, tmp_path):
    store = create_store("service=civicgrid_test schema=files", purpose="demo")
    building = store.insert("building", {"uid": new_uid(), "name": "1 号楼", "area_id": add_area(store, "1")})
    area = store.read("building", ["area_id"])["area_id"][0]
    (tmp_path / "媒体").mkdir()
    file = photo(tmp_path / "a.jpg")
    with (
        add_account(cluster, store, "boss", ("manager",), None) as boss,
        add_account(cluster, store, "guest", ("viewer",), area) as guest,
    ):
        names = [boss.database, guest.database]
    values = run(
        profile,
        names[0],
        f"""
from qgis.PyQt.QtWidgets import QFileDialog

def steps():
    desk().opening.open(DATABASE)
    yield lambda: desk().session.store is not None
    yield 0.5
    dock = opened()
    panel().show_object("building", {building})
    yield lambda: panel()._shown is not None and idle()
    yield 0.2
    note("banner", panel().face.banner.isVisible() and panel().face.banner.text())
    note("add", find("CivicGrid.attachments.add").isEnabled())
    picture("attachments-no-folder", dock)
    drop([{str(file)!r}])
    note("refused", said())
    QFileDialog.getExistingDirectory = staticmethod(lambda *_: {str(tmp_path / "媒体")!r})
    click(find("CivicGrid.attachments.choose-root"))
    yield lambda: find("CivicGrid.attachments.add").isEnabled() and idle()
    note("banner after", panel().face.banner.isVisible())
    drop([{str(file)!r}])
    yield lambda: len(pieces()) == 1 and idle()
    note("by", panel()._shown.pieces[0].attached.by)
    desk().opening.open({names[1]!r})
    yield lambda: desk().session.account is not None and "viewer" in desk().session.account.roles
    panel().show_object("building", {building})
    yield lambda: panel()._shown is not None and len(pieces()) == 1 and idle()
    note("guest", [find("CivicGrid.attachments.add").isEnabled(), panel().face.choose_root.isVisible()])
    drop([{str(file)!r}])
    note("guest said", messages())
    panel().face.list.setCurrentRow(0)
    yield 0.2
    note("guest removes", panel().face.details.buttons["remove"].isVisible())
""",
    )
    assert "媒体文件夹" in values["banner"]
    assert values["add"] is False
    assert "媒体文件夹" in values["refused"]
    assert values["banner after"] is False
    assert values["by"] == "boss"
    assert values["guest"] == [False, False]
    assert any("只能查看" in text for text in values["guest said"])
    assert values["guest removes"] is False
    with store:
        assert store.count("attachment") == 1
