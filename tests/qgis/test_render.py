"""Pictures of maps: what is drawn is there, in its colour, with Chinese letters."""

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QFontInfo, QImage

from civicgrid.plugin.maps import symbols
from civicgrid.plugin.maps.fonts import FAMILIES, map_font
from civicgrid.plugin.maps.palette import colour
from civicgrid.plugin.maps.render import Picture, RenderFailed, render_map

SQUARE = "POLYGON((114.2 22.7,114.21 22.7,114.21 22.71,114.2 22.71,114.2 22.7))"
LINE = "LINESTRING(114.2 22.7,114.21 22.71)"
POINT = "POINT(114.205 22.705)"


def layer(kind, wkt, **values):
    fields = "".join(
        f"&field={name}:{'string' if isinstance(value, str) else 'double'}" for name, value in values.items()
    )
    made = QgsVectorLayer(f"{kind}?crs=EPSG:4490{fields}", "图层", "memory")
    feature = QgsFeature(made.fields())
    feature.setAttributes(list(values.values()))
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    made.dataProvider().addFeature(feature)
    made.updateExtents()
    return made


def drawn(tmp_path, made, **more) -> QImage:
    extent = QgsReferencedRectangle(
        QgsRectangle(114.198, 22.698, 114.212, 22.712), QgsCoordinateReferenceSystem("EPSG:4490")
    )
    path = render_map(Picture("网格示意图", [made], extent, [made], **more), tmp_path / "picture.png")
    image = QImage(str(path))
    assert not image.isNull()
    return image


def pixels(image: QImage, colour: str, tolerance: int = 12) -> int:
    wanted = QColor(colour)
    return sum(
        abs(pixel.red() - wanted.red()) + abs(pixel.green() - wanted.green()) + abs(pixel.blue() - wanted.blue())
        <= tolerance
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
        for pixel in (image.pixelColor(x, y),)
    )


CASES = [
    ("primary road", symbols.style_roads, ("LineString", LINE), {"road_class": "primary"}, colour("road_primary")),
    ("rented house", symbols.style_buildings, ("Polygon", SQUARE), {"use_class": "rented"}, colour("building_rented")),
    ("quiet house", symbols.style_plain_buildings, ("Polygon", SQUARE), {"use_class": "x"}, colour("building_edge")),
    ("grid", symbols.style_grids, ("Polygon", SQUARE), {"name": "a"}, colour("grid")),
    ("second route", symbols.style_routes, ("LineString", LINE), {"rank": 2}, colour("route_2")),
    ("incident", lambda made: symbols.style_points(made, "level_1", "star", 9.0), ("Point", POINT), {"n": 1},
     colour("level_1")),
    ("people", lambda made: symbols.style_by_number(made, "people", [10.0, 99.0], ["a", "b"], "''"),
     ("Polygon", SQUARE), {"people": 50}, colour("residents_2")),
    ("range", lambda made: symbols.style_ranges(made, [5.0], ["5"]), ("Polygon", SQUARE), {"cost": 5.0},
     colour("level_1")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "shape", "values", "colour"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_every_style_draws_in_its_colour(tmp_path, style, shape, values, colour):
    made = layer(*shape, **values)
    style(made)
    with_feature = pixels(drawn(tmp_path, made), colour)
    made.dataProvider().truncate()
    without = pixels(drawn(tmp_path, made), colour)
    assert with_feature > without + 20


def test_a_wide_map_makes_a_wide_picture(tmp_path):
    made = layer("Polygon", SQUARE, name="a")
    crs = QgsCoordinateReferenceSystem("EPSG:4490")
    sizes = []
    for width in (0.01, 0.1):
        extent = QgsReferencedRectangle(QgsRectangle(114.2, 22.7, 114.2 + width, 22.75), crs)
        image = QImage(str(render_map(Picture("图", [made], extent), tmp_path / "wide.png")))
        sizes.append((image.width(), image.height()))
    assert sizes[1][0] > sizes[0][0]
    assert sizes[1][1] == sizes[0][1]


def test_a_long_legend_or_subtitle_makes_the_page_higher(tmp_path):
    made = layer("Polygon", SQUARE, people=5.0)
    short = drawn(tmp_path, made).height()
    texts = [f"class {number}" for number in range(5)]
    symbols.style_by_number(made, "people", [1.0, 2.0, 3.0, 4.0, 9.0], texts, "''")
    extent = QgsReferencedRectangle(made.extent(), QgsCoordinateReferenceSystem("EPSG:4490"))
    legend = [made.clone() for _ in range(9)]
    long = Picture("图", [made, *legend], extent, legend, whole_legend=True)
    assert QImage(str(render_map(long, tmp_path / "long.png"))).height() > short + 100
    assert drawn(tmp_path, made, subtitle="人" * 40).height() == short
    assert drawn(tmp_path, made, subtitle="人" * 100).height() > short + 20


def test_the_legend_holds_all_classes_where_it_should(tmp_path):
    made = layer("Polygon", SQUARE, people=5.0)
    symbols.style_by_number(made, "people", [10.0, 20.0, 30.0, 40.0, 99.0], list("abcde"), "''")
    assert pixels(drawn(tmp_path, made), colour("residents_5")) == 0
    assert pixels(drawn(tmp_path, made, whole_legend=True), colour("residents_5")) > 20


def test_routes_on_one_street_are_all_seen(tmp_path):
    made = layer("LineString", LINE, rank=1)
    feature = QgsFeature(made.fields())
    feature.setGeometry(QgsGeometry.fromWkt(LINE))
    for rank in (2, 3):
        feature.setAttributes([rank])
        made.dataProvider().addFeature(feature)
    symbols.style_routes(made)
    image = drawn(tmp_path, made)
    in_map = image.copy(0, 0, image.width() - 380, image.height())  # without the legend
    assert all(pixels(in_map, colour) > 100 for colour in (colour("route_1"), colour("route_2"), colour("route_3")))


def test_chinese_letters_have_a_font(tmp_path):
    assert QFontInfo(map_font(10)).family() in FAMILIES
    made = layer("Polygon", SQUARE, name="a")
    title = drawn(tmp_path, made).copy(0, 0, 800, 60)
    assert pixels(title, "#222222", 60) > 30


def test_a_picture_that_cannot_be_written_is_said(tmp_path):
    made = layer("Polygon", SQUARE, name="a")
    extent = QgsReferencedRectangle(made.extent(), QgsCoordinateReferenceSystem("EPSG:4490"))
    with pytest.raises(RenderFailed, match="could not be written"):
        render_map(Picture("图", [made], extent), tmp_path / "no" / "folder.png")
