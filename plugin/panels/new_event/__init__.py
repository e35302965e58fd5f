"""The panel 新建事件: a message pasted, a place clicked, an event filed."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class NewEventPanel(Panel):
    """For those who may report events."""

    NAME = "new_event"
    TITLE = "New event"
    ICON = "new_event"
    ROLES = frozenset({"grid_worker", "clerk", "dispatcher", "manager"})
    ORDER = 30
    KEYS = "Ctrl+Alt+N"

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import NewEventWidget

        return NewEventWidget(workbench)


PANEL = NewEventPanel
