"""Counting a town of a million residents: all of it, and the building of one who moved, against one naive count.

``python tests/bench/bench_population.py`` prints the rows for both engines. The peer asks the database once for the
residents of each building over the stays, without classes, ages, grids and areas, and keeps nothing.
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

RESIDENTS = 1_000_000
BUDGETS = {"all": 5.0, "one": 0.05}
NAIVE = (
    "SELECT room.building_id, count(DISTINCT occupancy.person_id) AS residents FROM occupancy"
    " JOIN room ON room.id = occupancy.room_id WHERE occupancy.lives_here GROUP BY room.building_id"
)


def best(work, times: int = 3) -> float:
    """Seconds of the quickest of some runs."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def measure(store) -> tuple[float, float, float]:
    """Seconds of the naive count, the full count and that of one building."""
    from civicgrid.plugin.store.residents.counts import count_population

    building = store.read("building", ["id"], order_by=("id",))["id"][0]
    return (
        best(lambda: store.query(NAIVE)),
        best(lambda: count_population(store)),
        best(lambda: count_population(store, [building])),
    )


def rows() -> list[str]:
    """A line for each engine."""
    from civicgrid.plugin.store import create_store
    from civicgrid.tests.support.big_town import fill_big_town
    from civicgrid.tests.support.postgres import SERVICE, running_cluster

    found = []
    with tempfile.TemporaryDirectory() as folder, running_cluster():
        for engine, database in (("GeoPackage", str(Path(folder) / "town.gpkg")), ("PostGIS", f"service={SERVICE}")):
            with create_store(database) as store:
                fill_big_town(store, residents=RESIDENTS)
                naive, whole, one = measure(store)
            found.append(
                f"population of {RESIDENTS:,} on {engine}: all {whole:.2f} s (budget {BUDGETS['all']} s, "
                f"{whole / naive:.1f} x a naive count of {naive:.2f} s), one building {one * 1000:.0f} ms "
                f"(budget {BUDGETS['one'] * 1000:.0f} ms)"
            )
    return found


if __name__ == "__main__":
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.stdout.write("\n".join(rows()) + "\n")
