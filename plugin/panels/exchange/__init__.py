"""Data exchange 数据交换: tables out as files, and packages to and from stores on separated networks."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class ExchangePanel(Panel):
    """Exports for clerks and managers, packages for managers."""

    NAME = "exchange"
    TITLE = "Data exchange"
    ICON = "exchange"
    ROLES = frozenset({"clerk", "manager", "exporter"})
    ORDER = 800

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import ExchangeWidget

        return ExchangeWidget(workbench)


PANEL = ExchangePanel
