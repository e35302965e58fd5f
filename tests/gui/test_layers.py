"""The store's layers in a real QGIS: they come, follow what others commit, survive a saved project, and go."""

import threading
import time

import pytest
import shapely

from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.scene import BOUNDS, add_places, add_things


@pytest.fixture
def database(tmp_path):
    file = tmp_path / "town.gpkg"
    with create_store(str(file), purpose="demo") as store:
        add_things(store, add_places(store))
    return file


def test_layers_come_with_the_store_and_go_without_touching_the_user_s(profile, database):
    script = f"""
from qgis.core import QgsVectorLayer

def steps():
    mine = QgsVectorLayer("Point?crs=EPSG:4490", "我的图层", "memory")
    mine.setCustomProperty("skipMemoryLayersCheck", 1)
    QgsProject.instance().addMapLayer(mine)
    plugin().desk.opening.open({str(database)!r})
    yield lambda: plugin().desk.session.store is not None
    yield 0.5
    yield canvas_drawn
    root = QgsProject.instance().layerTreeRoot()
    note("tree", [child.name() for child in root.children()])
    note("groups", [child.name() for child in root.children()[0].children()])
    invalid = [layer.name() for layer in QgsProject.instance().mapLayers().values() if not layer.isValid()]
    note("invalid", invalid)
    yield lambda: plugin().desk.host.widget("overview").text() == ""
    roads = [layer for layer in QgsProject.instance().mapLayers().values()
             if layer.customProperty("civicgrid/table") == "road"][0]
    note("style", roads.styleManager().currentStyle())
    click(find("CivicGrid.overview.theme.duty"))
    yield 0.3
    note("duty style", roads.styleManager().currentStyle())
    picture("overview-themes")
    later(tool_button("layers"))
    yield 1.0
    note("again", [child.name() for child in root.children()])
    plugin().desk.actions["remove-layers"].trigger()
    yield 0.3
    note("themes", [button.objectName() for button in QApplication.allWidgets()
                    if "overview.theme" in button.objectName() and button.isVisible()])
    note("left", [layer.name() for layer in QgsProject.instance().mapLayers().values()])

drive(steps())
"""
    values = run_desktop(script, profile).check()
    assert values["tree"][1:] == ["我的图层"]
    assert values["tree"][0].startswith("智慧网格")
    assert values["groups"] == ["事件", "应急", "处置力量", "感知设备", "部件", "人房", "网格", "基础地理"]
    assert values["invalid"] == []
    assert values["again"] == values["tree"]
    assert values["left"] == ["我的图层"]
    assert (values["style"], values["duty style"]) == ("按等级", "灰色")
    assert values["themes"] == []


def test_an_event_of_another_process_is_drawn_at_once_and_only_what_shows_events(profile, database, tmp_path):
    ready = tmp_path / "ready"
    script = f"""
def steps():
    plugin().desk.opening.open({str(database)!r})
    yield lambda: plugin().desk.session.store is not None
    yield 0.5
    yield canvas_drawn
    drawn = []
    for layer in QgsProject.instance().mapLayers().values():
        layer.repaintRequested.connect(lambda *_, table=layer.customProperty("civicgrid/table"): drawn.append(table))
    open({str(ready)!r}, "w").close()
    yield lambda: "event_map" in drawn
    note("drawn", sorted(set(drawn)))
    yield 0.5
    yield canvas_drawn
    picture("event-arrives")

drive(steps())
"""

    def commit():
        while not ready.exists():
            time.sleep(0.05)
        with open_store(str(database)) as store:
            point = shapely.to_wkb(shapely.Point(BOUNDS[0] + 0.01, BOUNDS[1] + 0.005))
            Events(store).report(
                {"event_type": "0401", "title": "路面塌陷", "urgency": "critical", "source": "manual", "geom": point}
            )

    other = threading.Thread(target=commit)
    other.start()
    try:
        values = run_desktop(script, profile).check()
    finally:
        ready.touch()
        other.join()
    assert "event_map" in values["drawn"]
    assert not {"building", "building_summary", "road", "area", "component"} & set(values["drawn"])


def test_a_saved_project_is_opened_again_with_its_own_look(profile, database, tmp_path):
    project = tmp_path / "我的 工程.qgz"
    script = f"""
def steps():
    plugin().desk.opening.open({str(database)!r})
    yield lambda: plugin().desk.session.store is not None
    yield 0.5
    layer = [one for one in QgsProject.instance().mapLayers().values()
             if one.customProperty("civicgrid/table") == "road"][0]
    layer.setOpacity(0.37)
    note("saved", QgsProject.instance().write({str(project)!r}))

drive(steps())
"""
    assert run_desktop(script, profile).check()["saved"]
    again = """
def steps():
    yield lambda: plugin().desk.session.store is not None
    yield 1.0
    layers = QgsProject.instance().mapLayers().values()
    note("opacity", [one.opacity() for one in layers if one.customProperty("civicgrid/table") == "road"])
    note("invalid", [one.name() for one in layers if not one.isValid()])
    groups = [child.name() for child in QgsProject.instance().layerTreeRoot().children()]
    note("groups", groups)
    yield lambda: plugin().desk.host.widget("overview").text() == ""
    note("themes", find("CivicGrid.overview.theme.imagery").text())

drive(steps())
"""
    values = run_desktop(again, profile, arguments=("--project", str(project))).check()
    assert values["opacity"] == [pytest.approx(0.37)]
    assert values["invalid"] == []
    assert len(values["groups"]) == 1
    assert values["themes"] == "影像"


def test_a_store_opened_anew_while_the_connection_is_lost_thaws_the_map(profile, database):
    script = f"""
def steps():
    desk = plugin().desk
    desk.opening.open({str(database)!r})
    yield lambda: desk.session.store is not None
    desk.session._turn("the server is gone")
    note("frozen", iface.mapCanvas().isFrozen())
    store = desk.session.store
    desk.opening.again()
    yield lambda: desk.session.store not in (None, store)
    note("thawed", not iface.mapCanvas().isFrozen())

drive(steps())
"""
    values = run_desktop(script, profile).check()
    assert values["frozen"]
    assert values["thawed"]
