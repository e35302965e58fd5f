"""The panel 数据质检: what is wrong in the store, on the map, and its repairs."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class ChecksPanel(Panel):
    """For those who keep the data."""

    NAME = "checks"
    TITLE = "Data checks"
    ICON = "checks"
    ROLES = frozenset({"clerk", "manager"})
    ORDER = 700

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import ChecksWidget

        return ChecksWidget(workbench)


PANEL = ChecksPanel
