"""The panel 调度: who should go to an event, why the others lost, sending them, and what becomes of it."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class DispatchPanel(Panel):
    """For those who send responders."""

    NAME = "dispatch"
    TITLE = "Dispatch desk"
    ICON = "dispatch"
    ROLES = frozenset({"dispatcher", "manager"})
    ORDER = 130
    KEYS = "Ctrl+Alt+D"

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import DispatchWidget

        return DispatchWidget(workbench)


PANEL = DispatchPanel
