"""Styles of areas: grids, administrative areas, closures, fences, plans."""

from qgis.core import (
    QgsLinePatternFillSymbolLayer,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
)
from style_parts import Labels, Rules, fill, save, text, tone

COLOURED_UNTIL = 15_000
"""Grids are coloured by their residents at scales smaller than this, where buildings are not drawn."""
RESIDENTS = (500, 800, 1_100, 1_500)


def _outlines(rules: Rules, edge: str, width: float, alpha: int = 110) -> None:
    def border(name: str, width: float, pen: str):
        symbol = fill(None, name, width, pen=pen)
        symbol.symbolLayer(0).setStrokeColor(tone(name, alpha))
        symbol.symbolLayer(0).setDataDefinedProperty(
            QgsSymbolLayer.Property.StrokeWidth,
            QgsProperty.fromExpression(f"if(@map_scale > {COLOURED_UNTIL}, {width / 2}, {width})"),
        )
        return symbol

    rules.add(border("grid_micro", 0.2, "dash"), "{{grid_level.micro_grid}}", "\"level\" = 'micro_grid'", until=8_000)
    rules.add(border(edge, width, "solid"), "{{grid_level.grid}}", "\"level\" = 'grid'")
    rules.add(border("grid_dedicated", width, "dash"), "{{grid_level.dedicated}}", "\"level\" = 'dedicated'")


def _names(ink: str, halo: str) -> Labels:
    where = "\"level\" <> 'micro_grid'"
    labels = Labels()
    labels.add("\"name\"", text(8.5, ink, bold=True, halo=halo), where=where, until=COLOURED_UNTIL, since=2_500,
               priority=4, placement="area", wrap=8)  # fmt: skip
    labels.add("\"name\"", text(7.5, ink, halo=halo), where="\"level\" = 'micro_grid'", until=5_000, since=2_000,
               priority=2, placement="area", wrap=8)  # fmt: skip
    return labels


def grids():
    rules = Rules()
    low = None
    for place, high in enumerate((*RESIDENTS, None), start=1):
        condition = " AND ".join(
            [
                "\"level\" = 'grid'",
                *([f'"residents" > {low}'] if low else []),
                *([f'"residents" <= {high}'] if high else []),
            ]
        )
        label = f"≤ {high}" if low is None else f"> {low}" if high is None else f"{low + 1}–{high}"
        rules.add(fill(f"residents_{place}", None, alpha=120), f"{label} {{{{word.residents}}}}", condition,
                  since=COLOURED_UNTIL)  # fmt: skip
        low = high
    _outlines(rules, "grid", 0.4)
    labels = _names("grid", "halo")
    counted = "if(\"residents\" IS NULL, '', '\\n' || format_number(\"residents\", 0) || ' {{word.residents}}')"
    labels.add(f'"name" || {counted}', text(7.5, "grid"), where="\"level\" = 'grid'", until=25_000,
               since=COLOURED_UNTIL, priority=4, placement="area", wrap=8)  # fmt: skip
    return save("grids", "Polygon", rules.renderer(), labels)


def grids_lines():
    rules = Rules()
    _outlines(rules, "grid_micro", 0.3)
    return save("grids_lines", "Polygon", rules.renderer(), _names("grid", "halo"))


def grids_overlay():
    rules = Rules()
    _outlines(rules, "level_3", 0.45, 230)
    return save("grids_overlay", "Polygon", rules.renderer(), _names("level_3", "ink"))


def _areas(name: str, county: str, community: str, ink: str, halo: str):
    rules = Rules()
    # Dashes are slow to draw: only the few large areas have them.
    rules.add(fill(None, community, 0.15), "{{area_level.group}}", "\"level\" = 'group'", until=8_000)
    rules.add(fill(None, community, 0.25), "{{area_level.community}}", "\"level\" = 'community'", until=60_000)
    rules.add(fill(None, county, 0.5, pen="dash dot"), "{{area_level.town}}", "\"level\" = 'town'", until=300_000)
    rules.add(fill(None, county, 0.8, pen="dash dot"), "{{area_level.county}}",
              "\"level\" IN ('province', 'prefecture', 'county')")  # fmt: skip
    labels = Labels()
    labels.add("\"name\"", text(12, ink, bold=True, halo=halo, width=1), where="\"level\" IN ('town', 'county')",
               until=400_000, since=60_000, priority=8, placement="area")  # fmt: skip
    labels.add("\"name\"", text(9.5, ink, bold=True, halo=halo, width=0.9), where="\"level\" = 'community'",
               until=120_000, since=10_000, priority=7, placement="area")  # fmt: skip
    return save(name, "Polygon", rules.renderer(), labels)


def areas():
    return _areas("areas", "area_county", "area_community", "area_county", "halo")


def areas_overlay():
    return _areas("areas_overlay", "halo", "halo", "halo", "ink")


def _hatched(name: str, width: float = 0.6, distance: float = 2.2):
    symbol = fill(name, name, width, alpha=45)
    pattern = QgsLinePatternFillSymbolLayer()
    pattern.setLineAngle(45)
    pattern.setDistance(distance)
    pattern.subSymbol().symbolLayer(0).setColor(tone(name))
    pattern.subSymbol().symbolLayer(0).setWidth(0.3)
    symbol.appendSymbolLayer(pattern)
    return symbol


def closures():
    rules = Rules()
    rules.add(fill("closure", "closure", 0.4, alpha=20, pen="dash"), "{{closure_state.later}}", "\"state\" = 'later'")
    rules.add(_hatched("closure"), "{{closure_state.now}}", "\"state\" = 'now'")
    labels = Labels().add("coalesce(\"reason\", '{{word.closure}}')", text(8.5, "closure", bold=True),
                          where="\"state\" = 'now'", until=20_000, priority=9, placement="area", wrap=10)  # fmt: skip
    return save("closures", "Polygon", rules.renderer(), labels)


def fences():
    rules = Rules()
    rules.add(fill("fence", "fence", 0.5, alpha=18, pen="dash"), "{{fence_rule.stay_in}}", "\"rule\" = 'stay_in'")
    rules.add(_hatched("fence", 0.5, 3.5), "{{fence_rule.stay_out}}", "\"rule\" = 'stay_out'")
    rules.add(fill("fence", "fence", 0.35, alpha=18, pen="dot"), "{{fence_rule.visit}}", "\"rule\" = 'visit'")
    labels = Labels().add('"name"', text(8, "fence"), until=15_000, priority=4, placement="area")
    return save("fences", "Polygon", rules.renderer(), labels)


def plans():
    symbol = fill("level_2", "level_2", 0.6, alpha=40, pen="dash")
    labels = Labels().add('"name"', text(9, "level_2", bold=True), until=50_000, priority=6, placement="area")
    return save("plans", "Polygon", QgsSingleSymbolRenderer(symbol), labels)


SHEETS = (grids, grids_lines, grids_overlay, areas, areas_overlay, closures, fences, plans)
