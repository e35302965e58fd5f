"""CivicGrid 智慧网格, a QGIS plugin for grid-based city governance and incident command."""


def classFactory(iface):  # noqa: N802 (QGIS's name)
    """Return the plugin object; QGIS calls this, with ``iface`` None in qgis_process."""
    from .plugin.app import CivicGridPlugin

    return CivicGridPlugin(iface)
