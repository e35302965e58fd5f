"""Going to what a search found: the map shows it and makes it flash, the panel of people and houses opens it."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.PyQt.QtGui import QColor

from ...services.translation import tr
from ...store import Store
from ...store.finder import Found, bounds_of
from ...store.person_finder import FoundPerson
from ..panel import Workbench

Bounds = tuple[float, float, float, float]

_POINT_SCALE, _CLOSEST = 2000, 800
_ROOM = 1.6
_FLASH = QColor("#e53935")
_OPENED = {"building": "show_building", "room": "show_room", "person": "show_person"}


def visit(workbench: Workbench, found: Found) -> None:
    """Go to a place or thing; buildings and rooms are opened besides."""
    if workbench.session.store is None:
        return
    if found.bounds is None:
        workbench.say(tr("{name} has no place on the map.").format(name=found.title))
    else:
        go_to_bounds(workbench, found.bounds)
    if found.kind in _OPENED:
        open_object(workbench, found.kind, found.id)


def visit_person(workbench: Workbench, found: FoundPerson) -> None:
    """Open a person, whose rooms flash then, and go to the building where they live."""
    if workbench.session.store is None:
        return
    open_object(workbench, "person", found.id)
    building = found.building_id
    if building is None:
        return

    def look(store: Store) -> Bounds | None:
        return bounds_of(store, "building", [building]).get(building)

    def go(bounds: Bounds | None) -> None:
        if bounds is not None and workbench.session.store is not None:
            go_to_bounds(workbench, bounds, flash=False)

    workbench.in_store(tr("Look where it is"), look, go, workbench.say_error)


def open_object(workbench: Workbench, kind: str, key: int) -> None:
    """Open a building, room or person in the panel of people and houses."""
    widget = workbench.show_panel("people_houses")
    if widget is not None:
        getattr(widget, _OPENED[kind])(key)


def go_to_bounds(workbench: Workbench, bounds: Bounds, *, flash: bool = True) -> None:
    """Bring bounds in the store's CRS, with some ground around them, into the middle of the map; they flash."""
    crs = QgsCoordinateReferenceSystem(workbench.session.store.crs)
    canvas = workbench.iface.mapCanvas()
    rectangle = QgsRectangle(*bounds)
    if rectangle.width() == 0 and rectangle.height() == 0:
        # QGIS does not go to an extent without a size.
        into = canvas.mapSettings().destinationCrs()
        canvas.setCenter(QgsCoordinateTransform(crs, into, workbench.project).transform(rectangle.center()))
        canvas.zoomScale(_POINT_SCALE)
    else:
        canvas.setReferencedExtent(QgsReferencedRectangle(rectangle, crs))
        canvas.zoomByFactor(_ROOM)
        if canvas.scale() < _CLOSEST:
            canvas.zoomScale(_CLOSEST)
    shape = QgsGeometry.fromPointXY(rectangle.center()) if rectangle.isEmpty() else QgsGeometry.fromRect(rectangle)
    if flash:
        canvas.flashGeometries([shape], crs, _FLASH)
    canvas.refresh()
