"""One layer of the project: where its rows come from, how they look, what its form says."""

from collections.abc import Callable
from html import escape

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsAttributeEditorRelation,
    QgsCoordinateReferenceSystem,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsFeatureRequest,
    QgsMapLayerStyle,
    QgsProject,
    QgsRelation,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ...store import Store
from ...store.relations import has_rows
from ..sources import layer_source
from ..styles import apply_style
from .model import LayerSpec, ProjectSpec, RelationSpec, StyleSpec
from .words import Words

GROUP = "civicgrid/group"
"""Custom property of our top group: the store's uid."""
TABLE, DEPENDS, LAYER = "civicgrid/table", "civicgrid/depends", "civicgrid/layer"
"""Custom properties of our layers: the table or view, the tables that it depends on, the id in resources/project."""
EMPTY = "civicgrid/empty"
"""Custom property of a file's layer that had no row when it was opened: it draws nothing before it is opened anew."""

LOCAL_TIME = {
    "field_format": "yyyy-MM-dd HH:mm:ss.zzz",  # of the text in a file; a server gives an instant
    "display_format": "yyyy-MM-dd HH:mm",
    "allow_null": True,
    "calendar_popup": False,
}


def make_layer(store: Store, spec: LayerSpec, whole: ProjectSpec, words: Words) -> QgsVectorLayer:
    """A layer that is read-only and styled; its form follows with ``set_form``, when the relations are there."""
    uri, provider = layer_source(store, spec.relation)
    options = QgsVectorLayer.LayerOptions(QgsProject.instance().transformContext(), False)
    options.skipCrsValidation = True
    layer = QgsVectorLayer(uri, spec.name.say(words.suffix), provider, options)
    layer.setCustomProperty(TABLE, spec.relation)
    open_layer(layer, store)
    layer.setCustomProperty(DEPENDS, ",".join(spec.depends))
    layer.setCustomProperty(LAYER, spec.id)
    layer.setReadOnly(True)
    _describe(layer, spec, whole, words)
    _limit_scale(layer, spec)
    _set_styles(layer, spec, words)
    return layer


def open_layer(layer: QgsVectorLayer, store: Store) -> None:
    """Say what a layer's provider cannot: a GeoPackage's driver knows no CRS of what a view computes, and draws the
    first row of a view that was empty only when it is opened anew."""
    if layer.isSpatial() and not layer.crs().isValid():
        layer.setCrs(QgsCoordinateReferenceSystem(store.crs))
    # Asked of the store: for each layer's own first question QGIS opens the file once more, which takes 12 ms.
    if store.engine == "gpkg" and not has_rows(store, layer.customProperty(TABLE)):
        layer.setCustomProperty(EMPTY, True)
    else:
        layer.removeCustomProperty(EMPTY)


def is_empty(layer: QgsVectorLayer) -> bool:
    """Whether a layer has no row; asks for one, not for their number."""
    request = QgsFeatureRequest().setLimit(1).setNoAttributes().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    return not any(True for _ in layer.getFeatures(request))


def _describe(layer: QgsVectorLayer, spec: LayerSpec, whole: ProjectSpec, words: Words) -> None:
    shown = {words.expand(name) for name in spec.columns}
    table = layer.attributeTableConfig()
    table.update(layer.fields())
    columns = table.columns()
    for index, field in enumerate(layer.fields()):
        name = field.name()
        if name not in shown:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
            continue
        generic = name.removesuffix(f"_{words.suffix}")
        layer.setFieldAlias(index, whole.alias(spec.relation, generic).say(words.suffix))
        widget = _widget(name, whole.code_list(spec.relation, name), words)
        if field.type() == QMetaType.Type.Bool:
            widget = QgsEditorWidgetSetup("CheckBox", {})
        layer.setEditorWidgetSetup(index, widget)
    for column in columns:
        column.hidden = column.name not in shown
    table.setColumns(columns)
    layer.setAttributeTableConfig(table)
    layer.setDisplayExpression(words.expand(spec.title))
    if spec.tip:
        layer.setMapTipTemplate(_tip(spec, whole, words))


def _widget(name: str, codes: str, words: Words) -> QgsEditorWidgetSetup:
    """How a value is shown: a code by its name, a local time to the minute, a year without a comma."""
    if codes:
        values = [{label: code} for code, label in words.codes(codes).items()]
        return QgsEditorWidgetSetup("ValueMap", {"map": values})
    if name.endswith("_local"):
        return QgsEditorWidgetSetup("DateTime", LOCAL_TIME)
    if name.endswith("_year"):
        return QgsEditorWidgetSetup("Range", {"Min": 0, "Max": 9999, "Step": 1, "Style": "SpinBox", "AllowNull": True})
    return QgsEditorWidgetSetup("TextEdit", {})


def _tip(spec: LayerSpec, whole: ProjectSpec, words: Words) -> str:
    rows = []
    for name in spec.tip:
        column = QgsExpression.quotedColumnRef(words.expand(name))
        alias = escape(whole.alias(spec.relation, name.removesuffix("_{{suffix}}")).say(words.suffix))
        shown = f"represent_value({column})" if whole.code_list(spec.relation, name) else f"to_string({column})"
        if name.endswith("_local"):  # text in a file, an instant on a server
            shown = f"left(replace({shown}, 'T', ' '), 16)"
        rows.append(
            f"<tr><td style='color:#777;padding-right:8px'>{alias}</td><td>[% coalesce({shown}, '—') %]</td></tr>"
        )
    return f"<b>[% {words.expand(spec.title)} %]</b><table>{''.join(rows)}</table>"


def _limit_scale(layer: QgsVectorLayer, spec: LayerSpec) -> None:
    smallest, largest = spec.scale
    layer.setScaleBasedVisibility(bool(smallest or largest))
    layer.setMinimumScale(smallest)
    layer.setMaximumScale(largest)


def set_time(layer: QgsVectorLayer, spec: LayerSpec) -> None:
    """Say when a layer's rows hold, once all layers are in the project: for each that is added after, QGIS asks the
    provider of every temporal layer for its first and last instant, with scans of the whole table."""
    if not spec.temporal:
        return
    time = layer.temporalProperties()
    time.setStartField(spec.temporal[0])
    if len(spec.temporal) == 1:
        time.setMode(Qgis.VectorTemporalMode.FeatureDateTimeInstantFromField)
    else:
        time.setEndField(spec.temporal[1])
        time.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields)
    time.setIsActive(True)


def _set_styles(layer: QgsVectorLayer, spec: LayerSpec, words: Words) -> None:
    """Every style under its name in the layer's style manager; the first one is in use.

    The others are read from the layer while it looks like them: to make each the current one takes QGIS thrice as long.
    """
    if not spec.styles:
        return
    manager = layer.styleManager()
    first, *others = spec.styles
    manager.renameStyle(manager.currentStyle(), first.name.say(words.suffix))
    for style in others:
        apply_style(layer, style.file, _expander(style, words))
        kept = QgsMapLayerStyle()
        kept.readFromLayer(layer)
        manager.addStyle(style.name.say(words.suffix), kept)
    apply_style(layer, first.file, _expander(first, words))


def _expander(style: StyleSpec, words: Words) -> Callable[[str], str]:
    return lambda text: words.expand_xml(style.fill(text))


def set_form(layer: QgsVectorLayer, spec: LayerSpec, relations: dict[str, QgsRelation], words: Words) -> None:
    """A form of tabs; nothing in it can be edited. A tab whose relation is not there is left out."""
    config = layer.editFormConfig()
    config.clearTabs()
    config.setLayout(Qgis.AttributeFormLayout.DragAndDrop)
    for tab in spec.form:
        if tab.relation and tab.relation not in relations:
            continue
        container = QgsAttributeEditorContainer(tab.name.say(words.suffix), None)
        container.setType(Qgis.AttributeEditorContainerType.Tab)
        if tab.relation:
            table = QgsAttributeEditorRelation(relations[tab.relation], container)
            table.setRelationWidgetTypeId("relation_editor")
            table.setRelationEditorConfiguration({"buttons": "ZoomToChildFeature", "show_first_feature": False})
            container.addChildElement(table)
        for name in tab.fields:
            column = words.expand(name)
            index = layer.fields().indexOf(column)
            config.setReadOnly(index, True)
            container.addChildElement(QgsAttributeEditorField(column, index, container))
        config.addTab(container)
    config.setSuppress(QgsEditFormConfig.FeatureFormSuppress.SuppressOff)
    layer.setEditFormConfig(config)


def make_relation(spec: RelationSpec, parent: QgsVectorLayer, child: QgsVectorLayer, uid: str, words: Words):
    """The relation under an id that names the store, so that two stores may stand in one project."""
    relation = QgsRelation()
    relation.setId(f"civicgrid_{spec.id}_{uid}")
    relation.setName(spec.name.say(words.suffix))
    relation.setReferencedLayer(parent.id())
    relation.setReferencingLayer(child.id())
    relation.addFieldPair(spec.column, "id")
    return relation
