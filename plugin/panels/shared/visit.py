"""Going to what a search found: the map shows it and makes it flash, the panel that is about it opens it."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCsException,
    QgsGeometry,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.PyQt.QtGui import QColor

from ...services.translation import tr
from ...store import Store
from ...store.finder import Found, bounds_of
from ...store.residents.person_finder import FoundPerson
from ..panel import Workbench

Bounds = tuple[float, float, float, float]

_POINT_SCALE, _CLOSEST = 2000, 800
_ROOM = 1.6
_LITTLE = 1e-6  # degrees or metres
_FLASH = QColor("#e53935")
_HOUSES = "people_houses"
_OPENED = {
    "building": (_HOUSES, "show_building"),
    "room": (_HOUSES, "show_room"),
    "person": (_HOUSES, "show_person"),
    "event": ("events", "show_event"),
}


def visit(workbench: Workbench, found: Found) -> None:
    """Go to a place or thing; buildings, rooms and events are opened besides."""
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
    """Open a building, room or person in the panel of people and houses, an event in that of events."""
    panel, act = _OPENED[kind]
    widget = workbench.show_panel(panel)
    if widget is not None:
        getattr(widget, act)(key)


def go_to_bounds(workbench: Workbench, bounds: Bounds, *, flash: bool = True) -> None:
    """Bring bounds in the store's CRS, with some ground around them, into the middle of the map; they flash."""
    crs = QgsCoordinateReferenceSystem(workbench.session.store.crs)
    canvas = workbench.iface.mapCanvas()
    rectangle = QgsRectangle(*bounds)
    around = QgsRectangle(rectangle)
    around.grow(_LITTLE)  # QGIS does not go to an extent without one
    try:
        canvas.setReferencedExtent(QgsReferencedRectangle(around, crs))
    except QgsCsException:
        workbench.say(tr("The map's coordinate system does not reach there."))
        return
    if rectangle.width() == 0 and rectangle.height() == 0:
        canvas.zoomScale(_POINT_SCALE)
    else:
        canvas.zoomByFactor(_ROOM)
        if canvas.scale() < _CLOSEST:
            canvas.zoomScale(_CLOSEST)
    shape = QgsGeometry.fromPointXY(rectangle.center()) if rectangle.isEmpty() else QgsGeometry.fromRect(rectangle)
    if flash:
        canvas.flashGeometries([shape], crs, _FLASH)
    canvas.refresh()
