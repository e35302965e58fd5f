"""What an account may read of a store, and where its objects lie, on both engines."""

import pytest
import shapely

from civicgrid.plugin.domain.uid import new_uid
from civicgrid.plugin.store.relations import known_extent


def test_the_extent_is_that_of_the_buildings_where_there_are_no_grids(store):
    assert known_extent(store) is None
    for x in (114.1, 114.3):
        shape = shapely.to_wkb(shapely.MultiPolygon([shapely.box(x, 22.5, x + 0.1, 22.75)]))
        store.insert("building", {"uid": new_uid(), "geom": shape})
    # A GeoPackage's R-tree keeps single precision.
    assert known_extent(store) == pytest.approx((114.1, 22.5, 114.4, 22.75), abs=1e-4)
