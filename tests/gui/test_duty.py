"""Duty mode in a real QGIS: entered and left by clicks, nothing to edit in it, nothing left of it."""

import pytest

from civicgrid.plugin.store import create_store
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.scene import add_places, add_things

# What duty mode could change: the window, the actions, the layers, the settings outside our node.
LOOK = """
from qgis.core import QgsFeature, QgsGeometry, QgsLayerTreeModel, QgsMapThemeCollection, QgsPointXY, QgsSettings
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QToolBar, QToolButton
from qgis.utils import unloadPlugin

main = iface.mainWindow()


def look():
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    settings = QgsSettings()
    settings.sync()
    view = iface.layerTreeView()
    return {
        "toolbars": {t.objectName(): (t.isVisible(), [t.x(), t.y()] if t.isVisible() else None)
                     for t in main.findChildren(QToolBar, options=direct)},
        "docks": {d.objectName(): (d.isVisible(), [d.x(), d.y(), d.width(), d.height()] if d.isVisible() else None)
                  for d in main.findChildren(QDockWidget, options=direct)},
        "menu": main.menuBar().isVisible(),
        "actions": {a.objectName(): a.isEnabled() for a in main.findChildren(QAction, options=direct)},
        "read only": {l.name(): l.readOnly() for l in QgsProject.instance().mapLayers().values()},
        "tree": [view.dragEnabled(), view.acceptDrops(), int(view.contextMenuPolicy()),
                 view.layerTreeModel().testFlag(QgsLayerTreeModel.Flag.AllowNodeReorder), main.acceptDrops()],
        "tool": type(iface.mapCanvas().mapTool()).__name__,
        "dirty": QgsProject.instance().isDirty(),
        # The file itself: in memory QGIS's own enums read otherwise before they are written than after.
        "settings": [line for line in Path(settings.fileName()).read_text().splitlines()
                     if line not in ("", "[plugins]") and not line.startswith("civicgrid\\\\")],
    }


def add_layer(name="房屋"):
    layer = QgsVectorLayer("Point?crs=EPSG:4490&field=name:string", name, "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(114.2, 22.7)))
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    return layer


def enter():
    plugin().desk.duty.action.trigger()
"""

# QGIS is ended without its own closing, which would empty the project first.
END = """

def steps_and_end():
    yield from steps()
    QgsProject.instance().clear()

drive(steps_and_end())
"""


def run(steps: str, profile, **options):
    result = run_desktop(LOOK + steps + END, profile, **options)
    assert "error" not in result.values, result.values["error"]
    assert result.exit_code == 0, result.output
    assert "Traceback" not in result.output
    return result.values


def same(one, other) -> bool:
    """Equal, positions to two pixels: restoring a state, Qt rounds the places in a row of toolbars."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if type(one) is int:
        return abs(one - other) <= 2
    return one == other


def visible(parts: dict) -> set[str]:
    """The names of those that are to be seen."""
    return {name for name, (shown, _) in parts.items() if shown}


ENTER_AND_LEAVE = """
def steps():
    yield 1.5
    layer = add_layer()
    collection = QgsProject.instance().mapThemeCollection()
    QgsProject.instance().writeEntry("civicgrid", "/themes/of-a-store", ["矢量", "影像", "值班"])
    for name in ("矢量", "影像", "值班", "别的"):
        collection.insert(name, QgsMapThemeCollection.MapThemeRecord())
    iface.setActiveLayer(layer)
    iface.actionIdentify().trigger()
    QgsProject.instance().setDirty(False)
    yield lambda: canvas_drawn()
    yield 0.5
    note("before", look())
    enter()
    yield 0.5
    plugin().desk.duty.leave()
    yield 0.5
    note("plain", look())
    enter()
    yield 1.0
    note("inside", look())
    note("buttons", {b.objectName(): [b.width(), b.height(), b.text(), b.icon().isNull(), b.font().pixelSize()]
                     for b in find("CivicGrid.duty").findChildren(QToolButton) if b.isVisible()})
    # At 150 % QGIS asks for more than this screen: its own bars and docks do, duty mode does not.
    whole = main.geometry()
    main.setGeometry(main.screen().geometry())
    yield lambda: canvas_drawn()
    yield 0.5
    note("fits", main.width() <= main.screen().geometry().width())
    picture(PICTURE)
    main.setGeometry(whole)
    assert not layer.startEditing()
    iface.actionToggleEditing().trigger()
    press(main, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    iface.setActiveLayer(None)
    iface.setActiveLayer(layer)
    table = iface.showAttributeTable(layer)
    yield 0.5
    toggle = [a for a in table.findChildren(QAction) if a.objectName() == "mActionToggleEditing"]
    note("table", [a.isEnabled() for a in toggle])
    table.close()
    another = add_layer("后来")
    yield 0.3
    note("editable", [layer.isEditable(), another.readOnly(), iface.actionToggleEditing().isEnabled(),
                      iface.actionSaveProject().isEnabled(), QgsProject.instance().isDirty()])
    QgsProject.instance().removeMapLayer(another)
    click(find("CivicGrid.duty.layers.big"))
    yield 0.5
    note("layers", [main.findChild(QDockWidget, "Layers").isVisible()])
    picture(PICTURE + "-layers")
    click(find("CivicGrid.duty.layers.big"))
    later(find("CivicGrid.duty.leave.big"))
    yield lambda: window(QMessageBox)
    answer(QMessageBox.StandardButton.No)
    yield 0.3
    note("still", plugin().desk.duty.on)
    later(find("CivicGrid.duty.leave.big"))
    yield lambda: window(QMessageBox)
    picture(PICTURE + "-question")
    answer(QMessageBox.StandardButton.Yes)
    yield 1.0
    note("after", look())
    note("editing", layer.startEditing())
    layer.rollBack()
"""


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_entered_and_left_by_clicks_the_window_is_as_before(profile, scale):
    name = "duty-mode-empty" if scale == 1 else "duty-mode-150"
    values = run(f"PICTURE = {name!r}\n" + ENTER_AND_LEAVE, profile, scale=scale)
    before, inside = values["before"], values["inside"]
    assert [name for name, (shown, _) in inside["toolbars"].items() if shown] == ["CivicGrid.duty"]
    assert [name for name, (shown, _) in inside["docks"].items() if shown and not name.startswith("CivicGrid")] == []
    assert not inside["menu"]
    assert inside["read only"] == {"房屋": True}
    assert inside["tool"] == "QgsMapToolPan" or inside["tool"] != before["tool"]
    assert not any(inside["tree"][index] for index in (0, 1, 3, 4))
    allowed = {name for name, on in inside["actions"].items() if on and name.startswith("mAction")}
    assert not [name for name in allowed if "Edit" in name or "Save" in name or "Remove" in name or "New" in name]
    assert values["fits"]
    buttons = values["buttons"]
    parts = ("home", "theme.vector", "theme.imagery", "theme.duty", "layers", "leave")
    for part in (*(f"duty.{part}" for part in parts), "connect", "overview.action", "workstation.lock", "help"):
        width, height, text, no_icon, pixels = buttons[f"CivicGrid.{part}.big"]
        assert height >= 48
        assert width >= 48
        assert pixels >= 16
        assert any("\u4e00" <= letter <= "\u9fff" for letter in text), text
        assert not no_icon, part
    assert not any("别的" in name for name in buttons)
    assert values["table"] == [False]
    assert values["editable"] == [False, True, False, False, False]
    assert values["layers"] == [True]
    assert values["still"] is True
    for part in before:
        assert values["plain"][part] == before[part], part
        # The attribute table that was opened meanwhile keeps its size in the settings.
        assert part == "settings" or same(values["after"][part], before[part]), part
    assert values["editing"] is True


def test_a_dirty_project_closes_without_a_question_and_the_next_window_is_as_before(profile):
    look_and_end = """
def steps():
    yield 1.5
    note("window", look())
"""
    before = run(look_and_end, profile)["window"]
    closed = """
def steps():
    yield 1.5
    add_layer()
    enter()
    yield 1.0
    QgsProject.instance().setTitle("anders")
    QgsProject.instance().setDirty(True)
    note("dirty", QgsProject.instance().isDirty())
    Path(os.environ["CIVICGRID_TEST_RESULT"]).write_text(json.dumps(_values), encoding="utf-8")
    QTimer.singleShot(0, main.close)
    yield 20
    raise AssertionError("QGIS did not close")
"""
    assert run(closed, profile)["dirty"] is False
    after = run(look_and_end, profile)["window"]
    for part in ("toolbars", "docks", "menu"):
        assert after[part] == before[part], part


def test_after_a_crash_the_window_is_as_before(profile):
    begin = """
def steps():
    yield 1.5
    note("window", look())
    enter()
    yield 0.5
    Path(os.environ["CIVICGRID_TEST_RESULT"]).write_text(json.dumps(_values), encoding="utf-8")
    QgsSettings().sync()
    os.kill(os.getpid(), 9)

drive(steps())
"""
    crashed = run_desktop(LOOK + begin, profile)
    assert crashed.exit_code == -9
    after = run('def steps():\n    yield 1.5\n    note("window", look())\n', profile)["window"]
    before = crashed.values["window"]
    assert after["menu"]
    # The size of the docks follows the window's, which is another one when QGIS starts.
    for part in ("toolbars", "docks"):
        assert visible(after[part]) == visible(before[part]), part


def test_unloading_in_duty_mode_gives_the_window_back(profile):
    values = run(
        """
def steps():
    yield 1.5
    layer = add_layer()
    QgsProject.instance().setDirty(False)
    note("before", look())
    enter()
    yield 0.5
    assert unloadPlugin("civicgrid")
    yield 0.5
    note("after", look())
    note("left", [w.objectName() for w in QApplication.allWidgets() if w.objectName().startswith("CivicGrid")])
""",
        profile,
    )
    before, after = values["before"], values["after"]
    for part in ("toolbars", "docks"):
        before[part] = {name: value for name, value in before[part].items() if not name.startswith("CivicGrid.")}
    assert values["left"] == []
    # Our own toolbar is gone: the docks are a row higher.
    for part in ("toolbars", "docks"):
        assert visible(after[part]) == visible(before[part]), part
    for part in ("menu", "read only", "tree", "dirty"):
        assert after[part] == before[part], part


def test_a_layer_with_unsaved_edits_keeps_duty_mode_away(profile):
    values = run(
        """
def steps():
    yield 1.5
    layer = add_layer()
    layer.startEditing()
    layer.deleteFeatures([f.id() for f in layer.getFeatures()])
    enter()
    yield 0.5
    note("on", plugin().desk.duty.on)
    note("said", messages())
    layer.rollBack()
""",
        profile,
    )
    assert values["on"] is False
    assert any("房屋" in text for text in values["said"])


def test_duty_mode_with_a_town(profile, tmp_path):
    """The picture, with the layers of a store: the themes' buttons come with them and change what is drawn."""
    database = tmp_path / "town.gpkg"
    with create_store(str(database), purpose="demo") as store:
        add_things(store, add_places(store))
    values = run(
        f"""
def steps():
    yield 1.5
    enter()
    plugin().desk.opening.open({str(database)!r})
    yield lambda: plugin().desk.session.store is not None
    yield lambda: "值班" in QgsProject.instance().mapThemeCollection().mapThemes()
    yield 0.5
    main.setGeometry(main.screen().geometry())
    click(find("CivicGrid.duty.home.big"))
    yield 0.5
    yield canvas_drawn
    note("vector", len(iface.mapCanvas().layers()))
    click(find("CivicGrid.duty.theme.duty.big"))
    yield 0.5
    yield canvas_drawn
    note("duty", len(iface.mapCanvas().layers()))
    note("locked", all(layer.readOnly() for layer in QgsProject.instance().mapLayers().values()
                       if isinstance(layer, QgsVectorLayer)))
    note("layers", len(QgsProject.instance().mapLayers()))
    picture("duty-mode")
    plugin().desk.duty.leave()
    plugin().desk.session.close()
    yield 0.5
""",
        profile,
    )
    assert values["layers"] > 5
    assert values["locked"]
    assert 0 < values["duty"] < values["vector"]
