"""What the tests of the panel 事件 share: a street with events and three persons, and what their scripts call."""

from datetime import timedelta

import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import create_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.photos import photo
from civicgrid.tests.support.postgres import SERVICE
from civicgrid.tests.support.rewritten import rewrite
from civicgrid.tests.support.scene import add_places

PERSONS = {"fenbo": ("李分拨", ("clerk", "dispatcher"), None), "chuzhi": ("张处置", ("handler",), "CG"),
           "hecha": ("赵核查", ("verifier",), None)}  # fmt: skip
SPOT = (114.206, 22.706)
MATTERS = (
    ("0102", "幸福路12号门口暴露垃圾", "幸福路12号", {"urgency": "urgent"}, 3, "hotline_12345"),
    ("0501", "菜市场外无照经营游商", "菜市场东门", {"urgency": "normal"}, -30, "grid_worker"),
    ("0404", "翠湖小区下水道堵塞外溢", "翠湖小区3栋", {"urgency": "critical"}, 1, "grid_worker"),
    ("0505", "实验小学门前机动车乱停放", "实验小学", {}, 90, "command_centre"),
    ("0110", "解放路路面破损", "解放路与民生路口", {"warning_colour": "yellow"}, 20, "hotline_12345"),
)


def fill_desk(store):
    """Places, two departments, some events, things around the first of them; returns the ids of the events."""
    area = add_places(store)
    for code, name in (("CG", "城管中队"), ("HB", "环保所")):
        key = store.insert("department", {"uid": new_uid(), "code": code, "name": name, "area_id": area})
        duty = {"event_type": MATTERS[0][0], "part": "lead" if code == "CG" else "assist"}
        store.insert("responsibility", {"department_id": key, "basis": "示范街道职责清单第3条", **duty})
    now = clock.utc_now()
    found = []
    for place, (kind, title, address, values, hours, source) in enumerate(MATTERS):
        point = shapely.Point(SPOT[0] + 0.0015 * place, SPOT[1] + 0.0008 * place)
        found.append(
            Events(store).report({
                "event_type": kind, "title": title, "address": address, "source": source, "area_id": area,
                "geom": shapely.to_wkb(point), "reported_at": now - timedelta(hours=60 - 10 * place),
                "due_at": now + timedelta(hours=hours), "external_number": f"GD{place + 1:04d}", **values,
            })
        )  # fmt: skip
    # As they stand in the list: before the first step, they are due when they are to be accepted.
    for key, (*_, hours, _) in zip(found, MATTERS, strict=True):
        due = now + timedelta(hours=hours)
        values = {"due": due, "warning": due - timedelta(hours=4), "event": key}
        rewrite(store, "UPDATE event SET due_at = :due, warn_at = :warning WHERE id = :event", values)
    beside = shapely.to_wkb(shapely.Point(SPOT[0] + 0.0002, SPOT[1]))
    store.insert("camera", {"uid": new_uid(), "name": "幸福路口球机", "kind": "dome", "area_id": area, "geom": beside})
    store.insert("component", {"uid": new_uid(), "code": "0101000000000001", "class_code": "0101", "name": "雨水井盖",
                               "edition": "CJT214-2007", "area_id": area, "geom": beside})  # fmt: skip
    home = shapely.box(SPOT[0], SPOT[1], SPOT[0] + 0.0001, SPOT[1] + 0.0001)
    store.insert("building", {"uid": new_uid(), "name": "1号楼", "area_id": area,
                              "geom": shapely.to_wkb(shapely.MultiPolygon([home]))})  # fmt: skip
    return found


def make_desk(folder):
    """A file with the street, in which three persons work; returns its path, the events and a photo."""
    file = folder / "事件 街道.gpkg"
    with create_store(str(file), purpose="demo") as store:
        access = Access(store)
        accounts = {login: access.create_user(login, name) for login, (name, *_) in PERSONS.items()}
        for login, (_, roles, _) in PERSONS.items():
            access.set_roles(accounts[login], list(roles))
        store.operator = accounts["fenbo"]
        events = fill_desk(store)
        store.operator = None
        for login, (_, _, code) in PERSONS.items():
            if code:
                department = store.read("department", ["id"], where={"code": code})["id"][0]
                store.update("app_user", accounts[login], {"department_id": department})
        store.execute("UPDATE setting SET value = '0' WHERE name = 'single_operator'")
    return str(file), events, str(photo(folder / "现场.jpg", SPOT))


def serve_desk(schema):
    """The street on the running server, whose owner sits at QGIS; returns its DATABASE text and the events."""
    database = f"service={SERVICE} schema={schema}"
    with create_store(database, purpose="demo") as store:
        account = Access(store).create_user("civicgrid", "李分拨")
        Access(store).set_roles(account, ["clerk", "dispatcher", "manager"])
        return database, fill_desk(store)


DESK = """
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY
from qgis.PyQt.QtWidgets import QDockWidget

desk = lambda: plugin().desk
session = lambda: desk().session
panel = lambda: desk().host.widget("events")
table = lambda: panel().list.table
model = lambda: panel().list.model
details = lambda: panel().details
form = lambda: panel().details.form
text = lambda name: find("CivicGrid.events." + name).text()
quiet = lambda: not desk().workbench.tasks._running and not panel()._reread.isActive()


def opened(database):
    desk().opening.open(database)
    return lambda: session().store is not None and not desk().opening.busy and session().account is not None


def settled():
    yield 0.3
    yield quiet
    yield 0.2
    yield quiet


def shown(database, width=360):
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    yield opened(database)
    yield lambda: QgsProject.instance().mapLayers()
    dock = desk().host.show("events")
    iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    yield from settled()
    iface.messageBar().clearWidgets()
    yield canvas_drawn


def person(login):
    # Another person signs in by opening the file anew.
    desk().opening.open(DATABASE + " operator=" + login)
    yield lambda: session().database.endswith(login) and not desk().opening.busy and session().account
    yield from settled()


def titles():
    return [model().event_at(row).title for row in range(model().rowCount())]


def width(pixels):
    dock = iface.mainWindow().findChild(QDockWidget, "CivicGrid.events")
    iface.mainWindow().resizeDocks([dock], [pixels], Qt.Orientation.Horizontal)


def on_map(x, y):
    canvas = iface.mapCanvas()
    into = canvas.mapSettings().destinationCrs()
    moved = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4490"), into, QgsProject.instance())
    place = canvas.getCoordinateTransform().transform(moved.transform(QgsPointXY(x, y)))
    return QPoint(round(place.x()), round(place.y()))


def offered():
    return [one.action for one in details().offered]


def begin(action):
    # By the main button where the step is the first, else by its entry in the menu.
    if offered()[0] == action and details().main.isVisible():
        click(details().main)
    else:
        next(a for a in details().more.menu().actions() if a.objectName().endswith("." + action)).trigger()
    yield lambda: quiet() and details().in_form
    yield 0.2


def confirm():
    click(find("CivicGrid.events.confirm"))
    yield lambda: quiet() and not details().in_form
    yield from settled()


def step(action, note=""):
    yield from begin(action)
    if note:
        type_text(find("CivicGrid.events.note"), note)
    yield from confirm()


def state():
    return session().store.read("event", ["state"], where={"id": EVENT})["state"][0]
"""
