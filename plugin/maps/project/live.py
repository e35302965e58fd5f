"""The project while it is in use: another account signs in, rows change."""

from collections.abc import Iterable

from qgis.core import QgsDataProvider, QgsProject, QgsVectorLayer

from ...store import Store
from ..sources import layer_source
from .builder import find_group, wanted_layers
from .layers import DEPENDS, LAYER, TABLE
from .model import project_spec


def reopen_layers(store: Store, project: QgsProject) -> list[str]:
    """Point every layer of the store at its present connection; returns the names of the layers that were taken out.

    Styles, order and visibility stay. A layer that this account may not have is taken out of the project, so that
    nothing of it stays on the screen; ``build_project`` brings it back for one who may.
    """
    group = find_group(project, store.uid)
    if group is None:
        return []
    allowed = {one.id for one in wanted_layers(store, project_spec(), None)}
    removed, gone = [], []
    for node in group.findLayers():
        layer = node.layer()
        if layer is None or not layer.customProperty(TABLE):
            continue
        if layer.customProperty(LAYER) in allowed:
            uri, provider = layer_source(store, layer.customProperty(TABLE))
            options = QgsDataProvider.ProviderOptions()
            options.transformContext = project.transformContext()
            layer.setDataSource(uri, layer.name(), provider, options)
            layer.setReadOnly(True)
            layer.triggerRepaint()
        else:
            removed.append(layer.name())
            gone.append(layer.id())
    project.removeMapLayers(gone)
    return removed


def refresh_layers(project: QgsProject, tables: Iterable[str]) -> list[QgsVectorLayer]:
    """Draw again exactly the layers that depend on one of the tables; returns them."""
    changed = frozenset(tables)
    touched = [
        layer
        for layer in project.mapLayers().values()
        if changed.intersection((layer.customProperty(DEPENDS) or "").split(","))
    ]
    for layer in touched:
        layer.triggerRepaint()
    return touched
