"""Sensors alarm while windows are open: of two one makes each event, and what is left is filed by hand."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import open_store
from civicgrid.tests.support.alarm_desk import fill
from civicgrid.tests.support.desktop import profile_with_plugin, run_desktop
from civicgrid.tests.support.postgres import SERVICE
from civicgrid.tests.support.scene import BOUNDS

OPENING = """
import shapely
from qgis.PyQt.QtWidgets import QDockWidget, QLabel
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY
desk = lambda: plugin().desk
store = lambda: desk().session.store
alarms = lambda: desk().alarms
count = lambda: len(alarms().situation.alarms)
idle = lambda: not desk().workbench.tasks._running
pane = lambda: desk().host.widget("new_event")
details = lambda: desk().host.widget("events").details


def connect():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    desk().opening.open(DATABASE)
    yield lambda: store() is not None and not desk().opening.busy
    yield idle
    yield 0.5
    yield canvas_drawn
    Path(FLAG).write_text("")


def texts():
    labels = [label for label in find("CivicGrid.alarms").findChildren(QLabel) if label.isVisible()]
    return [label.toolTip() or label.text() for label in labels if label.text()]


def screen_point(x, y):
    canvas = iface.mapCanvas()
    into = QgsCoordinateTransform(QgsCoordinateReferenceSystem(store().crs), canvas.mapSettings().destinationCrs(),
                                  QgsProject.instance())
    place = canvas.getCoordinateTransform().transform(into.transform(QgsPointXY(x, y)))
    return QPoint(round(place.x()), round(place.y()))
"""

FIRST = """
def filled():
    form = pane().form
    combos = (form.colour, form.grade, form.urgency, form.source)
    return [form.type.code, form.title.text(), form.address.text(), form.description.toPlainText(),
            *(box.currentData() for box in combos), form.dated, form.reported.dateTime().toPyDateTime().isoformat()]


def pick(table, number, done):
    from civicgrid.plugin.panels.shared.visit import go_to_bounds
    where = {{"sensor": "number", "component": "code"}[table]: number}
    key, geom = (values[0] for values in store().read(table, ["id", "geom"], where=where).values())
    here = shapely.from_wkb(geom)
    go_to_bounds(desk().workbench, here.bounds, flash=False)
    yield 0.5
    yield canvas_drawn
    click(find("CivicGrid.new_event.pick"))
    click(iface.mapCanvas().viewport(), screen_point(here.x, here.y))
    yield lambda: done() and idle()
    yield 0.5
    return key


def steps():
    yield from connect()
    note("before", count())
    yield lambda: count() == 1
    yield lambda: store().count("event") == 2
    yield 1
    yield canvas_drawn
    note("bar", texts())
    picture("sensor-alarm")
    click(find("CivicGrid.alarms.handle"))
    yield lambda: desk().host.widget("events") is not None and details().look is not None
    yield idle
    details().tabs.setCurrentIndex(1)
    yield 0.5
    note("facts", details().facts.texts())
    picture("sensor-event")
    with store().transaction():
        (red,) = store().read("sensor_alarm", ["id"], where={"level": 1})["id"]
        from civicgrid.plugin.services import clock
        store().update("sensor_alarm", red, {"state": "cleared", "cleared_at": clock.utc_now()})
    yield lambda: "解除" in details().facts.texts()["设备告警"]
    note("cleared", [details().facts.texts()["设备告警"], store().read("event", ["state"])["state"]])

    # What is not entered by itself: the sensor is picked on the map, and the form is full.
    dock = desk().host.show("new_event")
    yield lambda: idle() and pane()._types
    form = pane().form
    at_first = filled()
    yield from pick("sensor", "SN4", lambda: form.sensor_alarm is not None)
    note("at first", at_first)
    note("wrong one", filled())
    for table, name, number in (("sensor", "no alarm", "SN2"), ("component", "component", "0101000000000001")):
        yield from pick(table, number, lambda: number in form.component_text.text())
        note(name, [form.sensor_alarm, form.component is not None, filled() == at_first])
        yield from pick("sensor", "SN4", lambda: form.sensor_alarm is not None)
    form.address.setText("桥头")
    wrong = form.sensor_alarm
    sensor = yield from pick("sensor", "SN3", lambda: form.sensor_alarm not in (None, wrong))
    note("picked", [form.component_text.text(), form.type.code, form.title.text(), form.address.text(),
                    form.source.currentData(), form.level_of(), form.description.toPlainText()])
    picture("sensor-picked")
    yield lambda: find("CivicGrid.new_event.save").isEnabled() and not pane().looking._due
    click(find("CivicGrid.new_event.save"))
    yield lambda: pane().filed is not None
    tied = store().read("sensor_alarm", ["event_id"], where={"sensor_id": sensor})["event_id"]
    note("filed", tied == [pane().filed.id])
    yield idle
"""

SECOND = """
def steps():
    yield from connect()
    yield lambda: count() == 1
    yield lambda: store().count("event") == 2
    yield 3
    note("bar", texts())
"""


@pytest.fixture(params=["gpkg", "postgis"])
def databases(request, tmp_path):
    """What each window opens: a file is one window's; on a server there are two, the second one a dispatcher's."""
    if request.param == "gpkg":
        file = str(tmp_path / "town.gpkg")
        fill(file, "")
        yield (file,)
        return
    cluster = request.getfixturevalue("cluster")
    database = f"service={SERVICE} schema=sensed"
    fill(database, "civicgrid")
    cluster.add_service("as_li", "li")
    yield database, "service=as_li schema=sensed"
    with closing(cluster.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA sensed CASCADE; DROP OWNED BY li; DROP ROLE li")


def place(share):
    """A point of the town, as WKB, so far from its western edge."""
    return shapely.to_wkb(shapely.Point(BOUNDS[0] + (BOUNDS[2] - BOUNDS[0]) * share, (BOUNDS[1] + BOUNDS[3]) / 2))


def sense(store):
    """Four sensors alarm at the same moment, one of each level, and a component stands by."""
    with store.transaction():
        area = store.read("area", ["id"])["id"][0]
        for level, metric in ((1, "smoke"), (2, "water_level"), (3, "noise"), (4, "pm25")):
            geom = place(0.1 + 0.2 * level)
            row = {
                "uid": new_uid(),
                "number": f"SN{level}",
                "name": f"中心桥{level}号",
                "metric": metric,
                "unit": "单位",
            }
            sensor = store.insert("sensor", {**row, "geom": geom, "area_id": area})
            row = {"uid": new_uid(), "sensor_id": sensor, "state": "active", "level": level, "value": 3.5}
            store.insert("sensor_alarm", {**row, "since": clock.utc_now(), "area_id": area})
        row = {"code": "0101000000000001", "class_code": "0101", "name": "雨水井盖", "edition": "CJT214-2007"}
        store.insert("component", {"uid": new_uid(), **row, "geom": place(0.2), "area_id": area})


def test_of_two_windows_one_makes_each_event_and_the_rest_is_filed_by_hand(databases, tmp_path):
    flags = [tmp_path / f"ready {place}" for place, _ in enumerate(databases)]

    def window(place):
        given = f"DATABASE, FLAG = {databases[place]!r}, {str(flags[place])!r}\n"
        profile = profile_with_plugin(tmp_path / f"窗口 {place}")
        return run_desktop(given + OPENING + (FIRST, SECOND)[place] + "\ndrive(steps())\n", profile).check()

    with open_store(databases[0]) as store, ThreadPoolExecutor(2) as pool:
        windows = [pool.submit(window, place) for place, _ in enumerate(databases)]
        while not all(flag.exists() for flag in flags) and not any(one.done() for one in windows):
            time.sleep(0.1)
        sense(store)
        first, *others = (one.result() for one in windows)
    assert first["before"] == 0
    for values in (first, *others):
        assert any("烟感报警" in text for text in values["bar"])
    assert first["facts"]["渠道"] == "感知设备"
    assert "烟感（设备 SN1）Ⅰ级告警：3.5 单位" in first["facts"]["描述"]
    assert "仍在告警" in first["facts"]["设备告警"]
    assert first["cleared"][1] == ["reported", "reported"]
    assert first["wrong one"][1:3] == ["【演练】中心桥4号颗粒物超标", "中心桥4号"]
    assert first["wrong one"][4:] != first["at first"][4:]
    assert first["no alarm"] == [None, False, True]
    assert first["component"] == [None, True, True]
    said, code, title, address, source, level, description = first["picked"]
    assert "SN3" in said
    assert "Ⅲ级告警" in said
    assert (code, title, address, source, level) == ("0301", "【演练】中心桥3号噪声超标", "桥头", "sensor", 3)
    assert "噪声（设备 SN3）" in description
    assert first["filed"]
    with open_store(databases[0]) as store:
        assert store.count("event") == 3
        alarms = store.read("sensor_alarm", ["event_id"])["event_id"]
        assert sorted(filter(None, alarms)) == sorted(store.read("event", ["id"])["id"])
