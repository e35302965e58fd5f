"""The panel 概况: the sub-district at a glance."""

from qgis.PyQt.QtCore import Qt

from ..panel import Panel


class OverviewPanel(Panel):
    """What there is, what is open, who is on duty."""

    NAME = "overview"
    TITLE = "Overview"
    ICON = "overview"
    AREA = Qt.DockWidgetArea.RightDockWidgetArea
    ORDER = 10

    @classmethod
    def make(cls, workbench):
        from .widget import OverviewWidget

        return OverviewWidget(workbench)


PANEL = OverviewPanel
