"""Alarms in a real QGIS while another process commits: the bar, the rings, the sound; nothing stays at the end."""

import re
from contextlib import closing

import pytest

from civicgrid.tests.support.alarm_desk import fill, run
from civicgrid.tests.support.postgres import SERVICE


@pytest.fixture
def database(tmp_path):
    file = str(tmp_path / "town.gpkg")
    fill(file, "")
    return file


@pytest.fixture(params=["gpkg", "postgis"])
def either(request):
    if request.param == "gpkg":
        yield request.getfixturevalue("database"), None
        return
    cluster = request.getfixturevalue("cluster")
    database = f"service={SERVICE} schema=alarms"
    fill(database, "civicgrid")
    cluster.add_service("as_li", "li")
    yield database, "service=as_li schema=alarms"
    with closing(cluster.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA alarms CASCADE; DROP OWNED BY li; DROP ROLE li")


def test_an_alarm_of_another_client_stands_above_the_map_until_it_is_acknowledged_there(profile, either):
    steps = """
def steps():
    yield connect()
    yield 0.5
    yield canvas_drawn
    note("before", [alarms().bar.isVisible(), alarms().pulse.moving, alarms().sound.ringing])
    first = report("路面塌陷", 0.3)
    yield lambda: count() == 1
    yield 0.3
    note("one", [texts(), alarms().pulse.moving, alarms().sound.ringing, alarms().sound.played])
    picture("alarm-one")
    # Somebody hides every toolbar: this one comes back.
    bar().hide()
    yield lambda: bar().isVisible()
    later(find("CivicGrid.alarms.locate"))
    yield lambda: iface.mapCanvas().scale() < 2500
    yield canvas_drawn
    centre = iface.mapCanvas().extent().center()
    note("metres off", centre.distance(alarms().pulse.rings[0].place))
    later(find("CivicGrid.alarms.handle"))
    yield lambda: plugin().desk.host.widget("events") is not None
    yield lambda: plugin().desk.host.widget("events").details.look is not None
    note("handled", plugin().desk.host.widget("events").details.look.facts.row.id == first)
    plugin().desk.host.dock("events").setUserVisible(False)
    yield canvas_drawn
    note("first", order(do="acknowledge", events=[first], note="已派人前往"))
    yield lambda: count() == 0
    yield 0.3
    note("acknowledged", [texts(), alarms().pulse.moving, alarms().sound.ringing])
    for layer in iface.mapCanvas().layers():
        layer.removeSelection()
    yield 0.5
    yield canvas_drawn
    # The layer had no row when it was opened: its first symbol is drawn nevertheless.
    note("red", symbol_pixels())
    picture("alarm-acknowledged")
    other.stdin.close()
"""
    database, other = either
    values = run(profile, database, steps, other)
    assert values["before"] == [False, False, False]
    shown, moving, ringing, played = values["one"]
    assert any("路面塌陷" in text for text in shown)
    assert any("东街道民生路12号" in text and "刚刚" in text for text in shown)
    assert "演练" in shown
    assert (moving, ringing, played) == (True, True, 1)
    assert values["metres off"] < 2
    assert values["handled"]
    assert values["first"] == [True]
    assert values["red"] > 100
    shown, moving, ringing = values["acknowledged"]
    assert any("李强" in text and "已派人前往" in text for text in shown)
    assert (moving, ringing) == (False, False)


def test_many_alarms_fold_into_one_line_with_a_list_and_are_acknowledged_together(profile, database):
    steps = """
def rows():
    tree = find("CivicGrid.alarms.rows")
    return [[tree.topLevelItem(row).text(column) for column in range(5)] for row in range(tree.topLevelItemCount())]

def steps():
    yield connect()
    yield 0.5
    yield canvas_drawn
    events = [report(f"险情{number}", 0.1 + 0.15 * number) for number in range(5)]
    yield lambda: count() == 5
    yield 0.3
    note("folded", texts())
    note("rings", len(alarms().pulse.rings))
    picture("alarms-folded")
    later(find("CivicGrid.alarms.list"))
    yield lambda: find("CivicGrid.alarms.rows").isVisible()
    yield 0.3
    note("rows", rows())
    note("high", find("CivicGrid.alarms.rows").height())
    picture("alarms-list")
    # The third row: its button acknowledges it and no other.
    tree = find("CivicGrid.alarms.rows")
    tree.setCurrentItem(tree.topLevelItem(2))
    later(find("CivicGrid.alarms.acknowledge"))
    yield lambda: count() == 4
    note("left", [row[1] for row in rows()])
    yield lambda: find("CivicGrid.alarms.rows").height() < _values["high"]
    note("whole", find("CivicGrid.alarms.rows").verticalScrollBar().maximum())
    # Somebody else is faster with the next one, before this window has heard of it.
    other_first = events[4]
    alarms()._hear, heard = (lambda changes: None), alarms()._hear
    plugin().desk.session.changed.disconnect(heard)
    order(do="acknowledge", events=[other_first])
    tree.setCurrentItem(tree.topLevelItem(0))
    later(find("CivicGrid.alarms.acknowledge"))
    yield lambda: count() == 3
    yield 0.3
    note("told", [item.text() for item in iface.messageBar().items()])
    plugin().desk.session.changed.connect(heard)
    type_text(find("CivicGrid.alarms.note"), "合并处置")
    note("all", find("CivicGrid.alarms.all").text())
    # A slip acknowledges nothing: it asks, and says how many; what comes meanwhile is not among them.
    later(find("CivicGrid.alarms.all"))
    yield lambda: window(QMessageBox) is not None
    note("asked", window(QMessageBox).text())
    picture("alarms-question", window(QMessageBox))
    answer(QMessageBox.StandardButton.Cancel)
    yield 0.3
    note("kept", [count(), find("CivicGrid.alarms.note").text()])
    later(find("CivicGrid.alarms.all"))
    yield lambda: window(QMessageBox) is not None
    report("迟来的险情", 0.9)
    yield lambda: count() == 4
    answer(QMessageBox.StandardButton.Yes)
    yield lambda: count() == 1
    note("late", alarms().situation.alarms[0].title)
    later(find("CivicGrid.alarms.acknowledge"))
    yield lambda: count() == 0
    yield 0.3
    note("after", [texts(), len(alarms().pulse.rings)])
    note("acknowledged", [[one.person, one.note] for one in alarms().situation.acknowledged])
    other.stdin.close()
"""
    values = run(profile, database, steps)
    assert any("5 起告警未确认" in text and "险情4" in text for text in values["folded"])
    assert values["rings"] == 5
    assert [row[1] for row in values["rows"]] == ["险情4", "险情3", "险情2", "险情1", "险情0"]
    assert {row[2] for row in values["rows"]} == {"东街道民生路12号"}
    assert values["whole"] == 0
    assert values["left"] == ["险情4", "险情3", "险情1", "险情0"]
    assert any("已有人先确认" in text and "李强" in text for text in values["told"])
    assert values["all"] == "全部确认（3 起）"
    assert "3 起告警" in values["asked"]
    assert values["kept"] == [3, "合并处置"]
    assert values["late"] == "迟来的险情"
    shown, rings = values["after"]
    assert rings == 0
    assert any("合并处置" in text for text in shown)
    own = ["王芳", None]
    assert values["acknowledged"] == [own, *[["王芳", "合并处置"]] * 3, ["李强", None], own]


def test_sound_motion_and_calls(profile, database):
    steps = """
def steps():
    desk = plugin().desk
    yield connect()
    yield 0.5
    report("燃气泄漏", 0.6)
    yield lambda: count() == 1
    alarms().sound._timer.setInterval(150)
    played = alarms().sound.played
    yield lambda: alarms().sound.played > played + 1
    later(find("CivicGrid.alarms.mute"))
    yield 0.3
    played = alarms().sound.played
    note("muted", find("CivicGrid.alarms.mute").text())
    yield 0.6
    note("silent", alarms().sound.played == played)
    picture("alarm-muted")
    later(find("CivicGrid.alarms.mute"))
    yield lambda: alarms().sound.played > played
    note("heard again", find("CivicGrid.alarms.mute").text())
    desk.workbench.settings.alarm_sound.setValue(False)
    yield 1.3
    played = alarms().sound.played
    note("off", [find("CivicGrid.alarms.mute").text(), find("CivicGrid.alarms.mute").isEnabled()])
    yield 0.5
    note("off is silent", alarms().sound.played == played)
    desk.workbench.settings.alarm_sound.setValue(True)
    note("moves", alarms().pulse.moving)
    desk.workbench.settings.reduce_motion.setValue(True)
    iface.mapCanvas().zoomByFactor(0.9)
    yield canvas_drawn
    note("stands still", [alarms().pulse.moving, len(alarms().pulse.rings)])
    desk.workbench.settings.reduce_motion.setValue(False)
    # Out of view nothing has to move.
    box = iface.mapCanvas().extent()
    far = box.buffered(-box.width() * 0.499)
    far.setXMaximum(box.xMinimum()); far.setXMinimum(box.xMinimum() - 100)
    iface.mapCanvas().setExtent(far)
    yield 0.3
    note("out of view", alarms().pulse.moving)
    iface.mapCanvas().setExtent(box)
    yield lambda: alarms().pulse.moving
    # Nobody acknowledges: the next on duty is called.
    order(do="rewrite", statements=["UPDATE event SET reported_at = '2026-11-29T00:00:00.000Z'"])
    alarms()._calls.setInterval(200)
    yield lambda: alarms().situation.alarms[0].calls
    yield 0.2
    note("called", texts())
    picture("alarm-called")
    order(do="rewrite", statements=["DELETE FROM alarm_call", "DELETE FROM duty_shift"])
    yield lambda: not alarms().situation.alarms[0].calls and not alarms().situation.on_duty
    yield 0.2
    note("nobody", texts())
    other.stdin.close()
"""
    values = run(profile, database, steps)
    assert re.fullmatch(r"静音 \d+:\d\d", values["muted"])
    assert values["silent"]
    assert values["heard again"] == "静音 10 分钟"
    assert values["off"] == ["声音已关", False]
    assert values["off is silent"]
    assert values["moves"]
    assert values["stands still"] == [False, 1]
    assert values["out of view"] is False
    # Nobody works with an account of 王主任.
    assert any("王主任" in text and "请电话通知" in text and "第 1 轮" in text for text in values["called"])
    assert any("没有值班表" in text for text in values["nobody"])


def test_a_manager_says_how_alarms_are_called_and_others_are_told_so(profile, either):
    steps = """
field = lambda name: find("CivicGrid.alarms.rules." + name)
in_store = lambda: (Alarms(plugin().desk.session.store).minutes, list(Alarms(plugin().desk.session.store).order))


def asked():
    action = next(one for one in find_menu().actions() if one.objectName() == "CivicGrid.alarms.settings")
    soon(action.trigger)
    yield lambda: field("keep")
    yield 0.3


def find_menu():
    return iface.mainWindow().findChild(QMenu, "CivicGrid.menu")


def kept():
    click(field("keep"))
    yield lambda: not plugin().desk.workbench.tasks._running and window() is None


def steps():
    from civicgrid.plugin.store.loop.alarms import Alarms
    globals().update(Alarms=Alarms)
    from qgis.PyQt.QtWidgets import QMenu
    globals().update(QMenu=QMenu)
    desk = plugin().desk
    note("offered", desk.alarms.action.isEnabled())
    yield connect()
    yield 0.5
    yield canvas_drawn
    yield from asked()
    note("before", [field("minutes").value(), field("problem").text() if window().problem.isVisible() else ""])
    field("minutes").setValue(7)
    field("order").setCurrentRow(3)
    for _ in range(3):
        click(field("up"))
    field("sound").setChecked(False)
    note("sensors", field("sensors").currentText())
    field("sensors").setCurrentIndex(field("sensors").findData(4))
    picture("alarm-settings", window())
    yield from kept()
    note("kept", [in_store(), desk.workbench.settings.alarm_sound.value()])
    report("燃气泄漏", 0.6)
    yield lambda: count() == 1
    yield 0.3
    later(find("CivicGrid.alarms.rules"))
    yield lambda: field("keep")
    yield 0.3
    note("again", [field("minutes").value(), field("order").item(0).text()])
    note("levels", [[field(f"level{level}").isChecked(), field(f"level{level}").isEnabled()] for level in (1, 2)])
    picture("alarm-settings-bar")
    # A level more alarms at once, with its own sign, behind the gravest.
    report("井盖缺失", 0.3, urgency="urgent")
    click(field("level2"), QPoint(8, field("level2").height() // 2))
    yield from kept()
    yield lambda: count() == 2
    yield 0.3
    note("both", [[one.title, one.level] for one in alarms().situation.alarms])
    order(do="acknowledge", events=[alarms().situation.alarms[0].id])
    yield lambda: count() == 1
    yield 0.3
    picture("alarm-orange")
    order(do="acknowledge", events=[alarms().situation.alarms[0].id])
    yield lambda: count() == 0
    yield 0.3
    desk.opening.open(OTHERS)
    yield lambda: desk.session.account is not None and desk.session.account.name == "李强" and not desk.opening.busy
    yield 0.5
    yield from asked()
    note("other", [field(name).isEnabled() for name in ("minutes", "order", "up", "sound")])
    note("other sensors", [field("sensors").isEnabled(), field("sensors").currentText()])
    note("other levels", [field(f"level{level}").isEnabled() for level in (1, 2)])
    note("told", field("problem").text())
    picture("alarm-settings-other", window())
    field("sound").setChecked(True)
    yield from kept()
    note("heard", [in_store(), desk.workbench.settings.alarm_sound.value()])
    # Somebody who was a manager when the dialog was opened.
    yield from asked()
    window().minutes.setEnabled(True)
    window().minutes.setValue(9)
    click(field("keep"))
    yield lambda: not desk.workbench.tasks._running
    yield 0.3
    note("refused", [field("problem").text(), in_store()[0], field("keep").isEnabled()])
    window().reject()
    other.stdin.close()
"""
    database, other = either
    others = other or f"{database} operator=li"
    values = run(profile, database, f"OTHERS = {others!r}\n{steps}", other)
    assert values["offered"] is False
    assert values["before"] == [3, ""]
    turned = ["operator", "leader", "chief", "deputy"]
    assert values["kept"] == [[7, turned], False]
    assert values["again"] == [7, "值班员"]
    # We are a manager, on a server its owner; the other one is neither.
    assert values["levels"] == [[True, False], [False, True]]
    assert values["both"] == [["燃气泄漏", 1], ["井盖缺失", 2]]
    assert values["sensors"] == "Ⅰ级、Ⅱ级自动"
    assert values["other sensors"] == [False, "全部自动"]
    assert values["other levels"] == [False, False]
    assert values["other"] == [False, False, False, True]
    assert values["told"] == "告警呼叫规则只能由管理员设定。"
    assert values["heard"] == [[7, turned], True]
    assert values["refused"] == ["告警呼叫规则只能由管理员设定", 7, True]
