"""A field for an instant, as the wall clock of the store's zone shows it, to the minute."""

from datetime import datetime
from zoneinfo import ZoneInfo

from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtWidgets import QDateTimeEdit, QWidget

_SHOWN = "yyyy-MM-dd HH:mm"


def wall_clock(at: datetime, zone: str) -> QDateTime:
    """An aware instant in a zone."""
    local = at.astimezone(ZoneInfo(zone))
    return QDateTime(local.date(), local.time().replace(second=0, microsecond=0))


def moment_field(name: str, at: datetime, zone: str, parent: QWidget) -> QDateTimeEdit:
    """A field that shows an instant, with a calendar to choose from."""
    field = QDateTimeEdit(wall_clock(at, zone), parent)
    field.setObjectName(name)
    field.setDisplayFormat(_SHOWN)
    field.setCalendarPopup(True)
    return field
