"""A file in an open window while other programs open it, write and close it again: all is seen, nothing is lost."""

import subprocess
import sys
from contextlib import closing

import pytest

from civicgrid.plugin.store import open_store
from civicgrid.tests.support import outage
from civicgrid.tests.support.alarm_desk import ROOT, fill
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.scene import BOUNDS

# As a batch does it: a program of its own for each.
BATCH = """
import sys
sys.path.insert(0, {tests!r})
import conftest
import shapely
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.loop.events import Events

with open_store({database!r}) as store:
    place = shapely.to_wkb(shapely.Point(*{at!r}))
    Events(store).report({{"event_type": "0102", "title": sys.argv[1], "geom": place}})
"""


@pytest.fixture
def database(tmp_path):
    file = str(tmp_path / "town.gpkg")
    fill(file, "")
    return file


def test_programs_come_and_go_beside_a_window(profile, database, tmp_path):
    at = [(BOUNDS[0] + BOUNDS[2]) / 2, (BOUNDS[1] + BOUNDS[3]) / 2]
    code = BATCH.format(tests=str(ROOT / "tests"), database=database, at=at)
    numbers = iter(range(100))

    def batch():
        subprocess.run([sys.executable, "-c", code, f"批次{next(numbers)}"], check=True, capture_output=True)

    script = f"DATABASE, FOLDER, AT = {database!r}, {str(tmp_path)!r}, {at!r}\n" + outage.ASK
    script += """
def connect():
    plugin().desk.opening.open(DATABASE)
    return lambda: plugin().desk.session.store is not None and not plugin().desk.opening.busy


def report_here(title):
    import shapely
    from civicgrid.plugin.store.loop.events import Events
    values = {"event_type": "0102", "title": title, "geom": shapely.to_wkb(shapely.Point(*AT))}
    done = []
    plugin().desk.workbench.in_store("t", lambda store: Events(store).report(values), done.append, done.append)
    return done


def steps():
    yield connect()
    yield canvas_drawn
    yield messages  # who works here is asked for a little later
    heard = []
    plugin().desk.session.changed.connect(lambda changes: heard.extend(c.row_id for c in changes if c.table == "event"))
    iface.messageBar().clearWidgets()
    for turn in range(5):
        yield from ask("batch")
        iface.mapCanvas().refreshAllLayers()
        yield canvas_drawn
        done = report_here(f"窗口{turn}")
        yield lambda: done
        note(f"here {turn}", [isinstance(one, int) for one in done])
    yield lambda: len(set(heard)) == 10
    note("said", [messages(), plugin().desk.session.lost])


drive(steps())
"""
    with outage.asked(tmp_path, {"batch": batch}):
        values = run_desktop(script, profile, timeout=150).check()
    assert [values[f"here {turn}"] for turn in range(5)] == [[True]] * 5
    assert values["said"] == [[], ""]
    with open_store(database) as store, closing(store):
        titles = store.read("event", ["title"])["title"]
        assert sorted(titles) == sorted([f"批次{n}" for n in range(5)] + [f"窗口{n}" for n in range(5)])
        assert store.query("PRAGMA integrity_check")[0]["integrity_check"] == "ok"
