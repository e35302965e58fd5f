"""Changes of others on the map: drawn at once, gathered while the map is drawn, and none is left out."""

import pytest

from civicgrid.plugin.store import create_store
from civicgrid.tests.support.desktop import run_desktop
from civicgrid.tests.support.scene import add_places, add_things

BURST = 2000

OPENED = """
def opened(desk):
    desk.opening.open({database!r})
    yield lambda: desk.session.store is not None
    yield 0.5
    yield canvas_drawn
    yield lambda: not desk.layers._timer.isActive()

"""


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
    yield from opened(desk)
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
    values = run_desktop(OPENED.format(database=str(database)) + script, profile).check()
    assert values["told"] == BURST
    assert values["repaints"][-1] >= BURST  # what came last is drawn, too
    assert len(values["repaints"]) < BURST / 10


def test_an_event_is_on_the_map_before_its_layer_is_drawn_again(profile, database):
    script = """
import shapely
from civicgrid.plugin.store.loop.events import Events

def steps():
    desk = plugin().desk
    yield from opened(desk)
    painted, repaints = [], []
    desk.layers.fresh.painted.connect(painted.append)
    layer = next(one for one in QgsProject.instance().mapLayers().values()
                 if one.customProperty("civicgrid/table") == "event_map")
    layer.repaintRequested.connect(lambda *_: repaints.append(1))
    canvas = iface.mapCanvas()
    store = desk.session.store

    def report(level, x, y):
        place = canvas.getCoordinateTransform().toMapCoordinates(x, y)
        move = QgsCoordinateTransform(canvas.mapSettings().destinationCrs(), layer.crs(), QgsProject.instance())
        place = move.transform(place)
        return Events(store).report({"event_type": "0102", "title": "井盖缺失", "source": "manual",
                                     "urgency": level, "geom": shapely.Point(place.x(), place.y()).wkb})

    desk.layers._timer.start(6000)  # a drawing has just ended, and took long
    first = report("critical", 200, 150)
    second = report("normal", 400, 250)
    yield lambda: set(painted) == {first, second}
    note("repaints", len(repaints))
    picture("live-fresh")
    marks = dict(desk.layers.fresh._marks)
    note("marked", [mark is not None for mark in marks.values()])
    desk.layers._timer.start(0)
    yield lambda: repaints
    yield lambda: not desk.layers.fresh._marks  # the layer has them now
    yield canvas_drawn
    picture("live-drawn")
    # A layer that is off shows no events, new ones neither.
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    node.setItemVisibilityChecked(False)
    yield 0.5
    yield canvas_drawn
    yield lambda: not desk.layers._timer.isActive()
    desk.layers._timer.start(1500)
    hidden = report("normal", 300, 300)
    yield 1.0
    note("hidden", [hidden in painted, desk.layers.fresh._marks.get(hidden, "gone") is None])

drive(steps())
"""
    values = run_desktop(OPENED.format(database=str(database)) + script, profile).check()
    assert values["repaints"] == 0
    assert values["marked"] == [True, True]
    assert values["hidden"] == [False, True]
