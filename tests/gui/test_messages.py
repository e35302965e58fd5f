"""Messages in a real QGIS: sent at the dispatch desk, taken at the recipient's window, signed for, and seen so."""

import re

import pytest

from civicgrid.plugin.jobs.dispatch import Networks, candidates, dispatch_rules
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import open_store
from civicgrid.tests.support.narrow import CUT
from civicgrid.tests.support.office import demo_town, run

SCRIPT = """
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.core import QgsApplication
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.dispatch import Dispatch, Pick
from civicgrid.plugin.store.loop.inbox import Inbox

dispatching = lambda: desk().host.widget("dispatch")
inbox = lambda: desk().host.widget("messages")
bell = lambda: find("CivicGrid.bell")
part = lambda name: find("CivicGrid.messages." + name)


def work_as(login):
    desk().opening.open(DATABASE + " operator=" + login)
    yield lambda: session().database.endswith(login) and not desk().opening.busy and session().account
    yield 0.3
    yield quiet


def settled():
    shown = dispatching()
    return quiet() and shown._shown is not None and not shown.pages.text() and not shown._reread.isActive()


def send(code):
    dispatching().needs.changed.emit(((code, 1),))
    dispatching().needs.code = code
    yield settled
    before = len(going())
    click(find("CivicGrid.dispatch.send"))
    yield lambda: settled() and len(going()) == before + 1


def going():
    tree = dispatching().going
    return [[tree.topLevelItem(row).text(column) for column in range(3)] for row in range(tree.topLevelItemCount())]


def listed():
    tree = inbox().list
    return [[tree.topLevelItem(row).text(column) for column in range(1, 3)] for row in range(tree.topLevelItemCount())]


def beside(name, width=360):
    dock = desk().host.show(name)
    iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    return dock
"""


def _without_account(store):
    """Let the grid workers who have no account rest."""
    known = set(store.read("app_user", ["duty_number"])["duty_number"])
    found = store.read("responder", ["id", "number"], where={"kind": "worker"})
    for key, number in zip(*found.values(), strict=True):
        if number not in known:
            store.update("responder", key, {"active": False})


def _at_work(store):
    """Let the responders be on duty where they were last: at night the demo's workers are at home."""
    store.execute("UPDATE responder SET status = 'available'")
    store.execute("DELETE FROM shift")
    rows = store.read("position", ["source", "geom"], order_by=["at"])
    for source, place in dict(zip(*rows.values(), strict=True)).items():
        store.insert("position", {"source": source, "at": clock.utc_now(), "geom": place})


@pytest.fixture
def town(tmp_path):
    """The demo town with nobody who handles for the fire engines; an event, and the worker who is first there."""
    file = demo_town(tmp_path)
    with open_store(str(file)) as store:
        rules, networks = dispatch_rules(store).requirements, Networks(store)
        event, second = store.read("event", ["id"], where={"closed_at": None}, order_by=("id",))["id"][:2]
        _without_account(store)
        _at_work(store)
        first = {code: candidates(store, networks.network(rules[code].profile), event, rules[code]).candidates[0].unit
                 for code in ("grid_worker", "fire_engine")}  # fmt: skip
        store.execute("UPDATE app_user SET active = :no WHERE department_id = :department",
                      {"no": False, "department": first["fire_engine"].department_id})  # fmt: skip
        store.execute("DELETE FROM duty_shift")  # nobody is called out meanwhile
        worker = store.read("app_user", ["login"], where={"duty_number": first["grid_worker"].number})["login"][0]
        sender = next(row["login"] for row in store.query(
            "SELECT login FROM app_user AS u JOIN user_role AS r ON r.app_user_id = u.id"
            " WHERE r.role = 'dispatcher' AND u.active ORDER BY u.id"))  # fmt: skip
        number = store.read("event", ["number"], where={"id": event})["number"][0]
    return file, {"EVENT": event, "SECOND": second, "WORKER": worker, "SENDER": sender, "NUMBER": number}


def test_a_task_rings_at_the_window_is_signed_for_and_the_sender_sees_it(town, tmp_path):
    file, given = town
    values = run(
        tmp_path,
        file,
        CUT
        + SCRIPT
        + "".join(f"{name} = {value!r}\n" for name, value in given.items())
        + """
def steps():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    yield from work_as(SENDER)
    yield lambda: QgsProject.instance().mapLayers()
    note("bell at rest", [bell().text(), bell().toolTip()])
    beside("dispatch")
    dispatching().show_event(EVENT)
    yield settled
    yield from send("grid_worker")
    yield from send("fire_engine")
    note("sent", going())
    yield 0.5
    yield canvas_drawn
    picture("messages-no-window")

    # Another window of the worker takes the task: the sender sees it at once.
    elsewhere = open_store(DATABASE + " operator=" + WORKER)
    taken = Inbox(elsewhere).take()
    yield lambda: settled() and going()[0][2] == "已送达"
    note("taken elsewhere", len(taken))

    iface.messageBar().clearWidgets()
    yield from work_as(WORKER)
    note("bell", [bell().text(), bell().toolTip()])
    note("bar", messages())
    click(bell())
    yield lambda: quiet() and listed() and part("sign").isVisible() and not bell().text()
    beside("messages")
    yield 0.5
    yield canvas_drawn
    note("list", listed())
    note("head", part("head").text())
    note("text", part("text").text())
    note("bar after", messages())
    note("read", session().store.read("delivery", ["state"], where={"id": list(taken)})["state"])
    picture("messages-open")
    note("cut", cut(inbox()))
    click(part("go"))
    yield lambda: quiet() and desk().host.widget("events").details.look is not None
    note("went to", desk().host.widget("events").details.look.facts.row.id)
    desk().host.show("messages")
    yield quiet
    click(part("sign"))
    yield lambda: quiet() and not inbox().sign.isVisible()
    note("signed", [part("head").text(), listed()])

    # Another one comes while the window is open: it is read once, and both are told.
    reads, told, read_all = [], [], Inbox.messages
    Inbox.messages = lambda self, *most: (reads.append(1), read_all(self, *most))[1]
    desk().workbench.mailbox.came.connect(lambda _taken, _messages: told.append(1))
    sender = open_store(DATABASE + " operator=" + SENDER)
    row = sender.read("responder", ["id", "name", "number", "status"], where={"number": session().store.read(
        "app_user", ["duty_number"], where={"login": WORKER})["duty_number"][0]})
    key, name, number, status = (values[0] for values in row.values())
    pick = Pick(key, name, number, "grid_worker", 1.0, 70.0, [], status, 1)
    Dispatch(sender).assign(SECOND, [pick], "E-2 井盖缺失", "民生路2号")
    yield lambda: quiet() and bell().text() == "1" and len(listed()) == 2
    yield quiet
    note("live", [messages(), listed()[0]])
    note("read once", [len(reads) == len(told), len(reads) > 0])
    Inbox.messages = read_all
    yield 0.5
    picture("messages-live")
    click(find("CivicGrid.messages.open"))
    yield lambda: quiet() and not bell().text()
    note("opened", [part("text").text(), messages()])

    yield from work_as(SENDER)
    note("sender's own", [bell().text(), messages()])
    beside("dispatch")
    dispatching().show_event(EVENT)
    yield lambda: settled() and going()
    note("seen", going())
    note("since", dispatching().going.topLevelItem(0).toolTip(2))
    yield 0.5
    picture("messages-signed")
    elsewhere.close()
    sender.close()
""",
    )
    assert values["bell at rest"] == ["", "没有未读消息"]
    worker, engine = values["sent"]
    assert worker[1:] == ["已派出", "待发送"]
    assert engine[1:] == ["已派出", "无系统账号，请电话通知"]
    assert values["taken elsewhere"] == 1
    assert values["bell"] == ["1", "1 条未读消息"]
    assert any(given["NUMBER"] in text for text in values["bar"])
    ((_sender, line),) = values["list"]
    assert given["NUMBER"] in line
    assert not line.startswith("●")
    assert values["head"].startswith("任务 · ")
    assert _receipts(values["head"]) == ["已排队", "已送达", "已读"]
    assert values["text"].startswith(given["NUMBER"])
    assert values["bar after"] == []
    assert values["cut"] == []
    assert values["read"] == ["read"]
    assert values["went to"] == given["EVENT"]
    assert _receipts(values["signed"][0]) == ["已排队", "已送达", "已读", "已签收"]
    assert values["read once"] == [True, True]
    bar, newest = values["live"]
    assert any("E-2 井盖缺失" in text for text in bar)
    assert newest[1] == "● E-2 井盖缺失"
    assert values["opened"] == ["E-2 井盖缺失\n民生路2号", []]
    assert values["sender's own"] == ["", []]
    assert [row[1:] for row in values["seen"]] == [["已签收", "已签收"], ["已派出", "无系统账号，请电话通知"]]
    assert _receipts(values["since"].splitlines()[0]) == ["已排队", "已送达", "已读", "已签收"]


def _receipts(text):
    """The receipts that a text tells with their times."""
    return re.findall(r"(已[一-鿿]+) \d\d-\d\d \d\d:\d\d", text)
