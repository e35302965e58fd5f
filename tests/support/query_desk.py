"""What the tests of the search and the query share: a town with a known resident, and words of their scripts."""

from datetime import date

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, read_file
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.residents.people import People
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.office import OPENING, demo_town
from civicgrid.tests.support.people import resident

NAME = "欧阳清扬"
OPEN = (
    OPENING
    + """
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtWidgets import QDockWidget, QTreeWidgetItemIterator, QInputDialog

def query():
    return desk().host.widget("query")

def page():
    return query().query

def results():
    return page().results

def hits():
    shown, walk = [], QTreeWidgetItemIterator(find("CivicGrid.search.list"))
    while walk.value():
        if walk.value().parent() is not None:
            shown.append((walk.value().parent().text(0), walk.value().text(0)))
        walk += 1
    return shown

def show_dock():
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    iface.mainWindow().findChild(QDockWidget, "Layers").hide()
    dock = desk().host.show("query")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    return dock

AGE = 3
opened = []

class Opened:
    def show_building(self, key): opened.append(("building", key))
    def show_room(self, key): opened.append(("room", key))
    def show_person(self, key): opened.append(("person", key))

def watch_opening():
    desk().workbench.show_panel = lambda name: Opened()

def on_canvas(x, y):
    view = iface.mapCanvas().viewport()
    return QPoint(int(view.width() * x), int(view.height() * y))

def drag(start, end):
    view = iface.mapCanvas().viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        between = QPoint(start.x() + (end.x() - start.x()) * step // 5, start.y() + (end.y() - start.y()) * step // 5)
        QTest.mouseMove(view, between)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

def footprints():
    # A layer of points lies beside it, and the point of a bent building is outside.
    from qgis.core import Qgis
    return next(layer for layer in results()._layers() if layer.geometryType() == Qgis.GeometryType.Polygon)

def still():
    return page()._task is None and quiet()
"""
)


def town_with_a_known_resident(folder):
    """The demo town with one more resident, whose name is known here, and accounts who may more or less."""
    file = demo_town(folder)
    keys = file.parent / "demo.keys"
    with open_store(str(file)) as store:
        keyring = read_file(keys, store.uid)
        room = store.read("room", ["id", "area_id"], where={"use_class": "self_occupied"}, order_by=("id",))
        one = resident(7, name=NAME, birth_date=date(1950, 5, 1), phone="13987654321")
        People(store, keyring).save([one], area_ids=[room["area_id"][0]])
        person = store.read("person", ["id"], where={"uid": one.uid})["id"][0]
        row = {"person_id": person, "room_id": room["id"][0], "role": "owner", "valid_from": date(2020, 1, 1)}
        store.insert("occupancy", {**row, "uid": f"stay-{one.uid}", "area_id": room["area_id"][0]})
        people = store.read("person", ["id", "area_id"], order_by=("id",))
        for key, area in list(zip(*people.values(), strict=True))[40:49]:
            tag = {"person_id": key, "tag": "disabled", "valid_from": date(2020, 1, 1), "area_id": area}
            store.insert("person_tag", tag)
        access = Access(store)
        access.create_user("kanke", "看客", roles=["viewer"])
        limited = access.create_user("wenyuan", "文员", roles=["clerk"])
        store.execute("UPDATE user_role SET hourly_limit = 1 WHERE app_user_id = :id", {"id": limited})
    return file, keys


def run_query(town, profile, steps, database="", **options):
    file, keys = town
    script = OPEN + f"DATABASE = {(database or str(file))!r}\nNAME = {NAME!r}\n" + steps + "\ndrive(steps())\n"
    return run_desktop(script, profile, env={KEYFILE_VARIABLE: str(keys)}, **options).check()
