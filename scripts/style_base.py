"""Styles of roads and buildings."""

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
)
from style_parts import Labels, Rules, fill, line, only_from, save, stroke, text

from civicgrid.plugin.domain.codes import load_code_lists
from civicgrid.plugin.maps.symbols import SMALL_ROADS_UNTIL
from civicgrid.plugin.services.paths import RESOURCES

# Group of road_class.csv by rank: its first and last rank, colour, casing, width in metres, least and most
# millimetres, and the smallest scale it is drawn at (0: every scale).
ROADS = (
    ("motorway", 1, 2, "road_motorway", "casing_motorway", 20.0, 0.9, 7.0, 0),
    ("primary", 3, 3, "road_primary", "casing_major", 18.0, 0.8, 6.4, 0),
    ("secondary", 4, 4, "road_secondary", "casing_major", 14.0, 0.65, 5.4, 0),
    ("tertiary", 5, 5, "road_tertiary", "casing_major", 10.0, 0.5, 4.6, 0),
    ("street", 6, 6, "road_street", "casing", 7.0, 0.3, 3.8, 150_000),
    ("service", 7, 7, "road_service", "casing", 4.0, 0.25, 2.6, SMALL_ROADS_UNTIL),
    ("path", 8, 8, "road_path", None, 1.6, 0.2, 0.6, 10_000),
)
CASING_FROM = 40_000


def classes(first: int, last: int) -> str:
    """The condition for the road classes of some ranks."""
    found = [item.code for item in load_code_lists(RESOURCES / "codes")["road_class"]
             if first <= item.extra["rank"] <= last]  # fmt: skip
    return '"road_class" IN (' + ", ".join(f"'{code}'" for code in found) + ")"


def road_labels(ink: str, halo: str) -> Labels:
    """Names along the streets, the large ones first."""
    labels = Labels()
    sizes = {"motorway": (9, 60_000), "primary": (9, 50_000), "secondary": (8.5, 30_000), "tertiary": (8, 16_000),
             "street": (7.5, 8_000), "service": (7, 3_000), "path": (7, 2_500)}  # fmt: skip
    for place, (group, first, last, *_) in enumerate(ROADS):
        points, until = sizes[group]
        labels.add('"name"', text(points, ink, halo=halo), where=f'{classes(first, last)} AND "name" IS NOT NULL',
                   until=until, priority=6 - place if place < 5 else 1, placement="street", repeat=110)  # fmt: skip
    return labels


def roads():
    rules = Rules()
    for level, (group, first, last, inside, edge, metres, least, most, until) in reversed(list(enumerate(ROADS))):
        order = 2 * (len(ROADS) - level)
        parts, passes = [stroke(inside, metres, least, most)], [order + 1]
        if group == "path":
            parts[0].setUseCustomDashPattern(True)
            parts[0].setCustomDashVector([1.2, 0.7])
        if edge:
            casing = stroke(edge, metres + 1.6, least + 0.22, most + 0.36)
            if group in {"street", "service"}:
                # From far off a street is a thin line in the casing's colour.
                parts[0] = only_from(parts[0], CASING_FROM)
                casing = stroke(edge, metres + 1.6, least, most + 0.36)
            parts, passes = [casing, *parts], [order, *passes]
        rules.add(line(*parts, passes=tuple(passes)), f"{{{{road_group.{group}}}}}", classes(first, last), until=until)
    rules.add(line(stroke("casing", 3, 0.2, 1.2), passes=(0,)), "{{word.other}}", until=20_000, other=True)
    return save("roads", "LineString", rules.renderer(levels=True), road_labels("ink", "halo"))


def _two_classes(name: str, inside: str, edge: str, labels: Labels, alpha: int):
    rules = Rules()
    for level, (word, first, last, metres, least, most, until) in enumerate((
        ("minor", 7, 8, 3.0, 0.15, 2.0, 12_000), ("minor", 6, 6, 7.0, 0.25, 3.6, 150_000),
        ("major", 1, 5, 14.0, 0.6, 5.4, 0))):  # fmt: skip
        casing = only_from(stroke(edge, metres + 1.6, least + 0.2, most + 0.3, alpha), 60_000 if level == 2 else 40_000)
        parts = (casing, stroke(inside if level == 2 else edge, metres, least, most, alpha))
        if level < 2:
            parts = (casing, stroke(inside, metres, least, most, alpha))
            parts = (parts[0], only_from(parts[1], 40_000)) if edge == "casing_muted" else parts
            if edge == "casing_muted":
                parts = (stroke(edge, metres + 1.6, least, most + 0.3, alpha), parts[1])
        rules.add(line(*parts, passes=(2 * level, 2 * level + 1)), f"{{{{word.{word}}}}}", classes(first, last),
                  until=until)  # fmt: skip
    rules.add(line(stroke(edge, 3, 0.15, 1.0, alpha), passes=(0,)), "{{word.other}}", until=12_000, other=True)
    return save(name, "LineString", rules.renderer(levels=True), labels)


def roads_muted():
    return _two_classes("roads_muted", "road_muted", "casing_muted", road_labels("ink_soft", "halo"), 255)


def roads_overlay():
    return _two_classes("roads_overlay", "road_tertiary", "ink", road_labels("halo", "ink"), 150)


USES = ("self_occupied", "rented", "mixed", "shop", "organisation", "vacant")


def building_labels(ink: str = "ink_soft", halo: str = "halo") -> Labels:
    """The building's number, name or door; nearer, the floors below it."""
    name = "coalesce(nullif(\"number\", ''), nullif(\"name\", ''), nullif(\"door\", ''))"
    labels = Labels()
    labels.add(name, text(7.5, ink, halo=halo, width=0.5), where=f"{name} IS NOT NULL", until=4_000, since=1_500,
               priority=2, placement="area", wrap=8)  # fmt: skip
    labels.add(f"concat({name}, if(\"floors\" > 1, '\\n' || \"floors\" || 'F', ''))",
               text(8, ink, halo=halo, width=0.5), until=1_500, priority=2, placement="area", wrap=8)  # fmt: skip
    return labels


def buildings():
    categories = [
        QgsRendererCategory(use, fill(f"building_{use}", "building_edge", 0.12), f"{{{{building_class.{use}}}}}")
        for use in USES
    ]
    categories.append(QgsRendererCategory("", fill("building_none", "building_edge", 0.12), "{{word.no_rooms}}"))
    return save("buildings", "Polygon", QgsCategorizedSymbolRenderer("use_class", categories), building_labels())


FRESH = (("fresh", 30), ("ageing", 90), ("old", 180), ("very_old", 100_000))


def buildings_fresh():
    """By the days since the newest visit; the database is asked for them once a building, not once a rule."""
    cases = " ".join(f"WHEN \"unverified_days\" <= {days} THEN '{word}'" for word, days in FRESH)
    categories = [
        QgsRendererCategory(word, fill(word, "building_edge", 0.12), f"{{{{word.{word}}}}}") for word, _ in FRESH
    ]
    categories.append(QgsRendererCategory("", fill("never", "building_edge", 0.12), "{{word.never}}"))
    renderer = QgsCategorizedSymbolRenderer(f"CASE {cases} END", categories)
    return save("buildings_fresh", "Polygon", renderer, building_labels())


def buildings_plain():
    symbol = fill("building_plain", "building_plain_edge", 0.1)
    return save("buildings_plain", "Polygon", QgsSingleSymbolRenderer(symbol), building_labels())


def buildings_outline():
    symbol = fill(None, "halo", 0.3)
    return save("buildings_outline", "Polygon", QgsSingleSymbolRenderer(symbol), building_labels("halo", "ink"))


COVERS = ("farmland", "woodland", "green", "water")


def _land_cover(name: str, tones: dict[str, str]):
    """Areas without outline; the water has its name along it."""
    categories = []
    for level, kind in enumerate(COVERS):  # water lies on top of all green, a park on top of its wood
        symbol = fill(tones[kind], None)
        symbol.symbolLayer(0).setRenderingPass(level)
        categories.append(QgsRendererCategory(kind, symbol, f"{{{{land_cover.{kind}}}}}"))
    renderer = QgsCategorizedSymbolRenderer("kind", categories[::-1])
    renderer.setUsingSymbolLevels(True)
    labels = Labels()
    labels.add('"name"', text(8.5, "ink_water", halo="halo", width=0.4), where='"name" IS NOT NULL', until=60_000,
               priority=1, placement="area")  # fmt: skip
    return save(name, "Polygon", renderer, labels)


def land_cover():
    return _land_cover("land_cover", {kind: f"cover_{kind}" for kind in COVERS})


def land_cover_muted():
    muted = dict.fromkeys(COVERS, "cover_land_muted") | {"water": "cover_water_muted"}
    return _land_cover("land_cover_muted", muted)


SHEETS = (
    roads, roads_muted, roads_overlay, buildings, buildings_fresh, buildings_plain, buildings_outline, land_cover,
    land_cover_muted,
)  # fmt: skip
