"""Conflicts of an exchange at the desk of a real QGIS: a deletion, a number that is taken, a row that waits for it."""

import shapely

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE
from civicgrid.plugin.store import create_store, open_store
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.exchange import Side, fill, introduce

SCRIPT = """
desk = lambda: plugin().desk
panel = lambda: desk().host.widget("imports")
idle = lambda: not desk().workbench.tasks._running
sides = lambda: find("CivicGrid.imports.sides")

def lines():
    return [[sides().item(row, column).text() for column in range(3)] for row in range(sides().rowCount())]

def steps():
    yield lambda: plugin().desk is not None
    desk().opening.open(DATABASE)
    yield lambda: desk().session.store is not None and not desk().opening.busy
    dock = desk().host.show("imports")
    iface.mainWindow().resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    panel().tabs.setCurrentIndex(1)
    yield 0.3
    yield idle
    for number in range(3):
        yield lambda: idle() and sides().rowCount() > 0 and panel().desk.go.isEnabled()
        yield 0.3
        press(sides(), Qt.Key.Key_Right)
        yield 0.2
        note(f"lines{number}", lines())
        picture(f"exchange-desk-{number}", dock)
        sides().setRowCount(0)
        press(sides(), Qt.Key.Key_Return)
        yield 0.3
    yield lambda: idle() and panel().desk.pages.text() != ""
    note("over", panel().desk.pages.text())
    desk().session.close()
    yield 0.3

drive(steps())
"""


def test_deletions_and_new_rows_are_settled_as_a_whole(profile, tmp_path, monkeypatch):
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "keys"))
    made = []
    for name in ("南湾街道", "清河县"):
        (tmp_path / name).mkdir()
        made.append(Side(create_store(str(tmp_path / name / "库.gpkg")), tmp_path / name, name))
    ours, county = made
    introduce(ours, county)
    fill(county)
    ours.take(county.send())
    ours.change("camera", "东门", azimuth=10.0)
    county.store.execute("DELETE FROM camera")
    lamp = {"code": "3501000101000009", "class_code": "0101", "edition": "CJT214-2007"}
    point = shapely.to_wkb(shapely.Point(114.02, 22.02))
    theirs = county.add("component", name="路灯", geom=point, **lamp)
    ours.add("component", name="我们的路灯", geom=point, **lamp)
    Attachments(county.store).add("component", theirs, b"x", "photo", file_name="a.jpg")
    assert len(ours.take(county.send()).conflicts) == 3
    for side in made:
        side.store.close()
    database = str(tmp_path / "南湾街道" / "库.gpkg")
    values = run_desktop(
        f"DATABASE = {database!r}\n" + SCRIPT, profile, env={KEYFILE_VARIABLE: str(tmp_path / "keys")}
    ).check()
    first = [values[f"lines{number}"][0] for number in range(3)]
    assert [line[0] for line in first] == ["整行"] * 3
    assert sorted(line[2] for line in first) == ["删除", "采用对方的", "采用对方的"]
    with open_store(database) as store:
        assert store.count("camera") == 0
        assert store.read("component", ["name"], where={"code": lamp["code"]})["name"] == ["路灯"]
        assert store.count("attachment") == 1
