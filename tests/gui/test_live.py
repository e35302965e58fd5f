"""Changes of others on the map: drawn at once, gathered while the map is drawn, and none is left out."""

import pytest

from civicgrid.plugin.store import create_store
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.scene import add_places, add_things

BURST = 2000


@pytest.fixture
def database(tmp_path):
    file = tmp_path / "town.gpkg"
    with create_store(str(file), purpose="demo") as store:
        add_things(store, add_places(store))
    return file


def test_a_burst_is_drawn_at_once_and_then_in_few_drawings(profile, database):
    script = f"""
from civicgrid.plugin.domain.uid import new_uids

def steps():
    desk = plugin().desk
    desk.opening.open({str(database)!r})
    yield lambda: desk.session.store is not None
    yield 0.5
    yield canvas_drawn
    yield lambda: not desk.layers._timer.isActive()
    repaints, told = [], []
    for layer in QgsProject.instance().mapLayers().values():
        if layer.customProperty("civicgrid/table") == "event_map":
            layer.repaintRequested.connect(lambda *_: repaints.append(len(told)))
    desk.session.changed.connect(lambda changes: told.extend(changes))
    # One row at a time, as fast as the feed could ever tell of them.
    store = desk.session.store
    events = store.read("event", ["id"])["id"]
    for number in range({BURST}):
        store.update("event", events[0], {{"title": str(number)}})
        if number % 50 == 0:
            yield 0.01
    yield lambda: len(told) >= {BURST}
    yield lambda: repaints and repaints[-1] >= len(told) and not desk.layers._timer.isActive()
    note("repaints", repaints)
    note("told", len([change for change in told if change.table == "event"]))

drive(steps())
"""
    values = run_desktop(script, profile).check()
    assert values["told"] == BURST
    assert values["repaints"][-1] >= BURST  # what came last is drawn, too
    assert len(values["repaints"]) < BURST / 10
