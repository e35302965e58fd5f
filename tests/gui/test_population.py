"""The population in a real QGIS: the overview's numbers, counting anew, the theme, the table, published tags."""

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.store import open_store
from civicgrid.processing.create_demo import CreateDemo
from civicgrid.tests.support.desktop import run_desktop

STEPS = """
from qgis.PyQt.QtWidgets import QDockWidget, QFileDialog, QMessageBox


def told():
    label = iface.mainWindow().findChild(QWidget, "CivicGrid.overview.population.when")
    return label.text() if label is not None and label.isVisible() else ""


def residents():
    box = find("CivicGrid.overview.population")
    return int(box._numbers["residents"][1].text().replace(",", ""))


def steps():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    plugin().desk.opening.open({file!r})
    yield lambda: plugin().desk.session.store is not None and QgsProject.instance().mapLayers()
    yield lambda: "统计时间" in told()
    note("residents", residents())
    note("fresh", told())
    dock = find("CivicGrid.overview", QDockWidget)
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield 0.5
    picture("overview-population")
    store = plugin().desk.session.store
    stay = store.query("SELECT max(id) AS id FROM current_residence")[0]["id"]
    store.execute("UPDATE occupancy SET valid_to = valid_from WHERE id = :id", {{"id": stay}})
    yield lambda: "变动" in told()
    yield 0.3
    note("stale", residents())
    picture("overview-stale")
    click(find("CivicGrid.overview.population.recount"))
    yield lambda: "变动" not in told()
    note("recounted", residents())
    note("said", messages())
    iface.messageBar().clearWidgets()
    QFileDialog.getSaveFileName = staticmethod(lambda *_: ({table!r}, ""))
    click(find("CivicGrid.overview.population.export"))
    yield lambda: messages()
    note("exported", messages())
    iface.messageBar().clearWidgets()
    later(find("CivicGrid.overview.population.publish"))
    yield lambda: QApplication.activeModalWidget() is not None
    box = QApplication.activeModalWidget()
    note("asked", box.text())
    picture("publish-tags", box)
    click(box.button(QMessageBox.StandardButton.Yes))
    yield lambda: messages()
    note("refused", messages())
    iface.messageBar().clearWidgets()
    click(find("CivicGrid.overview.theme.population"))
    yield 1.0
    for group in QgsProject.instance().layerTreeRoot().findGroups(True):
        group.setExpanded(group.name() == "人房" or group.parent() is QgsProject.instance().layerTreeRoot())
    for node in QgsProject.instance().layerTreeRoot().findLayers():
        node.setExpanded(node.name() == "人口分布（按网格）")
    iface.mapCanvas().zoomToProjectExtent()
    yield canvas_drawn
    yield 1.0
    picture("population-theme")
    layer = [layer for layer in QgsProject.instance().mapLayers().values()
             if layer.customProperty("civicgrid/layer") == "population"][0]
    note("visible", QgsProject.instance().layerTreeRoot().findLayer(layer.id()).isVisible())
    layer.styleManager().setCurrentStyle("居住人数")
    drawn = []
    layer.repaintRequested.connect(lambda *_: drawn.append(1))
    store.engine_object.release()
    plugin().desk.session.store.execute("UPDATE person SET person_class = 'floating'")
    click(find("CivicGrid.overview.population.recount"))
    yield lambda: drawn
    yield 0.5
    yield canvas_drawn
    picture("population-residents")

drive(steps())
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A demo town and its keys."""
    folder = tmp_path_factory.mktemp("示范")
    file = folder / "示范街道.gpkg"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEYFILE_VARIABLE, str(folder / "demo.keys"))
        feedback = QgsProcessingFeedback(False)
        parameters = {"DATABASE": str(file), "POPULATION": 6000}
        _, done = CreateDemo().create().run(parameters, QgsProcessingContext(), feedback)
    assert done, feedback.textLog()
    return file


def test_the_population_is_shown_counted_and_written(town, profile, tmp_path):
    table = tmp_path / "人口.csv"
    values = run_desktop(STEPS.format(file=str(town), table=str(table)), profile).check()
    assert values["stale"] == values["residents"]
    assert values["recounted"] == values["residents"] - 1
    assert "变动" not in values["fresh"]
    assert values["visible"]
    with open_store(str(town)) as store:
        areas = store.query("SELECT count(*) AS found FROM area")[0]["found"]
        grids = store.query("SELECT count(*) AS found FROM grid_map")[0]["found"]
        whole = store.query("SELECT count(*) AS found FROM current_residence")[0]["found"]
    assert whole == values["recounted"]
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    head = next(index for index, line in enumerate(lines) if line.startswith("编码,"))
    assert len(lines) - head - 1 == areas + grids
    assert lines[head + 1].split(",")[3] == str(whole)
    assert str(table) in values["exported"][0]
    assert "30" in values["refused"][0]
