"""Road network: nearest resource, range, cold start, against QGIS's own algorithms and pgRouting, in one run.

``python tests/bench/bench_network.py`` prints the rows; `rows` gives them to ``make bench``. Every side does the same
work on the same lattice of 300 × 300 nodes and 179,400 roads.
"""

import importlib.util
import io
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

SIZE = 300
RESOURCES = 200
HOMES = 40_000
RANGE_MINUTES = 5.0
ORIGIN = (500_000.0, 3_000_000.0)
EXTENT = (SIZE - 1) * 100.0


@dataclass
class Row:
    """One line of the table: seconds of each side, and the budget of ours."""

    work: str
    ours: float
    budget: float
    peers: dict[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        peers = ", ".join(
            f"{name} {seconds * 1000:,.0f} ms = {seconds / self.ours:,.0f} ×" for name, seconds in self.peers.items()
        )
        verdict = "within" if self.ours <= self.budget else "OVER"
        text = f"{self.work}: ours {self.ours * 1000:,.1f} ms ({verdict} the budget of {self.budget * 1000:,.0f} ms)"
        return f"{text}; {peers}" if peers else text


def say(text: object) -> None:
    """Write one line."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def timed(function: Callable, repeat: int = 1) -> float:
    """Return the median seconds of ``repeat`` calls."""
    spent = []
    for _ in range(repeat):
        begin = time.perf_counter()
        function()
        spent.append(time.perf_counter() - begin)
    return statistics.median(spent)


def rows(folder: Path) -> list[Row]:
    """Return rows 1 to 3 of the design's budgets; QGIS has to be running."""
    from civicgrid.plugin.network.cache import GraphCache
    from civicgrid.plugin.network.layer_reader import measure_of, roads_of_layer
    from civicgrid.plugin.network.opening import open_network
    from civicgrid.plugin.network.reach import Reach, hull, people_inside
    from civicgrid.plugin.network.roads import BOTH, RoadFields
    from civicgrid.plugin.network.routes import nearest
    from civicgrid.plugin.network.search import Search
    from civicgrid.tests.support import networks

    path = networks.write_roads(folder / "lattice.gpkg", 4547, networks.lattice(SIZE, origin=ORIGIN))
    layer = QgsVectorLayer(f"{path}|layername=roads", "roads", "ogr")
    fields = RoadFields("oneway", "F", "T", "B", BOTH, "speed", 50.0)
    measure = measure_of(layer.crs(), "NONE")
    cache = GraphCache(folder / "graphs")
    rng = np.random.default_rng(11)
    resources = rng.uniform(0, EXTENT, (RESOURCES, 2)) + ORIGIN
    incident = np.array([[0.503 * EXTENT, 0.498 * EXTENT]]) + ORIGIN

    def open_it():
        return open_network(roads_of_layer(layer, fields), measure, cache=cache).network

    cold = timed(open_it)
    mapped = timed(open_it, 5)
    network = open_it()
    homes = network.locate(rng.uniform(0, EXTENT, (HOMES, 2)) + ORIGIN)
    persons = rng.integers(0, 40, HOMES)
    found = []

    def nearest_one():
        search = Search(network.costs("fastest"))
        places = network.locate(resources)
        found[:] = nearest(network, search, network.locate(incident), places)

    def search_range():
        origin = network.locate(incident)
        return Reach(network, Search(network.costs("fastest")), origin, RANGE_MINUTES / 60)

    def polygon_and_people():
        reach = search_range()
        hull(network, reach.lines(RANGE_MINUTES / 60), reach.origin)
        people_inside(reach, homes, persons, RANGE_MINUTES / 60)

    table = [
        Row("nearest of 200 resources with route, warm", timed(nearest_one, 9), 0.050),
        Row("5-minute range, search, warm", timed(search_range, 9), 0.010),
        Row("5-minute range with polygon and people inside, warm", timed(polygon_and_people, 9), 0.100),
        Row("cold: from GeoPackage, graph built and cached", cold, 1.0),
        Row("cold: another process opens the cached graph", mapped, 0.050),
    ]
    reached = int(np.isfinite(search_range().sweep.cost).sum())
    for peer in (
        native(layer, resources, incident[0]),
        pgrouting(network, resources, incident, found[0].cost, reached),
    ):
        for number, (name, seconds) in peer.items():
            table[number].peers[name] = seconds
    return table


def native(layer, resources, incident) -> dict[int, tuple[str, float]]:
    """Return QGIS's own algorithms at the same work, by row."""
    registry = QgsApplication.processingRegistry()
    if registry.providerById("native") is None:
        registry.addProvider(QgsNativeAlgorithms(registry))
    project = QgsProject()
    points = QgsVectorLayer("Point?crs=EPSG:4547", "resources", "memory")
    features = []
    for x, y in resources:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    points.dataProvider().addFeatures(features)
    common = {"INPUT": layer, "STRATEGY": 1, "DIRECTION_FIELD": "oneway", "SPEED_FIELD": "speed"}
    common |= {"VALUE_FORWARD": "F", "VALUE_BACKWARD": "T", "VALUE_BOTH": "B"}
    place = f"{incident[0]!r},{incident[1]!r} [EPSG:4547]"

    def run(name, **parameters):
        context = QgsProcessingContext()
        context.setProject(project)
        algorithm = registry.createAlgorithmById(f"native:{name}")
        results, ok = algorithm.run({**common, **parameters}, context, QgsProcessingFeedback(False))
        if not ok:
            raise RuntimeError(f"native:{name} failed")
        return results

    routes = timed(lambda: run("shortestpathlayertopoint", START_POINTS=points, END_POINT=place, OUTPUT="memory:"))
    area = timed(
        lambda: run("serviceareafrompoint", START_POINT=place, TRAVEL_COST2=RANGE_MINUTES / 60, OUTPUT_LINES="memory:")
    )
    # QGIS builds its graph in every call; the smallest call is little else.
    empty = timed(lambda: run("serviceareafrompoint", START_POINT=place, TRAVEL_COST2=1e-9, OUTPUT_LINES="memory:"))
    return {0: ("QGIS", routes), 1: ("QGIS", area), 2: ("QGIS (without people)", area), 3: ("QGIS (every call)", empty)}


def pgrouting(network, resources, incident, expected: float, reached: int) -> dict[int, tuple[str, float]]:
    """Return pgRouting at the same work, by row; nothing, with a line that says so, where it is not installed.

    Its positions are the nearest nodes: it is spared the snapping and the partial edges.
    """
    from civicgrid.tests.support.postgres import Cluster

    try:
        cluster = Cluster()
    except RuntimeError as error:
        say(f"without pgRouting: {error}")
        return {}
    try:
        cluster.start()
        cluster.create_database("bench")
        with closing(cluster.connect("bench")) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'pgrouting'")
            if not cursor.fetchone()[0]:
                say("without pgRouting: the extension is not installed")
                return {}
            return _pgrouting(cursor, network, resources, incident, expected, reached)
    finally:
        cluster.remove()


def _pgrouting(cursor, network, resources, incident, expected, reached):
    graph = network.graph
    hours = graph.edge_metres / 1000 / graph.edge_speed
    forward, backward = graph.edge_direction >= 0, graph.edge_direction <= 0
    columns = (
        np.arange(graph.edges),
        graph.edge_from,
        graph.edge_to,
        np.where(forward, hours, -1.0),
        np.where(backward, hours, -1.0),
    )
    text = io.StringIO("\n".join("\t".join(map(repr, row)) for row in zip(*(c.tolist() for c in columns), strict=True)))
    cursor.execute("CREATE EXTENSION pgrouting CASCADE")
    cursor.execute(
        "CREATE TABLE edge (id bigint PRIMARY KEY, source bigint, target bigint, cost float8, reverse_cost float8)"
    )
    cursor.copy_expert("COPY edge FROM STDIN", text)
    cursor.execute("CREATE INDEX ON edge (source)")
    cursor.execute("CREATE INDEX ON edge (target)")
    cursor.execute("ANALYZE edge")
    places = graph.xy[graph.node_vertex]
    nearest_node = [int(np.argmin(np.hypot(*(places - point).T))) for point in (*resources, incident[0])]
    starts, target = nearest_node[:-1], nearest_node[-1]
    edges = "SELECT id, source, target, cost, reverse_cost FROM edge"
    costs = []

    def routes():
        cursor.execute(
            "SELECT start_vid, agg_cost FROM pgr_dijkstraCost(%s, %s::bigint[], %s::bigint, true) ORDER BY 2 LIMIT 1",
            (edges, starts, target),
        )
        best, cost = cursor.fetchone()
        costs[:] = [cost]
        cursor.execute("SELECT edge FROM pgr_dijkstra(%s, %s::bigint, %s::bigint, true)", (edges, best, target))
        cursor.fetchall()

    def area():
        cursor.execute(
            "SELECT node, agg_cost FROM pgr_drivingDistance(%s, %s::bigint, %s::float8, true)",
            (edges, target, RANGE_MINUTES / 60),
        )
        return cursor.fetchall()

    result = {0: ("pgRouting", timed(routes, 3)), 1: ("pgRouting", timed(area, 3))}
    # Both sides answer the same question: they differ by the way to the nearest node at either end.
    say(f"nearest: ours {expected * 60:.2f} min, pgRouting {costs[0] * 60:.2f} min")
    say(f"range: ours {reached:,} nodes, pgRouting {len(area()):,} nodes")
    return result


def main() -> None:
    """Print the rows."""
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory(prefix="civicgrid-bench-") as folder:
        for row in rows(Path(folder)):
            say(row)
    application.exitQgis()


def register() -> None:
    """Make the checkout importable as ``civicgrid``, as the tests do."""
    conftest = Path(__file__).resolve().parents[1] / "conftest.py"
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != conftest.parent / "bench"]
    spec = importlib.util.spec_from_file_location("civicgrid_conftest", conftest)
    spec.loader.exec_module(importlib.util.module_from_spec(spec))


if __name__ == "__main__":
    register()
    main()
