"""The panel 时限与工作日历: by when what is due, on which days and in which hours work is done."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class DeadlinesPanel(Panel):
    """The manager's panel."""

    NAME = "deadlines"
    TITLE = "Deadlines and working calendar"
    ICON = "deadlines"
    ROLES = frozenset({"manager"})
    ORDER = 890

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import DeadlinesWidget

        return DeadlinesWidget(workbench)


PANEL = DeadlinesPanel
