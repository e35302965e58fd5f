import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgrid.plugin.domain.coordinates import CHINA_BOX, COORDINATES, convert, in_china_box
from civicgrid.plugin.domain.problems import DomainError

# Published with the reference implementation of coordtransform, at 116.404 E, 39.915 N; its inverses are approximate.
PUBLISHED = [
    ("wgs84", "gcj02", 116.41024449916938, 39.91640428150164, 1e-9),
    ("gcj02", "bd09", 116.41036949371029, 39.92133699351022, 1e-9),
    ("gcj02", "wgs84", 116.39775550083061, 39.91359571849836, 3e-5),
    ("bd09", "gcj02", 116.39762729119315, 39.90865673957631, 2e-6),
]

# Around the whole land border and the far ends: east, south (Zengmu), west, north, and the two harbours of the south.
BORDERS = [
    (135.08, 48.45),
    (112.27, 3.97),
    (73.50, 39.40),
    (123.40, 53.55),
    (97.85, 23.90),
    (114.17, 22.28),
    (113.55, 22.19),
    (121.56, 25.03),
]


@pytest.mark.parametrize(("source", "target", "lon", "lat", "tolerance"), PUBLISHED)
def test_published_vectors(source, target, lon, lat, tolerance):
    x, y = convert(116.404, 39.915, source, target)
    assert x == pytest.approx(lon, abs=tolerance)
    assert y == pytest.approx(lat, abs=tolerance)


@pytest.mark.parametrize("target", COORDINATES)
@pytest.mark.parametrize("source", COORDINATES)
def test_round_trips_over_china(source, target):
    rng = np.random.default_rng(7)
    lon = np.concatenate([rng.uniform(73.0, 136.0, 20_000), [x for x, _ in BORDERS]])
    lat = np.concatenate([rng.uniform(3.0, 54.0, 20_000), [y for _, y in BORDERS]])
    back_x, back_y = convert(*convert(lon, lat, source, target), target, source)
    assert np.abs(back_x - lon).max() < 1e-9
    assert np.abs(back_y - lat).max() < 1e-9


@given(
    st.floats(CHINA_BOX[0] - 0.05, CHINA_BOX[2] + 0.05),
    st.floats(CHINA_BOX[1] - 0.05, CHINA_BOX[3] + 0.05),
    st.sampled_from(["gcj02", "bd09"]),
)
def test_round_trips_from_wgs84_across_the_box(lon, lat, target):
    # At the box's edge a shifted position inside and an unshifted one outside may coincide: those are left out.
    x, y = convert(lon, lat, "wgs84", "gcj02")
    if not in_china_box(lon, lat) and in_china_box(*convert(x, y, "gcj02", "wgs84")):
        return
    back_x, back_y = convert(*convert(lon, lat, "wgs84", target), target, "wgs84")
    assert abs(back_x - lon) < 1e-6
    assert abs(back_y - lat) < 1e-6


def test_edges_of_the_box():
    west, south, east, north = CHINA_BOX
    lon = np.array([west, east, west, east, west - 1e-9, east + 1e-9])
    lat = np.array([south, south, north, north, 30.0, 30.0])
    assert in_china_box(lon, lat).tolist() == [True] * 4 + [False] * 2
    x, _y = convert(lon, lat, "wgs84", "gcj02")
    assert (x != lon).tolist() == [True] * 4 + [False] * 2
    back_x, back_y = convert(*convert(lon[:4], lat[:4], "wgs84", "gcj02"), "gcj02", "wgs84")
    assert np.abs(back_x - lon[:4]).max() < 1e-9
    assert np.abs(back_y - lat[:4]).max() < 1e-9


def test_the_shift_is_hundreds_of_metres():
    rng = np.random.default_rng(8)
    lon, lat = rng.uniform(75, 130, 5000), rng.uniform(18, 50, 5000)
    x, y = convert(lon, lat, "wgs84", "gcj02")
    metres = np.hypot((x - lon) * 111_320 * np.cos(np.radians(lat)), (y - lat) * 110_950)
    assert metres.min() > 10
    assert metres.max() < 1200


def test_abroad_gcj02_is_wgs84():
    for lon, lat in [(9.52, 47.14), (-0.12, 51.5), (151.2, -33.9)]:
        assert convert(lon, lat, "wgs84", "gcj02") == (lon, lat)
        assert convert(lon, lat, "gcj02", "wgs84") == (lon, lat)


def test_cgcs2000_is_taken_as_wgs84():
    assert convert(104.06, 30.67, "cgcs2000", "wgs84") == (104.06, 30.67)
    assert convert(104.06, 30.67, "cgcs2000", "gcj02") == convert(104.06, 30.67, "wgs84", "gcj02")


def test_shapes_are_kept_and_the_input_is_not_changed():
    lon = np.full((3, 4), 104.06)
    x, y = convert(lon, 30.67, "wgs84", "bd09")
    assert x.shape == y.shape == (3, 4)
    assert (lon == 104.06).all()
    same, _ = convert(lon, 30.67, "wgs84", "wgs84")
    same[0, 0] = 0
    assert lon[0, 0] == 104.06
    assert convert(104.06, 30.67, "wgs84", "gcj02")[0].shape == ()
    assert convert([], [], "bd09", "wgs84")[0].shape == (0,)


def test_nan_stays_nan():
    x, y = convert([np.nan, 104.06], [30.67, 30.67], "bd09", "wgs84")
    assert np.isnan(x).tolist() == [True, False]
    assert np.isfinite(y[1])


def test_unknown_system():
    with pytest.raises(DomainError) as caught:
        convert(1, 2, "wgs84", "beijing54")
    assert caught.value.problem.code == "coordinates.unknown"
    assert "beijing54" in str(caught.value)
