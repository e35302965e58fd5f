"""The pieces of a style: symbols, rules and labels, in the colours of the palette. Sizes are millimetres on the map."""

import base64
import re
from itertools import count
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsLabelThinningSettings,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMapUnitScale,
    QgsMarkerSymbol,
    QgsMarkerSymbolLayer,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from civicgrid.plugin.maps.fonts import FAMILIES
from civicgrid.plugin.maps.palette import STYLES, colour
from civicgrid.plugin.services.paths import RESOURCES

SHRINK = "CASE WHEN @map_scale > 60000 THEN 0.55 WHEN @map_scale > 25000 THEN 0.75 ELSE 1 END"
"""Point symbols are smaller where there are many on the map."""


def icon(name: str) -> str:
    """An icon as it stands in a style: inside it, so that a project needs no files beside it."""
    return "base64:" + base64.b64encode((RESOURCES / "icons" / "map" / f"{name}.svg").read_bytes()).decode()


def tone(name: str, alpha: int = 255) -> QColor:
    """A colour of the palette."""
    found = QColor(colour(name))
    found.setAlpha(alpha)
    return found


def svg(name: str, fill: str, size: float, *, shrink: bool = True, anchor_bottom: bool = False) -> QgsMarkerSymbol:
    """An icon in a colour with a white rim."""
    layer = QgsSvgMarkerSymbolLayer(icon(name), size)
    layer.setFillColor(tone(fill))
    layer.setStrokeColor(tone("halo"))
    layer.setStrokeWidth(0.25)
    if anchor_bottom:
        layer.setVerticalAnchorPoint(QgsMarkerSymbolLayer.VerticalAnchorPoint.Bottom)
    if shrink:
        layer.setDataDefinedProperty(QgsSymbolLayer.Property.Size, QgsProperty.fromExpression(f"{size} * ({SHRINK})"))
    symbol = QgsMarkerSymbol()
    symbol.changeSymbolLayer(0, layer)
    return symbol


def dot(shape: str, fill: str, size: float, rim: str = "halo", width: float = 0.25) -> QgsMarkerSymbol:
    """A plain shape."""
    layer = QgsSimpleMarkerSymbolLayer(QgsSimpleMarkerSymbolLayer.decodeShape(shape)[0], size)
    layer.setFillColor(tone(fill))
    layer.setStrokeColor(tone(rim))
    layer.setStrokeWidth(width)
    symbol = QgsMarkerSymbol()
    symbol.changeSymbolLayer(0, layer)
    return symbol


def fill(inside: str | None, edge: str | None, width: float = 0.1, *, alpha: int = 255, pen: str = "solid"):
    """An area with an outline."""
    values = {
        "style": "solid" if inside else "no", "outline_style": pen if edge else "no", "outline_width": str(width),
        "joinstyle": "round",
    }  # fmt: skip
    symbol = QgsFillSymbol.createSimple(values)
    symbol.symbolLayer(0).setFillColor(tone(inside or "land", alpha))
    symbol.symbolLayer(0).setStrokeColor(tone(edge or "ink"))
    return symbol


def stroke(name: str, metres: float, least: float, most: float, alpha: int = 255) -> QgsSimpleLineSymbolLayer:
    """A line as wide as on the ground, but between ``least`` and ``most`` millimetres."""
    layer = QgsSimpleLineSymbolLayer(tone(name, alpha), metres)
    layer.setWidthUnit(Qgis.RenderUnit.MetersInMapUnits)
    limits = QgsMapUnitScale()
    limits.minSizeMMEnabled = limits.maxSizeMMEnabled = True
    limits.minSizeMM, limits.maxSizeMM = least, most
    layer.setWidthMapUnitScale(limits)
    layer.setPenCapStyle(Qt.PenCapStyle.RoundCap)
    layer.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return layer


def line(*parts: QgsSimpleLineSymbolLayer, passes: tuple[int, ...] = ()) -> QgsLineSymbol:
    """A line of several strokes, the lowest first; ``passes`` orders them among all rules."""
    symbol = QgsLineSymbol()
    symbol.changeSymbolLayer(0, parts[0])
    for part in parts[1:]:
        symbol.appendSymbolLayer(part)
    for index, number in enumerate(passes):
        symbol.symbolLayer(index).setRenderingPass(number)
    return symbol


def only_from(layer: QgsSymbolLayer, scale: int) -> QgsSymbolLayer:
    """Draw a part of a symbol from 1:scale on."""
    layer.setDataDefinedProperty(
        QgsSymbolLayer.Property.LayerEnabled, QgsProperty.fromExpression(f"@map_scale <= {scale}")
    )
    return layer


class Rules:
    """A rule-based renderer under construction."""

    def __init__(self):
        self.root = QgsRuleBasedRenderer.Rule(None)

    def add(self, symbol, label: str, condition: str = "", *, until: int = 0, since: int = 0, other: bool = False):
        """Add a rule drawn at scales from 1:until, the smaller, to 1:since; ``other``: what no rule before takes."""
        rule = QgsRuleBasedRenderer.Rule(symbol, since, until, condition, label)
        if other:
            rule.setIsElse(True)
        self.root.appendChild(rule)

    def renderer(self, levels: bool = False) -> QgsRuleBasedRenderer:
        """The renderer; ``levels``: the parts of symbols lie in the order of their passes."""
        made = QgsRuleBasedRenderer(self.root)
        made.setUsingSymbolLevels(levels)
        return made


def text(points: float, name: str = "ink", *, bold: bool = False, halo: str = "halo", width: float = 0.7):
    """Letters on a halo; the first family of the list that is installed writes them."""
    form = QgsTextFormat()
    font = QFont(FAMILIES[0])
    font.setBold(bold)
    form.setFont(font)
    form.setFamilies(list(FAMILIES))
    form.setSize(points)
    form.setColor(tone(name))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(width)
    buffer.setColor(tone(halo))
    buffer.setOpacity(0.85)
    form.setBuffer(buffer)
    return form


class Labels:
    """A rule-based labelling under construction."""

    def __init__(self):
        self.root = QgsRuleBasedLabeling.Rule(None)

    def add(
        self, expression: str, form: QgsTextFormat, *, where: str = "", until: int = 0, since: int = 0,
        priority: int = 5, placement: str = "point", offset: float = 2.5, repeat: float = 0, wrap: int = 0,
    ):  # fmt: skip
        """Label what fulfils ``where`` at scales 1:until to 1:since; ``placement``: point, area, around or street."""
        settings = QgsPalLayerSettings()
        settings.fieldName, settings.isExpression = expression, True
        settings.setFormat(form)
        settings.priority = priority
        if placement == "point":
            settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
            settings.dist = offset
            settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
        elif placement == "around":
            settings.placement = Qgis.LabelPlacement.AroundPoint
            settings.dist = offset
            settings.centroidInside = True
        elif placement == "area":
            # In the middle of what is seen of it; trying many places costs more than drawing.
            settings.placement = Qgis.LabelPlacement.OverPoint
            settings.centroidWhole = False
            settings.centroidInside = True
            obstacle = settings.obstacleSettings()
            obstacle.setIsObstacle(False)  # every other name lies on some area
            settings.setObstacleSettings(obstacle)
        else:
            settings.placement = Qgis.LabelPlacement.Curved
            place = settings.lineSettings()
            place.setMergeLines(True)
            place.setPlacementFlags(Qgis.LabelLinePlacementFlags(Qgis.LabelLinePlacementFlag.OnLine))
            settings.setLineSettings(place)
            settings.repeatDistance = repeat
            settings.minFeatureSize = 12
        if wrap:
            settings.autoWrapLength = wrap
        thinning = QgsLabelThinningSettings()
        thinning.setMinimumFeatureSize(settings.thinningSettings().minimumFeatureSize())
        if placement == "street":
            thinning.setMinimumFeatureSize(12)
        settings.setThinningSettings(thinning)
        rule = QgsRuleBasedLabeling.Rule(settings, since, until, where)
        self.root.appendChild(rule)
        return self

    def keep_clear(self, where: str = "", until: int = 0):
        """Names of others do not lie on these symbols, named themselves or not."""
        settings = QgsPalLayerSettings()
        settings.drawLabels = False
        settings.fieldName, settings.isExpression = "''", True
        obstacle = settings.obstacleSettings()
        obstacle.setIsObstacle(True)
        obstacle.setFactor(1.5)
        settings.setObstacleSettings(obstacle)
        self.root.appendChild(QgsRuleBasedLabeling.Rule(settings, 0, until, where))
        return self

    def labeling(self) -> QgsRuleBasedLabeling:
        return QgsRuleBasedLabeling(self.root)


_IDS = re.compile(r"\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?")


def save(name: str, kind: str, renderer, labels: Labels | None = None, diagrams: tuple | None = None) -> Path:
    """Write resources/styles/<name>.qml for a kind of geometry; ``diagrams``: their renderer and their settings."""
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:4490", name, "memory")
    layer.setRenderer(renderer)
    if labels is not None:
        layer.setLabeling(labels.labeling())
    layer.setLabelsEnabled(labels is not None)
    kept = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling
    if diagrams is not None:
        layer.setDiagramRenderer(diagrams[0])
        layer.setDiagramLayerSettings(diagrams[1])
        kept |= QgsMapLayer.StyleCategory.Diagrams
    path = STYLES / f"{name}.qml"
    message, done = layer.saveNamedStyle(str(path), kept)
    if not done:
        raise RuntimeError(message)
    numbers, known = count(1), {}
    told = _IDS.sub(
        lambda found: known.setdefault(found[0], f"{{00000000-0000-4000-8000-{next(numbers):012d}}}"),
        path.read_text(encoding="utf-8"),
    )
    path.write_text(re.sub(r'(<qgis[^>]*?) version="[^"]*"', r'\1 version="3.40.0"', told), encoding="utf-8")
    return path
