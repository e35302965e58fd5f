"""Points into areas, and addresses as clerks write them."""

from dataclasses import replace

import numpy as np
import pytest

from civicgrid.plugin.domain.address import Address, format_address, parse_address
from civicgrid.plugin.jobs.clerk import write_address, written
from civicgrid.plugin.jobs.linking import link_points
from civicgrid.plugin.services.geos import shapely


def test_points_find_their_areas():
    areas = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(0.5, 0.5, 1.5, 1.5)], dtype=object)
    points = np.array([[0.2, 0.2], [0.7, 0.7], [5, 5], [1.0, 0.2]])
    point, area = link_points(points, areas)
    assert list(zip(point.tolist(), area.tolist(), strict=True)) == [(0, 0), (1, 0), (1, 2), (3, 0), (3, 1)]


def test_missing_points_and_areas_are_in_nothing():
    points = np.array([None, shapely.Point(0.5, 0.5), shapely.Point()], dtype=object)
    areas = np.array([None, shapely.box(0, 0, 1, 1)], dtype=object)
    point, area = link_points(points, areas)
    assert (point.tolist(), area.tolist()) == ([1], [1])
    assert len(link_points(np.empty((0, 2)), areas)[0]) == 0


def test_many_points_agree_with_the_plain_way():
    generator = np.random.default_rng(3)
    corners = generator.random((60, 2)) * 10
    areas = np.array([shapely.Point(x, y).buffer(0.8) for x, y in corners], dtype=object)
    points = generator.random((500, 2)) * 10
    found = set(zip(*(part.tolist() for part in link_points(points, areas)), strict=True))
    plain = {
        (row, column)
        for row, (x, y) in enumerate(points)
        for column, area in enumerate(areas)
        if area.intersects(shapely.Point(x, y))
    }
    assert found == plain
    assert len(plain) > 100


@pytest.mark.parametrize("form", range(6))
@pytest.mark.parametrize(
    "address",
    [
        Address(estate="幸福花园", building="12", unit="1", room="301"),
        Address(estate="幸福花园2期", building="3", room="1201"),
        Address(road="龙翔大道", number="18", unit="2", room="602"),
        Address(road="人民路", number="5", room="101"),
    ],
)
def test_every_form_of_a_clerk_names_the_same_room(address, form):
    read = parse_address(written(address, form))
    assert not read.notes
    assert replace(read.address, region="") == address


def test_clerks_are_wrong_now_and_then():
    address = Address(estate="幸福花园", building="12", unit="1", room="301")
    generator = np.random.default_rng(1)
    texts = [write_address(address, generator) for _ in range(5000)]
    right = sum(replace(parse_address(text).address, region="") == address for text in texts)
    assert 0.95 < right / len(texts) < 0.99
    assert "" in texts
    assert format_address(replace(address, unit="", room="")) in texts
