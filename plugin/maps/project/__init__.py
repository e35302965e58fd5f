"""The project: what a store looks like in QGIS, built from the data in ``resources/project``."""

from .builder import ProjectLayers, build_project, find_group, remove_project, show_only
from .imagery import IMAGERY
from .layers import GROUP
from .live import refresh_layers, reopen_layers
from .themes import short_name, theme_names

__all__ = [
    "GROUP",
    "IMAGERY",
    "ProjectLayers",
    "build_project",
    "find_group",
    "refresh_layers",
    "remove_project",
    "reopen_layers",
    "short_name",
    "show_only",
    "theme_names",
]
