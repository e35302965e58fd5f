"""The project while it is in use: another account signs in, rows change."""

from collections.abc import Iterable

from qgis.core import QgsDataProvider, QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from ...store import Store
from ..sources import layer_source
from .builder import LANGUAGE, PART, add_to_tree, find_group, relate, wanted_layers
from .layers import DEPENDS, EMPTY, LAYER, TABLE, is_empty, make_layer, open_layer, set_time
from .model import LayerSpec, project_spec
from .words import Words


def reopen_layers(store: Store, project: QgsProject) -> list[str]:
    """Point every layer of the store at its present connection; returns the names of the layers that were taken out.

    Styles, order and visibility stay. A layer that this account may not have is taken out of the project, so that
    nothing of it stays on the screen; one that it may have and that is not there is added in its place.
    """
    group = find_group(project, store.uid)
    if group is None:
        return []
    wanted = {one.id: one for one in wanted_layers(store, project_spec(), None)}
    removed, gone, kept = [], [], {}
    for node in group.findLayers():
        layer = node.layer()
        if layer is None or not layer.customProperty(TABLE):
            continue
        if layer.customProperty(LAYER) in wanted:
            uri, provider = layer_source(store, layer.customProperty(TABLE))
            options = QgsDataProvider.ProviderOptions()
            options.transformContext = project.transformContext()
            layer.setDataSource(uri, layer.name(), provider, options)
            open_layer(layer, store)
            layer.setReadOnly(True)
            layer.triggerRepaint()
            kept[layer.customProperty(LAYER)] = layer
        else:
            removed.append(layer.name())
            gone.append(layer.id())
    project.removeMapLayers(gone)
    _add_missing(store, project, group, kept, [one for name, one in wanted.items() if name not in kept])
    return removed


def _add_missing(
    store: Store,
    project: QgsProject,
    group: QgsLayerTreeGroup,
    kept: dict[str, QgsVectorLayer],
    missing: list[LayerSpec],
) -> None:
    if not missing:
        return
    spec, words = project_spec(), Words(store, group.customProperty(LANGUAGE))
    layers = dict(kept)
    branches = {child.customProperty(PART): child for child in group.findGroups()}
    for one in missing:
        if one.group not in branches:  # somebody has taken the whole sub-group out
            continue
        layers[one.id] = make_layer(store, one, spec, words)
        project.addMapLayer(layers[one.id], False)
        ids = [other.id for other in spec.layers if other.group == one.group]
        place = len([name for name in ids[: ids.index(one.id)] if name in layers])
        set_time(layers[one.id], one)
        add_to_tree(branches[one.group], layers[one.id], one, place)
    relate(store, project, layers, words)


def refresh_layers(project: QgsProject, tables: Iterable[str]) -> list[QgsVectorLayer]:
    """Draw again exactly the layers that depend on one of the tables; returns them."""
    changed = frozenset(tables)
    touched = [
        layer
        for layer in project.mapLayers().values()
        if changed.intersection((layer.customProperty(DEPENDS) or "").split(","))
    ]
    for layer in touched:
        if layer.customProperty(EMPTY) and not is_empty(layer):
            layer.removeCustomProperty(EMPTY)
            layer.dataProvider().reloadData()
        layer.triggerRepaint()
    return touched
