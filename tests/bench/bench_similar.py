"""Similar open events before filing, among 100,000; the peer compares the report with every open event.

``python tests/bench/bench_similar.py`` prints a row for each engine.
"""

import importlib.util
import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if "civicgrid" not in sys.modules:
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "civicgrid", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

import numpy as np
import shapely

from civicgrid.tests.bench.bench_population import best

EVENTS = 100_000
BUDGET = 0.05
WEST, SOUTH, SIDE = 114.2, 22.7, 0.1  # about ten kilometres
KINDS = ("0102", "0404", "0505", "0110", "0301")
TEXTS = ("垃圾成堆没人清", "污水横流", "机动车乱停", "路面有坑", "夜间施工扰民")


def fill(store) -> None:
    """Open events all over a town."""
    from civicgrid.plugin.domain.uid import new_uids
    from civicgrid.plugin.services.clock import utc_now

    random = np.random.default_rng(7)
    places = shapely.points(WEST + SIDE * random.random(EVENTS), SOUTH + SIDE * random.random(EVENTS))
    now = utc_now()
    store.load(
        "event",
        {
            "uid": new_uids(EVENTS),
            "number": [f"20260101-{n:06d}" for n in range(EVENTS)],
            "event_type": [KINDS[n % len(KINDS)] for n in range(EVENTS)],
            "title": [f"幸福路{n % 300}号{TEXTS[n % len(TEXTS)]}" for n in range(EVENTS)],
            "description": [f"市民反映幸福路{n % 300}号{TEXTS[n % len(TEXTS)]}，请尽快处理" for n in range(EVENTS)],
            "state": ["reported"] * EVENTS,
            "reported_at": [now - timedelta(minutes=n % 20_000) for n in range(EVENTS)],
            "geom": shapely.to_wkb(places, byte_order=1).tolist(),
        },
    )
    store.execute("ANALYZE")


def measure(store) -> tuple[float, float]:
    """Seconds of the peer, and of what a person waits for."""
    from civicgrid.plugin.domain.events.similar import Report, likeness
    from civicgrid.plugin.services.clock import utc_now
    from civicgrid.plugin.store.loop.event_similar import similar_events

    report = Report("0102", "幸福路12号垃圾成堆没人清", utc_now())
    places = [shapely.to_wkb(shapely.Point(WEST + SIDE * share, SOUTH + SIDE * share)) for share in (0.2, 0.5, 0.8)]

    def peer() -> int:
        rows = store.read("event", ["event_type", "title", "reported_at"], where={"closed_at": None})
        reports = (Report(*row) for row in zip(*rows.values(), strict=True))
        return sum(likeness(report, one, 50) is not None for one in reports)

    def ours() -> int:
        return sum(len(similar_events(store, place, report)) for place in places)

    return best(peer, 1), best(ours) / len(places)


def rows() -> list[str]:
    """A line for each engine."""
    from civicgrid.plugin.store import create_store
    from civicgrid.tests.support.postgres import SERVICE, running_cluster

    found = []
    with tempfile.TemporaryDirectory() as folder, running_cluster():
        for engine, database in (("GeoPackage", str(Path(folder) / "town.gpkg")), ("PostGIS", f"service={SERVICE}")):
            with create_store(database) as store:
                fill(store)
                peer, ours = measure(store)
            found.append(
                f"similar open events, {EVENTS:,} on {engine}: {ours * 1000:.1f} ms (budget {BUDGET * 1000:.0f} ms,"
                f" {ours / peer:.4f} x a look at every open event of {peer * 1000:.0f} ms)"
            )
    return found


if __name__ == "__main__":
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    for row in rows():
        print(row)  # noqa: T201
