"""Deadlines that pass while nobody does anything: list and map follow, and rest when nothing passes."""

import pytest

from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.event_desk import DESK, SPOT, make_desk, serve_desk

SCRIPT = """
from datetime import timedelta

import civicgrid.plugin.panels.passing as passing
from qgis.PyQt.QtGui import QColor
from civicgrid.plugin.maps.palette import colour
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import open_store
from civicgrid.tests.support.rewritten import rewrite

passing._GATHER = 1000
asked, repaints = [], []


def set_deadline(event, warn, due):
    # By another client, who says nothing afterwards.
    now = clock.utc_now()
    with open_store(DATABASE) as other:
        values = {"warn": now + timedelta(seconds=warn), "due": now + timedelta(seconds=due), "event": event}
        rewrite(other, "UPDATE event SET due_at = :due, warn_at = :warn WHERE id = :event", values)


def look_at(event, scale):
    x, y = PLACES[event]
    canvas = iface.mapCanvas()
    into = canvas.mapSettings().destinationCrs()
    move = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4490"), into, QgsProject.instance())
    canvas.setCenter(move.transform(QgsPointXY(x, y)))
    canvas.zoomScale(scale)
    canvas.refresh()
    yield 0.5
    yield canvas_drawn
    yield lambda: not desk().layers._timer.isActive()


def ring(event):
    # Pixels of the colours of "overdue" and "due soon" around an event.
    at, image = on_map(*PLACES[event]), iface.mapCanvas().grab().toImage()
    found = {"level_1": 0, "level_2": 0}
    for x in range(at.x() - 22, at.x() + 23):
        for y in range(at.y() - 22, at.y() + 23):
            for name in found:
                found[name] += image.pixelColor(x, y) == QColor(colour(name))
    return found


def filtered(code):
    menu = panel().list.bar.menus["deadlines"]
    menu.tick([code] if code else [])
    menu.changed.emit()
    yield from settled()


def rested():
    yield from settled()
    yield canvas_drawn
    yield lambda: not desk().layers._timer.isActive()


def steps():
    yield from shown(DATABASE)
    session().passed.connect(lambda found: asked.append(list(found.ids)))
    layer = next(one for one in QgsProject.instance().mapLayers().values()
                 if one.customProperty("civicgrid/table") == "event_map")
    layer.repaintRequested.connect(lambda *_: repaints.append(1))
    EVENT, FAR = EVENTS[3], EVENTS[0]

    # One that is in view comes into the list of the overdue, and its ring turns.
    yield from look_at(EVENT, 5000)
    set_deadline(EVENT, -600, 12)
    yield lambda: repaints
    yield from rested()
    yield from filtered("overdue")
    note("before", titles())
    overview = desk().host.widget("overview")
    note("count before", overview._overdue.text())
    note("ring before", ring(EVENT))
    picture("passing-before")
    repaints.clear()
    yield lambda: asked
    yield lambda: panel().list.news.isVisible() or model().rowCount() > 1
    yield lambda: repaints
    yield from rested()
    yield lambda: overview._overdue.text() != _values["count before"]
    note("count after", overview._overdue.text())
    note("asked", list(asked))
    note("told", text("news") if panel().list.news.isVisible() else "")
    note("repaints", len(repaints))
    note("ring after", ring(EVENT))
    picture("passing-after")
    panel().list.reload()
    yield from settled()
    note("after", titles())

    # The map rests when nothing passes.
    repaints.clear()
    yield 8
    note("rested", len(repaints))

    # One that is out of view leaves the list of those that are due soon, and the map is let alone.
    yield from look_at(EVENT, 1000)
    set_deadline(FAR, -600, 10)
    yield lambda: repaints
    yield from rested()
    yield from filtered("due_soon")
    note("due soon", titles())
    asked.clear()
    repaints.clear()
    yield lambda: asked
    yield from settled()
    yield lambda: MATTER not in titles()
    note("due soon after", titles())
    note("repaints far", len(repaints))

    # The list of the overdue is empty until one comes, in any order.
    panel().list.bar.sort_by("level")
    set_deadline(EVENT, 3600, 7200)
    for other in EVENTS:
        if other != EVENT:
            set_deadline(other, 3600, 7200)
    yield from rested()
    yield from filtered("overdue")
    note("empty", [titles(), panel().list.pages.text()])
    set_deadline(FAR, -600, 10)
    yield from rested()
    yield lambda: titles() == [MATTER]
    note("come", [titles(), panel().list.pages.text()])

drive(steps())
"""


@pytest.mark.parametrize("engine", ["gpkg", "postgis"])
def test_the_list_and_the_map_follow_the_time(profile, tmp_path, request, engine):
    if engine == "gpkg":
        database, events, _ = make_desk(tmp_path)
        database += " operator=fenbo"
    else:
        request.getfixturevalue("cluster")
        database, events = serve_desk("passing")
    places = {key: (SPOT[0] + 0.0015 * row, SPOT[1] + 0.0008 * row) for row, key in enumerate(events)}
    given = f"DATABASE, EVENTS, PLACES = {database!r}, {events!r}, {places!r}\nMATTER = '幸福路12号门口暴露垃圾'\n"
    values = run_desktop(DESK + given + SCRIPT, profile, timeout=400).check()
    assert values["before"] == ["菜市场外无照经营游商"]
    assert values["ring before"]["level_2"] > 10
    assert values["ring before"]["level_1"] == 0
    assert (values["count before"], values["count after"]) == ("其中超时 1 件", "其中超时 2 件")
    assert values["asked"] == [[events[3]]]
    assert values["repaints"] == 1
    assert values["ring after"]["level_1"] > 10
    assert values["ring after"]["level_2"] == 0
    assert sorted(values["after"]) == sorted(["菜市场外无照经营游商", "实验小学门前机动车乱停放"])
    assert values["rested"] == 0
    assert "幸福路12号门口暴露垃圾" in values["due soon"]
    assert "幸福路12号门口暴露垃圾" not in values["due soon after"]
    assert values["repaints far"] == 0
    assert values["empty"][0] == []
    assert values["come"] == [["幸福路12号门口暴露垃圾"], ""]
