"""The panel 统计考核: the measures of the loop by unit and period, ranked, over time, with the events behind each."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class MeasuresPanel(Panel):
    """For everybody who sees events."""

    NAME = "measures"
    TITLE = "Statistics"
    ICON = "measures"
    ROLES = frozenset({"clerk", "dispatcher", "manager", "viewer"})
    ORDER = 260

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import MeasuresWidget

        return MeasuresWidget(workbench)


PANEL = MeasuresPanel
