"""Styles of the population: by grid in shades, as pies, as a heat map; published counts of tags."""

from qgis.core import (
    Qgis,
    QgsColorRampLegendNodeSettings,
    QgsDiagramLayerSettings,
    QgsDiagramSettings,
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsHeatmapRenderer,
    QgsLinearlyInterpolatedDiagramRenderer,
    QgsLinePatternFillSymbolLayer,
    QgsPieDiagram,
    QgsProperty,
    QgsSingleSymbolRenderer,
)
from qgis.PyQt.QtCore import QSizeF
from style_parts import Labels, Rules, fill, save, text, tone

from civicgrid.plugin.domain.suppression import THRESHOLD
from civicgrid.plugin.store.residents.counts import CLASSES

RESIDENTS = (500, 800, 1_100, 1_500)
DENSITY = (2_000, 5_000, 10_000, 20_000)
"""Residents a square kilometre."""
SHARES = (5, 10, 20, 40)
"""Per cent of a grid's residents."""
MICRO_FROM = 8_000
WHOLE = "\"level\" <> 'micro_grid'"
MICRO = "\"level\" = 'micro_grid'"
PEOPLE = "{{word.residents}}"
KIND = "{{{{value.word}}}}"


def _shades(rules: Rules, value: str, limits: tuple[int, ...], ramp: str, unit: str, what: str = "") -> None:
    """Grids in shades of a number; nobody counted and nobody there look different from few."""
    rules.add(fill(None, "grid", 0.25, pen="dash"), "{{word.not_counted}}", f'{WHOLE} AND "residents" IS NULL')
    low = None
    for place, high in enumerate((*limits, None), start=1):
        condition = [WHOLE, '"residents" IS NOT NULL']
        condition += [f"{value} > {low}"] if low is not None else []
        condition += [f"{value} <= {high}"] if high is not None else []
        label = f"≤ {high:,}" if low is None else f"> {low:,}" if high is None else f"{low:,}–{high:,}"
        if what:
            label = f"{what} {label}"
        rules.add(fill(f"{ramp}_{place}", "grid", 0.25, alpha=200), f"{label}{unit}", " AND ".join(condition))
        low = high
    rules.add(fill(None, "grid_micro", 0.2, pen="dash"), "{{grid_level.micro_grid}}", MICRO, until=MICRO_FROM)


def _numbers(expression: str) -> Labels:
    """The grid's name and its number; nearer those of the micro-grids."""
    labels = Labels()
    shown = f"\"name\" || '\\n' || {expression}"
    labels.add(expression, text(8, bold=True), where=f'{WHOLE} AND "residents" IS NOT NULL', until=40_000, since=15_000,
               priority=6, placement="area")  # fmt: skip
    labels.add(shown, text(8.5, bold=True), where=f'{WHOLE} AND "residents" IS NOT NULL', until=15_000,
               since=MICRO_FROM // 2, priority=6, placement="area", wrap=0)  # fmt: skip
    labels.add(shown, text(8), where=f'{MICRO} AND "residents" IS NOT NULL', until=MICRO_FROM // 2, priority=5,
               placement="area")  # fmt: skip
    return labels


def population_residents():
    rules = Rules()
    _shades(rules, '"residents"', RESIDENTS, "residents", " " + PEOPLE)
    return save("population_residents", "Polygon", rules.renderer(), _numbers('format_number("residents", 0)'))


def population_density():
    rules = Rules()
    density = '("residents" / ($area / 1000000))'
    _shades(rules, density, DENSITY, "density", " {{word.per_km2}}")
    return save("population_density", "Polygon", rules.renderer(), _numbers(f"format_number({density}, 0)"))


def population_share():
    """The share of one class or age; ``value.column`` and ``value.word`` come from the project's data."""
    column = '"{{value.column}}"'
    share = f'(100.0 * {column} / "residents")'
    rules = Rules()
    _shades(rules, share, SHARES, "share", "%", KIND)
    written = f"format_number({column}, 0) || if(\"residents\" > 0, ' · ' || format_number({share}, 1) || '%', '')"
    return save("population_share", "Polygon", rules.renderer(), _numbers(written))


def _pies(largest: float, most: int, until: int) -> tuple:
    """Pies of the classes, as large as there are people."""
    settings = QgsDiagramSettings()
    settings.categoryAttributes = [f'"{name}"' for name in CLASSES]
    words = {name: name for name in CLASSES} | {"class_unknown": "unknown"}
    settings.categoryLabels = [f"{{{{person_class.{words[name]}}}}}" for name in CLASSES]
    settings.categoryColors = [tone(f"class_{words[name]}") for name in CLASSES]
    settings.penColor, settings.penWidth = tone("halo"), 0.2
    settings.minimumSize = 3.5
    settings.scaleBasedVisibility = bool(until)
    settings.minimumScale = until
    renderer = QgsLinearlyInterpolatedDiagramRenderer()
    renderer.setDiagram(QgsPieDiagram())
    renderer.setDiagramSettings(settings)
    renderer.setClassificationField("residents")
    renderer.setLowerValue(0)
    renderer.setLowerSize(QSizeF(0, 0))
    renderer.setUpperValue(most)
    renderer.setUpperSize(QSizeF(largest, largest))
    renderer.setAttributeLegend(True)
    placing = QgsDiagramLayerSettings()
    placing.setPlacement(QgsDiagramLayerSettings.Placement.OverPoint)
    placing.setShowAllDiagrams(True)
    placing.setZIndex(1)
    return renderer, placing


def population_classes():
    rules = Rules()
    rules.add(fill("land", "grid", 0.3, alpha=90), "{{word.pie_size}}", WHOLE)
    renderer, placing = _pies(12, 2_000, 0)
    show = QgsProperty.fromExpression(f'{WHOLE} AND "residents" > 0')
    placing.dataDefinedProperties().setProperty(QgsDiagramLayerSettings.Property.Show, show)
    labels = Labels()
    labels.add("\"name\" || '\\n' || format_number(\"residents\", 0)", text(7.5), until=15_000,
               where=f'{WHOLE} AND "residents" > 0', priority=3, placement="around", offset=8)  # fmt: skip
    return save("population_classes", "Polygon", rules.renderer(), labels, (renderer, placing))


def population_buildings():
    symbol = fill(None, "building_edge", 0.15)
    labels = Labels()
    labels.add('format_number("residents", 0)', text(7), until=2_000, priority=3, placement="around", offset=5)
    return save("population_buildings", "Polygon", QgsSingleSymbolRenderer(symbol), labels, _pies(11, 150, 5_000))


def population_heat():
    """How many live near each place: every building weighs as much as people live in it."""
    clear = tone("heat_1", 0)
    stops = [QgsGradientStop(at, tone(f"heat_{place}", alpha))
             for place, (at, alpha) in enumerate(((0.08, 130), (0.3, 190), (0.6, 220)), start=1)]  # fmt: skip
    renderer = QgsHeatmapRenderer()
    renderer.setColorRamp(QgsGradientColorRamp(clear, tone("heat_4", 235), False, stops))
    renderer.setRadius(150)
    renderer.setRadiusUnit(Qgis.RenderUnit.MetersInMapUnits)
    renderer.setWeightExpression('"residents"')
    renderer.setRenderQuality(2)
    legend = QgsColorRampLegendNodeSettings()
    legend.setMinimumLabel("{{word.few}}")
    legend.setMaximumLabel("{{word.many}}")
    renderer.setLegendSettings(legend)
    return save("population_heat", "Point", renderer)


TAGGED = (10, 20, 50)


def tags():
    """Published counts of one tag; ``value.tag`` comes from the project's data. Withheld numbers are hatched."""
    of = f"\"tag\" = '{{{{value.tag}}}}' AND {WHOLE}"
    rules, low = Rules(), None
    rules.add(fill("land", "grid", 0.25, alpha=90), "{{word.nobody}}", f'{of} AND "residents" = 0')
    for place, high in enumerate((*TAGGED, None), start=1):
        condition = [of, *([f'"residents" > {low}'] if low else ['"residents" > 0'])]
        condition += [f'"residents" <= {high}'] if high else []
        label = f"≤ {high}" if low is None else f"> {low}" if high is None else f"{low + 1}–{high}"
        rules.add(fill(f"tag_{place}", "grid", 0.25, alpha=210), f"{KIND} {label} {PEOPLE}", " AND ".join(condition))
        low = high
    hatched = fill(None, "grid", 0.25)
    pattern = QgsLinePatternFillSymbolLayer()
    pattern.setLineAngle(45)
    pattern.setDistance(2.2)
    pattern.subSymbol().symbolLayer(0).setColor(tone("ink_soft"))
    pattern.subSymbol().symbolLayer(0).setWidth(0.2)
    hatched.appendSymbolLayer(pattern)
    rules.add(hatched, f"< {THRESHOLD} / {{{{word.withheld}}}}", f'{of} AND "residents" IS NULL')
    labels = Labels()
    labels.add('format_number("residents", 0)', text(8.5, bold=True), where=f'{of} AND "residents" > 0',
               until=40_000, priority=6, placement="area")  # fmt: skip
    return save("tags", "Polygon", rules.renderer(), labels)


SHEETS = (
    population_residents, population_density, population_share, population_classes, population_buildings,
    population_heat, tags,
)  # fmt: skip
