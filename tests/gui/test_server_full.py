"""A server whose connections are all taken under an open window: nobody is asked for a password that helps nothing."""

import contextlib

import psycopg2

from civicgrid.plugin.maps.palette import colour
from civicgrid.tests.support import outage
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK, serve_desk


def test_qgis_asks_for_no_password_and_draws_once_there_is_room(profile, cluster, tmp_path):
    database, _events = serve_desk("full_later")
    held = []

    def fill():
        # As after an hour: what QGIS kept for drawing has ended, and others took the places.
        with contextlib.closing(cluster.connect()) as connection, connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name LIKE 'QGIS%' AND pid <> pg_backend_pid()"
            )
        with contextlib.suppress(psycopg2.OperationalError):
            while True:
                held.append(cluster.connect())
        return len(held)

    def leave():
        while held:
            held.pop().close()

    script = (
        DESK
        + f"DATABASE, RED, FOLDER = {database!r}, {colour('level_1')!r}, {str(tmp_path)!r}\n"
        + outage.ASK
        + """
from qgis.core import QgsCredentials


def red():
    image = iface.mapCanvas().grab().toImage()
    wide, high = range(image.width()), range(image.height())
    return sum(image.pixelColor(x, y).name() == RED for x in wide[::2] for y in high[::2])


def steps():
    yield from shown(DATABASE)
    yield from settled()
    yield lambda: red() > 100
    note("taken", (yield from ask("fill")))
    iface.messageBar().clearWidgets()
    iface.mapCanvas().refreshAllLayers()
    yield 3.0
    note("full", [window() is None, messages(), session().lost])
    picture("server-full")
    note("kept", red())
    # The same box asks for QGIS's master password: that is seen, and answered by a person.
    soon(lambda: note("master", list(QgsCredentials.instance().getMasterPassword("", False))))
    box = lambda: next(one for one in QApplication.topLevelWidgets()
                       if one.metaObject().className() == "QgsCredentialDialog")
    yield lambda: box().isVisible()
    yield 0.5
    note("seen", [box().isVisible(), box().testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)])
    box().reject()
    yield 0.3
    yield from ask("leave")
    iface.messageBar().clearWidgets()
    iface.mapCanvas().zoomByFactor(0.9)
    yield lambda: not iface.mapCanvas().isFrozen()
    yield 0.3
    yield canvas_drawn
    note("after", [window() is None, red()])
"""
    )
    try:
        with outage.asked(tmp_path, {"fill": fill, "leave": leave}):
            values = run_desktop(script + "drive(steps())\n", profile, timeout=120).check()
    finally:
        leave()
    alone, said, lost = values["full"]
    assert (alone, lost) == (True, "")
    assert any("连接数已满" in text and "重试" in text for text in said), said
    assert values["kept"] > 100
    assert values["seen"] == [True, False]
    assert not values["master"][0]
    alone, seen = values["after"]
    assert alone
    assert seen > 100
