"""The city's own files in a real QGIS: the panels follow what a manager sets."""

import pytest

from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.events import REPORT

OPENING = """
import json
from pathlib import Path
from civicgrid.plugin.store.city_files import (DISPATCH, LIMITS, MEASURES, city_file_text, city_files, put_city_file,
                                               remove_city_file)
desk = lambda: plugin().desk
store = lambda: desk().session.store
quiet = lambda: not desk().workbench.tasks._running


def connect(database):
    desk().opening.open(database)
    return lambda: desk().session.database == database and not desk().opening.busy


def shown(name):
    dock = desk().host.show(name)
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    dock.raise_()
    return desk().host.widget(name)


def changed(name, change):
    data = json.loads(city_file_text(store(), name))
    change(data)
    put_city_file(store(), name, json.dumps(data, ensure_ascii=False))
"""


@pytest.fixture
def town(tmp_path):
    """A file with a manager and a grave event."""
    database = tmp_path / "社区.gpkg"
    with create_store(str(database)) as store:
        Access(store).create_user("chen", "陈志强", roles=["manager"])
        Events(store).report({**REPORT, "title": "火灾", "grade": 1})
    return str(database)


def test_panels_follow_what_a_manager_sets(profile, town, tmp_path):
    steps = """
def steps():
    yield lambda: plugin().desk is not None
    yield connect(DATABASE + " operator=chen")
    # The desk goes on by the shipped limits where the city's own cannot be read.
    panel = shown("dutydesk")
    yield lambda: quiet() and panel.now.matters.topLevelItemCount()
    put_city_file(store(), LIMITS, "garbage")
    yield lambda: panel.limits.isVisible() and quiet()
    note("limits", [panel.limits.text(), "info_report.json" in panel.limits.toolTip(),
                    panel.now.matters.topLevelItemCount()])
    yield 0.3
    picture("duty-desk-limits", desk().host.dock("dutydesk"))
    remove_city_file(store(), LIMITS)
    yield lambda: not panel.limits.isVisible() and quiet()
    # The measures.
    panel = shown("measures")
    yield lambda: quiet() and panel.table is not None
    note("measures", len(panel.table.measures) > 1)
    changed(MEASURES, lambda data: data.update(measures=data["measures"][:1]))
    yield lambda: len(panel.table.measures) == 1 and quiet()
    note("offered", [panel.ranking.measure.count(), panel.trend.measure.count()])
    remove_city_file(store(), MEASURES)
    yield lambda: len(panel.table.measures) > 1 and quiet()
    note("offered again", [panel.ranking.measure.count() > 1, panel.trend.measure.count() > 1])
    # What an event needs, but for one whose needs somebody has set.
    panel = shown("dispatch")
    panel.show_event(1)
    yield lambda: quiet() and panel._shown is not None
    needs = lambda count: lambda data: [one.update(needs=[["grid_worker", count]]) for one in data["presets"]]
    changed(DISPATCH, needs(3))
    yield lambda: panel._shown.needs == (("grid_worker", 3),)
    panel._ask_for((("grid_worker", 2),))
    yield lambda: quiet() and panel._shown.needs == (("grid_worker", 2),)
    shown_before = panel._shown
    changed(DISPATCH, needs(4))
    yield lambda: quiet() and panel._shown is not shown_before
    note("by hand", panel._shown.needs)
    # The list of files; of two managers the later is told.
    panel = shown("deadlines")
    panel.tabs.setCurrentWidget(panel.files)
    yield lambda: quiet() and not panel.pages.text()
    tree, tab = panel.files.files, panel.files
    seen = tab._present[LIMITS]
    note("shipped", tree.topLevelItem(0).text(1))
    changed(LIMITS, lambda data: data["grades"]["1"].update(first=45))
    yield lambda: tree.topLevelItem(0).text(1) != "随软件" and quiet()
    note("own", tree.topLevelItem(0).text(1))
    path = Path(FOLDER) / "时限.json"
    path.write_text(city_file_text(store(), LIMITS).replace("45", "50"), encoding="utf-8")
    tab.import_asked.emit(LIMITS, str(path), seen)
    yield lambda: panel.message.isVisible() and quiet() and panel.isEnabled()
    note("told", panel.message.text())
    yield 0.3
    picture("deadlines-files-meanwhile", desk().host.dock("deadlines"))
    tab.import_asked.emit(LIMITS, str(path), tab._present[LIMITS])
    yield lambda: '"first": 50' in city_file_text(store(), LIMITS) and quiet()
    put_city_file(store(), LIMITS, "garbage")
    yield lambda: "无法读取" in tree.topLevelItem(0).text(1) and quiet()
    tree.setCurrentItem(tree.topLevelItem(0))
    note("damaged", [find("CivicGrid.deadlines.restore-file").isEnabled(), tree.topLevelItem(0).toolTip(1)])
"""
    script = OPENING + f"DATABASE, FOLDER = {town!r}, {str(tmp_path)!r}\n" + steps + "\ndrive(steps())\n"
    values = run_desktop(script, profile, timeout=200).check()
    assert values["limits"] == [
        "本地的信息报送时限无法读取；管理员重新设置之前，暂按随软件的时限计算：信息报送时限（示例）。", True, 1,
    ]  # fmt: skip
    assert values["measures"]
    assert values["offered"] == [0, 1]
    assert values["offered again"] == [True, True]
    assert values["by hand"] == [["grid_worker", 2]]
    assert values["shipped"] == "随软件"
    assert "陈志强" in values["own"]
    assert values["told"] == "陈志强已另行设置此文件；请先导出查看，再决定是否替换。"
    assert values["damaged"][0]
    assert "info_report.json" in values["damaged"][1]
