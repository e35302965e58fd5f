"""What the tests of alarms share: a town, another client that commits when it is told to, what their scripts call."""

import sys
from datetime import timedelta
from pathlib import Path

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.maps.palette import colour
from civicgrid.plugin.services import clock
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.scene import BOUNDS, add_places

ROOT = Path(__file__).resolve().parents[2]

# Another client: what it is told on its input it does in the store, one JSON line after the other.
OTHER = """
import json, sys
sys.path.insert(0, {tests!r})
import conftest
import shapely
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.alarms import Alarms
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.rewritten import rewrite

with open_store({database!r}) as store:
    store.operator = {operator!r}
    for line in sys.stdin:
        order = json.loads(line)
        if order["do"] == "report":
            point = shapely.to_wkb(shapely.Point(*order.pop("at")))
            done = Events(store).report({{**order["values"], "geom": point}})
        elif order["do"] == "correct":
            done = Events(store).correct(order["event"], order["values"])
        elif order["do"] == "rewrite":
            done = [rewrite(store, sql) for sql in order["statements"]]
        else:
            done = [one.own for one in Alarms(store).acknowledge(order["events"], order.get("note"))]
        print(json.dumps(done), flush=True)
"""

# In QGIS: the other client, the alarms.
OPENING = """
import subprocess
from qgis.PyQt.QtWidgets import QLabel, QPushButton
other = subprocess.Popen([PYTHON, "-c", CODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
alarms = lambda: plugin().desk.alarms
bar = lambda: find("CivicGrid.alarms")
count = lambda: len(alarms().situation.alarms)


def order(**what):
    other.stdin.write(json.dumps(what) + "\\n")
    other.stdin.flush()
    return json.loads(other.stdout.readline())


def report(title, x, y=0.5, **values):
    at = [BOUNDS[0] + (BOUNDS[2] - BOUNDS[0]) * x, BOUNDS[1] + (BOUNDS[3] - BOUNDS[1]) * y]
    given = {"event_type": "0401", "title": title, "urgency": "critical", "address": "东街道民生路12号", **values}
    return order(do="report", at=at, values=given)


def texts():
    labels = [label for label in bar().findChildren(QLabel) if label.isVisible()]
    return [label.toolTip() or label.text() for label in labels if label.text()]


def symbol_pixels():
    image = iface.mapCanvas().grab().toImage()
    middle = image.rect().center()
    near = range(-30, 31)
    return sum(image.pixelColor(middle.x() + x, middle.y() + y).name() == RED for x in near for y in near)


def connect():
    plugin().desk.opening.open(DATABASE)
    return lambda: plugin().desk.session.store is not None and not plugin().desk.opening.busy
"""


def fill(database, login):
    """A town, who works in it (王芳 is us, 李强 is the other client), and who is on duty."""
    with create_store(database, purpose="exercise") as store:
        area = add_places(store)
        access = Access(store)
        access.create_user(login, "王芳", area_id=area)
        access.create_user("li", "李强", area_id=area, roles=["dispatcher"], create_login=store.engine == "postgis")
        now = clock.utc_now()
        row = {"uid": new_uid(), "part": "leader", "name": "王主任", "starts_at": now - timedelta(hours=1)}
        store.insert("duty_shift", {**row, "ends_at": now + timedelta(hours=8)})


def run(profile, database, steps, other=None, **options):
    with open_store(database) as store:
        found = store.read("app_user", ["id"], where={"login": "li"})["id"]
    code = OTHER.format(tests=str(ROOT / "tests"), database=other or database, operator=found[0])
    values = (sys.executable, code, database, BOUNDS, colour("level_1"))
    given = f"PYTHON, CODE, DATABASE, BOUNDS, RED = {values!r}\n"
    return run_desktop(given + OPENING + steps + "\ndrive(steps())\n", profile, **options).check()
