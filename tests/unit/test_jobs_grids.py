"""Cutting an area into grids: no gaps, no overlaps, near the target, along the streets."""

import numpy as np
import pytest

from civicgrid.plugin.jobs.areas import GRIDS_A_COMMUNITY, community_name, group_grids
from civicgrid.plugin.jobs.dwellings import dwellings
from civicgrid.plugin.jobs.grid_cutting import cut
from civicgrid.plugin.services.coordinates import LocalMetres, from_degrees
from civicgrid.plugin.services.geos import shapely


def lattice(size: float = 2000.0, spacing: float = 200.0):
    """Streets every ``spacing`` metres, a trunk road down the middle, and homes all over."""
    steps = np.arange(spacing, size, spacing)
    lines = [shapely.LineString([(x, 0), (x, size)]) for x in steps]
    lines += [shapely.LineString([(0, y), (size, y)]) for y in steps]
    ranks = [2 if x == size / 2 else 6 for x in steps] + [6] * len(steps)
    points = np.random.default_rng(5).random((4000, 2)) * size
    return shapely.box(0, 0, size, size), np.array(lines, dtype=object), np.array(ranks), points


def weights_of(grids, points):
    return np.array([int(shapely.contains_xy(grid, points[:, 0], points[:, 1]).sum()) for grid in grids])


def check_cover(grids, area):
    grids = np.array(grids, dtype=object)
    assert shapely.is_valid(grids).all()
    union = shapely.union_all(grids)
    assert shapely.area(grids).sum() == pytest.approx(union.area, rel=1e-9)
    assert union.symmetric_difference(area).area < area.length * 0.002


def test_grids_cover_the_area_once_and_have_about_the_target():
    area, roads, ranks, points = lattice()
    grids = cut(area, roads, ranks, points, np.ones(len(points)), 400.0)
    check_cover(grids, area)
    households = weights_of(grids, points)
    assert 8 <= len(grids) <= 14
    assert households.sum() == pytest.approx(4000, abs=5)
    assert (households >= 200).all()
    assert np.median(households) >= 300
    assert (households <= 520).all()


def test_borders_follow_streets_and_the_trunk_road_divides():
    area, roads, ranks, points = lattice()
    grids = cut(area, roads, ranks, points, np.ones(len(points)), 400.0)
    streets = shapely.union_all(np.append(roads, shapely.boundary(area)))
    for grid in grids:
        inside = shapely.intersection(shapely.boundary(grid), shapely.buffer(streets, 0.01)).length
        assert inside == pytest.approx(grid.length, rel=1e-6)
    across = sum(grid.bounds[0] < 999 and grid.bounds[2] > 1001 for grid in grids)
    assert across <= 1


def test_a_face_without_streets_is_cut_evenly():
    area = shapely.Polygon([(0, 0), (3000, 0), (3000, 800), (1200, 800), (1200, 1500), (0, 1500)])
    points = np.random.default_rng(7).random((6000, 2)) * (3000, 1500)
    points = points[shapely.contains_xy(area, points[:, 0], points[:, 1])]
    none = np.empty(0, dtype=object)
    grids = cut(area, none, np.empty(0, dtype=int), points, np.ones(len(points)), 400.0)
    check_cover(grids, area)
    assert (weights_of(grids, points) <= 501).all()
    assert len(grids) <= len(points) / 300


def test_an_area_without_anybody_is_one_grid():
    area, roads, ranks, _ = lattice()
    grids = cut(area, roads, ranks, np.empty((0, 2)), np.empty(0), 400.0)
    assert len(grids) == 1
    check_cover(grids, area)


def test_islands_and_holes_are_covered_too():
    area = shapely.box(0, 0, 1000, 1000).difference(shapely.box(400, 400, 500, 500))
    ring = shapely.LineString(shapely.box(600, 600, 800, 800).exterior.coords)
    points = np.random.default_rng(2).random((900, 2)) * 1000
    grids = cut(area, np.array([ring], dtype=object), np.array([6]), points, np.ones(900), 400.0)
    check_cover(grids, area)


def test_grids_are_grouped_into_communities_of_neighbours():
    centres = np.random.default_rng(1).random((73, 2))
    groups = group_grids(centres)
    assert sorted(np.concatenate(groups).tolist()) == list(range(73))
    assert all(0 < len(group) <= GRIDS_A_COMMUNITY for group in groups)
    assert len({community_name(index) for index in range(500)}) == 500


def test_homes_of_buildings():
    nan = np.nan
    uses = np.array(["residential", None, None, "industrial", "mixed", None], dtype=object)
    floors = np.array([18, nan, nan, 2, 3, nan])
    heights = np.array([nan, nan, nan, nan, nan, 54.0])
    sizes = dwellings(uses, floors, heights, np.full(6, nan), np.array([400, 150, 20, 3000, 300, 500]))
    assert sizes.homes.tolist() == [40, 2, 0, 0, 3, 50]
    assert sizes.floors.tolist() == [18, 2, 1, 2, 3, 18]
    assert sizes.units.tolist() == [1, 1, 1, 1, 1, 1]


def test_local_metres_are_metres():
    plane = LocalMetres("EPSG:4490", (114.2, 22.6, 114.2, 22.8))
    line = shapely.LineString([(114.2, 22.7), (114.21, 22.7), (114.21, 22.71)])
    metres = plane.to_metres(line)
    east, north = np.diff(shapely.get_coordinates(metres), axis=0)
    # Vincenty on GRS 80 at 22.7 degrees north: 0.01 degrees are 1027.63 m east and 1107.49 m north.
    assert east[0] == pytest.approx(1027.63, abs=0.5)
    assert north[1] == pytest.approx(1107.49, abs=0.5)
    assert shapely.equals_exact(plane.from_metres(metres), line, tolerance=1e-12)


def test_wgs84_is_taken_as_cgcs2000():
    point = shapely.Point(114.2, 22.7, 5)
    assert from_degrees("EPSG:4490")(point).wkt == "POINT (114.2 22.7)"
