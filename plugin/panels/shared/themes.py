"""The map themes of the store's project at a touch."""

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QIcon

from ...maps.project import short_name, theme_names
from ...services.translation import tr
from ..panel import Workbench, icon

_ICONS = {"vector": "/mIconVector.svg", "imagery": "/mIconRaster.svg"}


def theme_icon(theme: str) -> QIcon:
    """The icon of a theme by its id."""
    return QgsApplication.getThemeIcon(_ICONS[theme]) if theme in _ICONS else icon(theme)


def offered_themes(workbench: Workbench) -> dict[str, str]:
    """What the themes of the open store are called on buttons, by their ids."""
    return {theme: short_name(name) for theme, name in _names(workbench).items()}


def show_theme(workbench: Workbench, theme: str) -> None:
    """Show a map theme of ours, by its id, in the open project."""
    project = workbench.project
    name = _names(workbench)[theme]
    if theme == "imagery" and not workbench.settings.imagery.value():
        workbench.say(tr("No imagery is set: name a raster file or a service under Settings ▸ Options ▸ CivicGrid."))
    model = workbench.iface.layerTreeView().layerTreeModel()
    project.mapThemeCollection().applyTheme(name, project.layerTreeRoot(), model)


def _names(workbench: Workbench) -> dict[str, str]:
    store = workbench.session.store
    return theme_names(workbench.project, store.uid if store is not None else "")
