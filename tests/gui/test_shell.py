"""The shell in a real QGIS: what comes with the plugin, and what is left when it goes."""

from civicgrid.plugin.store import create_store
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.scene import add_places, add_things

# What the plugin could leave behind, by a name that a person reading a failure understands.
INVENTORY = """
import gc, logging, threading
from qgis.core import QgsApplication, QgsExpression, QgsSettingsTree
from qgis.gui import QgsLocatorWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QToolBar
from qgis.utils import loadPlugin, startPlugin, unloadPlugin

found = [widget for widget in QApplication.allWidgets() if widget.metaObject().className() == "QgsLocatorWidget"]
box = sip.cast(found[0], QgsLocatorWidget)


def inventory(database):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    main = iface.mainWindow()
    files = [os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd")
             if os.path.exists(f"/proc/self/fd/{fd}")]
    node = QgsSettingsTree.node("plugins")
    return {
        "docks": len(main.findChildren(QDockWidget)),
        "toolbars": len(main.findChildren(QToolBar)),
        "actions": len(main.findChildren(QAction)),
        "status bar": len(main.statusBar().findChildren(QWidget)),
        "named": sorted(w.objectName() for w in QApplication.allWidgets() if "CivicGrid" in w.objectName()),
        "on the map": len(iface.mapCanvas().scene().items()),
        "top windows": len(QApplication.topLevelWidgets()),
        "menus": [action.text() for action in iface.pluginMenu().actions()],
        "functions": sorted(function.name() for function in QgsExpression.Functions()),
        "providers": sorted(provider.id() for provider in QgsApplication.processingRegistry().providers()),
        "locator filters": sorted(filter.name() for filter in box.locator().filters()),
        "options": [child.key() for child in node.childrenNodes()],
        "threads": sorted(thread.name for thread in threading.enumerate() if "Dummy" not in thread.name),
        "feed threads": sum(type(thing).__name__ == "FeedThread" for thing in gc.get_objects()),
        "tasks": QgsApplication.taskManager().countActiveTasks(),
        "connections": sum(database in file for file in files),
        "log handlers": len(logging.getLogger("civicgrid").handlers),
    }
"""


def test_five_loads_and_unloads_leave_nothing_behind(profile, tmp_path):
    file = tmp_path / "town.gpkg"
    with create_store(str(file), purpose="demo") as store:
        add_things(store, add_places(store))
    script = (
        INVENTORY
        + f"""
DATABASE = {str(file)!r}


def steps():
    yield 1.0
    assert unloadPlugin("civicgrid")
    yield 0.5
    before = inventory(DATABASE)
    for turn in range(5):
        assert loadPlugin("civicgrid") and startPlugin("civicgrid")
        desk = plugin().desk
        desk.opening.open(DATABASE)
        yield lambda: plugin().desk.session.store is not None
        for action in desk.host.actions.values():
            if not action.isChecked():
                action.trigger()
        yield 0.5
        yield canvas_drawn
        if turn == 0:
            note("loaded", inventory(DATABASE))
        desk.layers.remove()
        assert unloadPlugin("civicgrid")
        desk = None
        yield 0.5
    note("before", before)
    note("after", inventory(DATABASE))

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["before"]["named"] == []
    assert values["before"]["connections"] == 0
    assert values["after"] == values["before"]
    loaded = values["loaded"]
    assert {"CivicGrid.toolbar", "CivicGrid.status"} <= set(loaded["named"])
    assert "civicgrid" in loaded["providers"]
    assert "civicgrid" in loaded["locator filters"]
    assert "civicgrid_mask" in loaded["functions"]
    assert loaded["feed threads"] == 1
    assert "CivicGrid.alarms" in loaded["named"]
    assert loaded["on the map"] > values["before"]["on the map"]
    assert loaded["connections"] > 0
