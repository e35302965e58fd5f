"""An exercise in a real QGIS: the strip above the map, a scenario that is started, paused and stopped."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.PyQt.QtGui import QColor

from civicgrid.plugin.jobs.demo import create_demo
from civicgrid.plugin.jobs.exercise.places import copy_places
from civicgrid.plugin.maps.strip import BACK
from civicgrid.plugin.services.keys import Keyring
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.tests.support.desktop import SCREENS
from civicgrid.tests.support.revealing import run
from civicgrid.tests.support.scene import add_places, add_things

RED = QColor(BACK).getRgb()[:3]


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


@pytest.fixture
def beside(tmp_path):
    """DATABASE of a real store and of an exercise made from it."""
    real, drill = tmp_path / "正式.gpkg", tmp_path / "演练.gpkg"
    with create_store(str(real), purpose="real") as store:
        add_things(store, add_places(store))
        for event in store.read("event", ["id"])["id"]:
            Alarms(store).acknowledge([event])
        with create_store(str(drill), purpose="exercise") as stage:
            copy_places(store, stage)
    return str(real), str(drill)


def test_the_real_store_is_heard_in_an_exercise_and_its_layers_are_not_mixed_with_it(profile, beside):
    real, drill = beside
    values = run(
        profile,
        real,
        f"DRILL = {drill!r}\n"
        + """
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.events import Events

groups = lambda: {one.name(): one.itemVisibilityChecked()
                  for one in QgsProject.instance().layerTreeRoot().children()}
shown = lambda: {layer.source().split("|")[0].rsplit("/", 1)[-1] for layer in iface.mapCanvas().layers()}


def steps():
    yield lambda: plugin().desk is not None
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    desk().host.show("overview")
    yield connect(DRILL)
    yield lambda: len(groups()) == 2
    yield lambda: any("正式库" in text for text in messages())
    note("listens", messages())
    note("groups", groups())
    yield lambda: len(shown()) == 1
    click(find("CivicGrid.overview.theme.duty"))
    yield 0.5
    note("theme", [sorted(shown()), find("CivicGrid.overview.theme.duty").text()])
    iface.messageBar().clearWidgets()
    yield 0.3
    strip = find("CivicGrid.banner")
    note("strip", strip.y())
    with open_store(DATABASE) as store:
        geom = store.read("facility", ["geom"])["geom"][0]
        Events(store).report({"event_type": "0401", "title": "真火灾", "grade": 1, "urgency": "critical", "geom": geom})
    yield lambda: find("CivicGrid.alarms.to_real")
    yield 0.3
    bar = iface.messageBar()
    note("alarm", [bar.currentItem().text(), desk().real_alarms.sound.ringing])
    below = bar.mapToGlobal(QPoint(0, bar.height())).y()
    note("strip_below", strip.isVisible() and strip.mapToGlobal(QPoint(0, 0)).y() >= below)
    yield canvas_drawn
    picture("exercise-real-alarm", iface.mainWindow())
    bar.popWidget()
    yield 0.3
    note("heard", desk().real_alarms.sound.ringing)
    with open_store(DATABASE) as store:
        Events(store).report({"event_type": "0401", "title": "又一起", "grade": 1, "urgency": "critical", "geom": geom})
    yield lambda: find("CivicGrid.alarms.to_real")
    note("again", bar.currentItem().text())
    click(find("CivicGrid.alarms.to_real"))
    yield lambda: session().store is not None and session().store.purpose == "real" and quiet()
    yield lambda: len(shown()) == 1
    note("back", [groups(), sorted(shown()), desk().real_alarms.sound.ringing])
""",
    )
    assert any("继续监听" in text for text in values["listens"])
    assert values["groups"] == {"智慧网格": False, "智慧网格（演练）": True}
    assert values["theme"] == [["演练.gpkg"], "值班"]
    assert values["strip"] == 0
    assert "真火灾" in values["alarm"][0]
    assert "非演练" in values["alarm"][0]
    assert values["alarm"][1]
    assert values["strip_below"]
    assert values["heard"] is False
    assert "又一起" in values["again"]
    assert "真火灾" not in values["again"]
    assert values["back"] == [{"智慧网格": True, "智慧网格（演练）": False}, ["正式.gpkg"], False]


def test_what_is_printed_in_an_exercise_says_so(profile, exercise, tmp_path):
    values = run(
        profile,
        exercise,
        f"FOLDER = {str(tmp_path)!r}\n"
        + """
def steps():
    from civicgrid.plugin.jobs.info_report import notice, propose
    from civicgrid.plugin.jobs.people_houses import look_at
    from civicgrid.plugin.panels.dutydesk.notice_dialog import NoticeDialog
    from civicgrid.plugin.panels.dutydesk.report_dialog import ReportDialog
    from civicgrid.plugin.panels.people_houses.output import Output
    from civicgrid.plugin.store.loop.events import Events
    from qgis.PyQt.QtWidgets import QApplication
    yield lambda: plugin().desk is not None
    yield connect(DATABASE)
    yield lambda: quiet()
    store = session().store
    building = store.read("building", ["id", "geom"], order_by=["id"])
    event = Events(store).report({"event_type": "0401", "title": "演习险情", "grade": 1, "urgency": "critical",
                                  "geom": store.read("facility", ["geom"])["geom"][0], "address": "人民路12号"})
    out = Path(FOLDER)
    report = ReportDialog(desk().workbench, propose(store, event))
    report.content.setPlainText("\\n".join(f"第{line}行" for line in range(90)))
    report.print_to(out / "report.pdf")
    yield lambda: quiet() and (out / "report.pdf").exists()
    yield 0.5
    paper = NoticeDialog(desk().workbench, notice(store, event))
    paper.copy_text()
    note("copied", QApplication.clipboard().text().splitlines()[0])
    paper.save_to(out / "notice.png")
    yield lambda: (out / "notice.png").exists()
    desk().host.show("measures")
    measures = desk().host.widget("measures")
    yield lambda: quiet() and measures.table is not None
    measures.export_to(out / "measures.pdf")
    yield lambda: quiet() and (out / "measures.pdf").exists()
    yield 0.5
    look = look_at(store, building["id"][0], people=False)
    printed = Output(desk().workbench, iface.mainWindow())
    for kind in ("png", "pdf"):
        printed._file(kind, look, out / f"chart.{kind}")
    printed._layout(look)
    yield 1.0
    layout = desk().workbench.project.layoutManager().layouts()[0]
    strip = layout.itemById("strip")
    page = layout.pageCollection().page(0)
    note("layout", [strip.text(), strip.pos().y(), round(strip.rect().width() - page.rect().width())])
    from qgis.core import QgsLayoutExporter
    QgsLayoutExporter(layout).renderPageToImage(0, dpi=72).save(str(out / "layout.png"))
    for one in iface.openLayoutDesigners():
        one.close()
    yield 0.3
""",
    )
    assert values["copied"] == "演练中：内容均非真实"
    assert values["layout"] == ["演练中：内容均非真实", 0, 0]
    pages = {name: _pages(tmp_path / name) for name in
             ("report.pdf", "notice.png", "measures.pdf", "chart.png", "chart.pdf", "layout.png")}  # fmt: skip
    assert len(pages["report.pdf"]) > 1
    for name, found in pages.items():
        for number, page in enumerate(found):
            upper = page[:, : page.shape[1] // 8].astype(int)
            red = (np.abs(upper - np.array(RED)[:, None, None]) < 8).all(axis=0)
            strip = red.mean(axis=1) > 0.5
            assert strip.any(), (name, number)
            assert (upper[:, strip].min(axis=0) > 240).any(), (name, number, "without its words")


def _pages(path):
    """The pages of a picture or PDF as arrays of bands, rows and columns; each is left among the screens."""
    names = [str(path)]
    if path.suffix == ".pdf":
        parts = gdal.Open(str(path)).GetMetadata("SUBDATASETS")
        names = [value for key, value in sorted(parts.items()) if key.endswith("_NAME")]
        names = names or [str(path)]
    found = []
    for number, name in enumerate(names):
        raster = gdal.Open(name)
        shown = SCREENS / f"exercise-print-{path.stem}-{path.suffix[1:]}-{number}.png"
        gdal.Translate(str(shown), raster, format="PNG", bandList=[1, 2, 3])
        found.append(raster.ReadAsArray()[:3])
    return found
