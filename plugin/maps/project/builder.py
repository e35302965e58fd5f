"""Building the project, and taking it away again. Only what is ours is touched: one group and what is in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject

from ...store import Store
from ...store.access import Access
from ...store.relations import readable_relations
from .frame import set_frame
from .imagery import IMAGERY, make_imagery
from .layers import GROUP, LAYER, make_layer, make_relation, set_form, set_time
from .model import LayerSpec, ProjectSpec, project_spec
from .themes import remove_themes, set_themes
from .words import Words

MOST_ROWS_OF_A_VIEW = 100_000
PART, LANGUAGE, ASIDE = "civicgrid/part", "civicgrid/language", "civicgrid/aside"
"""Custom properties: of a sub-group its id in ``resources/project``, of the top group the language of its names, and
that it was hidden because another store was opened."""


@dataclass(frozen=True)
class ProjectLayers:
    """What was built: the top group, and the layers by their id in ``resources/project``."""

    group: QgsLayerTreeGroup
    layers: dict[str, QgsMapLayer]


def build_project(
    store: Store,
    project: QgsProject,
    *,
    language: str = "zh_CN",
    roles: Iterable[str] | None = None,
    imagery: str = "",
) -> ProjectLayers:
    """Add the store to a project as one group on top, or where the group of the same store was before.

    A layer stands there when the account may read its relation and, where the layer asks for roles, has one of them;
    ``roles`` are the account's own when not given. ``imagery`` is tiles with {x}, {y}, {z}, a WMTS as QGIS writes it,
    or a raster file; where it cannot be opened there is no such layer. Into an empty project also come the projection,
    the extent and the colours around the map. Raises StoreError or StyleUnreadable.
    """
    spec, words = project_spec(), Words(store, language)
    was_empty = not project.mapLayers()
    place = remove_group(project, store.uid)
    wanted = wanted_layers(store, spec, roles)
    layers = {one.id: make_layer(store, one, spec, words) for one in wanted}
    if ground := make_imagery(imagery, words):
        layers[IMAGERY] = ground
    project.addMapLayers(list(layers.values()), False)
    for one in wanted:
        set_time(layers[one.id], one)
    name = spec.name.say(words.suffix)
    if store.purpose != "real":
        purpose = words.say("purpose", store.purpose)
        name = f"{name}（{purpose}）" if words.suffix == "zh" else f"{name} ({purpose})"
    group = QgsLayerTreeGroup(name)
    group.setCustomProperty(GROUP, store.uid)
    group.setCustomProperty(LANGUAGE, words.suffix)
    _fill(group, layers, spec, words)
    project.layerTreeRoot().insertChildNode(place, group)  # filled: the window's tree follows each node that it has
    relate(store, project, layers, words)
    if was_empty:
        set_frame(store, project)
    show_only(project, store.uid)  # a theme must not bring back the layers of another store
    set_themes(project, group, layers, spec, words)
    return ProjectLayers(group, layers)


def remove_project(project: QgsProject) -> None:
    """Take every group of ours out of a project, with its layers, relations and themes."""
    while _groups(project):
        remove_group(project, _groups(project)[0].customProperty(GROUP))


def show_only(project: QgsProject, uid: str) -> None:
    """Hide the groups of other stores, which nobody follows any more, and show again what was hidden here before.

    What somebody hid by hand stays hidden.
    """
    for group in _groups(project):
        if group.customProperty(GROUP) != uid:
            if group.itemVisibilityChecked():
                group.setItemVisibilityChecked(False)
                group.setCustomProperty(ASIDE, True)
        elif group.customProperty(ASIDE):
            group.setItemVisibilityChecked(True)
            group.removeCustomProperty(ASIDE)


def wanted_layers(store: Store, spec: ProjectSpec, roles: Iterable[str] | None) -> list[LayerSpec]:
    """The layers that this account may have, from the top down."""
    held = frozenset(Access(store).who_am_i().roles if roles is None else roles)
    readable = readable_relations(store, {one.relation for one in spec.layers})
    return [
        one
        for one in spec.layers
        if one.relation in readable and (not one.roles or one.roles & held) and not _slow_to_open(store, one)
    ]


def _slow_to_open(store: Store, spec: LayerSpec) -> bool:
    """QGIS counts a GeoPackage's view when it opens one, row by row beyond its own limit: seconds for a million."""
    return store.engine == "gpkg" and spec.counted_by != "" and store.count(spec.counted_by) > MOST_ROWS_OF_A_VIEW


def find_group(project: QgsProject, uid: str) -> QgsLayerTreeGroup | None:
    """The top group of a store."""
    return next((group for group in _groups(project) if group.customProperty(GROUP) == uid), None)


def remove_group(project: QgsProject, uid: str) -> int:
    """Remove the group of a store and return at which place of the tree it stood, 0 when it was not there."""
    group = find_group(project, uid)
    if group is None:
        return 0
    root = project.layerTreeRoot()
    parent = group.parent()
    place = parent.children().index(group) if parent == root else 0
    manager = project.relationManager()
    for relation in list(manager.relations()):
        if relation.startswith("civicgrid_") and relation.endswith(uid):
            manager.removeRelation(relation)
    remove_themes(project, uid)
    # A layer that somebody dragged into our group is not ours: it stays, where the group was.
    ours = {node.layerId() for node in group.findLayers() if node.layer() and node.layer().customProperty(LAYER)}
    for node in group.findLayers():
        if node.layerId() not in ours:
            root.insertChildNode(place, node.clone())
    parent.removeChildNode(group)
    project.removeMapLayers(list(ours))
    return place


def _groups(project: QgsProject) -> list[QgsLayerTreeGroup]:
    return [group for group in project.layerTreeRoot().findGroups(True) if group.customProperty(GROUP)]


def _fill(group: QgsLayerTreeGroup, layers: dict[str, QgsMapLayer], spec: ProjectSpec, words: Words) -> None:
    for part in spec.groups:
        branch = group.addGroup(part.name.say(words.suffix))
        branch.setCustomProperty(PART, part.id)
        for one in part.layers:
            if one.id in layers:
                add_to_tree(branch, layers[one.id], one)
        branch.setExpanded(False)
    if IMAGERY in layers:
        # Under everything else of ours.
        group.children()[-1].addLayer(layers[IMAGERY]).setItemVisibilityChecked(False)


def add_to_tree(branch: QgsLayerTreeGroup, layer: QgsMapLayer, spec: LayerSpec, place: int = -1) -> None:
    """Put a layer into its sub-group, folded up."""
    node = branch.insertLayer(place, layer)
    node.setExpanded(False)
    node.setItemVisibilityChecked(not spec.hidden)


def relate(store: Store, project: QgsProject, layers: dict[str, QgsMapLayer], words: Words) -> None:
    """Make the relations whose layers are both there, and the forms, which list them."""
    spec = project_spec()
    relations = {
        one.id: make_relation(one, layers[one.parent], layers[one.child], store.uid, words)
        for one in spec.relations
        if one.parent in layers and one.child in layers
    }
    for relation in relations.values():
        project.relationManager().addRelation(relation)
    for one in spec.layers:
        if one.id in layers and one.form:
            set_form(layers[one.id], one, relations, words)
