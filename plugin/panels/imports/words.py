"""What targets, reasons and choices are called."""

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QIcon

from ...domain.targets import Target
from ...services.translation import tr

TARGET_LINES = {
    "area": "Administrative areas, with their codes and outlines",
    "grid": "Grids and micro-grids, with their codes and outlines",
    "building": "Buildings, with address, floors and outline or position",
    "room": "Rooms, one a row, with their building",
    "person": "Residents, one a row, with number and address; sealed",
    "road": "Roads as lines, with class, speed and one-way",
    "organisation": "Companies, shops and institutions, with credit code",
    "component": "Urban components such as lamps and manholes",
    "facility": "Emergency resources: shelters, hydrants, hospitals …",
    "department": "Departments that handle events",
    "responder": "Grid workers, teams and vehicles",
    "camera": "Cameras, with device number and direction",
    "sensor": "Sensors, with what they measure",
    "hazard_stock": "Dangerous goods that are stored somewhere",
    "land_cover": "Water and green areas",
    "address_alias": "Other spellings of addresses",
}
BECAUSE = {
    "same": "the header is the field's name",
    "header": "the header means the field",
    "pinyin": "the header is its pinyin",
    "part": "a part of the header",
    "samples": "by what the column holds",
    "profile": "from the profile",
    "chosen": "chosen by you",
}
COORDINATE_NAMES = {
    "wgs84": "WGS 84 (GPS, phones, foreign maps)",
    "cgcs2000": "CGCS2000 (surveying offices, Tianditu)",
    "gcj02": "GCJ-02 (Amap, Tencent)",
    "bd09": "BD-09 (Baidu)",
}
CHOICES = {"store": "keep ours", "file": "take the file's", "desk": "decide later at the desk"}
_SHAPES = {"polygon": "/mIconPolygonLayer.svg", "line": "/mIconLineLayer.svg", "point": "/mIconPointLayer.svg"}


def system_name(coordinates: str | None) -> str:
    """What a coordinate system is called, "" for none."""
    return tr(COORDINATE_NAMES[coordinates]) if coordinates in COORDINATE_NAMES else coordinates or ""


def target_icon(target: Target) -> QIcon:
    """The icon of a target: the shape that its rows have, a table without one."""
    shape = target.geometry[0] if target.geometry else ""
    return QgsApplication.getThemeIcon(_SHAPES.get(shape, "/mIconTableLayer.svg"))
