"""Where imagery comes from: the text that a person writes in the options."""

import pytest
from qgis.core import QgsProviderRegistry

from civicgrid.plugin.maps.project.imagery import imagery_source


@pytest.mark.parametrize("address", [
    "https://tiles.example/{z}/{x}/{y}.png?key=a&b=c",
    "type=xyz&url=https://tiles.example/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmax=18&zmin=0",
    "crs=EPSG:3857&layers=img&url=https://tiles.example/wmts&tileMatrixSet=w",
])  # fmt: skip
def test_addresses_of_services(address):
    uri, provider = imagery_source(address)
    assert provider == "wms"
    parts = QgsProviderRegistry.instance().decodeUri("wms", uri)
    assert parts["url"].startswith("https://tiles.example/")
    if "{z}" in address:
        assert parts["url"] == address
        assert parts["type"] == "xyz"


def test_a_file_is_a_file(tmp_path):
    assert imagery_source(str(tmp_path / "正射 影像.tif")) == (str(tmp_path / "正射 影像.tif"), "gdal")
