"""QGIS's own network analysis as the oracle.

Most pairs are asked of `QgsVectorLayerDirector`, `QgsGraphBuilder` and `QgsGraphAnalyzer.dijkstra`, with all points in
one graph: that is the code which ``native:shortestpathpointtopoint`` runs for two points, each time anew; a sample goes
through the algorithm itself.
"""

import numpy as np
import pytest
import shapely
from qgis.analysis import (
    QgsGraphAnalyzer,
    QgsGraphBuilder,
    QgsNativeAlgorithms,
    QgsNetworkDistanceStrategy,
    QgsNetworkSpeedStrategy,
    QgsVectorLayerDirector,
)
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

from civicgrid.processing.evacuation_range import EvacuationRange
from civicgrid.processing.nearest_resources import NearestResources
from civicgrid.processing.route_matrix import RouteMatrix
from civicgrid.tests.support import networks

COMMON = {
    "DIRECTION_FIELD": "oneway",
    "VALUE_FORWARD": "F",
    "VALUE_BACKWARD": "T",
    "VALUE_BOTH": "B",
    "DEFAULT_DIRECTION": 2,
    "SPEED_FIELD": "speed",
    "DEFAULT_SPEED": 50.0,
}
NETWORKS = {
    "lattice": (4547, "NONE", 0.0, lambda: networks.lattice_with_parallels(14)),
    "lattice on the ellipsoid": (4547, "EPSG:7030", 0.0, lambda: networks.lattice_with_parallels(9, seed=5)),
    "lattice with gaps": (4547, "NONE", 1.0, lambda: networks.jittered(networks.lattice_with_parallels(9), 0.4)),
    "shenzhen": (4326, "EPSG:7030", 0.0, lambda: networks.extract_roads("shenzhen-longgang.osm.pbf")),
    "liechtenstein": (4326, "EPSG:7030", 0.0, lambda: networks.extract_roads("liechtenstein.osm.pbf")),
}
STARTS, ENDS_EACH = 26, 5


@pytest.fixture(scope="module", autouse=True)
def native_algorithms():
    registry = QgsApplication.processingRegistry()
    if registry.providerById("native") is None:
        registry.addProvider(QgsNativeAlgorithms(registry))


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("CIVICGRID_CACHE", str(tmp_path / "cache"))


def _outside_the_largest_part(lines):
    """Return the numbers of the lines that no shared vertex connects with the largest part."""
    part = {}

    def root(vertex):
        while part.setdefault(vertex, vertex) != vertex:
            vertex = part[vertex]
        return vertex

    for line in lines:
        for start, end in zip(line[:-1].tolist(), line[1:].tolist(), strict=True):
            part[root(tuple(start))] = root(tuple(end))
    roots = [root(tuple(line[0].tolist())) for line in lines]
    largest = max(set(roots), key=roots.count)
    return {number for number, of in enumerate(roots) if of != largest}


class Case:
    """A network, the points asked about, and the pairs (start, end) of them."""

    def __init__(self, path, ellipsoid, tolerance):
        self.path = str(path)
        self.ellipsoid = ellipsoid
        self.tolerance = tolerance
        self.project = None
        self.layer = QgsVectorLayer(f"{path}|layername=roads", "roads", "ogr")
        assert self.layer.isValid()
        self.points, self.pairs, self.kinds = self._choose()

    def _choose(self):
        lines = [
            (np.array([(p.x(), p.y()) for p in feature.geometry().asPolyline()]), feature["oneway"])
            for feature in self.layer.getFeatures()
        ]
        segments = [
            (number, at)
            for number, (line, _) in enumerate(lines)
            for at in range(len(line) - 1)
            if not np.allclose(line[at], line[at + 1])
        ]
        one_way = [item for item in segments if lines[item[0]][1] in "FT"]
        rng = np.random.default_rng(7)
        points, pairs, kinds = [], [], []

        def add(segment, share):
            line = lines[segment[0]][0]
            start, end = line[segment[1]], line[segment[1] + 1]
            points.append(tuple(start + share * (end - start)))
            return len(points) - 1

        def pick(choices):
            return choices[int(rng.integers(0, len(choices)))]

        apart = _outside_the_largest_part([line for line, _ in lines])
        ends = [add(pick(segments), rng.uniform(0.02, 0.98)) for _ in range(40)]
        islands = [add(pick([item for item in segments if item[0] in apart]), 0.4) for _ in range(2)]
        for number in range(STARTS):
            segment = pick(one_way if one_way and number % 3 == 0 else segments)
            share = rng.uniform(0.3, 0.7)
            start = add(segment, share)
            for end in rng.choice(ends, ENDS_EACH, replace=False):
                pairs.append((start, int(end)))
                kinds.append("anywhere")
            pairs.append((start, islands[number % 2]))
            kinds.append("another component")
            for other in (share - 0.2, share + 0.2):
                pairs.append((start, add(segment, other)))
                kinds.append(lines[segment[0]][1])
        return points, pairs, kinds

    def native_costs(self):
        """Return {(start, end): (metres, hours)} by QGIS's classes, inf where there is no way."""
        fields = self.layer.fields()
        director = QgsVectorLayerDirector(
            self.layer, fields.lookupField("oneway"), "F", "T", "B", QgsVectorLayerDirector.Direction.DirectionBoth
        )
        director.addStrategy(QgsNetworkDistanceStrategy())
        director.addStrategy(QgsNetworkSpeedStrategy(fields.lookupField("speed"), 50.0, 1000.0 / 3600.0))
        builder = QgsGraphBuilder(self.layer.crs(), True, self.tolerance, self.ellipsoid)
        tied = director.makeGraph(builder, [QgsPointXY(*point) for point in self.points])
        graph = builder.graph()
        vertex = [graph.findVertex(point) for point in tied]
        result = {}
        for start in sorted({start for start, _ in self.pairs}):
            trees = [QgsGraphAnalyzer.dijkstra(graph, vertex[start], strategy) for strategy in (0, 1)]
            for of, end in self.pairs:
                if of == start:
                    result[start, end] = tuple(
                        (costs[vertex[end]] if tree[vertex[end]] >= 0 or vertex[end] == vertex[start] else np.inf)
                        / unit
                        for (tree, costs), unit in zip(trees, (1.0, 3600.0), strict=True)
                    )
        return result

    def context(self):
        context = QgsProcessingContext()
        # Without a project QGIS's network algorithms crash; an empty one has no coordinate system and no units.
        self.project = QgsProject()
        context.setProject(self.project)
        context.setEllipsoid(self.ellipsoid)
        return context

    def point_layer(self, chosen):
        layer = QgsVectorLayer(f"Point?crs={self.layer.crs().authid()}&field=number:integer", "points", "memory")
        features = []
        for number in chosen:
            feature = QgsFeature(layer.fields())
            feature["number"] = int(number)
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*self.points[number])))
            features.append(feature)
        assert layer.dataProvider().addFeatures(features)[0]
        return layer

    def native(self, name, strategy, **parameters):
        """Run one of QGIS's algorithms; return its results and the layers by name, or None when it fails."""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"native:{name}")
        context = self.context()
        values = {"INPUT": self.path, "STRATEGY": strategy, "TOLERANCE": self.tolerance, **COMMON, **parameters}
        results, ok = algorithm.run(values, context, QgsProcessingFeedback(False))
        return (results, context) if ok else (None, context)

    def ours(self, algorithm, strategy, **parameters):
        context = self.context()
        values = {"INPUT": self.path, "STRATEGY": strategy, "TOLERANCE": self.tolerance, **COMMON, **parameters}
        algorithm = algorithm()
        ok, message = algorithm.checkParameterValues(values, context)
        assert ok, message
        results, ok = algorithm.create().run(values, context, QgsProcessingFeedback(False))
        assert ok
        return results, context

    def geometries(self, results, context, name):
        layer = QgsProcessingUtils.mapLayerFromString(results[name], context)
        return [shapely.from_wkb(feature.geometry().asWkb().data()) for feature in layer.getFeatures()]


@pytest.fixture(scope="module", params=list(NETWORKS))
def case(request, tmp_path_factory):
    epsg, ellipsoid, tolerance, roads = NETWORKS[request.param]
    roads = roads()
    if roads is None:
        pytest.skip("the map extracts are not in ../shared/data")
    path = networks.write_roads(tmp_path_factory.mktemp("network") / "roads.gpkg", epsg, roads)
    case = Case(path, ellipsoid, tolerance)
    case.name = request.param
    case.expected = case.native_costs()
    yield case
    # QGIS objects must not outlive the application.
    case.layer = case.project = None


def test_the_pairs_cover_what_they_should(case):
    reachable = [np.isfinite(case.expected[pair][0]) for pair in case.pairs]
    assert len(case.pairs) >= 200
    assert sum(reachable) >= 60
    assert case.kinds.count("another component") >= STARTS
    # One-ways in the wrong order, two positions on one edge in both orders.
    one_way = [pair for pair, kind in zip(case.pairs, case.kinds, strict=True) if kind in "FT"]
    both = [pair for pair, kind in zip(case.pairs, case.kinds, strict=True) if kind == "B"]
    assert len(one_way) >= 10
    assert len(both) >= 10
    unreachable = len(reachable) - sum(reachable)
    assert unreachable >= 1


@pytest.mark.parametrize("strategy", [0, 1])
def test_costs_equal_qgis(case, strategy):
    starts = sorted({start for start, _ in case.pairs})
    ends = sorted({end for _, end in case.pairs})
    results, context = case.ours(
        RouteMatrix,
        strategy,
        ORIGINS=case.point_layer(starts),
        ORIGIN_ID="number",
        DESTINATIONS=case.point_layer(ends),
        DESTINATION_ID="number",
        OUTPUT="memory:",
    )
    table = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context)
    found = {(row["origin_id"], row["destination_id"]): row for row in table.getFeatures()}
    assert len(found) == len(starts) * len(ends)
    for pair in case.pairs:
        expected = case.expected[pair][strategy]
        row = found[pair]
        if np.isinf(expected):
            assert not isinstance(row["cost"], float), pair
            assert row["reason"] == "no road leads there"
        else:
            assert row["cost"] == pytest.approx(expected, rel=1e-6, abs=1e-9), (pair, case.points[pair[0]])
            if strategy == 0:
                assert row["metres"] == row["cost"]


@pytest.mark.parametrize("strategy", [0, 1])
def test_routes_cost_what_qgis_says_and_run_from_the_resource_to_the_incident(case, strategy):
    # The pairs the other way about: each start is a resource, its ends are incidents.
    by_end = {}
    for start, end in case.pairs:
        if np.isfinite(case.expected[start, end][strategy]):
            by_end.setdefault(end, []).append(start)
    compared = 0
    for end, starts in list(by_end.items())[:12]:
        results, context = case.ours(
            NearestResources,
            strategy,
            INCIDENTS=case.point_layer([end]),
            INCIDENT_ID="number",
            RESOURCES=case.point_layer(starts),
            RESOURCE_ID="number",
            K=len(starts),
            OUTPUT="memory:",
        )
        routes = list(QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context).getFeatures())
        assert [route["rank"] for route in routes] == list(range(1, len(starts) + 1))
        expected = sorted((case.expected[start, end][strategy], start) for start in starts)
        for route, (cost, _) in zip(routes, expected, strict=True):
            assert route["cost"] == pytest.approx(cost, rel=1e-6, abs=1e-9)
            own = case.expected[route["resource_id"], end][strategy]
            assert route["cost"] == pytest.approx(own, rel=1e-6, abs=1e-9)
            line = route.geometry().asPolyline()
            for place, number in ((line[0], route["resource_id"]), (line[-1], end)):
                assert place.distance(QgsPointXY(*case.points[number])) <= case.tolerance + 1e-6
            compared += 1
    assert compared >= 12


def test_a_sample_through_qgis_own_algorithm(case):
    """``native:shortestpathpointtopoint`` itself: the oracle's classes were used as it uses them."""
    sample = case.pairs[:: len(case.pairs) // 3]
    for start, end in sample:
        for strategy in (0, 1):
            text = [f"{x!r},{y!r} [{case.layer.crs().authid()}]" for x, y in (case.points[start], case.points[end])]
            results, _ = case.native(
                "shortestpathpointtopoint", strategy, START_POINT=text[0], END_POINT=text[1], OUTPUT="memory:"
            )
            expected = case.expected[start, end][strategy]
            if results is None:
                assert np.isinf(expected)
            else:
                assert results["TRAVEL_COST"] == pytest.approx(expected, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(("strategy", "cost"), [(0, 700.0), (1, 1.5)])
def test_reached_streets_equal_qgis(case, strategy, cost):
    """The union of ``native:serviceareafrompoint``'s lines, which overlap, covers ours and is covered by them."""
    unit = 1.0 if not case.layer.crs().isGeographic() else 1 / 111_000
    near = 0.01 * unit
    for start in sorted({start for start, _ in case.pairs})[:3]:
        x, y = case.points[start]
        results, context = case.native(
            "serviceareafrompoint",
            strategy,
            START_POINT=f"{x!r},{y!r} [{case.layer.crs().authid()}]",
            TRAVEL_COST2=cost if strategy == 0 else cost / 60,
            OUTPUT_LINES="memory:",
        )
        native = shapely.get_parts(case.geometries(results, context, "OUTPUT_LINES"))
        results, context = case.ours(
            EvacuationRange,
            strategy,
            ORIGINS=case.point_layer([start]),
            COSTS=str(cost),
            OUTPUT="memory:",
            OUTPUT_LINES="memory:",
        )
        ours = shapely.get_parts(case.geometries(results, context, "OUTPUT_LINES"))
        assert len(ours)
        reached = shapely.length(ours).sum()
        missing = shapely.difference(shapely.union_all(native), shapely.buffer(shapely.union_all(ours), near))
        invented = shapely.difference(shapely.union_all(ours), shapely.buffer(shapely.union_all(native), near))
        assert shapely.length(missing) <= 1e-6 * reached
        assert shapely.length(invented) <= 1e-6 * reached
        union, own = (shapely.union_all(part, grid_size=near / 1000) for part in (native, ours))
        assert shapely.length(own) == pytest.approx(shapely.length(union), rel=1e-3)
        (polygon,) = case.geometries(results, context, "OUTPUT")
        assert polygon.geom_type == "Polygon"
        assert polygon.is_valid
        assert shapely.length(shapely.difference(ours, polygon)).sum() == 0
