"""The panel 搜索查询: residents, rooms and places by a text; residents by conditions, on the map and as a table."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class QueryPanel(Panel):
    """For everybody: places are nobody's secret; what concerns residents asks for the role by itself."""

    NAME = "query"
    TITLE = "Search and query"
    ICON = "query"
    ORDER = 210

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import QueryWidget

        return QueryWidget(workbench)


PANEL = QueryPanel
