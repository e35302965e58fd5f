"""What surrounds the layers of a new project: projection, extent, colours. A project in use keeps its own."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.PyQt.QtGui import QColor

from ...store import Store
from ...store.relations import known_extent
from ..palette import colour

# CGCS2000 / 3-degree Gauss-Kruger CM 75E … 135E, without the zone in the easting.
_FIRST_ZONE, _FIRST_MERIDIAN, _LAST_MERIDIAN = 4534, 75, 135
_ROOM = 1.05


def plane_crs(crs: QgsCoordinateReferenceSystem, extent: QgsRectangle) -> QgsCoordinateReferenceSystem:
    """A projection in metres in which an extent looks right.

    A projected CRS stays as it is. In China it is the CGCS2000 zone of three degrees, elsewhere a transverse Mercator
    projection on the middle of the extent.
    """
    if not crs.isGeographic():
        return crs
    middle = extent.center()
    meridian = round(middle.x() / 3) * 3
    if crs.authid() == "EPSG:4490" and _FIRST_MERIDIAN <= meridian <= _LAST_MERIDIAN and middle.y() > 0:
        return QgsCoordinateReferenceSystem(f"EPSG:{_FIRST_ZONE + (meridian - _FIRST_MERIDIAN) // 3}")
    return QgsCoordinateReferenceSystem.fromProj(
        f"+proj=tmerc +lat_0=0 +lon_0={meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m"
    )


def set_frame(store: Store, project: QgsProject) -> None:
    """Set projection, ellipsoid, background, selection colour and where the map opens; snapping is left alone."""
    project.setBackgroundColor(QColor(colour("land")))
    project.setSelectionColor(QColor(colour("selection")))
    crs = QgsCoordinateReferenceSystem(store.crs)
    bounds = known_extent(store)
    if bounds is None:
        project.setCrs(crs)
        project.setEllipsoid(crs.ellipsoidAcronym())
        return
    extent = QgsRectangle(*bounds)
    plane = plane_crs(crs, extent)
    project.setCrs(plane)
    project.setEllipsoid(crs.ellipsoidAcronym())
    box = QgsCoordinateTransform(crs, plane, project.transformContext()).transformBoundingBox(extent)
    box.scale(_ROOM)
    view = QgsReferencedRectangle(box, plane)
    project.viewSettings().setDefaultViewExtent(view)
    project.viewSettings().setPresetFullExtent(view)
