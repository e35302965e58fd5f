"""The dock 事件 on a server with another client at work: new events, a step that somebody else takes first."""

import pytest

from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.access import Access
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK, fill_desk
from civicgrid.tests.support.people import add_account
from civicgrid.tests.support.postgres import SERVICE

DATABASE = f"service={SERVICE} schema=street"


@pytest.fixture
def server(cluster):
    """A store in which its owner sits at QGIS and 孙同事 elsewhere; the events' ids and the other's DATABASE text."""
    with create_store(DATABASE, purpose="demo") as store:
        Access(store).create_user("civicgrid", "李分拨")
        events = fill_desk(store)
        area = store.read("area", ["id"])["id"][0]
        add_account(cluster, store, "孙同事", ("clerk", "dispatcher"), area).close()
        login = store.read("app_user", ["login"], where={"name": "孙同事"})["login"][0]
    return events, f"service={login} schema=street"


def test_another_client_is_followed_and_a_clash_is_told(profile, server):
    events, other = server
    script = (
        DESK
        + f"DATABASE, OTHER, EVENT, SECOND = {DATABASE!r}, {other!r}, {events[0]}, {events[1]}\n"
        + """
import shapely
from qgis.core import QgsApplication
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.events import Events

POINT = shapely.to_wkb(shapely.Point(114.207, 22.711))


def report(title, **values):
    return Events(colleague).report({"event_type": "0102", "title": title, "geom": POINT, **values})


def taken(event, action):
    seq = Events(colleague).history(event)[-1].seq
    Events(colleague).take_step(event, action, expected_seq=seq)


def steps():
    global colleague
    colleague = open_store(OTHER)
    yield from shown(DATABASE)
    panel().list.select(SECOND)
    report("新来的事")
    yield lambda: model().rowCount() == 6
    yield from settled()
    note("first", titles()[0])
    note("kept", [table().current() == SECOND, text("count")])
    panel().list.bar.sort_by("level")
    yield from settled()
    report("又一件")
    yield lambda: panel().list.news.isVisible()
    note("news", [text("news"), model().rowCount(), table().current() == SECOND])
    picture("events-news")
    click(find("CivicGrid.events.news"))
    yield from settled()
    note("all", [model().rowCount(), panel().list.news.isVisible()])

    # A step that still may be taken: confirmed once more.
    panel().show_event(EVENT)
    yield from settled()
    yield from begin("urge")
    type_text(find("CivicGrid.events.note"), "请抓紧")
    taken(EVENT, "accept")
    click(find("CivicGrid.events.confirm"))
    yield from settled()
    note("clash", [details().in_form, text("form-banner"), find("CivicGrid.events.note").toPlainText()])
    picture("event-clash")
    yield from confirm()
    note("urged", session().store.read("event_step", ["action"], where={"event_id": EVENT}, order_by=["seq"])["action"])

    # One that may not: what was typed stays to be copied.
    panel().show_event(SECOND)
    yield from settled()
    yield from begin("accept")
    type_text(find("CivicGrid.events.note"), "属实")
    taken(SECOND, "accept")
    yield lambda: quiet() and find("CivicGrid.events.form").banner.isVisible()
    note("late", [text("form-banner"), find("CivicGrid.events.confirm").isEnabled()])
    press(details(), Qt.Key.Key_Escape)
    yield from settled()
    note("offered", offered()[0])
    QgsApplication.setUITheme("Night Mapping")
    yield 0.8
    picture("event-dark", desk().host.dock("events"))
    press(details(), Qt.Key.Key_Escape)
    yield from settled()
    picture("events-dark", desk().host.dock("events"))
    colleague.close()

drive(steps())
"""
    )
    values = run_desktop(script, profile, timeout=400).check()
    assert values["first"] == "新来的事"
    assert values["kept"] == [True, "共 6 件"]
    assert values["news"] == ["新增 1 件，点击刷新", 6, True]
    assert values["all"] == [7, False]
    in_form, said, typed = values["clash"]
    assert in_form
    assert "孙同事" in said
    assert "受理" in said
    assert "再次确认" in said
    assert typed == "请抓紧"
    assert values["urged"] == ["genesis", "accept", "urge"]
    assert "孙同事" in values["late"][0]
    assert values["late"][1] is False
    assert values["offered"] == "confirm"
