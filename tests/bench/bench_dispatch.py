"""Who should go: 200 responders on the network bench's lattice, the whole call against its budget, warm.

``python tests/bench/bench_dispatch.py`` prints the row; `rows` gives it to ``make bench``.
"""

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import shapely
from qgis.core import QgsApplication

BUDGET = 0.200


def rows(folder: Path) -> list:
    """Return the row of the budget; QGIS has to be running."""
    from civicgrid.plugin.domain.uid import new_uids
    from civicgrid.plugin.jobs.dispatch import Networks, candidates, dispatch_rules
    from civicgrid.plugin.services import clock
    from civicgrid.plugin.store import create_store
    from civicgrid.plugin.store.loop.events import Events
    from civicgrid.tests.bench.bench_network import EXTENT, ORIGIN, RESOURCES, SIZE, Row, timed
    from civicgrid.tests.support import networks

    os.environ["CIVICGRID_CACHE"] = str(folder / "cache")
    rng = np.random.default_rng(11)
    places = rng.uniform(0, EXTENT, (RESOURCES, 2)) + ORIGIN
    numbers = [f"E{number:03d}" for number in range(RESOURCES)]
    now = clock.utc_now()
    with create_store(str(folder / "dispatch.gpkg"), crs="EPSG:4547", purpose="demo") as store:
        roads = list(networks.lattice(SIZE, origin=ORIGIN))
        direction = {"F": "forward", "T": "backward", "B": "both"}
        store.load("road", {
            "uid": new_uids(len(roads)), "road_class": ["residential"] * len(roads),
            "direction": [direction[oneway] for _line, oneway, _speed in roads],
            "speed": [speed for _line, _oneway, speed in roads], "source": ["bench"] * len(roads),
            "external_number": [str(number) for number in range(len(roads))],
            "geom": shapely.to_wkb([shapely.LineString(line) for line, _oneway, _speed in roads]).tolist(),
        })  # fmt: skip
        store.load("responder", {"uid": new_uids(RESOURCES), "number": numbers, "name": numbers,
                                 "kind": ["vehicle"] * RESOURCES, "skills": ["灭火"] * RESOURCES,
                                 "status": ["available"] * RESOURCES})  # fmt: skip
        # A day of positions of everybody: the last one has to be found among them.
        ago = [now - timedelta(minutes=5 * step) for step in range(288)]
        store.load("position", {
            "source": [number for number in numbers for _ in ago], "at": ago * RESOURCES,
            "geom": [shape for shape in shapely.to_wkb(shapely.points(places)).tolist() for _ in ago],
        }, key=("source", "at"))  # fmt: skip
        middle = shapely.Point(0.503 * EXTENT + ORIGIN[0], 0.498 * EXTENT + ORIGIN[1])
        event = Events(store).report({"event_type": "0403", "title": "E", "geom": shapely.to_wkb(middle)})
        # A bow around the event, open on one side: everybody else has to go around.
        _west, south, east, north = middle.buffer(900).bounds
        bow = middle.buffer(900).difference(middle.buffer(700)).difference(shapely.box(middle.x, south, east, north))
        zone = shapely.to_wkb(shapely.MultiPolygon([bow]) if bow.geom_type == "Polygon" else bow)
        network = Networks(store).network("drive")
        engine = dispatch_rules(store).requirements["fire_engine"]

        def free():
            return candidates(store, network, event, engine, now)

        def closed():
            return candidates(store, network, event, engine, now, [zone])

        reached = sum(one.unit.minutes is not None for one in free().candidates)
        if reached != RESOURCES:
            raise RuntimeError(f"only {reached} of {RESOURCES} responders have a way")
        return [
            Row("dispatch: 200 responders ranked, 90,000 nodes, warm", timed(free, 9), BUDGET),
            Row("dispatch: the same around a closed bow", timed(closed, 9), BUDGET),
        ]


def main() -> None:
    """Print the rows."""
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory(prefix="civicgrid-bench-") as folder:
        for row in rows(Path(folder)):
            sys.stdout.write(f"{row}\n")
    application.exitQgis()


if __name__ == "__main__":
    from bench_network import register

    register()
    main()
