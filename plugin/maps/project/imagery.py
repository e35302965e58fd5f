"""The imagery 影像 under the map, when somebody has one: a service or a picture on this machine."""

from pathlib import Path

from qgis.core import QgsDataSourceUri, QgsRasterLayer, QgsSettings

from .layers import LAYER
from .words import Words

IMAGERY_SETTING = "plugins/civicgrid/imagery"
"""Where `services.settings` keeps it: tiles with {x}, {y}, {z}, a WMTS as QGIS writes it, or a raster file."""
IMAGERY = "imagery"


def make_imagery(words: Words) -> QgsRasterLayer | None:
    """The imagery layer of the setting; None when there is none or it does not open."""
    address = QgsSettings().value(IMAGERY_SETTING, "", type=str).strip()
    if not address:
        return None
    uri, provider = imagery_source(address)
    layer = QgsRasterLayer(uri, words.say("word", "imagery"), provider)
    layer.setCustomProperty(LAYER, IMAGERY)
    return layer if layer.isValid() else None


def imagery_source(address: str) -> tuple[str, str]:
    """Return (uri, provider) of an address as the setting holds it."""
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
