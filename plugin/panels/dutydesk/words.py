"""What the duty desk calls things, and how urgency looks on light and dark windows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPalette
from qgis.PyQt.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from ...domain.events.display import LEVEL_NAMES
from ...services.translation import tr
from ...store.loop.hand_overs import Matter
from ..panel import icon

MOST = 200
"""So many events are listed at most: the rest of a bad day is read in the panel of events."""
REASON_NAMES = {
    "alarm": "alarm not acknowledged",
    "overdue": "overdue",
    "level": "level I or II",
    "dispatch": "not signed for",
    "call": "call due",
    "call_overdue": "call overdue",
    "report": "report due",
    "report_overdue": "report overdue",
    "closure": "closure",
    "note": "note",
}
LOG_NAMES = {
    "note": "Note",
    "call": "Call",
    "instruction": "Instruction",
    "alarm": "Alarm",
    "report": "Report",
    "hand_over": "Hand-over",
}
WRITABLE = ("note", "call", "instruction", "alarm")
COUNTDOWN_NAMES = {
    "overdue": "overdue by {time}",
    "due_soon": "{time} left, hurry",
    "running": "{time} left",
    "late": "sent late",
    "in_time": "sent in time",
}
_MARKS = {"overdue": "▲", "due_soon": "◆", "running": "●", "late": "▲", "in_time": "✔"}
# For a light and for a dark window.
_COLOURS = {
    "overdue": ("#c62828", "#ef9a9a"),
    "late": ("#c62828", "#ef9a9a"),
    "due_soon": ("#b45309", "#ffb74d"),
    "running": ("#2e7d32", "#81c784"),
    "in_time": ("#2e7d32", "#81c784"),
}
_HALF = 128  # of a lightness up to 255


def state_colour(widget: QWidget, state: str) -> QColor:
    """The colour of a countdown's state on a widget."""
    dark = widget.palette().color(QPalette.ColorRole.Base).lightness() < _HALF
    return QColor(_COLOURS[state][dark])


def countdown_text(state: str, due: datetime | None, now: datetime) -> str:
    """How a countdown stands, as a sign and text."""
    if due is None and state == "running":
        return tr("no time limit")
    time = span(abs(due - now)) if due else ""
    return f"{_MARKS[state]} {tr(COUNTDOWN_NAMES[state]).format(time=time)}"


def span(length: timedelta) -> str:
    """A length of time to the minute."""
    minutes = int(length.total_seconds()) // 60
    days, rest = divmod(minutes, 1440)
    hours, minutes = divmod(rest, 60)
    if days:
        return tr("{days} d {hours} h").format(days=days, hours=hours)
    if hours:
        return tr("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return tr("{minutes} min").format(minutes=minutes)


def gravest(matters: Sequence[Matter]) -> tuple[list[Matter], int]:
    """The matters that are listed, of events the first `MOST`, which are the gravest; and how many are not."""
    events = [one for one in matters if one.table == "event"]
    return [*events[:MOST], *(one for one in matters if one.table != "event")], len(events[MOST:])


def show_level(item: QTreeWidgetItem, level: int | None) -> None:
    """Show the display level of an event before it, as the list of events does; None for what has none."""
    if level is not None:
        item.setIcon(0, _level_icon(level))
        item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, tr(LEVEL_NAMES[level]))


@cache
def _level_icon(level: int) -> QIcon:
    return icon(f"level_{level}")


def more_item(count: int) -> QTreeWidgetItem:
    """The line below a list that is cut."""
    item = QTreeWidgetItem([tr("… and {count} more, in the panel of events").format(count=count)])
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def plain_tree(parent: QWidget, name: str, headers: list[str]) -> QTreeWidget:
    """A list with columns."""
    tree = QTreeWidget(parent)
    tree.setObjectName(f"CivicGrid.dutydesk.{name}")
    tree.setRootIsDecorated(False)
    tree.setAlternatingRowColors(True)
    tree.setWordWrap(True)
    tree.setHeaderLabels(headers)
    return tree
