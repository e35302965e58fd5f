"""The panel 值班: who keeps the desk, hand-over, log, information reports, the month's list."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class DutyDeskPanel(Panel):
    """For those who keep the desk; the list of shifts is the managers' to change."""

    NAME = "dutydesk"
    TITLE = "Duty desk"
    ICON = "dutydesk"
    ROLES = frozenset({"clerk", "dispatcher", "manager"})
    ORDER = 230

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import DutyDeskWidget

        return DutyDeskWidget(workbench)


PANEL = DutyDeskPanel
