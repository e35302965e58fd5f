"""What the GUI tests of 人房信息 share: an estate, and what their scripts call: the panel, its chart, lists, map."""

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, Keyring
from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.residents.people import People
from civicgrid.tests.support.awkward import fill_estate
from civicgrid.tests.support.people import resident


def make_estate(folder, monkeypatch):
    """A file with awkward buildings, and one more person, who lives nowhere yet, to be searched for."""
    file, keys = folder / "翠湖.gpkg", folder / "keys"
    monkeypatch.setenv(KEYFILE_VARIABLE, str(keys))
    with create_store(str(file), purpose="demo") as store:
        keyring = Keyring.create_file(keys, store.uid)
        town = fill_estate(store)
        newcomer = resident(7, phone="13912345678", name="周晓梅", person_class="floating")
        People(store, keyring).save([newcomer], area_ids=[town.area])
        return str(file), town


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
