"""Data import 数据导入: an office's own files into the store, what was brought, and what waits for a decision."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class ImportsPanel(Panel):
    """The panel of those who bring data."""

    NAME = "imports"
    TITLE = "Data import"
    ICON = "imports"
    ROLES = frozenset({"clerk", "manager"})
    ORDER = 200

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import ImportsWidget

        return ImportsWidget(workbench)


PANEL = ImportsPanel
