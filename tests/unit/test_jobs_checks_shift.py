"""Points that lie beside their streets: which conversion was forgotten, and silence where nothing is wrong."""

import numpy as np
import pytest

from civicgrid.plugin.domain.coordinates import convert
from civicgrid.plugin.jobs.checks.shift import Shift, likely_shift, shift_sentence
from civicgrid.plugin.services.coordinates import LocalMetres
from civicgrid.plugin.services.geos import shapely

PLACE = (114.2, 22.7)
PLANE = LocalMetres("EPSG:4326", (*PLACE, *PLACE))


def town(seed=1, blocks=14, side=110.0):
    """Streets of an uneven town in degrees, and centres of buildings set back from them, all in WGS 84."""
    generator = np.random.default_rng(seed)
    lines = side * np.arange(blocks) + generator.uniform(-25, 25, (2, blocks))
    lines -= lines.mean()
    ends = (lines.min() - 50, lines.max() + 50)
    streets = [shapely.LineString([(x, ends[0]), (x + generator.uniform(-30, 30), ends[1])]) for x in lines[0]]
    streets += [shapely.LineString([(ends[0], y), (ends[1], y + generator.uniform(-30, 30))]) for y in lines[1]]
    streets = np.array(streets, dtype=object)
    places = []
    for street in streets:
        for along in np.arange(30, street.length, 35):
            spot = street.interpolate(along)
            ahead = street.interpolate(along + 1)
            normal = np.array([ahead.y - spot.y, spot.x - ahead.x]) * (1 if generator.random() < 0.5 else -1)
            places.append(np.array([spot.x, spot.y]) + normal * generator.normal(17, 2.5))
    points = np.array(places) / PLANE.scale + PLANE.origin
    return PLANE.from_metres(streets), points


def taken_as(points, system):
    return np.column_stack(convert(points[:, 0], points[:, 1], "wgs84", system))


@pytest.mark.parametrize("seed", range(4))
def test_good_points_are_left_alone(seed):
    streets, points = town(seed)
    assert likely_shift(points, streets) is None


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("system", ["gcj02", "bd09"])
def test_a_forgotten_conversion_is_recognised(system, seed):
    streets, points = town(seed)
    given = taken_as(points, system)
    found = likely_shift(given, streets)
    assert found is not None
    assert found.source == system
    east, north = np.median((given - points) * PLANE.scale, axis=0)
    assert found.metres == pytest.approx(np.hypot(east, north), rel=0.01)
    assert found.bearing == pytest.approx(np.degrees(np.arctan2(east, north)) % 360, abs=1)
    assert found.fit_after > 2 * found.fit_before


@pytest.mark.parametrize("system", ["gcj02", "bd09"])
def test_a_conversion_too_many_is_recognised(system):
    streets, points = town()
    twice = np.column_stack(convert(points[:, 0], points[:, 1], system, "wgs84"))
    found = likely_shift(twice, streets)
    assert found is not None
    assert found.source == "wgs84"


def test_households_within_their_outlines_tell_without_streets():
    _, points = town()
    outlines = shapely.transform(
        shapely.buffer(shapely.points((points - PLANE.origin) * PLANE.scale), 7.0),
        lambda coords: coords / PLANE.scale + PLANE.origin,
    )
    assert likely_shift(points, outlines) is None
    assert likely_shift(taken_as(points, "gcj02"), outlines).source == "gcj02"


def test_areas_alone_tell_when_points_fall_out_of_them():
    _, points = town(blocks=6)
    spread = shapely.box(*points.min(axis=0) - 0.0003, *points.max(axis=0) + 0.0003)
    grids = np.array([spread], dtype=object)
    assert likely_shift(points, grids) is None
    assert likely_shift(taken_as(points, "gcj02"), grids).source == "gcj02"


def test_lamps_along_streets_tell_as_well():
    streets, _ = town(3)
    along = [
        shapely.get_coordinates(shapely.line_interpolate_point(street, np.linspace(0.02, 0.98, 40), normalized=True))
        for street in streets
    ]
    generator = np.random.default_rng(0)
    lamps = np.concatenate(along) + generator.normal(0, 3, (40 * len(streets), 2)) / PLANE.scale
    assert likely_shift(lamps, streets) is None
    assert likely_shift(taken_as(lamps, "bd09"), streets).source == "bd09"


def test_nothing_is_said_where_nothing_can_be_known():
    streets, points = town()
    generator = np.random.default_rng(5)
    scattered = PLACE + generator.uniform(-0.008, 0.008, (300, 2))
    assert likely_shift(points[:10], streets) is None
    assert likely_shift(points, np.array([], dtype=object)) is None
    assert likely_shift(points, np.array([None, shapely.Point()], dtype=object)) is None
    assert likely_shift(scattered, streets) is None
    assert likely_shift(points + 0.5, streets) is None
    assert likely_shift(np.full((50, 2), np.nan), streets) is None
    # Moved by something else than a conversion: no conversion explains it.
    assert likely_shift(points + np.array([333.0, -150.0]) / PLANE.scale, streets) is None


def test_points_without_any_habit_are_left_alone():
    streets, _ = town()
    for seed in range(25):
        generator = np.random.default_rng(seed)
        scattered = PLACE + generator.uniform(-0.006, 0.006, (60, 2))
        assert likely_shift(scattered, streets) is None


def test_a_sparse_village_with_one_road_says_nothing_when_it_is_fine():
    generator = np.random.default_rng(2)
    road = np.array([shapely.LineString([(114.19, 22.70), (114.2, 22.701), (114.21, 22.70)])], dtype=object)
    for _ in range(10):
        yards = PLACE + np.column_stack((generator.uniform(-0.006, 0.006, 40), generator.normal(0.0008, 0.0004, 40)))
        assert likely_shift(yards, road) is None


def test_stray_rows_do_not_hide_a_shift():
    streets, points = town()
    given = taken_as(points, "gcj02")
    given[::40] = (0.0, 0.0)
    given[1::90] = (np.nan, 22.7)
    assert likely_shift(given, streets).source == "gcj02"


def test_the_sentence_names_metres_and_direction():
    text = shift_sentence(Shift("gcj02", 482.0, 312.0, 0.1, 0.9))
    assert "480 m to the north-west" in text
    assert "GCJ-02" in text
