"""People and houses 人房信息: a building, its section chart, who lives where, and where a person has lived."""

from typing import TYPE_CHECKING

from ..panel import Panel, Workbench

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class PeopleHousesPanel(Panel):
    """For everybody; residents show to the roles that may see them."""

    NAME = "people_houses"
    TITLE = "People and houses"
    ICON = "people_houses"
    ORDER = 20

    @classmethod
    def make(cls, workbench: Workbench) -> "QWidget":
        """The panel's widget."""
        from .widget import PeopleHousesWidget

        return PeopleHousesWidget(workbench)


PANEL = PeopleHousesPanel
