"""Opening a building in the panel 人房信息 in a town of a million residents: read, arranged, counted, painted.

``python tests/bench/bench_people_houses.py`` prints the rows for both engines, on a server as its owner and as a clerk
bound to the area. Every opening begins with a new connection, as in the panel. The peer asks QGIS for the rows of the
view person_place that belong to the building, and draws nothing.
"""

import importlib.util
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if "civicgrid" not in sys.modules:
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "civicgrid", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

RESIDENTS = 1_000_000
BUDGET = 0.1
TIMES = 15
TOWER = "6x33x4 skip=4,13,14 basement=2x6"


def seconds(work) -> float:
    """How long a piece of work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def open_times(store, buildings) -> tuple[float, float]:
    """The median over buildings of reading with arranging, and of painting what is in view."""
    from civicgrid.plugin.jobs.people_houses import look_at
    from civicgrid.plugin.panels.shared.section import SectionChart

    chart = SectionChart()
    chart.resize(360, 480)
    reads, paints = [], []
    for key in buildings:
        started = time.perf_counter()
        with store.released():
            look = look_at(store, key, people=True)
        reads.append(time.perf_counter() - started)

        def paint(section=look.section):
            chart.set_section(section)
            chart.fit()
            chart.grab()

        paints.append(seconds(paint))
    return median(reads), median(paints)


def peer_time(store, buildings) -> float:
    """The median of asking QGIS for who stays in a building."""
    from qgis.core import QgsFeatureRequest, QgsVectorLayer

    from civicgrid.plugin.maps.sources import layer_source

    uri, provider = layer_source(store, "person_place")
    layer = QgsVectorLayer(uri, "person_place", provider)
    request = "building_id = {}"
    return median(
        seconds(lambda key=key: list(layer.getFeatures(QgsFeatureRequest().setFilterExpression(request.format(key)))))
        for key in buildings
    )


def rows() -> list[str]:
    """A line for each engine, account and kind of building."""
    from civicgrid.plugin.domain.rooms.line import parse_pattern
    from civicgrid.plugin.jobs.rooms import make_rooms
    from civicgrid.plugin.store import create_store
    from civicgrid.tests.support.awkward import move_in
    from civicgrid.tests.support.big_town import fill_big_town
    from civicgrid.tests.support.people import add_account
    from civicgrid.tests.support.postgres import SERVICE, running_cluster

    found = []

    def measure(name, store, buildings, tower):
        for kind, keys in (("9 rooms, 25 residents", buildings), ("864 rooms, 1,188 residents", [tower] * 5)):
            peer = peer_time(store, keys[:3])
            read, paint = open_times(store, keys)
            whole = read + paint
            found.append(
                f"open a building of {kind} on {name}: {whole * 1000:.0f} ms (budget {BUDGET * 1000:.0f} ms; reading"
                f" {read * 1000:.0f}, painting {paint * 1000:.0f}; {whole / peer:.2f} x QGIS's own rows of"
                f" {peer * 1000:.0f} ms)"
            )

    with tempfile.TemporaryDirectory() as folder, running_cluster() as cluster:
        for name, database in (("GeoPackage", str(Path(folder) / "town.gpkg")), ("PostGIS", f"service={SERVICE}")):
            with create_store(database, purpose="demo") as store:
                area, _ = fill_big_town(store, residents=RESIDENTS)
                ids = store.read("building", ["id"], order_by=("id",))["id"]
                tower = ids[-1]
                store.execute("DELETE FROM occupancy WHERE room_id IN (SELECT id FROM room WHERE building_id = :id)",
                              {"id": tower})  # fmt: skip
                make_rooms(store, [tower], parse_pattern(TOWER), replace=True)
                move_in(store, tower, area)
                if store.engine == "postgis":
                    store.execute("ANALYZE")
                step = len(ids) // TIMES
                measure(name, store, ids[1 : step * TIMES : step], tower)
                if store.engine == "postgis":
                    with add_account(cluster, store, "clerk", ("clerk",), area) as clerk:
                        measure(f"{name}, as a clerk of the area", clerk, ids[1 : step * TIMES : step], tower)
    return found


if __name__ == "__main__":
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    for row in rows():
        print(row)  # noqa: T201
