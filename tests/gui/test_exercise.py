"""An exercise in a real QGIS: the strip above the map, a scenario that is started, paused and stopped."""

import pytest

from civicgrid.plugin.jobs.demo import create_demo
from civicgrid.plugin.jobs.exercise.places import copy_places
from civicgrid.plugin.services.keys import Keyring
from civicgrid.plugin.store import create_store, open_store
from civicgrid.tests.support.revealing import run


@pytest.fixture
def exercise(tmp_path):
    """DATABASE of an exercise made from a small demo town, which lies beside it."""
    real, drill = tmp_path / "街道.gpkg", tmp_path / "演练.gpkg"
    with create_store(str(real), purpose="demo") as store:
        create_demo(store, Keyring.create_file(tmp_path / "keys", store.uid), population=300, seed=2)
        with create_store(str(drill), purpose="exercise") as stage:
            copy_places(store, stage)
    return str(drill)


def test_a_scenario_is_led_from_the_panel(profile, exercise):
    values = run(
        profile,
        exercise,
        """
def steps():
    yield lambda: plugin().desk is not None
    yield connect(DATABASE.replace("演练", "街道"))
    dock = desk().host.show("exercise")
    panel = desk().host.widget("exercise")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    note("demo", [desk().banner.label.text(), panel._stage.isVisible(), panel._no.text()])
    yield connect(DATABASE)
    yield lambda: quiet()
    note("banner", [find("CivicGrid.banner").text(), find("CivicGrid.banner").isVisible()])
    note("first", panel.scenario.currentData())
    panel.scenario.setCurrentIndex(panel.scenario.findData("busy_day"))
    panel.speed.setCurrentIndex(panel.speed.findData(60))
    click(find("CivicGrid.exercise.start"))
    yield lambda: panel.happened.count() > 6
    click(find("CivicGrid.exercise.pause"))
    note("pause", panel.pause.text())
    yield 1.5
    held = panel.happened.count()
    yield 1.5
    note("held", [held, panel.happened.count()])
    yield canvas_drawn
    picture("exercise", iface.mainWindow())
    picture("exercise-panel", dock)
    click(find("CivicGrid.exercise.pause"))
    yield lambda: panel.happened.count() > held + 2
    click(find("CivicGrid.exercise.stop"))
    yield lambda: panel.start.isEnabled()
    note("shown", panel.happened.count())
    note("texts", [panel.happened.item(row).text() for row in range(3)])
    desk().session.close()
    yield 0.2
    note("gone", desk().banner.label.isVisible())
""",
    )
    assert values["demo"] == ["演示数据：均为生成", False, values["demo"][2]]
    assert "不是演练库" in values["demo"][2]
    assert values["banner"] == ["演练中：内容均非真实", True]
    assert values["first"] == "chemical_leak"
    assert values["pause"] == "继续"
    assert values["held"][0] == values["held"][1]
    assert all("【演练】" in text for text in values["texts"])
    assert values["gone"] is False
    with open_store(exercise) as store:
        assert store.count("event") >= values["shown"]
        assert store.count("position") > 0
