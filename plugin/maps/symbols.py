"""How things look on a map: one function a logical layer, applied to a vector layer.

Display colours are those of the warning levels: 1 red, 2 orange, 3 yellow, 4 blue.
"""

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..services.translation import tr
from .fonts import map_font

# What stands in the legend.
GROUPS = {
    "paths": "Footways and paths",
    "service": "Service ways and tracks",
    "streets": "Streets",
    "tertiary": "Tertiary roads",
    "secondary": "Secondary roads",
    "primary": "Primary roads",
    "motorway": "Motorways and trunk roads",
    "self_occupied": "Self-occupied",
    "rented": "Rented",
    "mixed": "Mixed",
    "vacant": "Vacant",
    "organisation": "Organisation",
    "shop": "Shop",
    "no_rooms": "Without rooms",
    "rank1": "Nearest",
    "rank2": "Second",
    "rank3": "Third",
}

RED, ORANGE, YELLOW, BLUE = "#e53935", "#fb8c00", "#fdd835", "#1e88e5"

SMALL_ROADS_UNTIL = 60_000
"""The number n of the scale 1:n beyond which paths and service ways are not drawn."""

# Classes of road_class.csv: condition, name, colour, width in millimetres, and the smallest scale they are drawn at.
_ROADS = (
    ("\"road_class\" IN ('footway', 'path', 'steps', 'cycleway', 'bridleway', 'corridor', 'via_ferrata')",
     "paths", "#b9a58a", 0.2, SMALL_ROADS_UNTIL),
    ("\"road_class\" IN ('service', 'track', 'pedestrian', 'busway', 'bus_guideway', 'escape', 'raceway')",
     "service", "#d8d4cc", 0.35, SMALL_ROADS_UNTIL),
    ("\"road_class\" IN ('unclassified', 'residential', 'living_street', 'road')", "streets", "#ffffff", 0.6, 0),
    ("\"road_class\" IN ('tertiary', 'tertiary_link')", "tertiary", "#fff3c4", 0.8, 0),
    ("\"road_class\" IN ('secondary', 'secondary_link')", "secondary", "#fbd87f", 1.0, 0),
    ("\"road_class\" IN ('primary', 'primary_link')", "primary", "#f5b961", 1.2, 0),
    ("\"road_class\" IN ('motorway', 'motorway_link', 'trunk', 'trunk_link')", "motorway",
     "#e88a73", 1.5, 0),
)  # fmt: skip
_SMALL_SCALE, _SMALL_WIDTH = 50_000, 0.45
_BUILDINGS = (
    ("self_occupied", "self_occupied", "#d9a066"),
    ("rented", "rented", "#6fa8dc"),
    ("mixed", "mixed", "#b6a5d6"),
    ("vacant", "vacant", "#f2f2f2"),
    ("organisation", "organisation", "#76a797"),
    ("shop", "shop", "#e06c75"),
    (None, "no_rooms", "#dcd6cd"),
)
_ROUTES = ((1, "rank1", BLUE, 0.7), (2, "rank2", "#00897b", 1.6), (3, "rank3", "#8e24aa", 2.6))


def style_roads(layer: QgsVectorLayer) -> None:
    """Roads by class, small ones below, with a casing; thinner and fewer at small scales."""
    root = QgsRuleBasedRenderer.Rule(None)
    for level, (condition, text, colour, width, limit) in reversed(list(enumerate(_ROADS))):
        detail = QgsRuleBasedRenderer.Rule(
            _cased(colour, width, level), 0, limit or _SMALL_SCALE, condition, tr(GROUPS[text])
        )
        root.appendChild(detail)
        if not limit:
            far = _cased(colour, width * _SMALL_WIDTH, level)
            root.appendChild(QgsRuleBasedRenderer.Rule(far, _SMALL_SCALE, 0, condition, tr(GROUPS[text])))
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)


def _cased(colour: str, width: float, level: int) -> QgsSymbol:
    symbol = _line(colour, width)
    symbol.symbolLayer(0).setRenderingPass(level * 2 + 1)
    if width > 0.25:
        casing = QgsSimpleLineSymbolLayer(QColor("#a79f92"), width + 0.25)
        casing.setPenCapStyle(Qt.PenCapStyle.RoundCap)
        casing.setRenderingPass(level * 2)
        symbol.insertSymbolLayer(0, casing)
    return symbol


def style_buildings(layer: QgsVectorLayer) -> None:
    """Buildings by the class that follows from their rooms."""
    categories = []
    for value, text, colour in _BUILDINGS:
        symbol = QgsFillSymbol.createSimple({"color": colour, "outline_color": "#8d8377", "outline_width": "0.08"})
        categories.append(QgsRendererCategory("" if value is None else value, symbol, tr(GROUPS[text])))
    layer.setRenderer(QgsCategorizedSymbolRenderer("use_class", categories))


def style_plain_buildings(layer: QgsVectorLayer, colour: str = "#d6cfc4") -> None:
    """Buildings as a quiet background."""
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})))


def style_grids(layer: QgsVectorLayer, label: str = "") -> None:
    """Grids as outlines, labelled by an expression."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#6a1b9a", "outline_width": "0.55", "outline_style": "dash"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    if label:
        set_label(layer, label, 7.5, "#4a148c", expression=True)


def style_by_number(layer: QgsVectorLayer, field: str, limits: list[float], texts: list[str], label: str) -> None:
    """Areas in shades by a number; ``limits`` are the upper ends of all classes, ``texts`` their legend."""
    shades = ("#fff7d6", "#fde0a0", "#fdbb6b", "#f58b4c", "#d9482b")
    root = QgsRuleBasedRenderer.Rule(None)
    low = float("-inf")
    for high, text, colour in zip(limits, texts, shades, strict=False):
        symbol = QgsFillSymbol.createSimple({"color": colour, "outline_color": "#6d4c41", "outline_width": "0.25"})
        condition = f'"{field}" <= {high}' + (f' AND "{field}" > {low}' if low != float("-inf") else "")
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, condition, text))
        low = high
    layer.setRenderer(QgsRuleBasedRenderer(root))
    set_label(layer, label, 8, "#3e2723", expression=True)


def style_ranges(layer: QgsVectorLayer, costs: list[float], texts: list[str]) -> None:
    """Ranges in the colours of the display levels, the smallest first and reddest."""
    root = QgsRuleBasedRenderer.Rule(None)
    for cost, text, colour in reversed(list(zip(costs, texts, (RED, ORANGE, YELLOW, BLUE), strict=False))):
        fill = QColor(colour)
        symbol = QgsFillSymbol.createSimple(
            {"color": f"{fill.red()},{fill.green()},{fill.blue()},85", "outline_color": colour, "outline_width": "0.6"}
        )
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, f'"cost" = {cost}', text))
    layer.setRenderer(QgsRuleBasedRenderer(root))


def style_routes(layer: QgsVectorLayer) -> None:
    """Routes by rank, the nearest thinnest and above the others, so that all are seen where they share a street."""
    root = QgsRuleBasedRenderer.Rule(None)
    for place, (rank, text, colour, width) in enumerate(_ROUTES):
        level = len(_ROUTES) - place
        symbol = _line(colour, width)
        symbol.insertSymbolLayer(0, QgsSimpleLineSymbolLayer(QColor("#ffffff"), width + 0.3))
        for part in range(2):
            symbol.symbolLayer(part).setRenderingPass(level * 2 + part)
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, f'"rank" = {rank}', tr(GROUPS[text])))
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)


def style_points(layer: QgsVectorLayer, colour: str, shape: str, size: float, label: str = "") -> None:
    """Points of one kind with a white rim; ``label`` is a field or an expression."""
    symbol = QgsMarkerSymbol.createSimple(
        {"name": shape, "color": colour, "size": str(size), "outline_color": "#ffffff", "outline_width": "0.4"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    if label:
        set_label(layer, label, 8, "#212121", expression=True, offset=size / 2 + 1)


def set_label(
    layer: QgsVectorLayer, text: str, points: float, colour: str, *, expression: bool = False, offset: float = 0.0
) -> None:
    """Label a layer by a field or an expression, dark on a white buffer."""
    form = QgsTextFormat()
    form.setFont(map_font(points))
    form.setSize(points)
    form.setColor(QColor(colour))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.7)
    form.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName = text
    settings.isExpression = expression
    settings.setFormat(form)
    if layer.geometryType() == Qgis.GeometryType.Point:
        settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
        settings.dist = offset
    else:
        settings.placement = Qgis.LabelPlacement.Horizontal
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _line(colour: str, width: float) -> QgsSymbol:
    return QgsLineSymbol.createSimple(
        {"line_color": colour, "line_width": str(width), "capstyle": "round", "joinstyle": "round"}
    )
