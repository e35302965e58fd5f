"""The import wizard in a real QGIS with other kinds of files: without positions, a layer, and one that is none."""

import pytest

from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.imports import Imports
from civicgrid.tests.support.office import counted, demo_town, run, write_rooms


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return demo_town(tmp_path_factory.mktemp("demo"))


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
import time
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
    # Cancelled while it is planned or written, it says so, and nothing was written.
    from civicgrid.plugin.panels.imports import batch_page, preview_page

    def endless(*given, **_):
        progress = next(one for one in given if hasattr(one, "step"))
        while True:
            progress.step(50)
            time.sleep(0.02)

    quick, preview_page.plan_import = preview_page.plan_import, endless
    wizard().draft.forget_plan()
    click(find("CivicGrid.import.back"))
    yield lambda: wizard().place == 1 and idle()
    press_next()
    yield lambda: wizard().place == 3 and wizard().worker.busy
    yield lambda: wizard().bar.value() == 45
    note("planning", find("CivicGrid.import.next").isEnabled())
    picture("import-4-planning", wizard())
    click(find("CivicGrid.import.stop"))
    yield lambda: wizard().place == 1 and idle()
    preview_page.plan_import = quick
    press_next()
    yield lambda: wizard().place == 3 and idle() and wizard().draft.plan is not None
    press_next()
    yield lambda: wizard().place == 4
    quick, batch_page.write_plan = batch_page.write_plan, endless
    press_next()
    yield lambda: wizard().worker.busy
    yield 0.2
    wizard().reject()  # as by Escape: the writing is stopped first
    yield idle
    yield 0.2
    note("cancelled", [wizard().isVisible(), find("CivicGrid.import.notice").text()])
    batch_page.write_plan = quick
    click(find("CivicGrid.import.back"))
    yield lambda: wizard().place == 3
    yield 0.2
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
    assert values["planning"] is False
    assert values["cancelled"][0] is True
    assert values["cancelled"][1].startswith("已取消")
    assert values["steps"] == [True, True, False, True, False]
    assert "4326" in values["own"][0]
    assert values["own"][1:] == [False, False]
    assert counted(values["layer"])["rejected"] == 1
    assert counted(values["repaired"]) == {"insert": 1, "update": 0, "same": 0, "conflict": 0, "rejected": 0}
    assert values["left"].startswith("没有打开数据库")
    with open_store(str(town)) as store:
        assert Imports(store).batches() == []
        assert store.count("room", {"number": "9901"}) == 0
