"""The map themes of the store's project at a touch."""

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QIcon

from ..panel import Workbench, icon

_ICONS = {"vector": "/mIconVector.svg", "imagery": "/mIconRaster.svg"}


def theme_icon(theme: str) -> QIcon:
    """The icon of a theme by its id."""
    return QgsApplication.getThemeIcon(_ICONS[theme]) if theme in _ICONS else icon(theme)


def show_theme(workbench: Workbench, name: str) -> None:
    """Show a map theme of the open project."""
    project = workbench.project
    model = workbench.iface.layerTreeView().layerTreeModel()
    project.mapThemeCollection().applyTheme(name, project.layerTreeRoot(), model)
