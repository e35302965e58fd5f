"""The panel 调度 in a real QGIS: candidates with reasons, routes on the map, a closed bridge, sending."""

import numpy as np
import pytest
import shapely

from civicgrid.plugin.jobs.closing import street_to_close
from civicgrid.plugin.jobs.dispatch import Networks, candidates, dispatch_rules
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.dispatch import Dispatch
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.office import demo_town, run

PANEL = """
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsPointXY)

panel = lambda: desk().host.widget("dispatch")
text = lambda name: find("CivicGrid.dispatch." + name).text()
button = lambda name: find("CivicGrid.dispatch." + name)
store = lambda: session().store


def table():
    tree = panel().table
    return [[tree.topLevelItem(row).text(column) for column in range(tree.columnCount())]
            for row in range(tree.topLevelItemCount())]


def names():
    return [row[0].split(" ", 1)[1] for row in table()]


def ticked():
    tree = panel().table
    return [names()[row] for row in range(tree.topLevelItemCount())
            if tree.topLevelItem(row).checkState(0) == Qt.CheckState.Checked]


def going():
    tree = panel().going
    return [[tree.topLevelItem(row).text(column) for column in range(3)] for row in range(tree.topLevelItemCount())]


def drawn():
    on_map = panel()._map
    return [band.numberOfVertices() for band in (on_map._chosen, on_map._looked, on_map._zones)]


def settled():
    return quiet() and panel()._shown is not None and not panel().pages.text() and not panel()._reread.isActive()


def opened_panel():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = desk().host.show("dispatch")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield 0.5
    yield canvas_drawn


def need(code):
    # Take off what the type asks for, and ask for one kind only.
    panel().needs.changed.emit(((code, 1),))
    panel().needs.code = code


def to_canvas(x, y):
    canvas = iface.mapCanvas()
    into = QgsCoordinateTransform(QgsCoordinateReferenceSystem(store().crs), canvas.mapSettings().destinationCrs(),
                                  QgsProject.instance())
    place = canvas.getCoordinateTransform().transform(into.transform(QgsPointXY(x, y)))
    return QPoint(round(place.x()), round(place.y()))


def show_place(x, y, scale=2500):
    canvas = iface.mapCanvas()
    into = QgsCoordinateTransform(QgsCoordinateReferenceSystem(store().crs), canvas.mapSettings().destinationCrs(),
                                  QgsProject.instance())
    canvas.setCenter(into.transform(QgsPointXY(x, y)))
    canvas.zoomScale(scale)
    canvas.refresh()
"""


_APART = 0.0004  # degrees, some forty metres


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return demo_town(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def crossing(town):
    """An event to which the first of a kind comes over a bridge, and another is first when the bridge is closed.

    Where the demo's responders are follows from the time of day: the event is reported where it is like that now.
    """
    with open_store(str(town)) as store:
        networks, rules = Networks(store), dispatch_rules(store).requirements
        network = networks.network("drive")
        bridges = store.read("road", ["id", "geom"], where={"bridge": True, "drivable": True})
        lines = {key: shapely.from_wkb(geom) for key, geom in zip(*bridges.values(), strict=True)}
        closed = {key: street_to_close(store, key).shape for key in lines}
        taken = shapely.get_coordinates(shapely.from_wkb(store.read("event", ["geom"])["geom"]))
        houses = shapely.centroid(shapely.from_wkb(store.read("building", ["geom"], order_by=("id",))["geom"]))
        water = shapely.union_all(list(lines.values()))
        for place in houses[np.argsort(shapely.distance(houses, water), kind="stable")]:
            # One that a click on the map means, and no other.
            if np.hypot(*(taken - shapely.get_coordinates(place)[0]).T).min() < _APART:
                continue
            facts = {"event_type": "0102", "title": "桥头暴露垃圾", "geom": shapely.to_wkb(place)}
            event = Events(store).report(facts)
            taken = np.vstack([taken, shapely.get_coordinates(place)])
            for code in ("police_car", "refuse_lorry", "fire_engine"):
                free = candidates(store, network, event, rules[code])
                first = free.candidates[0]
                way = shapely.from_wkb(free.route(first.unit.id))
                for key, line in lines.items():
                    if not way.intersects(line):
                        continue
                    around = candidates(store, network, event, rules[code], zones=[closed[key]])
                    if around.candidates[0].unit.id != first.unit.id:
                        middle = np.array(line.interpolate(0.5, normalized=True).coords[0]).tolist()
                        return code, event, middle, first.unit.name, around.candidates[0].unit.name
    raise AssertionError("the demo town has no such bridge")


def test_a_closed_bridge_reorders_the_table_and_the_first_is_sent(town, crossing, tmp_path):
    code, event, place, first, second = crossing
    values = run(
        tmp_path,
        town,
        PANEL
        + f"CODE, EVENT, PLACE = {code!r}, {event!r}, {place!r}\n"
        + """
def steps():
    yield from opened_panel()
    note("empty", panel().pages.text())
    note("width", panel().width())
    picture("dispatch-empty", desk().host.dock("dispatch"))
    panel().show_event(EVENT)
    yield settled
    note("needs", list(panel()._shown.needs))
    yield 1.0
    yield canvas_drawn
    picture("dispatch-proposal")
    need(CODE)
    yield settled
    note("before", table())
    note("ticked", ticked())
    note("drawn", drawn())
    tree = panel().table
    tree.setCurrentItem(tree.topLevelItem(1))
    note("looked", drawn())
    picture("dispatch-route")
    show_place(*PLACE)
    yield 1.0
    yield canvas_drawn
    button("street").click()
    note("held", button("street").isChecked())
    click(iface.mapCanvas().viewport(), to_canvas(*PLACE))
    yield lambda: settled() and panel()._closures
    yield lambda: settled() and names()[0] != NAME
    note("released", button("street").isChecked())
    note("after", table())
    note("says", messages())
    panel()._map.go_to([panel()._shown.goal.geom, *panel()._routes()])
    yield 1.0
    yield canvas_drawn
    picture("dispatch-bridge-closed")
    button("undo").click()
    yield lambda: settled() and names()[0] == NAME
    note("again", names())
    type_text(button("note"), "从北门进")
    button("send").click()
    yield lambda: settled() and going()
    note("going", going())
    note("left", names())
    note("body", store().read("message", ["body"], where={"kind": "task"})["body"])
    panel().going.setCurrentItem(panel().going.topLevelItem(0))
    note("next", [name for name in ("signed", "arrived", "finished", "released") if button(name).isEnabled()])
    button("signed").click()
    yield lambda: settled() and going()[0][1] != "已派出"
    note("signed", going())
    yield 0.5
    picture("dispatch-under-way")
    QgsApplication.setUITheme("Night Mapping")
    yield 0.8
    picture("dispatch-dark", desk().host.dock("dispatch"))
""".replace("NAME", repr(first)),
    )
    assert 340 <= values["width"] <= 420
    assert values["empty"]
    assert values["needs"]
    before, after = values["before"], values["after"]
    assert before[0][0] == f"1 {first}"
    assert before[0][4] == "首选"
    assert all(row[4] for row in before)
    assert values["ticked"] == [first]
    assert values["drawn"][0] > 1
    assert values["looked"][1] > 1
    assert values["held"]
    assert not values["released"]
    assert after[0][0] == f"1 {second}"
    assert any("封" in text for text in values["says"])
    assert values["again"][0] == first
    assert values["going"] == [[first, "已派出", "待发送"]]
    assert first not in values["left"]
    assert values["body"][0].endswith("从北门进")
    assert values["next"] == ["signed", "released"]
    assert values["signed"] == [[first, "已签收", "已签收"]]


def test_a_danger_area_is_drawn_a_unit_is_ticked_by_hand_and_an_event_is_picked_on_the_map(town, crossing, tmp_path):
    _code, event, _place, _first, _second = crossing
    with open_store(str(town)) as store:
        geom = store.read("event", ["geom"], where={"id": event})["geom"][0]
        other = next(key for key in store.read("event", ["id"], where={"closed_at": None})["id"] if key != event)
    at = list(shapely.from_wkb(geom).coords[0])
    values = run(
        tmp_path,
        town,
        PANEL
        + f"EVENT, OTHER, PLACE = {event!r}, {other!r}, {at!r}\n"
        + """
def steps():
    yield from opened_panel()
    show_place(*PLACE)
    yield 1.0
    yield canvas_drawn
    button("event").click()
    click(iface.mapCanvas().viewport(), to_canvas(*PLACE))
    yield settled
    note("picked", [panel()._event, button("event").isChecked()])
    need("grid_worker")
    yield settled
    note("workers", table())
    tree = panel().table
    stale = next(row for row in range(tree.topLevelItemCount()) if row and "过期" in table()[row][4])
    tree.setCurrentItem(tree.topLevelItem(stale))
    press(tree, Qt.Key.Key_Space)
    note("by_hand", [len(ticked()), names()[stale] in ticked(), text("send")])
    panel().reload()
    yield settled
    note("kept", len(ticked()))
    panel().needs.changed.emit((("grid_worker", 20), ("gas_repair", 3)))
    yield settled
    note("short", text("hint"))
    yield 0.5
    picture("dispatch-shortfall")
    button("zone").click()
    middle = to_canvas(*PLACE)
    for dx, dy in ((-60, -50), (60, -50), (60, 50), (-60, 50)):
        click(iface.mapCanvas().viewport(), middle + QPoint(dx, dy))
    click(iface.mapCanvas().viewport(), middle, Qt.MouseButton.RightButton)
    yield lambda: settled() and panel()._zones
    note("zone", drawn()[2])
    note("hint", text("hint"))
    yield 0.8
    yield canvas_drawn
    picture("dispatch-danger")
    button("calm").click()
    yield settled
    note("calm", [drawn()[2], len(panel()._zones)])
    desk().host.dock("dispatch").close()
    yield 0.3
    note("closed", drawn())
    desk().host.show("events").widget().show_event(OTHER)
    yield lambda: quiet() and find("CivicGrid.events.send").isEnabled()
    click(find("CivicGrid.events.send"))
    yield lambda: settled() and panel()._event == OTHER
    note("from_events", panel()._shown.goal.id)
""",
    )
    assert values["picked"] == [event, False]
    assert any("过期" in row[4] for row in values["workers"])
    assert values["by_hand"] == [2, True, "派出 2"]
    assert values["kept"] == 2
    assert "缺" in values["short"]
    assert "网格员" in values["short"]
    assert "燃气抢修车" in values["short"]
    assert values["zone"] >= 4
    assert "危险" in values["hint"]
    assert values["calm"] == [0, 0]
    assert values["closed"] == [0, 0, 0]
    assert values["from_events"] == other


def test_what_others_closed_is_opened_with_a_click_and_an_event_without_a_place_gets_somebody(town, crossing, tmp_path):
    _code, event, _place, _first, _second = crossing
    with open_store(str(town)) as store:
        nowhere = Events(store).report({"event_type": "0102", "title": "无处可寻", "address": "人民路一带"})
        over = next(key for key, at in zip(*store.read("event", ["id", "closed_at"]).values(), strict=True) if at)
        place = shapely.from_wkb(store.read("event", ["geom"], where={"id": event})["geom"][0])
        aside = shapely.Point(place.x + 0.0015, place.y)
        shape = shapely.to_wkb(shapely.MultiPolygon([aside.buffer(0.0003)]))
        closure = Dispatch(store).close_way(shape, "塌方")
    values = run(
        tmp_path,
        town,
        PANEL
        + f"EVENT, NOWHERE, OVER, CLOSURE = {event!r}, {nowhere!r}, {over!r}, {closure!r}\n"
        + f"PLACE = {[aside.x, aside.y]!r}\n"
        + """
def steps():
    yield from opened_panel()
    panel().show_event(EVENT)
    yield settled
    show_place(*PLACE)
    yield 1.0
    yield canvas_drawn
    note("none_made_here", button("undo").isEnabled())
    ends = lambda: store().read("closure", ["valid_to"], where={"id": CLOSURE})["valid_to"][0]
    iface.messageBar().clearWidgets()
    button("open").click()
    click(iface.mapCanvas().viewport(), to_canvas(PLACE[0] + 0.0009, PLACE[1] + 0.0009))
    yield lambda: messages()
    note("missed", [messages()[0], ends() is None, button("open").isChecked()])
    picture("dispatch-closure-of-others")
    iface.messageBar().clearWidgets()
    click(iface.mapCanvas().viewport(), to_canvas(*PLACE))
    yield lambda: ends() is not None and settled()
    note("opened", [messages()[0], button("open").isChecked()])
    panel().show_event(OVER)
    note("head_meanwhile", text("head"))
    yield settled
    note("over", [text("hint"), ticked(), button("send").isEnabled()])
    panel().show_event(NOWHERE)
    yield settled
    note("nowhere", [text("head"), text("hint"), ticked(), len(table())])
    tree = panel().table
    tree.setCurrentItem(tree.topLevelItem(0))
    press(tree, Qt.Key.Key_Space)
    picture("dispatch-no-place")
    button("send").click()
    yield lambda: settled() and going()
    note("going", going()[0][1:])
    panel()._networks.network = lambda profile: (_ for _ in ()).throw(NoRoads("none"))
    panel().show_event(EVENT)
    yield settled
    note("no_roads", [text("hint").splitlines()[0], len(table()) > 0])
""".replace("def steps():", "from civicgrid.plugin.jobs.dispatch import NoRoads\n\n\ndef steps():", 1),
    )
    assert values["none_made_here"] is False
    assert "没有封闭" in values["missed"][0]
    assert values["missed"][1:] == [True, True]
    assert values["opened"] == ["已解除封闭：塌方", False]
    assert values["head_meanwhile"] == ""
    assert values["over"] == ["事件已办结，不能再派员。", [], False]
    head, hint, chosen, many = values["nowhere"]
    assert "无处可寻" in head
    assert "未定位" in hint
    assert not chosen
    assert many
    assert values["going"][0] == "已派出"
    assert "没有道路数据" in values["no_roads"][0]
    assert values["no_roads"][1]
