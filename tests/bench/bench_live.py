"""Events live: from the commit of one client to the feed, and to the drawn symbol, of the others.

``python tests/bench/bench_live.py [--engine gpkg] [--seconds 300] [--rate 20] [--clients 10] [--windows 2]`` makes a
town in a cluster (or a file) of its own, lets one client report events at a rate, and follows them in ``clients``
processes, ``windows`` of them a real QGIS with the town's map. It prints how long the feed and the symbol took, what
was lost or came twice, how long QGIS's main thread was away, and by how much the windows' memory grew. All clients
share this machine and its clock: ten windows on two cores measure the cores. ``--metres`` lets the events happen within
so many metres and the windows look there, ``--size 1000x700`` makes the windows smaller; they all stand on one screen.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if "civicgrid" not in sys.modules:
    spec = importlib.util.spec_from_file_location(
        "civicgrid", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

BUDGETS = {"postgis": 0.3, "gpkg": 1.0}  # seconds, of 95 in 100
LONGEST_AWAY = 0.1
_LAST = 5.0  # seconds after the last commit in which everything has to be there

# A client without a window: the feed alone.
FOLLOW = """
import runpy, sys, time, json
from pathlib import Path
runpy.run_path({bench!r}, run_name="loaded")
from civicgrid.plugin.store import open_store
from civicgrid.plugin.store.feed import ChangeFeed
folder, heard = Path({folder!r}), []
with open_store({database!r}) as store, ChangeFeed(store) as feed:
    Path({ready!r}).touch()
    while not (folder / "end").exists():
        if feed.wait(0.5):
            changes = feed.changes()
            now = time.time()
            heard += [[c.row_id, now] for c in changes if c.table == "event" and c.operation == "insert"]
Path({result!r}).write_text(json.dumps(heard))
"""

# A client with a window. A symbol counts as drawn when it was painted above the map, or when a drawing ends that began
# after its layer was told to draw.
WINDOW = """
FOLDER, READY, DATABASE, PLACE = {folder!r}, {ready!r}, {database!r}, {place!r}
heard, drawn, gaps, memory = [], [], [], []
known, asked, under_way = set(), set(), set()
beat = {{"at": time.monotonic(), "on": False}}
layers_ = lambda: plugin().desk.layers


def hear(changes):
    now = time.time()
    ids = [c.row_id for c in changes if c.table == "event" and c.operation == "insert"]
    heard.extend([key, now] for key in ids)
    known.update(ids)


def starting():
    under_way.update(asked)
    asked.clear()


def complete(*_):
    now = time.time()
    drawn.extend([key, now] for key in under_way)
    under_way.clear()


def tick():
    now = time.monotonic()
    if beat["on"]:
        gaps.append(now - beat["at"])
    beat["at"] = now


def resident():
    # Megabytes of this process.
    pages = int(open("/proc/self/statm").read().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def look_at(bounds):
    from qgis.core import QgsCoordinateReferenceSystem, QgsReferencedRectangle, QgsRectangle
    crs = QgsCoordinateReferenceSystem(plugin().desk.session.store.crs)
    iface.mapCanvas().setReferencedExtent(QgsReferencedRectangle(QgsRectangle(*bounds), crs))
    iface.mapCanvas().refresh()


def steps():
    plugin().desk.opening.open(DATABASE)
    yield lambda: plugin().desk.session.store is not None
    yield 3.0
    yield canvas_drawn
    if PLACE:
        look_at(PLACE)
        yield 1.0
        yield canvas_drawn
    plugin().desk.session.changed.connect(hear)
    layers_().fresh.painted.connect(lambda key: drawn.append([key, time.time()]))
    for layer in QgsProject.instance().mapLayers().values():
        if layer.customProperty("civicgrid/table") == "event_map":
            layer.repaintRequested.connect(lambda *_: (asked.update(known), known.clear()))
    canvas = iface.mapCanvas()
    canvas.renderStarting.connect(starting)
    canvas.renderComplete.connect(complete)
    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(10)
    _kept.append(timer)
    yield 2.0
    open(READY, "w").close()
    while not os.path.exists(FOLDER + "/begin"):  # the others need their time to start
        yield 0.2
    beat["at"], beat["on"] = time.monotonic(), True
    while not os.path.exists(FOLDER + "/end"):
        memory.append(resident())
        yield 5.0
    beat["on"] = False
    memory.append(resident())
    note("memory", memory)
    note("heard", heard)
    note("drawn", drawn)
    note("gaps", gaps)
    picture("live")

drive(steps())
"""


@dataclass(frozen=True)
class Windows:
    """The real QGIS windows: how many, their screen in pixels, and how many metres of the town they show (0: all)."""

    count: int
    size: tuple[int, int] = (1600, 1000)
    metres: float = 0


def run(engine: str, seconds: float, rate: float, clients: int, windows: Windows, population: int) -> dict:
    """Report events for ``seconds`` and return the numbers of all clients, times in seconds."""
    from civicgrid.plugin.jobs.demo.create import create_demo
    from civicgrid.plugin.services.keys import make_keys
    from civicgrid.plugin.store import create_store
    from civicgrid.tests.support.postgres import SERVICE, running_cluster

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="civicgrid-live-")))
        if engine == "postgis":
            stack.enter_context(running_cluster("max_connections=300"))
            database = f"service={SERVICE} schema=live"
        else:
            database = str(folder / "live.gpkg")
        store = stack.enter_context(create_store(database, purpose="demo"))
        create_demo(store, make_keys(store.uid), population=population)
        place = _place(store, windows.metres)
        shown = place if windows.metres else ()
        connections = []

        def report() -> list[tuple[int, float]]:
            made = _report(store, seconds, rate, place)
            if engine == "postgis":
                connections.append(store.query("SELECT count(*) AS found FROM pg_stat_activity")[0]["found"])
            return made

        return {**_follow(folder, database, clients, windows, shown, report), "connections": connections}


def _place(store, metres: float) -> tuple[float, float, float, float]:
    """Where events happen: in the whole town, or within some metres in its middle; bounds in the store's CRS."""
    import shapely

    from civicgrid.plugin.services.coordinates import LocalMetres

    bounds = shapely.total_bounds(shapely.from_wkb(store.read("grid", ["geom"])["geom"]))
    if not metres:
        return tuple(map(float, bounds))
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    wide, high = metres / 2 / LocalMetres(store.crs, (x, y, x, y)).scale
    return float(x - wide), float(y - high), float(x + wide), float(y + high)


def _report(store, seconds: float, rate: float, place: tuple[float, float, float, float]) -> list[tuple[int, float]]:
    """Report events at a rate, one in fifty of them an alarm; gives their ids and the instants after their commits."""
    import numpy as np
    import shapely

    from civicgrid.plugin.store.loop.events import Events

    minx, miny, maxx, maxy = place
    places = np.random.default_rng(1)
    events, made = Events(store), []
    begin = time.monotonic()
    while (number := len(made)) < seconds * rate:
        time.sleep(max(0.0, begin + number / rate - time.monotonic()))
        point = shapely.Point(places.uniform(minx, maxx), places.uniform(miny, maxy))
        urgency = "critical" if number % 50 == 25 else "normal"
        values = {"event_type": "0102", "title": f"事件{number}", "source": "manual", "urgency": urgency}
        key = events.report({**values, "geom": shapely.to_wkb(point)})
        made.append((key, time.time()))
    return made


def _follow(folder: Path, database: str, clients: int, windows: Windows, place: tuple, report) -> dict:
    """Start the clients, report, and gather what each has heard and drawn."""
    from civicgrid.tests.support.desktop import screen

    with screen(*windows.size) as display:
        return _follow_on(display, folder, database, clients, windows, place, report)


def _follow_on(display: str, folder: Path, database: str, clients: int, windows: Windows, place: tuple, report) -> dict:
    from civicgrid.tests.support.desktop import profile_with_plugin, run_desktop

    ready = [folder / f"ready{number}" for number in range(clients)]
    results: list[dict] = [{} for _ in ready]

    def follow(number: int) -> None:
        given = {"bench": __file__, "folder": str(folder), "database": database, "ready": str(ready[number])}
        if number < windows.count:
            profile = profile_with_plugin(folder / f"window{number}")
            script = WINDOW.format(**given, place=place)
            results[number] = run_desktop(script, profile, timeout=3600, display=display).check()
            return
        result = folder / f"heard{number}.json"
        subprocess.run([sys.executable, "-c", FOLLOW.format(**given, result=str(result))], check=True)
        results[number] = {"heard": json.loads(result.read_text())}

    threads = [threading.Thread(target=follow, args=(number,)) for number in range(len(ready))]
    try:
        for number, thread in enumerate(threads):
            thread.start()
            # One after the other: ten that start at once would wait for each other.
            while number < windows.count and not ready[number].exists() and thread.is_alive():
                time.sleep(0.1)
        while not all(path.exists() for path in ready):
            if not all(thread.is_alive() for thread in threads):
                raise RuntimeError("a client ended before it was ready")
            time.sleep(0.1)
    except BaseException:
        (folder / "begin").touch()
        (folder / "end").touch()
        raise
    (folder / "begin").touch()
    try:
        made = report()
        time.sleep(_LAST)
    finally:
        (folder / "end").touch()
    for thread in threads:
        thread.join()
    return {"made": made, "clients": results}


def told(engine: str, found: dict) -> list[str]:
    """What is to be said of a run, one line each."""
    made = dict(found["made"])
    lines = [f"{engine}: {len(made)} events, {len(found['clients'])} clients"]
    waits, shown, away, memory = [], [], [], []
    all_lost = all_twice = undrawn = 0
    for number, client in enumerate(found["clients"]):
        ids = [key for key, _ in client["heard"] if key in made]
        lost, twice = len(made.keys() - set(ids)), len(ids) - len(set(ids))
        all_lost, all_twice = all_lost + lost, all_twice + twice
        waits += [at - made[key] for key, at in client["heard"] if key in made]
        if lost or twice:
            lines.append(f"  client {number}: {lost} lost, {twice} came twice")
        if "drawn" in client:
            first = dict(reversed(client["drawn"]))
            shown += [first[key] - made[key] for key in made if key in first]
            away += client["gaps"]
            memory.append(client["memory"])
            missing = len(made.keys() - first.keys())
            undrawn += missing
            if missing:
                lines.append(f"  window {number}: {missing} were not drawn")
    lines.append(f"  in all {all_lost} lost, {all_twice} came twice, {undrawn} not drawn")
    lines += [f"  connections of the server: {count}" for count in found["connections"]]
    lines.append("  commit to feed:   " + _shares(waits))
    if shown:
        budget = BUDGETS[engine]
        lines.append(f"  commit to symbol: {_shares(shown)} (budget of 95 in 100: {budget * 1000:.0f} ms)")
        long = [gap for gap in away if gap > LONGEST_AWAY]
        lines.append(f"  main thread away: at most {max(away) * 1000:.0f} ms, {len(long)} times over 100 ms")
        first, last = ([f"{one[place]:.0f}" for one in memory] for place in (0, -1))
        grown = max(one[-1] - one[0] for one in memory)
        lines.append(
            f"  memory of windows: {', '.join(first)} MB, then {', '.join(last)} MB; at most {grown:.0f} MB more"
        )
    return lines


def _shares(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    shares = [(share, ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]) for share in (50, 95, 99)]
    return ", ".join(f"p{share} {value * 1000:.0f} ms" for share, value in shares)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=tuple(BUDGETS), default="postgis")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rate", type=float, default=20)
    parser.add_argument("--clients", type=int, default=10)
    parser.add_argument("--windows", type=int, default=2)
    parser.add_argument("--population", type=int, default=3000)
    parser.add_argument("--size", default="1600x1000")
    parser.add_argument("--metres", type=float, default=0)
    given = parser.parse_args()
    wide, high = map(int, given.size.split("x"))
    windows = Windows(given.windows, (wide, high), given.metres)
    found = run(given.engine, given.seconds, given.rate, max(given.clients, given.windows), windows, given.population)
    print("\n".join(told(given.engine, found)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
