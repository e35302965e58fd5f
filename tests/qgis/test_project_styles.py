"""The style files: QGIS reads each, every colour is the palette's, every code has its class in the legend."""

import json
import re

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsHeatmapRenderer,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from civicgrid.plugin.domain.codes import load_code_lists
from civicgrid.plugin.maps.palette import STYLES, colour
from civicgrid.plugin.maps.project.model import project_spec
from civicgrid.plugin.maps.project.words import Words
from civicgrid.plugin.maps.styles import StyleUnreadable, apply_style
from civicgrid.plugin.services.paths import RESOURCES
from civicgrid.plugin.store.relations import geometry_type
from civicgrid.plugin.store.residents.counts import AGES, CLASSES

LISTS = load_code_lists(RESOURCES / "codes")
USED = {style.file: layer for layer in project_spec().layers for style in layer.styles}
STYLED = {style.file: style for layer in project_spec().layers for style in layer.styles}
FIELDS = ("road_class", "use_class", "kind", "class_code", "level", "rule", "state", "name", "number")

FIELDS_OF_A_LABEL = QgsFields()
for _name in ("title", "deadline"):
    FIELDS_OF_A_LABEL.append(QgsField(_name, QMetaType.Type.QString))


def empty_layer(style):
    kind = {"MultiPolygon": "Polygon", "LineString": "LineString", "Point": "Point"}[
        geometry_type(USED[style].relation)
    ]
    fields = "".join(f"&field={name}:string" for name in FIELDS)
    numbers = "&field=display_level:integer&field=age_minutes:integer&field=active:boolean"
    numbers += "&field=closed_at:string&field=deadline:string&field=residents:integer&field=tag:string"
    numbers += "".join(f"&field={name}:integer" for name in (*CLASSES, *AGES))
    return QgsVectorLayer(f"{kind}?crs=EPSG:4490{fields}{numbers}&field=azimuth:double", style, "memory")


def test_every_file_is_used_and_every_style_has_its_file():
    assert {path.stem for path in STYLES.glob("*.qml")} == set(USED)


@pytest.mark.parametrize("style", sorted(USED))
def test_qgis_reads_the_file_as_it_is(style):
    layer = empty_layer(style)
    message, done = layer.loadNamedStyle(str(STYLES / f"{style}.qml"))
    assert done, message
    assert legend(layer)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("style", sorted(USED))
def test_the_legend_speaks_the_language(style, language):
    layer = empty_layer(style)
    words = Words(None, language)
    apply_style(layer, style, lambda text: words.expand_xml(STYLED[style].fill(text)))
    labels = legend(layer)
    assert not [label for label in labels if "{" in label]
    chinese = [bool(re.search("[一-鿿]", label)) for label in labels if re.search(r"[^\W\d]", label)]
    assert all(chinese) if language == "zh_CN" else not any(chinese)


def legend(layer):
    """The labels of symbols, of a pie's parts and of the ends of a ramp."""
    renderer, diagrams = layer.renderer(), layer.diagramRenderer()
    if isinstance(renderer, QgsHeatmapRenderer):
        return [renderer.legendSettings().minimumLabel(), renderer.legendSettings().maximumLabel()]
    labels = [item.label() for item in renderer.legendSymbolItems()]
    return labels + (list(diagrams.diagramSettings()[0].categoryLabels) if diagrams else [])


def test_a_missing_file_is_said():
    with pytest.raises(StyleUnreadable, match="no_such_style"):
        apply_style(empty_layer("events"), "no_such_style", str)


@pytest.mark.parametrize("style", sorted(USED))
def test_every_colour_is_one_of_the_palette(style):
    """Read from the symbols, not from what QGIS writes beside them (selection, placeholders)."""
    palette = {colour(name)[1:].lower() for name in _names()}
    layer = empty_layer(style)
    apply_style(layer, style, str)
    found = set()
    if isinstance(layer.renderer(), QgsHeatmapRenderer):
        ramp = layer.renderer().colorRamp()
        found |= {
            one.name()[1:].lower() for one in (ramp.color1(), ramp.color2(), *(stop.color for stop in ramp.stops()))
        }
    if layer.diagramRenderer():
        found |= {one.name()[1:].lower() for one in layer.diagramRenderer().diagramSettings()[0].categoryColors}
    for symbol in layer.renderer().symbols(QgsRenderContext()):
        for part in _parts(symbol):
            for name in ("fillColor", "strokeColor", "color"):
                if hasattr(part, name):
                    found.add(getattr(part, name)().name()[1:].lower())
    assert found - palette - {"000000"} == set()
    assert found & palette


def _parts(symbol):
    for part in symbol.symbolLayers():
        if part.subSymbol() is not None:
            yield from _parts(part.subSymbol())
        else:
            yield part


def _names():
    return json.loads((STYLES / "palette.json").read_text(encoding="utf-8"))


def label_of(layer, **values):
    """The legend's labels for a row at 1:1,000, by the rules or categories themselves."""
    feature = QgsFeature(layer.fields())
    for name, value in values.items():
        feature[name] = value
    renderer = layer.renderer()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        index = renderer.categoryIndexForValue(feature[renderer.classAttribute()])
        return [renderer.categories()[index].label()] if index >= 0 else []
    context = QgsExpressionContext()
    context.setFeature(feature)
    rules = [rule for rule in renderer.rootRule().children() if rule.isScaleOK(1_000)]
    fitting = [
        rule.label()
        for rule in rules
        if not rule.isElse()
        and (not rule.filterExpression() or QgsExpression(rule.filterExpression()).evaluate(context))
    ]
    return fitting or [rule.label() for rule in rules if rule.isElse()]


CODES = [
    ("facilities", "kind", "facility_kind", {}),
    ("buildings", "use_class", "building_class", {}),
    ("cameras", "kind", "camera_kind", {"active": True}),
    ("responders", "kind", "responder_kind", {"age_minutes": 1}),
    ("grids", "level", "grid_level", {}),
    ("land_cover", "kind", "land_cover", {}),
]


@pytest.mark.parametrize(("style", "field", "codes", "more"), CODES, ids=[case[0] for case in CODES])
def test_every_code_has_a_class_of_its_name(style, field, codes, more):
    layer, words = empty_layer(style), Words(None, "zh_CN")
    apply_style(layer, style, words.expand_xml)
    for item in LISTS[codes]:
        assert label_of(layer, **{field: item.code}, **more) == [item.name_zh], item.code


@pytest.mark.parametrize("style", ["roads", "roads_muted", "roads_overlay"])
def test_every_road_class_has_a_class(style):
    layer, words = empty_layer(style), Words(None, "zh_CN")
    apply_style(layer, style, words.expand_xml)
    other = words.say("word", "other")
    assert label_of(layer, road_class="canal") == [other]
    for item in LISTS["road_class"]:
        found = label_of(layer, road_class=item.code)
        assert len(found) == 1, item.code
        assert found != [other], item.code


def test_every_component_class_is_drawn_with_its_major_class():
    layer, words = empty_layer("components"), Words(None, "zh_CN")
    apply_style(layer, "components", words.expand_xml)
    for item in LISTS["component_class"]:
        assert label_of(layer, class_code=item.code) == [words.say("component_class", item.code[:2])], item.code


def test_every_display_level_has_its_colour_shape_and_numeral():
    layer, words = empty_layer("events"), Words(None, "zh_CN")
    apply_style(layer, "events", words.expand_xml)
    pictures = set()
    for rule in layer.renderer().rootRule().children():
        for code in LISTS["display_symbol"]:
            if rule.label() == code.name_zh:
                part = rule.symbol().symbolLayer(0)
                assert part.fillColor().name() == colour(f"level_{code.code}")
                pictures.add(part.path())
    assert len(pictures) == 4
    for level in range(1, 5):
        name = words.say("display_symbol", str(level))
        assert label_of(layer, display_level=level) == [name]
        assert label_of(layer, display_level=level, deadline="overdue") == ["超时", name]
        assert label_of(layer, display_level=level, deadline="due_soon") == ["即将超时", name]
        assert label_of(layer, display_level=level, closed_at="2026-01-01") == [words.say("word", "closed")]


def test_a_label_says_what_is_late_or_soon_will_be():
    layer, words = empty_layer("events"), Words(None, "zh_CN")
    apply_style(layer, "events", words.expand_xml)
    found = [rule.settings().getLabelExpression() for rule in layer.labeling().rootRule().children()
             if rule.settings() and "title" in rule.settings().fieldName]  # fmt: skip
    assert found
    context = QgsExpressionContext()
    for deadline, ending in (("overdue", "\n超时"), ("due_soon", "\n即将超时"), ("running", ""), ("late", "")):
        feature = QgsFeature(FIELDS_OF_A_LABEL)
        feature.setAttributes(["暴露垃圾", deadline])
        context.setFeature(feature)
        said = [expression.evaluate(context) for expression in found]
        assert said == ["暴露垃圾" + ending] * len(found), [expression.evalErrorString() for expression in found]


def test_sensors_and_positions_that_say_nothing_are_grey():
    for style, row in (("sensors", {"state": "stale"}), ("responders", {"kind": "worker", "age_minutes": 99})):
        layer = empty_layer(style)
        apply_style(layer, style, str)
        label = label_of(layer, **row)[0]
        symbol = next(rule.symbol() for rule in layer.renderer().rootRule().children() if rule.label() == label)
        assert symbol.symbolLayer(0).fillColor().name() == colour("stale"), style
