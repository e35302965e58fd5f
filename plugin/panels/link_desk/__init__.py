"""The panel 未关联人员: persons without a room, one after the other into theirs."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class LinkDeskPanel(Panel):
    """For those who enter residents."""

    NAME = "link_desk"
    TITLE = "Unlinked persons"
    ICON = "link_desk"
    ROLES = frozenset({"clerk", "manager"})
    ORDER = 330

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import LinkDeskWidget

        return LinkDeskWidget(workbench)


PANEL = LinkDeskPanel
