"""Water and green of an OpenStreetMap extract."""

from civicgrid.plugin.jobs.import_osm import import_osm
from civicgrid.plugin.store import create_store
from civicgrid.tests.support.osm import OsmFile


def test_water_and_green_are_areas(tmp_path):
    osm = OsmFile()
    for place, (key, value) in enumerate((("natural", "water"), ("landuse", "forest"), ("leisure", "park"),
                                          ("landuse", "industrial"))):  # fmt: skip
        osm.way(osm.square(3 * place, 0), **{key: value})
    osm.node(0, 9, natural="water")
    with create_store(str(tmp_path / "osm.gpkg")) as store:
        result = import_osm(store, osm.write(tmp_path / "map.osm")).counts["land_cover"]
        assert (result.found, result.imported) == (3, 3)
        assert sorted(store.read("land_cover", ["kind"])["kind"]) == ["green", "water", "woodland"]
