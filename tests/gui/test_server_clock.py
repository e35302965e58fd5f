"""A computer whose clock is wrong: the window goes by the server's, and says so."""

from datetime import timedelta

from civicgrid.plugin.services import clock
from civicgrid.plugin.store import open_store
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK, serve_desk

WRONG = """
from datetime import datetime, timedelta

import civicgrid.plugin.services.clock
import civicgrid.plugin.store.feed


class Clock(datetime):
    # This computer's, so many minutes ahead.
    minutes = 0

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + timedelta(minutes=cls.minutes)


class Seconds:
    monotonic = time.monotonic
    sleep = time.sleep

    @staticmethod
    def time():
        return time.time() + 60 * Clock.minutes


civicgrid.plugin.services.clock.datetime = Clock
civicgrid.plugin.store.feed.time = Seconds
"""


def test_a_wrong_clock_is_said_and_the_server_s_counts(profile, cluster):
    database, events = serve_desk("clock")
    with open_store(database) as store:
        # Due in half an hour by the server's clock, long overdue by this computer's.
        store.update("event", events[0], {"due_at": clock.utc_now() + timedelta(minutes=30)})
    script = (
        DESK
        + WRONG
        + f"DATABASE, EVENT = {database!r}, {events[0]}\n"
        + """
import shapely
from civicgrid.plugin.store.loop.events import Events


def steps():
    Clock.minutes = 90
    yield opened(DATABASE)
    yield lambda: messages()
    note("said", messages())
    yield lambda: QgsProject.instance().mapLayers()
    desk().host.show("events")
    yield from settled()
    point = shapely.to_wkb(shapely.Point(114.207, 22.711))
    values = {"event_type": "0102", "title": "刚发生的事", "urgency": "critical", "geom": point}
    new = Events(session().store).report(values)
    yield lambda: any(one.id == new for one in desk().alarms.situation.alarms)
    yield 0.5
    note("alarm", desk().alarms.bar._under.toolTip())
    note("reported", model().event_at(model().row_of(new)).reported_at.isoformat())
    note("now", datetime.now(civicgrid.plugin.services.clock.UTC).isoformat())
    panel().show_event(EVENT)
    yield from settled()
    note("due", text("due"))
    note("tip", find("CivicGrid.status").toolTip())
    picture("clock-wrong")
    # Somebody sets it, too far.
    iface.messageBar().clearWidgets()
    Clock.minutes = -5
    yield lambda: messages()
    note("behind", messages())
    Clock.minutes = 0
    yield lambda: abs(session().ahead) < 5
    note("right", find("CivicGrid.status").toolTip())

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["said"] == ["本机时钟比服务器快 90 分钟，以服务器时间为准，请校准本机时钟。"]
    assert "刚刚" in values["alarm"]
    assert abs(clock.from_text(values["reported"]) - clock.from_text(values["now"])) < timedelta(minutes=5)
    assert values["due"].startswith("剩 ")
    assert "本机时钟" in values["tip"]
    assert values["behind"] == ["本机时钟比服务器慢 5 分钟，以服务器时间为准，请校准本机时钟。"]
    assert "本机时钟" not in values["right"]
