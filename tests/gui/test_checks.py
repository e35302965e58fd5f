"""The dock 数据质检 in a real QGIS, on the demo town with planted faults: found, looked at, repaired, taken back."""

from datetime import date

import numpy as np
import pytest
import shapely
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services.dependencies import require
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.store import open_store
from civicgrid.processing.create_demo import CreateDemo
from civicgrid.tests.support.desktop import run_desktop

FAULTS = """
from qgis.PyQt.QtWidgets import QDockWidget, QRadioButton, QFileDialog

def panel():
    return plugin().desk.host.widget("checks")

def tree():
    return find("CivicGrid.checks.tree")

def branches():
    items = [tree().topLevelItem(row) for row in range(tree().topLevelItemCount())]
    return {item.data(0, 257): item for item in items}

def idle():
    return panel()._task is None

def select(code, leaf=None):
    tree().clearSelection()
    item = branches()[code]
    item.setExpanded(True)
    item = item if leaf is None else item.child(leaf)
    tree().scrollToItem(item)
    click(tree().viewport(), tree().visualItemRect(item).center())

def shown(code):
    return branches()[code].text(1) if code in branches() else "0"
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A demo town in which a building is doubled, two overlap, one has a spike, and a lane misses its junction."""
    folder = tmp_path_factory.mktemp("示范 镇")
    file, keys = folder / "demo.gpkg", folder / "demo.keys"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEYFILE_VARIABLE, str(keys))
        feedback = QgsProcessingFeedback(False)
        parameters = {"DATABASE": str(file), "POPULATION": 1500}
        _, done = CreateDemo().create().run(parameters, QgsProcessingContext(), feedback)
    assert done, feedback.textLog()
    with open_store(str(file)) as store:
        plant(store)
        plant_homes(store)
    return file, keys


def plant(store):
    found = store.read("building", ["id", "geom", "area_id"], where={"building_use": "residential"}, order_by=("id",))
    shapes = shapely.from_wkb(found["geom"])
    moves = [(0.0, 0.0), (4e-5, 2e-5)]
    for number, move in enumerate(moves):
        middle = shapely.get_coordinates(shapely.centroid(shapes[number]))
        grown = 1.0 if number == 0 else 1.2  # the later one is the larger
        moved = shapely.transform(
            shapes[number], lambda c, m=middle, g=grown, move=move: (c - m) * g + m + np.array(move)
        )
        store.insert("building", {"uid": new_uid(), "name": f"补录楼{number + 1}", "area_id": found["area_id"][number],
                                  "floors": 6, "geom": shapely.to_wkb(moved, byte_order=1)})  # fmt: skip
    ring = shapely.get_coordinates(shapes[5])
    tip = ring[0] + (ring[0] - ring[2]) * 2
    spiked = shapely.MultiPolygon([shapely.Polygon(np.vstack((ring[:1], [tip], ring[:1] + 1e-7, ring[1:])))])
    store.update("building", found["id"][5], {"geom": shapely.to_wkb(spiked, byte_order=1)})
    roads = store.read("road", ["geom"], order_by=("id",))
    line = max(shapely.from_wkb(roads["geom"]), key=lambda one: one.length)
    middle = shapely.get_coordinates(line.interpolate(0.43, normalized=True))[0]
    ahead = shapely.get_coordinates(line.interpolate(0.44, normalized=True))[0] - middle
    aside = np.array([-ahead[1], ahead[0]]) / np.hypot(*ahead)
    lane = shapely.LineString([middle + aside * 3e-6, middle + aside * 2e-4])
    store.insert("road", {"uid": new_uid(), "name": "断头巷", "road_class": "residential",
                          "geom": shapely.to_wkb(lane, byte_order=1)})  # fmt: skip


def plant_homes(store):
    """Somebody lives in two rooms, and a family in a vacant one."""
    stays = store.read("occupancy", ["person_id", "room_id", "area_id"], where={"lives_here": True}, order_by=("id",))
    free = store.read("room", ["id"], where={"use_class": "vacant"}, order_by=("id",))["id"]
    lived = stays["room_id"][0]
    store.update("room", lived, {"use_class": "vacant"})
    store.insert("occupancy", {"uid": new_uid(), "person_id": stays["person_id"][-1], "room_id": free[0],
                               "role": "tenant", "valid_from": date(2025, 3, 1), "source": "manual",
                               "area_id": stays["area_id"][-1]})  # fmt: skip


def test_the_dock_finds_shows_repairs_and_takes_back(profile, town, tmp_path):
    file, keys = town
    table = tmp_path / "结果.xlsx"
    script = f"""
{FAULTS}
def steps():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    plugin().desk.opening.open({str(file)!r})
    yield lambda: plugin().desk.session.store is not None and QgsProject.instance().mapLayers()
    dock = plugin().desk.host.show("checks")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield lambda: panel().area.count() > 1
    note("empty", panel().pages.text())
    click(find("CivicGrid.checks.run"))
    yield 0.05
    note("busy", [find("CivicGrid.checks.stop").isVisible(), panel().pages.text()])
    yield lambda: idle() and panel().pages.text() == ""
    note("rules", {{code: item.text(1) for code, item in branches().items()}})
    note("summary", find("CivicGrid.checks.summary").text())
    note("width", dock.width())
    note("tolerances", [find("CivicGrid.checks.tolerance").itemText(n) for n in range(4)])
    # A double click goes there.
    select("polygon.overlap", 0)
    yield 0.2
    note("detail", find("CivicGrid.checks.detail").text())
    scale = iface.mapCanvas().scale()
    item = branches()["polygon.overlap"].child(0)
    QTest.mouseDClick(tree().viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                      tree().visualItemRect(item).center())
    yield 1.0
    yield canvas_drawn
    note("went", iface.mapCanvas().scale() < scale)
    yield 1.0
    picture("checks")
    # A repair is shown, and nothing is changed by looking or going back.
    click(find("CivicGrid.checks.repair"))
    yield lambda: idle() and panel().stack.currentIndex() == 1
    yield 1.0
    yield canvas_drawn
    yield 1.5
    note("bands", panel()._preview.count())
    note("proposed", [find("CivicGrid.checks.repair.list").item(n).text() for n in
                      range(find("CivicGrid.checks.repair.list").count())])
    picture("checks-repair")
    click(find("CivicGrid.checks.repair.first"), QPoint(8, 8))
    yield lambda: idle()
    yield 0.3
    note("first", [find("CivicGrid.checks.repair.list").item(n).text() for n in
                   range(find("CivicGrid.checks.repair.list").count())])
    click(find("CivicGrid.checks.repair.back"))
    yield 0.2
    note("gone", panel()._preview.count())
    # Unticked ones are left; the rest is applied, and taken back.
    for code in ("polygon.spike", "polygon.duplicate", "line.short"):
        select(code)
        yield 0.2
        click(find("CivicGrid.checks.repair"))
        yield lambda: idle() and panel().stack.currentIndex() == 1
        if code == "polygon.duplicate":
            note("refused", find("CivicGrid.checks.repair.list").count())
        click(find("CivicGrid.checks.repair.apply"))
        yield lambda: idle() and panel().stack.currentIndex() == 0 and code not in branches()
        note("after " + code, shown(code))
    iface.messageBar().clearWidgets()
    click(find("CivicGrid.checks.undo"))
    yield lambda: idle() and "line.short" in branches()
    note("undone", shown("line.short"))
    note("undo left", find("CivicGrid.checks.undo").isEnabled())
    # Filters, and the list as a file.
    box = find("CivicGrid.checks.table")
    box.setCurrentIndex(box.findData("road"))
    yield 0.2
    note("roads", sorted(branches()))
    box.setCurrentIndex(0)
    type_text(find("CivicGrid.checks.search"), "补录楼")
    yield 0.2
    note("searched", sorted(branches()))
    find("CivicGrid.checks.search").clear()
    from pathlib import Path
    panel().write(Path({str(table)!r}))
    note("said", messages())
    # A check can be stopped, and what was shown stays.
    click(find("CivicGrid.checks.run"))
    yield 0.02
    if panel()._task is not None:
        click(find("CivicGrid.checks.stop"))
    yield lambda: idle()
    note("stays", panel().pages.text() == "" and len(branches()) > 0)
    plugin().desk.session.close()
    yield 0.3
    note("closed", panel().pages.text())

drive(steps())
"""
    values = run_desktop(script, profile, env={KEYFILE_VARIABLE: str(keys)}).check()
    assert "尚未质检" in values["empty"]
    assert values["busy"][0]
    assert values["width"] <= 420
    found = values["rules"]
    assert {"polygon.duplicate", "polygon.overlap", "polygon.spike", "line.short"} <= set(found)
    assert "个错误" in values["summary"]
    assert "平方米" in values["detail"]
    assert values["went"]
    assert values["bands"] == 2 * len(values["proposed"]) > 0
    assert values["gone"] == 0
    assert values["proposed"] != values["first"]
    assert values["after polygon.duplicate"] == values["after line.short"] == "0"
    assert values["undone"] == "1"
    assert not values["undo left"]
    assert "line.short" in values["roads"]
    assert all(code.startswith("line.") for code in values["roads"])
    assert "polygon.overlap" in values["searched"]
    assert any("写入 结果.xlsx" in text for text in values["said"])
    assert values["stays"]
    assert "没有打开" in values["closed"] or "未打开" in values["closed"]
    rows = require("python_calamine").CalamineWorkbook.from_path(str(table)).get_sheet_by_index(0).to_python()
    assert rows[0][:2] == ["严重程度", "规则"]
    assert len(rows) > sum(1 for _ in found)


def test_repairs_of_data_are_shown_in_words_applied_and_taken_back(profile, town):
    file, keys = town
    script = f"""
{FAULTS}
def steps():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    plugin().desk.opening.open({str(file)!r})
    yield lambda: plugin().desk.session.store is not None and QgsProject.instance().mapLayers()
    dock = plugin().desk.host.show("checks")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield lambda: panel().area.count() > 1
    click(find("CivicGrid.checks.run"))
    yield lambda: idle() and panel().pages.text() == ""
    box = find("CivicGrid.checks.table")
    note("tables", [box.itemText(n) for n in range(box.count())])
    box.setCurrentIndex(box.findData("person"))
    yield 0.2
    note("people", {{code: item.text(0) for code, item in branches().items()}})
    select("person.two_homes", 0)
    yield 0.2
    scale = iface.mapCanvas().scale()
    item = branches()["person.two_homes"].child(0)
    QTest.mouseDClick(tree().viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                      tree().visualItemRect(item).center())
    yield 1.0
    yield canvas_drawn
    note("went", iface.mapCanvas().scale() < scale)
    yield 1.0
    picture("checks-people")
    box.setCurrentIndex(0)
    yield 0.2
    select("room.vacant_lived")
    item = branches()["person.two_homes"]
    tree().scrollToItem(item)
    QTest.mouseClick(tree().viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier,
                     tree().visualItemRect(item).center())
    yield 0.2
    click(find("CivicGrid.checks.repair"))
    yield lambda: idle() and panel().stack.currentIndex() == 1
    yield 1.0
    yield canvas_drawn
    yield 1.5
    note("proposed", [find("CivicGrid.checks.repair.list").item(n).text() for n in
                      range(find("CivicGrid.checks.repair.list").count())])
    picture("checks-repair-people")
    click(find("CivicGrid.checks.repair.apply"))
    yield lambda: idle() and panel().stack.currentIndex() == 0 and "room.vacant_lived" not in branches()
    note("fixed", sorted({{"person.two_homes", "room.vacant_lived"}} & set(branches())))
    yield 0.5
    picture("checks-repaired-people")
    iface.messageBar().clearWidgets()
    click(find("CivicGrid.checks.undo"))
    yield lambda: idle() and "room.vacant_lived" in branches()
    note("undone", sorted({{"person.two_homes", "room.vacant_lived"}} & set(branches())))
    plugin().desk.session.close()
    yield 0.3

drive(steps())
"""
    values = run_desktop(script, profile, env={KEYFILE_VARIABLE: str(keys)}).check()
    assert values["people"]["person.two_homes"] == "同时居住两处"
    assert any(text.startswith("房间 (") for text in values["tables"]), values["tables"]
    assert values["went"]
    assert sum("的居住登记于 2025-03-01 结束" in text for text in values["proposed"]) == 1
    assert any("用途 空置 → " in text for text in values["proposed"])
    assert values["fixed"] == []
    assert values["undone"] == ["person.two_homes", "room.vacant_lived"]
