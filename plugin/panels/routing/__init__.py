"""The panel 派发规则: which department an event goes to, in order; tried before it is relied on."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class RoutingPanel(Panel):
    """For managers."""

    NAME = "routing"
    TITLE = "Rules of routing"
    ICON = "routing"
    ROLES = frozenset({"manager"})
    ORDER = 820

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import RoutingWidget

        return RoutingWidget(workbench)


PANEL = RoutingPanel
