"""Styles of everything that stands at one place."""

from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsGeometryGeneratorSymbolLayer,
    QgsMarkerSymbol,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
)
from style_parts import SHRINK, Labels, Rules, dot, fill, icon, save, svg, text, tone

# Minutes after which a position says where somebody was, not where they are.
STALE_MINUTES = 15


def _ring(size: float, alpha: int = 0, colour: str = "level_1") -> QgsMarkerSymbol:
    """A circle around a symbol, red unless another colour is named."""
    symbol = dot("circle", colour, size, colour, 0.5)
    part = symbol.symbolLayer(0)
    part.setFillColor(tone(colour, alpha))
    # Of a selected object the ring would be filled, and hide what is inside.
    part.setUserFlags(Qgis.SymbolLayerUserFlag.DisableSelectionRecoloring)
    return symbol


_WIDE = 'CASE WHEN "display_level" = 1 THEN 10.2 ELSE 8.4 END'


def _dot_or(size: str, far: float, near: float, ordinary: str = "") -> QgsProperty:
    """A size in millimetres; ordinary events, of which there are many, are dots on a map of the whole town."""
    dots = "".join(
        f" WHEN {ordinary}@map_scale > {scale} THEN {value}" for scale, value in ((25_000, far), (12_000, near))
    )
    return QgsProperty.fromExpression(f"CASE{dots} ELSE {size} END")


SHORT_TITLE = 'if(length("title") > 20, substr("title", 1, 19) || \'…\', "title")'
# Colour is never the only sign: what is late, or soon will be, says so.
WITH_DEADLINE = (
    f"{SHORT_TITLE} || CASE WHEN \"deadline\" = 'overdue' THEN '\\n{{{{deadline_state.overdue}}}}'"
    " WHEN \"deadline\" = 'due_soon' THEN '\\n{{deadline_state.due_soon}}' ELSE '' END"
)


def events():
    rules = Rules()
    rules.add(dot("circle", "closed", 1.6, "halo", 0.2), "{{word.closed}}", '"closed_at" IS NOT NULL', until=8_000)
    # Around the symbol, whose colour and shape stay. What is late is seen on a map of the whole town, too.
    late, soon = _ring(8.4), _ring(8.4, colour="level_2")
    wide = _dot_or(f"({_WIDE}) * ({SHRINK})", 2.8, 4.2, '"display_level" = 4 AND ')
    late.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.Size, wide)
    soon.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.Size, QgsProperty.fromExpression(_WIDE))
    rules.add(late, "{{deadline_state.overdue}}", '"closed_at" IS NULL AND "deadline" = \'overdue\'')
    rules.add(soon, "{{deadline_state.due_soon}}", '"closed_at" IS NULL AND "deadline" = \'due_soon\'',
              until=12_000)  # fmt: skip
    for level, size in ((4, 5.0), (3, 5.8), (2, 6.2), (1, 8.0)):
        condition = f'"closed_at" IS NULL AND "display_level" = {level}'
        symbol = svg(f"level_{level}", f"level_{level}", size)
        if level == 4:
            symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.Size, _dot_or(str(size), 1.3, 2.4))
        rules.add(symbol, f"{{{{display_symbol.{level}}}}}", condition)
    renderer = rules.renderer()
    # The gravest on top.
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('"display_level"', False)]))
    renderer.setOrderByEnabled(True)
    labels = Labels()
    for level, until in ((1, 80_000), (2, 25_000), (3, 8_000), (4, 3_500)):
        labels.add(WITH_DEADLINE, text(10 if level == 1 else 8.5, bold=level < 3),
                   where=f'"closed_at" IS NULL AND "display_level" = {level}', until=until, priority=11 - level,
                   offset=0.6, wrap=12)  # fmt: skip
    labels.keep_clear('"closed_at" IS NULL', until=25_000)
    return save("events", "Point", renderer, labels)


# Family and colour, the smallest scale at which they are drawn, size, kinds.
FACILITIES = (
    ("rescue", 0, 5.0, ("fire_station",)),
    ("medical", 0, 5.0, ("hospital", "ambulance_station")),
    ("police", 0, 4.8, ("police",)),
    ("shelter", 25_000, 4.8, ("shelter",)),
    ("government", 15_000, 4.4, ("government", "community_centre")),
    ("education", 15_000, 4.4, ("school", "kindergarten")),
    ("care", 15_000, 4.4, ("nursing_home",)),
    ("medical", 12_000, 4.2, ("clinic", "pharmacy")),
    ("shelter", 12_000, 4.2, ("assembly_point",)),
    ("rescue", 12_000, 4.2, ("micro_fire_station", "siren")),
    ("supply", 15_000, 4.2, ("depot", "boat", "excavator", "crane", "generator", "bus", "fuel_station", "helipad")),
    ("lodging", 15_000, 4.0, ("hotel",)),
    ("water", 15_000, 4.0, ("water_source", "pump")),
    ("water", 4_000, 2.8, ("hydrant",)),
    ("medical", 5_000, 3.2, ("aed",)),
)  # fmt: skip


KEY = ("fire_station", "hospital", "ambulance_station", "police", "shelter", "assembly_point", "micro_fire_station")
"""What a person on duty looks for; the rest is left to the full style."""


def facilities_key():
    return facilities("facilities_key", KEY)


def facilities(name: str = "facilities", only: tuple[str, ...] = ()):
    rules = Rules()
    for family, until, size, kinds in reversed(FACILITIES):
        for kind in kinds:
            if only and kind not in only:
                continue
            rules.add(svg(f"facility_{kind}", family, size), f"{{{{facility_kind.{kind}}}}}", f"\"kind\" = '{kind}'",
                      until=until)  # fmt: skip
    if not only:
        rules.add(svg("facility_other", "lodging", 3.8), "{{facility_kind.other}}", until=10_000, other=True)
    labels = Labels()
    labels.add('"name"', text(8.5, "ink"), where="\"kind\" IN ('fire_station', 'hospital', 'police', 'shelter')",
               until=15_000, priority=6, offset=0.5, wrap=10)  # fmt: skip
    labels.add('"name"', text(7.5, "ink_soft"),
               where="\"kind\" NOT IN ('fire_station', 'hospital', 'police', 'shelter', 'hydrant', 'aed')", until=5_000,
               priority=4, offset=0.5, wrap=10)  # fmt: skip
    labels.keep_clear(until=15_000)
    return save(name, "Point", rules.renderer(), labels)


CAMERAS = (("fixed", "camera_fixed"), ("ptz", "camera_dome"), ("dome", "camera_dome"),
           ("panoramic", "camera_panoramic"), ("unknown", "camera_fixed"))  # fmt: skip
VIEW_FROM = 3_000


def _field_of_view() -> QgsMarkerSymbol:
    """A wedge as long as the camera sees, drawn on the paper: millimetres are metres by the scale."""
    wedge = QgsGeometryGeneratorSymbolLayer.create({
        "SymbolType": "Fill",
        "units": "MM",
        "geometryModifier": "wedge_buffer($geometry, 180 - \"azimuth\", coalesce(\"angle\", 60),"
                            " coalesce(\"reach\", 40) * 1000 / @map_scale)",
    })  # fmt: skip
    sector = fill("view", "view", 0.2, alpha=60)
    wedge.setSubSymbol(sector.clone())
    symbol = QgsMarkerSymbol()
    symbol.changeSymbolLayer(0, wedge)
    return symbol


def cameras():
    rules = Rules()
    rules.add(_field_of_view(), "{{word.field_of_view}}", '"azimuth" IS NOT NULL AND "active"', until=VIEW_FROM)
    for kind, picture in CAMERAS:
        symbol = svg(picture, "camera", 4.2, shrink=False)
        symbol.symbolLayer(0).setDataDefinedProperty(
            QgsSymbolLayer.Property.Size,
            QgsProperty.fromExpression(
                "CASE WHEN @map_scale > 12000 THEN 1.8 WHEN @map_scale > 6000 THEN 3 ELSE 4.4 END"
            ),
        )
        rules.add(symbol, f"{{{{camera_kind.{kind}}}}}", f'"active" AND "kind" = \'{kind}\'')
    rules.add(svg("camera_fixed", "stale", 3.4), "{{word.inactive}}", 'NOT "active"', until=6_000)
    labels = Labels().add('"name"', text(7.5, "camera"), until=3_000, priority=3, offset=0.5, wrap=10)
    return save("cameras", "Point", rules.renderer(), labels)


# As many decimals as say something.
READING = 'round("value", if(abs("value") >= 100, 0, if(abs("value") >= 10, 1, 2)))'


def sensors():
    rules = Rules()
    rules.add(svg("sensor", "stale", 2.8), "{{sensor_state.stale}}", "\"state\" = 'stale'", until=8_000)
    rules.add(svg("sensor", "sensor", 3.0), "{{sensor_state.normal}}", "\"state\" = 'normal'", until=8_000)
    alarm = svg("sensor", "level_1", 6.0)
    around = _ring(8.5, 70)
    alarm.insertSymbolLayer(0, around.symbolLayer(0).clone())
    rules.add(alarm, "{{sensor_state.alarm}}", "\"state\" = 'alarm'")
    labels = Labels()
    labels.add(f"\"name\" || coalesce('\\n' || {READING} || ' ' || \"unit\", '')", text(8.5, "level_1", bold=True),
               where="\"state\" = 'alarm'", until=25_000, priority=9, offset=0.6)  # fmt: skip
    labels.add('"name"', text(7.5, "sensor"), where="\"state\" <> 'alarm'", until=3_000, priority=3, offset=0.5)
    labels.keep_clear("\"state\" = 'alarm'", until=25_000)
    return save("sensors", "Point", rules.renderer(), labels)


RESPONDERS = (("worker", 5.2), ("vehicle", 6.0), ("team", 6.2))


def responders():
    rules = Rules()
    late = f'"age_minutes" > {STALE_MINUTES}'
    grey = svg("responder_worker", "stale", 4.8, anchor_bottom=True)
    pictures = " ".join(f"WHEN \"kind\" = '{kind}' THEN '{icon(f'responder_{kind}')}'" for kind, _ in RESPONDERS)
    grey.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.Name, QgsProperty.fromExpression(f"CASE {pictures} END")
    )
    rules.add(grey, "{{word.stale_position}}", late)
    for kind, size in RESPONDERS:
        rules.add(svg(f"responder_{kind}", kind, size, anchor_bottom=True), f"{{{{responder_kind.{kind}}}}}",
                  f"\"kind\" = '{kind}' AND NOT ({late})")  # fmt: skip
    labels = Labels()
    labels.add('"name"', text(8, "ink"), where=f"NOT ({late})", until=6_000, priority=7, offset=0.5)
    labels.add('"name"', text(7.5, "stale"), where=late, until=3_000, priority=3, offset=0.5)
    labels.keep_clear(f"NOT ({late})", until=12_000)
    return save("responders", "Point", rules.renderer(), labels)


COMPONENTS = (("01", "circle", 2.0), ("02", "triangle", 2.4), ("03", "square", 1.9), ("04", "diamond", 2.4),
              ("05", "pentagon", 2.3), ("06", "hexagon", 2.2))  # fmt: skip


def components():
    rules = Rules()
    for major, shape, size in COMPONENTS:
        rules.add(dot(shape, f"component_{major}", size), f"{{{{component_class.{major}}}}}",
                  f"\"class_code\" LIKE '{major}%'")  # fmt: skip
    rules.add(dot("circle", "component_06", 1.8), "{{word.other}}", other=True)
    labels = Labels().add('"name"', text(7, "ink_soft"), until=1_500, priority=1, offset=0.4)
    return save("components", "Point", rules.renderer(), labels)


def hazard_stock():
    labels = Labels().add('"material"', text(8.5, "ink", bold=True), until=15_000, priority=8, offset=0.5)
    return save("hazard_stock", "Point", QgsSingleSymbolRenderer(svg("hazard", "hazard", 4.6)), labels)


def panoramas():
    return save("panoramas", "Point", QgsSingleSymbolRenderer(dot("circle", "halo", 2.0, "panorama", 0.6)))


SHEETS = (events, facilities, facilities_key, cameras, sensors, responders, components, hazard_stock, panoramas)
