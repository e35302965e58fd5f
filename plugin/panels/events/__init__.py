"""Events 事件: the list with its filters, one event with its steps, and the steps that may be taken now."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class EventsPanel(Panel):
    """For everybody; what may be done with an event follows from the account's roles."""

    NAME = "events"
    TITLE = "Events"
    ICON = "events"
    ORDER = 15
    KEYS = "Ctrl+Alt+E"

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import EventsWidget

        return EventsWidget(workbench)


PANEL = EventsPanel
