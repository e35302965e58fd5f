"""The demo town as the guide shows it: at a glance, street by street, and what a building's form says."""

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.store import open_store
from civicgrid.processing.create_demo import CreateDemo
from civicgrid.tests.support.desktop import profile_with_plugin, run_desktop

POPULATION = 20_000

STEPS = """
from qgis.core import QgsApplication, QgsRectangle
from qgis.PyQt.QtWidgets import QDockWidget


def colours(image):
    return len({{image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}})


def show(theme):
    root, model = QgsProject.instance().layerTreeRoot(), iface.layerTreeView().layerTreeModel()
    QgsProject.instance().mapThemeCollection().applyTheme(theme, root, model)


def steps():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    plugin().desk.opening.open({file!r})
    yield lambda: plugin().desk.session.store is not None and QgsProject.instance().mapLayers()
    yield 2.0
    layers = QgsProject.instance().mapLayers().values()
    note("invalid", [layer.name() for layer in layers if not layer.isValid()])
    note("layers", len(layers))
    for group in QgsProject.instance().layerTreeRoot().findGroups(True):
        group.setExpanded(group.parent() is QgsProject.instance().layerTreeRoot())
    canvas = iface.mapCanvas()
    note("scale", canvas.scale())
    yield canvas_drawn
    yield 1.0
    note("colours", colours(canvas.grab().toImage()))
    note("messages", messages())
    iface.messageBar().clearWidgets()
    yield 0.3
    picture("town")
    duty = plugin().desk.duty
    duty.action.trigger()
    yield 1.0
    show("值班")
    canvas.zoomToProjectExtent()
    yield 1.0
    yield canvas_drawn
    yield 1.0
    note("duty", duty.on)
    picture("duty-town")
    duty.leave()
    show("矢量")
    yield 1.0
    (buildings,) = [layer for layer in layers if layer.name() == "房屋"]
    towers = sorted(buildings.getFeatures(), key=lambda f: (f["residents"] or 0, -f.id()))[-60:]
    middle = buildings.extent().center()
    tower = min(towers, key=lambda f: f.geometry().centroid().asPoint().distance(middle))
    canvas.setCenter(canvas.mapSettings().layerToMapCoordinates(buildings, tower.geometry().centroid().asPoint()))
    canvas.zoomScale(2000)
    yield 1.0
    yield canvas_drawn
    yield 1.0
    note("colours near", colours(canvas.grab().toImage()))
    picture("town-near")
    form = iface.getFeatureForm(buildings, tower)
    form.resize(460, 560)
    form.show()
    form.setFocus()
    yield 1.5
    picture("building-form", form)
    form.close()
    yield 0.2

drive(steps())
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The demo town and its keys."""
    folder = tmp_path_factory.mktemp("示范")
    file = folder / "示范街道.gpkg"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEYFILE_VARIABLE, str(folder / "demo.keys"))
        feedback = QgsProcessingFeedback(False)
        parameters = {"DATABASE": str(file), "POPULATION": POPULATION}
        _, done = CreateDemo().create().run(parameters, QgsProcessingContext(), feedback)
    assert done, feedback.textLog()
    return file


def test_the_demo_town_is_worth_a_picture(town, tmp_path):
    result = run_desktop(STEPS.format(file=str(town)), profile_with_plugin(tmp_path / "profile"))
    assert "error" not in result.values, result.values["error"]
    assert result.exit_code == 0
    assert "Traceback" not in result.output
    assert result.values["invalid"] == []
    assert result.values["layers"] > 10
    assert min(result.values["colours"], result.values["colours near"]) > 100, "the map is empty"
    assert len(result.values["messages"]) <= 1, "more than the advice to change the person"
    with open_store(str(town)) as store:
        assert store.count("person") >= POPULATION
    assert result.values["duty"] is True
    assert {"picture:town", "picture:duty-town", "picture:town-near", "picture:building-form"} <= set(result.values)
