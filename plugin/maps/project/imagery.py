"""The imagery 影像 under the map, when somebody has one: a service or a picture on this machine."""

from pathlib import Path

from qgis.core import QgsDataSourceUri, QgsRasterLayer

from .layers import LAYER
from .words import Words

IMAGERY = "imagery"


def make_imagery(address: str, words: Words) -> QgsRasterLayer | None:
    """The imagery layer of an address; None when there is none or it does not open."""
    if not address.strip():
        return None
    uri, provider = imagery_source(address.strip())
    layer = QgsRasterLayer(uri, words.say("word", "imagery"), provider)
    layer.setCustomProperty(LAYER, IMAGERY)
    return layer if layer.isValid() else None


def imagery_source(address: str) -> tuple[str, str]:
    """Return (uri, provider) of an address as a person writes it."""
    if "{z}" in address and "url=" not in address:
        uri = QgsDataSourceUri()
        uri.setParam("type", "xyz")
        uri.setParam("url", address)
        uri.setParam("zmin", "0")
        uri.setParam("zmax", "20")
        return bytes(uri.encodedUri()).decode(), "wms"
    if "url=" in address:
        return address, "wms"
    return str(Path(address).expanduser()), "gdal"
