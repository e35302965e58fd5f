"""The whole way of an event on a server, each step by an account with its own rights; nobody is the store's owner."""

import re

import pytest

from civicgrid.plugin.jobs.demo import create_demo
from civicgrid.plugin.jobs.routing import propose_for
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, Keyring
from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK
from civicgrid.tests.support.photos import photo
from civicgrid.tests.support.postgres import SERVICE

SCHEMA = "loop"
PERSONS = {
    "shouli": ("刘受理", ["clerk"]),
    "fenbo": ("李分拨", ["dispatcher"]),
    "chuzhi": ("张处置", ["handler"]),
    "hecha": ("赵核查", ["verifier"]),
    "wangge": ("孙网格", ["grid_worker"]),
    "zhuren": ("周主任", ["manager"]),
}
TYPE = "0102"

STEPS = """
pane = lambda: desk().host.widget("new_event")
part = lambda name: find("CivicGrid.new_event." + name)
duty = lambda name: find("CivicGrid.dutydesk." + name)
store = lambda: session().store
idle = lambda: not desk().workbench.tasks._running
PICTURES = "server-"


def sign_in(login):
    database = f"service=as_{login} schema={SCHEMA}"
    desk().opening.open(database)
    yield lambda: session().database == database and not desk().opening.busy and session().account is not None
    note("signed in " + login, [session().account.name, sorted(session().account.roles)])
    yield idle
    yield 0.5
    yield idle
    iface.messageBar().clearWidgets()


def looked(name):
    yield idle
    yield 0.4
    yield canvas_drawn
    picture(PICTURES + name)
    # What the message bar says unasked would have been met by the person, too.
    note("said " + name, messages())


def named_house():
    rows = store().read("building", ["road", "door"], where={}, order_by=["id"])
    places = [f"{road}{door}" for road, door in zip(rows["road"], rows["door"]) if road and door]
    once = [one for one in places if places.count(one) == 1 and one[-1].isdigit() or one.endswith("号")]
    return next(one.removesuffix("号") + "号" for one in once if places.count(one) == 1)


def pasted(text):
    pane()._reading = None
    part("message").clear()
    type_text(part("message"), text)
    yield lambda: idle() and pane()._reading is not None
    yield 0.3
    press(part("message"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: idle() and pane().form.geom is not None
    yield 0.5


def filed():
    # Whoever files before the look for similar events is done is shown them first.
    yield lambda: idle() and not pane().looking._due
    click(part("save"))
    yield lambda: idle() and pane().filed and panel() is not None
    yield lambda: idle() and panel().look() is not None
    yield 0.3


def shown_event():
    desk().host.show("events")
    panel().show_event(EVENT)
    yield from settled()
    yield lambda: details().look is not None and details().look.facts.row.id == EVENT


def stood_there():
    import shapely
    at = shapely.from_wkb(store().read("event", ["geom"], where={"id": EVENT})["geom"][0])
    note("responders", find("CivicGrid.events.responder").count() > 1)
    type_text(find("CivicGrid.events.position"), f"{at.x:.6f}, {at.y:.6f}")
    yield 0.2


def begun(action):
    yield from shown_event()
    note("offered " + action, offered())
    yield from begin(action)
"""


@pytest.fixture
def server(cluster, tmp_path):
    """A demo town with an account of each kind, who sign in as themselves; the keys' file and a photo."""
    keys = tmp_path / "demo.keys"
    media = tmp_path / "附件"
    media.mkdir()
    with create_store(f"service={SERVICE} schema={SCHEMA}", purpose="demo") as store:
        create_demo(store, Keyring.create_file(keys, store.uid), population=600, seed=4)
        Attachments(store).set_root(media)
        access = Access(store)
        area = store.read("area", ["id", "level", "parent_id"], order_by=["id"])
        top = area["id"][area["level"].index("town")] if "town" in area["level"] else area["id"][0]
        department = propose_for(store, {"event_type": TYPE, "area_id": top}).department
        for login, (name, roles) in PERSONS.items():
            access.create_user(login, name, area_id=top, roles=roles, create_login=True,
                               department_id=department if roles == ["handler"] else None)  # fmt: skip
            cluster.add_service(f"as_{login}", login)
        place = store.read("department", ["name"], where={"id": department})["name"][0]
    return keys, str(photo(tmp_path / "现场.jpg", None)), place


def test_each_account_takes_its_part_from_the_report_to_the_close(profile, server):
    keys, picture, department = server
    given = f"SCHEMA, PHOTO, TYPE = {SCHEMA!r}, {picture!r}, {TYPE!r}\n"
    script = (
        DESK
        + given
        + STEPS
        + """
def steps():
    global EVENT
    for dock in iface.mainWindow().findChildren(QDockWidget):
        dock.hide()

    # 受理员: a pasted message becomes an event, which is accepted.
    yield from sign_in("shouli")
    desk().host.show("new_event")
    yield lambda: idle() and pane()._types
    place = named_house()
    yield from pasted(f"来电人：王小明 联系电话：13812345678 诉求内容：{place}门口垃圾成堆没人清 事发地址：{place}")
    yield from looked("new-event")
    note("type", pane().form.type.code)
    yield from filed()
    EVENT = pane().filed.id
    yield from looked("filed")
    note("proposed", pane().outcome.proposed.text())
    note("party", store().read("event_party", ["name_masked"], where={"event_id": EVENT})["name_masked"])
    yield from step("accept")
    note("accepted", state())

    # 值班: the same account hands over.
    desk().host.show("dutydesk")
    yield lambda: idle() and not desk().host.widget("dutydesk").pages.text()
    desk().host.widget("dutydesk").tabs.setCurrentIndex(1)
    yield 0.3
    type_text(duty("line"), "社区来电：垃圾已转城管")
    press(duty("line"), Qt.Key.Key_Return)
    yield lambda: idle() and duty("lines").topLevelItemCount()
    yield 1.2
    yield from looked("duty-log")
    desk().host.widget("dutydesk").tabs.setCurrentIndex(0)
    yield 0.3
    type_text(duty("hand-over-note"), "留意垃圾清运")
    click(duty("give"))
    yield lambda: idle() and duty("waiting").isVisible()
    yield from looked("duty-given")
    desk().host.show("measures")
    yield lambda: idle() and desk().host.widget("measures").table is not None
    yield from looked("measures-clerk")
    note("measured", desk().host.widget("measures").table.total.reported > 0)

    # 派遣员: files, dispatches as the rules propose, sends somebody, accepts the duty.
    yield from sign_in("fenbo")
    desk().host.show("dutydesk")
    yield lambda: idle() and duty("accept").isVisible()
    click(duty("accept"))
    yield lambda: idle() and "李分拨" in duty("waiting").text()
    yield from looked("duty-taken")
    note("taken", duty("waiting").text())
    yield from shown_event()
    yield from step("file")
    yield from begun("dispatch")
    note("lead", find("CivicGrid.events.lead").currentText())
    yield from looked("dispatch-step")
    yield from confirm()
    note("dispatched", state())
    desk().host.show("dispatch")
    sending = desk().host.widget("dispatch")
    sending.show_event(EVENT)
    yield lambda: idle() and sending._shown is not None and not sending.pages.text()
    yield 1.0
    yield from looked("dispatch-table")
    click(find("CivicGrid.dispatch.send"))
    yield lambda: idle() and sending.going.topLevelItemCount()
    yield from looked("dispatch-sent")
    note("sent", [sending.going.topLevelItem(0).text(column) for column in range(3)])

    # 承办部门: signs for it and says what was done.
    yield from sign_in("chuzhi")
    yield from shown_event()
    note("handler", offered())
    yield from step("sign_for")
    yield from begin("arrive")
    yield from stood_there()
    yield from looked("arrive")
    yield from confirm()
    note("arrived", state())
    yield from begin("feedback")
    form().field("photo_after").take([Path(PHOTO)])
    type_text(find("CivicGrid.events.note"), "垃圾已清运。")
    yield from looked("feedback")
    yield from confirm()
    note("handled", [state(), offered()])
    note("hidden", [name for name in ("dispatch", "dutydesk", "new_event", "measures")
                    if desk().host.actions[name].isEnabled()])
    note("left open", desk().host.shown())

    # 网格员: sees it, files one of their own, sees no statistics.
    yield from sign_in("wangge")
    yield from shown_event()
    yield from looked("grid-worker")
    note("worker", offered())
    desk().host.show("new_event")
    yield lambda: idle() and pane()._types
    yield from pasted(f"{place}路灯不亮")
    yield from filed()
    yield from looked("grid-worker-filed")
    note("own", [pane().filed.id != EVENT, pane().outcome.proposed.text()])
    note("own source", store().read("event", ["source"], where={"id": pane().filed.id})["source"])

    # 核查: another account, on the spot.
    yield from sign_in("hecha")
    yield from begun("verify")
    form().field("photo").take([Path(PHOTO)])
    yield from stood_there()
    yield from looked("verify")
    yield from confirm()
    note("verified", state())

    yield from sign_in("shouli")
    yield from shown_event()
    yield from step("call_back", "当事人满意")
    yield from begin("evaluate")
    rating = find("CivicGrid.events.rating")
    rating.setCurrentIndex(rating.findData("satisfied"))
    yield from confirm()
    note("evaluated", state())
    yield from sign_in("fenbo")
    yield from shown_event()
    yield from step("close")
    note("closed", state())
    yield from looked("closed")
    note("steps", list(zip(*store().read("event_step", ["action", "app_user_id"], where={"event_id": EVENT},
                                         order_by=["seq"]).values())))
    note("names", dict(zip(*store().read("app_user", ["id", "name"]).values())))

    # 管理员: the duty list and how alarms are called.
    yield from sign_in("zhuren")
    desk().host.show("dutydesk")
    yield lambda: idle() and not desk().host.widget("dutydesk").pages.text()
    month = desk().host.widget("dutydesk").month
    desk().host.widget("dutydesk").tabs.setCurrentWidget(month)
    yield 0.3
    month.rotate()
    yield 0.3
    find("CivicGrid.dutydesk.rotation.teams").setPlainText("王强 0755-28880001，李敏\\n陈刚、刘洋")
    click(find("CivicGrid.dutydesk.rotation.fill"))
    yield lambda: idle() and duty("day").topLevelItemCount()
    yield 1.5
    rows = duty("day")
    rows.setCurrentItem(rows.topLevelItem(rows.topLevelItemCount() - 1))
    month.change()
    yield lambda: duty("shift")
    duty("shift.name").setEditText("赵磊")
    yield from looked("duty-shift")
    click(duty("shift.keep"))
    yield lambda: idle() and window() is None
    yield 1.0
    yield from looked("duty-list")
    note("shift", "赵磊" in store().read("duty_shift", ["name"])["name"])

drive(steps())
"""
    )
    values = run_desktop(script, profile, timeout=590, env={KEYFILE_VARIABLE: str(keys)}).check()
    assert values["type"] == TYPE
    for login, (name, roles) in PERSONS.items():
        assert values[f"signed in {login}"] == [name, roles]
    # Nothing was said but what had been done.
    said = [text for key, texts in values.items() if key.startswith("said ") for text in texts]
    assert all(re.match("建议：|已向事件|已排班", text) for text in said), said
    assert department in values["proposed"]
    assert values["party"] == ["王**"]
    assert values["accepted"] == "accepted"
    assert values["measured"]
    assert values["taken"].endswith("刘受理 → 李分拨")
    assert values["lead"].startswith(department)
    assert values["dispatched"] == "dispatched"
    assert values["sent"][1:] == ["已派出", "待发送（2/2 人）"]
    assert values["handler"][0] == "sign_for"
    assert values["responders"]
    assert values["arrived"] == "arrived"
    assert values["handled"] == ["handled", []], "whoever did it does not verify it"
    assert values["hidden"] == []
    assert values["left open"] == ["events"], "no panel of the person before stays as a tab"
    assert values["worker"] == []
    assert values["own"][0]
    assert values["own"][1].startswith("建议：")
    assert values["own source"] == ["grid_worker"]
    assert values["offered verify"] == ["verify", "rework"]
    assert (values["verified"], values["evaluated"], values["closed"]) == ("verified", "evaluated", "closed")
    names = values["names"]
    assert [(action, names[str(person)]) for action, person in values["steps"]] == [
        ("genesis", "刘受理"), ("accept", "刘受理"), ("file", "李分拨"), ("dispatch", "李分拨"), ("sign_for", "张处置"),
        ("arrive", "张处置"), ("feedback", "张处置"), ("verify", "赵核查"), ("call_back", "刘受理"),
        ("evaluate", "刘受理"), ("close", "李分拨"),
    ]  # fmt: skip
    assert values["shift"]
