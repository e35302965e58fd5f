"""What the scripts of the GUI tests of 人房信息 call: the panel, its chart, its lists, the map."""

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
