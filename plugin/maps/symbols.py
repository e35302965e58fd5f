"""How results look on a map: one function a kind of result, applied to a vector layer.

The layers of the project have style files (styles.py); both take their colours from the palette.
"""

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRuleBasedRenderer,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ..services.translation import language, tr
from .fonts import map_font
from .palette import colour
from .project.words import Words
from .styles import apply_style

# What stands in the legend.
RANKS = {"rank1": "Nearest", "rank2": "Second", "rank3": "Third"}
SMALL_ROADS_UNTIL = 20_000
"""The number n of the scale 1:n beyond which paths and service ways are not drawn."""

_ROUTES = ((1, "rank1", 0.7), (2, "rank2", 1.6), (3, "rank3", 2.6))
_RANGES = ("level_1", "level_2", "level_3", "level_4")


def style_roads(layer: QgsVectorLayer) -> None:
    """Roads by class, small ones below, with a casing; thinner and fewer at small scales."""
    apply_style(layer, "roads", Words(None, language()).expand_xml)


def style_buildings(layer: QgsVectorLayer) -> None:
    """Buildings by the class that follows from their rooms."""
    apply_style(layer, "buildings", Words(None, language()).expand_xml)
    layer.setLabelsEnabled(False)


def style_plain_buildings(layer: QgsVectorLayer, tone: str = "building_edge") -> None:
    """Buildings as a quiet background, in a colour of the palette."""
    symbol = QgsFillSymbol.createSimple({"color": colour(tone), "outline_style": "no"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def style_grids(layer: QgsVectorLayer, label: str = "") -> None:
    """Grids as outlines, labelled by an expression."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": colour("grid"), "outline_width": "0.55", "outline_style": "dash"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    if label:
        set_label(layer, label, 7.5, colour("grid"), expression=True)


def style_by_number(layer: QgsVectorLayer, field: str, limits: list[float], texts: list[str], label: str) -> None:
    """Areas in shades by a number; ``limits`` are the upper ends of all classes, ``texts`` their legend."""
    shades = [colour(f"residents_{place}") for place in range(1, 6)]
    root = QgsRuleBasedRenderer.Rule(None)
    low = float("-inf")
    for high, text, shade in zip(limits, texts, shades, strict=False):
        symbol = QgsFillSymbol.createSimple({"color": shade, "outline_color": colour("grid"), "outline_width": "0.25"})
        condition = f'"{field}" <= {high}' + (f' AND "{field}" > {low}' if low != float("-inf") else "")
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, condition, text))
        low = high
    layer.setRenderer(QgsRuleBasedRenderer(root))
    set_label(layer, label, 8, colour("ink"), expression=True)


def style_ranges(layer: QgsVectorLayer, costs: list[float], texts: list[str]) -> None:
    """Ranges in the colours of the display levels, the smallest first and reddest."""
    root = QgsRuleBasedRenderer.Rule(None)
    for cost, text, level in reversed(list(zip(costs, texts, _RANGES, strict=False))):
        fill = QColor(colour(level))
        inside = f"{fill.red()},{fill.green()},{fill.blue()},85"
        symbol = QgsFillSymbol.createSimple({"color": inside, "outline_color": fill.name(), "outline_width": "0.6"})
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, f'"cost" = {cost}', text))
    layer.setRenderer(QgsRuleBasedRenderer(root))


def style_routes(layer: QgsVectorLayer) -> None:
    """Routes by rank, the nearest thinnest and above the others, so that all are seen where they share a street."""
    root = QgsRuleBasedRenderer.Rule(None)
    for place, (rank, text, width) in enumerate(_ROUTES):
        level = len(_ROUTES) - place
        symbol = _line(colour(f"route_{rank}"), width)
        symbol.insertSymbolLayer(0, QgsSimpleLineSymbolLayer(QColor(colour("halo")), width + 0.3))
        for part in range(2):
            symbol.symbolLayer(part).setRenderingPass(level * 2 + part)
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, f'"rank" = {rank}', tr(RANKS[text])))
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)


def style_points(layer: QgsVectorLayer, tone: str, shape: str, size: float, label: str = "") -> None:
    """Points of one kind in a colour of the palette with a white rim; ``label`` is a field or an expression."""
    symbol = QgsMarkerSymbol.createSimple(
        {"name": shape, "color": colour(tone), "size": str(size), "outline_color": "#ffffff", "outline_width": "0.4"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    if label:
        set_label(layer, label, 8, colour("ink"), expression=True, offset=size / 2 + 1)


def set_label(
    layer: QgsVectorLayer, text: str, points: float, ink: str, *, expression: bool = False, offset: float = 0.0
) -> None:
    """Label a layer by a field or an expression, dark on a white buffer."""
    form = QgsTextFormat()
    form.setFont(map_font(points))
    form.setSize(points)
    form.setColor(QColor(ink))
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


def _line(ink: str, width: float) -> QgsSymbol:
    return QgsLineSymbol.createSimple(
        {"line_color": ink, "line_width": str(width), "capstyle": "round", "joinstyle": "round"}
    )
