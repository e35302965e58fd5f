"""What is drawn: on the right side, at the right scale, in its colour."""

import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from civicgrid.plugin.maps.palette import colour
from civicgrid.plugin.maps.project.words import Words
from civicgrid.plugin.maps.styles import apply_style

MIDDLE = (500_000, 2_500_000)
SIDE = 400


def layer_of(style, shape, wkt, fields, **values):
    layer = QgsVectorLayer(f"{shape}?crs=EPSG:4547{fields}", style, "memory")
    feature = QgsFeature(layer.fields())
    for name, value in values.items():
        feature[name] = value
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    assert layer.dataProvider().addFeature(feature)
    apply_style(layer, style, Words(None, "zh_CN").expand_xml)
    layer.setLabelsEnabled(False)
    return layer


def drawn(layer, scale):
    """The picture of a square around MIDDLE at a scale."""
    settings = QgsMapSettings()
    settings.setOutputSize(QSize(SIDE, SIDE))
    settings.setOutputDpi(96)
    settings.setDestinationCrs(layer.crs())
    half = SIDE / 96 * 0.0254 * scale / 2
    settings.setExtent(QgsRectangle(MIDDLE[0] - half, MIDDLE[1] - half, MIDDLE[0] + half, MIDDLE[1] + half))
    settings.setLayers([layer])
    settings.setBackgroundColor(QColor("white"))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def coloured(image, left, top, right, bottom):
    """Pixels that are not white in a part of the picture given in shares."""
    return sum(
        image.pixelColor(x, y).lightness() < 250
        for x in range(int(left * SIDE), int(right * SIDE), 2)
        for y in range(int(top * SIDE), int(bottom * SIDE), 2)
    )


CAMERA = "&field=active:boolean&field=kind:string&field=azimuth:double&field=angle:double&field=reach:double"
SIDES = {0: (0.4, 0.1, 0.6, 0.4), 90: (0.6, 0.4, 0.9, 0.6), 180: (0.4, 0.6, 0.6, 0.9), 270: (0.1, 0.4, 0.4, 0.6)}


@pytest.mark.parametrize("azimuth", list(SIDES))
def test_a_camera_looks_where_its_azimuth_says(azimuth):
    layer = layer_of("cameras", "Point", f"POINT ({MIDDLE[0]} {MIDDLE[1]})", CAMERA, active=True, kind="fixed",
                     azimuth=azimuth, angle=50, reach=50)  # fmt: skip
    image = drawn(layer, 1_500)
    seen = {side: coloured(image, *part) for side, part in SIDES.items()}
    assert seen.pop(azimuth) > 300
    assert not any(seen.values())
    far = drawn(layer, 4_000)
    assert not any(coloured(far, *part) for part in SIDES.values())


def test_a_camera_reaches_as_far_as_it_says():
    layer = layer_of("cameras", "Point", f"POINT ({MIDDLE[0]} {MIDDLE[1]})", CAMERA, active=True, kind="fixed",
                     azimuth=90, angle=50, reach=50)  # fmt: skip
    metres = SIDE / 96 * 0.0254 * 1_500
    image = drawn(layer, 1_500)
    reach = max(x for x in range(SIDE) if image.pixelColor(x, SIDE // 2).lightness() < 250) / SIDE - 0.5
    assert reach * metres == pytest.approx(50, abs=1.5)


ROAD = "&field=road_class:string&field=name:string"


@pytest.mark.parametrize(("road_class", "scale", "there"), [
    ("primary", 100_000, True), ("residential", 100_000, True), ("service", 30_000, False), ("service", 5_000, True),
    ("footway", 15_000, False), ("footway", 5_000, True),
])  # fmt: skip
def test_small_roads_are_drawn_at_large_scales_only(road_class, scale, there):
    half = scale
    wkt = f"LINESTRING ({MIDDLE[0] - half} {MIDDLE[1]}, {MIDDLE[0] + half} {MIDDLE[1]})"
    layer = layer_of("roads", "LineString", wkt, ROAD, road_class=road_class)
    assert bool(coloured(drawn(layer, scale), 0, 0.4, 1, 0.6)) == there


def test_a_grave_event_lies_on_top_of_an_ordinary_one():
    fields = "&field=display_level:integer&field=closed_at:string&field=title:string"
    point = f"POINT ({MIDDLE[0]} {MIDDLE[1]})"
    layer = layer_of("events", "Point", point, fields, display_level=1)
    ordinary = QgsFeature(layer.fields())
    ordinary["display_level"] = 4
    ordinary.setGeometry(QgsGeometry.fromWkt(point))
    layer.dataProvider().addFeature(ordinary)
    image = drawn(layer, 5_000)
    found = {image.pixelColor(x, y).name() for x in range(SIDE) for y in range(SIDE)}
    assert colour("level_1") in found
    assert colour("level_4") not in found


EVENT = "&field=display_level:integer&field=closed_at:string&field=title:string&field=deadline:string"


@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("scale", [5_000, 20_000, 50_000])
def test_what_is_overdue_has_its_ring_at_every_scale(level, scale):
    point = f"POINT ({MIDDLE[0]} {MIDDLE[1]})"
    late, soon, fine = (
        drawn(layer_of("events", "Point", point, EVENT, display_level=level, deadline=one), scale)
        for one in ("overdue", "due_soon", "running")
    )

    def reach(image, name):
        """How far from the middle, in pixels, a colour is found to the right."""
        found = [x for x in range(SIDE // 2, SIDE) if image.pixelColor(x, SIDE // 2).name() == colour(name)]
        return max(found, default=SIDE // 2) - SIDE // 2

    symbol = max(x for x in range(SIDE) if fine.pixelColor(x, SIDE // 2).lightness() < 250) - SIDE // 2
    assert reach(late, "level_1") > symbol
    # The symbol inside is the level's own, and not covered.
    inside = range(SIDE // 2 - symbol + 2, SIDE // 2 + symbol - 1)
    assert all(late.pixelColor(x, SIDE // 2) == fine.pixelColor(x, SIDE // 2) for x in inside)
    assert (reach(soon, "level_2") > reach(fine, "level_2")) == (scale <= 12_000)


def test_the_ring_of_a_selected_event_stays_a_ring():
    point = f"POINT ({MIDDLE[0]} {MIDDLE[1]})"
    layer = layer_of("events", "Point", point, EVENT, display_level=2, deadline="overdue")
    layer.selectAll()
    image = drawn(layer, 5_000)
    ring = [x for x in range(SIDE) if image.pixelColor(x, SIDE // 2).name() == colour("level_1")]
    assert ring
    # Right below the ring's upper edge there is ground, not the colour of what is selected.
    top = min(y for y in range(SIDE) if image.pixelColor(SIDE // 2, y).name() == colour("level_1"))
    assert image.pixelColor(SIDE // 2, top + 4).name() == "#ffffff"
