"""Planted faults of areas and lines: each is found where it is, and repaired without touching what was right."""

import numpy as np
import pytest

from civicgrid.plugin.jobs.checks.faults import readable, shared
from civicgrid.plugin.jobs.checks.lines import check_lines, open_ends, places_by_tolerance
from civicgrid.plugin.jobs.checks.points import check_positions
from civicgrid.plugin.jobs.checks.polygons import check_gaps, check_polygons
from civicgrid.plugin.jobs.checks.shape_repair import GONE, repair_shapes
from civicgrid.plugin.services.coordinates import LocalMetres
from civicgrid.plugin.services.geos import shapely

METRES = LocalMetres("EPSG:4547", (0, 0, 100, 100))
DEGREES = LocalMetres("EPSG:4490", (114.2, 22.7, 114.2, 22.7))
FIXES = {
    "polygon.invalid": "make_valid",
    "polygon.repeated": "remove_repeats",
    "polygon.spike": "remove_spikes",
    "polygon.tiny_part": "drop_parts",
    "polygon.hole": "fill_holes",
    "polygon.duplicate": "drop_duplicate",
    "polygon.overlap": "give_overlap",
    "line.repeated": "remove_repeats",
    "line.gap": "join_ends",
    "line.short": "reach",
    "line.over": "cut_back",
    "line.no_vertex": "insert_vertex",
    "shape.height": "flatten",
}
SQUARE = shapely.box(0, 0, 20, 10)


def shapes(*wkt):
    return np.array([shapely.from_wkt(one) if isinstance(one, str) else one for one in wkt], dtype=object)


def placed(planted, plane):
    """Shapes drawn in metres in the CRS of a plane."""
    return planted if plane is METRES else plane.from_metres(planted)


def rules(faults):
    return sorted((fault.rule, fault.row) for fault in faults)


AREAS = [
    ("polygon.invalid", "POLYGON((0 0,10 10,10 0,0 10,0 0))"),
    ("polygon.no_area", "POLYGON((0 0,10 0,5 0,0 0))"),
    ("polygon.sliver", "POLYGON((0 0,200 0,200 0.3,0 0.3,0 0))"),
    ("polygon.hole", "POLYGON((0 0,20 0,20 10,0 10,0 0),(5 5,5.5 5,5.5 5.5,5 5.5,5 5))"),
    ("polygon.spike", "POLYGON((0 0,20 0,20 5,60 5.01,20 5.02,20 10,0 10,0 0))"),
    ("polygon.repeated", "POLYGON((0 0,20 0,20 0,20 10,0 10,0 0))"),
    ("polygon.tiny_part", "MULTIPOLYGON(((0 0,20 0,20 10,0 10,0 0)),((30 0,30.5 0,30.5 0.5,30 0.5,30 0)))"),
    ("polygon.parts", "MULTIPOLYGON(((0 0,20 0,20 10,0 10,0 0)),((30 0,50 0,50 10,30 10,30 0)))"),
]


@pytest.mark.parametrize("plane", [METRES, DEGREES], ids=["metres", "degrees"])
@pytest.mark.parametrize(("rule", "wkt"), AREAS, ids=[rule for rule, _ in AREAS])
def test_each_fault_of_an_area_is_found_and_repaired(rule, wkt, plane):
    # A good one before it and a missing one behind: rows are rows of what was given.
    given = placed(shapes(shapely.box(100, 100, 110, 110), wkt, None), plane)
    found = check_polygons(given, plane, one_part=True)
    assert (rule, 1) in rules(found)
    assert {fault.row for fault in found} == {1}
    fault = next(fault for fault in found if fault.rule == rule)
    assert shapely.intersects(shapely.buffer(given[1].envelope, 1e-9), fault.place)
    if rule in FIXES:
        new = repair_shapes(given, [fault], FIXES, plane)[1]
        assert new.geom_type in {given[1].geom_type, "MultiPolygon"}
        assert rule not in {fault.rule for fault in check_polygons(np.array([new]), plane, one_part=True)}


def test_good_areas_are_left_alone():
    court = "POLYGON((0 0,60 0,60 60,0 60,0 0),(20 20,40 20,40 40,20 40,20 20))"
    wedge = "POLYGON((0 100,200 100,0 103,0 100))"  # sharper than a spike, but three metres wide
    neighbours = [shapely.box(x, 200, x + 10, 210) for x in range(0, 50, 10)]
    assert check_polygons(shapes(court, wedge, *neighbours), METRES) == []
    assert rules(check_polygons(shapes(court), METRES, holes=False)) == [("polygon.hole", 0)]


def test_duplicates_and_overlaps_name_both_rows_and_keep_groups_apart():
    given = shapes(SQUARE, shapely.box(0, 0, 20, 10.05), shapely.box(15, 0, 40, 10), shapely.box(40.0, 0, 50, 10))
    found = check_polygons(given, METRES)
    assert sorted((fault.rule, fault.row, fault.other) for fault in found) == [
        ("polygon.duplicate", 1, 0),
        ("polygon.overlap", 2, 0),
        ("polygon.overlap", 2, 1),
    ]
    assert {fault.params["area"] for fault in found if fault.rule == "polygon.overlap"} == {50.0}
    assert check_polygons(given, METRES, groups=["a", "b", "c", "d"]) == []


def test_an_overlap_goes_to_the_larger_or_to_the_first():
    given = shapes(SQUARE, shapely.box(15, 0, 60, 10))
    (fault,) = check_polygons(given, METRES)
    larger = repair_shapes(given, [fault], FIXES, METRES)
    assert {row: shape.bounds for row, shape in larger.items()} == {0: (0, 0, 15, 10)}
    first = repair_shapes(given, [fault], FIXES, METRES, keep="first")
    assert {row: shape.bounds for row, shape in first.items()} == {1: (20, 0, 60, 10)}


def test_a_duplicate_goes_and_faults_of_what_is_gone_are_forgotten():
    given = shapes(SQUARE, SQUARE, shapely.box(15, 0, 40, 10))
    new = repair_shapes(given, check_polygons(given, METRES), FIXES, METRES)
    assert new[1] is GONE
    assert new[0].bounds == (0, 0, 15, 10)
    assert set(new) == {0, 1}


def test_gaps_between_grids_are_found_with_and_without_their_community():
    grids = shapes(shapely.box(0, 0, 50, 100), shapely.box(52, 0, 100, 100))
    (fault,) = check_gaps(grids, shapely.box(0, 0, 100, 100), METRES)
    assert fault.place.bounds == (50, 0, 52, 100)
    assert fault.params == {"area": 200.0, "width": 1.96}
    ring = shapes("POLYGON((0 0,100 0,100 100,0 100,0 0),(40 40,60 40,60 60,40 60,40 40))")
    assert [fault.params["area"] for fault in check_gaps(ring, None, METRES)] == [400.0]
    assert check_gaps(shapes(shapely.box(0, 0, 52, 100), grids[1]), None, METRES) == []


ENDS = [
    ("line.gap", "LINESTRING(0 0,49.7 0)", "LINESTRING(50 0.1,100 0)"),
    ("line.short", "LINESTRING(50 60,50 0.3)", "LINESTRING(0 0,100 0)"),
    ("line.over", "LINESTRING(50 60,50 -0.3)", "LINESTRING(0 0,100 0)"),
    ("line.no_vertex", "LINESTRING(50 60,50 0)", "LINESTRING(0 0,100 0)"),
]


@pytest.mark.parametrize("plane", [METRES, DEGREES], ids=["metres", "degrees"])
@pytest.mark.parametrize(("rule", "one", "other"), ENDS, ids=[rule for rule, *_ in ENDS])
@pytest.mark.parametrize("turned", [False, True], ids=["last", "first"])
def test_an_end_that_misses_its_junction_is_found_and_joined(rule, one, other, turned, plane):
    given = placed(shapes("LINESTRING(0 60,50 60)", one, other), plane)
    if turned:
        given[1] = shapely.reverse(given[1])
    (fault,) = open_ends(given, plane, tolerance=0.5)
    assert (fault.rule, {fault.row, fault.other}) == (rule, {1, 2})
    assert fault.params["metres"] == pytest.approx(0.0 if rule == "line.no_vertex" else 0.3, abs=0.05)
    new = repair_shapes(given, [fault], FIXES, plane)
    joined = np.array([new.get(row, shape) for row, shape in enumerate(given)])
    assert open_ends(joined, plane, tolerance=0.5) == []
    ends = {tuple(place) for row in (1, 2) for place in shapely.get_coordinates(joined[row])}
    assert len(ends) < len(shapely.get_coordinates(joined[1:]))  # one vertex is shared
    # The junction with the first line stays exactly where it was.
    assert shapely.get_coordinates(given[0])[-1].tolist() in shapely.get_coordinates(joined).tolist()


def test_bridges_and_closed_lines_and_good_junctions_are_left_alone():
    streets = shapes(
        "LINESTRING(0 0,50 0,100 0)",
        "LINESTRING(50 0,50 60)",
        "LINESTRING(20 50,20 0.2)",
        "LINESTRING(200 0,210 0,210 10,200 0)",
        "MULTILINESTRING((0 -50,100 -50),(100 -50,100 0))",
    )
    assert open_ends(streets, METRES, tolerance=1.0, levels=[0, 0, 1, 0, 0]) == []
    assert rules(open_ends(streets, METRES, tolerance=1.0)) == [("line.short", 2)]


def test_the_tolerance_is_said_before_it_is_applied():
    lines = ["LINESTRING(0 0,1000 0)"]
    lines += [f"LINESTRING({100 * n} 50,{100 * n} {gap})" for n, gap in enumerate((0.05, 0.3, 0.4, 0.9, 1.7, 3.0), 1)]
    assert places_by_tolerance(shapes(*lines), METRES) == {0.1: 1, 0.5: 3, 1.0: 4, 2.0: 5}
    assert len(check_lines(shapes(*lines), METRES)) == 3


def test_other_faults_of_lines():
    found = check_lines(
        shapes(
            "LINESTRING(0 0,0 0)",
            "LINESTRING(0 10,100 10)",
            "LINESTRING(100 10,0 10)",
            "LINESTRING(0 20,10 30,10 20,0 30)",
            "LINESTRING(0 40,10 40,10 50,0 40)",  # a loop back to its own vertex
            "LINESTRING(0 60,50 60,50 60,100 60)",
        ),
        METRES,
    )
    assert rules(found) == [
        ("line.crosses_itself", 3),
        ("line.duplicate", 2),
        ("line.no_length", 0),
        ("line.repeated", 5),
    ]


def test_positions_that_cannot_be():
    county = shapely.box(114.1, 22.6, 114.3, 22.8)
    given = shapes(
        "POINT(114.2 22.7)",
        "POINT(0 0)",
        "POINT(22.7 114.2)",
        "POINT(113.0 22.7)",
        shapely.Point(float("nan"), 22.7),
        None,
        "POINT Z(114.2 22.7 5)",
        shapely.LineString([(114.2, 22.7), (float("inf"), 22.7)]),
    )
    assert rules(check_positions(given, county)) == [
        ("shape.height", 6),
        ("shape.not_finite", 4),
        ("shape.not_finite", 7),
        ("shape.outside", 3),
        ("shape.swapped", 2),
        ("shape.zero", 1),
    ]
    assert {fault.rule for fault in check_positions(given, None)} == {"shape.height", "shape.not_finite", "shape.zero"}
    assert not shapely.has_z(repair_shapes(given, check_positions(given, county), FIXES, DEGREES)[6])


def test_slivers_and_lines_without_length_go_when_wanted():
    given = shapes(SQUARE, "POLYGON((0 50,200 50,200 50.3,0 50.3,0 50))")
    fixes = {"polygon.sliver": "drop_object", "line.no_length": "drop_object"}
    assert repair_shapes(given, check_polygons(given, METRES), fixes, METRES) == {1: GONE}
    assert repair_shapes(given, check_polygons(given, METRES), FIXES, METRES) == {}
    lines = shapes("LINESTRING(0 0,5 5)", "LINESTRING(0 0,0 0)")
    assert repair_shapes(lines, check_lines(lines, METRES), fixes, METRES) == {1: GONE}


def test_a_hole_like_a_hair_goes_and_the_rest_stays():
    hair = "POLYGON((0 0,60 0,60 60,0 60,0 0),(10 10,30 10.001,50 10,10 10),(10 20,30 20,30 40,10 40,10 20))"
    given = shapes(hair)
    spikes = [fault for fault in check_polygons(given, METRES) if fault.rule == "polygon.spike"]
    new = repair_shapes(given, spikes, FIXES, METRES)[0]
    assert len(new.interiors) == 1
    assert new.area == 3600 - 400
    assert new.exterior.equals(given[0].exterior)


def test_a_repair_that_would_leave_nothing_is_not_made():
    needle = "POLYGON((0 0,40 0.05,80 0,0 0))"
    given = shapes(needle)
    faults = check_polygons(given, METRES)
    assert "polygon.spike" in {fault.rule for fault in faults}
    assert repair_shapes(given, faults, FIXES, METRES) == {}


def test_many_overlaps_agree_with_the_plain_way():
    generator = np.random.default_rng(4)
    corner = generator.uniform(0, 200, (150, 2))
    size = generator.uniform(3, 25, (150, 2))
    given = shapely.box(*corner.T, *(corner + size).T)
    found = {(fault.other, fault.row) for fault in check_polygons(given, METRES) if fault.rule == "polygon.overlap"}
    plain = set()
    for one in range(len(given)):
        for other in range(one + 1, len(given)):
            common = shared(given[one], given[other])
            if common.area > 1.0 and 2 * common.area / common.length > 0.2:
                plain.add((one, other))
    assert found == plain
    assert len(found) > 100


def test_what_cannot_be_read_is_missing():
    curve = bytes.fromhex("01080000000300000000000000000000000000000000000000000000000000f03f000000000000f03f"
                          "00000000000000400000000000000000")  # fmt: skip
    assert shapely.is_missing(readable([curve, shapely.to_wkb(SQUARE), None])).tolist() == [True, False, True]
