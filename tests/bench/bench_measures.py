"""The measures of 100,000 events by department, month and grid, against a bare count of their steps.

``python tests/bench/bench_measures.py`` prints the rows for both engines. The peer asks the database for the number of
steps by action, which is the least that a count over the log itself would have to read.
"""

import importlib.util
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if "civicgrid" not in sys.modules:
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "civicgrid", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

EVENTS = 100_000
BUDGET = 1.0
BARE = "SELECT action, count(*) AS steps FROM event_step GROUP BY action"


def best(work, times: int = 3) -> float:
    """Seconds of the quickest of some runs."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def rows() -> list[str]:
    """A line for each engine."""
    from civicgrid.plugin.jobs.measures import measure_table
    from civicgrid.plugin.store import create_store
    from civicgrid.tests.support.histories import filled
    from civicgrid.tests.support.postgres import SERVICE, running_cluster

    found = []
    with tempfile.TemporaryDirectory() as folder, running_cluster():
        for engine, database in (("GeoPackage", str(Path(folder) / "town.gpkg")), ("PostGIS", f"service={SERVICE}")):
            with create_store(database) as store:
                filled(store, EVENTS)
                store.execute("ANALYZE")
                steps = store.count("event_step")
                bare = best(lambda store=store: store.query(BARE))
                taken = [
                    f"by {by} {best(lambda store=store, by=by: measure_table(store, by)):.2f} s"
                    for by in ("department", "month", "grid")
                ]
            found.append(
                f"measures of {EVENTS:,} events with {steps:,} steps on {engine}: {', '.join(taken)} "
                f"(budget {BUDGET} s; a bare count of the steps {bare:.2f} s)"
            )
    return found


if __name__ == "__main__":
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.stdout.write("\n".join(rows()) + "\n")
