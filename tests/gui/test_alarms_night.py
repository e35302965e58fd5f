"""What a dispatcher meets at night: alarms that come while something else is done, or while the server is away."""

from contextlib import closing

import pytest
import shapely

from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support import outage
from civicgrid.tests.support.alarm_desk import fill, run
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK
from civicgrid.tests.support.postgres import SERVICE

HELPERS = """
from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.PyQt.QtGui import QColor

cover = lambda: alarms().bar._cover


def under(widget):
    # What a click in the middle of a widget would hit.
    main = iface.mainWindow()
    return main.childAt(widget.mapTo(main, widget.rect().center())).objectName()


def listened():
    # What calls for attention outside the window.
    from civicgrid.plugin.panels.alarms import desk as module
    called = []
    class Listening:
        alert = staticmethod(lambda window: called.append(window is iface.mainWindow()))
    module.QApplication = Listening
    return called


def settled():
    # As long as it takes until clicks get through again.
    yield lambda: not cover().isVisible()
    yield canvas_drawn
"""


@pytest.fixture
def database(tmp_path):
    file = str(tmp_path / "town.gpkg")
    fill(file, "")
    return file


def test_what_is_raised_rings_again_and_a_new_alarm_is_heard_though_others_are_muted(profile, database):
    steps = """
def steps():
    yield connect()
    yield 0.5
    called = listened()
    first = report("路面塌陷", 0.3)
    yield lambda: count() == 1
    order(do="acknowledge", events=[first], note="已派人")
    yield lambda: count() == 0
    order(do="correct", event=first, values={"urgency": "normal"})
    order(do="correct", event=first, values={"urgency": "critical"})
    yield lambda: count() == 1
    yield 0.3
    note("again", [texts(), alarms().sound.ringing, len(alarms().pulse.rings)])
    picture("alarm-raised")
    yield from settled()
    later(find("CivicGrid.alarms.mute"))
    yield lambda: alarms().sound.muted_seconds
    # Known ones change nothing, whatever else of them changes.
    order(do="correct", event=first, values={"title": "路面大面积塌陷"})
    yield lambda: alarms().situation.alarms[0].title == "路面大面积塌陷"
    note("still muted", alarms().sound.muted_seconds > 0)
    called.clear()
    played = alarms().sound.played
    report("燃气泄漏", 0.6)
    yield lambda: count() == 2
    yield 0.3
    note("heard", [alarms().sound.muted_seconds, alarms().sound.played - played, list(called)])
    iface.mainWindow().showMinimized()
    report("最小化时的险情", 0.5)
    yield lambda: count() == 3
    iface.mainWindow().showNormal()
    yield lambda: bar().isVisible()
    note("called", called)
    # The desk looks again after a look that failed.
    from civicgrid.plugin.panels.alarms import desk as module
    from civicgrid.plugin.store import StoreError
    whole, failed = module.Alarms, []
    class Failing(whole):
        def situation(self, *args):
            failed.append(True)
            raise StoreError("文件被占用")
    module.Alarms = Failing
    order(do="acknowledge", events=[first])
    yield lambda: failed
    yield 0.5
    note("kept", count())
    module.Alarms = whole
    alarms()._watch.setInterval(100)
    yield lambda: count() == 2
    other.stdin.close()
"""
    values = run(profile, database, HELPERS + steps)
    shown, ringing, rings = values["again"]
    assert any("刚刚转为告警" in text for text in shown)
    assert (ringing, rings) == (True, 1)
    assert values["still muted"]
    muted, played, called = values["heard"]
    assert (muted, played) == (0, 1)
    assert called == [True]
    assert values["called"] == [True, True]
    assert values["kept"] == 3


def test_a_click_that_was_meant_for_something_else_hits_nothing_and_the_head_says_what_is_acted_on(profile, database):
    steps = """
def steps():
    yield connect()
    yield 0.5
    yield canvas_drawn
    hold = cover()._over.interval()
    cover()._over.setInterval(3_600_000)
    report("路面塌陷", 0.3)
    yield lambda: count() == 1
    yield 0.3
    # The bar has moved all that stands below it.
    canvas, acknowledge = iface.mapCanvas(), find("CivicGrid.alarms.acknowledge")
    note("appeared", [under(canvas), under(acknowledge), under(find("CivicGrid.overview.place"))])
    cover()._over.setInterval(hold)
    yield from settled()
    note("then", [under(canvas) == cover().objectName(), under(acknowledge)])
    cover()._over.setInterval(3_600_000)
    report("燃气泄漏", 0.6)
    yield lambda: count() == 2
    yield 0.3
    # The bar shows another alarm than the one that somebody was about to acknowledge.
    note("another", [under(acknowledge), under(find("CivicGrid.alarms.list")), under(canvas) == cover().objectName()])
    cover().hide()
    cover()._over.stop()
    later(find("CivicGrid.alarms.list"))
    yield lambda: find("CivicGrid.alarms.rows").isVisible()
    tree = find("CivicGrid.alarms.rows")
    tree.setCurrentItem(tree.topLevelItem(1))
    yield 0.2
    note("head", texts())
    picture("alarms-chosen")
    # What was chosen stays so; nothing is covered.
    report("井盖缺失", 0.8)
    yield lambda: count() == 3
    yield 0.3
    note("stays", [tree.currentItem().text(1), under(acknowledge)])
    # Somebody else acknowledges it: the newest is chosen and shown, and not at once acted on.
    order(do="acknowledge", events=[alarms().bar.chosen])
    yield lambda: count() == 2
    yield 0.3
    note("gone", [tree.currentItem().text(1), texts()[1], under(acknowledge)])
    other.stdin.close()
"""
    values = run(profile, database, HELPERS + steps)
    covered = "CivicGrid.alarms.cover"
    assert values["appeared"] == [covered] * 3
    assert values["then"] == [False, "CivicGrid.alarms.acknowledge"]
    assert values["another"] == [covered, "CivicGrid.alarms.list", False]
    assert any("2 起告警未确认" in text and "路面塌陷" in text for text in values["head"])
    assert values["stays"] == ["路面塌陷", "CivicGrid.alarms.acknowledge"]
    chosen, head, hit = values["gone"]
    assert chosen == "井盖缺失"
    assert "井盖缺失" in head
    assert hit == covered


def test_an_alarm_is_seen_on_any_ground_and_found_on_any_map(profile, database):
    steps = """
def pixels(colour):
    image = iface.mapCanvas().grab().toImage()
    middle = image.rect().center()
    near = range(-40, 41)
    return sum(image.pixelColor(middle.x() + x, middle.y() + y).name() == colour for x in near for y in near)


def steps():
    yield connect()
    yield 0.5
    report("路面塌陷", 0.3)
    yield lambda: count() == 1
    yield from settled()
    plugin().desk.workbench.settings.reduce_motion.setValue(True)
    iface.mapCanvas().setCenter(alarms().pulse.rings[0].place)
    # The layer is switched off, the ground is as red as the ring, or dark.
    QgsProject.instance().layerTreeRoot().setItemVisibilityCheckedRecursive(False)
    for ground in (RED, "#0b1a0b"):
        QgsProject.instance().setBackgroundColor(QColor(ground))
        yield 0.7
        yield canvas_drawn
        note(ground, [pixels("#ffffff"), pixels(RED)])
    picture("alarm-dark", iface.mapCanvas())
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    iface.mapCanvas().zoomScale(5_000_000)
    yield 0.5
    later(find("CivicGrid.alarms.locate"))
    yield lambda: iface.mapCanvas().scale() < 2500
    note("other CRS", iface.mapCanvas().extent().center().distance(alarms().pulse.rings[0].place))
    # A map that shows the other side of the earth only.
    far = QgsCoordinateReferenceSystem()
    far.createFromProj("+proj=ortho +lat_0=-30 +lon_0=-65 +datum=WGS84")
    QgsProject.instance().setCrs(far)
    yield 0.5
    iface.messageBar().clearWidgets()
    later(find("CivicGrid.alarms.locate"))
    yield lambda: messages()
    note("far", [len(alarms().pulse.rings), messages()])
    iface.newProject(False)
    yield 0.5
    later(find("CivicGrid.alarms.locate"))
    yield lambda: iface.mapCanvas().scale() < 2500
    note("another project", [len(alarms().pulse.rings), bar().isVisible()])
    values = {"event_type": "0401", "title": "说不清在哪里", "urgency": "critical"}
    from civicgrid.plugin.store.loop.events import Events
    Events(plugin().desk.session.store).report(values)
    yield lambda: count() == 2
    yield from settled()
    note("nowhere", texts())
    iface.messageBar().clearWidgets()
    later(find("CivicGrid.alarms.locate"))
    yield lambda: messages()
    note("told", messages())
    other.stdin.close()
"""
    values = run(profile, database, HELPERS + steps)
    white, red = values["#0b1a0b"]
    assert white > 60
    assert red > 200
    assert values["#e53935"][0] > 60
    assert values["other CRS"] < 2
    assert values["far"] == [0, ["当前地图的坐标系到不了那里，请更换工程坐标系。"]]
    assert values["another project"] == [1, True]
    assert any("地图上无位置" in text for text in values["nowhere"])
    assert values["told"] == ["该事件没有位置。"]


def test_a_server_that_is_away_brings_no_alarms_and_says_so(profile, cluster, tmp_path):
    database = f"service={SERVICE} schema=alarms_away"
    fill(database, "civicgrid")
    at = shapely.to_wkb(shapely.Point(114.207, 22.711))

    def report(title):
        with open_store(database) as store:
            values = {"event_type": "0401", "title": title, "urgency": "critical", "geom": at}
            return Events(store).report(values)

    def acknowledged():
        with open_store(database) as store:
            return [one.note for one in Alarms(store).situation().acknowledged]

    acts = {"first": lambda: report("停电前"), "second": lambda: report("停电后"), "start": cluster.start,
            "kill": lambda: outage.kill(cluster), "acknowledged": acknowledged}  # fmt: skip
    given = f"DATABASE, FOLDER = {database!r}, {str(tmp_path)!r}\n"
    script = (
        DESK
        + given
        + outage.ASK
        + """
alarms = lambda: desk().alarms
count = lambda: len(alarms().situation.alarms)
button = lambda name: find("CivicGrid.alarms." + name)
shown = lambda name: button(name).isVisible()


def seen(name):
    try:
        return find("CivicGrid.alarms." + name).text()
    except LookupError:
        return None


def steps():
    yield opened(DATABASE)
    yield 1.5
    yield canvas_drawn
    alarms()._gone.setInterval(200)
    note("calm", seen("away"))
    played = alarms().sound.played
    yield from ask("kill")
    yield lambda: seen("away")
    yield 0.3
    yield 2
    note("away", [seen("away"), alarms().sound.played - played, window() is None])
    picture("alarm-away")
    yield from ask("start")
    yield lambda: not session().lost
    yield 0.5
    note("back", [seen("away"), alarms().bar.isVisible()])
    yield from ask("first")
    yield lambda: count() == 1
    yield 1.5
    yield canvas_drawn
    yield 0.5
    yield from ask("kill")
    yield lambda: seen("away")
    yield 0.3
    note("alarmed and away", seen("away"))
    iface.messageBar().clearWidgets()
    click(button("acknowledge"))
    note("waits", button("acknowledge").isEnabled())
    yield lambda: messages()
    yield 0.3
    note("not acknowledged", [messages(), button("acknowledge").isEnabled(), count(), window() is None])
    picture("alarm-away-acknowledge")
    yield from ask("start")
    yield lambda: not session().lost
    yield lambda: not seen("away")
    yield from ask("second")
    yield lambda: count() == 2
    yield lambda: not alarms().bar._cover.isVisible()
    click(button("list"))
    yield 0.2
    type_text(button("note"), "夜班已知")
    later(button("all"))
    yield lambda: window(QMessageBox) is not None
    answer(QMessageBox.StandardButton.Yes)
    yield lambda: count() == 0
    note("acknowledged", (yield from ask("acknowledged")))

drive(steps())
"""
    )
    try:
        with outage.asked(tmp_path, acts):
            values = run_desktop(script, profile, timeout=200).check()
    finally:
        with closing(cluster.connect()) as connection, connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA alarms_away CASCADE; DROP OWNED BY li; DROP ROLE li")
    assert values["calm"] is None
    said, played, undisturbed = values["away"]
    # QGIS asks for a password when it draws what a lost server has.
    assert undisturbed
    assert said.endswith("起连接中断：收不到新告警。")
    assert played == 1
    assert values["back"] == [None, False]
    assert "所列告警可能已由他人确认" in values["alarmed and away"]
    assert values["waits"] is False
    said, may_try, left, undisturbed = values["not acknowledged"]
    assert said[0].startswith("确认未成功：")
    assert (may_try, left, undisturbed) == (True, 1, True)
    assert values["acknowledged"] == ["夜班已知", "夜班已知"]
