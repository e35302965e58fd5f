"""A server that is killed while a step is committed, under a window with its panels open; then it comes back."""

import os
import signal
import time
from contextlib import closing

import pytest
import shapely

from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support import outage
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK, serve_desk
from civicgrid.tests.support.postgres import SERVICE

FREEZE = 10
"""Seconds that no window may be away, on whatever machine; it is a tenth of one."""
POINT = shapely.to_wkb(shapely.Point(114.207, 22.711))

PANELS = """
def furnished():
    # All panels of the desk in the window, each to be seen.
    yield from shown(DATABASE)
    main = iface.mainWindow()
    for name in ("messages", "dutydesk", "dispatch"):
        desk().host.show(name)
    docks = {name: main.findChild(QDockWidget, "CivicGrid." + name) for name in
             ("events", "messages", "dutydesk", "dispatch")}
    main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks["events"])
    for name, beside in (("messages", "events"), ("dispatch", "dutydesk")):
        main.splitDockWidget(docks[beside], docks[name], Qt.Orientation.Vertical)
    main.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["dutydesk"])
    main.splitDockWidget(docks["dutydesk"], docks["dispatch"], Qt.Orientation.Vertical)
    desk().host.widget("dutydesk").tabs.setCurrentIndex(1)
    desk().host.widget("dispatch").show_event(EVENT)
    yield from settled()
    yield lambda: not desk().host.widget("dispatch").pages.text()
    main.resizeDocks([docks["events"], docks["dutydesk"]], [420, 420], Qt.Orientation.Horizontal)
    yield from settled()


pages = lambda: {name: desk().host.widget(name).pages.text() for name in ("messages", "dutydesk", "dispatch")}
back = lambda: not session().lost
bar = lambda: messages()


def filled_in(event, typed):
    panel().show_event(event)
    yield from settled()
    yield from begin("accept")
    type_text(find("CivicGrid.events.note"), typed)
"""


@pytest.fixture
def server(cluster, request):
    """A store in which its owner sits at QGIS: its schema, its DATABASE text and the ids of its events."""
    schema = request.node.name.removeprefix("test_")[:20]
    return schema, *serve_desk(schema)


def test_a_server_killed_in_a_commit_is_told_of_and_the_step_is_taken_once(profile, server, cluster, tmp_path):
    schema, database, events = server

    def steps_of(event):
        with open_store(database) as store:
            state = store.read("event", ["state"], where={"id": event})["state"][0]
            return [[step.action for step in Events(store).history(event)], state]

    def report():
        with open_store(database) as store:
            values = {"event_type": "0102", "title": "断线后的事", "urgency": "critical", "geom": POINT}
            return Events(store).report(values)

    def kill_in_commit():
        outage.meet_commit(cluster)
        outage.kill(cluster)

    def start_after_slow():
        cluster.start()
        outage.quick_commits(cluster, schema)

    def start_after_unanswered():
        outage.answered_commits(cluster)
        cluster.start()

    acts = {
        "slow": lambda: outage.slow_commits(cluster, schema),
        "unanswered": lambda: outage.unanswered_commits(cluster),
        "kill": kill_in_commit,
        "start": start_after_slow,
        "start-again": start_after_unanswered,
        "first": lambda: steps_of(events[0]),
        "second": lambda: steps_of(events[1]),
        "report": report,
    }
    given = f"DATABASE, EVENT, SECOND, FOLDER = {database!r}, {events[0]}, {events[1]}, {str(tmp_path)!r}\n"
    script = (
        DESK
        + given
        + outage.ASK
        + PANELS
        + """
def steps():
    yield from furnished()
    line = find("CivicGrid.dutydesk.line")
    note("before", pages())

    # Killed before the commit is durable: the step is not there.
    yield from filled_in(EVENT, "属实，已联系保洁")
    yield from ask("slow")
    feel_the_pulse()
    click(find("CivicGrid.events.confirm"))
    yield from ask("kill")
    yield lambda: find("CivicGrid.events.form-banner").isVisible() and session().lost
    yield 0.5
    note("lost", [text("form-banner"), find("CivicGrid.events.note").toPlainText(),
                  find("CivicGrid.events.confirm").isEnabled(), session().lost])
    picture("server-lost")
    click(find("CivicGrid.events.confirm"))
    type_text(line, "社区来电：停水")
    press(line, Qt.Key.Key_Return)
    yield quiet
    yield 0.3
    note("tried", [text("form-banner"), find("CivicGrid.events.note").toPlainText(), line.text(), bar()])
    picture("server-lost-tried")
    # Whatever is read anew meanwhile fails, and the form stays.
    for widget in (panel().list, *(desk().host.widget(name) for name in ("messages", "dutydesk", "dispatch"))):
        widget.reload()
    panel().read_again()
    yield from settled()
    note("failed", [panel().list.pages.text(), *pages().values()])
    note("form", [find("CivicGrid.events.note").isVisible(), find("CivicGrid.events.note").toPlainText()])
    yield from ask("start")
    yield back
    yield from settled()
    note("not taken", [details().in_form and text("form-banner"), find("CivicGrid.events.note").toPlainText()])
    note("first after", (yield from ask("first")))
    note("said", bar())
    note("pages", pages())
    note("rows", [panel().list.pages.text(), model().rowCount()])
    new = yield from ask("report")
    yield lambda: panel().list.model.row_of(new) >= 0
    note("listed", panel().list.model.row_of(new))
    yield lambda: desk().alarms.situation.alarms
    note("alarms", [one.title for one in desk().alarms.situation.alarms])
    yield lambda: canvas_drawn() and not desk().layers.fresh._marks
    layer = next(one for one in QgsProject.instance().mapLayers().values()
                 if one.customProperty("civicgrid/table") == "event_map")
    note("on map", [one["title"] for one in layer.getFeatures() if one["id"] == new])
    picture("server-back")
    press(line, Qt.Key.Key_Return)
    yield from confirm()
    note("first taken", (yield from ask("first")))

    # Killed after it is durable and before the client hears of it: the step is there.
    yield from filled_in(SECOND, "已核实")
    yield from ask("unanswered")
    yield 0.3
    click(find("CivicGrid.events.confirm"))
    yield from ask("kill")
    yield lambda: session().lost
    yield quiet
    yield from ask("start-again")
    yield back
    yield from settled()
    note("taken", [details().in_form, details().told.text(), details().told.isVisible()])
    picture("server-back-taken")
    note("second taken", (yield from ask("second")))
    note("lines", session().store.read("duty_log", ["content"])["content"])
    note("longest", round(beat["longest"], 2))
    note("no dialog", window() is None)

drive(steps())
"""
    )
    with outage.asked(tmp_path, acts):
        values = run_desktop(script, profile, timeout=200).check()
    assert values["before"]["dutydesk"] == values["before"]["dispatch"] == ""
    said, typed, may_confirm, lost = values["lost"]
    assert "服务器已断开连接" in said
    assert "是否已办理，连接恢复后会告知" in said
    assert (typed, may_confirm) == ("属实，已联系保洁", True)
    assert "没有响应" in lost or "已中断" in lost
    said, typed, line, bar = values["tried"]
    assert "没有响应" in said
    assert (typed, line) == ("属实，已联系保洁", "社区来电：停水")
    assert "请确认服务器是否已启动" in bar[0]
    assert all("没有响应" in text or "已中断" in text for text in values["failed"]), values["failed"]
    assert values["form"] == [True, "属实，已联系保洁"]
    # It is back: what was lost is told unasked, and nothing else is.
    assert values["not taken"] == ["⚠ 连接已恢复。该操作未办理，已填内容保留，请再次确认。", "属实，已联系保洁"]
    assert values["first after"] == [["genesis"], "reported"]
    # QGIS may say that a drawing was cut off.
    assert [text for text in values["said"] if text != "Data source invalid"] == bar
    assert values["pages"] == values["before"]
    assert values["rows"] == ["", 5]
    assert values["listed"] == 0
    assert values["alarms"][0] == "断线后的事"
    assert values["on map"] == ["断线后的事"]
    assert values["first taken"] == [["genesis", "accept"], "accepted"]
    assert values["taken"] == [False, "✓ 已办理：受理", True]
    assert values["second taken"] == [["genesis", "accept"], "accepted"]
    assert values["lines"] == ["社区来电：停水"]
    assert values["no dialog"]
    assert values["longest"] < FREEZE


def test_a_cut_network_and_a_machine_asleep_are_made_up_for(profile, server, cluster, tmp_path):
    schema, database, events = server
    cable = outage.Cable(cluster.port)
    with cluster.service_file.open("a", encoding="utf-8") as file:
        file.write(f"[cable]\nhost=127.0.0.1\nport={cable.port}\nuser=civicgrid\ndbname={SERVICE}\n\n")

    def report(title):
        with open_store(database) as store:
            return Events(store).report({"event_type": "0102", "title": title, "urgency": "critical", "geom": POINT})

    def cut():
        outage.meet_commit(cluster)
        cable.cut()
        return report("断网时的事")

    def sleep():
        machine = int((tmp_path / "machine").read_text())
        os.kill(machine, signal.SIGSTOP)
        try:
            made = report("休眠时的事")
            with closing(cluster.connect()) as connection, connection.cursor() as cursor:
                # The server has given the sleeper up.
                cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                               " WHERE datname = current_database() AND pid <> pg_backend_pid()")  # fmt: skip
            time.sleep(3)
        finally:
            os.kill(machine, signal.SIGCONT)
        return made

    def slow():
        outage.slow_commits(cluster, schema, seconds=2)

    def history():
        with open_store(database) as store:
            return [step.action for step in Events(store).history(events[0])]

    through = f"service=cable schema={schema}"
    given = f"DATABASE, EVENT, SECOND, FOLDER = {through!r}, {events[0]}, {events[1]}, {str(tmp_path)!r}\n"
    script = (
        DESK
        + given
        + outage.ASK
        + PANELS
        + """
import civicgrid.plugin.panels.session
import civicgrid.plugin.store.feed

# Patience that a test has.
civicgrid.plugin.panels.session._QUIET_LOOKS = 2
civicgrid.plugin.store.feed._PATIENCE = 3.0


def here(event):
    return panel().list.model.row_of(event) >= 0


def steps():
    yield from furnished()
    yield from filled_in(EVENT, "属实")
    yield from ask("slow")
    feel_the_pulse()
    click(find("CivicGrid.events.confirm"))
    new = yield from ask("cut")
    yield lambda: session().lost
    yield 1.0
    note("cut", [session().lost, details().in_form and text("form-banner"), here(new),
                 find("CivicGrid.events.note").toPlainText()])
    picture("network-cut")
    # Another panel is still the person's to use.
    type_text(find("CivicGrid.dutydesk.line"), "社区来电")
    note("typed", find("CivicGrid.dutydesk.line").text())
    yield from ask("mend")
    yield back
    yield lambda: here(new) and not details().in_form
    yield from settled()
    note("mended", [details().told.text(), [one.title for one in desk().alarms.situation.alarms][0]])
    note("history", (yield from ask("history")))
    note("said", bar())
    picture("network-mended")

    Path(FOLDER, "machine").write_text(str(os.getpid()))
    late = yield from ask("sleep")
    yield lambda: here(late) and desk().alarms.situation.alarms[0].id == late
    yield back
    yield lambda: canvas_drawn() and not desk().layers.fresh._marks
    note("awake", [one.title for one in desk().alarms.situation.alarms])
    note("bar", desk().alarms.bar.isVisible())
    yield from settled()
    note("said awake", bar())
    picture("machine-awake")

    # Whoever wants to go while nothing answers, goes. A drawing that waits would hold QGIS: that is its own.
    yield canvas_drawn
    iface.mapCanvas().freeze(True)
    yield from filled_in(SECOND, "属实")
    yield from ask("slow")
    click(find("CivicGrid.events.confirm"))
    yield from ask("cut")
    yield lambda: session().lost
    note("in form", details().in_form)
    note("longest", round(beat["longest"], 2))
    Path(FOLDER, "goes").touch()

drive(steps())
"""
    )
    acts = {
        "slow": slow,
        "cut": cut,
        "mend": cable.mend,
        "history": history,
        "sleep": sleep,
    }
    try:
        with outage.asked(tmp_path, acts):
            values = run_desktop(script, profile, timeout=200).check()
            values["went"] = time.time() - (tmp_path / "goes").stat().st_mtime
    finally:
        cable.close()
    lost, said, listed, typed = values["cut"]
    assert "等待应答超时" in lost
    assert "是否已办理，连接恢复后会告知" in said
    assert (listed, typed, values["typed"]) == (False, "属实", "社区来电")
    assert values["mended"] == ["✓ 已办理：受理", "断网时的事"]
    assert values["history"] == ["genesis", "accept"]
    assert values["awake"][0] == "休眠时的事"
    assert values["bar"]
    assert values["in form"]
    assert values["longest"] < FREEZE
    assert values["went"] < FREEZE
