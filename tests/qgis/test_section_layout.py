"""The printed page of a section chart: the building that is meant is marked on its map, in its place, with its name."""

import pytest
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsLayoutItem, QgsProject
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QImage

from civicgrid.plugin.maps.section_layout import Page, section_layout

EAST, NORTH = 500_000.0, 3_400_000.0
COURT = shapely.Polygon(
    shapely.box(EAST, NORTH, EAST + 40, NORTH + 20).exterior,
    [shapely.box(EAST + 10, NORTH + 5, EAST + 30, NORTH + 15).exterior],
)
ANNEXE = shapely.box(EAST + 50, NORTH, EAST + 60, NORTH + 20)


@pytest.fixture
def project(qgis_app):
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4547"))
    return project


def page(shape, name="翠湖花园8栋"):
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    return Page(
        name=name, title=f"{name} 楼盘表", subtitle="", counts="", foot="", chart=image, legend=image,
        size=(100.0, 100.0), outline=shape and shapely.to_wkb(shape), crs="EPSG:4547",
    )  # fmt: skip


def items(layout, name):
    return [item for item in layout.items() if isinstance(item, QgsLayoutItem) and item.id() == name]


def on_page(shown, x, y):
    return shown.mapToScene(shown.mapToItemCoords(QPointF(x, y)))


def test_the_building_is_marked_in_its_place_with_its_name_beside_it(project):
    layout = section_layout(project, page(shapely.MultiPolygon([COURT, ANNEXE])))
    shown = layout.itemById("map")
    marks = items(layout, "mark")
    assert len(marks) == 2, "each part by itself"
    for mark, part in zip(sorted(marks, key=lambda one: one.scenePos().x()), (COURT, ANNEXE), strict=True):
        middle = on_page(shown, part.centroid.x, part.centroid.y)
        found = mark.mapToScene(mark.nodes()).boundingRect()
        assert abs(found.center().x() - middle.x()) < 0.2
        assert abs(found.center().y() - middle.y()) < 0.2
        assert len(mark.nodes()) == 5, "a courtyard is no part of the edge"
        assert shown.sceneBoundingRect().contains(found)
    (label,) = items(layout, "name")
    assert label.text() == "翠湖花园8栋"
    assert shown.sceneBoundingRect().contains(label.mapRectToScene(label.rect()))
    assert not any(label.collidesWithItem(mark) for mark in marks)
    assert project.layoutManager().layouts() == [layout]
    assert not project.mapLayers(), "the user's project gets no layer"


def test_a_building_without_a_shape_has_no_mark(project):
    layout = section_layout(project, page(None))
    assert items(layout, "mark") == items(layout, "name") == []
