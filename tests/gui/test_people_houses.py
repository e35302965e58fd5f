"""The dock 人房信息 in a real QGIS: a building is clicked, its chart walked through, people and rooms looked at."""

import pytest

from civicgrid.plugin.store import create_store
from civicgrid.tests.support.awkward import fill_estate
from civicgrid.tests.support.desktop import run_desktop

PANEL = """
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtWidgets import QDockWidget, QLabel

host = lambda: plugin().desk.host
panel = lambda: host().widget("people_houses")
chart = lambda: panel().building.chart.chart
idle = lambda: not plugin().desk.workbench.tasks._running and not panel()._reread.isActive()


def text(name):
    return find("CivicGrid.people_houses." + name).text()


def way():
    import re
    return re.sub("<[^>]*>", "", text("way"))


def opened(database):
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    plugin().desk.opening.open(database)
    return lambda: plugin().desk.session.store is not None and QgsProject.instance().mapLayers()


def on_map(x, y):
    canvas = iface.mapCanvas()
    into = canvas.mapSettings().destinationCrs()
    moved = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4490"), into, QgsProject.instance())
    place = canvas.getCoordinateTransform().transform(moved.transform(QgsPointXY(x, y)))
    return QPoint(round(place.x()), round(place.y()))


def narrow(width=360):
    dock = iface.mainWindow().findChild(QDockWidget, "CivicGrid.people_houses")
    iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)


def facts():
    form = panel().building.overview._form
    rows = range(form.rowCount())
    return {form.itemAt(row, 0).widget().text(): form.itemAt(row, 1).widget().text() for row in rows}


def tree(name):
    items, found = find("CivicGrid.people_houses." + name), []
    for row in range(items.topLevelItemCount()):
        group = items.topLevelItem(row)
        found.append([group.text(column) for column in range(items.columnCount() if not group.childCount() else 1)])
        for child in range(group.childCount()):
            found.append([group.child(child).text(column) for column in range(items.columnCount())])
    return found


def cell(unit, number):
    return next(one for one in chart().section.cells if (one.unit, one.number) == (unit, number))
"""


@pytest.fixture
def estate(tmp_path):
    file = tmp_path / "翠湖.gpkg"
    with create_store(str(file), purpose="demo") as store:
        return str(file), fill_estate(store)


def test_a_building_is_clicked_and_its_chart_rooms_and_people_are_walked_through(profile, estate):
    file, town = estate
    script = (
        PANEL
        + f"""
def steps():
    yield opened({file!r})
    host().show("people_houses")
    yield idle
    narrow()
    iface.messageBar().clearWidgets()
    yield 0.5
    yield canvas_drawn
    picture("people-houses-empty")
    click(find("CivicGrid.people_houses.pick"))
    click(iface.mapCanvas().viewport(), on_map(114.2003, 22.7001))
    yield 0.3
    yield idle
    note("way", way())
    note("facts", facts())
    yield 0.5
    yield canvas_drawn
    picture("people-houses-overview")
    panel().building.turn_to("chart")
    yield 0.3
    note("width", panel().width())
    picture("people-houses-chart")
    chart().select(cell("1", "501"))
    yield 0.3
    yield idle
    note("room", text("room"))
    note("stays", tree("stays"))
    note("way-room", way())
    picture("people-houses-room")
    chart().select(cell("1", "301"))
    yield 0.3
    yield idle
    note("let", tree("stays"))
    panel().show_person({town.people["moved"]})
    yield 0.3
    yield idle
    note("person", [text("person"), way(), tree("person-stays")])
    yield 1.5
    yield canvas_drawn
    picture("people-houses-person")
    click(find("CivicGrid.people_houses.back"))
    yield 0.3
    yield idle
    note("back", way())
    for tab in ("people", "organisations", "events"):
        panel().building.turn_to(tab)
        yield 0.3
        yield idle
        picture("people-houses-" + tab)
        if tab == "people":
            note("count", text("people-count"))
        else:
            note(tab, [tree(tab), text(tab + "-note")])

drive(steps())
"""
    )
    values = run_desktop(script, profile).check()
    assert values["way"] == "翠湖花园3栋"
