"""The graph: what is joined, what is not, and shortest paths against a plain Dijkstra."""

import dataclasses
import heapq
import itertools

import numpy as np
import pytest

from civicgrid.plugin.network.graph import build_graph
from civicgrid.plugin.network.measure import Measure
from civicgrid.plugin.network.network import RoadNetwork
from civicgrid.plugin.network.reach import Reach, hull, people_inside
from civicgrid.plugin.network.roads import BACKWARD, BOTH, FORWARD, Roads
from civicgrid.plugin.network.routes import matrix, nearest
from civicgrid.plugin.network.search import Cancelled, Search

PLANE = Measure("plane")
GLOBE = Measure("globe", geographic=True, semi_major=6378137.0, flattening=1 / 298.257223563)


def make_roads(lines, direction=None, speed=None):
    """Return Roads of coordinate lists."""
    count = len(lines)
    return Roads(
        coords=np.array([vertex for line in lines for vertex in line], dtype=float),
        offsets=np.concatenate(([0], np.cumsum([len(line) for line in lines]))),
        road_id=np.arange(1, count + 1),
        direction=np.array(direction or [BOTH] * count, dtype=np.int8),
        speed=np.array(speed or [50.0] * count, dtype=float),
    )


def make_network(lines, direction=None, speed=None, tolerance=0.0, measure=PLANE):
    return RoadNetwork(build_graph(make_roads(lines, direction, speed), measure, tolerance), measure, tolerance)


def cost(network, start, end, strategy="shortest", avoid=None):
    search = Search(network.costs(strategy, avoid))
    costs, metres = next(matrix(network, search, network.locate([start]), network.locate([end])))
    return float(costs[0]), float(metres[0])


def test_lines_join_at_shared_vertices_and_not_where_they_cross():
    # A crossing without a vertex (a bridge), and a T with one in the middle of the other line.
    network = make_network([[(0, 0), (10, 0)], [(5, -5), (5, 5)], [(0, 0), (0, 5), (0, 10)], [(0, 5), (-5, 5)]])
    assert network.graph.nodes == 7
    assert network.graph.edges == 5
    assert cost(network, (1, 0), (5, 4))[0] == np.inf
    assert cost(network, (1, 0), (-5, 5))[0] == pytest.approx(11)


def test_vertices_of_one_line_that_meet_are_joined():
    network = make_network([[(0, 0), (10, 0), (10, 10), (5, 10), (5, 0), (5, -5)], [(5, 0), (6, -3)]])
    # The vertex (5, 0) is not on the first segment's vertices: the line passes over itself there.
    assert cost(network, (0, 0), (5, -5))[0] == pytest.approx(10 + 10 + 5 + 15)
    network = make_network([[(0, 0), (5, 0), (10, 0), (10, 10), (5, 10), (5, 0), (5, -5)]])
    assert cost(network, (0, 0), (5, -5))[0] == pytest.approx(10)


def test_tolerance_joins_in_the_order_of_the_layer():
    lines = [[(0, 0), (10, 0)], [(10.4, 0), (20, 0)], [(10.8, 0), (10.8, 9)]]
    assert cost(make_network(lines), (0, 0), (20, 0))[0] == np.inf
    network = make_network(lines, tolerance=0.5)
    # The second line's vertex moves to the first's; the third is 0.8 from the kept one and stays apart.
    assert cost(network, (0, 0), (20, 0))[0] == pytest.approx(20)
    assert cost(network, (0, 0), (10.8, 9))[0] == np.inf


def test_tolerance_is_metres_in_a_layer_of_degrees():
    gap = 5 / 111_000
    lines = [[(10, 60), (10, 60.001)], [(10 + gap, 60.001), (10.001, 60.001)]]
    assert cost(make_network(lines, measure=GLOBE, tolerance=1), (10, 60), (10.001, 60.001))[0] == np.inf
    # Five thousandths of a degree of longitude are half as many metres at 60° N.
    assert np.isfinite(cost(make_network(lines, measure=GLOBE, tolerance=3), (10, 60), (10.001, 60.001))[0])


def test_two_positions_on_one_edge():
    square = [[(0, 0), (100, 0)], [(100, 0), (100, 50)], [(100, 50), (0, 50)], [(0, 50), (0, 0)]]
    both = make_network(square)
    assert cost(both, (20, 0), (70, 0))[0] == pytest.approx(50)
    assert cost(both, (70, 0), (20, 0))[0] == pytest.approx(50)
    one_way = make_network(square, direction=[FORWARD] * 4)
    assert cost(one_way, (20, 0), (70, 0))[0] == pytest.approx(50)
    assert cost(one_way, (70, 0), (20, 0))[0] == pytest.approx(300 - 50)
    assert cost(one_way, (20, 0), (20, 0))[0] == 0
    dead_end = make_network([[(0, 0), (100, 0)]], direction=[FORWARD])
    assert cost(dead_end, (70, 0), (20, 0))[0] == np.inf


def test_the_way_around_beats_a_slow_common_edge():
    lines = [[(0, 0), (50, 30), (100, 0)], [(0, 0), (100, 0)]]
    network = make_network(lines, speed=[1, 50])
    value, metres = cost(network, (5, 3), (95, 3), strategy="fastest")
    slow = np.hypot(5, 3)
    assert metres == pytest.approx(2 * slow + 100)
    assert value == pytest.approx(2 * slow / 1000 + 100 / 50000)


def test_parallel_roads_keep_the_cheapest_and_are_not_added():
    lines = [[(0, 0), (50, 40), (100, 0)], [(0, 0), (100, 0)], [(100, 0), (200, 0)], [(0, 0), (-100, 0)]]
    network = make_network(lines, speed=[200, 20, 50, 50])
    assert cost(network, (-100, 0), (200, 0))[0] == pytest.approx(300)
    value, metres = cost(network, (-100, 0), (200, 0), strategy="fastest")
    bow = 2 * np.hypot(50, 40)
    assert value == pytest.approx(0.2 / 50 + bow / 1000 / 200)
    assert metres == pytest.approx(200 + bow)
    found = nearest(network, Search(network.costs("fastest")), network.locate([(200, 0)]), network.locate([(-100, 0)]))
    assert found[0].metres == pytest.approx(200 + bow)
    assert [50, 40] in found[0].line.tolist()


def test_an_avoided_area_takes_the_next_parallel_road():
    import shapely

    lines = [[(0, 0), (100, 0)], [(0, 0), (50, 40), (100, 0)]]
    network = make_network(lines)
    avoid = np.array([shapely.box(40, -5, 60, 5)])
    assert cost(network, (0, 0), (100, 0), avoid=avoid)[0] == pytest.approx(2 * np.hypot(50, 40))
    # On the cut road one gets up to the area from either end, not through it.
    assert cost(network, (0, 0), (30, 0), avoid=avoid)[0] == pytest.approx(30)
    assert cost(network, (10, 0), (30, 0), avoid=avoid)[0] == pytest.approx(20)
    assert cost(network, (30, 0), (70, 0), avoid=avoid)[0] == pytest.approx(60 + 2 * np.hypot(50, 40))
    assert cost(network, (0, 0), (50, 0), avoid=avoid)[0] == np.inf
    assert cost(network, (50, 0), (0, 0), avoid=avoid)[0] == np.inf
    # The graph itself is as it was.
    assert cost(network, (0, 0), (100, 0))[0] == pytest.approx(100)


def test_edges_that_cost_nothing_are_not_lost():
    graph = build_graph(make_roads([[(0, 0), (10, 0)], [(10, 0), (20, 0)], [(20, 0), (30, 0)]]), PLANE)
    graph = dataclasses.replace(graph, edge_metres=np.array([10.0, 0.0, 10.0]))
    assert cost(RoadNetwork(graph, PLANE), (0, 0), (30, 0))[0] == pytest.approx(20)


def test_nearest_ranks_by_the_way_to_the_incident():
    # A one-way street: the resource just behind the incident has to go around.
    square = [[(0, 0), (100, 0)], [(100, 0), (100, 50)], [(100, 50), (0, 50)], [(0, 50), (0, 0)]]
    network = make_network(square, direction=[FORWARD] * 4)
    resources = network.locate([(60, 0), (10, 0), (50, 50), (np.nan, 0), (500, 500)], max_distance=50)
    incident = network.locate([(50, 0)])
    assert resources.edge[3:].tolist() == [-1, -1]
    assert resources.distance[4] == pytest.approx(np.hypot(400, 450))
    found = nearest(network, Search(network.costs("shortest")), incident, resources, k=5)
    assert [(route.resource, route.rank) for route in found] == [(1, 1), (2, 2), (0, 3)]
    assert [route.cost for route in found] == pytest.approx([40, 150, 290])
    assert found[2].line.tolist() == [[60, 0], [100, 0], [100, 50], [0, 50], [0, 0], [50, 0]]
    close = nearest(network, Search(network.costs("shortest")), incident, resources, k=5, max_cost=150)
    assert [route.resource for route in close] == [1, 2]


def test_snapping_takes_the_nearest_in_metres_not_degrees():
    # At 60° N a degree of longitude has half the metres of a degree of latitude.
    lines = [[(10.0018, 59.9), (10.0018, 60.1)], [(9.9, 60.0010), (10.0017, 60.0010)]]
    network = make_network(lines, measure=GLOBE)
    place = network.locate([(10.0, 60.0)])
    assert network.graph.edge_road[place.edge[0]] == 1
    assert place.distance[0] == pytest.approx(100.4, abs=0.5)


def test_range_is_cut_at_the_exact_cost():
    import shapely

    lines = [[(0, 0), (100, 0)], [(100, 0), (200, 0)], [(100, 0), (100, 100)], [(0, 0), (0, 100)]]
    network = make_network(lines, direction=[BOTH, FORWARD, BACKWARD, BOTH])
    search = Search(network.costs("shortest"))
    reach = Reach(network, search, network.locate([(60, 0)]), 100)
    streets = shapely.union_all(reach.lines(100))
    expected = shapely.from_wkt("MULTILINESTRING ((0 40, 0 0, 100 0, 160 0))")
    assert shapely.length(shapely.symmetric_difference(streets, expected)) < 1e-9
    assert shapely.length(reach.lines(100)).sum() == pytest.approx(200)
    assert shapely.length(reach.lines(30)).sum() == pytest.approx(60)
    homes = network.locate([(160, 5), (161, 5), (0, 40), (90, -1), (70, 0)])
    assert people_inside(reach, homes, np.array([1, 10, 100, 1000, 10000]), 100) == 11101
    assert people_inside(reach, homes, np.array([1, 10, 100, 1000, 10000]), 20) == 10000
    shape = hull(network, reach.lines(100), network.locate([(60, 0)]))
    assert shapely.covers(shape, streets)
    flat = hull(network, reach.lines(30), network.locate([(60, 0)]))
    assert flat.geom_type == "Polygon"
    assert flat.area > 0


def test_every_reached_street_lies_inside_the_range():
    import shapely

    random = np.random.default_rng(5)
    for _ in range(20):
        ends = random.uniform(0, 5_000, (12, 2))
        lines = [
            [tuple(ends[one]), tuple(ends[other])] for one, other in random.integers(0, 12, (20, 2)) if one != other
        ]
        network = make_network(lines)
        origin = network.locate([tuple(ends[int(random.integers(12))])])
        reach = Reach(network, Search(network.costs("shortest")), origin, 6_000)
        inner = hull(network, reach.lines(2_000), origin)
        streets = reach.lines(6_000)
        shape = hull(network, streets, origin, inner)
        assert shape.is_valid
        assert shape.geom_type == "Polygon"
        assert shapely.covers(shape, streets).all()
        assert shapely.area(shapely.difference(inner, shape)) < 1e-6


def test_a_range_that_ends_at_a_node_has_no_street_without_length():
    import shapely

    from civicgrid.tests.support import networks

    roads = list(networks.lattice(12))
    network = make_network([line for line, _, _ in roads], speed=[speed for _, _, speed in roads])
    search = Search(network.costs("fastest"))
    for node in network.graph.xy[network.graph.node_vertex]:
        origin = network.locate([tuple(node)])
        # At 30, 50 and 60 km/h, 1.2 minutes end at nodes, for some of them a rounding behind.
        streets = Reach(network, search, origin, 1.2 / 60).lines(1.2 / 60)
        assert shapely.length(streets).min() > 0
        assert shapely.covers(hull(network, streets, origin), streets).all()


def test_range_stops_at_an_avoided_area():
    import shapely

    network = make_network([[(0, 0), (100, 0)], [(100, 0), (200, 0)]])
    avoid = np.array([shapely.box(120, -5, 140, 5)])
    reach = Reach(network, Search(network.costs("shortest", avoid)), network.locate([(20, 0)]), 500)
    assert shapely.length(reach.lines(500)).sum() == pytest.approx(120)
    inside = Reach(network, Search(network.costs("shortest", avoid)), network.locate([(130, 0)]), 500)
    assert len(inside.lines(500)) == 0


def test_cancel_stops_between_slices():
    network = make_network([[(0, 0), (100, 0)], [(100, 0), (200, 0)]])
    search = Search(network.costs("shortest"), cancelled=lambda: True)
    with pytest.raises(Cancelled):
        Reach(network, search, network.locate([(20, 0)]), 500)


def test_no_line_at_all_is_refused():
    empty = Roads(np.empty((0, 2)), np.zeros(1, dtype=np.int64), *(np.empty(0, dtype=np.int64),) * 3)
    with pytest.raises(ValueError, match="no lines"):
        build_graph(empty, PLANE)
    with pytest.raises(ValueError, match="no lines"):
        make_network([[(1, 1), (1, 1)]])


def random_network(rng, nodes=40, lines=90):
    """Return a network with parallel roads, loops, one-ways, several parts, and lines of several vertices."""
    places = rng.integers(0, 30, (nodes, 2)).astype(float) * 10
    roads = []
    for _ in range(lines):
        picked = places[rng.integers(0, nodes, rng.integers(2, 5))]
        bends = picked[:-1] + (picked[1:] - picked[:-1]) * 0.5 + rng.normal(0, 2, (len(picked) - 1, 2))
        full = np.empty((2 * len(picked) - 1, 2))
        full[::2], full[1::2] = picked, bends
        roads.append([tuple(vertex) for vertex in full])
        if rng.random() < 0.2:
            roads.append(roads[-1][::-1])
    direction = rng.choice([BOTH, FORWARD, BACKWARD], len(roads)).tolist()
    speed = rng.choice([20.0, 50.0, 90.0], len(roads)).tolist()
    return make_roads(roads, direction, speed)


def plain_dijkstra(roads, extra, strategy):
    """Return costs by the plainest way: every vertex a node, every segment an arc; ``extra`` splits segments."""
    arcs: dict = {}
    for line in range(len(roads.offsets) - 1):
        vertices = [tuple(vertex) for vertex in roads.coords[roads.offsets[line] : roads.offsets[line + 1]]]
        pace = 1.0 if strategy == "shortest" else 1.0 / (1000 * roads.speed[line])
        for number, (start, end) in enumerate(itertools.pairwise(vertices)):
            stops = sorted(
                (share, ("extra", name))
                for name, (of, segment, share) in extra.items()
                if (of, segment) == (line, number)
            )
            chain = [(0.0, start), *stops, (1.0, end)]
            length = np.hypot(end[0] - start[0], end[1] - start[1])
            for (share_a, a), (share_b, b) in itertools.pairwise(chain):
                price = (share_b - share_a) * length * pace
                if roads.direction[line] != BACKWARD:
                    arcs.setdefault(a, []).append((b, price))
                if roads.direction[line] != FORWARD:
                    arcs.setdefault(b, []).append((a, price))

    def costs_from(start):
        done, heap, serial = {}, [(0.0, 0, start)], 0
        while heap:
            value, _, node = heapq.heappop(heap)
            if node in done:
                continue
            done[node] = value
            for other, price in arcs.get(node, ()):
                if other not in done:
                    serial += 1
                    heapq.heappush(heap, (value + price, serial, other))
        return done

    return costs_from


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("strategy", ["shortest", "fastest"])
@pytest.mark.parametrize("slice_nodes", [60_000, 5])
def test_costs_equal_a_plain_dijkstra(seed, strategy, slice_nodes, monkeypatch):
    monkeypatch.setattr("civicgrid.plugin.network.search.SLICE_NODES", slice_nodes)
    rng = np.random.default_rng(seed)
    roads = random_network(rng)
    network = RoadNetwork(build_graph(roads, PLANE), PLANE)
    extra, points = {}, []
    while len(points) < 30:
        line = int(rng.integers(0, len(roads.offsets) - 1))
        segment = int(rng.integers(0, roads.offsets[line + 1] - roads.offsets[line] - 1))
        share = float(rng.uniform(0.05, 0.95))
        start, end = roads.coords[roads.offsets[line] + segment : roads.offsets[line] + segment + 2]
        point = start + share * (end - start)
        place = network.locate([point])
        # Coincident roads make it ambiguous on which one a point stands: keep the clear ones.
        found = network.graph.xy[place.segment[0] : place.segment[0] + 2]
        if network.graph.edge_road[place.edge[0]] != line + 1 or not np.array_equal(found, [start, end]):
            continue
        extra[len(points)] = (line, segment, share)
        points.append(point)
    places = network.locate(points)
    search = Search(network.costs(strategy))
    expected = plain_dijkstra(roads, extra, strategy)
    reachable = 0
    for number, (costs, metres) in enumerate(matrix(network, search, places, places)):
        known = expected(("extra", number))
        wanted = np.array([known.get(("extra", other), np.inf) for other in range(len(points))])
        np.testing.assert_allclose(costs, wanted, rtol=1e-9, atol=1e-12)
        assert (np.isfinite(metres) == np.isfinite(costs)).all()
        reachable += int(np.isfinite(wanted).sum())
        incident = places.take(slice(number, number + 1))
        for route in nearest(network, search, incident, places, k=4):
            back = expected(("extra", route.resource))[("extra", number)]
            assert route.cost == pytest.approx(back, rel=1e-9, abs=1e-12)
            length = np.hypot(*np.diff(route.line, axis=0).T).sum()
            assert route.metres == pytest.approx(length, rel=1e-9, abs=1e-9)
            if strategy == "shortest":
                assert route.metres == pytest.approx(route.cost, rel=1e-9, abs=1e-9)
            assert route.line[0] == pytest.approx(points[route.resource])
            assert route.line[-1] == pytest.approx(points[number])
    assert reachable > len(points) * 5
