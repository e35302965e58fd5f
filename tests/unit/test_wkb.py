import struct

import numpy as np
import pytest
import shapely

from civicgrid.plugin.domain.wkb import map_coordinates


def shift(x, y):
    return x + 100, y - 10


def wkb(text, **options):
    return shapely.to_wkb(shapely.from_wkt(text), byte_order=1, **options)


TEXTS = [
    "POINT (1 2)",
    "LINESTRING (1 2, 3 4)",
    "POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))",
    "MULTIPOINT ((1 2), (3 4))",
    "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 10 9, 10 10, 9 9)))",
    "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))",
]


def test_every_vertex_moves_and_the_shape_stays():
    moved = shapely.from_wkb(map_coordinates([wkb(text) for text in TEXTS], shift))
    for before, after in zip(shapely.from_wkt(TEXTS), moved, strict=True):
        assert after.geom_type == before.geom_type
        assert np.array_equal(shapely.get_coordinates(after), shapely.get_coordinates(before) + np.array([100, -10]))


@pytest.mark.parametrize("flavor", ["iso", "extended"])
def test_z_is_kept_in_both_ways_of_writing_it(flavor):
    (moved,) = map_coordinates([wkb("LINESTRING Z (1 2 7, 3 4 8)", flavor=flavor)], shift)
    assert shapely.get_coordinates(shapely.from_wkb(moved), include_z=True).tolist() == [[101, -8, 7], [103, -6, 8]]


def test_all_vertices_go_through_one_call():
    calls = []
    map_coordinates([wkb(text) for text in TEXTS], lambda x, y: calls.append(len(x)) or (x, y))
    assert calls == [sum(shapely.get_num_coordinates(shapely.from_wkt(TEXTS)))]


def test_nothing_gives_nothing():
    assert map_coordinates([], shift) == []
    empty = wkb("LINESTRING EMPTY")
    assert map_coordinates([empty], shift) == [empty]


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        wkb("LINESTRING (1 2, 3 4)")[:-1],
        wkb("LINESTRING (1 2, 3 4)")[:7],
        wkb("POINT (1 2)") + b"x",
        shapely.to_wkb(shapely.Point(1, 2), byte_order=0),
        struct.pack("<BI", 1, 99),
        struct.pack("<BI", 1, 4001),
        struct.pack("<BIIdd", 1, 1 | 0x20000000, 4326, 1, 2),
    ],
)
def test_bytes_that_are_no_wkb_are_refused(broken):
    with pytest.raises(ValueError):  # noqa: PT011 (which of the checks finds it does not matter)
        map_coordinates([broken], shift)
