"""Connecting as a person does it: the dialog, a new file, a server, an older store, a search, the status."""

import contextlib
import threading
import time

import psycopg2
import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store import create_store, migrations, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.postgres import SERVICE
from civicgrid.tests.support.scene import add_places, add_things


def test_a_new_file_is_created_by_hand_and_reopened_at_the_next_start(profile, tmp_path):
    file = tmp_path / "示范 街道.gpkg"
    script = f"""
def steps():
    QgsApplication.authManager().setMasterPassword("test-master", True)
    yield 0.5
    note("empty", plugin().desk.host.widget("overview").text())
    picture("overview-empty")
    later(tool_button("connect"))
    yield lambda: window() is not None
    dialog = window()
    click(dialog.create_it)
    type_text(dialog.file.lineEdit(), {str(file)!r})
    yield 0.3
    picture("connect-create")
    click(dialog.go)
    yield lambda: plugin().desk.session.store is not None
    yield lambda: plugin().desk.host.widget("overview").text() == ""
    note("closed", window() is None)
    note("messages", messages())
    note("status", find("CivicGrid.status").text())
    from civicgrid.plugin.services.keys import find_keys
    note("has keys", find_keys(plugin().desk.session.store.uid).seal is not None)

drive(steps())
"""
    values = run_desktop(script, profile).check()
    assert "尚未打开数据库" in values["empty"]
    assert values["closed"]
    assert values["has keys"]
    assert "实时" in values["status"]
    assert "示范 街道.gpkg" in values["status"]
    assert any("密钥" in text for text in values["messages"])
    again = """
def steps():
    yield lambda: plugin().desk.session.store is not None
    note("database", plugin().desk.session.database)

drive(steps())
"""
    assert run_desktop(again, profile).check()["database"] == str(file)


def test_what_another_process_commits_is_counted_without_a_click(profile, tmp_path):
    file = tmp_path / "live.gpkg"
    with create_store(str(file), purpose="demo") as store:
        point = shapely.to_wkb(shapely.Point(114.2, 22.7))
        script = f"""
def steps():
    plugin().desk.opening.open({str(file)!r})
    yield lambda: plugin().desk.session.store is not None
    overview = lambda: plugin().desk.host.widget("overview")
    yield lambda: overview().text() == ""
    note("before", overview()._levels[1][1].text())
    open({str(tmp_path / "ready")!r}, "w").close()
    yield lambda: overview()._levels[1][1].text() == "1"
    note("after", overview()._levels[1][1].text())
    picture("overview-live", find("CivicGrid.overview"))

drive(steps())
"""

        def commit():
            while not (tmp_path / "ready").exists():
                time.sleep(0.05)
            Events(store).report(
                {
                    "event_type": "0401",
                    "title": "路面塌陷",
                    "urgency": "critical",
                    "source": "command_centre",
                    "geom": point,
                }
            )
            store.engine_object.release()

        other = threading.Thread(target=commit)
        other.start()
        try:
            values = run_desktop(script, profile).check()
        finally:
            (tmp_path / "ready").touch()
            other.join()
    assert (values["before"], values["after"]) == ("0", "1")


def test_an_older_store_is_upgraded_only_when_asked(profile, tmp_path):
    file = tmp_path / "older.gpkg"
    create_store(str(file)).close()
    version = migrations.latest()
    script = f"""
def steps():
    from civicgrid.plugin.store import migrations
    migrations.latest = lambda: {version + 1}
    later(tool_button("connect"))
    yield lambda: window() is not None
    dialog = window()
    type_text(dialog.file.lineEdit(), {str(file)!r})
    click(dialog.go)
    yield lambda: window(QMessageBox) is not None
    picture("upgrade")
    note("question", window(QMessageBox).text())
    answer(QMessageBox.StandardButton.No)
    yield 0.3
    note("said", [item.text() for item in dialog.messages.items()])
    note("refused", plugin().desk.session.store is None)
    click(dialog.go)
    yield lambda: window(QMessageBox) is not None
    migrations.latest = lambda: {version}
    answer(QMessageBox.StandardButton.Yes)
    yield lambda: plugin().desk.session.store is not None

drive(steps())
"""
    values = run_desktop(script, profile).check()
    assert "旧版智慧网格" in values["question"]
    assert values["refused"]
    assert len(values["said"]) == 1
    (copy,) = tmp_path.glob("older.before-*.gpkg")
    open_store(str(copy)).close()


def test_a_server_s_store_is_found_by_its_service_and_a_lost_server_is_said(profile, cluster, tmp_path):
    with create_store(f"service={SERVICE} schema=centre") as store:
        store.insert("area", {"uid": new_uid(), "code": "440399", "name": "示范县", "level": "county"})
    stop = tmp_path / "stop"
    script = f"""
def steps():
    later(tool_button("connect"))
    yield lambda: window() is not None
    dialog = window()
    dialog.places.setCurrentIndex(1)
    yield 0.2
    dialog.server.setCurrentText("service={SERVICE}")
    dialog.schema.clear()
    type_text(dialog.schema, "nowhere")
    click(dialog.go)
    yield lambda: dialog.messages.items()
    note("wrong", dialog.messages.items()[0].text())
    picture("connect-server")
    dialog.schema.clear()
    type_text(dialog.schema, "centre")
    click(dialog.go)
    yield lambda: plugin().desk.session.store is not None
    yield lambda: plugin().desk.host.widget("overview").text() == ""
    status = find("CivicGrid.status")
    yield lambda: "实时" in status.text()
    note("live", status.text())
    open({str(stop)!r}, "w").close()
    yield lambda: "已中断" in status.text()
    note("lost", status.toolTip())
    note("frozen", iface.mapCanvas().isFrozen())
    overview = plugin().desk.host.widget("overview")
    note("numbers", [overview.text(), overview._source.text()])
    iface.mapCanvas().refreshAllLayers()
    yield 0.5
    picture("connection-lost")
    yield lambda: "实时" in status.text()
    note("again", status.text())
    yield 0.5
    yield canvas_drawn
    note("asked", [widget.metaObject().className() for widget in QApplication.topLevelWidgets()
                   if widget.isVisible() and "Credential" in widget.metaObject().className()])
    note("thawed", not iface.mapCanvas().isFrozen())
    layers = QgsProject.instance().mapLayers().values()
    note("broken", [layer.name() for layer in layers if not layer.isValid()])
    (areas,) = [layer for layer in layers if layer.customProperty("civicgrid/table") == "area"]
    note("areas", len(list(areas.getFeatures())))

drive(steps())
"""

    def restart():
        while not stop.exists():
            time.sleep(0.05)
        cluster.stop()
        time.sleep(2)
        cluster.start()

    other = threading.Thread(target=restart)
    other.start()
    try:
        values = run_desktop(script, profile).check()
    finally:
        stop.touch()
        other.join()
    assert "nowhere" in values["wrong"] or SERVICE in values["wrong"]
    assert "centre" in values["live"]
    assert "中断" in values["lost"]
    assert values["again"] == values["live"]
    assert values["frozen"]
    assert values["numbers"][0] == ""
    assert "数据截至" in values["numbers"][1]
    assert values["thawed"]
    assert values["asked"] == []
    assert values["broken"] == []
    assert values["areas"] == 1


def test_the_search_goes_to_a_place_by_a_part_of_its_chinese_name(profile, tmp_path):
    file = tmp_path / "search.gpkg"
    with create_store(str(file), purpose="demo") as store:
        box = shapely.to_wkb(shapely.MultiPolygon([shapely.box(114.2, 22.7, 114.201, 22.701)]))
        store.insert("building", {"uid": new_uid(), "name": "翠湖花园3栋", "address": "人民路8号", "geom": box})
    script = f"""
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform
from qgis.PyQt.QtWidgets import QLineEdit, QTreeView

def steps():
    plugin().desk.opening.open({str(file)!r})
    yield lambda: plugin().desk.session.store is not None
    box = [w for w in QApplication.allWidgets() if w.metaObject().className() == "QgsLocatorWidget"][0]
    line = box.findChild(QLineEdit)
    line.setFocus()
    type_text(line, "civ 翠湖")
    tree = lambda: [view for view in QApplication.allWidgets() if isinstance(view, QTreeView) and view.isVisible()
                    and view.model().metaObject().className() == "QgsLocatorProxyModel"]
    yield lambda: tree() and tree()[0].model().rowCount() >= 2
    yield 0.3
    picture("search")
    press(line, Qt.Key.Key_Return)
    yield 1
    canvas, degrees = iface.mapCanvas(), QgsCoordinateReferenceSystem("EPSG:4490")
    crs = canvas.mapSettings().destinationCrs()
    centre = QgsCoordinateTransform(crs, degrees, QgsProject.instance()).transform(canvas.extent().center())
    note("centre", [centre.x(), centre.y()])

drive(steps())
"""
    values = run_desktop(script, profile).check()
    assert values["centre"] == pytest.approx([114.2005, 22.7005], abs=1e-4)


def test_a_server_without_a_free_connection_says_so_and_qgis_asks_nobody(profile, cluster, tmp_path):
    database = f"service={SERVICE} schema=crowded"
    with create_store(database, purpose="demo") as store:
        add_things(store, add_places(store))
        Access(store).create_user("civicgrid", "李分拨")
    held = []
    with contextlib.suppress(psycopg2.OperationalError):
        while True:
            held.append(cluster.connect())
    for _ in range(5):  # enough for the store and its feed, not for QGIS's drawing
        held.pop().close()
    ready = tmp_path / "ready"
    script = f"""
def steps():
    opening, session = plugin().desk.opening, plugin().desk.session
    opening.open({database!r})
    yield lambda: messages()
    yield 2.0
    note("full", [messages(), session.store is None, window() is None, len(QgsProject.instance().mapLayers())])
    picture("connect-no-connection-left")
    iface.messageBar().clearWidgets()
    open({str(ready)!r}, "w").close()
    yield 1.0
    opening.open({database!r})
    yield lambda: session.store is not None and QgsProject.instance().mapLayers()
    yield 0.5
    yield canvas_drawn
    note("room", [window() is None, sum(not one.isValid() for one in QgsProject.instance().mapLayers().values())])
    note("preview", iface.mapCanvas().previewJobsEnabled())
    session.close()
    note("preview after", iface.mapCanvas().previewJobsEnabled())

drive(steps())
"""

    def make_room():
        while not ready.exists():
            time.sleep(0.05)
        for one in held:
            one.close()

    other = threading.Thread(target=make_room)
    other.start()
    try:
        values = run_desktop(script, profile).check()
    finally:
        ready.touch()
        other.join()
    texts, closed, alone, layers = values["full"]
    assert any("连接数已满" in text for text in texts)
    assert (closed, alone, layers) == (True, True, 0)
    assert values["room"] == [True, 0]
    assert (values["preview"], values["preview after"]) == (False, True)
