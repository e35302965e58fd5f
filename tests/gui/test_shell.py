"""The shell in a real QGIS: what comes with the plugin, and what is left when it goes."""

import pytest

from civicgrid.tests.support.desktop import profile_with_plugin, run_desktop

# What the plugin could leave behind, by a name that a person reading a failure understands.
INVENTORY = """
from qgis.core import QgsExpression, QgsSettingsTree
from qgis.PyQt.QtCore import QThread
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QToolBar
from qgis.utils import loadPlugin, startPlugin, unloadPlugin
import gc, threading


def inventory():
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    gc.collect()
    main = iface.mainWindow()
    ours = lambda objects: sorted(o.objectName() for o in objects if "CivicGrid" in o.objectName())
    return {
        "docks": len(main.findChildren(QDockWidget)),
        "toolbars": len(main.findChildren(QToolBar)),
        "actions": len(main.findChildren(QAction)),
        "named": ours(QApplication.allWidgets()),
        "menus": [a.text() for a in iface.pluginMenu().actions()],
        "functions": sorted(f.name() for f in QgsExpression.Functions()),
        "providers": sorted(p.id() for p in QgsApplication.processingRegistry().providers()),
        "locators": sorted(f.name() for f in iface.mainWindow().findChildren(type(None)) or []) ,
        "settings": QgsSettingsTree.node("plugins").childrenNodes() and [
            node.key() for node in QgsSettingsTree.node("plugins").childrenNodes()
        ],
        "threads": sorted(thread.name for thread in threading.enumerate()),
        "status": len(main.statusBar().findChildren(QWidget)),
        "log": len(__import__("logging").getLogger("civicgrid").handlers),
    }
"""


@pytest.fixture
def profile(tmp_path):
    return profile_with_plugin(tmp_path / "配置 文件")


def test_five_loads_and_unloads_leave_nothing_behind(profile):
    script = (
        INVENTORY
        + """
def steps():
    yield lambda: "civicgrid" in __import__("qgis.utils").utils.plugins
    yield 1.0
    assert unloadPlugin("civicgrid")
    yield 0.5
    before = inventory()
    assert before["named"] == [], before["named"]
    for turn in range(5):
        assert loadPlugin("civicgrid") and startPlugin("civicgrid")
        yield 0.5
        if turn == 0:
            note("loaded", inventory())
        for action in plugin().desk.host.actions.values():
            action.trigger()
        yield 0.5
        assert unloadPlugin("civicgrid")
        yield 0.5
    note("before", before)
    note("after", inventory())

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["after"] == values["before"]
    loaded = values["loaded"]
    assert "CivicGrid.toolbar" in loaded["named"]
    assert "CivicGrid.status" in loaded["named"]
    assert "civicgrid" in loaded["providers"]
