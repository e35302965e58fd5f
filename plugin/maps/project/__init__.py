"""The project: what a store looks like in QGIS, built from the data in ``resources/project``."""

from .builder import GROUP, ProjectLayers, build_project, remove_project
from .imagery import IMAGERY_SETTING
from .live import refresh_layers, reopen_layers

__all__ = [
    "GROUP",
    "IMAGERY_SETTING",
    "ProjectLayers",
    "build_project",
    "refresh_layers",
    "remove_project",
    "reopen_layers",
]
