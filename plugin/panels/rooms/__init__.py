"""Rooms in bulk 房间批量生成: the rooms of buildings by a pattern or from a section chart."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class RoomsPanel(Panel):
    """For those who enter places."""

    NAME = "rooms"
    TITLE = "Rooms in bulk"
    ICON = "rooms"
    ROLES = frozenset({"clerk", "manager"})
    ORDER = 320

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import RoomsWidget

        return RoomsWidget(workbench)


PANEL = RoomsPanel
