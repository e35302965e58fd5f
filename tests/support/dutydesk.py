"""What the driver scripts of the duty desk share."""

STEPS = """
from datetime import timedelta
from zoneinfo import ZoneInfo
from pathlib import Path
from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtGui import QTextCursor
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.core import QgsApplication, QgsProject
from civicgrid.plugin.domain.duty import Member, Slot
from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.duty import Shifts
from civicgrid.plugin.store.loop.events import Events

panel = lambda: desk().host.widget("dutydesk")
part = lambda name: find("CivicGrid.dutydesk." + name)
store = lambda: session().store


def texts(name):
    tree = part(name)
    return [[tree.topLevelItem(row).text(column) for column in range(tree.columnCount())]
            for row in range(tree.topLevelItemCount())]


def fire():
    geom = store().read("event", ["geom"], where={"closed_at": None})["geom"][0]
    return Events(store()).report({"event_type": "0401", "title": "阳光花园3栋501室气瓶爆燃", "grade": 1,
                                   "urgency": "critical", "geom": geom, "address": "人民路12号阳光花园3栋501室",
                                   "description": "报警人张伟（电话13812345678）称有明显异味，已疏散。"})


def opened_desk():
    for dock in iface.mainWindow().findChildren(QDockWidget):
        dock.hide()
    yield connect(DATABASE)
    yield lambda: QgsProject.instance().mapLayers()
    dock = desk().host.show("dutydesk")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    yield lambda: quiet() and not panel().pages.text()
    yield 0.5
    yield canvas_drawn


def turn(page):
    panel().tabs.setCurrentWidget(page)
    yield 0.4
"""
